"""What is not known of a language, and what is therefore not compared with it: said in status, never told falsely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..languages.language import Language
from ..problems import ProblemCode
from ..quantities.number_words import number_words, unit_of
from .signs import NEEDED, signs_of

# What a text about a service measures in; a language that has no word for one of these would read a bare number.
UNITS = ("minute", "hour", "day", "working_day", "week", "month", "year", "per_cent", "times")
Lacking = Literal[
    "numbers", "limits", "days", "hours", "detection", "length", "characters", "lix", "dictionary", "sense"
]
_SENSE: Mapping[ProblemCode, tuple[str, str]] = {
    "polarity": ("no negations", "a negation that is lost is not found"),
    "opposite": ("no words for before and after", "what is turned round is not found"),
    "who": ("no words for whoever speaks and is spoken to", "who does what is not compared"),
    "condition": ("no words for conditions", "a condition that is lost is not found"),
    "only": ("no words for “only”", "one that is lost is not found"),
    "duty": ("no words for duties and permissions", "they are not compared"),
}


@dataclass(frozen=True)
class Gap:
    """What is lacking, in words, and what follows from it; ``kind`` is what cannot be compared as a whole."""

    kind: Lacking
    what: str
    so: str

    def __str__(self) -> str:
        return f"{self.what}; {self.so}"


def lacks(language: Language, kind: Lacking) -> bool:
    """Whether something cannot be compared with texts in this language."""
    return kind in _lacking(language)


@lru_cache(maxsize=32)
def _lacking(language: Language) -> frozenset[Lacking]:
    return frozenset(gap.kind for gap in find_gaps(language))


@lru_cache(maxsize=32)
def find_gaps(language: Language) -> tuple[Gap, ...]:
    """All that is not known of a language and that a check asks for."""
    return tuple(_gaps(language))


def _gaps(language: Language) -> Iterator[Gap]:
    said = number_words(language)
    if not said.ones:
        yield Gap("numbers", "no number words", "numbers in words are not compared")
    if not said.units:
        yield Gap("numbers", "no words for units", "numbers are compared without what they count")
    elif missing := [name for name in UNITS if not said.units.get(unit_of(name))]:
        yield Gap("numbers", f"no words for {', '.join(missing)}", "numbers are compared without what they count")
    if not said.ordinals:
        yield Gap("numbers", "no ordinals", "numbers in words are not compared")
    if not said.references:
        what = "no words before the numbers of laws and the like"
        yield Gap("numbers", what, "figures are told only where each text has others")
    if not said.limits_before and not said.limits_after:
        yield Gap("limits", "no words for limits", "limits are not compared")
    if not said.weekdays:
        yield Gap("days", "no days of the week", "days of the week and months alone are not compared")
    if not said.hours:
        yield Gap("hours", "no hours in words", "times of day in words are not compared")
    if not language.small_words:
        yield Gap("detection", "no small words", "sentences in this language are not found on pages of the others")
    if language.usual_length is None:
        yield Gap("length", "no usual length", "the length of texts is not compared")
    if language.usual_characters is None:
        yield Gap("characters", "no usual number of characters", "sentences that are lost are not found")
    if not language.has_lix:
        yield Gap("lix", "no readability formula", "how hard texts are to read is not compared")
    if not language.line("spelling", "dictionary"):
        yield Gap("dictionary", "no dictionary", "misspelled words are not found")
    for kind, (what, so) in _SENSE.items():
        if not signs_of(language).known.issuperset(NEEDED[kind]):
            yield Gap("sense", what, so)
