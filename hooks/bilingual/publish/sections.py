"""A built page → its sections in lines: sentences, each in pieces that say their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from ..languages.language import Language
from ..languages.sentences import find_sentences

_CONTENT = "content"  # the identifier of what a page is about
FACTS = "at-a-glance"  # the identifier of the fact box, as its template has it
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "dt")
_INLINE = "a abbr b cite code data del dfn em i kbd mark q small span strong sub sup time wbr"
_WITHIN_A_LINE = frozenset(_INLINE.split())
_SPACE = re.compile(r"\s+")
_SOFT_HYPHEN = "\u00ad"  # where a word may be divided: no part of it
_Element = Any  # of lxml.etree, whose types take every answer of xpath for a number too
# What is no text: drawings, what is there for script, and what the site says about the other language's text.
_NO_TEXT = frozenset(["svg", "script", "noscript", "template", "nav", "button"])
_CLASSES_WITHOUT_TEXT = frozenset(["contents", "elsewhere", "older", "places", "tools", "beside"])
_OF_FOOTNOTES = "footnote-"
# A sentence, heading or item: (text, its language; empty for that of the page) in order.
Line = tuple[tuple[str, str], ...]


@dataclass
class Section:
    """What can be found: its identifier, heading and lines. What stands before the first heading has the page's name.

    ``also`` is found like the text and never shown. The first ``own`` lines are its own, those behind them stand on
    the easy page, in the section of the same name. ``is_lent`` says that its first line is that of a section inside
    it, or of another page, and only shown.
    """

    identifier: str
    heading: Line
    lines: list[Line] = field(default_factory=list)
    also: str = ""
    own: int = 0
    is_lent: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it has no heading of its own."""
        return not self.identifier


def find_sections(page: str, locale: str, name: str, language: Language) -> list[Section]:
    """The sections of one page; what stands before the first heading goes by the page's ``name``."""
    document: _Element = etree.HTML(page)  # lxml.html would be asked in Python for the class of each element
    main = next(each for each in document.iter("main") if each.get("id") == _CONTENT)
    reader = _Reader(locale, language, Section("", ((name, ""),)))
    reader.read(main, "")
    reader.end()
    for section in reader.sections:
        section.own = len(section.lines)
    return [section for section in reader.sections if section.lines or section.identifier]


def _has_text(element: _Element) -> bool:
    """Whether it is something that a reader reads as text of the page, and no comment."""
    name = element.tag
    if not isinstance(name, str) or name in _NO_TEXT or element.get("hidden") is not None:
        return False
    said = element.get("class")
    return not said or not (said in _CLASSES_WITHOUT_TEXT or said.startswith(_OF_FOOTNOTES))


def _strings(element: _Element) -> Iterator[str]:
    """All text of an element, in order."""
    yield element.text or ""
    for child in element:
        if _has_text(child):
            yield from _strings(child)
        yield child.tail or ""


class _Reader:
    def __init__(self, locale: str, language: Language, first: Section) -> None:
        self.sections = [first]
        self._locale, self._language = locale, language
        self._current = first
        self._block: list[tuple[str, str]] = []
        self._goes_on = False  # from what is described to its description
        self._explains = False  # a word: in all its sentences

    def read(self, element: _Element, around: str) -> None:
        """Reads an element in the order of the page; ``around`` is the language of what it stands in."""
        if not _has_text(element):
            return
        said = element.get("lang", "")
        locale = ("" if said == self._locale else said) if said else around
        if element.tag in ("dl", "details") and self._current.identifier == FACTS:
            return  # the facts are told in sentences
        if element.tag in _HEADINGS and (identifier := element.get("id") or element.getparent().get("id")):
            self._begin(element, locale, identifier)
        elif element.tag == "h1":
            self._current.also = " ".join("".join(_strings(element)).replace(_SOFT_HYPHEN, "").split())
        elif element.tag == "section":
            outside = self._current
            self._read_block(element, locale)
            self._current = outside
        elif element.tag == "dt":
            self._read_block(element, locale, goes_on=True)
        elif element.tag in _WITHIN_A_LINE:
            self._read_inside(element, locale)
        else:
            self._read_block(element, locale)

    def _begin(self, element: _Element, locale: str, identifier: str) -> None:
        self.end()
        self._current = Section(identifier, ())
        self.sections.append(self._current)
        self._explains = element.tag == "dt"
        self._read_inside(element, locale)
        (self._current.heading,) = list(self._cut(whole=True)) or [()]
        self._block = []

    def _read_block(self, element: _Element, locale: str, *, goes_on: bool = False) -> None:
        if not self._goes_on or element.tag != "dd":
            self.end()
        self._goes_on = False
        self._read_inside(element, locale)
        if goes_on:
            self._block.append((": ", locale))
            self._goes_on = True
        else:
            self.end()

    def _read_inside(self, element: _Element, locale: str) -> None:
        self._block.append((element.text or "", locale))
        for child in element:
            self.read(child, locale)
            self._block.append((child.tail or "", locale))

    def end(self) -> None:
        """What has been read since the last end is lines of the section."""
        self._current.lines += self._cut(whole=self._explains)
        self._block = []

    def _cut(self, *, whole: bool = False) -> Iterator[Line]:
        if all(not text or text.isspace() for text, _ in self._block):
            return  # as between most elements
        pieces = list[tuple[str, str]]()
        for text, locale in self._block:
            said = _SPACE.sub(" ", text.replace(_SOFT_HYPHEN, ""))
            if said.startswith((" ", ":")) and (not pieces or pieces[-1][0].endswith(" ")):
                said = said.lstrip(" ")
            if said and pieces and pieces[-1][1] == locale:
                pieces[-1] = (pieces[-1][0] + said, locale)
            elif said:
                pieces.append((said, locale))
        plain = "".join(text for text, _ in pieces)
        ends = [(0, len(plain.rstrip()))] if whole else find_sentences(plain, self._language)
        for start, end in ends:
            if any(map(str.isalnum, plain[start:end])):
                yield tuple(_between(pieces, start, end))


def _between(pieces: list[tuple[str, str]], start: int, end: int) -> Iterator[tuple[str, str]]:
    place = 0
    for text, locale in pieces:
        if part := text[max(start - place, 0) : max(end - place, 0)]:
            yield part, locale
        place += len(text)
