"""No page sends what it does not need: requests, files, styles. How heavy the real pages are: tests/content/."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from ..assets import ASSETS
from ..confirming import THREE
from ..conftest import Build
from ..measuring import measure
from ..places import HOME, PAGES, SIDE_BY_SIDE
from ..searching import ask, open_search
from ..serving import Server, serve
from ..visiting import Visits
from ..voices import ENGLISH, FINNISH, SWEDISH, engine_of

NOT_ASKED_FOR = {
    # published although no page asks for it: why
    **dict.fromkeys(["accessibility.json", "rules.json", "rules.schema.json", "service.ttl"], "machines read it"),
    "404.html": "the server sends it for what is missing",
    "licences.txt": "whoever asks what others have made reads it",
    ASSETS["branch.css"]: "pages ask for it that stand in a section of the menu",
    "robots.txt": "search engines read it",
    "favicon.ico": "browsers ask for it where a file is opened without a page",
    ASSETS["icon.png"]: "phones that keep the page among their programs ask for it",
    **{f"assets/social/{locale}.png": "who shows a link to the site shows it" for locale in THREE},
    "sitemap.xml": "search engines read it",
    "sitemap.xml.gz": "the same, as MkDocs writes it beside",
}
NOT_NOW = {
    # selectors that match nothing on the pages as they are: when they do
    ".as-of": "the site is shown as of another day",
    ".as-of p": "the same",
    ".untranslated": "a page is in some of the languages only",
    "p.elsewhere": "a site has two languages",
    "p.elsewhere a": "the same",
    "h2:has(+ p.elsewhere)": "the same",
    "h2:has(.long, .broad):has(+ p.elsewhere)": "the same",
    "h2:has(.long)": "no heading of a section is as long",
    '[dir="rtl"] :not([open]) > summary::before': "a language is written from right to left",
}


@pytest.fixture(scope="module")
def counting(site: Build) -> Iterator[Server]:
    """A server of the built site that nobody else asks."""
    with serve(site.folder) as server:
        yield server


@pytest.fixture
def devtools(tab: Page) -> Iterator[CDPSession]:
    """The browser's own view of the tab, which has kept nothing of the site."""
    session = tab.context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    yield session
    session.detach()


@dataclass(frozen=True)
class Use:
    """A reader listened and searched: the files that were sent, the selectors that never matched."""

    sent: frozenset[str]
    unmatched: frozenset[str]


@pytest.fixture(scope="module")
def use(counting: Server, browser: Browser) -> Use:
    """In each language, on a device with a voice for each: listening to the easy page; on the main page asking for
    a word, searching, and opening what is closed."""
    counting.sent.clear()
    unmatched = []
    page = browser.new_page()
    page.add_init_script(engine_of(SWEDISH, ENGLISH, FINNISH))
    for locale, word in (("sv", "buss"), ("en", "bus"), ("fi", "bussi")):
        page.goto(counting.address + PAGES["easy.md"][locale])
        page.locator(".listen button").first.click()
        unmatched.append(measure(page, "unmatched()"))
        page.goto(counting.address + HOME[locale])
        page.locator(".term").first.click()
        page.locator(".explained").wait_for()
        unmatched.append(measure(page, "unmatched()"))
        open_search(page, counting.address + HOME[locale])
        assert ask(page, [word])[word].found
        page.locator("details").evaluate_all("all => { for (const each of all) each.open = true; }")
        unmatched.append(measure(page, "unmatched()"))
    page.close()
    sent = frozenset(one.path.removeprefix("/") for one in counting.sent)
    return Use(sent, frozenset.intersection(*map(frozenset, unmatched)))


def test_what_the_server_sends_is_what_the_browser_receives(counting: Server, tab: Page, devtools: CDPSession) -> None:
    received: list[int] = []
    devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    counting.sent.clear()
    tab.goto(counting.address, wait_until="networkidle")
    assert sorted(received) == sorted(one.size for one in counting.sent)
    assert len(received) > 1


@pytest.mark.usefixtures("devtools")
def test_a_second_visit_fetches_the_page_only_if_it_has_changed(counting: Server, tab: Page) -> None:
    tab.goto(counting.address, wait_until="networkidle")
    counting.sent.clear()
    tab.goto(f"{counting.address}en/", wait_until="networkidle")
    tab.goto(counting.address, wait_until="networkidle")
    first, second = counting.sent
    assert (first.path, second.path) == ("/en/", "/")
    assert second.size < 100  # 304: not modified


def test_every_published_file_is_asked_for(site: Build, visits: Visits, use: Use) -> None:
    asked = {one.path.removeprefix("/") for one in visits.sent}
    files = {f"{path}index.html" if path.endswith("/") or not path else path for path in asked}
    beside = {f"{address}index.html" for pair in SIDE_BY_SIDE.values() for address in pair.values()}
    icon = {ASSETS["icon.svg"]}  # a browser without a window does not ask for it
    assert set(site.files()) - files - use.sent - beside - icon == set(NOT_ASKED_FOR)


def test_every_selector_matches_something_on_some_page(visits: Visits, use: Use) -> None:
    unmatched = frozenset.intersection(use.unmatched, *(frozenset(note.found) for note in visits.of("unmatched")))
    assert {each for each in unmatched if ".branch" not in each} == set(NOT_NOW)  # sections: test_menu.py
