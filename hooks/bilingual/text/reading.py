"""Reads a text: the tokens of its blocks → its sections, with everything that is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from unicodedata import normalize

from markdown_it.token import Token

from ..messages import Message, in_quotes, say, say_number, together
from ..problems import Problem, ProblemCode, Severity, choose, quote
from .attributes import trailing
from .document import Document, Heading, Section
from .inlines import MAX_PROBLEMS, Inlines, Open, parse_line, parser, says_something
from .leftovers import can_hold_leftovers, find_leftovers
from .mistakes import at_the_start_of_lines
from .nodes import BLOCKS, NONE, Code, Element, Node, Words, strings
from .parser import KINDS, Found, Plain, parse
from .source import FIRST_SIGN, SIGN, Source, prepare, without_signs
from .tags import Tag

_NO_HEADING: tuple[Message, Message, ProblemCode] = (
    say("This heading has no words."), say("Write them after its number signs, or take the line out."), "heading",
)  # fmt: skip
_WITHOUT_WORDS: dict[str, tuple[Message, Message, ProblemCode]] = {
    **{f"h{level}": _NO_HEADING for level in range(1, 7)},
    "callout-title": (say("The title of this callout has no words."), say("Write them after its kind."), "callout"),
}
MOST_ABBREVIATIONS = 200
_FENCE_END = re.compile(r"[\s>]*(`{3,}|~{3,})[ \t]*$")
_IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
_DEFINITION = re.compile(r"[ >]*(?:[-+*] +)?\[(?P<label>[^\]]{1,999})\]:")
_LANGUAGE_OF_CODE = re.compile(r"[\w.+#-]{1,40}")
_OF_A_QUOTE = re.compile(r"[ \t]*(?:>|$)")
_CLOSING_SIGNS = re.compile(r"(?:^|\s)#+$")
# A name for a heading in other brackets, without its sign, with spaces, or without its end.
_NO_NAME = re.compile(r"\{:?[ \t]*[#.][^{}]*\}?$|\{[ \t]*[\w-]+[ \t]*\}$|[ \t][\[(][ \t]*#[\w-]+[ \t]*[\])]$")
_IN_BRACES = re.compile(r"\{[^{}]*\}$")
_NAMES = re.compile(r"(?<=[\s{:])#([^\s#.}]+)")
# What begins a block in a page, and nothing in a text of one paragraph; a number may begin any sentence.
_BEGINS_A_BLOCK = re.compile(r"(?:#{1,6}|[-+*])(?=\s)|\|(?=.*\|)|(?:!!!|\?\?\?\+?)(?=\s*\w)")
_NOT_IN_A_SLUG = re.compile(r"[^\w\s-]")
_ITEM_ALONE = re.compile(r"[\s>]*(?:[-+*]|\d{1,9}[.)])[ \t]*")
_LINE_OF_DASHES = re.compile(r"^[ \t|:–—-]*[–—-][ \t|:–—-]*$", re.M)
_LINE_WITH_A_SIGN = re.compile(r"\n[ \t]*(?:\d|[^\w\s]|b[.):])")
_UNDERLINED = (
    say("This underlines the text above it and makes it a heading."),
    say("Write the heading with ## before it, or leave a line empty."),
)
_SIGNS = re.compile(r"[\[\]*_~<>{`^\\&!]|--|==|\+\+|:[a-z]")  # what may be anything but words
_BOX_ALONE = re.compile(r"\[[ xX]?\](?=[ \t]+[^\s(\[:])")
_BOX_WITHOUT_SPACE = re.compile(r"\[\](?=\s|$)|\[[ xX]\](?=[^\s(\[:{])")


def read_document(body: str, file: str, first_line: int = 1, easy: bool = False) -> Document:
    """The text of a page. With ``easy``, each line of the source is a line of the page. Never raises."""
    source = prepare(body, file, first_line)
    return _Reader(source, file, easy).read()


def read_line(text: str, file: str, line: int = 1) -> Document:
    """A text of one paragraph, whatever its lines begin with: one section of what stands in it."""
    source = prepare(text, file, line)
    return _Reader(source, file, False).read_line()


class _Reader(Inlines):
    def __init__(self, source: Source, file: str, easy: bool) -> None:
        super().__init__(source, file, easy)
        self.sections: list[Section] = []
        self.heading: Heading | None = None
        self.start = source.lines[0]
        self.footnotes: dict[str, int] = {}
        self.short: dict[str, int] = {}
        self.is_told_of_short = False
        self.told_numbers: set[int] = set()  # lines of lists
        self.seen: set[str] = set()
        self.first_of_list = 0  # its line among the texts
        self.told_before = {problem.line for problem in source.problems}
        self.texts = source.text.split("\n")

    def read(self) -> Document:
        tokens, found, self.env = parse(parser(), self.source.text)
        self.tokens = tokens
        for index, token in enumerate(tokens):
            read = _READ.get(token.type)
            if read:
                read(self, index, token)
            elif token.nesting == 1:
                self.open(index, token)
            elif token.nesting == -1:
                self.close(token)
        self.end_section()
        for line, what, to_do, code in found.problems:
            self.tell(self.source.lines[line], what, to_do, code)
        self.check_notes()
        self.check_definitions()
        self.check_values()
        if can_hold_leftovers(self.source.text):
            for line, what, to_do, code, severity in find_leftovers(self.sections):
                self.tell(line, what, to_do, code, severity=severity)
        return Document(
            tuple(self.sections), self.source.tags, self.comments, sorted(set(self.problems))[:MAX_PROBLEMS]
        )

    def read_line(self) -> Document:
        content = " ".join(self.source.text.split("\n"))
        self.inline(parse_line(content, {"found": Found()}), self.source.lines[0])
        if not self.problems and not says_something(self.stack[0].children):
            self.tell(
                self.source.lines[0], say("This is empty: nothing in it can be read."), say("Write a text."), "empty"
            )
        if begins := _BEGINS_A_BLOCK.match(content):
            what = say("“{sign}” begins nothing here, since this text is one paragraph.", sign=begins[0])
            to_do = say("Take it out; for the sign itself, write \\{sign}.", sign=begins[0])
            self.tell(self.source.lines[0], what, to_do, "html", severity="note")
        self.end_section()
        return Document(tuple(self.sections), self.source.tags, self.comments, sorted(set(self.problems)))

    def end_section(self) -> None:
        self.close_html(self.stack[0])
        nodes = tuple(self.stack[0].children)
        values: tuple[Tag, ...] = ()
        if tags := self.source.tags:
            signs = SIGN.findall("\n".join(strings(nodes)))
            self.seen.update(signs)
            values = tuple(tags[ord(sign) - FIRST_SIGN] for sign in signs)
        self.sections.append(Section(self.start, self.heading, nodes, values))

    # blocks

    def line_of(self, token: Token) -> int:
        return self.source.lines[token.map[0]] if token.map else self.stack[-1].line

    def open(self, index: int, token: Token) -> None:
        line = self.line_of(token)
        attributes: dict[str, str] = {}
        if token.type == "ordered_list_open" and token.attrs.get("start", 1) != 1:
            attributes["start"] = str(token.attrs["start"])
        elif token.tag in ("th", "td"):
            if token.tag == "th":
                attributes["scope"] = "col"
            align = str(token.attrs.get("style", "")).rpartition(":")[2]
            if align in ("right", "center"):
                attributes["class"] = f"align-{align}"
        opened = Open(token.tag, attributes, line, hidden=token.hidden)
        if token.type == "list_item_open":
            opened.box = token.meta.get("box", "")
            self.check_indent_of_item(token)
            self.check_below_item(token)
            self.check_number(token)
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self.check_indent(token)
            if token.map and len(self.stack) == 1:
                self.first_of_list = token.map[0]
        self.stack.append(opened)

    def close(self, token: Token) -> None:
        opened = self.pop()
        around = self.stack[-1]
        if opened.name in _WITHOUT_WORDS and not says_something(opened.children):
            self.tell(opened.line, *_WITHOUT_WORDS[opened.name])
        # Inside the heading, where an element without words is neither seen nor heard, and moves nothing.
        opened.children[:0] = [Element("span", {"id": name}, (), opened.line) for name in opened.old]
        if opened.hidden:
            around.children += opened.children
            around.attributes.update(opened.attributes)
            return
        if opened.name == "p" and not opened.children:
            return
        if opened.name == "p" and all(isinstance(one, Words) and one.text.isspace() for one in opened.children):
            what = say("This paragraph is empty: it holds nothing but a space.")
            self.tell(opened.line, what, say("Take it out; there is room between texts as it is."), "empty")
            return
        if opened.name == "li" and opened.box:
            around.attributes["class"] = "checklist"
            self.make_box(opened)
        around.children.append(opened.close())

    def make_box(self, item: Open) -> None:
        """The words of an item become the label of its box (WCAG 2.2, 1.3.1 and 4.1.2)."""
        box: dict[str, str] = {"type": "checkbox"} | ({"checked": "checked"} if item.box == "x" else {})
        first = item.children[0] if item.children else None
        loose = first if isinstance(first, Element) and first.name == "p" else None
        end = next((place for place, node in enumerate(item.children) if _is_block(node)), len(item.children))
        said = loose.children if loose else tuple(item.children[:end])
        label = Element("label", NONE, (Element("input", box, ()), *said), item.line)
        if loose:
            item.children[0] = loose._replace(children=(label,))
        else:
            item.children[:end] = [label]

    def check_indent(self, token: Token) -> None:
        """A list that was meant to stand inside the item above it, but is indented by too little."""
        if not token.map or len(self.stack) != 1 or not self.stack[-1].children:
            return
        before = self.stack[-1].children[-1]
        text = self.texts[token.map[0]]
        indent = len(text) - len(text.lstrip(" "))
        above = self.texts[token.map[0] - 1] if token.map[0] else ""
        if not above.strip() or not isinstance(before, Element) or before.name not in ("ul", "ol"):
            return
        if indent:
            self.tell_indent(token, indent)
        elif before.name == token.tag:
            what = say("This item begins with another sign than the one above, and so a list of its own.")
            to_do = say(
                "Begin all items of a list with the same sign, {sign}.", sign="-" if token.tag == "ul" else "1."
            )
            self.tell(self.line_of(token), what, to_do, "list")

    def tell_indent(self, token: Token, indent: int) -> None:
        what = say_number(
            indent,
            "This item is indented by {number} space: too few to stand inside the one above.",
            "This item is indented by {number} spaces: too few to stand inside the one above.",
        )
        to_do = say("Begin it below the first letter of the item above, or at the edge to end that list.")
        self.tell(self.line_of(token), what, to_do, "list")

    def check_indent_of_item(self, token: Token) -> None:
        """The same of an item in the list itself: one space makes it no list inside the item above.

        Numbers may stand so that those of one digit end where those of two do.
        """
        if not token.map or len(self.stack) != 2 or not self.stack[-1].children or token.markup in (".", ")"):
            return
        indent, first = (
            len(text) - len(text.lstrip(" ")) for text in (self.texts[token.map[0]], self.texts[self.first_of_list])
        )
        if indent > first:
            self.tell_indent(token, indent)

    def check_below_item(self, token: Token) -> None:
        """An item of which nothing stands but its sign; and a sentence right below an item.

        CommonMark takes that for more of the item (0.31, 5.2: laziness). Where the line above ends a sentence, it is
        surely none; a line that begins small goes on what stands above.
        """
        if not token.map:
            return
        first, end = token.map
        if _ITEM_ALONE.fullmatch(self.texts[first]) and not any(map(str.strip, self.texts[first + 1 : end])):
            what = say("This item of a list has no words.")
            self.tell(self.source.lines[first], what, say("Write them, or take the line out."), "list")
        if len(self.stack) != 2:
            return
        for place in range(first + 1, end):
            text, above = self.texts[place], self.texts[place - 1].rstrip()
            if text[:1].isupper() and above:
                what = say("This line stands right below an item of a list, so that readers would get it inside.")
                to_do = say(
                    "Leave the line above it empty; if it belongs to the item, begin it below its first letter."
                )
                severity: Severity = "warning" if above.endswith((".", "!", "?")) else "note"
                self.tell(self.source.lines[place], what, to_do, "list", severity=severity)
                return

    def check_number(self, token: Token) -> None:
        """Readers get numbers in a row from the first one on, or from 1 where all are 1, whatever is written."""
        numbered = self.stack[-1]
        if numbered.name != "ol" or not token.info.isdecimal():
            return
        first = int(numbered.attributes.get("start", "1"))
        number, written = first + len(numbered.children), int(token.info)
        if written not in (first, number) and numbered.line not in self.told_numbers:
            self.told_numbers.add(numbered.line)
            what = say("This item is written as {written}, and readers get {number}.", written=written, number=number)
            to_do = say("Number the items in a row, or write the one that is missing.")
            self.tell(self.line_of(token), what, to_do, "list", severity="note")

    def plain(self, index: int, token: Token) -> None:
        """The blocks of a stretch in which nothing is but headings, paragraphs and items of one line each."""
        for block in token.meta["blocks"]:
            line = self.source.lines[block.line if isinstance(block, Plain) else block[0].line]
            if not isinstance(block, Plain):
                self.stack.append(Open("ul", {}, line))
                for item in block:
                    self.plain_item(item, token)
            elif block.level:
                self.line_of_words(self.begin_heading(block.level, block.content, line), line)
            elif not _SIGNS.search(block.content):
                self.stack[-1].children.append(Element("p", NONE, (Words(block.content, line),), line))
                continue
            else:
                self.stack.append(Open("p", {}, line))
                self.line_of_words(block.content, line)
            self.close(token)

    def plain_item(self, item: Plain, token: Token) -> None:
        line = self.source.lines[item.line]
        if not _SIGNS.search(item.content):
            self.stack[-1].children.append(Element("li", NONE, (Words(item.content, line),), line))
            return
        self.stack.append(Open("li", {}, line))
        self.stack.append(Open("p", {}, line, hidden=True))
        self.line_of_words(item.content, line)
        self.close(token)
        self.close(token)

    def line_of_words(self, content: str, line: int) -> None:
        """What stands in a line that begins with a letter or a value, or in a heading."""
        if _SIGNS.search(content):
            self.inline(parse_line(content, self.env), line)
        elif content:
            self.stack[-1].children.append(Words(content, line))

    def blockquote(self, index: int, token: Token) -> None:
        if "kind" in token.meta:
            self.callout(index, token)
        else:
            self.open(index, token)

    def callout(self, index: int, token: Token) -> None:
        line, kind, title = self.line_of(token), token.meta["kind"], token.meta["title"]
        if kind not in KINDS:
            choice = choose(kind, KINDS)
            edit = choice.edit(self.file, line)
            self.tell(line, say("“{kind}” is no kind of callout.", kind=kind), choice.advice, "unknown-callout", edit)
        if token.type == "blockquote_open" and token.map and token.map[1] - token.map[0] < 2:
            what = say("The callout “{kind}” has no text.", kind=kind)
            self.tell(line, what, say("Write it on the next line, after > and a space."), "callout")
        if token.type == "blockquote_open" and token.map:
            first, end = token.map
            lazy = next((n for n in range(first + 1, end) if not _OF_A_QUOTE.match(self.texts[n])), None)
            if lazy is not None:  # CommonMark 0.31, 5.1: it goes on the paragraph of the quote
                what = say("This line stands right below a callout, so that readers would get it inside.")
                to_do = say(
                    "Leave the line above it empty; if it belongs to the callout, write > and a space before it."
                )
                self.tell(self.source.lines[lazy], what, to_do, "callout")
        fold = {"???": "closed", "???+": "open"}.get(token.markup, "")
        self.stack.append(Open("callout", {"kind": kind} | ({"fold": fold} if fold else {}), line))
        if title:
            self.stack.append(Open("callout-title", {}, line))
            self.inline(parse_line(title, self.env), line)
            self.close(token)

    def heading_open(self, index: int, token: Token) -> None:
        line, inline = self.line_of(token), self.tokens[index + 1]
        if token.markup[:1] in "=-" and token.map:
            below = self.source.lines[token.map[1] - 1]
            if below not in self.told_before:  # a sign of a merge
                self.tell(below, *_UNDERLINED, "heading")
            self.stack.append(Open("p", {}, line))
            return
        content = self.begin_heading(int(token.tag[1:]), inline.content.strip(), line)
        if content != inline.content:
            inline.children = parse_line(content, self.env).children

    def begin_heading(self, level: int, content: str, line: int) -> str:
        """Opens it, and gives its words, in Markdown."""
        if len(self.stack) > 1:
            what = say("A heading cannot stand inside a list, a quote or a callout.")
            self.tell(line, what, say("Begin the line with its number signs, or write it in bold."), "heading")
        content, attributes = self.heading_attributes(content, line)
        old = tuple(attributes.pop("old", "").split())
        if len(self.stack) == 1:
            if level == 1:
                what = say("A heading with one # is the page's title, which stands in the front matter.")
                self.tell(line, what, say("Begin the headings of the text with ##."), "heading-level")
            self.end_section()
            self.start, self.stack[0].children = line, []
            text = without_signs(content, self.source.tags)
            self.heading = Heading(level, text, attributes.get("id"), line, old)
            if "id" not in attributes:
                attributes["id"] = slugify(text)
        self.stack.append(Open(f"h{level}", attributes, line, old=old))
        return content

    def heading_attributes(self, content: str, line: int) -> tuple[str, dict[str, str]]:
        attributes: dict[str, str] = {}
        whole = content
        if found := trailing(content):
            attributes, content = found
            self.check_attributes("heading", attributes, line)
            if len(names := _NAMES.findall(_IN_BRACES.search(whole)[0])) > 1:  # type: ignore[index]
                what = say("This heading has more than one name: {names}.", names=together(map(in_quotes, names), ", "))
                self.tell(line, what, say("Keep one, the same in every language."), "identifier")
                attributes["id"] = names[0]  # what it was called before another one was written, most likely
        elif unread := _NO_NAME.search(content):
            what = say("“{name}” cannot be read as a name for the heading.", name=quote(unread[0].strip()))
            name = slugify(unread[0]) or "name-of-section"
            self.tell(line, what, say("Write one name without spaces: {{ #{name} }}.", name=name), "identifier")
            content = content[: unread.start()].rstrip()
            attributes["id"] = name  # so that only this is told of it
        return _CLOSING_SIGNS.sub("", content).rstrip(), attributes

    def hr(self, index: int, token: Token) -> None:
        place = token.map[0] if token.map else 0
        if len(self.sections) == 0 and not self.stack[0].children and not self.heading and len(self.stack) == 1:
            what = say("A line across the page stands here, before the first text.")
            to_do = say("Take it out; the line with three hyphens that ends the front matter stands above.")
            self.tell(self.line_of(token), what, to_do, "heading", severity="warning")
        elif "--" in self.texts[place] and place and self.texts[place - 1].strip():
            self.tell(self.line_of(token), *_UNDERLINED, "heading")
        elif "--" in self.texts[place] and place + 1 < len(self.texts) and self.texts[place + 1][:1].isalnum():
            what = say("This draws a line across the page, right above a text.")
            to_do = say(
                "Leave the line below it empty if that is meant; front matter stands at the top of a page only."
            )
            self.tell(self.line_of(token), what, to_do, "heading")
        self.stack[-1].children.append(Element("hr", NONE, (), self.line_of(token)))

    def fence(self, index: int, token: Token) -> None:
        line = self.line_of(token)
        start, end = token.map or [0, 0]
        closing = _FENCE_END.match(self.texts[end - 1]) if end - start > 1 else None
        if not closing or not closing[1].startswith(token.markup):
            what = say("This code never ends: its {signs} has no second one.", signs=token.markup)
            to_do = say("Write {signs} alone on the line below the code.", signs=token.markup)
            self.tell(line, what, to_do, "unclosed-fence")
        info = token.info.strip().split(" ")[0]
        attributes = {"language": info} if _LANGUAGE_OF_CODE.fullmatch(info) else {}
        self.stack[-1].children.append(Element("pre", attributes, (Code(token.content, line + 1),), line))

    def code_block(self, index: int, token: Token) -> None:
        what = say("This is indented by four spaces or more, which makes it code.")
        to_do = say("Take the spaces out; if it is code, write ``` alone on the line above and on the line below.")
        self.tell(self.line_of(token), what, to_do, "code")
        self.stack[-1].children.append(Element("pre", NONE, (Code(token.content, self.line_of(token)),)))

    def html_block(self, index: int, token: Token) -> None:
        self.read_html(token.content, self.line_of(token))

    def footnote(self, index: int, token: Token) -> None:
        line, label = self.line_of(token), token.meta["label"]
        if label in self.footnotes:
            what = say(
                "The footnote [^{label}] already has a text on line {first}.",
                label=label,
                first=self.footnotes[label],
            )
            self.tell(line, what, say("Give one of the two another sign."), "duplicate")
        self.footnotes.setdefault(label, line)
        if self.tokens[index + 1].type == "footnote_reference_close":
            what = say("The footnote [^{label}] has no text.", label=label)
            self.tell(line, what, say("Write it after the colon."), "footnote")
        self.stack.append(Open("footnote", {"label": label}, line))

    def abbreviation(self, index: int, token: Token) -> None:
        line, short, long = self.line_of(token), token.meta["short"], token.meta["long"]
        if not long:
            what = say("“{short}” has no words that it is short for.", short=short)
            self.tell(line, what, say("Write them after the colon."), "abbreviation")
        if short not in self.short and len(self.short) >= MOST_ABBREVIATIONS:  # each is looked for in all words
            if not self.is_told_of_short:
                what = say(
                    "This text has more than {most} abbreviations; from here on none is written out.",
                    most=MOST_ABBREVIATIONS,
                )
                self.tell(line, what, say("Divide the page, or take out those that nobody needs."), "too-large")
            self.is_told_of_short = True
            return
        if self.short.setdefault(short, line) != line:
            what = say("“{short}” is explained already, on line {first}.", short=quote(short), first=self.short[short])
            self.tell(line, what, say("Keep one of the two."), "abbreviation")
        self.stack[-1].children.append(Element("abbreviation", {"short": short}, (Words(long, line),), line))

    def text(self, index: int, token: Token) -> None:
        around = self.stack[-1]
        line = self.source.lines[token.map[0] + token.meta.get("first", 0)] if token.map else around.line
        if around.name in ("p", "dt", "dd"):
            self.check_starts(token.content, line)
        self.inline(token, line)
        if attributes := token.meta.get("attributes"):
            around.attributes.update(attributes)

    def check_starts(self, content: str, line: int) -> None:
        if content[:1].isalpha() and not _LINE_WITH_A_SIGN.search(content):
            return
        item = self.stack[-2] if len(self.stack) > 1 else None
        above = item.children[-1] if item and item.children else None
        is_below_table = isinstance(above, Element) and above.name == "table"
        if content[:1] == "|" and is_below_table and not _LINE_OF_DASHES.search(content):
            what = say("An empty line stands above this row, so that it is no part of its table.")
            self.tell(line, what, say("Take the empty line out."), "table")
            return
        for below, what, to_do, code in at_the_start_of_lines(content, self.easy):
            self.tell(line + below, what, to_do, code)
        if item and item.name == "li" and not item.children and _BOX_WITHOUT_SPACE.match(content):
            what = say("“{box}” is no box to tick as it stands.", box=content[: content.index("]") + 1])
            self.tell(line, what, say("Write it with a space in it and one after it: - [ ] text."), "list")
        elif (not item or item.name != "li") and (box := _BOX_ALONE.match(content)):
            what = say("“{box}” stands in no list, so that there is nothing to tick.", box=box[0])
            self.tell(line, what, say("Write - and a space before it: - [ ] text."), "list")

    def check_values(self) -> None:
        """Every value stands where it is printed, or in a comment."""
        for comment in self.comments:
            self.seen.update(SIGN.findall(comment.text))
        for place, tag in enumerate(self.source.tags):
            if chr(FIRST_SIGN + place) not in self.seen:
                what = say("{tag} stands where nothing is printed, or where no value can stand.", tag=tag)
                self.problems.append(
                    Problem(self.file, tag.line, what, say("Take it out here, or write the words."), "misplaced-value")
                )

    def check_definitions(self) -> None:
        """Addresses that stand by themselves, as in ``[name]: page.md``, and that nothing on the page leads to."""
        references = self.env.get("references", {}).values() if "]:" in self.source.text else ()
        names = Counter(map(_as_name, _IN_BRACKETS.findall(self.source.text)) if references else ())
        for reference in references:
            start, end = reference["map"]
            written = _DEFINITION.match("\n".join(self.texts[start:end]))
            label = " ".join(written["label"].split()) if written else ""
            if label and names[_as_name(label)] < 2:  # once in its own line
                name, line = quote(without_signs(label, self.source.tags)), self.source.lines[start]
                what = say("Readers get nothing of “[{name}]: …”: no link on this page has that name.", name=name)
                to_do = say(
                    "If it is a link, write [{name}](address), without a colon; if not, take it out.", name=name
                )
                self.tell(line, what, to_do, "link-form", severity="warning")

    def check_notes(self) -> None:
        reached: set[str] = set()
        waiting = [""]
        while waiting:
            following = self.cited.get(waiting.pop(), set()) - reached
            reached |= following
            waiting += following
        for label, line in self.footnotes.items():
            if label not in reached:
                what = say("Nothing in the text leads to the footnote [^{label}].", label=label)
                to_do = say("Write [^{label}] where it belongs, or take it out.", label=label)
                self.tell(line, what, to_do, "footnote")
        if self.short:
            text = "\n".join(text for section in self.sections for text in strings(section.nodes))
            for short, line in self.short.items():
                if text.count(short) < 2:  # once in its own explanation
                    what = say("“{short}” stands nowhere else in the text.", short=short)
                    self.problems.append(
                        Problem(self.file, line, what, say("Take the line out."), "abbreviation", "warning")
                    )


def _as_name(text: str) -> str:
    """What stands between brackets, as links compare it (CommonMark 0.31, link reference definitions)."""
    return " ".join(text.split()).casefold()


def _is_block(node: Node) -> bool:
    return isinstance(node, Element) and node.name in BLOCKS


def slugify(text: str) -> str:
    """An identifier for a heading that has none."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", _NOT_IN_A_SLUG.sub("", plain).strip().lower()) or "section"


_READ: dict[str, Callable[[_Reader, int, Token], None]] = {
    "inline": _Reader.text,
    "plain": _Reader.plain,
    "heading_open": _Reader.heading_open,
    "blockquote_open": _Reader.blockquote,
    "callout_open": _Reader.callout,
    "hr": _Reader.hr,
    "fence": _Reader.fence,
    "code_block": _Reader.code_block,
    "html_block": _Reader.html_block,
    "footnote_reference_open": _Reader.footnote,
    "abbreviation": _Reader.abbreviation,
}
