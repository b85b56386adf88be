"""What a command has answered for exactly what stands on the disk: it answers the same again, and reads nothing.

An answer is remembered by all that it can hang on: what was asked, the generator with its libraries, and every name
and byte that the command may read; and for the moments of one day. So it is what the command would find, and no opinion
that it is still good: what is another way by a single byte is not known. It is not kept if anything was written while
the command was reading.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from struct import Struct
from time import time
from typing import NamedTuple

from .disk.memory import Memory
from .disk.seen import GENERATOR, Place, is_unchanged, look, version_of_generator

FILE = Path(".cache", "answers")
FOLDERS = ("docs", "overrides")
# What a command that is answered so asks the environment for (clock.py, telling.py). To each of them nothing is as if
# it was not set, which is how make hands on what nobody has asked for.
VARIABLES = ("SOURCE_DATE_EPOCH", "MESSAGES", "LC_ALL", "LC_MESSAGES", "LANG")
_ENDING = ".yml"  # of the renderer's configuration, which stands beside them
_MOST = 8  # answers that are kept, of as many questions
_HEAD = Struct(">32sqqB")
ALWAYS = (0, 2**62)
Moments = tuple[int, int]  # seconds since 1970: from the first up to the second, which is none of them


class Answer(NamedTuple):
    """What was printed, and with which code the command ended."""

    text: str
    code: int

    def can_be_printed(self) -> bool:
        """Whether the stream has every letter of it as it is."""
        try:
            self.text.encode(sys.stdout.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def give(self) -> int:
        """Prints it."""
        print(self.text, end="\n" if self.text else "")
        return self.code


class Answers:
    """What was answered to one question: the arguments of a command that runs in the folder ``root``."""

    def __init__(self, root: Path, asked: Sequence[str], environment: Mapping[str, str] = os.environ) -> None:
        self._places = (*(Place(str(root / folder)) for folder in FOLDERS), Place(str(root), (_ENDING,)))
        self._memory = Memory(root, version_of_generator(), environment, FILE)
        self._seen = look((*self._places, *GENERATOR)) if self._memory else None
        question = [*asked, *(f"{name}={environment.get(name, '')}" for name in VARIABLES)]
        self._name = sha256(repr(question).encode(errors="surrogateescape")).hexdigest()

    @property
    def said(self) -> str:
        """One line about answers that could not be believed."""
        return self._memory.said

    def find(self, now: float | None = None) -> Answer | None:
        """The answer for all that stands there now; None if it is not known."""
        known = self._memory.get(self._name)
        if not self._seen or len(known) < _HEAD.size:
            return None
        digest, first, end, code = _HEAD.unpack_from(known)
        if digest != self._seen.digest or not first <= (time() if now is None else now) < end:
            return None
        return Answer(known[_HEAD.size :].decode(errors="surrogatepass"), code)

    def keep(self, answer: Answer, moments: Moments = ALWAYS) -> None:
        """Remembers the answer, which holds at these moments, unless anything was written since it was asked for."""
        if not self._seen or not is_unchanged((*self._places, *GENERATOR), self._seen.stamps):
            return
        head = _HEAD.pack(self._seen.digest, *moments, answer.code)
        others = [name for name in self._memory.names if name != self._name]
        kept = {name: self._memory.get(name) for name in others[-_MOST + 1 :]}
        self._memory.keep_only({**kept, self._name: head + answer.text.encode(errors="surrogatepass")})
