"""Numbers that both texts say, but in each other's place: the fee stands where the time limit should."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from ..languages.language import Language, words
from ..languages.sentences import find_sentences
from ..messages import all_of, in_quotes, say
from ..problems import Problem, quote
from ..quantities.quantity import Kind, is_opposite
from ..site.agreement import Found, Reading
from .limits import words_with_limit
from .pairing import Pair, Stretch
from .signs import Said

_KINDS: frozenset[Kind] = frozenset(
    ["duration", "money", "percentage", "count", "date", "time", "age", "measure", "weekday"]
)
_CELL, _ITEM = "td", "li"
_LETTER = re.compile(r"(?<=\w )[A-Z](?!\w)")
_WORD = re.compile(r"[^\W\d_]{4,}")


def compare_places(
    here: Reading, there: Reading, pairs: Sequence[Pair], languages: tuple[Language, Language]
) -> Iterator[Problem]:
    """Two numbers that stand in two paragraphs, or in cells of two rows, the other way round than in the other text.

    Only what each text says once is looked at; where a word that both texts have moves with a number, the paragraphs
    are in another order, as those of a list can be. Rows can be too, so something in one of them must have stayed.
    """
    written = sum([one.tag is None for one in here.quantities])  # by hand, and by no tag
    if len(pairs) < 2 or written < 2 or not all(pair.is_certain for pair in pairs):
        return
    ours, theirs = _once(here.quantities), _once(there.quantities)
    if len(ours.keys() & theirs.keys()) < 2:
        return
    moved: dict[tuple[int, int], list[str]] = {}
    stays: set[int] = set()
    stretches, stretches_there = _Stretches([pair.here for pair in pairs]), _Stretches([pair.there for pair in pairs])
    for value in [value for value in ours if value in theirs]:
        places = stretches.place(ours[value]), stretches_there.place(theirs[value])
        if places[0] == places[1] and places[0] is not None:
            stays.add(places[0])
        elif None not in places:
            if ours[value].quantity.kind == "weekday":
                continue  # rows and items may stand in another order
            moved.setdefault(places, []).append(value)  # type: ignore[arg-type]  # none of them is None
    marks, rows = _Marks(), None
    for one, other in ((one, one[::-1]) for one in sorted(moved) if one[0] < one[1] and one[::-1] in moved):
        if _words_move(pairs[one[0]], pairs[one[1]], languages):
            continue
        if any(_is_a_cell(pairs[place]) for place in one):
            rows = rows or _Rows(pairs)
            if not any(_has_stayed(pairs, rows, cell, stays, languages, marks) for cell in one):
                heads = rows.heads(one)
                if not all(head and _say_the_same(head, languages, marks) for head in heads):
                    continue
        if any(_is_an_item(pairs[place]) for place in one) and not _stay(
            pairs[one[0]], pairs[one[1]], languages, marks
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
    marks, typed, typed_there = _Marks(), _Typed(here.quantities), _Typed(there.quantities)
    for pair in pairs:
        if not pair.is_certain or not pair.here or not pair.there:
            continue
        ours, theirs = typed.within(pair.here), typed_there.within(pair.there)
        values, others = list(map(_key, ours)), list(map(_key, theirs))
        if values == others or sorted(values) != sorted(others) or len(set(values)) < len(values):
            continue
        places = [place for place, value in enumerate(values) if value != others[place]]
        if _are_other_chapters(ours, theirs, languages):
            of_names = [[one for one in side if one.quantity.kind == "name"] for side in (ours, theirs)]
            yield _problem(here, there, *of_names)
            return
        if len(places) != 2 or ours[places[0]].quantity.kind != ours[places[1]].quantity.kind:
            continue
        mine, yours = ([each[place] for place in places] for each in (ours, theirs))
        if all(
            _are_apart(numbers, side, language)
            for numbers, side, language in zip((mine, yours), (pair.here, pair.there), languages, strict=True)
        ) and not _is_turned(pair.here, pair.there, mine, yours, languages, marks):
            yield _problem(here, there, mine, yours)
            return
    if moved := _of_another_day(pairs, typed, typed_there):
        yield _problem(here, there, *moved)


def _of_another_day(
    pairs: Sequence[Pair], typed: _Typed, typed_there: _Typed
) -> tuple[Sequence[Found], Sequence[Found]] | None:
    """What stands with a day of the week in one text, where the other has as much with another day: “Sunday: 10–15”."""
    here, there = list[list[Found]](), list[list[Found]]()  # with a day beside which the other text has nothing
    for pair in pairs:
        if not pair.is_certain or not pair.here or not pair.there:
            continue
        sides = typed.within(pair.here), typed_there.within(pair.there)
        days, others = (
            [[one.quantity.value for one in side if one.quantity.kind == "weekday"] for side in sides],
            [[one for one in side if one.quantity.kind != "weekday"] for side in sides],
        )
        if days[0] and days[0] == days[1] and bool(others[0]) != bool(others[1]):
            (here if others[0] else there).append(others[0] or others[1])
    if len(here) == len(there) == 1 and len(here[0]) == len(there[0]):
        return here[0], there[0]
    return None


def _key(found: Found) -> str:
    said = found.quantity
    bound = said.bound if said.kind != "name" else None  # “under Chapter 8” is no limit
    return f"{said.kind} {said.value} {bound.side if bound else ''}"


def _are_other_chapters(ours: Sequence[Found], theirs: Sequence[Found], languages: tuple[Language, Language]) -> bool:
    """Whether one text speaks of “5 kap. 12 §”, and the other of “Chapter 12, Section 5”."""
    chapters = [
        [one.quantity.value for one in side if one.quantity.kind == "name" and _is_a_chapter(one, language)]
        for side, language in zip((ours, theirs), languages, strict=True)
    ]
    return len(chapters[0]) == len(chapters[1]) and sorted(chapters[0]) != sorted(chapters[1])


def _is_a_chapter(one: Found, language: Language) -> bool:
    written = {word.strip(" .,()") for word in one.words.lower().split()}
    return any(word.rstrip(".") in written for word in language.words("no_quantities", "chapters"))


class _Typed:
    """The quantities of a passage that no tag has printed, by the text that they stand in."""

    def __init__(self, quantities: Sequence[Found]) -> None:
        self._of: dict[int, list[Found]] = {}
        for one in quantities:  # in order
            if one.tag is None:
                self._of.setdefault(id(one.part), []).append(one)

    def within(self, stretch: Stretch) -> list[Found]:
        """Those that begin in a stretch."""
        found = self._of.get(id(stretch.prose), [])
        first, last = (bisect_left(found, at, key=_start) for at in (stretch.start, stretch.end))
        return found[first:last]


def _start(found: Found) -> int:
    return found.quantity.start


class _Stretches:
    """Paragraphs, items and cells of one passage, in order."""

    def __init__(self, stretches: Sequence[Stretch | None]) -> None:
        self._of: dict[int, list[tuple[int, int, Stretch]]] = {}
        for number, stretch in enumerate(stretches):
            if stretch:
                self._of.setdefault(id(stretch.prose), []).append((stretch.start, number, stretch))

    def place(self, found: Found) -> int | None:
        """The number of the paragraph or cell in which it stands; None if that is neither."""
        of_text = self._of.get(id(found.part), [])
        before = bisect_right(of_text, found.quantity.start, key=itemgetter(0)) - 1
        if before < 0 or found.quantity.start >= of_text[before][2].end:
            return None
        _, number, stretch = of_text[before]
        return number if set(stretch.kinds) in ({"p"}, {_CELL}, {_ITEM}) else None


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
    here: Stretch,
    there: Stretch,
    mine: Sequence[Found],
    yours: Sequence[Found],
    languages: tuple[Language, Language],
    known: _Marks,
) -> bool:
    """Whether what both texts say besides the numbers stands in another order too."""
    marks, marks_there = (known.of(side, language) for side, language in zip((here, there), languages, strict=True))
    both = sorted(marks.keys() & marks_there.keys(), key=marks.__getitem__)
    if any(marks_there[one] > marks_there[other] for one, other in pairwise(both)):
        return True
    firsts = (mine[0].quantity.start, mine[1].quantity.start), (yours[0].quantity.start, yours[1].quantity.start)
    return any(
        sum(place < marks[mark] for place in firsts[0]) != sum(place < marks_there[mark] for place in firsts[1])
        for mark in both
    )


class _Marks:
    """Words that can be known in both languages; each text is searched once."""

    def __init__(self) -> None:
        self._said: dict[int, Said] = {}

    def of(self, stretch: Stretch, language: Language) -> dict[str, int]:
        """Where each that a stretch says once stands: by what it means, or as it is."""
        said = self._said.get(id(stretch.prose)) or self._said.setdefault(
            id(stretch.prose), Said(stretch.prose, language)
        )
        unit = said.within(stretch.start, stretch.end)
        found = [(f"={name}", unit.place(sign.start)) for sign in unit.signs for name in sign.means]  # no word is that
        found += [(f"={name}", stretch.start + start) for name, start in unit.said.known.things(unit.text)]
        found += [(word[0].lower(), stretch.start + word.start()) for word in _WORD.finditer(stretch.text)]
        times = Counter(name for name, _ in found)
        return {name: place for name, place in found if times[name] == 1}


def _once(quantities: Sequence[Found]) -> Mapping[str, Found]:
    """What is said once, by its value; what is said once as an upper and once as a lower limit, by both."""
    values = [_value(found) for found in quantities]
    times = Counter(values)
    names = [
        _value_with_side(found) if times[value] > 1 else value for found, value in zip(quantities, values, strict=True)
    ]
    once = Counter(names)
    return {
        name: found
        for name, found in zip(names, quantities, strict=True)
        if once[name] == 1 and found.quantity.kind in _KINDS and found.tag is None
    }


def _value(found: Found) -> str:
    """The value; of a full hour its number, since “14–16” in a cell may be “2–4 pm” in the other text."""
    said = found.quantity
    return said.value[1:3].lstrip("0") if said.kind == "time" and said.value.endswith(":00") else said.value


def _value_with_side(found: Found) -> str:
    """“P18Y upper” of “under 18”."""
    bound = found.quantity.bound
    side = "" if not bound else "lower" if is_opposite(bound.side, "at_most") else "upper"
    return f"{found.quantity.value} {side}"


def _is_a_cell(pair: Pair) -> bool:
    return pair.here is not None and pair.here.kinds == (_CELL,)


def _is_an_item(pair: Pair) -> bool:
    return pair.here is not None and pair.here.kinds == (_ITEM,)


def _stay(one: Pair, other: Pair, languages: tuple[Language, Language], marks: _Marks) -> bool:
    """Whether one of two items says what its counterpart says, and the other item says in neither language."""
    (mine, yours), (mine_too, yours_too) = (
        [
            marks.of(side, language).keys()
            for side, language in zip((pair.here, pair.there), languages, strict=True)
            if side
        ]
        for pair in (one, other)
    )
    both, both_too = mine & yours, mine_too & yours_too
    return bool(both - mine_too - yours_too or both_too - mine - yours)


class _Rows:
    """The rows of the tables of a text: which pairs of cells stand on one line of it."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._pairs = pairs
        self._by_line: dict[tuple[int, int], list[int]] = {}
        self._heads: dict[int, list[int]] = {}  # the lines of heads, in order, by text
        for number, pair in enumerate(pairs):
            if pair.here:
                text = id(pair.here.prose)
                self._by_line.setdefault((text, pair.here.line), []).append(number)
                if pair.here.kinds == ("th",):
                    self._heads.setdefault(text, []).append(pair.here.line)

    def of(self, cell: int) -> Sequence[int]:
        """The numbers of the pairs in the row of one."""
        here = self._pairs[cell].here
        return self._by_line[id(here.prose), here.line] if here else ()

    def heads(self, cells: Sequence[int]) -> list[Pair | None]:
        """The heads of the columns of cells that stand in one row; none if they stand in several."""
        row, here = self.of(cells[0]), self._pairs[cells[0]].here
        if not here or not set(cells) <= set(row):
            return [None]
        lines = self._heads.get(id(here.prose), [])
        before = bisect_left(lines, here.line) - 1
        head = self._by_line[id(here.prose), lines[before]] if before >= 0 else []
        columns = map(row.index, cells)
        return [self._pairs[head[column]] if column < len(head) else None for column in columns]


def _has_stayed(
    pairs: Sequence[Pair],
    rows: _Rows,
    cell: int,
    stays: Container[int],
    languages: tuple[Language, Language],
    marks: _Marks,
) -> bool:
    """Whether the row of a cell is that row in the other text too: another number or a word stands in it in both."""
    return any(
        number in stays or _say_the_same(pairs[number], languages, marks) for number in rows.of(cell) if number != cell
    )


def _say_the_same(pair: Pair, languages: tuple[Language, Language], marks: _Marks) -> bool:
    """Whether two cells have a word in common, as it is, by its beginning (“Pass”, “Passport”), or by what it means."""
    if _letters(pair.here) and _letters(pair.here) == _letters(pair.there):
        return True
    ours, theirs = sorted(_words(pair.here)), sorted(_words(pair.there))
    if _begin_alike(ours, theirs) or _begin_alike(theirs, ours):
        return True
    assert pair.here
    assert pair.there
    return not marks.of(pair.here, languages[0]).keys().isdisjoint(marks.of(pair.there, languages[1]))


def _begin_alike(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one of some words begins one of others; both are sorted, so that it stands right before it."""
    return any(
        place < len(long) and long[place].startswith(one) for one in short for place in (bisect_left(long, one),)
    )


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


def _letters(stretch: Stretch | None) -> list[str]:
    """Letters that stand as names behind a word: “Ward B”."""
    return _LETTER.findall(stretch.text) if stretch else []


def _problem(here: Reading, there: Reading, ours: Sequence[Found], theirs: Sequence[Found]) -> Problem:
    place = f"{there.passage.file}:{theirs[0].line}"
    are_limits = len({one.quantity.value for one in ours}) == 1  # “under 50 m²” and “over 50 m²”
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
