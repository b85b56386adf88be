"""A text → its quantities."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from ..languages.language import Language
from ..languages.paragraphs import REMEMBERED, paragraphs
from .contacts import find_contacts
from .found import Found
from .grammar import Grammar, grammar_of
from .measures import MEASURES
from .patterns import any_of, folded
from .prose import prose_of
from .quantity import Bound, Kind, Quantity, Side
from .rates import NEAR
from .units import PIECE

# Behind it the word ends, or goes on as in “2.1-kort”, “2.1:s”, “2.1MB”.
_WITH_SIGN = re.compile(
    rf"[0-9]{{1,9}}(?:(?P<point>\.)|,)[0-9]{{1,6}}(?=\Z|[-:][^\W\d_]|(?P<unit>{any_of(MEASURES)})\Z)"
)
_OF_SPANS = ("weekday", "month")
_SAID_AGAIN = re.compile(r"[ \u00a0]\(")


def find_quantities(text: str, language: Language) -> list[Quantity]:
    """The quantities of a text in Markdown, in their order. Never raises.

    Numbers that name something, and addresses, are told by their kind. Code and list numbers are not quantities, nor
    are words that only look like numbers. A language without a table of words has digits only.
    """
    grammar = grammar_of(language)
    prose = prose_of(text, grammar.has_numbered_lists)
    lower = folded(prose)
    quantities: list[Quantity] = []
    every = _found(grammar, prose, lower)
    for number, found in enumerate(every):
        before = quantities[-1] if quantities else None
        bound, start, end = _bound(grammar, found, lower)
        if found.can_be_unsaid or (bound and _is_of_a_span(grammar, every, number, bound.start + 1, lower)):
            bound, start, end = None, found.start, found.end
        if before:
            start = max(start, before.end + 1)
            if before.bound and not bound and grammar.limits.of_the_same_time(every[number - 1], found, lower):
                bound = replace(before.bound, end=found.end - 1)
        following = every[number + 1].start if number + 1 < len(every) else len(lower)
        per = grammar.rates.around(lower, prose, found.start, found.end, before.end + 1 if before else 1, following)
        if per is None and found.kind == "money":
            per = grammar.rates.per_measure(lower, prose, found.end, following)
        quantity = Quantity(found.value, found.kind, start - 1, end - 1, bound, per, can_be_unsaid=found.can_be_unsaid)
        if before and (begins := grammar.ranges.beginning(lower, every[number - 1], before, found, quantity)):
            begins = replace(begins, begins=None)  # of “1 to 2 to 3 …” each is a range with the one before it alone
            quantity = replace(quantity, begins=begins, bound=bound or _upper(before, quantity))
        quantities.append(quantity)
    return _with(find_contacts(text), quantities)


def _upper(begins: Quantity, ends: Quantity) -> Bound | None:
    """The limit of what ends a range: “from 3 to 5” is at most 5."""
    is_from = begins.bound is not None and begins.bound.side == "from"
    return Bound("until", ends.start, ends.end) if is_from and ends.kind not in _OF_SPANS else None


def _with(contacts: list[Quantity], quantities: list[Quantity]) -> list[Quantity]:
    """Both in their order; no number stands in an address."""
    if not contacts:
        return quantities
    starts = [one.start for one in contacts]
    apart = []
    for one in quantities:
        before = bisect_left(starts, one.end) - 1
        if before < 0 or contacts[before].end <= one.start:
            apart.append(one)
    return sorted([*apart, *contacts], key=lambda one: one.start)


def quantity_at(text: str, start: int, end: int, value: str, kind: Kind, language: Language) -> Quantity:
    """What is known to stand between two offsets, whatever words say it there, with the limit beside it."""
    grammar = grammar_of(language)
    lower = folded(prose_of(text, grammar.has_numbered_lists))
    bound, first, last = _bound(grammar, Found(value, kind, start + 1, end + 1), lower)
    return Quantity(value, kind, first - 1, last - 1, bound)


def find_limit_words(text: str, language: Language) -> tuple[list[int], Mapping[Side, list[int]]]:
    """Where a plain text denies something, and where it speaks of a limit on a side: offsets, in order."""
    limits, lower = grammar_of(language).limits, folded(text)
    return limits.denials(lower), limits.hints(lower)


def _bound(grammar: Grammar, found: Found, lower: str) -> tuple[Bound | None, int, int]:
    """The limit of what was found, at its offsets in the text, and where that stands with the words of a rule's."""
    bound = grammar.limits.around(found, lower)
    if not bound:
        return None, found.start, found.end
    said = Bound(bound.side, bound.start - 1, bound.end - 1, bound.is_a_time, bound.of_nobody)
    return (said, bound.start, bound.end) if bound.limit else (said, found.start, found.end)


def _is_of_a_span(grammar: Grammar, every: Sequence[Found], number: int, start: int, lower: str) -> bool:
    """“måndag till torsdag klockan 8”: the word between two days is no limit, of the second or of its time."""
    last = number if every[number].kind in _OF_SPANS else number - 1
    if last < 1 or start >= every[last].start or every[last].kind not in _OF_SPANS:
        return False
    before, found = every[last - 1], every[last]
    return before.kind == found.kind and grammar.ranges.is_to(lower, before.end, found.start)


def rates_in(text: str, language: Language) -> Iterator[str]:
    """The time of every rate in a text, whatever it is said of: P7D of “weekly”."""
    return grammar_of(language).rates.find(folded(text))


def things_per(text: str, end: int, language: Language) -> dict[str, str]:
    """What the sum that ends at an offset is for, besides times: the names of tables, and the words."""
    grammar = grammar_of(language)
    begin, last = max(0, end - NEAR), end + NEAR  # as much as is looked at, however long the text is
    prose = text[begin:last]
    stop = prose.find("\n\n", end - begin)
    prose = prose[: stop if stop >= 0 else None]
    return grammar.rates.things(folded(prose), prose, end - begin)


def every_in(text: str, language: Language) -> Iterator[tuple[str, int, int]]:
    """The times in which something happens again and again, with their offsets: P7D of “weekly”, “every week”."""
    for offset, paragraph in paragraphs(text):
        for time, start, end in _every_of_paragraph(paragraph, language):
            yield time, offset + start, offset + end


@lru_cache(maxsize=REMEMBERED)
def _every_of_paragraph(paragraph: str, language: Language) -> tuple[tuple[str, int, int], ...]:
    return tuple(grammar_of(language).rates.every(folded(paragraph)))


def _found(grammar: Grammar, prose: str, lower: str) -> list[Found]:
    found: list[Found] = []
    position = 1
    for start in grammar.places(lower):
        if start < position:
            continue
        for one in grammar.expressions_at(lower, start):
            if (match := one.match(lower, start)) and (said := one.read(match, prose)) is not None:
                position = match.end()
                break
        else:
            rest = grammar.rest.match(lower, start)
            position, said = rest.end() if rest else start + 1, _in_other_style(rest) if rest else []
        for each in said:
            if found and _is_or_two(grammar, found[-1], each, lower):
                each = Found.of(each.amount, found[-1].unit or PIECE, each.start, each.end)
            if found and found[-1].continued_by(each) and grammar.continues.fullmatch(lower, found[-1].end, each.start):
                found[-1] = found[-1].with_rest(each)
            elif not (found and _is_said_again(found[-1], each, lower)):
                found.append(each)
    return found


def _is_or_two(grammar: Grammar, one: Found, other: Found, lower: str) -> bool:
    """“a day or two”: the second has the unit of the first."""
    is_one = one.amount == 1 and one.unit is not None and one.unit.kind == "duration"
    is_bare = other.unit is PIECE and not lower[other.start].isdigit()
    return is_one and is_bare and grammar.ranges.is_to(lower, one.end, other.start)


def _is_said_again(one: Found, other: Found, lower: str) -> bool:
    """“four (4) weeks”: the same number once more, in parentheses."""
    return (
        one.amount == other.amount
        and other.unit in (PIECE, one.unit)
        and lower[other.end : other.end + 1] == ")"
        and bool(_SAID_AGAIN.fullmatch(lower, one.end, other.start))
    )


def _in_other_style(rest: re.Match[str]) -> list[Found]:
    """A number with the decimal sign of another language: 1,5 in English, but also Python 3.12 in Swedish."""
    match = _WITH_SIGN.match(rest[0])
    if not match:
        return []
    start, end = rest.start(), rest.start() + match.end()
    if not match["point"]:
        return [Found(match[0], "count", start, end)]
    unit = MEASURES[match["unit"]] if match["unit"] else PIECE
    return [Found.of(Fraction(match[0]), unit, start, rest.end() if match["unit"] else end)]
