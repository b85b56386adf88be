"""Source text → its words as a reader reads them: markup, code and comments blanked out, every line at its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from operator import attrgetter

from ..sentences import find_sentences
from ..vocabulary import Names
from .tags import Tag, Text, fill

COMMENT = re.compile(r"<!--.*?-->", re.S)
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*")
_BEGINS_A_BLOCK = re.compile(r"\s*(?:$|[#>|]|(?:[-*+]|\d+[.)])\s)")
_NOT_A_LINE_END = re.compile(r"[^\n]")
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
        said, spans = self._said(roots)
        return Prose(self.line, _NOT_PROSE.sub(blank, without_code(said)), spans)

    def sentences(self, roots: Mapping[str, Names], locale: str) -> Iterator[tuple[str, list[Tag]]]:
        """Each sentence as a reader reads it, whatever lines it stands on, and the tags that have printed in it."""
        said, spans = self._said(roots)
        flowing = _flow(without_code(said))
        prose = _NOT_PROSE.sub(blank, flowing)
        shown = _NOT_PROSE.sub(lambda match: "\0" * len(match[0]), flowing)
        printed = [span for span in spans if prose[span[0] : span[1]].strip()]
        for start, end in find_sentences(prose, locale):
            tags = [tag for first, last, tag in printed if first < end and start < last]
            yield " ".join(unescape(shown[start:end].replace("\0", "")).split()), tags

    def _said(self, roots: Mapping[str, Names]) -> tuple[str, tuple[tuple[int, int, Tag], ...]]:
        """The source with its values in words, and which of them a tag has printed."""
        pieces: list[str] = []
        spans: list[tuple[int, int, Tag]] = []
        end = 0
        for piece in self.text:
            said = piece if isinstance(piece, str) else fill((piece,), roots, attrgetter("plain"))
            if isinstance(piece, Tag):
                spans.append((end, end + len(said), piece))
            pieces.append(said)
            end += len(said)
        return "".join(pieces), tuple(spans)


def _flow(text: str) -> str:
    """The text with a space for each line end that Markdown reads as one; all else stays at its place."""
    lines = text.split("\n")
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        ends = not line.strip() or line.endswith(("  ", "\\")) or line.lstrip().startswith(("#", "|"))
        pieces += ["\n" if ends or _BEGINS_A_BLOCK.match(following) else " ", following]
    return "".join(pieces)


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


def blank(match: re.Match[str]) -> str:
    """Spaces in place of what was found, its line ends left."""
    return _NOT_A_LINE_END.sub(" ", match[0])
