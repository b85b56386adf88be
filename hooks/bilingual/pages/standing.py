"""How a page stands in the site besides what it says: what its front matter says that no reader reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..records.reading import Record

KEYS = frozenset({"old", "draft", "only", "search", "noindex"})


@dataclass(frozen=True)
class Former:
    """A former address of a page, from the folder of its language: ``prepare``; and the line that it stands on."""

    path: str
    line: int


@dataclass(frozen=True)
class Standing:
    """What becomes of a page.

    ``only`` is why it exists in some of the site's languages on purpose; empty if it is to exist in all.
    ``is_searched`` and ``is_listed`` say whether the site's own search finds it, and other search engines may.
    """

    old: tuple[Former, ...] = ()
    is_draft: bool = False
    only: str = ""
    is_searched: bool = True
    is_listed: bool = True
    lines: Mapping[str, int] = field(default_factory=dict)


def read_standing(record: Record) -> Standing:
    """The standing of a page by its front matter, which keeps its schema."""
    data: Mapping[str, Any] = record.data
    old = data.get("old", [])
    paths = [(("old",), old)] if isinstance(old, str) else [(("old", place), one) for place, one in enumerate(old)]
    return Standing(
        old=tuple(Former(path.rstrip("/"), record.line(place)) for place, path in paths),
        is_draft=data.get("draft", False),
        only=data.get("only", ""),
        is_searched=data.get("search", True),
        is_listed=not data.get("noindex", False),
        lines={key: record.line((key,)) for key in KEYS & data.keys()},
    )
