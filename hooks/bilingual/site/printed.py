"""A page as it is published: its lead, its text and its contents list, with what the site adds to a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..pages.page import Page
from ..pages.prose import Part
from ..pages.section import Passage
from ..text.nodes import NONE, Element, Node, elements
from ..text.printing import RICH, Frame, Printer
from .counterpart import MAIN

Notes = Callable[[Passage], Sequence[Node]]


@dataclass(frozen=True)
class Entry:
    """A heading in the contents list: its words, the name that a link leads to, and its level."""

    title: str
    identifier: str
    level: int


@dataclass(frozen=True)
class Added:
    """A section that the site adds to the text of a page, from its data: a heading of a level, with a paragraph or
    without. ``passage`` is what it was read as; its key ends with the section's identifier."""

    passage: Passage
    level: int
    heading: Part
    body: Part | None = None

    @property
    def identifier(self) -> str:
        """The name of the section on the page."""
        return self.passage.key.partition("#")[2]


@dataclass(frozen=True)
class Printed:
    """``lead`` is the first paragraph, which the front matter has; ``content`` is the text below it."""

    lead: str
    content: str
    contents: tuple[Entry, ...]


def print_page(page: Page, frame: Frame, older: Notes, elsewhere: Notes, added: Sequence[Added] = ()) -> Printed:
    """A page in HTML, with what is ``added`` behind its text.

    ``older`` gives what stands below the heading of a section that is behind its pair, ``elsewhere`` the links that
    stand in the row of the heading of a main section. Both are said by the site, so no words are marked in them.
    """
    own = Printer(Frame(frame.say))
    lead = _lead(page, frame)
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
    for each in added:
        row = own.print(elsewhere(each.passage)) if each.level <= MAIN else ""
        printed, title = _print_added(each, frame, row + own.print(older(each.passage)))
        pieces.append(printed)
        contents.append(Entry(title, each.identifier, each.level))
    return Printed(lead, "".join([*pieces, printer.footnotes()]), tuple(contents))


def _print_added(added: Added, frame: Frame, older: str) -> tuple[str, str]:
    """(HTML, the words of the heading)"""
    heading = Printer(frame, added.heading.values)
    pieces = [heading.print([Element(f"h{added.level}", {"id": added.identifier}, added.heading.nodes)]), older]
    if added.body:
        pieces.append(Printer(frame, added.body.values).print([Element("p", NONE, added.body.nodes)]))
    return "".join(pieces), heading.title


def is_rich(page: Page) -> bool:
    """Whether the text of a page has something of RICH."""
    parts = (section.parts[-1] for section in page.sections)
    return any(element.name in RICH for part in parts for element in elements(part.nodes))


def print_apart(page: Page, frame: Frame, older: Notes, added: Sequence[Added] = ()) -> dict[str, str]:
    """Each section of a page in HTML, by its identifier; what stands before the first heading has none, and begins with
    the lead. The notes of the page stand in its last section."""
    own = Printer(Frame(frame.say, mark=frame.mark))
    body = [section.parts[-1] for section in page.sections]
    printer = Printer(frame, body[0].values, tuple(node for part in body for node in part.nodes))
    printed: dict[str, str] = {}
    for section, part in zip(page.sections, body, strict=True):
        heading = 1 if section.heading else 0
        name = section.key.partition("#")[2]
        pieces = printer.print(part.nodes[:heading]), own.print(older(section)), printer.print(part.nodes[heading:])
        printed[name] = "".join([printed.get(name, "" if name else _lead(page, frame)), *pieces])
    for each in added:
        name = each.identifier
        printed[name], _ = _print_added(each, frame, own.print(older(each.passage)))
    printed[name] += printer.footnotes()
    return printed


def _lead(page: Page, frame: Frame) -> str:
    description = page.front["description"]
    lead = Element("p", {"class": "lead"}, description.nodes, description.line)
    return Printer(frame, description.values).print([lead])
