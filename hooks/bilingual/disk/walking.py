"""All folders below one, with what is in them: of thousands of pages, each of which has its own, in as few steps as it
takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path


def walk(
    folder: str | Path, passes_over: Callable[[str], bool] = lambda name: False
) -> Iterator[tuple[str, Sequence[os.DirEntry[str]]]]:
    """(a folder, what is in it) of this one and of all below it, each after the one that it is in.

    It goes into no folder right in this one that it ``passes_over`` by its name. No link is followed, and what cannot
    be read has nothing in it.
    """
    first = os.fspath(folder)
    waiting = [first]
    while waiting:
        top = waiting.pop()
        try:
            with os.scandir(top) as entries:
                found = list(entries)
        except OSError:
            continue
        yield top, found
        folders = [entry for entry in found if entry.is_dir(follow_symlinks=False)]
        waiting += [entry.path for entry in folders if top != first or not passes_over(entry.name)]
