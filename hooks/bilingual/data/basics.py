"""docs/site.yml → what the site is called in each language, whose days it goes by, its menu and its folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from ..messages import languages, say, together
from ..problems import Problem, choose, quote
from ..records.checking import find_problems
from ..records.reading import Record, read_record
from ..text.tags import Tag, read_tags
from .menu import Entry, find_other_shapes, find_two_ways, read_menu

FILE = "docs/site.yml"
SIDE_BY_SIDE = "side-by-side"  # what the pages with all languages are called in addresses, unless the file says it
_AREAS = (
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"
)  # fmt: skip


@dataclass(frozen=True)
class Basics:
    """``names`` are what the site is called, by language; its days begin at midnight in ``time_zone``.

    ``folders`` are what folders of pages are called in addresses, by path and language; one that is not in it keeps its
    name. ``side_by_side`` is what the pages that show all languages are called there, by language. ``record`` is where
    all of it stands.
    """

    names: Mapping[str, str]
    time_zone: ZoneInfo
    menu: tuple[Entry, ...]
    folders: Mapping[str, Mapping[str, str]]
    side_by_side: Mapping[str, str]
    record: Record


def read_basics(raw: bytes, locales: Sequence[str]) -> tuple[Basics | None, list[Problem]]:
    """The file's content; None with any problem. Whether its pages and folders exist is for the checks to say."""
    record, problems = read_record(raw, FILE)
    problems = problems or _find_problems(record, locales)
    problems = problems or [
        *_unknown_zone(record),
        *_unknown_language(record),
        *find_two_ways(record),
        *_values(record),
    ]
    if problems:
        return None, problems
    data = record.data
    menu = read_menu(record, locales)
    side_by_side = data.get("side_by_side") or dict.fromkeys(locales, SIDE_BY_SIDE)
    return Basics(data["names"], ZoneInfo(data["time_zone"]), menu, read_folders(record), side_by_side, record), []


def _find_problems(record: Record, locales: Sequence[str]) -> list[Problem]:
    shapes = list(find_other_shapes(record))
    told = {problem.line for problem in shapes}
    return [*shapes, *(each for each in find_problems(record, "site", locales) if each.line not in told)]


def read_folders(record: Record) -> Mapping[str, Mapping[str, str]]:
    """What folders are called in addresses, by path and language."""
    folders: Mapping[str, Mapping[str, str]] = record.data.get("folders", {})
    return folders


def _values(record: Record) -> Iterator[Problem]:
    """Names that hold a value of a rule or the like: nothing fills it in here."""
    for path, line in record.lines.items():
        if len(path) > 1 and path[-2] == "names":
            said = record.data
            for step in path:
                said = said[step]  # type: ignore[index]
            text, problems = read_tags(str(said), FILE, line)
            yield from problems
            for tag in text:
                if isinstance(tag, Tag):
                    what = say("{tag} cannot stand in this file.", tag=tag)
                    yield Problem(FILE, line, what, say("Write the words out."), "misplaced-value")


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


def read_language_of_messages(raw: bytes) -> str:
    """The language of messages alone, whatever else is wrong with the file; empty if it says none that there is."""
    said = read_record(raw, FILE)[0].data.get("messages")
    return said if said in languages() else ""


def _unknown_language(record: Record) -> Iterator[Problem]:
    said = record.data.get("messages")
    if said is not None and said not in languages():
        line, choice = record.line(("messages",)), choose(said, languages())
        what = say("messages: Messages cannot be said in “{language}”.", language=quote(said))
        to_do = together([choice.advice, say("Without this line, the computer of each editor says in which language.")])
        yield Problem(FILE, line, what, to_do, "bad-choice", edit=choice.edit(FILE, line))


def _unknown_zone(record: Record) -> Iterator[Problem]:
    name, line = record.data["time_zone"], record.line(("time_zone",))
    if name not in _zones():
        what, choice = say("time_zone: There is no time zone “{name}”.", name=quote(name)), choose(name, _zones())
        to_do = say("Write the name that IANA's time zone database has for it, as in Europe/Stockholm.")
        to_do = together([say("Did you mean “{name}”?", name=choice.near), to_do]) if choice.near else to_do
        yield Problem(FILE, line, what, to_do, "unknown-time-zone", edit=choice.edit(FILE, line))
