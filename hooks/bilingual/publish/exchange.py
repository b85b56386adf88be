"""Two folders change places at once: whoever asks for a name gets the one or the other, and never nothing."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD, linux/fcntl.h: paths are relative to the working folder
_EXCHANGE = 2  # RENAME_EXCHANGE, linux/fs.h, and RENAME_SWAP, sys/stdio.h of macOS
NONE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})  # where there is no exchange


def exchange(one: Path, other: Path) -> None:
    """Each gets the other's name. Raises OSError; one of ``NONE`` where the system or the disk cannot do this."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _EXCHANGE)
    elif hasattr(library, "renameat2"):  # Linux 3.15, glibc 2.28
        failed = library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def write_out(folder: Path) -> None:
    """Has the disk of a folder hold all that was written to it, so that a loss of power leaves no empty files."""
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "syncfs"):
        os.sync()
        return
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if library.syncfs(number):  # as of a full disk that is only found out now
            failed = ctypes.get_errno()
            raise OSError(failed, os.strerror(failed), str(folder))
    finally:
        os.close(number)
