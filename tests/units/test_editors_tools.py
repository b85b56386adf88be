"""What comes with the project for Visual Studio Code and other editors names what is there, and trims nothing."""

from __future__ import annotations

import json
import re
from fnmatch import fnmatch
from typing import Any

import pytest
from bilingual.__main__ import _parser
from bilingual.records.checking import SCHEMAS

from ..conftest import ROOT, Project
from ..picture import LARGEST, PICTURE


def read(name: str) -> Any:
    """A file of settings, without its remarks."""
    text = (ROOT / ".vscode" / name).read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))


def test_every_file_of_data_has_the_schema_that_it_names_itself() -> None:
    schemas = {file: schema.removeprefix("./") for schema, file in read("settings.json")["yaml.schemas"].items()}
    assert {f"{schema}" for schema in schemas.values()} == {
        path.relative_to(ROOT).as_posix() for path in SCHEMAS.glob("*.json") if path.name != "page.schema.json"
    }
    for path in (*(ROOT / "docs").rglob("*.yml"), ROOT / "serving.yml"):
        (named,) = re.findall(r"\$schema=(\S+)", path.read_text(encoding="utf-8").partition("\n")[0])
        file = path.relative_to(ROOT).as_posix()
        (found,) = (schema for pattern, schema in schemas.items() if fnmatch(file, pattern))
        assert (ROOT / found) == (path.parent / named).resolve()


def test_spaces_at_the_end_of_a_line_of_a_text_stay() -> None:
    assert read("settings.json")["[markdown]"]["files.trimTrailingWhitespace"] is False
    _, _, markdown = (ROOT / ".editorconfig").read_text(encoding="utf-8").partition("[*.md]")
    assert "trim_trailing_whitespace = false" in markdown.partition("[Makefile]")[0]


def test_every_task_runs_a_command_that_is_there() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    asked = {each["id"] for each in read("tasks.json")["inputs"]}
    for task in read("tasks.json")["tasks"]:
        if task["command"] == "make":
            assert task["args"][0] in targets
        else:
            assert task["args"][:2] == ["-m", "bilingual"]
            assert _parser("en").parse_args(task["args"][2:])
        assert task["type"] == "process", "what somebody types must not reach a shell"
        assert set(re.findall(r"\$\{input:(\w+)\}", " ".join(task["args"]))) <= asked


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_mistake_is_found_at_its_line_in_what_the_check_says(
    project: Project, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("MESSAGES", language)
    (pattern,) = (
        task["problemMatcher"]["pattern"][0] for task in read("tasks.json")["tasks"] if task["problemMatcher"]
    )
    project.change("docs/en/about-us.md", "Tell us if you find a mistake.", "[It](cheklist.md) costs 3 crowns.")
    found = [
        (match[pattern["file"]], int(match[pattern["line"]]))
        for line in project.run("check")[1].splitlines()
        if (match := re.search(pattern["regexp"], line))
    ]
    assert ("docs/en/about-us.md", 17) in found
    assert {file for file, _ in found} == {"docs/en/about-us.md"}


def test_the_picture_in_the_readme_is_small_and_says_what_it_shows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (alternative,) = re.findall(rf"!\[(.*)\]\({PICTURE.relative_to(ROOT).as_posix()}\)", readme)
    assert len(alternative) > 40
    assert PICTURE.stat().st_size < LARGEST
    assert readme.index("the-main-page.png") < readme.index("```sh"), "what it is stands before any command"
