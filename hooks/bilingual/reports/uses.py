"""Where each rule stands: every sentence, in each language, and every template that looks it up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from ..pages.page import Page
from ..pages.prose import Part
from ..pages.section import Passage
from ..rules.wording import NO_BREAK_SPACE
from ..templates import LookUp, parts_of

if TYPE_CHECKING:
    from ..site import Site

_OF_A_PAGE = {"title": "title", "short_title": "name in the menu", "description": "lead and meta description"}
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


def find_uses(site: Site) -> list[Use]:
    """All uses of all rules: pages first, then data files, then templates."""
    pages = [page for pair in site.pairs.values() for page in pair.values()]
    shown = _pages_by_template(pages, site)
    uses = [use for page in pages for use in _in_page(page, site)]
    for key, passages in site.agreement.sections.items():
        kind, _, name = key.partition("#")
        for locale, passage in passages.items():
            if kind == "terms.yml" and locale in site.addresses_of("words"):
                where: Addresses = (f"{site.addresses_of('words')[locale]}#{name}",)
                term = site.data.terms[name][locale].term
                uses += _in_part(passage.parts[0], passage, "explanation of a term", term, where, site)
            elif kind == "wording":
                of_all = (shown[file] for file in _templates_with(name, site))
                where = tuple(dict.fromkeys(where for each in of_all for where in each.get(locale, ())))
                uses += _in_part(passage.parts[0], passage, "text of the frame", name, where, site)
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
    if not any(tag.path[0] == "rules" for tag in part.tags):
        return
    for said, tags in part.sentences(site.roots[passage.locale], passage.locale):
        for rule, line in {tag.path[1]: tag.line for tag in reversed(tags) if tag.path[0] == "rules"}.items():
            yield Use(rule, passage.locale, passage.file, line, what, title, said, where)


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
                yield Use(rule, None, template.file, look_up.line, "template", "", source, where)


def _rules_of(look_up: LookUp, site: Site) -> Sequence[str | None]:
    """The rules that a look-up in a template shows; None for every rule."""
    service = site.data.service
    match look_up.path:
        case ["rules", *names]:
            return [names[0] if names else None]
        case ["site", "glance", *_]:
            return service.glance
        case ["site", "drawing" | "drawing_in_words" | "description", *_]:
            return [bar.rule for bar in service.drawing]
        case _:
            return []


def find_unused(rules: Sequence[str], uses: Sequence[Use]) -> list[str]:
    """The rules that nothing looks up by their name."""
    used = {use.rule for use in uses}
    return [rule for rule in rules if rule not in used]


def as_text(rule: str, site: Site) -> str:
    """All uses of one rule for people, by language, with totals."""
    return "\n".join(_lines(rule, site))


def _lines(rule: str, site: Site) -> Iterator[str]:
    uses = [use for use in site.all_uses if use.is_of(rule)]
    values = " · ".join(site.roots[locale]["rules"].phrase((rule,)).plain for locale in site.locales)
    yield f"{rule}: {values.replace(NO_BREAK_SPACE, ' ')}"
    for locale in (*site.locales, None):
        for use in uses:
            if use.locale == locale:
                yield f"\n{use.file}:{use.line}: {_place(use, site)}"
                yield f"    {use.sentence}"
    yield f"\n{_totals(rule, site)}"


def _place(use: Use, site: Site) -> str:
    """What the text is, and where on the site it is read."""
    pages = len([1 for pair in site.pairs.values() for page in pair.values() if use.locale in (None, page.locale)])
    shown = "every page" if len(use.addresses) == pages > 1 else ", ".join(f"/{each}" for each in use.addresses)
    what = "template, every rule" if use.rule is None else use.what
    return ", ".join(each for each in (what, use.section, shown or "on no page") if each)


def _totals(rule: str, site: Site) -> str:
    uses = [use for use in site.all_uses if use.is_of(rule)]
    counts = [f"{locale}: {_count(uses, locale)}" for locale in site.locales]
    return f"Sentences: {', '.join(counts)}. Look-ups in templates: {_count(uses, None)}."


def _count(uses: Sequence[Use], locale: str | None) -> int:
    return sum(use.locale == locale for use in uses)


def as_table(site: Site) -> str:
    """Every rule with its totals, and those that nothing looks up by name."""
    width = max(map(len, site.data.rules), default=0)
    lines = [f"{rule.ljust(width)}  {_totals(rule, site)}" for rule in site.data.rules]
    if unused := find_unused(list(site.data.rules), site.all_uses):
        shown = "; each is shown only where all rules are" if any(use.rule is None for use in site.all_uses) else ""
        lines.append(f"\nNothing looks these up by name{shown}: {', '.join(unused)}")
    return "\n".join(lines)


def as_json(rules: Sequence[str], site: Site) -> str:
    """The uses of each rule for machines."""
    uses = {rule: [asdict(use) for use in site.all_uses if use.is_of(rule)] for rule in rules}
    return json.dumps(uses, ensure_ascii=False, indent=2)
