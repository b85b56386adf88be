"""A source file → front matter, sections and text with tags, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..problems import Problem
from ..records.checking import find_problems
from ..records.reading import Record, decode, read_mapping
from .tags import Text, read_tags

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(?P<text>.*?)\s*#*\s*(?:\{:?(?P<attributes>[^{}]*)\})?\s*")
_UNDERLINED = re.compile(r" {0,3}(=+|-{3,})\s*")
_IDENTIFIER = re.compile(r"#([\w-]+)")


@dataclass(frozen=True)
class Heading:
    """A heading below the title; ``identifier`` is None as long as the source gives none."""

    level: int
    text: str
    identifier: str | None
    line: int


@dataclass(frozen=True)
class Page:
    """One page in one language. ``name`` is the file's path below its language folder: the name of the pair."""

    locale: str
    name: str
    front: Mapping[str, Text]
    front_lines: Mapping[str, int]
    body: Text
    headings: tuple[Heading, ...]

    @property
    def file(self) -> str:
        """The file's path from the project's root."""
        return page_file(self.locale, self.name)

    @property
    def slug(self) -> str | None:
        """The page's own part of its address, in its language."""
        return str(self.front["slug"][0]) if "slug" in self.front else None

    def line(self, key: str) -> int:
        """The line of a key of the front matter, or the first line without it."""
        return self.front_lines.get(key, 1)


def page_file(locale: str, name: str) -> str:
    """The path of a page's file from the project's root."""
    return f"docs/{locale}/{name}"


def read_page(raw: bytes, locale: str, name: str) -> tuple[Page | None, list[Problem]]:
    """A whole page; None if its front matter cannot be used."""
    file = page_file(locale, name)
    text, problems = decode(raw, file)
    if problems:
        return None, problems
    record, body, body_line, problems = _split(text, file)
    if not problems:
        problems = find_problems(record, "page", ())
    if problems:
        return None, problems
    front: dict[str, Text] = {}
    for key, value in record.data.items():
        front[key], wrong = read_tags(value, file, record.line((key,)))
        problems += wrong
    content, wrong = read_tags(body, file, body_line)
    headings, misplaced = _find_headings(body, file, body_line)
    lines = {key: record.line((key,)) for key in record.data}
    return Page(locale, name, front, lines, content, headings), [*problems, *wrong, *misplaced]


def _split(text: str, file: str) -> tuple[Record, str, int, list[Problem]]:
    """(front matter, the rest, the line that the rest begins on, problems)"""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        what = "The page has no front matter: title and description between two lines with three hyphens."
        return Record(file), text, 1, [Problem(file, 1, what, "Copy the first lines of another page and change them.")]
    record, problems = read_mapping("\n".join(lines[1:end]), file, first_line=2)
    return record, "\n".join(lines[end + 1 :]), end + 2, problems


def prose_lines(text: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """The lines outside fenced code, with their numbers."""
    fence = ""
    for number, line in enumerate(text.split("\n"), first_line):
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence):
                fence = ""
        elif not fence:
            yield number, line


def _find_headings(body: str, file: str, first_line: int) -> tuple[tuple[Heading, ...], list[Problem]]:
    headings: list[Heading] = []
    problems: list[Problem] = []
    before = ""
    for number, line in prose_lines(body, first_line):
        if match := _HEADING.fullmatch(line):
            attributes = match["attributes"]
            identifier = _IDENTIFIER.search(attributes or "")
            level = len(match[1])
            headings.append(Heading(level, match["text"], identifier[1] if identifier else None, number))
            if level == 1:
                what = "A heading with one # is the page's title, which stands in the front matter."
                problems.append(Problem(file, number, what, "Begin the headings of the text with ##."))
        elif _UNDERLINED.fullmatch(line) and before.strip() and not before.lstrip().startswith(("|", "-", "#")):
            what = "This underlines the text above it and makes it a heading."
            problems.append(Problem(file, number, what, "Write the heading with ## before it, or leave a line empty."))
        before = line
    return tuple(headings), problems
