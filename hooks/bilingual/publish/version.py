"""A built site → the version of it that is published: the same files, each text in its compressed forms too.

Versions are kept in a folder of this checkout that no commit holds, the one of today and the one before it, so that
the one before can be published again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..disk.memory import FOLDER, Memory
from ..disk.seen import HIDDEN_FOR_ALL
from ..disk.whole import locked
from .compression import CODINGS, compress
from .output import CARRIED, remove, unchanged
from .serving import Serving

_VERSIONS = FOLDER / "versions"
_NEXT, NOW, BEFORE = "next", "now", "before"


@dataclass(frozen=True)
class Version:
    """Its folder, and its files without their compressed forms, by path from there, in order."""

    folder: Path
    files: Sequence[str]


class Versions:
    """The versions that were published from a checkout."""

    def __init__(self, root: Path) -> None:
        self._folder = root / _VERSIONS

    def find(self, name: str) -> Version | None:
        """A version that is kept: NOW or BEFORE."""
        folder = self._folder / name
        return Version(folder, files_of(folder)) if folder.is_dir() else None

    def make(self, built: Path, serving: Serving, memory: Memory | None = None) -> Version:
        """The next version, of what has been built."""
        folder = self._folder / _NEXT
        remove(folder)
        (folder / HIDDEN_FOR_ALL).mkdir(parents=True)  # so that what is gone from it goes from the target too
        with unchanged(built):
            carried = built / CARRIED
            old = set(carried.read_text(encoding="utf-8").splitlines()) if carried.is_file() else set()
            names = [name for name in files_of(built) if name not in old]
            for name in names:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes((built / name).read_bytes())
        compress(folder, (name for name in names if serving.is_text(name)), memory)
        return Version(folder, names)

    def keep(self, version: Version) -> None:
        """After a version has been published: it is the one of NOW, and what was that is the one BEFORE."""
        now, before, parked = (self._folder / name for name in (NOW, BEFORE, ".parked"))
        with locked(self._folder):
            remove(parked)
            if now.is_dir():
                now.rename(parked)
            if version.folder != now:
                version.folder.rename(now)
            remove(before)
            with suppress(FileNotFoundError):
                parked.rename(before)


def files_of(folder: Path) -> list[str]:
    """The files of a site, without hidden ones at its top but .well-known (RFC 8615), and without compressed forms."""
    found: list[str] = []
    for top, folders, files in os.walk(folder):
        at = Path(top).relative_to(folder)
        if at == Path():
            folders[:] = [name for name in folders if not name.startswith(".") or name == HIDDEN_FOR_ALL]
            files = [name for name in files if not name.startswith(".")]
        found += ((at / name).as_posix() for name in files)
    forms = {f"{name}{ending}" for name in found for ending in CODINGS}
    return sorted(set(found) - forms)
