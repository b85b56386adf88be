"""A range or a rate of a rule that is typed in by hand is told in any spelling; what only looks like it is not.

All texts are read together, each as a page pair of its own.
"""

from __future__ import annotations

import re

import pytest
from bilingual.problems import Problem, report

from ..confirming import LOCALES, gather_confirmed
from ..frozen import copy_frozen
from ..tables import for_each

RULES = """\
waiting: { kind: duration, min: 2, max: 4, unit: week, NAMED }
grant: { kind: money, value: 300, currency: SEK, per: day, NAMED }
wage: { kind: money, min: 700, max: 900, currency: SEK, per: month, NAMED }
visits: { kind: count, value: 3, per: week, limit: at_most, NAMED }
once: { kind: count, value: 1, per: year, NAMED }
lessons: { kind: duration, value: 5, unit: hour, per: week, limit: none, NAMED }
trip: { kind: duration, value: 1, unit: hour, minutes: 30, limit: at_most, NAMED }
young: { kind: age, min: 18, max: 24, NAMED }
share: { kind: percentage, min: 40, max: 60, NAMED }
season: { kind: date, min: 2027-03-01, max: 2027-04-15, NAMED }
ticket: { kind: money, value: 45, currency: SEK, NAMED }
shift: { kind: duration, value: 33, unit: hour, easy: { sv: bara 33 timmar, en: only 33 hours }, NAMED }
books: { kind: count, min: 7, max: 9, NAMED }
""".replace("NAMED", "name: { sv: Namn, en: Name }, source: { sv: Källa, en: Source }")
VALUES = {
    "waiting": ("2–4~veckor", "2–4~weeks"),
    "grant": ("300~kronor per dag", "SEK~300 a day"),
    "wage": ("700–900~kronor per månad", "SEK~700–900 a month"),
    "visits": ("högst 3~gånger per vecka", "up to 3~times a week"),
    "once": ("1~gång per år", "once a year"),
    "lessons": ("5~timmar per vecka", "5~hours a week"),
    "trip": ("högst 1~timme och 30~minuter", "up to 1~hour and 30~minutes"),
    "young": ("18–24~år", "18–24~years old"),
    "share": ("40–60~procent", "40–60~per cent"),
    "season": ("den 1~mars 2027 till och med den 15~april 2027", "1~March 2027 to 15~April 2027"),
    "ticket": ("45~kronor", "SEK~45"),
    "books": ("7–9", "7–9"),
}
TYPED = (
    # the rule, and in each language a text, with the words that are told between ⟦ and ⟧
    ("waiting", "Det tar ⟦2–4 veckor⟧.", "It takes ⟦2–4 weeks⟧."),
    ("waiting", "Det tar ⟦2-4 veckor⟧.", "It takes ⟦2-4 weeks⟧."),
    ("waiting", "Det tar ⟦2 — 4 veckor⟧.", "It takes ⟦2 — 4 weeks⟧."),
    ("waiting", "Det tar ⟦två till fyra veckor⟧.", "It takes ⟦two to four weeks⟧."),
    ("waiting", "Det tar ⟦2 veckor till 4 veckor⟧.", "It takes ⟦2 weeks to 4 weeks⟧."),
    ("waiting", "Det tar ⟦mellan två och fyra veckor⟧.", "It takes ⟦between two and four weeks⟧."),
    ("waiting", "Det tar ⟦mellan 2 veckor och 4 veckor⟧.", "It takes ⟦between 2 weeks and 4 weeks⟧."),
    ("waiting", "Det tar ⟦minst 2 och högst 4 veckor⟧.", "It takes ⟦at least 2 and at most 4 weeks⟧."),
    ("waiting", "Det tar ⟦minst två veckor, högst fyra veckor⟧.", "It takes ⟦at least two weeks, up to four weeks⟧."),
    ("waiting", "Det är ⟦2- till 4-veckors⟧ kurser.", "There are ⟦2- to 4-week⟧ courses."),
    ("waiting", "Det tar ⟦14–28 dagar⟧.", "It takes ⟦14 to 28 days⟧."),
    ("waiting", "Det tar ⟦**2–4** veckor⟧.", "It takes ⟦**2–4** weeks⟧."),
    ("grant", "Du får ⟦300 kronor⟧ per dag.", "You get ⟦SEK 300⟧ per day."),
    ("grant", "Du får ⟦300 kr⟧ om dagen.", "You get ⟦300 kronor⟧ a day."),
    ("grant", "Du får ⟦300 kr⟧/dag.", "You get ⟦SEK 300⟧/day."),
    ("grant", "Du får ⟦trehundra kronor⟧ för varje dag.", "You get ⟦three hundred kronor⟧ for each day."),
    ("grant", "Varje dag får du ⟦300 kronor⟧.", "Every day you get ⟦SEK 300⟧."),
    ("grant", "Du får ⟦300 kr.⟧ dagligen.", "You get ⟦SEK 300⟧ daily."),
    ("wage", "Du får ⟦700–900 kronor⟧ i månaden.", "You get ⟦SEK 700–900⟧ a month."),
    ("wage", "Du får ⟦mellan 700 och 900 kr⟧ per månad.", "You get ⟦between SEK 700 and SEK 900⟧ per month."),
    ("wage", "Du får ⟦700 till 900 kronor⟧ månatligen.", "You get ⟦700 to 900 kronor⟧ monthly."),
    ("visits", "Du får komma ⟦högst 3 gånger⟧ i veckan.", "You may come ⟦up to 3 times⟧ a week."),
    ("visits", "Du gör ⟦högst tre⟧ besök per vecka.", "You make ⟦up to three⟧ visits a week."),
    ("once", "Vi ses ⟦en gång om året⟧.", "We meet ⟦once a year⟧."),
    ("once", "Vi ses ⟦1 gång⟧ per år.", "We meet ⟦one time a year⟧."),
    ("lessons", "Du läser ⟦5 timmar⟧ i veckan.", "You study ⟦5 hours⟧ a week."),
    ("lessons", "Du läser ⟦högst fem timmar⟧ per vecka.", "You study ⟦up to five hours⟧ every week."),
    ("trip", "Resan tar ⟦högst 90 minuter⟧.", "The trip takes ⟦up to 90 minutes⟧."),
    ("trip", "Resan tar ⟦högst en och en halv timme⟧.", "The trip takes ⟦up to one and a half hours⟧."),
    ("trip", "Resan tar ⟦högst 1 timme 30 minuter⟧.", "The trip takes ⟦up to 1 hour and 30 minutes⟧."),
    ("young", "Du är ⟦18–24 år⟧.", "You are ⟦18–24 years old⟧."),
    ("young", "Du är ⟦mellan 18 och 24 år gammal⟧.", "You are ⟦between 18 and 24 years of age⟧."),
    ("share", "Det är ⟦40–60 procent⟧.", "It is ⟦40–60 per cent⟧."),
    ("share", "Det är ⟦40 % till 60 %⟧.", "It is ⟦40% to 60%⟧."),
    ("season", "Öppet ⟦1 mars–15 april 2027⟧.", "Open ⟦1 March–15 April 2027⟧."),
    ("season", "Öppet den ⟦1 mars 2027 till och med den 15 april 2027⟧.", "Open from ⟦1 March 2027 to 15 April 2027⟧."),
    ("season", "Öppet mellan den ⟦1 mars och den 15 april 2027⟧.", "Open between ⟦1 March and 15 April 2027⟧."),
    ("ticket", "Det kostar ⟦45 kronor⟧.", "It costs ⟦SEK 45⟧."),
    ("ticket", "Det kostar ⟦högst 45 kronor⟧.", "It costs ⟦no more than SEK 45⟧."),
    ("books", "Du får ⟦7–9⟧ böcker.", "You get ⟦7–9⟧ books."),
    ("books", "Du får ⟦sju till nio⟧ böcker.", "You get ⟦seven to nine⟧ books."),
)
INNOCENT = (
    ("Det tar 2 veckor.", "It takes 2 weeks."),
    ("Det tar högst 4 veckor.", "It takes up to 4 weeks."),
    ("Efter 2 veckor ringer vi, och efter 4 veckor skriver vi.", "After 2 weeks we call, and after 4 weeks we write."),
    ("Det tar 2 veckor. Sedan tar det 4 veckor.", "It takes 2 weeks. Then it takes 4 weeks."),
    ("Kom den 1 mars och den 15 april 2027.", "Come on 1 March and on 15 April 2027."),
    ("Det tar 2–4 månader.", "It takes 2–4 months."),
    ("Du får 300 kronor.", "You get SEK 300."),
    ("Du får 300 kronor i veckan.", "You get SEK 300 a week."),
    ("Du får 300 kronor en gång. Bussen går varje dag.", "You get SEK 300 only one time. The bus runs every day."),
    ("Du får 700–900 kronor per dag.", "You get SEK 700–900 a day."),
    ("Du får 3 böcker.", "You get 3 books."),
    ("Kom högst 3 gånger i månaden.", "Come up to 3 times a month."),
    ("Resan tar 5 timmar.", "The trip takes 5 hours."),
    ("Du får {{ rules.grant }} i {{ rules.waiting }}.", "You get {{ rules.grant }} for {{ rules.waiting }}."),
    ("Högst {{ rules.ticket.amount }}.", "No more than {{ rules.ticket.amount }}."),
    ("Det tar {{ rules.waiting.easy }}.", "It takes {{ rules.waiting.easy }}."),
    ("Öppet {{ rules.season }}, {{ rules.trip.easy }}.", "Open {{ rules.season }}, {{ rules.trip.easy }}."),
)
PAGE = "---\ntitle: {title}\ndescription: {title}.\nslug: {slug}\n---\n\n## {title} {{ #part }}\n\n{text}\n"
TITLES = {"sv": "Del", "en": "Part"}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """What is said of each text, by its page."""
    root = copy_frozen(tmp_path_factory.mktemp("typed"))
    with (root / "docs/rules.yml").open("a", encoding="utf-8") as rules:
        rules.write(RULES)
    pairs = [("typed", number, pair[1:]) for number, pair in enumerate(TYPED)]
    pairs += [("innocent", number, pair) for number, pair in enumerate(INNOCENT)]
    for kind, number, texts in pairs:
        for locale, text in zip(LOCALES, texts, strict=True):
            plain = text.replace("⟦", "").replace("⟧", "")
            page = PAGE.format(title=TITLES[locale], slug=f"{kind}-{number}", text=plain)
            (root / f"docs/{locale}/{kind}-{number}.md").write_text(page, encoding="utf-8")
    site, problems = gather_confirmed(root)
    assert site, report([problem for problem in problems if problem.severity == "error"])
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    return by_file


@for_each("locale", LOCALES)
@for_each("number", range(len(TYPED)))
def test_what_is_typed_in_is_told_whole(said: dict[str, list[Problem]], number: int, locale: str) -> None:
    rule, *texts = TYPED[number]
    place = LOCALES.index(locale)
    words = texts[place].partition("⟦")[2].partition("⟧")[0].replace("*", "")
    file, value = f"docs/{locale}/typed-{number}.md", VALUES[rule][place].replace("~", "\u00a0")
    assert [str(problem) for problem in said.get(file, ())] == [
        f"{file}:9: “{words}” is typed in here, but it is the value of a rule: {value}.\n"
        f"    Write {{{{ rules.{rule} }}}} instead, or allow it beside the text: <!-- allow value: why -->"
    ]
    assert [problem.code for problem in said[file]] == ["value"]


def test_a_value_in_the_easy_words_of_its_own_rule_has_a_place_there(said: dict[str, list[Problem]]) -> None:
    assert [re.sub(":[0-9]+:", ":", str(problem)) for problem in said["docs/rules.yml"]] == [
        f"docs/rules.yml: “{words}” is typed in here, but it is the value of a rule: {value}.\n"
        "    In easy words, write {amount} instead; in any other text of this file, say it without the value,"
        " or allow it beside the text: <!-- allow value: why -->"
        " In this file that stands within the text, before its first word."
        for words, value in (("33 timmar", "33\u00a0timmar"), ("33 hours", "33\u00a0hours"))
    ]


@for_each("number", range(len(INNOCENT)))
def test_what_only_looks_like_it_is_not(said: dict[str, list[Problem]], number: int) -> None:
    assert [said.get(f"docs/{locale}/innocent-{number}.md", []) for locale in LOCALES] == [[], []]
