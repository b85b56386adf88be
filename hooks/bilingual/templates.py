"""The site's own templates before they are run: every name that they look up must exist.

Jinja prints an unknown name as nothing, in Material's environment even in a strict build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from .pages.tags import dotted_path
from .problems import Problem, choose_from
from .vocabulary import Names, UnknownName

# What MkDocs and Material hand to every template, and what Jinja itself knows.
_OF_THE_PLATFORM = frozenset(
    {"base_url", "build_date_utc", "config", "lang", "nav", "page", "pages", "namespace", "self", "super"}
)
_ROOTS = frozenset({"accessibility", "organisation", "rules", "terms", "words"})
# What the hooks hand to every template besides the vocabulary.
_OF_THE_HOOKS = frozenset({"addresses", "languages", "locale", "reviewed", "site"})
_PARSER = Environment(extensions=["jinja2.ext.loopcontrols"])
_PARSER.filters |= dict.fromkeys(("url", "script_tag", "marked"), str)


def find_problems(root: Path, vocabulary: Mapping[str, Names]) -> Iterator[Problem]:
    """Unknown names, and what cannot be parsed, in every template below ``overrides/``.

    Look-ups below a root that ``vocabulary`` lacks, because its data are not sound, are let through.
    """
    for path in sorted((root / "overrides").rglob("*")):
        if path.suffix in (".html", ".xml", ".json", ".ttl"):
            file = path.relative_to(root).as_posix()
            yield from _in_template(path.read_text(encoding="utf-8"), file, vocabulary)


def _in_template(source: str, file: str, vocabulary: Mapping[str, Names]) -> Iterator[Problem]:
    try:
        tree = _PARSER.parse(source)
        undeclared = find_undeclared_variables(tree)
    except TemplateSyntaxError as error:
        what = f"The template cannot be read ({(error.message or 'unknown').rstrip('.')})."
        yield Problem(file, error.lineno, what, "Compare it with the lines around it.")
        return
    known = {*_ROOTS, *_OF_THE_PLATFORM, *_OF_THE_HOOKS}
    undeclared -= known
    for name in tree.find_all(nodes.Name):
        if name.name in undeclared and name.ctx == "load":
            yield Problem(file, name.lineno, f"“{name.name}” does not exist.", choose_from(name.name, sorted(known)))
    for look_up in tree.find_all(nodes.Getattr):
        path = dotted_path(look_up)
        if path and path[0] in vocabulary and (unknown := _unknown(path, vocabulary)):
            yield Problem(file, look_up.lineno, unknown.what, unknown.to_do)


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
