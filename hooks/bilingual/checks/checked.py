"""Which passages were found to agree, so that they are not read again until something that matters has changed.

A passage is remembered by a digest of all that its checks depend on: its text in every language, where its links lead,
the data files and the languages of the site. The memory itself is of one version of the checks and of the libraries
they use. Of what is not flawless it is remembered what was found in it, by its lines and its state too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from ..disk.memory import Memory
from ..disk.remembered import Remembered
from ..disk.seen import version_of_generator
from ..languages.dictionaries import Dictionary
from ..pages.section import Passage

_NAME, _TOLD, _WORDS, _NEAR = "checked", "told", "words", "near"
_MOST_WORDS = 200_000  # that are remembered of one dictionary
S = TypeVar("S")
T = TypeVar("T")


def open_memory(root: Path) -> Memory:
    """What earlier builds of the project in ``root`` have left for this one, by these checks."""
    return Memory(root, version_of_generator())


class Checked:
    """The passages found to agree at an earlier time. Without a memory, none are known and none are remembered."""

    def __init__(self, memory: Memory | None, data: Iterable[bytes], locales: Sequence[str]) -> None:
        self._memory = memory
        self._told = Remembered(memory, _TOLD)
        self._known: frozenset[str] = frozenset()
        if memory:
            self._basis = sha256(" ".join(locales).encode())
            for content in data:
                self._basis.update(sha256(content).digest())
            self._known = frozenset(memory.get(_NAME).decode().split())

    def digest(self, key: str, passages: Mapping[str, Passage]) -> str:
        """What the passage is remembered by; empty if nothing is remembered."""
        if not self._memory:
            return ""
        digest = self._basis.copy()
        digest.update(key.encode())
        for locale, passage in passages.items():
            digest.update(f"\0{locale}".encode())
            for part in passage.parts:
                digest.update(f"\0{''.join(map(str, part.text))}".encode(errors="surrogatepass"))
            for link in passage.shape.links:  # which can be said elsewhere on the page
                digest.update(f"\0{link.target}".encode(errors="surrogatepass"))
        return digest.hexdigest()

    def told(
        self,
        digest: str,
        passages: Mapping[str, Passage],
        by: object,
        look: Callable[[], tuple[list[S], list[T]]],
        lasts: Callable[[tuple[list[S], list[T]]], bool] = any,
    ) -> tuple[list[S], list[T]]:
        """What is found in a passage, on its lines; ``by`` is whatever else that depends on, but for the digest.

        Whether that is to be remembered, ``lasts`` says after the look.
        """
        if not digest:
            return look()
        places = [(one.locale, one.file, [part.line for part in one.parts]) for one in passages.values()]
        key = sha256(repr((digest, places, by)).encode(errors="surrogatepass")).digest()
        if (known := self._told.find(key)) is not None:
            return cast("tuple[list[S], list[T]]", known)
        found = look()
        if lasts(found):
            self._told.put(key, found)
        return found

    def remember_words(self, dictionaries: Iterable[Dictionary]) -> None:
        """Lets dictionaries know the words that they have found before, and what is near others; ``keep_words`` keeps
        both."""
        for dictionary in dictionaries:
            dictionary.remember(partial(self._words, dictionary), partial(self._near, dictionary))

    def _words(self, dictionary: Dictionary) -> list[str]:
        return self._memory.get(f"{_WORDS} {dictionary.digest}").decode().split("\n") if self._memory else []

    def _near(self, dictionary: Dictionary) -> Iterator[Sequence[str]]:
        lines = self._memory.get(f"{_NEAR} {dictionary.digest}").decode().split("\n") if self._memory else ()
        return (line.split("\t") for line in lines if line)

    def keep_words(self, dictionaries: Iterable[Dictionary]) -> None:
        """Keeps the words that were found, if there are new ones: they hang on nothing but the dictionary's files."""
        for dictionary in dictionaries:
            if self._memory and dictionary.has_learnt:
                dictionary.has_learnt = False
                words = sorted(dictionary.right)[:_MOST_WORDS]
                self._memory.hold(f"{_WORDS} {dictionary.digest}", "\n".join(words).encode())
                near = sorted("\t".join((word, *found)) for word, found in dictionary.found_near.items())
                self._memory.hold(f"{_NEAR} {dictionary.digest}", "\n".join(near[:_MOST_WORDS]).encode())

    def __contains__(self, digest: str) -> bool:
        return digest in self._known

    def remember(self, digests: Iterable[str]) -> None:
        """Keeps just these, in place of what was known before."""
        self._told.keep()
        if self._memory:
            self._memory.keep(_NAME, "".join(f"{digest}\n" for digest in sorted(set(digests))).encode())
