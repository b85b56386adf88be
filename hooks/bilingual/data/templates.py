"""The site's own templates before they are run: every name that they look up must exist.

Jinja prints an unknown name as nothing, in Material's environment even in a strict build.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from ..characters import mend_characters
from ..messages import say
from ..messages.programs import said_by_program
from ..problems import Problem
from ..records.reading import decode

# Of the view's frame: what the site says by these names; templates may call it so for short.
_VOCABULARY = ("words", "organisation")
_IDENTIFIER = re.compile(r"""\sid="([^"{}\s]+)\"""")
_CLASSES = re.compile(r"""\sclass="([^"]*)\"""")
_PARSER = Environment(extensions=["jinja2.ext.loopcontrols"])


@dataclass(frozen=True)
class LookUp:
    """A look-up of what the site says: ``path`` begins with ``words``, ``organisation`` or ``view``, or names
    something else of the view's frame."""

    path: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Template:
    """One template of the site's own; ``parts`` are the others that it extends, includes or imports.

    ``names`` are the look-ups of a name that nothing in the template declares. One that cannot be parsed has none;
    ``wrong`` says why.
    """

    file: str
    source: str
    wrong: Problem | None = None
    names: tuple[LookUp, ...] = ()
    look_ups: tuple[LookUp, ...] = ()
    parts: frozenset[str] = frozenset()

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """The names that it gives to what stands in it, as far as they are written in it."""
        return frozenset(_IDENTIFIER.findall(self.source))

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes that it gives, by which the frame's style and scripts know its parts."""
        return frozenset(one for each in _CLASSES.findall(self.source) for one in each.split() if one.islower())


@lru_cache(maxsize=256)  # the same template is read for each preview, and for both sides of a comparison
def read_template(raw: bytes, file: str) -> Template:
    """One template; ``file`` is its path from the project's root. Never raises."""
    source, unreadable = decode(raw, file)
    _, unfit = mend_characters(source, file, 1)
    if wrong := next(iter([*unreadable, *unfit]), None):
        return Template(file, source, wrong=wrong)
    try:
        tree = _PARSER.parse(source)
        undeclared = find_undeclared_variables(tree)
    except RecursionError:
        wrong = Problem(
            file, 1, say("The template holds far too many brackets."), say("Take some of them out."), "template"
        )
        return Template(file, source, wrong=wrong)
    except TemplateSyntaxError as error:
        what = say("The template cannot be read ({error}).", error=said_by_program(error.message or "unknown"))
        to_do = say("Compare it with the lines around it.")
        return Template(file, source, wrong=Problem(file, error.lineno, what, to_do, "template"))
    parts = frozenset(name for name in find_referenced_templates(tree) if name)
    found = list(tree.find_all((nodes.Getattr, nodes.Name)))
    names = (each for each in found if isinstance(each, nodes.Name) and each.ctx == "load" and each.name in undeclared)
    return Template(
        file,
        source,
        names=tuple(LookUp((each.name,), each.lineno) for each in names),
        look_ups=tuple(_look_ups(found)),
        parts=parts,
    )


def parts_of(name: str, templates: Mapping[str, Template]) -> list[Template]:
    """A template with all that it is made from, of the site's own."""
    found: dict[str, Template] = {}
    waiting = [name]
    while waiting:
        each = waiting.pop()
        if each in templates and each not in found:
            found[each] = templates[each]
            waiting += sorted(templates[each].parts)
    return list(found.values())


def _look_ups(found: Sequence[nodes.Node]) -> Iterator[LookUp]:
    inside = {id(node.node) for node in found if isinstance(node, nodes.Getattr)}
    for node in found:
        names: list[str] = []
        here: nodes.Node = node
        while isinstance(here, nodes.Getattr):
            names.append(here.attr)
            here = here.node
        names += [here.name] if isinstance(here, nodes.Name) and here.ctx == "load" else []
        path = tuple(reversed(names))
        if id(node) not in inside and (said := _said(path)):
            yield LookUp(said, node.lineno)


def _said(path: tuple[str, ...]) -> tuple[str, ...]:
    """What a look-up shows: a name below ``words`` or ``organisation``, or something else of the view; else nothing."""
    match path:
        case ["view", "frame", *rest] | ["frame", *rest] if rest and (rest[0] not in _VOCABULARY or rest[1:]):
            return tuple(rest)
        case ["words", _, *_]:
            return path
        case ["view", one, *_] if one != "frame":
            return path
        case _:
            return ()
