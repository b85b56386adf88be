"""Where something on a printed page comes from: a line of a text, of a template, or of a data file.

This is the slow way, taken only when the audit has found something: each piece of the page's text is printed once more
by itself and looked at; then the templates and the values are searched for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..data.rules.rule import FILE as RULES_FILE
from ..data.rules.wording import wording_file
from ..data.statement import FILE as ACCESSIBILITY_FILE
from ..data.templates import Template, parts_of
from ..data.terms import FILE as TERMS_FILE
from ..load import ORGANISATION_FILE
from ..pages.page import Page
from ..site.site import Site
from ..text.nodes import Element, Node
from ..text.printing import Printer
from .allowed import Fault

Place = tuple[str, int]  # (file, line)
Look = Callable[[str], Sequence[Fault]]  # what is wrong with a piece of a page


def find_place(
    fault: Fault, site: Site, pages: Sequence[Page], template: str, site_url: str, look: Look
) -> Place | None:
    """The nearest thing to the origin of a fault that can be named; ``pages`` are those whose text is shown there."""
    parts = parts_of(template, site.templates)
    found = [
        *(place for page in pages for place in _in_text(fault, site, page, site_url, look)),
        *_in_templates(fault, parts),
        *(_in_values(fault, site) if site.data else ()),
        *_in_templates(fault, list(site.templates.values())),
    ]
    return found[0] if found else None


def _in_text(fault: Fault, site: Site, page: Page, site_url: str, look: Look) -> Iterator[Place]:
    """The innermost element of a page's text that is wrong by itself, or that gives a name twice."""
    for section in page.sections:
        for name, line in section.shape.names:
            if fault.shown == f'id="{name}"':
                yield page.file, line
    frame = site.frame(page, site_url)
    for section in page.sections:
        part = section.parts[-1]
        printer = Printer(frame, part.values, part.nodes)
        waiting: list[tuple[Node, int]] = [(node, section.line) for node in part.nodes]
        place: Place | None = None
        while waiting:
            node, around = waiting.pop(0)
            line = (node.line or around) if isinstance(node, Element) else getattr(node, "line", around)
            if fault.what in {one.what for one in look(printer.print([node]))}:
                place = page.file, line
                waiting = [(child, line) for child in node.children] if isinstance(node, Element) else []
        if place:
            yield place


def _in_templates(fault: Fault, templates: Sequence[Template]) -> Iterator[Place]:
    for template in templates:
        for number, line in enumerate(template.source.split("\n"), 1):
            if fault.shown in line:
                yield template.file, number


def _in_values(fault: Fault, site: Site) -> Iterator[Place]:
    """The values that hold it, in the data files."""
    data, shown = site.data, fault.shown.rstrip("=")
    for locale, roots in site.roots.items():
        wording = data.wordings[locale]
        for root, names in roots.items():
            for path, phrase in names.phrases():
                is_made_of_others = (root, path[0]) == ("organisation", "contact")
                if is_made_of_others or (shown not in phrase.plain and shown not in phrase.html):
                    continue
                match root, path[0]:
                    case "rules", name:
                        yield RULES_FILE, data.histories[name].line
                    case "terms", name:
                        yield TERMS_FILE, data.terms[name][locale].line
                    case "words", name:
                        yield wording_file(locale), wording.text_lines.get(name, 1)
                    case "organisation", name:
                        own = (name,) if name in data.organisation.data else ("details", name)
                        yield ORGANISATION_FILE, data.organisation.line((*own, locale))
                    case _:
                        yield ACCESSIBILITY_FILE, data.accessibility.line((path[0],))
