"""Which sentences seem to have no counterpart in the other language, and what is nearest to each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise
from math import sqrt
from operator import mul

from .alignment import Comparison, Text
from .sentences import Page, Section, Sentence
from .vectors import Vector

LOWEST = 0.96  # of a likeness that is believed; found on real texts (decisions/0005)
MOST = 400  # sentences of a section in one language that are compared, since each is with all of the other
SHORTEST = 15  # characters of a sentence that is told: a word or two alone say too little for the model
_NEIGHBOURS = 2
_OF_THE_PAGE = 150  # sentences at most that neighbours are looked for among, besides those of the section,
_AROUND = 100  # and at least: from other pages if the page has fewer
_BOTH = (0, 1)  # the sides of a section
_Unit = tuple[float, ...]  # a vector of length 1


@dataclass(frozen=True)
class Lost:
    """A sentence without a counterpart in the other text of its section.

    ``side`` is the place of its text among those of the section. ``nearest`` is the sentence that is most like it in
    the other, ``likeness`` how much: about 1 or more if they said the same. ``instead``: neither has a counterpart, and
    they stand in the same place. They seem to say different things.
    """

    sentence: Sentence
    section: Section
    side: int
    likeness: float = 0
    nearest: Sentence | None = None
    instead: bool = False


def find_lost(pages: Sequence[Page], vectors: Mapping[str, Vector]) -> Iterator[Lost]:
    """Those of some pages in the same two languages, by the vectors of all sentences in them."""
    for section, comparison in compare(pages, vectors):
        for rows, columns in comparison.left_over(LOWEST):
            of_first = list(_judge(section, 0, rows, comparison))
            of_other = list(_judge(section, 1, columns, comparison.turned))
            if len(of_first) == len(of_other) == len(rows) == len(columns) == 1:
                (one,), (two,) = of_first, of_other
                yield Lost(one.sentence, section, 0, min(one.likeness, two.likeness), two.sentence, instead=True)
            else:
                yield from of_first
                yield from of_other


def compare(pages: Sequence[Page], vectors: Mapping[str, Vector]) -> Iterator[tuple[Section, Comparison]]:
    """Each section of these pages with its two texts beside each other, but for what is too long."""
    units = {text: _unit(vector) for text, vector in vectors.items()}
    of_all = [
        [one.text for page in pages for section in page.sections for one in section.sides[side]] for side in _BOTH
    ]
    for page in pages:
        around = []
        for side in _BOTH:
            own = _spread([one.text for section in page.sections for one in section.sides[side]], _OF_THE_PAGE)
            around.append([*own, *_spread(of_all[side], _AROUND - len(own))])
        for section in page.sections:
            if not is_too_long(section):
                yield section, _compare(section, around, units)


def is_too_long(section: Section) -> bool:
    """Whether it has too many sentences to be compared."""
    return max(map(len, section.sides)) > MOST


def _spread(texts: Sequence[str], most: int) -> Sequence[str]:
    """So many of them at most, evenly from all of them."""
    return texts[:: -(-len(texts) // most)] if most > 0 and texts else []


def _compare(section: Section, around: Sequence[Sequence[str]], units: Mapping[str, _Unit]) -> Comparison:
    first, other = section.sides
    return Comparison(
        _read(first, [*around[1], *(one.text for one in other)], units),
        _read(other, [*around[0], *(one.text for one in first)], units),
        [[_cosine(units[one.text], units[two.text]) for two in other] for one in first],
    )


def _judge(section: Section, side: int, left: range, comparison: Comparison) -> Iterator[Lost]:
    """Those that were left over, without what is like a sentence elsewhere in the section: texts may change order."""
    own, there = section.sides[side], section.sides[1 - side]
    for place in left:
        if len(own[place].text) < SHORTEST:
            continue
        if not there:
            yield Lost(own[place], section, side)
            continue
        likeness, nearest = comparison.without_rivals(place)
        if likeness < LOWEST:
            yield Lost(own[place], section, side, likeness, there[nearest])


def _read(own: Sequence[Sentence], around: Sequence[str], units: Mapping[str, _Unit]) -> Text:
    neighbours = [units[text] for text in dict.fromkeys(around)]
    vectors = [units[one.text] for one in own]
    return Text(
        [len(one.text) for one in own],
        [_reach(vector, neighbours) for vector in vectors],
        [_cosine(one, two) for one, two in pairwise(vectors)],
    )


def _reach(vector: _Unit, neighbours: Sequence[_Unit]) -> float:
    nearest = nlargest(_NEIGHBOURS, (_cosine(vector, other) for other in neighbours))
    return sum(nearest) / max(len(nearest), 1)


def _cosine(one: _Unit, two: _Unit) -> float:
    return float(sum(map(mul, one, two)))


def _unit(vector: Vector) -> _Unit:
    length = sqrt(sum(map(mul, vector, vector))) or 1.0
    return tuple(number / length for number in vector)
