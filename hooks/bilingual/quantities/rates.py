"""What something is so much of: the time, as in “a day”, “per vecka”, “/month”, “daily”, or “per kilometre”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ..languages.beginnings import Beginnings, longest_word, words_in
from ..languages.language import Words
from . import units
from .measures import MEASURES
from .number_words import NumberWords
from .patterns import GAP, WORD_ENDS, any_of, as_in_table, flat, whole
from .units import Unit

_STOP = re.compile(r"[.!?…;](?=\s|\Z)|[\n\0]")
NEAR = 60  # characters behind a sum in which it is said what it is for
_SPACE = re.compile(r"\s*")


def rate(language: NumberWords, unit: str = ":", adverb: str = ":") -> str:
    """What matches a rate: its first sign is no space, but for one before a slash."""
    and_so = rf"(?:[^\W\d_]+{GAP}{any_of(language.conjunctions)}{GAP})?"  # “per person och dag”
    word = rf"(?<!\w){any_of(language.rate_words)}{GAP}{and_so}|\s?/\s?"
    units, adverbs = any_of(flat(_times(language))), any_of(flat(language.rate_adverbs))
    return rf"(?:(?:{word})(?{unit}{units})|(?<!\w)(?{adverb}{adverbs})){WORD_ENDS}"


def _times(language: NumberWords) -> Mapping[Unit, Words]:
    return {unit: forms for unit, forms in language.units.items() if unit.kind == "duration"}


class Rates:
    """The rates of one language, for text in lower case."""

    def __init__(self, language: NumberWords) -> None:
        tables = (_times(language), language.rate_adverbs)
        self._units = {form: unit for table in tables for unit, forms in table.items() for form in forms}
        self._rate = re.compile(rate(language, "P<unit>", "P<adverb>"))
        measures = {**MEASURES, **{form: unit for unit, forms in language.measures.items() for form in forms}}
        word = rf"(?<!\w){any_of(language.rate_words)}{GAP}|\s?/\s?"
        self._per_measure = re.compile(rf"(?:{word})(?P<unit>{any_of(measures)}){WORD_ENDS}")
        self._measures = measures
        self._things = {form: name for name, forms in language.rate_things.items() for form in forms}
        # “per day and child”, “per person and day”
        and_so = rf"(?:[^\W\d_]+{GAP}){{1,2}}{any_of(language.conjunctions)}{GAP}"
        self._per_thing = re.compile(rf"(?:{word})(?:{and_so})?(?P<thing>{any_of(self._things)}){WORD_ENDS}")
        every = {*language.every, *flat(language.rate_adverbs)}
        self._every = re.compile(rf"{whole(language.every)}|{whole(flat(language.rate_adverbs))}")
        begun = [phrase for phrase in every if phrase[-1] == "…"]
        self._words_of_every = Beginnings.of(map(longest_word, every), map(longest_word, begun))

    def around(self, text: str, prose: str, start: int, end: int, before: int, after: int) -> str | None:
        """The time, as ISO 8601, that stands with what was found between ``start`` and ``end``.

        It is looked for in the same sentence: behind, as far as ``after``, and then in front, from ``before`` on.
        ``prose`` is the same text with its capitals.
        """
        if match := self._rate.search(text, start, _sentence_end(prose, end - 1, after)):
            return self._time(match)
        begin = before
        while (stop := _sentence_end(prose, begin, start)) < start:
            begin = stop + 1
        *_, last = (None, *self._rate.finditer(text, begin, start))
        return self._time(last) if last else None

    def per_measure(self, text: str, prose: str, end: int, after: int) -> str | None:
        """The measure that stands behind what was found in the same sentence: “km 10” of “per mil”."""
        match = self._per_measure.search(text, end, _sentence_end(prose, end - 1, after))
        return units.value(Fraction(1), self._measures[as_in_table(match["unit"])]) if match else None

    def things(self, text: str, prose: str, end: int) -> dict[str, str]:
        """What stands behind a sum in the same sentence as what it is for, besides times: the name of the table and
        the word, as in “per person”."""
        last = _sentence_end(prose, end - 1, min(end + NEAR, len(prose)))
        said = [as_in_table(match["thing"]) for match in self._per_thing.finditer(text, end, last)]
        return {self._things[word]: word for word in said}

    def find(self, text: str) -> Iterator[str]:
        """All times, as ISO 8601."""
        return map(self._time, self._rate.finditer(text))

    def every(self, text: str) -> Iterator[tuple[str, int, int]]:
        """The times that can be nothing else, with their offsets: “every day”, “weekly”, but not “a day”."""
        if not self._words_of_every.among(words_in(text)):
            return iter(())
        return (
            (self._time(match), *match.span()) for match in self._rate.finditer(text) if self._every.match(match[0])
        )

    def _time(self, match: re.Match[str]) -> str:
        return units.value(Fraction(1), self._units[as_in_table(match["unit"] or match["adverb"])])


def _sentence_end(prose: str, start: int, end: int) -> int:
    """Where a sentence ends; a small letter goes on with it, as behind “kr.”"""
    for stop in _STOP.finditer(prose, start, end):
        space = _SPACE.match(prose, stop.end())
        if stop[0] in "\n\0" or not (space and prose[space.end() : space.end() + 1].islower()):
            return stop.start()
    return end
