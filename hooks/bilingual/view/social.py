"""The picture of the service that others show beside a link to it: its title and its values, in one language.

1200 × 630 pixels is the form that all who show such pictures take whole (ogp.me names none).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from markupsafe import Markup

from ..data.assets import ICON
from ..site.site import Site
from .lettering import has_letters, lines_of

WIDTH, HEIGHT = 1200, 630
_MARGIN, _TOP, _BOTTOM = 80, 196, 570  # where words stand, from the edges and from the top
_SIZES = range(76, 27, -4)  # of the title, in pixels: the largest at which all has room
WEIGHTS = _OF_TITLE, _OF_VALUES = 700, 500  # the font's
_SMALLER, _HIGHER, _APART = 0.62, 1.3, 0.7  # values than the title, a line than its letters; the two from each other
_BESIDE_ICON, _NAME_SIZE, _NAME_AT = 116, 34, {1: (136,), 2: (117, 158)}  # pixels; where its lines stand
_SOFT_HYPHEN = "\xad"


@dataclass(frozen=True)
class Line:
    """A line of the picture: its words, where it stands from the top, the size and the weight of its letters."""

    text: str
    top: float
    size: float
    weight: int

    @property
    def is_title(self) -> bool:
        """Whether it is a part of the title."""
        return self.weight == _OF_TITLE


@dataclass(frozen=True)
class SocialView:
    """The picture. ``name`` is that of the site, beside its icon; empty if it has no room there. ``alternative`` are
    the words of the picture as one text.

    ``icon`` is an address that holds the drawing, ``drawn`` the drawing itself, which takes the processor half as long;
    empty if it can be drawn by its address alone.
    """

    locale: str
    direction: str
    name: tuple[Line, ...]
    lines: tuple[Line, ...]
    alternative: str
    icon: str
    drawn: Markup
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def address(self) -> str:
        """Its address, from the site's root: the same for ever, since others keep it."""
        return f"assets/social/{self.locale}.png"


def view_social(site: Site, locale: str) -> SocialView | None:
    """The picture in a language; None if the font lacks a letter of it, or its title has no room."""
    front = site.front(site.pairs[site.service_page].get(locale) or site.pairs[site.main_page][locale])
    name = site.data.basics.names[locale]
    name, title, *values = (text.replace(_SOFT_HYPHEN, "") for text in (name, front["title"], *_values(site, locale)))
    can_be_set = has_letters("".join((name, title, *values)), _OF_TITLE)
    lines = _compose(title, tuple(values)) if can_be_set else None
    if lines is None:
        return None
    icon = site.assets.files[site.assets.addresses[ICON]]
    shown = [value for value in values if not all(line.is_title for line in lines)]
    return SocialView(
        locale=locale,
        direction=site.data.wordings[locale].direction,
        name=_name(name),
        lines=lines,
        alternative=" ".join(f"{text.rstrip('.')}." for text in (title, *shown)),
        icon=f"data:image/svg+xml;base64,{b64encode(icon).decode()}",
        drawn=_within(icon),
    )


def _within(icon: bytes) -> Markup:
    """A drawing that fills what it stands in; nothing if it says how large it is, or has styles, which would hold for
    all that it stands beside."""
    try:
        root = etree.fromstring(icon, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return Markup()
    said = {*root.keys()}
    fits = "viewBox" in said and not {"width", "height", "style"} & said and b"<style" not in icon
    return Markup(etree.tostring(root, encoding="unicode")) if fits else Markup()


def _values(site: Site, locale: str) -> Iterator[str]:
    for shown in site.glance(locale):
        if not shown.rule.value.ends:
            continue  # it is a sentence
        yield f"{shown.rule.phrase(('name',)).plain}: {site.rule_in_words(shown.rule.value.name, locale)}"


def _name(name: str) -> tuple[Line, ...]:
    lines = lines_of(name, _OF_VALUES, _NAME_SIZE, WIDTH - 2 * _MARGIN - _BESIDE_ICON) or []
    tops = _NAME_AT.get(len(lines), ())
    return tuple(Line(line, top, _NAME_SIZE, _OF_VALUES) for line, top in zip(lines, tops, strict=False))


@lru_cache(maxsize=64)
def _compose(title: str, values: Sequence[str]) -> tuple[Line, ...] | None:
    """The lines, as large as there is room for; without the values if these have none, since half a value is none."""
    for said in (values, ()):
        for size in _SIZES:
            if lines := _lines(title, said, size):
                return lines
    return None


def _lines(title: str, values: Sequence[str], size: int) -> tuple[Line, ...] | None:
    """The lines at a size; None if they have no room."""
    found: list[Line] = []
    top = float(_TOP)
    smaller = round(size * _SMALLER)
    texts = [(title, _OF_TITLE, size), *((value, _OF_VALUES, smaller) for value in values)]
    for place, (text, weight, letters) in enumerate(texts):
        broken = lines_of(text, weight, letters, WIDTH - 2 * _MARGIN)
        if broken is None:
            return None
        top += size * _APART if place == 1 else 0
        for line in broken:
            top += letters * _HIGHER
            found.append(Line(line, round(top, 1), letters, weight))
    return tuple(found) if top <= _BOTTOM else None
