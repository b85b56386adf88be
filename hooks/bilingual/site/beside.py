"""Where pages stand that show another in all its languages at once: plain data, for pages and for checks."""

from __future__ import annotations

from collections.abc import Mapping

from ..load import Data

_LISTS = frozenset({"words", "rules", "search"})  # roles of pages that are lists of data, with few words around them


def find_beside(name: str, addresses: Mapping[str, str], data: Data) -> Mapping[str, str]:
    """Their addresses from the site's root, by the language around them, of the page ``name`` with these addresses.

    There is none of a page in one language, and none of a list, which is the same in each of them.
    """
    if len(addresses) < 2 or data.service.role(name) in _LISTS:
        return {}
    parts = data.basics.side_by_side
    return {locale: f"{address}{parts[locale]}/" for locale, address in addresses.items()}
