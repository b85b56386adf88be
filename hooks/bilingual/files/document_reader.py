"""A program of its own: PDF documents on standard input, each after its length in eight bytes → a line of JSON each.

It has no more time and memory than the system grants it, and is ended at the document that wants more.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from typing import Any

MAX_MEMORY = 500 * 1024 * 1024  # bytes of address space, of which Python and pypdf take a third
# ISO 32000-2: actions (12.6) other than those that lead within the document or to a page of the web, and what the
# document brings along (7.11.4, 13).
_ACTIONS = ("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "Rendition", "Movie", "Sound")
_KEYS = ("JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent", "RichMediaSettings", "RichMediaExecute")
_KINDS = ("EmbeddedFile", "FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D")
_SCHEMES = ("https:", "http:", "mailto:", "tel:", "#")


def main() -> None:
    """Answers for each document in turn."""
    seconds, more = int(sys.argv[1]), int(sys.argv[2])
    while length := sys.stdin.buffer.read(8):
        raw = sys.stdin.buffer.read(int.from_bytes(length, "big"))
        _limit(seconds + more * len(raw) // 1024**2)
        print(json.dumps(_look(raw)), flush=True)


def _limit(seconds: int) -> None:
    """So many more seconds of the processor, and no more memory (setrlimit, where the system has it)."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _look(raw: bytes) -> dict[str, Any]:
    """``holds``: what it must not; ``title``, ``language``, ``tags``: whether it has them. Empty if it is no PDF."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted:
            return {"locked": True}
        root = reader.root_object
        pages = len(reader.pages)
        holds = sorted({found for one in _objects(reader) for found in _forbidden(one)})
        marks = root.get("/MarkInfo")
        marks = marks.get_object() if marks is not None else {}
        tagged = "/StructTreeRoot" in root and str(marks.get("/Marked", "")).lower() == "true"
        return {
            "holds": holds if pages else ["nothing"],
            "title": bool(_title(reader).strip()),
            "language": bool(str(root.get("/Lang", "")).strip()),
            "tags": tagged,
        }
    except Exception:  # whatever a file can do to its reader: it cannot be read
        return {}


def _title(reader: Any) -> str:
    """The title in the document's properties: of the older kind, or of XMP (ISO 16684-1)."""
    title = reader.metadata.title if reader.metadata else ""
    try:
        titles = reader.xmp_metadata.dc_title if not title and reader.xmp_metadata else {}
    except Exception:
        titles = {}
    return str(title or next(iter((titles or {}).values()), "") or "")


def _objects(reader: Any) -> Iterator[Any]:
    """Every object that the document's tables list, whether a page leads to it or not."""
    from pypdf.generic import IndirectObject

    listed = [(number, generation) for generation, numbers in reader.xref.items() for number in numbers]
    listed += [(number, 0) for number in reader.xref_objStm]
    yield reader.trailer
    for number, generation in listed:
        if number and generation < 65535:
            yield reader.get_object(IndirectObject(number, generation, reader))


def _forbidden(one: Any) -> Iterator[str]:
    """The names in an object of what acts by itself, or is brought along."""
    waiting = [one]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            for key, value in dict.items(each):  # as they stand: references are looked at by themselves
                said = str(value).removeprefix("/")
                if key.removeprefix("/") in _KEYS:
                    yield key.removeprefix("/")
                elif (key == "/S" and said in _ACTIONS) or (key in ("/Type", "/Subtype") and said in _KINDS):
                    yield said
                elif key == "/URI" and isinstance(value, str | bytes):
                    said = value if isinstance(value, str) else value.decode("latin-1")
                    if ":" in said and not said.strip().lower().startswith(_SCHEMES):
                        yield f"the address {said[:40]}"
                waiting.append(value)
        elif isinstance(each, list):
            waiting += list(each)


if __name__ == "__main__":
    main()
