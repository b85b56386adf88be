"""Deliberate exceptions, written beside the text with a reason: ``<!-- allow number: the law is quoted -->``.

On a line of its own an exception is for the next line that holds text, else for the line that it stands on. What only a
whole section can be, its structure and ease, is allowed anywhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..pages.prose import COMMENT
from ..pages.section import Passage
from ..problems import Problem, choose_from

KINDS = ("number", "value", "limit", "structure", "link", "term", "forbidden", "language", "ease")
_OF_SECTIONS = ("structure", "ease")
_NO_TEXT = re.compile(rf"(?:\s|{COMMENT.pattern})*", re.S)
_ALLOW = re.compile(r"<!--\s*allow\b\s*(?P<kind>[\w-]*)\s*(?::\s*(?P<reason>.*?))?\s*-->", re.S)


@dataclass(frozen=True)
class Exemption:
    """What an editor allows on one line, and why."""

    file: str
    line: int
    covers: int
    kind: str
    reason: str


def find_exemptions(passage: Passage) -> tuple[list[Exemption], list[Problem]]:
    """The exceptions in a passage; an unknown kind and a missing reason are problems."""
    found, problems = [], []
    for part in passage.parts:
        text = "".join(str(piece) for piece in part.text)
        for match in _ALLOW.finditer(text) if "<!--" in text else ():
            line = part.line + text.count("\n", 0, match.start())
            if match["kind"] not in KINDS:
                what = f"“{match['kind']}” is not something that an exception can allow."
                what = what if match["kind"] else "The exception does not say what it allows."
                problems.append(Problem(passage.file, line, what, choose_from(match["kind"], KINDS), "warning"))
            elif not match["reason"]:
                what = "The exception has no reason."
                to_do = f"Write one: <!-- allow {match['kind']}: why -->"
                problems.append(Problem(passage.file, line, what, to_do, "warning"))
            else:
                covers = _covers(passage, line, text, match)
                found.append(Exemption(passage.file, line, covers, match["kind"], " ".join(match["reason"].split())))
    return found, problems


def _covers(passage: Passage, line: int, text: str, match: re.Match[str]) -> int:
    """The line that an exception is for."""
    before = COMMENT.sub("", text[: match.start()].rpartition("\n")[2])
    after = _NO_TEXT.match(text, match.end())
    end = after.end() if after and not before.strip() else match.end()
    if match["kind"] in _OF_SECTIONS and end < len(text):
        return passage.line
    return line + text.count("\n", match.start(), end)


def without_allowed(problems: Iterable[Problem], exemptions: Iterable[Exemption]) -> Iterator[Problem]:
    """The problems that no exception allows, and the exceptions that allow nothing.

    What two places disagree about may be allowed at either of them.
    """
    by_place = {(f"{one.file}:{one.covers}", one.kind): one for one in exemptions}
    used: set[tuple[str, str]] = set()
    for problem in problems:
        places = {(f"{problem.file}:{problem.line}", problem.kind), (problem.there, problem.kind)}
        allowed = places & by_place.keys()
        used |= allowed
        if not allowed:
            yield problem
    for place, one in by_place.items():
        if place not in used:
            what = f"The exception “{one.kind}” allows nothing on line {one.covers}."
            yield Problem(one.file, one.line, what, "Take it out.", "warning")
