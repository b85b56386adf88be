"""The source files of a site, read from disk: data files, and pages by name and language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from .accessibility.statement import FILE as ACCESSIBILITY_FILE
from .facts import FILE as FACTS_FILE
from .facts import Fact, read_facts
from .pages.address import find_address_problems
from .pages.page import MAIN_PAGE, Page, page_file, read_page
from .parity import confirmed
from .parity.structure import Pair, compare_pages
from .problems import Problem
from .records.checking import find_problems
from .records.reading import Record, read_mapping, read_record
from .rules.history import Histories, find_expired, in_force, read_histories
from .rules.rule import FILE as RULES_FILE
from .rules.rule import Rule
from .rules.wording import Wording, cannot_say, read_wording, wording_file
from .service import FILE as SERVICE_FILE
from .service import Service, read_service
from .terms import FILE as TERMS_FILE
from .terms import Terms, read_terms

ORGANISATION_FILE = "docs/organisation.yml"
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


def read_locales(root: Path) -> list[str]:
    """The languages of the site in mkdocs.yml, the default one first. Raises ValueError if none can be found."""
    record, _ = read_mapping((root / "mkdocs.yml").read_text(encoding="utf-8"), "mkdocs.yml")
    for plugin in record.data.get("plugins", ()):
        if isinstance(plugin, dict) and "i18n" in plugin:
            languages = plugin["i18n"]["languages"]
            return [one["locale"] for one in sorted(languages, key=lambda one: not one.get("default"))]
    raise ValueError("mkdocs.yml names no languages below plugins, i18n.")


def read_data(root: Path, locales: Sequence[str], today: date) -> tuple[Data | None, list[Problem]]:
    """All data files; None with any error in them."""
    problems: list[Problem] = []

    def read(file: str, reader: Callable[..., tuple[T, list[Problem]]], *of: str) -> T | None:
        if not (root / file).is_file():
            problems.append(Problem(file, 1, "The file is missing.", "Bring it back from an earlier version."))
            return None
        content, found = _read_once(reader, (root / file).read_bytes(), *of, tuple(locales))
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
    wordings = {locale: read(wording_file(locale), read_wording, locale) for locale in locales}
    sound = {locale: wording for locale, wording in wordings.items() if wording}
    problems += _unequal_texts(sound)
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
    """Texts of the page frame that one language has and another lacks."""
    for wording in wordings.values():
        for other in wordings.values():
            for name in other.texts.keys() - wording.texts.keys():
                what = f"texts: “{name}” is missing; {wording_file(other.locale)}:{other.text_lines[name]} has it."
                yield Problem(wording_file(wording.locale), wording.texts_line, what, "Add it here, in this language.")


def read_pairs(
    root: Path, locales: Sequence[str], record: Sequence[confirmed.Confirmation]
) -> tuple[dict[str, Pair], list[Problem]]:
    """The pages by name, and what is wrong with each or out of step between the two of a pair."""
    first_lines: dict[str, list[confirmed.Confirmation]] = {}
    for line in record:
        first_lines.setdefault(line.key, []).append(line)
    problems = list(_misplaced_files(root / "docs", locales))
    folders = {locale: root / "docs" / locale for locale in locales}
    names = {
        locale: {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
        for locale, folder in folders.items()
    }
    pairs: dict[str, Pair] = {}
    for name in sorted(set().union(*names.values())):
        pair: dict[str, Page] = {}
        for locale in locales:
            if name in names[locale]:
                page, found = _read_once(read_page, (folders[locale] / name).read_bytes(), locale, name)
                problems += found
                if page:
                    pair[locale] = page
        pairs[name] = pair
        if len(pair) == sum(name in names[locale] for locale in locales):
            orders = {locale: page.order for locale, page in pair.items()}
            moved = confirmed.find_moved(name, orders, first_lines.get(f"{name}#", ()))
            problems += compare_pages(name, pair, locales, moved)
    problems += find_address_problems((page for pair in pairs.values() for page in pair.values()), locales)
    return pairs, problems


def missing_main_pages(root: Path, locales: Sequence[str]) -> Iterator[Problem]:
    """The languages without a main page, to which every other page leads."""
    for locale in locales:
        if not (root / (file := page_file(locale, MAIN_PAGE))).is_file():
            what = "The main page does not exist, and every other page leads to it."
            yield Problem(file, 1, what, "If it was moved or renamed, put it back; if not, write it.")


def _misplaced_files(docs: Path, locales: Sequence[str]) -> Iterator[Problem]:
    """What would never be seen: pages outside the language folders, and folders that look like a language."""
    for path in sorted(docs.iterdir()):
        if path.is_dir() and path.name not in (*locales, "wording"):
            what = "This folder is neither a language of the site nor known here; its files would not be published."
            to_do = "Put pages into a language's folder, and styles, scripts and pictures into overrides/assets/."
            yield Problem(f"docs/{path.name}", 1, what, to_do)
        if path.suffix == ".md":
            what = "A page must stand in the folder of its language."
            to_do = f"Move it to one of: {', '.join(page_file(locale, '') for locale in locales)}."
            yield Problem(f"docs/{path.name}", 1, what, to_do)


def read_record_of_confirmations(root: Path) -> tuple[list[confirmed.Confirmation], list[Problem]]:
    """docs/confirmed.txt; nothing is confirmed as long as it does not exist."""
    path = root / confirmed.FILE
    return confirmed.read_confirmations(path.read_text(encoding="utf-8") if path.is_file() else "")
