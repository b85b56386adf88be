"""What is not known of a language, and what is therefore not compared with it: said in status, never told falsely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ..languages.language import Language
from ..messages import ENGLISH, Message, say, to_say
from ..problems import ProblemCode
from ..quantities.number_words import number_words, unit_of
from .signs import NEEDED, signs_of

# What a text about a service measures in; a language that has no word for one of these would read a bare number.
UNITS = ("minute", "hour", "day", "working_day", "week", "month", "year", "per_cent", "times")
Lacking = Literal[
    "numbers", "limits", "days", "hours", "detection", "length", "characters", "lix", "dictionary", "sense"
]
_SENSE: Mapping[ProblemCode, tuple[str, str]] = {
    "polarity": (to_say("no negations"), to_say("a negation that is lost is not found")),
    "opposite": (to_say("no words for before and after"), to_say("what is turned round is not found")),
    "who": (to_say("no words for whoever speaks and is spoken to"), to_say("who does what is not compared")),
    "condition": (to_say("no words for conditions"), to_say("a condition that is lost is not found")),
    "only": (to_say("no words for “only”"), to_say("one that is lost is not found")),
    "duty": (to_say("no words for duties and permissions"), to_say("they are not compared")),
}


@dataclass(frozen=True)
class Gap:
    """What is lacking, in words, and what follows from it; ``kind`` is what cannot be compared as a whole."""

    kind: Lacking
    what: Message
    so: Message

    def __str__(self) -> str:
        return self.in_language(ENGLISH)

    def in_language(self, language: str) -> str:
        """Both, in a language."""
        return f"{self.what.in_language(language)}; {self.so.in_language(language)}"


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
        yield Gap("numbers", say("no number words"), say("numbers in words are not compared"))
    if not said.units:
        yield Gap("numbers", say("no words for units"), say("numbers are compared without what they count"))
    elif missing := [name for name in UNITS if not said.units.get(unit_of(name))]:
        what = say("no words for {names}", names=", ".join(missing))
        yield Gap("numbers", what, say("numbers are compared without what they count"))
    if not said.ordinals:
        yield Gap("numbers", say("no ordinals"), say("numbers in words are not compared"))
    if not said.references:
        what = say("no words before the numbers of laws and the like")
        yield Gap("numbers", what, say("figures are told only where each text has others"))
    if not said.limits_before and not said.limits_after:
        yield Gap("limits", say("no words for limits"), say("limits are not compared"))
    if not said.weekdays:
        yield Gap("days", say("no days of the week"), say("days of the week and months alone are not compared"))
    if not said.hours:
        yield Gap("hours", say("no hours in words"), say("times of day in words are not compared"))
    if not language.small_words:
        yield Gap(
            "detection", say("no small words"), say("sentences in this language are not found on pages of the others")
        )
    if language.usual_length is None:
        yield Gap("length", say("no usual length"), say("the length of texts is not compared"))
    if language.usual_characters is None:
        yield Gap("characters", say("no usual number of characters"), say("sentences that are lost are not found"))
    if not language.has_lix:
        yield Gap("lix", say("no readability formula"), say("how hard texts are to read is not compared"))
    if not language.line("spelling", "dictionary"):
        yield Gap("dictionary", say("no dictionary"), say("misspelled words are not found"))
    for kind, (lacking, so) in _SENSE.items():
        if not signs_of(language).known.issuperset(NEEDED[kind]):
            yield Gap("sense", say(lacking), say(so))
