"""A check of exactly the same bytes on the same day is answered as before; whatever could change the answer is seen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bilingual import answers
from bilingual.answers import VARIABLES, Answer, Answers
from bilingual.clock import EPOCH, moments_of
from bilingual.disk.seen import GENERATOR, Place, look

from ..conftest import Project

ANSWER = Answer("Nothing is wrong. Å, 🚌", 0)
QUESTION = ("check",)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A bus</title></svg>'
READS = """\
import os, sys
from pathlib import Path

met = []
sys.addaudithook(lambda event, of: met.append(of[0]) if event in ("open", "os.scandir", "os.listdir") else None)
from bilingual.__main__ import main

main(["check"])
root = Path.cwd()
for one in {os.fspath(one) for one in met if isinstance(one, (str, bytes, os.PathLike))}:
    path = Path(os.path.abspath(os.fsdecode(one)))
    if path.is_relative_to(root) and not path.is_dir():
        print("read", path.relative_to(root), file=sys.stderr)
"""


@pytest.fixture
def answered(project: Project) -> Project:
    """A project of which an answer is known."""
    project.write("docs/pictures/bus.svg", DRAWING)
    Answers(project.root, QUESTION).keep(ANSWER)
    assert Answers(project.root, QUESTION).find() == ANSWER
    return project


def files_of(root: Path) -> Iterator[str]:
    """One file of each kind that a check reads."""
    kinds: dict[tuple[str, ...], str] = {}
    for folder in answers.FOLDERS:
        for path in sorted(root.glob(f"{folder}/**/*")):
            if path.is_file():
                name = path.relative_to(root)
                is_data = name.parent == Path("docs")
                kinds.setdefault((str(name) if is_data else str(name.parent), name.suffix), str(name))
    yield from ("mkdocs.yml", *kinds.values())


def test_every_byte_of_every_kind_of_file_counts(answered: Project) -> None:
    root = answered.root
    (root / "overrides").unlink()  # the generator's own, reached by a link
    for name in ("overrides/page.html", "overrides/assets/site.css"):
        answered.write(name, "an invented template")
    answered.write("docs/documents/plan.pdf", "%PDF-1.4 no more than a name")
    Answers(root, QUESTION).keep(ANSWER)
    files = list(files_of(root))
    assert len(files) > 15
    for file in files:
        path = root / file
        raw = path.read_bytes()
        for other in (raw[:-1], bytes([raw[0] ^ 1]) + raw[1:]):
            path.write_bytes(other)
            assert Answers(root, QUESTION).find() is None, file
        path.write_bytes(raw)
        assert Answers(root, QUESTION).find() == ANSWER, file


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "docs/sv/new.md").write_bytes(b""),
        lambda root: (root / "docs/sv/empty").mkdir(),
        lambda root: (root / "docs/confirmed.txt").rename(root / "docs/confirmed.old"),
        lambda root: (root / "docs/sv/index.md").unlink(),
        lambda root: (root / "docs/sv/link.md").symlink_to("index.md"),
        lambda root: os.mkfifo(root / "docs/sv/door.md"),
        lambda root: (root / "docs/pictures").rename(root / "docs/drawings"),
        lambda root: (root / "overrides").unlink(),
        lambda root: (root / "other.yml").write_bytes(b""),
    ],
)
def test_every_name_and_kind_counts(answered: Project, change: Callable[[Path], object]) -> None:
    change(answered.root)
    assert Answers(answered.root, QUESTION).find() is None


def test_what_is_asked_counts_and_what_surrounds_it(answered: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert EPOCH in VARIABLES
    assert Answers(answered.root, ("check", "--format", "json")).find() is None
    monkeypatch.setenv(EPOCH, "1795305600")
    assert Answers(answered.root, QUESTION).find() is None


def test_an_answer_holds_for_its_day(answered: Project) -> None:
    first, end = moments_of(date(2026, 11, 22), ZoneInfo("Europe/Stockholm"))
    assert (first, end - first) == (1795302000, 24 * 60 * 60)
    Answers(answered.root, QUESTION).keep(ANSWER, (first, end))
    known = Answers(answered.root, QUESTION)
    assert [known.find(moment) for moment in (first - 1, first, end - 0.1, end)] == [None, ANSWER, ANSWER, None]


def test_the_day_on_which_clocks_change_is_as_long_as_it_is() -> None:
    first, end = moments_of(date(2026, 3, 29), ZoneInfo("Europe/Stockholm"))
    assert end - first == 23 * 60 * 60
    first, end = moments_of(date(2018, 11, 4), ZoneInfo("America/Sao_Paulo"))  # it began at one o'clock
    assert end - first == 23 * 60 * 60


def test_nothing_is_kept_that_was_written_while_it_was_asked(answered: Project) -> None:
    page = answered.root / "docs/sv/index.md"
    raw = page.read_bytes()
    page.write_bytes(raw + b"\n")
    asked = Answers(answered.root, QUESTION)
    page.write_bytes(raw)
    page.write_bytes(raw + b"\n")  # as it was when it was asked
    asked.keep(Answer("something else was read in between", 1))
    assert Answers(answered.root, QUESTION).find() is None


def test_answers_of_another_or_none_at_all_are_said_and_thrown_away(answered: Project) -> None:
    file = answered.root / answers.FILE
    raw = file.read_bytes()
    for other in (raw[:-1], raw[:-1] + bytes([raw[-1] ^ 1]), b"", b"bilingual memory 1\n"):
        file.write_bytes(other)
        known = Answers(answered.root, QUESTION)
        assert known.find() is None
        assert known.said.startswith(".cache/answers is not used")
    known.keep(ANSWER)
    assert (known.find(), Answers(answered.root, QUESTION).said) == (ANSWER, "")


def test_the_latest_few_answers_are_kept(answered: Project) -> None:
    for number in range(20):
        Answers(answered.root, (str(number),)).keep(Answer(str(number), 1))
    known = [Answers(answered.root, (str(number),)).find() for number in range(20)]
    assert known == [None] * 12 + [Answer(str(number), 1) for number in range(12, 20)]


def test_the_code_is_part_of_it_wherever_it_stands(tmp_path: Path) -> None:
    assert (seen := look(GENERATOR))
    core, beside = GENERATOR
    (tmp_path / "hooks").symlink_to(beside.folder)
    moved = [core._replace(folder=str(tmp_path / "hooks/bilingual")), beside._replace(folder=str(tmp_path / "hooks"))]
    there = look(moved)
    assert there
    assert there.digest == seen.digest
    folder = tmp_path / "code"
    (folder / "__pycache__").mkdir(parents=True)
    before = look([Place(str(folder), is_code=True)])
    (folder / "__pycache__/x.pyc").write_bytes(b"compiled")
    assert look([Place(str(folder), is_code=True)]) == before
    (folder / "x.py").write_bytes(b"pass")
    assert look([Place(str(folder), is_code=True)]) != before


def run(project: Project, *code: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": "hooks", EPOCH: "1795305600"}
    return subprocess.run(
        [sys.executable, *code], cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )


def test_a_check_reads_nothing_else(answered: Project) -> None:
    """Python itself says what is opened (sys.addaudithook): all of the project is part of what is looked at."""
    said = run(answered, "-c", READS).stderr
    read = {line.removeprefix("read ") for line in said.splitlines() if line.startswith("read ")}
    assert {"mkdocs.yml", "docs/sv/index.md", "docs/pictures/bus.svg", "docs/confirmed.txt"} <= read
    others = {one for one in read if one.split("/")[0] not in (*answers.FOLDERS, "hooks", ".cache")}
    assert others - {"checked", "key"} == {"mkdocs.yml"}  # the memory, whose folder is open already


def test_a_real_check_says_the_same_again_without_reading(answered: Project) -> None:
    answered.change("docs/sv/index.md", "Du måste ha ett lånekort", "Du ska ha ett lånekort")
    first = run(answered, "-m", "bilingual", "check")
    assert first.returncode == 1
    assert "index.md#who" in first.stdout
    (answered.root / ".cache/checked").unlink()
    again = run(answered, "-X", "importtime", "-m", "bilingual", "check")
    assert (again.stdout, again.returncode) == (first.stdout, first.returncode)
    assert "bilingual.gather" not in again.stderr
    assert not (answered.root / ".cache/checked").exists()
    answered.change("docs/sv/index.md", "Du ska ha ett lånekort", "Du måste ha ett lånekort")
    assert "index.md#who" not in answered.run("check")[1]
