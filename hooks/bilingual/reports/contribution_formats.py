"""Which files of a change are code, for people, for machines, and for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from ..build.contribution import ChangedFile
from ..messages import ENGLISH, Message, in_words, say, to_say, together
from ..problems import show
from .impact_formats import without_markdown
from .plain_json import to_json
from .problems import annotation

_KINDS = {
    "page": to_say("page"),
    "data": to_say("data"),
    "picture or document": to_say("picture or document"),
    "paper": to_say("paper"),
    "code": to_say("code"),
}
_DONE = {"new": to_say("new"), "gone": to_say("gone"), "changed": to_say("changed")}


def has_code(files: Sequence[ChangedFile]) -> bool:
    """Whether anything of the change could run."""
    return any(file.kind == "code" for file in files)


def summary_of(files: Sequence[ChangedFile]) -> Message:
    """What the change is, in a sentence."""
    code = sum(file.kind == "code" for file in files)
    if not files:
        return say("Nothing has changed.")
    if not code:
        return say("No code: nothing of this change is ever run.")
    return say(
        "{number} of {all} files: code: someone who programs must read it before anything of it is run.",
        number=code,
        all=len(files),
    )


def as_text(files: Sequence[ChangedFile], language: str = ENGLISH) -> str:
    """For people: code first, then content by its kind."""
    lines = [
        say("{kind}: {file} ({how})", kind=_kind(file), file=show(file.file), how=_how(file))
        for file in _ordered(files)
    ]
    said = [*lines, "", summary_of(files)] if lines else [summary_of(files)]
    return "\n".join(in_words(line, language) for line in said)


def _kind(file: ChangedFile) -> Message:
    return say(_KINDS[file.kind])


def _how(file: ChangedFile) -> Message:
    return together(filter(None, (say(_DONE[file.done]), file.why)), ", ")


def as_json(files: Sequence[ChangedFile], language: str = ENGLISH) -> str:
    """For machines: whether there is code, and every file."""
    return to_json(
        {
            "code": has_code(files),
            "files": [asdict(file) | {"why": in_words(file.why, language)} for file in _ordered(files)],
        }
    )


def as_markdown(files: Sequence[ChangedFile], language: str = ENGLISH) -> str:
    """For a comment on a pull request."""
    cells = ((_kind(file), without_markdown(show(file.file)), _how(file)) for file in _ordered(files))
    rows = ["| " + " | ".join(in_words(cell, language) for cell in row) + " |" for row in cells]
    head = in_words(say("| kind | file | |"), language)
    return "\n".join([summary_of(files).in_language(language), *(("", head, "|---|---|---|", *rows) if rows else ())])


def as_github(files: Sequence[ChangedFile], language: str = ENGLISH) -> str:
    """For a pull request: an annotation at each file that is code."""
    return "\n".join(_annotations(files, language))


def _annotations(files: Sequence[ChangedFile], language: str) -> Iterator[str]:
    for file in _ordered(files):
        if file.kind == "code":
            what = say("This is code. Someone who programs must read it before it is run.")
            if file.why:
                what = say("This is {what}. Someone who programs must read it before it is run.", what=file.why)
            yield annotation("warning", file.file, 1, what.in_language(language))


def _ordered(files: Sequence[ChangedFile]) -> list[ChangedFile]:
    return sorted(files, key=lambda file: (file.kind != "code", file.kind, file.file))


FORMATS = {"text": as_text, "json": as_json, "markdown": as_markdown, "github": as_github}
