"""The guides for editors, done as they say: their edits are made, their commands run, and what is printed stands there.

A guide is Markdown, cut into tasks by its headings, each with its name in a remark above it: ``<!-- task: text -->``.
What stands behind the language of a block of code says what the block is:

- ``diff FILE``: lines that go and lines that come, in a file that has them once; with lines that only come, in a file
  that has them not yet, a new file.
- ``sh tried``: commands that are run, each of them by make or git; ``sh tried long``: those that take long.
- ``text``: what is printed then: by the commands before it, or, after an edit, by the check that the preview makes.
  ``text 12`` has its first twelve lines, ``text FILE:17`` what is wrong at that line.

``<!-- file: NAME -->`` puts a picture or a document there, as somebody saves it who knows nothing of them.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from pypdf import PdfWriter

from .conftest import ROOT, Project
from .git import commit, git

GUIDES = {"en": "EDITING.md", "sv": "REDIGERA.md"}  # by the language of their messages
COMMAND = re.compile(r"(?:`|^)make ([a-z-]+)", re.M)  # its name
HEADING = re.compile(r"^<!-- task: ([a-z-]+) -->\n(## .*)$", re.M)
_PART = re.compile(r"^```(\w+)(?: ([^\n]*))?\n(.*?)^```$|^<!-- file: (\S+) -->$", re.M | re.S)
# Of a site there is none, so that make goes on to build one.
_SAYS_WHAT_IT_GETS = '#!/bin/sh\ntest "$3" != unchanged || exit 1\nprintf \'%s\\0\' "$@"\n'


class Task(NamedTuple):
    """A section of a guide. ``start`` is where its text begins in the guide."""

    name: str
    start: int
    text: str

    @property
    def is_long(self) -> bool:
        """Whether something is done in it that takes long."""
        return any((kind, what) == ("sh", "tried long") for kind, what, _, _ in find_parts(self.text))


def find_parts(text: str) -> list[tuple[str, str, str, str]]:
    """(language, what stands behind it, text) of each block, and the name of each file that is put there."""
    return _PART.findall(text)


def read_guide(language: str) -> str:
    return (ROOT / GUIDES[language]).read_text(encoding="utf-8")


def find_tasks(guide: str) -> Iterator[Task]:
    """The sections of a guide, in their order."""
    headings = list(HEADING.finditer(guide))
    for heading, end in zip(headings, [*(one.start() for one in headings[1:]), len(guide)], strict=True):
        yield Task(heading[1], heading.end(), guide[heading.end() : end])


def _words(command: str) -> list[str]:
    """As a shell reads it; ``#`` begins a remark at the beginning of a word only, which shlex does not know."""
    return shlex.split(re.sub(r"\s+#\s.*", "", command))


def make_arguments(folder: Path) -> Path:
    """A folder in which make runs programs that only print what they are given."""
    shutil.copyfile(ROOT / "Makefile", folder / "Makefile")
    (folder / ".venv/bin").mkdir(parents=True)
    for name in ("python", "mkdocs"):
        program = folder / ".venv/bin" / name
        program.write_text(_SAYS_WHAT_IT_GETS, encoding="utf-8")
        program.chmod(0o755)
    for name in ("requirements.lock", ".venv/ready"):  # in this order, so that nothing is to be made
        (folder / name).touch()
    return folder


def arguments_of(folder: Path, command: str) -> list[str]:
    """What the program of a make command is given, such as ``-m bilingual confirm …``."""
    words = ["make", "--silent", *_words(command)[1:]]
    clean = {"PATH": os.environ["PATH"]}
    done = subprocess.run(words, cwd=folder, env=clean, capture_output=True, text=True, check=True)
    return done.stdout.split("\0")[:-1]


def _shown(printed: str, what: str) -> str:
    if what.isdecimal():
        return "\n".join([*printed.split("\n")[: int(what)], "…"])
    told = re.findall(rf"^{re.escape(what)}.*\n(?:    .*\n)*", f"{printed}\n", re.M)
    assert told, f"nothing is said of {what}:\n{printed}"
    return "".join(told) if what else printed


class Editor:
    """Somebody who does what a guide says, task by task, each on the site as it was in the beginning."""

    def __init__(self, project: Project, makes: Path) -> None:
        project.write(".gitignore", ".cache/\n")
        self._project, self._makes = commit(project), makes
        git(project, "switch", "--quiet", "--create", "mine")

    def follow(self, task: Task) -> str:
        """Does a task, and gives its text with what is printed in place of what stands there."""
        git(self._project, "reset", "--quiet", "--hard", "main")
        git(self._project, "clean", "--quiet", "-d", "--force")
        said: str | None = None  # by commands; None after an edit
        parts, at = [], 0
        for part in _PART.finditer(task.text):
            kind, what, text, file = part.groups()
            if file:
                self._save(file)
            elif kind == "diff":
                self._edit(what, text)
                said = None
            elif kind == "sh" and what in ("tried", "tried long"):
                said = "".join(map(self._run, text.splitlines()))
            elif kind == "text":
                printed = self._check() if said is None else said
                parts += [task.text[at : part.start(3)], _shown(printed, what or "").rstrip("\n") + "\n"]
                at = part.end(3)
        return "".join([*parts, task.text[at:]])

    def _check(self) -> str:
        """What is wrong, without how much it is."""
        code, said = self._project.run("check")
        return re.sub(r"\n\n[^\n]*\n\Z", "", said) if code else said

    def _run(self, command: str) -> str:
        if command.startswith("git "):
            return git(self._project, *_words(command)[1:])
        program, name, *arguments = arguments_of(self._makes, command)
        assert (program, name) == ("-m", "bilingual"), command
        return self._project.run(*arguments)[1]

    def _edit(self, file: str, diff: str) -> None:
        lines = [(line[:1], f"{line[1:]}\n") for line in diff.splitlines()]
        assert {sign for sign, _ in lines} <= {"-", "+", " "}, diff
        old = "".join(line for sign, line in lines if sign != "+")
        new = "".join(line for sign, line in lines if sign != "-")
        if old:
            self._project.change(file, old, new)
        else:
            assert not (self._project.root / file).exists(), file
            self._project.write(file, new)

    def _save(self, file: str) -> None:
        path = self._project.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if file.endswith(".pdf"):
            document = PdfWriter()
            document.add_blank_page(width=595, height=842)  # A4, in points
            written = BytesIO()
            document.write(written)
            path.write_bytes(written.getvalue())
        else:
            Image.new("RGB", (8, 8)).save(path)
