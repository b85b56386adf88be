"""The model that gives each sentence a vector: a program in an environment of its own, asked for some at a time.

The core stays free of numbers in arrays and of whatever the model brings; what ends the model ends no more than the
command that asked.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..messages import Message, say, together
from ..problems import quote

SIZE = 384  # numbers of a vector, of one byte each
LONGEST = 2_000  # characters of a sentence that the model is given: about the 512 tokens that it takes at once
_AT_ONCE = 3_000  # characters that it is given at once: about two seconds of a processor
_MAX_SECONDS = 120  # of a processor, for these
_PATIENCE = 600  # seconds until it is ended where the system knows no limit of a process, or has none to spare for it
_BELOW = "\n    "
_ENCODER = Path(__file__).with_name("encoder.py")


class NoModel(Exception):
    """The model is not there, or has not answered; the message says why, and what to do."""


@dataclass(frozen=True)
class Model:
    """The model of an environment: ``python`` is its interpreter, ``name`` which model it is and of what version."""

    python: Path
    name: str

    def encode(self, sentences: Sequence[str]) -> Iterator[list[tuple[str, bytes]]]:
        """The sentences with their vectors, as many at a time as the model takes. Raises NoModel."""
        waiting: list[str] = []
        for sentence in sentences:
            if waiting and sum(map(len, waiting)) + len(sentence) > _AT_ONCE:
                yield self._ask(waiting)
                waiting = []
            waiting.append(sentence)
        if waiting:
            yield self._ask(waiting)

    def _ask(self, sentences: list[str]) -> list[tuple[str, bytes]]:
        given = json.dumps([sentence[:LONGEST] for sentence in sentences]).encode()
        answer = _run(self.python, [str(_MAX_SECONDS)], given)
        if len(answer) != SIZE * len(sentences):
            raise NoModel(_broken(self.python, say("it has not answered for every sentence")))
        return [(one, answer[place * SIZE :][:SIZE]) for place, one in enumerate(sentences)]


def find_model(environment: Path) -> Model:
    """The model of an environment. Raises NoModel."""
    python = environment / "bin" / "python"
    if not python.exists():
        place = environment.as_posix()
        what = say("The model that reads sentences is not installed: there is no {place}.", place=place)
        to_do = say("make meaning installs it there, once; nothing else needs it.")
        raise NoModel(together([what, to_do], _BELOW))
    return Model(python, _run(python, ["name"], b"").decode(errors="replace").strip())


def _run(python: Path, arguments: Sequence[str], given: bytes) -> bytes:
    command = [str(python), "-I", str(_ENCODER), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_PATIENCE)
    except OSError as error:
        raise NoModel(_broken(python, error.strerror or "")) from error
    except subprocess.TimeoutExpired as late:
        raise NoModel(
            _broken(python, say("it has not answered for {number} minutes", number=_PATIENCE // 60))
        ) from late
    if done.returncode:
        raise NoModel(_broken(python, _why(done)))
    return done.stdout


def _why(done: subprocess.CompletedProcess[bytes]) -> str:
    if done.returncode < 0:
        return say("the system has ended it ({signal})", signal=signal.strsignal(-done.returncode))
    said = done.stderr.decode(errors="replace").strip().split("\n")[-1]
    return quote(said, 200) or say("it ended with {code}", code=done.returncode)


def _broken(python: Path, why: str) -> Message:
    what = say("The model that reads sentences does not work: {why}.", why=why)
    to_do = say(
        "Try again; what has been read is remembered."
        " If that does not help, remove {place}: make meaning installs it anew.",
        place=python.parent.parent.as_posix(),
    )
    return together([what, to_do], _BELOW)


def environment_of_the_model() -> Path:
    """Where make puts it: within the environment that this runs in."""
    return Path(sys.prefix, "meaning")
