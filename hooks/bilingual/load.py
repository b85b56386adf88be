"""What a site is made from, read from disk once: data files, pages, templates, the record of confirmations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from .data.confirmations import FILE as CONFIRMATIONS_FILE
from .data.confirmations import Confirmation, read_confirmations
from .data.facts import FILE as FACTS_FILE
from .data.facts import Fact, read_facts
from .data.rules.history import Histories, find_expired, in_force, read_histories
from .data.rules.rule import FILE as RULES_FILE
from .data.rules.rule import Rule
from .data.rules.wording import Wording, cannot_say, read_wording, wording_file
from .data.service import FILE as SERVICE_FILE
from .data.service import Service, read_service
from .data.statement import FILE as ACCESSIBILITY_FILE
from .data.templates import Template, read_templates
from .data.terms import FILE as TERMS_FILE
from .data.terms import Terms, read_terms
from .languages.names import name_language
from .pages.page import MAIN_PAGE, Page, Pair, page_file, read_page
from .problems import Problem
from .records.checking import find_problems
from .records.reading import Record, decode, read_record

ORGANISATION_FILE = "docs/organisation.yml"
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")  # files that renderers take for pages
ThemeTexts = Mapping[str, Mapping[str, str]]
T = TypeVar("T")


@dataclass(frozen=True)
class Data:
    """What stands in the data files, all of it sound. ``rules`` are those in force on the day of the site."""

    histories: Histories
    rules: Mapping[str, Rule]
    terms: Terms
    organisation: Record
    accessibility: Record
    service: Service
    facts: Sequence[Fact]
    wordings: Mapping[str, Wording]


@dataclass(frozen=True)
class Sources:
    """What was read, before anything of it is compared.

    ``locales`` begins with the default one. ``files`` are the data files as they are, by path from the project's root;
    ``data`` is what stands in them, None if anything is unsound. ``pairs`` are
    the pages by name; ``unreadable`` are the names of those of which a page that exists could not be read.
    """

    locales: tuple[str, ...]
    today: date
    files: Mapping[str, bytes]
    data: Data | None
    pairs: Mapping[str, Pair]
    unreadable: frozenset[str]
    record: Sequence[Confirmation]
    templates: Mapping[str, Template]


def load(
    root: Path, locales: Sequence[str], today: date, of_the_theme: ThemeTexts | None = None
) -> tuple[Sources, list[Problem]]:
    """All sources below ``root`` as they stand on the day ``today``, and what could not be read.

    ``of_the_theme`` are the texts of the page frame that the theme has, by language and name.
    """
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted((root / "docs").rglob("*.yml"))}
    record, unreadable = _read_record(root)
    data, problems = _read_data(files, locales, today, of_the_theme or {}, record)
    easy = data.service.pages.get("easy") if data else None
    pairs, incomplete, found = _read_pairs(root, locales, easy)
    problems += [*unreadable, *found, *_missing_main_pages(root, locales)]
    templates = read_templates(root)
    return Sources(tuple(locales), today, files, data, pairs, incomplete, record, templates), problems


def _read_data(
    files: Mapping[str, bytes],
    locales: Sequence[str],
    today: date,
    of_the_theme: ThemeTexts,
    record: Sequence[Confirmation],
) -> tuple[Data | None, list[Problem]]:
    """All data files; None with any error in them."""
    problems: list[Problem] = []

    def read(file: str, reader: Callable[..., tuple[T, list[Problem]]], *of: Any) -> T | None:
        if file not in files:
            to_do = _bring(file, files, locales, record)
            problems.append(Problem(file, 1, "The file is missing.", to_do, "missing-file"))
            return None
        content, found = _read_once(reader, files[file], *of, tuple(locales))
        problems.extend(found)
        return content

    histories = read(RULES_FILE, read_histories)
    terms = read(TERMS_FILE, read_terms)
    service = read(SERVICE_FILE, read_service)
    facts = read(FACTS_FILE, read_facts)
    organisation, accessibility = (
        read(file, _read_checked, file, schema)
        for file, schema in ((ORGANISATION_FILE, "organisation"), (ACCESSIBILITY_FILE, "accessibility"))
    )
    wordings = {
        locale: read(wording_file(locale), read_wording, locale, tuple(sorted(of_the_theme.get(locale, {}).items())))
        for locale in locales
    }
    sound = {locale: wording for locale, wording in wordings.items() if wording}
    problems += _unequal_texts(sound)
    problems += _unnamed_languages(sound.values()) if len(locales) > 2 else ()
    for wording in sound.values():
        for history in (histories or {}).values():
            problems += (problem for rule in history.periods for problem in cannot_say(rule, wording))
    if problems or histories is None or terms is None or organisation is None or accessibility is None:
        return None, problems
    if service is None or facts is None:
        return None, problems
    problems = list(find_expired(histories, today))
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    rules = in_force(histories, today)
    return Data(histories, rules, terms, organisation, accessibility, service, facts, sound), problems


def _bring(file: str, files: Collection[str], locales: Sequence[str], record: Sequence[Confirmation]) -> str:
    """What to do about a data file that is missing: the words of a language that is new are translated."""
    wordings = {wording_file(locale): locale for locale in locales}
    written = next((one for one in wordings if one in files), None)
    if written is None or file not in wordings or any(wordings[file] in line.prints for line in record):
        return "Bring it back from an earlier version."
    return f"Copy {written} there, and write it in {name_language(wordings[file])}."


@lru_cache(maxsize=512)
def _remembered(reader: Callable[..., Any], raw: bytes, *of: Any) -> Any:
    return reader(raw, *of)


def _read_once(reader: Callable[..., tuple[T, list[Problem]]], raw: bytes, *of: Any) -> tuple[T, list[Problem]]:
    """What a reader makes of a file; of the same bytes, as at the next save of another file, it is what it made before.

    Nobody changes what was read.
    """
    content, problems = _remembered(reader, raw, *of)
    return content, problems


def _read_checked(raw: bytes, file: str, schema: str, locales: Sequence[str]) -> tuple[Record, list[Problem]]:
    record, problems = read_record(raw, file)
    return record, problems or find_problems(record, schema, locales)


def _unequal_texts(wordings: Mapping[str, Wording]) -> Iterator[Problem]:
    """Texts of the page frame that one language has and another lacks; of those that count, its own plural forms."""
    for wording in wordings.values():
        told: set[str] = set()
        for other in wordings.values():
            for name in other.texts:
                for wanted in _forms_of(name, other, wording):
                    if wanted not in wording.texts and wanted not in told:
                        told.add(wanted)
                        there = f"{wording_file(other.locale)}:{other.text_lines[name]}"
                        what = f"texts: “{wanted}” is missing; {there} has {'it' if wanted == name else f'“{name}”'}."
                        to_do = "Add it here, in this language."
                        yield Problem(wording_file(wording.locale), wording.texts_line, what, to_do, "missing-text")


def _forms_of(name: str, wording: Wording, other: Wording) -> Sequence[str]:
    """The names that a text of one language has in another: as many as plural forms there, if it is one of several."""
    stem, _, category = name.rpartition("_")
    if f"{stem}_other" not in wording.texts or category not in wording.plural_categories:
        return [name]
    return [f"{stem}_{each}" for each in other.plural_categories] if category == "other" else []


def _unnamed_languages(wordings: Iterable[Wording]) -> Iterator[Problem]:
    """Texts that speak of the other language where there are several."""
    for wording in wordings:
        if "{languages}" not in wording.texts.get("older", "{languages}"):
            what = "texts.older: This has to name the languages whose text is newer, since the site has more than two."
            to_do = (
                "Write {languages} where they stand, as in: The same section is newer in {languages}. Read it there:"
            )
            yield Problem(wording_file(wording.locale), wording.text_lines["older"], what, to_do, "missing-text")


def _read_pairs(
    root: Path, locales: Sequence[str], easy: str | None
) -> tuple[dict[str, Pair], frozenset[str], list[Problem]]:
    """The pages by name, the names of those that could not be read in every language they exist in, and why.

    ``easy`` is the name of the page on which each line of the source is a line.
    """
    problems = list(_misplaced_files(root / "docs", locales))
    folders = {locale: root / "docs" / locale for locale in locales}
    names = {
        locale: {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
        for locale, folder in folders.items()
    }
    pairs: dict[str, Pair] = {}
    unreadable: set[str] = set()
    for name in sorted(set().union(*names.values())):
        pair: dict[str, Page] = {}
        for locale in locales:
            if name in names[locale]:
                page, found = _read_once(read_page, (folders[locale] / name).read_bytes(), locale, name, name == easy)
                problems += found
                if page:
                    pair[locale] = page
                else:
                    unreadable.add(name)
        pairs[name] = pair
    return pairs, frozenset(unreadable), problems


def _missing_main_pages(root: Path, locales: Sequence[str]) -> Iterator[Problem]:
    """The languages without a main page, to which every other page leads."""
    for locale in locales:
        if not (root / (file := page_file(locale, MAIN_PAGE))).is_file():
            what = "The main page does not exist, and every other page leads to it."
            yield Problem(file, 1, what, "If it was moved or renamed, put it back; if not, write it.", "missing-page")


def _misplaced_files(docs: Path, locales: Sequence[str]) -> Iterator[Problem]:
    """What would never be seen: pages outside the language folders, and folders that look like a language."""
    for path in sorted(docs.iterdir()):
        if path.is_dir() and path.name not in (*locales, "wording"):
            what = "This folder is neither a language of the site nor known here; its files would not be published."
            to_do = "Put pages into a language's folder, and styles, scripts and pictures into overrides/assets/."
            yield Problem(f"docs/{path.name}", 1, what, to_do, "misplaced-file")
        if path.suffix == ".md":
            what = "A page must stand in the folder of its language."
            to_do = f"Move it to one of: {', '.join(page_file(locale, '') for locale in locales)}."
            yield Problem(f"docs/{path.name}", 1, what, to_do, "misplaced-file")
    for locale in locales:
        for path in sorted((docs / locale).rglob("*")):
            if path.suffix.lower() in _MARKDOWN and (
                path.suffix != ".md" or path.name.startswith(".") or path.stem.lower() == "readme"
            ):
                what = f"A page cannot have the name “{path.name}”: it would be left out, or taken for another."
                to_do = "Give it another one that ends with .md, as in prepare.md, the same in each language."
                yield Problem(path.relative_to(docs.parent).as_posix(), 1, what, to_do, "misplaced-file")


def _read_record(root: Path) -> tuple[list[Confirmation], list[Problem]]:
    """docs/confirmed.txt; nothing is confirmed as long as it does not exist."""
    path = root / CONFIRMATIONS_FILE
    text, problems = decode(path.read_bytes(), CONFIRMATIONS_FILE, most=None) if path.is_file() else ("", [])
    return ([], problems) if problems else read_confirmations(text)
