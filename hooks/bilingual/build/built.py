"""A built page → all that a reader of it reads, block by block: text, titles, labels and text alternatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from ..languages.knowledge import known
from ..languages.sentences import find_sentences
from ..messages import say

# Elements that stand within a line of text; every other one begins a block of its own.
_WITHIN_A_LINE = (
    "a abbr b bdi bdo button cite code data del dfn em i img input ins kbd label mark q s samp small span strong sub "
    "sup time u var wbr"
)
_INLINE = frozenset(_WITHIN_A_LINE.split())
_NOT_READ = frozenset({"script", "style", "template"})
_STATE = "reviewed"  # says when a person last read the page, and so goes with every change of it
_SCOPES = frozenset({"article", "aside", "details", "dl", "footer", "header", "main", "nav", "section"})
_SOFT_HYPHEN = "\u00ad".encode()
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LABELS = {
    "alt": say("text alternative"),
    "aria-label": say("label"),
    "title": say("tooltip"),
    "placeholder": say("hint"),
}
_META = {
    "description": say("meta description"),
    "og:title": say("shared title"),
    "og:description": say("shared description"),
}
_INSIDE_A_DRAWING = {"title": say("title of the drawing"), "desc": say("text alternative of the drawing")}
_TITLE = say("title")


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
        return [" ".join(self.text[start:end].split()) for start, end in find_sentences(self.text, known(self.locale))]


def read_built_page(content: bytes) -> list[Block]:
    """All that a reader reads of a page, from its HTML."""
    return _Reader(Counter()).read(_parse(content))


def read_what_differs(before: bytes, after: bytes) -> tuple[list[Block], list[Block]]:
    """All that a reader reads of two states of a page, without elements that are the same in both."""
    pages = _parse(before), _parse(after)
    old, new = (Counter(_source(element) for element in _parts(page)) for page in pages)
    common = old & new
    return _Reader(common.copy()).read(pages[0]), _Reader(common).read(pages[1])


def _parse(content: bytes) -> html.HtmlElement:
    content = content.replace(_SOFT_HYPHEN, b"")  # where a narrow line may end is nothing that is read
    return html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8"))


def _parts(page: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements that a page is made of, none inside another, as far as each is a block of its own."""
    around = "/html/body/*[not(descendant-or-self::main)] | /html/body/*[.//main]/*[not(descendant-or-self::main)]"
    for element in page.xpath(f"{around} | //main/*"):
        if isinstance(element.tag, str) and element.tag not in _INLINE and not (element.tail or "").strip():
            yield element


def _source(element: html.HtmlElement) -> bytes:
    return etree.tostring(element, with_tail=False)


class _Reader:
    """Walks through a page once, and keeps in mind where it is. What is in ``common``, as often as there, is passed."""

    def __init__(self, common: Counter[bytes]) -> None:
        self.common = common
        self.blocks: list[Block] = []
        self.section, self.title, self.in_frame = "", "", True
        self.text: list[str] = []
        self.passed: set[html.HtmlElement] = set()

    def read(self, page: html.HtmlElement) -> list[Block]:
        for element in _parts(page) if self.common else ():
            if self.common[source := _source(element)]:
                self.common[source] -= 1
                self.passed.add(element)
        self.walk(page, page.get("lang", ""), False)
        return self.blocks

    def finish(self, locale: str, what: str = "") -> None:
        """A block ends here, if anything was said since the last one."""
        said, self.text = "".join(self.text), []
        if said and not said.isspace():
            lines = (" ".join(line.split()) for line in said.split("\n"))
            self.keep("\n".join(filter(None, lines)), what, locale)

    def keep(self, text: str, what: str, locale: str) -> None:
        self.blocks.append(Block(self.section, self.title, what, locale, text, self.in_frame))

    def walk(self, element: html.HtmlElement, locale: str, in_drawing: bool) -> None:
        name = element.tag
        if not isinstance(name, str) or name in _NOT_READ or element.get("class") == _STATE:
            return
        inline = name in _INLINE
        if not inline:
            self.finish(locale)
            locale = element.get("lang", locale)
        kept = self.section, self.title, self.in_frame
        identifier = element.get("id")
        if name == "main":
            self.section, self.title, self.in_frame = "", "", False
        elif identifier and not self.in_frame and (name in _HEADINGS or name in ("div", "li", "dt")):
            self.section, self.title = identifier, _title(element)
        if element in self.passed:
            return
        self.read_attributes(element, locale)
        self.say(element.text)
        for child in element:
            if child.tag == "br":
                self.text.append("\n")
            else:
                self.walk(child, locale, in_drawing or name == "svg")
            self.say(child.tail)
        if not inline:
            self.finish(locale, _INSIDE_A_DRAWING.get(name, "") if in_drawing else _TITLE if name == "title" else "")
        if name in _SCOPES:
            self.section, self.title, self.in_frame = kept

    def say(self, text: str | None) -> None:
        if text:
            self.text.append(text.replace("\n", " "))

    def read_attributes(self, element: html.HtmlElement, locale: str) -> None:
        """What stands in an attribute is said on its own, not within the text around it."""
        if element.tag == "meta":
            named = {_META.get(element.get("name") or element.get("property") or "", ""): element.get("content", "")}
        else:
            named = {
                what: element.get(attribute, "") for attribute, what in _LABELS.items() if attribute in element.attrib
            }
        for what, said in named.items():
            if what and said.strip():
                self.keep(" ".join(said.split()), what, locale)


def _title(element: html.HtmlElement) -> str:
    """What a part is called: its heading, or the first words in it."""
    first = element if element.tag in _HEADINGS else next((each for each in element.iter("dt", *_HEADINGS)), element)
    return " ".join(first.text_content().split())
