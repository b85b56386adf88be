"""Writes what stands around the pages: files for the host, a feed of changes and a picture in each language."""

from __future__ import annotations

from pathlib import Path

from ..disk.memory import FOLDER, Memory
from ..disk.remembered import Remembered
from ..files.places import OVERRIDES
from ..files.raster import NotDrawn, draw
from ..messages import say
from ..problems import Problem
from ..view.lettering import FONT
from ..view.views import Views
from .host import write_host_files
from .templates import FEED, SOCIAL, find_template

DRAWN = FOLDER / "drawn"  # where builds remember the pictures: to draw one takes as long as to print twenty pages


def write_surroundings(views: Views, site_url: str, folder: Path, memory: Memory | None = None) -> list[Problem]:
    """Writes them into ``folder``, where the site has been built. Gives what cannot be made.

    A picture that the ``memory`` has is not drawn again.
    """
    write_host_files(views.site, folder)
    return [*_write_feeds(views, site_url, folder), *_write_pictures(views, folder, memory)]


def _write_feeds(views: Views, site_url: str, folder: Path) -> list[Problem]:
    feeds = {address: views.feed(site_url, locale) for locale, address in views.feeds.items()}
    fill, problems = find_template(views.site, FEED) if feeds else (None, [])
    if fill:
        for address, feed in feeds.items():
            _make(folder / address).write_text(fill(feed), encoding="utf-8")
    return problems


def _write_pictures(views: Views, folder: Path, memory: Memory | None) -> list[Problem]:
    pictures = [picture for locale in views.site.locales if (picture := views.social(locale))]
    fill, problems = find_template(views.site, SOCIAL) if pictures else (None, [])
    if fill is None:
        return problems
    known = Remembered(memory)
    for picture in pictures:
        try:
            drawn = known.read(_draw, fill(picture).encode(errors="surrogatepass"), str(picture.width))
        except NotDrawn as error:
            what = say("The picture cannot be drawn ({error}).", error=error)
            to_do = say("Compare it with an earlier version.")
            return [Problem(f"{OVERRIDES}/{SOCIAL}", 1, what, to_do, "template")]
        _make(folder / picture.address).write_bytes(drawn)
    known.keep()
    if memory:
        memory.write()
    return []


def _draw(svg: bytes, width: str) -> bytes:
    return draw(svg.decode(errors="surrogatepass"), int(width), fonts=(FONT,))


def _make(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
