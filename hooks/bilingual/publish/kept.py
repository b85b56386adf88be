"""The pages of the old site that the new one has too: they are not printed again, but are the same files.

A pair is known by all that its pages depend on (``site/basis.py``), and each of its files by its bytes, which are
looked at where they lie now. Such a file gets a second name in the new site; nothing writes into it from then on, so
that the old site stays as it is until the two change places. Where only a style, a script or the icon is another, the
new file is the old one with another name of that. What is made of the pages, for search and for the
places of each value, is remembered with them.
"""

from __future__ import annotations

import os
import pickle
import re
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ..disk.memory import FOLDER, Memory
from ..disk.seen import version_of_generator
from ..site.basis import Bases, find_stamps
from ..site.site import Site
from ..site.uses import Use, UseIndex
from .output import link
from .packed import Packed
from .search import Known, Searched, Together

FILE = FOLDER / "pages"
_BEFORE = ".before"  # where a preview has the pages that it showed last, in the folder of those that it shows
_DIGEST = sha256().digest_size
_LOADS = re.compile(rb"<(?:link|script) [^<>]*>")
_STAMPS, _TOGETHER = "/assets", "/together"  # no pair has a name with a slash first


class Shown:
    """What is remembered of the pages that a preview shows, in its process alone: nobody else can have said it."""

    def __init__(self) -> None:
        self._known: Mapping[str, bytes] = {}

    def get(self, name: str) -> bytes:
        """What was remembered by this name; empty if nothing was."""
        return self._known.get(name, b"")

    def keep_only(self, known: Mapping[str, bytes]) -> None:
        """Remembers this, and nothing else."""
        self._known = known


class _Pair(NamedTuple):
    """What is remembered of a pair: the digest of each file of it, and what is made of its pages, by language."""

    files: dict[str, bytes]
    searched: dict[str, bytes]
    uses: dict[str, bytes]


def _make_folder(folder: str) -> None:
    """Nearly every page has one of its own, and what is above is there."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


def _linked(old: str, new: str) -> None:
    _make_folder(os.path.dirname(new))
    link(old, new)


def moved(old: str, new: str) -> None:
    """A file goes from one folder to another, with its own folder where nothing else is in that."""
    folder, there = os.path.dirname(old), os.path.dirname(new)
    if len(os.listdir(folder)) == 1:
        with suppress(OSError):  # there is such a folder already, or none above it yet
            os.rename(folder, there)
            return
    _make_folder(there)
    os.rename(old, new)


class Pages:
    """The pages of one build. ``searched`` and ``uses`` are of those that are as before; they get those of the others.

    ``where`` are all uses. ``names`` are the pairs whose files have been brought from the old site, ``files`` the paths
    of these files.
    """

    def __init__(self, site: Site, bases: Bases | None, memory: Memory | Shown | None) -> None:
        self._site, self._memory = site, memory
        self._known: dict[str, _Pair] = {}
        self._renamed = _Renamed(_stamps(memory), find_stamps(site))
        is_kept = memory is not None
        self.searched, self.uses = Packed[Searched](is_kept=is_kept), Packed[list[Use]](is_kept=is_kept)
        self.where = UseIndex(site, self.uses)
        self._bases: dict[str, bytes] = {}
        if bases:
            self._look_for(bases.of_texts())
            self._look_for(bases.of_roles(self.where))
        together = memory.get(_TOGETHER) if memory else b""
        self._together = Packed[Together](is_kept=is_kept)
        self._together.packed.update(pickle.loads(together) if together else ())
        self.names: set[str] = set()
        self.files: set[str] = set()

    def _look_for(self, bases: Mapping[str, bytes]) -> None:
        """What is remembered of pairs that have these digests."""
        self._bases |= bases
        for name, base in bases.items() if self._memory and self._renamed.is_complete else ():
            kept = self._memory.get(name) if self._memory else b""
            if kept[:_DIGEST] == base:
                self._known[name] = pair = pickle.loads(kept[_DIGEST:])
                self.searched.packed.update(((name, one), found) for one, found in pair.searched.items())
                self.uses.packed.update(((name, one), found) for one, found in pair.uses.items())

    @property
    def known_to_search(self) -> Known:
        """The pages that search need not read, and those of them that it has put together."""
        return Known(self.searched, self._together)

    def bring(self, old: Path, new: Path, put: Callable[[str, str], None] = _linked) -> None:
        """Puts the files of pairs that are as before into the new site, by a second name if nothing else is said."""
        for name, pair in [*self._known.items()]:
            files = {
                path: self._bring(os.path.join(old, path), os.path.join(new, path), digest, put)
                for path, digest in pair.files.items()
            }
            brought = {path: digest for path, digest in files.items() if digest}
            if brought.keys() == files.keys() == set(_paths(self._site, name)):
                self._known[name] = pair._replace(files=brought)
                self.names.add(name)
                self.files.update(brought)
            else:
                for path in brought:
                    (new / path).unlink()
                for one in pair.searched:
                    del self.searched[name, one]

    def hold(self, folder: Path) -> None:
        """Looks at what has been printed into a folder, which nothing will change before it is published."""
        for name in self._bases if self._memory else ():
            if name not in self.names:
                files = {path: sha256((folder / path).read_bytes()).digest() for path in _paths(self._site, name)}
                searched, uses = (
                    {one: each.packed[name, one] for one in self._site.pairs[name] if (name, one) in each}
                    for each in (self.searched, self.uses)
                )
                self._known[name] = _Pair(files, searched, uses)

    @property
    def digests(self) -> Mapping[str, bytes]:
        """What each file of the pages that have been looked at holds, by its path."""
        return {path: digest for pair in self._known.values() for path, digest in pair.files.items()}

    def keep(self) -> None:
        """Remembers the pages of this build and no others."""
        if self._memory:
            same = self.names if self._renamed.is_nothing else ()
            known = {
                name: self._memory.get(name)
                if name in same
                else base + pickle.dumps(self._known[name], pickle.HIGHEST_PROTOCOL)
                for name, base in self._bases.items()
            }
            together = pickle.dumps(self._together.packed, pickle.HIGHEST_PROTOCOL)
            self._memory.keep_only({**known, _STAMPS: pickle.dumps(find_stamps(self._site)), _TOGETHER: together})

    def _bring(self, old: str, new: str, digest: bytes, put: Callable[[str, str], None]) -> bytes:
        """The digest of a file that is in the new site now, the same as in the old one but for the names of assets;
        empty if the old one does not hold what is remembered of it."""
        with suppress(OSError):
            found = os.lstat(old)
            if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
                return b""
            put(old, new)
            with open(new, "rb", buffering=0) as opened:
                content = opened.read()
            if sha256(content).digest() == digest:
                if self._renamed.is_nothing:
                    return digest
                if changed := self._renamed.into(content):
                    os.unlink(new)  # the old site's own file
                    with open(new, "wb") as opened:
                        opened.write(changed)
                    return sha256(changed).digest()
        with suppress(OSError):
            os.unlink(new)
        return b""


class _Renamed:
    """The names and digests of assets that are others now than those that stand on the old pages."""

    def __init__(self, before: Mapping[str, str], now: Mapping[str, str]) -> None:
        self.is_complete = before.keys() == now.keys()
        changed = {before[name]: now[name] for name in now if self.is_complete and before[name] != now[name]}
        self._new = {old.encode(): new.encode() for old, new in changed.items()}
        any_of = b"|".join(map(re.escape, self._new))
        self._old = re.compile(any_of or b"(?!)")
        self._said = re.compile(rb' (?:href|src|integrity)="[^"<>]*(?:%s)"' % any_of)

    @property
    def is_nothing(self) -> bool:
        """Whether all are as they were."""
        return not self._new

    def into(self, page: bytes) -> bytes:
        """The same page with what is new; empty where something else on it than its head may say the old."""
        if len(self._old.findall(page)) != sum(len(self._said.findall(tag)) for tag in _LOADS.findall(page)):
            return b""
        return self._old.sub(lambda match: self._new[match[0]], page)


def _stamps(memory: Memory | Shown | None) -> Mapping[str, str]:
    kept = memory.get(_STAMPS) if memory else b""
    stamps: dict[str, str] = pickle.loads(kept) if kept else {}
    return stamps


def open_pages(site: Site, root: Path, around: str) -> tuple[Pages, str]:
    """(the pages of a build of the project in ``root``, one line about a memory that could not be believed)"""
    memory = Memory(root, version_of_generator(), file=FILE)
    return Pages(site, Bases(site, around) if memory else None, memory or None), memory.said


def open_shown(site: Site, shown: Shown, around: str) -> Pages:
    """The pages of a preview, which is built again in the same folder; those of before have been ``set_aside``."""
    return Pages(site, Bases(site, around), shown)


def set_aside(folder: Path) -> None:
    """What a preview shows waits under a hidden name in the same folder, which the renderer empties but for that.

    Where something waits already, the last build has failed after that: what it had taken from there goes back.
    """
    (before := folder / _BEFORE).mkdir(exist_ok=True)
    _put_back(folder, before)


def _put_back(folder: Path, before: Path) -> None:
    for name in os.listdir(folder):
        one, other = folder / name, before / name
        if name.startswith("."):
            continue
        if not other.exists():
            one.rename(other)
        elif one.is_dir() and other.is_dir():
            _put_back(one, other)


def set_aside_in(folder: Path) -> Path:
    """The folder in which it waits."""
    return folder / _BEFORE


def _paths(site: Site, name: str) -> list[str]:
    addresses = (*site.addresses(name).values(), *site.side_by_side(name).values())
    return [f"{address}index.html" for address in addresses]
