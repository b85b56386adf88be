"""Pictures and documents that are published and that no page shows or leads to: left behind, or forgotten on a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from posixpath import join, normpath
from urllib.parse import unquote

from ..files.places import DOCS, PICTURES
from ..load import Sources
from ..messages import say
from ..pages.page import Pair
from ..problems import MOST_OF_A_FILE, Problem


def find_unused(pairs: Mapping[str, Pair], sources: Sources) -> Iterator[Problem]:
    """Each of them, at its file. ``pairs`` are all pages, drafts too; whatever a template or a data file names is used.

    One for each language is used where any of them is: that another language lacks it is told of its text. It stops
    nothing: somebody may have the address of a document from a letter.
    """
    left = set(sources.attachments)
    used: set[str] = set()
    for pair in pairs.values() if left else ():
        for locale, page in pair.items():
            for section in page.sections:
                for link in (*section.shape.pictures, *section.shape.links):
                    used.add(normpath(join(locale, unquote(link.target.partition("#")[0].partition("?")[0]))))
    own = {name.partition("/")[2] for name in used if name.partition("/")[0] in sources.locales}
    unused = (
        name for name in sorted(left - used) if not (_of_a_language(name, sources) in own or _is_named(name, sources))
    )
    yield from islice(map(_unused, unused), MOST_OF_A_FILE)


def _of_a_language(name: str, sources: Sources) -> str:
    """The name that it has in each language's folder; empty for one that they share."""
    folder, _, own = name.partition("/")
    return own if folder in sources.locales else ""


def _is_named(name: str, sources: Sources) -> bool:
    return any(name.encode() in raw for raw in sources.texts.values())


def _unused(name: str) -> Problem:
    what = say("This document is published, and no page leads to it.")
    to_do = say("Write a link to it on a page, [text](…), or take the file away.")
    if name.endswith(PICTURES):
        what = say("This picture is published, and no page shows it.")
        to_do = say("Write it on a page, ![What it shows](…), or take the file away.")
    return Problem(f"{DOCS}/{name}", 1, what, to_do, "without-effect", "note")
