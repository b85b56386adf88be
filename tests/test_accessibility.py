"""The accessibility statement: one record, true or refused, from which both pages and the machines' copy are made."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest
import yaml

from .confirming import LOCALES
from .conftest import Build, Project, copy_project, words_of
from .records import ACCESSIBILITY, FILES, ORGANISATION, set_findings, set_records
from .test_site import ADDRESSES, text_of_section
from .test_site import ORGANISATION as REAL_ORGANISATION
from .test_site import STATEMENT as REAL_STATEMENT

FORM = "https://stod.example/brister"
PAGES = {"sv": "tillganglighet/", "en": "en/accessibility/"}
NOTHING_SUCH = ("Vi känner inte till något sådant innehåll.", "We know of no such content.")
ITEMS = (
    # what the law demands, section, Swedish, English
    ("1 the public actor", "scope", "Arbetsförmedlingen ansvarar", "Swedish Public Employment Service is responsible"),
    (
        "2 the service, its scope and its address",
        "scope",
        "Webbplatsen om ett stöd, med alla sidor.|Webbplatsens adress: Uppgiften saknas än.",
        "The site about a support, with all pages.|The site’s address: Not known yet.",
    ),
    (
        "3 the law, and the standard with its version",
        "status",
        "lag (2018:1937) om tillgänglighet till digital offentlig service|EN 301 549 V3.2.1|WCAG 2.1 AA",
        "the Act (2018:1937) on accessibility to digital public services|EN 301 549 V3.2.1|WCAG 2.1 AA",
    ),
    (
        "4 the status",
        "status",
        "Webbplatsen är delvis förenlig med lag (2018:1937)",
        "The site is partially compliant with the Act (2018:1937)",
    ),
    (
        "5 what does not comply",
        "non-compliance",
        "Det finns inget formulär. Var: På alla sidor. Varför: Vi har inte fått det."
        " Gör så här i stället: Anmäl bristen till Digg.",
        "There is no form. Where: On every page. Why: We have not been given it."
        " What to do instead: Report the fault to Digg.",
    ),
    ("5 what would be a burden", "disproportionate-burden", *NOTHING_SUCH),
    ("5 what is outside the law", "outside-the-law", *NOTHING_SUCH),
    ("6 the day of the assessment", "assessment", "bedömd: den 20 november 2026", "assessed: 20 November 2026"),
    ("7 the method", "assessment", "Vi har bedömt webbplatsen själva.", "We have assessed the site ourselves."),
    ("8 the day it was written", "assessment", "skriven: den 21 november 2026", "written: 21 November 2026"),
    ("9 the day of the update", "assessment", "uppdaterad: den 22 november 2026", "updated: 22 November 2026"),
    ("whether it is endorsed", "assessment", "fastställd: inte än", "endorsed: not yet"),
    (
        "10 the function for faults and requests",
        "report",
        "be om innehåll i en tillgänglig form|Formulär för brister i tillgängligheten: Uppgiften saknas än.",
        "ask for content in an accessible form|Form for faults in accessibility: Not known yet.",
    ),
    (
        "11 the contact",
        "contact",
        "E-post: Uppgiften saknas än.|Telefon: Uppgiften saknas än.",
        "E-mail: Not known yet.|Telephone: Not known yet.",
    ),
    ("12 Digg", "complaints", "Du kan anmäla brister till Digg", "You can report faults to Digg"),
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
        "disproportionate-burden",
        "En karta. Var: På en sida. Varför: Den är inritad. Gör så här i stället: Läs texten."
        " Vår bedömning: Det kostar för mycket.",
        "A map. Where: On one page. Why: It is drawn. What to do instead: Read the text."
        " Our assessment: It costs too much.",
    ),
    (
        "outside-the-law",
        "En *film*. Var: På samma sida. Varför: Den är gammal. Gör så här i stället: Ring oss.",
        "A *film*. Where: On the same page. Why: It is old. What to do instead: Call us.",
    ),
    ("non-compliance", *NOTHING_SUCH),
    ("status", "EN 301 549 V4.1.1", "EN 301 549 V4.1.1"),
    ("report", FORM, FORM),
    (
        "assessment",
        "Vi har bedömt webbplatsen själva, och en utomstående granskare har också bedömt den.",
        "We have assessed the site ourselves, and an outside reviewer has assessed it too.",
    ),
    ("assessment", "fastställd: den 22 november 2026", "endorsed: 22 November 2026"),
)


@pytest.fixture
def stated(project: Project) -> Project:
    """The project with a statement that stays as it is."""
    return set_records(project)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with that statement."""
    return set_records(copy_project(tmp_path_factory.mktemp("stated"))).build()


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with another statement."""
    project = set_records(copy_project(tmp_path_factory.mktemp("changed")))
    project.change(ACCESSIBILITY, "method: self", "method: both")
    project.change(ACCESSIBILITY, 'endorsed: ""', 'endorsed: "2026-11-22"')
    project.change(ACCESSIBILITY, "V3.2.1", "V4.1.1")
    set_findings(project, OTHER_FINDINGS)
    project.change(ORGANISATION, 'accessibility_form: ""', f"accessibility_form: {FORM}")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    return build


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("section", *LOCALES), [item[1:] for item in ITEMS], ids=[item[0] for item in ITEMS])
def test_the_statement_says_what_the_law_demands(built: Build, section: str, sv: str, en: str, locale: str) -> None:
    text = text_of_section(built.page(PAGES[locale]), section)
    assert [said for said in {"sv": sv, "en": en}[locale].split("|") if said not in text] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("section", *LOCALES), OTHERWISE, ids=[f"{each[0]}: {each[2]}" for each in OTHERWISE])
def test_a_changed_record_changes_the_page(changed: Build, section: str, sv: str, en: str, locale: str) -> None:
    assert {"sv": sv, "en": en}[locale] in text_of_section(changed.page(PAGES[locale]), section)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_statement_leads_to_digg_by_a_link_that_says_so(site: Build, locale: str) -> None:
    (link,) = site.page(PAGES[locale]).xpath("//*[@id='complaints']/following-sibling::*[2]/a")
    said = {"sv": "Anmäl brister i tillgängligheten till Digg", "en": "Report faults in accessibility to Digg"}
    assert (link.get("href"), words_of(link)) == ("https://www.digg.se/tdosanmalan", said[locale])


@pytest.mark.parametrize("address", ADDRESSES)
def test_machines_find_the_copy_from_the_statement_and_from_no_other_page(site: Build, address: str) -> None:
    found = site.page(address).xpath("//link[@type='application/json']/@href | //main//a[@type]/@href")
    times = 2 if address in PAGES.values() else 0
    assert [urljoin(f"/{address}", each) for each in found] == ["/accessibility.json"] * times


def test_machines_read_the_whole_record_in_every_language(site: Build) -> None:
    known = {key: value or None for key, value in REAL_ORGANISATION.items()}
    assert json.loads((site.folder / "accessibility.json").read_text(encoding="utf-8")) == {
        **{key: value or None for key, value in REAL_STATEMENT.items() if key not in ("scope", "findings")},
        "findings": REAL_STATEMENT["findings"],
        "organisation": known["name"],
        "service": {"address": known["site_address"], "languages": list(LOCALES), "scope": REAL_STATEMENT["scope"]},
        "contact": {
            "email": known["email"],
            "telephone": known["telephone"],
            "form": known["accessibility_form"],
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


def test_fully_is_refused_while_a_finding_is_listed_and_while_there_is_no_form(stated: Project) -> None:
    stated.change(ACCESSIBILITY, "status: partially", "status: fully")
    assert stated.report() == (
        f"{ACCESSIBILITY}:10: status: “fully” is not true while a finding is listed: no-form.\n"
        "    Write “partially” or “not”, or take out each finding that is mended.\n"
        f"{ACCESSIBILITY}:10: status: “fully” is not true while there is no form for reporting faults"
        f" ({ORGANISATION}:7).\n"
        "    Write “partially”, with a finding that says so, or fill in the form there."
    )


def test_fully_is_right_when_nothing_is_left(stated: Project) -> None:
    stated.change(ACCESSIBILITY, "status: partially", "status: fully")
    set_findings(stated, "findings: {}\n")
    stated.change(ORGANISATION, 'accessibility_form: ""', f"accessibility_form: {FORM}")
    assert stated.report() == ""


@pytest.mark.parametrize("status", ["partially", "not"])
def test_less_than_fully_is_refused_without_a_finding(stated: Project, status: str) -> None:
    stated.change(ACCESSIBILITY, "status: partially", f"status: {status}")
    set_findings(stated, "findings: {}\n")
    assert stated.report() == (
        f"{ACCESSIBILITY}:10: status: “{status}” does not say what is not accessible: no finding is listed.\n"
        "    Write each below findings, or write “fully”."
    )


@pytest.mark.parametrize(("key", "line"), [("assessed", 12), ("prepared", 13), ("updated", 14), ("endorsed", 15)])
def test_a_day_in_the_future_is_refused(stated: Project, key: str, line: int) -> None:
    old = yaml.safe_load(FILES[ACCESSIBILITY])[key]
    stated.change(ACCESSIBILITY, f'{key}: "{old}"', f"{key}: 2026-11-23")
    assert stated.report() == (
        f"{ACCESSIBILITY}:{line}: {key}: 2026-11-23 is in the future.\n    Write the day on which it was done."
    )


def test_what_was_done_after_the_last_update_is_refused(stated: Project) -> None:
    stated.change(ACCESSIBILITY, 'updated: "2026-11-22"', 'updated: "2026-11-19"')
    stated.change(ACCESSIBILITY, 'endorsed: ""', 'endorsed: "2026-11-22"')
    to_do = "    Write the day of the change at “updated” too."
    assert stated.report() == (
        f"{ACCESSIBILITY}:12: assessed: 2026-11-20 is later than the last update, 2026-11-19.\n{to_do}\n"
        f"{ACCESSIBILITY}:13: prepared: 2026-11-21 is later than the last update, 2026-11-19.\n{to_do}"
    )


def test_days_that_are_not_known_are_no_mistake_and_the_page_says_so(stated: Project) -> None:
    for key in ("assessed", "prepared", "updated"):
        stated.change(ACCESSIBILITY, f'{key}: "{yaml.safe_load(FILES[ACCESSIBILITY])[key]}"', f'{key}: ""')
    build = stated.build()
    assert (build.code, build.errors) == (0, "")
    missing = build.page(PAGES["en"]).xpath("//*[@id='assessment']/following-sibling::ul/li[em]")
    assert [words_of(line).split(": ")[1] for line in missing] == ["Not known yet."] * 3 + ["not yet"]


def test_what_is_false_stops_the_preview_too(stated: Project) -> None:
    stated.change(ACCESSIBILITY, "status: partially", "status: fully")
    build = stated.build("--no-strict")
    assert (build.code, build.errors) == (1, f"ERROR   -  2 to mend:\n{stated.report()}\n")


def test_a_day_in_the_future_stops_the_public_build_and_not_a_look_back(stated: Project) -> None:
    past = {"SOURCE_DATE_EPOCH": "1795219200"}  # 2026-11-21
    problem = f"{ACCESSIBILITY}:14: updated: 2026-11-22 is in the future.\n    Write the day on which it was done.\n"
    build = stated.build(environment=past)
    assert (build.code, build.errors) == (1, f"ERROR   -  1 to mend:\n{problem}")
    build = stated.build("--no-strict", environment=past)
    assert (build.code, build.errors) == (0, f"WARNING -  bilingual: {problem}")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "group: non_compliance",
            "group: disproportionate_burden",
            "17: findings.no-form: “assessment” is missing.\n"
            "    A disproportionate burden needs its assessment: write why it would be one, in each language.",
        ),
        (
            "group: non_compliance",
            "group: burden",
            "18: findings.no-form.group: “burden” is not one of the possible values.\n"
            "    Possible here: non_compliance, disproportionate_burden, outside_the_law.",
        ),
        (
            "      en: On every page.\n",
            "",
            "22: findings.no-form.where: “en” is missing.\n    Write a text, in quotation marks if it holds a colon.",
        ),
        (
            "  no-form:",
            "  No form:",
            "17: findings: “No form” is not a good name.\n    Use small letters a to z, digits and single hyphens.",
        ),
        (
            '"2026-11-20"',
            "2026-02-30",
            "12: assessed: “2026-02-30” is not written in the right way.\n"
            '    Write the day of the last assessment, as in 2027-03-01, or "" as long as it is not known.',
        ),
        (
            "status: partially",
            "status: partly",
            "10: status: “partly” is not one of the possible values.\n"
            "    Did you mean “partially”? Possible here: fully, partially, not.",
        ),
        (
            "en: On every page.",
            "en: On every page of {{ organisation.name }}.",
            "24: {{ organisation.name }} cannot stand in this file.\n    Write the words out.",
        ),
    ],
    ids=["no assessment", "group", "language", "name", "day", "status", "tag"],
)
def test_a_slip_in_the_record_is_named_at_its_line(stated: Project, old: str, new: str, said: str) -> None:
    stated.change(ACCESSIBILITY, old, new)
    assert stated.report() == f"{ACCESSIBILITY}:{said}"


def test_a_finding_that_changes_in_one_language_is_out_of_step(stated: Project) -> None:
    stated.change(ACCESSIBILITY, "sv: På alla sidor.", "sv: På nästan alla sidor.")
    assert stated.report() == (
        f"{ACCESSIBILITY}:20: The section “accessibility.yml#no-form” has changed here since 2026-11-22, but not in"
        f" {ACCESSIBILITY}:21.\n"
        "    Change that too, then: make confirm SECTION=accessibility.yml#no-form\n"
        '    Or, if the meaning is the same: make confirm SECTION=accessibility.yml#no-form REASON="why"'
    )


def test_a_word_that_the_statement_needs_cannot_be_taken_out(stated: Project) -> None:
    for locale, words in (("sv", "delvis förenlig"), ("en", "partially compliant")):
        stated.change(f"docs/wording/{locale}.yml", f"  accessibility_partially: {words}\n", "")
    wordings = {locale: f"docs/wording/{locale}.yml" for locale in ("en", "sv")}
    lines = {
        locale: (stated.root / file).read_text(encoding="utf-8").partition("\ntexts:")[0].count("\n") + 2
        for locale, file in wordings.items()
    }
    assert stated.report() == "\n".join(
        f"{file}:{lines[locale]}: texts: “accessibility_partially” is missing.\n"
        "    Write every text that the page frame shows."
        for locale, file in wordings.items()
    )
