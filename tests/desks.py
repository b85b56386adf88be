"""Editors at their desks: each has a copy of the real pages in git, a shell, and a preview that is open in a browser.

What they do stands in tables: tests/content/editor/. A step of it is one thing that an editor does, or sees.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

from .conftest import NOTHING_TO_EDIT, ROOT, Project, copy_project
from .git import commit, git

Step = Mapping[str, Any]
LONGEST = (
    90_000  # milliseconds, so that a test ends that would otherwise wait for ever; a preview answers within seconds
)
_TIMES = 6  # that an address is asked for within that
GAP = "(…)"  # in what is to be said: anything, as a number of a line
WITH_THE_BROWSER = ("see", "print")  # steps that cannot be done by two at the same time
_OF_THE_REAL_DAY = {"SOURCE_DATE_EPOCH": "", "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


@dataclass(frozen=True)
class Desk:
    """An editor who is told in a language."""

    language: str
    project: Project
    address: str
    environment: Mapping[str, str]
    tab: Page

    def file(self, name: str) -> Path:
        return self.project.root / name

    def do(self, step: Step) -> None:
        """Does a step as an editor and the editor's programs would, or looks whether it is as the step says."""
        kind = next(kind for kind in _STEPS if kind in step)
        _STEPS[kind](self, step)

    def go(self, path: str) -> None:
        """Opens an address of the site in the browser, again if need be.

        The page that is open may be brought anew at this very moment; then that wins, and what was asked for never
        comes, or only after the longest time.
        """
        for _ in range(_TIMES - 1):
            with suppress(Error):
                self.tab.goto(self.address + path, wait_until="commit", timeout=LONGEST / _TIMES)
                return
            with suppress(Error):  # what came in between is let come whole
                self.tab.wait_for_load_state(timeout=LONGEST / _TIMES)
        self.tab.goto(self.address + path, wait_until="commit", timeout=LONGEST / _TIMES)

    def told(self, where: str, file: str, line: int, pieces: Sequence[str]) -> Locator:
        """The message in this part of the open page that leads to this place and says all of this."""
        link = f'a[href="vscode://file{quote(str(self.project.root.resolve()))}/{quote(file)}:{line}"]'
        found = self.tab.locator(f"{where} li").filter(has=self.tab.locator(link, has_text=f"{file}:{line}"))
        for piece in pieces:
            found = found.filter(has_text=piece)
        return found.first

    def start_over(self) -> None:
        """Everything is as it was, and the open page comes back by itself and says so."""
        git(self.project, "checkout", "--quiet", "--force", "main")
        git(self.project, "reset", "--quiet", "--hard", "start")
        git(self.project, "clean", "--quiet", "--force", "-d")

    def sees_nothing_to_mend(self) -> None:
        nothing = {"en": "For editors: nothing to mend", "sv": "För redaktörer: inget att rätta"}[self.language]
        expect(self.tab.locator("details.editors > summary")).to_have_text(nothing, timeout=LONGEST)
        assert self.tab.get_by_role("alert").count() == 0


@contextmanager
def at_desks(folder: Path, languages: Sequence[str], browser: Browser) -> Iterator[list[Desk]]:
    """A desk for each language of messages, all with previews that are shown already."""
    with ExitStack() as at_the_end:
        yield [at_the_end.enter_context(_at_desk(folder / language, language, browser)) for language in languages]


@contextmanager
def _at_desk(root: Path, language: str, browser: Browser) -> Iterator[Desk]:
    root.mkdir()
    project = copy_project(root, ROOT)
    project.write(".gitignore", ".cache/\n__pycache__/\n/hooks\n/overrides\n")
    git(commit(project), "tag", "start")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, **_OF_THE_REAL_DAY, "MESSAGES": language, "PYTHONPATH": "hooks", "COLUMNS": "200"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    for name in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{name}_NAME": "Editor", f"GIT_{name}_EMAIL": "editor@example.org"}
    del environment["SOURCE_DATE_EPOCH"]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=root,
        env={**environment, "PYTHONUNBUFFERED": "1", "TMPDIR": str(root.parent)},  # it builds in a folder of its own
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if "Serving on" in line:
            break
    else:
        pytest.fail("The preview ended before it could be seen:\n" + "".join(said))
    hearing = Thread(target=lambda: [None for _ in process.stdout or ()])  # so that it can go on to talk
    hearing.start()
    context = browser.new_context()
    context.set_default_timeout(LONGEST)
    try:
        yield Desk(language, project, f"http://127.0.0.1:{port}/", environment, context.new_page())
    finally:
        context.close()
        process.terminate()  # a shell in the background would have it pass over SIGINT
        hearing.join()
        process.wait()
        process.stdout.close()


def find_once(text: str, part: str) -> int:
    """Where a part of a text stands in it, once; a test is skipped whose part an editor has changed."""
    if text.count(part) != 1:
        pytest.skip(f"{NOTHING_TO_EDIT}: {part!r} stands there {text.count(part)} times")
    return text.index(part)


def _replace(desk: Desk, step: Step) -> None:
    path = desk.file(step["in"])
    text = path.read_bytes().decode()
    find_once(text, step["old"])
    path.write_bytes(text.replace(step["old"], step["new"]).encode())


def _write(desk: Desk, step: Step) -> None:
    desk.project.write(step["file"], step["text"])


def _save_again(desk: Desk, step: Step) -> None:
    """Saves a file as another program would."""
    path = desk.file(step["save"])
    text = path.read_bytes().decode()
    ways = {
        "trimmed": lambda: re.sub(r"[ \t]+$", "", text, flags=re.M).encode(),
        "with CRLF": lambda: text.replace("\n", "\r\n").encode(),
    }
    path.write_bytes(ways[step["as"]]() if step["as"] in ways else text.encode(step["as"], "replace"))


def _print(desk: Desk, step: Step) -> None:
    """Saves something as PDF, as a program for text would, with its title, its language and its tags."""
    path = desk.file(step["to"])
    path.parent.mkdir(parents=True, exist_ok=True)
    with desk.tab.context.new_page() as other:
        other.set_content(step["print"])
        path.write_bytes(other.pdf(tagged=True))


def _remove(desk: Desk, step: Step) -> None:
    desk.file(step["remove"]).unlink()


def _merge(desk: Desk, step: Step) -> None:
    """Two have changed the same, each on a branch, and git cannot know whose it is to keep."""
    path = desk.file(step["merge"])
    for branch in ("theirs", "mine"):
        git(desk.project, "checkout", "--quiet", "-B", branch, "start")
        text = path.read_text(encoding="utf-8")
        found = re.search(step["old"], text, re.M) or pytest.skip(NOTHING_TO_EDIT)
        path.write_text(text[: found.start()] + found.expand(step[branch]) + text[found.end() :], encoding="utf-8")
        git(desk.project, "commit", "--quiet", "--all", "--message", branch)
    done = subprocess.run(
        ["git", "merge", "theirs"], cwd=desk.project.root, env=desk.environment, capture_output=True, check=False
    )
    assert done.returncode == 1


def _run(desk: Desk, step: Step) -> None:
    """Runs a line in a shell; what it says is to be said there, in the editor's language."""
    done = subprocess.run(
        ["sh", "-c", step["run"]],
        cwd=desk.project.root,
        env=desk.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said = re.sub(r"\s+", " ", done.stdout)
    assert done.returncode == step.get("ends", 0), done.stdout
    rest = said
    for piece in pieces_of(step.get(desk.language, "")):
        assert piece in rest, f"{piece!r} is not said, or not there:\n{done.stdout}"
        rest = rest.partition(piece)[2]


def _see(desk: Desk, step: Step) -> None:
    """A page shows something, by itself: it is open in the browser, or opened when it is there."""
    address = step.get("at", "")
    if desk.tab.url.partition("#")[0] != desk.address + address:
        desk.go(address)
    place = desk.tab.locator(step.get("where", "main"))
    for text in (step["see"],) if isinstance(step["see"], str) else step["see"]:
        expect(place.first).to_contain_text(text, timeout=LONGEST)


_STEPS = {
    "in": _replace,
    "file": _write,
    "save": _save_again,
    "print": _print,
    "remove": _remove,
    "merge": _merge,
    "run": _run,
    "see": _see,
}


def pieces_of(said: str) -> list[str]:
    """What is to be said, in the pieces between its gaps."""
    return [piece for piece in map(str.strip, re.sub(r"\s+", " ", said).split(GAP)) if piece]
