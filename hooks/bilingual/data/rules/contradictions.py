"""What one period of a rule says that cannot all be true: of its value or range, its limit, its easy words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problems import Problem, quote
from .rule import FILE, Rule

_BRACES = re.compile(r"\{[^{}]*\}")


def find_contradictions(rule: Rule) -> Iterator[Problem]:
    """What the schema cannot say; the rule keeps it otherwise."""
    if rule.upper is not None:
        yield from _of_a_range(rule)
    if rule.minutes:
        yield from _of_minutes(rule)
    for locale, text in rule.texts.get("easy", {}).items():
        for braces in _BRACES.findall(text):
            if braces != "{amount}" or not rule.ends:
                what = f"{rule.name}.easy.{locale}: “{quote(braces)}” would be printed as it stands."
                to_do = "Only {amount} can stand here in braces, for the value without its limit."
                to_do = to_do if rule.ends else "Take it out: a note has no value that could stand here."
                yield Problem(FILE, rule.text_lines["easy", locale], what, to_do, "braces")


def _of_a_range(rule: Rule) -> Iterator[Problem]:
    smaller, larger = rule.ends
    if "value" in rule.lines:
        what = f"{rule.name}.value: The rule has a range too: min on line {rule.lines['min']}."
        yield Problem(FILE, rule.lines["value"], what, "Keep either value, or min and max.", "range")
    if smaller == larger:
        what = f"{rule.name}.max: Both ends of the range are {larger}."
        to_do = f"Write value: {larger} in place of min and max, or correct one of them."
        yield Problem(FILE, rule.lines["max"], what, to_do, "range")
    elif smaller > larger:  # type: ignore[operator]
        what = f"{rule.name}.max: The range ends at {larger}, before it begins: min is {smaller}."
        yield Problem(FILE, rule.lines["max"], what, "Write the smaller one at min.", "range")
    if rule.limit:
        what = f"{rule.name}.limit: A range has its limits already, min and max; “{rule.limit}” would contradict them."
        to_do = "Take the line out; if it stands above periods, write limit: none in the one with the range."
        yield Problem(FILE, rule.lines["limit"], what, to_do, "range")


def _of_minutes(rule: Rule) -> Iterator[Problem]:
    line = rule.lines["minutes"]
    if rule.unit != "hour":
        what = f"{rule.name}.minutes: Minutes can stand only beside hours, but the unit is {rule.unit}."
        yield Problem(FILE, line, what, "Write unit: hour, or take the line out.", "bad-choice")
    elif rule.upper is not None:
        what = f"{rule.name}.minutes: Minutes cannot stand beside a range."
        yield Problem(FILE, line, what, "Write both ends in minutes, with unit: minute.", "range")
    elif not isinstance(rule.value, int):
        what = f"{rule.name}.minutes: Here are minutes, and a part of an hour in the value, {rule.value}."
        yield Problem(FILE, line, what, "Write whole hours at value, and all the minutes here.", "bad-number")
