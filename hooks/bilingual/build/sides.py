"""Two sides of a comparison, each built in a folder of its own with no more pages than are needed → what they say.

The building is done by the renderer, with the generator of the side that it builds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from .. import progress
from ..data.basics import FILE as BASICS_FILE
from ..data.basics import read_folders
from ..gather import gather
from ..messages import Message, message_of, say, together
from ..pages.page import MAIN_PAGE
from ..problems import Report
from ..records.reading import read_record
from ..site.address import address_of
from ..site.site import Site
from .affected import Change, Files, all_pages, find_affected, generator_changed, named_pages, page_of
from .built import read_built_page, read_what_differs
from .contribution import kind_of
from .impact import EVERY_PAGE, NOT_FOUND, ChangedSentence, PageKey, PageText, compare_pages
from .renderer import Renderer, Unreadable, find_renderer
from .weight import weigh

_Pages = dict[PageKey, tuple[str, bytes]]  # the address of each page, and its HTML
_SLUG = re.compile(rb"^slug:[ \t]*[\"']?([a-z0-9-]+)", re.M)


@dataclass(frozen=True)
class Side:
    """The files of a project, the day on which they are read, and what to call them in a message."""

    name: str
    files: Files
    day: date


@dataclass(frozen=True)
class TouchedPage:
    """A page of one language that is edited, or whose own sentences read differently.

    ``address`` is from the site's root, and the new one where it has moved. ``before`` and ``after`` are what a first
    visit costs, in bytes; None where there was no such page, or is none any more.
    """

    name: str
    locale: str
    address: str
    before: int | None
    after: int | None


@dataclass(frozen=True)
class Difference:
    """What differs between two sides: what is read, and the pages that are touched by it."""

    sentences: list[ChangedSentence]
    pages: list[TouchedPage]


def find_impact(before: Side, after: Side, renderer: Renderer | None = None) -> list[ChangedSentence]:
    """Every sentence that reads differently. Raises Unreadable."""
    return find_difference(before, after, renderer).sentences


def find_difference(before: Side, after: Side, renderer: Renderer | None = None) -> Difference:
    """The same, and the pages that are touched, in the order of their names and languages. Raises Unreadable."""
    if before.files == after.files and before.day == after.day:
        return Difference([], [])
    renderer = renderer or find_renderer()
    with TemporaryDirectory(prefix="impact-") as temporary:
        folders = Path(temporary, "before"), Path(temporary, "after")
        sides = before, after
        for side, folder in zip(sides, folders, strict=True):
            _write(folder, {file: text for file, text in side.files.items() if _is_needed(file)})
        pages = all_pages(before.files, after.files)
        if not generator_changed(before.files, after.files, renderer):
            sites = [_read_data(side, folder, renderer) for side, folder in zip(sides, folders, strict=True)]
            pages = find_affected(Change(before.files, after.files, *sites))
            pages = pages.union(*map(named_pages, sites), _edited(before.files, after.files))
        for side, folder in zip(sides, folders, strict=True):
            _write(
                folder,
                {file: text for file, text in side.files.items() if (page := page_of(file)) and page[1] in pages},
            )
        with ThreadPoolExecutor(2) as both:
            list(both.map(_built, sides, folders, (renderer, renderer)))
        progress.end()
        locales = renderer.read_locales(folders[1])
        found = [_find_pages(side, folder, pages, renderer) for side, folder in zip(sides, folders, strict=True)]
        sentences = compare_pages(*_read_both(*found), _count(after.files, locales))
        names = _edited(before.files, after.files) | _told_of(sentences, found)
        return Difference(sentences, list(_touched(names, found, folders, locales)))


def _edited(before: Files, after: Files) -> set[str]:
    """The names of the pages of which a file is another now, or a picture or document that it names."""
    changed = [file for file in before.keys() | after.keys() if before.get(file) != after.get(file)]
    named = [PurePosixPath(file).name.encode() for file in changed if kind_of(file) == "picture or document"]
    texts = ((page[1], text) for side in (before, after) for file, text in side.items() if (page := page_of(file)))
    return {page[1] for file in changed if (page := page_of(file))} | {
        name for name, text in texts if any(each in text for each in named)
    }


def _told_of(sentences: Sequence[ChangedSentence], found: Sequence[_Pages]) -> set[str]:
    """The names of the pages that have a sentence of their own among these, or of which several have one."""
    told = [one for one in sentences if not one.everywhere]
    addresses = {each.partition("#")[0] for one in told if one.page == EVERY_PAGE for each in one.addresses}
    some = {name for pages in found for (name, _), (address, _) in pages.items() if address in addresses}
    return ({one.page for one in told} | some) - {EVERY_PAGE, NOT_FOUND}


def _touched(
    names: set[str], found: Sequence[_Pages], folders: Sequence[Path], locales: Sequence[str]
) -> Iterator[TouchedPage]:
    keys = (key for key in found[0].keys() | found[1].keys() if key[0] in names)
    for name, locale in sorted(keys, key=lambda key: (key[0], locales.index(key[1]) if key[1] in locales else -1)):
        there = [pages.get((name, locale)) for pages in found]
        before, after = (page and weigh(folder / "site", page[0]) for page, folder in zip(there, folders, strict=True))
        known = there[1] or there[0]
        assert known
        yield TouchedPage(name, locale, known[0], before, after)


def _write(folder: Path, files: Files) -> None:
    for file, content in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _is_needed(file: str) -> bool:
    """Whether nothing can be read of a project without the file."""
    page = page_of(file)
    return page is None or page[1] == MAIN_PAGE


def _read_data(side: Side, folder: Path, renderer: Renderer) -> Site:
    locales = renderer.read_locales(folder)
    site, problems = gather(
        folder, locales, side.day, compare=False, of_the_theme=renderer.texts_of_the_theme(folder, locales)
    )
    if site is None:
        raise Unreadable(_said_of(side, Report(tuple(problems))))
    return site


def _built(side: Side, folder: Path, renderer: Renderer) -> None:
    try:
        renderer.build(folder, side.day)
    except Unreadable as error:
        raise Unreadable(_said_of(side, message_of(error))) from None


def _said_of(side: Side, problems: object) -> Message:
    return together([say("{side} cannot be built:", side=side.name), problems], "\n")


def _count(files: Files, locales: Sequence[str]) -> Mapping[str, int]:
    counts = Counter(page[0] for file in files if (page := page_of(file)))
    return {locale: counts[locale] for locale in locales}


def _read_both(before: _Pages, after: _Pages) -> tuple[dict[PageKey, PageText], dict[PageKey, PageText]]:
    """What is read on the pages of each side; pages that are the same, byte by byte, are left out."""
    texts: tuple[dict[PageKey, PageText], dict[PageKey, PageText]] = {}, {}
    for key in before.keys() | after.keys():
        (where, was), (there, becomes) = (pages.get(key, ("", b"")) for pages in (before, after))
        if was and becomes and was != becomes:
            old, new = read_what_differs(was, becomes)
            texts[0][key], texts[1][key] = PageText(where, old), PageText(there, new)
        elif was != becomes:
            texts[not was][key] = PageText(where or there, read_built_page(was or becomes))
    return texts


def _find_pages(side: Side, folder: Path, names: set[str], renderer: Renderer) -> _Pages:
    """The address of each page of these names that was built, and its HTML."""
    default = renderer.read_locales(folder)[0]
    folders = read_folders(read_record(side.files.get(BASICS_FILE, b""), BASICS_FILE)[0])
    pages: _Pages = {}
    for file, text in side.files.items():
        if (page := page_of(file)) and page[1] in names:
            locale, name = page
            slug = _SLUG.search(text)
            address = address_of(name, locale, slug[1].decode() if slug else None, default, folders)
            path = folder / "site" / address / "index.html"
            if path.is_file():
                pages[name, locale] = address, path.read_bytes()
    not_found = folder / "site" / NOT_FOUND
    if not_found.is_file():
        pages[NOT_FOUND, ""] = NOT_FOUND, not_found.read_bytes()
    return pages
