"""What a command costs: user and system time of it and all that it starts, time by the clock, and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MB = 1_000_000


class Spent(NamedTuple):
    """``cpu`` and ``clock`` in seconds; ``memory`` in MB, at most, of the largest of its processes."""

    cpu: float
    clock: float
    memory: float


def spend(folder: Path, command: Sequence[str], environment: Mapping[str, str] | None = None) -> Spent:
    """Runs a command in a folder. If it fails, this program ends and shows what it said."""
    around = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks", **(environment or {})}
    around.pop("PYTHONDONTWRITEBYTECODE", None)  # or nothing is compiled that could lie ready
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, cwd=folder, env=around, stdout=said, stderr=said) as process,
    ):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} failed in {folder}:\n{said.read().decode()}")
    return Spent(usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss * 1024 / MB)


def run_python(folder: Path, *arguments: str) -> Spent:
    """The same of this Python."""
    return spend(folder, [sys.executable, *arguments])


def build(folder: Path) -> float:
    """CPU seconds of a strict build."""
    return run_python(folder, "-m", "mkdocs", "build", "--strict").cpu


def check(folder: Path) -> float:
    """CPU seconds of all checks."""
    return run_python(folder, "-m", "bilingual", "check").cpu
