"""What ``fix`` and ``page`` do at a terminal: they show what would change, ask, and write it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from ..build.renderer import Renderer
from ..build.revisions import working_files
from ..gather import gather
from ..load import load
from ..messages import say
from ..pages.page import Pair
from ..problems import Problem, to_mend
from ..site.site import Site
from . import apply
from .fix import Files, fix
from .pages import NotDone, Wanted, change_pages, keep_confirmed

Say = Callable[[object], None]
Report = Callable[[Sequence[Problem]], str]


class Copy:
    """The sources of a site in a folder of their own, where they can be looked at as they would be."""

    def __init__(self, folder: Path, renderer: Renderer, today: date) -> None:
        self._folder, self._renderer, self._today = folder, renderer, today
        self._files: dict[str, bytes] = {}

    def look(self, files: Files) -> tuple[list[Problem], Mapping[str, Pair]]:
        """(all that is wrong with them, the pages as far as they can be read)"""
        _, problems = self.gather(files)
        locales = self._renderer.read_locales(self._folder)
        sources, _ = load(self._folder, locales, self._today, self._renderer.texts_of_the_theme(self._folder, locales))
        return problems, sources.pairs

    def gather(self, files: Files) -> tuple[Site | None, list[Problem]]:
        """What the sources say, if they can be read, and what is wrong with them."""
        for file in self._files.keys() - files.keys():
            (self._folder / file).unlink()
        for file, raw in files.items():
            if self._files.get(file) != raw:
                path = self._folder / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(raw)
        self._files = dict(files)
        locales = self._renderer.read_locales(self._folder)
        texts = self._renderer.texts_of_the_theme(self._folder, locales)
        return gather(self._folder, locales, self._today, of_the_theme=texts, with_drafts=True)


def _sources(root: Path) -> dict[str, bytes]:
    """The files that a site is made of, without its generator. Raises Unreadable."""
    return {file: raw for file, raw in working_files(root).items() if not file.startswith("hooks/")}


def fix_command(root: Path, today: date, renderer: Renderer, is_wanted: bool, print_: Say) -> int:
    """Mends all that a machine can; 0 if nothing is left to do for it, 1 if nothing was written, 2 if it must not be.

    Raises NoRevision, NotWritten, Unreadable.
    """
    before = _sources(root)
    with TemporaryDirectory() as folder:
        changed, done = fix(before, Copy(Path(folder), renderer, today).look)
    if not done:
        print_(say("There is nothing here that a machine can mend."))
        return 0
    for one in done:
        print_(one.said())
    return _write(root, before, {**before, **changed}, is_wanted, print_)


def page_command(
    root: Path, today: date, renderer: Renderer, wanted: Wanted, is_wanted: bool, print_: Say, report: Report
) -> int:
    """Adds, renames or removes a page in all its languages; 2 if that cannot be done, and nothing is written then.

    Raises NoRevision, NotWritten, Unreadable.
    """
    before, locales = _sources(root), renderer.read_locales(root)
    with TemporaryDirectory() as folder:
        copy = Copy(Path(folder), renderer, today)
        site, problems = copy.gather(before)
        if site is None:
            print_(report(problems))
            print_(say("Mend this first. Nothing has been written."))
            return 2
        try:
            after = change_pages(before, wanted, locales, site.pairs)
        except NotDone as error:
            print_(error.said)
            return 2
        new, problems_now = copy.gather(after)
        if new:
            after = keep_confirmed(after, wanted, site, new)
            problems_now = copy.gather(after)[1]
        known = {str(one) for one in problems}
        wrong = [one for one in to_mend(problems_now) if str(one) not in known]
    if wrong:
        print_(report(wrong))
        print_(say("So that would not build, and nothing has been written."))
        return 2
    return _write(root, before, after, is_wanted, print_)


def _write(root: Path, before: Files, after: Files, is_wanted: bool, print_: Say) -> int:
    changes = apply.find_changes(before, after)
    for shown in apply.differences(before, changes):
        print_(shown)
    if refused := apply.why_not(root, changes):
        print_(refused)
        return 2
    if not is_wanted and not _ask(print_):
        print_(say("Nothing has been written. To write it, add YES=1."))
        return 1
    apply.write(root, changes, before)
    print_(apply.how_to_undo(changes, before))
    return 0


def _ask(print_: Say) -> bool:
    """Whether a person wants it, if there is one to be asked."""
    if not sys.stdin.isatty():
        return False
    print_(say("Write this? Type yes, and Enter."))
    return sys.stdin.readline().strip().casefold() in ("yes", "y", "ja", "j")
