"""What stands in a text → its HTML: the one place that makes HTML of a page's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from html import escape, unescape
from typing import Protocol
from urllib.parse import urljoin

from ..languages.names import primary
from ..vocabulary import tie
from . import html
from .nodes import BLOCKS, NONE, Break, Code, Element, Markup, Node, Words, elements, texts
from .shape import is_elsewhere
from .source import FIRST_SIGN, SIGN, fill_signs
from .tags import Tag
from .words import plain_words

CODE = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea", "var"})
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_joined = lru_cache(maxsize=4096)(urljoin)  # a page leads to one place many times
_PASSED_ON = frozenset({"h2", "h3"})
_LEADS = frozenset({"a", "autolink", "footnote-ref"})
_NOT_EXPLAINED = (
    CODE | _HEADINGS | {"a", "button", "label", "summary", "dt", "td", "th"}
)  # a word alone is a small target
_LIST = frozenset({"ul", "ol", "dl", "table", "thead", "tbody", "tr", "blockquote"})
_BLOCKS_OF_WORDS = frozenset({"p", "li", "dd"})
_AFTER_LINK = re.compile(r"</a>(?:</\w+>)*\s*\Z")
_ENDS = re.compile(r"([.,:;!?…)”’\"']+)\s*")
# What few texts have, and stands out from paragraphs and lists; its looks are fetched where it is.
RICH = frozenset({"callout", "dl", "footnote-ref", "hr", "img", "pre", "table"})
_ADDRESSES = ("href", "src", "cite", "poster")
# Firefox puts ticks back when a page is loaded again, unless their form says no; HTML lets no box say so itself.
# Nothing is in the form, and nothing is sent.
_BOXES = "boxes/"  # no heading has such a name
_KEEPS_NOTHING = f'<form id="{{}}{_BOXES}" method="dialog" autocomplete="off" hidden></form>'
# Attributes that hold names on the page.
_NAMES = frozenset({"id", "for", "form", "aria-labelledby", "aria-describedby"})


class Phrase(Protocol):
    """A value: in plain words, and as HTML that carries its meaning."""

    @property
    def plain(self) -> str: ...
    @property
    def html(self) -> str: ...


Find = Callable[[str], Iterable[tuple[str, int, int]]]
# Words, and what gives all of the block that has them.
FindWithin = Callable[[str, Callable[[], str]], Iterable[tuple[str, int, int]]]


def nothing(text: str, around: Callable[[], str] = str) -> Iterator[tuple[str, int, int]]:
    """Finds nothing."""
    return iter(())


def own_language(target: str) -> tuple[str, str]:
    """Whatever an address leads to is in the language of its page, as far as is known."""
    return "", ""


def address_as_it_is(target: str) -> str:
    """An address that needs no rewriting."""
    return target


@dataclass(frozen=True)
class Frame:
    """What a text's HTML needs from the page around it, in the language of the page.

    ``say`` gives the value of a tag. ``address`` rewrites the address of a link or a picture; ``page_address`` is the
    whole one of the page, from which whole addresses for paper are made, and empty where there is no paper. ``leads``
    gives the language of what an address leads to, and what readers are told of it, both empty if it is the page's own.
    ``foreign`` finds words of another language, ``terms`` words that are explained; each gives (language or address,
    start, end). ``words`` are the names of things that readers do not see: tables, code, footnotes, kinds of callouts.
    ``prefix`` is what all names in the text begin with, where texts of several pages stand on one. ``mark`` stands
    before each address within the site, where it is to be rewritten once more, for the place that the text is shown at.
    """

    say: Callable[[Tag], Phrase]
    address: Callable[[str], str] = address_as_it_is
    page_address: str = ""
    leads: Callable[[str], tuple[str, str]] = own_language
    foreign: Find = nothing
    terms: FindWithin = nothing
    words: Mapping[str, str] = field(default_factory=dict)
    prefix: str = ""
    mark: str = ""


def _escape(words: str) -> str:
    """Words as HTML, what belongs together on one line."""
    return tie(escape(words, quote=False))


class Printer:
    """Prints the sections of one page, in order; it remembers what stands on a page once."""

    def __init__(self, frame: Frame, tags: Sequence[Tag] = (), nodes: tuple[Node, ...] = ()) -> None:
        """``nodes`` are those of the whole page, in which abbreviations and footnotes are looked for."""
        self.frame, self.tags = frame, tags
        self.short: dict[str, str] = {}
        self.notes: dict[str, Element] = {}
        for element in elements(nodes) if nodes else ():
            if element.name == "abbreviation":
                self.short.setdefault(element.attributes["short"], self.plain(_text(element)))
            elif element.name == "footnote":
                self.notes.setdefault(element.attributes["label"], element)
        self.numbers: dict[str, int] = {}
        self.labels: list[str] = []  # of the notes, in the order in which the text leads to them
        self.cited: dict[str, int] = {}
        self.callouts = 0
        self.title = ""
        self.regions: dict[str, int] = {}
        self.has_boxes = False
        self.out: list[str] = []
        self.explains = True  # whether terms are linked where we are
        self.around: Callable[[], str] = str  # gives all words of the block that we are in
        self.leads = False  # whether we are inside a link, in which no other can stand
        self.marks = True  # whether foreign words are marked where we are

    def print(self, nodes: Sequence[Node]) -> str:
        """The HTML of what stands in a text."""
        before, self.out = self.out, []
        self.write(nodes)
        written, self.out = "".join(self.out), before
        return written

    def footnotes(self) -> str:
        """The notes of the page, in the order in which the text leads to them; empty without any."""
        if not self.numbers:
            return ""
        items: list[str] = []
        for label in self.labels:  # a note may lead to one that nothing has led to before, which is added then
            number = self.numbers[label]
            backs: list[Node] = []
            for time in range(1, self.cited[label] + 1):
                backs += [Words(" ", 0), self.back(number, time)]
            children = self.notes[label].children if label in self.notes else ()
            last = children[-1] if children else None
            if isinstance(last, Element) and last.name == "p":
                children = (*children[:-1], last._replace(children=(*last.children, *backs)))
            else:
                children = (*children, *backs)
            items.append(self.print([Element("li", {"id": f"footnote-{number}"}, children)]))
        name = {"class": "footnotes", "role": "doc-endnotes", "aria-label": self.word("footnotes")}
        return f"{self.start('section', name)}\n<ol>\n{''.join(items)}</ol>\n</section>\n"

    def back(self, number: int, time: int) -> Element:
        name = f"{self.word('footnote_back')} {number}" + (f" ({time})" if time > 1 else "")
        where = f"#footnote-ref-{number}" + (f"-{time}" if time > 1 else "")
        return Element("a", {"class": "footnote-back", "href": where, "role": "doc-backlink"}, (Markup(escape(name)),))

    def word(self, name: str) -> str:
        return self.frame.words.get(name, name)

    def plain(self, text: str) -> str:
        """The text with its values in plain words."""
        return fill_signs(text, self.tags, lambda tag: self.frame.say(tag).plain) if SIGN.search(text) else text

    def start(self, name: str, attributes: Mapping[str, str]) -> str:
        """The start tag; values are plain words in attributes, and addresses lead where the page is."""
        if not attributes:
            return f"<{name}>"
        written = []
        for key, value in attributes.items():
            said = self.plain(value)
            if self.frame.prefix:
                said = self.renamed(key, said)
            written.append(f' {key}="{self.leading(said) if key in _ADDRESSES else escape(said)}"')
        return f"<{name}{''.join(written)}>"

    def leading(self, address: str) -> str:
        """An address as an attribute has it."""
        said, is_within = self.frame.address(address), not (is_elsewhere(address) or address.startswith("#"))
        return f"{self.frame.mark if is_within else ''}{escape(said)}"

    def renamed(self, key: str, value: str) -> str:
        """The value of an attribute with the names in it as they are on a page of several texts."""
        if key in _NAMES:
            return " ".join(f"{self.frame.prefix}{name}" for name in value.split())
        return f"#{self.frame.prefix}{value[1:]}" if key == "href" and value.startswith("#") else value

    def write(self, nodes: Sequence[Node]) -> None:
        run = ""  # words that follow each other, whatever they come from
        for node in nodes:
            if isinstance(node, Words):
                run = self.words(node.text, run) if SIGN.search(node.text) else run + node.text
                continue
            if run:
                self.marked(run)
                run = ""
            if isinstance(node, Element):
                self.element(node)
            elif isinstance(node, Break):
                # Behind a link a screen reader would say the end of the line as a text of its own.
                self.out.append('<br aria-hidden="true">\n' if _AFTER_LINK.search("".join(self.out[-4:])) else "<br>\n")
            elif isinstance(node, Code):
                self.out.append(escape(self.plain(node.text), quote=False))
            else:
                self.out.append(node.html)
        if run:
            self.marked(run)

    def words(self, text: str, run: str) -> str:
        """Words with values, after the words ``run``; gives those that are not written yet."""
        end = 0
        for match in SIGN.finditer(text):
            run += text[end : match.start()]
            end = match.end()
            value = self.frame.say(self.tags[ord(match[0]) - FIRST_SIGN]).html
            if "<" in value:
                self.marked(run)
                self.value(value)
                run = ""
            else:
                run += unescape(value)
        return run + text[end:]

    def marked(self, text: str) -> None:
        """Words in which those of another language are marked and the first use of a term leads to its explanation."""
        if not self.marks or text.isspace() or not text:
            self.out.append(_escape(text))
            return
        end = 0
        for language, start, after in self.frame.foreign(text):
            self.explained(text[end:start])
            self.out.append(f'<span lang="{escape(language)}">{escape(text[start:after], quote=False)}</span>')
            end = after
        self.explained(text[end:] if end else text)

    def explained(self, text: str) -> None:
        end = 0
        for address, start, after in self.frame.terms(text, self.around) if self.explains else ():
            self.written_out(text[end:start])
            # What ends the text right behind a term stands in its link: alone it would be said as a text of its own.
            after = ends.end(1) if (ends := _ENDS.fullmatch(text, after)) else after
            said = escape(text[start:after], quote=False)
            self.out.append(f'<a class="term" href="{escape(address)}">{said}</a>')
            end = after
        self.written_out(text[end:] if end else text)

    def written_out(self, text: str) -> None:
        """Abbreviations with what they are short for."""
        end = 0
        for short, start in sorted(self.find_short(text), key=lambda each: each[1]) if self.short else ():
            if start >= end:
                said = escape(short, quote=False)
                self.out.append(_escape(text[end:start]))
                self.out.append(f'<abbr title="{escape(self.short[short])}">{said}</abbr>')
                end = start + len(short)
        self.out.append(_escape(text[end:]))

    def find_short(self, text: str) -> Iterator[tuple[str, int]]:
        for short in self.short:
            start = text.find(short)
            while start >= 0:
                end = start + len(short)
                if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                    yield short, start
                start = text.find(short, end)

    def value(self, source: str) -> None:
        """A value's own HTML, in which words are marked as they are around it."""
        explains, marks, depth, closed = self.explains, self.marks, 0, 0
        for piece in _pieces_of(source):
            if piece.kind == "words":
                self.marked(unescape(piece.text))
                continue
            if piece.name == "a" and self.leads:
                continue
            self.out.append(piece.text)
            if piece.name in html.VOID or piece.kind == "comment":
                continue
            depth += 1 if piece.kind == "open" else -1
            if closed and depth < closed:
                closed, self.explains, self.marks = 0, explains, marks
            elif not closed and piece.kind == "open":
                if piece.name in CODE or "lang" in _attributes_of(piece.text):
                    closed, self.explains, self.marks = depth, False, False
                elif piece.name in _NOT_EXPLAINED:
                    closed, self.explains = depth, False
        self.explains, self.marks = explains, marks

    def element(self, element: Element) -> None:
        special = _SPECIAL.get(element.name)
        if special:
            special(self, element)
        elif element.name in html.VOID:
            self.out.append(self.start(element.name, element.attributes))
            if element.name in BLOCKS:
                self.out.append("\n")
        else:
            self.plainly(element)

    def plainly(self, element: Element) -> None:
        """An element that HTML has, as it is."""
        name = element.name
        explains, marks = self.explains, self.marks
        if name in CODE or "lang" in element.attributes:
            self.explains = self.marks = False
        elif name in _NOT_EXPLAINED:
            self.explains = False
        if name in _BLOCKS_OF_WORDS:
            self.around = partial(self.words_of, element.children)
        self.out.append(self.start(name, element.attributes))
        if name in _LIST:
            self.out.append("\n")
        self.write(element.children)
        self.explains, self.marks = explains, marks
        self.out.append(f"</{name}>\n" if name in BLOCKS else f"</{name}>")

    def paragraph(self, element: Element) -> None:
        """A paragraph; a value that is a block of its own stands in none."""
        only = element.children[0] if len(element.children) == 1 else None
        if isinstance(only, Words) and not element.attributes and not SIGN.search(only.text):
            self.around = partial(self.words_of, element.children)
            self.out.append("<p>")
            self.marked(only.text)
            self.out.append("</p>\n")
            return  # as nearly all are
        if isinstance(only, Words) and SIGN.fullmatch(only.text):
            value = self.frame.say(self.tags[ord(only.text) - FIRST_SIGN]).html
            first = next(iter(_pieces_of(value)), None)
            if first and first.kind == "open" and first.name in BLOCKS:
                self.value(value)
                self.out.append("\n")
                return
        self.plainly(element)

    def words_of(self, nodes: tuple[Node, ...]) -> str:
        """All that a reader reads of what stands in a block, on one line."""
        return plain_words(nodes, self.tags, lambda tag: self.frame.say(tag).plain)

    def box(self, element: Element) -> None:
        """A box to tick, of which nothing is kept."""
        self.out.append(self.start("input", {**element.attributes, "form": _BOXES}))

    def list(self, element: Element) -> None:
        """A list; what the boxes of a page need stands before the first of them, where it is nothing between blocks."""
        if element.attributes.get("class") == "checklist" and not self.has_boxes:
            self.has_boxes = True
            form = Markup(_KEEPS_NOTHING.format(self.frame.prefix))
            first, *others = (each for each in element.children if isinstance(each, Element))
            element = element._replace(children=(first._replace(children=(form, *first.children)), *others))
        self.plainly(element)

    def heading(self, element: Element) -> None:
        """A heading; that of a section leads to itself, so that a reader can pass its address on.

        The link is the whole heading, so that nothing is added to what is heard of it.
        """
        self.title = self.words_of(element.children)
        name, children = element.attributes.get("id"), element.children
        if name and element.name in _PASSED_ON and not any(one.name in _LEADS for one in elements(children)):
            leads, self.leads = self.leads, True
            self.plainly(element._replace(children=(Element("a", {"href": f"#{name}"}, children, element.line),)))
            self.leads = leads
        else:
            self.plainly(element)

    def link(self, element: Element) -> None:
        """A link; on paper it is its address, the whole one, or what it leads to if its text does not say that.

        Where it leads to another language, readers are told, unless its own words are in that language.
        """
        attributes = dict(element.attributes)
        language, said = self.frame.leads(self.plain(attributes.get("href", "#")))
        if language:
            attributes["hreflang"] = language
        if self.frame.page_address and "href" in attributes and "data-address" not in attributes:
            address = _joined(self.frame.page_address, self.frame.address(self.plain(attributes["href"])))
            kind, _, contact = address.partition(":")
            if kind in ("mailto", "tel") and contact not in "".join(self.plain(text) for text in texts(element)):
                attributes["data-address"] = contact
            if address.startswith("http") and not address.startswith(f"{self.frame.page_address}#"):
                attributes["data-address"] = address
        leads, self.leads = self.leads, True
        self.plainly(Element("a", attributes, element.children))
        self.leads = leads
        if said and primary(attributes.get("lang", "")) != primary(language):
            self.out.append(f" ({escape(said, quote=False)})")

    def bare_address(self, element: Element) -> None:
        """An address that is its own text: no words of any language."""
        marks, self.marks = self.marks, False
        self.link(element)
        self.marks = marks

    def region(self, kind: str) -> dict[str, str]:
        """What scrolls by itself must be reachable by keyboard and have a name (WCAG 2.2, 2.1.1 and 1.4.10)."""
        word = self.word(kind)  # below a heading that says just this, once is enough
        name = f"{word}: {self.title}" if self.title and self.title.casefold() != word.casefold() else word
        self.regions[name] = number = self.regions.get(name, 0) + 1
        name = name if number == 1 else f"{name} ({number})"
        return {"role": "region", "tabindex": "0", "aria-label": name}

    def table(self, element: Element) -> None:
        self.out.append(self.start("div", {"class": "table", **self.region("table")}) + "\n")
        self.plainly(element)
        self.out.append("</div>\n")

    def code(self, element: Element) -> None:
        language = element.attributes.get("language")
        code = {"class": f"language-{language}"} if language else NONE
        self.out.append(self.start("pre", {"class": "code", **self.region("code")}) + self.start("code", code))
        self.write(element.children)
        self.out.append("</code></pre>\n")

    def callout(self, element: Element) -> None:
        kind, fold = element.attributes["kind"], element.attributes.get("fold", "")
        children = element.children
        title: tuple[Node, ...] = (Markup(escape(self.word(kind))),)
        if children and isinstance(first := children[0], Element) and first.name == "callout-title":
            title, children = first.children, children[1:]
        self.callouts += 1
        name = f"callout-{self.callouts}"
        look = {"class": f"callout callout--{kind}"}
        if fold:
            self.out.append(self.start("details", look | ({"open": "open"} if fold == "open" else {})) + "\n")
            self.plainly(Element("summary", {"class": "callout__title"}, title))
        else:
            self.out.append(self.start("div", look | {"role": "note", "aria-labelledby": name}) + "\n")
            self.plainly(Element("div", {"class": "callout__title", "id": name}, title))
        self.write(children)
        self.out.append("</details>\n" if fold else "</div>\n")

    def footnote_reference(self, element: Element) -> None:
        label = element.attributes["label"]
        if label not in self.numbers:
            self.numbers[label] = len(self.numbers) + 1
            self.labels.append(label)
        number = self.numbers[label]
        self.cited[label] = time = self.cited.get(label, 0) + 1
        attributes = {
            "href": f"#footnote-{number}",
            "id": f"footnote-ref-{number}" + (f"-{time}" if time > 1 else ""),
            "role": "doc-noteref",
            "aria-label": f"{self.word('footnote')} {number}",
        }
        self.plainly(Element("sup", {"class": "footnote-ref"}, (Element("a", attributes, (Markup(str(number)),)),)))

    def nothing(self, element: Element) -> None:
        """What stands elsewhere on the page."""


@lru_cache(maxsize=1024)  # of a value that stands on many pages
def _pieces_of(value: str) -> tuple[html.Piece, ...]:
    return tuple(html.pieces(value))


_attributes_of = lru_cache(maxsize=1024)(html.attributes)


def _text(element: Element) -> str:
    return "".join(child.text for child in element.children if isinstance(child, Words))


_SPECIAL: Mapping[str, Callable[[Printer, Element], None]] = {
    "p": Printer.paragraph,
    **dict.fromkeys(_HEADINGS, Printer.heading),
    **dict.fromkeys(("ul", "ol"), Printer.list),
    "input": Printer.box,
    "a": Printer.link,
    "autolink": Printer.bare_address,
    "table": Printer.table,
    "pre": Printer.code,
    "callout": Printer.callout,
    "footnote-ref": Printer.footnote_reference,
    "footnote": Printer.nothing,
    "abbreviation": Printer.nothing,
}
