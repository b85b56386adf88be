"""The detector of quantities: tables of texts, pairs of sentences, and properties over all numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from bilingual.quantities import NAMING
from bilingual.quantities.units import normal_value
from hypothesis import given
from hypothesis import strategies as st
from unicode_rbnf import FormatPurpose, RbnfEngine

from ..conftest import ROOT
from ..in_language import find_quantities
from ..tables import for_each

TABLES = ROOT / "tests" / "quantities"
OPEN, CLOSE = "⟦", "⟧"
# CLDR's rule-based number formats, the same numbers written by others.
SPELLED = {locale: RbnfEngine.for_language(locale) for locale in ("sv", "en", "fi")}
# (unit, one in Swedish, more in Swedish, one in English, more in English, ISO 8601 or None)
UNITS = [
    ("H", "timme", "timmar", "hour", "hours"),
    ("D", "dag", "dagar", "day", "days"),
    ("W", "vecka", "veckor", "week", "weeks"),
    ("M", "månad", "månader", "month", "months"),
    ("Y", "år", "år", "year", "years"),
    ("%", "procent", "procent", "per cent", "per cent"),
    ("SEK", "krona", "kronor", "krona", "kronor"),
]


def rows(name: str, separator: str) -> list[list[str]]:
    """The lines of a table, cut into cells; “\\n” in one is a line break."""
    lines = (TABLES / name).read_text("utf-8").split("\n")
    return [line.replace("\\n", "\n").split(separator) for line in lines if line and line[0] != "#"]


def marked(text: str, locale: str) -> tuple[str, str]:
    """The text with its quantities marked, and what they are."""
    quantities = find_quantities(text, locale)
    said = "; ".join(" ".join(filter(None, (one.kind, one.limit, one.value))) for one in quantities)
    for one in reversed(quantities):
        text = f"{text[: one.start]}{OPEN}{text[one.start : one.end]}{CLOSE}{text[one.end :]}"
    return text, said


def values(text: str, locale: str) -> Counter[str]:
    return Counter(
        one.value.removeprefix("+46").removeprefix("0") if one.kind == "telephone" else one.value
        for one in find_quantities(text, locale)
    )


def limits(text: str, locale: str) -> Counter[tuple[str, str | None]]:
    return Counter((one.value, one.limit) for one in find_quantities(text, locale))


@for_each(("locale", "text", "said"), rows("found.txt", " | "))
def test_a_quantity_is_found_where_it_stands(locale: str, text: str, said: str) -> None:
    plain = text.replace(OPEN, "").replace(CLOSE, "")
    assert marked(plain, locale) == (text, said)


def test_a_range_of_days_without_a_year_keeps_its_month() -> None:
    *_, ends = find_quantities("25–30 June", "en")
    assert ends.begins is not None
    assert (ends.begins.value, ends.value) == ("--06-25", "--06-30")


def test_a_chain_of_ranges_is_no_range_of_ranges() -> None:
    """A page of them once ended in an error of recursion."""
    found = find_quantities("A.\n\n" + "1 to 2 to 3 to " * 600, "en")
    assert len(found) == 1800
    assert {one.begins and one.begins.begins for one in found} == {None}


@for_each(("locale", "text"), rows("none.txt", " | "))
def test_what_only_looks_like_a_quantity_is_none(locale: str, text: str) -> None:
    found = find_quantities(text, locale)
    assert [one for one in found if one.kind not in NAMING and not one.can_be_unsaid] == []


@for_each(("swedish", "english"), rows("faithful.txt", " = "))
def test_a_faithful_translation_has_the_same_values(swedish: str, english: str) -> None:
    assert values(swedish, "sv") == values(english, "en")


@for_each(("swedish", "english"), rows("unfaithful.txt", " = "))
def test_another_number_in_one_language_is_another_value(swedish: str, english: str) -> None:
    assert values(swedish, "sv") != values(english, "en")


CHANGED_WORDS = {
    "sv": {"två": "fem", "tre": "sju", "sex": "nio", "sex ": "nio ", "ett halvår": "två halvår", "tolv": "elva"},
    "en": {
        "two": "five",
        "three": "seven",
        "six": "nine",
        "half a year": "a year",
        "twelve": "eleven",
        "twice": "once",
    },
    "fi": {"kaksi": "viisi", "kahden": "viiden", "kolme": "seitsemän", "kuuden": "yhdeksän", "kuusi": "yhdeksän"},
}


def changed(text: str, locale: str) -> Iterator[str]:
    """The text with one digit or number word of a quantity changed, in every way of the table."""
    for one in find_quantities(text, locale):
        for digit in re.finditer("[0-9]", text[one.start : one.end]):
            place = one.start + digit.start()
            yield f"{text[:place]}{(int(digit[0]) + 1) % 10}{text[place + 1 :]}"
        for word, other in CHANGED_WORDS[locale].items():
            for found in re.finditer(rf"\b{word}\b", text[one.start : one.end]):
                yield text[: one.start + found.start()] + other + text[one.start + found.end() :]


@for_each(("swedish", "english"), rows("faithful.txt", " = "))
def test_every_changed_number_is_noticed(swedish: str, english: str) -> None:
    assert [text for text in changed(swedish, "sv") if values(text, "sv") == values(english, "en")] == []
    assert [text for text in changed(english, "en") if values(text, "en") == values(swedish, "sv")] == []


@for_each(("swedish", "finnish"), rows("faithful.fi.txt", " = "))
def test_a_faithful_translation_into_finnish_has_the_same_values(swedish: str, finnish: str) -> None:
    assert values(swedish, "sv") == values(finnish, "fi")
    assert [text for text in changed(finnish, "fi") if values(text, "fi") == values(swedish, "sv")] == []


@for_each(("swedish", "finnish"), rows("unfaithful.fi.txt", " = "))
def test_another_number_in_finnish_is_another_value(swedish: str, finnish: str) -> None:
    assert values(swedish, "sv") != values(finnish, "fi")


@for_each(("swedish", "finnish"), rows("limits.fi.txt", " = "))
def test_limits_agree_with_finnish(swedish: str, finnish: str) -> None:
    (said,) = limits(swedish, "sv")
    assert said[1] is not None
    assert limits(finnish, "fi") == Counter([said])


@for_each(("swedish", "english"), rows("limits.txt", " = "))
def test_limits_agree_between_the_languages(swedish: str, english: str) -> None:
    (said,) = limits(swedish, "sv")
    assert said[1] is not None
    assert limits(english, "en") == Counter([said])


def test_faithful_pairs_stay_faithful_next_to_each_other() -> None:
    pairs = list(rows("faithful.txt", " = "))
    swedish, english = ("\n\n".join(pair[side] for pair in pairs) for side in (0, 1))
    assert values(swedish, "sv") == values(english, "en")


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("P2W", "P14D"), ("P12M", "P1Y"), ("P6M", "P6M"), ("P18M", "P18M"), ("P1.5Y", "P18M"), ("PT24H", "P1D"),
        ("PT90M", "PT1H30M"), ("SEK 1250.50", "SEK 1250.5"), ("EUR 10", "EUR 10"), ("0.25", "0.25"),
        ("2027-03-01", "2027-03-01"), ("PT1Y", "PT1Y"), ("", ""),
    ],
)  # fmt: skip
def test_machine_values_have_the_same_normal_form(written: str, normal: str) -> None:
    assert normal_value(written) == normal


def spelled(number: int, locale: str) -> list[str]:
    """All spellings: genders in Swedish, in one word or more; with and without “and” in English."""
    forms = {text.replace("\u00ad", "") for text in SPELLED[locale].format_number(number).text_by_ruleset.values()}
    if locale == "sv":
        forms |= {form.replace(" ", "") for form in forms}
    return sorted(forms)


@given(number=st.integers(0, 10_000), unit=st.sampled_from(UNITS), data=st.data())
def test_both_languages_say_the_same_amount(
    number: int, unit: tuple[str, str, str, str, str], data: st.DataObject
) -> None:
    name, sv_one, sv_more, en_one, en_more = unit
    writings = {
        "sv": (sv_one if number == 1 else sv_more, [*spelled(number, "sv"), format_decimal(number, locale="sv")]),
        "en": (en_one if number == 1 else en_more, [*spelled(number, "en"), format_decimal(number, locale="en")]),
    }
    expected = {
        "%": f"{float(Fraction(number, 100)):.10f}".rstrip("0").rstrip("."),
        "SEK": f"SEK {number}",
        "H": normal_value(f"PT{number}H"),
    }.get(name) or normal_value(f"P{number}{name}")
    for locale, (noun, numbers) in writings.items():
        for written in (*numbers, str(number)):
            gap, before = (
                data.draw(st.sampled_from([" ", "\u00a0", "\u202f", "\n"])),
                data.draw(st.sampled_from(["", "("])),
            )
            assert list(values(f"{before}{written}{gap}{noun}.", locale)) == [expected], (locale, written, noun)


@given(number=st.integers(2, 10_000))
def test_both_languages_count_the_same(number: int) -> None:
    for locale, noun in (("sv", "personer"), ("en", "people")):
        for written in (*spelled(number, locale), format_decimal(number, locale=locale)):
            assert list(values(f"{written} {noun}", locale)) == [str(number)]


@given(number=st.integers(2, 10_000))
def test_finnish_counts_in_each_of_its_cases(number: int) -> None:
    """All that CLDR has but the illative, whose hundred (“sataan”) begins like other words."""
    forms = SPELLED["fi"].format_number(number).text_by_ruleset
    for case, text in forms.items():
        if "plural" not in case and "illative" not in case:
            written = text.replace("\u00ad", "")
            assert list(values(f"{written} henkilöä", "fi")) == [str(number)], case
            assert list(values(f"{written} päivää", "fi")) == [f"P{number}D"], case


@given(place=st.integers(1, 31))
def test_finnish_puts_days_in_order_in_the_cases_that_a_date_has(place: int) -> None:
    forms = SPELLED["fi"].format_number(place, purpose=FormatPurpose.ORDINAL).text_by_ruleset
    for case in ("", "-genitive", "-essive"):
        written = forms[f"spellout-ordinal{case}"].replace("\u00ad", "")
        assert list(values(f"maaliskuun {written} päivänä", "fi")) == [f"--03-{place:02}"]


@given(number=st.decimals(0, 10_000, places=2), unit=st.sampled_from(UNITS))
def test_both_languages_write_the_same_decimals(number: Decimal, unit: tuple[str, str, str, str, str]) -> None:
    written = {locale: format_decimal(number, locale=locale) for locale in ("sv", "en")}
    assert values(f"{written['sv']} {unit[2]}", "sv") == values(f"{written['en']} {unit[4]}", "en")


# Pieces that the expressions are made of, in every order, and signs that break them.
PIECES = [
    *"0123456789.,:;-–/%§½€$()[]{}<>`*_@#&\n\r\t\0 \u00a0\u00ad'’",
    "en", "ett", "a", "an", "half", "en halv", "och", "and",
    "six", "sex", "hundra", "hundred", "tusen", "ettusen", "tjugo", "månader", "months", "år", "year", "old", "procent",
    "SEK", "kr", ":-", "mars", "March", "May", "första", "second", "third", "twice", "en gång", "per", "högst", "up to",
    "between", "mellan", "kl.", "am", "section", "kap.", "```", "https://", "İ", "ß", "٣", "²", "million",
    "kuusi", "kuudessa", "sataa", "toista", "kymmentä", "puoli", "vuotta", "vähintään", "vuoden", "kerran", "1.",
]  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(lambda parts: st.sampled_from(["", " "]).map(
    lambda gap: gap.join(parts)
))  # fmt: skip


@given(text=st.one_of(st.text(), pieces), locale=st.sampled_from(["sv", "en", "fi", "de", "xx", "sv-SE", ""]))
def test_no_text_is_too_strange(text: str, locale: str) -> None:
    end = 0
    for one in find_quantities(text, locale):
        assert end <= one.start < one.end <= len(text)
        assert one.value
        end = one.end


HOSTILE = (
    *("9", "tjugo", "1 ", "100 ", "`", "en ", "<a ", "kaksikymmentä", "sataa", "vuosi ", "§", "8–"),
    "1 a@b.example ",
)


def look_for_quantities(text: str) -> None:
    for locale in ("sv", "en", "fi"):
        assert all(0 <= one.start < one.end <= len(text) for one in find_quantities(text, locale))


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_to_its_end(piece: str) -> None:
    """A tenth of what tests/proof/ reads."""
    look_for_quantities(piece * 1_001)


@given(text=pieces)
def test_the_same_text_has_the_same_quantities_with_other_spaces(text: str) -> None:
    for locale in ("sv", "en", "fi"):
        assert values(text.replace(" ", "\u00a0"), locale) == values(text, locale)
