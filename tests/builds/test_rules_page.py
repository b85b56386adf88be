"""The page of rules: each in words, since when, what it was and will be, its source, in every language."""

from __future__ import annotations

import re

import pytest
from lxml import html

from ..confirming import THREE
from ..conftest import Build, Project, copy_project, words_of
from ..places import HOME, page_of

ADDRESS = page_of("rules")
COMING = "    - value: 4\n    - value: 6\n      from: 2027-01-15\n"
SOURCE_AND_SINCE = {
    "sv": ("Källa", "Gäller sedan"),
    "en": ("Source", "In force since"),
    "fi": ("Lähde", "Tullut voimaan"),
}
HISTORY = """\
    - value: 3
    - value: 4
      from: 2026-03-01
      why: { sv: Fler behöver längre tid., en: More people need a longer time., fi: Moni tarvitsee lisää aikaa. }
      decision: { sv: Beslut 1, en: Decision 1, fi: Päätös 1 }
      checked: 2026-11-02
    - value: 6
      from: 2027-01-15
"""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with a rule that was another, is one with all details, and will be a third."""
    project = copy_project(tmp_path_factory.mktemp("changed"))
    project.change("docs/rules.yml", COMING, HISTORY)
    project.confirm()
    build = project.build()
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
                *("Nu", "Högst 4 veckor"),
                "Du kan lämna tillbaka boken tidigare.",
                *("Gäller sedan", "den 1 mars 2026"),
                *("Varför", "Fler behöver längre tid."),
                *("Källa", "Lindeby biblioteks låneregler"),
                *("Lag eller förordning", "Lindebys föreskrifter om lån"),
                *("Beslut", "Beslut 1"),
                *("Sida om regeln", "https://rull.example/lending-rules"),
                *("Senast jämförd med källan", "den 2 november 2026"),
                *(
                    "Här står den",
                    "Checklista: På bokbussen",
                    "Byggdelar: Värden",
                    "Byggdelar: Kod",
                    "Lätt svenska: Vad är RULL?",
                ),
                *("Om RULL: Det här erbjuder bokbussen", "Ordlista: lånetid", "Om RULL: I korthet"),
                "Lånetid: Före och efter",
                "Till och med den 28 februari 2026: högst 3 veckor",
                "Nu: Från den 1 mars 2026 till och med den 14 januari 2027: högst 4 veckor. Fler behöver längre tid.",
                "Från den 15 januari 2027: högst 6 veckor. Läsarna har bett om mer tid.",
            ],
        ),
        (
            "en",
            [
                *("Now", "Up to 4 weeks"),
                "You can return the book earlier.",
                *("In force since", "1 March 2026"),
                *("Why", "More people need a longer time."),
                *("Source", "Lindeby Library’s lending rules"),
                *("Law or regulation", "Lindeby’s regulations on loans"),
                *("Decision", "Decision 1"),
                *("Page about the rule", "https://rull.example/lending-rules"),
                *("Last compared with the source", "2 November 2026"),
                *("Where it is used", "Checklist: On the book bus", "Components: Values", "Components: Code"),
                *("Easy English: What is RULL?", "About RULL: What the book bus offers"),
                *("Glossary: loan period", "About RULL: At a glance"),
                "Loan period: Before and after",
                "Up to and including 28 February 2026: up to 3 weeks",
                "Now: From 1 March 2026 to 14 January 2027: up to 4 weeks. More people need a longer time.",
                "From 15 January 2027: up to 6 weeks. Readers have asked for more time.",
            ],
        ),
        (
            "fi",
            [
                *("Nyt", "Enintään 4 viikkoa"),
                "Voit palauttaa kirjan aikaisemmin.",
                *("Tullut voimaan", "1. maaliskuuta 2026"),
                *("Miksi", "Moni tarvitsee lisää aikaa."),
                *("Lähde", "Lindebyn kirjaston lainaussäännöt"),
                *("Laki tai asetus", "Lindebyn määräykset lainaamisesta"),
                *("Päätös", "Päätös 1"),
                *("Sivu säännöstä", "https://rull.example/lending-rules"),
                *("Verrattu viimeksi lähteeseen", "2. marraskuuta 2026"),
                *("Missä sääntö on", "Muistilista: Kirjabussissa", "Osat: Arvot", "Osat: Koodi"),
                *("Selkosuomi: Mikä RULL on?", "Tietoa RULLista: Mitä kirjabussi tarjoaa"),
                *("Sanasto: laina-aika", "Tietoa RULLista: Lyhyesti"),
                "Laina-aika: Ennen ja jälkeen",
                "28. helmikuuta 2026 asti: enintään 3 viikkoa",
                "Nyt: 1. maaliskuuta 2026 – 14. tammikuuta 2027: enintään 4 viikkoa. Moni tarvitsee lisää aikaa.",
                "15. tammikuuta 2027 alkaen: enintään 6 viikkoa. Lukijat ovat pyytäneet lisää aikaa.",
            ],
        ),
    ],
)
def test_a_rule_with_a_history_is_told_in_whole(changed: Build, locale: str, expected: list[str]) -> None:
    assert section(changed.page(ADDRESS[locale]), "loan-time") == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            "sv",
            [
                *("Från den 15 januari 2027: Lånetid", "högst 6 veckor", "Före det: högst 4 veckor"),
                "Läsarna har bett om mer tid.",
                *("Från den 2 mars 2026: Antal böcker", "högst 10 böcker", "Före det: högst 8 böcker"),
                "Bussen har fått fler hyllor.",
                *("Från den 1 mars 2026: Lånetid", "högst 4 veckor", "Före det: högst 3 veckor"),
                "Fler behöver längre tid.",
                *("Från den 1 mars 2024: Antal böcker", "högst 8 böcker", "Före det: högst 5 böcker"),
            ],
        ),
        (
            "en",
            [
                *("From 15 January 2027: Loan period", "up to 6 weeks", "Before that: up to 4 weeks"),
                "Readers have asked for more time.",
                *("From 2 March 2026: Number of books", "up to 10 books", "Before that: up to 8 books"),
                "The bus has got more shelves.",
                *("From 1 March 2026: Loan period", "up to 4 weeks", "Before that: up to 3 weeks"),
                "More people need a longer time.",
                *("From 1 March 2024: Number of books", "up to 8 books", "Before that: up to 5 books"),
            ],
        ),
        (
            "fi",
            [
                *("15. tammikuuta 2027 alkaen: Laina-aika", "enintään 6 viikkoa", "Sitä ennen: enintään 4 viikkoa"),
                "Lukijat ovat pyytäneet lisää aikaa.",
                *("2. maaliskuuta 2026 alkaen: Kirjojen määrä", "enintään 10 kirjaa", "Sitä ennen: enintään 8 kirjaa"),
                "Bussi on saanut lisää hyllyjä.",
                *("1. maaliskuuta 2026 alkaen: Laina-aika", "enintään 4 viikkoa", "Sitä ennen: enintään 3 viikkoa"),
                "Moni tarvitsee lisää aikaa.",
                *("1. maaliskuuta 2024 alkaen: Kirjojen määrä", "enintään 8 kirjaa", "Sitä ennen: enintään 5 kirjaa"),
            ],
        ),
    ],
)
def test_what_has_changed_and_what_will_is_listed_the_latest_first(
    changed: Build, locale: str, expected: list[str]
) -> None:
    assert section(changed.page(ADDRESS[locale]), "what-has-changed") == expected


def test_what_is_not_known_is_said(project: Project) -> None:
    rules = (project.root / "docs/rules.yml").read_text(encoding="utf-8")
    rules = re.sub(r"  periods:\n    - (value: \d+)\n(?:    .*\n)+", r"  \1\n", rules)
    project.write("docs/rules.yml", re.sub(r"  from: .*\n", "", rules))
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    names = [name.replace("_", "-") for name in re.findall(r"^(\w+):$", rules, re.M)]
    for locale, unknown, never, unchanged in (
        ("sv", "Gäller sedan", "Senast jämförd med källan", "Vi känner inte till någon ändring."),
        ("en", "In force since", "Last compared with the source", "We do not know of any change."),
        ("fi", "Tullut voimaan", "Verrattu viimeksi lähteeseen", "Emme tiedä muutoksista."),
    ):
        page = build.page(ADDRESS[locale])
        for name in names:
            said = section(page, name)
            assert (unknown in said, never in said) == (False, name == "loan-time")
        since, checked = (
            page.xpath(f"//h2[@id='not-known']/following-sibling::dl[1]/div[dt='{label}']/dd")
            for label in (unknown, never)
        )
        titles = [words_of(page.xpath(f"//h2[@id='{name}']")[0]) for name in names]
        assert [words_of(each) for each in since] == [", ".join(titles)]
        loan_time = titles[names.index("loan-time")]  # the only one that has been compared with its source
        assert [words_of(each) for each in checked] == [", ".join(each for each in titles if each != loan_time)]
        assert section(page, "what-has-changed") == [unchanged]
    assert len(names) == 8


@pytest.mark.parametrize("locale", THREE)
def test_each_value_of_the_box_leads_to_its_rule_and_is_explained_beside_it(site: Build, locale: str) -> None:
    home = HOME[locale]
    box = site.page(home).xpath("//section[@class='glance']")[0]
    page = site.page(ADDRESS[locale])
    names: list[str] = []
    explained = [words_of(each) for each in box.xpath(".//details//li")]
    for link in box.xpath(".//dt/a"):
        path, _, name = link.get("href").partition("#")
        assert path == ADDRESS[locale].removeprefix(home)
        heading = words_of(page.xpath(f"//h2[@id='{name}']")[0])
        assert words_of(link) == heading
        assert link.get("aria-label").startswith(f"{heading}: ")  # the rest tells it from the link to the explanation
        said = section(page, name)
        for label in SOURCE_AND_SINCE[locale]:
            told = said[said.index(label) + 1] if label in said else ""  # since when is not known of every rule
            assert f"{told}." in explained[len(names)] or (not told and label not in explained[len(names)])
        names.append(heading)
    assert [text.partition(":")[0] for text in explained] == names
    assert len(names) == 3
