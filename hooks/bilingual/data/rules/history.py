"""docs/rules.yml → the history of each rule: its periods in the order of time, and the one that holds on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from babel.numbers import get_currency_precision

from ...messages import Figure, say, to_say
from ...problems import FAR, Problem, is_far
from ...records.checking import find_problems
from ...records.reading import MAX_PROBLEMS, Path, Record, read_record
from .contradictions import find_contradictions
from .rule import FILE, Rule, read_rule

_DAY = timedelta(days=1)
_SAID = (
    "kind",
    "limit",
    "value",
    "upper",
    "unit",
    "minutes",
    "per",
    "page",
)  # what readers and machines get of a period


@dataclass(frozen=True)
class History:
    """The periods of one rule, the earliest first. Only the first can lack a start: since when is not known."""

    name: str
    line: int
    periods: tuple[Rule, ...]

    def on(self, day: date) -> Rule | None:
        """The period that holds on a day."""
        begun = [period for period in self.periods if period.start is None or period.start <= day]
        if not begun or (begun[-1].until and begun[-1].until < day):
            return None
        return begun[-1]

    def announced(self, day: date) -> Rule | None:
        """The next period, if readers are to be told of it on this day."""
        for period in self.periods:
            if period.start and period.start > day:
                return period if period.announce and period.announce.before(period.start) <= day else None
        return None


Histories = Mapping[str, History]
_IF_RIGHT = say("If the year is right, there is nothing to do.")
MOST_RULES = 1_000  # each is looked into, said in every language, and printed with its history


def read_histories(raw: bytes, locales: Sequence[str]) -> tuple[dict[str, History], list[Problem]]:
    """The rules by name, in the order of the file; none with any problem."""
    record, problems = read_record(raw, FILE)
    if problems:
        return {}, problems
    if len(record.data) > MOST_RULES:
        first = list(record.data)[MOST_RULES]
        what = say("These are {number} rules, more than {most}.", number=len(record.data), most=Figure(MOST_RULES))
        to_do = say("Take out those that nobody looks up any more.")
        return {}, [Problem(FILE, record.line((first,)), what, to_do, "too-large")]
    layers = list(_layers(record))
    found = {problem for layer in (record, *layers) for problem in find_problems(layer, "rules", locales)}
    if found:
        return {}, sorted(found)[:MAX_PROBLEMS]
    histories = {name: _history(name, record, layers) for name in record.data}
    problems = [problem for history in histories.values() for problem in _contradictions(history)]
    rules = (rule for history in histories.values() for rule in history.periods)
    problems = [*problems, *(problem for rule in rules for problem in find_contradictions(rule))][:MAX_PROBLEMS]
    if problems:
        return {}, problems
    thousands = {problem for layer in (record, *layers) for problem in _perhaps_thousands(layer)}
    unneeded = [*_without_effect(record), *_without_change(histories), *sorted(thousands)]
    return {name: _with_ends(history) for name, history in histories.items()}, unneeded


def _perhaps_thousands(layer: Record) -> Iterator[Problem]:
    """Amounts and counts with three decimals, as in 1.250, where a point may stand between thousands: it is 1.25."""
    for name, entry in layer.data.items():
        if entry["kind"] not in ("money", "count") or get_currency_precision(entry.get("currency", "")) > 2:
            continue
        for key in ("value", "min", "max"):
            value = entry.get(key)
            if isinstance(value, Decimal) and value.as_tuple().exponent == -3 and 1 <= value < 1000:
                what = say(
                    "{name}.{key}: A point stands before decimals, so that {value} is no thousand.",
                    name=name,
                    key=key,
                    value=value,
                )
                to_do = say(
                    "Write {thousands}, or, if decimals are meant, {decimals}.",
                    thousands=f"{value * 1000:.0f}",
                    decimals=f"{value.normalize():f}",
                )
                yield Problem(FILE, layer.line((name, key)), what, to_do, "bad-number", "warning")


def _with_ends(history: History) -> History:
    """Each period that another one follows ends on the day before."""
    ends = [following.start - _DAY for following in history.periods[1:] if following.start]
    closed = (replace(rule, until=end) for rule, end in zip(history.periods, ends, strict=False))
    return replace(history, periods=(*closed, history.periods[-1]))


def _layers(record: Record) -> Iterator[Record]:
    """The first period of each rule that has periods, each a rule of its own, then their second ones, and so on.

    A period takes over what it does not say from its rule.
    """
    by_rule: dict[str, list[dict[str, Any]]] = {}
    for name, entry in record.data.items():
        periods = entry.get("periods") if isinstance(entry, dict) else None
        if isinstance(periods, list) and all(isinstance(period, dict) for period in periods):
            by_rule[name] = periods
    lines = _lines_by_period(record)
    for place in range(max(map(len, by_rule.values()), default=0)):
        shown = {name: periods[place] for name, periods in by_rule.items() if place < len(periods)}
        data = {name: _merged(record.data[name], period) for name, period in shown.items()}
        of_all: dict[Path, int] = {}
        for name, period in shown.items():
            of_all |= {path: line for path, line in lines[name, None].items() if path[1] not in period}
            of_all |= lines[name, place]
        yield Record(record.file, data, of_all)


def _merged(entry: Mapping[str, Any], period: Mapping[str, Any]) -> dict[str, Any]:
    of_the_rule = {key: entry[key] for key in ("kind", "name") if key in entry}
    return {key: value for key, value in {**entry, **period, **of_the_rule}.items() if key != "periods"}


def _lines_by_period(record: Record) -> Mapping[tuple[Any, Any], dict[Path, int]]:
    """The lines of each period, by rule and place, as if it were a rule of its own; at None those of the rest."""
    lines: defaultdict[tuple[Any, Any], dict[Path, int]] = defaultdict(dict)
    for path, line in record.lines.items():
        if len(path) > 2 and path[1] == "periods":
            lines[path[0], path[2]][path[0], *path[3:]] = line
        elif len(path) > 1:
            lines[path[0], None][path] = line
    return lines


def _history(name: str, record: Record, layers: Sequence[Record]) -> History:
    entry = record.data[name]
    if "periods" not in entry:
        rule = read_rule(name, entry, record, frozenset(entry), record.line((name,)))
        return History(name, rule.line, (rule,))
    rules = []
    for place, (layer, period) in enumerate(zip(layers, entry["periods"], strict=False)):
        own = frozenset(layer.data[name] if place == 0 else period)  # what all periods share belongs to the first
        rules.append(read_rule(name, layer.data[name], layer, own, layer.line((name,))))
    return History(name, record.line((name,)), tuple(sorted(rules, key=lambda rule: rule.start or date.min)))


def _without_effect(record: Record) -> Iterator[Problem]:
    """What stands above the periods of a rule although each of them has its own."""
    for name, entry in record.data.items():
        periods = entry.get("periods", ())
        for key in entry.keys() - {"kind", "name", "periods"} if periods else ():
            if all(key in period for period in periods):
                what = say(
                    "{name}.{key}: This has no effect, since each of the periods below has its own.", name=name, key=key
                )
                line = record.line((name, key))
                yield Problem(FILE, line, what, say("Take the line out, or those below."), "without-effect", "warning")


def _without_change(histories: Histories) -> Iterator[Problem]:
    """Periods that change nothing of the one before: a line that was copied, and whose value was forgotten."""
    for history in histories.values():
        for rule, following in pairwise(history.periods):
            is_next = following.start and (rule.until is None or rule.until + _DAY == following.start)
            own_texts = following.own & following.texts.keys()
            if is_next and not own_texts and all(getattr(rule, key) == getattr(following, key) for key in _SAID):
                what = say(
                    "{name}: The period that begins on {start} says the same as the one on line {line}.",
                    name=rule.name,
                    start=following.start,
                    line=rule.line,
                )
                to_do = say("Write what changes on that day, or take the period out.")
                yield Problem(FILE, following.lines["from"], what, to_do, "without-effect", "warning")


def _contradictions(history: History) -> Iterator[Problem]:
    """Periods that leave a day without a value, or give it two."""
    for rule in history.periods:
        if rule.start and rule.until and rule.until < rule.start:
            what = say(
                "{name}.until: The period ends on {until}, before it begins on {start}.",
                name=rule.name,
                until=rule.until,
                start=rule.start,
            )
            yield Problem(FILE, rule.lines["until"], what, say("Correct one of the two days."), "period")
    for rule, following in pairwise(history.periods):
        if following.start is None:
            what = say(
                "{name}: The periods on lines {first} and {second} both lack “from”.",
                name=rule.name,
                first=rule.line,
                second=following.line,
            )
            to_do = say("Write from which day this one holds, as in from: 2027-03-01.")
            yield Problem(FILE, following.line, what, to_do, "period")
        elif following.start == rule.start:
            what = say(
                "{name}.from: The period on line {line} begins on {start} too.",
                name=rule.name,
                line=rule.line,
                start=rule.start,
            )
            to_do = say("Keep one of the two, or give one of them another day.")
            yield Problem(FILE, following.lines["from"], what, to_do, "period")
        elif rule.until and rule.until >= following.start:
            what = say(
                "{name}.until: The period ends on {until}, but the one on line {line} begins on {start}:"
                " some days have two values.",
                name=rule.name,
                until=rule.until,
                line=following.line,
                start=following.start,
            )
            to_do = say(
                "Write until: {start}, or take the line out: the next period ends this one.",
                start=following.start - _DAY,
            )
            yield Problem(FILE, rule.lines["until"], what, to_do, "period")
        elif rule.until and rule.until + _DAY < following.start:
            what = say(
                "{name}.from: The period on line {line} ends on {until}, but this one begins on {start}:"
                " the days between have no value.",
                name=rule.name,
                line=rule.line,
                until=rule.until,
                start=following.start,
            )
            to_do = say("Write from: {until}, or add a period between the two.", until=rule.until + _DAY)
            yield Problem(FILE, following.lines["from"], what, to_do, "period")


def find_expired(histories: Histories, day: date) -> Iterator[Problem]:
    """What makes a rule unfit to be shown on a day: no period holds then, or its check is not as it says."""
    for history in histories.values():
        yield from _far_away(history, day)
        rule = history.on(day)
        if rule is None:
            yield _without_value(history, day)
            continue
        yield from _checks_to_come(history, day)
        if rule.checked and rule.checked > day:
            continue
        if rule.check_every and (rule.checked is None or rule.check_every.after(rule.checked) < day):
            said = (
                to_say("{name}: Nobody has compared this with its source since {day}; the rule asks for it {often}.")
                if rule.checked
                else to_say("{name}: Nobody has compared this with its source yet; the rule asks for it {often}.")
            )
            what = say(said, name=rule.name, day=rule.checked, often=rule.check_every.as_often)
            line = rule.lines["checked" if rule.checked else "check_every"]
            yield Problem(
                FILE, line, what, say("Compare it, then write checked: {day}", day=day), "checked-late", "warning"
            )


def _far_away(history: History, day: date) -> Iterator[Problem]:
    """Days that are so far ahead that a figure may have slipped. They can be right, so they stop nothing."""
    for period in history.periods:
        ends = [end for end in period.ends if isinstance(end, date)]
        for key, far in (("from", period.start), ("until", period.until), ("value", ends[0] if ends else None)):
            if far and key in period.lines and is_far(far.year, day.year):
                what = say(
                    "{name}.{key}: {day} is more than {number} years ahead.",
                    name=period.name,
                    key=key,
                    day=far,
                    number=FAR,
                )
                yield Problem(FILE, period.lines[key], what, _IF_RIGHT, "period", "note")


def _checks_to_come(history: History, day: date) -> Iterator[Problem]:
    """Each check that is not done yet is a warning: the site can still be looked at as of a day before it."""
    checked = {period.lines["checked"]: period.checked for period in history.periods if period.checked}
    for line, checked_on in checked.items():
        if checked_on > day:
            what = say("{name}.checked: {checked_on} has not come yet.", name=history.name, checked_on=checked_on)
            yield Problem(FILE, line, what, say("Write the day on which a person checked it."), "untrue", "warning")


def _without_value(history: History, day: date) -> Problem:
    last, first = history.periods[-1], history.periods[0]
    if last.until and last.until < day:
        what = say(
            "{name}: The rule has run out: its last period ended on {until}, and it is {day}.",
            name=history.name,
            until=last.until,
            day=day,
        )
        to_do = say("Add the period that holds now, or take “until” out.")
        return Problem(FILE, last.lines["until"], what, to_do, "rule-expired")
    what = say(
        "{name}: No period holds on {day}; the first begins on {start}.", name=history.name, day=day, start=first.start
    )
    to_do = say("Add the period before it. Leave out “from” if it is not known.")
    return Problem(FILE, first.lines["from"], what, to_do, "rule-expired")


def in_force(histories: Histories, day: date) -> dict[str, Rule]:
    """Each rule as it holds on a day; without those that have no value then."""
    return {name: rule for name, history in histories.items() if (rule := history.on(day))}
