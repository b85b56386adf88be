"""What a machine can mend on one line, by the kind of problem that was found there.

Only what has one right answer: a sign that lacks its space, a value that lacks a brace, a text that lacks its quotation
marks. Whether it was the right one, the checks say afterwards: a line that is worse than before stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..messages import Message, say, to_say
from ..problems import Problem

_OTHER_SPACE = r"[^\S \t\n]"  # a no-break space, and whatever else looks like a plain one
_ADDRESS = r"(?:\.md|://|#|@|www\.)"
_YAML = re.compile(r"(?P<before> *(?:- +)*(?:[\w.-]+: +)?)(?P<value>\S(?:.*[^ ])?) *")
_NEEDS_MARKS = re.compile(r".*(?:: | #|:$)|[*&!%@`\[{|>?]")
_CELLS = re.compile(r"(?<!\\)\|")

_SPACE = to_say("a space stands after “{sign}”")
_PLAIN = to_say("the space after “{sign}” is a plain one")
_ITEM = to_say("an item of a list begins with a hyphen")
_BOX = to_say("a box to tick is an item of a list")


class Mended(NamedTuple):
    """The lines that stand in the place of one, what was done, and whether readers read something else by it."""

    lines: Sequence[str]
    what: Message
    is_read: bool


class _Way(NamedTuple):
    """What is looked for on a line, what stands there instead, and what is said of it, by its first group."""

    pattern: re.Pattern[str]
    new: str | Callable[[re.Match[str]], str]
    what: str
    is_read: bool = True


def _way(pattern: str, new: str | Callable[[re.Match[str]], str], what: str, is_read: bool = True) -> _Way:
    return _Way(re.compile(pattern), new, what, is_read)


_WAYS: dict[str, tuple[_Way, ...]] = {
    "heading": (
        _way(rf"^(#{{1,6}}){_OTHER_SPACE}\s*", r"\1 ", _PLAIN),
        _way(r"^(#)(?=[^\s#])", "## ", _SPACE),
        _way(r"^(#{2,6})(?=[^\s#])", r"\1 ", _SPACE),
    ),
    "list": (
        _way(r"^(\s*)[☐□❑][ \t]*(?=\S)", r"\1- [ ] ", _BOX),
        _way(r"^(\s*)[☑☒][ \t]*(?=\S)", r"\1- [x] ", _BOX),
        _way(r"^(\s*)(?:[•·▪◦‣●○■➢➤►▸❖]\s*|[o§üØqvw–—-]\t+)(?=\S)", r"\1- ", _ITEM),
        _way(r"^(\s*[-+*] )\[\](?=\s)", r"\1[ ]", to_say("the box has a space in it")),
        _way(r"^(\s*[-+*] \[[ xX]\])(?=[^\s(\[:{])", r"\1 ", _SPACE),
        _way(r"^(\s*)(\[[ xX]\])[ \t]+(?=\S)", r"\1- \2 ", _ITEM),
        _way(rf"^\s*([-+*]|\d{{1,3}}[.)]){_OTHER_SPACE}\s*", lambda found: f"{_until(found)} ", _PLAIN),
        _way(r"^\s*([-+]|\*(?=[^*\n]*$))(?=[^\W\d_]|\[[ xX]\]|\*\*\w|\[\w[^\]\n]{0,200}\]\(|\{\{)", r"\g<0> ", _SPACE),
        _way(r"^\s*(\d{1,3}[.)])(?=[^\W\d_])", r"\g<0> ", _SPACE),
    ),
    "braces": (
        _way(
            r"(?<!\{)\{[ \t]*([a-z_]+\.[\w.]+)[ \t]*\}(?!\})|\[\[[ \t]*([a-z_]+\.[\w.]+)[ \t]*\]\]"
            r"|\(\([ \t]*([a-z_]+\.[a-z_.]+)[ \t]*\)\)",
            lambda found: f"{{{{ {found[1] or found[2] or found[3]} }}}}",
            to_say("a value has two braces on each side"),
        ),
    ),
    "emphasis": (
        _way(
            r"(?<![\w*])\*\*[ \t]*(?=\S)([^*\n]{0,200}[^*\s])[ \t]*\*\*(?![\w*])",
            r"**\1**",
            to_say("no space stands inside **"),
        ),
    ),
    "link-form": (
        _way(rf"\][ \t]+\((?=[^\s()]{{0,200}}{_ADDRESS})", "](", to_say("no space stands inside a link")),
        _way(
            rf"\(([^()\n]{{1,200}})\)\[([^\s\[\]]{{0,200}}{_ADDRESS}[^\s\[\]]{{0,200}})\]",
            r"[\1](\2)",
            to_say("a link has its words in [ ] and its address in ( )"),
        ),
    ),
    "comment": (
        _way(r"<!(?:-(?!-)|[–—])", "<!--", to_say("a comment begins with <!--")),
        _way(r"--\s+>|[–—]>|(?<=\s)->(?=\s*$)", "-->", to_say("a comment ends with -->")),
    ),
    "record-unreadable": (
        _way(
            rf"^[ \t]*{_OTHER_SPACE}[\s]*|(?<=:){_OTHER_SPACE}\s*|^ *-{_OTHER_SPACE}\s*",
            lambda found: re.sub(_OTHER_SPACE, " ", found[0]),
            to_say("its spaces are plain ones"),
            False,
        ),
        _way(r"^ *(?:- +)*([A-Za-z_][\w-]*:)(?=[^\s:/])", r"\g<0> ", _SPACE, False),
        _way(r"^ *(-)(?=[^\s-])", r"\g<0> ", _SPACE, False),
    ),
}


def _until(found: re.Match[str]) -> str:
    return found.string[: found.end(1)]


def mend(problem: Problem, lines: Sequence[str]) -> Mended | None:
    """What stands in the place of the line of a problem; None where only a person can know."""
    if not 1 <= problem.line <= len(lines):
        return None
    line = lines[problem.line - 1]
    if problem.edit and problem.edit.is_sure and problem.edit.line == problem.line:
        if not problem.edit.is_certain(line):
            return None
        old, new = problem.edit.old, problem.edit.new
        return Mended([line.replace(old, new)], _stands(new, old) if new else _gone(old), problem.edit.is_read)
    for way in _WAYS.get(problem.code, ()):
        if (new := way.pattern.sub(way.new, line)) != line:
            found = way.pattern.search(line)
            sign = (found[1] or "").strip() if found and found.re.groups else ""
            return Mended([new], say(way.what, sign=sign), way.is_read)
    last = _LAST.get(problem.code)
    return next(last(lines, problem.line - 1), None) if last else None


def _stands(new: str, old: str) -> Message:
    return say("“{new}” stands in the place of “{old}”", new=new, old=old)


def _gone(old: str) -> Message:
    return say("“{old}” is taken out", old=old)


def _with_marks(lines: Sequence[str], index: int) -> Iterator[Mended]:
    """A text that YAML reads as something else, or only in part, between quotation marks."""
    found = _YAML.fullmatch(lines[index])
    if not found or found["value"][0] in "\"'#" or not _NEEDS_MARKS.match(found["value"]):
        return
    value = found["value"]
    quoted = f"'{value}'" if "'" not in value else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    yield Mended([found["before"] + quoted], say("the whole text stands between quotation marks"), " #" in value)


def _with_line_above(lines: Sequence[str], index: int) -> Iterator[Mended]:
    """The first item of a list that stands right below a text."""
    if index and lines[index - 1].strip() and re.match(r"\d{1,9}[.)]\s", lines[index]):
        yield Mended(["", lines[index]], say("an empty line stands before the list"), False)


def _with_dashes(lines: Sequence[str], index: int) -> Iterator[Mended]:
    """The head of a table with the line below it that says so, if a row follows that has as many cells."""
    if index > 1 and not lines[index - 1].strip() and lines[index - 2].lstrip().startswith("|"):
        return  # it is a row of the table above
    below = lines[index + 1] if index + 1 < len(lines) else ""
    cells = [len(_CELLS.findall(line.strip().strip("|"))) + 1 for line in (lines[index], below)]
    if "|" in below and cells[0] == cells[1] and not re.fullmatch(r"[ \t|:-]+", below):
        dashes = f"|{' --- |' * cells[0]}"
        yield Mended([lines[index], dashes], say("a line of dashes stands below the head of the table"), True)


_LAST: dict[str, Callable[[Sequence[str], int], Iterator[Mended]]] = {
    "list": _with_line_above,
    "table": _with_dashes,
    "record-unreadable": _with_marks,
}
