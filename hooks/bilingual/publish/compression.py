"""Each text of a site, compressed as strongly as can be, beside it: a server sends the form that a browser takes.

The strongest levels take a hundred times as long as those of a server, so they are for what is published; and what was
compressed once is remembered by its digest.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import zstandard

from ..disk.memory import FOLDER, Memory

FILE = FOLDER / "compressed"
# Content codings (RFC 9110, 8.4.1) by the endings of their files: Brotli (RFC 7932), Zstandard (RFC 8878), gzip (1952).
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    ".br": partial(brotli.compress, quality=11),
    ".zst": zstandard.ZstdCompressor(level=19).compress,  # 20 and more want 128 MB of the reader's memory
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
}
# The same, of what holds all pages, as an index does: it changes with every page, and takes seconds for each million
# bytes at the levels above.
_OF_LARGE = CODINGS | {
    ".br": partial(brotli.compress, quality=9),
    ".zst": zstandard.ZstdCompressor(level=12).compress,
}
_LARGE = 256 * 1024  # bytes
_VERSION = f"brotli {brotli.__version__} 11 and 9, zstd {zstandard.__version__} 19 and 12, gzip 9"


def open_memory(root: Path) -> Memory:
    """What was compressed before, of the checkout ``root``."""
    return Memory(root, _VERSION, file=FILE)


def compress(folder: Path, names: Iterable[str], memory: Memory | None = None) -> None:
    """Writes the forms of each of the files beside it; none where they are no smaller, which is so of a few words.

    All of them or none: nginx says that an answer varies only where one for gzip lies there too. ``memory`` then knows
    these files and no others.
    """
    known: dict[str, bytes] = {}
    for name in names:
        path = folder / name
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        forms: dict[str, bytes] = {}
        for ending, compressed in (_OF_LARGE if len(content) > _LARGE else CODINGS).items():
            key = f"{digest}{ending}"
            forms[ending] = known[key] = (memory and memory.get(key)) or compressed(content)
        if max(map(len, forms.values())) < len(content):
            for ending, form in forms.items():
                path.with_name(path.name + ending).write_bytes(form)
    if memory:
        memory.keep_only(known)
