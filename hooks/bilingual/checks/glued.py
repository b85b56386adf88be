"""Values with a figure or a letter right beside them: of 1{{ rules.x }}, “16 months” would be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category

from ..messages import say
from ..pages.section import Passage
from ..problems import Problem
from ..text.words import Prose

_SOFT_HYPHEN = "\u00ad"


def find_glued_values(passage: Passage, prose: Sequence[Prose]) -> Iterator[Problem]:
    """What a tag prints is read by itself: an ending, a hyphen, a dash or a bracket may stand beside it."""
    for part in prose:
        ends = {end: tag for _, end, tag in part.spans}
        starts = {start for start, _, _ in part.spans}
        for start, end, tag in part.spans:
            text, said = part.text, part.text[start:end]
            before = text[max(0, start - 3) : start].rstrip(_SOFT_HYPHEN)
            after = text[end : end + 3].lstrip(_SOFT_HYPHEN)
            if said and start in ends:
                what = say("{ends} and {tag} stand here without a space between them.", ends=ends[start], tag=tag)
            elif said and (sign := _glued_before(before, said) or (end not in starts and _glued_after(after, said))):
                what = say(
                    "“{sign}” stands right beside {tag}, so that another value would be read.", sign=sign, tag=tag
                )
            else:
                continue
            to_do = say("Leave a space between them, or take one out.")
            yield Problem(passage.file, part.line_at(start), what, to_do, "misplaced-value")


def _glued_before(text: str, said: str) -> str:
    last = text[-1:]
    if _is_figure(last) or last.lower() != last.upper():
        return last
    return text[-2:] if len(text) > 1 and last in ".,/" and _is_figure(text[-2]) and _is_figure(said[0]) else ""


def _glued_after(text: str, said: str) -> str:
    first = text[:1]
    if _is_figure(first):
        return first
    return text[:2] if first and first in ".,/" and _is_figure(text[1:2]) and _is_figure(said[-1]) else ""


def _is_figure(sign: str) -> bool:
    return sign != "" and category(sign)[0] == "N"
