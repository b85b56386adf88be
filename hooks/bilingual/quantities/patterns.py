"""Tables of words → regular expressions, for text in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

GAP = "(?: +)"  # in folded text, where line breaks remain only between paragraphs
LETTERS = r"[^\W\d_]*"
WORD_ENDS = r"(?![^\W_])"
NEVER = "(?!)"
_SPACES = re.compile(r"\s+")
_SIMPLE = str.maketrans("‐‑’", "--'") | {ord(sign): " " for sign in map(chr, range(0x3001)) if sign.isspace()}
_SIMPLE[ord("\n")] = "\n"
_LINE_ENDS = re.compile(r"\n(?: *\n)*")
_END = "\n"


def any_of(phrases: Iterable[str]) -> str:
    """One of the phrases, the longest that fits. “…” at the end of one lets letters follow."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return f"(?:{'|'.join(_phrase(phrase) for phrase in longest_first)})" if longest_first else NEVER


def flat(table: Mapping[Any, Iterable[str]]) -> list[str]:
    """All phrases of a table of tables."""
    return [phrase for phrases in table.values() for phrase in phrases]


def whole(phrases: Iterable[str]) -> str:
    """One of the phrases, with no letter or digit behind it."""
    return any_of(phrases) + WORD_ENDS


def _phrase(phrase: str) -> str:
    body = re.escape(phrase.removesuffix("…")).replace(r"\ ", GAP)
    return body + LETTERS if phrase.endswith("…") else body


def as_in_table(written: str) -> str:
    """The phrase that ``any_of`` has found, as its table spells it: one space."""
    return _SPACES.sub(" ", written)


def beginning_with(begun: Iterable[str], complete: Iterable[str]) -> str:
    """Where a phrase of ``begun``, or a whole one of ``complete``, stands: a tree, quick to fail elsewhere."""
    heads = {phrase.removesuffix("…") for phrase in begun}
    heads |= {phrase.removesuffix("…") if phrase[-1] == "…" else phrase + _END for phrase in complete}
    return _tree(heads)


def _tree(heads: set[str]) -> str:
    if not heads or "" in heads:
        return "" if heads else NEVER
    branches = [
        (WORD_ENDS if first == _END else _phrase(first)) + _tree({head[1:] for head in heads if head[0] == first})
        for first in sorted({head[0] for head in heads})
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def folded(text: str) -> str:
    """The text in lower case with plain spaces, hyphens and apostrophes, every character at its place.

    A line break within a paragraph is a space too. A few capitals become two letters; they stay.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
    return _LINE_ENDS.sub(lambda match: " " if len(match[0]) == 1 else match[0], lower.translate(_SIMPLE))
