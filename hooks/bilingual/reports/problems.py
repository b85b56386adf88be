"""Problems for people, for machines, and at the lines of a change, where GitHub and GitLab show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256

from ..checks.exceptions import MEANING
from ..messages import ENGLISH, in_words, say
from ..problems import Problem, as_listed, counted, find_hidden, report, show, to_mend
from .plain_json import to_json

_OTHER_NOTES = say("Told only: no build stops for it, and it can be mended when it suits you.")
_NOTES = say("Told only, since a person has confirmed these texts as they are. It counts once one of them changes:")
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}  # GitHub's words
_LINE = re.compile(r"(?<=\w):\d+")  # of a place that a message names
_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}  # GitLab's


def as_text(problems: Sequence[Problem], nothing: str = "", language: str = ENGLISH, of_a_site: bool = False) -> str:
    """For people: each problem with its place and what to do, or that there is ``nothing``; then what is only told.

    Of all that is wrong ``of_a_site``, it is said that there may be more where some of it could not be read.
    """
    mend = to_mend(problems)
    notes = [problem for problem in problems if problem.severity == "note"]
    total = say("{count}.", count=counted(mend)).in_language(language)
    if of_a_site:
        total = " ".join(filter(None, (total, in_words(find_hidden(mend), language))))
    parts = [f"{report(mend, language)}\n\n{total}" if mend else in_words(nothing, language)]
    for heading, is_meant in ((_NOTES, True), (_OTHER_NOTES, False)):
        if told := [note for note in notes if (note.code in MEANING) is is_meant]:
            parts.append(f"{heading.in_language(language)}\n{report(told, language)}")
    return "\n\n".join(part for part in parts if part)


def as_json(problems: Sequence[Problem], nothing: str = "", language: str = ENGLISH) -> str:
    """For machines: a list of objects with the fields of a problem, of one file no more than people are shown."""
    del nothing
    return to_json([asdict(problem) for problem in as_listed(problems, language)])


def as_github(problems: Sequence[Problem], nothing: str = "", language: str = ENGLISH) -> str:
    """For a pull request: workflow commands, which GitHub shows at the lines they name.

    Source of the escapes: GitHub, “Workflow commands for GitHub Actions”.
    """
    del nothing
    return "\n".join(
        annotation(_LEVELS[one.severity], one.file, one.line, f"{one.what} {one.to_do}", *one.more)
        for one in as_listed(problems, language)
    )


def as_gitlab(problems: Sequence[Problem], nothing: str = "", language: str = ENGLISH) -> str:
    """For a merge request: a report of code quality, which GitLab shows at the lines it names.

    Two problems must not have the same fingerprint, and one keeps its own when lines move, so that it is not told as
    new. Source of the form: GitLab, “Code Quality report format”.
    """
    del nothing
    listed, times = [], Counter[str]()
    for one in as_listed(problems, language):
        words = "\0".join((one.file, one.code, _LINE.sub("", one.what)))
        times[words] += 1
        listed.append(
            {
                "description": " ".join(map(show, (one.what, one.to_do, *one.more))),
                "check_name": one.code,
                "fingerprint": sha256(f"{words}\0{times[words]}".encode("utf-8", "surrogatepass")).hexdigest(),
                "severity": _SEVERITIES[one.severity],
                "location": {"path": one.file, "lines": {"begin": one.line}},
            }
        )
    return to_json(listed)


def annotation(level: str, file: str, line: int, *said: str) -> str:
    """One workflow command, on one line, whatever stands in its parts."""
    return f"::{level} file={_property(file)},line={line}::{'%0A    '.join(map(_escape, said))}"


def _escape(text: str) -> str:
    return show(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _of_a_site(problems: Sequence[Problem], nothing: str = "", language: str = ENGLISH) -> str:
    return as_text(problems, nothing, language, of_a_site=True)


FORMATS = {"text": _of_a_site, "json": as_json, "github": as_github, "gitlab": as_gitlab}
FOR_A_TEAM = ("github", "gitlab")  # shown to all who see a change, whoever's machine has made it
