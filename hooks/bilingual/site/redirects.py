"""Addresses that pages had, each with the one that it leads to now: plain data, for pages and for servers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..pages.page import Pair
from .address import Folders, address, former_address


@dataclass(frozen=True)
class Redirect:
    """``old`` leads to ``new``, both addresses from the site's root; that is the page ``name`` in the language."""

    old: str
    new: str
    name: str
    locale: str


def find_redirects(pairs: Mapping[str, Pair], default: str, folders: Folders) -> tuple[Redirect, ...]:
    """All former addresses, in the order of the pages. None of them is that of a page, and none stands there twice."""
    return tuple(
        Redirect(former_address(former.path, locale, default), address(page, default, folders), name, locale)
        for name, pair in pairs.items()
        for locale, page in pair.items()
        for former in page.standing.old
    )
