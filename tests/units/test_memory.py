"""What is remembered between builds cannot lie: only what this user's own key has signed here is believed."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.disk import memory
from bilingual.disk.memory import CI, FILE, Memory

IGNORED = (
    ".cache/checked is not used: it was written elsewhere, by another version, or not by this program."
    " Nothing is to be done; it is written anew."
)


def open_memory(root: Path, version: str = "1", **environment: str) -> Memory:
    """The memory of the project in ``root``, of a user whose home is beside it."""
    return Memory(root, version, {"HOME": str(root.parent), **environment})


def key_of(root: Path) -> Path:
    return root.parent / ".local/state/bilingual/key"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project that remembers “all is well” as “agreed”."""
    root = tmp_path / "project"
    root.mkdir()
    open_memory(root).keep("agreed", b"all is well")
    return root


def test_what_was_remembered_is_known_the_next_time_and_the_key_is_its_owners_alone(root: Path) -> None:
    known = open_memory(root)
    assert (known.get("agreed"), known.get("other"), known.said) == (b"all is well", b"", "")
    assert stat.S_IMODE(key_of(root).stat().st_mode) == 0o600
    assert stat.S_IMODE(key_of(root).parent.stat().st_mode) == 0o700
    known.keep("other", b"\0\xff\n" * 1000)
    again = open_memory(root)
    assert (again.get("agreed"), again.get("other")) == (b"all is well", b"\0\xff\n" * 1000)


def _one_byte(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)


def _in_place(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def put(file: Path) -> None:
        file.unlink()
        make(file)

    return put


def _link(file: Path) -> None:
    file.rename(file.parent.parent / "moved")
    file.symlink_to("../moved")


def _folder_is_a_link(file: Path) -> None:
    file.parent.rename(file.parent.parent / "moved")
    file.parent.symlink_to("moved")


def _folder_is(make: Callable[[Path], object]) -> Callable[[Path], object]:
    def put(file: Path) -> None:
        shutil.rmtree(file.parent)
        make(file.parent)

    return put


def _full_folder(path: Path) -> None:
    (path / "in" / "it").mkdir(parents=True)


def _too_large(file: Path) -> None:
    os.truncate(file, memory.LARGEST + 100)


NOT_BELIEVED: dict[str, Callable[[Path], object]] = {
    "a digest written by hand": lambda file: file.write_text(f"{'0' * 64}\n"),
    "one byte changed": _one_byte,
    "cut off": lambda file: os.truncate(file, 60),
    "empty": lambda file: os.truncate(file, 0),
    "too large": _too_large,
    "no text": lambda file: file.write_bytes(os.urandom(500)),
    "a link to the true one": _link,
    "a link to nothing": _in_place(lambda file: file.symlink_to("nowhere")),
    "a link to itself": _in_place(lambda file: file.symlink_to(file.name)),
    "a folder": _in_place(_full_folder),
    "a FIFO": _in_place(os.mkfifo),
    "its folder is a link to the true one": _folder_is_a_link,
    "its folder is a link to nothing": _folder_is(lambda folder: folder.symlink_to("nowhere")),
    "its folder is a file": _folder_is(lambda folder: folder.write_text("a file")),
    "its folder is a FIFO": _folder_is(os.mkfifo),
    "made with another key": lambda file: key_of(file.parent.parent).write_bytes(b"k" * 32),
    "made without a key": lambda file: key_of(file.parent.parent).unlink(),
}


@pytest.mark.parametrize("harm", NOT_BELIEVED.values(), ids=NOT_BELIEVED.keys())
def test_what_is_not_signed_here_is_ignored_with_a_line_and_written_anew(
    harm: Callable[[Path], object], root: Path
) -> None:
    harm(root / FILE)
    moved = {path: path.read_bytes() for path in root.rglob("moved*") if path.is_file()}
    ignored = open_memory(root)
    assert (ignored.get("agreed"), ignored.said) == (b"", IGNORED)
    ignored.keep("agreed", b"found again")
    again = open_memory(root)
    assert (again.get("agreed"), again.said) == (b"found again", "")
    assert not (root / FILE).is_symlink()
    assert all(path.read_bytes() == content for path, content in moved.items())  # nothing is written through a link


def test_a_memory_is_not_believed_in_another_place_or_by_another_version(root: Path) -> None:
    shutil.copytree(root, root.parent / "other")
    assert open_memory(root.parent / "other").said == IGNORED
    assert open_memory(root, "2").said == IGNORED


def _of_a_group(key: Path) -> None:
    key.chmod(0o640)


def _in_a_folder_of_all(key: Path) -> None:
    key.parent.chmod(0o777)


def _is_a_link(key: Path) -> None:
    key.rename(key.with_name("moved"))
    key.symlink_to("moved")


UNSAFE_KEYS: dict[str, Callable[[Path], object]] = {
    "readable by its group": _of_a_group,
    "in a folder that all may write to": _in_a_folder_of_all,
    "a link": _is_a_link,
    "a FIFO": _in_place(os.mkfifo),
    "a folder": _in_place(lambda key: key.mkdir(mode=0o700)),
    "too short": lambda key: os.truncate(key, 31),
    "too long": lambda key: os.truncate(key, 33),
}


@pytest.mark.parametrize("harm", UNSAFE_KEYS.values(), ids=UNSAFE_KEYS.keys())
def test_a_key_that_is_not_safe_is_not_used_and_nothing_fails(harm: Callable[[Path], object], root: Path) -> None:
    harm(key_of(root))
    written = (root / FILE).read_bytes()
    without = open_memory(root)
    without.keep("agreed", b"something else")
    assert (bool(without), without.get("agreed"), without.said) == (False, b"", "")
    assert (root / FILE).read_bytes() == written


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can give a file to somebody else")
def test_a_key_of_somebody_else_is_not_used(root: Path) -> None:
    os.chown(key_of(root), 65534, 65534)
    assert not open_memory(root)


WITHOUT: dict[str, dict[str, str]] = {
    "no home": {"HOME": ""},
    "a home that does not exist": {"HOME": "/dev/null/home"},
    "a home that is a relative path": {"HOME": "home"},
    "a home of the system's": {"HOME": "/proc/1"},
    "a state folder within the project": {"XDG_STATE_HOME": "{root}/state"},
    **{name: {name: "true"} for name in CI},
}


@pytest.mark.parametrize("environment", WITHOUT.values(), ids=WITHOUT.keys())
def test_where_nothing_can_be_kept_safe_and_in_ci_nothing_is_read_or_written(
    environment: dict[str, str], root: Path
) -> None:
    written = (root / FILE).read_bytes()
    without = open_memory(root, **{name: value.format(root=root) for name, value in environment.items()})
    without.keep("agreed", b"something else")
    assert (bool(without), without.get("agreed"), without.said) == (False, b"", "")
    assert (root / FILE).read_bytes() == written
    assert not (root / "state").exists()


@pytest.mark.parametrize("value", ["", "0", "false", "False"])
def test_a_machine_that_says_it_is_no_ci_is_none(value: str, root: Path) -> None:
    assert open_memory(root, CI=value).get("agreed") == b"all is well"


def test_a_relative_state_folder_is_as_if_it_were_not_there(root: Path) -> None:
    assert open_memory(root, XDG_STATE_HOME="state").get("agreed") == b"all is well"


def test_more_than_can_be_held_is_not_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LARGEST", 100)
    full = open_memory(root)
    full.keep("more", b"x" * 200)
    assert (open_memory(root).get("more"), open_memory(root).get("agreed")) == (b"", b"all is well")
