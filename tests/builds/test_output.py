"""What readers see changes at once or not at all, whatever happens to a build on its way."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bilingual.disk.memory import FOLDER

from ..conftest import DAY, Build, Project, copy_in_two
from ..killing import build_until
from ..units.test_whole import largest_file

TOO_LARGE = (
    "Error: site stays as it was, because a file would be larger than this machine lets it be."
    " Raise the limit (ulimit -f), and try again.\n"
)
OTHER = ("docs/rules.yml", "value: 9", "value: 11")  # a change that is seen on many pages


@pytest.fixture
def project(in_two: Project) -> Project:
    """Two languages show what is claimed here."""
    return in_two


@dataclass(frozen=True)
class Published:
    """A project with its published site, and the files of that site: the old one, once something is changed."""

    project: Project
    old: dict[str, bytes]

    @property
    def files(self) -> dict[str, bytes]:
        """What readers can get now."""
        return Build(0, "", self.project.root / "site").files()


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Published:
    project = copy_in_two(tmp_path_factory.mktemp("published"))
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    return Published(project, build.files())


@pytest.fixture
def published(once: Published) -> Iterator[Published]:
    """The same for each test. None leaves anything in the project's folder but the site."""
    before = set(os.listdir(once.project.root))
    yield once
    assert set(os.listdir(once.project.root)) == before


FAILS_LATE = {
    "a template that fails while pages are written": (
        ("overrides/sitemap.xml", "in view.pages %}", "in view.pages_that_are_not_there %}"),
        "Error: overrides/sitemap.xml:",
    ),
    "a warning that MkDocs counts when all is built": (
        ("mkdocs.yml", "static_templates: [404.html,", "static_templates: [nothing.html, 404.html,"),
        "WARNING -  Template skipped: 'nothing.html' not found in theme directories.",
    ),
}


@pytest.mark.parametrize(("change", "said"), FAILS_LATE.values(), ids=FAILS_LATE.keys())
def test_a_strict_build_that_fails_late_leaves_the_old_site(
    published: Published, change: tuple[str, str, str], said: str
) -> None:
    file, old, new = change
    published.project.change(file, old, new)
    build = published.project.build()
    published.project.change(file, new, old)
    assert build.code == 1
    assert said in build.errors
    assert published.files == published.old


def test_a_disk_that_is_full_leaves_the_old_site_and_is_told_in_a_sentence(published: Published) -> None:
    file, old, new = OTHER
    published.project.change(file, old, new)
    with largest_file(20000):  # no page is as large as that
        build = published.project.build()
    published.project.change(file, new, old)
    assert (build.code, build.errors) == (1, TOO_LARGE)
    assert published.files == published.old


def test_the_folder_of_a_build_on_its_way_is_not_spoken_of(published: Published) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=published.project.root,
        env={**os.environ, **DAY},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"Building documentation to directory: {published.project.root / 'site'}\n" in done.stderr
    assert ".site." not in done.stderr


@pytest.mark.long
def test_a_build_that_is_killed_leaves_a_whole_site_and_the_next_one_tidies_up(
    published: Published, tmp_path: Path
) -> None:
    """Half-way, before the two folders change places, and after it; tests/proof/ has 50 moments."""
    file, old, other = OTHER
    published.project.change(file, old, other)
    new = published.project.build(folder=str(tmp_path / "expected")).files()
    assert new != published.old
    for moment in (
        "shutil.rmtree+0",
        "en/index.html+0",
        "renameat2+0",
    ):  # the first: when the old site is to be removed
        done = build_until(moment, published.project.root, ["--site-dir", "site"], DAY)
        assert done.returncode < 0, done.stderr
        assert published.files == new
        assert [name for name in os.listdir(published.project.root) if name.startswith(".site.")]
        published.project.write(file, (published.project.root / file).read_text().replace(other, old))
    assert published.project.build().code == 0
    assert published.files == published.old


@pytest.mark.long
def test_a_build_waits_for_another_one_into_the_same_folder_however_that_one_ends(published: Published) -> None:
    """The first is held in its midst, the second is heard until it says that it waits, and the first is killed."""
    shutil.rmtree(published.project.root / FOLDER)  # or nothing would be to be built
    with _build_in_a_process(published) as first:
        try:
            _hear(first, "Building documentation to directory")
            os.kill(first.pid, signal.SIGSTOP)
            with _build_in_a_process(published) as second:
                said = _hear(second, "site: Another build is at work there. This one begins when that has ended.")
                if Path("/proc/locks").exists():  # other systems do not say who holds a lock
                    assert f"It is process {first.pid}, which has been stopped, as by Ctrl+Z" in said
                assert len([name for name in os.listdir(published.project.root) if name.startswith(".site.")]) == 1
                first.kill()
                _hear(second, "Documentation built")
        finally:
            first.kill()
    assert (first.returncode, second.returncode) == (-signal.SIGKILL, 0)
    assert published.files == published.old


def _build_in_a_process(published: Published) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"],
        cwd=published.project.root,
        env={**os.environ, **DAY},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def _hear(build: subprocess.Popen[str], what: str) -> str:
    """Waits until a build says this, and gives the line; fails if it ends without."""
    assert build.stderr
    said: list[str] = []
    while what not in "".join(said[-1:]):
        line = build.stderr.readline()
        assert line, f"It ended without saying {what!r}: {''.join(said)}"
        said.append(line)
    return said[-1]


@pytest.mark.long
def test_two_builds_at_once_under_an_odd_umask_both_end_well_and_all_can_read_the_site(published: Published) -> None:
    shutil.rmtree(published.project.root / FOLDER)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"]
    both = [
        subprocess.Popen(
            command, cwd=published.project.root, env={**os.environ, **DAY}, stderr=subprocess.PIPE, umask=0o077
        )
        for _ in range(2)
    ]
    said = [each.communicate()[1].decode() for each in both]
    assert [each.returncode for each in both] == [0, 0], said
    assert published.files == published.old
    found = [published.project.root / "site", *(published.project.root / "site").rglob("*")]
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in found}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_in_ci_nothing_that_was_remembered_is_believed_and_nothing_is_written(published: Published) -> None:
    memory = published.project.root / ".cache/checked"
    before = memory.read_bytes()
    memory.write_bytes(b"anything")
    published.project.build(environment={"CI": "true"})
    assert memory.read_bytes() == b"anything"
    memory.write_bytes(before)
