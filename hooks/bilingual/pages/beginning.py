"""Why a page has no front matter, although most often it stands there: its two lines of hyphens are not as needed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..messages import Message, say
from ..problems import Problem, quote

_HYPHENS = "---"
_OTHER_LINE = re.compile(r"[-\u2010-\u2015\u2212_*=.]{1,80}")  # what a word processor makes of hyphens, too
_NAME = re.compile(r"[A-Za-z_]\w*\s?:")
_NEAR = 30  # lines in which a line of hyphens is looked for


def find_lost_beginning(lines: Sequence[str], file: str) -> Problem:
    """The cause of it, told at its line, for a page whose first lines cannot be read as front matter."""
    line, what, to_do = _cause(lines[:_NEAR])
    return Problem(file, line, what, to_do, "front-matter")


def _cause(lines: Sequence[str]) -> tuple[int, Message, Message]:
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    text = lines[first].strip()
    if text == _HYPHENS and first:
        what = say("An empty line stands above the front matter.")
        what = say("Empty lines stand above the front matter.") if first > 1 else what
        return 1, what, say("Take it out: the line with three hyphens is the first one of a page.")
    if text == _HYPHENS and lines[0].startswith((" ", "\t")):
        return 1, say("A space stands before the three hyphens of the first line."), say("Take it out.")
    if text == _HYPHENS:
        return _without_end(lines)
    if _OTHER_LINE.fullmatch(text):
        what = say("This line should have three hyphens, but it is “{text}”.", text=quote(text))
        return first + 1, what, say("Write {hyphens} in its place.", hyphens=_HYPHENS)
    if _NAME.match(text):
        what = say("The line with three hyphens that begins the front matter is missing.")
        return first + 1, what, say("Write {hyphens} on a line of its own above this one.", hyphens=_HYPHENS)
    begins = next((at for at, line in enumerate(lines) if line.rstrip() == _HYPHENS), 0)
    if begins and begins + 1 < len(lines) and _NAME.match(lines[begins + 1]):
        what = say("Something stands above the front matter.")
        return 1, what, say("Move it below the second line with {hyphens}.", hyphens=_HYPHENS)
    what = say("The page has no front matter: title and description between two lines with three hyphens.")
    return 1, what, say("Copy the first lines of another page and change them.")


def _without_end(lines: Sequence[str]) -> tuple[int, Message, Message]:
    for at, line in enumerate(lines[1:], 1):
        if _OTHER_LINE.fullmatch(line.strip()) or line.strip() == _HYPHENS:
            what = say(
                "The front matter does not end here: this line should have three hyphens, but it is “{line}”.",
                line=quote(line),
            )
            if line.strip() == _HYPHENS:
                what = say("The front matter does not end here: a space stands before the three hyphens.")
            return at + 1, what, say("Write {hyphens} in its place.", hyphens=_HYPHENS)
        if not line.strip():
            break
    last = at if not lines[at].strip() else at + 1
    what = say("The front matter does not end: below its last line, the line with three hyphens is missing.")
    return last, what, say("Write {hyphens} on a line of its own below this one.", hyphens=_HYPHENS)
