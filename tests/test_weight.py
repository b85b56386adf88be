"""No page sends what it does not need: bytes, requests, files, styles."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Build
from .serving import Server, serve
from .test_listen import ENGINE, ENGLISH, LISTEN, SWEDISH, press
from .test_search import open_search, search
from .test_site import HOME, PAIRS
from .weigh import AIMS, Aim, Weight, weigh

NOT_ASKED_FOR = {
    # published although no page asks for it: why
    **dict.fromkeys(["accessibility.json", "rules.json", "rules.schema.json", "service.ttl"], "machines read it"),
    "404.html": "the server sends it for what is missing",
    "sitemap.xml": "search engines read it",
    "sitemap.xml.gz": "the same, as MkDocs writes it beside",
}
NOT_NOW = {
    # selectors that match nothing on the pages as they are: when they do
    ".older": "a section is let out while its other language is behind",
    ".announced": "a rule has a change that is announced for a later day",
    ".timeline__coming": "the same, in the drawing",
    ".as-of": "the site is shown as of another day",
    ".as-of p": "the same",
}
STATES = r"::?(?:before|after|first-letter|marker|backdrop|hover|focus-visible|focus|active|target|checked|visited)\b"
MATCHING_NOTHING = """
states => {
  const without = new RegExp(states, "g");
  const selectors = rule => [
    ...(rule.selectorText?.split(/,(?![^(]*\\))/) ?? []),
    ...[...(rule.cssRules ?? [])].flatMap(selectors),
  ];
  return [...document.styleSheets]
    .flatMap(sheet => [...sheet.cssRules].flatMap(selectors))
    .filter(selector => !document.querySelector(selector.replace(without, "").trim() || "*"))
    .map(selector => selector.trim());
}
"""


@pytest.fixture(scope="module")
def counting(site: Build) -> Iterator[Server]:
    """A server of the built site that nobody else asks."""
    with serve(site.folder) as server:
        yield server


@pytest.fixture(scope="module")
def weights(counting: Server, browser: Browser, addresses: tuple[str, ...]) -> dict[str, Weight]:
    """Every page's weight."""
    return {address: weigh(browser, counting, address) for address in addresses}


@dataclass(frozen=True)
class Use:
    """A reader listened and searched: the files that were sent, the selectors that never matched."""

    sent: frozenset[str]
    unmatched: frozenset[str]


@pytest.fixture(scope="module")
def use(counting: Server, browser: Browser) -> Use:
    """In both languages, on a device with a voice for each: listening to the easy page; on the main page searching, and
    opening what is closed."""
    counting.sent.clear()
    unmatched = []
    for locale, address, word in (("sv", PAIRS[1][0], "stöd"), ("en", PAIRS[1][1], "support")):
        page = browser.new_page()
        page.add_init_script(ENGINE.replace("GIVEN", json.dumps([SWEDISH, ENGLISH])))
        page.goto(counting.address + address)
        press(page, LISTEN, locale)
        unmatched.append(page.evaluate(MATCHING_NOTHING, STATES))
        open_search(page, counting.address + HOME[locale])
        search(page, word)
        page.locator("details").evaluate_all("all => { for (const each of all) each.open = true; }")
        unmatched.append(page.evaluate(MATCHING_NOTHING, STATES))
        page.close()
    sent = frozenset(one.path.removeprefix("/") for one in counting.sent)
    return Use(sent, frozenset.intersection(*map(frozenset, unmatched)))


@pytest.mark.parametrize("aim", AIMS, ids=[aim.name for aim in AIMS])
def test_no_page_is_heavier_than_it_should_be(weights: dict[str, Weight], aim: Aim) -> None:
    assert {address: aim.of(weight) for address, weight in weights.items() if not aim.is_met(address, weight)} == {}


def test_what_the_server_sends_is_what_the_browser_receives(counting: Server, page: Page) -> None:
    received: list[int] = []
    browser_side = page.context.new_cdp_session(page)
    browser_side.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    browser_side.send("Network.enable")
    counting.sent.clear()
    page.goto(counting.address, wait_until="networkidle")
    assert sorted(received) == sorted(one.size for one in counting.sent)
    assert len(received) > 1


def test_a_second_visit_fetches_the_page_only_if_it_has_changed(counting: Server, page: Page) -> None:
    page.goto(counting.address, wait_until="networkidle")
    counting.sent.clear()
    page.goto(f"{counting.address}en/", wait_until="networkidle")
    page.goto(counting.address, wait_until="networkidle")
    first, second = counting.sent
    assert (first.path, second.path) == ("/en/", "/")
    assert second.size < 100  # 304: not modified


def test_every_published_file_is_asked_for(site: Build, weights: dict[str, Weight], use: Use) -> None:
    asked = {one.path.removeprefix("/") for weight in weights.values() for one in weight.requests}
    files = {f"{path}index.html" if path.endswith("/") or not path else path for path in asked}
    assert set(site.files()) - files - use.sent == set(NOT_ASKED_FOR)


def test_no_file_is_published_twice_or_for_those_who_made_it(site: Build) -> None:
    copies = Counter(sha256(content).hexdigest() for content in site.files().values())
    assert [digest for digest, count in copies.items() if count > 1] == []
    assert [name for name, content in site.files().items() if b"sourceMappingURL" in content] == []


def test_every_selector_matches_something_on_some_page(
    page: Page, counting: Server, addresses: tuple[str, ...], use: Use
) -> None:
    unmatched = [use.unmatched]
    for address in addresses:
        page.goto(counting.address + address)
        unmatched.append(frozenset(page.evaluate(MATCHING_NOTHING, STATES)))
    assert frozenset.intersection(*unmatched) == set(NOT_NOW)


def test_every_token_is_used_and_every_used_one_exists(site: Build) -> None:
    styles = " ".join(content.decode() for name, content in site.files().items() if name.endswith(".css"))
    defined = set(re.findall(r"(--[\w-]+)\s*:", styles))
    used = set(re.findall(r"var\(\s*(--[\w-]+)", styles))
    assert defined == used
