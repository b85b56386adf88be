"""markdown-it-py with what editors know from elsewhere: the parser, and the rules that it lacks.

The parser is fast on what people write. What could keep it busy for minutes is told at its line and never handed to it:
a paragraph, a nesting or a row of signs that no text has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, backtick, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from ..messages import Message, say, say_number
from ..problems import ProblemCode
from .attributes import read_attributes, wrong_attributes
from .source import SIGN

KINDS = ("note", "tip", "important", "warning", "caution")
INDENT = 4  # spaces before each line of a callout with !!!
NESTING = 20  # blocks within blocks; an item is two
LONGEST = 16_000  # characters of a paragraph
DEEPEST = 20  # brackets that are open at once
MOST_SIGNS = 2_000  # signs of emphasis in a paragraph
MOST_OF_A_TEXT = 50_000  # signs that may begin something, in all paragraphs; a fifth of the longest text
WIDEST = 100  # columns of a table
_CALLOUT = re.compile(r"(!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+(?:\"([^\"]*)\"|[“”„«»]([^“”„«»]*)[“”«»]))?[ \t]*$")
_ALERT = re.compile(r"\[!([\w-]+)\][+-]?[ \t]*(.*)")
_BOX = re.compile(r"\[([ xX])\](?:[ \t]+|$)")
_ABBREVIATION = re.compile(r"\*\[([^\]\n]+)\]:[ \t]*(.*)")
_NEXT_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)]) [^\s*_-]")
_ACTIVE = re.compile(r"[\n\\`~*_\[\]<&!]")  # the signs that a rule within a line begins with
_SIGNS = "\\`*_~[<&!"
_SIGN_OF_EMPHASIS = re.compile(r"[*_~]")
_BRACKET = re.compile(r"\\.|[\[\]]", re.S)
_PLAIN_TOKEN = "plain"
_WORD = rf"(?:[^\W\d_]|{SIGN.pattern})"  # what a plain block begins with: a letter or a value
_PLAIN = re.compile(
    rf"(?P<level>\#{{1,6}})[ \t]+(?P<heading>[^\s\#][^\n]*)(?=\n\n|\n?\Z)"
    rf"|(?P<items>-\ {_WORD}[^\n]*(?:\n-\ {_WORD}[^\n]*)*)(?=\n*\Z|\n\n+(?:\#|{_WORD}))"
    rf"|(?P<words>{_WORD}[^\n]*)(?=\n\n(?![ \t]*[:~])|\n?\Z)"  # else it may be the word of a definition
)


@dataclass
class Found:
    """What is wrong with the blocks: (line of the parser's text, what, what to do)."""

    problems: list[tuple[int, Message, Message, ProblemCode]] = field(default_factory=list)

    def tell(self, line: int, what: Message, to_do: Message, code: ProblemCode) -> None:
        self.problems.append((line, what, to_do, code))


def make_parser() -> MarkdownIt:
    """The one parser of the site."""
    md = MarkdownIt("commonmark", {"maxNesting": NESTING})
    md.enable(["table", "strikethrough"])
    md.core.ruler.disable("text_join")  # an escaped sign is told from one that stands for itself
    md.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    md.block.ruler.before(
        "fence", "callout", _callout, {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
    )
    md.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["paragraph"]})
    md.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before("table", "line", _line_of_words)
    md.block.ruler.before("line", "plain", _plain_blocks)
    md.core.ruler.before("inline", "lines", _lines)
    md.core.ruler.at("inline", _inline)
    md.inline.terminator_re = _ACTIVE
    for name, rule in (("backticks", backtick), ("link", link), ("image", image), ("html_inline", html_inline)):
        md.inline.ruler.at(name, _counting(rule))
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.normalizeLink = lambda url: url  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return md


def _counting(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The rule, with the line ends that it swallows noted on its last token: ``meta["lines"]``."""

    def read(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and state.src.find("\n", start, state.pos) >= 0:
            inside = sum(lines_of(token) for token in state.tokens[before:])
            state.tokens[-1].meta["lines"] = state.src.count("\n", start, state.pos) - inside
        return True

    return read


def lines_of(token: Token) -> int:
    """How many line ends of the source a token takes."""
    return 1 if token.type in ("softbreak", "hardbreak") else int(token.meta.get("lines", 0))


class Plain(NamedTuple):
    """A block of one line, or an item of a list of such: its line, and the level of a heading; 0 of any other."""

    content: str
    line: int
    level: int = 0


def _plain_blocks(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Most of what people write, as one token for as many blocks as follow each other, with an empty line between.

    They are headings, paragraphs of one line, and lists of items of one line. ``meta["blocks"]`` has one ``Plain`` for
    each, and a list of them for a list. None begins like anything else that a rule could take, and none has so many
    signs that they would have to be counted.
    """
    src = state.src
    if silent or state.level or state.blkIndent or state.sCount[startLine] or len(src) > MOST_OF_A_TEXT:
        return False
    blocks, end, _ = _read_plain(src, state.bMarks[startLine], startLine)
    if not blocks:
        return False
    state.line = end
    token = state.push(_PLAIN_TOKEN, "", 0)
    token.map, token.meta = [startLine, end], {"blocks": blocks}
    return True


def _read_plain(src: str, place: int, line: int) -> tuple[list[Plain | list[Plain]], int, int]:
    """The plain blocks that follow each other from a place on, which begins a line; the line and place behind them."""
    blocks: list[Plain | list[Plain]] = []
    end = line
    while match := _PLAIN.match(src, place):
        said = match[0]
        if len(said) > MOST_SIGNS or said.count("[") > DEEPEST:
            break
        if match["words"]:
            blocks.append(Plain(said.strip(), line))
        elif match["items"]:
            blocks.append([Plain(item[2:].strip(), line + number) for number, item in enumerate(said.split("\n"))])
        elif said.rstrip().endswith("#"):
            break
        else:
            blocks.append(Plain(match["heading"].strip(), line, len(match["level"])))
        end = line + said.count("\n") + 1
        place = match.end()
        after = place + 1
        while src.startswith("\n", after):
            after += 1
        line, place = end + after - place - 1, after
    return blocks, end, place


def _read_all_plain(src: str) -> Token | None:
    """The token of a text in which all blocks are plain, as most are: for these the parser is not needed."""
    if len(src) > MOST_OF_A_TEXT or "\r" in src or "\0" in src:  # the parser puts other signs there
        return None
    start = len(src) - len(src.lstrip("\n"))
    blocks, end, place = _read_plain(src, start, start)
    if place < len(src) or not blocks:
        return None
    return Token(_PLAIN_TOKEN, "", 0, map=[start, end], meta={"blocks": blocks}, block=True)


def _line_of_words(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """Most of what people write: a paragraph of one line that begins with a letter, which no other rule could take."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if silent or not state.src[start].isalpha() or state.sCount[startLine] - state.blkIndent > 3:
        return False
    following = startLine + 1
    if following < endLine and not state.isEmpty(following) and not _is_next_item(state, following):
        return False
    if following + 1 < endLine and _line(state, following + 1)[:1] in (":", "~"):  # the word of a definition
        return False
    state.line = following
    token = state.push("paragraph_open", "p", 1)
    token.map = [startLine, following]
    token = state.push("inline", "", 0)
    token.map, token.children = [startLine, following], []
    token.content = state.src[start : state.eMarks[startLine]].strip()
    state.push("paragraph_close", "p", -1)
    return True


def _is_next_item(state: StateBlock, line: int) -> bool:
    indent = state.sCount[line]
    is_outside = 0 <= indent < state.blkIndent and state.listIndent >= 0 and indent - state.listIndent <= 3
    return is_outside and bool(_NEXT_ITEM.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]))


def _inline(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.content:
            token.children = []
            parse_inline(state.md, token.content, state.env, token.children)


def parse_inline(md: MarkdownIt, content: str, env: Any, tokens: list[Token]) -> None:
    """As the parser has it, but words without any sign are not looked at sign by sign."""
    if _ACTIVE.search(content):
        md.inline.parse(content, md, env, tokens)
    elif content:
        tokens.append(Token("text", "", 0, content=content))


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _callout(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """``!!! note "Title"`` and ``??? note``, with the text below indented by four spaces."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if start >= state.eMarks[startLine] or state.src[start] not in "!?" or state.is_code_block(startLine):
        return False
    match = _CALLOUT.match(_line(state, startLine))
    if not match:
        return False
    if silent:
        return True
    end = after = startLine + 1
    while after < endLine and (state.isEmpty(after) or state.sCount[after] >= state.blkIndent + INDENT):
        after += 1
        end = end if state.isEmpty(after - 1) else after
    found: Found = state.env["found"]
    if end == startLine + 1:
        what = say("The callout “{kind}” has no text.", kind=match[2])
        found.tell(startLine, what, say("Write its text below it, each line indented by four spaces."), "callout")
    elif _is_paragraph_or_item(state, end, endLine):
        what = say("This line stands right below a callout, so that nobody can see whether it belongs to it.")
        to_do = say("Leave the line above it empty; if it belongs to the callout, indent it by four spaces.")
        found.tell(end, what, to_do, "callout")
    token = state.push("callout_open", "div", 1)
    token.map, token.markup = [startLine, end], match[1]
    token.meta = {"kind": match[2].lower(), "title": match[3] or match[4] or ""}
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "callout", end
    state.blkIndent += INDENT
    state.md.block.tokenize(state, startLine + 1, end)
    state.blkIndent -= INDENT
    state.parentType, state.lineMax = parent, line_max
    state.push("callout_close", "div", -1)
    state.line = end
    return True


def _is_paragraph_or_item(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line is one of words or begins an item of a list, at the indent of the block around it."""
    if line >= end or state.isEmpty(line) or state.sCount[line] < state.blkIndent:
        return False
    if _NEXT_ITEM.match(_line(state, line)):
        return True
    return not any(begins(state, line, end, True) for begins in state.md.block.ruler.getRules("paragraph"))


def _abbreviation(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """``*[WHO]: what it is short for``."""
    start = state.bMarks[startLine] + state.tShift[startLine]
    if not state.src.startswith("*[", start) or state.is_code_block(startLine):
        return False
    match = _ABBREVIATION.match(_line(state, startLine))
    if not match:
        return False
    if not silent:
        token = state.push("abbreviation", "", 0)
        token.map, token.meta = [startLine, startLine + 1], {"short": match[1].strip(), "long": match[2].strip()}
        state.line = startLine + 1
    return True


def _html_block(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """As the parser has it, but a comment is part of the text around it."""
    from markdown_it.rules_block import html_block

    if state.src.startswith("<!--", state.bMarks[startLine] + state.tShift[startLine]):
        return False
    return html_block(state, startLine, endLine, silent)


def _table(state: StateBlock, startLine: int, endLine: int, silent: bool) -> bool:
    """As the parser has it, with the cells of each row counted, and no more columns than a table can have."""
    from markdown_it.rules_block import table
    from markdown_it.rules_block.table import escapedSplit

    if startLine + 2 > endLine or state.src.find("-", state.bMarks[startLine + 1], state.eMarks[startLine + 1]) < 0:
        return False
    found: Found = state.env["found"]
    if state.src.count("|", state.bMarks[startLine], state.eMarks[startLine]) > WIDEST:
        if not silent:
            what = say("This row has more than {most} columns.", most=WIDEST)
            found.tell(startLine, what, say("Divide the table."), "too-large")
        return False
    before = len(state.tokens)
    if not table(state, startLine, endLine, silent):
        return False
    if silent:
        return True
    columns = sum(token.type == "th_open" for token in state.tokens[before:])
    rows = {token.map[0] for token in state.tokens[before:] if token.type == "tr_open" and token.map}
    if not rows - {startLine}:
        found.tell(startLine, say("This table has no row below its head."), say("Write one, or take it out."), "table")
    heads = (
        state.tokens[place + 1].content
        for place in range(before, len(state.tokens) - 1)
        if state.tokens[place].type == "th_open"
    )
    if not any(map(str.strip, heads)):
        to_do = say("Write above each column what stands in it, as in | Day | Time |.")
        found.tell(startLine, say("The head of this table has no words."), to_do, "table")
    for row in sorted(rows - {startLine}):
        cells = escapedSplit(_line(state, row).strip())
        count = len(cells) - (not cells[0]) - (not cells[-1] and len(cells) > 1)
        if len(cells) == 1:
            what = say("This line would become a row of the table above it.")
            found.tell(row, what, say("Leave the line above it empty."), "table")
        elif count != columns:
            what = say_number(
                count,
                "This row has {number} cell; the head of the table has {columns}.",
                "This row has {number} cells; the head of the table has {columns}.",
                columns=columns,
            )
            found.tell(row, what, say("Give every row as many cells as the head; a cell may be empty."), "table")
    return True


def _lines(state: StateCore) -> None:
    """Between the blocks and what stands in their lines: callouts of quotes, boxes, and the bounds of a paragraph."""
    found: Found = state.env["found"]
    tokens = state.tokens
    signs = 0 if len(state.src) > MOST_OF_A_TEXT else None  # not counted where there cannot be too many
    for index, token in enumerate(tokens):
        if token.level >= NESTING - 1 and token.nesting == 1:
            line = token.map[0] if token.map else 0
            found.tell(
                line,
                say("There are too many blocks within blocks here."),
                say("Take some of the levels out."),
                "paragraph",
            )
        if token.type != "inline":
            continue
        content = token.content
        line = token.map[0] if token.map else 0
        if content[:1] == "[" and index >= 2 and tokens[index - 1].type == "paragraph_open":
            around = tokens[index - 2]
            if around.type == "blockquote_open" and (alert := _ALERT.match(content)):
                around.meta = {"kind": alert[1].lower(), "title": alert[2].strip()}
                token.content = content = content[alert.end() :].removeprefix("\n")
                token.meta["first"] = 1
            elif around.type == "list_item_open" and (box := _BOX.match(content)):
                around.meta = {"box": box[1].lower()}
                token.content = content = content[box.end() :]
                if not content.strip():
                    found.tell(line, say("This box has no text."), say("Write after it what can be ticked."), "list")
        if content.endswith("}") and index and tokens[index - 1].type == "paragraph_open":
            before, _, last = content.rpartition("\n")
            if before and (attributes := read_attributes(last.strip())):
                for what, to_do in wrong_attributes("p", attributes, of_html=False):
                    found.tell(line + before.count("\n") + 1, what, to_do, "attributes")
                token.meta["attributes"], token.content = attributes, before.rstrip()
        if excess := _is_too_much(content):
            found.tell(line, excess, say("Divide the text, or take out what does not belong."), "paragraph")
            token.content = ""
        elif signs is not None:
            was, signs = signs, signs + sum(map(content.count, _SIGNS))
            if signs > MOST_OF_A_TEXT:
                token.content = ""
                if was <= MOST_OF_A_TEXT:
                    what = say(
                        "This text has more than {most} signs such as [ or *; from here on it is not read.",
                        most=MOST_OF_A_TEXT,
                    )
                    found.tell(line, what, say("Divide the page, or take out what does not belong."), "too-large")


def _is_too_much(content: str) -> Message | None:
    if len(content) > LONGEST:
        return say("This paragraph has {size} characters, more than {most}.", size=len(content), most=LONGEST)
    if content.count("[") > DEEPEST:
        depth = 0
        for match in _BRACKET.finditer(content):
            depth = depth + 1 if match[0] == "[" else max(depth - 1, 0) if match[0] == "]" else depth
            if depth > DEEPEST:
                return say("More than {most} brackets are open at once in this paragraph.", most=DEEPEST)
    if len(content) > MOST_SIGNS and len(_SIGN_OF_EMPHASIS.findall(content)) > MOST_SIGNS:
        return say("This paragraph has more than {most} signs of emphasis (*, _ or ~).", most=MOST_SIGNS)
    return None


def parse(md: MarkdownIt, text: str) -> tuple[Sequence[Token], Found, Any]:
    """The tokens of a text, what is wrong with its blocks, and what the rules have noted."""
    found = Found()
    env: dict[str, Any] = {"found": found}
    plain = _read_all_plain(text)
    return [plain] if plain else md.parse(text, env), found, env
