"""Where a page is found: its address in its own language, from the slug in its front matter and its folders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape, unescape
from itertools import accumulate
from posixpath import relpath

from ..pages.page import Page

Folders = Mapping[str, Mapping[str, str]]  # what folders are called in addresses, by path and language
NOWHERE = "-/"  # the address of no page, for texts that are printed once and shown at several
MARK = "\0"  # before each address in them, since no text can have it
_MARKED = re.compile(f'{MARK}([^"]*)')


def address(page: Page, default: str, folders: Folders) -> str:
    """The page's address from the site's root, without a slash at the start: ``""``, ``lattlast/``, ``en/words/``."""
    return address_of(page.name, page.locale, page.slug, default, folders)


def address_of(name: str, locale: str, slug: str | None, default: str, folders: Folders) -> str:
    """The address of a page by its name, language and slug.

    The default language has no folder of its own. A page named index.md has the address of its folder. A folder has its
    own name where ``folders`` has no other for the language.
    """
    parts = [] if locale == default else [locale]
    parts += (folder_in(folder, locale, folders) for folder in folders_of(name))
    if (file := name.rpartition("/")[2]) != "index.md":
        parts.append(slug or file.removesuffix(".md"))
    return "".join(f"{part}/" for part in parts)


def folders_of(name: str) -> list[str]:
    """The folders that a page stands in, by their paths, the outermost first."""
    return [*accumulate(name.split("/")[:-1], "{}/{}".format)]


def folder_in(folder: str, locale: str, folders: Folders) -> str:
    """The part of an address that a folder is, in a language."""
    return folders.get(folder, {}).get(locale, folder.rpartition("/")[2])


def former_address(path: str, locale: str, default: str) -> str:
    """The address from the site's root of a former one, which is from the folder of its language: ``en/prepare/``."""
    return f"{path}/" if locale == default else f"{locale}/{path}/"


def placed(printed: str, here: str) -> str:
    """HTML whose addresses, each behind a mark, are from NOWHERE, with the same from the address ``here``."""
    return _MARKED.sub(lambda match: _placed(match[1], here), printed) if MARK in printed else printed


@lru_cache(maxsize=4096)
def _placed(marked: str, here: str) -> str:
    path, sign, fragment = unescape(marked).partition("#")
    to = relative_address if path.endswith("/") else relative_name
    return escape(f"{to(NOWHERE + path, here)}{sign}{fragment}")


def relative_address(to: str, base: str) -> str:
    """From the page at ``base`` to the page at ``to``, both from the site's root: ``../``, ``words/``, ``./``."""
    return relative_name(to, base) + "/"


def relative_name(to: str, base: str) -> str:
    """From the page at ``base`` to a file, both from the site's root.

    Each page asks for some thirty, and nearly none has a part with a full stop first, so that needs no relpath.
    """
    if to.startswith(".") or "/." in to or base.startswith(".") or "/." in base:
        return relpath(f"/{to}", f"/{base}")
    there, here = _parts(to), _parts(base)
    shared = 0
    for one, other in zip(there, here, strict=False):
        if one != other:
            break
        shared += 1
    return "/".join((*([".."] * (len(here) - shared)), *there[shared:])) or "."


@lru_cache(maxsize=4096)
def _parts(address: str) -> tuple[str, ...]:
    return tuple(filter(None, address.split("/")))
