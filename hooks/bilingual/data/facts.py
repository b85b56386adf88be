"""docs/facts.yml → what the pages must say, whatever words they say it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..problems import Problem
from ..records.checking import find_problems
from ..records.reading import Record, read_record

FILE = "docs/facts.yml"
Alternatives = tuple[str, ...]  # forms (see forms.py) of which one is enough


@dataclass(frozen=True)
class Fact:
    """One thing that must be said in each of the sections ``places``, in every language that has the section.

    ``says`` is the fact in words, by language. All of the rest must be found: the value of each rule in ``values``,
    each term, each section in ``headings`` somewhere on the page, and for each entry of ``words`` one of its forms.
    ``asked`` is what people ask when they look for it, by language.
    """

    name: str
    line: int
    says: Mapping[str, str]
    places: tuple[str, ...]
    values: tuple[str, ...]
    terms: tuple[str, ...]
    headings: tuple[str, ...]
    words: Mapping[str, tuple[Alternatives, ...]]
    asked: Mapping[str, Sequence[str]]
    record: Record

    def line_of(self, *path: str | int) -> int:
        """The line of something that belongs to the fact."""
        return self.record.line((self.name, *path))


def read_facts(raw: bytes, locales: Sequence[str]) -> tuple[tuple[Fact, ...], list[Problem]]:
    """All facts in the order of the file; none with any problem."""
    record, problems = read_record(raw, FILE)
    problems = problems or find_problems(record, "facts", locales)
    if problems:
        return (), problems
    return tuple(_read_fact(name, record) for name in record.data), []


def _read_fact(name: str, record: Record) -> Fact:
    entry = record.data[name]
    return Fact(
        name=name,
        line=record.line((name,)),
        says=entry["says"],
        places=_several(entry["in"]),
        values=tuple(entry.get("values", ())),
        terms=tuple(entry.get("terms", ())),
        headings=tuple(entry.get("headings", ())),
        words={locale: tuple(map(_several, wanted)) for locale, wanted in entry.get("words", {}).items()},
        asked=entry.get("asked as", {}),
        record=record,
    )


def _several(entry: str | list[str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)
