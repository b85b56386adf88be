"""What the site says in each language: its texts with their values, its addresses, its rules in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from urllib.parse import urlsplit

from markupsafe import Markup

from ..data.assets import Assets
from ..data.confirmations import Confirmation, State
from ..data.menu import pages_in
from ..data.questions import ALL
from ..data.rules.told import Change, Period, find_changes, tell
from ..data.rules.wording import say_day
from ..data.templates import Template
from ..data.terms import ForeignWords, TermIndex
from ..explained_terms import ExplainedTerms
from ..languages.names import name_in_a_row, name_itself
from ..load import SECURITY_CONTACT_UNTIL, Data
from ..pages.page import MAIN_PAGE, Page, Pair, find_linked
from ..pages.prose import Part
from ..pages.section import Passage
from ..text.nodes import Node
from ..text.printing import Frame, nothing
from ..text.shape import is_elsewhere, resolve
from ..text.tags import Tag, fill
from ..vocabulary import Names, Phrase, tie
from .address import MARK, NOWHERE, address, relative_address, relative_name
from .agreement import Agreement
from .beside import find_beside
from .counterpart import MAIN, links_elsewhere, older_note
from .menu import Menu, make_menu
from .naming import Roots
from .printed import Added, Printed, is_rich, print_apart, print_page
from .redirects import Redirect, find_redirects

_MOST_WITH_SECTIONS = 100  # pages in the list of all pages, whose main sections are listed too
# The data files whose texts a page with a role shows.
_LISTS = {
    "words": ("terms.yml",),
    "rules": ("rules.yml",),
    "accessibility": ("accessibility.yml",),
    "service": ("service.yml", "questions.yml"),
}


@dataclass(frozen=True)
class Shown:
    """A rule as the main page shows it: its words, its period that holds now, and the event that begins its time."""

    rule: Names
    period: Period
    start: str = ""

    @property
    def identifier(self) -> str:
        """The identifier of the rule on the page of the rules."""
        return str(self.rule.value.name).replace("_", "-")

    @property
    def days(self) -> float:
        """About how many days the rule's time has. The rule is a duration."""
        return float(self.rule.value.days)


@dataclass(frozen=True)
class Site:
    """All that the languages of the site say. ``locales`` begins with the default one; ``pairs`` is by page name.

    ``attachments`` are the pictures and documents, by path from docs/, which is their address from the site's root too.
    ``drafts`` has a page of each draft by its name, whether it is among the ``pairs``, for a preview, or not.
    ``names`` are what the languages are called, each by itself; ``digests`` those of the bytes of
    all texts that were read, by file. ``is_as_of`` says that ``today`` is not the day of the build but one that
    somebody wants to see the site on.
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
    templates: Mapping[str, Template]
    attachments: tuple[str, ...] = ()
    assets: Assets = field(default_factory=Assets)
    drafts: Mapping[str, Page] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, bytes] = field(default_factory=dict)
    is_as_of: bool = False

    def own_name(self, locale: str) -> str:
        """What a language calls itself."""
        return self.names.get(locale) or name_itself(locale)

    def direction(self, locale: str, within: str) -> str:
        """Which way a language is written, ``ltr`` or ``rtl``; empty if text of ``within``, around it, is so too."""
        own, around = (self.data.wordings[one].direction for one in (locale, within))
        return own if own != around else ""

    @property
    def main_page(self) -> str:
        """The name of the page that every other leads to."""
        return MAIN_PAGE

    @property
    def service_page(self) -> str:
        """The name of the page that is about the service: the main page as long as that one is a draft."""
        name = self.data.service.page
        return name if name in self.pairs else MAIN_PAGE

    @cached_property
    def menus(self) -> Mapping[str, Menu]:
        """The menu in each language, without the pages that a language does not have, and without drafts."""

        def menu(locale: str) -> Menu:
            mark = self.marker(locale)

            def title(name: str) -> Markup | None:
                return mark(self.title(name, locale)) if locale in self.pairs.get(name, {}) else None

            return make_menu(self.data.basics.menu, locale, title, mark)

        return {locale: menu(locale) for locale in self.locales}

    def marker(self, locale: str) -> Callable[[str], Markup]:
        """What makes HTML of plain text of a language, its foreign words marked."""
        return lambda text: Markup(tie(self.foreign_words[locale].mark(text)))

    def rule_in_words(self, name: str, locale: str) -> str:
        """The value of a rule as a sentence says it: “up to 6 months, counted from …”."""
        rule = self.roots[locale]["rules"].find(name)
        assert isinstance(rule, Names)
        return _value(rule)

    def day(self, day: date, locale: str) -> str:
        """A day in the words of a language: “den 1 mars 2027”. Its number and its month are tied."""
        return say_day(day, self.data.wordings[locale])

    def told(self, locale: str) -> Mapping[str, tuple[Period, ...]]:
        """Each rule with all its periods, in the words of a language."""
        return self._told[locale]

    @cached_property
    def _told(self) -> dict[str, dict[str, tuple[Period, ...]]]:
        """The same in every language: each page asks for it."""
        return {
            locale: {
                name: tell(history, self.data.wordings[locale], self.today)
                for name, history in self.data.histories.items()
            }
            for locale in self.locales
        }

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
    def has_address(self) -> bool:
        """Whether the public address is known."""
        return bool(self.data.organisation.data["site_address"])

    @property
    def is_at_root(self) -> bool:
        """Whether the site has its host for itself, as far as is known: files for the whole host are its own then."""
        return urlsplit(self.site_address).path == "/"

    @property
    def security_contact(self) -> tuple[str, date | None]:
        """(where faults of security are reported, the last day on which that is sure to be right), if known."""
        known = self.data.organisation.data
        until = known.get(SECURITY_CONTACT_UNTIL)
        return str(known.get("security_contact", "")), date.fromisoformat(until) if until else None

    @property
    def unknown_facts(self) -> tuple[str, ...]:
        """The fields of the organisation that readers lack, because nobody has filled them in yet."""
        known = self.data.organisation.data
        return tuple(name for name, value in known.items() if value == "" and name != SECURITY_CONTACT_UNTIL)

    @property
    def contacts(self) -> dict[str, str]:
        """How to reach the responsible unit, as far as it is known."""
        known = self.data.organisation.data
        return {name: str(known[name]) for name in ("email", "telephone") if known.get(name)}

    def description(self, locale: str) -> str:
        """What the service is, with the length of its parts, in the words of the page that is about it."""
        lead = self.front(self.pairs[self.service_page][locale])["description"]
        return f"{lead} {self.drawing_in_words(locale)}".strip()

    def addresses(self, name: str) -> Mapping[str, str]:
        """The address of a page in each language that it exists in, from the site's root."""
        return self._addresses.get(name, {})

    @cached_property
    def _addresses(self) -> dict[str, dict[str, str]]:
        """The same of all pages: each asks for those of many others."""
        default, folders = self.locales[0], self.data.basics.folders
        return {
            name: {locale: address(page, default, folders) for locale, page in pair.items()}
            for name, pair in self.pairs.items()
        }

    def side_by_side(self, name: str) -> Mapping[str, str]:
        """The addresses of the pages that show a page in all its languages at once, by the language around it."""
        return find_beside(name, self.addresses(name), self.data)

    def addresses_of(self, role: str) -> Mapping[str, str]:
        """The same of the page that has a role; empty without one."""
        return self.addresses(self.data.service.pages.get(role, ""))

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The addresses that pages had, each with the one that it leads to now."""
        return find_redirects(self.pairs, self.locales[0], self.data.basics.folders)

    def languages_of(self, name: str, within: str) -> str:
        """The languages that a page exists in, as a sentence of another language names them."""
        return name_in_a_row(self.pairs[name], within)

    def template(self, name: str) -> str:
        """The template of a page: that of its role, if there is one by the role's name."""
        return self.data.service.template(name, self.templates)

    def explanations(self, page: Page) -> str | None:
        """The way from a page to the one that explains the terms; None if there is none, or it is the page itself."""
        words, here = self.addresses_of("words"), self.addresses(page.name)
        if page.name == self.data.service.pages.get("words") or page.locale not in words:
            return None
        return relative_address(words[page.locale], here[page.locale])

    def next_step(self, locale: str) -> tuple[str, str] | None:
        """(words, address from the site's root) of where the service's next step is; None if a language has none."""
        return self.place_of(self.data.service.next_step, locale)

    def contact(self, locale: str) -> tuple[str, str] | None:
        """The same of where readers find how to reach the service; where nothing is said, it is the next step."""
        return self.place_of(self.data.service.contact, locale) or self.next_step(locale)

    def place_of(self, target: str, locale: str) -> tuple[str, str] | None:
        """(words, address from the site's root) of “page.md” or “page.md#section” in a language that has it."""
        name, sign, section = target.partition("#")
        if locale not in (addresses := self.addresses(name)):
            return None
        if not sign:
            return self.title(name, locale), addresses[locale]
        passage = self.agreement.sections.get(target, {}).get(locale)
        return (passage.title(self.roots[locale]), f"{addresses[locale]}#{section}") if passage else None

    @property
    def lists_sections(self) -> bool:
        """Whether the list of all pages has their main sections too; of very many pages it would be long to send."""
        return len({*pages_in(self.data.basics.menu), *self.pairs}) <= _MOST_WITH_SECTIONS

    def title(self, name: str, locale: str) -> str:
        """What a page is called where it is linked to, as plain text."""
        front = self.front(self.pairs[name][locale])
        return front.get("short_title", front["title"])

    def reviewed(self, name: str) -> date | None:
        """The day of the last review of a page: the oldest day on which one of its sections was confirmed.

        None if a section is not confirmed as it stands.
        """
        states = self._states.get(name, [])
        days = [state.confirmation.day for state in states if state.confirmation and state.is_as_confirmed]
        return min(days) if days and len(days) == len(states) else None

    def changed(self, name: str, rules: Iterable[str]) -> date | None:
        """The day of the last known change of a page that shows these rules.

        A text that changes has to be confirmed, so that is the latest day on which one of its sections was, or a text
        of the data that its role makes part of it; and a value changes on the day that its period begins. One that was
        changed without a new period is not known here: that would take the history of the files, which a copy of them
        may lack. None if a section is not confirmed as it stands.
        """
        if self.reviewed(name) is None:
            return None
        lists = _LISTS.get(self.data.service.role(name) or "", ())
        states = [*self._states[name], *(state for each in lists for state in self._states.get(each, ()))]
        days = [state.confirmation.day for state in states if state.confirmation]
        days += [start for rule in rules if rule in self.data.rules and (start := self.data.rules[rule].start)]
        latest: date = max(days)
        return min(latest, self.today)

    @cached_property
    def _states(self) -> dict[str, list[State]]:
        """How the sections of each page stand, by its name."""
        states: dict[str, list[State]] = {}
        for key, state in self.agreement.states.items():
            states.setdefault(key.partition("#")[0], []).append(state)
        return states

    def title_at(self, target: str) -> str:
        """What the page at an address is called where it is linked to, as plain text."""
        name, locale = self._names[target.partition("#")[0]]
        return self.title(name, locale)

    @cached_property
    def _names(self) -> dict[str, tuple[str, str]]:
        """(name, language) of each page, by its address."""
        return {where: (name, locale) for name in self.pairs for locale, where in self.addresses(name).items()}

    @property
    def orders(self) -> dict[str, str]:
        """The order of sections of each page that has the same in every language, by the key of its first section."""
        orders = {f"{name}#": {page.order for page in pair.values()} for name, pair in self.pairs.items()}
        return {key: one.pop() for key, one in orders.items() if len(one) == 1}

    @property
    def all_addresses(self) -> dict[str, list[str]]:
        """The addresses of each page that is no draft, and those that lead to it, by the key of its first section."""
        return {
            f"{name}#": [
                *(self.addresses(name).values() if name != MAIN_PAGE else ()),  # which every site has
                *(each.old for each in self.redirects if each.name == name),
            ]
            for name in self.pairs
            if name not in self.drafts
        }

    def front(self, page: Page) -> dict[str, str]:
        """The front matter with its values, as plain text without markup; nobody changes it."""
        known = self._fronts.get(page.file)
        if known and known[0] is page:
            return known[1]
        roots = self.roots[page.locale]
        front = {key: fill(part.text, roots, attrgetter("plain")) for key, part in page.front.items()}
        front |= {"description": page.front["description"].words(roots)}
        self._fronts[page.file] = page, front
        return front

    @cached_property
    def _fronts(self) -> dict[str, tuple[Page, dict[str, str]]]:
        """What has been asked for: each page asks for the titles of many others."""
        return {}

    def is_rich(self, name: str) -> bool:
        """Whether the text of a page has, in any language, what stands out from paragraphs and lists."""
        if name not in self._rich:
            self._rich[name] = any(map(is_rich, self.pairs[name].values()))
        return self._rich[name]

    @cached_property
    def _rich(self) -> dict[str, bool]:
        """What has been asked for: it is the same around each page in which the text stands."""
        return {}

    def printed(self, page: Page, site_url: str) -> Printed:
        """The page as it is published below ``site_url``.

        Main sections link to themselves in the other languages; one that is let out behind its pair says so.
        """
        addresses = self.addresses(page.name)

        def elsewhere(section: Passage) -> Sequence[Node]:
            names = {locale: self._name_section(locale, section) for locale in addresses if locale != page.locale}
            named = {locale: name for locale, name in names.items() if name}
            return links_elsewhere(section, addresses, named, self.direction)

        return print_page(page, self.frame(page, site_url), self._older(page), elsewhere, self.added(page))

    def printed_apart(self, page: Page, site_url: str, prefix: str) -> Mapping[str, str]:
        """Each section of the page in HTML by its identifier, for pages that have other texts too: names in the text
        begin with ``prefix``. Words are not explained there; the page itself does that.

        ``placed`` makes its addresses those from where the text is shown.
        """
        frame = replace(self.frame(page, site_url, NOWHERE), terms=nothing, prefix=prefix, mark=MARK)
        return print_apart(page, frame, self._older(page, is_apart=True), self.added(page))

    def _older(self, page: Page, *, is_apart: bool = False) -> Callable[[Passage], Sequence[Node]]:
        """What gives the note that a section is older, whose page stands alone or has its newer texts beside it."""
        addresses, roots = {} if is_apart else self.addresses(page.name), self.roots[page.locale]

        def older(section: Passage) -> Sequence[Node]:
            state = self.agreement.states.get(section.key)
            if state is None or page.locale not in state.let_out(self.today):
                return ()
            newer = {locale: self.own_name(locale) for locale in self.pairs[page.name] if locale in state.newer}
            said = roots["words"].phrase(("older",))
            return older_note(section, addresses, newer, said, self.direction, self.site_address)

        return older

    def added(self, page: Page) -> Sequence[Added]:
        """What the site adds to the text of a page: to that of the service the questions that are answered."""
        if page.name != self.service_page or page.locale not in self.pairs[page.name]:
            return ()
        answered = [question for question in self.data.questions if question.is_answered]
        texts = [self.agreement.sections[f"questions.yml#{question.name}"][page.locale] for question in answered]
        words = self.roots[page.locale]["words"]
        if not texts:
            return ()
        title = Part.plain(1, (words.phrase((ALL,)).plain,))
        above = Added(Passage(page.locale, page.file, f"{page.name}#{ALL}", (title,)), MAIN, title)
        return [above, *(Added(text, MAIN + 1, *text.parts) for text in texts)]

    def frame(self, page: Page, site_url: str, here: str | None = None) -> Frame:
        """What the text of a page needs to be printed below ``site_url``, at the address ``here`` if not at its own."""
        roots = self.roots[page.locale]
        here = self.addresses(page.name)[page.locale] if here is None else here
        explanations = self.explanations(page)
        return Frame(
            say=lambda tag: _phrase(tag, roots),
            address=cache(lambda target: self.address_from(page, target, here)),
            page_address=f"{site_url}{here}",
            foreign=self.foreign_words[page.locale].find,
            terms=ExplainedTerms(self.terms[page.locale], explanations).find if explanations else nothing,
            leads=cache(lambda target: self._leads(page, target)),
            words=self._words_of_texts[page.locale],
        )

    @cached_property
    def _words_of_texts(self) -> Mapping[str, Mapping[str, str]]:
        """What texts call their tables, code, notes and callouts to readers who cannot see them, by language."""
        start = "of_text_"
        return {
            locale: {
                path[0].removeprefix(start): phrase.plain
                for path, phrase in roots["words"].phrases()
                if path[0].startswith(start)
            }
            for locale, roots in self.roots.items()
        }

    def address_from(self, page: Page, target: str, here: str) -> str:
        """Where a link or picture in the text of a page leads, from the address ``here``: to a page by its file's name,
        or to an attachment."""
        if is_elsewhere(target) or target.startswith("#"):
            return target
        path, sign, fragment = target.partition("#")
        if there := self._linked(page, target):
            return f"{relative_address(self.addresses(there.name)[there.locale], here)}{sign}{fragment}"
        return f"{relative_name(f'{page.locale}/{resolve(path, page.name)}', here)}{sign}{fragment}"

    def _linked(self, page: Page, target: str) -> Page | None:
        """The page that an address in the text of another leads to."""
        if is_elsewhere(target) or target.startswith("#"):
            return None
        return find_linked(resolve(target.partition("#")[0], page.name), page.locale, self.pairs)

    def _leads(self, page: Page, target: str) -> tuple[str, str]:
        """The language of what an address in the text of a page leads to, and what is said of that; empty if it is its
        own, or not known."""
        there = self._linked(page, target)
        if there is None or there.locale == page.locale:
            return "", ""
        said = self.roots[page.locale]["words"].phrase(("in_language",)).plain
        return there.locale, said.replace("{languages}", name_in_a_row([there.locale], page.locale))

    def _name_section(self, locale: str, section: Passage) -> str:
        """“In English: For whom”: what a link to the section in another language says."""
        title, roots = self._title_of(section.key, locale), self.roots[locale]
        return "" if title is None else f"{roots['words'].in_this_language.plain}: {title}"

    def _title_of(self, key: str, locale: str) -> str | None:
        """What a section is called in a language; None if the language does not have it."""
        if counterpart := self.agreement.sections.get(key, {}).get(locale):
            return counterpart.title(self.roots[locale])
        name, _, identifier = key.partition("#")
        page = self.pairs.get(name, {}).get(locale)
        is_added = identifier == ALL and page and self.added(page)
        return self.roots[locale]["words"].phrase((ALL,)).plain if is_added else None


def _phrase(tag: Tag, roots: Roots) -> Phrase:
    return roots[tag.path[0]].phrase(tag.path[1:])


def _name(rule: Names) -> str:
    return rule.phrase(("name",)).plain


def _value(rule: Names) -> str:
    """The value as a sentence says it, with what its time is counted from and the change that is announced."""
    counted = f", {rule.phrase(('counted_from',)).plain}" if "counted_from" in rule else ""
    return f"{rule.plain}{counted}"
