"""What is made of pages, each packed by itself until it is asked for."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, MutableMapping
from hashlib import sha256
from typing import TypeVar
from zlib import compress, decompress

Of = tuple[str, str]  # (name of the pair, language), or the digest of several pairs in the place of the name
T = TypeVar("T")


class Packed(MutableMapping[Of, T]):
    """What is made of pages, each packed as it is when it is put in: of thousands it takes little room so.

    Where nothing ``is_kept``, it stays empty.
    """

    def __init__(self, *, is_kept: bool) -> None:
        self.packed: dict[Of, bytes] = {}
        self._is_kept = is_kept

    def digest(self, every: Iterable[Of]) -> str:
        """By which all that is known of these is known together; the same of any where nothing is kept."""
        digest = sha256()
        for of in every:
            packed = self.packed.get(of, b"")
            digest.update(f"{of} {len(packed)} ".encode() + packed)
        return digest.hexdigest()

    def __getitem__(self, of: Of) -> T:
        found: T = pickle.loads(decompress(self.packed[of]))
        return found

    def __setitem__(self, of: Of, made: T) -> None:
        if self._is_kept:
            self.packed[of] = compress(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), 1)

    def __delitem__(self, of: Of) -> None:
        del self.packed[of]

    def __contains__(self, of: object) -> bool:
        return of in self.packed

    def __iter__(self) -> Iterator[Of]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)
