"""The first use of a term on a page leads to its explanation (WCAG 2.2, 3.1.3 and 3.1.4, technique G55)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .data.terms import TermIndex

_SHORT = 40  # letters and signs of a sentence that a link within it would tear, for who hears it
_SENTENCE = re.compile(r"(?<=[.!?:])\s+")


class ExplainedTerms:
    """The first use of each term in the running text of one page, with the address ``page#name`` of its explanation.

    A term's abbreviation, in capitals, has a first use of its own. Uses in short sentences are passed over.
    """

    def __init__(self, terms: TermIndex, address: str) -> None:
        self.terms, self.address = terms, address
        self.explained: set[str] = set()

    def find(self, text: str, around: str = "") -> Iterator[tuple[str, int, int]]:
        """(address, start, end) of each word that leads to its explanation; ``around`` is the block that it stands in."""
        for use in self.terms.find_terms(text):
            word = text[use.start : use.end]
            key = word if word.isupper() else use.name  # “RULL” tells a reader nothing about “bokbuss”
            if key not in self.explained and not _is_short(word, around):
                self.explained.add(key)
                yield f"{self.address}#{use.name}", use.start, use.end


def _is_short(word: str, around: str) -> bool:
    """Whether the first sentence with the word is short, where others stand beside it."""
    sentences = _SENTENCE.split(around)
    return len(sentences) > 1 and any(len(each) < _SHORT for each in [one for one in sentences if word in one][:1])
