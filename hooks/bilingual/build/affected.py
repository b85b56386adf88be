"""Which pages can read differently after a change, found from the sources without rendering them.

A page is named if anything that it is made from has changed: more may be named than will read differently, never fewer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from babel import Locale

from ..data.basics import FILE as BASICS_FILE
from ..data.menu import pages_in
from ..data.questions import FILE as QUESTIONS_FILE
from ..data.service import FILE as SERVICE_FILE
from ..data.templates import LookUp, Template, parts_of
from ..pages.page import read_page
from ..site.naming import SAID_BY_THE_CORE
from ..site.site import Site
from .renderer import Renderer

Files = Mapping[str, bytes]  # by their path from the project's root, with /
Name = tuple[str, str]  # a root of the vocabulary, and a name below it
_PAGE = re.compile(r"docs/([^/]+)/(.+\.md)")
# What of a page's view is made from nothing but the page's own source and what every page shows.
_OWN = frozenset(
    {
        "title", "browser_title", "description", "whole", "canonical", "alternates", "here", "heading", "lead", "text",
        "contents", "side_by_side", "text_style",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Change:
    """The sources of a site and what they say, before and after."""

    old: Files
    new: Files
    before: Site
    after: Site

    @property
    def files(self) -> set[str]:
        """The files that are not the same, byte by byte."""
        return changed_files(self.old, self.new)


def changed_files(old: Files, new: Files) -> set[str]:
    """The files that are not the same, byte by byte."""
    return {file for file in old.keys() | new.keys() if old.get(file) != new.get(file)}


def page_of(file: str) -> tuple[str, str] | None:
    """(language, name of the pair) of a page's file."""
    match = _PAGE.fullmatch(file)
    return (match[1], match[2]) if match else None


def all_pages(*sides: Files) -> set[str]:
    """The names of all pairs."""
    return {page[1] for side in sides for file in side if (page := page_of(file))}


def generator_changed(old: Files, new: Files, renderer: Renderer) -> bool:
    """Whether something other than what editors write has changed, so that any page can read differently."""
    return any(file.startswith("hooks/") or file == renderer.CONFIGURATION for file in changed_files(old, new))


def named_pages(site: Site) -> set[str]:
    """The pages that every page can show something of: those in the menu, and those that have a role."""
    return {*pages_in(site.data.basics.menu), *site.data.service.pages.values()}


def find_affected(change: Change) -> set[str]:
    """The names of the pages that can read differently; the generator is the same before and after."""
    every = all_pages(change.old, change.new)
    files, names = change.files, find_changed_names(change.before, change.after)
    named = named_pages(change.before) | named_pages(change.after)
    if SERVICE_FILE in files or BASICS_FILE in files or _said_everywhere(names, change):
        return every
    if any(_title_differs(page, names, change) for page in named):
        return every
    affected = {page[1] for file in files if (page := page_of(file))}
    look_up = _look_ups_in_text(names)
    templates: dict[str, bool] = {}
    for file, text in change.old.items():
        if (page := page_of(file)) and page[1] not in affected:
            template = change.before.template(page[1])
            if template not in templates:
                templates[template] = _template_differs(template, files, names, change)
            if templates[template] or look_up.search(text):
                affected.add(page[1])
    questions = [side.get(QUESTIONS_FILE, b"") for side in (change.old, change.new)]
    if questions[0] != questions[1] or any(map(look_up.search, questions)):
        affected |= {change.before.service_page, change.after.service_page}
    let_out = [{str(line) for line in site.record if line.behind} for site in (change.before, change.after)]
    another_day = change.before.today != change.after.today
    lines = let_out[0] | let_out[1] if another_day else let_out[0] ^ let_out[1]
    return (affected | {line.partition("#")[0] for line in lines}) & every


def find_changed_names(before: Site, after: Site) -> set[Name]:
    """What of the vocabulary says something else, is new, or is gone, in any language."""
    old, new = _said(before), _said(after)
    return {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}


def _said(site: Site) -> dict[Name, Any]:
    said: dict[Name, Any] = {}
    for roots in site.roots.values():
        for root, names in roots.items():
            for path, phrase in names.phrases():
                said.setdefault((root, path[0]), []).append((path, phrase))
    for name, history in site.data.histories.items():
        unmoved = [replace(rule, line=0, lines={}, text_lines={}) for rule in history.periods]
        said[("rules", name)] = (said.get(("rules", name)), unmoved)
    return said


def _said_everywhere(names: set[Name], change: Change) -> bool:
    """Whether something has changed that is said on every page without any template's look-up."""
    if ("organisation", "site_address") in names:  # each page prints its whole address for paper
        return True
    templates = [*change.before.templates.values(), *change.after.templates.values()]
    by_templates = {
        look_up.path[1]
        for each in templates
        for look_up in each.look_ups
        if look_up.path[0] == "words"
        if look_up.path[1:]
    }
    return any(root == "words" and (name in SAID_BY_THE_CORE or name not in by_templates) for root, name in names)


def _title_differs(name: str, names: set[Name], change: Change) -> bool:
    """Whether a page is called otherwise where others show its name, in any language."""
    for locale in change.after.locales:
        file = f"docs/{locale}/{name}"
        titles = [_titles(side.get(file), locale, name) for side in (change.old, change.new)]
        if titles[0] != titles[1] or any(path[:2] in names for path in titles[1] if isinstance(path, tuple)):
            return True
    return False


def _titles(raw: bytes | None, locale: str, name: str) -> list[str | tuple[str, ...]]:
    page, _ = read_page(raw, locale, name) if raw is not None else (None, [])
    parts = [page.front[key] for key in ("title", "short_title") if key in page.front] if page else []
    return [piece if isinstance(piece, str) else piece.path for part in parts for piece in (*part.text, "\n")]


def _look_ups_in_text(names: set[Name]) -> re.Pattern[bytes]:
    """What a page writes to show one of the names."""
    wanted = [re.escape(name) for root, name in names if root not in ("terms", "words")]
    return re.compile(rf"\.\s*(?:{'|'.join(wanted)})\b".encode() if wanted else rb"(?!)")


def _template_differs(name: str, files: set[str], names: set[Name], change: Change) -> bool:
    parts: list[Template] = [*parts_of(name, change.before.templates), *parts_of(name, change.after.templates)]
    if any(part.file in files for part in parts):
        return True
    return any(_shows(one, names, change) for part in parts for one in part.look_ups)


def _shows(look_up: LookUp, names: set[Name], change: Change) -> bool:
    """Whether a look-up can give something else; of the view whatever is not known to be the same can."""
    match look_up.path:
        case [("words" | "organisation") as root, name, *_]:
            return (root, name) in names
        case ["is_preview"]:
            return any(changed == "organisation" for changed, _ in names)
        case ["view", "reviewed", *_]:
            return _days(change.before) != _days(change.after)
        case ["view", one, *_]:
            return one not in _OWN
        case _:  # the frame's links, which say the titles of other pages, and its day, which neither side has
            return False


def _days(site: Site) -> list[tuple[str, Locale]]:
    return [(wording.date, wording.cldr) for wording in site.data.wordings.values()]
