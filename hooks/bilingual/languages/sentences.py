"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .language import Language
from .paragraphs import REMEMBERED

_NEXT = re.compile(r"[^\S\n]*(.?)")
_LONGEST = 12  # characters before a full stop in which an abbreviation is looked for


@lru_cache(maxsize=REMEMBERED)  # several checks ask for those of a text, and so does the search
def find_sentences(text: str, language: Language) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence, heading or item, without the white space around it.

    A line break ends one, unless a plain line goes on with a small letter on the next; a full stop does, unless it
    belongs to an abbreviation or a small letter follows.
    """
    return tuple(_sentences(text, language))


def _sentences(text: str, language: Language) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _end(language).finditer(text):
        if match[0][0] == "\n":
            end = match.start() + 1
            goes_on = text[end : end + 1].islower() and not text.endswith(("  ", "\\"), start, end - 1)
        else:
            end = match.end()
            goes_on = not text[end : end + 1].isspace() or _is_inside(text, start, match, language)
        if not goes_on:
            yield from _trimmed(text, start, end)
            start = end
    yield from _trimmed(text, start, len(text))


@lru_cache(maxsize=32)
def _end(language: Language) -> re.Pattern[str]:
    """Where a sentence may end, with the marks that close behind it."""
    return re.compile(rf"[.!?…\n][.!?…{re.escape(language.closing_marks)}]*")


def _is_inside(text: str, start: int, stop: re.Match[str], language: Language) -> bool:
    """Whether a stop does not end the sentence that begins at ``start``."""
    follows = _NEXT.match(text, stop.end())
    if follows and follows[1].islower():
        return True
    if stop[0] != ".":
        return False
    before = text[max(start, stop.start() - _LONGEST) : stop.start()].split()
    last = before[-1].strip("([“”\"'") if before else ""
    initial = len(last) == 1 and last.isupper()
    of_a_list = last.isdigit() and text[start : stop.start()].strip() == last
    of_a_number = bool(follows and follows[1].isdigit()) and last.lower() in language.abbreviations_before_numbers
    return initial or of_a_list or of_a_number or last.lower() in language.abbreviations


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    if stripped := said.strip():
        first = start + len(said) - len(said.lstrip())
        yield first, first + len(stripped)
