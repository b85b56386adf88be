"""HTML that stands in a text as it is, taken apart: tags, comments and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# What a text may hold as HTML: what Markdown has no sign for, and nothing that runs, loads, asks or moves.
_ALLOWED = (
    "a abbr b bdi br cite code data del details dfn div em figcaption figure hr i img ins kbd mark p q s samp small "
    "span strong sub summary sup time u var wbr"
)
ALLOWED = frozenset(_ALLOWED.split())
# All other elements of HTML (WHATWG HTML, “Index of elements” and “Obsolete features”); what is in neither is none.
_OTHERS = (
    "acronym address applet area article aside audio base basefont bgsound big blink blockquote body button canvas "
    "caption center col colgroup command content datalist dd dialog dir dl dt embed fencedframe fieldset font "
    "footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup html iframe image input isindex keygen label "
    "legend li link listing main map marquee math menu menuitem meta meter multicol nav nextid nobr noembed "
    "noframes noscript object ol optgroup option output param picture plaintext portal pre progress rb rp rt rtc "
    "ruby script search section select selectedcontent shadow slot source spacer strike style svg table tbody td "
    "template textarea tfoot th thead title tr track tt ul video xmp"
)
KNOWN = ALLOWED | frozenset(_OTHERS.split())
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
_END_OF_TAG = re.compile(r"""[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")
_LONGEST = 2000  # characters of a tag
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


class Piece(NamedTuple):
    """A piece of HTML. ``kind`` is ``words``, ``comment``, ``open`` or ``close``; ``text`` is its source."""

    kind: str
    text: str
    name: str = ""


def pieces(source: str) -> Iterator[Piece]:
    """HTML in order. A sign that begins nothing is words; never raises."""
    end = 0
    last_comment, last_tag = source.rfind("-->"), source.rfind(">")  # nothing that begins after them ever ends
    while (start := source.find("<", end)) >= 0:
        if source.startswith("<!--", start):
            after, kind, name = start, "comment", ""
            if start + 4 <= last_comment:
                after = source.find("-->", start + 4) + 3
        else:
            match = _NAME.match(source, start) if start < last_tag else None
            end_of_tag = _END_OF_TAG.match(source, match.end(), match.end() + _LONGEST) if match else None
            after = end_of_tag.end() if end_of_tag else start
            name = match[1].lower() if match else ""
            kind = "close" if source.startswith("</", start) else "open"
        if after == start:
            following = source.find("<", start + 1)
            following = len(source) if following < 0 else following
            yield Piece("words", source[end:following])
            end = following
            continue
        if start > end:
            yield Piece("words", source[end:start])
        yield Piece(kind, source[start:after], name)
        end = after
    if end < len(source):
        yield Piece("words", source[end:])


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag; one without a value has an empty one, and “open”, which needs none, its own name."""
    name = _NAME.match(tag)
    rest = tag[name.end() if name else 0 :].rstrip(">").rstrip("/")
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        value = next((group for group in match.groups()[1:] if group is not None), None)
        if value is None:
            value = "open" if match[1].lower() == "open" else ""
        found.setdefault(match[1].lower(), unescape(value))
    return found
