"""Sentences in a language that the site does not have.

Nearly every sentence has a small word of its language: of those that say anything, three in a hundred have none, or one
so short that other languages have it too. Only these are shown to the detector, and only what it takes for hardly any
of the site's languages is told. What is in another script needs no detector.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import name

from .detection import FEWEST_WORDS, FindTerms, judged_in, names_language, said_words, scores
from .knowledge import small_words_of_strangers
from .language import Language
from .names import primary
from .paragraphs import REMEMBERED, paragraphs
from .sentences import find_sentences

LIKE_OWN = 0.05  # the share of the site's languages in what the detector says, from which a sentence may be in one
LIKE_OTHER = 0.4  # the share of another language that is enough to name it
LIKE_OWN_WORDS = 0.3  # the former, where small words of the other language stand in the sentence
_SHORT = 2  # letters of a small word that other languages have too: “en” is Swedish, Spanish and Finnish
_PLENTY = 5  # words of a sentence in which one such word says nothing
_TWO = 2  # small words that give a language away
_INVENTED = frozenset({"eo", "ia", "ie", "io", "vo", "jbo"})  # languages in which no public service writes
_RUN = 3  # words of another script in a row, and words in all; names of people and of languages are shorter
_LETTERS = 8  # letters in a row of a script that has no spaces
_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
_END = re.compile(r"[.!?…:\n]+")
_OTHER = "\u0370-\u1cff\u1f00-\u1fff\u2d00-\u2dff\u2e80-\ua6ff\ua800-\uab2f\uabc0-\ufaff\ufb1d-\ufefc"  # not Latin
_MAY_BE_OTHER = re.compile("[^\0-\u036f\u2000-\u2cff]")  # soon compiled; where none is, there is none of the others


@dataclass(frozen=True)
class Stranger:
    """A sentence in a language that the site does not have, and what that seems to be; offsets in the text."""

    start: int
    end: int
    language: Language


def find_strangers(
    text: str, language: Language, among: Sequence[Language], find_terms: FindTerms = lambda sentence: ()
) -> Iterator[Stranger]:
    """The sentences, headings and items of four words or more in none of the languages ``among``, those of the site.

    Quotations, addresses and names are not judged, nor is a sentence that names the other language: “(in Finnish)”. A
    language without small words has no strangers; to one that the detector does not know, only other scripts are such.
    """
    own = language.small_words
    if not own:
        return
    looks = [_looks(paragraph, language) for _, paragraph in paragraphs(text)]  # no sentence reaches over an empty line
    is_mixed = any(has_others for has_others, _ in looks) and not _is_not_latin(language)
    if not is_mixed and not any(has_none for _, has_none in looks):
        return
    for start, end in find_sentences(text, language):
        if not is_mixed and not _has_none(_split(text[start:end].replace(".", " ")), language):
            continue
        judged = judged_in(text[start:end], language)
        if is_mixed and _in_another_script(judged):
            yield Stranger(start, end, Language(_likeliest(scores(judged))[0]))
        elif code := _guess(_without_others(judged), language, among, find_terms):
            yield Stranger(start, end, Language(code))


@lru_cache(maxsize=REMEMBERED)
def _looks(paragraph: str, language: Language) -> tuple[bool, bool]:
    """Whether a letter of it is of another script, and whether a sentence may have none of the small words."""
    parts = map(str.split, _END.split(_plain(paragraph)))
    return _has_others(paragraph), any(len(said) >= FEWEST_WORDS and _has_none(said, language) for said in parts)


def _has_others(text: str) -> bool:
    """Whether a letter of it is of another script."""
    return bool(_MAY_BE_OTHER.search(text) and _in_a_row().search(text))


def _without_others(text: str) -> str:
    return _in_a_row().sub("", text) if _MAY_BE_OTHER.search(text) else text


@cache
def _in_a_row() -> re.Pattern[str]:
    """Words of other scripts in a row."""
    return re.compile(rf"[{_OTHER}]+(?:[ \u00a0\n-]+[{_OTHER}]+)*")


def _split(text: str) -> list[str]:
    """The words of a text, roughly: what is seen to have no small word is looked at again."""
    return _plain(text).split()


def _plain(text: str) -> str:
    return text.lower().replace(",", " ").replace("(", " ").replace(")", " ")


def _has_none(said: Collection[str], language: Language) -> bool:
    long, short = _small_words(language)
    if not long.isdisjoint(said):
        return False
    return short.isdisjoint(said) or (len(said) >= _PLENTY and sum(word in short for word in said) == 1)


def is_in_another_script(word: str, language: Language) -> bool:
    """Whether a word has letters that are not Latin, as those of the language are."""
    return _has_others(word) and not _is_not_latin(language)


@lru_cache(maxsize=32)
def _is_not_latin(language: Language) -> bool:
    return _has_others("".join(language.small_words))


@lru_cache(maxsize=32)
def _small_words(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    long = frozenset(word for word in language.small_words if len(word) > _SHORT)
    return long, language.small_words - long


def _guess(judged: str, language: Language, among: Sequence[Language], find_terms: FindTerms) -> str:
    """The code of the language that a sentence seems to be in; empty if it can be one of the site's."""
    said = said_words(judged, language.small_words, find_terms)
    lower = [word.lower() for word in said]
    if not said or not _has_none(lower, language) or not _is_known_to_detector(language):
        return ""
    found = scores(judged.lower() if judged.isupper() else judged)
    own = sum(found.get(primary(each.locale), 0.0) for each in among)
    likeliest, share = _likeliest(found)
    code = likeliest if own <= LIKE_OWN and share >= LIKE_OTHER else ""
    if not code and own <= LIKE_OWN_WORDS:
        hits = {
            other: len(small.intersection(lower) - language.small_words)
            for other, small in small_words_of_strangers().items()
        }
        best = max(hits, key=lambda other: hits[other])
        code = best if hits[best] >= _TWO else ""
    is_of_the_site = code in {primary(each.locale) for each in among}
    return "" if is_of_the_site or code in _INVENTED or names_language(judged, language, code) else code


@lru_cache(maxsize=32)
def _is_known_to_detector(language: Language) -> bool:
    """Whether it takes the small words of a language for that language; it has never heard of some, as of Sami."""
    return _likeliest(scores(" ".join(sorted(language.small_words))))[0] == primary(language.locale)


def _likeliest(found: Mapping[str, float]) -> tuple[str, float]:
    return max(found.items(), key=lambda each: each[1], default=("", 0.0))


def _in_another_script(judged: str) -> bool:
    """Whether a sentence, and not only a name, stands in letters that are not Latin."""
    rows = [row[0] for row in _in_a_row().finditer(judged)]
    longest = max(rows, key=len, default="")
    if longest and name(longest[0], "").split(" ")[0].split("-")[0] in _WITHOUT_SPACES:
        return len(longest) >= _LETTERS
    return len(longest.split()) >= _RUN and sum(len(row.split()) for row in rows) >= FEWEST_WORDS
