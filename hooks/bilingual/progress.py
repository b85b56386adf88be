"""How far long work is, for whoever waits for it: a bar at a terminal, lines in a log of CI, and nothing elsewhere.

Whoever counts does not know whether anybody waits: the edge says so once, with ``tell``, and in which language.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from threading import Lock
from time import monotonic
from typing import Any, TextIO, TypeVar

from .messages import Figure, Message, in_words, say

SOON = 2.0  # seconds after which somebody who waits is told
TO = "PROGRESS_TO"  # names, in the environment of a program that another one has started, an open file: see Passed
OFTEN = 10.0  # seconds between two lines in a log
T = TypeVar("T")


class Progress:
    """One who waits, at a ``stream``: in a log (``is_log``) for lines, elsewhere for a bar, which goes in the end."""

    def __init__(self, stream: TextIO, language: str, *, is_log: bool, soon: float | None = None) -> None:
        self._stream, self._language, self._is_log = stream, language, is_log
        self._soon = SOON if soon is None else soon
        self._bar: Any = None
        self._total = 0

    def begin(self, what: Message, total: int, *, is_more: bool = False) -> None:
        """So many things are to be done now, in the place of what was begun before, or besides (``is_more``)."""
        if is_more and self._total:
            self._total += total
            if self._bar is not None:
                self._bar.total = self._total
            return
        self.end()
        self._what, self._total, self._done = what, total, 0
        self._start = monotonic()
        self._next = self._start + self._soon

    def step(self) -> None:
        """One of them is done."""
        self._done += 1
        if self._bar is not None:
            self._bar.update()
            return
        now = monotonic()
        if self._done == 1:
            self._start = now  # with the first one comes all that is loaded once, which says nothing of the others
        elif now >= self._next and self._done < self._total:
            if self._is_log:
                self._next = now + OFTEN
                self._print_line(now)
            else:
                self._bar = self._make_bar()

    def clear(self) -> None:
        """Something else is about to be printed: it does not stand in the midst of a bar."""
        if self._bar is not None:
            self._bar.clear()

    def end(self) -> None:
        """Nothing more is done of it."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
        self._total = 0

    def _print_line(self, now: float) -> None:
        rest = (now - self._start) / (self._done - 1) * (self._total - self._done)
        what = say(
            "{what}: {done} of {all}; about {rest} seconds more.",
            what=self._what,
            done=Figure(self._done),
            all=Figure(self._total),
            rest=Figure(rest),
        )
        print(in_words(what, self._language), file=self._stream, flush=True)

    def _make_bar(self) -> Any:
        from tqdm import tqdm  # type: ignore[import-untyped]  # loaded only where there is something to wait for

        tqdm.monitor_interval = 0  # no thread that looks whether it stands still
        # tqdm puts its own figures into these places
        places = {"bar": "{bar}", "done": "{n_fmt}", "all": "{total_fmt}", "left": "{remaining}"}
        line = say("{what}: {bar} {done} of {all}, {left} left", what=self._what, **places)
        bar = tqdm(
            total=self._total,
            initial=1,
            delay=1e-6,  # it is not drawn before its figures are set
            file=self._stream,
            leave=False,
            dynamic_ncols=True,
            bar_format=in_words(line, self._language),
        )
        bar.n, bar.start_t = self._done, bar.start_t - (monotonic() - self._start)
        bar.refresh()
        return bar


class Passed:
    """Who waits has started this program: it gets a line with a number for what begins, and an empty one for a step."""

    def __init__(self, number: int) -> None:
        self._number = number  # open until this program ends

    def begin(self, what: Message, total: int, *, is_more: bool = True) -> None:
        """So many things more are to be done."""
        del what, is_more
        os.write(self._number, f"{total}\n".encode())

    def step(self) -> None:
        """One of them is done."""
        os.write(self._number, b"\n")

    def clear(self) -> None:
        """Nothing is shown."""

    def end(self) -> None:
        """Nothing is shown."""


_waits: list[Progress | Passed] = []
_one_at_a_time = Lock()


def tell(stream: TextIO, language: str, *, is_ci: bool) -> None:
    """From now on, how far it is is told there, if that is a terminal of a person, or a log of CI; else nowhere."""
    end()
    _waits.clear()
    if number := os.environ.pop(TO, ""):
        _waits.append(Passed(int(number)))
    elif is_ci or (stream.isatty() and os.environ.get("TERM") != "dumb"):
        _waits.append(Progress(stream, language, is_log=is_ci))


def begin(what: Message, total: int) -> None:
    """So many things are to be done now."""
    for one in _waits:
        one.begin(what, total)


def step() -> None:
    """One of them is done."""
    for one in _waits:
        one.step()


def clear() -> None:
    """Something else is about to be printed."""
    for one in _waits:
        one.clear()


def end() -> None:
    """Nothing more is done of what was begun."""
    for one in _waits:
        one.end()


def follow(lines: Iterable[str], what: Message) -> None:
    """Until its end, what a program tells that was started here; of several at once, all is one work."""
    for line in lines:
        with _one_at_a_time:
            if line.strip():
                for one in _waits:
                    one.begin(what, int(line), is_more=True)
            else:
                step()


def each(things: Iterable[T], total: int, what: Message) -> Iterator[T]:
    """The same things, one after the other, counted: each is done when the next one is asked for."""
    begin(what, total)
    for thing in things:
        yield thing
        step()
    end()
