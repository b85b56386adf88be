"""Links within the site, by the files that pages name: each must lead to a page, a section or a file that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import dirname, relpath
from urllib.parse import unquote

from ..files.places import DOCS, PICTURES, PLACES
from ..load import Data
from ..pages.page import Page, Pair
from ..pages.section import Passage
from ..problems import Choice, Problem, choose
from ..text.shape import Link, is_elsewhere

_OF_THE_FRAME = ("content", "help", "this-site")


def find_broken_links(pairs: Mapping[str, Pair], data: Data, attachments: Sequence[str]) -> Iterator[Problem]:
    """Every link and picture of the pages that leads nowhere, with the nearest name.

    ``attachments`` are the pictures and documents, by path from docs/.
    """
    made = _made_by_templates(data)
    pages = [page for pair in pairs.values() for page in pair.values()]
    for locale in {page.locale: None for page in pages}:
        own = {name: pair[locale] for name, pair in pairs.items() if locale in pair}
        files = [relpath(f"/{file}", f"/{locale}") for file in attachments]
        check = _Check(locale, own, made, pairs.keys(), files)
        for page in own.values():
            yield from check.twice(page)
            for section in page.sections:
                yield from check.section(page, section)


def _made_by_templates(data: Data) -> dict[str, list[str]]:
    """The names that the templates give on the pages with a role, so that links can lead there too."""
    rules = [name.replace("_", "-") for name in data.histories]
    over_time = [
        f"{name.replace('_', '-')}-over-time" for name, each in data.histories.items() if len(each.periods) > 1
    ]
    by_role = {
        "words": list(data.terms),
        "rules": [*rules, *over_time, "what-has-changed"],
        "service": ["at-a-glance"],
        "search": ["all-pages"],
    }
    return {name: by_role.get(role, []) for role, name in data.service.pages.items()}


@dataclass(frozen=True)
class _Wrong:
    """What is wrong with a link, and what would lead somewhere: a section after ``before``, else a file or page.

    The choice is between paths from the language's folder; a link is written from the folder of its own page.
    """

    what: str
    to_do: str
    choice: Choice | None = None
    before: str = ""

    def problem(self, page: Page, line: int) -> Problem:
        choice, folder = self.choice, dirname(page.name)
        if choice and choice.near and folder and not self.before:
            written, near = (relpath(f"/docs/own/{path}", f"/docs/own/{folder}") for path in (choice.name, choice.near))
            choice = replace(choice, name=written, near=near)
        edit = choice.edit(page.file, line, self.before) if choice else None
        return Problem(page.file, line, self.what, self.to_do, "broken-link", "warning", edit=edit)


class _Check:
    """Checks the links of the pages of one language."""

    def __init__(
        self,
        locale: str,
        pages: Mapping[str, Page],
        made: Mapping[str, Collection[str]],
        known: Collection[str],
        files: Sequence[str],
    ) -> None:
        """``known`` are the names of the pages of all languages; that one is missing in this one is told elsewhere.

        ``files`` are the pictures and documents by their path from the language's folder.
        """
        self.locale, self.pages, self.made, self.known, self.files = locale, pages, made, known, files
        self._names: dict[str, list[str]] = {}

    def names(self, name: str) -> list[str]:
        """The sections and other places of a page to which a link can lead."""
        if name not in self._names:
            own = [one for section in self.pages[name].sections for one, _ in section.shape.names]
            self._names[name] = [*own, *self.made.get(name, ())]
        return self._names[name]

    def twice(self, page: Page) -> Iterator[Problem]:
        """Names that stand twice on a page, other than those of two headings."""
        headings = {(heading.identifier, heading.line) for heading in page.headings}
        seen: dict[str, int] = {}
        for section in page.sections:
            for name, line in section.shape.names:
                if name in seen and not {(name, line), (name, seen[name])} <= headings:
                    what = f"The name “{name}” is already that of something on line {seen[name]}."
                    yield Problem(page.file, line, what, "Give one of the two another name.", "duplicate")
                elif name in _OF_THE_FRAME:
                    what = f"The name “{name}” is already that of a part of every page."
                    yield Problem(page.file, line, what, "Write another name.", "duplicate")
                seen.setdefault(name, line)

    def section(self, page: Page, section: Passage) -> Iterator[Problem]:
        for link in section.shape.links:
            if wrong := self.wrong_link(link.target, page):
                yield wrong.problem(page, link.line)
        for picture in section.shape.pictures:
            if wrong := self.wrong_file(picture, is_picture=True):
                yield wrong.problem(page, picture.line)

    def wrong_link(self, target: str, page: Page) -> _Wrong | None:
        path, _, fragment = target.partition("#")
        path = unquote(path.partition("?")[0])
        if target.startswith("/"):
            what = f"“{target}” is an address of the server, which may be another where the site is published."
            return _Wrong(what, "Name the file of the page as it stands beside this one, as in prepare.md.")
        if is_elsewhere(target) or "{{" in target or (path in self.known and path not in self.pages):
            return None
        if path in self.pages:
            names = self.names(path)
            if not fragment or unquote(fragment) in names or unquote(fragment) in _OF_THE_FRAME:
                return None
            where = "This page" if path == page.name else path
            what = f"{where} has no section “{fragment}”."
            if not names:
                return _Wrong(what, f"Take out #{fragment}, or give a heading there that name.")
            choice = choose(fragment, names)
            return _Wrong(what, choice.advice, choice, before="#")
        return self.no_page(path) if path.endswith(".md") or "." not in path else self.wrong_file(Link(path, 0))

    def no_page(self, path: str) -> _Wrong:
        own = path.split("/", 2)[-1]
        if path.startswith("../") and own in self.pages:
            to_do = f"Write {own}: each language finds its own page."
            return _Wrong(f"“{path}” is the page in another language.", to_do, Choice(path, own, to_do))
        name = path if path.endswith(".md") else f"{path.rstrip('/')}.md"
        choice = choose(name, self.pages)
        return _Wrong(f"There is no page “{path}”.", choice.advice, choice if name == path else None)

    def wrong_file(self, link: Link, is_picture: bool = False) -> _Wrong | None:
        path = unquote(link.target.partition("?")[0].partition("#")[0])
        if is_picture and is_elsewhere(link.target):
            what = f"The picture “{link.target}” stands on another site, which every reader's device would ask for it."
            return _Wrong(what, f"Put the file into {DOCS}/pictures/, and write its name from here.")
        files = [file for file in self.files if file.endswith(PICTURES)] if is_picture else self.files
        if is_elsewhere(link.target) or "{{" in link.target or path in files:
            return None
        if is_picture and path in self.files:
            to_do = "Make a link to it: [text](…), without the sign !."
            return _Wrong(f"“{path}” is a document and no picture.", to_do)
        kinds = ["pictures"] if is_picture else list(PLACES)
        places = " or ".join(f"{where}/{kind}/" for kind in kinds for where in (DOCS, f"{DOCS}/{self.locale}"))
        what = f"There is no file “{path}”."
        if not files:
            return _Wrong(what, f"Put it into {places}.")
        choice = choose(path, files)
        return _Wrong(what, f"It must stand in {places}. {choice.advice}", choice)
