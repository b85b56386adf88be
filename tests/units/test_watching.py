"""Whatever is saved is told, in whichever way an editor saves it, and where the system tells of nothing."""

from __future__ import annotations

import mmap
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from bilingual.disk.watching import Watching

LONGEST = 90  # seconds, so that a test ends that would otherwise wait for ever


def _write(folder: Path) -> None:
    (folder / "docs/index.md").write_text("Another text.", encoding="utf-8")


def _take_its_place(folder: Path) -> None:
    new = folder / "docs/.index.md.part"
    new.write_text("Another text.", encoding="utf-8")
    new.replace(folder / "docs/index.md")


def _from_elsewhere(folder: Path) -> None:
    (folder / "new.md").write_text("Another text.", encoding="utf-8")
    (folder / "new.md").replace(folder / "docs/index.md")


def _delete_and_write(folder: Path) -> None:
    (folder / "docs/index.md").unlink()
    _write(folder)


def _keep_the_old_one(folder: Path) -> None:
    (folder / "docs/index.md").replace(folder / "docs/index.md~")
    _write(folder)


def _past_the_system(folder: Path) -> None:
    """As on a network disk: Linux tells of no writing through memory (inotify(7), “Limitations and caveats”)."""
    with (folder / "docs/index.md").open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        memory[:1] = b"L"
        memory.flush()


def _of_the_settings(folder: Path) -> None:
    (folder / "mkdocs.yml.new").write_text("site_name: Another", encoding="utf-8")
    (folder / "mkdocs.yml.new").replace(folder / "mkdocs.yml")


def _new_folder(folder: Path) -> None:
    (folder / "docs/more/deep").mkdir(parents=True)
    (folder / "docs/more/deep/page.md").write_text("New.", encoding="utf-8")


def _moved_in(folder: Path) -> None:
    (folder / "aside").mkdir()
    (folder / "aside/page.md").write_text("New.", encoding="utf-8")
    (folder / "aside").rename(folder / "docs/aside")


def _removed(folder: Path) -> None:
    shutil.rmtree(folder / "docs/old")


SAVES = (
    *(_write, _take_its_place, _from_elsewhere, _delete_and_write, _keep_the_old_one, _past_the_system),
    *(_of_the_settings, _new_folder, _moved_in, _removed),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs/old").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("A text.", encoding="utf-8")
    (tmp_path / "docs/old/page.md").write_text("Old.", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Name", encoding="utf-8")
    return tmp_path


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    watching = Watching()
    for name in ("docs", "mkdocs.yml"):
        watching.add(str(folder / name))
    yield watching
    watching.stop()
    watching.join()


@pytest.mark.parametrize("save", SAVES, ids=[each.__name__ for each in SAVES])
def test_what_is_saved_is_told(folder: Path, watching: Watching, save: Callable[[Path], None]) -> None:
    told = Event()
    watching.start(told.set)
    save(folder)
    assert told.wait(LONGEST)


def test_what_is_saved_before_anybody_waits_is_told(folder: Path, watching: Watching) -> None:
    """As during the first build, which may take long."""
    _write(folder)
    told = Event()
    watching.start(told.set)
    assert told.wait(LONGEST)


def test_all_that_is_saved_before_a_look_is_told_once(folder: Path, watching: Watching) -> None:
    """And what lies beside, or is only read, is not told."""
    for save in SAVES:
        save(folder)
    told: list[str] = []
    first, last = Event(), Event()

    def tell() -> None:
        told.append((folder / "docs/index.md").read_text(encoding="utf-8"))
        (last if first.is_set() else first).set()

    watching.start(tell)
    assert first.wait(LONGEST)
    (folder / "docs/index.md").read_bytes()
    (folder / "beside.txt").write_text("Nothing of the site.", encoding="utf-8")
    _from_elsewhere(folder)
    assert last.wait(LONGEST)
    assert len(told) == 2
