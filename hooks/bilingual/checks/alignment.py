"""Pieces of two texts that say the same, found by their lengths and by what stands in both: blocks, or sentences.

Gale and Church, “A Program for Aligning Sentences in Bilingual Corpora”, Computational Linguistics 19(1), 1993: long
sentences are translated by long ones, counted in characters, and the differences are normally distributed. Their
constants stand below. They knew lengths alone; here numbers, values and names that stand in both texts speak too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import erfc, inf, log, sqrt
from typing import NamedTuple

VARIANCE = 6.8  # of the difference of lengths, per character (p. 82)
# How often so many pieces of one text are so many of the other (table 5, p. 83), as what it costs: -100 × the logarithm
# of the share, compared with that of one for one.
_SHARES = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (2, 1): 0.089, (1, 2): 0.089, (2, 2): 0.011}
COSTS = {shape: round(-100 * log(share / _SHARES[1, 1])) for shape, share in _SHARES.items()}
_NEVER = 2_500.0  # what a difference costs that cannot be: their BIG_DISTANCE
_SHARED, _MOST_SHARED = 150, 3  # what a mark in both pieces is worth, and how many of them count
_ALONE = 60  # what a mark costs that only one of two pieces has
_OTHER_KIND = 300  # what it costs that an item is a paragraph, and the like
BAND = 12  # pieces that two which are each other's may stand apart, besides those that one text has more
MOST = 20_000  # places that are tried; a section with forty pieces has a thousand


class Piece(NamedTuple):
    """A block or a sentence: its length in characters, what it is, and the marks in it that both texts can have."""

    length: int
    kind: str = ""
    marks: frozenset[str] = frozenset()


class Bead(NamedTuple):
    """The pieces ``start`` to ``end`` of the one text are those of the other, as far as lengths can tell.

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
    rows, columns = len(ours), len(theirs)
    width = abs(rows - columns) + BAND
    if (rows + 1) * (2 * width + 1) > MOST:
        return None
    steps: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
    for row in range(rows + 1):
        beside = row * columns // rows if rows else 0
        for column in range(max(0, beside - width), min(columns, beside + width) + 1):
            steps[row, column] = [
                (here, there, _cost(ours[row - here : row], theirs[column - there : column], ratio))
                for here, there in COSTS
                if (row - here, column - there) in steps
            ]
    there_and_on = _ways(steps)
    to_the_end = {(rows, columns): 0.0}
    best = [(inf, inf)] * rows, [(inf, inf)] * columns  # of all ways through a piece: the best two
    for (row, column), choices in reversed(steps.items()):
        after = to_the_end[row, column]
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


_Steps = Mapping[tuple[int, int], Sequence[tuple[int, int, float]]]


def _ways(steps: _Steps) -> Mapping[tuple[int, int], tuple[float, int, int]]:
    """To each place: what the best way there costs, and the last step of it: so many pieces here, so many there."""
    ways = {(0, 0): (0.0, 0, 0)}
    for (row, column), choices in steps.items():
        if choices:
            ways[row, column] = min(
                (ways[row - here, column - there][0] + cost, here, there) for here, there, cost in choices
            )
    return ways


def _cost(ours: Sequence[Piece], theirs: Sequence[Piece], ratio: float | None) -> float:
    """How unlikely it is that these pieces are each other's.

    What has no counterpart costs as much whatever its length: a long paragraph is lost as easily as a short one.
    """
    cost: float = COSTS[len(ours), len(theirs)]
    if not ours or not theirs:
        return cost
    if ratio:
        length, length_there = (sum(piece.length for piece in pieces) for pieces in (ours, theirs))
        share = erfc(abs(difference(length, length_there, ratio)) / sqrt(2))  # of pieces that differ as much or more
        cost += min(-100 * log(share), _NEVER) if share else _NEVER
    kinds = {piece.kind for piece in (*ours, *theirs)}
    if len(kinds) > 1:
        cost += _OTHER_KIND
    marks, marks_there = (frozenset().union(*(piece.marks for piece in pieces)) for pieces in (ours, theirs))
    if marks or marks_there:
        cost += _ALONE * len(marks ^ marks_there) - _SHARED * min(len(marks & marks_there), _MOST_SHARED)
    return cost
