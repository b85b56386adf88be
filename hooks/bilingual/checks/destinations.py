"""Links: what one language leads to, the other leads to as well, in its own language where there are two versions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from ..languages.addresses import is_version
from ..languages.language import Language
from ..messages import say
from ..pages.section import Passage
from ..problems import Problem
from ..text.addresses import has_scheme, host_of
from ..text.shape import Link

_IN_ANOTHER = re.compile(r"\.\./[^/]+/(?=[^#]*\.md(?:#|$))")  # before the name of a page in another language's folder
_MOST = 100  # addresses among which versions are looked for: each is compared with each
_OF_A_PAGE = re.compile(r"\.md(?:#|$)")


def compare_links(here: Passage, there: Passage, languages: tuple[Language, Language]) -> Iterator[Problem]:
    """The links that only one of two passages has. Two of them that stand for each other are told once."""
    if not here.shape.links and not there.shape.links:
        return
    ours, theirs = _only_in(here, there), _only_in(there, here)
    if ours and theirs:
        ours, theirs = _without_versions(ours, theirs, languages)
    for mine, yours in zip_longest(_distinct(ours), _distinct(theirs)):
        place = f"{there.file}:{yours.line}" if yours else there.place
        if mine and yours:
            what = say(
                "The link leads to “{mine}” here, and to “{yours}” in {place}.",
                mine=_shown(mine),
                yours=_shown(yours),
                place=place,
            )
            to_do = say("Let both lead to the same, or allow it beside the text: <!-- allow link: why -->")
        elif mine:
            what = say("The link to “{mine}” has no counterpart in {place}.", mine=_shown(mine), place=place)
            to_do = say("Add the link there, or take it out here.")
        elif yours:
            what = say(
                "The link to “{yours}” is missing in this section; {place} has it.", yours=_shown(yours), place=place
            )
            to_do = say("Add the link here, or take it out there.")
        yield Problem(here.file, mine.line if mine else here.line, what, to_do, "link", "warning", place)


def _only_in(one: Passage, other: Passage) -> list[Link]:
    """The links of a passage that another does not have, or has less often, in order."""
    left = Counter(_whereto(link.target) for link in other.shape.links)
    only = []
    for link in one.shape.links:
        target = _whereto(link.target)
        left[target] -= 1
        if left[target] < 0:
            only.append(link)
    return only


def _without_versions(
    ours: Sequence[Link], theirs: Sequence[Link], languages: tuple[Language, Language]
) -> tuple[list[Link], list[Link]]:
    """What is left of two lists without the addresses that are one in two languages, as often as both lead there.

    An address has one version: a second one that could be its version too is another address.
    """
    left, left_there = _by_address(ours), _by_address(theirs)
    single = dict.fromkeys(islice(left_there, _MOST))
    for address, mine in list(left.items())[:_MOST]:
        version = next((other for other in single if _are_one(mine[0], left_there[other][0], languages)), None)
        if version is not None:
            del single[version]
            yours = left_there[version]
            left[address], left_there[version] = mine[len(yours) :], yours[len(mine) :]
    return list(chain(*left.values())), list(chain(*left_there.values()))


def _are_one(mine: Link, yours: Link, languages: tuple[Language, Language]) -> bool:
    """Whether two links lead to one address, other than a page of this site, in two languages."""
    ours, theirs = mine.target, yours.target
    is_outside = bool(host_of(ours) and host_of(theirs))
    are_files = not (has_scheme(ours) or has_scheme(theirs) or _OF_A_PAGE.search(ours) or _OF_A_PAGE.search(theirs))
    return (is_outside or are_files) and is_version(ours, theirs, (mine.words, yours.words), languages)


def _by_address(links: Iterable[Link]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(_whereto(link.target), []).append(link)
    return found


def _distinct(links: Sequence[Link]) -> list[Link]:
    return [each[-1] for each in _by_address(links).values()]


def _whereto(target: str) -> str:
    """Where a link leads, however it is written: “www.” and the last slash change nothing.

    The subject of a mail is in the language of its page (RFC 6068); hyphens in a number are for readers (RFC 3966).
    """
    if target.startswith("mailto:"):
        return target.partition("?")[0]
    if target.startswith("tel:"):
        return target.replace("-", "")
    if host := host_of(target):
        return f"https://{host.removeprefix('www.')}{target[len('https://') + len(host) :].rstrip('/')}"
    return _IN_ANOTHER.sub("", target)


def _shown(link: Link) -> str:
    """The address as it stands, apart from what is not compared."""
    target = link.target
    return _whereto(target) if target.startswith("mailto:") else _IN_ANOTHER.sub("", target)
