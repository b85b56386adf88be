"""The page of the rules: each with its history, where it stands, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..data.rules.told import Period
from ..site.site import Site
from ..site.uses import UseIndex
from ..vocabulary import Names
from .links import Link, Place


@dataclass(frozen=True)
class PeriodView:
    """A period of a rule in a list of all: when, what, and why, as HTML where it may hold foreign words."""

    span: Markup
    value: Markup
    why: Markup
    is_now: bool


@dataclass(frozen=True)
class RuleView:
    """A rule: what holds now, what is known of it as (label, words), and all its periods.

    ``elsewhere`` are the links to it in the other languages; ``places`` those to where it stands.
    """

    identifier: str
    name: Markup
    now: Markup | None
    counted_from: Markup
    note: Markup
    since: Markup
    facts: tuple[tuple[Markup, Markup], ...]
    page: str
    checked: Markup
    places: tuple[Link, ...]
    periods: tuple[PeriodView, ...]
    elsewhere: tuple[Link, ...]


@dataclass(frozen=True)
class ChangeView:
    """A change of a rule: the day, the rule, what holds since then and what held before, and why."""

    span: Markup
    name: Markup
    value: Markup
    before: Markup
    why: Markup


@dataclass(frozen=True)
class RulesView:
    """All rules, what is not known of them as (label, names), and all changes, with links to the other languages."""

    rules: tuple[RuleView, ...]
    unknown: tuple[tuple[Markup, Markup], ...]
    unknown_elsewhere: tuple[Link, ...]
    changes: tuple[ChangeView, ...]
    elsewhere: tuple[Link, ...]


def view_rules(site: Site, uses: UseIndex, site_url: str, locale: str, place: Place) -> RulesView:
    """All that the page of the rules shows in one language."""
    mark, told = site.marker(locale), site.told(locale)
    changes = [
        ChangeView(mark(one.span), mark(one.name), mark(one.value), mark(one.before), mark(one.why))
        for one in site.changes(locale)
    ]
    titles = {other: site.roots[other]["words"].phrase(("changes",)).plain for other in site.locales}
    rules = [_rule(site, uses, name, periods, site_url, locale, place) for name, periods in told.items()]
    unknown_titles = {other: site.roots[other]["words"].phrase(("rules_not_known",)).plain for other in site.locales}
    return RulesView(
        rules=tuple(rules),
        unknown=tuple(_unknown(rules, site.roots[locale]["words"])),
        unknown_elsewhere=_elsewhere(site, "not-known", unknown_titles, locale, place),
        changes=tuple(changes),
        elsewhere=_elsewhere(site, "what-has-changed", titles, locale, place),
    )


def _unknown(rules: Sequence[RuleView], words: Names) -> Iterator[tuple[Markup, Markup]]:
    """What nobody knows of the rules that hold now, each said once, with the names of those rules."""
    holding = [rule for rule in rules if rule.now]
    for label, names in (
        ("rule_since", [rule.name for rule in holding if not rule.since]),
        ("rule_checked", [rule.name for rule in holding if not rule.checked]),
    ):
        if names:
            yield Markup(words.phrase((label,))), Markup(", ").join(names)


def _rule(
    site: Site, uses: UseIndex, name: str, periods: Sequence[Period], site_url: str, locale: str, place: Place
) -> RuleView:
    rules, words, mark = site.roots[locale]["rules"], site.roots[locale]["words"], site.marker(locale)
    rule = rules.find(name)
    assert isinstance(rule, Names)
    identifier = name.replace("_", "-")
    now = next((period for period in periods if period.is_now), None)
    names = {other: site.roots[other]["rules"].phrase((name, "name")).plain for other in site.locales}
    return RuleView(
        identifier=identifier,
        name=Markup(rule.phrase(("name",))),
        now=Markup(rule.phrase(("now",)).capital) if now else None,
        counted_from=Markup(rule.phrase(("counted_from",))) if "counted_from" in rule else Markup(),
        note=Markup(rule.phrase(("note",))) if "note" in rule else Markup(),
        since=mark(now.start) if now else Markup(),
        facts=tuple((Markup(words.phrase((f"rule_{key}",))), mark(value)) for key, value in (now.facts if now else ())),
        page=(now.rule.page or "") if now else "",
        checked=mark(now.checked) if now else Markup(),
        places=tuple(_places(site, uses.places(name), site_url, locale, place)),
        periods=tuple(PeriodView(mark(each.span), mark(each.value), mark(each.why), each.is_now) for each in periods),
        elsewhere=_elsewhere(site, identifier, names, locale, place),
    )


def _places(
    site: Site, places: Sequence[tuple[str, str, str]], site_url: str, locale: str, place: Place
) -> Sequence[Link]:
    mark, found = site.marker(locale), []
    for where, section, target in places:
        if where == locale and target != place.page:
            path, _, fragment = target.partition("#")
            text = mark(site.title_at(path)) + (Markup(": ") + mark(section) if fragment else Markup())
            found.append(Link(text, place.to(target), whole=site_url + target))
    return found


def _elsewhere(site: Site, identifier: str, names: dict[str, str], locale: str, place: Place) -> tuple[Link, ...]:
    """Links to the same section of the page in the other languages; ``names`` is it in each."""
    return tuple(
        Link(
            Markup(site.roots[other]["words"].phrase(("in_this_language",))),
            place.to(f"{address}#{identifier}"),
            other,
            name=f"{site.roots[other]['words'].phrase(('in_this_language',)).plain}: {names[other]}",
            direction=site.direction(other, locale),
        )
        for other, address in site.addresses_of("rules").items()
        if other != locale
    )
