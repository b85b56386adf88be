"""Stretches of a text that something may stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Spans:
    """Which characters are in any of some stretches, (start, end) with the end not included, in whatever order."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def meet(self, start: int, end: int) -> bool:
        """Whether one of the characters from ``start`` to ``end`` is in one of them."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and start < self._ends[before]
