"""The parts of make proof: what is run beside what (tests/parts.py)."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from ..conftest import ROOT
from ..parts import APART, BY_PARAMETER, ORDER, how_long, taking_turns


@pytest.mark.parametrize("path", sorted({*ORDER, *BY_PARAMETER, *APART}))
def test_each_path_of_the_tables_is_there(path: str) -> None:
    """Else what was moved would be no part of its own any more, and take longer."""
    assert (ROOT / path).exists()


def can_be_had(room: Path, lock: int) -> bool:
    with room.open("rb") as file:
        try:
            fcntl.flock(file, lock | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_some_run_beside_each_other_and_nothing_beside_what_is_alone(tmp_path: Path) -> None:
    room = tmp_path / "room"
    with taking_turns(tmp_path, is_alone=False), taking_turns(tmp_path, is_alone=False):
        assert (can_be_had(room, fcntl.LOCK_SH), can_be_had(room, fcntl.LOCK_EX)) == (True, False)
    with taking_turns(tmp_path, is_alone=True):
        assert (can_be_had(room, fcntl.LOCK_SH), can_be_had(room, fcntl.LOCK_EX)) == (False, False)
    assert can_be_had(room, fcntl.LOCK_EX)


def test_each_file_is_told_with_its_seconds_the_longest_first() -> None:
    spent = {"a.py::one@a.py": 0.6, "a.py::two@a.py": 0.6, "b.py::one[x]": 3.2, "c.py::one": 0.1}
    reports = [
        pytest.TestReport(name, ("", None, ""), {}, "passed", None, "call", (), took) for name, took in spent.items()
    ]
    assert how_long(reports) == ["       3 s  b.py", "       1 s  a.py"]
