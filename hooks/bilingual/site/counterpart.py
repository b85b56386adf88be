"""The same section in the other languages: plain links, which need no script, and the note that this text is older."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..languages.names import name_in_a_row
from ..pages.section import Passage
from ..text.nodes import Element, Markup, Node, Words
from ..vocabulary import Phrase, escape_text
from .address import relative_address

Direction = Callable[[str, str], str]  # of a language within text of another, empty if it is the same
MAIN = 2  # the level of the headings of main sections


def older_note(
    section: Passage,
    addresses: Mapping[str, str],
    newer: Mapping[str, str],
    said: Phrase,
    direction: Direction,
    site_address: str,
) -> list[Node]:
    """The note below the heading of a section that is behind, in its own language, with a link to each newer text.

    Without ``addresses`` there are no links: the newer texts stand beside it.
    ``newer`` has the languages of those texts, each with its own name; where the words ``said`` have the place
    ``{languages}``, they are named there in the language of the section. On paper each link has its whole address,
    from the address of the site.
    """
    named = escape_text(name_in_a_row(newer, section.locale))
    note: list[Node] = [Markup(said.html.replace("{languages}", named))]
    for link in _links(section, addresses, newer, direction, site_address) if addresses else ():
        note += [Words(" ", 0), link]
    return [Element("p", {"class": "older", "role": "note"}, tuple(note))]


def links_elsewhere(
    section: Passage, addresses: Mapping[str, str], names: Mapping[str, str], direction: Direction
) -> list[Node]:
    """The links in the row of the heading of a main section, each to itself in another language; several are a list.

    ``names`` has the link's text by language: it says where the link leads without the text around it (WCAG 2.2,
    2.4.9). What the heading beside it shows, the name behind the colon, is only heard. A language without such a
    section is not in it.
    """
    links = [_quiet(link, names[link.attributes["lang"]]) for link in _links(section, addresses, names, direction)]
    if len(links) > 1:
        return [Element("ul", {"class": "elsewhere"}, tuple(Element("li", {}, (link,)) for link in links))]
    return [Element("p", {"class": "elsewhere"}, tuple(links))] if links else []


def _quiet(link: Element, text: str) -> Element:
    seen = text.partition(": ")[0]
    return link._replace(attributes={**link.attributes, "aria-label": text}, children=(Words(seen, 0),))


def _links(
    section: Passage,
    addresses: Mapping[str, str],
    names: Mapping[str, str],
    direction: Direction,
    site_address: str = "",
) -> list[Element]:
    """Links to the same section in other languages; the text is in that language (WCAG 2.2, 3.1.2).

    With the site's address they are printed with their own.
    """
    name = section.key.partition("#")[2]
    fragment = f"#{name}" if name else ""
    links = []
    for locale, text in names.items():
        where = relative_address(addresses[locale], addresses[section.locale])
        attributes = {"href": f"{where}{fragment}"}
        if site_address:
            attributes["data-address"] = f"{site_address}{addresses[locale]}{fragment}"
        attributes |= {"lang": locale, "hreflang": locale}
        if turned := direction(locale, section.locale):
            attributes["dir"] = turned
        links.append(Element("a", attributes, (Words(text, 0),)))
    return links
