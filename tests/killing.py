"""Builds that are killed, at a moment that is the same each time: before the n-th thing that they ask of the disk.

Run as a program with a moment and a command of MkDocs, it is such a build: Python tells of everything that is asked of
the system (PEP 578), and at the moment the whole process group gets SIGKILL, which nobody can catch. A moment is what
is asked then and a number, “renameat2+3”: the third thing after it; or a number alone, from the beginning. A build that
comes to its end prints how many moments there were.
"""

from __future__ import annotations

import os
import re
import runpy
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_DISK = re.compile(
    r"open|os\.(mkdir|rename|remove|rmdir|link|chmod|scandir|listdir|truncate)|shutil\.\w+|ctypes\.dlsym"
)

_WAITS = "--waits"


def build_until(
    moment: int | str, root: Path, options: list[str], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """A strict build of the project, in a process group of its own, that is killed at the moment; at 0, never."""
    return subprocess.run(
        [sys.executable, __file__, str(moment), "build", "--strict", *options],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        start_new_session=True,
    )


@contextmanager
def build_until_told(
    moment: int | str, root: Path, options: list[str], environment: Mapping[str, str]
) -> Iterator[bool]:
    """The same build, which waits at the moment until it is told to go on: at the end of the block. True if it waits,
    False if it was at its end before.
    """
    with tempfile.TemporaryFile() as said:
        build = subprocess.Popen(
            [sys.executable, __file__, _WAITS, str(moment), "build", "--strict", *options],
            cwd=root,
            env={**os.environ, **environment},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        _, status = os.waitpid(build.pid, os.WUNTRACED)
        waits = os.WIFSTOPPED(status)
        try:
            yield waits
        finally:
            if waits:
                os.killpg(build.pid, signal.SIGCONT)
                build.wait()
            else:
                build.returncode = os.waitstatus_to_exitcode(status)


def _main(moment: str, arguments: list[str]) -> None:
    end: signal.Signals = signal.SIGKILL
    if moment == _WAITS:
        end, moment, arguments = signal.SIGSTOP, arguments[0], arguments[1:]
    what, _, later = moment.rpartition("+")
    count = start = 0

    def note(event: str, about: tuple[object, ...]) -> None:
        nonlocal count, start
        if _DISK.fullmatch(event):
            count += 1
            if what and not start and what in f"{event} {about}":
                start = count
            if (start or not what) and count == start + int(later or 0):
                os.killpg(0, end)

    sys.argv = ["mkdocs", *arguments]
    sys.addaudithook(note)
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    finally:
        print(count)


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2:])
