"""What was read of each file at an earlier time, so that only files that have changed are read again.

It is remembered by all that its reading depends on: by whom, the bytes of the file, its place, how its lines count. The
memory itself is of one version of the generator and of its libraries, and believed only with this user's signature
(``memory.py``); no other bytes are ever unpacked here. Each is packed by itself, so that where one file has changed, it
alone is packed again.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from hashlib import sha256
from typing import Any, TypeVar, cast

from .memory import LARGEST, Memory

T = TypeVar("T")
_MOST = LARGEST // 2  # bytes; the rest is for what else is remembered


class Remembered:
    """What was read at an earlier time. Without a memory, nothing is known and nothing is remembered."""

    def __init__(self, memory: Memory | None, name: str = "read") -> None:
        self._memory, self._name = memory, name
        known = memory.get(name) if memory else b""
        self._known: dict[bytes, bytes] = pickle.loads(known) if known else {}
        self._met: dict[bytes, bytes] = {}

    @property
    def knows_anything(self) -> bool:
        """Whether anything was remembered at all."""
        return bool(self._known)

    def read(self, reader: Callable[..., T], raw: bytes, *of: str | bool) -> T:
        """What the reader makes of the bytes and of what else it is told; it is not None, and nobody changes it."""
        if not self._memory:
            return reader(raw, *of)
        key = sha256("\0".join([reader.__qualname__, *map(str, of), ""]).encode() + raw).digest()
        found = self.find(key)
        if found is None:
            found = reader(raw, *of)
            self.put(key, found)
        return cast(T, found)

    def find(self, key: bytes) -> Any:
        """What is known by a key, which stays known; None if nothing is."""
        packed = self._known.get(key)
        if packed is None:
            return None
        self._met[key] = packed
        return pickle.loads(packed)

    def put(self, key: bytes, found: object) -> None:
        """Remembers what was read; it is not None, and nobody changes it."""
        if self._memory:
            self._met[key] = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)

    def keep(self) -> None:
        """Remembers just what was met, in place of what was known before; it is written with what else is kept."""
        if self._memory and self._met != self._known:
            data = pickle.dumps(self._met, pickle.HIGHEST_PROTOCOL)
            self._memory.hold(self._name, data if len(data) <= _MOST else b"")
