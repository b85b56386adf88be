"""What the commands write: whole or not at all, and a fault of the disk is one sentence."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bilingual.disk import whole
from bilingual.disk.whole import NotWritten, digest_of, said_of, write_whole

from ..conftest import Project

FAULTS = (
    (errno.ENOSPC, "the disk is full. Make room, and try again."),
    (errno.EDQUOT, "this user's share of the disk is used up. Make room, and try again."),
    (
        errno.EFBIG,
        "a file would be larger than this machine lets it be. Raise the limit (ulimit -f), and try again.",
    ),
    (
        errno.EROFS,
        "this disk can only be read. Make it writable for this user, or choose another place, and try again.",
    ),
    (
        errno.EACCES,
        "this user may not write there. Make it writable for this user, or choose another place, and try again.",
    ),
    (
        errno.EPERM,
        "this user may not write there. Make it writable for this user, or choose another place, and try again.",
    ),
    (errno.ENOTDIR, "a file stands where a folder must be. Move it away, and try again."),
    (errno.EEXIST, "a file stands where a folder must be. Move it away, and try again."),
    (errno.EISDIR, "a folder stands where the file must be. Move it away, and try again."),
    (errno.ELOOP, "a link stands where the file or its folder must be. Move it away, and try again."),
    (errno.ENOENT, "its folder does not exist. Make the folder, and try again."),
    (errno.ENAMETOOLONG, "the disk cannot hold so long a name. Choose a shorter one, and try again."),
    (errno.EIO, "the disk does not answer as it should. Have it looked after before anything else is written."),
    (errno.EBUSY, "something else has hold of it. End what uses it, and try again."),
    (errno.ETXTBSY, "something else has hold of it. End what uses it, and try again."),
    (errno.EAGAIN, "another build or command has been writing there for a minute. Wait for it, and try again."),
    (errno.EMFILE, "too many files are open. Raise the limit (ulimit -n), and try again."),
    (errno.ENFILE, "too many files are open on this machine. End other programs, and try again."),
    (errno.ENXIO, "the system says “No such device or address”. Try again."),
)


@pytest.mark.parametrize(("number", "said"), FAULTS, ids=[errno.errorcode[number] for number, _ in FAULTS])
def test_a_fault_of_the_disk_is_one_sentence_and_what_to_do(number: int, said: str) -> None:
    assert said_of("site", OSError(number, os.strerror(number))) == f"site stays as it was, because {said}"


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file can grow beyond so many bytes, as if the disk ended there; the system sees to it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _folder(path: Path) -> None:
    path.unlink()
    (path / "full").mkdir(parents=True)


def _file_for_folder(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    path.parent.write_text("a file")


def _link_for_folder(path: Path) -> None:
    path.parent.rename("elsewhere")
    path.parent.symlink_to("elsewhere")


IN_THE_WAY: tuple[tuple[Callable[[Path], None], str], ...] = (
    (_folder, "a folder stands where the file must be"),
    (_file_for_folder, "a file stands where a folder must be"),
    (_link_for_folder, "a link stands where the file or its folder must be"),
)


@pytest.mark.parametrize(("prepare", "said"), IN_THE_WAY)
def test_what_stands_in_the_way_is_told_and_stays(
    prepare: Callable[[Path], None], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("folder/file")
    path.parent.mkdir()
    path.write_text("old")
    prepare(path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NotWritten) as told:
        write_whole(path, b"new")
    assert str(told.value) == f"folder/file stays as it was, because {said}. Move it away, and try again."
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_does_not_fit_is_as_it_was_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with largest_file(100), pytest.raises(NotWritten, match="a file would be larger"):
        write_whole(path, b"new" * 100)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("file", "old")]


def test_a_file_keeps_its_mode_and_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    path, outside = tmp_path / "file", tmp_path / "outside"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(path, b"new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)
    path.rename(outside)
    path.symlink_to(outside)
    write_whole(path, b"newer")
    assert (path.read_text(), path.is_symlink(), outside.read_text()) == ("newer", False, "new")


def test_what_somebody_has_saved_meanwhile_is_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "file"
    was = digest_of(path)
    path.write_text("saved")
    with pytest.raises(NotWritten, match="has been changed meanwhile, and stays as it is"):
        write_whole(path, b"new", was)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("file", "saved")]
    write_whole(path, b"new", digest_of(path))
    assert path.read_text() == "new"


def test_what_a_killed_command_has_left_goes_with_the_next_one(tmp_path: Path) -> None:
    (tmp_path / ".file.0123abcd.new").write_text("half")
    (tmp_path / ".file.new").write_text("somebody's")
    write_whole(tmp_path / "file", b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == [".file.new", "file"]


def test_a_lock_that_never_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "LONGEST_WAIT", 0)
    number = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    with pytest.raises(NotWritten, match="another build or command has been writing there for a minute"):
        write_whole(tmp_path / "file", b"new")
    os.close(number)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("confirm", "all"), "docs/confirmed.txt"),
        (("status", "--json", ".cache/status.json"), ".cache/status.json"),
    ],
    ids=["confirm", "status"],
)
def test_a_command_that_cannot_write_says_so_and_leaves_what_was_there(
    project: Project, command: tuple[str, ...], file: str
) -> None:
    path = project.root / file
    path.parent.mkdir(exist_ok=True)
    if command[0] == "status":
        path.write_text("old")
    else:
        project.change("docs/en/index.md", "has books, magazines", "has magazines, books")
        project.change("docs/sv/index.md", "har böcker, tidningar", "har tidningar, böcker")
    before = path.read_bytes()
    with largest_file(40):
        code, said = project.run(*command)
    expected = (
        f"{file} stays as it was, because a file would be larger than this machine lets it be."
        " Raise the limit (ulimit -f), and try again.\n"
    )
    assert said.endswith(expected)
    assert (code, path.read_bytes()) == (2, before)
    assert [each for each in path.parent.iterdir() if each.name.startswith(".")] == []
