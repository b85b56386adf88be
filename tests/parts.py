"""The parts of ``make proof``: what one process does in one go, since it shares what takes long to make.

So many processes work side by side as the Makefile asks pytest-xdist for; each takes the next part when it has done its
own. What listens to the whole machine is marked ``alone``: while it runs, the others wait.
"""

from __future__ import annotations

import fcntl
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

# The cheap and telling first; what takes longest begins before what is short, so that no process is left with it alone.
ORDER = (
    *("tests/units/", "tests/builds/", "tests/browser/", "tests/content/"),
    *("tests/proof/test_editor.py", "tests/proof/test_every_look.py", "tests/proof/engines/", "tests/proof/"),
)
# What the tests below a path share is made for each value of a parameter, and then a part of its own.
BY_PARAMETER = {
    "tests/content/": "content",
    "tests/proof/engines/": "browser",
    "tests/proof/test_every_look.py": "which",
    "tests/proof/test_mutations.py": "scores",
    "tests/proof/test_successors.py": "today",
}
VISITS = {"visits", "visits_without_script"}  # which the files of tests/browser/ share
APART = ("tests/proof/test_files_in_time.py", "tests/proof/test_text_in_time.py")  # whose cases share nothing
ALONE = "alone"


def file_of(test: str) -> str:
    """The file of a test, by its name."""
    return test.partition("::")[0]


def set_parts(items: list[pytest.Item]) -> None:
    """Puts the tests in order, and tells pytest-xdist the part of each."""
    items.sort(key=_place)
    for item in items:
        if not file_of(item.nodeid).startswith(APART):
            item.add_marker(pytest.mark.xdist_group(_part(item)))


def _place(item: pytest.Item) -> tuple[bool, int]:
    is_alone = item.get_closest_marker(ALONE) is not None
    return is_alone, next((at for at, path in enumerate(ORDER) if item.nodeid.startswith(path)), len(ORDER))


def _part(item: pytest.Item) -> str:
    if item.get_closest_marker(ALONE):
        return ALONE
    file = file_of(item.nodeid)
    for path, name in BY_PARAMETER.items():
        callspec = getattr(item, "callspec", None)
        if file.startswith(path) and callspec and name in callspec.indices:
            return f"{path} {callspec.indices[name]}"
    shared = VISITS.intersection(getattr(item, "fixturenames", ()))
    return "visits" if shared and file.startswith("tests/browser/") else file


@contextmanager
def taking_turns(folder: Path, *, is_alone: bool) -> Iterator[None]:
    """Beside other tests, or alone: then it waits for those that run, and none begins before it has ended.

    ``folder`` is one that all processes know. Who comes first is let in first: whoever waits stands in the door.
    """
    with ExitStack() as held:
        room = held.enter_context(_opened(folder / "room"))
        with _opened(folder / "door") as door:
            fcntl.flock(door, fcntl.LOCK_EX)
            fcntl.flock(room, fcntl.LOCK_EX if is_alone else fcntl.LOCK_SH)
        yield


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """A file to be locked; its locks end with it."""
    file = os.open(path, os.O_RDWR | os.O_CREAT)
    try:
        yield file
    finally:
        os.close(file)


def how_long(reports: Iterable[pytest.TestReport]) -> list[str]:
    """How long the tests of each file took, what they had made for them included, longest first."""
    seconds: Counter[str] = Counter()
    for report in reports:
        seconds[file_of(report.nodeid)] += report.duration  # type: ignore[assignment]
    return [f"{spent:>8.0f} s  {file}" for file, spent in seconds.most_common() if spent >= 1]
