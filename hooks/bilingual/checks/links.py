"""Where links and pictures lead: within the site to a page, section or file that is there, else to a known site.

And the names to which they lead: each once on a page, and none that its template or the site itself gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from pathlib import PurePosixPath
from posixpath import dirname, normpath, relpath
from urllib.parse import unquote

from ..data.origins import Origins
from ..data.questions import ALL
from ..data.questions import FILE as QUESTIONS_FILE
from ..data.rules.rule import FILE as RULES_FILE
from ..data.templates import Template, parts_of
from ..data.terms import FILE as TERMS_FILE
from ..files.places import DOCS, PICTURES, PLACES
from ..languages.names import in_good_form, wider
from ..load import Data
from ..messages import Message, either, say, to_say
from ..pages.page import Page, Pair, find_linked
from ..pages.section import Passage
from ..problems import MOST_OF_A_FILE, Choice, Problem, choose, find_moved, quote
from ..text.addresses import has_scheme, wrong_address
from ..text.attributes import is_own_identifier
from ..text.reading import slugify
from ..text.shape import Link, is_elsewhere
from ..text.tags import Tag, fill, read_tags, unknown_names
from ..vocabulary import Names

CLASSES_OF_TEXTS = frozenset(
    {"align-center", "align-right", "checklist", "not-on-paper", "steps"}
)  # which a text can have, or is given
LONG = "long"  # the class of a word that is divided in narrow windows (publish/hyphens.py)
BROAD = "broad"  # that of one which has no room there beside a link


def find_broken_links(
    pairs: Mapping[str, Pair],
    data: Data,
    templates: Mapping[str, Template],
    roots: Mapping[str, Mapping[str, Names]],
    attachments: Sequence[str],
    drafts: Collection[str] = (),
    refused: Collection[str] = (),
) -> Iterator[Problem]:
    """Every link and picture of the pages that leads nowhere, with the nearest name, or where nobody has allowed it.

    ``attachments`` are the pictures and documents, by path from docs/; ``drafts`` are the names of pages that readers
    do not get, whether they are among the ``pairs`` or not. ``refused`` are files and folders that are there and cannot
    be published, by path from the project's root: why is told of them, and no link to them.
    """
    made, frames = _made_by_templates(data), _Frames(data, templates)
    pages = [page for pair in pairs.values() for page in pair.values()]
    yield from _taken_names(data, frames)
    for locale in {page.locale: None for page in pages}:
        files = [relpath(f"/{file}", f"/{locale}") for file in attachments]
        check = _Check(locale, pairs, made, drafts, files, frames, data.origins, roots[locale], refused)
        for page in check.pages.values():
            yield from check.names_of(page)
            wrong = (problem for section in page.sections for problem in check.section(page, section))
            yield from islice(wrong, MOST_OF_A_FILE)


def _made_by_templates(data: Data) -> dict[str, dict[str, str]]:
    """The names that the data give on the pages with a role, so that links can lead there too, each with its file."""
    by_role = {"words": dict.fromkeys(data.terms, TERMS_FILE), "rules": dict.fromkeys(_of_rules(data), RULES_FILE)}
    made = {name: by_role.get(role, {}) for role, name in data.service.pages.items()}
    answered = [question.name for question in data.questions if question.is_answered]
    return {**made, data.service.page: dict.fromkeys([ALL, *answered] if answered else (), QUESTIONS_FILE)}


def _of_rules(data: Data) -> Iterator[str]:
    for name, history in data.histories.items():
        yield name.replace("_", "-")
        if len(history.periods) > 1:
            yield f"{name.replace('_', '-')}-over-time"


class _Frames:
    """What the templates around each page give by themselves: names of its parts, and classes."""

    def __init__(self, data: Data, templates: Mapping[str, Template]) -> None:
        self._data, self._templates = data, templates
        self.classes = frozenset(one for template in templates.values() for one in template.classes) | {LONG, BROAD}
        self._names: dict[str, frozenset[str]] = {}

    def names(self, page: str) -> frozenset[str]:
        """The names that the template of a page gives to its parts."""
        template = self._data.service.template(page, self._templates)
        if template not in self._names:
            parts = parts_of(template, self._templates)
            self._names[template] = frozenset(one for part in parts for one in part.identifiers)
        return self._names[template]


def _taken_names(data: Data, frames: _Frames) -> Iterator[Problem]:
    """Terms, rules and questions by whose name the page that lists them has another part already."""
    said = to_say("“{name}” is already the name of a part of the page that lists it.")
    taken = frames.names(data.service.pages.get("words", ""))
    for name, term in data.terms.items():
        if name in taken or is_own_identifier(name):
            line = min(each.line for each in term.values())
            yield Problem(TERMS_FILE, line, say(said, name=name), say("Give the term another name."), "duplicate")
    taken = frames.names(data.service.pages.get("rules", ""))
    seen: dict[str, str] = {}
    for name, history in data.histories.items():
        given = [name.replace("_", "-")] + [f"{name.replace('_', '-')}-over-time"] * (len(history.periods) > 1)
        for one in given:
            if one in taken or one in seen or is_own_identifier(one):
                to_do = say("Give the rule another name, here and wherever it is looked up.")
                yield Problem(RULES_FILE, history.line, say(said, name=one), to_do, "duplicate")
            seen[one] = name
    taken = frames.names(data.service.page) | {ALL}
    for question in data.questions:
        if question.name in taken or is_own_identifier(question.name):
            line = min(question.lines.values())
            yield Problem(
                QUESTIONS_FILE, line, say(said, name=question.name), say("Give the question another name."), "duplicate"
            )


@dataclass(frozen=True)
class _Wrong:
    """What is wrong with a link, and what would lead somewhere: a section after ``before``, else a file or page.

    Paths are those that a link is written with, from the folder of its own page.
    """

    what: Message
    to_do: Message
    choice: Choice | None = None
    before: str = ""

    def problem(self, page: Page, line: int) -> Problem:
        edit = self.choice.edit(page.file, line, self.before) if self.choice else None
        return Problem(page.file, line, self.what, self.to_do, "broken-link", "warning", edit=edit)


def _of_the_server(target: str, to_do: Message) -> _Wrong:
    return _Wrong(
        say("“{target}” is an address of the server, which may be another where the site is published.", target=target),
        to_do,
    )


class _Check:
    """Checks the links of the pages of one language."""

    def __init__(
        self,
        locale: str,
        pairs: Mapping[str, Pair],
        made: Mapping[str, Mapping[str, str]],
        drafts: Collection[str],
        files: Sequence[str],
        frames: _Frames,
        origins: Origins,
        roots: Mapping[str, Names],
        refused: Collection[str],
    ) -> None:
        """``pairs`` are the pages of all languages; that one is missing in this one is told elsewhere.

        ``files`` are the pictures and documents by their path from the language's folder.
        """
        self.locale, self.pairs, self.made, self.drafts, self.files = locale, pairs, made, drafts, files
        self.pages = {name: pair[locale] for name, pair in pairs.items() if locale in pair}
        self.frames, self.origins, self.roots, self.refused = frames, origins, roots, refused
        self.folder = ""  # of the page that is looked at
        self._names: dict[str, tuple[dict[str, None], dict[str, str]]] = {}
        self._by_words: dict[str, dict[str, str]] = {}
        self._shown: dict[str, set[str]] = {}

    def names(self, page: Page) -> tuple[Collection[str], dict[str, str]]:
        """The sections and other places of a page to which a link can lead; former names of sections with today's."""
        if page.file not in self._names:
            old = {name: heading.identifier or "" for heading in page.headings for name in heading.old}
            own = (one for section in page.sections for one, _ in section.shape.names if one not in old)
            self._names[page.file] = dict.fromkeys([*own, *self.made.get(page.name, ())]), old
        return self._names[page.file]

    def names_of(self, page: Page) -> Iterator[Problem]:
        """Names that stand twice on a page, other than those of two headings; and what its frame has already."""
        headings = {(heading.identifier, heading.line) for heading in page.headings}
        made, frame = self.made.get(page.name, {}), self.frames.names(page.name)
        seen: dict[str, int] = {}
        for section in page.sections:
            for name, line in section.shape.names:
                of_headings = {(name, line), (name, seen.get(name, line))}
                if name in seen and (len(of_headings) == 1 or not of_headings <= headings):
                    what = say(
                        "The name “{name}” is already that of something on line {line}.", name=name, line=seen[name]
                    )
                    yield Problem(page.file, line, what, say("Give one of the two another name."), "duplicate")
                elif name in frame:
                    what = say("The name “{name}” is already that of a part of every page.", name=name)
                    yield Problem(page.file, line, what, say("Write another name."), "duplicate")
                elif name in made:
                    what = say(
                        "The name “{name}” is already that of something in {file} that this page lists.",
                        name=name,
                        file=made[name],
                    )
                    yield Problem(page.file, line, what, say("Write another name."), "duplicate")
                seen.setdefault(name, line)
            for name, line in section.shape.classes:
                if name in self.frames.classes and name not in CLASSES_OF_TEXTS:
                    what = say("The class “{name}” is one by which the site knows a part of its frame.", name=name)
                    yield Problem(page.file, line, what, say("Write another name, or take it out."), "attributes")

    def written(self, path: str) -> str:
        """A path from the language's folder as a link of the page says it."""
        return relpath(f"/docs/own/{path}", f"/docs/own/{self.folder}") if self.folder else path

    def section(self, page: Page, section: Passage) -> Iterator[Problem]:
        self.folder = dirname(page.name)
        for link in section.shape.links:
            if has_scheme(link.target) or "{{" in link.target:
                yield from self.elsewhere(link, page)
            elif self.is_told(link.target):
                continue
            elif wrong := self.wrong_link(link, page):
                yield wrong.problem(page, link.line)
            elif link.target.endswith(PICTURES) and not self.is_shown(link.target, page):
                what = say("“{text}” is a link to a picture, which the page does not show.", text=quote(link.words))
                to_do = say("To show it, write the sign ! before the link: ![What it shows](…).")
                yield Problem(page.file, link.line, what, to_do, "picture", "note")
        for picture in section.shape.pictures:
            if has_scheme(picture.target) or "{{" in picture.target:
                yield from self.elsewhere(picture, page, is_picture=True)
            elif self.is_told(picture.target):
                continue
            elif wrong := self.wrong_file(picture, is_picture=True):
                yield wrong.problem(page, picture.line)

    def is_shown(self, target: str, page: Page) -> bool:
        """Whether a picture of the page's own language stands on it: a link can then lead to it in a larger size."""
        if page.file not in self._shown:
            pictures = (picture.target for section in page.sections for picture in section.shape.pictures)
            self._shown[page.file] = set(map(unquote, pictures))
        is_own = not target.startswith("../") or target.startswith("../pictures/")
        return not is_own or unquote(target) in self._shown[page.file]

    def is_told(self, target: str) -> bool:
        """Whether an address cannot stand in a text at all, or leads to what cannot be published."""
        if wrong_address(target):
            return True
        if not self.refused:
            return False
        path = PurePosixPath(normpath(f"{DOCS}/{self.locale}/{unquote(target.partition('?')[0].partition('#')[0])}"))
        return any(str(each) in self.refused for each in (path, *path.parents))

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
                what = say("What {tag} prints does not make an address.", tag=tags)
                yield Problem(
                    page.file, link.line, what, say("Write the value by itself, without a link."), "link-form"
                )
                return
        if wrong_address(address):
            return  # which is told at its line
        if (self.origins.allows_picture if is_picture else self.origins.allows_link)(address):
            return
        if is_picture:
            what = say(
                "The picture “{address}” stands on another site, which every reader's device would ask for it.",
                address=address,
            )
            add = self.origins.add(address, "pictures")
            yield Problem(
                page.file,
                link.line,
                what,
                say("Put the file into {folder}; or {add}", folder=f"{DOCS}/pictures/", add=add),
                "origin",
            )
        else:
            yield Problem(page.file, link.line, *self.origins.not_on_the_list(address), "origin")

    def wrong_link(self, link: Link, page: Page) -> _Wrong | None:
        path, _, fragment = link.target.partition("#")
        written = path.partition("?")[0]
        path = unquote(written)
        if link.target.startswith("/"):
            named = self.by_address(written) or "prepare.md"
            to_do = say("Name the file of the page as it stands beside this one, as in {named}.", named=named)
            return _of_the_server(link.target, to_do)
        if is_elsewhere(link.target):
            return None
        if (name := _own(path)) in self.drafts and page.name not in self.drafts:
            to_do = say(
                "Take the link out until readers get that page, which will be when {name} says draft no longer.",
                name=name,
            )
            return _Wrong(say("“{path}” is a draft, which readers do not get.", path=path), to_do)
        there = find_linked(path, self.locale, self.pairs)
        if there and path != written:
            return _Wrong(
                say("“{written}” is not how the name of a page is written.", written=written),
                say("Write {name}.", name=path),
            )
        if there:
            return self.wrong_language(path, link.language, there) or self.wrong_fragment(fragment, there, page)
        if path in self.pairs:
            return None  # which could not be read
        return (
            self.no_page(path)
            if path.endswith((".md", ".html", ".htm")) or "." not in path.rpartition("/")[2]
            else self.wrong_file(Link(path, 0))
        )

    def wrong_language(self, path: str, said: str, there: Page) -> _Wrong | None:
        """A link to a page in another language that does not say so, or says another one."""
        if said and not is_of(said, there.locale):
            what = say(
                "hreflang={said} is not the language of {file}, to which this leads.", said=said, file=there.file
            )
            return _Wrong(what, say("Write hreflang={locale}, or take it out.", locale=there.locale))
        if said or there.locale == self.locale or there.name not in self.pages:
            return None
        path, own = self.written(path), self.written(there.name)
        to_do = say(
            "Write {own}: each language finds its own page. If it is meant, add {{ hreflang={locale} }}.",
            own=own,
            locale=there.locale,
        )
        return _Wrong(say("“{path}” is the page in another language.", path=path), to_do, Choice(path, own, to_do))

    def wrong_fragment(self, fragment: str, there: Page, page: Page) -> _Wrong | None:
        names, old = self.names(there)
        name = unquote(fragment)
        if not fragment or name in names or name in self.frames.names(there.name):
            return None
        where = there.name if there.locale == self.locale else there.file
        if name in old:
            what = say("“{fragment}” is an old name of the section “{name}”.", fragment=fragment, name=old[name])
            to_do = say("Write {name}.", name=f"#{old[name]}")
            return _Wrong(what, to_do, Choice(fragment, old[name], to_do, is_sure=True), before="#")
        what = say("{page} has no section “{fragment}”.", page=where, fragment=fragment)
        if there is page:
            what = say("This page has no section “{fragment}”.", fragment=fragment)
        if not names:
            return _Wrong(what, say("Take out {name}, or give a heading there that name.", name=f"#{fragment}"))
        if meant := self.by_words(name, there):
            to_do = say("Write {name}.", name=f"#{meant}")
            return _Wrong(what, to_do, Choice(fragment, meant, to_do), before="#")
        places = (f"{one.name}#{each}" for one in self.pages.values() for each in self.names(one)[0])
        if there.locale == self.locale and (moved := find_moved(f"{there.name}#{name}", places)):
            return _Wrong(what, moved.advice)
        choice = choose(fragment, names)
        return _Wrong(what, choice.advice, choice, before="#")

    def by_words(self, fragment: str, there: Page) -> str:
        """The name of the section whose heading is meant by its words, from which other programs make names."""
        if there.file not in self._by_words:
            reversed_ = reversed(there.headings)  # the first of those with the same words counts
            self._by_words[there.file] = {slugify(one.text): one.identifier or "" for one in reversed_}
        return self._by_words[there.file].get(slugify(fragment), "")

    def no_page(self, path: str) -> _Wrong:
        written = self.written(path)
        inner = path.removeprefix(f"{DOCS}/").removeprefix(f"{self.locale}/")
        if path.endswith(".md") and inner != path and inner in self.pages:
            inner = self.written(inner)
            to_do = say("Write {named}: a link names the file as it stands from this page.", named=inner)
            return _Wrong(
                say("From this page, “{path}” leads to no file.", path=written), to_do, Choice(written, inner, to_do)
            )
        named = self.by_address(path)
        if named and PurePosixPath(named).name != PurePosixPath(path).name:  # else it is the page, in another folder
            named = self.written(named)
            to_do = say("Write {named}: a link names the file of a page, and the site finds its address.", named=named)
            return _Wrong(
                say("“{path}” is an address, and no file.", path=written), to_do, Choice(written, named, to_do, True)
            )
        name = path if path.endswith(".md") else f"{path.rstrip('/')}.md"
        choice = choose(name, self.pages, self.written)
        return _Wrong(say("There is no page “{path}”.", path=written), choice.advice, choice if name == path else None)

    def by_address(self, path: str) -> str:
        """The name of the page that is meant by its address, or by the name of the file that is made of it."""
        last = path.rstrip("/").rpartition("/")[2].removesuffix(".html").removesuffix(".htm").removesuffix(".md")
        if path.endswith((".html", ".htm")) and f"{last}.md" in self.pages:
            return f"{last}.md"
        return next((name for name, page in self.pages.items() if last and page.slug == last), "")

    def wrong_file(self, link: Link, is_picture: bool = False) -> _Wrong | None:
        path = unquote(link.target.partition("?")[0].partition("#")[0])
        written = self.written(path)
        files = [file for file in self.files if file.endswith(PICTURES)] if is_picture else self.files
        if link.target.startswith("/"):
            return _of_the_server(
                link.target, say("Name the file as it stands from this page, as in ../pictures/map.png.")
            )
        if is_elsewhere(link.target) or path in files:
            return None
        if is_picture and path in self.files:
            to_do = say("Make a link to it: [text](…), without the sign !.")
            return _Wrong(say("“{path}” is a document and no picture.", path=written), to_do)
        kinds = ["pictures"] if is_picture else list(PLACES)
        places = either([f"{where}/{kind}/" for kind in kinds for where in (DOCS, f"{DOCS}/{self.locale}")])
        what = say("There is no file “{path}”.", path=written)
        if not files:
            return _Wrong(what, say("Put it into {places}.", places=places))
        choice = choose(path, files, self.written)
        return _Wrong(what, say("It must stand in {places}. {advice}", places=places, advice=choice.advice), choice)


def is_of(said: str, locale: str) -> bool:
    """Whether a code says the language of a locale, or less or more of it: ``en`` and ``en-GB``, not ``en-IE``."""
    code = in_good_form(said)
    return code in wider(locale) or locale in wider(code)


def _own(path: str) -> str:
    """The name of the page that a path leads to, in whichever language."""
    return path.split("/", 2)[-1] if path.startswith("../") else path
