"""The paragraphs of a text, since what is found in one hangs on nothing outside of it: the same one is read once."""

from __future__ import annotations

from collections.abc import Iterator

BETWEEN = "\n\n"
REMEMBERED = 4096  # paragraphs of which is remembered what was found in them


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of each stretch between two empty lines."""
    start = 0
    for paragraph in text.split(BETWEEN):
        if paragraph:
            yield start, paragraph
        start += len(paragraph) + len(BETWEEN)
