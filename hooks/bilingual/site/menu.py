"""The menu in one language: what its entries are called, where they lead, and which of them a page stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from ..data.menu import Entry, Leaving, Listed, Section


@dataclass(frozen=True)
class Item:
    """An entry. ``page`` is the one that it leads to, of a section the first; ``leaving`` a whole address instead.

    ``is_page`` says that the entry is its page, and not only leads to it: a page, or a section that has one of its own,
    which then is not among ``inside``.
    """

    title: Markup
    page: str = ""
    leaving: str = ""
    is_page: bool = True
    inside: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Menu:
    """The entries of the first level, and the way to each page: the entries around it and its own, the outermost first.

    A page outside the menu has no way.
    """

    items: tuple[Item, ...]
    ways: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)

    def way(self, page: str) -> tuple[Item, ...]:
        """The way to a page; empty outside the menu."""
        return self.ways.get(page, ())


def make_menu(
    entries: Sequence[Entry], locale: str, title: Callable[[str], Markup | None], mark: Callable[[str], Markup]
) -> Menu:
    """The menu of a language. ``mark`` makes HTML of a text, and ``title`` gives the name of a page.

    A page for which ``title`` gives None is left out, since the language does not have it, and so is a section without
    any other.
    """

    def item(entry: Entry) -> Item | None:
        match entry:
            case Listed(page):
                name = title(page)
                return Item(name, page) if name is not None else None
            case Leaving(names, addresses):
                return Item(mark(names[locale]), leaving=addresses[locale], is_page=False)
            case Section(names, inside):
                items = tuple(filter(None, map(item, inside)))
                first = next((each.page for each in items if each.page), "")
                is_own = bool(first) and first == entry.own_page
                return Item(mark(names[locale]), first, "", is_own, items[is_own:]) if first else None

    items = tuple(filter(None, map(item, entries)))
    return Menu(items, dict(_ways(items)))


def _ways(items: Sequence[Item], around: tuple[Item, ...] = ()) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for item in items:
        if item.is_page:
            yield item.page, (*around, item)
        yield from _ways(item.inside, (*around, item))
