"""What was read of each page at an earlier time, so that only pages that have changed are read again.

A page is remembered by all that its reading depends on: its bytes, its place and how its lines count. The memory
itself is of one version of the generator and of its libraries, and believed only with this user's signature
(``disk/memory.py``); no other bytes are ever unpacked here.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from hashlib import sha256

from ..disk.memory import LARGEST, Memory
from ..problems import Problem
from .page import Page

_NAME = "pages"
_MOST = LARGEST // 2  # bytes; the rest is for what else is remembered
Read = tuple[Page | None, list[Problem]]
Reader = Callable[[bytes, str, str, bool], Read]


class RememberedPages:
    """The pages read at an earlier time. Without a memory, none are known and none are remembered."""

    def __init__(self, memory: Memory | None) -> None:
        self._memory = memory
        known = memory.get(_NAME) if memory else b""
        self._known: dict[bytes, Read] = pickle.loads(known) if known else {}
        self._met: dict[bytes, Read] = {}

    def read(self, reader: Reader, raw: bytes, locale: str, name: str, easy: bool) -> Read:
        """What the reader makes of a page."""
        if not self._memory:
            return reader(raw, locale, name, easy)
        key = sha256(f"{locale}\0{name}\0{easy}\0".encode() + raw).digest()
        self._met[key] = self._known.get(key) or reader(raw, locale, name, easy)
        return self._met[key]

    def keep(self) -> None:
        """Remembers just the pages that were met, in place of what was known before."""
        if self._memory and self._met.keys() != self._known.keys():
            data = pickle.dumps(self._met, pickle.HIGHEST_PROTOCOL)
            self._memory.keep(_NAME, data if len(data) <= _MOST else b"")
