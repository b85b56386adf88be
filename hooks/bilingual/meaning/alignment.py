"""Two texts, sentence beside sentence: which go together, in their order, and which are left over.

How near two vectors are says little by itself: sentences about one matter are all near each other. So the cosine of a
pair is divided by the mean of those that each has with its nearest neighbours (Artetxe and Schwenk, “Margin-based
Parallel Corpus Mining with Multilingual Sentence Embeddings”, ACL 2019, equation 2 with “ratio”). That is their
likeness. Then the sentences are aligned in their order, one with one, one with two or two with one, so that the
likeness is greatest in all (as Thompson and Koehn do, “Vecalign”, EMNLP 2019).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log, sqrt

Left = tuple[range, range]  # sentences of the first and of the other text that are left over in one place


@dataclass(frozen=True)
class Text:
    """One of the two: for each sentence its characters, and the mean cosine with its nearest neighbours.

    ``next`` is the cosine of each with the next one of the same text.
    """

    characters: Sequence[int]
    reach: Sequence[float]
    next: Sequence[float]


@dataclass(frozen=True)
class Comparison:
    """Two texts, and the cosine of each sentence of the first, in a row, with each of the other."""

    first: Text
    other: Text
    cosines: Sequence[Sequence[float]]

    @cached_property
    def turned(self) -> Comparison:
        """The other text as the first one."""
        rows = len(self.other.characters)
        return Comparison(self.other, self.first, [[each[row] for each in self.cosines] for row in range(rows)])

    @cached_property
    def likeness(self) -> Sequence[Sequence[float]]:
        """About 1 or more for sentences that say the same."""
        return [
            [_ratio(cosine, mine, its) for cosine, its in zip(row, self.other.reach, strict=True)]
            for row, mine in zip(self.cosines, self.first.reach, strict=True)
        ]

    def likeness_of_two(self, row: int, column: int) -> float | None:
        """That of a sentence and the next one, together, with one of the other text.

        None unless that one is nearer in length to both than to either: then nothing tells that it says both.
        """
        one, two = self.first.characters[row : row + 2]
        length = self.other.characters[column]
        if abs(log(length / (one + two))) >= min(abs(log(length / one)), abs(log(length / two))):
            return None
        both = sqrt(2 + 2 * self.first.next[row])  # the length of the sum of two vectors of length 1
        cosine = (self.cosines[row][column] + self.cosines[row + 1][column]) / both
        return _ratio(cosine, sum(self.first.reach[row : row + 2]) / both, self.other.reach[column])

    def without_rivals(self, row: int) -> tuple[float, int]:
        """How like a sentence is to the one that is most like it, and which that is.

        What any other sentence of its own text is more like that one is taken off: it is the other's counterpart.
        """
        others = [each for place, each in enumerate(self.likeness) if place != row]
        rivals = [max(column) for column in zip(*others, strict=True)] or self.likeness[row]
        best = [like - max(0.0, rival - like) for like, rival in zip(self.likeness[row], rivals, strict=True)]
        nearest = max(range(len(best)), key=best.__getitem__)
        return best[nearest], nearest

    def left_over(self, lowest: float) -> Iterator[Left]:
        """What goes with nothing, place by place, if a pair must be as like as ``lowest``."""
        row, column = 0, 0
        for next_row, next_column, rows, columns in self._steps(lowest):
            if next_row > row or next_column > column:
                yield range(row, next_row), range(column, next_column)
            row, column = next_row + rows, next_column + columns

    def _steps(self, lowest: float) -> list[tuple[int, int, int, int]]:
        """What is aligned: (first row, first column, rows, columns), in order, and an empty step at the end.

        The best sum of likenesses, each counted once for every sentence, where one that is left over has ``lowest``.
        """
        rows, columns = len(self.first.characters), len(self.other.characters)
        best: list[list[tuple[float, int, int]]] = []  # of what stands before: the sum, and the last step
        for row in range(rows + 1):
            best.append([])
            for column in range(columns + 1):
                ways = [(0.0, 0, 0)] if row == column == 0 else []
                if row:
                    ways.append((best[row - 1][column][0] + lowest, 1, 0))
                if column:
                    ways.append((best[row][column - 1][0] + lowest, 0, 1))
                if row and column:
                    ways.append((best[row - 1][column - 1][0] + 2 * self.likeness[row - 1][column - 1], 1, 1))
                if row > 1 and column and (like := self.likeness_of_two(row - 2, column - 1)) is not None:
                    ways.append((best[row - 2][column - 1][0] + 3 * like, 2, 1))
                if row and column > 1 and (like := self.turned.likeness_of_two(column - 2, row - 1)) is not None:
                    ways.append((best[row - 1][column - 2][0] + 3 * like, 1, 2))
                best[row].append(max(ways))
        steps = [(rows, columns, 0, 0)]
        row, column = rows, columns
        while row or column:
            _, taken, its = best[row][column]
            row, column = row - taken, column - its
            if taken and its:
                steps.append((row, column, taken, its))
        return steps[::-1]


def _ratio(cosine: float, mine: float, its: float) -> float:
    return 2 * cosine / max(mine + its, 1e-9)
