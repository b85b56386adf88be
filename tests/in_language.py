"""What reads a language, for tests that name it by its locale: as it is known where a site says no more of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bilingual.languages import detection, readability, sentences
from bilingual.languages.detection import FindTerms, ForeignSentence
from bilingual.languages.knowledge import known
from bilingual.languages.readability import Readability
from bilingual.quantities import Quantity, finding


def find_quantities(text: str, locale: str) -> list[Quantity]:
    return finding.find_quantities(text, known(locale))


def find_sentences(text: str, locale: str) -> Iterable[tuple[int, int]]:
    return sentences.find_sentences(text, known(locale))


def find_foreign_sentences(
    text: str, locale: str, locales: Sequence[str], find_terms: FindTerms = lambda sentence: ()
) -> list[ForeignSentence]:
    return detection.find_foreign_sentences(text, known(locale), list(map(known, locales)), find_terms)


def measure(text: str, locale: str, without: Sequence[str] = ()) -> Readability:
    return readability.readability(text, known(locale), without)
