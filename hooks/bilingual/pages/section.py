"""A page's text → its sections: what each consists of, and its prose, line by line.

The blocks are told apart by lines, as Python-Markdown does; what could be read in two ways is a problem, not a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from posixpath import dirname, join, normpath

from ..problems import Problem
from ..vocabulary import Names
from .tags import Tag, Text, fill, read_tags

# As Python-Markdown reads them, which is not always as others do: no indentation, no space needed after #.
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*")
_HEADING = re.compile(r"(#{1,6})\s*(?P<text>.*?)\s*#*\s*(?:\{:?(?P<attributes>[^{}]*)\})?\s*#*\s*")
_UNDERLINE = re.compile(r"(=+|-+) *")
_IDENTIFIER = re.compile(r"#([\w-]+)")
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|(?P<number>\d+[.)]))\s+(?P<box>\[[ xX]\]\s)?")
_INDENT = 4  # spaces that make a list one inside another; fewer make none
_ROW = re.compile(r"\s*\|")
_RULE_OF_TABLE = re.compile(r"(?=.*\|)(?=.*-)[\s|:-]+")
_CALLOUT = re.compile(r"(?:!!!|\?\?\?\+?)\s*(?P<kind>\w+)|(?P<quote> {0,3}>)")
_QUOTE_SIGNS = re.compile(r" {0,3}(?:> ?)+")
_IMAGE = re.compile(r"!\[[^\]]*\]")
_LINK = re.compile(
    r"(?<!!)\[(?:[^\[\]\n]|\n(?![^\S\n]*\n)|\[[^\[\]\n]*\](?:\([^()\n]*\))?)*\]"  # the text may hold a picture
    r"\(\s?<?(?P<inline>[^)\s>]{0,2000})>?(?:\s[^)\n]{0,500})?\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^>\s]+)>"
    r"|<a\s[^<>]*?href=[\"'](?P<html>[^\"'<>]*)[\"']"
    r"|^ {0,3}\[[^\]\n]+\]:\s*(?P<definition>\S+)",
    re.M,
)
_NOT_A_LINE_END = re.compile(r"[^\n]")
COMMENT = re.compile(r"<!--.*?-->", re.S)
_CODE = re.compile(r"`[^`\n]*`")
_NOT_PROSE = re.compile(
    r"<!--.*?-->"
    r"|`[^`\n]*`"
    r"|\]\([^)\n]*\)"
    r"|^ {0,3}\[[^\]\n]+\]:.*$"
    r"|<[a-zA-Z/!][^<>]*>"
    r"|\{:?[^{}\n]*\}"
    r"|^\s*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\] )?"
    r"|^(?:!!!|\?\?\?\+?)\s*\w+"
    r"|!(?=\[)|[*_#>|\[\]]",
    re.S | re.M,
)


@dataclass(frozen=True)
class Heading:
    """A heading below the title; ``identifier`` is None as long as the source gives none."""

    level: int
    text: str
    identifier: str | None
    line: int


@dataclass(frozen=True)
class Link:
    """A link by what it leads to: ``page.md#section`` within the site, else the address as it stands."""

    target: str
    line: int


@dataclass
class Shape:
    """What a section consists of besides prose: the items of each list, the rows of each table, and so on."""

    lists: list[int] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    callouts: list[str] = field(default_factory=list)
    images: int = 0
    boxes: int = 0
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Prose:
    """The words of a stretch of source text, markup blanked out, that begin on ``line``.

    ``spans`` says which of them a tag has printed: (start, end, tag), as offsets in ``text``, in order.
    """

    line: int
    text: str
    spans: tuple[tuple[int, int, Tag], ...]

    def line_at(self, offset: int) -> int:
        """The line of the source that a character stands on."""
        return self.line + self.text.count("\n", 0, offset)

    def tag_at(self, start: int, end: int) -> Tag | None:
        """The tag that has printed something between two offsets."""
        return next((tag for first, last, tag in self.spans if first < end and start < last), None)


@dataclass(frozen=True)
class Part:
    """A stretch of source text that begins on ``line``."""

    line: int
    text: Text

    @property
    def tags(self) -> list[Tag]:
        """The look-ups, except those in comments."""
        tags, in_comment = [], False
        for piece in self.text:
            if not isinstance(piece, Tag):
                begins, ends = piece.rfind("<!--"), piece.rfind("-->")
                in_comment = in_comment if begins == ends else begins > ends
            elif not in_comment:
                tags.append(piece)
        return tags

    def prose(self, roots: Mapping[str, Names]) -> Prose:
        """The words that a reader reads, on the lines of the source."""
        pieces: list[str] = []
        spans: list[tuple[int, int, Tag]] = []
        end = 0
        for piece in self.text:
            said = piece if isinstance(piece, str) else fill((piece,), roots, attrgetter("plain"))
            if isinstance(piece, Tag):
                spans.append((end, end + len(said), piece))
            pieces.append(said)
            end += len(said)
        return Prose(self.line, _NOT_PROSE.sub(_blank, without_code("".join(pieces))), tuple(spans))


def without_code(text: str) -> str:
    """The text with its fenced code blanked out. A fence ends at the next one just like it, else it is none."""
    if "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    ends: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.startswith(("```", "~~~")) and not line.strip("`~ "):
            ends.setdefault(line.rstrip(), []).append(index)
    end = -1
    for index, line in enumerate(lines):
        opened = _FENCE.fullmatch(line) if index > end else None
        closing = ends.get(opened[1], []) if opened else []
        if (following := bisect_right(closing, index)) < len(closing):
            end = closing[following]
        if index <= end:
            lines[index] = " " * len(line)
    return "\n".join(lines)


def _blank(match: re.Match[str]) -> str:
    return _NOT_A_LINE_END.sub(" ", match[0])


@dataclass(frozen=True)
class Passage:
    """A text with a counterpart in the other language: a section of a page, or a text of a data file.

    ``key`` is the same in both languages: ``index.md#what``; the part of a page before its first heading ends in ``#``.
    """

    locale: str
    file: str
    key: str
    parts: tuple[Part, ...]
    heading: Heading | None = None
    shape: Shape = field(default_factory=Shape, compare=False)

    @property
    def line(self) -> int:
        """Where the passage begins."""
        return self.parts[0].line if self.parts else 1

    @property
    def last_line(self) -> int:
        """Where the passage ends."""
        last = self.parts[-1]
        return last.line + sum(piece.count("\n") for piece in last.text if isinstance(piece, str))

    @property
    def place(self) -> str:
        """The passage's place, for messages about its counterpart."""
        return f"{self.file}:{self.line}"

    @property
    def tags(self) -> list[Tag]:
        """The look-ups in the passage."""
        return [tag for part in self.parts for tag in part.tags]

    def prose(self, roots: Mapping[str, Names]) -> tuple[Prose, ...]:
        """The words of each part, with the values of the passage's language."""
        return tuple(part.prose(roots) for part in self.parts)


def find_sections(body: str, first_line: int, locale: str, name: str) -> tuple[list[Passage], list[Problem]]:
    """The sections of a page's text, the part before the first heading included."""
    file = f"docs/{locale}/{name}"
    scanner = _Scanner(file, name)
    lines = body.split("\n")
    scanner.read(COMMENT.sub(_blank, without_code(body)).split("\n"), first_line)
    problems = scanner.problems
    starts = [0, *(heading.line - first_line for heading, _ in scanner.found if heading)]
    passages = []
    for (heading, shape), start, end in zip(scanner.found, starts, [*starts[1:], len(lines)], strict=True):
        text, wrong = read_tags(
            "\n".join(lines[start:end]) + ("\n" if end < len(lines) else ""), file, first_line + start
        )
        problems += wrong
        key = f"{name}#{(heading.identifier or '') if heading else ''}"
        passages.append(Passage(locale, file, key, (Part(first_line + start, text),), heading, shape))
    return passages, problems


class _Scanner:
    """Reads lines once, noting headings and the blocks between them."""

    def __init__(self, file: str, name: str) -> None:
        self.file, self.folder, self.name = file, dirname(name), name
        self.problems: list[Problem] = []
        self.found: list[tuple[Heading | None, Shape]] = [(None, Shape())]
        # (level, whether numbered, position in shape.lists) of the lists that are open
        self.lists: list[tuple[int, bool, int]] = []
        self.in_table = self.in_callout = False

    def read(self, lines: list[str], first_line: int) -> None:
        before, start = "", 0
        for index, line in enumerate(lines):
            if line.strip():
                if _HEADING.fullmatch(line):
                    self.links(lines[start:index], first_line + start)
                    start = index
                self.line(first_line + index, line, before)
            else:
                self.lists = [] if self.in_callout else self.lists
                self.in_table = self.in_callout = False
            before = line
        self.links(lines[start:], first_line + start)

    def links(self, lines: list[str], first_line: int) -> None:
        """The links and pictures of a section; the text of a link may go on over lines."""
        shape, text = self.found[-1][1], "\n".join(lines)
        if "]" not in text and "<" not in text:
            return
        text = _CODE.sub(_blank, text)
        shape.images += len(_IMAGE.findall(text))
        for match in _LINK.finditer(text):
            target = next(group for group in match.groups() if group is not None)
            shape.links.append(Link(self.resolved(target), first_line + text.count("\n", 0, match.start())))

    def line(self, number: int, line: str, before: str) -> None:
        shape = self.found[-1][1]
        if match := _HEADING.fullmatch(line):
            self.heading(number, match)
            return
        if _UNDERLINE.fullmatch(line) and before.strip() and not _HEADING.fullmatch(before):
            what = "This underlines the text above it and makes it a heading."
            self.problem(number, what, "Write the heading with ## before it, or leave a line empty.")
        callout = _CALLOUT.match(line)
        if callout and not (callout["quote"] and self.in_callout):
            shape.callouts.append(callout["kind"] or "quote")
            self.lists = []
        self.in_callout = bool(callout and callout["quote"])
        if self.in_callout:
            line, before = (_QUOTE_SIGNS.sub("", each, count=1) for each in (line, before))
        if item := _ITEM.match(line):
            self.item(number, item, before)
        elif not line.startswith(" ") and not before.strip():
            self.lists = []
        is_rule = bool(_RULE_OF_TABLE.fullmatch(line))
        if not self.in_table and (_ROW.match(line) or (is_rule and "|" in before)):
            self.in_table = True
            shape.tables.append(int(is_rule))  # the head of a table without outer lines stands before its rule
        if self.in_table and not is_rule:
            shape.tables[-1] += 1

    def heading(self, number: int, match: re.Match[str]) -> None:
        identifier = _IDENTIFIER.search(match["attributes"] or "")
        heading = Heading(len(match[1]), match["text"], identifier[1] if identifier else None, number)
        if heading.level == 1:
            what = "A heading with one # is the page's title, which stands in the front matter."
            self.problem(number, what, "Begin the headings of the text with ##.")
        self.found.append((heading, Shape()))
        self.lists, self.in_table, self.in_callout = [], False, False

    def item(self, number: int, item: re.Match[str], before: str) -> None:
        shape, level, numbered = self.found[-1][1], len(item["indent"]) // _INDENT, item["number"] is not None
        if not self.lists and before.strip() and not _HEADING.fullmatch(before):
            what = "This would not become a list, because there is no empty line before it."
            self.problem(number, what, "Leave the line above it empty.")
            return
        self.lists = [each for each in self.lists if each[0] < level or each[:2] == (level, numbered)]
        if not self.lists or self.lists[-1][0] < level:
            self.lists.append((level, numbered, len(shape.lists)))
            shape.lists.append(0)
        shape.lists[self.lists[-1][2]] += 1
        shape.boxes += item["box"] is not None

    def resolved(self, target: str) -> str:
        if target.startswith("#"):
            return self.name + target
        if "://" in target or target.startswith(("mailto:", "tel:", "/")):
            return target
        return normpath(join(self.folder, target))

    def problem(self, line: int, what: str, to_do: str) -> None:
        self.problems.append(Problem(self.file, line, what, to_do))
