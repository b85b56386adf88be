"""The paragraphs of a text, since what is found in one hangs on nothing outside of it: the same one is read once."""

from __future__ import annotations

from functools import lru_cache

BETWEEN = "\n\n"
REMEMBERED = 4096  # paragraphs of which is remembered what was found in them


@lru_cache(maxsize=64)  # several checks ask for those of a text, one after the other
def paragraphs(text: str) -> tuple[tuple[int, str], ...]:
    """(offset, text) of each stretch between two empty lines."""
    found, start = [], 0
    for paragraph in text.split(BETWEEN):
        if paragraph:
            found.append((start, paragraph))
        start += len(paragraph) + len(BETWEEN)
    return tuple(found)
