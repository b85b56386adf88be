"""Where links and pictures lead: within the site to a page, section or file that is there, else to a known site.

And the names to which they lead: each once on a page, and none that its template or the site itself gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import attrgetter
from posixpath import dirname, relpath
from urllib.parse import unquote

from ..data.origins import FILE as ORIGINS_FILE
from ..data.origins import Origins
from ..data.rules.rule import FILE as RULES_FILE
from ..data.templates import Template, parts_of
from ..data.terms import FILE as TERMS_FILE
from ..files.places import DOCS, PICTURES, PLACES
from ..load import Data
from ..pages.page import Page, Pair
from ..pages.section import Passage
from ..problems import MOST_OF_A_FILE, Choice, Problem, choose
from ..text.addresses import has_scheme, host_of, wrong_address
from ..text.attributes import is_own_identifier
from ..text.shape import Link, is_elsewhere
from ..text.tags import Tag, fill, read_tags, unknown_names
from ..vocabulary import Names

CLASSES_OF_TEXTS = frozenset({"align-center", "align-right", "checklist"})  # which the reading of a text gives


def find_broken_links(
    pairs: Mapping[str, Pair],
    data: Data,
    templates: Mapping[str, Template],
    roots: Mapping[str, Mapping[str, Names]],
    attachments: Sequence[str],
) -> Iterator[Problem]:
    """Every link and picture of the pages that leads nowhere, with the nearest name, or where nobody has allowed it.

    ``attachments`` are the pictures and documents, by path from docs/.
    """
    made, frames = _made_by_templates(data), _Frames(data, templates)
    pages = [page for pair in pairs.values() for page in pair.values()]
    yield from _taken_names(data, frames)
    for locale in {page.locale: None for page in pages}:
        own = {name: pair[locale] for name, pair in pairs.items() if locale in pair}
        files = [relpath(f"/{file}", f"/{locale}") for file in attachments]
        check = _Check(locale, own, made, pairs.keys(), files, frames, data.origins, roots[locale])
        for page in own.values():
            yield from check.names_of(page)
            wrong = (problem for section in page.sections for problem in check.section(page, section))
            yield from islice(wrong, MOST_OF_A_FILE)


def _made_by_templates(data: Data) -> dict[str, dict[str, str]]:
    """The names that the data give on the pages with a role, so that links can lead there too, each with its file."""
    by_role = {"words": dict.fromkeys(data.terms, TERMS_FILE), "rules": dict.fromkeys(_of_rules(data), RULES_FILE)}
    return {name: by_role.get(role, {}) for role, name in data.service.pages.items()}


def _of_rules(data: Data) -> Iterator[str]:
    for name, history in data.histories.items():
        yield name.replace("_", "-")
        if len(history.periods) > 1:
            yield f"{name.replace('_', '-')}-over-time"


class _Frames:
    """What the templates around each page give by themselves: names of its parts, and classes."""

    def __init__(self, data: Data, templates: Mapping[str, Template]) -> None:
        self._data, self._templates = data, templates
        self.classes = frozenset(one for template in templates.values() for one in template.classes)
        self._names: dict[str, frozenset[str]] = {}

    def names(self, page: str) -> frozenset[str]:
        """The names that the template of a page gives to its parts."""
        template = self._data.service.template(page, self._templates)
        if template not in self._names:
            parts = parts_of(template, self._templates)
            self._names[template] = frozenset(one for part in parts for one in part.identifiers)
        return self._names[template]


def _taken_names(data: Data, frames: _Frames) -> Iterator[Problem]:
    """Terms and rules by whose name the page that lists them has another part already."""
    what = "“{0}” is already the name of a part of the page that lists it."
    taken = frames.names(data.service.pages.get("words", ""))
    for name, term in data.terms.items():
        if name in taken or is_own_identifier(name):
            line = min(each.line for each in term.values())
            yield Problem(TERMS_FILE, line, what.format(name), "Give the term another name.", "duplicate")
    taken = frames.names(data.service.pages.get("rules", ""))
    seen: dict[str, str] = {}
    for name, history in data.histories.items():
        given = [name.replace("_", "-")] + [f"{name.replace('_', '-')}-over-time"] * (len(history.periods) > 1)
        for one in given:
            if one in taken or one in seen or is_own_identifier(one):
                to_do = "Give the rule another name, here and wherever it is looked up."
                yield Problem(RULES_FILE, history.line, what.format(one), to_do, "duplicate")
            seen[one] = name


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
        made: Mapping[str, Mapping[str, str]],
        known: Collection[str],
        files: Sequence[str],
        frames: _Frames,
        origins: Origins,
        roots: Mapping[str, Names],
    ) -> None:
        """``known`` are the names of the pages of all languages; that one is missing in this one is told elsewhere.

        ``files`` are the pictures and documents by their path from the language's folder.
        """
        self.locale, self.pages, self.made, self.known, self.files = locale, pages, made, known, files
        self.frames, self.origins, self.roots = frames, origins, roots
        self._names: dict[str, list[str]] = {}

    def names(self, name: str) -> list[str]:
        """The sections and other places of a page to which a link can lead."""
        if name not in self._names:
            own = [one for section in self.pages[name].sections for one, _ in section.shape.names]
            self._names[name] = [*own, *self.made.get(name, ())]
        return self._names[name]

    def names_of(self, page: Page) -> Iterator[Problem]:
        """Names that stand twice on a page, other than those of two headings; and what its frame has already."""
        headings = {(heading.identifier, heading.line) for heading in page.headings}
        made, frame = self.made.get(page.name, {}), self.frames.names(page.name)
        seen: dict[str, int] = {}
        for section in page.sections:
            for name, line in section.shape.names:
                if name in seen and not {(name, line), (name, seen[name])} <= headings:
                    what = f"The name “{name}” is already that of something on line {seen[name]}."
                    yield Problem(page.file, line, what, "Give one of the two another name.", "duplicate")
                elif name in frame:
                    what = f"The name “{name}” is already that of a part of every page."
                    yield Problem(page.file, line, what, "Write another name.", "duplicate")
                elif name in made:
                    what = f"The name “{name}” is already that of something in {made[name]} that this page lists."
                    yield Problem(page.file, line, what, "Write another name.", "duplicate")
                seen.setdefault(name, line)
            for name, line in section.shape.classes:
                if name in self.frames.classes and name not in CLASSES_OF_TEXTS:
                    what = f"The class “{name}” is one by which the site knows a part of its frame."
                    yield Problem(page.file, line, what, "Write another name, or take it out.", "attributes")

    def section(self, page: Page, section: Passage) -> Iterator[Problem]:
        for link in section.shape.links:
            if has_scheme(link.target) or "{{" in link.target:
                yield from self.elsewhere(link, page)
            elif wrong := self.wrong_link(link.target, page):
                yield wrong.problem(page, link.line)
        for picture in section.shape.pictures:
            if has_scheme(picture.target) or "{{" in picture.target:
                yield from self.elsewhere(picture, page, is_picture=True)
            elif wrong := self.wrong_file(picture, is_picture=True):
                yield wrong.problem(page, picture.line)

    def elsewhere(self, link: Link, page: Page, is_picture: bool = False) -> Iterator[Problem]:
        """What is wrong with an address that leads out of the site, once its values stand in it."""
        address, tags = link.target, ""
        if "{{" in address:
            text, unread = read_tags(address, page.file, link.line)
            tags = next((str(piece) for piece in text if isinstance(piece, Tag)), "")
            if unread or any(unknown_names(text, self.roots, page.file)):
                return  # which is told as such
            address = fill(text, self.roots, attrgetter("plain"))
            if wrong_address(address):
                what = f"What {tags} prints does not make an address."
                yield Problem(page.file, link.line, what, "Write the value by itself, without a link.", "link-form")
                return
        if (self.origins.allows_picture if is_picture else self.origins.allows_link)(address):
            return
        host, key = host_of(address), "pictures" if is_picture else "links"
        add = f"add “- {host}” below {key} in {ORIGINS_FILE}; a reviewer will look at it."
        if is_picture:
            what = f"The picture “{address}” stands on another site, which every reader's device would ask for it."
            yield Problem(page.file, link.line, what, f"Put the file into {DOCS}/pictures/; or {add}", "origin")
        else:
            what = f"The link to “{address}” leads to another site, {host}, which is not on the list of known ones."
            yield Problem(page.file, link.line, what, f"If readers are to go there, {add}", "origin")

    def wrong_link(self, target: str, page: Page) -> _Wrong | None:
        path, _, fragment = target.partition("#")
        written = path.partition("?")[0]
        path = unquote(written)
        if target.startswith("/"):
            what = f"“{target}” is an address of the server, which may be another where the site is published."
            return _Wrong(what, "Name the file of the page as it stands beside this one, as in prepare.md.")
        if is_elsewhere(target) or (path in self.known and path not in self.pages):
            return None
        if path in self.pages:
            if path != written:
                return _Wrong(f"“{written}” is not how the name of a page is written.", f"Write {path}.")
            names = self.names(path)
            if not fragment or unquote(fragment) in names or unquote(fragment) in self.frames.names(path):
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
        files = [file for file in self.files if file.endswith(PICTURES)] if is_picture else self.files
        if is_elsewhere(link.target) or path in files:
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
