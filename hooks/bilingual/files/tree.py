"""The files below a folder, found without opening any; and a file's bytes, read without following a link.

Whatever is no plain file is told and left alone: a link could lead to the secrets of the machine that builds, a FIFO
would let it wait for ever, a device never ends.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from os.path import islink, lexists
from pathlib import Path, PurePosixPath

from ..messages import Figure, say
from ..messages.programs import said_by_program
from ..problems import Problem
from .names import leftover, shown

MAX_DEPTH = 8  # folders inside each other
MAX_ENTRIES = 20_000  # 2,000 pages in each of four languages, and as many pictures
KB, MB = 1024, 1024 * 1024
Judge = Callable[[str, bool], Problem | None]
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _nothing(path: str, is_folder: bool) -> Problem | None:
    del path, is_folder
    return None


@dataclass(frozen=True)
class Found:
    """What stands below a folder, by paths from the project's root: the plain files, sorted; and what is left out.

    Below a folder that is left out nothing has been looked at.
    """

    files: Sequence[str] = ()
    refused: frozenset[str] = frozenset()
    problems: Sequence[Problem] = ()


def find_files(root: Path, top: str, judge: Judge = _nothing) -> Found:
    """The plain files below the folder ``top`` of ``root``; none if it is not there.

    ``judge`` says for each path, and whether it is a folder, what is wrong with it; then it is left out. The disk is
    asked once for each folder, and nothing is opened.
    """
    if not lexists(root / top):
        return Found()
    if wrong := _wrong_top(root, top):
        return Found(refused=frozenset({top}), problems=[wrong])
    files: list[str] = []
    wrongs: dict[str, Problem] = {}
    waiting, count = [top], 0
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as entries:  # small letters before capital ones
                listed = sorted(islice(entries, MAX_ENTRIES + 1), key=lambda entry: entry.name.swapcase())
        except OSError as error:
            wrongs[folder] = _unreadable(folder, error)
            continue
        count += len(listed)
        if count > MAX_ENTRIES:
            most, where = Figure(MAX_ENTRIES), f"{shown(top)}/"
            what = say("There are more than {most} files and folders in {folder}.", most=most, folder=where)
            wrongs[folder] = Problem(shown(folder), 1, what, say("Take out what does not belong."), "too-large")
            break
        alike: dict[str, str] = {}
        for entry in listed:
            path = f"{folder}/{entry.name}"
            is_folder = entry.is_dir(follow_symlinks=False)
            if wrong := _wrong_entry(entry, path, is_folder, alike) or judge(path, is_folder):
                wrongs[path] = wrong
            elif is_folder:
                waiting.append(path)
            else:
                files.append(path)
    return Found(sorted(files), frozenset(wrongs), list(wrongs.values()))


def _wrong_top(root: Path, top: str) -> Problem | None:
    path = root / top
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return _unreadable(top, error)
    if stat.S_ISLNK(mode) and not _is_of_the_generator(path, top):
        return _link(top, "folder")
    if not stat.S_ISLNK(mode) and not stat.S_ISDIR(mode):
        return Problem(
            top, 1, say("This should be a folder."), say("Bring it back from an earlier version."), "not-a-file"
        )
    return None


def _is_of_the_generator(path: Path, top: str) -> bool:
    """Whether a link leads to the folder beside the code that runs: a service may take its templates as they are."""
    return os.path.realpath(path) == os.path.realpath(Path(__file__).resolve().parents[3] / top)


def _wrong_entry(entry: os.DirEntry[str], path: str, is_folder: bool, alike: dict[str, str]) -> Problem | None:
    name = shown(path)
    if entry.is_symlink():
        if entry.name.startswith(".#"):  # Emacs's mark of an open file, which leads to no file
            what = say("This is left over: {what}. It is not published.", what=leftover(entry.name))
            return Problem(name, 1, what, say("Save the file there and close it."), "leftover", "warning")
        return _link(path, "file")
    if not is_folder and not entry.is_file(follow_symlinks=False):
        what = say("This is no file but a door to a program or a device. Nothing is read from it.")
        return Problem(name, 1, what, say("Take it away."), "not-a-file")
    if is_folder and path.count("/") > MAX_DEPTH:
        what = say("More than {most} folders inside each other.", most=MAX_DEPTH)
        return Problem(name, 1, what, say("Put what is in it further up."), "too-large")
    first = alike.setdefault(entry.name.casefold(), entry.name)
    if first != entry.name:
        what = say(
            "“{name}” and “{first}” beside it differ in capital letters only.",
            name=shown(entry.name),
            first=shown(first),
        )
        to_do = say("Give one of the two another name: many disks and readers take them for the same.")
        return Problem(name, 1, what, to_do, "file-name")
    return None


def read_file(root: Path, file: str, most: int) -> tuple[bytes, list[Problem]]:
    """The bytes of a plain file; empty, with a problem, if it is none, cannot be read, or has more than ``most``."""
    name = shown(file)
    try:
        handle = os.open(f"{root}/{file}", _READ_ONLY)
        with open(handle, "rb", buffering=0) as opened:
            seen = os.fstat(handle)
            if not stat.S_ISREG(seen.st_mode):
                what = say("This is no plain file. Nothing is read from it.")
                return b"", [Problem(name, 1, what, say("Put a file in its place."), "not-a-file")]
            raw = opened.read(seen.st_size + 1) if seen.st_size <= most else b""
    except OSError as error:
        return b"", [_unreadable(file, error)]
    if max(seen.st_size, len(raw)) > most:
        size = _size(max(seen.st_size, len(raw)))
        what = say("The file is too large: {size}, more than {most}.", size=size, most=_size(most))
        to_do = say("Divide it, or take out what does not belong.")
        return b"", [Problem(name, 1, what, to_do, "too-large")]
    return raw, []


def read_alone(root: Path, file: str, most: int) -> tuple[bytes, list[Problem]]:
    """The same of a file that ``find_files`` has not found: the folders above it are looked at too."""
    parents = [str(parent) for parent in PurePosixPath(file).parents][:-1]
    for folder in reversed(parents):
        if islink(root / folder):
            return b"", [_link(folder, "folder")]
    return read_file(root, file, most)


def _size(count: int) -> str:
    return f"{count // MB} MB" if count >= 10 * MB or (count and count % MB == 0) else f"{count // KB} KB"


def _link(path: str, kind: str) -> Problem:
    what = say("This is a link on the disk and no file. Nothing is read through it.")
    to_do = say("Put the file itself here, or take the link away.")
    if kind == "folder":
        what = say("This is a link on the disk and no folder. Nothing is read through it.")
        to_do = say("Put the folder itself here, or take the link away.")
    return Problem(shown(path), 1, what, to_do, "not-a-file")


def _unreadable(file: str, error: OSError) -> Problem:
    name = shown(file)
    if error.errno == errno.ELOOP:
        return _link(file, "file")
    if isinstance(error, FileNotFoundError):
        return Problem(
            name, 1, say("The file is missing."), say("Bring it back from an earlier version."), "missing-file"
        )
    if isinstance(error, PermissionError):
        what = say("This cannot be read: the computer does not allow it.")
        return Problem(name, 1, what, say("Give yourself the right to read it."), "unreadable")
    what = say("This cannot be read ({error}).", error=said_by_program(error.strerror or type(error).__name__))
    return Problem(name, 1, what, say("Put another copy of it in its place."), "unreadable")
