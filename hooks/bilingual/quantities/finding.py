"""A text → its quantities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ..languages.language import Language
from .found import Found
from .grammar import Grammar, grammar_of
from .patterns import folded
from .prose import prose_of
from .quantity import Bound, Kind, Quantity, Side
from .units import plain

_WITH_SIGN = re.compile(r"[0-9]{1,9}(?:(?P<point>\.)|,)[0-9]{1,6}")


def find_quantities(text: str, language: Language) -> list[Quantity]:
    """The quantities of a text in Markdown, in their order. Never raises.

    Code, addresses, identifiers, references to laws, telephone and list numbers are not quantities, nor are words
    that only look like numbers. A language without a table of words has digits only.
    """
    grammar = grammar_of(language)
    prose = prose_of(text, grammar.has_numbered_lists)
    lower = folded(prose)
    quantities: list[Quantity] = []
    every = _found(grammar, prose, lower)
    for number, found in enumerate(every):
        before = quantities[-1] if quantities else None
        bound, start, end = _bound(grammar, found, lower)
        if before:
            start = max(start, before.end + 1)
            if before.bound and not bound and grammar.limits.of_the_same_time(every[number - 1], found, lower):
                bound = replace(before.bound, end=found.end - 1)
        following = every[number + 1].start if number + 1 < len(every) else len(lower)
        per = grammar.rates.around(lower, prose, found.start, found.end, before.end + 1 if before else 1, following)
        quantity = Quantity(found.value, found.kind, start - 1, end - 1, bound, per)
        if before and (begins := grammar.ranges.beginning(lower, every[number - 1], before, found, quantity)):
            quantity = replace(quantity, begins=begins)
        quantities.append(quantity)
    return quantities


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
    said = Bound(bound.side, bound.start - 1, bound.end - 1, bound.is_a_time)
    return (said, bound.start, bound.end) if bound.limit else (said, found.start, found.end)


def _found(grammar: Grammar, prose: str, lower: str) -> list[Found]:
    found: list[Found] = []
    position = 1
    while anchor := grammar.anchor.search(lower, position - 1):
        start = anchor.end()
        for pattern, read in grammar.expressions:
            if (match := pattern.match(lower, start)) and (said := read(match, prose)) is not None:
                position = match.end()
                break
        else:
            rest = grammar.rest.match(lower, start)
            position, said = rest.end() if rest else start + 1, _in_other_style(rest) if rest else []
        for each in said:
            if found and found[-1].continued_by(each) and grammar.continues.fullmatch(lower, found[-1].end, each.start):
                found[-1] = found[-1].with_rest(each)
            else:
                found.append(each)
    return found


def _in_other_style(rest: re.Match[str]) -> list[Found]:
    """A number with the decimal sign of another language: 1,5 in English, but also Python 3.12 in Swedish."""
    match = _WITH_SIGN.fullmatch(rest[0])
    if not match:
        return []
    return [Found(plain(Fraction(rest[0])) if match["point"] else rest[0], "count", rest.start(), rest.end())]
