"""The menu as a page shows it: the entries of the first level, the branch that the page stands in, and the path to it.

A page carries no more than that, so that it weighs the same however many pages a site has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..site.menu import Item
from .links import Link


@dataclass(frozen=True)
class Branch:
    """An entry of the menu with what is shown inside it: of a section, its entries if the page stands in it.

    The link has no address where its section is open and has no page of its own.
    """

    link: Link
    inside: tuple[Branch, ...] = ()


def view_branch(way: Sequence[Item], page: str, to: Callable[[str], str]) -> Branch | None:
    """The section of the first level that a page stands in, None outside of all; ``to`` gives the way to a page."""

    def branch(item: Item) -> Branch:
        is_open = item in way and bool(item.inside)
        is_heading = is_open and not item.is_page
        return Branch(view_item(item, way, page, to, is_heading), tuple(map(branch, item.inside)) if is_open else ())

    return branch(way[0]) if way and (way[0].inside or not way[0].is_page) else None


def view_item(item: Item, way: Sequence[Item], page: str, to: Callable[[str], str], is_heading: bool = False) -> Link:
    """An entry as a link. ``aria-current`` is ``page`` on the page itself, and ``true`` on the sections around it."""
    current = ("page" if item.is_page and item.page == page else "true") if item in way else ""
    address = "" if is_heading else item.leaving or to(item.page)
    return Link(item.title, address, current=current)


def view_path(way: Sequence[Item], to: Callable[[str], str]) -> tuple[Link, ...]:
    """The sections between the main page and a page, the outermost first; a link where a section has its own page."""
    return tuple(Link(item.title, to(item.page) if item.is_page else "") for item in way[:-1])
