"""Constructs that are half written: signs that a parser leaves standing, and a reader would stumble on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..messages import Message, say, together
from ..problems import ProblemCode, choose_from, quote
from .html import ALLOWED
from .parser import KINDS
from .tags import NEEDS_TWO_BRACES, write

Mistake = tuple[
    int, Message, Message, ProblemCode
]  # how many lines below the first, what is wrong, what to do, its code
_START = re.compile(
    r"^[ \t]*(?:"
    r"(?P<heading>#{1,6}(?=[^\s#]))"
    r"|(?P<deep>#{7,}(?=[ \t]))"
    r"|(?P<spaced>#{1,6}(?=[^\S \t\r\n]))"
    r"|(?P<sign>[-+](?=[^\W\d_]|\[[ xX]?\]|\*\*\w|\[\w[^\]\n]{0,200}\]\(|\{\{)|\*(?=[^\W_][^*\n]*$))"
    r"|(?P<bullet>[•·▪◦‣●○■➢➤►▸❖])"
    r"|(?P<box>[☐□❑☑☒](?=[ \t]*\S))"
    r"|(?P<unbroken>(?:[-+*]|\d{1,3}[.)])(?=[^\S \t\r\n]))"
    r"|(?P<number>\d{1,3}[.)](?=[^\W\d_]))"
    r"|(?P<late>\d{1,9}[.)](?=\s))"
    r"|(?P<row>\|(?=.*\|))"
    r"|(?P<note>\[!\w{1,40}\])"
    r"|(?P<kind>\[[ \t]*!?[ \t]*(?:%s)[ \t]*\]?(?=[ \t]*$))"
    r"|(?P<foreign>\[TOC\]|\[\[_?TOC_?\]\]|-{1,2}8<-{1,2}|===[!+]?[ \t]*\"|:::[ \t]*\w)"
    r"|(?P<callout>(?:!!!|\?\?\?\+?)(?=\s*[\w\"“”]))"
    r"|(?P<definition>:(?=[ \t]+\S))"
    r"|(?P<abbreviation>\*\[[^\]]*\])"
    r"|(?P<letter>\(?(?:[a-z]|\d{1,2})[.):]+(?=[ \t]))"
    r"|(?P<dash>[–—](?=[ \t]))"
    r"|(?P<mark>1(?=[ \t]+[^\W\d_a-zß-öø-ÿ])|[✓✔]\ufe0f?(?=[ \t]))"
    r"|(?P<nowhere>\[[^\]^\n]+\]:[ \t]*$)"
    r")".replace("%s", "|".join(kind.upper() for kind in KINDS)),
    re.M,
)
_ENDS_WITH_ONE_HYPHEN = re.compile(r"\s->\s*\Z")
_BEGUN_WITH_A_DASH = re.compile(r"<![–—]")
_TYPESET = re.compile(r"[“”„‘’«»]")  # where attributes need straight ones
_NO_ADDRESS = re.compile(r"[^/@]*")
_NO_HEADING = re.compile(r"[ \t]*(?:#{1,6}[^# \t]|#{7})")
_DASHES = re.compile(r"[ \t|:-]*-[ \t|:-]*")
_OTHER_DASHES = re.compile(r"[ \t|:–—-]*[–—][ \t|:–—-]*")
_WITHIN = re.compile(
    r"(?P<footnote>\[\^[^\]\s\[]{1,100}\]|\^\[)"
    r"|(?P<comment><!--|-->|--\s>|<!-(?!-)|<![–—]|[–—]>|(?<=\s)->(?=\s*\Z))"
    r"|(?P<tag><(?:%s)\s(?=[^<>]{0,1000}=)[^<>]{1,1000}>)"
    r"|(?P<element></?(?P<name>[a-zA-Z][\w-]{0,30}:[\w-]{1,30})(?:\s[^<>\n]{0,200})?/?>)"  # of Word
    r"|(?P<wide>(?<![\w*])\*\*[ \t]+[^\s*](?:[^*\n]{0,200}[^\s*])?[ \t]*\*\*(?!\*)"
    r"|(?<![\w*])\*\*[^\s*][^*\n]{0,200}[ \t]\*\*(?![\w*]))"
    r"|(?P<bold>\*\*(?=\S)|(?<=\S)\*\*|(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_]))"
    r"|(?P<slant>(?<![^\s(“”\"'\[])[*_](?=[^\W\d_])|(?<=[^\W_])_(?![^\s.,;:!?)”\"'\]]))"
    r"|(?P<struck>~~(?=\S)|(?<=\S)~~)"
    r"|(?P<apart>\][ \t]+\((?=[^\s()]{0,200}(?:\.md|://|#|@|www\.)))"
    r"|(?P<turned>\)\[(?=[^\s\[\]]{0,200}(?:\.md|://|#|@|www\.)))"
    r"|(?P<picture>\]!\((?=[^\s()]))"
    r"|(?P<wiki>\[\[[^\[\]\n]{1,200}\]\])"
    r"|(?P<open>\[[^\[\]()\n]{1,200}\((?=[^\s()\[\]]{0,200}(?:\.md|://|#|@|www\.)[^\s()\[\]]{0,200}\)(?!\])))"
    r"|(?P<reference>\]\[(?=[^\]\n]{0,200}\]))"
    r"|(?P<address>\]\((?=\S|\Z))"
    r"|(?P<attributes>(?<!\{)\{:?[ \t]*(?:[#.](?=[^\s{}])|[a-z-]{1,20}=(?=[^\s{}])))"
    r"|(?P<rounded>\(\([ \t]*[a-z_]+\.[a-z_.]+[ \t]*\)\))"
    r"|(?P<braces>(?<!\{)\{[ \t]*[a-z_]+\.[\w.]+[ \t]*\}(?!\}))"
    r"|(?P<field>(?<!\{)\{[^\W\d]\w{0,40}\}(?!\}))"
    r"|(?P<code>`)"
    # words that are marked, or struck in; pictures by their names
    r"|(?P<foreign>(?<![=\w])==(?=[^\s=])[^=\n]{1,200}(?<=\S)==(?![=\w])"
    r"|(?<![+\w])\+\+(?=[^\s+])[^+\n]{1,200}(?<=\S)\+\+(?![+\w])|(?<![\w:/.]):[a-z][a-z0-9_+-]{1,40}:(?![\w:/])"
    # what is raised and lowered: 10 m^2^, CO~2~
    r"|\^[\w+-]{1,20}\^(?!\^)|(?<!~)~[\w+-]{1,20}~(?!~))"
    r"|(?P<backslash>\\\Z)"
    r"|(?P<letter>\[cid:[^\[\]\n]{1,200}\])".replace("%s", "|".join(sorted(ALLOWED)))
)
_BELOW = re.compile(
    r"\n[ \t]*(?:(?P<dash>[–—])|\(?(?P<letter>[a-z]|\d{1,2})[.):]+"
    r"|(?P<mark>2(?=[ \t]+[^\W\d_a-zß-öø-ÿ])|[✓✔]\ufe0f?))[ \t]"
)
_COMMENT_OR_ARROW = say("A comment begins with <!-- and ends with -->; for an arrow, write →.")


def at_the_start_of_lines(content: str, easy: bool = False) -> Iterator[Mistake]:
    """What the lines of a paragraph begin with and is no construct as it stands.

    ``easy``: each of its lines is a line of the page, so that none runs together with the one above it.
    """
    for match in _START.finditer(content):
        if easy and match.lastgroup in ("letter", "dash"):
            continue
        line = content.count("\n", 0, match.start() + 1) if match.start() else 0
        yield from ((line, *said) for said in _said_of_start(match, content))


def _said_of_start(match: re.Match[str], content: str) -> Iterator[tuple[Message, Message, ProblemCode]]:
    end = content.find("\n", match.end())
    text = quote(content[match.start() : len(content) if end < 0 else end].strip())
    sign = match[0].strip()
    match match.lastgroup:
        case "heading":
            what = say("“{text}” would not become a heading: there is no space after {sign}.", text=text, sign=sign)
            signs = sign if len(sign) > 1 else "##"
            to_do = say("Write {signs} and a space before the heading; for the sign itself, write \\#.", signs=signs)
            yield what, to_do, "heading"
        case "spaced":
            what = say(
                "“{text}” would not become a heading: the space after {sign} is {space}.",
                text=text,
                sign=sign,
                space=_called(match),
            )
            yield what, say("Write a plain space after it."), "heading"
        case "deep":
            what = say("“{text}” would not become a heading: at most six number signs make one.", text=text)
            yield what, say("Write ## for a section, and one sign more for each level within it."), "heading"
        case "sign":
            what = say(
                "“{text}” would not become an item of a list: there is no space after {sign}.", text=text, sign=sign
            )
            yield what, say("Write a space after it; for the sign itself, write \\{sign}.", sign=sign), "list"
        case "bullet":
            what = say("“{text}” would not become an item of a list: {sign} begins none.", text=text, sign=sign)
            yield what, say("Write - and a space instead of it."), "list"
        case "box":
            what = say("“{text}” would not become a box to tick: {sign} begins none.", text=text, sign=sign)
            box = "- [x]" if sign in "☑☒" else "- [ ]"
            yield what, say("Write {box} and a space instead of it.", box=box), "list"
        case "unbroken":
            what = say(
                "“{text}” would not become an item of a list: the space after {sign} is {space}.",
                text=text,
                sign=sign,
                space=_called(match),
            )
            yield what, say("Write a plain space after it."), "list"
        case "number":
            what = say(
                "“{text}” would not become an item of a list: there is no space after {sign}.",
                text=text,
                sign=sign.removesuffix("."),
            )
            yield what, say("Write a space after it."), "list"
        case "late" if match.start() and not sign.startswith(("1.", "1)")):
            what = say("This would not become a list, because there is no empty line before it.")
            yield what, say("Leave the line above it empty."), "list"
        case "letter" | "mark" if _goes_on(match, sign.strip("(.):")):
            what = say("“{text}” begins no list here: its lines would run together.", text=text)
            to_do = say("Write a list, each item on a line of its own: - and a space, or 1. and a space, before it.")
            yield what, to_do, "list"
        case "dash" if _goes_on(match, sign):
            what = say("“{text}” begins no list here: its lines would run together.", text=text)
            to_do = say("Write - and a space instead of {sign}; if somebody speaks, leave a line empty.", sign=sign)
            yield what, to_do, "list"
        case "row" if not content[: match.start()].rstrip("\n").rpartition("\n")[2].lstrip().startswith("|"):
            following = content[end + 1 :].partition("\n")[0] if end >= 0 else ""
            what = say("This is no table yet: the line of dashes below its head is missing.")
            if _DASHES.fullmatch(text):
                what = say("This line of dashes has no head of a table right above it.")
                yield what, say("Take the empty line above it out, or write the head: | Day | Time |"), "table"
                return
            if _DASHES.fullmatch(following):
                what = say("This is no table yet: the line of dashes below its head has another number of cells.")
            elif _OTHER_DASHES.fullmatch(following):
                what = say(
                    "This is no table yet: the line below its head has dashes of another length, as programs make."
                )
            yield what, say("Write it below the first row, with as many cells: | --- | --- |"), "table"
        case "callout":
            what = say("“{text}” is no callout as it stands.", text=text)
            kind = re.search(r"\w+", text)
            to_do = say('Write it like this: !!! note "Title", and the text below, indented by four spaces.')
            if kind and kind[0].lower() not in KINDS:
                to_do = together([to_do, choose_from(kind[0].lower(), KINDS)])
            yield what, to_do, "callout"
        case "note":
            what = say("“{sign}” begins no callout as it stands.", sign=sign)
            to_do = say("Write > and a space before it, and before each line of its text: > {sign}", sign=sign)
            yield what, to_do, "callout"
        case "kind":
            what = say("“{sign}” begins no callout as it stands.", sign=sign)
            note = f"[!{re.sub(r'[^A-Z]', '', sign)}]"
            to_do = say("Write > and a space before it, and before each line of its text: > {sign}", sign=note)
            yield what, to_do, "callout"
        case "foreign":
            what = say("“{text}” is a sign of other generators, and would be printed as it stands.", text=text)
            yield what, say("Take it out. CONTRIBUTING.md says what a text can hold."), "html"
        case "definition":
            what = say("This explains no word: a definition stands right below its word.")
            yield what, say("Write the word alone on the line above, or take out the colon."), "definition"
        case "nowhere":
            to_do = say("Write it after the colon: {text} page.md", text=text)
            yield say("{text} has no address.", text=text), to_do, "link-form"
        case "abbreviation":
            what = say("“{text}” does not say what it is short for.", text=text)
            yield what, say("Write it like this: *[WHO]: World Health Organization"), "abbreviation"


def _goes_on(match: re.Match[str], sign: str) -> bool:
    """Whether the next line begins with what follows a sign, as b) follows a); told where the first of them stands."""
    lines = match.string
    end = lines.find("\n", match.end())
    below = _BELOW.match(lines, end) if end >= 0 and not lines.endswith(("  ", "\\"), 0, end) else None
    if not below:
        return False
    if match.lastgroup == "mark" or below["mark"]:
        return below["mark"] == ("2" if sign == "1" else sign) and _is_first(match, sign)
    if below["dash"] or not below["letter"]:
        return below["dash"] == sign and _is_first(match, "–", "—")
    return sign in ("a", "1") and below["letter"] in ("b", "2")


def _is_first(match: re.Match[str], *signs: str) -> bool:
    """Whether the line above begins with none of these: of several lines that do, the first one is told."""
    before = match.string.rfind("\n", 0, max(0, match.start() - 1)) + 1
    return not match.start() or not match.string[before : match.start()].lstrip().startswith(signs)


def _called(match: re.Match[str]) -> Message:
    """The space after a sign, of which there are many that look like a plain one."""
    sign = match.string[match.end()]
    if sign == "\u00a0":
        return say("a no-break space")
    return say("none that can stand there ({sign})", sign=f"U+{ord(sign):04X}")


def without_a_second(sign: str) -> tuple[Message, Message, ProblemCode]:
    """What is said of a sign of emphasis that no second one answers."""
    what = say("This {sign} has no second one.", sign=sign)
    to_do = say(
        "Write it before and after the words, without a space inside: {sign}words{sign}."
        " For the signs themselves, write {signs}.",
        sign=sign,
        signs="".join(f"\\{one}" for one in sign),
    )
    return what, to_do, "emphasis"


def _begins_a_line(match: re.Match[str]) -> bool:
    """Whether nothing stands before a sign on its line: there it is told as that of a list."""
    return not match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()].strip()


def _in_an_address(match: re.Match[str]) -> bool:
    """Whether a sign stands within what looks like an address, which has signs of its own."""
    start = max(match.string.rfind(space, 0, match.start()) for space in " \n\u00a0") + 1
    return not _NO_ADDRESS.fullmatch(match.string, start, match.start())


def within_words(text: str, is_after_a_link: bool = False) -> Iterator[Mistake]:
    """Signs in words that are one half of something, or a construct that stands where it cannot."""
    ends_with_one_hyphen = "<!--" in text and bool(_ENDS_WITH_ONE_HYPHEN.search(text))
    for match in _WITHIN.finditer(text):
        line = text.count("\n", 0, match.start())
        sign = match[0].strip()
        match match.lastgroup:
            case "footnote" if sign == "^[":
                what = say("A footnote cannot stand within a line.")
                yield line, what, say("Write [^1] here, and [^1]: text below."), "footnote"
            case "footnote" if text[match.end() : match.end() + 1] != ":":
                what = say("The footnote {sign} has no text.", sign=sign)
                to_do = say("Write it anywhere in the page, on a line of its own: {sign}: text", sign=sign)
                yield line, what, to_do, "footnote"
            case "footnote":
                what = say("The footnote {sign} has no text here.", sign=sign)
                yield line, what, say("Begin a line of its own with it: {sign}: text", sign=sign), "footnote"
            case "wide":
                said = quote(sign.strip("* \t"))
                what = say("The ** around “{text}” would be printed: a space stands inside them.", text=said)
                yield line, what, say("Take it out: **{text}**.", text=said), "emphasis"
            case "picture":
                what = say("This is no picture: its sign ! stands between its text and its address.")
                yield line, what, say("Write it before the text: ![What it shows](…)."), "picture"
            case "wiki":
                name = sign.strip("[] \t")
                if re.fullmatch(r"[a-z_]+\.[\w.]+", name) and not name.endswith(".md"):
                    yield line, NEEDS_TWO_BRACES, write(name), "braces"
                else:
                    what = say("“{sign}” is no link here.", sign=quote(sign))
                    yield line, what, say("Write [text](page.md), with the words that readers press."), "link-form"
            case "comment" if sign in ("<!–", "<!—"):
                what = say(
                    "“{sign}” begins no comment: a program for text has made one dash of its two hyphens.", sign=sign
                )
                yield line, what, say("A comment begins with <!-- and ends with -->."), "comment"
            case "comment" if sign in ("–>", "—>") and _BEGUN_WITH_A_DASH.search(text, 0, match.start()):
                continue  # which is told at its beginning
            case "comment" if sign == "<!-":
                what = say("“{sign}” begins no comment: it lacks a hyphen.", sign=sign)
                yield line, what, say("A comment begins with <!-- and ends with -->."), "comment"
            case "comment" if sign == "->":
                yield line, say("“{sign}” ends no comment: it lacks a hyphen.", sign=sign), _COMMENT_OR_ARROW, "comment"
            case "comment" if sign == "<!--" and ends_with_one_hyphen:
                continue  # which is told at its end
            case "comment" if sign == "<!--":
                what = say("This comment does not end within its paragraph, so its words would be printed.")
                yield line, what, say("Put the comment on lines of its own, and end it with -->."), "comment"
            case "comment":
                yield line, say("“{sign}” ends no comment here.", sign=sign), _COMMENT_OR_ARROW, "comment"
            case "foreign":
                what = say(
                    "“{text}” is a sign of other generators, and would be printed as it stands.", text=quote(sign)
                )
                yield line, what, say("Take it out. CONTRIBUTING.md says what a text can hold."), "html"
            case "slant" if _in_an_address(match) or (sign == "*" and _begins_a_line(match)):
                continue
            case "bold" | "struck" | "slant":
                yield line, *without_a_second(sign)
            case "tag":
                what = say("“{sign}” cannot be read as HTML.", sign=quote(sign))
                to_do = say('Write a space before each attribute, and its value in quotation marks: a="…".')
                yield line, what, to_do, "html"
            case "element":
                what = say("<{name}> cannot stand in a text.", name=quote(match["name"]))
                yield line, what, say("Take it out. CONTRIBUTING.md says which HTML a text can hold."), "html"
            case "open":
                what = say("This is no link: the sign ] is missing between its text and its address.")
                yield line, what, say("Write [text](address)."), "link-form"
            case "apart":
                what = say("This is no link: a space stands between its text and its address.")
                yield line, what, say("Take the space out."), "link-form"
            case "turned":
                what = say("This is no link: its brackets are the wrong way round.")
                yield line, what, say("Write [text](address)."), "link-form"
            case "reference":
                what = say("This is no link: nothing on the page says where it leads.")
                yield line, what, say("Write [text](address), or [name]: address on a line of its own."), "link-form"
            case "address" if is_after_a_link and "[" not in text[: match.start()]:
                what = say("This is no link: another one stands within its text.")
                yield line, what, say("Make one link of the two, or put the one behind the other."), "link-form"
            case "address":
                what = say("This is no link: its address cannot be read.")
                to_do = say("Write [text](address), the address without spaces, and end it with ).")
                yield line, what, to_do, "link-form"
            case "attributes" if _NO_HEADING.match(text):
                continue  # which is told at the start of the line
            case "attributes" if _TYPESET.search(text, match.end(), max(match.end(), text.find("}", match.end()))):
                what = say("The quotation marks in these braces are typeset ones.")
                yield line, what, say('Write straight ones: lang="en".'), "attributes"
            case "attributes":
                what = say("This list of attributes belongs to nothing.")
                to_do = say("Write it right after what it is for, as in **words**{{ .class }}, or take it out.")
                yield line, what, to_do, "attributes"
            case "rounded":
                yield line, NEEDS_TWO_BRACES, write(sign.strip("() ")), "braces"
            case "letter":
                what = say("“{text}” stands in the place of a picture that an e-mail had.", text=quote(sign))
                to_do = say("Save the picture in docs/pictures/, and show it: ![What it shows](../pictures/map.png).")
                yield line, what, to_do, "picture"
            case "braces":
                yield line, NEEDS_TWO_BRACES, write(sign.strip("{} ")), "braces"
            case "field":
                what = say("“{sign}” would be printed as it stands.", sign=sign)
                to_do = say(
                    "Write the words in its place, or a value, {{{{ rules.NAME }}}}; for the signs, \\{{ and \\}}."
                )
                yield line, what, to_do, "braces"
            case "backslash":
                what = say("This \\ stands at the end of a paragraph, where there is no line to break.")
                yield line, what, say("Take it out; for the sign itself, write \\\\."), "line-break"
            case "code":
                what = say("This ` has no second one.")
                yield line, what, say("Write it before and after the code; for the sign itself, write \\`."), "code"
