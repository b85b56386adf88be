"""A page in all its languages at once, section by section: for interpreters, and for who reads one language better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..data.assets import PAIRS_STYLE
from ..pages.page import MAIN_PAGE
from ..site.address import placed
from ..site.site import Site
from ..vocabulary import tie_joined
from .links import Link, Place
from .menu import view_path
from .page import (
    PageView,
    Setting,
    as_heading,
    name_beside,
    name_side_by_side,
    root_of,
    text_style,
    view_frame,
    view_review,
)

Texts = Mapping[str, Mapping[str, str]]  # language → identifier of a section → its HTML, to be ``placed``


@dataclass(frozen=True)
class Cell:
    """A section in one language; ``direction`` is the way that it is written, if that is not the page's.

    ``language`` is its own name and ``title`` that of the page, where the cell is the beginning of the page; ``named``
    is the name of the service in this language, where the title is its name in another.
    """

    locale: str
    direction: str
    text: Markup
    language: str = ""
    title: str = ""
    named: Markup = Markup()  # noqa: RUF009


@dataclass(frozen=True)
class Row:
    """A section in each language, in the order of the site; without an identifier it is the beginning of the page."""

    identifier: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class SideBySideView(PageView):
    """The page that shows another in all its languages. ``back`` leads to that one, in the language of the frame."""

    rows: tuple[Row, ...] = ()
    back: Link | None = None


def texts_apart(site: Site, name: str, site_url: str) -> Texts:
    """The sections of a page in each language, the same in whatever language the frame around them is."""
    pair = site.pairs[name]
    return {locale: site.printed_apart(page, site_url, f"{locale}/") for locale, page in pair.items()}


def view_side_by_side(site: Site, setting: Setting, name: str, texts: Texts) -> SideBySideView:
    """All that the template may say, around the languages of a page that has more than one: their ``texts``."""
    locale, here = setting.locale, site.side_by_side(name)
    place, addresses = Place(here[locale], root_of(setting)), site.addresses(name)
    front, mark = site.front(site.pairs[name][locale]), site.marker(locale)
    said = name_side_by_side(site, name, locale)
    frame = view_frame(site, setting, place, name, is_shown=False)
    title, to_page = mark(site.title(name, locale)), place.to(addresses[locale])
    path = view_path(site.menus[locale].way(name), lambda page: place.to(site.addresses(page)[locale]))
    languages = (replace(link, address=place.to(here[link.locale])) for link in frame.languages)
    return SideBySideView(
        frame=replace(
            frame,
            style=place.to(site.assets.addresses[PAIRS_STYLE]),
            path=(*path, *([Link(title, to_page)] if name != MAIN_PAGE else [])),
            languages=tuple(languages),
        ),
        title=said,
        browser_title=f"{said}: {site.title(name, locale)} – {site.data.basics.names[locale]}",
        description=front["description"],
        whole=setting.site_url + here[locale],
        canonical=setting.site_url + addresses[locale],
        alternates=(),
        here=mark(said),
        heading=mark(said),
        lead=Markup(),
        text=Markup(),
        contents=(),
        reviewed=view_review(site, name, locale),
        text_style=text_style(site, name, place),
        rows=tuple(_rows(site, setting, name, texts)),
        back=Link(title, to_page),
    )


def _rows(site: Site, setting: Setting, name: str, texts: Texts) -> Iterator[Row]:
    """Every section that a language has, in the order of the first; those that it lacks come last."""
    here = site.side_by_side(name)[setting.locale]
    for identifier in dict.fromkeys(one for text in texts.values() for one in text):
        said = {locale: placed(text.get(identifier, ""), here) for locale, text in texts.items()}
        yield Row(identifier, tuple(_cell(site, setting, name, locale, identifier, said[locale]) for locale in said))


def _cell(site: Site, setting: Setting, name: str, locale: str, identifier: str, text: str) -> Cell:
    cell = Cell(locale, site.direction(locale, setting.locale), Markup(text))
    if identifier:
        return cell
    mark, title = site.marker(locale), site.front(site.pairs[name][locale])["title"]
    named = Markup(tie_joined(mark(name_beside(site, locale, title)))) if name == site.service_page else Markup()
    return replace(cell, language=site.own_name(locale), title=as_heading(mark(title)), named=named)
