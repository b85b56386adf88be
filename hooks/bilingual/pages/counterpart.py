"""The same section in the other languages: plain links, which need no script, and the note that this text is older."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from babel import Locale

from ..vocabulary import Names
from .address import relative_address
from .section import Passage

SectionNames = Callable[[str, Passage], str]
MAIN = 2  # the level of the headings of main sections


def say_that_it_is_older(
    text: str, section: Passage, addresses: Mapping[str, str], words: Names, site_address: str
) -> str:
    """The section's Markdown with a note below its heading, in its own language, and a link to each newer text."""
    links = " ".join(
        _link(
            section, locale, addresses, (Locale.parse(locale).get_display_name() or locale).capitalize(), site_address
        )
        for locale in addresses
        if locale != section.locale
    )
    note = f'<p class="older" role="note">{words.older} {links}</p>'
    if section.heading is None:
        return f"{note}\n\n{text}"
    heading, _, rest = text.lstrip("\n").partition("\n")
    return f"{heading}\n\n{note}\n\n{rest}"


def link_main_sections(
    texts: Sequence[str],
    sections: Sequence[Passage],
    addresses: Mapping[str, str],
    names: SectionNames,
) -> str:
    """The Markdown of a page, each main section ending with a link to itself in each other language.

    ``names`` gives the link's text in a language: it says where the link leads without the text around it (WCAG 2.2,
    2.4.9), and is empty where that language has no such section.
    """
    pieces: list[str] = []
    main: Passage | None = None
    for text, section in zip(texts, sections, strict=True):
        if section.heading and section.heading.level <= MAIN:
            pieces += _links(main, addresses, names)
            main = section
        pieces.append(text)
    return "".join([*pieces, *_links(main, addresses, names)])


def _links(main: Passage | None, addresses: Mapping[str, str], names: SectionNames) -> list[str]:
    if main is None:
        return []
    named = {locale: names(locale, main) for locale in addresses if locale != main.locale}
    links = " ".join(_link(main, locale, addresses, name) for locale, name in named.items() if name)
    return [f'\n\n<p class="elsewhere">{links}</p>\n\n'] if links else []


def _link(section: Passage, locale: str, addresses: Mapping[str, str], text: str, site_address: str = "") -> str:
    """A link to the same section in another language; the text is in that language (WCAG 2.2, 3.1.2).

    With the site's address it is printed with its own.
    """
    where = relative_address(addresses[locale], addresses[section.locale])
    name = section.key.partition("#")[2]
    fragment = f"#{name}" if name else ""
    printed = f' data-address="{site_address}{addresses[locale]}{fragment}"' if site_address else ""
    return f'<a href="{where}{fragment}"{printed} lang="{locale}" hreflang="{locale}">{text}</a>'
