"""The whole site from its source files: everything is gathered and checked before anything is rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any

from . import templates
from .accessibility.statement import find_untrue
from .naming import Roots, name_for_templates, name_in_text, read_texts
from .pages.address import address, relative_address
from .pages.counterpart import link_main_sections, say_that_it_is_older
from .pages.page import MAIN_PAGE, Page
from .pages.prose import COMMENT
from .pages.section import Passage
from .pages.tags import fill, unknown_names
from .parity.checked import Checked
from .parity.confirmed import KIND as CONFIRMED
from .parity.confirmed import Confirmation, Sections, State
from .parity.facts import find_lost_facts
from .parity.passages import Agreement, Language, check_agreement, without_comparing
from .parity.structure import Pair
from .problems import Problem
from .reports.missing_rules import one_for_each
from .reports.uses import Use, find_uses
from .rules.published import publish_rules
from .rules.told import Change, Period, find_changes, tell
from .rules.wording import say_day
from .service import find_false_names
from .sources import Data, missing_main_pages, read_data, read_pairs, read_record_of_confirmations
from .terms import ForeignWords, TermIndex
from .vocabulary import Names, escape_text


@dataclass(frozen=True)
class Shown:
    """A rule as the main page shows it: its words, its period that holds now, and the event that begins its time."""

    rule: Names
    period: Period
    start: str = ""

    @property
    def days(self) -> float:
        """About how many days the rule's time has. The rule is a duration."""
        return float(self.rule.value.days)


@dataclass(frozen=True)
class Site:
    """All that the languages of the site say. ``locales`` begins with the default one; ``pairs`` is by page name.

    ``is_as_of`` says that ``today`` is not the day of the build but one that somebody wants to see the site on.
    """

    locales: tuple[str, ...]
    today: date
    data: Data
    pairs: Mapping[str, Pair]
    roots: Mapping[str, Roots]
    terms: Mapping[str, TermIndex]
    foreign_words: Mapping[str, ForeignWords]
    agreement: Agreement
    record: Sequence[Confirmation]
    templates: Mapping[str, templates.Template]
    is_as_of: bool = False

    def day(self, day: date, locale: str) -> str:
        """A day in the words of a language: “den 1 mars 2027”."""
        return say_day(day, self.data.wordings[locale])

    def told(self, locale: str) -> dict[str, tuple[Period, ...]]:
        """Each rule with all its periods, in the words of a language."""
        wording = self.data.wordings[locale]
        return {name: tell(history, wording, self.today) for name, history in self.data.histories.items()}

    def glance(self, locale: str) -> list[Shown]:
        """The rules of the fact box, in the words of a language."""
        return [self._show(name, locale) for name in self.data.service.glance]

    def drawing(self, locale: str) -> list[Shown]:
        """The bars of the drawing, in the words of a language."""
        return [self._show(bar.rule, locale, bar.start.get(locale, "")) for bar in self.data.service.drawing]

    def _show(self, name: str, locale: str, start: str = "") -> Shown:
        (now,) = (period for period in self.told(locale)[name] if period.is_now)
        return Shown(self.roots[locale]["rules"][name], now, start)  # type: ignore[arg-type]

    def drawing_in_words(self, locale: str) -> str:
        """What the drawing shows, a sentence for each bar: “Support: up to 6 months.”"""
        return " ".join(f"{_name(bar.rule)}: {_value(bar.rule)}." for bar in self.drawing(locale))

    def changes(self, locale: str) -> list[Change]:
        """What has changed and what will, the latest first, in the words of a language."""
        return list(find_changes(self.data.histories, self.data.wordings[locale], self.today))

    @property
    def site_address(self) -> str:
        """The public address, or, while it is not known, one that can never exist (RFC 6761: .invalid)."""
        return str(self.data.organisation.data["site_address"]) or "https://not-known-yet.invalid/"

    @property
    def unknown_facts(self) -> tuple[str, ...]:
        """The fields of the organisation that nobody has filled in yet."""
        return tuple(name for name, value in self.data.organisation.data.items() if value == "")

    @property
    def contacts(self) -> dict[str, str]:
        """How to reach the responsible unit, as far as it is known."""
        known = self.data.organisation.data
        return {name: str(known[name]) for name in ("email", "telephone") if known[name]}

    def description(self, locale: str) -> str:
        """What the service is, with the length of its parts, in the words of the main page."""
        lead = self.front(self.pairs[MAIN_PAGE][locale])["description"]
        return f"{lead} {self.drawing_in_words(locale)}".strip()

    def rules_for_machines(self, site_url: str) -> dict[str, Any]:
        """All of docs/rules.yml as of the day of the site, as rules.schema.json describes it."""
        return {
            "$schema": "rules.schema.json",
            "day": self.today.isoformat(),
            "as_of": self.is_as_of,
            "pages": {locale: f"{site_url}{address}" for locale, address in self.addresses_of("rules").items()},
            "rules": publish_rules(self.data.histories, self.data.wordings, self.today),
        }

    def addresses(self, name: str) -> dict[str, str]:
        """The address of a page in each language that it exists in, from the site's root."""
        return {locale: address(page, self.locales[0]) for locale, page in self.pairs.get(name, {}).items()}

    def addresses_of(self, role: str) -> dict[str, str]:
        """The same of the page that has a role; empty without one."""
        return self.addresses(self.data.service.pages.get(role, ""))

    def title_of(self, role: str, locale: str) -> str:
        """What the page that has a role is called where it is linked to, as plain text."""
        return self.title(self.data.service.pages[role], locale)

    def template(self, name: str) -> str:
        """The template of a page: that of its role, if there is one by the role's name."""
        own = f"{self.data.service.role(name)}.html"
        return own if own in self.templates else "main.html"

    def explanations(self, page: Page) -> str | None:
        """The way from a page to the one that explains the terms; None if there is none, or it is the page itself."""
        words, here = self.addresses_of("words"), self.addresses(page.name)
        if page.name == self.data.service.pages.get("words") or page.locale not in words:
            return None
        return relative_address(words[page.locale], here[page.locale])

    def title(self, name: str, locale: str) -> str:
        """What a page is called where it is linked to, as plain text."""
        front = self.front(self.pairs[name][locale])
        return front.get("short_title", front["title"])

    def reviewed(self, name: str) -> date | None:
        """The day of the last review of a page: the oldest day on which one of its sections was confirmed.

        None if a section is not confirmed as it stands.
        """
        states = self._states.get(name, [])
        days = [state.confirmation.day for state in states if state.confirmation and not state.changed]
        return min(days) if days and len(days) == len(states) else None

    @cached_property
    def _states(self) -> dict[str, list[State]]:
        """How the sections of each page stand, by its name."""
        states: dict[str, list[State]] = {}
        for key, state in self.agreement.states.items():
            states.setdefault(key.partition("#")[0], []).append(state)
        return states

    @cached_property
    def all_uses(self) -> list[Use]:
        """Every sentence and template in which a rule stands."""
        return find_uses(self)

    def uses(self, rule: str) -> list[tuple[str, str, str]]:
        """Where on the site a rule stands: (language, section as it is called there, address from the site's root).

        Each place once, in the order of the pages; a page whose template shows the rule stands there by its title.
        """
        found = []
        for use in self.all_uses:
            if use.is_of(rule) and use.locale and use.what != "text of the frame":
                found += [(use.locale, use.section, address) for address in use.addresses]
            elif use.is_of(rule):
                shown = set(use.addresses)
                found += [place for place in self._pages if place[2] in shown]
        return list(dict.fromkeys(found))

    def title_at(self, target: str) -> str:
        """What the page at an address is called where it is linked to, as plain text."""
        name, locale = self._names[target.partition("#")[0]]
        return self.title(name, locale)

    @cached_property
    def _names(self) -> dict[str, tuple[str, str]]:
        """(name, language) of each page, by its address."""
        return {where: (name, locale) for name in self.pairs for locale, where in self.addresses(name).items()}

    @cached_property
    def _pages(self) -> list[tuple[str, str, str]]:
        """(language, title, address) of each page."""
        return [
            (locale, self.front(self.pairs[name][locale])["title"], where)
            for where, (name, locale) in self._names.items()
        ]

    @property
    def orders(self) -> dict[str, str]:
        """The order of sections of each page that has the same in every language, by the key of its first section."""
        orders = {f"{name}#": {page.order for page in pair.values()} for name, pair in self.pairs.items()}
        return {key: one.pop() for key, one in orders.items() if len(one) == 1}

    def front(self, page: Page) -> dict[str, str]:
        """The front matter with its values as plain text."""
        roots = self.roots[page.locale]
        return {key: fill(part.text, roots, attrgetter("plain")) for key, part in page.front.items()}

    def body(self, page: Page) -> str:
        """The page's Markdown with its values marked up; its first paragraph, the lead, is the description.

        Main sections link to themselves in the other languages; one that is let out behind its pair says so.
        """
        addresses = self.addresses(page.name)
        lead = fill(page.front["description"].text, self.roots[page.locale], str)
        texts = []
        for section in page.sections:
            text = COMMENT.sub("", fill(section.parts[-1].text, self.roots[page.locale], str))
            state = self.agreement.states.get(section.key)
            if state and state.is_released(self.today) and state.behind == page.locale:
                words = self.roots[page.locale]["words"]
                text = say_that_it_is_older(text, section, addresses, words, self.site_address)
            texts.append(text)
        return f"{lead}\n{{ .lead }}\n\n" + link_main_sections(texts, page.sections, addresses, self._name_section)

    def _name_section(self, locale: str, section: Passage) -> str:
        """“In English: For whom”: what a link to the section in another language says, as HTML."""
        counterpart = self.agreement.sections.get(section.key, {}).get(locale)
        if counterpart is None:
            return ""
        roots = self.roots[locale]
        return f"{roots['words'].in_this_language}: {escape_text(counterpart.title(roots))}"


def gather(
    root: Path, locales: Sequence[str], today: date, memory: Path | None = None, compare: bool = True
) -> tuple[Site | None, list[Problem]]:
    """Reads and checks ``docs/`` and ``overrides/`` below ``root`` as they stand on the day ``today``.

    The site is None with any error; with warnings alone it can be shown. ``memory`` is a file that remembers which
    texts agree, so that they need not be read again. Without ``compare`` the languages are not compared at all: for
    reports on what the site says.
    """
    data, problems = read_data(root, locales, today)
    record, unreadable = read_record_of_confirmations(root)
    pairs, found = read_pairs(root, locales, record)
    problems += [*unreadable, *found, *missing_main_pages(root, locales)]
    own_templates = templates.read_templates(root)
    if data is None:
        return None, [*problems, *templates.find_problems(own_templates.values(), {})]

    problems += find_untrue(data.accessibility, data.organisation, today)
    problems += find_false_names(data.service, data.histories, pairs if compare else None)
    roots: dict[str, Roots] = {}
    sections: dict[str, dict[str, Passage]] = {}
    passages: list[Passage] = []
    for locale in locales:
        pages = [pair[locale] for pair in pairs.values() if locale in pair]
        texts, found = read_texts(data, locale)
        in_text = name_in_text(data, locale, today)
        passages += (own := [*texts.values(), *(section for page in pages for section in page.sections)])
        for passage in own:
            found += (problem for part in passage.parts for problem in unknown_names(part.text, in_text, passage.file))
            if not (passage.heading and passage.heading.identifier is None):
                sections.setdefault(passage.key, {})[locale] = passage
        problems += found
        roots[locale] = in_text if found else name_for_templates(data, locale, in_text, texts)
    problems += templates.find_problems(own_templates.values(), roots[locales[0]])
    terms = {locale: TermIndex(data.terms, locale) for locale in locales}
    readable = _without_errors(sections, problems)
    if compare:
        languages = {
            locale: Language(data.wordings[locale], roots[locale], terms[locale], data.rules) for locale in locales
        }
        in_force = str([(name, rule.start) for name, rule in data.rules.items()]).encode()
        data_files = (path.read_bytes() for path in sorted((root / "docs").rglob("*.yml")))
        checked = Checked(memory, (in_force, *data_files), locales)
        agreement, found = check_agreement(readable, languages, record, today, checked)
        problems += found
        problems += find_lost_facts(data.facts, sections, readable, pairs, languages, data.terms)
    else:
        agreement = without_comparing(readable, len(locales), record)
    if any(problem.severity == "error" for problem in problems):
        problems = one_for_each(problems, passages, own_templates.values(), data.rules)
        return None, [problem for problem in problems if problem.kind != CONFIRMED]  # nothing can be confirmed yet
    foreign_words = {locale: ForeignWords.of(data.terms, locale) for locale in locales}
    return (
        Site(tuple(locales), today, data, pairs, roots, terms, foreign_words, agreement, record, own_templates),
        problems,
    )


def _without_errors(sections: Sections, problems: Sequence[Problem]) -> Sections:
    """The sections whose text can be read as it is meant; only those can be compared."""
    wrong: dict[str, set[int]] = {}
    for problem in problems:
        if problem.severity == "error":
            wrong.setdefault(problem.file, set()).add(problem.line)
    if not wrong:
        return sections
    return {
        key: passages
        for key, passages in sections.items()
        if not any(
            passage.line <= line <= passage.last_line
            for passage in passages.values()
            for line in wrong.get(passage.file, ())
        )
    }


def _name(rule: Names) -> str:
    return rule.phrase(("name",)).plain


def _value(rule: Names) -> str:
    """The value as a sentence says it, with what its time is counted from and the change that is announced."""
    counted = f", {rule.phrase(('counted_from',)).plain}" if "counted_from" in rule else ""
    return f"{rule.plain}{counted}"
