"""The templates that the core fills in itself: what they print is no page of the renderer's."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, StrictUndefined

from ..files.places import OVERRIDES
from ..messages import say
from ..problems import Problem
from ..site.site import Site

Fill = Callable[[object], str]  # a view → the text that the template makes of it
REDIRECT, FEED, SOCIAL = "redirect.html", "feed.xml", "social.svg"
OWN = frozenset({REDIRECT, FEED, SOCIAL})
SIDE_BY_SIDE = "side-by-side.html"  # stands around the frame of every page, so the renderer's environment fills it in
_MISSING = {
    REDIRECT: say("The template of former addresses is missing."),
    FEED: say("The template of feeds is missing."),
    SOCIAL: say("The template of the picture of the service is missing."),
}


def find_template(site: Site, name: str) -> tuple[Fill | None, list[Problem]]:
    """What fills in one of OWN; None if it is missing."""
    if name not in site.templates:
        to_do = say("Bring it back from an earlier version.")
        return None, [Problem(f"{OVERRIDES}/{name}", 1, _MISSING[name], to_do, "missing-file")]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    source = site.templates[name]
    code = environment.compile(source.source, name, source.file)  # so that what goes wrong in it has its place
    template = environment.template_class.from_code(environment, code, environment.globals)
    return (lambda view: template.render(view=view)), []
