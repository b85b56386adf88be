"""What a pull request could bring is told, each with its whole message, and changes nothing; see tests/hostile/."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual.files.names import shown
from bilingual.gather import gather
from bilingual.problems import Problem

from ..confirming import LOCALES, TODAY
from ..conftest import ROOT, Project, copy_in_two
from ..tables import for_each

PAGE = "---\ntitle: {name}\ndescription: {name}\nslug: {name}\n---\n{text}"
INPUTS = ROOT / "tests" / "hostile"


@dataclass(frozen=True)
class Case:
    """One input. ``name`` says which it is; ``file`` is what it is put into, with ``*`` for each language."""

    name: str
    file: str
    content: dict[str, Any]

    @property
    def told_at(self) -> str:
        """The file by which messages name it: that of the first language, and what cannot be seen by its name."""
        return str(self.content.get("at") or shown(self.file.replace("*", LOCALES[0])))

    @property
    def says(self) -> str:
        return str(self.content["says"]).rstrip("\n")


def read_cases() -> Iterator[Case]:
    for path in sorted(INPUTS.glob("*.yml")):
        for number, content in enumerate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)):
            is_page = "text" in content or "page" in content
            file = f"docs/*/hostile-{path.stem}-{number}.md" if is_page else content.get("path") or content["data"]
            yield Case(f"{path.stem}: {content['claim']}", file, content)


CASES = list(read_cases())
DATA = [case for case in CASES if "data" in case.content]
ON_DISK = [case for case in CASES if "data" not in case.content]


def rounds(cases: Iterable[Case]) -> list[list[Case]]:
    """The cases of the data files so that each round has at most one of each file, since a file is read as a whole."""
    by_file = [list(group) for _, group in groupby(sorted(cases, key=lambda case: case.file), lambda case: case.file)]
    return [[group[number] for group in by_file if number < len(group)] for number in range(max(map(len, by_file)))]


def put(project: Project, case: Case) -> None:
    """Puts the input where it belongs."""
    content = case.content
    if "text" in content or "page" in content:
        for locale in LOCALES:
            file = case.file.replace("*", locale)
            name = Path(file).stem
            project.write(file, content.get("page") or PAGE.format(name=name, text=content["text"]))
    elif "data" in content:
        project.change(case.file, content["old"], content["new"])
    else:
        path = project.own(case.file)
        path.parent.mkdir(parents=True, exist_ok=True)
        if "link" in content:
            path.symlink_to(content["link"])
        elif "fifo" in content:
            os.mkfifo(path)
        elif "folder" in content:
            path.mkdir()
        else:
            raw = base64.b64decode(content["base64"]) if "base64" in content else content["content"].encode()
            path.write_bytes(raw)


def state_of(folder: Path) -> dict[str, str]:
    """Everything below a folder by its path: what a file holds, where a link leads; nothing is followed."""
    found = {}
    for place, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(place, name)
            if path.is_symlink():
                found[str(path)] = f"-> {path.readlink()}"
            else:
                found[str(path)] = sha256(path.read_bytes()).hexdigest() if path.is_file() else "no file"
    return found


def read_all(folder: Path, cases: Sequence[Case]) -> list[Problem]:
    """What one reading of the invented service with all these inputs says; it changes no byte."""
    project = copy_in_two(folder)
    for locale in LOCALES:  # most cases are words of no language: what could be meant instead takes long to find
        project.write(f"docs/languages/{locale}.yml", "spelling: { dictionary: }\n")
    for case in cases:
        put(project, case)
    before = state_of(project.root)
    problems = gather(project.root, LOCALES, TODAY)[1]
    assert state_of(project.root) == before
    return problems


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    """What is said of each case, by its name."""
    found: dict[str, list[Problem]] = {}
    for number, cases in enumerate([ON_DISK, *rounds(DATA)]):
        problems = read_all(tmp_path_factory.mktemp(f"hostile-{number}"), cases)
        by_file: dict[str, list[Problem]] = {}
        for problem in sorted(set(problems)):
            by_file.setdefault(problem.file, []).append(problem)
        for case in cases:
            found[case.name] = list(about(case, by_file.get(case.told_at, [])))
    return found


def about(case: Case, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Of those at the file of a case, the problems of a page that stop every build, since its text is in one
    language; of any other file all."""
    is_page = "*" in case.file
    return (problem for problem in problems if problem.severity == "error" or not is_page)


def test_no_two_cases_have_one_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@for_each("case", CASES)
def test_a_hostile_input_is_told_and_a_harmless_one_passes(case: Case, said: dict[str, list[Problem]]) -> None:
    lines = "\n".join(str(problem) for problem in said[case.name])
    assert lines.replace(f"{case.told_at}:", "") == case.says
