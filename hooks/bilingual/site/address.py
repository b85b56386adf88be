"""Where a page is found: its address in its own language, from the slug in its front matter and its folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from posixpath import relpath

from ..pages.page import Page

Folders = Mapping[str, Mapping[str, str]]  # what folders are called in addresses, by path and language


def address(page: Page, default: str, folders: Folders) -> str:
    """The page's address from the site's root, without a slash at the start: ``""``, ``lattlast/``, ``en/words/``."""
    return address_of(page.name, page.locale, page.slug, default, folders)


def address_of(name: str, locale: str, slug: str | None, default: str, folders: Folders) -> str:
    """The address of a page by its name, language and slug.

    The default language has no folder of its own. A page named index.md has the address of its folder. A folder has its
    own name where ``folders`` has no other for the language.
    """
    path = PurePosixPath(name)
    parts = [] if locale == default else [locale]
    parts += (folder_in(folder, locale, folders) for folder in folders_of(name))
    if path.name != "index.md":
        parts.append(slug or path.stem)
    return "".join(f"{part}/" for part in parts)


def folders_of(name: str) -> list[str]:
    """The folders that a page stands in, by their paths, the outermost first."""
    return [str(folder) for folder in PurePosixPath(name).parents][-2::-1]


def folder_in(folder: str, locale: str, folders: Folders) -> str:
    """The part of an address that a folder is, in a language."""
    return folders.get(folder, {}).get(locale, folder.rpartition("/")[2])


def former_address(path: str, locale: str, default: str) -> str:
    """The address from the site's root of a former one, which is from the folder of its language: ``en/prepare/``."""
    return f"{path}/" if locale == default else f"{locale}/{path}/"


def relative_address(to: str, base: str) -> str:
    """From the page at ``base`` to the page at ``to``, both from the site's root: ``../``, ``words/``, ``./``."""
    return relpath(f"/{to}", f"/{base}").rstrip("/") + "/"
