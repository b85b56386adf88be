"""What a first visit to a built page costs: the page, its styles, scripts and pictures, as they are sent."""

from __future__ import annotations

import zlib
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

_HOST = "https://here.invalid/"  # no address of a page leads there by itself (RFC 6761)
_ASKED_FOR = "//link[@rel='stylesheet']/@href | //script/@src | //img/@src"
_PACKED = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})  # already compressed: sent as they are


def weigh(site: Path, address: str) -> int:
    """Bytes, text compressed by zlib; ``address`` is from the site's root. What a script fetches later is not counted.

    :raises FileNotFoundError: there is no such page
    """
    raw = (site / address / "index.html").read_bytes()
    found = html.fromstring(raw).xpath(_ASKED_FOR)
    assert isinstance(found, list)
    paths = (_find(site, urljoin(_HOST + address, str(each))) for each in found)
    return _as_sent(raw) + sum(_weight(path) for path in dict.fromkeys(paths) if path and path.is_file())


def _find(site: Path, address: str) -> Path | None:
    """The file that an address leads to, where it is one of the site's own."""
    path = unquote(urlsplit(address).path).removeprefix("/")
    return site / path if address.startswith(_HOST) and path else None


def _weight(path: Path) -> int:
    return path.stat().st_size if path.suffix.lower() in _PACKED else _as_sent(path.read_bytes())


def _as_sent(raw: bytes) -> int:
    return len(zlib.compress(raw, 9))
