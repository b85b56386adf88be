"""The Makefile hands what is written after a command on as one word, and neither make nor the shell looks into it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from bilingual.problems import as_argument

from ..conftest import ROOT

HOSTILE = (
    ";touch hit",
    "a;touch${IFS}hit;b",
    "$(shell touch hit)",
    "${shell touch hit}",
    "$(touch hit)",
    "$$(touch hit)",
    "`touch hit`",
    "|touch hit",
    "&& touch hit",
    "> hit",
    '"; touch hit; "',
    "'; touch hit; '",
    "\\'; touch hit; \\'",
    "a b",
    "*",
    "~",
    "#x",
    "%",
    "-h",
    "--output=hit",
    "--root=/",
    "@$(MAKE) hit",
    "$(eval hit:=$(shell touch hit))",
    "åäö",
)
COMMANDS = {
    # how each argument is given, and what the program gets of it
    "where RULE": ["-m", "bilingual", "where", "--", "{}"],
    "impact BASE": ["-m", "bilingual", "impact", "--", "{}"],
    "impact AS_OF": ["-m", "bilingual", "impact", "--as-of={}"],
    "impact FORMAT": ["-m", "bilingual", "impact", "--format={}"],
    "code BASE": ["-m", "bilingual", "code", "--", "{}"],
    "code BASE=b FORMAT": ["-m", "bilingual", "code", "--format={}", "--", "b"],
    "comment BASE": ["-m", "bilingual", "comment", "--base={}"],
    "comment BASE=b PREVIEW": ["-m", "bilingual", "comment", "--base=b", "--preview={}"],
    "problems FORMAT": ["-m", "bilingual", "check", "--format={}"],
    "confirm SECTION": ["-m", "bilingual", "confirm", "--reason=", "--", "{}"],
    "confirm SECTION=s REASON": ["-m", "bilingual", "confirm", "--reason={}", "--", "s"],
    "confirm SECTION=s BEHIND": ["-m", "bilingual", "confirm", "--reason=", "--behind={}", "--", "s"],
    "confirm SECTION=s UNTIL": ["-m", "bilingual", "confirm", "--reason=", "--until={}", "--", "s"],
    "vulnerable DATABASE": ["-m", "tests.vulnerable", "{}", "bill/published.cdx.json", "bill/built-by.cdx.json"],
    "bench PAIRS": ["-m", "tests.bench", "--pairs={}"],
    "bench ALSO": ["-m", "tests.bench", "--also={}"],
    "bench ROUNDS": ["-m", "tests.bench", "--rounds={}"],
    "site AS_OF": ["build", "--site-dir=site-as-of-{}"],
}
SAYS_WHAT_IT_GETS = """\
#!/bin/sh
printf '%s\\0' "$@" > got
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Makefile, with programs in place of the real ones that write down what they get."""
    folder = tmp_path_factory.mktemp("make")
    shutil.copyfile(ROOT / "Makefile", folder / "Makefile")
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("python", "mkdocs"):
        program = folder / ".venv/bin" / name
        program.write_text(SAYS_WHAT_IT_GETS, encoding="utf-8")
        program.chmod(0o755)
    for name in ("requirements.lock", ".venv/ready"):  # in this order, so that nothing is to be made
        (folder / name).touch()
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> tuple[int, list[str]]:
    """(exit code, what the program gets); nothing that the arguments name is run."""
    (folder / "got").unlink(missing_ok=True)
    done = subprocess.run(
        ["make", "--silent", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        check=False,
    )
    assert not (folder / "hit").exists(), done
    got = (folder / "got").read_bytes().decode().split("\0")[:-1] if (folder / "got").exists() else []
    return done.returncode, got


@pytest.mark.parametrize("value", HOSTILE)
def test_an_argument_of_make_is_one_word_and_is_not_run(folder: Path, value: str) -> None:
    """Whatever it is, of a command that takes it as it is and of one that puts it behind a sign."""
    for command in ("where RULE", "impact AS_OF"):
        assert_is_handed_on(folder, command, value)


@pytest.mark.parametrize("command", COMMANDS)
def test_so_is_each_argument_of_each_command(folder: Path, command: str) -> None:
    for value in ("$(shell touch hit)", '"; touch hit; "', "'; touch hit; '"):  # for make, and for the shell
        assert_is_handed_on(folder, command, value)


@pytest.mark.long
@pytest.mark.parametrize("value", HOSTILE)
def test_so_is_everything_for_each_command(folder: Path, value: str) -> None:
    for command in COMMANDS:
        assert_is_handed_on(folder, command, value)


def assert_is_handed_on(folder: Path, command: str, value: str) -> None:
    *before, name = command.split()
    wanted = [each.replace("{}", value) for each in COMMANDS[command]]
    assert run(folder, *before, f"{name}={value}") == (0, wanted), command
    if len(before) == 1:
        assert run(folder, *before, **{name: value}) == (0, wanted), f"{command} in the environment"


@pytest.mark.parametrize("value", HOSTILE)
def test_what_stands_in_python_and_in_other_variables_is_not_run(folder: Path, value: str) -> None:
    for name in ("PYTHON", "VENV", "BIN"):
        assert run(folder, "where", f"{name}={value}") == (0, ["-m", "bilingual", "where"])


def test_without_arguments_each_command_is_as_it_was(folder: Path) -> None:
    assert run(folder, "where") == (0, ["-m", "bilingual", "where"])
    assert run(folder, "impact") == (0, ["-m", "bilingual", "impact"])
    assert run(folder, "site") == (0, ["-m", "bilingual", "unchanged"])
    assert run(folder, "serve") == (0, ["serve", "--livereload", "--dev-addr=127.0.0.1:8000"])
    assert run(folder, "confirm") == (2, ["-m", "bilingual", "needs", "SECTION"])


def test_what_a_link_leads_to_is_not_emptied(folder: Path, tmp_path: Path) -> None:
    """As in a second checkout that shares the environment of the first, and has another lock."""
    shutil.copytree(folder, tmp_path / "first")
    second = tmp_path / "second"
    second.mkdir()
    shutil.copyfile(ROOT / "Makefile", second / "Makefile")
    (second / ".venv").symlink_to("../first/.venv")
    (second / "requirements.lock").touch()  # newer than what it was set up by
    words = ["make", "--no-print-directory", "where"]  # which it prints where make runs the tests
    done = subprocess.run(words, cwd=second, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == (
        ".venv is a link, and setting up would empty the folder that it leads to."
        " Take the link away, or set up there, and try again.\n"
    )
    assert {path.name for path in (tmp_path / "first/.venv").iterdir()} == {"bin", "ready"}


def test_a_port_that_is_none_starts_nothing(folder: Path) -> None:
    for port in (*HOSTILE, "abc", "0x1", "0", "99999", "65536", "9" * 30, "-1", "+1", "8000 ", "1.5", ""):
        assert run(folder, "serve", f"PORT={port}") == (2, ["-m", "bilingual", "needs", "PORT"]), port
    for port in ("1", "8001", "65535"):
        assert run(folder, "serve", f"PORT={port}") == (0, ["serve", "--livereload", f"--dev-addr=127.0.0.1:{port}"])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_command_that_a_message_proposes_can_be_pasted(folder: Path, name: str) -> None:
    """What an editor copies out of a message goes through a shell first, and then through make."""
    script = f"make --silent confirm SECTION={as_argument(name)}"
    subprocess.run(["sh", "-c", script], cwd=folder, env={"PATH": os.environ["PATH"]}, check=True)
    assert not (folder / "hit").exists()
    assert (folder / "got").read_bytes().decode().split("\0")[-2] == name


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("index.md#for-whom", "index.md#for-whom"),
        ("rules.yml#loan_time", "rules.yml#loan_time"),
        ("åäö/x.md#", "åäö/x.md#"),
        ("a b.md", "'a b.md'"),
        ("a'b", """'a'"'"'b'"""),
        ("a;touch${IFS}hit;b/x.md", "'a;touch${IFS}hit;b/x.md'"),
        ("a\n::error::hit", "'a[U+000A]::error::hit'"),
        ("\x1b]0;hit\x07", "'[U+001B]]0;hit[U+0007]'"),
        ("", "''"),
    ],
)
def test_a_name_is_quoted_where_it_could_mean_more_than_itself(name: str, argument: str) -> None:
    assert as_argument(name) == argument


def test_a_site_is_built_where_it_does_not_lie_there(folder: Path) -> None:
    python = folder / ".venv/bin/python"
    python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    try:
        assert run(folder, "site") == (0, ["build", "--strict"])
    finally:
        python.write_text(SAYS_WHAT_IT_GETS, encoding="utf-8")
