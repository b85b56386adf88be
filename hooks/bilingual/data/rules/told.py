"""The history of a rule in the words of one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .history import Histories, History
from .rule import Rule
from .wording import Wording, say_day

_FACTS = ("why", "source", "law", "decision")  # what a reader may want to know of a period, in this order


@dataclass(frozen=True)
class Period:
    """One period as a reader reads it, in plain text. Days, and the ``span`` of both, are “” if not known."""

    rule: Rule
    value: str
    start: str
    span: str
    checked: str
    facts: tuple[tuple[str, str], ...]
    is_now: bool

    @property
    def source(self) -> str:
        """Where the rule comes from."""
        return dict(self.facts)["source"]

    @property
    def why(self) -> str:
        """Why the value was changed; empty if nobody has said so."""
        return dict(self.facts).get("why", "")


@dataclass(frozen=True)
class Change:
    """From a ``day``, in words ``span``, the value is another than ``before``. ``rule`` is the period that begins."""

    day: date
    span: str
    name: str
    before: str
    value: str
    why: str
    rule: Rule


def tell(history: History, wording: Wording, today: date) -> tuple[Period, ...]:
    """All periods of a rule, the earliest first."""
    current = history.on(today)
    return tuple(_period(rule, wording, rule is current) for rule in history.periods)


def _period(rule: Rule, wording: Wording, is_now: bool) -> Period:
    start = say_day(rule.start, wording) if rule.start else ""
    facts = tuple((key, rule.texts[key][wording.locale]) for key in _FACTS if key in rule.texts)
    checked = say_day(rule.checked, wording) if rule.checked else ""
    return Period(rule, wording.value(rule), start, _span(rule.start, rule.until, wording), checked, facts, is_now)


def _span(first: date | None, last: date | None, wording: Wording) -> str:
    ends = {"from": first, "until": last}
    known = {name: say_day(day, wording) for name, day in ends.items() if day}
    said = wording.spans["_".join(known)] if known else ""
    for name, day in known.items():
        said = said.replace(f"{{{name}}}", day)
    return said


def find_changes(histories: Histories, wording: Wording, today: date) -> Iterator[Change]:
    """All changes of all rules, also those to come, the latest first."""
    changes = [
        Change(
            day,
            _span(day, None, wording),
            _name(after.rule, wording),
            before.value,
            after.value,
            after.why,
            after.rule,
        )
        for history in histories.values()
        for before, after in pairwise(tell(history, wording, today))
        if (day := after.rule.start)
    ]
    yield from sorted(changes, key=lambda change: change.day, reverse=True)


def _name(rule: Rule, wording: Wording) -> str:
    return rule.texts["name"][wording.locale]
