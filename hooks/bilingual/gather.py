"""The whole site from its source files: everything is loaded and checked before anything is rendered."""

from __future__ import annotations

import gc
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path

from .checks.addresses import find_address_problems, find_false_folders, find_taken_beside
from .checks.agreement import Language, check_agreement, without_comparing
from .checks.blocks import find_blocks_in_lines
from .checks.checked import Asked, Checked
from .checks.confirmed import KIND as CONFIRMED
from .checks.days import find_days_to_come
from .checks.drafts import files_of, find_drafts, find_unlike_pages, without_drafts
from .checks.edits import without_uncertain_edits
from .checks.facts import find_lost_facts
from .checks.links import find_broken_links
from .checks.missing_rules import one_for_each
from .checks.numbers import values_of_rules
from .checks.record import find_gone, find_lost_addresses, find_perhaps_renamed, find_renamed
from .checks.redirects import find_redirect_problems
from .checks.spelling import find_missing_dictionaries
from .checks.structure import compare_all_pages
from .checks.templates import find_template_problems
from .checks.unused import find_unused
from .data.basics import FILE as BASICS_FILE
from .data.confirmations import FILE as RECORD
from .data.confirmations import Sections
from .data.menu import find_false_entries
from .data.rules.rule import FILE as RULES_FILE
from .data.service import find_false_names
from .data.statement import find_untrue
from .data.terms import ForeignWords, TermIndex
from .disk.memory import Memory
from .load import Data, Sources, ThemeTexts, load
from .pages.section import Passage
from .problems import MOST_OF_A_FILE, Problem
from .site.naming import THEME, Roots, name_for_templates, name_in_text, read_texts
from .site.site import Site
from .text.leftovers import find_bare_names
from .text.tags import unknown_names
from .vocabulary import Name, all_said


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """What is read here is kept, so that to look through all of it for what can be freed, again and again, is in vain.

    It takes a sixth of the time of a thousand pages. What Python counts by itself is freed all the same.
    """
    was_on = gc.isenabled()
    gc.unfreeze()  # what an earlier one has read may be of no more use
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # nor while pages are printed, and when the program ends
        if was_on:
            gc.enable()


@_nothing_thrown_away()
def gather(
    root: Path,
    locales: Sequence[str],
    today: date,
    memory: Memory | None = None,
    compare: bool = True,
    of_the_theme: ThemeTexts | None = None,
    with_drafts: bool = False,
) -> tuple[Site | None, list[Problem]]:
    """Loads and checks ``docs/`` and ``overrides/`` below ``root`` as they stand on the day ``today``.

    The site is None with any error; with warnings alone it can be shown. ``memory`` remembers which texts agree, so
    that they need not be read again. Without ``compare`` the languages are not compared at all: for
    reports on what the site says. ``of_the_theme`` are the texts of the page frame that need not be in docs/wording.
    Pages that are drafts are part of the site only ``with_drafts``.
    """
    try:
        return _gather(root, locales, today, memory, compare, of_the_theme or {}, with_drafts)
    finally:
        if memory:
            memory.write()


def _gather(
    root: Path,
    locales: Sequence[str],
    today: date,
    memory: Memory | None,
    compare: bool,
    of_the_theme: ThemeTexts,
    with_drafts: bool,
) -> tuple[Site | None, list[Problem]]:
    sources, problems = load(root, locales, today, of_the_theme, memory)
    drafts = find_drafts(sources.pairs)
    unlike, named = list(find_unlike_pages(sources.pairs)), _names_of_sections(sources)
    every, unreadable = sources.pairs, sources.unreadable
    if not with_drafts:
        sources, problems = without_drafts(sources, problems, drafts)
    problems += unlike
    pages = [page for pair in sources.pairs.values() for page in pair.values()]
    problems += compare_all_pages(sources)
    data = sources.data
    basics = data.basics if data else None
    problems += find_address_problems(pages, locales, basics)
    problems += find_redirect_problems(pages, locales, basics)
    if data is None:
        problems += find_template_problems(sources.templates.values(), {})
        return None, list(without_uncertain_edits(problems, sources.texts))
    problems += find_untrue(data.accessibility, data.organisation, today)
    problems += find_false_names(data.service, data.histories, named if compare else None, unreadable)
    problems += find_taken_beside(sources.pairs, data, locales[0])
    if compare:
        problems += find_false_entries(data.basics.menu, BASICS_FILE, named, data.origins)
        problems += find_false_folders(data.basics, sources.pairs, locales, drafts)
        problems += find_missing_dictionaries(data.languages)
        problems += find_days_to_come(sources.record, data.service, today)
    texts, found = _name(sources, data)
    problems += found
    problems += find_template_problems(sources.templates.values(), texts.roots[locales[0]])
    problems += find_blocks_in_lines(pages, texts.roots)
    terms = {locale: TermIndex(data.terms, locale) for locale in locales}
    if compare:
        refused = {problem.file for problem in problems if problem.severity == "error"} - sources.texts.keys()
        problems += find_broken_links(
            sources.pairs, data, sources.templates, texts.roots, sources.attachments, drafts, refused
        )
    readable = _without_errors(texts.sections, problems)
    if compare:
        values = Asked(values_of_rules(data.rules), lambda rules: "".join(rule.all_of_it for rule in rules))
        languages = {
            locale: Language(
                data.languages[locale],
                data.wordings[locale],
                texts.roots[locale],
                terms[locale],
                data.rules,
                data.service.pages.get("easy", ""),
                today.year,
                values,
                [data.organisation.data["name"][locale], data.accessibility.data["supervisor"][locale]],
            )
            for locale in locales
        }
        checked = Checked(memory, _all_data(sources), _all_said(data, texts.roots), values)
        agreement, found = check_agreement(readable, languages, sources.record, today, checked)
        unfinished = files_of(drafts, locales)
        problems += (one for one in found if one.code != CONFIRMED or one.file not in unfinished)
        problems += find_lost_facts(
            data.facts, texts.sections, readable, sources.pairs, languages, data.terms, drafts.keys()
        )
    else:
        agreement = without_comparing(readable, sources.record)
    if any(problem.severity == "error" for problem in problems):
        problems = one_for_each(problems, texts.passages, data.rules, data.languages)
        problems = [problem for problem in problems if problem.code != CONFIRMED]  # nothing can be confirmed yet
        return None, list(without_uncertain_edits(problems, sources.texts))
    if compare:
        problems += find_renamed(texts.sections, agreement.states)
        problems += find_perhaps_renamed(texts.sections, agreement.states, sources.record)
        lost = list(find_lost_addresses(sources.record, sources.pairs, locales, data.basics.folders, drafts))
        told = {one.line for one in lost if one.file == RECORD}
        problems += lost
        problems += find_unused(every, sources)
        problems += find_gone(sources.record, {*texts.sections, *named}, agreement.states, drafts, told)
    foreign_words = {locale: ForeignWords.of(data.terms, locale) for locale in locales}
    site = Site(
        locales=sources.locales,
        today=today,
        data=data,
        pairs=sources.pairs,
        roots=texts.roots,
        terms=terms,
        foreign_words=foreign_words,
        agreement=agreement,
        record=sources.record,
        templates=sources.templates,
        attachments=sources.attachments,
        assets=sources.assets,
        drafts=drafts,
        digests={file: sha256(raw).digest() for file, raw in sources.texts.items()},
    )
    return site, list(without_uncertain_edits(problems, sources.texts))


@dataclass(frozen=True)
class _Texts:
    """All texts, what they may look up in each language, and by key those that have a counterpart."""

    passages: Sequence[Passage]
    roots: Mapping[str, Roots]
    sections: Sections


def _name(sources: Sources, data: Data) -> tuple[_Texts, list[Problem]]:
    """The texts of pages and data files, and the look-ups in them that no name answers to."""
    roots: dict[str, Roots] = {}
    sections: dict[str, dict[str, Passage]] = {}
    passages: list[Passage] = []
    problems: list[Problem] = []
    for locale in sources.locales:
        pages = [pair[locale] for pair in sources.pairs.values() if locale in pair]
        texts, found = read_texts(data, locale)
        in_text = name_in_text(data, locale, sources.today)
        passages += (own := [*texts.values(), *(section for page in pages for section in page.sections)])
        for passage in own:
            for part in passage.parts:
                found += islice(unknown_names(part.text, in_text, passage.file), MOST_OF_A_FILE)
                found += islice(find_bare_names(part.text, part.nodes, in_text, passage.file), MOST_OF_A_FILE)
            is_ours = not passage.key.startswith(f"{THEME}#")
            if is_ours and not (passage.heading and passage.heading.identifier is None):
                sections.setdefault(passage.key, {})[locale] = passage
        problems += found
        roots[locale] = in_text if found else name_for_templates(data, locale, in_text, texts)
    return _Texts(passages, roots, sections), problems


def _names_of_sections(sources: Sources) -> Mapping[str, Sequence[str]]:
    """The names of the sections of each page, whichever languages have them."""
    return {
        name: list(dict.fromkeys(one for page in pair.values() for one in page.identifiers))
        for name, pair in sources.pairs.items()
    }


def _all_data(sources: Sources) -> Iterator[bytes]:
    """What the checks of every text depend on: the year, and every data file but the rules."""
    yield str(sources.today.year).encode()
    yield from (raw for file, raw in sources.files.items() if file != RULES_FILE)


def _all_said(data: Data, roots: Mapping[str, Roots]) -> dict[str, dict[Name, str]]:
    """All that each name says in each language, and of a rule all that checks can know of it by its name."""
    rules = {("rules", name): rule.all_of_it for name, rule in data.rules.items()}
    said = {locale: all_said(names) for locale, names in roots.items()}
    return {
        locale: {**names, **{name: f"{names.get(name)} {rule}" for name, rule in rules.items()}}
        for locale, names in said.items()
    }


def _without_errors(sections: Sections, problems: Sequence[Problem]) -> Sections:
    """The sections whose text can be read as it is meant; only those can be compared."""
    found: dict[str, set[int]] = {}
    for problem in problems:
        if problem.severity == "error":
            found.setdefault(problem.file, set()).add(problem.line)
    if not found:
        return sections
    wrong = {file: sorted(lines) for file, lines in found.items()}

    def has_wrong_lines(passage: Passage) -> bool:
        lines = wrong.get(passage.file, [])
        return bisect_left(lines, passage.line) < bisect_right(lines, passage.last_line)

    return {key: passages for key, passages in sections.items() if not any(map(has_wrong_lines, passages.values()))}
