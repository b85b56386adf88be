"""Problems for people, for machines, and as annotations of a pull request on GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from ..problems import Problem, as_listed, report


def as_text(problems: Sequence[Problem]) -> str:
    """For people: each problem with its place and what to do."""
    return f"{report(problems)}\n\n{len(set(problems))} to mend."


def as_json(problems: Sequence[Problem]) -> str:
    """For machines: a list of objects with the fields of a problem."""
    return json.dumps([asdict(problem) for problem in sorted(set(problems))], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """For a pull request: workflow commands, which GitHub shows at the lines they name.

    Source of the escapes: GitHub, “Workflow commands for GitHub Actions”.
    """
    return "\n".join(
        f"::{problem.severity} file={_property(problem.file)},line={problem.line}"
        f"::{_message(f'{problem.what} {problem.to_do}')}"
        for problem in as_listed(problems)
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
