"""Value tags in text: ``{{ rules.loan_time }}``.

Text from a pull request is somebody else's input, so it is parsed with Jinja's own parser and never run. Only a look-up
of a name is a tag; everything else that Jinja knows is a problem at its line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from ..messages import Message, say
from ..problems import Choice, Problem, ProblemCode, choose
from ..vocabulary import Names, Phrase, UnknownName

ALLOWED = say(
    "Allowed here: {{{{ rules.NAME }}}} for the value, {{{{ rules.NAME.amount }}}} without its limit,"
    " {{{{ rules.NAME.note }}}}, {{{{ rules.NAME.easy }}}}, {{{{ organisation.NAME }}}}"
    " and {{{{ accessibility.NAME }}}}."
)
NEEDS_TWO_BRACES = say("A value needs two braces on each side.")
_NO_NAME = say("What stands between these braces is not written as a name is.")
_FOR_PROGRAMS = say("What stands between {{% and %}} is for programs, and is not allowed in text.")
_LONG = 200  # characters of a line that could hold too much by itself
_MOST_READ = 500_000  # characters that are parsed anew after each mistake: all mistakes of a text of usual length
_PARSER = Environment(keep_trailing_newline=True)
_DELIMITERS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")
# A name that is written as words are: in quotation marks or bold, with spaces, hyphens or dashes, in capital letters,
# or with another sign in the place of its dot.
_SPELLED = re.compile(
    r"\{\{[\s\"'“”‘’»«`*]*"
    r"(?:(?P<root>[a-z]{1,40})\.|(?P<known>rules|organisation|accessibility)(?: ?[,:;/\\] ?| ?\.{2,3} ?| ))"
    r"(?P<words>[^\W\d_]\w{0,60}(?:(?:[ \u2010-\u2014-]|\\_|\u00ad_?)[^\W\d_]\w{0,60}){0,8})"
    r"[\s\"'“”‘’»«`*]*\}\}"
)
_BETWEEN_WORDS = re.compile(r"[ \u2010-\u2014-]|\\_")  # a low line behind a backslash is that of a program for text
_WITH_ALL_IN_IT = re.compile(r"\{[{%][^{}\n]*[%}]\}")
_LOOK_UP = re.compile(r"(?<!\{)\{\{ [\w.]{1,200} \}\}(?!\})")
_REFUSED = (  # what Jinja's tree no longer shows; a value that is meant is named
    (
        re.compile(
            r"\{{3,9} ?(?P<before>[a-z_]{1,40}\.[\w.]{1,200}) ?\}{2,9}"
            r"|\{\{ ?(?P<after>[a-z_]{1,40}\.[\w.]{1,200}) ?\}{3,9}"
        ),
        NEEDS_TWO_BRACES,
        ALLOWED,
    ),
    (
        re.compile(r"\{#"),
        say("“{{#” begins a comment in a template and can swallow text."),
        say("For a heading's identifier, write a space between the brace and the sign: {{ #name }}."),
    ),
    (
        re.compile(
            r"\{\{ ?(?P<before>[a-z_]{1,40}\.[\w.]{1,200}) ?\}(?!\})"
            r"|(?<!\{)\{ ?(?P<after>[a-z_]{1,40}\.[\w.]{1,200}) ?\}\}"
        ),
        NEEDS_TWO_BRACES,
        ALLOWED,
    ),
    (
        re.compile(
            r"\{\{ ?(?P<begun>[a-z_]{1,40}\.\w{1,60}(?:\.\w{1,60}){0,4})(?!\w|\.\w)"
            r"(?![^{}]*\}| ?[|~(\[+*/<>=!-])"
        ),
        say("The braces that begin here have no end."),
        ALLOWED,
    ),
    (re.compile(r"\{%-?\s*(?:end)?raw\b[^\n]*"), say("“{word}” is not allowed in text.", word="raw"), ALLOWED),
    (
        re.compile(r"(?<=\{[{%])[-+]|[-+](?=[%}]\})"),
        say("A sign inside the braces would swallow the spaces around the value."),
        say("Take out the minus or plus sign."),
    ),
)
_SAID: Mapping[type[nodes.Node], Message] = {
    nodes.For: say("A loop is not allowed in text."),
    nodes.If: say("A condition is not allowed in text."),
    nodes.CondExpr: say("A condition is not allowed in text."),
    nodes.Call: say("A call is not allowed in text."),
    nodes.CallBlock: say("A call is not allowed in text."),
    nodes.Getitem: say("A look-up with brackets or a number is not allowed in text."),
    nodes.Const: say("A fixed value is not allowed in text."),
    nodes.TemplateData: say("A fixed value is not allowed in text."),
    nodes.Sub: say("A minus sign (names have underscores) is not allowed in text."),
}
_CALCULATION = say("A calculation is not allowed in text.")
_PERHAPS_A_NAME = (_SAID[nodes.Sub], _SAID[nodes.Const], _CALCULATION)  # as Jinja takes its hyphen, its quotation marks
_WORDS: Mapping[type[nodes.Node], str] = {
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.Macro: "macro",
    nodes.FilterBlock: "filter",
    nodes.With: "with",
    nodes.Scope: "autoescape",
}


@dataclass(frozen=True)
class Tag:
    """A look-up of a value: the dotted path after the braces, and the line it stands on."""

    path: tuple[str, ...]
    line: int

    def __str__(self) -> str:
        return "{{ " + ".".join(self.path) + " }}"


Text = tuple[str | Tag, ...]


def read_tags(source: str, file: str, first_line: int = 1) -> tuple[Text, list[Problem]]:
    """Text with tags → its pieces in order. With a problem, the pieces around it are still read.

    Never raises: what Jinja cannot parse is reported at its line, put out of action, and the rest is parsed.
    """
    if not _DELIMITERS.search(source):
        return (source,), []
    if simple := _read_plain_look_ups(source, first_line):
        return simple, []
    problems: list[Problem] = []
    working = source
    for pattern, what, to_do in _REFUSED:
        places = _lines_of(pattern, working, first_line)
        for match, line in zip(pattern.finditer(working), places, strict=True):
            meant = next(filter(None, match.groupdict().values()), "")
            problems.append(Problem(file, line, what, write(meant) if meant else to_do, "braces"))
        working = pattern.sub("  ", working)
    rounds = max(2, _MOST_READ // len(source))
    while True:
        rounds -= 1
        try:
            tree = _PARSER.parse(working)
        except TemplateSyntaxError as error:
            line = _last_line_with_tag(working, error.lineno)
            what = _FOR_PROGRAMS if "{%" in working.split("\n")[line - 1] else _NO_NAME
        except (RecursionError, ValueError):  # thousands of brackets, a number with thousands of digits
            lines = enumerate(working.split("\n"), 1)
            long = ((number, text) for number, text in lines if len(text) > _LONG and _DELIMITERS.search(text))
            line = next((number for number, text in long if _is_too_much(text)), 0)
            what = say("The braces here hold far too much.")
        else:
            break
        line = line or working.count("\n", 0, _first_tag(working)) + 1
        to_do = _instead(working.split("\n")[line - 1])
        if to_do is not ALLOWED:
            what = _NO_NAME
        problems.append(Problem(file, first_line + line - 1, what, to_do, "braces"))
        working = _without_tags(working, line)
        if not rounds:
            line = working.count("\n", 0, _first_tag(working)) + 1
            what = say("So many braces of this text cannot be read that from here on none has been.")
            problems.append(Problem(file, first_line + line - 1, what, say("Mend those above first."), "braces"))
            working = _DELIMITERS.sub("  ", working)
    pieces: list[str | Tag] = []
    for node in tree.body:
        for piece in _pieces(node):
            if isinstance(piece, str | Tag):
                pieces.append(piece)
            else:
                line, what = piece
                to_do = _instead(working.split("\n")[line - 1]) if what in _PERHAPS_A_NAME else ALLOWED
                problems.append(Problem(file, first_line + line - 1, what, to_do, "braces"))
    return tuple(_at_line(piece, first_line) for piece in pieces), sorted(problems)


def write(name: str) -> Message:
    """What to write for the value of a name."""
    return say("Write {{{{ {name} }}}}.", name=name)


def _instead(line: str) -> Message:
    """What to write where the braces of a line hold words in place of a name: “rules.loan time”, “rules.loan-time”."""
    for match in _SPELLED.finditer(line):
        if path_of(match[0]) is None:
            words = _BETWEEN_WORDS.sub("_", match["words"].replace("\u00ad", ""))
            return write(f"{match['root'] or match['known']}.{words}")
    return ALLOWED


def _read_plain_look_ups(source: str, first_line: int) -> Text | None:
    """Nearly every text holds nothing but look-ups on one line each: then each is parsed by itself, once for all texts.

    None for any other text, and for a look-up with anything wrong in it: then the whole text is parsed.
    """
    pieces: list[str | Tag] = []
    end, line = 0, first_line
    for match in _LOOK_UP.finditer(source):
        path = path_of(match[0])
        if path is None:
            return None
        pieces.append(source[end : match.start()])
        line += pieces[-1].count("\n")  # type: ignore[union-attr]
        pieces.append(Tag(path, line))
        end = match.end()
    pieces.append(source[end:])
    if any(isinstance(piece, str) and _DELIMITERS.search(piece) for piece in pieces):
        return None
    return tuple(pieces)


@lru_cache(maxsize=1024)
def path_of(look_up: str) -> tuple[str, ...] | None:
    """The path of one look-up in its braces, by Jinja's parser; None for anything else."""
    try:
        (output,) = _PARSER.parse(look_up).body
    except (TemplateSyntaxError, ValueError):
        return None
    part = output.nodes[0] if isinstance(output, nodes.Output) else output
    path = dotted_path(part)
    return None if path is None or any(name.startswith("_") for name in path) else path


def _lines_of(pattern: re.Pattern[str], text: str, line: int) -> Iterator[int]:
    """The line of each match in a text that begins on ``line``."""
    end = 0
    for match in pattern.finditer(text):
        line += text.count("\n", end, match.start())
        end = match.start()
        yield line


def _first_tag(text: str) -> int:
    """Where the first sign stands that could begin or end a tag; at the end of the text without any."""
    match = _DELIMITERS.search(text)
    return match.start() if match else len(text)


def _is_too_much(line: str) -> bool:
    try:
        _PARSER.parse(line)
    except TemplateSyntaxError:
        return False
    except (RecursionError, ValueError):
        return True
    return False


def _last_line_with_tag(text: str, line: int) -> int:
    """Jinja names the line where it gave up; the tag that it could not read began there or above."""
    lines = text.split("\n")
    while line > 1 and not (line <= len(lines) and _DELIMITERS.search(lines[line - 1])):
        line -= 1
    return line


def _without_tags(text: str, line: int) -> str:
    lines = text.split("\n")
    lines[line - 1] = _DELIMITERS.sub("  ", _WITH_ALL_IN_IT.sub("  ", lines[line - 1]))
    return "\n".join(lines)


def _at_line(piece: str | Tag, first_line: int) -> str | Tag:
    return piece if isinstance(piece, str) else Tag(piece.path, piece.line + first_line - 1)


def _pieces(node: nodes.Node) -> Iterator[str | Tag | tuple[int, Message]]:
    """The text and tags of a node, or (line, what is wrong)."""
    if not isinstance(node, nodes.Output):
        line = node.lineno or next(inner.lineno for inner in node.iter_child_nodes())  # a scope has no line
        yield line, _said(node)
        for inner in node.find_all(nodes.Output):
            yield from (piece for piece in _pieces(inner) if isinstance(piece, tuple))
        return
    for part in node.nodes:
        if isinstance(part, nodes.TemplateData):
            yield part.data
            found = zip(_DELIMITERS.findall(part.data), _lines_of(_DELIMITERS, part.data, part.lineno), strict=True)
            yield from ((line, say("“{sign}” stands here without its other half.", sign=sign)) for sign, line in found)
            continue
        path = dotted_path(part)
        if path is None:
            yield part.lineno, _said(part)
        elif hidden := next((name for name in path if name.startswith("_")), None):
            yield part.lineno, say("“{name}” begins with an underscore; such a name is not for text.", name=hidden)
        else:
            yield Tag(path, part.lineno)


def dotted_path(node: nodes.Node) -> tuple[str, ...] | None:
    """``a.b.c`` as a path, or None if the expression is anything but a look-up by names."""
    names: list[str] = []
    while isinstance(node, nodes.Getattr):
        names.append(node.attr)
        node = node.node
    return (node.name, *reversed(names)) if isinstance(node, nodes.Name) else None


def _said(node: nodes.Node) -> Message:
    if isinstance(node, nodes.Filter):
        return say("The filter “{name}” is not allowed in text.", name=node.name)
    if isinstance(node, nodes.Test):
        return say("The test “{name}” is not allowed in text.", name=node.name)
    while isinstance(node, nodes.Getattr):
        node = node.node
    if word := _WORDS.get(type(node)):
        return say("“{word}” is not allowed in text.", word=word)
    if said := _SAID.get(type(node)):
        return said
    if isinstance(node, nodes.Expr):
        return _CALCULATION
    return say("This is not allowed in text.")


def unknown_names(text: Sequence[str | Tag], roots: Mapping[str, Names], file: str) -> Iterator[Problem]:
    """The tags that no name of the vocabulary answers to."""
    for tag in text:
        if isinstance(tag, Tag):
            root, *names = tag.path
            try:
                if root not in roots:
                    raise UnknownName(say("“{name}” does not exist.", name=root), _root(root, roots))
                roots[root].phrase(tuple(names))
            except UnknownName as error:
                about, edit = ".".join(tag.path[:2]), error.edit(file, tag.line)
                no_rule = root == "rules" and root in roots and names and names[0] not in roots[root]
                code: ProblemCode = "unknown-rule" if no_rule else "unknown-name"
                what = say("{tag}: {what}", tag=tag, what=error.what)
                yield Problem(file, tag.line, what, error.to_do, code, about=about, edit=edit)


def _root(name: str, roots: Mapping[str, Names]) -> Message | Choice:
    """What to write in place of a first name that does not exist: perhaps it is that of a rule."""
    within = next((root for root, names in roots.items() if name in names), "")
    return write(f"{within}.{name}") if within else choose(name, roots)


def fill(text: Text, roots: Mapping[str, Names], form: Callable[[Phrase], str]) -> str:
    """The text with its values, each in the ``form`` asked for. The text has no unknown names."""
    return "".join(
        piece if isinstance(piece, str) else form(roots[piece.path[0]].phrase(piece.path[1:])) for piece in text
    )
