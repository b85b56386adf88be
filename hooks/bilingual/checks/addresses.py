"""Addresses: each page has its own, in its own language; and so has each folder of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from ..data.basics import FILE as BASICS_FILE
from ..data.basics import Basics
from ..load import Data
from ..messages import say
from ..pages.page import Page, Pair
from ..problems import Problem, choose, quote
from ..site.address import address, folder_in, folders_of, former_address
from ..site.beside import find_beside


def find_address_problems(pages: Iterable[Page], locales: Sequence[str], basics: Basics | None) -> Iterator[Problem]:
    """Slugs that are missing, not used, or lead two pages to one address.

    Without ``basics`` nobody knows what folders are called, and pages in folders are not looked at.
    """
    taken: dict[str, Page] = {}
    for page in pages:
        in_folder = "/" in page.name
        index = PurePosixPath(page.name).name == "index.md"
        if index and page.slug is not None:
            what = say("A page named index.md has the address of its folder; its slug would not be used.")
            yield Problem(page.file, page.line("slug"), what, say("Take out the line with slug."), "address")
        if not index and page.slug is None:
            what = say("The page has no slug: its own part of its address, in its own language.")
            yield Problem(page.file, 1, what, say("Add a line like “slug: my-page” to the front matter."), "address")
            continue
        if in_folder and not basics:
            continue
        where = address(page, locales[0], basics.folders if basics else {})
        first = where.split("/")[0]
        if page.locale == locales[0] and first in (*locales[1:], "assets"):
            what = say("The address /{where} belongs to the folder /{first}/.", where=where, first=first)
            to_do = say("Give the page another slug.")
            if in_folder:
                to_do = say("Give the folder another name in {file}, below folders.", file=BASICS_FILE)
            yield Problem(page.file, page.line("slug"), what, to_do, "address")
        elif other := taken.get(where.casefold()):  # many disks take capital letters for small ones
            what = say(
                "The address /{where} is already that of {file}:{line}.",
                where=where,
                file=other.file,
                line=other.line("slug"),
            )
            to_do = say("Give one of the two another slug.")
            if in_folder != ("/" in other.name):
                to_do = say(
                    "Give one of the two another slug, or the folder another name in {file}, below folders.",
                    file=BASICS_FILE,
                )

            yield Problem(page.file, page.line("slug"), what, to_do, "address")
        taken.setdefault(where.casefold(), page)


def find_taken_beside(pairs: Mapping[str, Pair], data: Data, default: str) -> Iterator[Problem]:
    """Pages at an address, now or formerly, at which another is shown in all its languages."""
    folders, shown = data.basics.folders, dict[str, str]()
    for name, pair in pairs.items():
        if all(page.slug or PurePosixPath(name).name == "index.md" for page in pair.values()):
            addresses = {locale: address(page, default, folders) for locale, page in pair.items()}
            shown |= {where.casefold(): name for where in find_beside(name, addresses, data).values()}
    for pair in pairs.values():
        for locale, page in pair.items():
            claims = [(address(page, default, folders), page.line("slug"))]
            claims += [(former_address(each.path, locale, default), each.line) for each in page.standing.old]
            for where, line in claims:
                if other := shown.get(where.casefold()):
                    what = say(
                        "The address /{where} is that of {other} in all its languages.", where=where, other=other
                    )
                    to_do = say(
                        "Give the page another one, or the pages side by side another name in {file}.",
                        file=BASICS_FILE,
                    )
                    yield Problem(page.file, line, what, to_do, "address")


def find_false_folders(
    basics: Basics, pages: Iterable[str], locales: Sequence[str], drafts: Iterable[str] = ()
) -> Iterator[Problem]:
    """Folders of docs/site.yml that hold no page, and folders that nobody can tell apart in a language's addresses.

    A folder of ``drafts`` alone is one that exists, and has no address yet.
    """
    with_addresses = {folder for name in pages for folder in folders_of(name)}
    known = sorted(with_addresses.union(*map(folders_of, drafts)))
    for folder in basics.folders:
        line = basics.record.line(("folders", folder))
        if folder not in known:
            what = say("folders: No page stands in a folder “{folder}”.", folder=quote(folder))
            choice = choose(folder, known)
            advice = choice.advice if known else say("No page of the site stands in a folder.")
            to_do = say("{advice} If the site has no such folder, take it out with all below it.", advice=advice)
            yield Problem(
                BASICS_FILE, line, what, to_do, "unknown-folder", edit=choice.edit(BASICS_FILE, line, after=":")
            )
    for locale in locales:
        taken: dict[tuple[str, str], str] = {}
        for folder in sorted(with_addresses, key=lambda one: (one in basics.folders, one)):
            around, name = folder.rpartition("/")[0], folder_in(folder, locale, basics.folders)
            if other := taken.get((around, name.casefold())):
                what = say(
                    "folders: “{name}” is already what the folder “{other}” is called in addresses ({locale}).",
                    name=name,
                    other=other,
                    locale=locale,
                )
                line = basics.record.line(("folders", folder, locale))
                yield Problem(BASICS_FILE, line, what, say("Give one of the two another name."), "address")
            taken.setdefault((around, name.casefold()), folder)
