"""The first use of a term on a page leads to its explanation (WCAG 2.2, 3.1.3 and 3.1.4, technique G55)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property

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
        sentences = _Sentences(text, around)
        for use in self.terms.find_terms(text):
            word = text[use.start : use.end]
            key = word if word.isupper() else use.name  # “RULL” tells a reader nothing about “bokbuss”
            if key not in self.explained and (word.isupper() or not sentences.is_short(use.start)):
                self.explained.add(key)
                yield f"{self.address}#{use.name}", use.start, use.end


class _Sentences:
    """The sentences of a text and of the block around it, each of them looked for once, and only if it is asked for."""

    def __init__(self, text: str, around: Callable[[], str]) -> None:
        self._text, self._around = text, around
        self._known: dict[str, bool] = {}

    def is_short(self, place: int) -> bool:
        """Whether what stands at a place of the text stands in a short sentence of a block that has others."""
        number = bisect_right(self._ends, place)
        first, last = (self._ends[each : each + 1] if each >= 0 else [] for each in (number - 1, number))
        said = self._text[first[0] if first else 0 : last[0] if last else None].strip()
        if said not in self._known:
            around_it = next((each for each in self._of_block if said in each), None)
            self._known[said] = len(self._of_block) > 1 and around_it is not None and len(around_it) < _SHORT
        return self._known[said]

    @cached_property
    def _ends(self) -> list[int]:
        """Where the sentences of the text end, but for the last one."""
        return [match.start() for match in _SENTENCE.finditer(self._text)]

    @cached_property
    def _of_block(self) -> list[str]:
        return _SENTENCE.split(self._around())
