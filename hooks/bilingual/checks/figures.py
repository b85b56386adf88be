"""Numbers in digits, where one of two languages cannot be read in full: its file lacks words for numbers or units.

What such a language says in words is not known, nor what its figures count. So a difference is told only where each
text has a figure that the other cannot mean, in whatever unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..messages import say
from ..problems import Problem
from ..quantities.units import amounts_in
from ..site.agreement import Found, Reading
from .alike import SAID
from .numbers import quoted

_GROUPED = re.compile(r"(?<=\d)[\s.,'’](?=\d{3}(?!\d))")  # between thousands
_NUMBER = re.compile(r"\d+")
_TIME = re.compile(r"T(\d+):")


def compare_figures(here: Reading, there: Reading) -> Iterator[Problem]:
    """The figures that only one of two passages has, if both have such."""
    ours, theirs = _only_in(here, there), _only_in(there, here)
    if ours and theirs:
        place = f"{there.passage.file}:{theirs[0].line}"
        what = say(
            "The numbers differ: {ours} here, {theirs} in {place}.",
            ours=quoted(ours),
            theirs=quoted(theirs),
            place=place,
        )
        to_do = say("Say the same in both languages, or allow it beside the text: <!-- allow number: why -->")
        yield Problem(here.passage.file, ours[0].line, what, to_do, "number", "warning", place)


def _only_in(one: Reading, other: Reading) -> Sequence[Found]:
    possible = _possible(other)
    written = (found for found in one.quantities if found.tag is None and found.quantity.kind not in SAID)
    return [found for found in written if (numbers := _numbers(found.words)) and not numbers <= possible]


def _numbers(text: str) -> set[int]:
    return {int(digits) for digits in _NUMBER.findall(_GROUPED.sub("", text)) if len(digits) < 20}


def _possible(reading: Reading) -> set[int]:
    """Every number that the passage says, or can be said to say: 6 and 180 for half a year, 4 for 16:00."""
    possible = set().union(*(_numbers(part.text) for part in reading.prose))
    for found in reading.quantities:
        value = found.quantity.value
        possible |= _numbers(value) | amounts_in(value)
        possible |= {(int(time[1]) + 12) % 24 for time in _TIME.finditer(value)}
    return possible
