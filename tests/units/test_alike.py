"""What is alike although it is written in another way is found without comparing each with each."""

from __future__ import annotations

from itertools import product

from bilingual.checks.alike import Side, _are_alike, _keys
from bilingual.languages.knowledge import known
from bilingual.quantities import find_quantities
from bilingual.site.agreement import Found, Reading
from bilingual.spans import Spans
from hypothesis import given
from hypothesis import strategies as st

TEXTS = {
    "sv": "klockan {0}.30; halv {0}; kl. {0}; {0} dagar; {0} år; {0}-åringar; under {0} år; högst {0} år; minst {0},"
    " {0}-talet; 19{0}-talet; {0},5; {0}.000 kr; {0} 000; {0}.12; {0} mars; {0} mars 2026; mars 2026; den {0}:e,"
    " {0} MB; {0} %; över {0}; {0} sekunder; 08-123 4{0}; 112; {0} gånger; {0} kap. 2 §; måndag; vecka {0}",
    "en": "{0}.30 am; {0}:30 pm; half past {0}; {0} days; {0} years; aged {0}; under {0} years; at most {0}; at least"
    " {0}; the {0}th century; the {0}s; 19{0}s; {0}.5; SEK {0},000; {0},000; 12 {0}; {0} March; {0} March 2026; the"
    " {0}th; {0} MB; {0} per cent; more than {0}; {0}s; +46 8 123 4{0}; 112; {0} times; Monday; week {0}",
}
NUMBERS = (*range(1, 25), 89, 90, 1900)


def quantities(locale: str) -> dict[str, Found]:
    """Every quantity of the texts, by its words."""
    texts = [piece.format(number) for number in NUMBERS for piece in TEXTS[locale].split(";")]
    said = ((text.strip(), one) for text in texts for one in find_quantities(text, known(locale)))
    return {f"{text}|{one.value}": Found(one, text[one.start : one.end] or text, 1, None) for text, one in said}


def side(locale: str, found: dict[str, Found]) -> Side:
    reading = Reading.__new__(Reading)  # of which only the quantities are asked for
    object.__setattr__(reading, "quantities", list(found.values()))
    return Side(reading, list(found.values()), known(locale))


def test_what_can_be_alike_has_a_key_in_common() -> None:
    ours, theirs = quantities("sv"), quantities("en")
    here, there = side("sv", ours), side("en", theirs)
    keys = {id(one): _keys(one) for one in (*ours.values(), *theirs.values())}
    alike = [
        (one, other)
        for one, other in product(ours.values(), theirs.values())
        if one.quantity.value != other.quantity.value and _are_alike(one, other, here, there)
    ]
    assert len(alike) > 300
    for one, other in alike:
        assert not keys[id(one)].of_others.isdisjoint(keys[id(other)].own), (one, other)
        assert not keys[id(other)].of_others.isdisjoint(keys[id(one)].own), (other, one)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))), st.integers(0, 30), st.integers(1, 30))
def test_spans_are_met_as_each_of_them_is(stretches: list[tuple[int, int]], start: int, length: int) -> None:
    end = start + length
    met = any(first < last and first < end and start < last for first, last in stretches)
    assert Spans(stretches).meet(start, end) == met
