"""Numbers that both texts say, but in each other's paragraphs or cells: the fee stands where the time limit should."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import combinations

from ..messages import all_of, in_quotes, say
from ..problems import Problem, quote
from ..quantities.quantity import Kind
from ..site.agreement import Found, Reading
from .pairing import Pair, Stretch

_KINDS: frozenset[Kind] = frozenset(["duration", "money", "percentage", "count", "date", "time", "age", "measure"])
_CELL = "td"
_WORD = re.compile(r"[^\W\d_]{4,}")


def compare_places(here: Reading, there: Reading, pairs: Sequence[Pair]) -> Iterator[Problem]:
    """Two numbers that stand in two paragraphs, or in cells of two rows, the other way round than in the other text.

    Only what each text says once is looked at; where a word that both texts have moves with a number, the paragraphs
    are in another order, as those of a list can be. Rows can be too, so something in one of them must have stayed.
    """
    if len(pairs) < 2 or len(here.quantities) < 2 or not all(pair.is_certain for pair in pairs):
        return
    ours, theirs = _once(here.quantities), _once(there.quantities)
    if len(ours.keys() & theirs.keys()) < 2:
        return
    moved: dict[tuple[int, int], list[str]] = {}
    stays: set[int] = set()
    for value in ours.keys() & theirs.keys():
        places = (
            _place(ours[value], [pair.here for pair in pairs]),
            _place(theirs[value], [pair.there for pair in pairs]),
        )
        if places[0] == places[1] and places[0] is not None:
            stays.add(places[0])
        elif None not in places:
            moved.setdefault(places, []).append(value)  # type: ignore[arg-type]  # none of them is None
    for one, other in combinations(sorted(moved), 2):
        if one != other[::-1] or _words_move(pairs[one[0]], pairs[one[1]]):
            continue
        if any(_is_a_cell(pairs[place]) for place in one) and not any(_has_stayed(pairs, cell, stays) for cell in one):
            continue
        for value, back in zip(moved[one], moved[other], strict=False):
            if ours[value].quantity.kind == ours[back].quantity.kind:
                yield _problem(here, there, [ours[value], ours[back]], [theirs[back], theirs[value]])
                return


def _once(quantities: Sequence[Found]) -> Mapping[str, Found]:
    """What is said once, by its value."""
    times = Counter(found.quantity.value for found in quantities)
    return {
        found.quantity.value: found
        for found in quantities
        if times[found.quantity.value] == 1 and found.quantity.kind in _KINDS and found.tag is None
    }


def _place(found: Found, stretches: Sequence[Stretch | None]) -> int | None:
    """The number of the paragraph or cell in which it stands; None if that is neither."""
    for number, stretch in enumerate(stretches):
        if stretch and stretch.prose is found.part and stretch.start <= found.quantity.start < stretch.end:
            return number if set(stretch.kinds) in ({"p"}, {_CELL}) else None
    return None


def _is_a_cell(pair: Pair) -> bool:
    return pair.here is not None and pair.here.kinds == (_CELL,)


def _has_stayed(pairs: Sequence[Pair], cell: int, stays: Container[int]) -> bool:
    """Whether the row of a cell is that row in the other text too: another number or a word stands in it in both."""
    here = pairs[cell].here
    return any(
        number in stays or _words(pair.here) & _words(pair.there)
        for number, pair in enumerate(pairs)
        if here and pair.here and pair.here.prose is here.prose and pair.here.line == here.line and number != cell
    )


def _words_move(one: Pair, other: Pair) -> bool:
    """Whether a word that stands in both languages has changed its paragraph too."""
    said = [_words(each) for each in (one.here, one.there, other.here, other.there)]
    here, there, here_too, there_too = said
    return bool((here & there_too) - there or (here_too & there) - there_too)


def _words(stretch: Stretch | None) -> set[str]:
    return {match[0].lower() for match in _WORD.finditer(stretch.text)} if stretch else set()


def _problem(here: Reading, there: Reading, ours: Sequence[Found], theirs: Sequence[Found]) -> Problem:
    place = f"{there.passage.file}:{theirs[0].line}"
    mine, yours = (all_of(in_quotes(quote(one.words)) for one in each) for each in (ours, theirs))
    what = say(
        "The numbers have changed places: {mine} here, {yours} in {place}.",
        mine=mine,
        yours=yours,
        place=place,
    )
    to_do = say("Say the same in every language, or allow it beside the text: <!-- allow number: why -->")
    return Problem(here.passage.file, ours[0].line, what, to_do, "number", "warning", place)
