"""Where each rule stands: every sentence, in each language, and every template that looks it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..data.templates import LookUp, parts_of
from ..messages import say
from ..pages.page import Page
from ..pages.prose import Part
from ..pages.section import Passage
from .site import Site

_OF_A_PAGE = {
    "title": say("title"),
    "short_title": say("name in the menu"),
    "description": say("lead and meta description"),
}
_OF_THE_FRAME = say("text of the frame")
_OF_THE_DRAWING = ("descriptions", "linked_data")
Addresses = tuple[str, ...]


@dataclass(frozen=True)
class Use:
    """One sentence in which a rule's value stands, or one look-up in a template, which speaks every language.

    ``rule`` is None for a look-up of every rule, ``locale`` for a template. ``what`` is empty for running text.
    ``addresses`` are those of the pages that show it, from the site's root.
    """

    rule: str | None
    locale: str | None
    file: str
    line: int
    what: str
    section: str
    sentence: str
    addresses: Addresses

    def is_of(self, rule: str) -> bool:
        """Whether the rule stands here, by its name or as one of all."""
        return self.rule in (rule, None)


Known = MutableMapping[tuple[str, str], list[Use]]


class UseIndex:
    """Where the rules of a site stand; everything is looked for once.

    ``known`` are the uses in pages that have been read before, by name and language; it gets those of the others.
    """

    def __init__(self, site: Site, known: Known | None = None) -> None:
        self.site, self._known = site, {} if known is None else known

    @cached_property
    def all(self) -> list[Use]:
        """All uses of all rules: pages first, then data files, then templates."""
        return find_uses(self.site, self._known)

    def of(self, rule: str) -> list[Use]:
        """Every sentence and template in which a rule stands."""
        return [use for use in self.all if use.is_of(rule)]

    def places(self, rule: str) -> list[tuple[str, str, str]]:
        """Where on the site a rule stands: (language, section as it is called there, address from the site's root).

        Each place once, in the order of the pages; a page whose template shows the rule stands there by its title, that
        of the service by its fact box.
        """
        found = []
        for use in self.of(rule):
            if use.locale and use.what != _OF_THE_FRAME:
                found += [(use.locale, use.section, address) for address in use.addresses]
            elif not use.locale:
                shown = set(use.addresses)
                found += [place for place in self._pages if place[2].partition("#")[0] in shown]
        return list(dict.fromkeys(found))

    @cached_property
    def _pages(self) -> list[tuple[str, str, str]]:
        """(language, title, address) of each page, or of the part of it that its template makes."""
        site, found = self.site, []
        for name, pair in site.pairs.items():
            for locale, page in pair.items():
                title, address = site.front(page)["title"], site.addresses(name)[locale]
                if name == site.data.service.page:
                    title = site.roots[locale]["words"].phrase(("at_a_glance",)).plain
                    address += "#at-a-glance"
                found.append((locale, title, address))
        return found


def find_uses(site: Site, known: Known | None = None) -> list[Use]:
    """All uses of all rules: pages first, then data files, then templates. ``known`` is as for the index."""
    known = {} if known is None else known
    pages = [page for pair in site.pairs.values() for page in pair.values()]
    shown = _pages_by_template(pages, site)
    uses: list[Use] = []
    for page in pages:
        if (found := known.get((page.name, page.locale))) is None:
            known[page.name, page.locale] = found = list(_in_page(page, site))
        uses += found
    for key, passages in site.agreement.sections.items():
        kind, _, name = key.partition("#")
        for locale, passage in passages.items():
            if kind == "terms.yml" and locale in site.addresses_of("words"):
                where: Addresses = (f"{site.addresses_of('words')[locale]}#{name}",)
                term = site.data.terms[name][locale].term
                uses += _in_part(passage.parts[0], passage, say("explanation of a term"), term, where, site)
            elif kind == "questions.yml" and locale in site.addresses(site.service_page):
                where = (f"{site.addresses(site.service_page)[locale]}#{name}",)
                question = passage.parts[0].words(site.roots[locale])
                for part in passage.parts:
                    uses += _in_part(part, passage, say("answer to a question"), question, where, site)
            elif kind == "wording" and _has_rules(passage.parts[0]):
                of_all = (shown[file] for file in _templates_with(name, site))
                where = tuple(dict.fromkeys(where for each in of_all for where in each.get(locale, ())))
                uses += _in_part(passage.parts[0], passage, _OF_THE_FRAME, name, where, site)
    return list(dict.fromkeys([*uses, *_in_templates(shown, site)]))  # a line of a template counts once


def _pages_by_template(pages: Sequence[Page], site: Site) -> dict[str, dict[str, list[str]]]:
    """For each template's file the addresses of the pages that it is part of, by language."""
    shown: dict[str, dict[str, list[str]]] = {template.file: {} for template in site.templates.values()}
    for page in pages:
        for part in parts_of(site.template(page.name), site.templates):
            shown[part.file].setdefault(page.locale, []).append(site.addresses(page.name)[page.locale])
    return shown


def _in_page(page: Page, site: Site) -> Iterator[Use]:
    address = site.addresses(page.name)[page.locale]
    kinds = {id(part): _OF_A_PAGE[key] for key, part in page.front.items() if key in _OF_A_PAGE}
    for section in page.sections:
        if section.tags:
            fragment = section.key.partition("#")[2]
            where = (f"{address}#{fragment}" if fragment else address,)
            title = section.title(site.roots[page.locale]) or site.front(page)["title"]
            for part in section.parts:
                yield from _in_part(part, section, kinds.get(id(part), ""), title, where, site)


def _in_part(part: Part, passage: Passage, what: str, title: str, where: Addresses, site: Site) -> Iterator[Use]:
    """The sentences of a text in which rules stand, each once for each rule."""
    if not _has_rules(part):
        return
    roots, language = site.roots[passage.locale], site.data.languages[passage.locale]
    for _, said, tags in part.sentences(roots, language, with_tags=True):
        for rule, line in {tag.path[1]: tag.line for tag in reversed(tags) if tag.path[0] == "rules"}.items():
            yield Use(rule, passage.locale, passage.file, line, what, title, said, where)


def _has_rules(part: Part) -> bool:
    return any(tag.path[0] == "rules" for tag in part.tags)


def _templates_with(text: str, site: Site) -> Iterator[str]:
    """The files of the templates that look up a text of the frame."""
    for template in site.templates.values():
        if any(look_up.path[:2] == ("words", text) for look_up in template.look_ups):
            yield template.file


def _in_templates(shown: Mapping[str, Mapping[str, Sequence[str]]], site: Site) -> Iterator[Use]:
    for template in site.templates.values():
        lines = template.source.split("\n")
        where = tuple(address for each in shown[template.file].values() for address in each)
        for look_up in template.look_ups:
            source = lines[look_up.line - 1].strip()
            for rule in _rules_of(look_up, site):
                yield Use(rule, None, template.file, look_up.line, say("template"), "", source, where)


def _rules_of(look_up: LookUp, site: Site) -> Sequence[str | None]:
    """The rules that a look-up in a template shows; None for every rule."""
    service = site.data.service
    match look_up.path:
        case ["view", "service", "facts"]:
            return list(dict.fromkeys([*service.glance, *(bar.rule for bar in service.drawing)]))
        case ["view", "service", "pictured"] | ["view", "lines"]:
            return service.glance
        case ["view", "service", *rest] if not rest or rest[0] in _OF_THE_DRAWING:
            return [bar.rule for bar in service.drawing]
        case ["view", "rules" | "described_rules" | "entries", *_]:
            return [None]
        case _:
            return []
