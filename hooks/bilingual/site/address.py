"""Where a page is found: its address in its own language, from the slug in its front matter."""

from __future__ import annotations

from pathlib import PurePosixPath
from posixpath import relpath

from ..pages.page import Page


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


def former_address(path: str, locale: str, default: str) -> str:
    """The address from the site's root of a former one, which is from the folder of its language: ``en/prepare/``."""
    return f"{path}/" if locale == default else f"{locale}/{path}/"


def relative_address(to: str, base: str) -> str:
    """From the page at ``base`` to the page at ``to``, both from the site's root: ``../``, ``words/``, ``./``."""
    return relpath(f"/{to}", f"/{base}").rstrip("/") + "/"
