"""The page of rules: each in words, since when, what it was and will be, its source, in both languages."""

from __future__ import annotations

import pytest
from lxml import html

from .conftest import Build, Project, words_of

ADDRESS = {"sv": "regler/", "en": "en/rules/"}
HISTORY = """\
  limit: at_most
  unit: month
  periods:
    - value: 6
    - value: 9
      from: 2026-03-01
      why: { sv: Fler behöver längre tid., en: More people need a longer time. }
      law: { sv: Förordningen, en: The regulation }
      decision: { sv: Beslut 1, en: Decision 1 }
      page: https://law.example/1
      checked: 2026-11-01
    - value: 12
      from: 2027-01-01
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    from .conftest import copy_project

    project: Project = copy_project(tmp_path_factory.mktemp("project"))
    project.change("docs/rules.yml", "  limit: at_most\n  value: 6\n  unit: month\n", HISTORY)
    project.confirm()
    build = project.build(environment={"SOURCE_DATE_EPOCH": "1795305600"})  # 2026-11-22
    assert (build.code, build.errors) == (0, "")
    return build


def section(page: html.HtmlElement, name: str) -> list[str]:
    """What stands under a heading of the second level, one text a line."""
    (heading,) = page.xpath(f"//h2[@id='{name}']")
    texts = []
    for each in heading.itersiblings():
        if each.tag == "h2":
            break
        if each.get("class") != "elsewhere":
            texts += [words_of(part) for part in (each.xpath(".//dt | .//dd | .//li") or [each])]
    return texts


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "sv",
            [
                *("Nu", "högst 9 månader"),
                "Det är den längsta tid som du kan få den första delen av stödet.",
                *("Gäller sedan", "den 1 mars 2026"),
                *("Varför", "Fler behöver längre tid."),
                *("Källa", "Arbetsförmedlingens beskrivning av stödet"),
                *("Lag eller förordning", "Förordningen"),
                *("Beslut", "Beslut 1"),
                *("Sida om regeln", "https://law.example/1"),
                *("Senast jämförd med källan", "den 1 november 2026"),
                *("Här står den", "Lättläst: Vad", "Om stödet: Vad", "Ord att kunna: introduktionsstöd", "Om stödet"),
                "Introduktionsstöd: Före och efter",
                "Till och med den 28 februari 2026: högst 6 månader",
                "Nu: Från den 1 mars 2026 till och med den 31 december 2026: högst 9 månader. Fler behöver längre tid.",
                "Från den 1 januari 2027: högst 12 månader",
            ],
        ),
        (
            "en",
            [
                *("Now", "up to 9 months"),
                "That is the longest time for which you can get the first part of the support.",
                *("Applies since", "1 March 2026"),
                *("Why", "More people need a longer time."),
                *("Source", "The Swedish Public Employment Service’s description of the support"),
                *("Law or regulation", "The regulation"),
                *("Decision", "Decision 1"),
                *("Page about the rule", "https://law.example/1"),
                *("Last compared with the source", "1 November 2026"),
                *("Where it stands", "Easy to read: What", "About the support: What"),
                *("Words to know: introductory support", "About the support"),
                "Introductory support: Before and after",
                "Up to and including 28 February 2026: up to 6 months",
                "Now: From 1 March 2026 to 31 December 2026: up to 9 months. More people need a longer time.",
                "From 1 January 2027: up to 12 months",
            ],
        ),
    ],
)
def test_a_rule_with_a_history_is_told_in_whole(changed: Build, locale: str, expected: list[str]) -> None:
    assert section(changed.page(ADDRESS[locale]), "introductory-support") == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "sv",
            [
                *("Från den 1 januari 2027: Introduktionsstöd", "högst 12 månader", "Före det: högst 9 månader"),
                *("Från den 1 mars 2026: Introduktionsstöd", "högst 9 månader", "Före det: högst 6 månader"),
                "Fler behöver längre tid.",
            ],
        ),
        (
            "en",
            [
                *("From 1 January 2027: Introductory support", "up to 12 months", "Before that: up to 9 months"),
                *("From 1 March 2026: Introductory support", "up to 9 months", "Before that: up to 6 months"),
                "More people need a longer time.",
            ],
        ),
    ],
)
def test_what_has_changed_and_what_will_is_listed_the_latest_first(
    changed: Build, locale: str, expected: list[str]
) -> None:
    assert section(changed.page(ADDRESS[locale]), "what-has-changed") == expected


@pytest.mark.parametrize(
    ("locale", "unknown", "none"),
    [
        ("sv", "Vi vet inte sedan när det gäller.", "Vi känner inte till någon ändring."),
        ("en", "We do not know since when it applies.", "We do not know of any change."),
    ],
)
def test_what_is_not_known_is_said(site: Build, locale: str, unknown: str, none: str) -> None:
    page = site.page(ADDRESS[locale])
    for name in ("introductory-support", "follow-up-support", "compensation"):
        assert unknown in section(page, name)
    assert section(page, "what-has-changed") == [none]


@pytest.mark.parametrize(("locale", "home"), [("sv", ""), ("en", "en/")])
def test_each_value_of_the_box_leads_to_its_rule_and_is_explained_beside_it(
    site: Build, locale: str, home: str
) -> None:
    box = site.page(home).xpath("//section[@class='glance']")[0]
    page = site.page(ADDRESS[locale])
    names = []
    for link in box.xpath(".//dt/a"):
        path, _, name = link.get("href").partition("#")
        assert path == ADDRESS[locale].removeprefix(home)
        heading = words_of(page.xpath(f"//h2[@id='{name}']")[0])
        assert words_of(link) == heading
        assert link.get("aria-label").startswith(f"{heading}: ")  # the rest tells it from the link to the explanation
        names.append(heading)
    explained = [words_of(each) for each in box.xpath(".//details//li")]
    assert [text.partition(":")[0] for text in explained] == names
    source = words_of(page.xpath("//dl[@class='details']//dt[text()='Källa' or text()='Source']/../dd")[0])
    assert all(f"{source}." in text for text in explained)
