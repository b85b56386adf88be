"""A page's text → its sections: passages of text that have a counterpart in the other language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from ..problems import Problem
from ..text.document import Heading
from ..text.reading import read_document
from ..text.shape import NOTHING, Shape, shape_of
from ..text.source import Comment
from ..text.tags import Tag, read_tags
from ..text.words import Prose, plain_words
from ..vocabulary import Name, Names
from .fingerprint import fingerprint
from .prose import Part, say


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
    shape: Shape = field(default=NOTHING, compare=False)

    @property
    def line(self) -> int:
        """Where the passage begins."""
        return self.parts[0].line if self.parts else 1

    @cached_property
    def last_line(self) -> int:
        """Where the passage ends."""
        last = self.parts[-1]
        return last.line + sum(piece.count("\n") for piece in last.text if isinstance(piece, str))

    @cached_property
    def fingerprint(self) -> str:
        """What the record of confirmations knows the passage by."""
        return fingerprint(self.parts, self.heading is not None)

    @cached_property
    def content(self) -> bytes:
        """A digest of its text as it is, and of where it leads to, which can be said elsewhere on the page."""
        said = ["".join(map(str, part.text)) for part in self.parts], [link.target for link in self.shape.links]
        return sha256(repr(said).encode()).digest()

    @cached_property
    def names(self) -> Sequence[Name]:
        """What is looked up in it, in order."""
        tags = {tag for part in self.parts for tag in (*part.tags, *(one for one in part.text if isinstance(one, Tag)))}
        return sorted({(tag.path[0], "".join(tag.path[1:2])) for tag in tags})

    def __getstate__(self) -> Mapping[str, Any]:
        """What hangs on nothing but the text is remembered with it, so that it need not be found again."""
        return {**vars(self), "fingerprint": self.fingerprint, "content": self.content, "names": self.names}

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
        if not self.heading:
            return ""
        part = self.parts[-1]
        return plain_words(part.nodes[:1], part.values, lambda tag: say(tag, roots))

    def prose(self, roots: Mapping[str, Names]) -> tuple[Prose, ...]:
        """The words of each part, with the values of the passage's language."""
        return tuple(part.prose(roots) for part in self.parts)


def find_sections(
    body: str, first_line: int, locale: str, name: str, easy: bool = False
) -> tuple[list[Passage], list[Problem]]:
    """The sections of a page's text, the part before the first heading included.

    With ``easy``, each line of the text is a line of the page.
    """
    file = f"docs/{locale}/{name}"
    document = read_document(body, file, first_line, easy)
    problems = list(document.problems)
    lines = body.split("\n")
    starts = [section.line - first_line for section in document.sections]
    values, commented = tuple(document.tags), sorted(document.comments, key=_line)
    passages = []
    for section, start, end in zip(document.sections, starts, [*starts[1:], len(lines)], strict=True):
        first, last = first_line + start, first_line + end
        source = "\n".join(lines[start:end]) + ("\n" if end < len(lines) else "")
        text, wrong = read_tags(source, file, first)
        problems += wrong
        key = f"{name}#{(section.heading.identifier or '') if section.heading else ''}"
        comments = tuple(commented[bisect_left(commented, first, key=_line) : bisect_left(commented, last, key=_line)])
        part = Part(first, text, section.nodes, values, comments, section.values)
        shape = shape_of(section.nodes, values, name)
        passages.append(Passage(locale, file, key, (part,), section.heading, shape))
    return passages, problems


def _line(comment: Comment) -> int:
    return comment.line
