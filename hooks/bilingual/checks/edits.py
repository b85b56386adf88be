"""The edits that mend problems, once more against the files: only what stands on its line as it was read is certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..problems import Problem


def without_uncertain_edits(problems: Iterable[Problem], texts: Mapping[str, bytes]) -> Iterator[Problem]:
    """The problems, each without its edit if the text that it replaces is not on its line, or is there twice.

    A name can be written over two lines, with an escape, or from another folder; then it is left to people. ``texts``
    are the files as they were read.
    """
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if edit := problem.edit:
            if edit.file not in lines:
                text = texts.get(edit.file, b"").decode("utf-8-sig", "replace")
                lines[edit.file] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            if not any(map(edit.is_certain, lines[edit.file][edit.line - 1 : edit.line])):
                problem = replace(problem, edit=None)
        yield problem
