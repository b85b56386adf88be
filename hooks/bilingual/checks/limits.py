"""Limits: where two texts name one value, neither leaves a limit out, or says the opposite of the other.

What can be read both ways is not told: other words for the same side; “under två år”, which is less or for so long; a
sentence that denies something where the other does not (“not before 1 May” is from then on). Weaker words than those of
rules (“within”, “over”) can be left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from typing import get_args

from ..languages.language import Language
from ..messages import Message, in_quotes, say, to_say
from ..problems import quote
from ..quantities import find_limit_words
from ..quantities.quantity import Limit, Side, is_opposite
from ..site.agreement import Found
from ..text.words import Prose

_NAMES: Mapping[Side | None, str] = {
    "at_most": to_say("{words} (at most)"),
    "within": to_say("{words} (at most)"),
    "at_least": to_say("{words} (at least)"),
    "reached": to_say("{words} (at least)"),
    "exactly": to_say("{words} (exactly)"),
    "under": to_say("{words} (under)"),
    "over": to_say("{words} (over)"),
    "before": to_say("{words} (before)"),
    "after": to_say("{words} (after)"),
    "from": to_say("{words} (from)"),
    "until": to_say("{words} (until)"),
    "either": to_say("{words} (at most)"),
    None: to_say("{words} (no limit)"),
}
_OF_RULES = frozenset(get_args(Limit))
_OF_SIZE = frozenset({"at_most", "at_least", "under", "over"})  # not of when something begins or ends
_NEARLY_THE_SAME = ({"at_most", "under"}, {"within", "under"}, {"at_least", "over"}, {"reached", "over"})
_STOP = re.compile(r"[.!?…;](?=\s)|\n\n")


def words_with_limit(found: Found) -> str:
    """The words of a quantity with those of its limit."""
    bound = found.quantity.bound
    if bound and found.part and not bound.limit:
        return " ".join(found.part.text[bound.start : bound.end].split())
    return found.words


def with_its_limit(found: Found) -> Message:
    """The words of a quantity, and which limit it has."""
    bound = found.quantity.bound
    return say(_NAMES[bound.side if bound else None], words=in_quotes(quote(words_with_limit(found))))


def unmatched(
    ours: Sequence[Found], theirs: Sequence[Found], languages: tuple[Language, Language] | None
) -> tuple[list[Found], list[Found]]:
    """The quantities of each of two texts that the other has not, or has with another limit.

    ``languages`` are those of the texts; without them limits do not count.
    """
    if _have_the_same(ours, theirs, languages):
        return [], []
    first, second = _by_value(ours), _by_value(theirs)
    mine, yours = map(Sentences, (ours, theirs), languages or (None, None))
    left: set[int] = set()
    for value in {**first, **second}:
        here, there = first.get(value, []), second.get(value, [])
        if here and there and not _have_the_same(here, there, languages):
            here, there = _apart(mine.by_limit(here), yours.by_limit(there))
        elif here and there:
            continue
        limited = all(any(found.quantity.bound for found in each) for each in (here, there))
        left.update(id(found) for found in (*here, *there) if limited or not found.is_written_one)
    return [one for one in ours if id(one) in left], [one for one in theirs if id(one) in left]


@dataclass(frozen=True)
class SaidLimit:
    """What stands with a quantity, whether its sentence denies something, and which sides it speaks of elsewhere."""

    side: Side | None = None
    is_a_time: bool = False
    is_denied: bool = False
    of_nobody: bool = False
    hints: frozenset[Side] = frozenset()


def _apart(here: dict[SaidLimit, list[Found]], there: dict[SaidLimit, list[Found]]) -> tuple[list[Found], list[Found]]:
    """What is left of each when all that agree are paired, the best first."""
    for agreement in range(3):
        for (one, some), (other, others) in product(here.items(), there.items()):
            if some and others and _agreement(one, other) == agreement:
                paired = min(len(some), len(others))
                del some[:paired], others[:paired]
    return list(chain(*here.values())), list(chain(*there.values()))


def say_opposite(one: SaidLimit, other: SaidLimit) -> bool:
    """Whether two limits of what stands for each other, written otherwise, exclude each other."""
    return one.side is not None and other.side is not None and _agreement(one, other) is None


def _agreement(one: SaidLimit, other: SaidLimit) -> int | None:
    """How well two limits of one value agree, 0 the best; None if they differ."""
    if one.side == other.side:
        return 0
    if "either" in (one.side, other.side) or one.of_nobody != other.of_nobody:
        return 2
    if one.side is None or other.side is None:
        lost, without = (one.side, other) if one.side else (other.side, one)
        return 2 if lost not in _OF_RULES or lost in without.hints else None
    if not is_opposite(one.side, other.side):
        # “Högst 5”, but “not less than 5”.
        is_turned = {one.side, other.side} in _NEARLY_THE_SAME and one.is_denied != other.is_denied
        return None if is_turned and not (one.is_a_time or other.is_a_time) else 1
    if "exactly" in (one.side, other.side) or {one.side, other.side} <= _OF_RULES:
        return None
    is_a_time = (one.is_a_time, other.is_a_time)
    if all(is_a_time) or (any(is_a_time) and not {one.side, other.side} <= _OF_SIZE):
        return 1
    return 1 if one.is_denied != other.is_denied else None


def _have_the_same(ours: Sequence[Found], theirs: Sequence[Found], languages: object) -> bool:
    """Whether two texts have the same values with the same limits, in whatever order: mostly it is the same too."""
    here, there = _sides(ours, languages), _sides(theirs, languages)
    return here == there or (len(here) == len(there) and Counter(here) == Counter(there))


def _sides(quantities: Sequence[Found], languages: object) -> list[tuple[str, Side | None]]:
    return [
        (one.quantity.value, one.quantity.bound.side if languages and one.quantity.bound else None)
        for one in quantities
    ]


def _by_value(quantities: Sequence[Found]) -> dict[str, list[Found]]:
    by_value: dict[str, list[Found]] = {}
    for found in quantities:
        by_value.setdefault(found.quantity.value, []).append(found)
    return by_value


class Sentences:
    """The sentences around the quantities of a text, read only where limits differ, and each once."""

    def __init__(self, quantities: Sequence[Found], language: Language | None) -> None:
        self._quantities, self._language = quantities, language
        self._read: dict[int, tuple[list[int], list[int], Mapping[Side, list[int]]]] = {}

    def by_limit(self, found: Sequence[Found]) -> dict[SaidLimit, list[Found]]:
        """The quantities by their limits, in order."""
        groups: dict[SaidLimit, list[Found]] = {}
        for one in found:
            groups.setdefault(self.limit(one), []).append(one)
        return groups

    def limit(self, found: Found) -> SaidLimit:
        """What stands with one of them."""
        if not self._language or not found.part:
            return SaidLimit()
        if id(found.part) not in self._read:
            self._read[id(found.part)] = self._places(found.part, self._language)
        ends, denials, hints = self._read[id(found.part)]
        place = bisect_right(ends, found.quantity.start)
        start, end = ends[place - 1] if place else 0, ends[place] if place < len(ends) else len(found.part.text)
        if bound := found.quantity.bound:
            return SaidLimit(bound.side, bound.is_a_time, _between(start, end, denials) > 0, bound.of_nobody)
        return SaidLimit(hints=frozenset(side for side, places in hints.items() if _between(start, end, places)))

    def _places(self, part: Prose, language: Language) -> tuple[list[int], list[int], Mapping[Side, list[int]]]:
        """Where its sentences end, where it denies something and where it speaks of a limit, but beside a quantity."""
        text = list(part.text)
        for bound in (one.quantity.bound for one in self._quantities if one.part is part):
            if bound:
                text[bound.start : bound.end] = " " * (bound.end - bound.start)
        return [stop.end() for stop in _STOP.finditer(part.text)], *find_limit_words("".join(text), language)


def _between(start: int, end: int, places: Sequence[int]) -> int:
    """How many of some places, in order, stand there."""
    return bisect_left(places, end) - bisect_left(places, start)
