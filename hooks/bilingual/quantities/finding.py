"""A text → its quantities."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from .found import Found
from .grammar import Grammar, grammar_of
from .patterns import folded
from .prose import prose_of
from .quantity import Quantity
from .units import plain

_WITH_SIGN = re.compile(r"[0-9]{1,9}(?:(?P<point>\.)|,)[0-9]{1,6}")


def find_quantities(text: str, locale: str) -> list[Quantity]:
    """The quantities of a text in Markdown, in their order. Never raises.

    Code, addresses, identifiers, references to laws, telephone and list numbers are not quantities, nor are words
    that only look like numbers. A language without a table of words has digits only.
    """
    grammar = grammar_of(locale)
    prose = prose_of(text)
    lower = folded(prose)
    quantities: list[Quantity] = []
    every = _found(grammar, prose, lower)
    for number, found in enumerate(every):
        before = quantities[-1] if quantities else None
        limit, start, end = grammar.limits.around(found, lower)
        start = max(start, before.end + 1) if before else start
        following = every[number + 1].start if number + 1 < len(every) else len(lower)
        per = grammar.rates.around(lower, prose, found.start, found.end, before.end + 1 if before else 1, following)
        quantity = Quantity(found.value, found.kind, start - 1, end - 1, limit, per)
        if before:
            begins = grammar.ranges.beginning(lower, every[number - 1], before, found, quantity)
            quantity = replace(quantity, begins=begins)
        quantities.append(quantity)
    return quantities


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
