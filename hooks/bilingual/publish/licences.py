"""What others have made of that which readers get: its notices and licences, in a file of the site.

MIT asks for its notice and its text in every copy, MPL 1.1 for a word on where the source is to be had (3.2 and 3.6),
Apache 2.0 for a copy of its text (4a).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from textwrap import indent

from ..build.renderer import Part

FILE = "licences.txt"
_TEXTS = Path(__file__).with_suffix("")
# What a notice says of its licence, and the identifier by which everybody knows it (SPDX licence list).
_LICENCES = {
    "@license MIT": "MIT",
    "mozilla.org/MPL": "MPL-1.1",  # as lunr-languages' own package says
}
_NOTICE = re.compile(r"/\*[*!](.*?)\*/\s*", re.S)
_MARGIN = re.compile(r"^[ \t]*\*?[ \t]?", re.M)
_VERSION = re.compile(r"(?: - |Library v)(\d+(?:\.\d+)+)$", re.M)
_HEAD = """\
What others have made of this site, with its notices and licences. All else is the site's own.
"""


@dataclass(frozen=True)
class Script:
    """A script of others: its file, what it is called, and where its source is to be had."""

    path: Path
    name: str
    source: str
    package: str


def read_parts(scripts: Mapping[Script, Sequence[str]]) -> list[Part]:
    """The scripts of others, each with the site's files that hold it. Raises ValueError for one without a licence."""
    return [_read_part(script, tuple(files)) for script, files in scripts.items()]


def _read_part(script: Script, files: tuple[str, ...]) -> Part:
    raw = script.path.read_bytes()
    notices = []
    place, text = 0, raw.decode("utf-8")
    while match := _NOTICE.match(text, place):  # those at its head, one after another
        notices.append(_MARGIN.sub("", match[1]).strip())
        place = match.end()
    notice = "\n\n".join(one for one in notices if _licence_of(one))
    licence, version = _licence_of(notice), _VERSION.search(notices[0] if notices else "")
    if not licence:
        raise ValueError(f"{script.path.name} does not say under which licence it may be sent to readers.")
    number = version[1] if version else ""
    package = f"{script.package}@{number}" if number else script.package
    return Part(script.name, number, licence, script.source, notice, package, sha256(raw).hexdigest(), files)


def _licence_of(notice: str) -> str:
    return next((known for said, known in _LICENCES.items() if said in notice), "")


def text_of(licence: str) -> str:
    """The text of a licence, by its identifier."""
    return (_TEXTS / f"{licence}.txt").read_text(encoding="utf-8")


def as_text(parts: Sequence[Part]) -> str:
    """The whole file: what each part is, where it stands and what its makers say of it; then each licence once."""
    lines = [_HEAD]
    for part in parts:
        lines += [
            f"{part.name} {part.version}".rstrip(),
            f"  Licence: {part.licence}, below",
            f"  Source: {part.source}",
            f"  Stands in: {', '.join(part.files) or 'pages'}",
            "",
            indent(part.notice, "  "),
            "",
        ]
    for licence in sorted({part.licence for part in parts}):
        lines += ["=" * 80, licence, "=" * 80, "", text_of(licence).rstrip("\n"), ""]
    return "\n".join(lines)


def write_licences(parts: Iterable[Part], folder: Path) -> None:
    """Writes the file into ``folder``, where the site has been built."""
    (folder / FILE).write_text(as_text(list(parts)), encoding="utf-8")
