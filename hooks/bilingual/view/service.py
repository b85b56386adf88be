"""What the page about the service shows beside its text: fact box, drawing, next step, and the service for machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..site.site import Shown, Site
from ..vocabulary import Names
from .links import Link, Place
from .social import view_social

_OF_AN_AUTHORITY = "GovernmentService"  # schema.org/GovernmentService, which a GovernmentOrganization provides


@dataclass(frozen=True)
class Fact:
    """A row of the fact box: the rule's name, its value, and what is behind it.

    ``link`` leads to the rule, None without a page for the rules; ``announced`` is a change to come, empty without one.
    ``explained`` is the rule in sentences.
    """

    name: Markup
    value: Markup
    counted_from: Markup
    announced: Markup
    link: Link | None
    note: Markup
    since: Markup
    source: Markup


@dataclass(frozen=True)
class Bar:
    """A bar of the drawing: words above it, ``length`` in per cent of the room, what it begins with below it."""

    name: str
    value: str
    coming: tuple[str, ...]
    length: float
    is_open: bool
    start: str


@dataclass(frozen=True)
class ServiceView:
    """The fact box, the drawing with its title and description, the link to the next step, and linked data.

    ``picture`` is the whole address of the picture that others show of the service, empty if there is none, and
    ``pictured`` what it shows; ``territory`` the language with where it is spoken, as in ``en_GB``, if that is known.
    """

    facts: tuple[Fact, ...]
    bars: tuple[Bar, ...]
    drawing_title: str
    described: str
    onward: Link | None
    turtle: str
    linked_data: dict[str, Any]
    picture: str
    pictured: str
    territory: str


def view_service(site: Site, site_url: str, locale: str, place: Place) -> ServiceView:
    """The part of the page about the service, in one language."""
    picture, cldr = view_social(site, locale), site.data.wordings[locale].cldr
    return ServiceView(
        facts=tuple(_fact(site, shown, locale, place) for shown in site.glance(locale)),
        bars=tuple(_bars(site.drawing(locale))),
        drawing_title=site.data.service.drawing_title.get(locale, ""),
        described=site.drawing_in_words(locale),
        onward=_onward(site, locale, place),
        turtle=place.to("service.ttl"),
        linked_data=_linked_data(site, site_url, locale),
        picture=f"{site_url}{picture.address}" if picture else "",
        pictured=picture.alternative if picture else "",
        territory=f"{cldr.language}_{cldr.territory}" if cldr.territory else "",
    )


def _onward(site: Site, locale: str, place: Place) -> Link | None:
    """The link to the next step; within the page itself it is the section's name alone."""
    if (step := site.next_step(locale)) is None:
        return None
    text, target = step
    page, sign, section = target.partition("#")
    address = f"#{section}" if sign and page == place.page else place.to(target)
    return Link(site.marker(locale)(text), address)


def _fact(site: Site, shown: Shown, locale: str, place: Place) -> Fact:
    rule, mark = shown.rule, site.marker(locale)
    explained = site.addresses_of("rules").get(locale)
    link = None
    if explained is not None:
        name = f"{rule.phrase(('name',)).plain}: {site.roots[locale]['words'].phrase(('the_rule',)).plain}"
        link = Link(Markup(rule.phrase(("name",))), place.to(f"{explained}#{shown.identifier}"), name=name)
    return Fact(
        name=Markup(rule.phrase(("name",))),
        value=Markup(rule.phrase(("now",)).capital),
        counted_from=_words(rule, "counted_from"),
        announced=_words(rule, "announcement"),
        link=link,
        note=_words(rule, "note"),
        since=mark(shown.period.start),
        source=mark(shown.period.source),
    )


def _words(rule: Names, form: str) -> Markup:
    return Markup(rule.phrase((form,))) if form in rule else Markup()


def _bars(drawing: Sequence[Shown]) -> Sequence[Bar]:
    """To one scale; the longest takes nine tenths of the room, and leaves the rest for the arrow."""
    longest = max((shown.days for shown in drawing), default=1)
    return [
        Bar(
            name=shown.rule.phrase(("name",)).plain,
            value=shown.rule.phrase(("now",)).plain,
            coming=_lines(shown.rule),
            length=round(max(shown.days / longest * 90, 5), 2),
            is_open=shown.rule.value.limit == "at_least",
            start=shown.start,
        )
        for shown in drawing
    ]


def _lines(rule: Names) -> tuple[str, ...]:
    """What is announced, on two lines: “From 1 March 2027:”, “up to 9 months”."""
    if "announcement" not in rule:
        return ()
    *before, last = rule.phrase(("announcement",)).plain.split(": ")
    return (*(f"{part}:" for part in before), last)


def _linked_data(site: Site, site_url: str, locale: str) -> dict[str, Any]:
    """The service as schema.org knows it, in the words of the page.

    It has no property for how long support lasts, so the description says that; in which languages one can be served is
    not known.
    """
    service = site.data.service
    title = site.front(site.pairs[service.page][locale])["title"]
    names = [name for name in dict.fromkeys((service.short[locale], service.official[locale])) if name != title]
    address = site_url + site.addresses(service.page)[locale]
    contact = {"contactPoint": {"@type": "ContactPoint", **site.contacts}} if site.contacts else {}
    parts = [shown.rule.phrase(("name",)).plain for shown in site.drawing(locale)]
    for_whom = service.audience.get(locale)
    audience = {"audience": {"@type": "Audience", "audienceType": for_whom}} if for_whom else {}
    default = site.locales[0]
    others = [
        {"@type": "WebPage", "@id": site_url + where, "inLanguage": other}
        for other, where in site.addresses(service.page).items()
        if other != locale and default in (other, locale)
    ]
    relation = "workTranslation" if locale == default else "translationOfWork"
    translations = {relation: others if others[1:] else others[0]} if others else {}
    return {
        "@context": "https://schema.org",
        "@type": service.kind,
        "@id": f"{site_url}#service",
        "name": title,
        **({"alternateName": names} if names else {}),
        "description": site.description(locale),
        **({"serviceType": parts} if parts else {}),
        **audience,
        "provider": {
            "@type": "GovernmentOrganization" if service.kind == _OF_AN_AUTHORITY else "Organization",
            "@id": f"{site_url}#authority",
            **contact,
            "name": site.roots[locale]["organisation"].phrase(("name",)).plain,
        },
        "url": address,
        "mainEntityOfPage": {"@type": "WebPage", "@id": address, **translations, "inLanguage": locale},
    }
