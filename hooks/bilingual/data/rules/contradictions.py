"""What one period of a rule says that cannot all be true: of its value or range, its limit, its easy words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import say
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
                what = say(
                    "{name}.easy.{locale}: “{braces}” would be printed as it stands.",
                    name=rule.name,
                    locale=locale,
                    braces=quote(braces),
                )
                to_do = say("Only {{amount}} can stand here in braces, for the value without its limit.")
                to_do = to_do if rule.ends else say("Take it out: a note has no value that could stand here.")
                yield Problem(FILE, rule.text_lines["easy", locale], what, to_do, "braces")


def _of_a_range(rule: Rule) -> Iterator[Problem]:
    smaller, larger = rule.ends
    if "value" in rule.lines:
        what = say("{name}.value: The rule has a range too: min on line {min}.", name=rule.name, min=rule.lines["min"])
        yield Problem(FILE, rule.lines["value"], what, say("Keep either value, or min and max."), "range")
    if smaller == larger:
        what = say("{name}.max: Both ends of the range are {larger}.", name=rule.name, larger=larger)
        to_do = say("Write value: {larger} in place of min and max, or correct one of them.", larger=larger)
        yield Problem(FILE, rule.lines["max"], what, to_do, "range")
    elif smaller > larger:  # type: ignore[operator]
        what = say(
            "{name}.max: The range ends at {larger}, before it begins: min is {smaller}.",
            name=rule.name,
            larger=larger,
            smaller=smaller,
        )
        yield Problem(FILE, rule.lines["max"], what, say("Write the smaller one at min."), "range")
    if rule.limit:
        what = say(
            "{name}.limit: A range has its limits already, min and max; “{limit}” would contradict them.",
            name=rule.name,
            limit=rule.limit,
        )
        to_do = say("Take the line out; if it stands above periods, write limit: none in the one with the range.")
        yield Problem(FILE, rule.lines["limit"], what, to_do, "range")


def _of_minutes(rule: Rule) -> Iterator[Problem]:
    line = rule.lines["minutes"]
    if rule.unit != "hour":
        what = say(
            "{name}.minutes: Minutes can stand only beside hours, but the unit is {unit}.",
            name=rule.name,
            unit=rule.unit,
        )
        yield Problem(FILE, line, what, say("Write unit: hour, or take the line out."), "bad-choice")
    elif rule.upper is not None:
        what = say("{name}.minutes: Minutes cannot stand beside a range.", name=rule.name)
        yield Problem(FILE, line, what, say("Write both ends in minutes, with unit: minute."), "range")
    elif not isinstance(rule.value, int):
        what = say(
            "{name}.minutes: Here are minutes, and a part of an hour in the value, {value}.",
            name=rule.name,
            value=rule.value,
        )
        yield Problem(FILE, line, what, say("Write whole hours at value, and all the minutes here."), "bad-number")
