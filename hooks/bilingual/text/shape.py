"""What a stretch of text consists of besides words, so that it can be compared with its counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add
from posixpath import dirname, join, normpath
from typing import Any, NamedTuple

from .addresses import has_scheme, wrong_address
from .nodes import Element, Node, elements, texts
from .source import without_signs
from .tags import Tag

_COUNTED = frozenset(
    ["ul", "ol", "table", "dl", "blockquote", "callout", "details", "img", "input", "footnote-ref", "a", "autolink"]
)


@dataclass(frozen=True)
class Link:
    """A link by what it leads to: ``page.md#section`` within the site, else the address as it stands.

    ``language`` is that of what it leads to, where the text says it. ``words`` are those of the link.
    """

    target: str
    line: int
    language: str = ""
    words: str = ""


class Shape(NamedTuple):
    """What a section consists of besides prose: the items of each list, the rows of each table, and so on.

    ``pictures`` are their files with what they show in words, ``names`` those to which a link can lead, ``classes``
    those that the text gives, each with its line.
    """

    lists: tuple[int, ...] = ()
    tables: tuple[int, ...] = ()
    definitions: tuple[int, ...] = ()
    callouts: tuple[str, ...] = ()
    pictures: tuple[Link, ...] = ()
    boxes: int = 0
    footnotes: int = 0
    links: tuple[Link, ...] = ()
    names: tuple[tuple[str, int], ...] = ()
    classes: tuple[tuple[str, int], ...] = ()

    def followed_by(self, other: Shape) -> Shape:
        """The shape of two stretches of text that are read one after the other."""
        return Shape(*map(add, self, other))


NOTHING = Shape()


def shape_of(nodes: tuple[Node, ...], tags: Sequence[Tag], name: str) -> Shape:
    """The shape of a section of the page ``name``."""
    found: dict[str, list[Any]] = {}
    boxes = footnotes = 0
    for element in elements(nodes):
        attributes = element.attributes
        if "id" in attributes:
            found.setdefault("names", []).append((attributes["id"], element.line))
        if "class" in attributes:
            found.setdefault("classes", []).extend((one, element.line) for one in attributes["class"].split())
        if element.name not in _COUNTED:
            continue
        match element.name:
            case "ul" | "ol":
                found.setdefault("lists", []).append(_count(element, "li"))
            case "table":
                rows = sum(each.name == "tr" for each in elements(element.children))
                found.setdefault("tables", []).append(rows)
            case "dl":
                found.setdefault("definitions", []).append(_count(element, "dt"))
            case "blockquote":
                found.setdefault("callouts", []).append("quote")
            case "callout":
                found.setdefault("callouts", []).append(attributes["kind"])
            case "details":
                found.setdefault("callouts", []).append("details")
            case "img":
                source = without_signs(attributes.get("src", ""), tags)
                said = attributes.get("alt", "")
                found.setdefault("pictures", []).append(Link(resolve(source, name), element.line, words=said))
            case "input":
                boxes += 1
            case "footnote-ref":
                footnotes += 1
            case _ if "href" in attributes:
                target = without_signs(attributes["href"], tags)
                language = attributes.get("hreflang", "")
                link = Link(resolve(target, name), element.line, language, " ".join(texts(element)))
                found.setdefault("links", []).append(link)
    if not found and not boxes and not footnotes:
        return NOTHING
    return Shape(boxes=boxes, footnotes=footnotes, **{each: tuple(some) for each, some in found.items()})


def _count(around: Element, name: str) -> int:
    return sum(isinstance(child, Element) and child.name == name for child in around.children)


def is_elsewhere(target: str) -> bool:
    """Whether an address leads out of the pages of the site, or is one that no file answers to."""
    return not target or target.startswith("/") or has_scheme(target)


@lru_cache(maxsize=4096)
def resolve(target: str, name: str) -> str:
    """An address in the page ``name`` → the file it leads to, from the language's folder, with what follows #."""
    if target.startswith("#"):
        return name + target
    if is_elsewhere(target) or wrong_address(target):
        return target
    return normpath(join(dirname(name), target))
