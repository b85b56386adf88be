"""Addresses: each page has its own, in its own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from ..pages.page import Page
from ..problems import Problem
from ..site.address import address


def find_address_problems(pages: Iterable[Page], locales: Sequence[str]) -> Iterator[Problem]:
    """Slugs that are missing, not used, or lead two pages to one address."""
    taken: dict[str, Page] = {}
    for page in pages:
        index = PurePosixPath(page.name).name == "index.md"
        if index and page.slug is not None:
            what = "A page named index.md has the address of its folder; its slug would not be used."
            yield Problem(page.file, page.line("slug"), what, "Take out the line with slug.", "address")
        if not index and page.slug is None:
            what = "The page has no slug: its own part of its address, in its own language."
            yield Problem(page.file, 1, what, "Add a line like “slug: my-page” to the front matter.", "address")
            continue
        where = address(page, locales[0])
        if page.locale == locales[0] and where.split("/")[0] in (*locales[1:], "assets"):
            what = f"The address /{where} belongs to the folder /{where.split('/')[0]}/."
            yield Problem(page.file, page.line("slug"), what, "Give the page another slug.", "address")
        elif other := taken.get(where.casefold()):  # many disks take capital letters for small ones
            what = f"The address /{where} is already that of {other.file}:{other.line('slug')}."
            yield Problem(page.file, page.line("slug"), what, "Give one of the two another slug.", "address")
        taken.setdefault(where.casefold(), page)
