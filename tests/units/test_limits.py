"""Limits: every word of every language that comes with the generator, beside lengths, money, shares and days."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import get_args

import pytest
from bilingual.checks.limits import unmatched
from bilingual.checks.numbers import quantities_of
from bilingual.languages.knowledge import known
from bilingual.languages.language import Language, Words
from bilingual.quantities.number_words import number_words
from bilingual.quantities.quantity import Limit, Side, is_opposite
from bilingual.site.agreement import Found
from bilingual.text.words import Prose

# The same length, sum, day and age, in each language.
SAME = {
    "sv": ("14 dagar", "500 kronor", "den 7 maj 2027", "18 års ålder"),
    "en": ("14 days", "SEK 500", "7 May 2027", "18 years of age"),
    "fi": ("14 päivää", "500 kruunua", "7.5.2027", "18 vuotta vanha"),
}
SIDES: tuple[Side | None, ...] = (None, "at_most", "over", "exactly")  # of the other text, one phrase each


def by_phrase(*tables: Mapping[Side, Words]) -> dict[str, Side | None]:
    return {phrase: side for table in tables for side, phrases in table.items() for phrase in phrases}


def read(text: str, language: Language) -> list[Found]:
    return quantities_of([Prose(1, text, ())], language, {})


@cache
def limited(locale: str) -> list[list[tuple[str, Side | None, list[Found]]]]:
    """For each quantity, all that can be said of it: the text, the side that it names, and what is found there."""
    language = known(locale)
    words = number_words(language)
    after, said = by_phrase(words.limits_after), []
    of: tuple[Mapping[Side, Words], ...] = ({}, {}, words.day_limits_before, words.age_limits_before)
    for number, (quantity, own) in enumerate(zip(SAME[locale], of, strict=True)):
        texts = {f"{phrase} {quantity}": side for phrase, side in by_phrase(words.limits_before, own).items()}
        texts |= {f"{quantity} {phrase}": side for phrase, side in after.items()}
        if number in (0, 2):  # “under 14 dagar” is less than 14 days, or for so long; “under den 7 maj” is no limit
            texts = {text: side for text, side in texts.items() if not text.startswith(words.limits_or_times or " ")}
        said.append([(text, side, read(text, language)) for text, side in {quantity: None, **texts}.items()])
    return said


def test_every_phrase_is_read_as_the_side_that_its_table_says() -> None:
    wrong = [
        (text, side, [one.quantity for one in found])
        for quantity in (each for locale in SAME for each in limited(locale))
        for text, side, found in quantity
        if [one.quantity.bound and one.quantity.bound.side for one in found] != [side]
    ]
    assert wrong == []


@pytest.mark.parametrize(("one", "other"), [("sv", "en"), ("en", "fi"), ("fi", "sv")])
def test_only_the_opposite_and_what_a_rule_would_say_alone_are_told(one: str, other: str) -> None:
    languages, wrong = (known(one), known(other)), []
    for ours, theirs in zip(limited(one), limited(other), strict=True):
        first_of_each_side = {side: (text, found) for text, side, found in reversed(theirs) if side in SIDES}
        for (text, side, found), (other_side, (there, others)) in product(ours, first_of_each_side.items()):
            if side is None or other_side is None:
                is_told = (side or other_side) in get_args(Limit)
            else:
                is_told = is_opposite(side, other_side)
            if (unmatched(found, others, languages) != ([], [])) is not is_told:
                wrong.append((text, there, is_told))
    assert wrong == []
