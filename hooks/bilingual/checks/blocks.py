"""A value that is a list, as the findings of the accessibility statement are, stands where a list can stand.

A browser ends a paragraph before a list in it, and what follows the list would stand in no paragraph at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ..messages import say
from ..pages.page import Page
from ..problems import Problem
from ..text import html
from ..text.nodes import BLOCKS, Element, Node, Words
from ..text.source import FIRST_SIGN, SIGN
from ..text.tags import Tag
from ..vocabulary import Names, UnknownName

_LINES = frozenset(["p", *(f"h{level}" for level in range(1, 7))])  # what holds nothing but words


def find_blocks_in_lines(pages: Iterable[Page], roots: Mapping[str, Mapping[str, Names]]) -> Iterator[Problem]:
    """The values that are a list and stand within a line of text."""
    for page in pages:
        for section in page.sections:
            part = section.parts[-1]
            blocks = {tag for tag in section.tags if _is_block(tag, roots[page.locale])}
            for tag in _within_lines(part.nodes, part.values, False) if blocks else ():
                if tag in blocks:
                    what = say("{tag} is a list, which cannot stand within a line.", tag=tag)
                    to_do = say("Write it on a line of its own, with an empty line before it and after it.")
                    yield Problem(page.file, tag.line, what, to_do, "misplaced-value")


def _is_block(tag: Tag, roots: Mapping[str, Names]) -> bool:
    try:
        said = roots[tag.path[0]].phrase(tag.path[1:]).html
    except (KeyError, UnknownName):
        return False  # which is told as such
    return _begins_with_block(said)


@lru_cache(maxsize=1024)  # the same values stand on many pages
def _begins_with_block(said: str) -> bool:
    return said.startswith("<") and next(html.pieces(said)).name in BLOCKS


def _within_lines(nodes: Sequence[Node], tags: Sequence[Tag], in_line: bool) -> Iterator[Tag]:
    """The values among words of paragraphs and headings; one that is all of its paragraph is not within a line."""
    for node in nodes:
        if isinstance(node, Element):
            only = node.children[0] if node.name == "p" and len(node.children) == 1 else None
            if not (isinstance(only, Words) and SIGN.fullmatch(only.text)):
                yield from _within_lines(node.children, tags, in_line or node.name in _LINES)
        elif isinstance(node, Words) and in_line:
            yield from (tags[ord(sign) - FIRST_SIGN] for sign in SIGN.findall(node.text))
