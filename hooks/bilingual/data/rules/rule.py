"""A rule as it holds at one time: what is true in every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from ...records.reading import Record
from .interval import Interval

FILE = "docs/rules.yml"
EachLanguage = Mapping[str, str]
_TEXTS = ("name", "note", "easy", "text", "counted_from", "why", "source", "law", "decision")
# Average days of the Gregorian calendar, for drawing durations to scale; never for counting days in a sentence.
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425}
# ISO 8601: what a duration begins and ends with.
ISO = {"minute": ("PT", "M"), "hour": ("PT", "H"), "day": ("P", "D"), "week": ("P", "W"), "month": ("P", "M")}
ISO["year"] = ("P", "Y")
Value = Decimal | int | date


@dataclass(frozen=True)
class Rule:
    """One value that the languages share, as it holds from ``start`` to ``until``, both included.

    ``value`` is an amount in ``unit`` (a duration's unit, a currency of ISO 4217), or a day; None for a note. Of a
    range it is the smaller end, and ``upper`` the larger one. ``minutes`` come beside whole hours. ``per`` is the time
    of a rate: hour, day, week, month or year. ``limit`` is None where the value is no limit.
    ``texts`` holds what is written by hand in each language: name, text, counted_from, source …; ``own`` are those of
    them that are written for this time alone. ``start`` is None while it is not known. ``checked`` is the day on which
    a person last compared the rule with its source; ``page`` is the address of that source.
    """

    name: str
    kind: str
    line: int
    texts: Mapping[str, EachLanguage]
    limit: str | None = None
    value: Value | None = None
    upper: Value | None = None
    unit: str | None = None
    minutes: int = 0
    per: str | None = None
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

    @cached_property
    def all_of_it(self) -> str:
        """Everything that it holds, as one text."""
        return repr((replace(self, own=frozenset()), sorted(self.own)))  # sets have another order in each process

    @property
    def ends(self) -> tuple[Value, ...]:
        """The value, or both ends of a range; none for a note."""
        return tuple(end for end in (self.value, self.upper) if end is not None)

    @property
    def machine_value(self) -> str | None:
        """The value for machines: ISO 8601 for durations, ages and days, a fraction for a percentage, else plain.

        A range is written as ISO 8601 writes an interval, P2W/P4W, and a rate has its time behind it: SEK 300 per P1D.
        """
        if not self.ends:
            return None
        per = f" per {self.machine_per}" if self.per else ""
        return "/".join(self.machine_ends) + per

    @cached_property
    def machine_ends(self) -> tuple[str, ...]:
        """The same of the value alone, or of each end of a range."""
        return tuple(map(self._for_machines, self.ends))

    @property
    def machine_per(self) -> str | None:
        """The time of a rate as ISO 8601: P1D."""
        return "1".join(ISO[self.per]) if self.per else None

    def _for_machines(self, value: Value) -> str:
        match self.kind:
            case "duration":
                before, behind = ISO[str(self.unit)]
                return f"{before}{value}{behind}{f'{self.minutes}M' if self.minutes else ''}"
            case "age":
                return f"P{value}Y"
            case "money":
                return f"{self.unit} {value}"
            case "percentage":
                assert isinstance(value, int | Decimal)
                return f"{(Decimal(value) / 100).normalize():f}"
            case _:
                return str(value)

    @property
    def has_a_length(self) -> bool:
        """Whether this is a time that can be drawn beside others: so many days or more, and no rate."""
        return self.kind == "duration" and self.unit in _DAYS and self.per is None

    @property
    def days(self) -> float:
        """About how many days a duration that has a length lasts, for drawing it to scale; a range at its longest."""
        longest = self.ends[-1]
        assert isinstance(longest, int | Decimal)
        return float(longest) * _DAYS[str(self.unit)]


def read_rule(name: str, entry: Mapping[str, Any], record: Record, own: frozenset[str], line: int) -> Rule:
    """The rule from its ``entry``, which keeps the schema; ``own`` are the keys that are written for its time alone."""
    texts = {key: entry[key] for key in _TEXTS if key in entry}
    is_range = "min" in entry
    value, upper = (_value(entry, key) for key in (("min", "max") if is_range else ("value", "")))
    limit = entry.get("limit")
    return Rule(
        name=name,
        kind=entry["kind"],
        line=line,
        texts=texts,
        text_lines={(key, locale): record.line((name, key, locale)) for key, each in texts.items() for locale in each},
        limit=None if limit == "none" else limit,
        value=value,
        upper=upper,
        unit=entry.get("unit") or entry.get("currency"),
        minutes=entry.get("minutes", 0),
        per=entry.get("per"),
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


def _value(entry: Mapping[str, Any], key: str) -> Value | None:
    value: Any = entry.get(key)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return _day(value) if entry["kind"] == "date" else value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _interval(text: str | None) -> Interval | None:
    return Interval.read(text) if text else None
