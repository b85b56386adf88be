"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from .names import primary

ABBREVIATIONS: Mapping[str, str] = {  # by language, without their last full stop
    "sv": "t.ex ex bl.a d.v.s dvs p.g.a pga fr.o.m t.o.m s.k f.d dr ev ca kap kl nr resp inkl exkl max min jfr tel",
    "en": "e.g i.e mr mrs ms dr prof st vs approx ca cf incl excl nos tel fig",
}
BEFORE_NUMBERS: Mapping[str, str] = {  # what is an abbreviation only where a number follows
    "sv": "s st mom art jan feb febr mar apr jun jul aug sept okt nov dec",
    "en": "no p pp sec ch art jan feb mar apr jun jul aug sept oct nov dec",
}
_END = re.compile(r"[.!?…\n][.!?…\"”’')\]]*")
_NEXT = re.compile(r"[^\S\n]*(.?)")
_LONGEST = 12  # characters before a full stop in which an abbreviation is looked for


def find_sentences(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence, heading or item, without the white space around it.

    A line break ends one, unless a plain line goes on with a small letter on the next; a full stop does, unless it
    belongs to an abbreviation or a small letter follows.
    """
    abbreviations = ABBREVIATIONS.get(primary(locale), "").split()
    before_numbers = BEFORE_NUMBERS.get(primary(locale), "").split()
    start = 0
    for match in _END.finditer(text):
        if match[0][0] == "\n":
            end = match.start() + 1
            goes_on = text[end : end + 1].islower() and not text.endswith(("  ", "\\"), start, end - 1)
        else:
            end = match.end()
            goes_on = not text[end : end + 1].isspace() or _is_inside(text, start, match, abbreviations, before_numbers)
        if not goes_on:
            yield from _trimmed(text, start, end)
            start = end
    yield from _trimmed(text, start, len(text))


def _is_inside(
    text: str, start: int, stop: re.Match[str], abbreviations: Sequence[str], before_numbers: Sequence[str]
) -> bool:
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
    of_a_number = bool(follows and follows[1].isdigit()) and last.lower() in before_numbers
    return initial or of_a_list or of_a_number or last.lower() in abbreviations


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    said = text[start:end]
    if stripped := said.strip():
        first = start + len(said) - len(said.lstrip())
        yield first, first + len(stripped)
