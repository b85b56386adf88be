"""The menu of docs/site.yml → its entries: pages, sections with entries inside, and links to other sites."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..messages import say, together
from ..problems import Problem, choose, quote
from ..records.reading import Path, Record
from ..text.addresses import wrong_address
from .origins import Origins

LEVELS = 3  # what stands deeper nobody finds again, and no path to it fits on a phone
Names = Mapping[str, str]  # by language
_SHAPES = say(
    "A page is the name of its file alone, as in “- words.md”. A section begins with “- names:” and has pages below it,"
    " a link to another site begins so too and has address."
)


@dataclass(frozen=True)
class Listed:
    """A page by the name of its file; its name in the menu comes from the page. ``line`` is where the entry stands."""

    page: str
    line: int


@dataclass(frozen=True)
class Section:
    """What stands in the menu below a name."""

    names: Names
    entries: tuple[Entry, ...]
    line: int

    @property
    def own_page(self) -> str:
        """The page that the section itself is: the first in it, if that is the index.md of a folder; or empty."""
        match self.entries[0]:
            case Listed(page) if page.rpartition("/")[2] == "index.md":
                return page
        return ""


@dataclass(frozen=True)
class Leaving:
    """A link to another site: its name and its whole address in each language; ``lines`` are those of the addresses."""

    names: Names
    addresses: Names
    line: int
    lines: Mapping[str, int] = field(default_factory=dict)


Entry = Listed | Section | Leaving


def read_menu(record: Record, locales: Sequence[str]) -> tuple[Entry, ...]:
    """The entries, from a record that keeps its schema."""
    return _read_entries(record.data["menu"], record, locales, ("menu",))


def _read_entries(entries: Sequence[Any], record: Record, locales: Sequence[str], path: Path) -> tuple[Entry, ...]:
    return tuple(_read_entry(entry, record, locales, (*path, place)) for place, entry in enumerate(entries))


def _read_entry(entry: Any, record: Record, locales: Sequence[str], path: Path) -> Entry:
    line = record.line(path)
    if isinstance(entry, str):
        return Listed(entry, line)
    names = {locale: " ".join(entry["names"][locale].split()) for locale in locales}
    if "pages" in entry:
        return Section(names, _read_entries(entry["pages"], record, locales, (*path, "pages")), line)
    said = entry["address"]
    addresses = said if isinstance(said, Mapping) else dict.fromkeys(locales, said)
    lines = {locale: record.line((*path, "address", locale)) for locale in locales}
    return Leaving(names, addresses, line, lines)


def listed_in(entries: Sequence[Entry]) -> Iterator[Listed]:
    """All pages, in the order of the menu, sections opened."""
    for entry in entries:
        if isinstance(entry, Listed):
            yield entry
        elif isinstance(entry, Section):
            yield from listed_in(entry.entries)


def pages_in(entries: Sequence[Entry]) -> Iterator[str]:
    """The names of all pages, in the order of the menu, sections opened."""
    return (entry.page for entry in listed_in(entries))


def find_other_shapes(record: Record) -> Iterator[Problem]:
    """Entries as other generators write them, “Guide: guide.md”, wherever in the menu: names here are by language."""
    for path, line in record.lines.items():
        if path[:1] == ("menu",) and isinstance(path[-1], int):
            entry: Any = record.data
            for step in path:
                entry = entry[step]
            if isinstance(entry, Mapping) and entry and not entry.keys() & {"names", "pages", "address"}:
                what = say("menu: “{entry}” is not how an entry begins.", entry=quote(str(next(iter(entry)))))
                yield Problem(record.file, line, what, _SHAPES, "unknown-key")


def find_two_ways(record: Record) -> Iterator[Problem]:
    """Entries that are a section and a link in one, from a record that keeps its schema."""
    for path, line in record.lines.items():
        if path[:1] == ("menu",) and path[-1] == "address" and (*path[:-1], "pages") in record.lines:
            what = say("menu: A section is no link: pages and address stand in one entry.")
            to_do = say("Keep one of the two, and give the other an entry of its own.")
            yield Problem(record.file, line, what, to_do, "unknown-key")


def find_false_entries(menu: Sequence[Entry], file: str, pages: Collection[str], origins: Origins) -> Iterator[Problem]:
    """What no reader would see, could not open or would see twice, and links to sites that nobody has allowed."""
    yield from _Check(file, pages, origins).entries(menu, 1)


class _Check:
    """Looks at one entry after the other, and knows what stood before."""

    def __init__(self, file: str, pages: Collection[str], origins: Origins) -> None:
        self.file, self.pages, self.origins = file, pages, origins
        self.seen: dict[str, int] = {}

    def entries(self, entries: Sequence[Entry], level: int) -> Iterator[Problem]:
        yield from self.names(entries)
        for entry in entries:
            match entry:
                case Listed():
                    yield from self.page(entry)
                case Leaving():
                    yield from self.leaving(entry)
                case Section():
                    yield from self.section(entry, level)
                    yield from self.entries(entry.entries, level + 1)

    def names(self, entries: Sequence[Entry]) -> Iterator[Problem]:
        """Two sections or links side by side with one name: nobody knows which is which (WCAG 2.2, 2.4.9)."""
        seen: dict[tuple[str, str], int] = {}
        for entry in entries:
            for locale, name in () if isinstance(entry, Listed) else entry.names.items():
                if first := seen.get((locale, name.casefold())):
                    what = say(
                        "menu: “{name}” ({locale}) is already the name of the entry on line {first}, beside it.",
                        name=quote(name),
                        locale=locale,
                        first=first,
                    )
                    yield Problem(self.file, entry.line, what, say("Give one of the two another name."), "duplicate")
                seen.setdefault((locale, name.casefold()), entry.line)

    def page(self, entry: Listed) -> Iterator[Problem]:
        if wrong := self.twice(entry.page, entry.line):
            yield wrong
        elif entry.page not in self.pages:
            what = say("menu: There is no page “{page}”.", page=entry.page)
            choice = choose(entry.page, sorted(self.pages))
            to_do = together([choice.advice, say("If the site has no such page, take the line out.")])
            edit = choice.edit(self.file, entry.line)
            yield Problem(self.file, entry.line, what, to_do, "unknown-page", edit=edit)

    def twice(self, what: str, line: int) -> Problem | None:
        if not (first := self.seen.get(what)):
            self.seen[what] = line
            return None
        said = say(
            "menu: “{what}” stands here for the second time; the first is on line {first}.",
            what=quote(what),
            first=first,
        )
        return Problem(self.file, line, said, say("Keep one of the two."), "duplicate")

    def leaving(self, entry: Leaving) -> Iterator[Problem]:
        for address in dict.fromkeys(entry.addresses.values()):
            line = next(entry.lines[locale] for locale, each in entry.addresses.items() if each == address)
            if wrong := wrong_address(address):
                yield Problem(self.file, line, say("menu: {what}", what=wrong.what), wrong.to_do, "link-form")
            elif again := self.twice(address, line):
                yield again
            elif not self.origins.allows_link(address):
                what, to_do = self.origins.not_on_the_list(address)
                yield Problem(self.file, line, say("menu: {what}", what=what), to_do, "origin")

    def section(self, entry: Section, level: int) -> Iterator[Problem]:
        name = quote(next(iter(entry.names.values())))
        if level == LEVELS:
            what = say(
                "menu: The section “{name}” opens a level {level}, and a menu has {levels}.",
                name=name,
                level=level + 1,
                levels=LEVELS,
            )
            to_do = say("Move what is in it up into the section around it, or let one of its pages lead to the others.")
            yield Problem(self.file, entry.line, what, to_do, "menu-level")
        if not any(pages_in(entry.entries)):
            what = say(
                "menu: The section “{name}” holds no page, and opens on its own pages alone: nobody would see it.",
                name=name,
            )
            yield Problem(
                self.file, entry.line, what, say("Put a page into it, or move its links out of it."), "without-effect"
            )
