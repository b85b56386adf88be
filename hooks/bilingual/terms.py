"""docs/terms.yml → the words of the service; and names of the other language marked as such in text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from .problems import Problem
from .records.checking import find_problems
from .records.reading import read_record

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = "docs/terms.yml"


@dataclass(frozen=True)
class Term:
    """A word of the service in one language, explained in one or two sentences, with tags, that begin on ``line``."""

    term: str
    explanation: str
    line: int


Terms = Mapping[str, Mapping[str, Term]]


def read_terms(raw: bytes, locales: Sequence[str]) -> tuple[Terms, list[Problem]]:
    """The terms by name, each in every language; none with any problem."""
    record, problems = read_record(raw, FILE)
    problems = problems or find_problems(record, "terms", locales)
    if problems:
        return {}, problems
    return {
        name: {
            locale: Term(words["term"], words["explanation"], record.line((name, locale, "explanation")))
            for locale, words in each.items()
        }
        for name, each in record.data.items()
    }, problems


@dataclass(frozen=True)
class ForeignWords:
    """The terms of the other languages that stand in a text of this one as they are (WCAG 2.2, 3.1.2)."""

    languages: Mapping[str, str]

    @classmethod
    def of(cls, terms: Terms, locale: str) -> ForeignWords:
        own = " ".join(each[locale].term.casefold() for each in terms.values())
        return cls(
            {
                words.term.casefold(): other
                for each in terms.values()
                for other, words in each.items()
                if other != locale and words.term.casefold() not in own
            }
        )

    @property
    def pattern(self) -> str:
        """A regular expression for any of the words, the longest first."""
        words = sorted(self.languages, key=len, reverse=True)
        return rf"(?<!\w)(?i:{'|'.join(map(re.escape, words))})(?!\w)" if words else r"(?!)"

    def mark(self, text: str, escape: Callable[[str], str] = str) -> str:
        """Plain text → HTML in which each foreign word carries its ``lang``."""
        pieces, end = [], 0
        for match in re.finditer(self.pattern, text):
            pieces.append(escape(text[end : match.start()]))
            pieces.append(f'<span lang="{self.languages[match[0].casefold()]}">{escape(match[0])}</span>')
            end = match.end()
        return "".join([*pieces, escape(text[end:])])


class ForeignWordsExtension(Extension):
    """Marks foreign words wherever Markdown has text: paragraphs, headings, link texts, never in code."""

    def __init__(self, words: ForeignWords) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_ForeignWord(self.words), "foreign_word", 5)


class _ForeignWord(InlineProcessor):
    def __init__(self, words: ForeignWords) -> None:
        super().__init__(words.pattern)
        self.words = words

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        element = Element("span", lang=self.words.languages[m[0].casefold()])
        element.text = m[0]
        return element, m.start(), m.end()
