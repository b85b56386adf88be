"""docs/service.yml: what the main page shows beside its text, and the roles of pages; slips are named at their line."""

from __future__ import annotations

import re

import pytest
from bilingual.data.rules.history import read_histories
from bilingual.data.service import find_false_names, read_service

from ..confirming import LOCALES
from ..conftest import Project

FILE = "docs/service.yml"
SERVICE = """\
identifier: RULL
names: { official: { sv: Bussen, en: The bus }, short: { sv: B, en: B } }
type: GovernmentService
area: SWE
glance:
  - loan_time
  - season
drawing_title: { sv: Tider, en: Times }
drawing:
  - rule: loan_time
  - rule: season
    from: { sv: Bussen börjar köra, en: The bus starts running }
next_step: index.md#next-steps
pages:
  service: index.md
  words: glossary.md
  rules: limits.md
"""
TOP = "identifier, names, type, area, themes, served_in, audience, glance, drawing, drawing_title, next_step, contact"
TOP += ", asked as, pages, licence"
ALL = "loan_time, season, lost_book, fee, discount, reader_age, books, last_day"
PAGES = (
    "about-us.md, checklist.md, components.md, easy.md, find.md, glossary.md, index.md, limits.md, statement.md."
    " If the site has no such page, take the line out."
)
STEPS = f"{PAGES.partition('.md.')[0]}.md. Without a button to the next step, take the line out."
PAGE = "    Write the name of the page's file, as in words.md."
GLANCE = (
    "    List the rules that the fact box shows, in its order, each on a line of its own after a hyphen; or write []."
)
DRAWING = "    List the durations that are drawn, in their order, each as “- rule: NAME”; or write []."
TWICE = "    Keep one of the two."
SLIPS = (
    # what stands there, what is written instead, what is said of it
    (
        "identifier: RULL\n",
        "",
        "1: “identifier” is missing.\n"
        "    Write what machines know the service by, the same in every language, such as its short name.",
    ),
    (
        "glance:",
        "glanse:",
        f"5: “glanse” is not a name that can stand here.\n    Did you mean “glance”? Possible here: {TOP}.",
    ),
    ("\n  - loan_time\n  - season\n", "\n", f"5: glance: This must be a list, but it is empty.\n{GLANCE}"),
    (
        "  - season\n",
        "  - 6\n",
        "7: glance.1: This must be text, but it is 6.\n"
        '    Write the name of a rule in docs/rules.yml. If it is meant, put quotation marks around it: "6".',
    ),
    (
        "  - season\n",
        "  - seasons\n",
        f"7: glance: There is no rule “seasons”.\n    Did you mean “season”? Possible here: {ALL}.",
    ),
    (
        "  - season\n",
        "  - loan_time\n",
        f"7: glance: “loan_time” stands here for the second time; the first is on line 6.\n{TWICE}",
    ),
    (
        "  - rule: loan_time\n",
        "  - rul: loan_time\n",
        "10: drawing.0: “rul” is not a name that can stand here.\n    Did you mean “rule”? Possible here: rule, from.",
    ),
    (
        "  - rule: loan_time\n",
        "  - loan_time\n",
        "10: drawing.0: This must be a list of names with values, but it is the text “loan_time”.\n"
        "    Write “rule: NAME” after the hyphen.",
    ),
    (
        "  - rule: loan_time\n",
        "  - rule: seson\n",
        "10: drawing: There is no rule “seson”.\n    Did you mean “season”? Possible here: loan_time, season.",
    ),
    (
        "  - rule: loan_time\n",
        "  - rule: season\n",
        f"11: drawing: “season” stands here for the second time; the first is on line 10.\n{TWICE}",
    ),
    (
        ", en: The bus starts running",
        "",
        "12: drawing.1.from: “en” is missing.\n    Write a text, in quotation marks if it holds a colon.",
    ),
    (
        "  words: glossary.md",
        "  words: glossary",
        f"16: pages.words: “glossary” is not written in the right way.\n{PAGE}",
    ),
    (
        "  words: glossary.md",
        "  words: [glossary.md, easy.md]",
        f"16: pages.words: This must be text, but it is a list.\n{PAGE}",
    ),
    (
        "  words: glossary.md",
        "  wards: glossary.md",
        "16: pages: “wards” is not a name that can stand here.\n"
        "    Did you mean “words”? Possible here: service, words, rules, search, about, easy, accessibility.",
    ),
    (
        "  words: glossary.md",
        "  words: glosary.md",
        f"16: pages.words: There is no page “glosary.md”.\n    Did you mean “glossary.md”? Possible here: {PAGES}",
    ),
    (
        "  words: glossary.md",
        "  words: limits.md",
        "17: pages.rules: “limits.md” has another role already, on line 16, and a page can have only one.\n"
        "    Write another page in one of the two lines, or take one of them out.",
    ),
    (
        "  words: glossary.md",
        "  words: glossary.md\n  words: easy.md",
        f"17: “words” stands here for the second time; the first is on line 16.\n{TWICE}",
    ),
    (
        "drawing:\n",
        "drawing\n",
        "9: This line cannot be read as YAML (could not find expected ':').\n"
        "    The line needs a colon and a space after its name.",
    ),
    (
        "names: { official: { sv: Bussen, en: The bus }",
        "names: { official: { sv: Bussen }",
        "2: names.official: “en” is missing.\n    Write a text, in quotation marks if it holds a colon.",
    ),
    (
        ", short: { sv: B, en: B }",
        "",
        "2: names: “short” is missing.\n"
        "    Write what the service is called for short in each language, as in “sv: …” and “en: …”.",
    ),
    (
        ", short: { sv: B, en: B }",
        ", shorts: { sv: B, en: B }",
        "2: names: “shorts” is not a name that can stand here.\n"
        "    Did you mean “short”? Possible here: official, short.",
    ),
    (
        "short: { sv: B, en: B }",
        "short: { sv: B, en: B, fi: B }",
        "2: names.short: “fi” is not a name that can stand here.\n    Possible here: sv, en.",
    ),
    (
        "short: { sv: B, en: B }",
        'short: { sv: B, en: "" }',
        "2: names.short.en: This is empty.\n    Write a text, in quotation marks if it holds a colon.",
    ),
    (
        "type: GovernmentService",
        "type: GovermentService",
        "3: type: “GovermentService” is not one of the possible values.\n    Did you mean “GovernmentService”? "
        "Possible here: GovernmentService, Service, BroadcastService, CableOrSatelliteService, FinancialProduct, "
        "FoodService, TaxiService.",
    ),
    (
        "area: SWE",
        "area: Sweden",
        "4: area: “Sweden” is not written in the right way.\n"
        "    Write the area that the authority covers, by its code in"
        " the EU's list of administrative units: a country by three capital letters, as in SWE.",
    ),
    (
        "area: SWE",
        "area: SWD",
        "4: area: There is no country “SWD”.\n"
        "    Write the three letters that ISO 3166-1 has for the country, as in SWE.",
    ),
    (
        "area: SWE",
        "area: SWE\nthemes: [library]",
        "5: themes.0: “library” is not written in the right way.\n    Write the address of a concept of EuroVoc or of"
        " another of the EU's lists, as in http://eurovoc.europa.eu/100163.",
    ),
    (
        "area: SWE",
        "area: SWE\nserved_in: [sv]",
        "5: served_in.0: “sv” is not written in the right way.\n    Write a language by its code in the EU's list of"
        " languages, three capital letters, as in SWE or ENG.",
    ),
    (
        "area: SWE",
        "area: SWE\naudience: { sv: Alla }",
        "5: audience: “en” is missing.\n    Write a text, in quotation marks if it holds a colon.",
    ),
    (
        "area: SWE",
        "area: SWE\naudience: { sv: Alla, en: 'All, {{ rules.season }}' }",
        "5: {{ rules.season }} cannot stand in this file.\n    Write the words out.",
    ),
    (
        "drawing_title: { sv: Tider, en: Times }\n",
        "",
        "1: “drawing_title” is missing.\n"
        "    A drawing needs its drawing_title: write what it shows, in each language, for readers who cannot see it.",
    ),
    (
        "index.md#next-steps",
        "index.md#next-stepz",
        "13: next_step: index.md has no section “next-stepz”.\n"
        "    Did you mean “next-steps”? Possible here: offer, who,"
        " steps, cost, next-steps, get-a-card, ask-for-a-stop, ask-us. Without a button to the next step, take the line"
        " out.",
    ),
    (
        "index.md#next-steps",
        "index.md#",
        "13: next_step: “index.md#” is not written in the right way.\n    Write where the button below the fact box"
        " leads, as in index.md#next-steps or contact.md; or leave it out.",
    ),
    (
        "index.md#next-steps",
        "cheklist.md",
        f"13: next_step: There is no page “cheklist.md”.\n    Did you mean “checklist.md”? Possible here: {STEPS}",
    ),
    (
        "index.md#next-steps",
        "javascript:alert(1)//.md",
        f"13: next_step: There is no page “javascript:alert(1)//.md”.\n    Possible here: {STEPS}",
    ),
    (
        "index.md#next-steps",
        "../../README.md",
        f"13: next_step: There is no page “../../README.md”.\n    Possible here: {STEPS}",
    ),
    (
        "index.md#next-steps",
        "find.md#fields",
        "13: next_step: find.md has no section “fields”.\n    Without a button to the next step, take the line out.",
    ),
)


@pytest.mark.parametrize(("old", "new", "said"), SLIPS, ids=[f"{old} → {new}" for old, new, _ in SLIPS])
def test_a_slip_in_the_file_is_named_at_its_line(project: Project, old: str, new: str, said: str) -> None:
    assert SERVICE.count(old) == 1
    project.write(FILE, SERVICE.replace(old, new))
    project.confirm()
    assert project.report() == f"{FILE}:{said}"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("lost_book", "note"),
        ("fee", "money"),
        ("discount", "percentage"),
        ("reader_age", "age"),
        ("books", "count"),
        ("last_day", "date"),
    ],
)
def test_a_rule_that_is_drawn_must_be_a_duration(project: Project, name: str, kind: str) -> None:
    project.change(FILE, "  - rule: loan_time", f"  - rule: {name}")
    assert project.report() == (
        f"{FILE}:13: drawing: “{name}” has no length that could be drawn: its kind is {kind}, not duration.\n"
        "    Take it out here. Possible here: loan_time, season."
    )


def test_a_service_without_a_duration_has_nothing_to_draw() -> None:
    rules = b"fee:\n  kind: age\n  name: { sv: A, en: B }\n  limit: exactly\n  value: 20\n  source: { sv: C, en: D }\n"
    histories, _ = read_histories(rules, LOCALES)
    service, _ = read_service(SERVICE.replace("- rule: loan_time", "- rule: fee").encode(), LOCALES)
    assert service
    to_do = "No rule has a length of days or more: without a drawing, write drawing: []"
    said = [(each.what, each.to_do) for each in find_false_names(service, histories, None) if "drawing" in each.what]
    assert said == [
        (
            "drawing: “fee” has no length that could be drawn: its kind is age, not duration.",
            f"Take it out here. {to_do}",
        ),
        ("drawing: There is no rule “season”.", to_do),
    ]


def test_all_slips_come_in_one_message(project: Project) -> None:
    text = SERVICE.replace("identifier: RULL", 'identifier: ""').replace("glance:", "glanse:")
    project.write(FILE, text.replace("- rule: loan_time", "- rul: loan_time").replace("glossary.md", "glossary"))
    assert lines_of(project) == [1, 5, 10, 16]
    text = SERVICE.replace("  - season", "  - loan_time\n  - seson").replace("rule: season", "rule: fee")
    project.write(FILE, text.replace("index.md", "home.md").replace("limits.md", "glossary.md"))
    project.change("docs/en/index.md", "{{ rules.fee }}", "{{ rules.feee }}")
    assert lines_of(project) == [7, 8, 12, 14, 16, 18]


def lines_of(project: Project) -> list[int]:
    """The lines of the file that something is said of."""
    return [int(line) for line in re.findall(rf"^{FILE}:(\d+):", project.report(), re.M)]


def test_what_leads_to_a_page_that_cannot_be_read_is_not_said_to_lead_nowhere(project: Project) -> None:
    for locale in ("sv", "en"):
        project.change(f"docs/{locale}/index.md", "description:", "descripton:")
    said = project.run("check")[1]
    assert (said.count("descripton"), "has no section" in said) == (2, False)
