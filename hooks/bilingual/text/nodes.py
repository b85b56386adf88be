"""What a text consists of, in the order in which it is read: elements, words, breaks and code, each with its line.

These are tuples, since a site has hundreds of thousands of them. An element whose name HTML does not have is
printed as something else: ``callout``, ``footnote``, ``footnote-ref``, ``autolink``, ``abbreviation``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

Attributes: TypeAlias = Mapping[str, str]
NONE: Attributes = {}
_BLOCKS = (
    "abbreviation address article aside blockquote callout callout-title dd details div dl dt fieldset figcaption "
    "figure footer footnote form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td th "
    "thead tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())


class Words(NamedTuple):
    """Words as a reader reads them. A line end in them is one of the source that is read as a space."""

    text: str
    line: int


class Code(NamedTuple):
    """What stands as it is: code within a line, or the lines of a block of code."""

    text: str
    line: int


class Break(NamedTuple):
    """The end of a line that a reader sees as one."""

    line: int


class Markup(NamedTuple):
    """HTML that the vocabulary has made; never anything that an editor has written."""

    html: str


class Element(NamedTuple):
    """An element with all that stands in it."""

    name: str
    attributes: Attributes
    children: tuple[Node, ...]
    line: int = 0


Node: TypeAlias = Words | Code | Break | Markup | Element


def elements(nodes: tuple[Node, ...]) -> Iterator[Element]:
    """Every element, an outer one before those in it."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def strings(nodes: tuple[Node, ...]) -> Iterator[str]:
    """All text and all values of attributes, in order."""
    for node in nodes:
        if isinstance(node, Element):
            yield from node.attributes.values()
            yield from strings(node.children)
        elif isinstance(node, Words | Code):
            yield node.text


def texts(element: Element) -> Iterator[str]:
    """The words of an element, in order."""
    for node in element.children:
        if isinstance(node, Element):
            yield from texts(node)
        elif isinstance(node, Words | Code):
            yield node.text
