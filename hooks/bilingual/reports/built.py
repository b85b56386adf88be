"""A built page → all that a reader of it reads, block by block: text, titles, labels and text alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from ..sentences import find_sentences

# Elements that stand within a line of text; every other one begins a block of its own.
_WITHIN_A_LINE = (
    "a abbr b bdi bdo button cite code data del dfn em i img input ins kbd label mark q s samp small span strong sub "
    "sup time u var wbr"
)
_INLINE = frozenset(_WITHIN_A_LINE.split())
_NOT_READ = frozenset({"script", "style", "template"})
_SCOPES = frozenset({"article", "aside", "details", "dl", "footer", "header", "main", "nav", "section"})
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LABELS = {"alt": "text alternative", "aria-label": "label", "title": "tooltip", "placeholder": "hint"}
_META = {"description": "meta description", "og:title": "shared title", "og:description": "shared description"}
_INSIDE_A_DRAWING = {"title": "title of the drawing", "desc": "text alternative of the drawing"}


@dataclass(frozen=True)
class Block:
    """A stretch of text: a paragraph, an item, a label. ``text`` has a line end only where the page breaks the line.

    ``section`` is the identifier of the part of the page that it stands in, and ``title`` what that part is called;
    both are empty above the first one. ``what`` is empty for what is seen as text. ``in_frame`` is what stands around
    the page's own content.
    """

    section: str
    title: str
    what: str
    locale: str
    text: str
    in_frame: bool

    @property
    def sentences(self) -> list[str]:
        """What is said, with single spaces, whatever kind they are of."""
        return [" ".join(self.text[start:end].split()) for start, end in find_sentences(self.text, self.locale)]


def read_built_page(content: bytes) -> list[Block]:
    """All that a reader reads of a page, from its HTML."""
    page = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    return [block for block in _Reader().read(page) if block.text]


class _Reader:
    """Walks through a page once, and keeps in mind where it is."""

    def __init__(self) -> None:
        self.section, self.title, self.in_frame = "", "", True
        self.text: list[str] = []

    def read(self, page: html.HtmlElement) -> Iterator[Block]:
        locale = page.get("lang", "")
        yield from self.walk(page, locale, False)
        yield from self.finish(locale)

    def finish(self, locale: str, what: str = "") -> Iterator[Block]:
        """What was said since the last block ended."""
        lines = (" ".join(line.split()) for line in "".join(self.text).split("\n"))
        self.text = []
        yield Block(self.section, self.title, what, locale, "\n".join(filter(None, lines)), self.in_frame)

    def label(self, text: str, what: str, locale: str) -> Iterator[Block]:
        """What stands in an attribute: said on its own, not within the text around it."""
        yield Block(self.section, self.title, what, locale, " ".join(text.split()), self.in_frame)

    def walk(self, element: html.HtmlElement, locale: str, in_drawing: bool) -> Iterator[Block]:
        name = element.tag
        if not isinstance(name, str) or name in _NOT_READ:
            return
        inline = name in _INLINE
        if not inline:
            yield from self.finish(locale)
            locale = element.get("lang", locale)
        kept = self.section, self.title, self.in_frame
        identifier = element.get("id")
        if name == "main":
            self.section, self.title, self.in_frame = "", "", False
        elif identifier and not self.in_frame and (name in _HEADINGS or name in ("div", "li", "dt")):
            self.section, self.title = identifier, _title(element)
        yield from self.attributes(element, locale)
        self.say(element.text)
        for child in element:
            if child.tag == "br":
                self.text.append("\n")
            else:
                yield from self.walk(child, locale, in_drawing or name == "svg")
            self.say(child.tail)
        if not inline:
            what = _INSIDE_A_DRAWING.get(name, "") if in_drawing else "title" if name == "title" else ""
            yield from self.finish(locale, what)
        if name in _SCOPES:
            self.section, self.title, self.in_frame = kept

    def say(self, text: str | None) -> None:
        self.text.append((text or "").replace("\n", " "))

    def attributes(self, element: html.HtmlElement, locale: str) -> Iterator[Block]:
        if element.tag == "meta":
            if what := _META.get(element.get("name") or element.get("property") or ""):
                yield from self.label(element.get("content", ""), what, locale)
            return
        for attribute, what in _LABELS.items():
            if said := element.get(attribute):
                yield from self.label(said, what, locale)


def _title(element: html.HtmlElement) -> str:
    """What a part is called: its heading, or the first words in it."""
    first = element if element.tag in _HEADINGS else next((each for each in element.iter("dt", *_HEADINGS)), element)
    return " ".join(etree.tostring(first, method="text", encoding="unicode", with_tail=False).split())
