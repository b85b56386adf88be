"""The source of a text as the parser gets it: each value tag is one sign, comments of their own lines are taken out.

A tag is one private-use character, which the parser takes for a letter wherever it stands: in words, code, an address,
an attribute. So nothing can take it apart, and what it prints is decided where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..characters import mend_characters
from ..messages import say
from ..problems import Problem
from .tags import Tag, path_of

FIRST_SIGN = 0xF0000
MOST_LINES = 20_000
MOST_VALUES = 1_000
_END_OF_LINE = "\ue000"  # one for each line end inside a tag
SIGN = re.compile("[\U000f0000-\U000ffffd]")
_TAG = re.compile(r"\{\{[\s\w.]{1,300}\}\}(?!\})")
_FENCE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)")
_MERGE = re.compile(r"[ \t]*(?:(?:<{7}|\|{7}|>{7})(?: .*)?|={7})[ \t]*")


@dataclass(frozen=True)
class Comment:
    """An HTML comment: what stands between its signs, the lines that it takes, and the line that it speaks of.

    On lines of its own it speaks of the next line that holds text, else of the line on which it ends.
    """

    text: str
    line: int
    last_line: int
    covers: int


@dataclass
class Source:
    """``text`` is what the parser reads; ``lines`` has the source's line for each of its lines, and one for its end."""

    text: str
    lines: Sequence[int]
    tags: list[Tag] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def prepare(body: str, file: str, first_line: int) -> Source:
    """A body as the parser gets it, and what is wrong with its lines whatever stands on them."""
    problems: list[Problem] = []
    if body.count("\n") > MOST_LINES:
        what = say("This text has more than {most} lines; from here on it is not read.", most=MOST_LINES)
        problems.append(Problem(file, first_line + MOST_LINES, what, say("Divide the page."), "too-large"))
        body = "\n".join(body.split("\n", MOST_LINES)[:MOST_LINES])
    body, unfit = mend_characters(body, file, first_line, references=True)  # so none of our own signs stands in it
    problems += unfit
    tags: list[Tag] = []
    working = body
    if "{{" in body:
        line, end = first_line, 0

        def sign(match: re.Match[str]) -> str:
            nonlocal line, end
            path = path_of(match[0])
            line += body.count("\n", end, match.start())
            end = match.start()
            if path is None:
                return match[0]
            if len(tags) == MOST_VALUES:
                what = say("This text has more than {most} values.", most=MOST_VALUES)
                problems.append(Problem(file, line, what, say("Divide the page."), "too-large"))
            if len(tags) > 0xFFFD:
                return match[0]
            tags.append(Tag(path, line))
            return chr(FIRST_SIGN + len(tags) - 1) + _END_OF_LINE * match[0].count("\n")

        working = _TAG.sub(sign, body)
    texts = working.split("\n")
    lines: Sequence[int] = range(first_line, first_line + len(texts) + 1)
    if _END_OF_LINE in working:
        lines = [first_line]
        for text in texts:
            lines.append(lines[-1] + 1 + text.count(_END_OF_LINE))
        texts = [text.replace(_END_OF_LINE, "") for text in texts]
        working = "\n".join(texts)
    source = Source(working, lines, tags, [], problems)
    if "<<<<<<<" in working or "=======" in working or ">>>>>>>" in working:
        problems += _merges(texts, lines, file)
    if "<!--" in working:
        _take_comments_out(source, texts, file)
    return source


def _merges(texts: Sequence[str], lines: Sequence[int], file: str) -> Iterator[Problem]:
    marks = [(text, line) for text, line in zip(texts, lines, strict=False) if _MERGE.fullmatch(text)]
    if any(text.lstrip()[0] in "<>|" for text, _ in marks) or not any("```" in text or "~~~" in text for text in texts):
        for text, line in marks:
            what = say("Two versions of the text were merged here, and both still stand: “{text}”.", text=text)
            yield Problem(
                file, line, what, say("Keep one of the two, and take out the lines with these signs."), "merge"
            )


def _take_comments_out(source: Source, texts: list[str], file: str) -> None:
    """Takes out the comments that begin a line: what stands around them is read as if they were not there."""
    kept: list[str] = []
    numbers: list[int] = []
    fence = ""
    index = 0
    alone: list[int] = []
    ends = [number for number, text in enumerate(texts) if "-->" in text]
    while index < len(texts):
        text, line = texts[index], source.lines[index]
        match = _FENCE.match(text) if "`" in text or "~" in text else None
        if fence:
            fence = "" if match and match[1].startswith(fence) and not match[2].strip() else fence
        elif match and not (match[1][0] == "`" and "`" in match[2]):
            fence = match[1]
        elif text.lstrip().startswith("<!--"):
            start, last, after = _comment(texts, index, ends)
            if last < 0 and text.rstrip().endswith(" ->"):
                what = say("“{sign}” ends no comment: it lacks a hyphen.", sign="->")
                to_do = say("A comment begins with <!-- and ends with -->.")
                source.problems.append(Problem(file, line, what, to_do, "comment"))
            elif last < 0:
                what = say("This comment never ends, so all text after it would be lost.")
                source.problems.append(Problem(file, line, what, say("Write --> where it ends."), "comment"))
            else:
                said = "\n".join([start, *texts[index + 1 : last + 1]])
                end = source.lines[last]
                source.comments.append(Comment(said[4 : said.find("-->", 4)], line, end, end))
                if not after.strip():
                    alone.append(len(source.comments) - 1)
                    index = last + 1
                else:
                    texts[last] = after.lstrip()
                    index = last
                continue
        kept.append(text)
        numbers.append(line)
        index += 1
    held = [number for text, number in zip(kept, numbers, strict=True) if text.strip()]
    for place in alone:
        comment = source.comments[place]
        following = bisect_right(held, comment.last_line)
        covers = held[following] if following < len(held) else comment.last_line
        source.comments[place] = replace(comment, covers=covers)
    source.text = "\n".join(kept)
    source.lines = [*numbers, source.lines[len(texts)]]


def _comment(texts: Sequence[str], index: int, ends: Sequence[int]) -> tuple[str, int, str]:
    """(first line, index of the last line, what follows on it) of a comment; the index is -1 if it never ends."""
    first = texts[index].lstrip()
    end = first.find("-->", 4)
    if end >= 0:
        return first, index, first[end + 3 :]
    following = bisect_right(ends, index)
    if following == len(ends):
        return first, -1, ""
    last = ends[following]
    return first, last, texts[last].partition("-->")[2]


def fill_signs(text: str, tags: Sequence[Tag], form: Callable[[Tag], str]) -> str:
    """The text with something in place of each value's sign."""
    return SIGN.sub(lambda match: form(tags[ord(match[0]) - FIRST_SIGN]), text)


def without_signs(text: str, tags: Sequence[Tag]) -> str:
    """The text with its tags as the source has them."""
    return fill_signs(text, tags, str)
