"""What other programs say of what they cannot read, as messages: the parsers that are used here, and the system.

They speak English alone. What is not listed is shown as it was said.
"""

from __future__ import annotations

import re
from functools import cache

from . import Clause, Message, as_is, say, to_say

_JINJA = (
    to_say("Encountered unknown tag '{name}'"),
    to_say(
        "Encountered unknown tag '{name}'. Jinja was looking for the following tags: {tags}."
        " The innermost block that needs to be closed is '{block}'"
    ),
    to_say(
        "Encountered unknown tag '{name}'. You probably made a nesting mistake. Jinja is expecting this tag,"
        " but currently looking for {tags}. The innermost block that needs to be closed is '{block}'"
    ),
    to_say(
        "Unexpected end of template. Jinja was looking for the following tags: {tags}."
        " The innermost block that needs to be closed is '{block}'"
    ),
    to_say("unexpected end of template, expected '{token}'"),
    to_say("Expected an expression, got '{token}'"),
    to_say("expected token '{wanted}', got '{token}'"),
    to_say("Invalid character in identifier"),
    to_say("unexpected '{token}'"),
    to_say("unexpected '{token}', expected '{wanted}'"),
    to_say("unexpected char {sign} at {place}"),
    to_say("tag name expected"),
    to_say("Missing end of comment tag"),
    to_say("Missing end of raw directive"),
    to_say("expected name or number"),
    to_say("expected subscript expression"),
    to_say("invalid syntax for function call expression"),
    to_say("'{name}' is undefined"),
    to_say("'{object}' has no attribute '{name}'"),
    to_say("{object} has no element {name}"),
    to_say("No filter named '{name}'"),
    to_say("No test named '{name}'"),
    to_say("end of print statement"),
    to_say("begin of print statement"),
    to_say("end of statement block"),
    to_say("begin of statement block"),
    to_say("end of template"),
    to_say("unknown"),
)
_YAML = (
    to_say("could not find expected ':'"),
    to_say("did not find expected key"),
    to_say("did not find expected node content"),
    to_say("did not find expected '-' indicator"),
    to_say("did not find expected '{sign}' or '{other}'"),
    to_say("did not find expected alphabetic or numeric character"),
    to_say("did not find expected comment or line break"),
    to_say("did not find expected whitespace or line break"),
    to_say("mapping values are not allowed in this context"),
    to_say("block sequence entries are not allowed in this context"),
    to_say("block mapping entries are not allowed in this context"),
    to_say("mapping keys are not allowed in this context"),
    to_say("found character that cannot start any token"),
    to_say("found unexpected end of stream"),
    to_say("found unexpected document indicator"),
    to_say("found unknown escape character"),
    to_say("found undefined tag handle"),
    to_say("found unexpected ':'"),
    to_say("found a tab character that violates indentation"),
    to_say("found a tab character where an indentation space is expected"),
    to_say("did not find expected <document start>"),
)
_XML = (
    to_say("Opening and ending tag mismatch: {name} line {line} and {other}"),
    to_say("Start tag expected, '<' not found"),
    to_say("Premature end of data in tag {name} line {line}"),
    to_say("Document is empty"),
    to_say("Extra content at the end of the document"),
    to_say("attributes construct error"),
    to_say("AttValue: \" or ' expected"),
    to_say("Specification mandates value for attribute {name}"),
    to_say("Couldn't find end of Start Tag {name} line {line}"),
    to_say("StartTag: invalid element name"),
    to_say("Attribute {name} redefined"),
    to_say("Namespace prefix {prefix} on {name} is not defined"),
    to_say("Namespace prefix {prefix} for {name} on {element} is not defined"),
    to_say("xmlParseEntityRef: no name"),
    to_say("EntityRef: expecting ';'"),
    to_say("Entity '{name}' not defined"),
    to_say("Unescaped '<' not allowed in attributes values"),
    to_say("Comment not terminated"),
    to_say("PCDATA invalid Char value {number}"),
)
_SYSTEM = (
    to_say("[Errno {number}] {said}"),
    to_say("timed out"),
    to_say("Address already in use"),
    to_say("Connection refused"),
    to_say("Connection reset by peer"),
    to_say("Device or resource busy"),
    to_say("Disk quota exceeded"),
    to_say("File exists"),
    to_say("File name too long"),
    to_say("File too large"),
    to_say("Function not implemented"),
    to_say("Input/output error"),
    to_say("Is a directory"),
    to_say("Name or service not known"),
    to_say("Network is unreachable"),
    to_say("No route to host"),
    to_say("No space left on device"),
    to_say("No such device"),
    to_say("No such file or directory"),
    to_say("Not a directory"),
    to_say("Operation not permitted"),
    to_say("Permission denied"),
    to_say("Read-only file system"),
    to_say("Stale file handle"),
    to_say("Temporary failure in name resolution"),
    to_say("Too many levels of symbolic links"),
    to_say("Too many open files"),
)
_DEEPEST = 3  # what a program has said of what another one has said
_LONGEST = 500  # characters of what is looked at


def said_by_program(said: str, depth: int = 0) -> Message:
    """What a program has said, in English, as a message; its stop at the end is left out.

    What was a message of ours before it went through that program is still one.
    """
    if isinstance(said, Message):
        return as_is(Clause(said))
    text = said.rstrip(".") or said
    for pattern, form in _forms() if depth < _DEEPEST and len(text) <= _LONGEST else ():
        if found := form.fullmatch(text):
            return say(pattern, **{name: said_by_program(part, depth + 1) for name, part in found.groupdict().items()})
    return as_is(text)


@cache
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    """The patterns, each with the form of a text that was made by it; those with the most words of their own first."""
    patterns = sorted((*_JINJA, *_YAML, *_XML, *_SYSTEM), key=len, reverse=True)
    return [(pattern, re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(pattern)), re.S)) for pattern in patterns]


_PLACE = re.compile(r"\\\{(\w+)\\\}")
