"""What a text says, as a few digits: by these the record of confirmations knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import sha256

from ..text.source import without_signs
from .prose import Part

_HEADING_IDENTIFIER = re.compile(r"^([^\S\n]*#.*?)\{:?[^{}\n]*\}[^\S\n]*$", re.M)
_BETWEEN = re.compile(r"[\s>]*")
_WORD_OF_A_COMMENT = re.compile(r"[^\s>]+")
_MOST_ALIKE = 20  # things that are looked at where the first one nearly always is the one that was meant


def fingerprint(parts: Sequence[Part], has_heading: bool) -> str:
    """Twelve hexadecimal digits of what the parts of a passage say, by SHA-256.

    A tag counts as its name, so that a new value makes nothing stale; white space, line breaks, comments and the
    identifier of the heading do not count. What only looks like a comment, as in code, does.
    """
    said = ["".join(map(str, part.text)) for part in parts]
    if has_heading:
        said[0] = _HEADING_IDENTIFIER.sub(r"\1", said[0], count=1)
    said = [_without_comments(text, part) for text, part in zip(said, parts, strict=True)]
    text = "\n\n".join(" ".join(part.split()) for part in said)
    return sha256(text.encode()).hexdigest()[:12]


def _without_comments(text: str, part: Part) -> str:
    """The source of a part without what the reading has taken for comments, each looked for from its line on."""
    if not part.comments:
        return text
    pieces, end, line, start = [], 0, part.line, 0  # ``start`` is where ``line`` begins
    for comment in sorted(part.comments, key=lambda one: one.line):
        while line < comment.line and (following := text.find("\n", start) + 1):
            line, start = line + 1, following
        words = _WORD_OF_A_COMMENT.findall(f"<!--{without_signs(comment.text, part.values)}--")
        place = max(start, end) - 1
        for _ in range(_MOST_ALIKE):
            place = text.find("<!--", place + 1)
            if place < 0 or (after := _follow(words, text, place)):
                break
        else:
            continue
        if place >= 0:
            pieces.append(text[end:place])
            end = after
    return "".join([*pieces, text[end:]])


def _follow(words: Iterable[str], text: str, place: int) -> int:
    """Where a comment ends that begins at a place; 0 if it is another one.

    Its lines may begin with the sign of a quote, and be one line where it was read.
    """
    for word in words:
        between = _BETWEEN.match(text, place)
        place = between.end() if between else place
        if not text.startswith(word, place):
            return 0
        place += len(word)
    return place + 1
