"""A page as its template sees it: the frame around it, and what its role brings into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup

from ..data.assets import BRANCH_STYLE, ICON, SCRIPT, SEARCH_SCRIPT, SEARCH_STYLE, STYLE, TEXT_STYLE, TOUCH_ICON
from ..data.menu import pages_in
from ..pages.page import MAIN_PAGE
from ..site.site import Site
from ..site.uses import UseIndex
from ..vocabulary import Names, Phrase, tie_joined
from .feed import feed_address
from .links import Link, Place
from .menu import Branch, view_branch, view_item, view_path
from .rules import RulesView, view_rules
from .service import ServiceView, view_service

_IN_THE_FOOTER = ("rules", "about", "accessibility")  # the roles that every page leads to
_MAIN = 2  # the level of the headings of main sections


@dataclass(frozen=True)
class Setting:
    """The language that is rendered, and the public address of the site, with a slash at its end."""

    locale: str
    site_url: str


@dataclass(frozen=True)
class Day:
    """A day for machines (ISO 8601) and in the words of a language; ``direction`` is that of a ``Link``."""

    iso: str
    text: Markup
    locale: str
    direction: str = ""


@dataclass(frozen=True)
class Frame:
    """What stands around every page, and around the one for what is missing.

    ``direction`` is the way that the language is written, ``ltr`` or ``rtl``; ``skip`` are the words that lead past the
    menu, if the theme has none. ``menu`` is its first level, ``branch`` the section of it that the page stands in,
    ``path`` the sections between the main page and the page. ``languages`` are the links to the same page in the other
    languages; ``untranslated`` says in each language that the page is not in where it is, with a way on; ``is_listed``
    whether search engines may list the page, and ``is_draft`` that no reader gets it. ``as_of`` is the day that the
    site is shown as of, in each language, if that is not its own; ``is_preview`` says that facts about the organisation
    are not known.
    """

    locale: str
    direction: str
    site_name: str
    words: Names
    skip: Markup
    organisation: Names
    home: str
    menu: tuple[Link, ...]
    branch: Branch | None
    path: tuple[Link, ...]
    search: Link | None
    languages: tuple[Link, ...]
    untranslated: tuple[tuple[str, Link], ...]
    is_listed: bool
    is_draft: bool
    footer: tuple[Link, ...]
    as_of: tuple[tuple[Day, str], ...]
    is_preview: bool
    icon: str
    touch_icon: str
    style: str
    branch_style: str
    script: str
    script_integrity: str


@dataclass(frozen=True)
class Term:
    """A term, explained; ``elsewhere`` is what it is in the other languages: (language, its direction, name, word)."""

    identifier: str
    term: Markup
    explanation: Markup
    elsewhere: tuple[tuple[str, str, str, Markup], ...]


@dataclass(frozen=True)
class Entry:
    """A page in the list of all pages, with its main sections; ``said`` is what readers are told of it, if anything."""

    link: Link
    sections: tuple[Link, ...]
    said: str = ""


@dataclass(frozen=True)
class PageView:
    """A page. What belongs to a role is None, or empty, on pages that do not have it.

    ``named`` is the name of the service in the language of the page, where the heading is its name in another. ``here``
    is the page's name at the end of the path to it, None on the main page. ``whole`` is its address from outside,
    ``alternates`` (hreflang, address) of its languages; ``canonical`` is the address of the page that says the same, if
    that is another. ``side_by_side`` leads to the page in all its languages at once, ``data`` to what the page is for
    machines, ``feed`` to what tells of changes. ``text_style`` is the looks of what few texts have, where one has it.
    ``search_found`` says how much was found: (CLDR's category of the number, words), without ``other``.
    """

    frame: Frame
    title: str
    browser_title: str
    description: str
    whole: str
    alternates: tuple[tuple[str, str], ...]
    here: Markup | None
    heading: Markup
    lead: Markup
    text: Markup
    contents: tuple[Link, ...]
    reviewed: Day | None
    text_style: str
    named: Markup = Markup()  # noqa: RUF009
    canonical: str = ""
    side_by_side: Link | None = None
    data: Link | None = None
    feed: Link | None = None
    service: ServiceView | None = None
    rules: RulesView | None = None
    terms: tuple[Term, ...] = ()
    all_pages: tuple[Entry, ...] = ()
    search_found: tuple[tuple[str, str], ...] = ()
    contact: Link | None = None
    search_script: str = ""
    search_script_integrity: str = ""
    search_style: str = ""


@dataclass(frozen=True)
class MissingView:
    """The page for what is missing: for each language its words and the way on. It has no address of its own."""

    frame: Frame
    browser_title: str
    halves: tuple[tuple[str, Names, Link], ...]
    whole: str = ""
    here: None = None
    side_by_side: None = None
    text_style: str = ""
    contents: tuple[Link, ...] = ()


def view_page(site: Site, uses: UseIndex, setting: Setting, name: str) -> PageView:
    """All that the template of a page may say."""
    locale = setting.locale
    addresses = site.addresses(name)
    place = Place(addresses[locale], root_of(setting))
    source = site.pairs[name][locale]
    front, printed = site.front(source), site.printed(source, setting.site_url)
    contents = [(entry.identifier, entry.title) for entry in printed.contents if entry.level == _MAIN]
    role, words = site.data.service.role(name), site.roots[locale]["words"]
    mark, is_home = site.marker(locale), name == MAIN_PAGE
    whole, site_name = setting.site_url + addresses[locale], site.data.basics.names[locale]
    named = name_beside(site, locale, front["title"]) if role == "service" else ""
    called = site.data.service.short[locale] if named else _organisation(site, locale) if is_home else site_name
    data = None
    if role in ("rules", "accessibility"):
        said = words.phrase((f"{role}_data",))
        data = Link(Markup(said), place.to(f"{role}.json"), name=said.plain, whole=f"{setting.site_url}{role}.json")
    return PageView(
        frame=view_frame(site, setting, place, name),
        title=front["title"],
        browser_title=f"{named or front['title']} – {called}",
        description=front["description"],
        whole=whole,
        alternates=alternates(site, addresses, setting.site_url),
        here=None if is_home else mark(front.get("short_title", front["title"])),
        heading=as_heading(mark(front["title"])),
        named=Markup(tie_joined(mark(named))),
        lead=Markup(printed.lead),
        text=Markup(printed.content),
        contents=tuple(Link(mark(text), f"#{identifier}") for identifier, text in contents),
        reviewed=view_review(site, name, locale),
        text_style=text_style(site, name, place),
        side_by_side=_side_by_side(site, place, name, locale),
        data=data,
        feed=_feed(site, setting, place) if role == "rules" else None,
        service=view_service(site, setting.site_url, locale, place) if role == "service" else None,
        rules=view_rules(site, uses, setting.site_url, locale, place) if role == "rules" else None,
        terms=tuple(_terms(site, locale)) if role == "words" else (),
        all_pages=tuple(_all_pages(site, setting, place)) if role == "search" else (),
        search_found=tuple(_found(site, locale)) if role == "search" else (),
        contact=_contact(site, setting, place) if role == "search" else None,
        search_script=place.to(site.assets.addresses[SEARCH_SCRIPT]),
        search_script_integrity=site.assets.integrity(SEARCH_SCRIPT) if role == "search" else "",
        search_style=place.to(site.assets.addresses[SEARCH_STYLE]),
    )


def view_missing(site: Site, setting: Setting) -> MissingView:
    """All that 404.html may say: it is one file, for every language."""
    place = Place(None, root_of(setting))
    halves = tuple(
        (locale, words, _onward(site, setting, words, place.to(address), locale))
        for locale, address in site.addresses(MAIN_PAGE).items()
        if (words := site.roots[locale]["words"])
    )
    title = " – ".join(words.phrase(("not_found_title",)).plain for _, words, _ in halves)
    return MissingView(view_frame(site, setting, place, MAIN_PAGE, is_shown=False), title, halves)


def as_heading(title: Markup) -> Markup:
    """A title that is shown large: no line begins with a dash."""
    return title.replace(" – ", "\N{NO-BREAK SPACE}– ")


def text_style(site: Site, name: str, place: Place) -> str:
    """The address of the looks of what few texts have, if a page has that in one of its languages; else nothing."""
    return place.to(site.assets.addresses[TEXT_STYLE]) if site.is_rich(name) else ""


def _side_by_side(site: Site, place: Place, name: str, locale: str) -> Link | None:
    """The way to the page in all its languages at once, if it is there."""
    address = site.side_by_side(name).get(locale)
    return Link(Markup.escape(name_side_by_side(site, name, locale)), place.to(address)) if address else None


def name_side_by_side(site: Site, name: str, within: str) -> str:
    """“Swedish and English side by side”, in one of the languages; only the names of the languages without words."""
    words = site.roots[within]["words"]
    if "side_by_side" not in words:
        return " – ".join(site.own_name(locale) for locale in site.addresses(name))
    said = words.phrase(("side_by_side",)).plain.replace("{languages}", site.languages_of(name, within))
    return said[:1].upper() + said[1:]


def _feed(site: Site, setting: Setting, place: Place) -> Link | None:
    """The way to the feed of a language that has one."""
    address = feed_address(site, setting.locale)
    return Link(Markup(), place.to(address), whole=f"{setting.site_url}{address}") if address else None


def _onward(site: Site, setting: Setting, words: Names, address: str, locale: str) -> Link:
    direction = site.direction(locale, setting.locale)
    return Link(Markup(words.phrase(("not_found_link",))), address, locale, direction=direction)


def view_frame(site: Site, setting: Setting, place: Place, name: str, is_shown: bool = True) -> Frame:
    """What stands around a page; ``is_shown`` says that the page ``name`` itself is what is shown."""
    locale, mark = setting.locale, site.marker(setting.locale)

    def link(page: str) -> Link:
        return Link(mark(site.title(page, locale)), to(page))

    def to(page: str) -> str:
        return place.to(site.addresses(page)[locale])

    menu = site.menus[locale]
    way = menu.way(name) if is_shown else ()
    words = site.roots[locale]["words"]
    others = {other: address for other, address in site.addresses(name).items() if other != locale}
    return Frame(
        locale=locale,
        direction=site.data.wordings[locale].direction,
        site_name=site.data.basics.names[locale],
        words=words,
        skip=Markup(words.phrase(("skip",))) if "skip" in words else Markup(),
        organisation=site.roots[locale]["organisation"],
        home=place.to(site.addresses(MAIN_PAGE)[locale]),
        menu=tuple(view_item(item, way, name, to) for item in menu.items),
        branch=view_branch(way, name, to),
        path=view_path(way, to),
        search=_search(site, place, locale, is_shown and name),
        languages=tuple(
            Link(Markup.escape(site.own_name(other)), place.to(where), other, direction=site.direction(other, locale))
            for other, where in others.items()
        ),
        untranslated=tuple(_untranslated(site, setting, place, name)),
        is_listed=not site.is_as_of and name not in site.drafts and site.pairs[name][locale].standing.is_listed,
        is_draft=name in site.drafts,
        footer=tuple(
            link(site.data.service.pages[role]) for role in _IN_THE_FOOTER if locale in site.addresses_of(role)
        ),
        as_of=tuple(_as_of(site, locale)) if site.is_as_of else (),
        is_preview=bool(site.unknown_facts),
        icon=place.to(site.assets.addresses[ICON]),
        touch_icon=place.to(site.assets.addresses[TOUCH_ICON]),
        style=place.to(site.assets.addresses[STYLE]),
        branch_style=place.to(site.assets.addresses[BRANCH_STYLE]),
        script=place.to(site.assets.addresses[SCRIPT]),
        script_integrity=site.assets.integrity(SCRIPT),
    )


def _search(site: Site, place: Place, locale: str, here: str | bool) -> Link | None:
    """The way to the search; ``here`` is the page that is shown, if one is."""
    addresses = site.addresses_of("search")
    if locale not in addresses:
        return None
    current = "page" if here == site.data.service.pages["search"] else ""
    text = Markup(site.roots[locale]["words"].phrase(("search",)))
    return Link(text, place.to(addresses[locale]), current=current)


def _untranslated(site: Site, setting: Setting, place: Place, name: str) -> Iterator[tuple[str, Link]]:
    """(what is said of a page in a language that it does not exist in, the way on), both in that language."""
    for locale, address in site.addresses(MAIN_PAGE).items():
        if locale not in site.pairs[name]:
            words = site.roots[locale]["words"]
            yield _only_in(site, name, locale), _onward(site, setting, words, place.to(address), locale)


def _only_in(site: Site, name: str, locale: str) -> str:
    """In which languages a page exists, said in one that it does not exist in."""
    said = site.roots[locale]["words"].phrase(("only_in",)).plain
    return said.replace("{languages}", site.languages_of(name, locale))


def alternates(site: Site, addresses: Mapping[str, str], site_url: str) -> tuple[tuple[str, str], ...]:
    """(hreflang, whole address) of a page in each language; ``x-default`` is the first language of the site."""
    found = [(locale, site_url + address) for locale, address in addresses.items()]
    default = [("x-default", site_url + addresses[site.locales[0]])] if site.locales[0] in addresses else []
    return (*found, *default)


def root_of(setting: Setting) -> str:
    """The path of the site's public address, with a slash at each end."""
    return urlsplit(setting.site_url).path or "/"


def name_beside(site: Site, locale: str, title: str) -> str:
    """What the service is called in a language in whose title it goes by its name in another; else nothing."""
    official = site.data.service.official[locale]
    is_foreign = any(name == title for other, name in site.data.service.official.items() if other != locale)
    return official[:1].upper() + official[1:] if is_foreign and official != title else ""


def _organisation(site: Site, locale: str) -> str:
    return site.roots[locale]["organisation"].phrase(("name",)).plain


def view_review(site: Site, name: str, locale: str) -> Day | None:
    """The day of the last review of a page, if that is known."""
    reviewed = site.reviewed(name)
    return _day(site, reviewed, locale) if reviewed else None


def _day(site: Site, day: date, locale: str) -> Day:
    return Day(day.isoformat(), Markup(Phrase.of(site.day(day, locale))), locale)


def _as_of(site: Site, within: str) -> Sequence[tuple[Day, str]]:
    """The day that the site is shown as of, and the words before it, in each language."""
    said = ((locale, site.roots[locale]["words"].phrase(("as_of",)).plain) for locale in site.locales)
    return [(replace(_day(site, site.today, one), direction=site.direction(one, within)), words) for one, words in said]


def _terms(site: Site, locale: str) -> Sequence[Term]:
    mark, words = site.marker(locale), site.roots[locale]["terms"]
    others = [other for other in site.locales if other != locale]
    return [
        Term(
            name,
            mark(words.phrase((name, "term")).capital.plain),
            Markup(words.phrase((name, "explanation"))),
            tuple(
                (
                    other,
                    site.direction(other, locale),
                    site.own_name(other),
                    Markup(site.roots[other]["terms"].phrase((name, "term"))),
                )
                for other in others
            ),
        )
        for name in site.data.terms
    ]


def _found(site: Site, locale: str) -> Iterator[tuple[str, str]]:
    words = site.roots[locale]["words"]
    for category in site.data.wordings[locale].plural_categories[:-1]:
        if (name := f"search_found_{category}") in words:
            yield category, words.phrase((name,)).plain


def _contact(site: Site, setting: Setting, place: Place) -> Link | None:
    """The way to whoever knows what the site does not."""
    if (found := site.contact(setting.locale)) is None:
        return None
    return Link(site.marker(setting.locale)(found[0]), place.to(found[1]))


def _all_pages(site: Site, setting: Setting, place: Place) -> Sequence[Entry]:
    """Every page with its main sections; of very many pages only their names, or the list would be long to send."""
    locale, mark = setting.locale, site.marker(setting.locale)
    names = dict.fromkeys([*pages_in(site.data.basics.menu), *site.pairs])
    entries, with_sections = [], site.lists_sections
    for name in names:
        if locale in site.pairs.get(name, {}) and site.data.service.role(name) != "search":
            title, address = site.title(name, locale), place.to(site.addresses(name)[locale])
            sections = [
                Link(mark(text), f"{address}#{section.heading.identifier}", name=f"{text} – {title}")
                for section in site.pairs[name][locale].sections
                if with_sections and section.heading and section.heading.level == _MAIN and section.heading.identifier
                if (text := section.title(site.roots[locale])) is not None
            ]
            entries.append(Entry(Link(mark(title), address), tuple(sections)))
        elif name in site.pairs and locale not in site.pairs[name]:
            other, target = next(iter(site.addresses(name).items()))
            turned = site.direction(other, locale)
            link = Link(Markup.escape(site.title(name, other)), place.to(target), other, direction=turned)
            entries.append(Entry(link, (), _only_in(site, name, locale)))
    return entries
