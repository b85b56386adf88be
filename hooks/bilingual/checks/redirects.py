"""Former addresses: each leads to one page, none is that of a living page, and none goes round in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from ..data.basics import Basics
from ..files.places import PLACES
from ..messages import say
from ..pages.page import Page
from ..pages.standing import Former
from ..problems import Problem
from ..site.address import address, former_address


def find_redirect_problems(pages: Sequence[Page], locales: Sequence[str], basics: Basics | None) -> Iterator[Problem]:
    """Former addresses that could not lead to their page.

    Without ``basics`` nobody knows what folders are called, nor which address a page in one has now.
    """
    folders = basics.folders if basics else {}
    known = [page for page in pages if basics or "/" not in page.name]
    living = {address(page, locales[0], folders).casefold(): page for page in known}  # as many disks take them
    taken = {each.casefold() for each in (*locales[1:], "assets", *PLACES)}
    claims = [(page, one, former_address(one.path, page.locale, locales[0])) for page in pages for one in _old(page)]
    circle = _circle([(page.file, living[where].file) for page, _, where in claims if where in living])
    leading: dict[str, tuple[Page, Former]] = {}
    for page, former, where in claims:
        folder = where.split("/")[0 if page.locale == locales[0] else 1]
        if where in living:
            yield _living(page, former, where, living[where], (page.file, living[where].file) in circle)
        elif folder in (taken if page.locale == locales[0] else PLACES):
            what = say(
                "old: The address /{where} belongs to the folder of something else, {folder}/.",
                where=where,
                folder=folder,
            )
            yield Problem(page.file, former.line, what, say("Take it out here."), "address")
        elif where in leading:
            other, first = leading[where]
            what = say(
                "old: The address /{where} already leads to {file}, by its line {line}.",
                where=where,
                file=other.file,
                line=first.line,
            )
            yield Problem(page.file, former.line, what, say("Keep one of the two."), "duplicate")
        elif page.standing.is_draft:
            what = say("old: The address /{where} leads nowhere as long as this page is a draft.", where=where)
            to_do = say("Let it lead to another page until then: write it in the front matter of that one.")
            yield Problem(page.file, former.line, what, to_do, "draft", "warning")
        leading.setdefault(where, (page, former))


def _old(page: Page) -> Sequence[Former]:
    return page.standing.old


def _living(page: Page, former: Former, where: str, other: Page, is_circle: bool) -> Problem:
    place = f"{other.file}:{other.line('slug')}"
    if other is page:
        what, to_do = say("old: /{where} is the address that this page has now.", where=where), say("Take it out here.")
    elif is_circle:
        what = say(
            "old: /{where} is the address of {place}, whose former ones lead back here: a circle.",
            where=where,
            place=place,
        )
        to_do = say("Take out those that are the address of a page now.")
    else:
        what = say("old: /{where} is the address of {place}, a page that exists.", where=where, place=place)
        to_do = say("Take it out here, or give that page another slug.")
    return Problem(page.file, former.line, what, to_do, "address")


def _circle(edges: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """The steps that belong to a way round: those from whose end there is a way to their beginning."""
    place = {name: number for number, name in enumerate(dict.fromkeys(name for edge in edges for name in edge))}
    reached: dict[str, int] = dict.fromkeys(place, 0)  # a bit for each name
    for start, end in edges:
        reached[start] |= 1 << place[end]
    for through, name in product(place, place):  # Warshall's algorithm
        if reached[name] >> place[through] & 1:
            reached[name] |= reached[through]
    return {(start, end) for start, end in edges if reached[end] >> place[start] & 1}


def find_lost_names(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Former names of sections that one language of a page keeps and another does not."""
    for page in pages.values():
        mine = {heading.identifier: heading for heading in page.headings}
        for other in pages.values():
            for heading in other.headings:
                here = mine.get(heading.identifier)
                for name in heading.old if here else ():
                    if here and name not in here.old:
                        there = f"{other.file}:{heading.line}"
                        what = say(
                            "The section “{identifier}” does not keep the old name “{name}”; {there} does.",
                            identifier=here.identifier,
                            name=name,
                            there=there,
                        )
                        attributes = f'{{ #{here.identifier} old="{name}" }}'
                        to_do = say("Add it here, or take it out there: {attributes}.", attributes=attributes)
                        yield Problem(page.file, here.line, what, to_do, "structure", "warning", there)
