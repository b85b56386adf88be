"""Pictures and documents, each looked into: that it is what its name says, and does nothing but show itself."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from ..problems import Problem
from .documents import find_problems_in_documents
from .drawings import find_problems_in_drawing
from .pictures import find_problems_in_picture
from .tree import KB, MB, read_file

MOST = {"svg": 256 * KB, "pdf": 10 * MB}  # bytes of a file, by its ending
MOST_OF_A_PICTURE = 4 * MB
_AT_ONCE = 32 * MB  # of documents that wait to be read together
_known: dict[tuple[str, bytes], tuple[Problem, ...]] = {}  # by file and content; nothing is kept between processes


def look_into(root: Path, files: Sequence[str]) -> list[Problem]:
    """What is wrong with pictures and documents; of what was seen before, byte by byte, the same."""
    problems: list[Problem] = []
    waiting: dict[str, bytes] = {}
    for file in files:
        ending = file.rpartition(".")[2]
        raw, found = read_file(root, file, most_of(file))
        key = file, sha256(raw).digest()
        if found or key in _known:
            problems += found or _known[key]
        elif ending == "pdf":
            waiting[file] = raw
            if sum(map(len, waiting.values())) > _AT_ONCE:
                problems += _of_documents(waiting)
                waiting = {}
        else:
            look = find_problems_in_drawing if ending == "svg" else find_problems_in_picture
            _known[key] = tuple(look(raw, file))
            problems += _known[key]
    return problems + _of_documents(waiting)


def most_of(file: str) -> int:
    """How many bytes a picture or document may have."""
    return MOST.get(file.rpartition(".")[2], MOST_OF_A_PICTURE)


def _of_documents(documents: dict[str, bytes]) -> list[Problem]:
    found = list(find_problems_in_documents(documents)) if documents else []
    for file, raw in documents.items():
        _known[file, sha256(raw).digest()] = tuple(problem for problem in found if problem.file == file)
    return found
