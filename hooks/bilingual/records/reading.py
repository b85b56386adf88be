"""A YAML file → plain data and the line of every value.

Only the part of YAML that editors need: mappings, lists, text, numbers, true and false. What looks like a number or a
date by YAML's older rules (``010``, ``1:30``, ``yes``) stays text, so that the schema can refuse it by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from ..characters import find_in_value, mend_characters
from ..messages import Message, say
from ..messages.programs import said_by_program
from ..problems import Problem, ProblemCode, quote
from .slips import PASTED_SPACES, find_merges, find_slip

MAX_BYTES = 256 * 1024
MAX_DEPTH = 12
MAX_PROBLEMS = 50  # more than anyone mends before looking again
Path = tuple[str | int, ...]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REMARK = re.compile(r"(<!--.*?-->)[ \n]*", re.S)
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")
# The names of texts that readers get: languages, and these.
_FOR_READERS = re.compile(r"[a-z]{2}|[a-z]{2}-[A-Z]\w+|term|explanation|title|short_title")
_CUT = re.compile(r" #(\S)?.*")
_AS_UTF_8 = say(
    "Save the file with the encoding UTF-8: an editor asks for it where a file is saved under another name."
)
# What the parser notices only later: where it began is the line to mend.
_NOTICED_LATE = ("end of stream", "could not find expected", "did not find expected ','")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_SYNTAX = {  # what the parser says → what an editor can do about it
    "invalid Unicode character": say("Write the character itself in place of its number."),
    "document start": say("A line with three full stops ends the file: take it out, or all that is below it."),
    "mapping values are not allowed": say("A text with a colon and a space in it must stand between quotation marks."),
    "tab character": say("Use spaces, not tabs, at the start of a line."),
    "cannot start any token": say(
        "Use spaces, not tabs, and put quotation marks around a text that starts with a sign."
    ),
    "could not find expected": say("The line needs a colon and a space after its name."),
    "did not find expected ','": say(
        "A bracket that begins here is not closed, a comma is missing between two of its texts, or one of them has a"
        " colon in it and needs quotation marks."
    ),
    "did not find expected node content": say("Between two commas, or a comma and a bracket, a text is missing."),
    "block sequence entries": say(
        'A hyphen and a space begin an item of a list. Write "" for what is not known, and quotation marks around a'
        " text that begins with a hyphen."
    ),
    "did not find expected": say(
        "Look at quotation marks, brackets and the number of spaces at the start of the line."
    ),
    "found unexpected end of stream": say("A quotation mark is never closed."),
    "unknown escape character": say("Write two backslashes for one, or take the quotation marks away."),
    "found undefined tag handle": say("Put quotation marks around a text that starts with an exclamation mark."),
}


@dataclass(frozen=True)
class Record:
    """The data of one file. ``lines`` gives the line, from 1, of the value at each path of keys and positions."""

    file: str
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Unreadable(Exception):
    """Reading cannot go on; the problems say why."""


def decode(raw: bytes, file: str, most: int = MAX_BYTES) -> tuple[str, list[Problem]]:
    """Bytes → text with ``\\n`` line ends and no byte order mark.

    Refuses more than ``most`` bytes, and what is not UTF-8.
    """
    if len(raw) > most:
        what = say("The file is too large: {size} KB, more than {most} KB.", size=len(raw) // 1024, most=most // 1024)
        to_do = say("Divide it, or take out what does not belong.")
        return "", [Problem(file, 1, what, to_do, "too-large")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = say("There is a character here that is not UTF-8.")
        return "", [Problem(file, line, what, _AS_UTF_8, "character")]
    return text.replace("\r\n", "\n").replace("\r", "\n"), []


def read_record(raw: bytes, file: str) -> tuple[Record, list[Problem]]:
    """A whole file that holds one mapping."""
    text, problems = decode(raw, file)
    return (Record(file), problems) if problems else read_mapping(text, file)


def read_mapping(text: str, file: str, first_line: int = 1) -> tuple[Record, list[Problem]]:
    """A text that holds one mapping; ``first_line`` is where it starts in ``file``."""
    _, unfit = mend_characters(text, file, first_line)
    if unfit := unfit or find_merges(text, file, first_line):
        return Record(file), unfit[:MAX_PROBLEMS]
    builder = _Builder(file, first_line, text)
    try:
        data = builder.document(yaml.parse(text, Loader=_LOADER))
    except _Unreadable:
        return Record(file), builder.problems
    except yaml.YAMLError as error:
        return Record(file), [*builder.problems, _syntax_problem(error, file, first_line, text)]
    if data is None:  # nothing but comments, or a line with three hyphens
        data = {}
    if not isinstance(data, dict):
        what = say("This should be a list of names, each followed by a colon and its value.")
        to_do = say("Look at the examples in the README.")
        return Record(file), [*builder.problems, Problem(file, first_line, what, to_do, "record-unreadable")]
    return Record(file, data, builder.lines), builder.problems


def _syntax_problem(error: yaml.YAMLError, file: str, first_line: int, text: str) -> Problem:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        said = error.problem or ""
        begins = error.context_mark if any(part in said for part in _NOTICED_LATE) else None
        index = min((begins or error.problem_mark).line, text.rstrip().count("\n"))
    else:  # a character that YAML forbids
        position = getattr(error, "position", 0)
        said, index = "", text.count("\n", 0, position)
    if "document start" not in said and (slip := find_slip(text.split("\n"), index, first_line)):
        return Problem(file, first_line + slip.line, slip.what, slip.to_do, "record-unreadable")
    advice = next(
        (advice for part, advice in _SYNTAX.items() if part in said), say("Compare it with the lines around it.")
    )
    what = say("This line holds a character that is not allowed in a text file.")
    what = say("This line cannot be read as YAML ({said}).", said=said_by_program(said)) if said else what
    return Problem(file, first_line + index, what, advice, "record-unreadable")


class _Builder:
    """Builds plain data from the parser's events and notes lines, duplicate keys and what is not allowed."""

    def __init__(self, file: str, first_line: int, text: str) -> None:
        self.file, self.first_line, self.text = file, first_line, text
        self.texts = text.split("\n") if " #" in text else ()
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def _problem(
        self, event: yaml.Event, what: Message, to_do: Message, code: ProblemCode = "record-unreadable"
    ) -> None:
        self.problems.append(Problem(self.file, self._line(event), what, to_do, code))
        if len(self.problems) == MAX_PROBLEMS:
            raise _Unreadable

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)

    def document(self, events: Iterator[yaml.Event]) -> Any:
        data: Any = {}
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(
                        event, say("A second document starts here."), say("Take out the line with three hyphens.")
                    )
                    raise _Unreadable
                data = self.value(next(events), events, ())
        return data

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> Any:
        self.lines.setdefault(path, self._line(event))
        if len(path) > MAX_DEPTH:
            self._problem(
                event,
                say("More than {most} levels inside each other.", most=MAX_DEPTH),
                say("Use fewer levels."),
            )
            raise _Unreadable
        self.refuse_extras(event)
        if isinstance(event, yaml.AliasEvent):
            return None
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, path, is_in_braces=bool(event.flow_style))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        assert isinstance(event, yaml.ScalarEvent)
        if not event.style:
            self.refuse_swallowed(event)
        if self.texts:
            self.refuse_cut(event, path)
        return _scalar(event)

    def refuse_extras(self, event: yaml.Event) -> None:
        """What an editor never means, on a name or on a value."""
        if anchor := getattr(event, "anchor", None):
            what = say("“{anchor}” is an anchor or an alias (& or *).", anchor=quote(anchor))
            self._problem(event, what, say("Write the value out, or put quotation marks around the text."))
        if tag := getattr(event, "tag", None):
            what = say("“{tag}” is a type tag.", tag=quote(tag))
            self._problem(event, what, say("Take out the tag, or put quotation marks around the text."))
        if isinstance(event, yaml.ScalarEvent) and (found := find_in_value(event.value)):  # written as "\\u202e"
            self._problem(event, *found, "character")

    def refuse_swallowed(self, event: yaml.ScalarEvent) -> None:
        """An item of a list that the text above has swallowed."""
        text = event.value
        if " - " in text and event.start_mark and event.end_mark and event.end_mark.line > event.start_mark.line:
            what = say("Below this line an item begins further in than here, so that it is read as more of the text.")
            self._problem(event, what, say("Begin the hyphens of a list right below one another."))

    def refuse_cut(self, event: yaml.ScalarEvent, path: Path) -> None:
        """A text that a “#” cuts short. A remark behind a text has two spaces before it; behind a word, one will do.

        What readers get is a text, be it one word: what is said in a language, and what a page is called.
        """
        end = event.end_mark
        if event.style or not event.value or end is None or event.value[0].isdigit() or end.line >= len(self.texts):
            return
        if (cut := _CUT.match(self.texts[end.line], end.column)) and (
            " " in event.value
            or cut[1]
            or (self.file.endswith(".md") and event.value[0].isupper())
            or (path and _FOR_READERS.fullmatch(str(path[-1])))
        ):
            what = say("Readers would not get “{cut}”: after a space, # begins a remark.", cut=quote(cut[0].strip()))
            to_do = say("Put quotation marks around the whole text; if it is a remark, write two spaces before #.")
            self._problem(event, what, to_do)

    def sequence(self, events: Iterator[yaml.Event], path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.value(event, events, (*path, len(items))))
        return items

    def refuse_cut_by_comma(self, key: yaml.ScalarEvent, value: yaml.Event, above: object) -> bool:
        """A name between braces that no colon follows: what stands behind the comma of a text."""
        ends, begins = key.end_mark, value.start_mark
        is_empty = isinstance(value, yaml.ScalarEvent) and not value.value and not value.style
        if not is_empty or not ends or not begins or ":" in self.text[ends.index : begins.index]:
            return False
        name, colon, rest = key.value.partition(":")
        if colon and rest and not rest[0].isspace():
            what = say("There is no space after the colon of “{name}”.", name=quote(name))
            self._problem(key, what, say("Write {name}: {value}", name=quote(name), value=quote(rest)))
        elif not isinstance(above, str):
            return False  # no text stands before the comma
        else:
            what = say("“{text}” is read as a name: between {{ and }}, a comma ends a text.", text=quote(key.value))
            self._problem(key, what, say("Put quotation marks around the whole text."))
        return True

    def mapping(self, events: Iterator[yaml.Event], path: Path, is_in_braces: bool = False) -> dict[str, Any]:
        result: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                what = say("The name before a colon must be a plain word.")
                if is_in_braces and isinstance(event, yaml.MappingStartEvent):  # {{ of a value, without marks around it
                    what = say("A text that begins with “{value}” is not read as text.", value="{{")
                self._problem(event, what, say("Text with braces or brackets needs quotation marks around it."))
                raise _Unreadable
            self.refuse_extras(event)
            key, line = event.value, self._line(event)
            if not event.style and key != key.strip():  # YAML takes the spaces of Unicode for letters
                self._problem(event, *PASTED_SPACES)
                raise _Unreadable
            if key in result:
                if key.startswith("-") and not event.style:  # “-value” twice: two items, and no space behind the hyphen
                    what = say("There is no space after the hyphen.")
                    self._problem(event, what, say("Write - {value}", value=quote(f"{key[1:]}: …")))
                    raise _Unreadable
                earlier = self.lines[(*path, key)]
                what = say(
                    "“{key}” stands here for the second time; the first is on line {earlier}.",
                    key=quote(key),
                    earlier=earlier,
                )
                self._problem(event, what, say("Keep one of the two."), "duplicate")
                self.value(next(events), events, (*path, key))
                continue
            self.lines[(*path, key)] = line
            following = next(events)
            if is_in_braces and self.refuse_cut_by_comma(event, following, next(reversed(result.values()), None)):
                continue
            result[key] = self.value(following, events, (*path, key))
        return result


class Text(str):
    """The words of a text in which remarks stand, <!-- … -->: exceptions, which the checks need and no reader gets."""

    remarks: str  # as they stand there, one after the other


def with_remarks(text: str) -> str:
    """A text as it stands in its file, its remarks before its words."""
    return f"{text.remarks} {text}" if isinstance(text, Text) else text


def _without_remarks(text: str) -> str:
    if "<!--" not in text:
        return text
    after = text.rfind("-->") + len("-->")  # what begins behind it never ends, and is not looked for
    remarks = list(_REMARK.finditer(text, 0, after + len(text[after:]) - len(text[after:].lstrip(" \n"))))
    pieces, end = [], 0
    for remark in remarks:
        pieces.append(text[end : remark.start()])
        end = remark.end()
    words = Text("".join([*pieces, text[end:]]))
    words.remarks = " ".join(remark[1] for remark in remarks)
    return words


def _scalar(event: yaml.ScalarEvent) -> str | int | Decimal | bool | None:
    text = _without_remarks(event.value.strip("\n"))  # which a block of lines brings with it
    if event.style is not None and event.style != "":
        return text
    if text in _WORDS:
        return _WORDS[text]
    if match := _NUMBER.fullmatch(text):
        return Decimal(text) if match[2] else int(text)
    return text
