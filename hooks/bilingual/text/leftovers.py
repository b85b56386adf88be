"""What was pasted, and stands in the words as it is: addresses that are no links, tabs, bold in place of a heading.

Only a text that can hold any of it, by one look at its source, is walked through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html.entities import html5

from ..messages import Message, say
from ..problems import Problem, ProblemCode, Severity, choose, quote
from ..vocabulary import Names
from .document import Section
from .nodes import Element, Node, Words, texts
from .source import SIGN
from .tags import NEEDS_TWO_BRACES, Tag, write

# Its line, what is wrong, what to do, its code, and how bad it is: an address in words is only less handy than a link.
Leftover = tuple[int, Message, Message, ProblemCode, Severity]
_TIED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]+[.,;:]?\u00a0){3,}[^\W\d_]+")
_CAN_HOLD = re.compile(
    r"www\.|https?://|\w@\w|&[A-Za-z]\w{1,30};|\w\u00a0\w|\S\t+\S"
    r"|^(?:#+ )?(?:\*\*|__)\S.*(?:\*\*|__)[ \t]*(?:\{[^{}\n]*\})?[ \t]*$",
    re.M,
)
_SIGNS = ("www.", "://", "@", "\t", "**", "__", "\u00a0", "&")  # of which one stands in whatever that finds
_ADDRESS = re.compile(
    r"(?P<site>(?:https?://|\bwww\.)[^\s<>()\[\]“”\"]+)|(?P<tab>(?<=\S)\t+(?=\S))"
    r"|&(?P<reference>[A-Za-z]\w{1,30});"
    r"|(?P<mail>(?<![\w.+/-])(?<!\[cid:)[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
)
_BARE = re.compile(  # where braces stand too, that is told already
    r"(?<![\w.@/#-])(?P<root>rules|organisation|accessibility)\.(?P<name>[a-z][a-z0-9_]{0,60})(?:\.[a-z_]{1,40})?"
    r"(?![\w@-]|[ \t]?(?:\}|\]\]|\)\)))"
)
# What programs for text write before an item and a tab: a letter in a font of signs, or what stands there itself.
_BEFORE_AN_ITEM = re.compile(r"[o§üØqvw·•–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")
# Those of HTML that people write; any other is known too, but not proposed.
_REFERENCES = ("nbsp", "shy", "ndash", "mdash", "hellip", "amp", "lt", "gt", "aring", "auml", "ouml", "eacute", "copy")
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_NO_WORDS = frozenset(["a", "autolink", "code", "pre", "abbreviation", "img"])
_ENDS = ".,;:!?…’'”\""  # what ends a sentence and no address
_ENDS_A_SENTENCE = (".", "!", "?", "…", ":", ";")


def can_hold_leftovers(source: str) -> bool:
    """Whether a text is worth a closer look."""
    return any(sign in source for sign in _SIGNS) and bool(_CAN_HOLD.search(source))


def find_leftovers(sections: Sequence[Section]) -> Iterator[Leftover]:
    """All of it in a text, in order."""
    for section in sections:
        for node in section.nodes:
            if isinstance(node, Element) and node.name == "p" and len(node.children) == 1:
                yield from _in_place_of_a_heading(node)
            elif isinstance(node, Element) and node.name in _HEADINGS and len(node.children) == 1:
                yield from _bold_heading(node)
        yield from _in_words(section.nodes)


def find_bare_names(
    text: Sequence[str | Tag], nodes: Sequence[Node], roots: Mapping[str, Names], file: str
) -> Iterator[Problem]:
    """The names of values that stand among the words of a text without their braces, so that readers would get them."""
    if any(isinstance(piece, str) and _BARE.search(piece) for piece in text):
        for words in _words(nodes):
            for match in _BARE.finditer(words.text):
                if match["root"] in roots and match["name"] in roots[match["root"]]:
                    line = words.line + words.text.count("\n", 0, match.start())
                    yield Problem(file, line, NEEDS_TWO_BRACES, write(match[0]), "braces")


def _words(nodes: Sequence[Node]) -> Iterator[Words]:
    for node in nodes:
        if isinstance(node, Words):
            yield node
        elif isinstance(node, Element) and node.name not in _NO_WORDS:
            yield from _words(node.children)


def _in_place_of_a_heading(paragraph: Element) -> Iterator[Leftover]:
    (only,) = paragraph.children
    if not isinstance(only, Element) or only.name != "strong" or only.attributes:
        return
    said = "".join(texts(only)).strip()
    if said and not said.endswith(_ENDS_A_SENTENCE) and not SIGN.search(said):
        what = say(
            "“{text}” is bold and stands alone: it looks like a heading, and is none to whoever hears the page.",
            text=quote(said),
        )
        to_do = say("Write it as a heading, ### and a space before it; if it is a sentence, end it as one.")
        yield paragraph.line, what, to_do, "heading", "error"


def _bold_heading(heading: Element) -> Iterator[Leftover]:
    (only,) = heading.children
    if isinstance(only, Element) and only.name == "strong" and not only.attributes:
        what = say("This heading is in bold, which headings are already.")
        yield heading.line, what, say("Take out the ** around its words."), "heading", "warning"


def _in_words(nodes: Sequence[Node]) -> Iterator[Leftover]:
    for node in _words(nodes):
        for match in _ADDRESS.finditer(node.text):
            line = node.line + node.text.count("\n", 0, match.start())
            yield from ((line, *said) for said in _said(match))
        for match in _TIED.finditer(node.text) if "\u00a0" in node.text else ():
            what = say("No-break spaces stand between “{words}”, so that no line can end there.", words=_plain(match))
            line = node.line + node.text.count("\n", 0, match.start())
            yield line, what, say("Type the spaces between these words anew."), "character", "warning"


def _plain(match: re.Match[str]) -> str:
    return quote(match[0].replace("\u00a0", " "))


def _said(match: re.Match[str]) -> Iterator[tuple[Message, Message, ProblemCode, Severity]]:
    found = match[0].rstrip(_ENDS)
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    if match["tab"] and _BEFORE_AN_ITEM.fullmatch(before):
        what = say("“{sign}” and a tab begin no item of a list.", sign=before)
        yield what, say("Write - and a space instead of them; in a list with numbers, 1. and a space."), "list", "error"
    elif match["tab"]:
        what = say("A tab stands between words here, as in what was copied from a table.")
        yield what, say("Write a table, | cell | cell |, or a space."), "table", "error"
    elif match["reference"]:
        what = say("“{text}” is the name of no sign, and would be printed as it stands.", text=match[0])
        to_do = choose(match["reference"], _REFERENCES, "&{};".format).advice
        if match[0][1:] in html5:  # written as “&amp;nbsp;”, as programs do that make HTML of HTML
            what = say("“{text}” would be printed as it stands, since “&” is written as “&amp;”.", text=match[0])
            to_do = say("Write {right} in place of {wrong}.", right=match[0], wrong=f"&amp;{match[0][1:]}")
        yield what, to_do, "character", "error"
    elif match["mail"]:
        what = say("“{address}” is no link, so that nobody can press it.", address=quote(found))
        yield what, say("Write <{address}>.", address=quote(found)), "link-form", "note"
    else:
        address = f"https://{found.split('://')[-1]}"
        what = say("“{address}” is no link, so that nobody can press it.", address=quote(found))
        yield what, say("Write [what it is]({address}), or <{address}>.", address=quote(address)), "link-form", "note"
