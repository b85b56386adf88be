"""What others have made of that which readers get: its notices and licences, in a file of the site.

MIT and BSD ask for their notices and texts in every copy, Apache 2.0 for a copy of its text (4a).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import indent

from ..build.renderer import Part

FILE = "licences.txt"
_TEXTS = Path(__file__).with_suffix("")
_HEAD = """\
What others have made of this site, with its notices and licences. All else is the site's own.
"""


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
