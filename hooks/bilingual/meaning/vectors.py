"""The vectors of sentences, each asked for once: they are remembered by a digest, for one version of the model."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from ..disk.memory import FOLDER, Memory
from ..messages import ENGLISH, Figure, say
from .model import SIZE, Model

FILE = FOLDER / "meaning"
Vector = tuple[int, ...]  # SIZE numbers, -127 to 127; only its direction counts
_NAME = "vectors"
_DIGEST = 16  # bytes of a digest
_FORM = "1"
_OFTEN = 5.0  # seconds of work that can be lost, however a command ends
_SOON = 2.0  # seconds after which somebody who waits is told how far it is


class Progress:
    """Says on a terminal, in lines, how far it is; says nothing without one, or if it takes no time."""

    def __init__(self, stream: TextIO | None, soon: float = _SOON, language: str = ENGLISH) -> None:
        self._stream, self._start, self._language = stream, time.monotonic(), language
        self._next = self._start + soon

    def __call__(self, done: int, of: int) -> None:
        """So many of so many are done."""
        now = time.monotonic()
        if self._stream and now >= self._next and done < of:
            self._next = now + _OFTEN
            rest = (now - self._start) / done * (of - done)
            said = say(
                "{number} of {all} new sentences are read; about {rest} seconds more.",
                number=Figure(done),
                all=Figure(of),
                rest=Figure(rest),
            )
            print(said.in_language(self._language), file=self._stream)


def open_memory(root: Path, model: Model) -> Memory:
    """What this model has been asked in the project in ``root``."""
    return Memory(root, f"{_FORM} {model.name}", file=FILE)


def read_vectors(sentences: Iterable[str], model: Model, memory: Memory, progress: Progress) -> dict[str, Vector]:
    """The vector of each sentence. Raises NoModel.

    However it ends, what has been read is remembered; in the end just these sentences are.
    """
    wanted = {_digest(sentence): sentence for sentence in sentences}
    known = dict(_parts(memory.get(_NAME)))
    new = [sentence for digest, sentence in wanted.items() if digest not in known]
    last = time.monotonic()
    done = 0
    try:
        for answers in model.encode(new):
            known.update((_digest(sentence), vector) for sentence, vector in answers)
            done += len(answers)
            progress(done, len(new))
            if time.monotonic() - last > _OFTEN:
                _keep(memory, known)
                last = time.monotonic()
        known = {digest: known[digest] for digest in wanted}
    finally:
        _keep(memory, known)
    return {sentence: tuple(array("b", known[digest])) for digest, sentence in wanted.items()}


def _keep(memory: Memory, known: dict[bytes, bytes]) -> None:
    memory.keep(_NAME, b"".join(digest + vector for digest, vector in known.items()))


def _parts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    size = _DIGEST + SIZE
    for start in range(0, len(data) - size + 1, size):
        yield data[start : start + _DIGEST], data[start + _DIGEST : start + size]


def _digest(sentence: str) -> bytes:
    return sha256(sentence.encode(errors="surrogatepass")).digest()[:_DIGEST]
