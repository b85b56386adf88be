"""The launch check: everything that stands between the site and the public is named, and nothing else."""

from __future__ import annotations

import json
from datetime import date

import pytest
import yaml
from bilingual.parity.confirmed import FILE as RECORD
from bilingual.site import gather

from .confirming import LOCALES, TODAY
from .conftest import Project
from .records import ACCESSIBILITY, FILES, ORGANISATION, set_findings, set_records
from .test_commands import IN_STEP, run

READY = "Nothing stands between this site and the public.\n"
KNOWN = {
    "site_address": "https://stod.example/",
    "email": "enheten@stod.example",
    "telephone": "010-123 45 67",
    "accessibility_form": "https://stod.example/brister",
    "security_contact": "mailto:sakerhet@stod.example",
}
OPEN_FINDING = "findings:\n" + FILES[ACCESSIBILITY].partition("findings:\n")[2]
ASK = "    Ask whoever is responsible, and write it here. Never guess it.\n"


@pytest.fixture
def ready(project: Project) -> Project:
    """A project with everything that it needs to be published, confirmed on the day of the statement."""
    set_records(project)
    for name, value in KNOWN.items():
        project.change(ORGANISATION, f'{name}: ""', f'{name}: "{value}"')
    project.change(ACCESSIBILITY, 'endorsed: ""', 'endorsed: "2026-11-22"')
    project.change(ACCESSIBILITY, "status: partially", "status: fully")
    set_findings(project, "findings: {}\n")
    project.confirm()
    return project


def test_nothing_is_said_of_a_site_that_is_ready(ready: Project) -> None:
    assert run(ready, "ready") == (0, READY)
    assert run(ready, "ready", "--format", "json") == (0, "[]\n")


@pytest.mark.parametrize(("line", "name"), [(4 + number, name) for number, name in enumerate(KNOWN)])
def test_a_fact_that_nobody_has_given_is_named(ready: Project, line: int, name: str) -> None:
    lacking(ready, "outside_the_law")
    ready.change(ORGANISATION, f'"{KNOWN[name]}"', '""')
    assert run(ready, "ready") == (1, f"{ORGANISATION}:{line}: “{name}” is not known yet.\n{ASK}\n1 to mend.\n")


def lacking(project: Project, group: str) -> None:
    """Lists a finding of this group in the statement."""
    project.change(ACCESSIBILITY, "status: fully", "status: partially")
    set_findings(project, OPEN_FINDING.replace("non_compliance", group))
    project.confirm()


def test_what_the_law_allows_is_not_named(ready: Project) -> None:
    lacking(ready, "outside_the_law")
    assert run(ready, "ready") == (0, READY)


def test_an_open_finding_is_named(ready: Project) -> None:
    lacking(ready, "non_compliance")
    assert run(ready, "ready") == (
        1,
        f"{ACCESSIBILITY}:17: The finding “no-form” is open: something on the site is not accessible.\n"
        "    Mend it on the site, and take the finding out.\n\n1 to mend.\n",
    )


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        (
            "endorsed",
            "",
            "15: Nobody has endorsed the statement yet.\n"
            "    Have whoever is responsible endorse it, and write the day here.",
        ),
        (
            "endorsed",
            "2026-11-21",
            "15: The statement was endorsed on 2026-11-21, before its last update on 2026-11-22.\n"
            "    Have it endorsed again, and write the day here.",
        ),
        ("assessed", "", "12: “assessed” is not known yet.\n    Write the day here."),
        ("prepared", "", "13: “prepared” is not known yet.\n    Write the day here."),
        ("updated", "", "14: “updated” is not known yet.\n    Write the day here."),
    ],
)
def test_what_is_missing_from_the_statement_is_named(ready: Project, key: str, day: str, said: str) -> None:
    now = yaml.safe_load((ready.root / ACCESSIBILITY).read_text(encoding="utf-8"))[key]
    ready.change(ACCESSIBILITY, f'{key}: "{now}"', f'{key}: "{day}"')
    assert run(ready, "ready") == (1, f"{ACCESSIBILITY}:{said}\n\n1 to mend.\n")


def renew(project: Project, day: str, keys: str = "") -> None:
    """Makes the confirmations of the sections whose keys begin so ones of this day."""
    lines = (project.root / RECORD).read_text(encoding="utf-8").splitlines(keepends=True)
    new = (line.replace(f"  {TODAY}", f"  {day}") if line.startswith(keys) else line for line in lines)
    project.write(RECORD, "".join(new))


def test_a_statement_is_too_old_after_a_year_and_stops_no_build_by_that(ready: Project) -> None:
    renew(ready, "2027-06-01")
    assert run(ready, "ready", today="2027-11-21") == (0, READY)
    assert run(ready, "ready", today="2027-11-22") == (
        1,
        f"{ACCESSIBILITY}:14: The last update of the statement, on 2026-11-22, was a year ago or longer.\n"
        "    Assess the site again, mend the statement, and write the new days.\n\n1 to mend.\n",
    )
    build = ready.build(environment={"SOURCE_DATE_EPOCH": "1830297600"})  # 2028-01-01
    assert (build.code, build.errors) == (0, "")


def test_a_page_that_nobody_has_read_for_a_year_is_named_until_it_is_confirmed_again(ready: Project) -> None:
    renew(ready, "2025-11-22", "about.md#who-publishes")
    renew(ready, "2025-11-23", "words.md#")
    assert run(ready, "ready") == (
        1,
        "docs/sv/about.md:1: The last review of this page, on 2025-11-22, was a year ago or longer.\n"
        "    Read the page in every language, then: make confirm SECTION=about.md\n\n1 to mend.\n",
    )
    assert run(ready, "check") == (0, IN_STEP)
    code, said = run(ready, "confirm", "about.md")
    assert (code, said.count("Confirmed:"), said.split()[1]) == (0, 1, "about.md#who-publishes")
    assert run(ready, "ready") == (0, READY)


def test_a_section_that_is_let_out_is_named(ready: Project) -> None:
    ready.change("docs/sv/about.md", "Hör av dig till oss.", "Kontakta oss.")
    released = ("--behind", "en", "--until", "2026-12-31", "--reason", "being translated")
    assert run(ready, "confirm", "about.md#report-an-error", *released)[0] == 0
    assert run(ready, "ready") == (
        1,
        "docs/en/about.md:17: The section “about.md#report-an-error” is behind, and let out until 2026-12-31.\n"
        "    Bring it up to date, then: make confirm SECTION=about.md#report-an-error\n\n1 to mend.\n",
    )


def test_whatever_the_check_finds_is_named_too(ready: Project) -> None:
    ready.change("docs/sv/about.md", "Hör av dig till oss.", "Kontakta oss.")
    assert run(ready, "ready") == run(ready, "check")
    assert run(ready, "ready")[1].startswith(
        "docs/sv/about.md:17: The section “about.md#report-an-error” has changed here since 2026-11-22"
    )
    ready.change("docs/rules.yml", "value: 6", "value: six")
    assert run(ready, "ready") == run(ready, "check")


def test_machines_get_what_is_named_as_a_list(ready: Project) -> None:
    ready.change(ORGANISATION, KNOWN["email"], "")
    code, said = run(ready, "ready", "--format", "json")
    assert (code, json.loads(said)) == (
        1,
        [
            {
                "file": ORGANISATION,
                "line": 5,
                "what": "“email” is not known yet.",
                "to_do": ASK.strip(),
                "severity": "warning",
                "kind": "",
                "there": "",
            }
        ],
    )


def test_a_page_was_last_reviewed_on_the_oldest_day_of_its_sections(ready: Project) -> None:
    def reviewed() -> date | None:
        site, _ = gather(ready.root, LOCALES, TODAY)
        assert site
        return site.reviewed("about.md")

    assert reviewed() == TODAY
    renew(ready, "2026-11-20", "about.md#not-known-yet")
    assert reviewed() == date(2026, 11, 20)
    ready.change("docs/sv/about.md", "Hör av dig till oss.", "Kontakta oss.")
    assert reviewed() is None
    ready.remove("docs/en/about.md")
    assert reviewed() is None
