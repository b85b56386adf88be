"""Constructs that are half written: signs that a parser leaves standing, and a reader would stumble on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import ProblemCode, choose_from, quote
from .html import ALLOWED
from .parser import KINDS

Mistake = tuple[int, str, str, ProblemCode]  # how many lines below the first, what is wrong, what to do, its code
_START = re.compile(
    r"^[ \t]*(?:"
    r"(?P<heading>#{1,6}(?=[^\s#]))"
    r"|(?P<spaced>#{1,6}(?=[^\S \t\r\n]))"
    r"|(?P<sign>[-+](?=[^\W\d_]|\[[ xX]?\])|\*(?=[^\W_][^*\n]*$))"
    r"|(?P<bullet>[•·▪◦‣●○■➢])"
    r"|(?P<unbroken>(?:[-+*]|\d{1,3}[.)])(?=[^\S \t\r\n]))"
    r"|(?P<number>\d{1,3}[.)](?=[^\W\d_]))"
    r"|(?P<late>\d{1,9}[.)](?=\s))"
    r"|(?P<row>\|(?=.*\|))"
    r"|(?P<note>\[!\w{1,40}\])"
    r"|(?P<foreign>\[TOC\]|\[\[_?TOC_?\]\]|-{1,2}8<-{1,2}|===[!+]?[ \t]*\"|:::[ \t]*\w)"
    r"|(?P<callout>(?:!!!|\?\?\?\+?)(?=\s*[\w\"“”]))"
    r"|(?P<definition>:(?=[ \t]+\S))"
    r"|(?P<abbreviation>\*\[[^\]]*\])"
    r"|(?P<nowhere>\[[^\]^\n]+\]:[ \t]*$)"
    r")",
    re.M,
)
_NO_HEADING = re.compile(r"[ \t]*#{1,6}[^# \t]")
_DASHES = re.compile(r"[ \t|:-]*-[ \t|:-]*")
_WITHIN = re.compile(
    r"(?P<footnote>\[\^[^\]\s\[]{1,100}\]|\^\[)"
    r"|(?P<comment><!--|-->|--\s>|<!-(?!-)|(?<=\s)->(?=\s*\Z))"
    r"|(?P<tag><(?:%s)\s(?=[^<>]{0,1000}=)[^<>]{1,1000}>)"
    r"|(?P<wide>(?<![\w*])\*\*[ \t]+[^\s*](?:[^*\n]{0,200}[^\s*])?[ \t]*\*\*(?!\*)"
    r"|(?<![\w*])\*\*[^\s*][^*\n]{0,200}[ \t]\*\*(?![\w*]))"
    r"|(?P<bold>\*\*(?=\S)|(?<=\S)\*\*|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_]))"
    r"|(?P<struck>~~(?=\S)|(?<=\S)~~)"
    r"|(?P<apart>\][ \t]+\((?=[^\s()]{0,200}(?:\.md|://|#|@|www\.)))"
    r"|(?P<turned>\)\[(?=[^\s\[\]]{0,200}(?:\.md|://|#|@|www\.)))"
    r"|(?P<wiki>\[\[[^\[\]\n]{1,200}\]\])"
    r"|(?P<reference>\]\[(?=[^\]\n]{0,200}\]))"
    r"|(?P<address>\]\((?=\S|\Z))"
    r"|(?P<attributes>\{:?[ \t]*(?:[#.](?=[^\s{}])|[a-z-]{1,20}=(?=[^\s{}])))"
    r"|(?P<braces>(?<!\{)\{[ \t]*[a-z_]+\.[\w.]+[ \t]*\}(?!\}))"
    r"|(?P<code>`)"
    r"|(?P<backslash>\\\Z)".replace("%s", "|".join(sorted(ALLOWED)))
)


def at_the_start_of_lines(content: str) -> Iterator[Mistake]:
    """What the lines of a paragraph begin with and is no construct as it stands."""
    for match in _START.finditer(content):
        line = content.count("\n", 0, match.start() + 1) if match.start() else 0
        yield from ((line, *said) for said in _said_of_start(match, content))


def _said_of_start(match: re.Match[str], content: str) -> Iterator[tuple[str, str, ProblemCode]]:
    end = content.find("\n", match.end())
    text = quote(content[match.start() : len(content) if end < 0 else end].strip())
    sign = match[0].strip()
    match match.lastgroup:
        case "heading":
            what = f"“{text}” would not become a heading: there is no space after {sign}."
            signs = sign if len(sign) > 1 else "##"
            yield what, f"Write {signs} and a space before the heading; for the sign itself, write \\#.", "heading"
        case "spaced":
            what = f"“{text}” would not become a heading: the space after {sign} is {_called(match)}."
            yield what, "Write a plain space after it.", "heading"
        case "sign":
            what = f"“{text}” would not become an item of a list: there is no space after {sign}."
            yield what, f"Write a space after it; for the sign itself, write \\{sign}.", "list"
        case "bullet":
            what = f"“{text}” would not become an item of a list: {sign} begins none."
            yield what, "Write - and a space instead of it.", "list"
        case "unbroken":
            what = f"“{text}” would not become an item of a list: the space after {sign} is {_called(match)}."
            yield what, "Write a plain space after it.", "list"
        case "number":
            what = f"“{text}” would not become an item of a list: there is no space after {sign}"
            yield f"{what}.".replace("..", "."), "Write a space after it.", "list"
        case "late" if match.start() and not sign.startswith(("1.", "1)")):
            what = "This would not become a list, because there is no empty line before it."
            yield what, "Leave the line above it empty.", "list"
        case "row" if not content[: match.start()].rstrip("\n").rpartition("\n")[2].lstrip().startswith("|"):
            following = content[end + 1 :].partition("\n")[0] if end >= 0 else ""
            what = "This is no table yet: the line of dashes below its head is missing."
            if _DASHES.fullmatch(following):
                what = "This is no table yet: the line of dashes below its head has another number of cells."
            yield what, "Write it below the first row, with as many cells: | --- | --- |", "table"
        case "callout":
            what = f"“{text}” is no callout as it stands."
            kind = re.search(r"\w+", text)
            advice = choose_from(kind[0].lower(), KINDS) if kind and kind[0].lower() not in KINDS else ""
            yield (
                what,
                f'Write it like this: !!! note "Title", and the text below, indented by four spaces. {advice}'.strip(),
                "callout",
            )
        case "note":
            what = f"“{sign}” begins no callout as it stands."
            yield what, f"Write > and a space before it, and before each line of its text: > {sign}", "callout"
        case "foreign":
            what = f"“{text}” is a sign of other generators, and would be printed as it stands."
            yield what, "Take it out. CONTRIBUTING.md says what a text can hold.", "html"
        case "definition":
            what = "This explains no word: a definition stands right below its word."
            yield what, "Write the word alone on the line above, or take out the colon.", "definition"
        case "nowhere":
            yield f"{text} has no address.", f"Write it after the colon: {text} page.md", "link-form"
        case "abbreviation":
            what = f"“{text}” does not say what it is short for."
            yield what, "Write it like this: *[WHO]: World Health Organization", "abbreviation"


def _called(match: re.Match[str]) -> str:
    """The space after a sign, of which there are many that look like a plain one."""
    sign = match.string[match.end()]
    return "a no-break space" if sign == "\u00a0" else f"none that can stand there (U+{ord(sign):04X})"


def within_words(text: str) -> Iterator[Mistake]:
    """Signs in words that are one half of something, or a construct that stands where it cannot."""
    for match in _WITHIN.finditer(text):
        line = text.count("\n", 0, match.start())
        sign = match[0].strip()
        match match.lastgroup:
            case "footnote" if sign == "^[":
                what = "A footnote cannot stand within a line."
                yield line, what, "Write [^1] here, and [^1]: text below.", "footnote"
            case "footnote" if text[match.end() : match.end() + 1] != ":":
                what = f"The footnote {sign} has no text."
                yield line, what, f"Write it anywhere in the page, on a line of its own: {sign}: text", "footnote"
            case "footnote":
                what = f"The footnote {sign} has no text here."
                yield line, what, f"Begin a line of its own with it: {sign}: text", "footnote"
            case "wide":
                said = quote(sign.strip("* \t"))
                what = f"The ** around “{said}” would be printed: a space stands inside them."
                yield line, what, f"Take it out: **{said}**.", "emphasis"
            case "wiki":
                name = sign.strip("[] \t")
                if re.fullmatch(r"[a-z_]+\.[\w.]+", name) and not name.endswith(".md"):
                    yield line, "A value needs two braces on each side.", f"Write {{{{ {name} }}}}.", "braces"
                else:
                    what = f"“{quote(sign)}” is no link here."
                    yield line, what, "Write [text](page.md), with the words that readers press.", "link-form"
            case "comment" if sign in ("<!-", "->"):
                what = f"“{sign}” {'begins' if sign == '<!-' else 'ends'} no comment: it lacks a hyphen."
                yield line, what, "A comment begins with <!-- and ends with -->.", "comment"
            case "comment" if sign == "<!--":
                what = "This comment does not end within its paragraph, so its words would be printed."
                yield line, what, "Put the comment on lines of its own, and end it with -->.", "comment"
            case "comment":
                what = f"“{sign}” ends no comment here."
                yield line, what, "A comment begins with <!-- and ends with -->.", "comment"
            case "bold" | "struck":
                what = f"This {sign} has no second one."
                to_do = f"Write it before and after the words, without a space inside: {sign}words{sign}. "
                signs = "".join(f"\\{one}" for one in sign)
                yield line, what, f"{to_do}For the signs themselves, write {signs}.", "emphasis"
            case "tag":
                what = f"“{quote(sign)}” cannot be read as HTML."
                yield (
                    line,
                    what,
                    'Write a space before each attribute, and its value in quotation marks: a="…".',
                    "html",
                )
            case "apart":
                what = "This is no link: a space stands between its text and its address."
                yield line, what, "Take the space out.", "link-form"
            case "turned":
                what = "This is no link: its brackets are the wrong way round."
                yield line, what, "Write [text](address).", "link-form"
            case "reference":
                what = "This is no link: nothing on the page says where it leads."
                yield line, what, "Write [text](address), or [name]: address on a line of its own.", "link-form"
            case "address":
                what = "This is no link: its address cannot be read."
                yield line, what, "Write [text](address), the address without spaces, and end it with ).", "link-form"
            case "attributes" if _NO_HEADING.match(text):
                continue  # which is told at the start of the line
            case "attributes":
                what = "This list of attributes belongs to nothing."
                to_do = "Write it right after what it is for, as in **words**{ .class }, or take it out."
                yield line, what, to_do, "attributes"
            case "braces":
                yield line, "A value needs two braces on each side.", f"Write {{{{ {sign.strip('{} ')} }}}}.", "braces"
            case "backslash":
                what = "This \\ stands at the end of a paragraph, where there is no line to break."
                yield line, what, "Take it out; for the sign itself, write \\\\.", "line-break"
            case "code":
                what = "This ` has no second one."
                yield line, what, "Write it before and after the code; for the sign itself, write \\`.", "code"
