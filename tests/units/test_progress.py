"""Who waits is told how far it is, and nobody else is told anything."""

from __future__ import annotations

import io
import os
import pty
import re
import termios
from collections.abc import Iterator

import pytest
from bilingual import progress
from bilingual.messages import say
from bilingual.progress import Progress

WHAT = say("Pages are printed")


@pytest.fixture(autouse=True)
def _nobody_waits_after() -> Iterator[None]:
    yield
    progress.tell(io.StringIO(), "en", is_ci=False)


def test_in_a_log_there_are_lines_in_the_language_of_whoever_reads_it() -> None:
    said = io.StringIO()
    told = Progress(said, "sv", is_log=True, soon=0)
    told.begin(WHAT, 1200)
    for _ in range(1200):
        told.step()
    told.end()
    assert re.fullmatch(r"Sidorna skrivs ut: 2 av 1\s200; omkring [\d\s]+ sekunder till\.\n", said.getvalue())


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", r"Pages are printed: .*█.* 2 of 4, \d\d:\d\d left"),
        ("sv", r"Sidorna skrivs ut: .*█.* 2 av 4, \d\d:\d\d kvar"),
    ],
)
def test_at_a_terminal_there_is_a_bar_and_nothing_of_it_when_it_is_done(language: str, line: str) -> None:
    reads, writes = pty.openpty()
    termios.tcsetwinsize(writes, (24, 80))
    with os.fdopen(writes, "w", encoding="utf-8") as terminal:
        told = Progress(terminal, language, is_log=False, soon=0)
        told.begin(WHAT, 4)
        told.step()
        told.step()
        told.end()
        terminal.flush()
        shown = os.read(reads, 4096).decode()
    os.close(reads)
    first, *rest = filter(None, shown.split("\r"))
    assert re.fullmatch(line, first)
    assert "".join(rest).strip() == ""


def test_what_is_loaded_with_the_first_one_is_not_counted_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 100.0, 101.0])  # it begins; one is done after 100 seconds, and the next a second later
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    said = io.StringIO()
    told = Progress(said, "en", is_log=True, soon=3)
    told.begin(WHAT, 12)
    told.step()
    assert said.getvalue() == ""
    told.step()
    assert said.getvalue() == "Pages are printed: 2 of 12; about 10 seconds more.\n"


def test_what_takes_no_time_is_not_told() -> None:
    said = io.StringIO()
    told = Progress(said, "en", is_log=True, soon=3600)
    told.begin(WHAT, 3)
    for _ in range(3):
        told.step()
    told.end()
    assert said.getvalue() == ""


def test_nothing_is_told_where_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that reads what a command says gets that alone."""
    monkeypatch.setattr(progress, "SOON", 0)
    said = io.StringIO()
    progress.tell(said, "en", is_ci=False)
    assert [*progress.each("abc", 3, WHAT)] == ["a", "b", "c"]
    assert said.getvalue() == ""
    progress.tell(said, "en", is_ci=True)
    assert [*progress.each("abc", 3, WHAT)] == ["a", "b", "c"]
    assert said.getvalue().startswith("Pages are printed: 2 of 3; about ")


def test_programs_that_are_started_for_one_work_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the two builds of an impact: each says how many pages it has, and when one is printed."""
    monkeypatch.setattr(progress, "SOON", 0)
    monkeypatch.setattr(progress, "OFTEN", 0)
    reads, writes = os.pipe()
    monkeypatch.setenv(progress.TO, str(writes))
    progress.tell(io.StringIO(), "en", is_ci=False)  # as such a program does
    assert progress.TO not in os.environ
    for number in (2, 3):
        assert [*progress.each(range(number), number, WHAT)] == [*range(number)]
    said = io.StringIO()
    progress.tell(said, "en", is_ci=True)
    os.close(writes)  # it ends
    with os.fdopen(reads) as steps:
        progress.follow(steps, WHAT)
    assert [line.partition(";")[0] for line in said.getvalue().splitlines()] == [
        "Pages are printed: 3 of 5",
        "Pages are printed: 4 of 5",
    ]
