"""What follows from a lost item or row is not told beside it: its link, its number, its term are lost with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..problems import Problem
from ..site.agreement import Reading
from ..text.shape import Shape

_ITEMS = ("td", "th", "li", "dt", "dd")


def without_consequences(problems: Sequence[Problem], here: Reading, there: Reading) -> Iterator[Problem]:
    """The problems of two passages without what can stand in the items and rows that one of them has more.

    If what is missing stands in more of them than that, it was not lost with those, so all is told. How long a text is
    says nothing until it has all its parts.
    """
    more = _parts(here.passage.shape) - _parts(there.passage.shape)
    if not more:
        yield from problems
        return
    whole, part = (here, there) if more > 0 else (there, here)
    items = dict(_items(whole))
    lost: dict[Problem, int] = {}
    for problem in problems:
        ends = (f"{problem.file}:{problem.line}", problem.there)
        if part.passage.place in ends and (item := items.get(ends[0], items.get(ends[1]))):
            lost[problem] = item
    are_explained = len(set(lost.values())) <= abs(more)
    for problem in problems:
        if problem.code != "ease" and not (are_explained and problem in lost):
            yield problem


def _parts(shape: Shape) -> int:
    return sum((*shape.lists, *shape.tables, *shape.definitions))


def _items(reading: Reading) -> Iterator[tuple[str, int]]:
    """(place of a line, the line on which the item or row begins that it belongs to)"""
    for prose in reading.prose:
        for block in prose.blocks:
            if block.kind in _ITEMS:
                first = prose.line_at(block.start)
                for line in range(first, prose.line_at(block.end) + 1):
                    yield f"{reading.passage.file}:{line}", first
