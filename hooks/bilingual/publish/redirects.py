"""Writes a page at each address that a page of the site had; it leads on without script and without the server."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined

from ..files.places import OVERRIDES
from ..problems import Problem
from ..view.views import Views
from .audit import Audited

TEMPLATE = "redirect.html"


def write_redirects(views: Views, site_url: str, folder: Path, audit: Audited) -> None:
    """Writes them into ``folder``, where the site has been built; the audit looks at each of them."""
    site = views.site
    if not site.redirects:
        return
    if TEMPLATE not in site.templates:
        what, to_do = "The template of former addresses is missing.", "Bring it back from an earlier version."
        audit.problems.append(Problem(f"{OVERRIDES}/{TEMPLATE}", 1, what, to_do, "missing-file"))
        return
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    source = site.templates[TEMPLATE]
    code = environment.compile(source.source, TEMPLATE, source.file)  # so that what goes wrong in it has its place
    template = environment.template_class.from_code(environment, code, environment.globals)
    for redirect in site.redirects:
        printed = template.render(view=views.moved(site_url, redirect))
        audit.look_at(printed, TEMPLATE, site.pairs[redirect.name][redirect.locale], is_former=True)
        path = folder / redirect.old / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed, encoding="utf-8")
