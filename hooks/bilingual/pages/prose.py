"""A stretch of a source file, read: its text with tags, what stands in it, and its words as a reader reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..languages.language import Language
from ..languages.sentences import find_sentences
from ..text.html import pieces
from ..text.nodes import Node, Words, strings
from ..text.source import FIRST_SIGN, SIGN, Comment
from ..text.tags import Tag, Text
from ..text.words import Prose, plain_words, read_prose
from ..vocabulary import Names


@dataclass(frozen=True)
class Part:
    """A stretch of source text that begins on ``line``.

    ``nodes`` is what a reader gets of it, with a sign for each of the ``values``; ``tags`` are those that are printed,
    in order. ``comments`` are for editors only.
    """

    line: int
    text: Text
    nodes: tuple[Node, ...] = field(default=(), compare=False)
    values: tuple[Tag, ...] = field(default=(), compare=False)
    comments: tuple[Comment, ...] = field(default=(), compare=False)
    tags: tuple[Tag, ...] = field(default=(), compare=False)

    @classmethod
    def plain(cls, line: int, text: Text) -> Part:
        """A text of a data file or of the front matter, in which neither Markdown nor HTML has a meaning.

        A comment is for editors here too, so that an exception can stand beside the text.
        """
        values: list[Tag] = []
        nodes: list[Node] = []
        comments: list[Comment] = []
        source = ""
        for piece in text:
            if isinstance(piece, Tag):
                values.append(piece)
                source += chr(FIRST_SIGN + len(values) - 1)
            else:
                source += piece
        here = line
        for one in pieces(source) if "<" in source else ():
            if one.kind == "comment":
                last = here + one.text.count("\n")
                comments.append(Comment(one.text[4:-3], here, last, last))
            else:
                nodes.append(Words(one.text, here))
            here += one.text.count("\n")
        said = tuple(nodes) if "<" in source else (Words(source, line),)
        tags = tuple(values[ord(sign) - FIRST_SIGN] for one in strings(said) for sign in SIGN.findall(one))
        return cls(line, text, said, tuple(values), tuple(comments), tags if values else ())

    def prose(self, roots: Mapping[str, Names]) -> Prose:
        """The words that a reader reads, on the lines of the source."""
        return read_prose(self.nodes, self.line, self.values, lambda tag: say(tag, roots))

    def words(self, roots: Mapping[str, Names]) -> str:
        """All that a reader reads, on one line."""
        return plain_words(self.nodes, self.values, lambda tag: say(tag, roots))

    def sentences(
        self, roots: Mapping[str, Names], language: Language, with_tags: bool = False
    ) -> Iterator[tuple[int, str, list[Tag]]]:
        """Each sentence as a reader reads it: the line it begins on, its words, the tags that have printed in it.

        ``with_tags``: only those in which one has."""
        said = read_prose(self.nodes, self.line, self.values, lambda tag: say(tag, roots), flowing=True)
        for start, end in find_sentences(said.text, language):
            tags = [tag for _, _, tag in said.spans_in(start, end)]
            if with_tags and not tags:
                continue
            yield said.line_at(start), " ".join(said.text[start:end].split()), tags


def say(tag: Tag, roots: Mapping[str, Names]) -> str:
    """The words of a value."""
    return roots[tag.path[0]].phrase(tag.path[1:]).plain
