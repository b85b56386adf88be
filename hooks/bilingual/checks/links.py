"""Links within the site, by the files that pages name: each must lead to a page, a section or a file that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from posixpath import dirname, relpath
from urllib.parse import unquote

from ..load import Data
from ..pages.page import Page, Pair
from ..pages.section import Passage
from ..problems import MOST_OF_A_FILE, Choice, Problem, choose
from ..text.shape import Link, is_elsewhere

_OF_THE_FRAME = ("content", "help", "this-site")


def find_broken_links(root: Path, pairs: Mapping[str, Pair], data: Data) -> Iterator[Problem]:
    """Every link and picture of the pages that leads nowhere, with the nearest name."""
    made = _made_by_templates(data)
    pages = [page for pair in pairs.values() for page in pair.values()]
    for locale in {page.locale: None for page in pages}:
        own = {name: pair[locale] for name, pair in pairs.items() if locale in pair}
        check = _Check(root / "docs" / locale, own, made, pairs.keys())
        for page in own.values():
            yield from check.twice(page)
            wrong = (problem for section in page.sections for problem in check.section(page, section))
            yield from islice(wrong, MOST_OF_A_FILE)


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
        self, folder: Path, pages: Mapping[str, Page], made: Mapping[str, Collection[str]], known: Collection[str]
    ) -> None:
        """``known`` are the names of the pages of all languages; that one is missing in this one is told elsewhere."""
        self.folder, self.pages, self.made, self.known = folder, pages, made, known
        self._names: dict[str, list[str]] = {}
        self._files: list[str] | None = None

    def names(self, name: str) -> list[str]:
        """The sections and other places of a page to which a link can lead."""
        if name not in self._names:
            own = [one for section in self.pages[name].sections for one, _ in section.shape.names]
            self._names[name] = [*own, *self.made.get(name, ())]
        return self._names[name]

    @property
    def files(self) -> list[str]:
        """The files beside the pages, by their path from the language's folder."""
        if self._files is None:
            paths = (path.relative_to(self.folder) for path in sorted(self.folder.rglob("*")) if path.is_file())
            self._files = [path.as_posix() for path in paths if path.suffix != ".md"]
        return self._files

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
            return _Wrong(what, "Put the file beside the pages, and write its name.")
        if is_elsewhere(link.target) or "{{" in link.target or path in self.files:
            return None
        folder = self.folder.parent.name + "/" + self.folder.name
        if not self.files:
            return _Wrong(f"There is no file “{path}”.", f"Put it into {folder}/, beside the pages.")
        choice = choose(path, self.files)
        to_do = f"It must stand below {folder}/. {choice.advice}"
        return _Wrong(f"There is no file “{path}”.", to_do, choice)
