"""docs/site.yml → what the site is called in each language, whose days it goes by, and its menu."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from ..problems import Problem, choose, quote
from ..records.checking import find_problems
from ..records.reading import Record, read_record

FILE = "docs/site.yml"
_AREAS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A line of the menu: the name of a page, and where it stands in the file."""

    page: str
    line: int


@dataclass(frozen=True)
class Basics:
    """``names`` are what the site is called, by language; its days begin at midnight in ``time_zone``."""

    names: Mapping[str, str]
    time_zone: ZoneInfo
    menu: tuple[Entry, ...]


def read_basics(raw: bytes, locales: Sequence[str]) -> tuple[Basics | None, list[Problem]]:
    """The file's content; None with any problem. Whether the menu's pages exist, ``find_false_entries`` says."""
    record, problems = read_record(raw, FILE)
    problems = problems or find_problems(record, "site", locales) or list(_unknown_zone(record))
    if problems:
        return None, problems
    data = record.data
    menu = tuple(Entry(page, record.line(("menu", place))) for place, page in enumerate(data["menu"]))
    return Basics(data["names"], ZoneInfo(data["time_zone"]), menu), []


@cache
def _zones() -> tuple[str, ...]:
    """The names of IANA's time zone database, as its package on PyPI lists them: the same on every machine.

    Those of places, and UTC; not the others, which are kept for old programs or for clocks that nobody has set.
    """
    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return tuple(name for name in names if name == "UTC" or name.partition("/")[0] in _AREAS)


def read_time_zone(raw: bytes) -> ZoneInfo | None:
    """The time zone alone, whatever else is wrong with the file; None if it has none that exists."""
    name = read_record(raw, FILE)[0].data.get("time_zone")
    return ZoneInfo(name) if name in _zones() else None


def _unknown_zone(record: Record) -> Iterator[Problem]:
    name, line = record.data["time_zone"], record.line(("time_zone",))
    if name not in _zones():
        what, choice = f"time_zone: There is no time zone “{quote(name)}”.", choose(name, _zones())
        near = f"Did you mean “{choice.near}”? " if choice.near else ""
        to_do = f"{near}Write the name that IANA's time zone database has for it, as in Europe/Stockholm."
        yield Problem(FILE, line, what, to_do, "unknown-time-zone", edit=choice.edit(FILE, line))


def find_false_entries(basics: Basics, pages: Collection[str]) -> Iterator[Problem]:
    """Pages of the menu that no language has, and those that stand in it twice."""
    seen: dict[str, int] = {}
    for entry in basics.menu:
        if first := seen.get(entry.page):
            what = f"menu: “{entry.page}” stands here for the second time; the first is on line {first}."
            yield Problem(FILE, entry.line, what, "Keep one of the two.", "duplicate")
        elif entry.page not in pages:
            what, choice = f"menu: There is no page “{entry.page}”.", choose(entry.page, sorted(pages))
            to_do = f"{choice.advice} If the site has no such page, take the line out."
            yield Problem(FILE, entry.line, what, to_do, "unknown-page", edit=choice.edit(FILE, entry.line))
        seen.setdefault(entry.page, entry.line)
