"""The lines of a page → its headings, and what each section consists of.

Blocks are told apart by lines, as Python-Markdown does; what could be read in two ways is a problem, not a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath

from ..problems import Problem
from .prose import blank

# As Python-Markdown reads them, which is not always as others do: no indentation, no space needed after #.
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
_CODE = re.compile(r"`[^`\n]*`")


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


class Blocks:
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
        text = _CODE.sub(blank, text)
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
