"""Deliberate exceptions, written beside the text with a reason: ``<!-- allow number: the law is quoted -->``.

On a line of its own an exception is for the next line that holds text, else for the line that it stands on. What only a
whole section can be, its structure and ease, is allowed anywhere in it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from ..messages import Clause, in_words, languages, say, together
from ..pages.section import Passage
from ..problems import Problem, ProblemCode, choose, quote
from ..site.agreement import Exemption
from ..text.source import Comment

# What only a person knows for sure, and says by confirming.
MEANING: tuple[ProblemCode, ...] = ("sentence", "polarity", "opposite", "who", "condition", "only", "duty")
KINDS: tuple[ProblemCode, ...] = (
    "number",
    "value",
    "limit",
    "structure",
    "link",
    "term",
    "forbidden",
    "language",
    "spelling",
    "day",
    "easy",
    "ease",
    *MEANING,
)
_OF_SECTIONS = ("structure", "ease")
_ALSO: Mapping[str, Sequence[str]] = {
    "sentence": ("language",)
}  # one for the reader of another language is nowhere else
_ALLOW = re.compile(r"\s*allow\b\s*(?P<kind>[\w-]*)\s*(?::(?P<reason>.*))?", re.S)

_NEARLY = re.compile(r"\s*(?:allow\s+(?P<kind>[a-z]+)|[^\W\d_]+\s+(?P<other>[a-z]+)\s*:)")


def find_exemptions(passage: Passage) -> tuple[list[Exemption], list[Problem]]:
    """The exceptions in a passage; an unknown kind and a missing reason are problems."""
    found, problems = list[Exemption](), list[Problem]()
    for comment in (comment for part in passage.parts for comment in part.comments):
        match = _ALLOW.fullmatch(comment.text)
        if not match:
            problems += _nearly(passage, comment)
            continue
        line, kind, reason = comment.line, match["kind"], " ".join((match["reason"] or "").split())
        if kind not in KINDS:
            what = say("The exception does not say what it allows.")
            if kind:
                what = say("“{kind}” is not something that an exception can allow.", kind=quote(kind))

            choice = choose(kind, KINDS)
            edit = choice.edit(passage.file, line, before="allow ")
            problems.append(Problem(passage.file, line, what, choice.advice, "unknown-exception", "warning", edit=edit))
        elif not reason or (" " not in reason and reason.casefold() in _in_place_of_a_reason()):
            what = say("The exception has no reason.")
            to_do = say("Write one: <!-- allow {kind}: why -->", kind=kind)
            problems.append(Problem(passage.file, line, what, to_do, "exception", "warning"))
        else:
            found.append(Exemption(passage.file, line, _covers(passage, comment, kind), kind, reason))
    return found, problems


@cache
def _in_place_of_a_reason() -> frozenset[str]:
    """The word that stands where messages ask for a reason, in each of their languages: it is none."""
    asked = (in_words(say("<!-- allow {kind}: why -->", kind="x"), language) for language in languages())
    return frozenset(text.partition(": ")[2].removesuffix(" -->").casefold() for text in asked)


def _nearly(passage: Passage, comment: Comment) -> Iterator[Problem]:
    """A remark that was surely meant to be an exception: without its colon, or with its first word translated."""
    if not (match := _NEARLY.match(comment.text)) or (kind := match["kind"] or match["other"]) not in KINDS:
        return
    what = say("This exception cannot be read: a colon is missing behind “{kind}”.", kind=kind)
    if match["other"]:
        what = say("This exception cannot be read: it begins with “allow”, whatever the language of the page.")
    to_do = say("Write <!-- allow {kind}: why -->, with your reason in the place of “why”.", kind=kind)
    yield Problem(passage.file, comment.line, what, to_do, "exception", "warning")


def _covers(passage: Passage, comment: Comment, kind: str) -> int:
    """The line that an exception is for; at the end of a section, what it says of a whole section is for the next."""
    is_next = comment.covers > comment.last_line and comment.covers >= passage.last_line
    return passage.line if kind in _OF_SECTIONS and not is_next else comment.covers


def _asks_for(problem: Problem) -> set[tuple[str, str]]:
    """(place, kind) of every exception that would allow it."""
    kinds = (problem.code, *_ALSO.get(problem.code, ()))
    return {(place, kind) for place in (f"{problem.file}:{problem.line}", problem.there) for kind in kinds}


def places_of(exemptions: Iterable[Exemption]) -> dict[tuple[str, str], Exemption]:
    """The exceptions by what each is for: (place, kind)."""
    return {(f"{one.file}:{one.covers}", one.kind): one for one in exemptions}


def is_allowed(problem: Problem, places: Set[tuple[str, str]]) -> bool:
    """Whether an exception for one of these places, as in ``places_of``, allows it."""
    return not _asks_for(problem).isdisjoint(places)


def without_allowed(
    problems: Iterable[Problem], exemptions: Iterable[Exemption], waiting: Collection[Exemption] = ()
) -> Iterator[Problem]:
    """The problems that no exception allows, and the exceptions that allow nothing.

    What two places disagree about may be allowed at either of them. Of those in texts that are not compared with each
    other for now, nobody knows what they will allow: these are ``waiting``.
    """
    by_place = places_of(exemptions)
    used: set[tuple[str, str]] = set()
    for problem in problems:
        allowed = _asks_for(problem) & by_place.keys()
        used |= allowed
        if not allowed:
            yield _with_way_out(problem)
    for place, one in by_place.items():
        if place not in used and one not in waiting:
            what = say("The exception “{kind}” allows nothing on line {line}.", kind=one.kind, line=one.covers)
            yield Problem(one.file, one.line, what, say("Take it out."), "exception", "warning")


def _with_way_out(problem: Problem) -> Problem:
    """A warning names the exception that allows it."""
    way_out, to_do = f"<!-- allow {problem.code}: why -->", problem.to_do
    if problem.code not in KINDS:
        return problem
    if way_out not in to_do:
        to_do = say(
            "{to_do}, or allow it beside the text: <!-- allow {code}: why -->",
            to_do=Clause(problem.to_do),
            code=problem.code,
        )
    if not problem.file.endswith(".md") and way_out in to_do:
        to_do = together([to_do, say("In this file that stands within the text, before its first word.")])
    return replace(problem, to_do=to_do)
