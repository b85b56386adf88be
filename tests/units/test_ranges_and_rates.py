"""What a rule can say besides a number and its limit: hours, ranges, rates, plain values, easy words; all of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from babel import Locale
from bilingual.data.rules.history import read_histories
from bilingual.data.rules.rule import Rule
from bilingual.data.rules.wording import Wording, cannot_say, read_wording, wording_file
from bilingual.data.rules.words import name_rule
from bilingual.problems import report
from bilingual.vocabulary import Phrase, untie

from ..confirming import LOCALES
from ..frozen import FROZEN
from ..tables import for_each
from .test_wording import EXPECTED, FRAME, NOUN, WORDS, names, printed, read_rule

KRONOR = ("kind: money", "currency: SEK")
DAY, WEEK, MONTH, HOUR, MINUTE = (
    ("kind: duration", f"unit: {unit}") for unit in ("day", "week", "month", "hour", "minute")
)
COUNT, AGE, SHARE, DATE = (("kind: count",), ("kind: age",), ("kind: percentage",), ("kind: date",))
SAID = (
    # what the rule says, the value for machines, Swedish, English; ~ is no end of a line
    # Minutes and hours.
    ((*MINUTE, "value: 1"), "PT1M", "1~minut", "1~minute"),
    ((*MINUTE, "value: 45"), "PT45M", "45~minuter", "45~minutes"),
    ((*MINUTE, "value: 90", "limit: at_most"), "PT90M", "högst 90~minuter", "up to 90~minutes"),
    ((*HOUR, "value: 1"), "PT1H", "1~timme", "1~hour"),
    ((*HOUR, "value: 1", "limit: exactly"), "PT1H", "exakt 1~timme", "exactly 1~hour"),
    ((*HOUR, "value: 1.5"), "PT1.5H", "1,5~timmar", "1.5~hours"),
    ((*HOUR, "value: 0.5", "limit: at_least"), "PT0.5H", "minst 0,5~timmar", "at least 0.5~hours"),
    ((*HOUR, "value: 1000"), "PT1000H", "1~000~timmar", "1,000~hours"),
    ((*HOUR, "value: 1", "minutes: 30"), "PT1H30M", "1~timme och 30~minuter", "1~hour and 30~minutes"),
    ((*HOUR, "value: 2", "minutes: 1"), "PT2H1M", "2~timmar och 1~minut", "2~hours and 1~minute"),
    ((*HOUR, "value: 1.0", "minutes: 59"), "PT1H59M", "1~timme och 59~minuter", "1~hour and 59~minutes"),
    (
        (*HOUR, "value: 1", "minutes: 30", "limit: at_most"),
        "PT1H30M",
        "högst 1~timme och 30~minuter",
        "up to 1~hour and 30~minutes",
    ),
    # A value that is no limit.
    ((*MONTH, "value: 6"), "P6M", "6~månader", "6~months"),
    ((*MONTH, "value: 6", "limit: none"), "P6M", "6~månader", "6~months"),
    ((*KRONOR, "value: 300"), "SEK 300", "300~kronor", "SEK~300"),
    ((*KRONOR, "value: 1", "limit: none"), "SEK 1", "1~krona", "SEK~1"),
    ((*AGE, "value: 18"), "P18Y", "18~år", "18~years old"),
    ((*AGE, "value: 1"), "P1Y", "1~år", "1~year old"),
    ((*SHARE, "value: 25", "limit: none"), "0.25", "25~procent", "25~per cent"),
    ((*COUNT, "value: 3", NOUN), "3", "3~platser", "3~places"),
    ((*COUNT, "value: 1", NOUN, "limit: none"), "1", "1~plats", "1~place"),
    ((*COUNT, "value: 3"), "3", "3", "3"),
    ((*DATE, "value: 2027-03-01"), "2027-03-01", "den 1~mars 2027", "1~March 2027"),
    # Ranges.
    ((*WEEK, "min: 2", "max: 4"), "P2W/P4W", "2–4~veckor", "2–4~weeks"),
    ((*WEEK, "min: 2", "max: 4", "limit: none"), "P2W/P4W", "2–4~veckor", "2–4~weeks"),
    ((*DAY, "min: 0.5", "max: 1"), "P0.5D/P1D", "0,5–1~dagar", "0.5–1~days"),
    ((*DAY, "min: 1", "max: 2"), "P1D/P2D", "1–2~dagar", "1–2~days"),
    ((*DAY, "min: 1.0", "max: 2.5"), "P1D/P2.5D", "1–2,5~dagar", "1–2.5~days"),
    ((*DAY, "min: 900", "max: 1100"), "P900D/P1100D", "900–1~100~dagar", "900–1,100~days"),
    ((*MONTH, "min: 3", "max: 6"), "P3M/P6M", "3–6~månader", "3–6~months"),
    (("kind: duration", "unit: year", "min: 1", "max: 2"), "P1Y/P2Y", "1–2~år", "1–2~years"),
    ((*HOUR, "min: 1", "max: 1.5"), "PT1H/PT1.5H", "1–1,5~timmar", "1–1.5~hours"),
    ((*MINUTE, "min: 15", "max: 30"), "PT15M/PT30M", "15–30~minuter", "15–30~minutes"),
    ((*KRONOR, "min: 300", "max: 500"), "SEK 300/SEK 500", "300–500~kronor", "SEK~300–500"),
    ((*KRONOR, "min: 0", "max: 1"), "SEK 0/SEK 1", "0–1~kronor", "SEK~0–1"),
    ((*KRONOR, "min: 9.5", "max: 12"), "SEK 9.5/SEK 12", "9,50–12,00~kronor", "SEK~9.50–12.00"),
    ((*KRONOR, "min: 1000", "max: 12500"), "SEK 1000/SEK 12500", "1~000–12~500~kronor", "SEK~1,000–12,500"),
    (("kind: money", "currency: EUR", "min: 1", "max: 2"), "EUR 1/EUR 2", "1–2~euro", "EUR~1–2"),
    ((*COUNT, "min: 3", "max: 5", NOUN), "3/5", "3–5~platser", "3–5~places"),
    ((*COUNT, "min: 0", "max: 1", NOUN), "0/1", "0–1~platser", "0–1~places"),
    ((*COUNT, "min: 3", "max: 5"), "3/5", "3–5", "3–5"),
    ((*AGE, "min: 18", "max: 24"), "P18Y/P24Y", "18–24~år", "18–24~years old"),
    ((*AGE, "min: 0", "max: 1"), "P0Y/P1Y", "0–1~år", "0–1~years old"),
    ((*SHARE, "min: 25", "max: 50"), "0.25/0.5", "25–50~procent", "25–50~per cent"),
    ((*SHARE, "min: 2.5", "max: 10"), "0.025/0.1", "2,5–10~procent", "2.5–10~per cent"),
    (
        (*DATE, "min: 2027-03-01", "max: 2027-03-15"),
        "2027-03-01/2027-03-15",
        "den 1~mars 2027 till och med den 15~mars 2027",
        "1~March 2027 to 15~March 2027",
    ),
    (
        (*DATE, "min: 2026-12-31", "max: 2027-01-01"),
        "2026-12-31/2027-01-01",
        "den 31~december 2026 till och med den 1~januari 2027",
        "31~December 2026 to 1~January 2027",
    ),
    # Rates.
    ((*KRONOR, "value: 300", "per: day"), "SEK 300 per P1D", "300~kronor per dag", "SEK~300 a day"),
    ((*KRONOR, "value: 1", "per: hour"), "SEK 1 per PT1H", "1~krona per timme", "SEK~1 an hour"),
    ((*KRONOR, "value: 99.5", "per: week"), "SEK 99.5 per P1W", "99,50~kronor per vecka", "SEK~99.50 a week"),
    (
        (*KRONOR, "value: 12000", "per: month", "limit: at_most"),
        "SEK 12000 per P1M",
        "högst 12~000~kronor per månad",
        "up to SEK~12,000 a month",
    ),
    (
        (*KRONOR, "value: 500", "per: year", "limit: exactly"),
        "SEK 500 per P1Y",
        "exakt 500~kronor per år",
        "exactly SEK~500 a year",
    ),
    (
        (*KRONOR, "min: 300", "max: 500", "per: day"),
        "SEK 300/SEK 500 per P1D",
        "300–500~kronor per dag",
        "SEK~300–500 a day",
    ),
    ((*SHARE, "value: 2", "per: year"), "0.02 per P1Y", "2~procent per år", "2~per cent a year"),
    ((*SHARE, "min: 2", "max: 3", "per: month"), "0.02/0.03 per P1M", "2–3~procent per månad", "2–3~per cent a month"),
    ((*HOUR, "value: 2", "per: week"), "PT2H per P1W", "2~timmar per vecka", "2~hours a week"),
    (
        (*HOUR, "value: 1", "minutes: 30", "per: day", "limit: at_most"),
        "PT1H30M per P1D",
        "högst 1~timme och 30~minuter per dag",
        "up to 1~hour and 30~minutes a day",
    ),
    ((*DAY, "min: 2", "max: 3", "per: week"), "P2D/P3D per P1W", "2–3~dagar per vecka", "2–3~days a week"),
    ((*COUNT, "value: 2", "per: month", NOUN), "2 per P1M", "2~platser per månad", "2~places a month"),
    ((*COUNT, "value: 1", "per: month", NOUN), "1 per P1M", "1~plats per månad", "1~place a month"),
    # So many times.
    ((*COUNT, "value: 3", "per: week"), "3 per P1W", "3~gånger per vecka", "3~times a week"),
    ((*COUNT, "value: 1", "per: week"), "1 per P1W", "1~gång per vecka", "once a week"),
    ((*COUNT, "value: 1", "per: year", "limit: at_least"), "1 per P1Y", "minst 1~gång per år", "at least once a year"),
    (
        (*COUNT, "value: 2", "per: day", "limit: at_most"),
        "2 per P1D",
        "högst 2~gånger per dag",
        "up to 2~times a day",
    ),
    ((*COUNT, "min: 1", "max: 2", "per: week"), "1/2 per P1W", "1–2~gånger per vecka", "1–2~times a week"),
    ((*COUNT, "min: 0", "max: 1", "per: hour"), "0/1 per PT1H", "0–1~gånger per timme", "0–1~times an hour"),
)
EASY = (
    # what the rule says, in easy Swedish, in easy English
    ((*MONTH, "value: 6", "limit: at_most"), "6~månader som längst", "6~months at the longest"),
    ((*MONTH, "value: 1", "limit: at_least"), "1~månad eller längre", "1~month or longer"),
    ((*MONTH, "value: 6", "limit: exactly"), "exakt 6~månader", "exactly 6~months"),
    ((*MONTH, "value: 6"), "6~månader", "6~months"),
    (
        (*HOUR, "value: 1", "minutes: 30", "limit: at_most"),
        "1~timme och 30~minuter som längst",
        "1~hour and 30~minutes at the longest",
    ),
    ((*KRONOR, "value: 300", "limit: at_most"), "300~kronor som mest", "SEK~300 at the most"),
    ((*KRONOR, "value: 300", "limit: at_least", "per: day"), "300~kronor per dag eller mer", "SEK~300 a day or more"),
    ((*COUNT, "value: 1", NOUN, "limit: at_least"), "1~plats eller fler", "1~place or more"),
    ((*SHARE, "value: 25", "limit: at_most"), "25~procent som mest", "25~per cent at the most"),
    ((*AGE, "value: 18", "limit: at_least"), "18~år eller äldre", "18~years old or older"),
    ((*DATE, "value: 2027-03-01", "limit: at_most"), "den 1~mars 2027 eller tidigare", "1~March 2027 or earlier"),
    ((*WEEK, "min: 2", "max: 4"), "2–4~veckor", "2–4~weeks"),
    (
        (
            *MONTH,
            "value: 6",
            "limit: at_most",
            "easy: { sv: 'Aldrig mer än {amount}.', en: 'Never more than {amount}.' }",
        ),
        "Aldrig mer än 6~månader.",
        "Never more than 6~months.",
    ),
    (
        (*WEEK, "min: 2", "max: 4", "easy: { sv: 'ungefär {amount}', en: 'about {amount}' }"),
        "ungefär 2–4~veckor",
        "about 2–4~weeks",
    ),
)

LIMITS = {
    None: ("", ""),
    "at_most": ("högst ", "up to "),
    "at_least": ("minst ", "at least "),
    "exactly": ("exakt ", "exactly "),
}


def without_spans(phrase: Phrase) -> str:
    """The HTML as it is without what keeps numbers and their units on one line."""
    return phrase.html.replace('<span class="tied">', "").replace("</span>", "")


@for_each("locale", LOCALES)
@for_each(("lines", "machines", *LOCALES), SAID)
def test_a_rule_is_said_as_each_language_says_it(
    lines: tuple[str, ...], machines: str, sv: str, en: str, locale: str
) -> None:
    rule = read_rule(*lines)
    said = names(rule, locale)
    assert said.plain == printed((sv, en)[EXPECTED[locale]])
    assert without_spans(said.own) == f'<data value="{machines}" data-rule="a_rule">{said.plain}</data>'
    limit = LIMITS[rule.limit][EXPECTED[locale]]
    assert said.plain == f"{limit}{said.phrase(('amount',)).plain}"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("lines", *LOCALES), EASY, ids=[row[2] for row in EASY])
def test_a_rule_has_easy_words_of_its_own_or_of_its_language(
    lines: tuple[str, ...], sv: str, en: str, locale: str
) -> None:
    rule = read_rule(*lines)
    easy = names(rule, locale).phrase(("easy",))
    assert easy.plain == printed((sv, en)[EXPECTED[locale]])
    assert without_spans(easy) == f'<data value="{rule.machine_value}" data-rule="a_rule">{easy.plain}</data>'


SPANS = (
    # what the rule says, in English and in Swedish: what is in brackets has no end of a line
    ((*WEEK, "min: 2", "max: 4"), "[2–4 weeks]", "[2–4 veckor]"),
    (
        (*KRONOR, "min: 1000", "max: 2500.5", "per: month"),
        "[SEK 1,000.00–2,500.50] a month",
        "[1~000,00–2~500,50 kronor] per månad",
    ),
    ((*COUNT, "min: 2", "max: 3", "per: month"), "[2–3 times] a month", "[2–3 gånger] per månad"),
    ((*COUNT, "min: 2", "max: 4"), "[2–4]", "[2–4]"),
    ((*COUNT, "value: 12500"), "12,500", "[12~500]"),
    (
        (*DATE, "min: 2027-03-01", "max: 2027-03-02"),
        "[1 March] 2027 to [2 March] 2027",
        "den [1 mars] 2027 till och med den [2 mars] 2027",
    ),
)


@pytest.mark.parametrize(("lines", "en", "sv"), SPANS)
def test_numbers_and_their_units_are_kept_on_one_line(lines: tuple[str, ...], en: str, sv: str) -> None:
    rule = read_rule(*lines)
    for locale, said in (("en", en), ("sv", sv)):
        html = printed(said).replace("[", '<span class="tied">').replace("]", "</span>")
        assert names(rule, locale).own.html == f'<data value="{rule.machine_value}" data-rule="a_rule">{html}</data>'


def test_a_number_and_the_word_that_a_hyphen_joins_to_it_are_kept_on_one_line() -> None:
    rule = read_rule(*COUNT, "value: 12", "easy: { sv: 'ett {amount}-kort', en: 'a card for {amount}-year-olds' }")
    said = [names(rule, locale).phrase(("easy",)).html for locale in LOCALES]
    html = '<data value="12" data-rule="a_rule">{} <span class="tied">{}</span></data>'
    assert said == [html.format("ett", "12-kort"), html.format("a card for", "12-year-olds")]


def test_a_coming_change_stands_inside_easy_words_that_are_no_sentence() -> None:
    text = FRAME + "  kind: duration\n  unit: week\n  periods:\n    - value: 4\n      limit: at_most\n"
    text += "    - min: 4\n      max: 6\n      from: 2027-03-01\n"
    histories, problems = read_histories(text.encode(), LOCALES)
    assert problems == []
    now, coming = histories["a_rule"].periods
    said = {locale: name_rule(now, WORDS[locale], coming) for locale in LOCALES}
    assert [said[locale].plain for locale in LOCALES] == [
        "högst 4 veckor (4–6 veckor från den 1 mars 2027)",
        "up to 4 weeks (4–6 weeks from 1 March 2027)",
    ]
    assert [said[locale].phrase(("easy",)).plain for locale in LOCALES] == [
        "4 veckor som längst (4–6 veckor från den 1 mars 2027)",
        "4 weeks at the longest (4–6 weeks from 1 March 2027)",
    ]


FINNISH = {"one": "tunti", "other": "tuntia"}
POLISH = {"one": "godzina", "few": "godziny", "many": "godzin", "other": "godziny"}
OTHERS = (
    # CLDR's language, an hour in its plural forms, which form follows a range, what the rule says, how it is said
    ("fi", FINNISH, "other", ("value: 1", "minutes: 30"), "1~tunti ja 30~m"),
    ("fi", FINNISH, "other", ("min: 0.5", "max: 1"), "0,5–1~tuntia"),
    ("fr", {"one": "heure", "other": "heures"}, "last", ("value: 1.5",), "1,5~heure"),  # one is below two in French
    ("fr", {"one": "heure", "other": "heures"}, "last", ("min: 1", "max: 1.5"), "1–1,5~heure"),
    ("pl", POLISH, "last", ("min: 2", "max: 5"), "2–5~godzin"),
    ("pl", POLISH, "last", ("min: 5", "max: 22"), "5–22~godziny"),
    ("ja", {"other": "時間"}, "other", ("value: 1", "minutes: 30"), "1~時間、30~m"),
)


@pytest.mark.parametrize(("cldr", "hours", "plural", "lines", "said"), OTHERS)
def test_any_language_says_it_by_its_own_plural_forms_and_lists(
    cldr: str, hours: dict[str, str], plural: str, lines: tuple[str, ...], said: str
) -> None:
    units = {
        "hour": {name: f"{{amount}} {form}" for name, form in hours.items()},
        "minute": {"other": "{amount} m"},
    }
    ranges = {"amount": "{min}–{max}", "date": "{min} – {max}", "plural": plural}
    wording = replace(WORDS["en"], cldr=Locale.parse(cldr), units=units, ranges=ranges)
    assert untie(wording.value(read_rule(*HOUR, *lines))) == printed(said)


def without_new_words(locale: str) -> Wording:
    """A table of words as it was before rules could say more."""
    data = yaml.safe_load((FROZEN / wording_file(locale)).read_text(encoding="utf-8"))
    for name in ("times", "rates", "ranges", "easy"):
        del data[name]
    del data["units"]["hour"], data["units"]["minute"]
    wording, problems = read_wording(yaml.safe_dump(data).encode(), locale, (), LOCALES)
    assert problems == []
    assert wording
    return wording


LACKING: tuple[tuple[tuple[str, ...], list[tuple[str, str]]], ...] = (
    # what the rule says, what is said of it in Swedish
    ((*HOUR, "value: 1"), [("units.hour", 'hour: { one: "{amount} …", other: "{amount} …" }')]),
    (
        (*HOUR, "value: 1", "minutes: 30"),
        [
            ("units.hour", 'hour: { one: "{amount} …", other: "{amount} …" }'),
            ("units.minute", 'minute: { one: "{amount} …", other: "{amount} …" }'),
        ],
    ),
    (
        (*WEEK, "min: 2", "max: 4"),
        [("ranges", 'ranges: { amount: "{min}–{max}", date: "{min} … {max}", plural: other }')],
    ),
    (
        (*KRONOR, "value: 300", "per: day"),
        [
            (
                "rates",
                'rates: { hour: "{amount} …", day: "{amount} …", week: "{amount} …", month: "{amount} …", '
                'year: "{amount} …" }',
            )
        ],
    ),
    (
        (*COUNT, "value: 3", "per: day"),
        [
            (
                "rates",
                'rates: { hour: "{amount} …", day: "{amount} …", week: "{amount} …", month: "{amount} …", '
                'year: "{amount} …" }',
            ),
            ("times", 'times: { one: "{amount} …", other: "{amount} …" }'),
        ],
    ),
    ((*WEEK, "value: 2", "limit: none"), []),
    ((*WEEK, "value: 2", "limit: at_most", "easy: { sv: 'bara {amount}', en: 'only {amount}' }"), []),
)


@pytest.mark.parametrize(("lines", "needed"), LACKING, ids=["; ".join(row[0]) for row in LACKING])
def test_words_that_a_rule_needs_and_a_language_lacks_are_told_at_the_rule(
    lines: tuple[str, ...], needed: list[tuple[str, str]]
) -> None:
    rule = read_rule(*lines)
    assert list(cannot_say(rule, WORDS["sv"])) == []
    assert [str(problem) for problem in cannot_say(rule, without_new_words("sv"))] == [
        f"docs/rules.yml:1: a_rule: docs/wording/sv.yml has no words for this: “{name}” is missing there.\n"
        f"    Add it there: {example}"
        for name, example in needed
    ]


def contradictions(*lines: str) -> tuple[dict[str, object], str]:
    histories, problems = read_histories((FRAME + "".join(f"  {line}\n" for line in lines)).encode(), LOCALES)
    return dict(histories), report(problems)


NUMBER = (
    "Write a number above 0, with a point for decimals, without quotation marks. A range has min and max in its place."
)
MAX = "For a range: its larger end, written as a value is; min is the other one."
MIN = "For a range: its smaller end, written as a value is; max is the other one."
TIMES = "Possible here: hour, day, week, month, year."
WRONG = (
    # what the rule says (from line 4 on), what is said of it
    (
        (*WEEK, "min: 4", "max: 2"),
        "7: a_rule.max: The range ends at 2, before it begins: min is 4.\n    Write the smaller one at min.",
    ),
    (
        (*DATE, "min: 2027-03-01", "max: 2027-02-01"),
        "6: a_rule.max: The range ends at 2027-02-01, before it begins: min is 2027-03-01.\n"
        "    Write the smaller one at min.",
    ),
    (
        (*WEEK, "min: 2", "max: 2.0"),
        "7: a_rule.max: Both ends of the range are 2.\n"
        "    Write value: 2 in place of min and max, or correct one of them.",
    ),
    (
        (*WEEK, "min: 2", "max: 4", "limit: at_most"),
        "8: a_rule.limit: A range has its limits already, min and max; “at_most” would contradict them.\n"
        "    Take the line out; if it stands above periods, write limit: none in the one with the range.",
    ),
    (
        (*WEEK, "min: 2", "max: 4", "value: 3"),
        "8: a_rule.value: The rule has a range too: min on line 6.\n    Keep either value, or min and max.",
    ),
    ((*WEEK, "min: 2"), f"1: a_rule: “max” is missing.\n    {MAX}"),
    ((*WEEK, "max: 2"), f"1: a_rule: “min” is missing.\n    {MIN}"),
    (
        WEEK,
        f"1: a_rule: “value” is missing.\n    {NUMBER}",
    ),
    (
        (*WEEK, "min: 2", "max: four"),
        f"7: a_rule.max: This must be a number, but it is the text “four”.\n    {MAX}",
    ),
    (
        (*WEEK, "min: 0", "max: 4"),
        f"6: a_rule.min: 0 is not possible: it must be more than 0.\n    {MIN}",
    ),
    (
        (*WEEK, "value: 2–4"),
        f"6: a_rule.value: This must be a number, but it is the text “2–4”.\n    {NUMBER}",
    ),
    (
        (*COUNT, "min: 1", "max: 2.5"),
        f"6: a_rule.max: This must be a whole number, but it is 2.5.\n    {MAX}",
    ),
    (
        ("kind: note", "text: { sv: A., en: B. }", "min: 1", "max: 2"),
        "6: a_rule: “min” is not a name that can stand here.\n"
        "    Possible here: kind, name, text, note, easy, source, from, until, why, law, decision, page, checked, "
        "check_every, announce.\n"
        "docs/rules.yml:7: a_rule: “max” is not a name that can stand here.\n"
        "    Possible here: kind, name, text, note, easy, source, from, until, why, law, decision, page, checked, "
        "check_every, announce.",
    ),
    (
        (*HOUR, "value: 1", "minutes: 60"),
        "7: a_rule.minutes: 60 is not possible: it must be at most 59.\n"
        "    The minutes beside whole hours, 1 to 59, as in 30 for 1 hour and 30 minutes.",
    ),
    (
        (*HOUR, "value: 1", "minutes: 0"),
        "7: a_rule.minutes: 0 is not possible: it must be at least 1.\n"
        "    The minutes beside whole hours, 1 to 59, as in 30 for 1 hour and 30 minutes.",
    ),
    (
        (*HOUR, "value: 1.5", "minutes: 30"),
        "7: a_rule.minutes: Here are minutes, and a part of an hour in the value, 1.5.\n"
        "    Write whole hours at value, and all the minutes here.",
    ),
    (
        (*WEEK, "value: 1", "minutes: 30"),
        "7: a_rule.minutes: Minutes can stand only beside hours, but the unit is week.\n"
        "    Write unit: hour, or take the line out.",
    ),
    (
        (*HOUR, "min: 1", "max: 2", "minutes: 30"),
        "8: a_rule.minutes: Minutes cannot stand beside a range.\n    Write both ends in minutes, with unit: minute.",
    ),
    (
        (*KRONOR, "value: 300", "per:"),
        f"7: a_rule.per: This must be one of the possible values, but it is empty.\n    {TIMES}",
    ),
    (
        (*KRONOR, "value: 300", "per: days"),
        f"7: a_rule.per: “days” is not one of the possible values.\n    Did you mean “day”? {TIMES}",
    ),
    (
        (*AGE, "value: 18", "per: year"),
        "6: a_rule: “per” is not a name that can stand here.\n"
        "    Possible here: kind, name, limit, value, min, max, note, easy, source, from, until, why, law, decision, "
        "page, checked, check_every, announce.",
    ),
    (
        (*WEEK, "value: 2", "easy: { sv: 'bara {number}', en: 'only {amount}' }"),
        "7: a_rule.easy.sv: “{number}” would be printed as it stands.\n"
        "    Only {amount} can stand here in braces, for the value without its limit.",
    ),
    (
        ("kind: note", "text: { sv: A., en: B. }", "easy: { sv: A., en: 'B {amount}.' }"),
        "6: a_rule.easy.en: “{amount}” would be printed as it stands.\n"
        "    Take it out: a note has no value that could stand here.",
    ),
)


@for_each(("lines", "said"), WRONG)
def test_what_contradicts_itself_is_told_at_its_line(lines: tuple[str, ...], said: str) -> None:
    assert contradictions(*lines) == ({}, f"docs/rules.yml:{said}")


def test_all_contradictions_come_at_once_also_in_periods() -> None:
    periods = ["value: 2", "{ min: 5, max: 4, from: 2027-03-01 }"]
    periods += ["{ min: 2, max: 4, limit: none, minutes: 5, from: 2028-03-01 }"]
    said = contradictions(*WEEK, "limit: at_most", "periods:", *(f"  - {period}" for period in periods))
    assert said[1].split("\n")[::2] == [
        "docs/rules.yml:6: a_rule.limit: A range has its limits already, min and max; “at_most” would contradict them.",
        "docs/rules.yml:9: a_rule.max: The range ends at 4, before it begins: min is 5.",
        "docs/rules.yml:10: a_rule.minutes: Minutes can stand only beside hours, but the unit is week.",
    ]


def test_a_rule_that_is_drawn_has_a_length_of_days_or_more_and_is_as_long_as_its_upper_end() -> None:
    lengths: list[tuple[Rule, float]] = [
        (read_rule(*WEEK, "min: 2", "max: 4"), 28),
        (read_rule(*WEEK, "value: 2"), 14),
        (read_rule(*DAY, "min: 0.5", "max: 1.5"), 1.5),
    ]
    assert all(rule.has_a_length and rule.days == days for rule, days in lengths)
    without = (
        (*HOUR, "value: 48"),
        (*MINUTE, "min: 1", "max: 2"),
        (*DAY, "value: 2", "per: week"),
        (*AGE, "value: 18"),
    )
    assert not any(read_rule(*lines).has_a_length for lines in without)
