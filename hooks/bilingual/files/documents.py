"""A PDF document: that it is one, that it does nothing, and whether everyone can read it.

It is read by pypdf in a process of its own that the operating system ends after a few seconds: a document is a file
system of its own, with room for endless work. That a title, a language or tags are missing is told, since whoever
hears the document needs them (WCAG 2.2, 2.4.2, 3.1.1 and 1.3.1; ISO 14289-1, PDF/UA).
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..messages import Message, as_is, say, together
from ..problems import Problem, quote

MAX_SECONDS = 5  # of a processor, for one document,
MORE_SECONDS = 3  # and so many for each MB of it
_READER = Path(__file__).with_name("document_reader.py")
_AGAIN = say("Save it as PDF again from the program that it was written with.")
# ISO 32000-2, 7.5.2, 7.5.5 and 7.5.6: a document begins with its version, and what follows an end adds to it.
_BEGINNING = re.compile(rb"%PDF-[12]\.[0-9]\s")
_END = re.compile(rb"%%EOF[\s\0]*")
_ADDS = re.compile(rb"\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj\b|xref\s|startxref\s|%[^<\n\r]*[\n\r]")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,4}")  # BCP 47
_MISSING = {
    "title": (
        say("The document has no title."),
        say("In its properties, write the title before you save it as PDF."),
    ),
    "language": (
        say("The document has no language."),
        say("In its properties, choose its language before you save it as PDF."),
    ),
    "tags": (
        say("The document has no tags, which tell headings from text."),
        say("Save it as a tagged PDF (“document structure tags”) before you save it as PDF."),
    ),
}
_ON_OPENING = " on opening"
_HOLDS = {  # what the reader has words for, and no name of PDF
    "a stream in another file": say("a stream in another file"),
    "a file at an address": say("a file at an address"),
    "a base of its addresses": say("a base of its addresses"),
}


def find_problems_in_documents(documents: Mapping[str, bytes]) -> Iterator[Problem]:
    """What is wrong with documents, by their files."""
    begun = {file: raw for file, raw in documents.items() if raw.startswith(b"%PDF-")}
    for file in documents.keys() - begun.keys():
        what = say("This is no PDF document, although its name ends with .pdf.")
        yield Problem(file, 1, what, _AGAIN, "file-content")
    for file, raw in begun.items():
        if not _BEGINNING.match(raw) or _goes_on(raw):
            yield Problem(file, 1, say("Something else than a document stands in its file."), _AGAIN, "file-content")
    for file, said in zip(begun, _read(list(begun.values())), strict=True):
        yield from _told(file, said)


def _goes_on(raw: bytes) -> bool:
    """Whether what follows an end of the document is no further part of it."""
    return any(end.end() < len(raw) and not _ADDS.match(raw, end.end()) for end in _END.finditer(raw))


def _told(file: str, said: Mapping[str, Any]) -> Iterator[Problem]:
    if said.get("locked"):
        what = say("The document is locked by a password, so nobody knows what it holds, and some cannot hear it.")
        yield Problem(file, 1, what, say("Save it without a password and without restrictions."), "file-content")
        return
    if "holds" not in said:
        yield Problem(file, 1, say("The document cannot be read as PDF."), _AGAIN, "file-content")
        return
    if names := together(map(_called, said["holds"]), ", "):
        what = say("The document holds what acts by itself or brings something along: {names}.", names=names)
        yield Problem(file, 1, what, say("Take scripts, attachments, media and buttons out of it."), "file-content")
    for address in said["leads"]:
        what = say("A link of the document leads to “{address}”.", address=quote(address))
        yield Problem(file, 1, what, say("Let it lead to what begins with https://, mailto: or tel:."), "file-content")
    for name, (what, to_do) in _MISSING.items():
        if not said.get(name):
            yield Problem(file, 1, what, to_do, "document", "warning")
    if (language := said["language"]) and not _LANGUAGE.fullmatch(language):
        what = say(
            "“{language}”, which the document gives as its language, is no code of one, as sv or en-GB are.",
            language=quote(language),
        )
        yield Problem(file, 1, what, _MISSING["language"][1], "document", "warning")


def _called(name: str) -> Message:
    action = name.removesuffix(_ON_OPENING)
    if action != name:
        return say("{action} on opening", action=quote(action))
    return _HOLDS.get(name) or as_is(quote(name))


def _read(documents: Sequence[bytes]) -> list[Mapping[str, Any]]:
    """What the reader says of each; nothing of one at which it was ended."""
    found: list[Mapping[str, Any]] = []
    while len(found) < len(documents):
        waiting = documents[len(found) :]
        frames = b"".join(len(raw).to_bytes(8, "big") + raw for raw in waiting)
        command = [sys.executable, "-I", str(_READER), str(MAX_SECONDS), str(MORE_SECONDS)]
        patience = 4 * (MAX_SECONDS * len(waiting) + MORE_SECONDS * len(frames) // 1024**2)
        try:
            done = subprocess.run(command, input=frames, capture_output=True, timeout=patience)
            said = done.stdout
        except subprocess.TimeoutExpired as late:  # where the system knows no limit of a process
            said = late.stdout or b""
        answers = [json.loads(line) for line in said.split(b"\n")[:-1]]
        found += answers
        if len(answers) < len(waiting):
            found.append({})
    return found
