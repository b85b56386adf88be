"""Writes a page at each address that a page of the site had; it leads on without script and without the server."""

from __future__ import annotations

from pathlib import Path

from ..view.views import Views
from .audit import Audited
from .templates import REDIRECT, find_template


def write_redirects(views: Views, site_url: str, folder: Path, audit: Audited) -> None:
    """Writes them into ``folder``, where the site has been built; the audit looks at each of them."""
    site = views.site
    if not site.redirects:
        return
    fill, missing = find_template(site, REDIRECT)
    audit.problems += missing
    if fill is None:
        return
    for redirect in site.redirects:
        printed = fill(views.moved(site_url, redirect))
        audit.look_at(printed, REDIRECT, site.pairs[redirect.name][redirect.locale], is_former=True)
        path = folder / redirect.old / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(printed, encoding="utf-8")
