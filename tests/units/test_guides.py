"""EDITING.md and REDIGERA.md show what is said, word for word, and say the same: whoever follows them is not lost.

After a change of what editors are told: ``make guides``; then read the difference.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from ..conftest import ROOT, Project, copy_in_two
from ..guides import COMMAND, GUIDES, HEADING, Editor, arguments_of, find_parts, find_tasks, make_arguments, read_guide

PAPERS = (*GUIDES.values(), "README.md", "CONTRIBUTING.md", "PUBLISHING.md")
OWN_WORDS = {"en": "callout", "sv": "git macOS Visual Studio Code"}  # which no dictionary has
TABLE = re.compile(r"^\| `(make .*?)` \| `\.venv/bin/(.*?)` \|$", re.M)


@pytest.fixture(scope="module")
def makes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_arguments(tmp_path_factory.mktemp("make"))


@pytest.fixture(scope="module")
def editor(makes: Path, tmp_path_factory: pytest.TempPathFactory) -> Editor:
    return Editor(copy_in_two(tmp_path_factory.mktemp("edited")), makes)


def follow(editor: Editor, language: str, config: pytest.Config, *, long: bool) -> tuple[str, str]:
    """(the guide, the guide as it would be if it showed what is said now), which is written where that is asked for."""
    guide, at, followed = read_guide(language), 0, ""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MESSAGES", language)
        for task in find_tasks(guide):
            done = editor.follow(task) if task.is_long is long else task.text
            followed += guide[at : task.start] + done
            at = task.start + len(task.text)
    if config.getoption("--write-guides"):
        (ROOT / GUIDES[language]).write_text(followed, encoding="utf-8")
        guide = followed
    return guide, followed


@pytest.mark.parametrize("language", GUIDES)
def test_a_guide_shows_what_is_said_when_it_is_followed(
    editor: Editor, language: str, pytestconfig: pytest.Config
) -> None:
    guide, followed = follow(editor, language, pytestconfig, long=False)
    assert guide == followed


@pytest.mark.long
def test_it_does_where_sites_are_built_too(makes: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    editor = Editor(copy_in_two(tmp_path, hooks=True), makes)
    both = [follow(editor, language, pytestconfig, long=True) for language in GUIDES]
    assert [guide for guide, _ in both] == [followed for _, followed in both]


def test_the_guides_have_the_same_tasks_and_in_each_the_same_kinds_of_edits_and_commands() -> None:
    """Where the one edits its own language first, the other does too; what is quoted is said in each language."""
    shapes = []
    for language in GUIDES:
        other = next(each for each in GUIDES if each != language)
        shape: list[object] = []
        for task in find_tasks(read_guide(language)):
            for kind, what, text, file in find_parts(task.text):
                commands = re.sub(r"\s+#\s.*|\"[^\"]*\"", "", text) if kind == "sh" else ""
                places = "" if kind == "text" else what + file
                if task.name != "later":  # the same language waits in both
                    places = places.replace(f"/{language}/", "/OWN/").replace(f"/{other}/", "/OTHER/")
                shape.append((task.name, kind, places, commands))
        shapes.append(shape)
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) > 40


def test_the_guides_say_the_same_as_far_as_the_checks_can_see(project: Project) -> None:
    """As a page in two languages: sections, lists, tables, links, numbers, terms, duties and all else."""
    for language, words in OWN_WORDS.items():
        project.write(f"docs/languages/{language}.yml", f"spelling: {{ words: {words} }}\n")
        title, _, text = read_guide(language).partition("\n")
        text = text.split("\n\n", 2)[2]  # without the link to the other guide
        text = HEADING.sub(r"\2 { #\1 }", text)
        text = re.sub(r"\]\((?=[A-Z])", "](https://lindeby.example/", text)
        front = f"title: {title[2:]}\ndescription: {title[2:]}.\nslug: guide-{language}\n"
        project.write(f"docs/{language}/guide.md", f"---\n{front}---\n\n{text}")
    assert project.run("confirm", "guide.md")[0] == 0
    code, said = project.run("check", "guide.md")
    assert (code, said.partition("\n")[0]) == (0, "Nothing is wrong, and the languages are in step.")


@pytest.mark.parametrize("language", GUIDES)
def test_the_commands_without_make_are_those_that_make_gives(makes: Path, language: str) -> None:
    table = TABLE.findall(read_guide(language))
    assert len(table) > 10
    for with_make, without in table:
        program, *arguments = shlex.split(without)
        assert program in ("python", "mkdocs")
        given = [each for each in arguments_of(makes, with_make) if not re.fullmatch(r"--([a-z-]+=)?", each)]
        assert given == arguments, with_make


def test_every_command_of_make_in_the_guides_is_there() -> None:
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for language in GUIDES:
        named = set(COMMAND.findall(read_guide(language)))
        assert {"serve", "confirm", "fix", "page"} <= named
        assert named <= known


@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_to_another_paper_leads_to_a_heading_that_is_there(paper: str) -> None:
    """A heading's address on GitHub: small letters, hyphens for spaces, and no other signs."""
    text = (ROOT / paper).read_text(encoding="utf-8")
    for file, name in re.findall(r"\]\(([A-Z]+\.md)?#?([a-z-]+)?\)", text):
        headings = re.findall(r"^#+ (.*)$", (ROOT / (file or paper)).read_text(encoding="utf-8"), re.M)
        addresses = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        assert not name or name in addresses, f"{file}#{name}"
