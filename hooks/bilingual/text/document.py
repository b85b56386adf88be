"""The text of a page → its sections: what stands in each, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..problems import Problem
from .nodes import Node
from .source import Comment
from .tags import Tag


@dataclass(frozen=True)
class Heading:
    """A heading below the title; ``identifier`` is None as long as the source gives none.

    ``old`` are the names that it had; links to them, in bookmarks and on other sites, go on to lead here.
    """

    level: int
    text: str
    identifier: str | None
    line: int
    old: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with all up to the next one; the first section has none.

    ``line`` is where it begins, ``values`` what tags print in it, in order.
    """

    line: int
    heading: Heading | None
    nodes: tuple[Node, ...]
    values: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class Document:
    """A text that has been read. ``tags`` are the values whose signs stand in the nodes."""

    sections: tuple[Section, ...]
    tags: Sequence[Tag] = ()
    comments: Sequence[Comment] = ()
    problems: Sequence[Problem] = field(default=(), compare=False)
