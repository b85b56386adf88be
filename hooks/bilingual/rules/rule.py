"""docs/rules.yml → rules: what is true in every language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2.exceptions import TemplateRuntimeError

from ..problems import Problem
from ..records.checking import find_problems
from ..records.reading import Record, read_record

FILE = "docs/rules.yml"
EachLanguage = Mapping[str, str]
_TEXTS = ("name", "note", "text", "counted_from", "source")
# Average days of the Gregorian calendar, for drawing durations to scale; never for counting days in a sentence.
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425}


@dataclass(frozen=True)
class Rule:
    """One value that the languages share.

    ``value`` is an amount in ``unit`` (a duration's unit, a currency of ISO 4217), or a day; None for a note.
    ``texts`` holds what is written by hand in each language: name, note, text, counted_from, source.
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
        """About how many days a duration has, for drawing it to scale. Raises TemplateRuntimeError for another kind."""
        if not isinstance(self.value, int | Decimal) or self.unit not in _DAYS:
            what = f"“{self.name}” is drawn on the timeline, so it must be a duration, not a {self.kind}."
            raise TemplateRuntimeError(f"{FILE}:{self.line}: {what}")
        return float(self.value) * _DAYS[self.unit]


def read_rules(raw: bytes, locales: Sequence[str]) -> tuple[dict[str, Rule], list[Problem]]:
    """The rules by name, in the order of the file; none with any problem."""
    record, problems = read_record(raw, FILE)
    problems = problems or find_problems(record, "rules", locales)
    return {} if problems else {name: _rule(name, record) for name in record.data}, problems


def _rule(name: str, record: Record) -> Rule:
    entry: Mapping[str, Any] = record.data[name]
    texts = {key: entry[key] for key in _TEXTS if key in entry}
    value: Any = entry.get("value")
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    return Rule(
        name=name,
        kind=entry["kind"],
        line=record.line((name,)),
        texts=texts,
        text_lines={(key, locale): record.line((name, key, locale)) for key, each in texts.items() for locale in each},
        limit=entry.get("limit"),
        value=date.fromisoformat(value) if entry["kind"] == "date" else value,
        unit=entry.get("unit") or entry.get("currency"),
        nouns=entry.get("noun", {}),
    )
