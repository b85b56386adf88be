"""What stands in files for machines, which speak every language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..site.site import Site
from ..site.uses import UseIndex
from .page import Setting, alternates
from .rules_file import publish_rules

_EU = "http://publications.europa.eu/resource/authority"  # where the EU's lists have their codes


@dataclass(frozen=True)
class Described:
    """Something with a name and a description in each language: (language, words)."""

    identifier: str
    titles: tuple[tuple[str, str], ...]
    descriptions: tuple[tuple[str, str], ...] = ()
    laws: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FilesView:
    """The site for machines.

    ``pages`` are (address, the day of its last change if that is known, its alternates) of each page that search
    engines may list, ``statement`` and ``rules`` the two data files. The rest describes the service: the addresses of
    its pages, its rules, how to reach it, and addresses of concepts in the EU's lists: the area that its authority
    covers, what it is about, in which languages people are served.
    """

    site_url: str
    pages: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    statement: dict[str, Any]
    rules: dict[str, Any]
    service: Described
    authority: Described
    keywords: tuple[tuple[tuple[str, str], ...], ...]
    homes: tuple[str, ...]
    contacts: dict[str, str]
    area: str
    themes: tuple[str, ...]
    served_in: tuple[str, ...]
    described_rules: tuple[Described, ...]


def view_files(site: Site, uses: UseIndex, setting: Setting) -> FilesView:
    """All that a file for machines may say."""
    service, pages_of = site.data.service, site.addresses(site.service_page)
    locales = list(pages_of)

    def each(*path: str) -> tuple[tuple[str, str], ...]:
        root, *names = path
        return tuple((locale, site.roots[locale][root].phrase(tuple(names)).plain) for locale in locales)

    shown_at: dict[str, set[str | None]] = {}
    for use in uses.all:
        for where in use.addresses:
            shown_at.setdefault(where.partition("#")[0], set()).add(use.rule)
    pages = [
        (setting.site_url + address, changed, alternates(site, addresses, setting.site_url))
        for name, pair in site.pairs.items()
        if name not in site.drafts and all(page.standing.is_listed for page in pair.values())
        for addresses in [site.addresses(name)]
        for changed in [_changed(site, shown_at, name)]
        for address in addresses.values()
    ]
    rules = [
        Described(
            name,
            each("rules", name, "name"),
            tuple((locale, site.rule_in_words(name, locale)) for locale in locales),
            tuple((locale, rule.texts["law"][locale]) for locale in locales) if "law" in rule.texts else (),
        )
        for name, rule in site.data.rules.items()
    ]
    return FilesView(
        site_url=setting.site_url,
        pages=tuple(pages),
        statement=_statement(site),
        rules=_rules(site, setting.site_url),
        service=Described(
            service.identifier,
            tuple((locale, service.official[locale]) for locale in locales),
            tuple((locale, site.description(locale)) for locale in locales),
        ),
        authority=Described("authority", each("organisation", "name")),
        keywords=tuple(each("terms", name, "term") for name in site.data.terms),
        homes=tuple(pages_of.values()),
        contacts=site.contacts,
        area=f"{_EU}/atu/{service.area}",
        themes=service.themes,
        served_in=tuple(f"{_EU}/language/{code}" for code in service.served_in),
        described_rules=tuple(rules),
    )


def _changed(site: Site, shown_at: Mapping[str, set[str | None]], name: str) -> str:
    """The day of a page's last change, if that is known: of all languages, since they change together.

    ``shown_at`` are the rules that are shown at each address; None is all of them.
    """
    shown = set[str | None]().union(*(shown_at.get(address, ()) for address in site.addresses(name).values()))
    rules = site.data.rules if None in shown else filter(None, shown)
    day = site.changed(name, rules)
    return day.isoformat() if day else ""


def _rules(site: Site, site_url: str) -> dict[str, Any]:
    """All of docs/rules.yml as of the day of the site, as rules.schema.json describes it."""
    return {
        "$schema": "rules.schema.json",
        "day": site.today.isoformat(),
        "as_of": site.is_as_of,
        "pages": {locale: f"{site_url}{address}" for locale, address in site.addresses_of("rules").items()},
        "rules": publish_rules(site.data.histories, site.data.wordings, site.today),
    }


def _without_editors(finding: Mapping[str, Any]) -> dict[str, Any]:
    """A finding without what only editors need of it."""
    return {key: value for key, value in finding.items() if key != "untrue_with"}


def _statement(site: Site) -> dict[str, Any]:
    """The accessibility statement, all languages in one; what is not known is None."""
    statement, organisation = site.data.accessibility.data, site.data.organisation.data
    return {
        "organisation": organisation["name"],
        "service": {
            "address": organisation["site_address"] or None,
            "languages": site.locales,
            "scope": statement["scope"],
        },
        "law": statement["law"],
        "standard": statement["standard"],
        "guidelines": statement["guidelines"],
        "status": statement["status"],
        "findings": {name: _without_editors(finding) for name, finding in statement["findings"].items()},
        "method": statement["method"],
        "assessed": statement["assessed"] or None,
        "prepared": statement["prepared"] or None,
        "updated": statement["updated"] or None,
        "endorsed": statement["endorsed"] or None,
        "contact": {
            "email": organisation.get("email") or None,
            "telephone": organisation.get("telephone") or None,
            "form": organisation.get("accessibility_form") or None,
        },
        "supervisor": statement["supervisor"],
        "complaints": statement["complaints"],
        "pages": site.addresses_of("accessibility"),
    }
