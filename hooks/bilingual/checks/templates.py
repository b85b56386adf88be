"""Templates before they are run: every name that they look up must exist.

Jinja prints an unknown name as nothing, in Material's environment even in a strict build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..data.templates import Template
from ..messages import say
from ..problems import Problem, choose
from ..vocabulary import Names, UnknownName

# What templates may look up: the view, the theme's own words, and what Jinja itself knows.
_KNOWN = ("lang", "namespace", "self", "super", "view")
# What an organisation need not have; a template asks first whether it is there.
_OPTIONAL = frozenset({"email", "telephone", "contact_form", "accessibility_form", "security_contact"})


def find_template_problems(templates: Iterable[Template], vocabulary: Mapping[str, Names]) -> Iterator[Problem]:
    """Unknown names, and what cannot be parsed.

    Look-ups below a root that ``vocabulary`` lacks, because its data are not sound, are let through.
    """
    for template in templates:
        if template.wrong:
            yield template.wrong
        yield from _unknown_names(template, vocabulary)


def _unknown_names(template: Template, vocabulary: Mapping[str, Names]) -> Iterator[Problem]:
    for name in template.names:
        if name.path[0] not in _KNOWN:
            what = say("“{path}” does not exist.", path=name.path[0])
            choice = choose(name.path[0], _KNOWN)
            edit = choice.edit(template.file, name.line)
            yield Problem(template.file, name.line, what, choice.advice, "unknown-name", edit=edit)
    for one in template.look_ups:
        if one.path[0] in vocabulary and (unknown := _unknown(one.path, vocabulary)):
            edit = unknown.edit(template.file, one.line)
            yield Problem(template.file, one.line, unknown.what, unknown.to_do, "unknown-name", edit=edit)


def _unknown(path: tuple[str, ...], vocabulary: Mapping[str, Names]) -> UnknownName | None:
    if path[0] == "organisation" and path[1] in _OPTIONAL:
        return None
    here: object = vocabulary[path[0]]
    for name in path[1:]:
        if not isinstance(here, Names) or name in ("value", "plain"):
            return None
        try:
            here = here.find(name)
        except UnknownName as error:
            return error
    return None
