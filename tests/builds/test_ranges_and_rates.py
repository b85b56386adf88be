"""Ranges, rates, hours, plain values and easy words, wherever a rule is shown: pages, drawing, data, commands."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker

from ..confirming import LOCALES
from ..conftest import Build, Project, copy_in_two, words_of
from ..frozen import FROZEN
from ..places import HOME, page_of
from .test_rules_page import section

RULES = """
waiting:
  kind: duration
  name: { sv: Väntetid, en: Waiting time }
  unit: week
  announce: 3 months
  easy: { sv: "ungefär {amount}", en: "about {amount}" }
  source: { sv: Källa, en: Source }
  periods:
    - value: 3
      limit: at_most
    - { min: 2, max: 4, from: 2026-03-01, why: { sv: Fler frågar., en: More people ask. } }
    - { min: 3, max: 5, from: 2027-01-15 }

visit:
  kind: duration
  name: { sv: Besök, en: Visit }
  limit: at_most
  value: 1
  unit: hour
  minutes: 30
  source: { sv: Källa, en: Source }

grant:
  kind: money
  name: { sv: Bidrag, en: Grant }
  value: 300
  currency: SEK
  per: day
  source: { sv: Källa, en: Source }

lesson:
  kind: count
  name: { sv: Lektion, en: Lesson }
  limit: none
  value: 1
  per: week
  source: { sv: Källa, en: Source }
"""
TEXT = {
    "sv": " Svar kommer om {{ rules.waiting }}. Du får {{ rules.grant }} för {{ rules.lesson }}: {{ rules.visit }}.",
    "en": " We answer in {{ rules.waiting }}. You get {{ rules.grant }} for {{ rules.lesson }}: {{ rules.visit }}.",
}
FIRST = {"sv": "Du får ha en bok i {{ rules.loan_time }}.", "en": "You can keep a book for {{ rules.loan_time }}."}
EASY = {
    "sv": "{{ rules.loan_time.easy }} eller {{ rules.waiting.easy }}.",
    "en": "{{ rules.loan_time.easy }} or {{ rules.waiting.easy }}.",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = copy_in_two(tmp_path_factory.mktemp("ranges"))
    project.write("docs/rules.yml", (project.root / "docs/rules.yml").read_text(encoding="utf-8") + RULES)
    project.change(
        "docs/service.yml", "  - lost_book\n", "  - lost_book\n  - waiting\n  - visit\n  - grant\n  - lesson\n"
    )
    project.change("docs/service.yml", "  - rule: loan_time\n", "  - rule: loan_time\n  - rule: waiting\n")
    for locale in LOCALES:
        file = f"docs/wording/{locale}.yml"
        own, words = (yaml.safe_load((root / file).read_text(encoding="utf-8")) for root in (project.root, FROZEN))
        own |= {name: words[name] for name in ("units", "times", "rates", "ranges", "easy")}
        project.write(file, yaml.safe_dump(own, allow_unicode=True, sort_keys=False))
        project.change(f"docs/{locale}/index.md", FIRST[locale], FIRST[locale] + TEXT[locale])
        project.change(f"docs/{locale}/easy.md", "{{ rules.loan_time }}.", EASY[locale])
    project.confirm()
    return project


@pytest.fixture(scope="module")
def build(service: Project) -> Build:
    build = service.build()
    assert (build.code, build.errors) == (0, "")
    return build


@pytest.mark.parametrize(
    ("locale", "said", "easy"),
    [
        (
            "sv",
            "Svar kommer om 2–4 veckor (3–5 veckor från den 15 januari 2027). "
            "Du får 300 kronor per dag för 1 gång per vecka: högst 1 timme och 30 minuter.",
            "Du får ha en bok i 4 veckor som längst (6 veckor som längst från den 15 januari 2027) eller "
            "ungefär 2–4 veckor (ungefär 3–5 veckor från den 15 januari 2027).",
        ),
        (
            "en",
            "We answer in 2–4 weeks (3–5 weeks from 15 January 2027). "
            "You get SEK 300 a day for once a week: up to 1 hour and 30 minutes.",
            "You can keep a book for 4 weeks at the longest (6 weeks at the longest from 15 January 2027) or "
            "about 2–4 weeks (about 3–5 weeks from 15 January 2027).",
        ),
    ],
)
def test_pages_say_it_and_the_easy_page_in_easy_words(build: Build, locale: str, said: str, easy: str) -> None:
    assert said in words_of(build.page(HOME[locale]))
    assert easy in words_of(build.page(page_of("easy")[locale]))


@pytest.mark.parametrize(
    ("locale", "values"),
    [
        ("sv", ["2–4 veckor", "Högst 1 timme och 30 minuter", "300 kronor per dag", "1 gång per vecka"]),
        ("en", ["2–4 weeks", "Up to 1 hour and 30 minutes", "SEK 300 a day", "Once a week"]),
    ],
)
def test_the_fact_box_shows_it_with_its_value_for_machines(build: Build, locale: str, values: list[str]) -> None:
    page = build.page(HOME[locale])
    shown = page.xpath("//section[@class='glance']//dd//data[@data-rule]")[-4:]
    assert [words_of(each) for each in shown] == values
    assert [each.get("value") for each in shown] == ["P2W/P4W", "PT1H30M", "SEK 300 per P1D", "1 per P1W"]


def test_a_range_is_drawn_as_long_as_its_upper_end(build: Build) -> None:
    page = build.page("")
    assert [bar.get("width") for bar in page.xpath("//*[@class='timeline__bar']")] == ["9.2%", "90.0%", "9.2%"]
    (row,) = page.xpath("//section[@class='glance']//dl/div[.//*[@width='90.0%']]/following-sibling::div[.//rect]")
    assert [words_of(each) for each in row] == ["Väntetid", "2–4 veckor", "Från den 15 januari 2027: 3–5 veckor"]


def test_the_page_of_the_rules_tells_the_history_of_a_range(build: Build) -> None:
    said = {locale: section(build.page(page_of("rules")[locale]), "waiting")[-3:] for locale in LOCALES}
    assert said == {
        "sv": [
            "Till och med den 28 februari 2026: högst 3 veckor",
            "Nu: Från den 1 mars 2026 till och med den 14 januari 2027: 2–4 veckor. Fler frågar.",
            "Från den 15 januari 2027: 3–5 veckor",
        ],
        "en": [
            "Up to and including 28 February 2026: up to 3 weeks",
            "Now: From 1 March 2026 to 14 January 2027: 2–4 weeks. More people ask.",
            "From 15 January 2027: 3–5 weeks",
        ],
    }


def test_machines_read_both_ends_and_the_time_of_a_rate(build: Build) -> None:
    schema, file = (json.loads((build.folder / name).read_bytes()) for name in ("rules.schema.json", "rules.json"))
    checker = Draft202012Validator(schema, format_checker=FormatChecker(["date"]))
    assert [error.message for error in checker.iter_errors(file)] == []
    keys = ("limit", "value", "min", "max", "unit", "minutes", "per", "machine_value", "words", "easy")
    rules = {
        rule["rule"]: [{key: period[key] for key in keys if key in period} for period in rule["periods"]]
        for rule in file["rules"][-4:]
    }
    assert rules["waiting"][:2] == [
        {
            "limit": "at_most",
            "value": 3,
            "unit": "week",
            "machine_value": "P3W",
            "words": {"sv": "högst 3 veckor", "en": "up to 3 weeks"},
            "easy": {"sv": "ungefär 3 veckor", "en": "about 3 weeks"},
        },
        {
            "min": 2,
            "max": 4,
            "unit": "week",
            "machine_value": "P2W/P4W",
            "words": {"sv": "2–4 veckor", "en": "2–4 weeks"},
            "easy": {"sv": "ungefär 2–4 veckor", "en": "about 2–4 weeks"},
        },
    ]
    (visit,), (grant,), (lesson,) = (rules[name] for name in ("visit", "grant", "lesson"))
    assert [visit.get(key) for key in keys[:8]] == ["at_most", 1, None, None, "hour", 30, None, "PT1H30M"]
    assert [grant.get(key) for key in keys[:8]] == [None, 300, None, None, "SEK", None, "day", "SEK 300 per P1D"]
    assert [lesson.get(key) for key in keys[:8]] == [None, 1, None, None, None, None, "week", "1 per P1W"]
    for place, key, false in (
        (-4, "limit", "at_most"),
        (-4, "value", 3),
        (-4, "machine_value", "P2W–P4W"),
        (-3, "minutes", 60),
        (-3, "unit", "hours"),
        (-2, "per", "days"),
    ):
        wrong = json.loads(json.dumps(file))
        wrong["rules"][place]["periods"][-1][key] = false
        assert not checker.is_valid(wrong), key


@pytest.mark.usefixtures("builds_here")
def test_commands_show_it(service: Project, build: Build) -> None:
    code, where = service.run("where", "grant")
    assert code == 0
    assert "You get SEK 300 a day for once a week: up to 1 hour and 30 minutes." in where
    code, impact = service.run("impact", "--as-of", "2027-01-15")
    said = re.sub(r"\s+", " ", impact)
    assert code == 0
    assert "after: We answer in [+3–5 weeks.+]" in said
    assert "after: You can keep a book for [+6+] weeks at the longest or about 3–5 [+weeks.+]" in said
    assert service.run("status")[0] == 0


def test_what_cannot_be_drawn_is_told_with_the_reason(in_two: Project) -> None:
    project = in_two
    rules = (project.root / "docs/rules.yml").read_text(encoding="utf-8") + RULES
    lessons = "  kind: duration\n  unit: hour\n"
    project.write("docs/rules.yml", rules.replace("\nlesson:\n  kind: count\n", f"\nlessons:\n{lessons}"))
    project.change("docs/service.yml", "  - rule: loan_time\n", "  - rule: visit\n  - rule: lessons\n")
    for locale in LOCALES:
        file = f"docs/wording/{locale}.yml"
        own, words = (yaml.safe_load((root / file).read_text(encoding="utf-8")) for root in (project.root, FROZEN))
        own |= {name: words[name] for name in ("units", "times", "rates", "ranges")}
        project.write(file, yaml.safe_dump(own, allow_unicode=True, sort_keys=False))
    project.confirm()
    assert project.report() == (
        "docs/service.yml:13: drawing: “visit” has no length that could be drawn: its unit is “hour”, and the "
        "drawing begins with days.\n    Take it out here. Possible here: loan_time, season, waiting.\n"
        "docs/service.yml:14: drawing: “lessons” has no length that could be drawn: it has “per: week”, and says how "
        "much, not how long.\n    Take it out here. Did you mean “season”? Possible here: loan_time, season, waiting."
    )
