"""Problems for people, for machines, and as annotations of a pull request on GitHub."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from ..problems import Problem, as_listed, counted, report, show
from .plain_json import to_json


def as_text(problems: Sequence[Problem]) -> str:
    """For people: each problem with its place and what to do."""
    return f"{report(problems)}\n\n{counted(problems)}."


def as_json(problems: Sequence[Problem]) -> str:
    """For machines: a list of objects with the fields of a problem, of one file no more than people are shown."""
    return to_json([asdict(problem) for problem in as_listed(problems)])


def as_github(problems: Sequence[Problem]) -> str:
    """For a pull request: workflow commands, which GitHub shows at the lines they name.

    Source of the escapes: GitHub, “Workflow commands for GitHub Actions”.
    """
    return "\n".join(
        annotation(problem.severity, problem.file, problem.line, f"{problem.what} {problem.to_do}", *problem.more)
        for problem in as_listed(problems)
    )


def annotation(level: str, file: str, line: int, *said: str) -> str:
    """One workflow command, on one line, whatever stands in its parts."""
    return f"::{level} file={_property(file)},line={line}::{'%0A    '.join(map(_escape, said))}"


def _escape(text: str) -> str:
    return show(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
