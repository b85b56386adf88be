"""With which words something begins that is looked for: most begin nothing, and are not looked at again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from functools import lru_cache

_WORD = re.compile(r"\w+")
_MOST = 20_000  # words of which it is remembered what they begin


@lru_cache(maxsize=64)  # several checks ask for those of a paragraph, one after the other
def words_in(text: str) -> frozenset[str]:
    """The words of a text, as they are written."""
    return frozenset(_all_words(text))


@lru_cache(maxsize=64)
def _all_words(text: str) -> list[str]:
    return _WORD.findall(text)


def places_of(words: Set[str], text: str) -> list[tuple[int, str]]:
    """(start, word) of each place where one of some words stands as a whole one, in order."""
    return [place for place in _places(text) if place[1] in words]


@lru_cache(maxsize=64)
def _places(text: str) -> Sequence[tuple[int, str]]:
    """(start, word) of each word, in order: no letter stands between two of them, so that it is found where it is."""
    places, end = [], 0
    for word in _all_words(text):
        start = text.find(word, end)
        places.append((start, word))
        end = start + len(word)
    return places


class Beginnings:
    """The words with which something begins, by a rule that is asked once for each word."""

    def __init__(self, begins: Callable[[str], bool]) -> None:
        self._begins = begins
        self._known: set[str] = set()
        self._beginning: set[str] = set()

    @classmethod
    def of(cls, whole: Iterable[str], begun: Iterable[str] = ()) -> Beginnings:
        """Just these words, and those that go on after ``begun``; behind “_”, which is no letter, any may end."""
        words, beginnings = frozenset(whole), tuple(begun)
        return cls(lambda word: word in words or word.startswith(beginnings) or "_" in word)

    def among(self, words: frozenset[str]) -> Set[str]:
        """Those of some words with which something begins."""
        if new := words - self._known:
            if len(self._known) > _MOST:
                self._known, self._beginning, new = set(), set(), words
            self._known |= new
            self._beginning.update(filter(self._begins, new))
        return words & self._beginning


def first_word(phrase: str) -> str:
    """What a phrase begins with, as far as that is a word; empty if it is a sign."""
    first = _WORD.match(phrase)
    return first[0] if first else ""


def longest_word(phrase: str) -> str:
    """The word that is likeliest not to stand in a text in which the phrase does not."""
    return max(_WORD.findall(phrase), key=len, default="")
