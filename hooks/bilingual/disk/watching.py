"""Who waits for something to be saved is told: at once where the system tells of it, else when it is looked for."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from stat import S_ISDIR
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

OFTEN = 0.5  # seconds between two looks where nothing is told, as on a network disk or on one of Windows in WSL
_SHARE = 0.1  # of the time, at most, goes into looking: each look on a network disk may take a second
_Stamp = tuple[int, int, int]  # when it was written (nanoseconds), how large it is (bytes), and which file it is


class Watching:
    """Files and folders, with all below them, as they stood when they were first looked at or last told of.

    What counts is how each file stands, not what the system says: that only has it looked for sooner. So all that was
    saved before a look is told once, in whichever way it was written, and a file that is only read is none.
    """

    def __init__(self) -> None:
        self._tops: dict[str, dict[str, _Stamp]] = {}
        self._soon, self._is_ended = Event(), False
        self._observer: BaseObserver | None = None
        self._thread: Thread | None = None

    def add(self, path: str) -> None:
        """From now on this path counts too; nothing if it does already."""
        top = os.path.realpath(path)
        self._tops.setdefault(top, dict(_stamps(top)))

    def start(self, tell: Callable[[], object]) -> None:
        """``tell`` is called, in a thread of its own, each time that something is as it was not, until ``stop``."""
        self._observer = _observer([*self._tops], self._soon.set)
        self._soon.set()  # what was saved since the paths were added
        self._thread = Thread(target=self._run, args=(tell,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Nothing more is told."""
        self._is_ended = True
        self._soon.set()
        if self._observer:
            self._observer.stop()

    def join(self) -> None:
        """Waits for the end of all that it had running."""
        for thread in (self._observer, self._thread):
            if thread and thread.ident:
                thread.join()

    def _run(self, tell: Callable[[], object]) -> None:
        pause = OFTEN
        while True:
            self._soon.wait(pause)
            self._soon.clear()  # before the look, so that what is saved during it has another one
            if self._is_ended:
                return
            begin = monotonic()
            now = {top: dict(_stamps(top)) for top in self._tops}
            pause = max(OFTEN, (monotonic() - begin) / _SHARE)
            if now != self._tops:
                self._tops = now
                tell()


def _stamps(top: str) -> Iterator[tuple[str, _Stamp]]:
    """Every file at or below a path, in folders that are no links; what cannot be looked at is as if it were not."""
    with suppress(OSError):
        seen = os.stat(top)
        if not S_ISDIR(seen.st_mode):
            yield top, _stamp(seen)
            return
    waiting = [top]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    else:
                        yield entry.path, _stamp(entry.stat(follow_symlinks=False))


def _stamp(seen: os.stat_result) -> _Stamp:
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


def _observer(tops: list[str], tell: Callable[[], None]) -> BaseObserver | None:
    """What the system tells of writing in these places; None where it can tell of none, or of no more."""
    from watchdog import events, observers  # slow to load, and only a preview needs it

    class Handler(events.FileSystemEventHandler):
        def on_any_event(self, event: events.FileSystemEvent) -> None:
            tell()

    # Not that a file was opened, or closed again: a build does that with each.
    kinds = [
        *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileDeletedEvent),
        *(events.DirCreatedEvent, events.DirMovedEvent, events.DirDeletedEvent),
    ]
    # It warns where a folder that has just been made is met twice, by the event and by looking; nothing is wrong then.
    warnings.filterwarnings("ignore", "Callback with id .* already exists", RuntimeWarning)
    observer: BaseObserver | None = None
    try:
        observer = observers.Observer()
        for top in tops:
            # Of a file, its folder: a file that another takes the place of is not the same any more.
            is_folder = os.path.isdir(top)
            folder = top if is_folder else os.path.dirname(top)
            observer.schedule(Handler(), folder, recursive=is_folder, event_filter=kinds)
        observer.start()
    except OSError:  # this user has had told of as much as the system allows, or this disk tells of nothing
        if observer and observer.ident:
            observer.stop()
        return None
    return observer
