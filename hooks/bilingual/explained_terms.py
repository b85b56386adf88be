"""The first use of a term on a page leads to its explanation (WCAG 2.2, 3.1.3 and 3.1.4, technique G55)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension

from .foreign_words import CODE, WordMarker
from .terms import TermIndex

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_CONTROLS = {"a", "button", "label", "summary"}


class ExplainedTermsExtension(Extension):
    """Links the first use of each term in running text to ``address#name``; for one page.

    A term's abbreviation, in capitals, has a first use of its own. Nothing is linked in headings, which stand in the
    contents too, nor inside what can be pressed already.
    """

    def __init__(self, terms: TermIndex, address: str) -> None:
        super().__init__()
        self.terms, self.address = terms, address
        self.explained: set[str] = set()

    def extendMarkdown(self, md: Markdown) -> None:
        # After MkDocs' own reading of links (0), which knows only links to files.
        closed = CODE | _HEADINGS | _CONTROLS
        md.treeprocessors.register(WordMarker(md, self.find, closed), "explained_terms", -2)

    def find(self, text: str) -> Iterator[tuple[Element, int, int]]:
        for use in self.terms.find_terms(text):
            word = text[use.start : use.end]
            key = word if word.isupper() else use.name  # “SIUS” tells a reader nothing about “stödperson”
            if key not in self.explained:
                self.explained.add(key)
                yield Element("a", {"class": "term", "href": f"{self.address}#{use.name}"}), use.start, use.end
