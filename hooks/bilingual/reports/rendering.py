"""Two sides of a comparison, each built in a folder of its own with no more pages than are needed → what they say.

The building is done by MkDocs in a process of its own, with the hooks of the side that it builds.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ..pages.address import address_of
from ..pages.page import MAIN_PAGE
from ..problems import report
from ..site import Site, gather
from ..sources import read_locales
from .affected import Change, Files, all_pages, find_affected, generator_changed, named_pages, page_of
from .built import read_built_page, read_what_differs
from .impact import NOT_FOUND, ChangedSentence, PageKey, PageText, compare_pages

_SLUG = re.compile(rb"^slug:[ \t]*[\"']?([a-z0-9-]+)", re.M)

_COUNTED = re.compile(r"^ERROR +- +(?:\d+ to mend:\n)?", re.M)  # what MkDocs and the hooks put before a message


@dataclass(frozen=True)
class Side:
    """The files of a project, the day on which they are read, and what to call them in a message."""

    name: str
    files: Files
    day: date


class Unreadable(Exception):
    """A side cannot be built; the message lists why."""


def build(folder: Path, day: date) -> None:
    """Builds the project in a folder as it is on a day. Raises Unreadable."""
    (folder / "impact.yml").write_text("INHERIT: mkdocs.yml\nextra: { compare: false }\n", encoding="utf-8")
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    environment = {key: value for key, value in os.environ.items() if key != "AS_OF"}
    environment |= {"SOURCE_DATE_EPOCH": str(int(noon.timestamp())), "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"}
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--no-strict",
        "--config-file",
        "impact.yml",
        "--site-dir",
        "site",
    ]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        said = (line for line in done.stderr.splitlines() if not line.startswith(("INFO ", "WARNING ")))
        raise Unreadable(_COUNTED.sub("", "\n".join(said)))


def find_impact(before: Side, after: Side, build: Callable[[Path, date], None] = build) -> list[ChangedSentence]:
    """Every sentence that reads differently. Raises Unreadable."""
    if before.files == after.files and before.day == after.day:
        return []
    with TemporaryDirectory(prefix="impact-") as temporary:
        folders = Path(temporary, "before"), Path(temporary, "after")
        sides = before, after
        for side, folder in zip(sides, folders, strict=True):
            _write(folder, {file: text for file, text in side.files.items() if _is_needed(file)})
        pages = all_pages(before.files, after.files)
        if not generator_changed(before.files, after.files):
            sites = [_read_data(side, folder) for side, folder in zip(sides, folders, strict=True)]
            pages = find_affected(Change(before.files, after.files, *sites))
            pages = pages.union(*map(named_pages, (before.files, after.files), sites))
        for side, folder in zip(sides, folders, strict=True):
            _write(
                folder,
                {file: text for file, text in side.files.items() if (page := page_of(file)) and page[1] in pages},
            )
        with ThreadPoolExecutor(2) as both:
            list(both.map(_built, sides, folders, (build, build)))
        return compare_pages(*_read_both(sides, folders, pages), _count(after.files, read_locales(folders[1])))


def _write(folder: Path, files: Files) -> None:
    for file, content in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _is_needed(file: str) -> bool:
    """Whether nothing can be read of a project without the file."""
    page = page_of(file)
    return page is None or page[1] == MAIN_PAGE


def _read_data(side: Side, folder: Path) -> Site:
    site, problems = gather(folder, read_locales(folder), side.day, compare=False)
    if site is None:
        raise Unreadable(_said_of(side, report(problems)))
    return site


def _built(side: Side, folder: Path, build: Callable[[Path, date], None]) -> None:
    try:
        build(folder, side.day)
    except Unreadable as error:
        raise Unreadable(_said_of(side, str(error))) from None


def _said_of(side: Side, problems: str) -> str:
    return f"{side.name} cannot be built:\n{problems}"


def _count(files: Files, locales: Sequence[str]) -> Mapping[str, int]:
    counts = Counter(page[0] for file in files if (page := page_of(file)))
    return {locale: counts[locale] for locale in locales}


def _read_both(
    sides: Sequence[Side], folders: Sequence[Path], names: set[str]
) -> tuple[dict[PageKey, PageText], dict[PageKey, PageText]]:
    """What is read on the pages of each side; pages that are the same, byte by byte, are left out."""
    found = [_find_pages(side, folder, names) for side, folder in zip(sides, folders, strict=True)]
    texts: tuple[dict[PageKey, PageText], dict[PageKey, PageText]] = {}, {}
    for key in found[0].keys() | found[1].keys():
        (where, was), (there, becomes) = (pages.get(key, ("", b"")) for pages in found)
        if was and becomes and was != becomes:
            old, new = read_what_differs(was, becomes)
            texts[0][key], texts[1][key] = PageText(where, old), PageText(there, new)
        elif was != becomes:
            texts[not was][key] = PageText(where or there, read_built_page(was or becomes))
    return texts


def _find_pages(side: Side, folder: Path, names: set[str]) -> dict[PageKey, tuple[str, bytes]]:
    """The address of each page of these names that was built, and its HTML."""
    default = read_locales(folder)[0]
    pages: dict[PageKey, tuple[str, bytes]] = {}
    for file, text in side.files.items():
        if (page := page_of(file)) and page[1] in names:
            locale, name = page
            slug = _SLUG.search(text)
            address = address_of(name, locale, slug[1].decode() if slug else None, default)
            path = folder / "site" / address / "index.html"
            if path.is_file():
                pages[name, locale] = address, path.read_bytes()
    not_found = folder / "site" / NOT_FOUND
    if not_found.is_file():
        pages[NOT_FOUND, ""] = NOT_FOUND, not_found.read_bytes()
    return pages
