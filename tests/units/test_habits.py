"""What hands do while they write, sentence by sentence."""

from __future__ import annotations

import pytest
from bilingual.checks.exceptions import find_exemptions, without_allowed
from bilingual.checks.habits import find_habits
from bilingual.checks.numbers import quantities_of
from bilingual.languages.knowledge import known
from bilingual.pages.section import find_sections
from bilingual.problems import Problem
from bilingual.site.agreement import Exemption


def told(text: str, locale: str = "sv", is_easy: bool = False) -> list[Problem]:
    """What is told of a section."""
    language = known(locale)
    sections, wrong = find_sections(f"\n{text}", 1, locale, "page.md", is_easy)
    assert not wrong
    found: list[Problem] = []
    allowed: list[Exemption] = []
    for passage in sections:
        prose = passage.prose({})
        found += find_habits(passage, prose, quantities_of(prose, language, {}), language, is_easy)
        allowed += find_exemptions(passage)[0]
    return list(without_allowed(found, allowed))


# A text, its language, what is told of it: the code of each, and what it says first.
CASES = (
    ("Du får svar i i slutet av veckan.", "sv", "spelling “i” stands here twice in a row."),
    ("Det är\när så.", "sv", "spelling “är” stands here twice in a row."),
    ("The the end.", "en", "spelling “The” stands here twice in a row."),
    ("We know that that is so, and he had had it. Baden Baden. 12 12. Ha-ha, ha.", "en", ""),
    ("- Stöd\n- Stöd\n", "sv", ""),
    ("Vi ses den 31 juni 2027.", "sv", "day There is no such day: 31 juni 2027."),
    ("See you on 29 February 2027.", "en", "day There is no such day: 29 February 2027."),
    ("Senast 2027-02-30.", "sv", "day There is no such day: Senast 2027-02-30."),
    ("See you on 29 February each leap year, and on 31 May.", "en", ""),
    ("Vi ses fredagen den 1 mars 2027.", "sv", "day “fredagen” does not fit “1 mars 2027”, which is “måndag”."),
    ("On Friday, 1 March 2027.", "en", "day “Friday” does not fit “1 March 2027”, which is “Monday”."),
    ("Vi ses måndagen den 1 mars 2027, och varje fredag. Den 2 mars 2027 är allt slut.", "sv", ""),
    ("Öppet måndag–fredag 1–5 mars 2027.", "sv", ""),
    ("Senast 2027-13-01.", "sv", "day There is no such day: 2027-13-01."),
    ("By 2027-03-32.", "en", "day There is no such day: 2027-03-32."),
    ("Vi ses den 32 mars 2027.", "sv", "day There is no such day: 32 mars 2027."),
    ("Dnr 2027-131-01, 12027-13-01 och 2027-13-01-7. Av 40 i mars 2027 kom 30.", "sv", ""),
    ("Kom klockan 25.", "sv", "day There is no such time: klockan 25."),
    ("Vi öppnar kl. 9.75.", "sv", "day There is no such time: kl. 9.75."),
    ("Come at 25:00.", "en", "day There is no such time: at 25:00."),
    ("Kom klockan 24 eller kl. 9.30, kl 8–16.", "sv", ""),
    ("At 25.50 a piece, at 30 of 40 places, at 100:70, at 9:45.", "en", ""),
    ("<!-- allow day: om datum -->\nDen 31 juni 2027 finns inte.", "sv", ""),
    ("[Klicka här](a.md)", "sv", "link-form The link “Klicka här” does not say where it leads."),
    ("Read [more here.](a.md)", "en", "link-form The link “more here.” does not say where it leads."),
    ("[Så här söker du](a.md)", "sv", ""),
    ("Ring TODO numret.", "sv", "unfinished “TODO” looks like a note to yourself, and readers would get it."),
    ("Call us on ???", "en", "unfinished “???” looks like a note to yourself, and readers would get it."),
    ("Skriv `TODO` i koden. Va??", "sv", ""),
    ("From 20XX.", "en", "unfinished “20XX” looks like a note to yourself, and readers would get it."),
    ("Ring 08-XXX XX XX.", "sv", "unfinished “XXX XX XX” looks like a note to yourself, and readers would get it."),
    ("Vi ses den XX mars.", "sv", "unfinished “XX” looks like a place where something is still to be written."),
    ("You get SEK ___.", "en", "unfinished “___” looks like a place where something is still to be written."),
    ("Artikel XX, XXL och XX-kromosomen; a_b, mall__er.", "sv", ""),
    ("Vi säger “stöd” här.", "sv", "typography “ ” are no quotation marks of this language."),
    ('We say "support" here.', "en", 'typography " " are no quotation marks of this language.'),
    ("We say ”support” here.", "en", "typography ” ” are no quotation marks of this language."),
    ("Vi säger ”stöd”, »hjälp« och ’råd’.", "sv", ""),
    ("We say “support” and ‘help’, don’t we?", "en", ""),
    ("Stöd - för dig.", "sv", "typography A hyphen stands here in the place of a dash."),
    ("Stöd – för dig, introduktions- och uppföljningsstöd, 5 - 3.", "sv", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "locale", "expected"), CASES)
def test_what_is_told_of_a_text(text: str, locale: str, expected: str) -> None:
    assert "; ".join(f"{problem.code} {problem.what}" for problem in told(text, locale)) == expected


EASY = (
    ("Du får stöd. Det är bra.", "easy 2 sentences stand on one line of the easy page."),
    ("Du får stöd.\nDet är bra.\n\n- Ja.\n- Nej.", ""),
    ("Vill du ha stöd?", "question A question stands on the easy page: “Vill du ha stöd?”."),
    ("### Vill du ha stöd?\n\nDu får t.ex. hjälp.", ""),
    ("Du får hjälp " + "och råd " * 10 + "av oss.", "easy This sentence has 25 words; more than 20 are hard to follow"),
    ("<!-- allow easy: så säger lagen -->\nDu får stöd. Det är bra.", ""),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), EASY)
def test_what_is_told_of_the_easy_page(text: str, expected: str) -> None:
    assert "; ".join(f"{one.code} {one.what}" for one in told(text, "sv", is_easy=True)).startswith(expected)
    assert bool(told(text, "sv", is_easy=True)) == bool(expected)


def test_signs_and_long_sentences_are_told_and_stop_nothing() -> None:
    long = "Du får hjälp " + "och råd " * 20 + "av oss."
    found = told(f"{long} Vi säger “stöd”, råd - och hjälp.")
    assert [(problem.code, problem.severity) for problem in found] == [
        ("typography", "note"),
        ("typography", "note"),
        ("long-sentence", "note"),
    ]
