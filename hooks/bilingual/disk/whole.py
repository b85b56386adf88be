"""A file is written whole or not at all, and what stands in the way is told in one sentence, without a traceback."""

from __future__ import annotations

import errno
import fcntl
import glob
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from ..messages import Message, say
from ..messages.programs import said_by_program

LONGEST_WAIT = 60.0  # seconds for another build or command to finish its writing, which takes a part of one
_ROOM = say("Make room, and try again.")
_PERMISSION = say("Make it writable for this user, or choose another place, and try again.")
_WRONG_KIND = say("Move it away, and try again.")
# error of the system (POSIX, errno.h): why nothing was written, and what to do
_REASONS = {
    errno.ENOSPC: (say("the disk is full"), _ROOM),
    errno.EDQUOT: (say("this user's share of the disk is used up"), _ROOM),
    errno.EFBIG: (
        say("a file would be larger than this machine lets it be"),
        say("Raise the limit (ulimit -f), and try again."),
    ),
    errno.EROFS: (say("this disk can only be read"), _PERMISSION),
    errno.EACCES: (say("this user may not write there"), _PERMISSION),
    errno.EPERM: (say("this user may not write there"), _PERMISSION),
    errno.ENOTDIR: (say("a file stands where a folder must be"), _WRONG_KIND),
    errno.EEXIST: (say("a file stands where a folder must be"), _WRONG_KIND),
    errno.EISDIR: (say("a folder stands where the file must be"), _WRONG_KIND),
    errno.ELOOP: (say("a link stands where the file or its folder must be"), _WRONG_KIND),
    errno.ENOENT: (say("its folder does not exist"), say("Make the folder, and try again.")),
    errno.ENAMETOOLONG: (say("the disk cannot hold so long a name"), say("Choose a shorter one, and try again.")),
    errno.EIO: (
        say("the disk does not answer as it should"),
        say("Have it looked after before anything else is written."),
    ),
    errno.EBUSY: (say("something else has hold of it"), say("End what uses it, and try again.")),
    errno.ETXTBSY: (say("something else has hold of it"), say("End what uses it, and try again.")),
    errno.EAGAIN: (
        say("another build or command has been writing there for a minute"),
        say("Wait for it, and try again."),
    ),
    errno.EMFILE: (say("too many files are open"), say("Raise the limit (ulimit -n), and try again.")),
    errno.ENFILE: (say("too many files are open on this machine"), say("End other programs, and try again.")),
}
OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO})  # wherever they are met


class NotWritten(Exception):
    """Nothing was written; the message says where, why and what to do. What stood there is as it was."""


def said_of(place: str | Path, error: OSError) -> Message:
    """A fault of the disk in the words of somebody who wants to go on. ``place`` is what stays as it was."""
    said = say("the system says “{said}”", said=said_by_program(error.strerror or "")), say("Try again.")
    reason, to_do = _REASONS.get(error.errno or 0, said)
    place = place if isinstance(place, str) else str(place)
    return say("{place} stays as it was, because {reason}. {to_do}", place=place, reason=reason, to_do=to_do)


def digest_of(path: Path) -> bytes:
    """The digest of what a file holds, by which ``write_whole`` knows it again; empty without one. Raises OSError."""
    return sha256(path.read_bytes()).digest() if path.is_file() and not path.is_symlink() else b""


def write_whole(path: Path, data: bytes, was: bytes | None = None) -> None:
    """Puts ``data`` in place of a file, at once. Raises NotWritten, and the file is as it was.

    ``was`` is the digest of what the file held when ``data`` was made of that, empty of one that there was not: what
    somebody else has written since is not lost. The file keeps its mode, and its owner where this user may give it
    away; its folder is made if there is none. A link in its place is replaced, not followed; nor is a link in place of
    its folder, if the path is one within the project.
    """
    try:
        if not path.is_absolute() and path.parent.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.parent) as is_alone:
            if is_alone:  # then what is left was left by a command that was killed
                for left in path.parent.glob(f".{glob.escape(path.name)}.*.new"):
                    left.unlink()
            if was is not None and digest_of(path) != was:
                raise NotWritten(say("{file} has been changed meanwhile, and stays as it is. Try again.", file=path))
            _replace(path, data)
    except OSError as error:
        raise NotWritten(said_of(path, error)) from error


def _replace(path: Path, data: bytes) -> None:
    old = path.lstat() if path.is_file() and not path.is_symlink() else None
    if old and not os.access(path, os.W_OK):  # somebody has protected it; a rename would not ask
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    number = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
    try:
        with open(number, "wb") as file:
            file.write(data)
            if old:
                with suppress(PermissionError):  # only the superuser gives a file to somebody else
                    os.fchown(number, old.st_uid, old.st_gid)
                os.fchmod(number, stat.S_IMODE(old.st_mode))
            file.flush()
            os.fsync(number)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Has the names in a folder outlast a loss of power, where the disk can promise that."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Nobody else who asks for it writes in the folder meanwhile; the lock ends with the process, however that ends.

    False where there are no locks: then nothing may be taken for left over. Raises OSError (EAGAIN) after a minute.
    """
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield _lock(number)
    finally:
        os.close(number)


def _lock(number: int) -> bool:
    end = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)
        except OSError:  # some network disks have none
            return False
