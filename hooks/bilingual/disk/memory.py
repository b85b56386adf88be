"""What is remembered from one build to the next, in a form that nobody but this user can have written.

Whatever lies in the checkout may come with somebody's pull request, so it is believed only with a signature (HMAC,
RFC 2104, with SHA-256) over all of it, the place of the checkout and the version of the generator. The key lies outside
of the checkout, in this user's folder for such things (XDG Base Directory Specification), readable by nobody else. What
is not signed so is as if it were not there: to do something once more is never wrong.
"""

from __future__ import annotations

import hmac
import os
import secrets
import shutil
import stat
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from ..messages import Message, say
from .whole import NotWritten, write_whole

FOLDER = Path(".cache")
FILE = FOLDER / "checked"
LARGEST = 256 * 2**20  # bytes that are remembered at most; more is neither read nor written
_KEY = Path("bilingual", "key")
_FORM = b"bilingual memory 1\n"
_SIZE = sha256().digest_size
_LENGTHS = struct.Struct(">HI")  # of a name and of what is remembered by it, in bytes
# Set by services that build what somebody has sent them: the first by nearly all, the others by Azure and TeamCity.
CI = ("CI", "TF_BUILD", "TEAMCITY_VERSION")


class Memory:
    """What is remembered, by name. ``said`` is one line about a memory that was there and could not be believed."""

    def __init__(
        self, root: Path, version: str, environment: Mapping[str, str] = os.environ, file: Path = FILE
    ) -> None:
        """Of the checkout ``root`` and of one ``version`` of whatever remembers, in a ``file`` of its own.

        Never raises for what is on disk.
        """
        self._file = root / file
        self._name = file.as_posix()
        self._known: dict[str, bytes] = {}
        self._is_held = False
        self.said = ""
        self._key = b"" if is_ci(environment) else _find_key(root, environment)
        if self._key:
            self._context = b"\0".join([os.fsencode(root.resolve()), version.encode()])
            self._read()

    def __bool__(self) -> bool:
        """Whether anything can be remembered."""
        return bool(self._key)

    def _not_used(self) -> Message:
        return say(
            "{file} is not used: it was written elsewhere, by another version, or not by this program."
            " Nothing is to be done; it is written anew.",
            file=self._name,
        )

    def get(self, name: str) -> bytes:
        """What was remembered by this name; empty if nothing was."""
        return self._known.get(name, b"")

    @property
    def names(self) -> tuple[str, ...]:
        """All names by which something is remembered, the latest last."""
        return tuple(self._known)

    def keep(self, name: str, data: bytes) -> None:
        """Remembers this by the name in place of what was. Where it cannot be written, nothing is remembered."""
        self.hold(name, data)
        self.write()

    def hold(self, name: str, data: bytes) -> None:
        """The same, but it is written with whatever else is kept, or by ``write``."""
        if self._key and self.get(name) != data:
            self._known = {**self._known, name: data}
            self._is_held = True

    def write(self) -> None:
        """Writes what is held, if anything is."""
        if self._is_held:
            self._write()

    def keep_only(self, known: Mapping[str, bytes]) -> None:
        """The same of many names; whatever has another name is forgotten."""
        if self._key and (self._known != known or self._is_held):
            self._known = dict(known)
            self._write()

    def _write(self) -> None:
        self._is_held = False
        body = b"".join(_LENGTHS.pack(len(key := one.encode()), len(of)) + key + of for one, of in self._known.items())
        if len(body) > LARGEST:
            return
        folder = self._file.parent
        with suppress(OSError, NotWritten):
            if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
                folder.unlink()  # it is ours by its name; what a link leads to stays
            folder.mkdir(exist_ok=True)
            if self._file.is_dir() and not self._file.is_symlink():
                shutil.rmtree(self._file)
            write_whole(self._file, _FORM + self._sign(body) + body)

    def _sign(self, body: bytes) -> bytes:
        return hmac.digest(self._key, b"\0".join([_FORM, self._context, body]), "sha256")

    def _read(self) -> None:
        try:
            content = _content(self._file, LARGEST + len(_FORM) + _SIZE)
        except FileNotFoundError:
            return
        except OSError:
            self.said = self._not_used()
            return
        start = len(_FORM) + _SIZE
        body = content[start:]
        if content[: len(_FORM)] == _FORM and hmac.compare_digest(content[len(_FORM) : start], self._sign(body)):
            self._known = dict(_parts(body))
        else:
            self.said = self._not_used()


def is_ci(environment: Mapping[str, str]) -> bool:
    """Whether this builds what somebody has sent: then nothing of another build may count."""
    return any(environment.get(name, "").lower() not in ("", "0", "false") for name in CI)


def _parts(body: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, what is remembered by it) of a body that is signed, and so is of our own making."""
    at = 0
    while at < len(body):
        name, data = _LENGTHS.unpack_from(body, at)
        at += _LENGTHS.size
        yield body[at : at + name].decode(), body[at + name : at + name + data]
        at += name + data


def _content(file: Path, most: int) -> bytes:
    """What a plain file holds, reached through no link. Raises OSError, also for anything else and for more bytes."""
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        # without O_NONBLOCK, a FIFO would have us wait for ever
        number = os.open(file.name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    finally:
        os.close(folder)
    with open(number, "rb") as opened:
        found = os.fstat(number)
        if not stat.S_ISREG(found.st_mode) or found.st_size > most:
            raise OSError(f"{file} is no plain file of this size.")
        return opened.read(found.st_size)  # a reader sets aside as much as it is asked for


def _find_key(root: Path, environment: Mapping[str, str]) -> bytes:
    """This user's key, made if there is none; empty if there is no safe place for it."""
    state = environment.get("XDG_STATE_HOME", "")
    home = environment.get("HOME", "")
    if not os.path.isabs(state):  # the specification has such a one ignored
        state = os.path.join(home, ".local", "state") if os.path.isabs(home) else ""
    if not state:
        return b""
    file = Path(os.path.realpath(state), _KEY)
    if file.is_relative_to(root.resolve()):  # then it might have come with the checkout
        return b""
    try:
        if not _is_ours(next(parent for parent in file.parents if parent.exists()), 0):  # as under sudo
            return b""
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.path.lexists(file):
            _make_key(file)
        safe = _is_ours(file.parent, stat.S_IWGRP | stat.S_IWOTH) and _is_ours(file, stat.S_IRWXG | stat.S_IRWXO)
        key = _content(file, _SIZE)
        return key if safe and len(key) == _SIZE else b""
    except OSError:
        return b""


def _make_key(file: Path) -> None:
    """Whole or not at all: half a key would be none for ever. If another build makes one meanwhile, that one counts."""
    new = file.with_name(f"key.{secrets.token_hex(4)}")
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(secrets.token_bytes(_SIZE))
        opened.flush()
        os.fsync(opened.fileno())
    with suppress(FileExistsError):
        os.link(new, file)
    new.unlink()


def _is_ours(path: Path, forbidden: int) -> bool:
    """Whether it is this user's own, is no link, and has none of these bits in its mode."""
    found = path.lstat()
    return found.st_uid == os.geteuid() and not found.st_mode & forbidden and not stat.S_ISLNK(found.st_mode)
