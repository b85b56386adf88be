"""The first use of a term on a page leads to its explanation (WCAG 2.2, 3.1.3 and 3.1.4, technique G55)."""

from __future__ import annotations

from collections.abc import Iterator

from .data.terms import TermIndex


class ExplainedTerms:
    """The first use of each term in the running text of one page, with the address ``page#name`` of its explanation.

    A term's abbreviation, in capitals, has a first use of its own.
    """

    def __init__(self, terms: TermIndex, address: str) -> None:
        self.terms, self.address = terms, address
        self.explained: set[str] = set()

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """(address, start, end) of each word that leads to its explanation."""
        for use in self.terms.find_terms(text):
            word = text[use.start : use.end]
            key = word if word.isupper() else use.name  # “RULL” tells a reader nothing about “bokbuss”
            if key not in self.explained:
                self.explained.add(key)
                yield f"{self.address}#{use.name}", use.start, use.end
