"""What has changed, as a feed in one language: each change of a rule, and each review of a page.

What it says of a change stands on the page of the rules too. Identifiers are below the feed's own address, which hangs
on no page's name, so that they stay (RFC 4287, 4.2.6.1); none can be given while the site's address is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from ..data.rules.told import Change
from ..site.site import Site
from ..vocabulary import untie


@dataclass(frozen=True)
class Entry:
    """An entry of the feed. ``updated`` is a moment (RFC 3339), ``address`` where it leads to, from outside."""

    identifier: str
    updated: str
    title: str
    text: str
    address: str


@dataclass(frozen=True)
class FeedView:
    """The feed, the latest entry first. ``whole`` is its own address, ``page`` that of the page it belongs to."""

    locale: str
    title: str
    whole: str
    page: str
    author: str
    updated: str
    entries: tuple[Entry, ...]


def feed_address(site: Site, locale: str) -> str:
    """The address of a language's feed from the site's root; empty if it has none.

    It has one beside a page of the rules, once the site's address is known, unless it is shown as of another day.
    """
    has_feed = site.has_address and not site.is_as_of and locale in site.addresses_of("rules")
    return f"assets/feed/{locale}.atom" if has_feed else ""


def view_feed(site: Site, site_url: str, locale: str) -> FeedView:
    """All that the template of the feed may say, in a language that has one."""
    whole, words = f"{site_url}{feed_address(site, locale)}", site.roots[locale]["words"]
    entries = sorted(
        [*_changes(site, site_url, locale, whole), *_reviews(site, site_url, locale, whole)],
        key=lambda entry: entry.updated,
        reverse=True,
    )
    return FeedView(
        locale=locale,
        title=f"{site.data.basics.names[locale]}: {words.phrase(('changes',)).plain}",
        whole=whole,
        page=f"{site_url}{site.addresses_of('rules')[locale]}",
        author=site.roots[locale]["organisation"].phrase(("name",)).plain,
        updated=entries[0].updated if entries else _moment(site, site.today),
        entries=tuple(entries),
    )


def _changes(site: Site, site_url: str, locale: str, feed: str) -> Iterator[Entry]:
    """One that is still to come is told from the day on that readers are told of it."""
    before, page = site.roots[locale]["words"].phrase(("change_before",)).plain, site.addresses_of("rules")[locale]
    for change in site.changes(locale):
        if told := _told_since(change, site.today):
            name = change.rule.name
            said = (_sentence(change.value), before, _sentence(change.before), change.why)
            yield Entry(
                identifier=f"{feed}#{name}-{change.day}",
                updated=_moment(site, told),
                title=untie(f"{change.span}: {change.name}"),
                text=untie(" ".join(filter(None, said))),
                address=f"{site_url}{page}#{name.replace('_', '-')}",
            )


def _told_since(change: Change, today: date) -> date | None:
    if change.day <= today:
        return change.day
    announced = change.rule.announce.before(change.day) if change.rule.announce else None
    return announced if announced and announced <= today else None


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _reviews(site: Site, site_url: str, locale: str, feed: str) -> Iterator[Entry]:
    """A page that was reviewed again is the same entry, with a later day."""
    said = site.roots[locale]["words"].phrase(("reviewed",)).plain
    for name, pair in site.pairs.items():
        day = site.reviewed(name) if locale in pair and name not in site.drafts else None
        if day and day <= site.today and pair[locale].standing.is_listed:
            yield Entry(
                identifier=f"{feed}#{name}",
                updated=_moment(site, day),
                title=site.title(name, locale),
                text=untie(f"{said}: {site.day(day, locale)}"),
                address=f"{site_url}{site.addresses(name)[locale]}",
            )


def _moment(site: Site, day: date) -> str:
    """The beginning of a day, where the site's days begin."""
    return datetime.combine(day, time(), site.data.basics.time_zone).isoformat()
