"""The tokens of a line → words, links, pictures, code, and HTML that editors have written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..messages import Message, say, to_say
from ..problems import Edit, Problem, ProblemCode, Severity, quote
from . import html
from .addresses import wrong_address
from .attributes import leading, wrong_attributes
from .mistakes import within_words, without_a_second
from .nodes import BLOCKS, NONE, Break, Code, Element, Node, Words, elements, strings
from .parser import NESTING, lines_of, make_parser, parse_inline
from .source import SIGN, Comment, Source, without_signs

# HTML that would be a second way to write what Markdown has, so that the languages could not be compared.
_MARKDOWN_HAS = {
    **{f"h{level}": say("{signs} Heading {{ #name }}", signs="#" * level) for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "li"), say("- item, or 1. item")),
    **dict.fromkeys(("dl", "dt", "dd"), say("the word on a line, and “: explanation” on the next")),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "th", "td"), say("| cell | cell |")),
    "blockquote": say("> text"),
}
MAX_PROBLEMS = 50  # of one text, more than anyone mends before looking again
_ENOUGH = 1000  # to choose the first ones from, since they are not found in the order of lines
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_SIGNS_OF_EMPHASIS = ("*", "_")
_WRITTEN_TWICE = {"em": 2, "strong": 1}  # what is written as one of them, and has a sign left: how many it lacks
_HAS_SIGNS = re.compile(r"[\[\]*_~<>{`^\\-]|==|\+\+|:[a-z]")
_NO_ELEMENT = re.compile(
    r"<([!?](?:\[CDATA|[\w-]{0,20}))[^<>\n]{0,60}>?"
)  # a declaration, a program, CDATA: not of HTML
# An element of the first sort that begins inside a paragraph ends it in a browser (HTML, 13.2.6.4.7).
_ENDS_A_PARAGRAPH = frozenset(["div", "p", "details", "figure", "hr", "summary", "figcaption"])
# What cameras, programs and folders call a picture.
_NAME_OF_A_FILE = re.compile(
    r"(?i)\S+\.(?:png|jpe?g|webp|svg|gif|tiff?|bmp|heic)|(?:img|dsc|dscn|pict?|image|bild)[_-]?\d+"
)
_ONLY_IN = {"summary": "details", "figcaption": "figure"}


@cache
def parser() -> MarkdownIt:
    """The one parser of the site."""
    return make_parser()


def parse_line(content: str, env: dict[str, Any]) -> Token:
    """The tokens of a line by itself."""
    children: list[Token] = []
    parse_inline(parser(), content, env, children)
    return Token("inline", "", 0, content=content, children=children)


@dataclass
class Open:
    """An element that has begun. ``of_html`` says that an editor has written it as HTML; ``old`` are former names."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Node] = field(default_factory=list)
    of_html: bool = False
    hidden: bool = False
    box: str = ""
    old: tuple[str, ...] = ()

    def close(self) -> Element:
        return Element(self.name, self.attributes or NONE, tuple(self.children), self.line)


class Inlines:
    """Fills the elements that have begun with what stands in their lines."""

    def __init__(self, source: Source, file: str, easy: bool) -> None:
        self.source, self.file, self.easy = source, file, easy
        self.problems: list[Problem] = source.problems
        self.comments: list[Comment] = source.comments
        self.stack: list[Open] = [Open("", {}, source.lines[0])]
        self.no_html: set[str] = set()
        self.cited: dict[str, set[str]] = {}  # the footnotes that the text leads to, and those that each of them does
        self.follows = isinstance(source.lines, range)  # whether each line of the parser's follows the one before it

    def tell(
        self,
        line: int,
        what: Message,
        to_do: Message,
        code: ProblemCode,
        edit: Edit | None = None,
        severity: Severity = "error",
    ) -> None:
        if len(self.problems) > _ENOUGH:
            return
        what, to_do = (text.with_texts(lambda part: without_signs(part, self.source.tags)) for text in (what, to_do))
        self.problems.append(Problem(self.file, line, what, to_do, code, severity, edit=edit))

    def pop(self) -> Open:
        if self.stack[-1].of_html:
            self.close_html(next(opened for opened in reversed(self.stack) if not opened.of_html))
        return self.stack.pop()

    def inline(self, token: Token, line: int) -> None:
        """What stands in the lines of a block, beginning on ``line`` of the source."""
        place = bisect_left(self.source.lines, line)
        for child in token.children or ():
            kind = child.type
            if kind == "text" or kind == "text_special":
                self.words(child, line)
            elif kind == "softbreak" and not self.easy:
                self.add_words("\n", line)
            elif kind in ("softbreak", "hardbreak"):
                self.stack[-1].children.append(Break(line))
            elif kind == "code_inline":
                self.stack[-1].children.append(Element("code", NONE, (Code(child.content, line),), line))
            elif kind == "image":
                self.image(child, line)
            elif kind == "html_inline":
                self.read_html(child.content, line)
            elif kind == "footnote_ref":
                label = child.meta["label"]
                self.cited.setdefault(self.note(), set()).add(label)
                self.stack[-1].children.append(Element("footnote-ref", {"label": label}, (), line))
            elif child.nesting == 1:
                self.open_inline(child, line)
            elif child.nesting == -1:
                self.close_inline(line)
            if ends := lines_of(child):
                place += ends
                line = self.source.lines[place]

    def note(self) -> str:
        """The footnote whose text this is; empty in the text itself."""
        return next((opened.attributes["label"] for opened in self.stack if opened.name == "footnote"), "")

    def words(self, token: Token, line: int) -> None:
        text, children = token.content, self.stack[-1].children
        if token.type == "text":
            before = children[-1] if children and text[:1] == "{" else None
            if isinstance(before, Element) and before.name not in BLOCKS and (found := leading(text)):
                self.check_attributes(before.name, found[0], line)
                children[-1] = before._replace(attributes={**before.attributes, **found[0]})
                text = text[found[1] :]
            last = children[-1] if children else None
            if text[:1] in _SIGNS_OF_EMPHASIS and isinstance(last, Element) and last.name in _WRITTEN_TWICE:
                self.tell(line, *without_a_second(text[0] * _WRITTEN_TWICE[last.name]))
            if _HAS_SIGNS.search(text) and self.stack[-1].name != "autolink":
                for below, what, to_do, code in within_words(text, isinstance(last, Element) and last.name == "a"):
                    self.tell(line + below, what, to_do, code)
        if text:
            self.add_words(text, line)

    def add_words(self, text: str, line: int) -> None:
        children = self.stack[-1].children
        last = children[-1] if children else None
        if isinstance(last, Words) and (self.follows or last.line + last.text.count("\n") == line):
            children[-1] = Words(last.text + text, last.line)
        else:
            children.append(Words(text, line))

    def open_inline(self, token: Token, line: int) -> None:
        attributes = {name: str(value) for name, value in token.attrs.items()}
        if token.info == "auto":
            before = self.stack[-1].children[-1] if self.stack[-1].children else None
            if isinstance(before, Words) and before.text[-1:].isalnum():
                address = attributes.get("href", "")
                what = say("“{address}” stands right behind a word, without a space.", address=quote(address))
                to_do = say("Write [words]({address}), with the words that readers press.", address=quote(address))
                self.tell(line, what, to_do, "link-form")
            self.stack.append(Open("autolink", attributes, line))
        else:
            last = self.stack[-1].children[-1] if self.stack[-1].children else None
            if token.tag in _WRITTEN_TWICE and isinstance(last, Words) and last.text.endswith(_SIGNS_OF_EMPHASIS):
                self.tell(line, *without_a_second(last.text[-1] * _WRITTEN_TWICE[token.tag]))
            self.stack.append(Open("del" if token.tag == "s" else token.tag, attributes, line))

    def close_inline(self, line: int) -> None:
        element = self.pop().close()
        self.stack[-1].children.append(element)
        self.check_link(element)

    def check_link(self, link: Element) -> None:
        """A link has an address that a page can have, and words that say where it leads (WCAG 2.2, 2.4.4)."""
        if link.name not in ("a", "autolink") or "href" not in link.attributes:
            return
        address = link.attributes["href"]
        if not address.strip():
            self.tell(
                link.line,
                say("This link leads nowhere: it has no address."),
                say("Write it: [text](page.md)."),
                "link-form",
            )
        elif wrong := wrong_address(address):
            self.tell(link.line, wrong.what, wrong.to_do, "link-form")
        if not says_something(link.children):
            what = say("The link to “{address}” has no text, so nobody can read where it leads.", address=address)
            self.tell(link.line, what, say("Write it between the brackets: [text](address)."), "link-form")
        if any(opened.name in ("a", "autolink") for opened in self.stack):
            self.tell(
                link.line, say("This link stands inside another one."), say("End that one before it."), "link-form"
            )

    def image(self, token: Token, line: int) -> None:
        attributes = {"src": str(token.attrs.get("src", "")), "alt": "".join(_plain(token.children or ()))}
        if title := token.attrs.get("title"):
            attributes["title"] = str(title)
        self.stack[-1].children.append(Element("img", attributes, (), line))
        self.check_picture(attributes, line)

    def check_picture(self, attributes: Mapping[str, str], line: int) -> None:
        """A picture lies beside the pages, or where the site may lead, and says what it shows."""
        address = attributes.get("src", "")
        if not _is_seen(attributes.get("alt", "")):
            self.tell_no_alternative(line)
        elif _NAME_OF_A_FILE.fullmatch(attributes["alt"].strip()):
            what = say(
                "The text alternative “{alt}” is the name of a file, and says nothing.", alt=quote(attributes["alt"])
            )
            to_do = say("Say between the brackets what the picture shows: ![text](picture.svg).")
            self.problems.append(Problem(self.file, line, what, to_do, "picture", "warning"))
        if not address:
            self.tell(
                line,
                say("The picture has no address."),
                say("Write the name of its file: ![text](picture.svg)."),
                "picture",
            )
        elif wrong := wrong_address(address):
            self.tell(line, wrong.what, wrong.to_do, "picture")
        elif address.startswith(("mailto:", "tel:")):
            what = say("“{address}” is no picture.", address=address)
            self.tell(line, what, say("Write the name of its file."), "picture")

    def tell_no_alternative(self, line: int) -> None:
        """A picture that says nothing to those who cannot see it (WCAG 2.2, 1.1.1)."""
        what = say("The picture has no text alternative.")
        to_do = say("Say between the brackets what it shows: ![text](picture.svg).")
        self.problems.append(Problem(self.file, line, what, to_do, "picture", "warning"))

    def check_attributes(self, element: str, attributes: Mapping[str, str], line: int, of_html: bool = False) -> None:
        """Tells the attributes that nothing in a text can have."""
        for what, to_do in wrong_attributes(element, attributes, of_html):
            self.tell(line, what, to_do, "attributes")

    # HTML

    def read_html(self, source: str, line: int) -> None:
        for piece in html.pieces(source):
            if piece.kind == "words":
                if foreign := _NO_ELEMENT.search(piece.text):
                    self.tell_no_html(html.Piece("open", foreign[0], foreign[1]), line)
                self.add_words(unescape(piece.text), line)
            elif piece.kind == "comment":
                last = line + piece.text.count("\n")
                self.comments.append(Comment(piece.text[4:-3], line, last, last))
            elif piece.name not in html.KNOWN:
                self.tell_no_html(piece, line)
                self.add_words(piece.text, line)
            elif piece.kind == "open":
                self.open_html(piece, line)
            else:
                self.end_html(piece.name, line)
            line += piece.text.count("\n")

    def tell_no_html(self, piece: html.Piece, line: int) -> None:
        """Something between < and > that is no element, most often a word to be filled in: told where it begins."""
        is_told = any(opened.of_html and opened.name not in html.ALLOWED for opened in self.stack)  # of what is around
        if not is_told and (piece.kind == "open" or piece.name not in self.no_html):
            what = say(
                "“{text}” begins with the sign of HTML, which has no <{name}>.",
                text=quote(piece.text),
                name=quote(piece.name),
            )
            self.tell(line, what, say("For the sign itself, write \\<."), "html")
        self.no_html.add(piece.name)

    def open_html(self, piece: html.Piece, line: int) -> None:
        instead = _MARKDOWN_HAS.get(piece.name)
        if instead and any(opened.of_html and opened.name in _MARKDOWN_HAS for opened in self.stack):
            pass  # what stands around it is told
        elif instead:
            what = say("<{name}> cannot be compared with the other languages.", name=piece.name)
            self.tell(line, what, say("Write it in Markdown: {example}", example=instead), "html")
        elif piece.name not in html.ALLOWED:
            what = say("<{name}> cannot stand in a text.", name=quote(piece.name))
            self.tell(line, what, say("Take it out. CONTRIBUTING.md says which HTML a text can hold."), "html")
        elif piece.name in _ENDS_A_PARAGRAPH and (around := self.paragraph()):
            what = say(around, name=piece.name)
            self.tell(line, what, say("Leave an empty line before it, or take it out."), "html")
        elif self.stack[-1].name != (only := _ONLY_IN.get(piece.name, self.stack[-1].name)):
            what = say("<{name}> can only stand right inside <{only}>.", name=piece.name, only=only)
            self.tell(line, what, say("Take it out, or write it there."), "html")
        elif piece.name == "summary" and any(
            isinstance(each, Element) and each.name == "summary" for each in self.stack[-1].children
        ):
            self.tell(line, say("This <details> has a <summary> already."), say("Keep one of the two."), "html")
        attributes = html.attributes(piece.text)
        if piece.name in html.ALLOWED:
            self.check_attributes(piece.name, attributes, line, of_html=True)
        if piece.name == "img":
            self.check_picture(attributes, line)
        if piece.name in html.VOID or piece.text.endswith("/>"):
            element = Element(piece.name, attributes or NONE, (), line)
            self.stack[-1].children.append(Break(line) if piece.name == "br" and not attributes else element)
        elif len(self.stack) > 2 * NESTING:  # whoever reads or prints an element calls itself for each one inside
            self.tell(
                line, say("There are too many elements within elements here."), say("Take some of them out."), "html"
            )
        else:
            self.stack.append(Open(piece.name, attributes, line, of_html=True))

    def paragraph(self) -> str:
        """What is said of a block inside of what holds nothing but lines of words; empty if nothing here does."""
        names = {opened.name for opened in self.stack if not opened.hidden}
        if names & _HEADINGS:
            return to_say("<{name}> cannot stand inside a heading: a browser would end that before it.")
        if "p" in names:
            return to_say("<{name}> cannot stand inside a paragraph: a browser would end that before it.")
        return ""

    def end_html(self, name: str, line: int) -> None:
        opened = self.stack[-1]
        if opened.of_html and opened.name == name:
            self.close_html_element()
        elif not any(f"<{name} " in node.text for node in opened.children if isinstance(node, Words)):  # told there
            what = say("</{name}> ends nothing that has begun in this part of the text.", name=name)
            self.tell(line, what, say("Take it out."), "html")

    def close_html_element(self) -> None:
        element = self.stack.pop().close()
        self.stack[-1].children.append(element)
        self.check_link(element)
        if element.name == "summary" and not says_something(element.children):
            what = say("This <summary> has no words, so nobody can read what opens here.")
            self.tell(element.line, what, say("Write them between <summary> and </summary>."), "html")
        if element.name in ("data", "time") and any(SIGN.search(text) for text in strings(element.children)):
            what = say(
                "A value says by itself what it is for machines; <{name}> around it could say otherwise.",
                name=element.name,
            )
            self.tell(element.line, what, say("Take <{name}> out.", name=element.name), "html")
        if element.name == "p" and any(each.name in BLOCKS for each in elements(element.children)):
            what = say("This <p> would end where the list, table or paragraph inside it begins.")
            self.tell(element.line, what, say("Take it out: an empty line ends a paragraph."), "html")

    def close_html(self, container: Open) -> None:
        """Whatever HTML is still open where the element around it ends."""
        while self.stack[-1] is not container and self.stack[-1].of_html:
            opened = self.stack[-1]
            what = say("<{name}> has no end in this part of the text.", name=opened.name)
            self.tell(opened.line, what, say("Write </{name}> where it ends.", name=opened.name), "html")
            self.close_html_element()


def says_something(nodes: Sequence[Node]) -> bool:
    """Whether anything can be read in what has been read of a text, alternatives of pictures included."""
    return _is_seen("".join(_said(nodes)))


def _is_seen(text: str) -> bool:
    """Whether a text has anything that can be seen; a value's sign stands for words."""
    return any((sign.isprintable() and not sign.isspace()) or SIGN.match(sign) for sign in text)


def _said(nodes: Sequence[Node]) -> Iterator[str]:
    """The words of what can be pressed, those of pictures included."""
    for node in nodes:
        if isinstance(node, Element):
            yield node.attributes.get("alt", "") + node.attributes.get("aria-label", "")
            yield from _said(node.children)
        elif isinstance(node, Words | Code):
            yield node.text


def _plain(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of an alternative text, without markup."""
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.children:
            yield from _plain(token.children)
        elif token.type != "html_inline":
            yield token.content
