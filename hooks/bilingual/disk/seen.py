"""All that stands in some folders, byte by byte, as one digest; and whether any of it was written meanwhile."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

MOST = 256 * 2**20  # bytes that are read at most
MOST_OF_A_SITE = 2**32  # likewise, of what was built
MOST_ENTRIES = 100_000
HIDDEN_FOR_ALL = ".well-known"  # where all look for what concerns a whole host (RFC 8615)
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_COMPILED = "__pycache__"
_PACKAGES = (".dist-info", ".egg-info")  # names that say a package and its version
_CORE = Path(__file__).parent.parent


class Place(NamedTuple):
    """A folder with all that is below it; with ``endings``, only the files right in it whose names end so.

    In one of code, what Python itself writes there does not count; of a built site, nothing that is hidden right in it
    but what is there for everybody, and how each file may be read counts too.
    """

    folder: str
    endings: tuple[str, ...] = ()
    is_code: bool = False
    is_site: bool = False

    def passes_over(self, name: str) -> bool:
        """Whether a file or folder right in it does not count."""
        return self.is_site and name.startswith(".") and name != HIDDEN_FOR_ALL


# What the generator is: its code with its data, and beside it what knows the renderer.
GENERATOR = (Place(str(_CORE), is_code=True), Place(str(_CORE.parent), (".py",), is_code=True))
Stamp = tuple[str, int, int, int, int, int]


class Seen(NamedTuple):
    """A digest of every name, kind and byte, and the stamps that each file and folder had before it was read."""

    digest: bytes
    stamps: Sequence[Stamp]


class _Unknown(Exception):
    """There is far too much, or something that changes while it is read."""


def look(places: Sequence[Place], known: Mapping[str, bytes] | None = None) -> Seen | None:
    """All that stands there; None where something cannot be read, or is more than is ever read.

    Files of a site that are ``known``, by their paths from it, are taken to hold what has this digest (SHA-256).

    Links are not followed, but for one in place of a folder that is asked for: what it leads to counts. Where the
    places themselves are does not.
    """
    digest, stamps = sha256(), list[Stamp]()
    room = MOST_OF_A_SITE if all(place.is_site for place in places) else MOST
    try:
        for place in places:
            is_link = os.path.islink(place.folder) and not place.is_code
            whereto = os.path.realpath(place.folder) if is_link else ""
            digest.update(_encoded(f"{place[1:]}\0{whereto}\0"))
            for stamp in _stamps(place):
                stamps.append(stamp)
                path, mode = stamp[:2]
                name = path[len(place.folder) :]
                if place.is_site and stat.S_ISREG(mode):
                    raw = (known or {}).get(name[1:]) or sha256(_read(path, room)).digest()
                    room -= stamp[3]
                else:
                    raw = _read(path, room) if stat.S_ISREG(mode) else b""
                    room -= len(raw)
                kind = stat.S_IFMT(mode) if not place.is_site else mode
                digest.update(_encoded(f"{name}\0{kind}\0{len(raw)}\0"))
                digest.update(raw)
    except (OSError, _Unknown):
        return None
    return Seen(digest.digest(), stamps)


def is_unchanged(places: Sequence[Place], stamps: Sequence[Stamp]) -> bool:
    """Whether nothing there was written, made, moved or taken away since it had these stamps.

    The system itself notes when a file was changed last, and nobody can set that back (POSIX, st_ctime).
    """
    try:
        return [stamp for place in places for stamp in _stamps(place)] == stamps
    except (OSError, _Unknown):
        return False


def _stamps(place: Place) -> Iterator[Stamp]:
    """The stamp of each file and folder, in the order of their names: a folder's before those in it."""
    waiting, count = [place.folder], 0
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except FileNotFoundError:
            return  # which is told
        count += len(listed)
        if count > MOST_ENTRIES:
            raise _Unknown
        if not place.is_code:
            yield _stamp(folder, os.stat(folder)) if not place.endings else (folder, 0, 0, 0, 0, 0)
        for entry in listed:
            if place.endings and not entry.name.endswith(place.endings):
                continue
            if folder == place.folder and place.passes_over(entry.name):
                continue
            if not entry.is_dir(follow_symlinks=False):
                yield _stamp(entry.path, entry.stat(follow_symlinks=bool(place.endings)))
            elif not place.endings and not (place.is_code and entry.name == _COMPILED):
                waiting.append(entry.path)


def _stamp(path: str, of: os.stat_result) -> Stamp:
    return path, of.st_mode, of.st_ino, of.st_size, of.st_mtime_ns, of.st_ctime_ns


def _read(path: str, most: int) -> bytes:
    """The bytes of a plain file. Raises OSError, and _Unknown for one with more than ``most``."""
    handle = os.open(path, _READ_ONLY)
    with open(handle, "rb", buffering=0) as opened:
        size = os.fstat(handle).st_size
        raw = opened.read(size + 1) if size < most else b""
        if len(raw) != size:
            raise _Unknown
        return raw


@cache
def version_of_generator() -> str:
    """A digest of what does the work: Python, every package that it finds, the code; it cannot change in a process.

    Nothing is remembered where some of it cannot be read: then the digest is a new one each time.
    """
    seen = look(GENERATOR)
    packages = sorted({name for folder in sys.path if os.path.isdir(folder) for name in os.listdir(folder)})
    said = "\0".join([sys.version, *(name for name in packages if name.endswith(_PACKAGES))])
    return sha256((seen.digest if seen else os.urandom(32)) + _encoded(said)).hexdigest()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
