"""Structure: a page has its pair, and the two have the same sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..pages.page import Heading, Page, page_file
from ..problems import Problem

Pair = Mapping[str, Page]


def compare_pair(name: str, pair: Pair, locales: Sequence[str]) -> Iterator[Problem]:
    """All that is out of step between the pages of one name."""
    yield from missing_pages(name, pair, locales)
    for page in pair.values():
        yield from find_heading_problems(page)
    first, *others = pair.values()
    for other in others:
        yield from compare_headings(first, other)


def missing_pages(name: str, pair: Pair, locales: Sequence[str]) -> Iterator[Problem]:
    """The languages that a page does not exist in."""
    for locale in locales:
        if locale not in pair:
            there = next(iter(pair.values()))
            what = f"This page has no counterpart: {page_file(locale, name)} does not exist."
            yield Problem(
                there.file, 1, what, "Write that page, with the same file name, or remove this one.", "warning"
            )


def find_heading_problems(page: Page) -> Iterator[Problem]:
    """Headings that the other language cannot be compared with: no identifier, or one that stands twice."""
    seen: dict[str, Heading] = {}
    for heading in page.headings:
        if heading.identifier is None:
            what = f"The heading “{heading.text}” has no identifier."
            to_do = "Add one after it, the same in both languages: { #name-of-section }."
            yield Problem(page.file, heading.line, what, to_do, "warning")
        elif heading.identifier in seen:
            first = seen[heading.identifier]
            what = f"The identifier “{heading.identifier}” is already that of “{first.text}” on line {first.line}."
            yield Problem(page.file, heading.line, what, "Give one of the two headings another identifier.")
        else:
            seen[heading.identifier] = heading


def compare_headings(first: Page, second: Page) -> Iterator[Problem]:
    """Sections that stand in one of the two pages only, or in another order or on another level.

    The first language is not the master: what one has and the other lacks is said of the page that lacks it.
    """
    for page, other in ((first, second), (second, first)):
        yield from _missing_sections(page, other)
    mine, yours = _in_both(first, second), _in_both(second, first)
    for heading, counterpart in zip(mine, yours, strict=True):
        if heading.identifier != counterpart.identifier:
            there = f"{first.file}:{heading.line} has “{heading.identifier}”"
            what = f"The section “{counterpart.identifier}” stands where {there}."
            yield Problem(
                second.file, counterpart.line, what, "Put the sections of both pages in the same order.", "warning"
            )
            return
    for heading, counterpart in zip(mine, yours, strict=True):
        if heading.level != counterpart.level:
            what = (
                f"The section “{heading.identifier}” has {counterpart.level} number signs here "
                f"and {heading.level} in {first.file}:{heading.line}."
            )
            yield Problem(second.file, counterpart.line, what, "Give both headings the same number of #.", "warning")


def _missing_sections(page: Page, other: Page) -> Iterator[Problem]:
    here = {heading.identifier for heading in page.headings}
    for index, heading in enumerate(other.headings):
        if heading.identifier is not None and heading.identifier not in here:
            what = (
                f"The section “{heading.identifier}” is missing here; "
                f"{other.file}:{heading.line} has it with the heading “{heading.text}”."
            )
            line = _line_before(page, other.headings[:index])
            yield Problem(page.file, line, what, "Add the section here, or remove it there.", "warning")


def _line_before(page: Page, earlier: Sequence[Heading]) -> int:
    """Where a missing section would belong: at the last heading before it that the page has."""
    lines = {heading.identifier: heading.line for heading in page.headings}
    return next((lines[heading.identifier] for heading in reversed(earlier) if heading.identifier in lines), 1)


def _in_both(page: Page, other: Page) -> list[Heading]:
    there = {heading.identifier for heading in other.headings} - {None}
    return [heading for heading in page.headings if heading.identifier in there]
