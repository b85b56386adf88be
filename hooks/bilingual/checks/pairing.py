"""Which paragraph, item or cell of a text is which of its counterpart, so that a check can compare those two.

Nearly always both texts have the same ones in the same order. Where they do not, lengths and words that stand in both
tell which are surely each other's; what stands between those is one pair, as long as it may be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from ..languages.language import Language
from ..text.words import Block, Prose
from .alignment import Bead, Piece, align, difference

_CERTAIN = 300.0  # the margin of blocks that are surely each other's: odds of twenty to one
_UNLIKE = 2.5  # standard deviations between the lengths of two blocks that are hardly each other's
_MARK = re.compile(r"\d+|[^\W\d_]{4,}")  # numbers, and words that can be the same in both: names, loan words
_RARE = 2  # times that a mark stands in a text, if it tells one block from others


class Stretch(NamedTuple):
    """One or more blocks that stand side by side, each of its kind: the characters ``start`` to ``end`` of a text."""

    prose: Prose
    start: int
    end: int
    kinds: tuple[str, ...] = ("p",)

    @property
    def text(self) -> str:
        """What it says."""
        return self.prose.text[self.start : self.end]

    @property
    def line(self) -> int:
        """Where it begins in the source."""
        return self.prose.line_at(self.start)

    @property
    def last_line(self) -> int:
        """Where it ends in the source."""
        return self.prose.line_at(max(self.start, self.end - 1))

    def line_at(self, offset: int) -> int:
        """The line of the source on which a character of ``text`` stands."""
        return self.prose.line_at(self.start + offset)


class Pair(NamedTuple):
    """What stands in one text and what stands for it in the other; None where nothing does.

    ``is_certain``: it is for this and for nothing else. Where it is not, what this says is said somewhere in that, and
    whoever reports on it says so.
    """

    here: Stretch | None
    there: Stretch | None
    is_certain: bool = True

    def places(self, file: str, file_there: str) -> Iterator[str]:
        """Every line that its blocks stand on, as ``file:line``."""
        for name, stretch in ((file, self.here), (file_there, self.there)):
            if stretch:
                yield from (f"{name}:{line}" for line in range(stretch.line, stretch.last_line + 1))


@lru_cache(maxsize=128)
def usual_ratio(here: Language, there: Language) -> float | None:
    """How many characters in one language say what a character in the other says; None if nobody knows."""
    ours, theirs = here.usual_characters, there.usual_characters
    return theirs / ours if ours and theirs else None


def pair_readings(here: Sequence[Prose], there: Sequence[Prose], ratio: float | None) -> list[Pair]:
    """The blocks of two readings of one passage as pairs, in order; ``ratio`` is as in ``usual_ratio``.

    Where the front matter of one page has more texts, which is told, only what stands below it is paired.
    """
    if len(here) != len(there):
        here, there = here[-1:], there[-1:]
    return [pair for one, other in zip(here, there, strict=False) for pair in pair_blocks(one, other, ratio)]


def pair_blocks(here: Prose, there: Prose, ratio: float | None) -> list[Pair]:
    """The blocks of two texts as pairs, in order; each block stands in one of them.

    Two texts of which nothing can be paired are one pair, which is not certain.
    """
    ours, theirs = here.blocks, there.blocks
    if [block.kind for block in ours] == [block.kind for block in theirs]:
        unlike = [pair for pair in zip(ours, theirs, strict=True) if _are_unlike(*pair, ratio)]
        if len(unlike) < 2:  # where one block took the place of another, the lengths of two or more are wrong
            both = zip(ours, theirs, strict=True)
            return [Pair(_stretch(here, (one,)), _stretch(there, (other,))) for one, other in both]
    beads = align(*pieces_of(here, ours, there, theirs), ratio)
    if beads is None:
        return [Pair(_stretch(here, ours), _stretch(there, theirs), False)]
    return list(_pairs(here, there, beads))


def _are_unlike(one: Block, other: Block, ratio: float | None) -> bool:
    return ratio is not None and abs(difference(_length(one), _length(other), ratio)) > _UNLIKE


def _length(block: Block) -> int:
    return block.end - block.start


def _stretch(prose: Prose, blocks: Sequence[Block]) -> Stretch | None:
    if not blocks:
        return None
    return Stretch(prose, blocks[0].start, blocks[-1].end, tuple([block.kind for block in blocks]))


def pieces_of(
    here: Prose, ours: Sequence[Block], there: Prose, theirs: Sequence[Block]
) -> tuple[list[Piece], list[Piece]]:
    """The blocks, or whatever else is cut out of two texts, with the marks that stand in both, and seldom in each."""
    marks, marks_there = (
        [frozenset(_marks(prose, block)) for block in blocks] for prose, blocks in ((here, ours), (there, theirs))
    )
    both = _seldom(marks) & _seldom(marks_there)
    return (
        [Piece(_length(block), block.kind, both & own) for block, own in zip(ours, marks, strict=True)],
        [Piece(_length(block), block.kind, both & own) for block, own in zip(theirs, marks_there, strict=True)],
    )


def _seldom(marks: Sequence[frozenset[str]]) -> frozenset[str]:
    counts = Counter(mark for own in marks for mark in own)
    return frozenset(mark for mark, times in counts.items() if times <= _RARE)


def _marks(prose: Prose, block: Block) -> Iterator[str]:
    yield from (match[0].lower() for match in _MARK.finditer(prose.text, block.start, block.end))
    yield from (str(tag) for _, _, tag in prose.spans_in(block.start, block.end))


def _pairs(here: Prose, there: Prose, beads: Sequence[Bead]) -> Iterator[Pair]:
    """The pairs that are certain, and between them what is not as one."""
    for is_certain, group in groupby(beads, lambda bead: bead.margin >= _CERTAIN):
        together = list(group)
        for some in [[bead] for bead in together] if is_certain else [together]:
            ours = here.blocks[some[0].start : some[-1].end]
            theirs = there.blocks[some[0].start_there : some[-1].end_there]
            yield Pair(_stretch(here, ours), _stretch(there, theirs), is_certain)
