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
    """Runs a command in a folder. If it fails, this program ends and shows what it said.

    A process of its own starts it: the system counts to a command as much memory as the one had that started it.
    """
    around = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks", **(environment or {})}
    around.pop("PYTHONDONTWRITEBYTECODE", None)  # or nothing is compiled that could lie ready
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as spent:
        start = [sys.executable, "-I", __file__, spent.name, *command]
        done = subprocess.run(start, cwd=folder, env=around, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(command)} failed in {folder}:\n{done.stdout}{done.stderr}")
        return Spent(*map(float, spent.read().split()))


def _main(file: str, command: Sequence[str]) -> int:
    """Writes what the command has spent into the file."""
    start = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - start
    figures = usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss * 1024 / MB
    Path(file).write_text(" ".join(map(str, figures)), encoding="utf-8")
    return process.returncode


def run_python(folder: Path, *arguments: str) -> Spent:
    """The same of this Python."""
    return spend(folder, [sys.executable, *arguments])


def build(folder: Path) -> float:
    """CPU seconds of a strict build."""
    return run_python(folder, "-m", "mkdocs", "build", "--strict").cpu


def check(folder: Path) -> float:
    """CPU seconds of all checks."""
    return run_python(folder, "-m", "bilingual", "check").cpu


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1], sys.argv[2:]))
