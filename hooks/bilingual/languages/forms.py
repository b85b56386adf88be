"""Words as they occur in running text: found whole, in any case, the longest first.

The notation of a form: ``arbetsgivar*`` is a word with any ending, ``support person*`` several words in a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar
from unicodedata import normalize

T = TypeVar("T")
_DASHES = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}"
_SPACE = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"  # no-break spaces and one line break, but no empty line
_UNUSUAL = re.compile(
    "[\u00ad\u0130\u0300-\u036f]"
)  # soft hyphen, a letter that lower() lengthens, accents of their own
_CLUSTER = re.compile("(?s).[\u00ad\u0300-\u036f]*")
_WORD = re.compile(r"[^\W_]+\*?")


class Forms(Generic[T]):
    """Forms, each with what it stands for. At one place the longest form counts; among equals, the first one given."""

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        plain = [(" ".join(normalize("NFC", form).lower().split()), meaning) for form, meaning in forms]
        usable = [(form, meaning) for form, meaning in plain if any(map(str.isalnum, form))]
        usable.sort(key=lambda each: (-len(each[0].replace("*", "")), "*" in each[0]))
        by_first: dict[str, list[str]] = {}  # forms that begin alike stand together, so that most places fail at once
        ordered: dict[str, list[T]] = {}
        for form, meaning in usable:
            first, rest = _expression(form)
            by_first.setdefault(first, []).append(rest)
            ordered.setdefault(first, []).append(meaning)
        self._meanings = [meaning for meanings in ordered.values() for meaning in meanings]
        choices = "|".join(f"{first}(?:{'|'.join(f'({rest})' for rest in rests)})" for first, rests in by_first.items())
        self._expression = re.compile(rf"(?<!\w)(?:{choices})(?!\w)" if choices else r"(?!)")

    def find(self, text: str) -> Iterator[tuple[T, int, int]]:
        """(what the form stands for, start, end) of each form in the text, none inside another."""
        folded, offsets = _fold(text)
        for match in self._expression.finditer(folded):
            start, end = match.span()
            meaning = self._meanings[(match.lastindex or 1) - 1]
            yield (meaning, offsets[start], offsets[end]) if offsets else (meaning, start, end)


class Words:
    """The words of one text, to ask for a few forms that nobody else asks for: nothing is compiled for them."""

    def __init__(self, text: str) -> None:
        self._words = _WORD.findall(_fold(text.replace("*", " "))[0])
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    def have(self, form: str) -> bool:
        """Whether the form stands in the text, in any case, whatever signs stand between its words."""
        first, *rest = _WORD.findall(_fold(normalize("NFC", form))[0]) or [""]
        return any(self._follow(rest, place + 1) for place in self._places_of(first))

    def _places_of(self, word: str) -> Iterator[int]:
        if not word.endswith("*"):
            yield from self._places.get(word, ())
            return
        for known, places in self._places.items():
            if known.startswith(word[:-1]):
                yield from places

    def _follow(self, rest: list[str], start: int) -> bool:
        words = self._words[start : start + len(rest)]
        return len(words) == len(rest) and all(
            word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
            for word, wanted in zip(words, rest, strict=True)
        )


def _expression(form: str) -> tuple[str, str]:
    """The regular expression for the first character of a form, and for the rest of it."""
    first, *rest = (f"[{_DASHES}]" if one in _DASHES else r"\w*" if one == "*" else re.escape(one) for one in form)
    return first, "".join(rest).replace(re.escape(" "), _SPACE)


def _fold(text: str) -> tuple[str, list[int]]:
    """The text in small letters; if that moves characters, also where in ``text`` each one comes from."""
    if not _UNUSUAL.search(text):
        return text.lower(), []
    pieces: list[str] = []
    offsets: list[int] = []
    for cluster in _CLUSTER.finditer(text):
        piece = normalize("NFC", cluster[0].replace("\u00ad", "")).lower()
        pieces.append(piece)
        offsets += [cluster.start()] * len(piece)
    return "".join(pieces), [*offsets, len(text)]
