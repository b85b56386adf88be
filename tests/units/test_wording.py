"""A value in words: plural forms, digits, limits and dates, right in each language and compared whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bilingual.data.rules.history import read_histories
from bilingual.data.rules.rule import Rule
from bilingual.data.rules.wording import cannot_say, read_wording, wording_file
from bilingual.data.rules.words import name_rule
from bilingual.vocabulary import Names

from ..confirming import LOCALES
from ..frozen import FROZEN, frozen_wording
from ..tables import for_each

WORDS = {locale: frozen_wording(locale) for locale in LOCALES}
FRAME = "a_rule:\n  name: { sv: Regel, en: Rule }\n  source: { sv: Källa, en: Source }\n"


def read_rule(*lines: str) -> Rule:
    text = FRAME + "".join(f"  {line}\n" for line in lines)
    rules, problems = read_histories(text.encode(), LOCALES)
    assert problems == []
    return rules["a_rule"].periods[0]


def names(rule: Rule, locale: str) -> Names:
    return name_rule(rule, WORDS[locale])


DURATIONS = (
    # number, unit, Swedish, English; ~ is no end of a line
    ("1", "day", "1~dag", "1~day"),
    ("2", "day", "2~dagar", "2~days"),
    ("6", "day", "6~dagar", "6~days"),
    ("1.5", "day", "1,5~dagar", "1.5~days"),
    ("0.5", "day", "0,5~dagar", "0.5~days"),
    ("1000", "day", "1~000~dagar", "1,000~days"),
    ("1", "week", "1~vecka", "1~week"),
    ("2", "week", "2~veckor", "2~weeks"),
    ("6", "week", "6~veckor", "6~weeks"),
    ("1.5", "week", "1,5~veckor", "1.5~weeks"),
    ("0.5", "week", "0,5~veckor", "0.5~weeks"),
    ("1000", "week", "1~000~veckor", "1,000~weeks"),
    ("1", "month", "1~månad", "1~month"),
    ("2", "month", "2~månader", "2~months"),
    ("6", "month", "6~månader", "6~months"),
    ("1.5", "month", "1,5~månader", "1.5~months"),
    ("0.5", "month", "0,5~månader", "0.5~months"),
    ("1000", "month", "1~000~månader", "1,000~months"),
    ("1", "year", "1~år", "1~year"),
    ("2", "year", "2~år", "2~years"),
    ("6", "year", "6~år", "6~years"),
    ("1.5", "year", "1,5~år", "1.5~years"),
    ("0.5", "year", "0,5~år", "0.5~years"),
    ("1000", "year", "1~000~år", "1,000~years"),
    ("1.0", "year", "1~år", "1~year"),  # the same value however it is written
    ("12345.25", "day", "12~345,25~dagar", "12,345.25~days"),
    ("21", "month", "21~månader", "21~months"),
    ("101", "week", "101~veckor", "101~weeks"),
)
LIMITS = (
    ("at_most", "högst {}", "up to {}"),
    ("at_least", "minst {}", "at least {}"),
    ("exactly", "exakt {}", "exactly {}"),
)
OTHERS = (
    # lines of the rule, Swedish, English
    (("kind: count", "value: 0"), "0", "0"),
    (("kind: count", "value: 1"), "1", "1"),
    (("kind: count", "value: 4500"), "4~500", "4,500"),
    (("kind: count", "value: 1", "noun: &"), "1~plats", "1~place"),
    (("kind: count", "value: 2", "noun: &"), "2~platser", "2~places"),
    (("kind: count", "value: 0", "noun: &"), "0~platser", "0~places"),
    (("kind: count", "value: 1000000", "noun: &"), "1~000~000~platser", "1,000,000~places"),
    (("kind: money", "value: 0", "currency: SEK"), "0~kronor", "SEK~0"),
    (("kind: money", "value: 1", "currency: SEK"), "1~krona", "SEK~1"),
    (("kind: money", "value: 2", "currency: SEK"), "2~kronor", "SEK~2"),
    (("kind: money", "value: 1250", "currency: SEK"), "1~250~kronor", "SEK~1,250"),
    (("kind: money", "value: 1250.0", "currency: SEK"), "1~250~kronor", "SEK~1,250"),
    (("kind: money", "value: 1250.5", "currency: SEK"), "1~250,50~kronor", "SEK~1,250.50"),
    (("kind: money", "value: 1250.50", "currency: SEK"), "1~250,50~kronor", "SEK~1,250.50"),
    (("kind: money", "value: 0.05", "currency: SEK"), "0,05~kronor", "SEK~0.05"),
    (("kind: money", "value: 10.1235", "currency: SEK"), "10,1235~kronor", "SEK~10.1235"),  # never rounded
    (("kind: money", "value: 1", "currency: EUR"), "1~euro", "EUR~1"),
    (("kind: money", "value: 99.99", "currency: EUR"), "99,99~euro", "EUR~99.99"),
    (("kind: money", "value: 1000000", "currency: EUR"), "1~000~000~euro", "EUR~1,000,000"),
    (("kind: percentage", "value: 25"), "25~procent", "25~per cent"),
    (("kind: percentage", "value: 1"), "1~procent", "1~per cent"),
    (("kind: percentage", "value: 2.5"), "2,5~procent", "2.5~per cent"),
    (("kind: percentage", "value: 0.125"), "0,125~procent", "0.125~per cent"),
    (("kind: percentage", "value: 100"), "100~procent", "100~per cent"),
    (("kind: age", "value: 1"), "1~år", "1~year old"),
    (("kind: age", "value: 18"), "18~år", "18~years old"),
    (("kind: age", "value: 0"), "0~år", "0~years old"),
)
DATES = (
    # value, limit, Swedish, English
    ("2027-03-01", "exactly", "den 1~mars 2027", "1~March 2027"),
    ("2027-03-01", "at_most", "senast den 1~mars 2027", "no later than 1~March 2027"),
    ("2027-03-01", "at_least", "tidigast den 1~mars 2027", "no earlier than 1~March 2027"),
    ("2028-02-29", "exactly", "den 29~februari 2028", "29~February 2028"),
    ("2026-12-31", "at_most", "senast den 31~december 2026", "no later than 31~December 2026"),
)
NOUN = (
    "noun: { sv: { one: '{amount} plats', other: '{amount} platser' }, "
    "en: { one: '{amount} place', other: '{amount} places' } }"
)
MACHINE_VALUES = (
    (("kind: duration", "value: 6", "unit: month"), "P6M"),
    (("kind: duration", "value: 1", "unit: year"), "P1Y"),
    (("kind: duration", "value: 1.0", "unit: year"), "P1Y"),
    (("kind: duration", "value: 1.5", "unit: month"), "P1.5M"),
    (("kind: duration", "value: 2", "unit: week"), "P2W"),
    (("kind: duration", "value: 10", "unit: day"), "P10D"),
    (("kind: count", "value: 4500"), "4500"),
    (("kind: money", "value: 1250", "currency: SEK"), "SEK 1250"),
    (("kind: money", "value: 1250.5", "currency: EUR"), "EUR 1250.5"),
    (("kind: percentage", "value: 25"), "0.25"),
    (("kind: percentage", "value: 2.5"), "0.025"),
    (("kind: percentage", "value: 100"), "1"),
    (("kind: percentage", "value: 1000"), "10"),
    (("kind: percentage", "value: 0"), "0"),
    (("kind: age", "value: 18"), "P18Y"),
    (("kind: date", "value: 2027-03-01"), "2027-03-01"),
)
EXPECTED = {"sv": 0, "en": 1}  # the column of each language in the tables


def printed(text: str) -> str:
    """The plain words: what must not be parted has no space of its own kind."""
    return text.replace("~", " ")


@for_each("locale", LOCALES)
@for_each(("limit", *LOCALES), LIMITS)
@for_each(("number", "unit", "swedish", "english"), DURATIONS)
def test_a_duration_is_inflected_and_keeps_its_limit(
    number: str, unit: str, swedish: str, english: str, limit: str, sv: str, en: str, locale: str
) -> None:
    rule = names(read_rule("kind: duration", f"limit: {limit}", f"value: {number}", f"unit: {unit}"), locale)
    amount = (swedish, english)[EXPECTED[locale]]
    pattern = (sv, en)[EXPECTED[locale]]
    assert rule.plain == printed(pattern.format(amount))
    assert rule.phrase(("amount",)).plain == printed(amount)


@for_each("locale", LOCALES)
@for_each(("limit", *LOCALES), LIMITS)
@for_each(("lines", "swedish", "english"), OTHERS)
def test_counts_money_percentages_and_ages_are_said_as_each_language_says_them(
    lines: tuple[str, ...], swedish: str, english: str, limit: str, sv: str, en: str, locale: str
) -> None:
    lines = tuple(NOUN if line == "noun: &" else line for line in lines)
    rule = names(read_rule(f"limit: {limit}", *lines), locale)
    amount = (swedish, english)[EXPECTED[locale]]
    pattern = (sv, en)[EXPECTED[locale]]
    assert rule.plain == printed(pattern.format(amount))
    assert rule.phrase(("amount",)).plain == printed(amount)


@for_each("locale", LOCALES)
@for_each(("day", "limit", "swedish", "english"), DATES)
def test_a_date_is_written_out_with_the_limit_of_a_date(
    day: str, limit: str, swedish: str, english: str, locale: str
) -> None:
    rule = names(read_rule("kind: date", f"limit: {limit}", f"value: {day}"), locale)
    assert rule.plain == printed((swedish, english)[EXPECTED[locale]])


@for_each(("lines", "expected"), MACHINE_VALUES)
def test_a_value_for_machines_is_the_same_in_every_language(lines: tuple[str, ...], expected: str) -> None:
    rule = read_rule("limit: exactly", *lines)
    assert rule.machine_value == expected
    for locale in LOCALES:
        assert names(rule, locale).own.html.startswith(f'<data value="{expected}" data-rule="a_rule">')


def test_a_value_stands_in_an_element_that_names_the_rule() -> None:
    rule = read_rule("kind: duration", "limit: at_most", "value: 6", "unit: month")
    begins, months = '<data value="P6M" data-rule="a_rule">', '<span class="tied">6 months</span></data>'
    assert str(names(rule, "sv")) == f'{begins}högst <span class="tied">6 månader</span></data>'
    assert str(names(rule, "en")) == f"{begins}up to {months}"
    assert str(names(rule, "en").phrase(("amount",))) == begins + months


def test_a_note_is_its_sentence_and_has_no_amount() -> None:
    rule = read_rule("kind: note", "text: { sv: Du får 5 * 2 kr., en: You get <b>. }", "note: { sv: A., en: B. }")
    swedish, english = names(rule, "sv"), names(rule, "en")
    assert (swedish.plain, english.plain) == ("Du får 5 * 2 kr.", "You get <b>.")
    assert str(swedish) == '<span data-rule="a_rule">Du får 5 &#42; 2 kr.</span>'
    assert str(english) == '<span data-rule="a_rule">You get &lt;b&gt;.</span>'
    assert [str(form) for form in english] == ["Rule", "B.", str(english)]
    assert ("amount" in swedish, "note" in swedish, rule.machine_value) == (False, True, None)


def test_easy_words_stand_in_an_element_that_names_the_rule_without_a_value_for_machines() -> None:
    easy = "easy: { sv: Högst ett halvår., en: Half a year at most. }"
    rule = read_rule("kind: duration", "limit: at_most", "value: 6", "unit: month", easy)
    assert str(names(rule, "sv").find("easy")) == '<span data-rule="a_rule">Högst ett halvår.</span>'
    assert str(names(rule, "en").find("easy")) == '<span data-rule="a_rule">Half a year at most.</span>'
    assert names(rule, "en").plain == "up to 6 months"
    age = read_rule("kind: age", "limit: at_least", "value: 18")
    assert "easy" not in name_rule(age, replace(WORDS["en"], easy={}))  # a language without easy words


EASY_CHANGES = (
    # what the second period says, what the easy words say in each language
    (
        "easy: { sv: Bussen kör ofta., en: The bus runs often. }",
        "Bussen kör ibland. Från den 1 mars 2027: Bussen kör ofta.",
        "The bus runs sometimes. From 1 March 2027: The bus runs often.",
    ),
    ("why: { sv: Fler reser., en: More people travel. }", "Bussen kör ibland.", "The bus runs sometimes."),
)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("second", "swedish", "english"), EASY_CHANGES, ids=["other words", "the same words"])
def test_a_coming_change_stands_beside_easy_words_in_easy_words(
    second: str, swedish: str, english: str, locale: str
) -> None:
    text = (
        FRAME + "  kind: count\n  limit: exactly\n  easy: { sv: Bussen kör ibland., en: The bus runs sometimes. }\n"
        f"  periods:\n    - value: 2\n    - value: 5\n      from: 2027-03-01\n      {second}\n"
    )
    histories, problems = read_histories(text.encode(), LOCALES)
    assert problems == []
    now, coming = histories["a_rule"].periods
    easy = name_rule(now, WORDS[locale], coming).phrase(("easy",))
    assert easy.plain == (swedish, english)[EXPECTED[locale]]
    assert easy.html.count('<span data-announced="a_rule">') == easy.plain.count("2027")
    assert name_rule(coming, WORDS[locale]).phrase(("easy",)).plain == easy.plain.rpartition(": ")[2]


def test_a_currency_without_words_is_reported_for_each_language_that_lacks_it() -> None:
    rule = read_rule("kind: money", "limit: exactly", "value: 5", "currency: NOK")
    assert [str(problem) for locale in LOCALES for problem in cannot_say(rule, WORDS[locale])] == [
        "docs/rules.yml:1: a_rule: docs/wording/sv.yml has no words for the currency “NOK”.\n"
        "    Add its forms there, under currencies, or use one of: SEK, EUR.",
        "docs/rules.yml:1: a_rule: docs/wording/en.yml has no words for the currency “NOK”.\n"
        "    Add its forms there, under currencies, or use one of: SEK, EUR.",
    ]


def test_a_noun_without_its_plural_is_reported() -> None:
    noun = "noun: { sv: { one: '{amount} plats' }, en: { one: '{amount} place', other: '{amount} places' } }"
    rule = read_rule("kind: count", "limit: exactly", "value: 5", noun)
    assert [str(problem) for locale in LOCALES for problem in cannot_say(rule, WORDS[locale])] == [
        "docs/rules.yml:7: a_rule.noun.sv: The forms are one, but this language has one, other.\n"
        "    Write just these forms, each with {amount}: one, other."
    ]


WRONG_TABLES = (
    (
        "a plural form is missing",
        'day: { one: "{amount} dag", other: "{amount} dagar" }',
        'day: { other: "{amount} dagar" }',
        "docs/wording/sv.yml:8: units.day: The forms are other, but this language has one, other.\n"
        "    Write just these forms, each with {amount}: one, other.",
    ),
    (
        "a plural form of another language",
        'percent: { one: "{amount} procent", other: "{amount} procent" }',
        'percent: { one: "{amount} procent", few: "{amount} procent", other: "{amount} procent" }',
        "docs/wording/sv.yml:15: percent: The forms are one, few, other, but this language has one, other.\n"
        "    Write just these forms, each with {amount}: one, other.",
    ),
    (
        "no place for the value",
        'at_most: "högst {amount}"',
        'at_most: "högst"',
        "docs/wording/sv.yml:26: limits.amount.at_most: “högst” is not written in the right way.\n"
        "    Write {amount} where the value stands.",
    ),
    (
        "a locale that CLDR does not have",
        "cldr: sv_SE",
        "cldr: sv_QX",
        "docs/wording/sv.yml:3: CLDR has no locale “sv_QX”.\n    Use one like sv_SE or en_GB; if it lacks the"
        " language, one with the same plural forms.",
    ),
)


@pytest.mark.parametrize(
    ("old", "new", "expected"), [row[1:] for row in WRONG_TABLES], ids=[row[0] for row in WRONG_TABLES]
)
def test_a_table_of_words_with_a_gap_is_reported_at_its_line(old: str, new: str, expected: str) -> None:
    text = (FROZEN / wording_file("sv")).read_text(encoding="utf-8")
    assert text.count(old) == 1
    wording, problems = read_wording(text.replace(old, new).encode(), "sv", (), LOCALES)
    assert wording is None
    assert [str(problem) for problem in problems] == [expected]
