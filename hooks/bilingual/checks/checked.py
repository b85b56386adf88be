"""Which passages were found to agree, so that they are not read again until something that matters has changed.

A passage is remembered by a digest of what its checks depend on: its text in every language, what the values in it
say, where its links lead, the data files but the rules, and the languages of the site. What they ask of the rules
besides, by the quantities that they find in a text, is noted with the answers: where each answer is still the same,
they would ask and find the same again. The memory itself is of one version of the checks and of the libraries they use.
Of what is not flawless it is remembered what was found in it, by its lines and its state too.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from ..disk.memory import Memory
from ..disk.remembered import Remembered
from ..disk.seen import version_of_generator
from ..languages.dictionaries import Dictionary
from ..pages.section import Passage
from ..vocabulary import Name

_NAME, _TOLD, _WORDS, _NEAR = "checked", "told", "words", "near"
_MOST_WORDS = 200_000  # that are remembered of one dictionary
S = TypeVar("S")
T = TypeVar("T")
V = TypeVar("V")
Answers = frozenset[tuple[str, str]]  # what was asked for, and what was answered; nothing where there was nothing


class Asked(Mapping[str, V]):
    """What can be looked up by name alone; each name is noted until the ``answers`` are taken."""

    def __init__(self, known: Mapping[str, V], said: Callable[[V], str] = repr) -> None:
        """``said`` is all that an answer holds."""
        self._known = known
        self._answers = {name: (name, _digest_of(said(each))) for name, each in known.items()}
        self._asked: set[str] = set()

    def __getitem__(self, name: str) -> V:
        self._asked.add(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        raise TypeError("What would be noted?")

    def __len__(self) -> int:
        raise TypeError("What would be noted?")

    def answers(self) -> Answers:
        """What has been asked for since they were taken the last time."""
        asked, self._asked = self._asked, set()
        return frozenset(self._answers.get(name) or (name, "") for name in asked)

    def would_be(self, answers: Answers) -> bool:
        """Whether the same would be answered now."""
        return all((self._answers.get(name) or (name, "")) == (name, said) for name, said in answers)


def _digest_of(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def open_memory(root: Path) -> Memory:
    """What earlier builds of the project in ``root`` have left for this one, by these checks."""
    return Memory(root, version_of_generator())


class Checked:
    """The passages found to agree at an earlier time. Without a memory, none are known and none are remembered."""

    def __init__(
        self,
        memory: Memory | None,
        data: Iterable[bytes],
        said: Mapping[str, Mapping[Name, str]],
        asked: Asked[Any],
    ) -> None:
        """``said`` is all that each value is, by language; ``asked`` is what checks look up by what they find."""
        self._memory, self._asked = memory, asked
        self._told = Remembered(memory, _TOLD)
        self._known: dict[str, Answers] = {}
        self._met: dict[str, Answers] = {}
        if memory:
            self._said = {
                locale: {name: _digest_of(each) for name, each in names.items()} for locale, names in said.items()
            }
            self._basis = sha256(" ".join(said).encode())
            for content in data:
                self._basis.update(sha256(content).digest())
            known = memory.get(_NAME)
            self._known = pickle.loads(known) if known else {}

    def digest(self, key: str, passages: Mapping[str, Passage]) -> str:
        """What the passage is remembered by; empty if nothing is remembered."""
        if not self._memory:
            return ""
        digest = self._basis.copy()
        digest.update(key.encode())
        for locale, passage in passages.items():
            digest.update(f"\0{locale}".encode() + passage.content)
            for name in passage.names:
                digest.update(f"\0{name} {self._said[locale].get(name)}".encode())
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
        if not digest or not self._memory:
            return self._noted(digest, look)
        places = [(one.locale, one.file, [part.line for part in one.parts]) for one in passages.values()]
        key = sha256(repr((digest, places, by)).encode(errors="surrogatepass")).digest()
        known: tuple[Answers, tuple[list[S], list[T]]] | None = self._told.find(key)
        if known and self._asked.would_be(known[0]):
            return known[1]
        found = self._noted(digest, look)
        if lasts(found):
            self._told.put(key, (self._met[digest], found))
        return found

    def _noted(self, digest: str, look: Callable[[], T]) -> T:
        self._asked.answers()
        found = look()
        self._met[digest] = self._asked.answers()
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
        known = self._known.get(digest)
        return known is not None and self._asked.would_be(known)

    def remember(self, digests: Iterable[str]) -> None:
        """Keeps just these, in place of what was known before."""
        self._told.keep()
        if self._memory:
            known = self._known | self._met
            kept = {digest: known[digest] for digest in digests}
            if kept != self._known:
                self._memory.hold(_NAME, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
