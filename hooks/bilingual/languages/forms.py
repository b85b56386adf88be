"""Words as they occur in running text: found whole, in any case, the longest first.

The notation of a form: ``bokbuss*`` is a word with any ending, ``book bus*`` several words in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar
from unicodedata import normalize

from .beginnings import Beginnings, places_of, words_in
from .paragraphs import REMEMBERED, paragraphs

T = TypeVar("T")
_DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}"
_UNUSUAL = re.compile(
    "[\u00ad\u0130\u0300-\u036f]"
)  # soft hyphen, a letter that lower() lengthens, accents of their own
_CLUSTER = re.compile("(?s).[\u00ad\u0300-\u036f]*")
_WORD = re.compile(r"[^\W_]+\*?")
_TOKEN = re.compile(r"\w+|\s+|.", re.S)
_OF_A_WORD = re.compile(r"\*?[^\W_]+\*?")
_OF_A_FORM = re.compile(r"\w+\*?|\s+|.", re.S)
_WITHIN_A_WORD = re.compile(r"(?<!\w)\w")


class _Node(Generic[T]):
    """What may follow in a form: words, spaces and signs as they are, or the beginning of a word.

    ``end`` is the rank of the form that ends here, and what it stands for.
    """

    __slots__ = ("end", "follow", "lengths", "starred")

    def __init__(self) -> None:
        self.follow: dict[str, _Node[T]] = {}
        self.starred: dict[str, _Node[T]] = {}
        self.lengths: list[int] = []
        self.end: tuple[int, T] | None = None

    def add(self, token: str) -> _Node[T]:
        if not token.endswith("*"):
            return self.follow.setdefault(token, _Node())
        beginning = token[:-1]
        if len(beginning) not in self.lengths:
            self.lengths.append(len(beginning))
        return self.starred.setdefault(beginning, _Node())

    def after(self, token: str) -> Iterator[_Node[T]]:
        """Where a token of the text leads."""
        if following := self.follow.get(token):
            yield following
        for length in self.lengths:
            if length <= len(token) and (following := self.starred.get(token[:length])):
                yield following


class Forms(Generic[T]):
    """Forms, each with what it stands for. At one place the longest form counts; among equals, the first one given.

    They stand in a tree of words, so that a text takes the same time whether there are ten of them or ten thousand.
    """

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        plain = [(" ".join(normalize("NFC", form).lower().split()), meaning) for form, meaning in forms]
        usable = [(form, meaning) for form, meaning in plain if any(map(str.isalnum, form))]
        usable.sort(key=lambda each: (-len(each[0].replace("*", "")), "*" in each[0]))
        self._tree: _Node[T] = _Node()
        beginnings: set[str] = set()
        for rank, (form, meaning) in enumerate(usable):
            node = self._tree
            tokens = [_same(token) for token in _OF_A_FORM.findall(form) if token != "*"]
            beginnings.add(tokens[0])
            for token in tokens:
                node = node.add(token)
            node.end = node.end or (rank, meaning)
        signs = "".join(sorted(one for one in beginnings if not _WORD.match(one)))
        self._signs = frozenset(signs.replace("-", _DASHES))
        of_signs = rf"|(?<!\w)[{re.escape(''.join(sorted(self._signs)))}]" if signs else ""
        self._start = re.compile(rf"\w+{of_signs}")
        self._words = Beginnings(lambda word: any(self._tree.after(word)))
        self._found: dict[str, tuple[tuple[T, int, int], ...]] = {}

    def find(self, text: str) -> Iterator[tuple[T, int, int]]:
        """(what the form stands for, start, end) of each form in the text, none inside another."""
        if not (self._tree.follow or self._tree.starred):
            return
        remembered = self._found
        for offset, paragraph in paragraphs(text):  # no form reaches over an empty line
            found = remembered.get(paragraph)
            if found is None:
                if len(remembered) == REMEMBERED:
                    remembered.clear()
                found = remembered[paragraph] = tuple(self._find(paragraph))
            for meaning, start, end in found:
                yield meaning, offset + start, offset + end

    def _find(self, text: str) -> Iterator[tuple[T, int, int]]:
        folded, offsets = _fold(text)
        begins = self._words.among(words_in(folded))
        places = places_of(begins, folded) if begins else []
        if not self._signs.isdisjoint(folded):
            starts = self._start.finditer(folded)
            places = [(one.start(), one[0]) for one in starts if one[0] in begins or one[0] in self._signs]
        end = 0
        for start, _ in places:
            if start >= end and (found := self._longest(folded, start)):
                meaning, end = found
                yield (meaning, offsets[start], offsets[end]) if offsets else (meaning, start, end)

    def _longest(self, text: str, start: int) -> tuple[T, int] | None:
        """What the longest form that begins at a place stands for, and where it ends."""
        best: tuple[int, T] | None = None
        best_end = start
        waiting = [(self._tree, start)]
        while waiting:
            node, place = waiting.pop()
            if node.end and (not best or node.end[0] < best[0]) and not _WITHIN_A_WORD.match(text, place):
                best, best_end = node.end, place
            if token := _TOKEN.match(text, place):
                waiting += [(following, token.end()) for following in node.after(_same(token[0]))]
        return (best[1], best_end) if best else None


class Words:
    """The words of one text, to ask for a few forms that nobody else asks for: nothing is compiled for them."""

    def __init__(self, text: str) -> None:
        self._words = _WORD.findall(_fold(text.replace("*", " "))[0])
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    def have(self, form: str) -> bool:
        """Whether the form stands in the text, in any case, whatever signs stand between its words."""
        first, *rest = _OF_A_WORD.findall(_fold(normalize("NFC", form))[0]) or [""]
        return any(self._follow(rest, place + 1) for place in self._places_of(first))

    def _places_of(self, word: str) -> Iterator[int]:
        if "*" not in word:
            yield from self._places.get(word, ())
            return
        for known, places in self._places.items():
            if _fits(known, word):
                yield from places

    def _follow(self, rest: list[str], start: int) -> bool:
        words = self._words[start : start + len(rest)]
        return len(words) == len(rest) and all(map(_fits, words, rest))


def _fits(word: str, wanted: str) -> bool:
    """Whether a word is the wanted one, in which “*” stands for any beginning or ending."""
    part = wanted.strip("*")
    if wanted.startswith("*"):
        return part in word if wanted.endswith("*") else word.endswith(part)
    return word.startswith(part) if wanted.endswith("*") else word == part


def _same(token: str) -> str:
    """A token as all that may stand in its place is written: any dash, any space with one line break at most."""
    if token.isspace():
        return " " if token.count("\n") <= 1 else "\n"
    return "-" if token in _DASHES else token


@lru_cache(maxsize=64)  # of one paragraph: the forms of several tables are looked for in it
def _fold(text: str) -> tuple[str, Sequence[int]]:
    """The text in small letters; if that moves characters, also where in ``text`` each one comes from."""
    if text.isascii() or not _UNUSUAL.search(text):
        return text.lower(), ()
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = normalize("NFC", cluster[0].replace("\u00ad", "")).lower()
        pieces.append(piece)
        offsets += [cluster.start()] * len(piece)
    return "".join(pieces), [*offsets, len(text)]
