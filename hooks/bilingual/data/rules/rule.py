"""A rule as it holds at one time: what is true in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from ...records.reading import Record
from .interval import Interval

FILE = "docs/rules.yml"
EachLanguage = Mapping[str, str]
_TEXTS = ("name", "note", "easy", "text", "counted_from", "why", "source", "law", "decision")
# Average days of the Gregorian calendar, for drawing durations to scale; never for counting days in a sentence.
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425}


@dataclass(frozen=True)
class Rule:
    """One value that the languages share, as it holds from ``start`` to ``until``, both included.

    ``value`` is an amount in ``unit`` (a duration's unit, a currency of ISO 4217), or a day; None for a note.
    ``texts`` holds what is written by hand in each language: name, text, counted_from, source …; ``own`` are those of
    them that are written for this time alone. ``start`` is None while it is not known. ``checked`` is the day on which
    a person last compared the rule with its source; ``page`` is the address of that source.
    """

    name: str
    kind: str
    line: int
    texts: Mapping[str, EachLanguage]
    limit: str | None = None
    value: Decimal | int | date | None = None
    unit: str | None = None
    nouns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    text_lines: Mapping[tuple[str, str], int] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    start: date | None = None
    until: date | None = None
    page: str | None = None
    checked: date | None = None
    check_every: Interval | None = None
    announce: Interval | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def machine_value(self) -> str | None:
        """The value for machines: ISO 8601 for durations, ages and days, a fraction for a percentage, else plain."""
        match self.kind:
            case "note":
                return None
            case "duration":
                return f"P{self.value}{str(self.unit)[0].upper()}"
            case "age":
                return f"P{self.value}Y"
            case "money":
                return f"{self.unit} {self.value}"
            case "percentage":
                assert isinstance(self.value, int | Decimal)
                return f"{(Decimal(self.value) / 100).normalize():f}"
            case _:
                return str(self.value)

    @property
    def days(self) -> float:
        """About how many days a duration has, for drawing it to scale."""
        assert isinstance(self.value, int | Decimal)
        return float(self.value) * _DAYS[str(self.unit)]


def read_rule(name: str, entry: Mapping[str, Any], record: Record, own: frozenset[str], line: int) -> Rule:
    """The rule from its ``entry``, which keeps the schema; ``own`` are the keys that are written for its time alone."""
    texts = {key: entry[key] for key in _TEXTS if key in entry}
    value: Any = entry.get("value")
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    return Rule(
        name=name,
        kind=entry["kind"],
        line=line,
        texts=texts,
        text_lines={(key, locale): record.line((name, key, locale)) for key, each in texts.items() for locale in each},
        limit=entry.get("limit"),
        value=_day(value) if entry["kind"] == "date" else value,
        unit=entry.get("unit") or entry.get("currency"),
        nouns=entry.get("noun", {}),
        own=own & texts.keys(),
        start=_day(entry.get("from")),
        until=_day(entry.get("until")),
        page=entry.get("page"),
        checked=_day(entry.get("checked")),
        check_every=_interval(entry.get("check_every")),
        announce=_interval(entry.get("announce")),
        lines={key: record.line((name, key)) for key in entry},
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _interval(text: str | None) -> Interval | None:
    return Interval.read(text) if text else None
