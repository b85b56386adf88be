"""Numbers that both texts say, but in each other's place: the fee stands where the time limit should."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from ..languages.language import Language, words
from ..languages.sentences import find_sentences
from ..messages import all_of, in_quotes, say
from ..problems import Problem, quote
from ..quantities.quantity import Kind, is_opposite
from ..site.agreement import Found, Reading
from .limits import words_with_limit
from .pairing import Pair, Stretch
from .signs import Said

_KINDS: frozenset[Kind] = frozenset(["duration", "money", "percentage", "count", "date", "time", "age", "measure"])
_CELL = "td"
_WORD = re.compile(r"[^\W\d_]{4,}")


def compare_places(
    here: Reading, there: Reading, pairs: Sequence[Pair], languages: tuple[Language, Language]
) -> Iterator[Problem]:
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
        if one != other[::-1] or _words_move(pairs[one[0]], pairs[one[1]], languages):
            continue
        if (
            any(_is_a_cell(pairs[place]) for place in one)
            and not any(_has_stayed(pairs, cell, stays, languages) for cell in one)
            and not _heads_have_stayed(pairs, one, languages)
        ):
            continue
        for value, back in zip(moved[one], moved[other], strict=False):
            if ours[value].quantity.kind == ours[back].quantity.kind:
                yield _problem(here, there, [ours[value], ours[back]], [theirs[back], theirs[value]])
                return


def compare_order(
    here: Reading, there: Reading, pairs: Sequence[Pair], languages: tuple[Language, Language]
) -> Iterator[Problem]:
    """Two numbers of one paragraph that stand the other way round than in the other text, while all else has stayed.

    They stand in sentences that are each other's, or in one with “and” between them. Other numbers, and words that are
    known to be the same in both languages, show whether the sentence itself was turned; then nothing is told.
    """
    if [one.quantity.value for one in here.quantities] == [one.quantity.value for one in there.quantities]:
        return
    for pair in pairs:
        if not pair.is_certain or not pair.here or not pair.there:
            continue
        ours, theirs = (_within(each.quantities, side) for each, side in ((here, pair.here), (there, pair.there)))
        values, others = list(map(_key, ours)), list(map(_key, theirs))
        if values == others or sorted(values) != sorted(others) or len(set(values)) < len(values):
            continue
        places = [place for place, value in enumerate(values) if value != others[place]]
        if len(places) != 2 or ours[places[0]].quantity.kind != ours[places[1]].quantity.kind:
            continue
        mine, yours = ([each[place] for place in places] for each in (ours, theirs))
        if all(
            _are_apart(numbers, side, language)
            for numbers, side, language in zip((mine, yours), (pair.here, pair.there), languages, strict=True)
        ) and not _is_turned(pair.here, pair.there, mine, yours, languages):
            yield _problem(here, there, mine, yours)
            return


def _key(found: Found) -> str:
    bound = found.quantity.bound
    return f"{found.quantity.kind} {found.quantity.value} {bound.side if bound else ''}"


def _within(quantities: Sequence[Found], stretch: Stretch) -> list[Found]:
    return [
        one
        for one in quantities
        if one.part is stretch.prose and stretch.start <= one.quantity.start < stretch.end and one.tag is None
    ]


def _are_apart(numbers: Sequence[Found], stretch: Stretch, language: Language) -> bool:
    """Whether two numbers are said of two things: in two sentences, or with “and” between them, and as no range."""
    one, other = (found.quantity for found in numbers)
    if one.begins or other.begins or one.kind not in _KINDS:
        return False
    ends = [stretch.start + end for _, end in find_sentences(stretch.text, language)]
    if any(one.start < end <= other.start for end in ends):
        return True
    between = stretch.prose.text[one.end : other.start].lower().split()
    return not set(between).isdisjoint(language.words("between_numbers", "conjunctions")) and len(between) > 1


def _is_turned(
    here: Stretch, there: Stretch, mine: Sequence[Found], yours: Sequence[Found], languages: tuple[Language, Language]
) -> bool:
    """Whether what both texts say besides the numbers stands in another order too."""
    marks, marks_there = (_marks(side, language) for side, language in zip((here, there), languages, strict=True))
    both = sorted(marks.keys() & marks_there.keys(), key=marks.__getitem__)
    if any(marks_there[one] > marks_there[other] for one, other in pairwise(both)):
        return True
    firsts = (mine[0].quantity.start, mine[1].quantity.start), (yours[0].quantity.start, yours[1].quantity.start)
    return any(
        sum(place < marks[mark] for place in firsts[0]) != sum(place < marks_there[mark] for place in firsts[1])
        for mark in both
    )


def _marks(stretch: Stretch, language: Language) -> dict[str, int]:
    """Where words stand that can be known in both languages, each said once: by what they mean, or as they are."""
    unit = Said(stretch.prose, language).within(stretch.start, stretch.end)
    found = [(f"={name}", unit.place(sign.start)) for sign in unit.signs for name in sign.means]  # no word is that
    found += [(word[0].lower(), stretch.start + word.start()) for word in _WORD.finditer(stretch.text)]
    times = Counter(name for name, _ in found)
    return {name: place for name, place in found if times[name] == 1}


def _once(quantities: Sequence[Found]) -> Mapping[str, Found]:
    """What is said once, by its value; what is said once as an upper and once as a lower limit, by both."""
    times = Counter(found.quantity.value for found in quantities)
    names = [
        _value_with_side(found) if times[found.quantity.value] > 1 else found.quantity.value for found in quantities
    ]
    once = Counter(names)
    return {
        name: found
        for name, found in zip(names, quantities, strict=True)
        if once[name] == 1 and found.quantity.kind in _KINDS and found.tag is None
    }


def _value_with_side(found: Found) -> str:
    """“P18Y upper” of “under 18”."""
    bound = found.quantity.bound
    side = "" if not bound else "lower" if is_opposite(bound.side, "at_most") else "upper"
    return f"{found.quantity.value} {side}"


def _place(found: Found, stretches: Sequence[Stretch | None]) -> int | None:
    """The number of the paragraph or cell in which it stands; None if that is neither."""
    for number, stretch in enumerate(stretches):
        if stretch and stretch.prose is found.part and stretch.start <= found.quantity.start < stretch.end:
            return number if set(stretch.kinds) in ({"p"}, {_CELL}) else None
    return None


def _is_a_cell(pair: Pair) -> bool:
    return pair.here is not None and pair.here.kinds == (_CELL,)


def _has_stayed(pairs: Sequence[Pair], cell: int, stays: Container[int], languages: tuple[Language, Language]) -> bool:
    """Whether the row of a cell is that row in the other text too: another number or a word stands in it in both."""
    here = pairs[cell].here
    return any(
        number in stays or _say_the_same(pair, languages)
        for number, pair in enumerate(pairs)
        if here and pair.here and pair.here.prose is here.prose and pair.here.line == here.line and number != cell
    )


def _heads_have_stayed(pairs: Sequence[Pair], cells: Sequence[int], languages: tuple[Language, Language]) -> bool:
    """Whether two cells stand in one row, each below a head that is the same in the other text."""
    heads = [_head(pairs, cell) for cell in cells]
    lines = {pairs[cell].here.line for cell in cells if pairs[cell].here}  # type: ignore[union-attr]
    return len(lines) == 1 and all(head and _say_the_same(head, languages) for head in heads)


def _head(pairs: Sequence[Pair], cell: int) -> Pair | None:
    """The head of the column of a cell."""
    here = pairs[cell].here
    assert here
    before = [pair for pair in pairs[: cell + 1] if pair.here and pair.there and pair.here.prose is here.prose]
    column = sum(1 for pair in before if pair.here and pair.here.line == here.line) - 1
    lines = [pair.here.line for pair in before if pair.here and pair.here.kinds == ("th",)]
    heads = [pair for pair in before if pair.here and pair.here.kinds == ("th",) and pair.here.line == lines[-1]]
    return heads[column] if column < len(heads) else None


def _say_the_same(pair: Pair, languages: tuple[Language, Language]) -> bool:
    """Whether two cells have a word in common, as it is, by its beginning (“Pass”, “Passport”), or by what it means."""
    ours, theirs = _words(pair.here), _words(pair.there)
    if any(one.startswith(other) or other.startswith(one) for one in ours for other in theirs):
        return True
    assert pair.here
    assert pair.there
    return not _marks(pair.here, languages[0]).keys().isdisjoint(_marks(pair.there, languages[1]))


def _words_move(one: Pair, other: Pair, languages: tuple[Language, Language]) -> bool:
    """Whether a word that stands in both languages, and is no limit, has changed its paragraph too."""
    limits = {word for language in languages for word in _limit_words(language)}
    said = [_words(each) - limits for each in (one.here, one.there, other.here, other.there)]
    here, there, here_too, there_too = said
    return bool((here & there_too) - there or (here_too & there) - there_too)


@lru_cache(maxsize=32)
def _limit_words(language: Language) -> frozenset[str]:
    tables = language.group("limits").get("limits_before")
    return (
        frozenset(word for line in tables.values() for word in words(str(line)))
        if isinstance(tables, Mapping)
        else frozenset()
    )


def _words(stretch: Stretch | None) -> set[str]:
    return {match[0].lower() for match in _WORD.finditer(stretch.text)} if stretch else set()


def _problem(here: Reading, there: Reading, ours: Sequence[Found], theirs: Sequence[Found]) -> Problem:
    place = f"{there.passage.file}:{theirs[0].line}"
    are_limits = ours[0].quantity.value == ours[1].quantity.value  # “under 50 m²” and “over 50 m²”
    mine, yours = (
        all_of(in_quotes(quote(words_with_limit(one) if are_limits else one.words)) for one in each)
        for each in (ours, theirs)
    )
    what = say(
        "The numbers have changed places: {mine} here, {yours} in {place}.",
        mine=mine,
        yours=yours,
        place=place,
    )
    to_do = say("Say the same in every language, or allow it beside the text: <!-- allow number: why -->")
    return Problem(here.passage.file, ours[0].line, what, to_do, "number", "warning", place)
