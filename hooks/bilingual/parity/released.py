"""A section that is let out although its counterpart is newer says so to its reader."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import relpath

from babel import Locale

from ..pages.section import Passage
from ..vocabulary import Names


def say_that_it_is_older(text: str, section: Passage, addresses: Mapping[str, str], words: Names) -> str:
    """The section's Markdown with a note below its heading, in its own language, and a link to each newer text."""
    links = " ".join(_link(section, locale, addresses) for locale in addresses if locale != section.locale)
    note = f'<p class="older" role="note">{words.older} {links}</p>'
    if section.heading is None:
        return f"{note}\n\n{text}"
    heading, _, rest = text.lstrip("\n").partition("\n")
    return f"{heading}\n\n{note}\n\n{rest}"


def _link(section: Passage, locale: str, addresses: Mapping[str, str]) -> str:
    """A link to the same section in another language, in that language's own name for itself (CLDR)."""
    name = (Locale.parse(locale).get_display_name() or locale).capitalize()
    where = relpath(f"/{addresses[locale]}", f"/{addresses[section.locale]}").rstrip("/") + "/"
    fragment = section.key.partition("#")[2]
    address = where + (f"#{fragment}" if fragment else "")
    return f'<a href="{address}" lang="{locale}" hreflang="{locale}">{name}</a>'
