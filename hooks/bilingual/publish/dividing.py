"""Where words may be divided: TeX's patterns of a language, as pyphen has and reads them.

A language has fifteen thousand of them or more, of which the words of a site ask for some hundred. To take all apart
took more time than to divide these words, so that each is taken apart when a word has its letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pyphen import LANGUAGES, HyphDict, ignored, language_fallback  # type: ignore[import-untyped]

_DIGITS = b"0123456789"
_PLACE = re.compile(r"([0-9]?)([^0-9]?)")  # how well a word can be divided there, and the letter behind
_COUNTS = re.compile("[1-9]")
_CHANGES = re.compile(r"/.*=|\^\^")  # patterns that change letters, or have letters by their numbers


class _Patterns(dict[str, "str | tuple[int, Sequence[int]]"]):
    """Letters → their pattern, as pyphen asks for it; as it is written, until then."""

    def get(self, letters: str, default: object = None) -> tuple[int, Sequence[int]] | None:  # type: ignore[override]
        """The places between the letters from the first that counts to the last, and how many are before them."""
        found = super().get(letters)
        if isinstance(found, str):
            values = "".join(value or "0" for value, _ in _PLACE.findall(found))
            start = len(values) - len(values.lstrip("0"))
            found = self[letters] = start, [*map(int, values.strip("0"))]
        return found


class Patterns(HyphDict):  # type: ignore[misc]
    """The patterns of a language in a file of pyphen's, by the name that the file has there, as ``en_GB``."""

    def __init__(self, path: Path) -> None:
        encoding, _, rest = path.read_bytes().partition(b"\n")
        text = rest.decode(encoding.decode().strip()) if encoding.lower().startswith((b"utf", b"iso")) else "^^"
        if _CHANGES.search(text):
            super().__init__(path)
            return
        lines = (line.strip() for line in text.split("\n"))
        written = [line for line in lines if _COUNTS.search(line) and not line.startswith(ignored)]
        letters = "\n".join(written).encode().translate(None, _DIGITS).decode().split("\n")
        self.patterns = _Patterns(zip(letters, written, strict=True))
        self.maxlen = max(map(len, letters))
        self.cache: dict[str, list[int]] = {}

    def points(self, word: str) -> list[int]:
        """Before which letters a word may be divided, without places where letters would change."""
        return [int(at) for at in self.positions(word) if not at.data]


@cache
def patterns_of(name: str) -> Patterns:
    """The patterns of a language by its name in pyphen."""
    return Patterns(LANGUAGES[language_fallback(name)])
