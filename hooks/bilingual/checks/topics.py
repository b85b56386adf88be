"""What a sentence speaks of, by words that both languages know: two that share nothing do not say the same.

The topics stand in the language's file, below ``sense``. They are wide, and a word may belong to several, so that a
translator who says it in other words hardly ever leaves all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ..languages.language import Language, words
from ..languages.paragraphs import REMEMBERED

_GROUP, _TABLE = "sense", "topics"
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_WORDS = 20_000  # of which it is remembered what they speak of
_NONE: frozenset[str] = frozenset()
_KEY = 2  # letters at least of what a word begins or ends with
_ALIKE = 4  # letters with which names and loan words begin in both languages


class Subject(NamedTuple):
    """What a text speaks of: the topics of each of its words that is known, all of them, and what both may share.

    Small words (“after”, “many”) can be shared, and are not known by themselves: any sentence has some. ``marks`` are
    its numbers and the beginnings of its words.
    """

    of_words: tuple[frozenset[str], ...]
    topics: frozenset[str]
    marks: frozenset[str]

    @property
    def known(self) -> int:
        """How many different words of it are known."""
        return len(self.of_words)

    def words_beyond(self, other: Subject) -> int:
        """How many of these speak of nothing of which the other text speaks."""
        return sum(map(other.topics.isdisjoint, self.of_words))

    def shares(self, other: Subject) -> bool:
        """Whether both speak of one thing, or have a number or the beginning of a word in common."""
        return not (self.topics.isdisjoint(other.topics) and self.marks.isdisjoint(other.marks))


class _Topics:
    """The words of one language, each with the topics that it may belong to."""

    def __init__(self, language: Language) -> None:
        tables = language.group(_GROUP).get(_TABLE)
        self._whole: dict[str, set[str]] = {}
        # By their first or last letters, since a word is looked for among those alone.
        self._begun: dict[str, list[tuple[str, str]]] = {}
        self._ending: dict[str, list[tuple[str, str]]] = {}
        for name, line in tables.items() if isinstance(tables, Mapping) else ():
            for word in words(str(line)):
                if word.endswith("…"):
                    self._begun.setdefault(word[:-1][:_KEY], []).append((word[:-1], name))
                elif word.startswith("…"):
                    self._ending.setdefault(word[1:][-_KEY:], []).append((word[1:], name))
                else:
                    self._whole.setdefault(word, set()).add(name)
        self._small = language.small_words
        self._of_word: dict[str, frozenset[str]] = {}
        self.are_known = bool(self._whole or self._begun)
        self.subject = lru_cache(maxsize=REMEMBERED)(self._subject)

    def _subject(self, text: str) -> Subject:
        said = set(_WORD.findall(text.lower()))
        small = _NONE.union(*map(self._topics, said & self._small))
        known = tuple([topics for word in said - self._small if (topics := self._topics(word))])
        marks = {word[:_ALIKE] for word in said if len(word) >= _ALIKE}
        return Subject(known, small.union(*known), frozenset(marks.union(_NUMBER.findall(text))))

    def _topics(self, word: str) -> frozenset[str]:
        found = self._of_word.get(word)
        if found is None:
            if len(self._of_word) == _WORDS:
                self._of_word.clear()
            found = frozenset(self._whole.get(word, ()))
            found |= {name for head, name in self._begun.get(word[:_KEY], ()) if word.startswith(head)}
            found |= {name for tail, name in self._ending.get(word[-_KEY:], ()) if word.endswith(tail)}
            self._of_word[word] = found
        return found


@lru_cache(maxsize=32)
def _topics_of(language: Language) -> _Topics:
    return _Topics(language)


def know_topics(*languages: Language) -> bool:
    """Whether it is known of all of some languages what their words speak of."""
    return all(_topics_of(language).are_known for language in languages)


def subject_of(text: str, language: Language) -> Subject:
    """What a text speaks of."""
    return _topics_of(language).subject(text)
