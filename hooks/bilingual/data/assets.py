"""The frame's styles, scripts and drawings → what devices keep, each under a name that says what is in it.

A file whose name changes with its content can be kept for ever without asking again (RFC 8246, immutable). Comments
are for whoever looks after the generator, and are not sent.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256, sha384
from types import MappingProxyType

from rcssmin import cssmin  # type: ignore[import-untyped]
from rjsmin import jsmin  # type: ignore[import-untyped]

from ..files.places import OVERRIDES
from ..files.raster import NotDrawn, draw
from ..messages import say
from ..problems import Problem

FOLDER = "assets"
STYLE, SCRIPT, ICON, SEARCH_STYLE, SEARCH_SCRIPT = "site.css", "site.js", "icon.svg", "search.css", "search.js"
PAIRS_STYLE, TEXT_STYLE, BRANCH_STYLE = "side-by-side.css", "text.css", "branch.css"
TOUCH_ICON = "icon.png"  # made of the icon
_ASKED_FOR = (STYLE, SCRIPT, ICON, SEARCH_STYLE, SEARCH_SCRIPT, PAIRS_STYLE, TEXT_STYLE, BRANCH_STYLE)  # by pages
_TOUCH_SIZE = 180  # pixels on each side: the most that a phone asks for, to put it among its programs
# Sheets that are sent as one, in their order: a request less before the first paint. What hardly a page shows is apart.
_TOKENS, _FACTS = "tokens.css", "facts.css"
_TOGETHER = {STYLE: (_TOKENS, STYLE, _FACTS), PAIRS_STYLE: (_TOKENS, STYLE, PAIRS_STYLE)}
_NAMED = re.compile(r"""(?P<before>["'(](?:\./)?)(?P<name>[\w-]+\.(?:css|js|svg))(?=["')])""")
_DIGITS = (
    8  # of the digest in a name: what two versions of one file would share by chance once in four thousand million
)
# A name that is given here, or to a piece of the search; no braces, for servers.
HASHED = rf"(search/)?[\w.-]+\.{'[0-9a-f]' * _DIGITS}\.(css|js|json|png|svg)"


@dataclass(frozen=True)
class Assets:
    """``addresses`` are by the files' names in overrides/assets/, from the site's root; ``files`` are by address."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)

    def integrity(self, name: str) -> str:
        """The digest of a file as pages give it beside its name (Subresource Integrity, W3C)."""
        return f"sha384-{b64encode(sha384(self.files[self.addresses[name]]).digest()).decode()}"


def read_assets(files: Mapping[str, bytes]) -> tuple[Assets, list[Problem]]:
    """The assets, from the files by path from the project's root; and those that are missing or name one another."""
    texts = {file.removeprefix(f"{OVERRIDES}/{FOLDER}/"): raw for file, raw in files.items()}
    missing = [name for name in (_TOKENS, _FACTS, *_ASKED_FOR) if name not in texts]
    if missing:
        to_do = say("Bring it back from an earlier version.")
        files_of = (f"{OVERRIDES}/{FOLDER}/{name}" for name in missing)
        return Assets(), [Problem(file, 1, say("The file is missing."), to_do, "missing-file") for file in files_of]
    return _made(tuple(sorted(texts.items())))


@lru_cache(maxsize=8)  # they seldom change, and each save of a text in the preview asks for them
def _made(texts: tuple[tuple[str, bytes], ...]) -> tuple[Assets, list[Problem]]:
    making = _Making(dict(texts))
    making.draw_icon()
    addresses = {name: making.address(name) for name in making.texts}
    return Assets(MappingProxyType(addresses), MappingProxyType(making.files)), making.problems


class _Making:
    """Gives each file its name, after those of the files that it names: these are part of what is in it."""

    def __init__(self, texts: dict[str, bytes]) -> None:
        together = {name: b"".join(texts[sheet] for sheet in sheets) for name, sheets in _TOGETHER.items()}
        self.texts = {name: raw for name, raw in (texts | together).items() if name not in (_TOKENS, _FACTS)}
        self.files: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self._addresses: dict[str, str] = {}

    def draw_icon(self) -> None:
        """The icon for phones, which take no drawing, and show as black what can be seen through."""
        try:
            self.texts[TOUCH_ICON] = draw(self.texts[ICON].decode("utf-8", "replace"), _TOUCH_SIZE, "white")
        except NotDrawn as error:
            what = say("The icon cannot be drawn ({error}).", error=error)
            wrong = Problem(f"{OVERRIDES}/{FOLDER}/{ICON}", 1, what, say("Save it as plain SVG again."), "file-content")
            self.problems.append(wrong)

    def address(self, name: str) -> str:
        """The address of a file; none can be found for two that name each other."""
        if name not in self._addresses:
            self._addresses[name] = ""  # as long as it is looked for
            content = self._content(name)
            stem, _, ending = name.rpartition(".")
            self._addresses[name] = f"{FOLDER}/{stem}.{sha256(content).hexdigest()[:_DIGITS]}.{ending}"
            self.files[self._addresses[name]] = content
        elif not self._addresses[name]:
            what = say("This file and another one name each other, so that neither can be given its name first.")
            wrong = Problem(f"{OVERRIDES}/{FOLDER}/{name}", 1, what, say("Take one of the two names out."), "bad-form")
            self.problems.append(wrong)
        return self._addresses[name]

    def _content(self, name: str) -> bytes:
        raw = self.texts[name]
        if name.endswith((".svg", ".png")):
            return raw
        smaller = cssmin if name.endswith(".css") else jsmin
        return _NAMED.sub(self._renamed, str(smaller(raw.decode("utf-8", "replace")))).encode()

    def _renamed(self, match: re.Match[str]) -> str:
        if match["name"] not in self.texts:
            return match[0]
        return match["before"] + self.address(match["name"]).removeprefix(f"{FOLDER}/")
