"""A page's text → its sections: passages of text that have a counterpart in the other language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..problems import Problem
from ..vocabulary import Names
from .blocks import Blocks, Heading, Shape
from .prose import COMMENT, Part, Prose, blank, without_code
from .tags import Tag, read_tags


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

    def title(self, roots: Mapping[str, Names]) -> str:
        """The words of the heading, without markup; empty without a heading."""
        text, _ = read_tags(self.heading.text if self.heading else "", self.file)
        return " ".join(Part(self.line, text).prose(roots).text.split())

    def prose(self, roots: Mapping[str, Names]) -> tuple[Prose, ...]:
        """The words of each part, with the values of the passage's language."""
        return tuple(part.prose(roots) for part in self.parts)


def find_sections(body: str, first_line: int, locale: str, name: str) -> tuple[list[Passage], list[Problem]]:
    """The sections of a page's text, the part before the first heading included."""
    file = f"docs/{locale}/{name}"
    blocks = Blocks(file, name)
    lines = body.split("\n")
    blocks.read(COMMENT.sub(blank, without_code(body)).split("\n"), first_line)
    problems = blocks.problems
    starts = [0, *(heading.line - first_line for heading, _ in blocks.found if heading)]
    passages = []
    for (heading, shape), start, end in zip(blocks.found, starts, [*starts[1:], len(lines)], strict=True):
        text, wrong = read_tags(
            "\n".join(lines[start:end]) + ("\n" if end < len(lines) else ""), file, first_line + start
        )
        problems += wrong
        key = f"{name}#{(heading.identifier or '') if heading else ''}"
        passages.append(Passage(locale, file, key, (Part(first_line + start, text),), heading, shape))
    return passages, problems
