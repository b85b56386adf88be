"""Pieces of two texts that say the same, found by their lengths and by what stands in both: blocks, or sentences.

Gale and Church, “A Program for Aligning Sentences in Bilingual Corpora”, Computational Linguistics 19(1), 1993: long
sentences are translated by long ones, counted in characters, and the differences are normally distributed. Their
constants stand below. They knew lengths alone; here numbers, values and names that stand in both texts speak too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import erfc, inf, log, sqrt
from typing import NamedTuple

VARIANCE = 6.8  # of the difference of lengths, per character
# How often so many pieces of one text are so many of the other (table 5), as what it costs: -100 × the logarithm
# of the share, compared with that of one for one; on pages for the public two are less often one than in their
# texts (0.089). What has no counterpart costs the same whatever its length: a long
# paragraph is lost as easily as a short one.
_SHARES = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.065, (1, 2): 0.065, (2, 2): 0.011}
COSTS = {shape: round(-100 * log(share / _SHARES[1, 1])) for shape, share in _SHARES.items()}
_NEVER = 2_500.0  # what a difference costs that cannot be: their BIG_DISTANCE
_SHARED, _MOST_SHARED = 150, 3  # what a mark in both pieces is worth, and how many of them count
_ALONE = 60  # what a mark costs that only one of two pieces has
_OTHER_KIND = 300  # what it costs that an item is a paragraph, and the like
BAND = 6  # pieces that two which are each other's may stand apart, besides those that one text has more
MOST = 10_000  # places that are tried; a section with forty pieces has a thousand


class Piece(NamedTuple):
    """A block or a sentence: its length in characters, what it is, and the marks in it that both texts can have."""

    length: int
    kind: str = ""
    marks: frozenset[str] = frozenset()


class Bead(NamedTuple):
    """The pieces ``start`` to ``end`` of one text are those of the other, as far as can be known from outside.

    ``margin`` is how much more the best way costs in which this is not so; 300 are odds of twenty to one.
    """

    start: int
    end: int
    start_there: int
    end_there: int
    margin: float

    @property
    def shape(self) -> tuple[int, int]:
        """(pieces here, pieces there)"""
        return self.end - self.start, self.end_there - self.start_there


def difference(one: float, other: float, ratio: float) -> float:
    """How far two lengths are from those of texts that say the same, in standard deviations; above 0, one is longer.

    ``ratio`` is how many characters of the other text say what one character of the first says.
    """
    mean = (one + other / ratio) / 2
    return (one * ratio - other) / sqrt(VARIANCE * mean) if mean else 0.0


def align(ours: Sequence[Piece], theirs: Sequence[Piece], ratio: float | None) -> list[Bead] | None:
    """The likeliest way in which the pieces of two texts are each other's, in order; None if there are too many.

    Without a ``ratio`` of lengths only what they are and the marks in them count.
    """
    steps = _steps(ours, theirs, ratio)
    if steps is None:
        return None
    rows, columns = len(ours), len(theirs)
    there_and_on = _ways(steps)
    to_the_end = {(rows, columns): 0.0}
    best = [(inf, inf)] * rows, [(inf, inf)] * columns  # of all ways through a piece: the best two
    for (row, column), choices in reversed(steps.items()):
        after = to_the_end.get((row, column), inf)
        for here, there, cost in choices:
            before = row - here, column - there
            to_the_end[before] = min(to_the_end.get(before, inf), cost + after)
            whole = there_and_on[before][0] + cost + after
            for ways, start, end in ((best[0], row - here, row), (best[1], column - there, column)):
                for piece in range(start, end):
                    first, second = ways[piece]
                    ways[piece] = (whole, first) if whole < first else (first, min(second, whole))
    beads: list[Bead] = []
    row, column = rows, columns
    while row or column:
        _, here, there = there_and_on[row, column]
        start, start_there = row - here, column - there
        margin = min(second - first for first, second in (*best[0][start:row], *best[1][start_there:column]))
        beads.append(Bead(start, row, start_there, column, margin))
        row, column = start, start_there
    return beads[::-1]


_Steps = dict[tuple[int, int], list[tuple[int, int, float]]]


def _steps(ours: Sequence[Piece], theirs: Sequence[Piece], ratio: float | None) -> _Steps | None:
    """By place, which is so many pieces of each text: the last steps of the ways there, with what each costs."""
    rows, columns = len(ours), len(theirs)
    width = abs(rows - columns) + BAND
    if (rows + 1) * (2 * width + 1) > MOST:
        return None
    lengths, lengths_there = (list(accumulate((piece.length for piece in each), initial=0)) for each in (ours, theirs))
    is_plain = len({piece.kind for piece in (*ours, *theirs)}) < 2 and not any(piece.marks for piece in ours)
    steps: _Steps = {}
    for row in range(rows + 1):
        beside = row * columns // rows if rows else 0
        for column in range(max(0, beside - width), min(columns, beside + width) + 1):
            found = steps[row, column] = []
            for (here, there), cost in COSTS.items():
                start, start_there = row - here, column - there
                if (start, start_there) not in steps:
                    continue
                whole = float(cost)
                if here and there:
                    length, length_there = (
                        lengths[row] - lengths[start],
                        lengths_there[column] - lengths_there[start_there],
                    )
                    whole += _cost_of_lengths(length, length_there, ratio)
                    if not is_plain:
                        whole += _cost_of_contents(ours[start:row], theirs[start_there:column])
                found.append((here, there, whole))
    return steps


def _ways(steps: _Steps) -> dict[tuple[int, int], tuple[float, int, int]]:
    """To each place: what the best way there costs, and the last step of it: so many pieces here, so many there."""
    ways = {(0, 0): (0.0, 0, 0)}
    for (row, column), choices in steps.items():
        if choices:
            ways[row, column] = min(
                (ways[row - here, column - there][0] + cost, here, there) for here, there, cost in choices
            )
    return ways


def _cost_of_lengths(length: int, length_there: int, ratio: float | None) -> float:
    """-100 × the logarithm of the share of counterparts whose lengths differ as much as these, or more."""
    if not ratio:
        return 0.0
    share = erfc(abs(difference(length, length_there, ratio)) / sqrt(2))
    return min(-100 * log(share), _NEVER) if share else _NEVER


def _cost_of_contents(ours: Sequence[Piece], theirs: Sequence[Piece]) -> float:
    """What speaks against two stretches being each other's; below 0, what speaks for it."""
    cost = _OTHER_KIND if len({piece.kind for piece in (*ours, *theirs)}) > 1 else 0
    marks, marks_there = (frozenset().union(*(piece.marks for piece in pieces)) for pieces in (ours, theirs))
    return cost + _ALONE * len(marks ^ marks_there) - _SHARED * min(len(marks & marks_there), _MOST_SHARED)
