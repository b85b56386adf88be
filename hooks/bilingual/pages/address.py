"""Where a page is found: its address in its own language, from the slug in its front matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from posixpath import relpath

from ..problems import Problem
from .page import Page


def address(page: Page, default: str) -> str:
    """The page's address from the site's root, without a slash at the start: ``""``, ``lattlast/``, ``en/words/``."""
    return address_of(page.name, page.locale, page.slug, default)


def address_of(name: str, locale: str, slug: str | None, default: str) -> str:
    """The address of a page by its name, language and slug.

    The default language has no folder of its own. A page named index.md has the address of its folder.
    """
    path = PurePosixPath(name)
    parts = [] if locale == default else [locale]
    parts += path.parent.parts
    if path.name != "index.md":
        parts.append(slug or path.stem)
    return "".join(f"{part}/" for part in parts)


def relative_address(to: str, base: str) -> str:
    """From the page at ``base`` to the page at ``to``, both from the site's root: ``../``, ``words/``, ``./``."""
    return relpath(f"/{to}", f"/{base}").rstrip("/") + "/"


def find_address_problems(pages: Iterable[Page], locales: Sequence[str]) -> Iterator[Problem]:
    """Slugs that are missing, not used, or lead two pages to one address."""
    taken: dict[str, Page] = {}
    for page in pages:
        index = PurePosixPath(page.name).name == "index.md"
        if index and page.slug is not None:
            what = "A page named index.md has the address of its folder; its slug would not be used."
            yield Problem(page.file, page.line("slug"), what, "Take out the line with slug.")
        if not index and page.slug is None:
            what = "The page has no slug: its own part of its address, in its own language."
            yield Problem(page.file, 1, what, "Add a line like “slug: my-page” to the front matter.")
            continue
        where = address(page, locales[0])
        if page.locale == locales[0] and where.split("/")[0] in (*locales[1:], "assets"):
            what = f"The address /{where} belongs to the folder /{where.split('/')[0]}/."
            yield Problem(page.file, page.line("slug"), what, "Give the page another slug.")
        elif where in taken:
            what = f"The address /{where} is already that of {taken[where].file}:{taken[where].line('slug')}."
            yield Problem(page.file, page.line("slug"), what, "Give one of the two another slug.")
        taken.setdefault(where, page)
