"""The launch check: everything that stands between the site and the public is named, and nothing else."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml
from bilingual.data.confirmations import FILE as RECORD
from bilingual.data.service import FILE as SERVICE
from bilingual.gather import gather

from ..confirming import LOCALES, TODAY
from ..conftest import Project
from ..records import ACCESSIBILITY, ORGANISATION, set_findings

READY = "Nothing stands between this site and the public.\n"
IN_STEP = "Nothing is wrong, and the languages are in step.\n"
KNOWN = {
    "site_address": "https://rull.example/",
    "email": "rull@lindeby.example",
    "telephone": "010-555 00 10",
    "accessibility_form": "https://rull.example/faults",
    "security_contact": "mailto:security@lindeby.example",
    "security_contact_until": "2027-09-30",
}
FINDING = """\
findings:
  no-form:
    group: {group}
    what: {{ sv: Det finns inget formulär., en: There is no form. }}
    where: {{ sv: På alla sidor., en: On every page. }}
    why: {{ sv: Vi har inte fått det., en: We have not been given it. }}
    instead: {{ sv: Anmäl bristen till Digg., en: Report the fault to Digg. }}
"""
ASK = "    Ask whoever is responsible, and write it here. Never guess it.\n"


@pytest.fixture
def ready(project: Project) -> Project:
    """A project with everything that it needs to be published, confirmed on the day of the statement."""
    names = yaml.safe_dump({"name": {"sv": "Lindeby bibliotek", "en": "Lindeby Library"}}, sort_keys=False)
    known = "".join(f'{name}: "{value}"\n' for name, value in KNOWN.items())
    project.write(ORGANISATION, names + known)
    project.change(ACCESSIBILITY, 'endorsed: ""', 'endorsed: "2026-11-22"')
    project.change(ACCESSIBILITY, "status: partially", "status: fully")
    set_findings(project, "findings: {}\n")
    project.confirm()
    return project


def test_nothing_is_said_of_a_site_that_is_ready(ready: Project) -> None:
    assert ready.run("ready") == (0, READY)
    assert ready.run("ready", "--format", "json") == (0, "[]\n")


@pytest.mark.parametrize(("line", "name"), [(4 + number, name) for number, name in enumerate([*KNOWN][:-1])])
def test_a_fact_that_nobody_has_given_is_named(ready: Project, line: int, name: str) -> None:
    lacking(ready, "outside_the_law")
    ready.change(ORGANISATION, f'{name}: "{KNOWN[name]}"', f'{name}: ""')
    assert ready.run("ready") == (1, f"{ORGANISATION}:{line}: “{name}” is not known yet.\n{ASK}\n1 to mend.\n")


CONTACT = f"{ORGANISATION}:9: "
NEW_DAY = "    Ask whether the contact is still right, and write a new day.\n\n1 to mend.\n"


def test_a_security_contact_is_sure_to_be_right_for_a_month_and_less_than_a_year(ready: Project) -> None:
    wrong = {
        "2026-11-21": "The security contact was sure to be right until 2026-11-21 only, so there is no {} any more.",
        "2026-11-22": "The security contact is sure to be right until 2026-11-22 only; after that day there is no {}.",
        "2026-12-21": "The security contact is sure to be right until 2026-12-21 only; after that day there is no {}.",
        "2026-12-22": "",
        "2027-11-21": "",
        "2027-11-22": "Nobody can be sure of the security contact until 2027-11-22, which is a year away or more.",
    }
    day = KNOWN["security_contact_until"]
    for new, what in wrong.items():
        ready.change(ORGANISATION, day, day := new)
        to_do = NEW_DAY if "{}" in what else "    Write a day that is less than a year away.\n\n1 to mend.\n"
        said = f"{CONTACT}{what.format('.well-known/security.txt')}\n{to_do}"
        assert ready.run("ready") == ((1, said) if what else (0, READY))
    unknown = "“security_contact_until” is not known yet, so there is no .well-known/security.txt.\n"
    ready.change(ORGANISATION, f'security_contact_until: "{day}"\n', 'security_contact_until: ""\n')
    assert ready.run("ready")[1].startswith(CONTACT + unknown)
    ready.change(ORGANISATION, 'security_contact_until: ""\n', "")
    assert ready.run("ready")[1].startswith(f"{ORGANISATION}:8: {unknown}")
    ready.change(ORGANISATION, 'https://rull.example/"', 'https://rull.example/bus/"')
    assert ready.run("ready") == (0, READY)  # whoever has the host says it


def lacking(project: Project, group: str) -> None:
    """Lists a finding of this group in the statement."""
    project.change(ACCESSIBILITY, "status: fully", "status: partially")
    set_findings(project, FINDING.format(group=group))
    project.confirm()


def test_what_the_law_allows_is_not_named(ready: Project) -> None:
    lacking(ready, "outside_the_law")
    assert ready.run("ready") == (0, READY)


def test_an_open_finding_is_named(ready: Project) -> None:
    lacking(ready, "non_compliance")
    assert ready.run("ready") == (
        1,
        f"{ACCESSIBILITY}:23: The finding “no-form” is open: something on the site is not accessible.\n"
        "    Mend it on the site, and take the finding out.\n\n1 to mend.\n",
    )


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        (
            "endorsed",
            "",
            "20: Nobody has endorsed the statement yet.\n"
            "    Have whoever is responsible endorse it, and write the day here.",
        ),
        (
            "endorsed",
            "2026-11-21",
            "20: The statement was endorsed on 2026-11-21, before its last update on 2026-11-22.\n"
            "    Have it endorsed again, and write the day here.",
        ),
        ("assessed", "", "17: “assessed” is not known yet.\n    Write the day here."),
        ("prepared", "", "18: “prepared” is not known yet.\n    Write the day here."),
        ("updated", "", "19: “updated” is not known yet.\n    Write the day here."),
    ],
)
def test_what_is_missing_from_the_statement_is_named(ready: Project, key: str, day: str, said: str) -> None:
    now = yaml.safe_load((ready.root / ACCESSIBILITY).read_text(encoding="utf-8"))[key]
    ready.change(ACCESSIBILITY, f'{key}: "{now}"', f'{key}: "{day}"')
    assert ready.run("ready") == (1, f"{ACCESSIBILITY}:{said}\n\n1 to mend.\n")


def test_all_that_is_missing_comes_in_one_message(project: Project) -> None:
    """Also a section that is let out, which the invented service has from the start."""
    code, said = project.run("ready")
    assert [line.partition(": ")[0] for line in said.splitlines() if not line.startswith(" ")] == [
        *(f"{ACCESSIBILITY}:{line}" for line in (20, 23)),
        "docs/en/about-us.md:11",
        *(f"{ORGANISATION}:{line}" for line in (8, 11, 12)),
        "",
        "6 to mend.",
    ]
    assert code == 1


def renew(project: Project, day: str, keys: str = "") -> None:
    """Makes the confirmations of the sections whose keys begin so ones of this day."""
    lines = (project.root / RECORD).read_text(encoding="utf-8").splitlines(keepends=True)
    new = (line.replace(f"  {TODAY}", f"  {day}") if line.startswith(keys) else line for line in lines)
    project.write(RECORD, "".join(new))


def test_a_statement_is_too_old_after_a_year_and_the_site_is_not_wrong_by_that(ready: Project) -> None:
    ready.change("docs/rules.yml", "  check_every: 1 year\n", "")
    ready.change(ORGANISATION, KNOWN["security_contact_until"], "2028-06-30")
    renew(ready, "2027-06-01")
    assert ready.run("ready", today="2027-11-21") == (0, READY)
    assert ready.run("ready", today="2027-11-22") == (
        1,
        f"{ACCESSIBILITY}:19: The last update of the statement, on 2026-11-22, was a year ago or longer.\n"
        "    Assess the site again, mend the statement, and write the new days.\n\n1 to mend.\n",
    )
    assert ready.run("check", today="2028-01-01") == (0, IN_STEP)


def test_a_page_that_nobody_has_read_for_a_year_is_named_until_it_is_confirmed_again(ready: Project) -> None:
    renew(ready, "2025-11-22", "about-us.md#responsible")
    renew(ready, "2025-11-23", "glossary.md#")
    assert ready.run("ready") == (
        1,
        "docs/sv/about-us.md:1: The last review of this page, on 2025-11-22, was a year ago or longer.\n"
        "    Read the page in every language, then: make confirm SECTION=about-us.md\n\n1 to mend.\n",
    )
    assert ready.run("check") == (0, IN_STEP)
    code, said = ready.run("confirm", "about-us.md")
    assert (code, said.count("Confirmed:"), said.split()[1]) == (0, 1, "about-us.md#responsible")
    assert ready.run("ready") == (0, READY)


def test_a_section_that_is_let_out_is_named(ready: Project) -> None:
    ready.change("docs/sv/about-us.md", "Säg till om du hittar ett fel.", "Säg till om något är fel.")
    released = ("--behind", "en", "--until", "2026-12-31", "--reason", "being translated")
    assert ready.run("confirm", "about-us.md#reach-us", *released)[0] == 0
    assert ready.run("ready") == (
        1,
        "docs/en/about-us.md:15: The section “about-us.md#reach-us” is behind, and let out until 2026-12-31.\n"
        "    Bring it up to date, then: make confirm SECTION=about-us.md#reach-us\n\n1 to mend.\n",
    )


def test_whatever_the_check_finds_is_named_too(ready: Project) -> None:
    ready.change("docs/sv/about-us.md", "Säg till om du hittar ett fel.", "Säg till om något är fel.")
    assert ready.run("ready") == ready.run("check")
    assert ready.run("ready")[1].startswith(
        "docs/sv/about-us.md:15: The section “about-us.md#reach-us” has changed here since 2026-11-22"
    )
    ready.change("docs/rules.yml", "value: 9", "value: nine")
    assert ready.run("ready") == ready.run("check")


def test_a_licence_that_the_owner_has_not_confirmed_is_named(ready: Project) -> None:
    service = (ready.root / SERVICE).read_text(encoding="utf-8")
    ready.write(SERVICE, f'{service}licence:\n  name: EUPL-1.2\n  confirmed: ""\n')
    line = service.count("\n") + 3
    assert ready.run("ready") == (
        1,
        f"{SERVICE}:{line}: Nobody has confirmed the licence EUPL-1.2 yet.\n"
        "    Ask the owner of the site whether others may use it under this licence, and write the day of the yes here."
        "\n\n1 to mend.\n",
    )
    ready.change(SERVICE, 'confirmed: ""', 'confirmed: "2026-11-22"')
    assert ready.run("ready") == (0, READY)


def test_machines_get_what_is_named_as_a_list(ready: Project) -> None:
    ready.change(ORGANISATION, KNOWN["email"], "")
    code, said = ready.run("ready", "--format", "json")
    assert (code, json.loads(said)) == (
        1,
        [
            {
                "file": ORGANISATION,
                "line": 5,
                "what": "“email” is not known yet.",
                "to_do": ASK.strip(),
                "code": "not-known",
                "severity": "warning",
                "there": "",
                "about": "",
                "more": [],
                "edit": None,
            }
        ],
    )


def test_a_page_was_last_reviewed_on_the_oldest_day_of_its_sections(ready: Project) -> None:
    def reviewed() -> date | None:
        site, _ = gather(ready.root, LOCALES, TODAY)
        assert site
        return site.reviewed("about-us.md")

    assert reviewed() == TODAY
    renew(ready, "2026-11-20", "about-us.md#missing-details")
    assert reviewed() == date(2026, 11, 20)
    ready.change("docs/sv/about-us.md", "Säg till om du hittar ett fel.", "Säg till om något är fel.")
    assert reviewed() is None
    ready.write("docs/service.yml", (ready.root / "docs/service.yml").read_text().replace("  about: about-us.md\n", ""))
    ready.remove("docs/en/about-us.md")
    assert reviewed() is None
