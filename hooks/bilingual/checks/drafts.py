"""Drafts: pages that the preview shows and the site does not have; and what the pages of a pair say of themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..load import Sources
from ..messages import say
from ..pages.page import MAIN_PAGE, Page, Pair, page_file
from ..problems import Problem


def find_drafts(pairs: Mapping[str, Pair]) -> dict[str, Page]:
    """The pages that at least one language calls a draft, by name: what somebody has not finished, nobody gets.

    The main page is none, since all others lead to it.
    """
    found = {name: [page for page in pair.values() if page.standing.is_draft] for name, pair in pairs.items()}
    return {name: pages[0] for name, pages in found.items() if pages and name != MAIN_PAGE}


def without_drafts(
    sources: Sources, problems: Iterable[Problem], drafts: Collection[str]
) -> tuple[Sources, list[Problem]]:
    """The sources without the drafts, and the problems without theirs: nothing of them is published."""
    files = files_of(drafts, sources.locales)
    pairs = {name: pair for name, pair in sources.pairs.items() if name not in drafts}
    left = replace(sources, pairs=pairs, unreadable=sources.unreadable - set(drafts))
    return left, [problem for problem in problems if problem.file not in files]


def files_of(names: Iterable[str], locales: Sequence[str]) -> frozenset[str]:
    """The files of pages in every language."""
    return frozenset(page_file(locale, name) for name in names for locale in locales)


def find_unlike_pages(pairs: Mapping[str, Pair]) -> Iterator[Problem]:
    """Pages that are a draft, not searched or not listed in one language and not in another; and a main page that is
    a draft."""
    for page in pairs.get(MAIN_PAGE, {}).values():
        if page.standing.is_draft:
            what = say("draft: The main page cannot be a draft: every other page leads to it.")
            yield Problem(page.file, page.line("draft"), what, say("Take the line out."), "draft")
    for pair in pairs.values():
        pages = list(pair.values())
        for other in pages[1:]:
            yield from _unlike(pages[0], other)


def _unlike(first: Page, second: Page) -> Iterator[Problem]:
    for key, said, other in (
        ("draft", first.standing.is_draft, second.standing.is_draft),
        ("search", not first.standing.is_searched, not second.standing.is_searched),
        ("noindex", not first.standing.is_listed, not second.standing.is_listed),
    ):
        is_finished = not (first.standing.is_draft or second.standing.is_draft)
        if said != other and (key == "draft" or is_finished):
            page, there = (second, first) if said else (first, second)
            place, value = f"{there.file}:{there.line(key)}", "false" if key == "search" else "true"
            what = say(
                "The front matter does not say “{key}: {value}”; {place} does.", key=key, value=value, place=place
            )
            to_do = say("Add it here, or take it out there.")
            yield Problem(page.file, page.line(key), what, to_do, "structure", "warning", place)
