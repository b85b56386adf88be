"""The accessibility statement: one record, from which both pages and the machines' copy are made."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest
import yaml
from lxml import html

from ..confirming import LOCALES, THREE
from ..conftest import INVENTED, Build, Project, copy_in_two, words_of
from ..places import ADDRESSES, page_of
from ..records import ACCESSIBILITY, ORGANISATION, set_findings

FORM = "https://rull.example/faults"
PAGES = page_of("accessibility")
NOTHING_SUCH = ("Vi känner inte till något sådant innehåll.", "We know of no such content.")
ITEMS = (
    # what the law demands, the page's role, section, Swedish, English
    (
        "1 the public actor",
        "about",
        "responsible",
        "Lindeby bibliotek ansvarar för webbplatsen",
        "Lindeby Library is responsible for the site",
    ),
    (
        "2 the service, its scope and its address",
        "accessibility",
        "covers",
        "Webbplatsen om Rullande biblioteket i Lindeby – RULL, med alla sidor på svenska, engelska och finska."
        "|Webbplatsens adress: Uppgiften saknas än.",
        "The site about the service called Rullande biblioteket i Lindeby – RULL, with all pages in Swedish,"
        " English and Finnish.|The site’s address: Not known yet.",
    ),
    (
        "3 the law, and the standard with its version",
        "accessibility",
        "how-accessible",
        "lag (2018:1937) om tillgänglighet till digital offentlig service|EN 301 549 V3.2.1|WCAG 2.1 AA",
        "the Act (2018:1937) on accessibility to digital public services|EN 301 549 V3.2.1|WCAG 2.1 AA",
    ),
    (
        "4 the status",
        "accessibility",
        "how-accessible",
        "Webbplatsen är delvis förenlig med lag (2018:1937)",
        "The site is partially compliant with the Act (2018:1937)",
    ),
    (
        "5 what does not comply",
        "accessibility",
        "barriers-to-mend",
        "Tidtabellen är en bild utan text. Var: I nyhetsbrevet. Varför: Vi har inte hunnit skriva av den."
        " Gör så här i stället: Ring oss, så läser vi upp tiderna.",
        "The timetable is a picture without text. Where: In the newsletter. Why: We have not had time to copy it out."
        " What to do instead: Call us, and we will read the times to you.",
    ),
    (
        "5 what would be a burden",
        "accessibility",
        "barriers-too-costly",
        "Be oss om sagan som bok. Vår bedömning: Arbetet skulle ta tid från bokbussen.",
        "Ask us for the story as a book. Our assessment: The work would take time from the book bus.",
    ),
    (
        "5 what is outside the law",
        "accessibility",
        "barriers-outside",
        "Kartan går inte att använda med tangentbord. Var: I reseplaneraren.",
        "The map cannot be used with a keyboard. Where: In the journey planner.",
    ),
    (
        "6 the day of the assessment",
        "accessibility",
        "how-tested",
        "Bedömd: den 20 november 2026",
        "Assessed: 20 November 2026",
    ),
    (
        "7 the method",
        "accessibility",
        "how-tested",
        "Vi har bedömt webbplatsen själva.",
        "We have assessed the site ourselves.",
    ),
    (
        "8 the day it was written",
        "accessibility",
        "how-tested",
        "Skriven: den 21 november 2026",
        "Written: 21 November 2026",
    ),
    (
        "9 the day of the update",
        "accessibility",
        "how-tested",
        "Uppdaterad: den 22 november 2026",
        "Updated: 22 November 2026",
    ),
    ("whether it is endorsed", "accessibility", "how-tested", "Fastställd: inte än", "Endorsed: not yet"),
    (
        "10 the function for faults and requests",
        "accessibility",
        "tell-us",
        "Formulär: Uppgiften saknas än.",
        "Form: Not known yet.",
    ),
    (
        "11 the contact",
        "accessibility",
        "tell-us",
        "E-post: rull@lindeby.example|Telefon: 010-555 00 10",
        "E-mail: rull@lindeby.example|Telephone: 010-555 00 10",
    ),
    (
        "12 Digg",
        "accessibility",
        "tell-us",
        "Anmäl brister i tillgängligheten till Digg",
        "Report accessibility problems to Digg",
    ),
)
OTHER_FINDINGS = """findings:
  old-map:
    group: disproportionate_burden
    what: { sv: En karta., en: A map. }
    where: { sv: På en sida., en: On one page. }
    why: { sv: Den är inritad., en: It is drawn. }
    instead: { sv: Läs texten., en: Read the text. }
    assessment: { sv: Det kostar för mycket., en: It costs too much. }
  old-film:
    group: outside_the_law
    what: { sv: En *film*., en: A *film*. }
    where: { sv: På samma sida., en: On the same page. }
    why: { sv: Den är gammal., en: It is old. }
    instead: { sv: Ring oss., en: Call us. }
"""
OTHERWISE = (
    # what is said of the other findings and of the rest of the record, by section
    (
        "barriers-too-costly",
        "En karta. Var: På en sida. Varför: Den är inritad. Gör så här i stället: Läs texten."
        " Vår bedömning: Det kostar för mycket.",
        "A map. Where: On one page. Why: It is drawn. What to do instead: Read the text."
        " Our assessment: It costs too much.",
    ),
    (
        "barriers-outside",
        "En *film*. Var: På samma sida. Varför: Den är gammal. Gör så här i stället: Ring oss.",
        "A *film*. Where: On the same page. Why: It is old. What to do instead: Call us.",
    ),
    ("barriers-to-mend", *NOTHING_SUCH),
    ("how-accessible", "EN 301 549 V4.1.1", "EN 301 549 V4.1.1"),
    ("tell-us", FORM, FORM),
    (
        "how-tested",
        "Vi har bedömt webbplatsen själva, och en utomstående granskare har också bedömt den.",
        "We have assessed the site ourselves, and an independent reviewer has assessed it too.",
    ),
    ("how-tested", "Fastställd: den 22 november 2026", "Endorsed: 22 November 2026"),
)


@pytest.fixture
def project(in_two: Project) -> Project:
    """Two languages show what is claimed here."""
    return in_two


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with another statement."""
    project = copy_in_two(tmp_path_factory.mktemp("changed"))
    project.change(ACCESSIBILITY, "method: self", "method: both")
    project.change(ACCESSIBILITY, 'endorsed: ""', 'endorsed: "2026-11-22"')
    project.change(ACCESSIBILITY, "V3.2.1", "V4.1.1")
    set_findings(project, OTHER_FINDINGS)
    project.change(ORGANISATION, 'accessibility_form: ""', f"accessibility_form: {FORM}")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    return build


def section(page: html.HtmlElement, name: str) -> str:
    """What stands under a heading, up to the next one."""
    (heading,) = page.xpath(f"//main/*[@id='{name}']")
    said = []
    for each in heading.itersiblings():
        if each.tag in ("h2", "h3"):
            break
        said.append(words_of(each))
    return " ".join(said)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("role", "name", *LOCALES), [item[1:] for item in ITEMS], ids=[item[0] for item in ITEMS])
def test_what_the_law_demands_is_said_as_the_record_has_it(
    site: Build, role: str, name: str, sv: str, en: str, locale: str
) -> None:
    text = section(site.page(page_of(role)[locale]), name)
    assert [said for said in {"sv": sv, "en": en}[locale].split("|") if said not in text] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("name", *LOCALES), OTHERWISE, ids=[f"{each[0]}: {each[2]}" for each in OTHERWISE])
def test_a_changed_record_changes_the_page(changed: Build, name: str, sv: str, en: str, locale: str) -> None:
    assert {"sv": sv, "en": en}[locale] in section(changed.page(PAGES[locale]), name)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_of_the_record_before_is_left(changed: Build, locale: str) -> None:
    text = words_of(changed.page(PAGES[locale]).get_element_by_id("content"))
    gone = {"sv": r"Tidtabellen|sagor|Kartan|inte än", "en": r"timetable|stories|The map|not yet"}[locale]
    assert [word for word in gone.split("|") if word in text] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_statement_leads_to_digg_by_a_link_that_says_so(site: Build, locale: str) -> None:
    (link,) = site.page(PAGES[locale]).xpath("//*[@id='tell-us']/following-sibling::p[1]/a")
    said = {"sv": "Anmäl brister i tillgängligheten till Digg", "en": "Report accessibility problems to Digg"}
    assert (link.get("href"), words_of(link)) == ("https://www.digg.se/tdosanmalan", said[locale])


def test_machines_find_the_copy_from_the_statement_and_from_no_other_page(site: Build) -> None:
    for address in ADDRESSES:
        found = site.page(address).xpath("//link[@type='application/json']/@href | //main//a[@type]/@href")
        times = 2 if address in PAGES.values() else 0
        ours = [each for each in found if "accessibility" in each]
        assert [urljoin(f"/{address}", each) for each in ours] == ["/accessibility.json"] * times


def test_machines_read_the_whole_record_in_every_language(site: Build) -> None:
    statement, organisation = (
        {key: value or None for key, value in yaml.safe_load((INVENTED / file).read_text(encoding="utf-8")).items()}
        for file in (ACCESSIBILITY, ORGANISATION)
    )
    assert json.loads((site.folder / "accessibility.json").read_text(encoding="utf-8")) == {
        **{key: value for key, value in statement.items() if key != "scope"},
        "organisation": organisation["name"],
        "service": {"address": organisation["site_address"], "languages": list(THREE), "scope": statement["scope"]},
        "contact": {
            "email": organisation["email"],
            "telephone": organisation["telephone"],
            "form": organisation["accessibility_form"],
        },
        "pages": PAGES,
    }


def test_a_changed_record_changes_what_machines_read(changed: Build) -> None:
    copy = json.loads((changed.folder / "accessibility.json").read_text(encoding="utf-8"))
    assert (copy["method"], copy["endorsed"], copy["standard"], copy["contact"]["form"], copy["findings"]) == (
        "both",
        "2026-11-22",
        "EN 301 549 V4.1.1",
        FORM,
        yaml.safe_load(OTHER_FINDINGS)["findings"],
    )


def test_days_that_are_not_known_are_no_mistake_and_the_page_says_so(project: Project) -> None:
    for key, day in (("assessed", "2026-11-20"), ("prepared", "2026-11-21"), ("updated", "2026-11-22")):
        project.change(ACCESSIBILITY, f'{key}: "{day}"', f'{key}: ""')
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    missing = build.page(PAGES["en"]).xpath("//*[@id='how-tested']/following-sibling::ul/li[.//*[@class='not-known']]")
    assert [words_of(line).split(": ")[1] for line in missing] == ["Not known yet."] * 3 + ["not yet"]


def test_what_is_false_stops_the_preview_too(project: Project) -> None:
    project.change(ACCESSIBILITY, "status: partially", "status: fully")
    build = project.build("--no-strict")
    assert (build.code, build.errors) == (1, f"ERROR   -  2 to mend:\n{project.report()}\n")


def test_a_day_in_the_future_stops_the_public_build_and_not_a_look_back(project: Project) -> None:
    past = {"SOURCE_DATE_EPOCH": "1795219200"}  # 2026-11-21
    problem = f"{ACCESSIBILITY}:19: updated: 2026-11-22 is in the future.\n    Write the day on which it was done.\n"
    record = (
        "docs/confirmed.txt:2: 2026-11-22 is in the future, so nobody has confirmed “about-us.md#” on that day yet, nor"
    )
    build = project.build(environment=past)
    assert (build.code, build.errors.startswith(f"ERROR   -  2 to mend:\n{problem}{record}")) == (1, True)
    build = project.build("--no-strict", environment=past)
    assert (build.code, build.errors.startswith(f"WARNING -  bilingual: {problem}WARNING -  bilingual: {record}")) == (
        0,
        True,
    )
