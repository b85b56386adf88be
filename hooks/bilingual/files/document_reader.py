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
# ISO 32000-2, 12.6: what a document may do, and that only where a reader asks for it: lead to another place in itself,
# turn its pages, lead to an address. Everything else is refused, known to us or not.
_ACTIONS = ("GoTo", "URI", "Named")
_MOVES = ("NextPage", "PrevPage", "FirstPage", "LastPage")
_SCHEMES = ("https://", "mailto:", "tel:")
_ADDRESS = "address "
_HOLD_ACTIONS = ("/A", "/PA", "/Next", "/OpenAction")
# What the others are called, wherever they stand; what the document brings along (7.11.4, 13), or is replaced by.
_OTHER_ACTIONS = (
    "JavaScript", "Launch", "SubmitForm", "ResetForm", "ImportData", "GoToE", "GoToR", "GoToDp", "GoTo3DView",
    "Thread", "Sound", "Movie", "Rendition", "RichMediaExecute", "SetOCGState",
)  # fmt: skip
_KEYS = (
    "JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "Collection", "RichMediaContent", "RichMediaSettings",
    "RichMediaExecute", "SpiderInfo", "AlternatePresentations",
)  # fmt: skip
_KINDS = ("EmbeddedFile", "FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D")


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
    """``holds``: what it must not, ``leads``: where it must not lead, ``title``, ``tags``: whether it has them, and its
    ``language``. Empty if it is no PDF.
    """
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted:
            return {"locked": True}
        root = reader.root_object
        pages = len(reader.pages)
        holds = sorted({found for one in _objects(reader) for found in _forbidden(one)})
        leads = [found.removeprefix(_ADDRESS) for found in holds if found.startswith(_ADDRESS)]
        holds = [found for found in holds if not found.startswith(_ADDRESS)]
        marks = root.get("/MarkInfo")
        marks = marks.get_object() if marks is not None else {}
        tagged = "/StructTreeRoot" in root and str(marks.get("/Marked", "")).lower() == "true"
        return {
            "holds": holds if pages else ["nothing"],
            "leads": leads,
            "title": bool(_title(reader).strip()),
            "language": str(_resolved(root.get("/Lang", ""))).strip()[:40],
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
            yield from _forbidden_in(each)
            waiting += dict.values(each)  # as they stand: references are looked at by themselves
        elif isinstance(each, list):
            waiting += list(each)


def _forbidden_in(one: dict[str, Any]) -> Iterator[str]:
    from pypdf.generic import StreamObject

    if _name(one, "/Type") == "Action":
        yield from _wrong_action(one)
    if isinstance(one, StreamObject) and "/F" in one:  # 7.3.8.2: its bytes stand in another file
        yield "a stream in another file"
    for key in dict.keys(one):
        value, said = _resolved(dict.get(one, key)), _name(one, key)
        if key.removeprefix("/") in _KEYS:
            yield key.removeprefix("/")
        elif (key == "/S" and said in _OTHER_ACTIONS) or (key in ("/Type", "/Subtype") and said in _KINDS):
            yield said
        elif key == "/FS" and said == "URL":
            yield "a file at an address"
        elif key == "/URI":
            yield from _wrong_address(value)
        elif key == "/Ref" and isinstance(value, dict) and "/F" in value:  # 8.10.4: a page of another document
            yield "Ref"
        elif key == "/AA" and isinstance(value, dict):  # 12.6.3: what happens when a page is shown, a key is pressed
            if any("/S" in action for action in map(_resolved, dict.values(value)) if isinstance(action, dict)):
                yield "AA"
        elif key in _HOLD_ACTIONS:
            for action in map(_resolved, value if isinstance(value, list) else [value]):
                if isinstance(action, dict) and "/S" in action:
                    yield from _wrong_action(action)
                    if key == "/OpenAction" and _name(action, "/S") in ("URI", "Named"):  # without being asked
                        yield f"{_name(action, '/S')} on opening"


def _wrong_action(action: dict[str, Any]) -> Iterator[str]:
    kind, move = _name(action, "/S"), _name(action, "/N")
    if kind not in _ACTIONS:
        yield kind
    elif kind == "Named" and move not in _MOVES:
        yield move


def _wrong_address(value: Any) -> Iterator[str]:
    """An address is one of the web, whole, or is dialled or written to; another base (12.6.4.8) would turn it round."""
    if isinstance(value, dict):
        if "/Base" in value:
            yield "a base of its addresses"
        return
    said = value.decode("latin-1") if isinstance(value, bytes) else str(value)
    if not said.lower().startswith(_SCHEMES) or not said.isprintable():
        yield _ADDRESS + said[:40]


def _name(one: dict[str, Any], key: str) -> str:
    return str(_resolved(dict.get(one, key, ""))).removeprefix("/")[:40]


def _resolved(value: Any) -> Any:
    """What a reference leads to, else the value itself."""
    return value.get_object() if hasattr(value, "get_object") else value


if __name__ == "__main__":
    main()
