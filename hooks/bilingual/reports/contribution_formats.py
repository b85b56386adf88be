"""Which files of a change are code, for people, for machines, and for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from ..build.contribution import ChangedFile
from ..problems import show
from .impact_formats import without_markdown
from .plain_json import to_json
from .problems import annotation

_CODE = "code: someone who programs must read it before anything of it is run"


def has_code(files: Sequence[ChangedFile]) -> bool:
    """Whether anything of the change could run."""
    return any(file.kind == "code" for file in files)


def summary_of(files: Sequence[ChangedFile]) -> str:
    """What the change is, in a sentence."""
    code = sum(file.kind == "code" for file in files)
    if not files:
        return "Nothing has changed."
    return f"{code} of {len(files)} files: {_CODE}." if code else "No code: nothing of this change is ever run."


def as_text(files: Sequence[ChangedFile]) -> str:
    """For people: code first, then content by its kind."""
    lines = [
        f"{file.kind}: {show(file.file)} ({', '.join(filter(None, (file.done, file.why)))})" for file in _ordered(files)
    ]
    return "\n".join([*lines, "", summary_of(files)] if lines else [summary_of(files)])


def as_json(files: Sequence[ChangedFile]) -> str:
    """For machines: whether there is code, and every file."""
    return to_json({"code": has_code(files), "files": [asdict(file) for file in _ordered(files)]})


def as_markdown(files: Sequence[ChangedFile]) -> str:
    """For a comment on a pull request."""
    rows = [
        f"| {file.kind} | {without_markdown(show(file.file))} | {', '.join(filter(None, (file.done, file.why)))} |"
        for file in _ordered(files)
    ]
    return "\n".join([summary_of(files), *(("", "| kind | file | |", "|---|---|---|", *rows) if rows else ())])


def as_github(files: Sequence[ChangedFile]) -> str:
    """For a pull request: an annotation at each file that is code."""
    return "\n".join(_annotations(files))


def _annotations(files: Sequence[ChangedFile]) -> Iterator[str]:
    for file in _ordered(files):
        if file.kind == "code":
            what = f"This is {file.why}." if file.why else "This is code."
            yield annotation("warning", file.file, 1, f"{what} Someone who programs must read it before it is run.")


def _ordered(files: Sequence[ChangedFile]) -> list[ChangedFile]:
    return sorted(files, key=lambda file: (file.kind != "code", file.kind, file.file))


FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown, "github": as_github}
