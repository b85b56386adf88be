"""Pictures and documents → the folder of the built site, each at the address that the texts link to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..files.content import most_of
from ..files.places import DOCS
from ..files.tree import read_file
from ..problems import Problem


def write_attachments(root: Path, attachments: Iterable[str], folder: Path) -> list[Problem]:
    """Copies what has been looked into, and nothing else; a link on the disk is not followed now either.

    ``attachments`` are paths from docs/. Gives what can no longer be read.
    """
    problems: list[Problem] = []
    for name in attachments:
        file = f"{DOCS}/{name}"
        raw, found = read_file(root, file, most_of(file))
        problems += found
        if not found:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
    return problems
