"""What is in a text → its words as a reader reads them, each at its line of the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from sys import maxsize
from typing import NamedTuple

from .addresses import host_of
from .nodes import BLOCKS, Break, Code, Element, Node, Words
from .source import FIRST_SIGN, SIGN
from .tags import Tag

_NO_WORD = "\N{OBJECT REPLACEMENT CHARACTER}"  # code stands between words, and is none that a language could say
_STRUCK = frozenset(["del", "s"])  # what is no longer said
_RAISED = frozenset(["sup", "sub"])
_CITING = frozenset(["cite", "em", "i", "q"])
_POWER = "^"
_SPACE = re.compile(r"[ \t\n]+")  # a no-break space stays
_BETWEEN = "\n\n"
_PARAGRAPH = "p"
_OF_WORDS = frozenset(["p", "li", "td", "th", "dt", "dd"])
_HOLDERS = frozenset(["blockquote", "callout", "dd", "footnote", "li", "td", "th"])  # what a paragraph in it is one of


class Block(NamedTuple):
    """What stands between two gaps of a text: a paragraph, an item, a cell, a heading; offsets in the text.

    ``kind`` is the name of its element: ``p``, ``li``, ``td``, ``h3`` …; a paragraph of an item or the like is such.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Prose:
    """The words of a stretch of text, without markup, beginning on ``line``.

    A line end is one of the source within a paragraph, two spaces and a line end one that a reader sees, two line ends
    are between paragraphs, items and cells. ``spans`` says which words a tag has printed: (start, end, tag), as offsets
    in ``text``, in order. ``lines`` says on which line of the source a piece stands: (offset, line). ``marked`` are the
    words that the text itself marks as those of a language: (start, end, its code). ``cited`` are those in italics, in
    a quotation or a link to another site, where a title can stand: (start, end, name of the element). ``blocks`` are
    what stands between two such gaps, where that says anything, in order.
    """

    line: int
    text: str
    spans: tuple[tuple[int, int, Tag], ...]
    lines: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    marked: tuple[tuple[int, int, str], ...] = ()
    cited: tuple[tuple[int, int, str], ...] = ()
    blocks: tuple[Block, ...] = field(default=(), repr=False)

    def line_at(self, offset: int) -> int:
        """The line of the source that a character stands on."""
        place = bisect_right(self.lines, (offset, maxsize)) - 1
        start, line = self.lines[place] if place >= 0 else (0, self.line)
        return line + self.text.count("\n", start, offset)

    def span_at(self, start: int, end: int) -> tuple[int, int, Tag] | None:
        """What a tag has printed, with the tag, if that begins or ends between two offsets, or goes beyond them."""
        place = bisect_right(self.spans, start, key=itemgetter(1))  # they stand in order
        return self.spans[place] if place < len(self.spans) and self.spans[place][0] < end else None

    def spans_in(self, start: int, end: int) -> Sequence[tuple[int, int, Tag]]:
        """What tags have printed, all of it or a part, between two offsets."""
        if not self.spans:
            return ()
        first = bisect_right(self.spans, start, key=itemgetter(1))
        return self.spans[first : bisect_left(self.spans, end, key=itemgetter(0))]

    def spans_from(self, start: int, end: int) -> Sequence[tuple[int, int, Tag]]:
        """What tags have printed that begins between two offsets, the second one not included."""
        if not self.spans:
            return ()
        first, last = (bisect_left(self.spans, at, key=itemgetter(0)) for at in (start, end))
        return self.spans[first:last]


@dataclass
class _Writer:
    tags: Sequence[Tag]
    say: Callable[[Tag], str]
    flowing: bool
    pieces: list[str] = field(default_factory=list)
    spans: list[tuple[int, int, Tag]] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    marked: list[tuple[int, int, str]] = field(default_factory=list)
    cited: list[tuple[int, int, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    around: list[str] = field(default_factory=lambda: [_PARAGRAPH])  # the blocks that are open, the innermost last
    start: int = 0  # of the block that is being written
    kind: str = _PARAGRAPH
    length: int = 0
    ends: bool = True

    def write(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, Words) and self.flowing:
                for number, line in enumerate(node.text.split("\n")):
                    self.words(f" {line}" if number else line, node.line + number)
            elif isinstance(node, Words):
                self.words(node.text, node.line)
            elif isinstance(node, Element):
                if not self.is_of_words(node):
                    self.element(node)
            elif isinstance(node, Break):
                self.put("  \n")
            elif isinstance(node, Code):
                self.code(node)

    def is_of_words(self, element: Element) -> bool:
        """Whether it is a block in which nothing stands but words, as most are: then they are written at once."""
        if element.attributes or self.flowing or len(element.children) != 1 or element.name not in _OF_WORDS:
            return False
        words = element.children[0]
        if not isinstance(words, Words) or not words.text or SIGN.search(words.text):
            return False
        self.part()
        start, around = self.length, self.around[-1]
        kind = around if element.name == _PARAGRAPH and around in _HOLDERS else element.name
        end = start + len(words.text)
        self.lines.append((start, words.line))
        self.blocks.append(Block(kind, start, end))
        self.pieces += (words.text, _BETWEEN)
        self.length = end + len(_BETWEEN)
        return True

    def element(self, element: Element) -> None:
        start = self.length
        self.within(element)
        attributes = element.attributes
        if "lang" in attributes:
            self.marked.append((start, self.length, attributes["lang"]))
        if element.name in _CITING or ("href" in attributes and host_of(attributes["href"])):
            self.cited.append((start, self.length, element.name))

    def within(self, element: Element) -> None:
        name = element.name
        if not self.flowing and name in _STRUCK:
            self.put(_NO_WORD)
        elif not self.flowing and name in _RAISED and self.is_behind_a_number():
            self.put(_POWER)  # what stands higher or lower is another number: 6² is not 62
            self.write(element.children)
        elif name in BLOCKS:
            self.part()
            is_of_another = name == _PARAGRAPH and self.around[-1] in _HOLDERS
            self.around.append(self.around[-1] if is_of_another else name)
            if name != "pre" or self.flowing:
                self.write(element.children)
            self.part()
            self.around.pop()
        elif name == "img":
            self.words(element.attributes.get("alt", ""), element.line)
        elif name == "autolink":
            if self.flowing:
                self.write(element.children)
        else:
            self.write(element.children)

    def is_behind_a_number(self) -> bool:
        is_digit = bool(self.pieces) and self.pieces[-1][-1].isdigit()
        return is_digit or bool(self.spans and self.spans[-1][1] == self.length)

    def part(self) -> None:
        if not self.ends:
            self.close()
            self.put(_BETWEEN)
            self.ends = True

    def close(self) -> None:
        if not self.ends:
            self.blocks.append(Block(self.kind, self.start, self.length))

    def code(self, code: Code) -> None:
        if self.flowing:
            self.words(code.text, code.line)
        else:
            self.put(_NO_WORD)

    def words(self, text: str, line: int) -> None:
        self.lines.append((self.length, line))
        if not SIGN.search(text):
            self.put(text)
            return
        end = 0
        for match in SIGN.finditer(text):
            self.put(text[end : match.start()])
            tag = self.tags[ord(match[0]) - FIRST_SIGN]
            said = self.say(tag)
            self.spans.append((self.length, self.length + len(said), tag))
            self.put(said)
            self.lines.append((self.length, line + text.count("\n", 0, match.end())))
            end = match.end()
        self.put(text[end:])

    def put(self, text: str) -> None:
        if text:
            if self.ends:
                self.ends, self.start, self.kind = False, self.length, self.around[-1]
            self.pieces.append(text)
            self.length += len(text)


def read_prose(
    nodes: Sequence[Node], line: int, tags: Sequence[Tag], say: Callable[[Tag], str], flowing: bool = False
) -> Prose:
    """The words of what stands in a text, with the words that ``say`` has for each tag.

    As the checks read them, code is a sign without words and an address that is its own text is left out. ``flowing``
    is as a sentence is shown: with them, and without the line ends of the source.
    """
    writer = _Writer(tags, say, flowing)
    writer.write(nodes)
    writer.close()
    text = "".join(writer.pieces)
    blocks = tuple(block for block in writer.blocks if not text[block.start : block.end].isspace())
    marked, cited = tuple(writer.marked), tuple(writer.cited)
    return Prose(line, text, tuple(writer.spans), tuple(writer.lines), marked, cited, blocks)


def plain_words(nodes: Sequence[Node], tags: Sequence[Tag], say: Callable[[Tag], str]) -> str:
    """All that a reader reads, on one line."""
    return _SPACE.sub(" ", read_prose(nodes, 0, tags, say, flowing=True).text).strip(" ")
