"""What an editor has done to a YAML file that cannot be read, in an editor's words: merged, pasted, indented, wrapped.

A parser tells where it gave up, and what it had hoped for there; this looks at the lines around that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..messages import Message, say, say_number, together
from ..problems import Problem, quote

_MERGE = re.compile(r"[ \t]*(?:(?:<{7}|\|{7}|>{7})(?: .*)?|={7})[ \t]*")
MERGE_SIGNS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # those of Unicode that YAML takes for letters
_PASTED_INDENT = re.compile(rf"[ \t]*[{_OTHER_SPACES}]")
_PASTED_AFTER = re.compile(rf"[ ]*(?:- )?[\w.-]+:[{_OTHER_SPACES}]|[ ]*-[{_OTHER_SPACES}]")
_NAME = re.compile(
    r"(?P<indent> *)(?P<items>(?:- +)*)(?P<name>[\w.-]+|\"[^\"]*\"|'[^']*'):(?:[ ]+(?P<value>\S.*)|[ ]*)?$"
)
_NO_SPACE = re.compile(r" *(?:- +)*(?P<name>[A-Za-z_][\w-]*):(?!//)(?P<value>[^\s:].*)$")
_NO_ITEM = re.compile(r" *-(?P<value>[^\s-].*)$")
_ENDS_EARLY = re.compile(r"(?P<mark>[\"'])(?:(?!(?P=mark)).)*(?P=mark)\s*[^\s,#}\]].*$")
_ENDS_IN_BRACKETS = re.compile(r"(?:\[[^\]]*\]|\{[^}]*\})\s*[^\s,#\]}]")
_NO_COLON = re.compile(
    r" *(?:- +)*(?P<name>[A-Za-z_][\w-]*)\s*(?:[=\uff1a\ufe55\u2236]\s*(?P<value>\S.*)|;\s*(?P<word>\S+))$"
)
_ITEM = re.compile(r" *- +(?P<value>[*&!%@`|>]\S.*)$")
# The signs of a list, or a hyphen, as programs for text write them: a star, a dot, a dash.
_OTHER_ITEM = re.compile(r" *[*+•·–—][ \u00a0\t]+(?P<value>[^*\s].*)$")
_EMPTY_VALUE = re.compile(r" *(?:- +)*(?P<name>[\w .-]+):[ ]+(?P<empty>\[ *\]|\{ *\}|\"\"|'')[ ]*(?:#.*)?$")
_TYPESET = "“”„«»‘’‚"
_SIGNS = "*&!%@`[{|>?"
_BEGINS_LINES = re.compile(r"[|>][-+]?\s*(?:\s#.*)?")  # a text on the lines below (YAML 1.2.2, 8.1), as people write it
A_REMARK = (
    say("This is a remark as in a page; it cannot stand here."),
    say(
        "Write # before it. An exception stands within the text that it is for:"
        ' name: "<!-- allow spelling: why --> the text".'
    ),
)
PASTED_SPACES = (
    say("A no-break space stands here in place of a plain one, as in what is copied from elsewhere."),
    say("Take the spaces before the first letter, and after the colon, out and type them anew."),
)
_WHERE = say("What belongs together begins below one another; what belongs to a name, two spaces further in.")
_ONE_LINE = say("If it is more of the text above, put all of that on one line, between quotation marks.")


class Slip(NamedTuple):
    """How many lines below the first one, what is wrong there, and what to do."""

    line: int
    what: Message
    to_do: Message


def find_merges(text: str, file: str, first_line: int) -> list[Problem]:
    """The lines that git leaves where two versions could not be made one."""
    if not any(sign in text for sign in MERGE_SIGNS):
        return []
    return [
        Problem(
            file,
            number,
            say("Two versions of this file were merged here, and both still stand: “{line}”.", line=quote(line)),
            say("Keep one of the two, or what is right of both, and take out the lines with these signs."),
            "merge",
        )
        for number, line in enumerate(text.split("\n"), first_line)
        if _MERGE.fullmatch(line)
    ]


def find_slip(lines: Sequence[str], index: int, first_line: int) -> Slip | None:
    """The cause, where one is known, of what a parser could not read on a line, or right above it."""
    for number, line in enumerate(lines):
        if _PASTED_INDENT.match(line) or _PASTED_AFTER.match(line):
            return Slip(number, *PASTED_SPACES)
    if slip := _never_closed(lines, index):
        return slip
    for number in (index, _above(lines, index)):
        if 0 <= number < len(lines) and (slip := next(_of_line(lines, number, first_line), None)):
            return slip
    return None


def _never_closed(lines: Sequence[str], index: int) -> Slip | None:
    """A text above whose quotation mark has no second one: a parser takes the next such sign for it, lines below."""
    for mark in "\"'":
        above = next((at for at in range(min(index, len(lines)) - 1, -1, -1) if mark in lines[at]), -1)
        name = _NAME.match(lines[above]) if above >= 0 else None
        if name and name["value"] and name["value"].startswith(mark) and name["value"].count(mark) == 1:
            what = say(
                "The text of “{name}” begins with a quotation mark that does not end on its line.",
                name=quote(name["name"]),
            )
            return Slip(above, what, say("Write the same mark at the end of the text, or none."))
    return None


def _above(lines: Sequence[str], index: int) -> int:
    """The line above that holds anything; -1 without one."""
    return next((at for at in range(min(index, len(lines)) - 1, -1, -1) if _holds_anything(lines[at])), -1)


def _holds_anything(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _of_line(lines: Sequence[str], number: int, first_line: int) -> Iterator[Slip]:
    line, above = lines[number], _above(lines, number)
    before = lines[above] if above >= 0 else ""
    name, upper = _NAME.match(line), _NAME.match(before)
    if line.lstrip().startswith("<!--"):
        yield Slip(number, *A_REMARK)
    if wrong := _NO_SPACE.match(line):
        what = say("There is no space after the colon of “{name}”.", name=quote(wrong["name"]))
        yield Slip(number, what, say("Write {name}: {value}", name=quote(wrong["name"]), value=quote(wrong["value"])))
    if wrong := _NO_COLON.match(line):
        what = say("There is no colon behind “{name}”.", name=quote(wrong["name"]))
        value = quote(wrong["value"] or wrong["word"])
        yield Slip(number, what, say("Write {name}: {value}", name=quote(wrong["name"]), value=value))
    if wrong := _ITEM.match(line):
        what = say("A text that begins with “{value}” is not read as text.", value=wrong["value"][0])
        yield Slip(number, what, say("Put quotation marks around the whole text."))
    is_item = before.lstrip().startswith("- ")
    if (wrong := _OTHER_ITEM.match(line)) and (is_item or (upper and not upper["value"])):
        what = say("An item of a list begins with a hyphen here, and not with {sign}.", sign=line.lstrip()[0])
        yield Slip(number, what, say("Write - {value}", value=quote(wrong["value"])))
    if (wrong := _EMPTY_VALUE.match(before)) and (_begins(line) > _begins(before) or line.lstrip().startswith("- ")):
        what = say(
            "“{name}” is said to be empty, {empty}, and more stands below it.",
            name=quote(wrong["name"]),
            empty=wrong["empty"],
        )
        yield Slip(above, what, say("Take {empty} out, or what stands below it.", empty=wrong["empty"]))
    if not name and is_item and _begins(line) == _begins(before) and line.lstrip()[:1].isalnum():
        what = say("There is no hyphen before this item of a list.")
        yield Slip(number, what, say("Write - {value}", value=quote(line.strip())))
    if line.lstrip().startswith("- ") and upper and not upper["value"] and _begins(line) < _begins(before):
        yield Slip(number, _begins_apart(lines, number, above, first_line), _WHERE)
    if (wrong := _NO_ITEM.match(line)) and (before.rstrip().endswith(":") or _has_items(lines, number)):
        yield Slip(
            number, say("There is no space after the hyphen."), say("Write - {value}", value=quote(wrong["value"]))
        )
    if name and (value := name["value"]):
        if value[0] in _TYPESET and value.rstrip()[-1] in _TYPESET:
            what = say("The quotation marks around the text of “{name}” are typeset ones.", name=quote(name["name"]))
            straight = quote(f'"{value.strip(_TYPESET + " ")}"')
            yield Slip(
                number, what, say("Write straight ones: {name}: {value}", name=quote(name["name"]), value=straight)
            )
        if _ENDS_EARLY.match(value):
            what = say(
                "The text of “{name}” begins with a quotation mark that ends before the text does.",
                name=quote(name["name"]),
            )
            yield Slip(number, what, say("Put the whole text between ' and ', or write “ and ” inside it."))
        elif value[0] in "[{" and value[:2] != "{{" and not _ENDS_IN_BRACKETS.match(value):
            pass  # a list or names in brackets, which something else is wrong with
        elif value.startswith("- ") or (value[0] in _SIGNS and not _BEGINS_LINES.fullmatch(value)):
            what = say("A text that begins with “{value}” is not read as text.", value=value[0])
            yield Slip(number, what, say("Put quotation marks around the whole text."))
    if name and before:
        yield from _indent(lines, number, above, first_line)
    if (
        not name
        and upper
        and upper["value"]
        and upper["value"][0] not in "|>"
        and not line.startswith("\t")
        and not line.lstrip().startswith(("-", "#"))
        and " " in line.strip()  # one word alone is a name that lacks its colon
    ):
        what = say(
            "The text of “{name}” on the line above goes on here, where a new name is looked for.",
            name=quote(upper["name"]),
        )
        yield Slip(number, what, say("Write the whole text on one line; behind a name, write a colon and a space."))


def _has_items(lines: Sequence[str], number: int) -> bool:
    """Whether an item of a list begins above, as far in as this line."""
    own = _begins(lines[number])
    above = (line for line in reversed(lines[:number]) if _holds_anything(line) and _begins(line) <= own)
    nearest = next(above, "")
    return _begins(nearest) == own and nearest.lstrip().startswith("- ")


def _indent(lines: Sequence[str], number: int, above: int, first_line: int) -> Iterator[Slip]:
    """A name that begins where none can: below no other, or further in although the line above has its value."""
    own = _begins(lines[number])
    places: dict[int, int] = {}  # where a name can begin, and a line that has one there
    least = own + 1_000
    for at in range(above, -1, -1):
        if _holds_anything(lines[at]) and (start := _begins(lines[at])) < least:
            places[start], least = at, start
    top = _begins(lines[above])
    name, upper = _NAME.match(lines[number]), _NAME.match(lines[above])
    is_deeper = own > top and bool(upper and upper["value"])
    if own in places or not (is_deeper or own < top):
        return
    further = 1 if name and name["value"] else -1  # of two that are as near, a name with a value stands further in
    near = min(places, key=lambda place: (abs(place - own), -further * place))
    what = _begins_apart(lines, number, places[near], first_line)
    goes_on = is_deeper and upper and " " in (upper["value"] or "")
    yield Slip(number, what, together([_WHERE, _ONE_LINE]) if goes_on else _WHERE)


def _begins_apart(lines: Sequence[str], number: int, neighbour: int, first_line: int) -> Message:
    return say(
        "This line begins after {own}, but line {line}, its neighbour, after {near}.",
        own=_spaces(_begins(lines[number])),
        line=first_line + neighbour,
        near=_spaces(_begins(lines[neighbour])),
    )


def _spaces(number: int) -> Message:
    return say_number(number, "1 space", "{number} spaces")


def _begins(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
