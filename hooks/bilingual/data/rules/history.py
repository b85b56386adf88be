"""docs/rules.yml → the history of each rule: its periods in the order of time, and the one that holds on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from ...problems import Problem
from ...records.checking import find_problems
from ...records.reading import MAX_PROBLEMS, Path, Record, read_record
from .contradictions import find_contradictions
from .rule import FILE, Rule, read_rule

_DAY = timedelta(days=1)


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
MOST_RULES = 1_000  # each is looked into, said in every language, and printed with its history


def read_histories(raw: bytes, locales: Sequence[str]) -> tuple[dict[str, History], list[Problem]]:
    """The rules by name, in the order of the file; none with any problem."""
    record, problems = read_record(raw, FILE)
    if problems:
        return {}, problems
    if len(record.data) > MOST_RULES:
        first = list(record.data)[MOST_RULES]
        what = f"These are {len(record.data)} rules, more than {MOST_RULES:,}."
        to_do = "Take out those that nobody looks up any more."
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
    return {name: _with_ends(history) for name, history in histories.items()}, list(_without_effect(record))


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
                what = f"{name}.{key}: This has no effect, since each of the periods below has its own."
                line = record.line((name, key))
                yield Problem(FILE, line, what, "Take the line out, or those below.", "without-effect", "warning")


def _contradictions(history: History) -> Iterator[Problem]:
    """Periods that leave a day without a value, or give it two."""
    for rule in history.periods:
        if rule.start and rule.until and rule.until < rule.start:
            what = f"{rule.name}.until: The period ends on {rule.until}, before it begins on {rule.start}."
            yield Problem(FILE, rule.lines["until"], what, "Correct one of the two days.", "period")
    for rule, following in pairwise(history.periods):
        if following.start is None:
            what = f"{rule.name}: The periods on lines {rule.line} and {following.line} both lack “from”."
            to_do = "Write from which day this one holds, as in from: 2027-03-01."
            yield Problem(FILE, following.line, what, to_do, "period")
        elif following.start == rule.start:
            what = f"{rule.name}.from: The period on line {rule.line} begins on {rule.start} too."
            to_do = "Keep one of the two, or give one of them another day."
            yield Problem(FILE, following.lines["from"], what, to_do, "period")
        elif rule.until and rule.until >= following.start:
            what = f"{rule.name}.until: The period ends on {rule.until}, but the one on line {following.line} "
            what += f"begins on {following.start}: some days have two values."
            to_do = f"Write until: {following.start - _DAY}, or take the line out: the next period ends this one."
            yield Problem(FILE, rule.lines["until"], what, to_do, "period")
        elif rule.until and rule.until + _DAY < following.start:
            what = f"{rule.name}.from: The period on line {rule.line} ends on {rule.until}, but this one begins on "
            what += f"{following.start}: the days between have no value."
            to_do = f"Write from: {rule.until + _DAY}, or add a period between the two."
            yield Problem(FILE, following.lines["from"], what, to_do, "period")


def find_expired(histories: Histories, day: date) -> Iterator[Problem]:
    """What makes a rule unfit to be shown on a day: no period holds then, or its check is not as it says."""
    for history in histories.values():
        rule = history.on(day)
        if rule is None:
            yield _without_value(history, day)
            continue
        yield from _checks_to_come(history, day)
        if rule.checked and rule.checked > day:
            continue
        if rule.check_every and (rule.checked is None or rule.check_every.after(rule.checked) < day):
            last = f"since {rule.checked}" if rule.checked else "yet"
            what = f"{rule.name}: Nobody has compared this with its source {last}; the rule asks for it every "
            what += f"{str(rule.check_every).removeprefix('1 ')}."
            line = rule.lines["checked" if rule.checked else "check_every"]
            yield Problem(FILE, line, what, f"Compare it, then write checked: {day}", "checked-late", "warning")


def _checks_to_come(history: History, day: date) -> Iterator[Problem]:
    """Each check that is not done yet is a warning: the site can still be looked at as of a day before it."""
    checked = {period.lines["checked"]: period.checked for period in history.periods if period.checked}
    for line, checked_on in checked.items():
        if checked_on > day:
            what = f"{history.name}.checked: {checked_on} has not come yet."
            yield Problem(FILE, line, what, "Write the day on which a person checked it.", "untrue", "warning")


def _without_value(history: History, day: date) -> Problem:
    last, first = history.periods[-1], history.periods[0]
    if last.until and last.until < day:
        what = f"{history.name}: The rule has run out: its last period ended on {last.until}, and it is {day}."
        to_do = "Add the period that holds now, or take “until” out."
        return Problem(FILE, last.lines["until"], what, to_do, "rule-expired")
    what = f"{history.name}: No period holds on {day}; the first begins on {first.start}."
    to_do = "Add the period before it. Leave out “from” if it is not known."
    return Problem(FILE, first.lines["from"], what, to_do, "rule-expired")


def in_force(histories: Histories, day: date) -> dict[str, Rule]:
    """Each rule as it holds on a day; without those that have no value then."""
    return {name: rule for name, history in histories.items() if (rule := history.on(day))}
