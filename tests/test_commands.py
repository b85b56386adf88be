"""The command line: the same checks as the build, for people, machines and pull requests; confirming; the status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from .conftest import ROOT, Build, Project, words_of

CHANGED = (
    "docs/sv/index.md:27: The section “index.md#for-whom” has changed here since 2026-11-22, but not in"
    " docs/en/index.md:29.\n"
    "    Change that too, then: make confirm SECTION=index.md#for-whom\n"
    '    Or, if the meaning is the same: make confirm SECTION=index.md#for-whom REASON="why"\n'
)
IN_STEP = "Nothing is wrong, and the languages are in step.\n"


def run(project: Project, *arguments: str, today: str = "2026-11-22") -> tuple[int, str]:
    """(exit code, what is printed) of a real command."""
    done = subprocess.run(
        [sys.executable, "-m", "bilingual", "--today", today, *arguments],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": "hooks"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def edited(project: Project) -> Project:
    """The project, all confirmed, and then one Swedish sentence changed."""
    project.confirm()
    project.change("docs/sv/index.md", "Du måste vara inskriven", "Du ska vara inskriven")
    return project


def test_the_real_site_is_in_step(project: Project) -> None:
    assert run(project, "check") == (0, IN_STEP)


def test_a_check_names_every_problem_for_people(edited: Project) -> None:
    assert run(edited, "check") == (1, f"{CHANGED}\n1 to mend.\n")


@pytest.mark.parametrize(
    ("page", "expected"), [("index.md", (1, f"{CHANGED}\n1 to mend.\n")), ("about.md", (0, IN_STEP))]
)
def test_a_check_of_one_page_leaves_the_others_out(edited: Project, page: str, expected: tuple[int, str]) -> None:
    assert run(edited, "check", page) == expected


def test_a_check_for_machines_is_a_list_of_problems(edited: Project) -> None:
    code, said = run(edited, "check", "--format", "json")
    assert code == 1
    assert json.loads(said) == [
        {
            "file": "docs/sv/index.md",
            "line": 27,
            "what": "The section “index.md#for-whom” has changed here since 2026-11-22, but not in"
            " docs/en/index.md:29.",
            "to_do": "Change that too, then: make confirm SECTION=index.md#for-whom\n"
            '    Or, if the meaning is the same: make confirm SECTION=index.md#for-whom REASON="why"',
            "severity": "warning",
            "kind": "confirmed",
            "there": "docs/en/index.md:29",
        }
    ]


def test_a_check_for_a_pull_request_stands_at_its_line(edited: Project) -> None:
    assert run(edited, "check", "--format", "github") == (
        1,
        "::warning file=docs/sv/index.md,line=27::The section “index.md#for-whom” has changed here since 2026-11-22,"
        " but not in docs/en/index.md:29. Change that too, then: make confirm SECTION=index.md#for-whom%0A"
        '    Or, if the meaning is the same: make confirm SECTION=index.md#for-whom REASON="why"\n',
    )


def test_a_section_is_confirmed_with_a_reason_and_the_record_says_so(edited: Project) -> None:
    before = (edited.root / "docs/confirmed.txt").read_text(encoding="utf-8").splitlines()
    code, said = run(edited, "confirm", "index.md#for-whom", "--reason", "another verb", today="2026-11-23")
    after = (edited.root / "docs/confirmed.txt").read_text(encoding="utf-8").splitlines()
    (line,) = set(after) - set(before)
    assert (code, said) == (0, f"Confirmed: {line}\n")
    assert line.startswith("index.md#for-whom  sv=")
    assert line.endswith("  2026-11-23 | another verb")
    assert after == sorted(after)
    assert len(after) == len(before)
    assert run(edited, "check") == (0, IN_STEP)


def test_a_section_is_not_confirmed_without_the_reason_it_needs(edited: Project) -> None:
    record = (edited.root / "docs/confirmed.txt").read_bytes()
    assert run(edited, "confirm", "index.md#for-whom") == (
        1,
        "docs/sv/index.md:27: Only one language of the section “index.md#for-whom” has changed since 2026-11-22.\n"
        "    Change the other too, or say why the meaning is the same: make confirm SECTION=index.md#for-whom"
        ' REASON="why"\n\n1 to mend.\n',
    )
    assert (edited.root / "docs/confirmed.txt").read_bytes() == record


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["index.md#for-who"],
            "“index.md#for-who” is not a section. Did you mean “index.md#for-whom”?",
        ),
        ([""], "“” is not a section."),
        (["index.md", "--behind", "en"], "A section that is let out needs both: BEHIND=en UNTIL=2026-12-31"),
        (["index.md", "--until", "2026-12-31"], "A section that is let out needs both: BEHIND=en UNTIL=2026-12-31"),
        (
            ["index.md", "--behind", "fi", "--until", "2026-12-31"],
            "“fi” is not a language of the site. Possible here: sv, en.",
        ),
    ],
    ids=["an unknown section", "no section", "no day", "no language", "an unknown language"],
)
def test_a_confirmation_that_cannot_be_understood_changes_nothing(
    edited: Project, arguments: list[str], said: str
) -> None:
    record = (edited.root / "docs/confirmed.txt").read_bytes()
    code, answer = run(edited, "confirm", *arguments)
    assert (code, answer.partition(" Possible here: rules")[0].rstrip("\n")) == (2, said)
    assert (edited.root / "docs/confirmed.txt").read_bytes() == record


def test_confirming_again_says_that_nothing_is_left_to_confirm(edited: Project) -> None:
    assert run(edited, "confirm", "index.md#what") == (0, "All of this is confirmed already.\n")


def test_nothing_is_confirmed_while_something_cannot_be_read(edited: Project) -> None:
    edited.change("docs/rules.yml", "value: 6", "value: six")
    code, said = run(edited, "confirm", "all")
    assert code == 1
    assert said == (
        "docs/rules.yml:16: introductory_support.value: This must be a number, but it is the text “six”.\n"
        "    Write a number above 0, with a point for decimals, without quotation marks.\n\n1 to mend.\n"
    )


def test_the_status_lists_every_section_and_every_exception(edited: Project) -> None:
    edited.change(
        "docs/sv/about.md",
        "Hör av dig till oss.",
        "Hör av dig till oss.\n\n<!-- allow number: the law has another deadline -->\nVi svarar inom 3 dagar.",
    )
    code, said = run(edited, "status", "--json", "status.json")
    status = json.loads((edited.root / "status.json").read_text(encoding="utf-8"))
    states = {one["section"]: one["state"] for one in status["sections"]}
    lines = said.splitlines()
    assert code == 0
    assert states["index.md#what"] == "in step"
    assert states["index.md#for-whom"] == "behind: en"
    assert lines[0].split("  ")[0] == "section"
    assert len(lines) == len(states) + 4
    assert lines[-2] == "docs/sv/about.md:21: allows number: the law has another deadline"
    assert lines[-1] == f"{len(states) - 2} of {len(states)} sections in step; exceptions: 1."
    assert status["exceptions"][0]["reason"] == "the law has another deadline"


def test_a_section_let_out_behind_says_so_on_its_page_until_its_day(edited: Project) -> None:
    code, _ = run(
        edited,
        "confirm",
        "index.md#for-whom",
        "--behind",
        "en",
        "--until",
        "2026-12-31",
        "--reason",
        "being translated",
    )
    assert code == 0
    assert run(edited, "check", today="2026-12-31") == (0, IN_STEP)
    assert run(edited, "check", today="2027-01-01") == (
        1,
        "docs/en/index.md:29: The section “index.md#for-whom” is behind docs/sv/index.md:27, and was let out only until"
        " 2026-12-31.\n    Bring it up to date, then: make confirm SECTION=index.md#for-whom\n\n1 to mend.\n",
    )
    day = {"SOURCE_DATE_EPOCH": "1798632000"}  # 2026-12-30
    build: Build = edited.build(environment=day)
    assert (build.code, build.errors) == (0, "")
    (note,) = build.page("en/").xpath("//h2[@id='for-whom']/following-sibling::*[1][@role='note']")
    (link,) = note.xpath("a")
    assert words_of(note) == (
        "This section is older than the same section in the other language. Read the newer text: Svenska"
    )
    assert dict(link.attrib) == {"href": "../#for-whom", "lang": "sv", "hreflang": "sv"}
    assert build.page("").xpath("//*[@role='note']") == []
    after = edited.build(environment={"SOURCE_DATE_EPOCH": "1798804800"})  # 2027-01-01
    assert after.code == 1


def git(project: Project, *arguments: str) -> str:
    """The output of a real git command, which must succeed."""
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    return subprocess.run(
        ["git", *identity, *arguments], cwd=project.root, capture_output=True, text=True, check=True
    ).stdout


def test_confirmations_of_neighbouring_sections_merge(project: Project) -> None:
    shutil.copy(ROOT / ".gitattributes", project.root)
    project.confirm()
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=before")
    for section, old, new in (
        ("assessment", "Tillsammans går vi igenom", "Vi går tillsammans igenom"),
        ("contact-us", "Förbered dig innan du", "Förbered dig före du"),
    ):
        git(project, "checkout", "--quiet", "-b", section, "main")
        project.change("docs/sv/index.md", old, new)
        code, _ = run(project, "confirm", f"index.md#{section}", "--reason", "other words")
        assert code == 0
        git(project, "commit", "--quiet", "--all", f"--message={section}")
    git(project, "merge", "--quiet", "assessment")
    assert run(project, "check") == (0, IN_STEP)
    assert git(project, "status", "--porcelain", "docs") == ""
