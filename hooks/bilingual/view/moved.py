"""What stands at an address that a page had: where it is now, for readers whose browser does not go there by itself."""

from __future__ import annotations

from dataclasses import dataclass

from ..site.redirects import Redirect
from ..site.site import Site
from .links import Place


@dataclass(frozen=True)
class MovedView:
    """``address`` leads to the page called ``title`` from where it was; ``whole`` is the same from outside.

    ``direction`` is the way that the language is written, ``ltr`` or ``rtl``.
    """

    locale: str
    direction: str
    browser_title: str
    heading: str
    title: str
    address: str
    whole: str


def view_moved(site: Site, site_url: str, redirect: Redirect) -> MovedView:
    """All that the template of a former address may say."""
    locale, front = redirect.locale, site.front(site.pairs[redirect.name][redirect.locale])
    heading = site.roots[locale]["words"].phrase(("moved",)).plain
    return MovedView(
        locale=locale,
        direction=site.data.wordings[locale].direction,
        browser_title=f"{heading}: {front['title']} – {site.data.basics.names[locale]}",
        heading=heading,
        title=front["title"],
        address=Place(redirect.old, "/").to(redirect.new),
        whole=site_url + redirect.new,
    )
