"""How everything here reports what is wrong to the person who can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

_MANY = 20  # names that a message can list and still be read
_LONG = 60  # characters of a text that a message can show and still be read
MESSAGE_LANGUAGE = "en"  # the language of what is said here to editors
Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """Something that an editor should mend.

    ``file`` is relative to the project's root, with ``/``; ``line`` counts from 1.
    ``error``: a page would print something false, or nothing; every build stops.
    ``warning``: the languages are out of step; the strict build stops, a preview goes on.
    ``kind`` names what the languages do not agree on; it is empty for all other problems.
    ``there`` is the place of the counterpart, as ``file:line``.
    """

    file: str
    line: int
    what: str
    to_do: str
    severity: Severity = "error"
    kind: str = ""
    there: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}\n    {self.to_do}"


def report(problems: Iterable[Problem]) -> str:
    """All problems as one message, in the order of files and lines, each one once."""
    return "\n".join(str(problem) for problem in sorted(set(problems)))


def quote(text: str) -> str:
    """A text from a file as a message shows it: on one line, and not longer than can be read."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"


def choose_from(name: str, known: Iterable[str]) -> str:
    """The advice for a name that does not exist: the nearest one, if one is near, and all there are."""
    names = list(known)
    some = ", ".join(names[:_MANY]) + (" …" if len(names) > _MANY else "")
    possible = f"Possible here: {some}."
    near = get_close_matches(name, names, n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”? {possible}" if near else possible
