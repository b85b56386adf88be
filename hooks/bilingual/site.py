"""The whole site from its source files: everything is gathered and checked before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from . import templates
from .pages.address import address, find_address_problems
from .pages.page import Page, page_file, read_page
from .pages.tags import fill, read_tags, unknown_names
from .parity.structure import Pair, compare_pair
from .problems import Problem
from .records.checking import find_problems as find_record_problems
from .records.reading import Record, read_record
from .rules.rule import FILE as RULES_FILE
from .rules.rule import Rule, read_rules
from .rules.wording import Wording, cannot_say, read_wording, wording_file
from .rules.words import name_rule
from .terms import FILE as TERMS_FILE
from .terms import Terms, read_terms
from .vocabulary import Names, Phrase, escape_text

ORGANISATION_FILE = "docs/organisation.yml"
Roots = Mapping[str, Names]
T = TypeVar("T")
_IN_TEXT = ("rules", "organisation")
_LINKS = {
    "email": '<a href="mailto:{0}">{0}</a>',
    "telephone": '<a href="tel:{0}">{0}</a>',
    "site_address": '<a href="{0}">{0}</a>',
    "accessibility_form": '<a href="{0}">{0}</a>',
    "security_contact": '<a href="{0}">{0}</a>',
}


@dataclass(frozen=True)
class Site:
    """All that the two languages say. ``locales`` begins with the default one; ``pairs`` is by page name."""

    locales: tuple[str, ...]
    rules: Mapping[str, Rule]
    terms: Terms
    wordings: Mapping[str, Wording]
    organisation: Record
    pairs: Mapping[str, Pair]
    roots: Mapping[str, Roots]

    @property
    def site_address(self) -> str:
        """The public address, or, while it is not known, one that can never exist (RFC 6761: .invalid)."""
        return str(self.organisation.data["site_address"]) or "https://not-known-yet.invalid/"

    @property
    def unknown_facts(self) -> tuple[str, ...]:
        """The fields of the organisation that nobody has filled in yet."""
        return tuple(name for name, value in self.organisation.data.items() if value == "")

    def addresses(self, name: str) -> dict[str, str]:
        """The address of a page in each language that it exists in, from the site's root."""
        return {locale: address(page, self.locales[0]) for locale, page in self.pairs.get(name, {}).items()}

    def front(self, page: Page) -> dict[str, str]:
        """The front matter with its values as plain text; ``lead`` is the description with its values marked up."""
        roots = self.roots[page.locale]
        plain = {key: fill(text, roots, attrgetter("plain")) for key, text in page.front.items()}
        return plain | {"lead": fill(page.front["description"], roots, str)}

    def body(self, page: Page) -> str:
        """The page's Markdown with its values marked up."""
        return fill(page.body, self.roots[page.locale], str)


@dataclass(frozen=True)
class _Data:
    """What stands in the data files, all of it sound."""

    rules: Mapping[str, Rule]
    terms: Terms
    organisation: Record
    wordings: Mapping[str, Wording]


def gather(root: Path, locales: Sequence[str]) -> tuple[Site | None, list[Problem]]:
    """Reads and checks ``docs/`` and ``overrides/`` below ``root``.

    The site is None with any error; with warnings alone it can be shown.
    """
    locales = tuple(locales)
    data, problems = _read_data(root, locales)
    pairs, found = _read_pairs(root, locales)
    problems += [*_misplaced_files(root / "docs", locales), *found]
    if data is None:
        return None, problems
    roots: dict[str, Roots] = {}
    for locale in locales:
        roots[locale], found = _name_everything(data, locale)
        problems += found
    for page in (page for pair in pairs.values() for page in pair.values()):
        allowed = {name: roots[page.locale][name] for name in _IN_TEXT}
        for text in (*page.front.values(), page.body):
            problems += unknown_names(text, allowed, page.file)
    problems += templates.find_problems(root, roots[locales[0]])
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    site = Site(locales, data.rules, data.terms, data.wordings, data.organisation, pairs, roots)
    return site, problems


def _read_data(root: Path, locales: tuple[str, ...]) -> tuple[_Data | None, list[Problem]]:
    problems: list[Problem] = []

    def read(file: str, reader: Callable[[bytes], tuple[T, list[Problem]]]) -> T | None:
        if not (root / file).is_file():
            problems.append(Problem(file, 1, "The file is missing.", "Bring it back from an earlier version."))
            return None
        content, found = reader((root / file).read_bytes())
        problems.extend(found)
        return content

    rules = read(RULES_FILE, partial(read_rules, locales=locales))
    terms = read(TERMS_FILE, partial(read_terms, locales=locales))
    organisation = read(ORGANISATION_FILE, partial(_read_organisation, locales=locales))
    wordings = {
        locale: read(wording_file(locale), partial(read_wording, locale=locale, locales=locales)) for locale in locales
    }
    sound = {locale: wording for locale, wording in wordings.items() if wording}
    problems += _unequal_texts(sound)
    problems += (
        problem
        for wording in sound.values()
        for rule in (rules or {}).values()
        for problem in cannot_say(rule, wording)
    )
    if problems or rules is None or terms is None or organisation is None:
        return None, problems
    return _Data(rules, terms, organisation, sound), problems


def _read_organisation(raw: bytes, locales: Sequence[str]) -> tuple[Record, list[Problem]]:
    record, problems = read_record(raw, ORGANISATION_FILE)
    return record, problems or find_record_problems(record, "organisation", locales)


def _unequal_texts(wordings: Mapping[str, Wording]) -> Iterator[Problem]:
    """Texts of the page frame that one language has and another lacks."""
    for wording in wordings.values():
        for other in wordings.values():
            for name in other.texts.keys() - wording.texts.keys():
                what = f"texts: “{name}” is missing; {wording_file(other.locale)}:{other.text_lines[name]} has it."
                yield Problem(wording_file(wording.locale), wording.texts_line, what, "Add it here, in this language.")


def _read_pairs(root: Path, locales: tuple[str, ...]) -> tuple[dict[str, Pair], list[Problem]]:
    pairs: dict[str, Pair] = {}
    problems: list[Problem] = []
    files = {
        locale: {path.relative_to(root / "docs" / locale).as_posix() for path in (root / "docs" / locale).rglob("*.md")}
        for locale in locales
    }
    for name in sorted(set().union(*files.values())):
        present = [locale for locale in locales if name in files[locale]]
        pages = {}
        for locale in present:
            page, found = read_page((root / page_file(locale, name)).read_bytes(), locale, name)
            problems += found
            if page:
                pages[locale] = page
        pairs[name] = pages
        if len(pages) == len(present):
            problems += compare_pair(name, pages, locales)
    problems += find_address_problems((page for pair in pairs.values() for page in pair.values()), locales)
    return pairs, problems


def _misplaced_files(docs: Path, locales: Sequence[str]) -> Iterator[Problem]:
    """What would never be seen: pages outside the language folders, and folders that look like a language."""
    for path in sorted(docs.iterdir()):
        if path.is_dir() and path.name not in (*locales, "wording"):
            what = "This folder is neither a language of the site nor known here; its files would not be published."
            to_do = "Put pages into a language's folder, and styles, scripts and pictures into overrides/assets/."
            yield Problem(f"docs/{path.name}", 1, what, to_do)
        if path.suffix == ".md":
            what = "A page must stand in the folder of its language."
            yield Problem(
                f"docs/{path.name}", 1, what, f"Move it to one of: {', '.join(f'docs/{one}/' for one in locales)}."
            )


def _name_everything(data: _Data, locale: str) -> tuple[Roots, list[Problem]]:
    """The vocabulary of one language: by root name, what text and templates may look up."""
    wording = data.wordings[locale]
    rules = Names("rules", {name: name_rule(rule, wording) for name, rule in data.rules.items()})
    organisation = Names("organisation", dict(_organisation(data.organisation, wording)))
    in_text = {"rules": rules, "organisation": organisation}
    problems: list[Problem] = []

    def phrase(source: str, file: str, line: int) -> Phrase:
        text, found = read_tags(source, file, line)
        found += unknown_names(text, in_text, file)
        problems.extend(found)
        text = () if found else text
        return Phrase(fill(text, in_text, attrgetter("plain")), fill(text, in_text, str))

    file = wording_file(locale)
    words = {name: phrase(source, file, wording.text_lines[name]) for name, source in wording.texts.items()}
    terms = {
        name: Names(
            f"terms.{name}",
            {
                "term": Phrase.of(each[locale].term),
                "explanation": phrase(each[locale].explanation, TERMS_FILE, each[locale].line),
            },
            value=name,
        )
        for name, each in data.terms.items()
    }
    return {**in_text, "words": Names("words", words), "terms": Names("terms", terms)}, problems


def _organisation(record: Record, wording: Wording) -> Iterator[tuple[str, Phrase]]:
    for name, value in record.data.items():
        text = value[wording.locale] if isinstance(value, dict) else value
        if not text:
            unknown = wording.texts["not_known"]
            yield name, Phrase(unknown, f'<em class="not-known">{escape_text(unknown)}</em>')
        else:
            link = _LINKS.get(name)
            yield name, Phrase(text, link.format(escape_text(text)) if link else escape_text(text))
