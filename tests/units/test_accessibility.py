"""The record of the accessibility statement: what would be false is refused, and a slip is named at its line."""

from __future__ import annotations

import pytest

from ..conftest import Project
from ..records import ACCESSIBILITY, ORGANISATION, set_findings

FORM = "https://rull.example/faults"


def test_fully_is_refused_while_a_finding_is_listed_and_while_there_is_no_form(project: Project) -> None:
    project.change(ACCESSIBILITY, "status: partially", "status: fully")
    assert project.report() == (
        f"{ACCESSIBILITY}:15: status: “fully” is not true while a finding is listed:"
        " timetable-as-a-picture, stories-without-text, map-from-others.\n"
        "    Write “partially” or “not”, or take out each finding that is mended.\n"
        f"{ACCESSIBILITY}:15: status: “fully” is not true while there is no form for reporting faults"
        f" ({ORGANISATION}:11).\n"
        "    Write “partially”, with a finding that says so, or fill in the form there."
    )


def test_fully_is_right_when_nothing_is_left(project: Project) -> None:
    project.change(ACCESSIBILITY, "status: partially", "status: fully")
    set_findings(project, "findings: {}\n")
    project.change(ORGANISATION, 'accessibility_form: ""', f"accessibility_form: {FORM}")
    assert project.report() == ""


@pytest.mark.parametrize("status", ["partially", "not"])
def test_less_than_fully_is_refused_without_a_finding(project: Project, status: str) -> None:
    project.change(ACCESSIBILITY, "status: partially", f"status: {status}")
    set_findings(project, "findings: {}\n")
    assert project.report() == (
        f"{ACCESSIBILITY}:15: status: “{status}” does not say what is not accessible: no finding is listed.\n"
        "    Write each below findings, or write “fully”."
    )


@pytest.mark.parametrize(
    ("key", "day", "line"),
    [
        ("assessed", "2026-11-20", 17),
        ("prepared", "2026-11-21", 18),
        ("updated", "2026-11-22", 19),
        ("endorsed", "", 20),
    ],
)
def test_a_day_in_the_future_is_refused(project: Project, key: str, day: str, line: int) -> None:
    project.change(ACCESSIBILITY, f'{key}: "{day}"', f"{key}: 2026-11-23")
    assert project.report() == (
        f"{ACCESSIBILITY}:{line}: {key}: 2026-11-23 is in the future.\n    Write the day on which it was done."
    )


def test_what_was_done_after_the_last_update_is_refused(project: Project) -> None:
    project.change(ACCESSIBILITY, 'updated: "2026-11-22"', 'updated: "2026-11-19"')
    project.change(ACCESSIBILITY, 'endorsed: ""', 'endorsed: "2026-11-22"')
    to_do = "    Write the day of the change at “updated” too."
    assert project.report() == (
        f"{ACCESSIBILITY}:17: assessed: 2026-11-20 is later than the last update, 2026-11-19.\n{to_do}\n"
        f"{ACCESSIBILITY}:18: prepared: 2026-11-21 is later than the last update, 2026-11-19.\n{to_do}"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "group: non_compliance",
            "group: disproportionate_burden",
            "23: findings.timetable-as-a-picture: “assessment” is missing.\n"
            "    A disproportionate burden needs its assessment: write why it would be one, in each language.",
        ),
        (
            "group: non_compliance",
            "group: burden",
            "24: findings.timetable-as-a-picture.group: “burden” is not one of the possible values.\n"
            "    Possible here: non_compliance, disproportionate_burden, outside_the_law.",
        ),
        (
            "      en: In the newsletter.\n",
            "",
            "28: findings.timetable-as-a-picture.where: “en” is missing.\n"
            "    Write a text, in quotation marks if it holds a colon.",
        ),
        (
            "  timetable-as-a-picture:",
            "  The timetable:",
            "23: findings: “The timetable” is not a good name.\n"
            "    Did you mean “the-timetable”? Use small letters a to z, digits and single hyphens.",
        ),
        (
            '"2026-11-20"',
            "2026-02-30",
            "17: assessed: “2026-02-30” is not written in the right way.\n"
            '    Write the day of the last assessment, as in 2027-03-01, or "" as long as it is not known.',
        ),
        (
            "status: partially",
            "status: partly",
            "15: status: “partly” is not one of the possible values.\n"
            "    Did you mean “partially”? Possible here: fully, partially, not.",
        ),
        (
            "en: In the newsletter.",
            "en: In the newsletter of {{ organisation.name }}.",
            "30: {{ organisation.name }} cannot stand in this file.\n    Write the words out.",
        ),
    ],
    ids=["no assessment", "group", "language", "name", "day", "status", "tag"],
)
def test_a_slip_in_the_record_is_named_at_its_line(project: Project, old: str, new: str, said: str) -> None:
    project.change(ACCESSIBILITY, old, new)
    assert project.report() == f"{ACCESSIBILITY}:{said}"


def test_a_finding_that_changes_in_one_language_is_out_of_step(project: Project) -> None:
    project.change(ACCESSIBILITY, "sv: I nyhetsbrevet.", "sv: I hela nyhetsbrevet.")
    assert project.report() == (
        f"{ACCESSIBILITY}:26: The section “accessibility.yml#timetable-as-a-picture” has changed here since 2026-11-22,"
        f" but not in {ACCESSIBILITY}:27.\n"
        "    Change that too, then: make confirm SECTION=accessibility.yml#timetable-as-a-picture\n"
        "    Or, if the meaning is the same: make confirm SECTION=accessibility.yml#timetable-as-a-picture"
        ' REASON="why"'
    )


def test_a_word_that_the_statement_needs_cannot_be_taken_out(project: Project) -> None:
    for locale, words in (("sv", "delvis förenlig"), ("en", "partially compliant")):
        project.change(f"docs/wording/{locale}.yml", f"  accessibility_partially: {words}\n", "")
    wordings = {locale: f"docs/wording/{locale}.yml" for locale in ("en", "sv")}
    lines = {
        locale: (project.root / file).read_text(encoding="utf-8").partition("\ntexts:")[0].count("\n") + 2
        for locale, file in wordings.items()
    }
    assert project.report() == "\n".join(
        f"{file}:{lines[locale]}: texts: “accessibility_partially” is missing.\n"
        "    Write every text that the page frame shows."
        for locale, file in wordings.items()
    )
