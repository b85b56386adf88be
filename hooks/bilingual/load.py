"""What a site is made from, read from disk once: data files, pages, templates, the record of confirmations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from .data.assets import Assets, read_assets
from .data.basics import FILE as BASICS_FILE
from .data.basics import Basics, read_basics
from .data.confirmations import FILE as CONFIRMATIONS_FILE
from .data.confirmations import MOST_BYTES, Confirmation, read_confirmations
from .data.facts import FILE as FACTS_FILE
from .data.facts import Fact, read_facts
from .data.languages import FOLDER as LANGUAGES_FOLDER
from .data.languages import read_languages
from .data.origins import FILE as ORIGINS_FILE
from .data.origins import Origins, hosts_in, read_origins
from .data.questions import ALL, Question, read_questions
from .data.questions import FILE as QUESTIONS_FILE
from .data.rules.false_units import find_false_units
from .data.rules.history import Histories, find_expired, in_force, read_histories
from .data.rules.rule import FILE as RULES_FILE
from .data.rules.rule import Rule
from .data.rules.wording import Wording, cannot_say, read_wording, wording_file
from .data.service import FILE as SERVICE_FILE
from .data.service import Service, read_service
from .data.statement import FILE as ACCESSIBILITY_FILE
from .data.templates import Template, read_template
from .data.terms import FILE as TERMS_FILE
from .data.terms import Terms, read_terms
from .disk.memory import Memory
from .disk.remembered import Remembered
from .files.content import look_into
from .files.places import Tree, find_sources
from .files.tree import KB, read_file
from .languages.language import Language
from .languages.names import name_language
from .messages import Message, say, to_say, together
from .pages.page import MAIN_PAGE, Page, Pair, page_file, read_page
from .problems import Problem, choose
from .records.checking import find_problems
from .records.reading import Record, decode, read_record

ORGANISATION_FILE = "docs/organisation.yml"
SECURITY_CONTACT_UNTIL = "security_contact_until"  # its field for the last day of security_contact, not for readers
# The data files, of which each has its reader below; nothing else that ends with .yml has a place in docs/.
DATA_FILES = (
    BASICS_FILE,
    ORIGINS_FILE,
    RULES_FILE,
    TERMS_FILE,
    SERVICE_FILE,
    FACTS_FILE,
    ORGANISATION_FILE,
    ACCESSIBILITY_FILE,
    QUESTIONS_FILE,
)
MOST = 256 * KB  # bytes of a page, a data file or a template
ThemeTexts = Mapping[str, Mapping[str, str]]
T = TypeVar("T")


@dataclass(frozen=True)
class Data:
    """What stands in the data files, all of it sound. ``rules`` are those in force on the day of the site.

    ``origins`` are the sites of docs/origins.yml and those whose addresses stand in the other files.
    """

    histories: Histories
    rules: Mapping[str, Rule]
    terms: Terms
    organisation: Record
    accessibility: Record
    basics: Basics
    service: Service
    facts: Sequence[Fact]
    wordings: Mapping[str, Wording]
    origins: Origins
    languages: Mapping[str, Language]
    questions: Sequence[Question] = ()


@dataclass(frozen=True)
class Sources:
    """What was read, before anything of it is compared.

    ``locales`` begins with the default one. ``texts`` are all files that were read, as they are, by path from the
    project's root; ``data`` is what stands in the data files, None if anything is unsound. ``pairs`` are
    the pages by name; ``unreadable`` are the names of those of which a page that exists could not be read.
    ``attachments`` are the pictures and documents, by path from docs/.
    """

    locales: tuple[str, ...]
    today: date
    texts: Mapping[str, bytes]
    data: Data | None
    pairs: Mapping[str, Pair]
    unreadable: frozenset[str]
    record: Sequence[Confirmation]
    templates: Mapping[str, Template]
    attachments: tuple[str, ...]
    assets: Assets

    @property
    def files(self) -> dict[str, bytes]:
        """The data files as they are, by path from the project's root."""
        return {file: raw for file, raw in self.texts.items() if file.endswith(".yml")}


def load(
    root: Path,
    locales: Sequence[str],
    today: date,
    of_the_theme: ThemeTexts | None = None,
    memory: Memory | None = None,
) -> tuple[Sources, list[Problem]]:
    """All sources below ``root`` as they stand on the day ``today``, and what could not be read.

    ``of_the_theme`` are the texts of the page frame that the theme has, by language and name. A file that the
    ``memory`` knows is not read again; what is new in it is to be written.
    """
    tree, problems = find_sources(root, locales, (*DATA_FILES, CONFIRMATIONS_FILE))
    texts, refused, found = _read_all(root, tree)
    problems += [*found, *look_into(root, tree.attachments)]
    files = {file: raw for file, raw in texts.items() if file.endswith(".yml")}
    record, unreadable = _read_record(texts.get(CONFIRMATIONS_FILE))
    remembered = Remembered(memory)
    data, found = _read_data(files, refused, locales, today, of_the_theme or {}, record, remembered)
    problems += [*found, *unreadable]
    easy = data.service.pages.get("easy") if data else None
    pairs, incomplete, found = _read_pairs(texts, tree, locales, easy, remembered)
    templates = {
        file.partition("/")[2]: remembered.read(read_template, texts[file], file)
        for file in sorted(tree.templates)
        if file in texts
    }
    remembered.keep()
    problems += [*found, *_missing_main_pages(texts, refused, locales)]
    attachments = tuple(file.partition("/")[2] for file in tree.attachments)
    assets, found = read_assets({file: texts[file] for file in tree.assets if file in texts})
    found = found if tree.templates else []  # texts alone are checked without a frame
    problems += (problem for problem in found if not _is_refused(problem.file, tree.refused))
    return Sources(
        tuple(locales), today, texts, data, pairs, incomplete, record, templates, attachments, assets
    ), problems


def _read_all(root: Path, tree: Tree) -> tuple[dict[str, bytes], frozenset[str], list[Problem]]:
    """(the bytes of every file that is a text, the files that exist and are not to be read, why)"""
    texts: dict[str, bytes] = {}
    refused, problems = set(tree.refused), list[Problem]()
    pages = (page_file(locale, name) for locale, names in tree.pages.items() for name in names)
    for file in (*tree.data, *pages, *tree.templates, *tree.assets):
        raw, found = read_file(root, file, MOST_BYTES if file == CONFIRMATIONS_FILE else MOST)
        if found:
            refused.add(file)
            problems += found
        else:
            texts[file] = raw
    return texts, frozenset(refused), problems


def _read_data(
    files: Mapping[str, bytes],
    refused: Collection[str],
    locales: Sequence[str],
    today: date,
    of_the_theme: ThemeTexts,
    record: Sequence[Confirmation],
    remembered: Remembered,
) -> tuple[Data | None, list[Problem]]:
    """All data files; None with any error in them. Of those that are ``refused`` the reason is told already."""
    problems: list[Problem] = []

    def read(file: str, reader: Callable[..., tuple[T, list[Problem]]], *of: Any) -> T | None:
        if file not in files:
            if not _is_refused(file, refused):
                to_do = _bring(file, files, locales, record)
                if file in DATA_FILES:
                    to_do = together([to_do, say("For a new service, README.md shows what it has to hold.")])
                problems.append(Problem(file, 1, say("The file is missing."), to_do, "missing-file"))
            return None
        content, found = _read_once(reader, files[file], *of, tuple(locales))
        problems.extend(found)
        return content

    basics = read(BASICS_FILE, read_basics)
    languages, found = read_languages(files, locales)
    problems += found
    histories = read(RULES_FILE, read_histories)
    terms = read(TERMS_FILE, read_terms)
    service = read(SERVICE_FILE, read_service)
    facts = read(FACTS_FILE, read_facts)
    origins = read(ORIGINS_FILE, read_origins) if ORIGINS_FILE in files else Origins()
    questions = read(QUESTIONS_FILE, read_questions) if QUESTIONS_FILE in files else ()
    organisation, accessibility = (
        read(file, _read_checked, file, schema)
        for file, schema in ((ORGANISATION_FILE, "organisation"), (ACCESSIBILITY_FILE, "accessibility"))
    )
    wordings = {
        locale: read(wording_file(locale), read_wording, locale, tuple(sorted(of_the_theme.get(locale, {}).items())))
        for locale in locales
    }
    sound = {locale: wording for locale, wording in wordings.items() if wording}
    problems += _false_units(files, sound, languages, remembered)
    problems += _unequal_texts(sound)
    problems += _untitled_questions(sound.values(), questions or ())
    problems += _unnamed_languages(sound.values()) if len(locales) > 2 else ()
    for wording in sound.values():
        for history in (histories or {}).values():
            problems += (problem for rule in history.periods for problem in cannot_say(rule, wording))
    if (
        any(problem.severity == "error" for problem in problems)
        or histories is None
        or terms is None
        or organisation is None
        or accessibility is None
    ):
        return None, problems
    if basics is None or service is None or facts is None or origins is None or len(sound) < len(locales):
        return None, problems
    problems += find_expired(histories, today)
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    rules = in_force(histories, today)
    pages = [period.page for history in histories.values() for period in history.periods if period.page]
    named = (host for each in (organisation.data, accessibility.data, *pages) for host in hosts_in(each))
    origins = replace(origins, links=(*origins.links, *named))
    return Data(
        histories,
        rules,
        terms,
        organisation,
        accessibility,
        basics,
        service,
        facts,
        sound,
        origins,
        languages,
        questions or (),
    ), problems


def _false_units(
    files: Mapping[str, bytes], wordings: Mapping[str, Wording], languages: Mapping[str, Language], known: Remembered
) -> list[Problem]:
    """It takes the grammar of each language, so it is asked only when words or what is known of a language change."""

    def find_in_all(raw: bytes, *files: str) -> list[Problem]:
        return list(find_false_units(wordings, languages))

    of_languages = (*map(wording_file, wordings), *(file for file in files if file.startswith(f"{LANGUAGES_FOLDER}/")))
    return known.read(find_in_all, b"".join(sha256(files[file]).digest() for file in of_languages), *of_languages)


def _bring(file: str, files: Collection[str], locales: Sequence[str], record: Sequence[Confirmation]) -> Message:
    """What to do about a data file that is missing: the words of a language that is new are translated."""
    wordings = {wording_file(locale): locale for locale in locales}
    written = next((one for one in wordings if one in files), None)
    if written is None or file not in wordings or any(wordings[file] in line.prints for line in record):
        return say("Bring it back from an earlier version.")
    language = name_language(wordings[file])
    return say("Copy {file} there, and write it in {language}.", file=written, language=language)


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
    known = Counter(name for wording in wordings.values() for name in wording.texts)
    for wording in wordings.values():
        told: set[str] = set()
        # Names that only this language has; of its own plural forms it may have more than others.
        alone = [one for one in wording.texts if known[one] == 1 and f"{one.rpartition('_')[0]}_other" not in known]
        for other in wordings.values():
            for name in other.texts:
                for wanted in _forms_of(name, other, wording):
                    if wanted not in wording.texts and wanted not in told:
                        told.add(wanted)
                        there = f"{wording_file(other.locale)}:{other.text_lines[name]}"
                        what = say("texts: “{name}” is missing; {there} has it.", name=wanted, there=there)
                        if wanted != name:
                            said = to_say("texts: “{name}” is missing; {there} has “{other}”.")
                            what = say(said, name=wanted, there=there, other=name)
                        to_do = say("Add it here, in this language.")
                        if meant := choose(wanted, alone).near:
                            slip = say(
                                "Or is “{name}” on line {line} meant for it?",
                                name=meant,
                                line=wording.text_lines[meant],
                            )
                            to_do = together([to_do, slip])
                        yield Problem(wording_file(wording.locale), wording.texts_line, what, to_do, "missing-text")


def _forms_of(name: str, wording: Wording, other: Wording) -> Sequence[str]:
    """The names that a text of one language has in another: as many as plural forms there, if it is one of several."""
    stem, _, category = name.rpartition("_")
    if f"{stem}_other" not in wording.texts or category not in wording.plural_categories:
        return [name]
    return [f"{stem}_{each}" for each in other.plural_categories] if category == "other" else []


def _untitled_questions(wordings: Iterable[Wording], questions: Sequence[Question]) -> Iterator[Problem]:
    """Languages without the words that stand above the questions, once there is one to show."""
    for wording in wordings if any(question.is_answered for question in questions) else ():
        if ALL not in wording.texts:
            what = say(
                "texts: “{name}” is missing, which stands above the questions of {file}.",
                name=ALL,
                file=QUESTIONS_FILE,
            )
            to_do = say("Add it here, in this language, as in: Questions and answers")
            yield Problem(wording_file(wording.locale), wording.texts_line, what, to_do, "missing-text")


def _unnamed_languages(wordings: Iterable[Wording]) -> Iterator[Problem]:
    """Texts that speak of the other language where there are several."""
    for wording in wordings:
        if "{languages}" not in wording.texts.get("older", "{languages}"):
            what = say(
                "texts.older: This has to name the languages whose text is newer, since the site has more than two."
            )
            to_do = say(
                "Write {{languages}} where they stand,"
                " as in: The same section is newer in {{languages}}. Read it there:"
            )
            yield Problem(wording_file(wording.locale), wording.text_lines["older"], what, to_do, "missing-text")


def _read_pairs(
    texts: Mapping[str, bytes], tree: Tree, locales: Sequence[str], easy: str | None, remembered: Remembered
) -> tuple[dict[str, Pair], frozenset[str], list[Problem]]:
    """The pages by name, the names of those that could not be read in every language they exist in, and why.

    ``easy`` is the name of the page on which each line of the source is a line.
    """
    problems: list[Problem] = []
    there = {page_file(locale, name) for locale, names in tree.pages.items() for name in names} | tree.refused
    pairs: dict[str, Pair] = {}
    unreadable: set[str] = set()
    for name in sorted({name for names in tree.pages.values() for name in names}):
        pair: dict[str, Page] = {}
        for locale in locales:
            file = page_file(locale, name)
            if file in texts:
                page, found = remembered.read(_read_page, texts[file], locale, name, name == easy)
                problems += found
                if page:
                    pair[locale] = page
            if file in there and locale not in pair:
                unreadable.add(name)
        pairs[name] = pair
    return pairs, frozenset(unreadable), problems


def _read_page(raw: bytes, locale: str, name: str, easy: bool) -> tuple[Page | None, list[Problem]]:
    return _read_once(read_page, raw, locale, name, easy)


def _is_refused(file: str, refused: Collection[str]) -> bool:
    """Whether a file, or a folder above it, is left out for a reason that is told."""
    return any(str(path) in refused for path in (file, *PurePosixPath(file).parents))


def _missing_main_pages(texts: Collection[str], refused: Collection[str], locales: Sequence[str]) -> Iterator[Problem]:
    """The languages without a main page, to which every other page leads."""
    for locale in locales:
        if (file := page_file(locale, MAIN_PAGE)) not in texts and not _is_refused(file, refused):
            what = say("The main page does not exist, and every other page leads to it.")
            yield Problem(
                file, 1, what, say("If it was moved or renamed, put it back; if not, write it."), "missing-page"
            )


def _read_record(raw: bytes | None) -> tuple[list[Confirmation], list[Problem]]:
    """docs/confirmed.txt; nothing is confirmed as long as it does not exist."""
    text, problems = decode(raw or b"", CONFIRMATIONS_FILE, MOST_BYTES)
    return ([], problems) if problems else read_confirmations(text)
