"""Addresses of mail and of sites that stand in running text, where no link leads to them.

A site is compared by its name: where it leads within a site is for each language to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text.addresses import HOST
from .quantity import Kind, Quantity

# Each begins with its sign, which is found without trying anything elsewhere.
_BEFORE = {"@": re.compile(r"[\w.+-]+\Z"), "://": re.compile(r"[a-zA-Z]*\Z"), "www.": re.compile(r"\Z")}
_PATTERNS = {
    "@": re.compile(rf"@({HOST})"),
    "://": re.compile(rf"://({HOST})[^\s<>()]*"),
    "www.": re.compile(rf"www\.(?<![\w.@/-]....)({HOST})[^\s<>()]*"),
}
_LONGEST = 64  # signs before the “@” (RFC 5321, 4.5.3.1.1)
_STOPS = ".,;:!?"  # behind an address; they end a sentence


def find_contacts(text: str) -> list[Quantity]:
    """Each address of a text, in small letters; of a site its name without “www.”. In their order."""
    return sorted((one for sign in _PATTERNS if sign in text for one in _find(text, sign)), key=lambda one: one.start)


def _find(text: str, sign: str) -> Iterator[Quantity]:
    kind: Kind = "mail" if sign == "@" else "site"
    for match in _PATTERNS[sign].finditer(text):
        before = _BEFORE[sign].search(text[max(0, match.start() - _LONGEST) : match.start()])
        if before is None:
            continue
        start, end = match.start() - len(before[0]), match.start() + len(match[0].rstrip(_STOPS))
        name = text[start:end] if kind == "mail" else match[1].removeprefix("www.")
        yield Quantity(name.lower(), kind, start, end)
