"""Words of another language get their ``lang`` wherever Markdown has text (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from typing import Protocol
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

CODE = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "var"})
_EMPTY = ("br", "hr", "img", "input", "wbr")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<attributes>[^>]*)>")
_LANG = re.compile(r"(?:^|\s)lang\s*=", re.I)


class FindsForeignWords(Protocol):
    """Whatever can tell the foreign words of a text: (language, start, end)."""

    def find(self, text: str) -> Iterator[tuple[str, int, int]]: ...


class ForeignWordsExtension(Extension):
    """Marks foreign words in paragraphs, headings and link texts; not in code, nor where a language is said already."""

    def __init__(self, words: FindsForeignWords) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        # After attr_list (8), which can give a language; before toc (5), which reads the finished headings.
        md.treeprocessors.register(WordMarker(md, self.find), "foreign_words", 6)

    def find(self, text: str) -> Iterator[tuple[Element, int, int]]:
        for locale, start, end in self.words.find(text):
            yield Element("span", lang=locale), start, end


class WordMarker(Treeprocessor):
    """Puts words of the text into elements: ``find`` gives each element with where its words start and end.

    ``closed`` are the names of elements in which no words are looked for, nor in those of another language.
    """

    def __init__(
        self, md: Markdown, find: Callable[[str], Iterator[tuple[Element, int, int]]], closed: Set[str] = CODE
    ) -> None:
        super().__init__(md)
        self.find, self.closed = find, closed
        self.open_tags: list[str] = []  # the HTML tags of the editor's own that are open and let nothing be marked

    def run(self, root: Element) -> None:
        for block in root:
            self.open_tags = []
            if self.is_open(block):
                self.mark(block)

    def is_open(self, element: Element) -> bool:
        return element.tag not in self.closed and element.get("lang") is None

    def mark(self, element: Element) -> None:
        children = list(element)
        element[:] = []
        element.text, spans = self.split(element.text)
        element.extend(spans)
        for child in children:
            if self.is_open(child):
                self.mark(child)
            child.tail, spans = self.split(child.tail)
            element.append(child)
            element.extend(spans)

    def split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """A text as its beginning and the marked words, each with what follows it."""
        if not text or isinstance(text, AtomicString):
            return text, []
        beginning, spans = "", list[Element]()
        for piece in self.pieces(text):
            if isinstance(piece, Element):
                spans.append(piece)
            elif spans:
                spans[-1].tail = (spans[-1].tail or "") + piece
            else:
                beginning += piece
        return beginning, spans

    def pieces(self, text: str) -> Iterator[str | Element]:
        end = 0
        for raw in HTML_PLACEHOLDER_RE.finditer(text):
            yield from self.words_of(text[end : raw.start()])
            yield raw[0]
            self.notice(self.md.htmlStash.rawHtmlBlocks[int(raw[1])])
            end = raw.end()
        yield from self.words_of(text[end:])

    def words_of(self, text: str) -> Iterator[str | Element]:
        end = 0
        for element, start, after in () if self.open_tags else self.find(text):
            element.text = text[start:after]
            yield text[end:start]
            yield element
            end = after
        yield text[end:]

    def notice(self, html: str | Element) -> None:
        """Keeps in mind which tag of the editor's own HTML begins or ends here."""
        tag = _TAG.fullmatch(html) if isinstance(html, str) else None
        if not tag or tag["name"].lower() in _EMPTY or tag["attributes"].endswith("/"):
            return
        name, nested = tag["name"].lower(), self.open_tags[-1:] == [tag["name"].lower()]
        if tag["end"]:
            self.open_tags = self.open_tags[:-1] if nested else self.open_tags
        elif nested or name in self.closed or _LANG.search(tag["attributes"]):
            self.open_tags.append(name)
