"""A project that is edited and built again and again, beside the same sources built from nothing each time.

What a build remembers may make it faster, and nothing else: the same files, byte for byte, the same messages, the same
code at its end, or both fail and the old site stays as it was.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bilingual.disk import memory
from bilingual.publish.output import CARRIED

from .conftest import DAY, Build, Project
from .killing import build_until, build_until_told
from .random_edits import ACCIDENTS, State, confirmed, edit, read_sources, write_sources
from .units.test_whole import largest_file

_OF_MKDOCS = re.compile(r"^INFO +- +(?!bilingual: (?:docs/|overrides/|mkdocs)).*\n(?: {4}.*\n)*", re.M)
# Moments at which a build is killed or waits: a thing that it does, and how many more it then still asks of the disk.
_MOMENTS = ("renameat2", ".cache", "/index.html", "shutil.rmtree", "os.link")
_LATEST = 400  # things that a build asks of the disk, of about as many
PUBLISHES = ("--no-strict",)  # whatever is only out of step
STRICT = ("--strict",)


@dataclass
class Incremental:
    """A project that remembers, with what was done to it so far. ``beside`` is a folder for the other builds.

    Its first build has nothing to remember; that, and each after it, is asked for by ``build``.
    """

    project: Project
    beside: Path
    chance: random.Random
    done: list[str] = field(default_factory=list)  # edits, accidents and builds, in order
    edits: int = 0
    compared: int = 0  # builds that have changed the site, held against one from nothing
    refused: int = 0  # builds that failed, held against one from nothing

    def __post_init__(self) -> None:
        for top in ("docs", "overrides"):
            self.project.own(f"{top}/x")  # a copy in the place of a link
        self.beside.mkdir()
        self.read()

    def read(self) -> None:
        """Takes the sources as they are, as after an edit that was none by chance."""
        self.state = self._sound = State(read_sources(self.project.root))

    @property
    def files(self) -> dict[str, bytes]:
        """What readers can get now."""
        return Build(0, "", self.project.root / "site").files()

    def edit(self) -> str:
        """One edit by chance, written to the disk; one of five keeps the times of the files."""
        before, self.state = self.state, self.state.copy()
        self.done.append(edit(self.state, self.chance))
        self.edits += 1
        self._write(before, keeps_times=self.chance.random() < 0.2)
        return self.done[-1]

    def _write(self, before: State, keeps_times: bool = False) -> None:
        root = self.project.root
        times = {file: (root / file).stat().st_mtime_ns for file in before.files} if keeps_times else {}
        write_sources(root, self.state.files, before.files)
        for file in times.keys() & self.state.files.keys():
            os.utime(root / file, ns=(times[file], times[file]))

    def confirm(self) -> None:
        """Everything is confirmed as it is, as before a strict build."""
        before, self.state = self.state, self.state.copy()
        confirmed(self.state, self.chance)
        self._write(before)
        self.done.append("confirmed")

    def accident(self) -> None:
        """Something befalls what earlier builds have left."""
        chosen = self.chance.choice(ACCIDENTS)
        chosen(self.project.root, self.chance)
        self.done.append(chosen.__name__)

    def build(self, options: Sequence[str] = PUBLISHES, *, compares: bool = True, in_a_process: bool = False) -> None:
        """Builds with all that is remembered, and compares that with what is built from nothing: code, messages and
        files. What cannot be built at all is taken back.
        """
        before, environment = self.files, self.state.environment
        build = (
            self.project.build_in_a_process(*options, environment=environment)
            if in_a_process
            else self.project.build(*options, environment=environment)
        )
        if compares:
            with self._from_nothing(options) as fresh:
                assert build.code == fresh.code, self._said(f"{build.said}\nFrom nothing:\n{fresh.said}")
                assert _messages(build) == _messages(fresh), self._said("Other messages than from nothing.")
                if not build.code:
                    self._compare(before, fresh.files())
        if build.code:
            assert self.files == before, self._said("A build that failed has changed the site.")
            self.refused += compares
        else:
            self.compared += compares
        if build.code and options == PUBLISHES:
            self.done.append("taken back")
            before_that = self.state
            self.state = replace(self._sound, bag=self.state.bag)
            self._write(before_that)
        elif not build.code:
            self._sound = self.state

    def _compare(self, before: Mapping[str, bytes], fresh: Mapping[str, bytes]) -> None:
        """The site is as fresh, but for the assets that stay for one version more."""
        found = self.files
        carried = found.pop(CARRIED, b"").decode().splitlines()
        stay = {name: found.pop(name) for name in carried}
        others = sorted(found.keys() ^ fresh.keys())
        assert not others, self._said(f"Other files than from nothing: {', '.join(others)}.")
        others = sorted(name for name in found if found[name] != fresh[name])
        assert not others, self._said(f"Other bytes than from nothing: {', '.join(others)}.")
        assert stay == {name: before[name] for name in stay}, self._said("Other assets than those of the old pages.")

    @contextmanager
    def _from_nothing(self, options: Sequence[str]) -> Iterator[Build]:
        """A build of the same sources in a new folder, which is gone afterwards."""
        with TemporaryDirectory(dir=self.beside) as folder:
            root = Path(folder)
            (root / "hooks").symlink_to(self.project.root / "hooks", target_is_directory=True)
            write_sources(root, self.state.files, {})
            assert not (root / memory.FOLDER).exists()
            yield Project(root).build(*options, environment=self.state.environment)

    def disk_is_full(self) -> None:
        """A build that can write no file of more than some bytes: if it fails, the old site is there."""
        size, before = self.chance.choice((0, 500, 5_000, 20_000, 100_000)), self.files
        with largest_file(size):
            build = self.project.build(*PUBLISHES, environment=self.state.environment)
        self.done.append(f"disk full at {size}")
        assert not build.code or self.files == before, self._said("The disk was full, and the site has changed.")

    def is_killed(self) -> None:
        """A build that is killed somewhere: the site is as it was, or the new one."""
        before, moment = self.files, self._moment()
        done = build_until(moment, self.project.root, [*PUBLISHES, "--site-dir", "site"], self._environment)
        self.done.append(f"killed at {moment}" if done.returncode < 0 else f"at its end before {moment}")
        if self.files != before:
            with self._from_nothing(PUBLISHES) as fresh:
                self._compare(before, fresh.files())

    def is_edited_while_it_builds(self) -> None:
        """A build that has read some of its sources when one of them changes: what it makes may be of both."""
        moment = self._moment()
        with build_until_told(moment, self.project.root, [*PUBLISHES, "--site-dir", "site"], self._environment):
            self.edit()
        self.done[-1] += f", while it builds, at {moment}"

    def _moment(self) -> str:
        return f"{self.chance.choice(('', *_MOMENTS))}+{self.chance.randrange(_LATEST)}".removeprefix("+")

    @property
    def _environment(self) -> Mapping[str, str]:
        return {**DAY, "PYTHONPATH": "hooks", **self.state.environment}

    def _said(self, what: str) -> str:
        return f"{what}\nWhat was done, the latest last: {', '.join(self.done)}"


def _messages(build: Build) -> str:
    """What a build says of the sources, without what MkDocs tells of its own doing, and where the project is."""
    return _OF_MKDOCS.sub("", build.said).replace(str(build.folder.parent), "")


def run(there: Incremental, edits: int, *, every: int = 1, in_processes: bool = True) -> None:
    """So many edits, one after the other, each built with what is remembered; a build from nothing beside every so
    many, and the last. In between, accidents; in processes of their own, builds that are killed, or edited meanwhile.
    """
    there.build()
    while there.edits < edits:
        happens = there.chance.random()
        if in_processes and happens < 0.05:
            there.is_edited_while_it_builds()
        else:
            there.edit()
            if in_processes and happens < 0.15:
                there.is_killed()
            elif 0.15 <= happens < 0.2:
                there.disk_is_full()
        if there.chance.random() < 0.25:
            there.accident()
        is_strict = there.chance.random() < 0.15
        if is_strict:
            there.confirm()
        there.build(
            STRICT if is_strict else PUBLISHES,
            compares=there.edits % every == 0 or there.edits == edits,
            in_a_process=in_processes and happens < 0.1,
        )
