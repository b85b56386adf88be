"""The command line: the same checks as the build, for people, machines and pull requests; confirming; the status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from codecs import register_error
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from bilingual.__main__ import main
from bilingual.reports.plain_json import write_as_json
from lxml import html

from ..conftest import ROOT, Project, words_of
from ..git import git
from ..tiny import report_of, write_tiny

IN_STEP = "Nothing is wrong, and the languages are in step.\n"
WHAT = (
    "The section “index.md#who” has changed here since 2026-11-22, but not in docs/en/index.md:16.",
    "Change that too, then: make confirm SECTION=index.md#who\n"
    '    Or, if the meaning is the same: make confirm SECTION=index.md#who REASON="why"',
)
CHANGED = f"docs/sv/index.md:16: {WHAT[0]}\n    {WHAT[1]}\n"


@pytest.fixture
def edited(project: Project) -> Project:
    """The project with one Swedish sentence changed."""
    project.change("docs/sv/index.md", "Du måste ha ett lånekort", "Du ska ha ett lånekort")
    return project


def run_in_a_process(project: Project, *arguments: str) -> tuple[int, str]:
    """(exit code, what is printed) of a real command, as the Makefile calls it."""
    done = subprocess.run(
        [sys.executable, "-m", "bilingual", "--today", "2026-11-22", *arguments],
        cwd=project.root,
        env={**os.environ, "PYTHONPATH": "hooks"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_real_command_ends_with_what_it_found(edited: Project) -> None:
    """0 if nothing is wrong, 1 if something is, 2 if the command itself cannot be understood."""
    assert edited.run("check", "about-us.md") == (0, IN_STEP)
    assert run_in_a_process(edited, "check") == (1, f"{CHANGED}\n1 to mend.\n") == edited.run("check")
    code, said = run_in_a_process(edited, "chek")
    assert (code, said.partition("? ")[0]) == (2, "“chek” is not a command. Did you mean “check”")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["confrim", "index.md#what"], "“confrim” is not a command. Did you mean “confirm”? Possible here: check, "),
        (["--root", "docs", "stauts"], "“stauts” is not a command. Did you mean “status”? Possible here: check, "),
        (["qqq"], "“qqq” is not a command. Possible here: check, ready, status, confirm, "),
        (["--format", "json"], "usage: "),
        (["check", "--formt", "json"], "usage: "),
    ],
)
def test_a_mistyped_command_is_told_with_the_nearest(edited: Project, asked: list[str], said: str) -> None:
    code, told = edited.run(*asked, today=None)
    assert (code, told[: len(said)]) == (2, said)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_machines_read_is_json_whatever_the_letters_of_the_stream_are(edited: Project, encoding: str) -> None:
    """Python makes such a stream of the standard output, with the letters of its surroundings."""
    for arguments in (["where"], ["check"]):
        written = BytesIO()
        with redirect_stdout(TextIOWrapper(written, encoding=encoding)) as out:
            code = main(["--root", str(edited.root), "--today", "2026-11-22", *arguments, "--format", "json"])
            out.flush()
        expected, said = edited.run(*arguments, "--format", "json")
        assert (code, json.loads(written.getvalue().decode(encoding))) == (expected, json.loads(said))
        assert not said.isascii()


def test_a_letter_beyond_the_first_plane_has_two_numbers_in_json() -> None:
    register_error(write_as_json.__name__, write_as_json)
    written = '"å🚌\udc80"'.encode("ascii", write_as_json.__name__)
    assert (written, json.loads(written)) == (b'"\\u00e5\\ud83d\\ude8c\\udc80"', "å🚌\udc80")


@pytest.mark.parametrize("form", ["json", "html", "markdown"])
def test_what_is_wrong_is_no_part_of_what_machines_read(edited: Project, form: str) -> None:
    edited.change("docs/rules.yml", "value: 9", "value: nine")
    commands = [["impact", "--as-of", "2027-03-01"], ["impact", "nowhere"], ["code", "nowhere"], ["where"]]
    for command in commands:
        if form == "json" or command[0] == "impact":
            out, err = StringIO(), StringIO()
            with redirect_stdout(out), redirect_stderr(err):
                code = main(["--root", str(edited.root), "--today", "2026-11-22", *command, "--format", form])
            assert (code, out.getvalue()) == (1 if command == ["where"] else 2, ""), command
            assert err.getvalue().strip()


def test_a_site_in_step_is_said_to_be(project: Project) -> None:
    assert project.run("check") == (0, IN_STEP)


def test_a_check_names_every_problem_for_people(edited: Project) -> None:
    edited.change("docs/en/easy.md", "The card shows who you are.", "The card shows your name.")
    code, said = edited.run("check")
    assert code == 1
    assert said.startswith("docs/en/easy.md:19: The section “easy.md#who” has changed here since 2026-11-22")
    assert said.endswith(f"\n{CHANGED}\n2 to mend.\n")


@pytest.mark.parametrize(
    ("page", "expected"), [("index.md", (1, f"{CHANGED}\n1 to mend.\n")), ("easy.md", (0, IN_STEP))]
)
def test_a_check_of_one_page_leaves_the_others_out(edited: Project, page: str, expected: tuple[int, str]) -> None:
    assert edited.run("check", page) == expected


def test_a_check_for_machines_is_a_list_of_problems(edited: Project) -> None:
    code, said = edited.run("check", "--format", "json")
    assert code == 1
    assert json.loads(said) == [
        {
            "file": "docs/sv/index.md",
            "line": 16,
            "what": WHAT[0],
            "to_do": WHAT[1].split("\n    ")[0],
            "code": "confirmed",
            "severity": "warning",
            "there": "docs/en/index.md:16",
            "about": "",
            "more": WHAT[1].split("\n    ")[1:],
            "edit": None,
        }
    ]


def test_a_check_for_a_pull_request_stands_at_its_line(edited: Project) -> None:
    to_do = WHAT[1].replace("\n", "%0A")
    assert edited.run("check", "--format", "github") == (
        1,
        f"::warning file=docs/sv/index.md,line=16::{WHAT[0]} {to_do}\n",
    )


def test_what_stands_beside_a_change_is_said_in_the_language_of_the_site_or_the_one_that_is_set(
    edited: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MESSAGES", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for form in ("github", "gitlab"):
        assert "har ändrats här sedan" in edited.run("check", "--format", form)[1]
    assert "has changed here since" in edited.run("check")[1]
    monkeypatch.setenv("MESSAGES", "en")
    assert "has changed here since" in edited.run("check", "--format", "gitlab")[1]


def test_a_section_is_confirmed_with_a_reason_and_the_record_says_so(edited: Project) -> None:
    before = (edited.root / "docs/confirmed.txt").read_text(encoding="utf-8").splitlines()
    code, said = edited.run("confirm", "index.md#who", "--reason", "another verb", today="2026-11-23")
    after = (edited.root / "docs/confirmed.txt").read_text(encoding="utf-8").splitlines()
    (line,) = set(after) - set(before)
    assert (code, said) == (0, f"Confirmed: {line}\n")
    assert line.startswith("index.md#who  2026-11-23  sv=")
    assert line.endswith("  | another verb")
    assert after == ["confirmed.txt version 2", *sorted(after[1:])]
    assert len(after) == len(before)
    assert edited.run("check", today="2026-11-23") == (0, IN_STEP)


def test_no_reason_in_the_record_makes_another_number_right_but_one_beside_the_text_does(project: Project) -> None:
    record = (project.root / "docs/confirmed.txt").read_bytes()
    project.change("docs/sv/about-us.md", "hittar ett fel.", "hittar ett fel inom 3 dagar.")
    assert project.run("confirm", "about-us.md#reach-us", "--reason", "the same") == (
        1,
        "docs/sv/about-us.md:17: Only the Swedish text of the section “about-us.md#reach-us” has changed since"
        " 2026-11-22. “3 dagar” has no counterpart in docs/en/about-us.md:15.\n"
        "    Change the English one too, or say beside the text why both are right: <!-- allow number: why -->\n\n"
        "1 to mend.\n",
    )
    assert (project.root / "docs/confirmed.txt").read_bytes() == record
    project.change("docs/sv/about-us.md", "3 dagar.", "3 dagar. <!-- allow number: the law has no such day -->")
    assert project.run("confirm", "about-us.md#reach-us", "--reason", "the same")[0] == 0
    assert project.run("check") == (0, IN_STEP)


def test_of_a_page_only_what_is_not_in_step_is_let_out(edited: Project) -> None:
    code, said = edited.run("confirm", "index.md", "--behind", "en", "--until", "2026-12-31", "--reason", "ordered")
    assert (code, said.count("Confirmed:"), said.split()[1]) == (0, 1, "index.md#who")


def test_a_section_is_not_confirmed_without_the_reason_it_needs(edited: Project) -> None:
    record = (edited.root / "docs/confirmed.txt").read_bytes()
    assert edited.run("confirm", "index.md#who") == (
        1,
        "docs/sv/index.md:16: Only the Swedish text of the section “index.md#who” has changed since 2026-11-22.\n"
        "    Change the English one too, or say why the meaning is the same: make confirm SECTION=index.md#who"
        ' REASON="why"\n\n1 to mend.\n',
    )
    assert (edited.root / "docs/confirmed.txt").read_bytes() == record


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["index.md#whom"], "index.md has no section “whom”. Did you mean “who”?"),
        ([""], "“” is not a section."),
        (["index.md", "--behind", "en"], "A section that is let out needs both: BEHIND=en UNTIL=2026-12-31"),
        (["index.md", "--until", "2026-12-31"], "A section that is let out needs both: BEHIND=en UNTIL=2026-12-31"),
        (
            ["index.md", "--behind", "fi", "--until", "2026-12-31"],
            "“fi” is not a language of the site. Possible here: sv, en.",
        ),
        (
            ["index.md", "--behind", "sv,en", "--until", "2026-12-31"],
            "One language at least must have the newer text: name only those that are behind it.",
        ),
        (
            ["index.md", "--behind", "en", "--until", "2026-12-31 2027-01-31"],
            "UNTIL has 2 days for English: write one for all, or one for each.",
        ),
    ],
    ids=["an unknown section", "no section", "no day", "no language", "an unknown language", "all", "too many days"],
)
def test_a_confirmation_that_cannot_be_understood_changes_nothing(
    edited: Project, arguments: list[str], said: str
) -> None:
    record = (edited.root / "docs/confirmed.txt").read_bytes()
    code, answer = edited.run("confirm", *arguments)
    assert (code, answer.partition(" Possible here: offer")[0].rstrip("\n")) == (2, said)
    assert (edited.root / "docs/confirmed.txt").read_bytes() == record


def test_confirming_again_says_that_nothing_is_left_to_confirm(edited: Project) -> None:
    assert edited.run("confirm", "index.md#offer") == (0, "All of this is confirmed already.\n")


def test_a_site_of_one_language_has_nothing_to_confirm(tmp_path: Path) -> None:
    project = write_tiny(tmp_path, ["ar"])
    assert report_of(project, ["ar"]) == []
    assert project.run("confirm", "all") == (0, "The site has one language, so that there is nothing to confirm.\n")


def test_nothing_is_confirmed_while_something_cannot_be_read(edited: Project) -> None:
    edited.change("docs/rules.yml", "value: 9", "value: nine")
    assert edited.run("confirm", "all") == (
        1,
        "docs/rules.yml:45: season.value: This must be a number, but it is the text “nine”.\n"
        "    Write a number above 0, with a point for decimals, without quotation marks. "
        "A range has min and max in its place.\n\n"
        "1 to mend. There may be more that could not be looked at yet: mend this first, then look again.\n",
    )


def test_the_status_lists_every_section_and_every_exception(edited: Project) -> None:
    edited.change(
        "docs/sv/about-us.md",
        "Säg till om du hittar ett fel.",
        "Säg till om något är fel.\n\n<!-- allow number: the law has another deadline -->\nVi svarar inom 3 dagar.",
    )
    code, said = edited.run("status", "--json", "status.json", "--page", "status.html")
    status = json.loads((edited.root / "status.json").read_text(encoding="utf-8"))
    states = {one["section"]: one["state"] for one in status["sections"]}
    lines = said.splitlines()
    assert code == 0
    assert states["index.md#offer"] == "in step"
    assert states["index.md#who"] == "behind: en"
    assert states["about-us.md#origin"] == "en let out until 2027-06-30"
    assert lines[0].split("  ")[0] == "section"
    assert len(lines) == len(states) + len(status["exceptions"]) + 4
    assert "docs/sv/about-us.md:19: allows number: the law has another deadline" in lines
    assert lines[-1] == "To look at it: status.html"
    assert lines[-2] == f"{len(states) - 3} of {len(states)} sections in step; exceptions: 2."
    page = html.fromstring((edited.root / "status.html").read_text(encoding="utf-8"))
    rows = {row[0].text: [words_of(cell) for cell in row] for row in page.iter("tr")}
    assert rows.keys() == {None, "Section", *states} - {None}
    assert rows["index.md#who"][1::3] == ["changed", "behind", "2026-11-22"]
    assert [each.get("href") or each.get("src") for each in page.iter("a", "link", "img", "script")] == [None]
    assert [one["reason"] for one in status["exceptions"]] == [
        "the law has another deadline",
        "it says what the Swedish name means",
    ]


def test_confirmations_of_neighbouring_sections_merge(project: Project) -> None:
    shutil.copy(ROOT / ".gitattributes", project.root)
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=before")
    for section, old, new in (
        ("ask-for-a-stop", "Bor du långt från", "Bor du långt ifrån"),
        ("get-a-card", "Fyll i en ansökan", "Skriv en ansökan"),
    ):
        git(project, "checkout", "--quiet", "-b", section, "main")
        project.change("docs/sv/index.md", old, new)
        code, _ = project.run("confirm", f"index.md#{section}", "--reason", "other words")
        assert code == 0
        git(project, "commit", "--quiet", "--all", f"--message={section}")
    git(project, "merge", "--quiet", "ask-for-a-stop")
    assert project.run("check") == (0, IN_STEP)
    assert git(project, "status", "--porcelain", "docs") == ""
