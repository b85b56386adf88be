"""The first use of a term on a page leads to its explanation (WCAG 2.2, 3.1.3 and 3.1.4, technique G55)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .data.terms import TermIndex

_SHORT = 40  # letters and signs of a sentence that a link within it would tear, for who hears it
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class ExplainedTerms:
    """The first use of each term in the running text of one page, with the address ``page#name`` of its explanation.

    A term's abbreviation, in capitals, has a first use of its own. Other uses in short sentences are passed over.
    """

    def __init__(self, terms: TermIndex, address: str) -> None:
        self.terms, self.address = terms, address
        self.explained: set[str] = set()

    def find(self, text: str, around: Callable[[], str] = str) -> Iterator[tuple[str, int, int]]:
        """(address, start, end) of each word that leads to its explanation; ``around`` gives the block around the text,
        and is asked only where a term stands that is not explained yet."""
        for use in self.terms.find_terms(text):
            word = text[use.start : use.end]
            key = word if word.isupper() else use.name  # “RULL” tells a reader nothing about “bokbuss”
            if key not in self.explained and (word.isupper() or not _is_short(text, use.start, around())):
                self.explained.add(key)
                yield f"{self.address}#{use.name}", use.start, use.end


def _is_short(text: str, place: int, around: str) -> bool:
    """Whether what stands at a place of a text stands in a short sentence of a block that has others."""
    sentences = _SENTENCE.split(around)
    start, said = 0, text
    for said in _SENTENCE.split(text):
        start = text.index(said, start) + len(said)
        if start > place:
            break
    around_it = [each for each in sentences if said.strip() in each]
    return len(sentences) > 1 and bool(around_it) and len(around_it[0]) < _SHORT
