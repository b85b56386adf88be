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
    ``bar`` is how long it is beside the others, None if that is not drawn; ``start`` is what it is counted from, where
    the value does not say that.
    """

    name: Markup
    value: Markup
    counted_from: Markup
    announced: Markup
    start: Markup
    bar: Bar | None
    link: Link | None
    note: Markup
    since: Markup
    source: Markup


@dataclass(frozen=True)
class Bar:
    """A bar of the drawing: ``length`` in per cent of the room; its end is open, its beginning an event, or not."""

    length: float
    is_open: bool
    has_start: bool


@dataclass(frozen=True)
class ServiceView:
    """The fact box with its drawing, the link to the next step, and linked data.

    ``facts`` are the rules of the fact box, then those that are only drawn; ``drawing_title`` is empty without any bar.
    ``picture`` is the whole address of the picture that others show of the service, empty if there is none, and
    ``pictured`` what it shows; ``territory`` the language with where it is spoken, as in ``en_GB``, if that is known.
    """

    facts: tuple[Fact, ...]
    drawing_title: str
    onward: Link | None
    turtle: str
    linked_data: dict[str, Any]
    picture: str
    pictured: str
    territory: str


def view_service(site: Site, site_url: str, locale: str, place: Place) -> ServiceView:
    """The part of the page about the service, in one language."""
    picture, cldr = view_social(site, locale), site.data.wordings[locale].cldr
    drawing = site.drawing(locale)
    bars, starts = _bars(drawing), {drawn.identifier: drawn.start for drawn in drawing}
    shown = {each.identifier: each for each in (*drawing, *site.glance(locale))}
    order = dict.fromkeys([each.identifier for each in (*site.glance(locale), *drawing)])
    return ServiceView(
        facts=tuple(_fact(site, shown[name], locale, place, bars.get(name), starts.get(name, "")) for name in order),
        drawing_title=site.data.service.drawing_title.get(locale, "") if drawing else "",
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


def _fact(site: Site, shown: Shown, locale: str, place: Place, bar: Bar | None, start: str) -> Fact:
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
        start=Markup() if "counted_from" in rule else site.marker(locale)(start),
        bar=bar,
        link=link,
        note=_words(rule, "note"),
        since=mark(shown.period.start),
        source=mark(shown.period.source),
    )


def _words(rule: Names, form: str) -> Markup:
    return Markup(rule.phrase((form,))) if form in rule else Markup()


def _bars(drawing: Sequence[Shown]) -> dict[str, Bar]:
    """By rule, to one scale; the longest takes nine tenths of the room, and leaves the rest for the arrow."""
    longest = max((shown.days for shown in drawing), default=1)
    return {
        shown.identifier: Bar(
            length=round(max(shown.days / longest * 90, 5), 2),
            is_open=shown.rule.value.limit == "at_least",
            has_start=bool(shown.start),
        )
        for shown in drawing
    }


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
