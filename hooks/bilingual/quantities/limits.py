"""The limit that stands with a quantity: “up to”, “at least”, “or more”."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..languages.language import Words
from .found import Found
from .number_words import NumberWords
from .patterns import GAP, WORD_ENDS, any_of
from .quantity import Limit
from .rates import rate

# More than the longest limit with its links; nothing further away stands with the quantity.
_REACH = 60


class Limits:
    """The limit words of one language, for text in lower case."""

    def __init__(self, language: NumberWords) -> None:
        self._before = _before(language.limits_before, language)
        self._before_days = _before(language.day_limits_before, language)
        in_a_time = rf"(?:(?:{GAP}|(?=\s?/)){rate(language)})?"  # “SEK 300 a day or more”
        self._after = re.compile(rf"{in_a_time}{GAP}(?:{_named(language.limits_after)}){WORD_ENDS}")

    def around(self, found: Found, text: str) -> tuple[Limit | None, int, int]:
        """The limit of what was found, and its offsets with the words of the limit."""
        patterns = (
            [self._before_days, self._before] if found.kind in ("date", "time", "weekday", "month") else [self._before]
        )
        for pattern in patterns:
            if match := pattern.search(text, max(0, found.start - _REACH), found.start):
                return _limit(match), match.start(), found.end
        if match := self._after.match(text, found.end):
            return _limit(match), found.start, match.end()
        return None, found.start, found.end


def _before(table: Mapping[Limit, Words], language: NumberWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_named(table)})(?:{GAP}{any_of(language.limit_links)}){{0,2}}{GAP}\Z")


def _named(table: Mapping[Limit, Words]) -> str:
    return "|".join(f"(?P<{limit}>{any_of(phrases)})" for limit, phrases in table.items()) or "(?!)"


def _limit(match: re.Match[str]) -> Limit:
    limits: tuple[Limit, ...] = ("at_most", "at_least", "exactly")
    return next(limit for limit in limits if match.groupdict().get(limit))
