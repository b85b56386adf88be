"""What a stretch of text consists of besides words, so that it can be compared with its counterpart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from posixpath import dirname, join, normpath

from .addresses import has_scheme, wrong_address
from .nodes import Element, Node, elements, texts
from .source import without_signs
from .tags import Tag


@dataclass(frozen=True)
class Link:
    """A link by what it leads to: ``page.md#section`` within the site, else the address as it stands.

    ``language`` is that of what it leads to, where the text says it. ``words`` are those of the link.
    """

    target: str
    line: int
    language: str = ""
    words: str = ""


@dataclass
class Shape:
    """What a section consists of besides prose: the items of each list, the rows of each table, and so on.

    ``pictures`` are their files, ``names`` those to which a link can lead, ``classes`` those that the text gives,
    each with its line.
    """

    lists: list[int] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    definitions: list[int] = field(default_factory=list)
    callouts: list[str] = field(default_factory=list)
    pictures: list[Link] = field(default_factory=list)
    boxes: int = 0
    footnotes: int = 0
    links: list[Link] = field(default_factory=list)
    names: list[tuple[str, int]] = field(default_factory=list)
    classes: list[tuple[str, int]] = field(default_factory=list)

    def __add__(self, other: Shape) -> Shape:
        """The shape of two stretches of text that are read one after the other."""
        return Shape(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(Shape)))


def shape_of(nodes: tuple[Node, ...], tags: Sequence[Tag], name: str) -> Shape:
    """The shape of a section of the page ``name``."""
    shape = Shape()
    for element in elements(nodes):
        if "id" in element.attributes:
            shape.names.append((element.attributes["id"], element.line))
        if "class" in element.attributes:
            shape.classes += ((one, element.line) for one in element.attributes["class"].split())
        match element.name:
            case "ul" | "ol":
                shape.lists.append(_count(element, "li"))
            case "table":
                shape.tables.append(sum(each.name == "tr" for each in elements(element.children)))
            case "dl":
                shape.definitions.append(_count(element, "dt"))
            case "blockquote":
                shape.callouts.append("quote")
            case "callout":
                shape.callouts.append(element.attributes["kind"])
            case "details":
                shape.callouts.append("details")
            case "img":
                source = without_signs(element.attributes.get("src", ""), tags)
                shape.pictures.append(Link(resolve(source, name), element.line))
            case "input":
                shape.boxes += 1
            case "footnote-ref":
                shape.footnotes += 1
            case "a" | "autolink" if "href" in element.attributes:
                target = without_signs(element.attributes["href"], tags)
                language = element.attributes.get("hreflang", "")
                words = " ".join(texts(element))
                shape.links.append(Link(resolve(target, name), element.line, language, words))
    return shape


def _count(around: Element, name: str) -> int:
    return sum(isinstance(child, Element) and child.name == name for child in around.children)


def is_elsewhere(target: str) -> bool:
    """Whether an address leads out of the pages of the site, or is one that no file answers to."""
    return not target or target.startswith("/") or has_scheme(target)


def resolve(target: str, name: str) -> str:
    """An address in the page ``name`` → the file it leads to, from the language's folder, with what follows #."""
    if target.startswith("#"):
        return name + target
    if is_elsewhere(target) or wrong_address(target):
        return target
    return normpath(join(dirname(name), target))
