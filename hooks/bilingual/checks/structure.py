"""Structure: a page has its pair, the two have the same sections, and a section consists of the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from ..data.confirmations import Confirmation, find_reordered
from ..load import Sources
from ..messages import Message, in_quotes, say, say_number, together
from ..pages.page import MAIN_PAGE, Page, Pair, page_file
from ..pages.section import Passage
from ..problems import Problem, quote
from ..text.document import Heading
from ..text.shape import Shape
from .redirects import find_lost_names

_BOXES = "boxes"
_GO_ON = ("words", "rules", "search")  # roles of pages whose last section the site goes on with
_GOOD_NAME = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)*")
_WITHOUT_BRACES = re.compile(r"\s#(?P<name>[A-Za-z][\w-]{1,80})$")
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def compare_all_pages(sources: Sources) -> Iterator[Problem]:
    """What is out of step between the pages of each pair of which all that exists could be read."""
    first_lines: dict[str, list[Confirmation]] = {}
    for line in sources.record:
        first_lines.setdefault(line.key, []).append(line)
    roles = sources.data.service.pages if sources.data else {}
    for name, pair in sources.pairs.items():
        if name not in sources.unreadable:
            ends = sources.data is not None and not any(roles.get(role) == name for role in _GO_ON)
            for page in pair.values():
                yield from find_empty_sections(page, ends)
            orders = {locale: page.order for locale, page in pair.items()}
            moved = find_reordered(name, orders, first_lines.get(f"{name}#", ()))
            yield from compare_pages(name, pair, sources.locales, moved)


def compare_pages(name: str, pair: Pair, locales: Sequence[str], moved: str | None = None) -> Iterator[Problem]:
    """What is out of step between the pages of one name, apart from what stands inside their sections.

    ``moved`` is the language in which sections have moved since the pages were last confirmed, if that is known.
    """
    yield from missing_pages(name, pair, locales)
    for page in pair.values():
        yield from find_heading_problems(page)
    first, *others = pair.values()
    for other in others:
        yield from compare_front(first, other)
        yield from compare_sections(first, other, moved)
    yield from find_lost_names(pair)


def missing_pages(name: str, pair: Pair, locales: Sequence[str]) -> Iterator[Problem]:
    """The languages that a page does not exist in, unless it says why; and what says so without need.

    That the main page is missing is an error, which the whole site tells.
    """
    missing = [locale for locale in locales if locale not in pair]
    reasons = [page for page in pair.values() if page.standing.only]
    if not missing or name == MAIN_PAGE:
        for page in reasons:
            what = say("only: The page says that it is not in every language, but it is.")
            if name == MAIN_PAGE:
                what = say("only: The main page is needed in every language.")
            yield Problem(page.file, page.line("only"), what, say("Take the line out."), "missing-page", "warning")
    elif not reasons:
        for locale in missing:
            there = next(iter(pair.values()))
            what = say("This page has no counterpart: {file} does not exist.", file=page_file(locale, name))
            to_do = say("Write that page, with the same file name, or remove this one.")
            why = say("If it is meant to be in some languages only, say why in the front matter: only: …")
            yield Problem(there.file, 1, what, to_do, "missing-page", "warning", more=(why,))
    for page in pair.values() if missing and reasons else ():
        if page not in reasons:
            place = f"{reasons[0].file}:{reasons[0].line('only')}"
            what = say(
                "The front matter has no “only”; {place} says there why the page is not in every language.", place=place
            )
            yield Problem(
                page.file, 1, what, say("Say it here too, in the same way."), "missing-page", "warning", place
            )


def find_empty_sections(page: Page, ends: bool) -> Iterator[Problem]:
    """Headings that nothing stands below, and no heading of a deeper level either. A page that the site goes on with
    does not end with its last section.
    """
    sections = [(section, section.heading) for section in page.sections if section.heading]
    following = [heading.level for _, heading in sections[1:] if heading] + [0 if ends else len("######") + 1]
    for (section, heading), level in zip(sections, following, strict=False):
        if heading and len(section.parts[-1].nodes) == 1 and level <= heading.level:
            what = say("Nothing stands below the heading “{heading}”.", heading=quote(heading.text))
            to_do = say("Write the text of the section, or take its heading out.")
            yield Problem(page.file, heading.line, what, to_do, "empty", "warning")


def find_heading_problems(page: Page) -> Iterator[Problem]:
    """Headings that skip a level (WCAG 2.2, 1.3.1), or that the other language cannot be compared with: without an
    identifier, or with one that stands twice.
    """
    seen: dict[str, Heading] = {}
    level = 1  # of the title
    for heading in page.headings:
        if heading.level > level + 1:
            what = say(
                "The heading “{heading}” has {number} number signs, so that a level is skipped.",
                heading=heading.text,
                number=heading.level,
            )
            to_do = say("Begin it with {signs}, or write a heading with {signs} before it.", signs="#" * (level + 1))
            yield Problem(page.file, heading.line, what, to_do, "heading-level", "warning")
        level = heading.level
        if heading.identifier is None:
            what = say("The heading “{heading}” has no identifier.", heading=heading.text)
            to_do = say("Add one after it, the same in every language: {{ #name-of-section }}.")
            if meant := _WITHOUT_BRACES.search(heading.text):
                to_do = say("Write its name between braces: {{ #{name} }}.", name=_as_name(meant["name"]))
            yield Problem(page.file, heading.line, what, to_do, "identifier", "warning")
        elif not _GOOD_NAME.fullmatch(heading.identifier):
            what = say(
                "The identifier “{identifier}” has signs that an address should not have.",
                identifier=heading.identifier,
            )
            to_do = say(
                "Write small letters a to z, digits and hyphens: {{ #{identifier} }}.",
                identifier=_as_name(heading.identifier),
            )
            yield Problem(page.file, heading.line, what, to_do, "identifier", "warning")
        elif heading.identifier in seen:
            first = seen[heading.identifier]
            what = say(
                "The identifier “{identifier}” is already that of “{heading}” on line {line}.",
                identifier=heading.identifier,
                heading=first.text,
                line=first.line,
            )
            yield Problem(
                page.file, heading.line, what, say("Give one of the two headings another identifier."), "duplicate"
            )
        else:
            seen[heading.identifier] = heading


def _as_name(text: str) -> str:
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_A_NAME.sub("-", plain).strip("-") or "name-of-section"


def compare_front(first: Page, second: Page) -> Iterator[Problem]:
    """Names of the front matter that one page has and the other lacks."""
    for page, other in ((first, second), (second, first)):
        for key in other.front.keys() - page.front.keys():
            there = f"{other.file}:{other.line(key)}"
            what = say("The front matter has no “{key}”; {place} has one.", key=key, place=there)
            yield Problem(page.file, 1, what, say("Add it here, or take it out there."), "structure", "warning", there)


def compare_sections(first: Page, second: Page, moved: str | None) -> Iterator[Problem]:
    """Sections that stand in one of the two pages only, or in another order; ``moved`` is the language that moved them.

    The first language is not the master: what one has and the other lacks is said of the page that lacks it.
    """
    for page, other in ((first, second), (second, first)):
        yield from _missing_sections(page, other)
    here, there = (first, second) if moved == first.locale else (second, first)
    mine, yours = _in_both(here, there), _in_both(there, here)
    for heading, counterpart in zip(mine, yours, strict=True):
        if heading.identifier != counterpart.identifier:
            place = f"{there.file}:{counterpart.line}"
            what = say(
                "The section “{section}” stands where {place} has “{other}”.",
                section=heading.identifier,
                place=place,
                other=counterpart.identifier,
            )
            to_do = say("Put the sections of both pages in the same order.")
            yield Problem(here.file, heading.line, what, to_do, "structure", "warning", place)
            return


def _missing_sections(page: Page, other: Page) -> Iterator[Problem]:
    lines = {heading.identifier: heading.line for heading in page.headings}
    line = 1  # where a missing section would belong: at the last heading before it that the page has
    for heading in other.headings:
        if heading.identifier in lines:
            line = lines[heading.identifier]
        elif heading.identifier is not None:
            there = f"{other.file}:{heading.line}"
            what = say(
                "The section “{section}” is missing here; {place} has it with the heading “{heading}”.",
                section=heading.identifier,
                place=there,
                heading=heading.text,
            )
            to_do = say("Add the section here, or remove it there.")
            yield Problem(page.file, line, what, to_do, "structure", "warning", there)


def _in_both(page: Page, other: Page) -> list[Heading]:
    there = {heading.identifier for heading in other.headings} - {None}
    first = {heading.identifier: heading for heading in reversed(page.headings)}  # of those that stand twice
    return [heading for identifier, heading in reversed(first.items()) if identifier in there]


def compare_shapes(here: Passage, there: Passage) -> Iterator[Problem]:
    """What one of two sections consists of and the other does not."""
    if here.heading and there.heading and here.heading.level != there.heading.level:
        what = say(
            "The section “{section}” has {number} number signs here and {other} in {place}.",
            section=here.heading.identifier,
            number=here.heading.level,
            other=there.heading.level,
            place=there.place,
        )
        to_do = say("Give both headings the same number of #.")
        yield Problem(here.file, here.line, what, to_do, "structure", "warning", there.place)
    if _counts(here.shape) == _counts(there.shape):
        return
    are_boxes_of_items = _more_items(here.shape, there.shape) == here.shape.boxes - there.shape.boxes
    for (kind, ours), (_, theirs) in zip(_in_words(here.shape), _in_words(there.shape), strict=True):
        if ours != theirs and not (are_boxes_of_items and kind == _BOXES):
            what = say("This section has {ours}; {place} has {theirs}.", ours=ours, place=there.place, theirs=theirs)
            to_do = say("Give both sections the same.")
            yield Problem(here.file, here.line, what, to_do, "structure", "warning", there.place)


def _counts(shape: Shape) -> tuple[object, ...]:
    """All that is said in words."""
    pictures = len(shape.pictures)
    return shape.lists, shape.tables, shape.callouts, pictures, shape.boxes, shape.definitions, shape.footnotes


def _in_words(shape: Shape) -> Iterator[tuple[str, Message]]:
    """(kind, how many there are of what)"""
    lists = [say_number(each, "a list of {number} item", "a list of {number} items") for each in shape.lists]
    yield "lists", _all(lists) if lists else say("no list")
    tables = [say_number(each, "a table of {number} row", "a table of {number} rows") for each in shape.tables]
    yield "tables", _all(tables) if tables else say("no table")
    kinds = together(map(in_quotes, shape.callouts), ", ")
    callouts = say_number(len(shape.callouts), "the callout {kinds}", "the callouts {kinds}", kinds=kinds)
    yield "callouts", callouts if shape.callouts else say("no callout")
    yield "pictures", say("pictures: {number}", number=len(shape.pictures))
    yield _BOXES, say("boxes to tick: {number}", number=shape.boxes)
    definitions = [
        say_number(each, "a list of explanations of {number} word", "a list of explanations of {number} words")
        for each in shape.definitions
    ]
    yield "definitions", _all(definitions) if definitions else say("no list of explanations")
    yield "footnotes", say("footnotes: {number}", number=shape.footnotes)


def _more_items(ours: Shape, theirs: Shape) -> int:
    return sum(ours.lists) - sum(theirs.lists)


def _all(parts: Sequence[Message]) -> Message:
    return together(parts, say(" and "))
