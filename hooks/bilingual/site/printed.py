"""A page as it is published: its lead, its text and its contents list, with what the site adds to a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..pages.page import Page
from ..pages.section import Passage
from ..text.nodes import Element, Node
from ..text.printing import Frame, Printer
from .counterpart import MAIN

Notes = Callable[[Passage], Sequence[Node]]


@dataclass(frozen=True)
class Entry:
    """A heading in the contents list: its words, the name that a link leads to, and its level."""

    title: str
    identifier: str
    level: int


@dataclass(frozen=True)
class Printed:
    """``lead`` is the first paragraph, which the front matter has; ``content`` is the text below it."""

    lead: str
    content: str
    contents: tuple[Entry, ...]


def print_page(page: Page, frame: Frame, older: Notes, elsewhere: Notes) -> Printed:
    """A page in HTML.

    ``older`` gives what stands below the heading of a section that is behind its pair, ``elsewhere`` the links that
    stand in the row of the heading of a main section. Both are said by the site, so no words are marked in them.
    """
    own = Printer(Frame(frame.say))
    description = page.front["description"]
    lead = Printer(frame, description.values).print(
        [Element("p", {"class": "lead"}, description.nodes, description.line)]
    )
    body = [section.parts[-1] for section in page.sections]
    nodes = tuple(node for part in body for node in part.nodes)
    printer = Printer(frame, body[0].values, nodes)
    pieces: list[str] = []
    contents: list[Entry] = []
    for section, part in zip(page.sections, body, strict=True):
        heading = 1 if section.heading else 0
        pieces.append(printer.print(part.nodes[:heading]))
        if section.heading and section.heading.level <= MAIN:
            pieces.append(own.print(elsewhere(section)))
        pieces += own.print(older(section)), printer.print(part.nodes[heading:])
        if heading and isinstance(first := part.nodes[0], Element):
            contents.append(Entry(printer.title, first.attributes["id"], int(first.name[1:])))
    return Printed(lead, "".join([*pieces, printer.footnotes()]), tuple(contents))
