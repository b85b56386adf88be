"""Addresses of mail and of sites that stand in running text, where no link leads to them.

A site is compared by its name: where it leads within a site is for each language to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text.addresses import HOST
from .quantity import Quantity

_MAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}@({HOST})")
_SITE = re.compile(rf"(?:https?://|(?<![\w.@/-])(?=www\.))({HOST})[^\s<>()]*", re.I)
_STOPS = ".,;:!?"  # behind an address; they end a sentence


def find_contacts(text: str) -> Iterator[Quantity]:
    """Each address of a text, in small letters; of a site its name without “www.”."""
    if "@" in text:
        for match in _MAIL.finditer(text):
            yield Quantity(match[0].lower(), "mail", match.start(), match.end())
    if "://" in text or "www." in text.lower():
        for match in _SITE.finditer(text):
            end = match.start() + len(match[0].rstrip(_STOPS))
            yield Quantity(match[1].lower().removeprefix("www."), "site", match.start(), end)
