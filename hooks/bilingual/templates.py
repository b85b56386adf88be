"""The site's own templates before they are run: every name that they look up must exist.

Jinja prints an unknown name as nothing, in Material's environment even in a strict build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from .pages.tags import dotted_path
from .problems import Problem, choose_from
from .vocabulary import Names, UnknownName

# What MkDocs and Material hand to every template, and what Jinja itself knows.
_OF_THE_PLATFORM = frozenset(
    {"base_url", "build_date_utc", "config", "lang", "nav", "page", "pages", "namespace", "self", "super"}
)
_ROOTS = frozenset({"accessibility", "organisation", "rules", "terms", "words"})
_SAID = _ROOTS | {"site"}
# What the hooks hand to every template besides the vocabulary.
_OF_THE_HOOKS = frozenset({"addresses", "languages", "locale", "reviewed", "site"})
_PARSER = Environment(extensions=["jinja2.ext.loopcontrols"])
_PARSER.filters |= dict.fromkeys(("url", "script_tag", "marked"), str)


@dataclass(frozen=True)
class LookUp:
    """A look-up of what the site says: ``path`` begins with its root. A root alone stands for all below it."""

    path: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Template:
    """One template of the site's own; ``parts`` are the others that it extends, includes or imports.

    ``names`` are the look-ups of a bare name that nothing in the template declares, ``paths`` those of a dotted one.
    One that cannot be parsed has none of them; ``wrong`` says why.
    """

    file: str
    source: str
    wrong: Problem | None = None
    names: tuple[LookUp, ...] = ()
    paths: tuple[LookUp, ...] = ()
    look_ups: tuple[LookUp, ...] = ()
    parts: frozenset[str] = frozenset()


def read_templates(root: Path) -> dict[str, Template]:
    """Every template below ``overrides/`` by its name there."""
    folder = root / "overrides"
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".json", ".ttl", ".xml"))
    return {
        path.relative_to(folder).as_posix(): _read(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
    }


@lru_cache(maxsize=256)  # the same template is read for each preview, and for both sides of a comparison
def _read(file: str, source: str) -> Template:
    try:
        tree = _PARSER.parse(source)
        undeclared = find_undeclared_variables(tree)
    except TemplateSyntaxError as error:
        what = f"The template cannot be read ({(error.message or 'unknown').rstrip('.')})."
        return Template(file, source, wrong=Problem(file, error.lineno, what, "Compare it with the lines around it."))
    parts = frozenset(name for name in find_referenced_templates(tree) if name)
    found = list(tree.find_all((nodes.Getattr, nodes.Name, nodes.Operand)))
    names = (each for each in found if isinstance(each, nodes.Name) and each.ctx == "load" and each.name in undeclared)
    dotted = ((dotted_path(each), each.lineno) for each in found if isinstance(each, nodes.Getattr))
    return Template(
        file,
        source,
        names=tuple(LookUp((each.name,), each.lineno) for each in names),
        paths=tuple(LookUp(path, line) for path, line in dotted if path),
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
    asked = {id(one.expr) for one in found if isinstance(one, nodes.Operand) and one.op in ("in", "notin")}
    for node in found:
        if isinstance(node, nodes.Operand):
            continue
        names: list[str] = []
        here: nodes.Node = node
        while isinstance(here, nodes.Getattr):
            names.append(here.attr)
            here = here.node
        names += [here.name] if isinstance(here, nodes.Name) and here.ctx == "load" else []
        path = tuple(reversed(names))
        start = next((place for place, one in enumerate(path) if one in _SAID), None)
        whether_there_is = path[-2:] == ("site", "pairs") and id(node) in asked  # a page of this name; shows nothing
        if id(node) not in inside and start is not None and not whether_there_is:
            yield LookUp(path[start:], node.lineno)


def find_problems(templates: Iterable[Template], vocabulary: Mapping[str, Names]) -> Iterator[Problem]:
    """Unknown names, and what cannot be parsed.

    Look-ups below a root that ``vocabulary`` lacks, because its data are not sound, are let through.
    """
    for template in templates:
        if template.wrong:
            yield template.wrong
        yield from _unknown_names(template, vocabulary)


def _unknown_names(template: Template, vocabulary: Mapping[str, Names]) -> Iterator[Problem]:
    known = sorted({*_ROOTS, *_OF_THE_PLATFORM, *_OF_THE_HOOKS})
    for name in template.names:
        if name.path[0] not in known:
            what = f"“{name.path[0]}” does not exist."
            yield Problem(template.file, name.line, what, choose_from(name.path[0], known))
    for one in template.paths:
        if one.path[0] in vocabulary and (unknown := _unknown(one.path, vocabulary)):
            yield Problem(template.file, one.line, unknown.what, unknown.to_do)


def _unknown(path: tuple[str, ...], vocabulary: Mapping[str, Names]) -> UnknownName | None:
    here: object = vocabulary[path[0]]
    for name in path[1:]:
        if not isinstance(here, Names) or name in ("value", "plain"):
            return None
        try:
            here = here.find(name)
        except UnknownName as error:
            return error
    return None
