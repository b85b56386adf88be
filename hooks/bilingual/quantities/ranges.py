"""Two quantities that are the ends of one range: “2–4 weeks”, “at least 2 and at most 4 weeks”."""

from __future__ import annotations

import re
from dataclasses import replace

from . import units
from .found import Found
from .number_words import NumberWords
from .patterns import GAP, any_of
from .quantity import Quantity
from .units import PIECE

_REACH = 40  # characters in which “between” stands


class Ranges:
    """The ranges of one language, for text in lower case. Offsets in text are one behind those of quantities."""

    def __init__(self, language: NumberWords) -> None:
        the = rf"(?:{any_of(language.date_articles)}{GAP})?"
        between = any_of([*language.between, *language.between_ages])
        self._to = re.compile(rf"\s?[-–—]\s?{the}|-?{GAP}{any_of(language.range_words)}{GAP}{the}")
        self._and = re.compile(rf",{GAP}|,?{GAP}{any_of(language.conjunctions)}{GAP}{the}")
        self._between = re.compile(between)
        self._behind_between = re.compile(rf"(?<!\w){between}{GAP}{the}\Z")

    def beginning(
        self, text: str, first: Found, before: Quantity, second: Found, quantity: Quantity
    ) -> Quantity | None:
        """The beginning of the range that ``quantity`` ends, if what stands ``before`` is that; else None."""
        if not self._joined(text, before, quantity):
            return None
        if first.unit is PIECE and second.unit:  # “at least 2 and at most 4 weeks”
            return replace(before, value=units.value(first.amount, second.unit), kind=second.kind)
        has_a_year = second.kind == "date" and second.value[:4].isdigit()
        if has_a_year and before.value.startswith("--"):  # “1 March to 15 April 2027”
            return replace(before, value=second.value[:4] + before.value[1:])
        return before if before.kind == second.kind else None

    def is_to(self, text: str, start: int, end: int) -> bool:
        """Whether what stands between two offsets goes from one end of a range to the other."""
        return bool(self._to.fullmatch(text, start, end))

    def _joined(self, text: str, before: Quantity, quantity: Quantity) -> bool:
        start, end = before.end + 1, quantity.start + 1
        if self.is_to(text, start, end):
            return True
        if not self._and.fullmatch(text, start, end):
            return False
        if (before.limit, quantity.limit) == ("at_least", "at_most") or self._between.match(text, before.start + 1):
            return True
        return bool(self._behind_between.search(text, max(0, before.start - _REACH), before.start + 1))
