"""Tables of words → regular expressions, for text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from os.path import commonprefix
from typing import Any

GAP = "(?: +)"  # in folded text, where line breaks remain only between paragraphs
LETTERS = r"[^\W\d_]*"
WORD_ENDS = r"(?![^\W_])"
NEVER = "(?!)"
_SPACES = re.compile(r"\s+")
_SIMPLE = str.maketrans("‐‑’", "--'") | {ord(sign): " " for sign in map(chr, range(0x3001)) if sign.isspace()}
_SIMPLE[ord("\n")] = "\n"
_NOT_SIMPLE = re.compile(f"[{''.join(chr(sign) for sign, simple in _SIMPLE.items() if chr(sign) != simple)}]")
_LINE_ENDS = re.compile(r"\n(?: *\n)*")
_WHOLE, _GOES_ON = "\n", "\t"  # at the end of a phrase: no letter or digit follows; letters may follow
_SIGNS_OF_A_GROUP = 32  # so many fewer must be compiled; measured, with Finnish, Swedish and English
_ENDS = {_WHOLE: WORD_ENDS, _GOES_ON: LETTERS, "": ""}


def any_of(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest that fits. “…” at the end of one lets letters follow.

    They are a tree, where a word has many forms: soon compiled, and quick to fail.
    """
    return _any_of(frozenset(phrases))


@lru_cache(maxsize=1024)  # the same tables are asked for again and again
def _any_of(phrases: frozenset[str]) -> str:
    heads = [phrase[:-1] + _GOES_ON if phrase.endswith("…") else phrase for phrase in phrases]
    return f"(?:{_tree(heads)})" if heads else NEVER


def flat(table: Mapping[Any, Iterable[str]]) -> list[str]:
    """All phrases of a table of tables."""
    return [phrase for phrases in table.values() for phrase in phrases]


def whole(phrases: Iterable[str]) -> str:
    """One of the phrases, with no letter or digit behind it."""
    return any_of(phrases) + WORD_ENDS


def as_in_table(written: str) -> str:
    """The phrase that ``any_of`` has found, as its table spells it: one space."""
    return _SPACES.sub(" ", written)


def beginning_with(begun: Iterable[str], complete: Iterable[str]) -> str:
    """Where a phrase of ``begun``, or a whole one of ``complete``, stands."""
    heads = {phrase.removesuffix("…") for phrase in begun}
    heads |= {phrase.removesuffix("…") if phrase[-1] == "…" else phrase + _WHOLE for phrase in complete}
    shortest = {head for head in heads if not any(head[:length] in heads for length in range(len(head)))}
    return _tree(shortest) if shortest else NEVER


def _tree(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest first. What many begin with stands once; a group for few saves nothing."""
    rests: dict[str, list[str]] = {}
    for phrase in phrases:
        rests.setdefault(phrase if phrase in _ENDS else phrase[0], []).append(phrase)
    branches: list[str] = []
    for first in sorted(rests.keys() - _ENDS.keys()):
        alike = rests[first]
        shared = commonprefix(alike).rstrip(_WHOLE + _GOES_ON)  # noqa: RUF071 sign by sign is meant
        if len(alike) > 1 and (len(alike) - 1) * len(shared) > _SIGNS_OF_A_GROUP:
            branches.append(_literal(shared) + _tree(phrase[len(shared) :] for phrase in alike))
        else:
            branches += map(_literal, sorted(alike, key=_longest_first))
    branches += [pattern for end, pattern in _ENDS.items() if end in rests]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _longest_first(phrase: str) -> tuple[int, str]:
    return -len(phrase.rstrip(_WHOLE)), phrase.replace(_GOES_ON, "…")


@lru_cache(maxsize=10_000)
def _literal(phrase: str) -> str:
    said = phrase.rstrip(_WHOLE + _GOES_ON)
    return re.escape(said).replace(r"\ ", " +") + _ENDS[phrase[len(said) :]]


@lru_cache(maxsize=16)  # of one text in each language: several checks ask for it
def folded(text: str) -> str:
    """The text in lower case with plain spaces, hyphens and apostrophes, every character at its place.

    A line break within a paragraph is a space too. A few capitals become two letters; they stay.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
    if _NOT_SIMPLE.search(lower):  # in a text that is not all ASCII, translate() looks up every letter
        lower = lower.translate(_SIMPLE)
    return _LINE_ENDS.sub(lambda match: " " if len(match[0]) == 1 else match[0], lower)
