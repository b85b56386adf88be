"""How much there is to read, and how hard it is: words, sentences and LIX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .forms import Forms
from .language import Language
from .paragraphs import REMEMBERED, paragraphs
from .sentences import find_sentences

LONG = 6  # letters; a word with more is a long one
_SAID = re.compile(r"[^\W_]")  # a letter or a digit
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Readability:
    """The length of a text and its LIX: 25 is very easy, 40 ordinary, 60 hard.

    None without words, and where nobody knows whether LIX says anything of the language.
    """

    words: int
    sentences: int
    lix: float | None


def readability(text: str, language: Language, without: Sequence[str] = ()) -> Readability:
    """The readability of a text as it is read: values filled in, no markup.

    A line of its own, such as an item of a list, is a sentence. What stands in ``without``, in the notation of
    ``forms``, is counted, but never as long: official terms raise LIX without making the text harder.
    """
    said = tuple(without)
    counts = [_counts(paragraph, language, said) for _, paragraph in paragraphs(text)]
    words, sentences, long = map(sum, zip(*counts, strict=True)) if counts else (0, 0, 0)
    if not words or not language.has_lix:
        return Readability(words, sentences, None)
    return Readability(words, sentences, _lix(words, sentences, long))


def _lix(words: int, sentences: int, long: int) -> float:
    """Läsbarhetsindex: the words of a sentence plus the share of long words in per cent.

    C. H. Björnsson, Läsbarhet, Stockholm: Liber 1968: LIX = words / sentences + 100 * long words / words, where a word
    of more than six letters is long. A text with a word has a sentence.
    """
    return words / sentences + 100 * long / words


@lru_cache(maxsize=REMEMBERED)
def _counts(text: str, language: Language, without: tuple[str, ...]) -> tuple[int, int, int]:
    """(words, sentences, long words)"""
    words = sum([word.isalpha() or bool(_SAID.search(word)) for word in text.split()])
    sentences = sum([bool(_SAID.search(text, start, end)) for start, end in find_sentences(text, language)])
    return words, sentences, sum([_is_long(word) for word in _shortened(text, without).split() if len(word) > LONG])


def _is_long(word: str) -> bool:
    return word.isalpha() or sum(map(str.isalpha, word)) > LONG


def _shortened(text: str, forms: tuple[str, ...]) -> str:
    """The text with one letter in place of each word of the forms."""
    pieces, end = [], 0
    for _, start, after in _forms(forms).find(text) if forms else ():
        pieces += [text[end:start], _WORD.sub("x", text[start:after])]
        end = after
    return "".join([*pieces, text[end:]])


@lru_cache(maxsize=16)
def _forms(forms: tuple[str, ...]) -> Forms[None]:
    return Forms((form, None) for form in forms)
