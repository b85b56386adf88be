"""A reader's walk through the built site, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from ..assets import ASSETS
from ..measuring import MISSING
from ..places import ADDRESSES, HOME, NAMES, PAGES, SIDE_BY_SIDE, SIDE_BY_SIDE_SEEN, locale_of
from ..visiting import Plain, Visits, troubles_of

IN_VIEW = (
    "element => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
)
MENU = ("index.md", "easy.md", "checklist.md", "glossary.md")


@pytest.fixture
def troubles(tab: Page, server: str) -> Iterator[list[str]]:
    """What goes wrong while pages are used."""
    found: list[str] = []
    with troubles_of(tab.context, server, found.append):
        yield found


def language_link(page: Page, locale: str = "en") -> None:
    page.locator(f"header a[hreflang={locale}]").click()


def test_the_walk_there_and_back(tab: Page, server: str, troubles: list[str]) -> None:
    tab.goto(server)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Rullande biblioteket i Lindeby – RULL")
    expect(tab.locator("main > ul data").first).to_have_text("högst 4 veckor")
    tab.locator(".contents").get_by_role("link", name="Så här lånar du").click()
    tab.wait_for_url(f"{server}#steps")
    tab.get_by_role("link", name="English", exact=True).click()
    tab.wait_for_url(f"{server}en/#steps")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    heading = tab.get_by_role("heading", name="How to borrow")
    expect(heading).to_be_visible()
    assert heading.evaluate(IN_VIEW)
    for value in ("up to 4 weeks", "at least 9 months"):
        expect(tab.locator("main > ul data", has_text=value)).to_be_visible()
        expect(tab.locator(".glance data", has_text=value)).to_be_visible()
        expect(tab.locator(".glance dd", has_text=value).locator(".timeline")).to_be_visible()
    tab.get_by_role("link", name="Svenska", exact=True).click()
    tab.wait_for_url(f"{server}#steps")
    expect(tab.locator("html")).to_have_attribute("lang", "sv")
    assert tab.get_by_role("heading", name="Så här lånar du").evaluate(IN_VIEW)
    assert troubles == []


def test_a_section_reached_after_loading_is_kept_too(tab: Page, server: str) -> None:
    tab.goto(server)
    tab.evaluate("location.hash = 'ask-us'")
    language_link(tab)
    tab.wait_for_url(f"{server}en/#ask-us")
    tab.go_back()
    tab.wait_for_url(f"{server}#ask-us")
    tab.evaluate("location.hash = 'offer'")
    language_link(tab)
    tab.wait_for_url(f"{server}en/#offer")
    language_link(tab, "fi")
    tab.wait_for_url(f"{server}fi/#offer")
    assert tab.locator("#offer").evaluate(IN_VIEW)


def test_the_language_link_leads_to_the_pair_without_script(visits_without_script: tuple[Plain, ...]) -> None:
    ways = {page.address: page.there for page in visits_without_script if page.address != MISSING}
    alike = [tuple(each.values()) for each in (*PAGES.values(), *SIDE_BY_SIDE.values())]
    others = {here: tuple(there for there in each if there != here) for each in alike for here in each}
    assert ways == {address: others[address] for address in ways}
    assert {*HOME.values()} < ways.keys()
    followed = {page.back for page in visits_without_script if page.back}
    assert followed <= {(start, end, locale_of(end)) for start, each in others.items() for end in each}
    assert {locale for _, _, locale in followed} == {"sv", "en"}


def test_no_page_asks_for_what_is_missing_or_elsewhere(visits: Visits) -> None:
    missing = f"404: {visits.server}{MISSING}"
    said = "console: Failed to load resource: the server responded with a status of 404 (Not Found)"  # in Chromium
    assert {*visits.troubles} - {(MISSING, said)} == {(MISSING, missing)}
    ours = {f"/{ASSETS[name]}" for name in ("site.js", "site.css", "text.css")}
    search = {f"/{ASSETS[name]}" for name in ("search.js", "search.css")}  # on its own page
    beside = {f"/{ASSETS['side-by-side.css']}"}
    assert {*ADDRESSES, *SIDE_BY_SIDE_SEEN, MISSING} <= {*visits.addresses}
    icons = {f"/{ASSETS[name]}" for name in ("icon.svg", "icon.png")}  # a browser without a window asks for none
    assert visits.asked - icons == {*ours, *search, *beside, *(f"/{address}" for address in visits.addresses)}


@pytest.mark.parametrize("address", PAGES["checklist.md"].values())
def test_a_box_is_ticked_by_its_label_and_by_keyboard_and_keeps_nothing(
    tab: Page, server: str, address: str, troubles: list[str]
) -> None:
    tab.goto(server + address)
    boxes = tab.get_by_role("checkbox")
    first, second = boxes.nth(0), boxes.nth(1)
    tab.locator("main label").nth(0).click()
    expect(first).to_be_checked()
    expect(second).not_to_be_checked()
    tab.keyboard.press("Tab")
    expect(second).to_be_focused()
    tab.keyboard.press("Space")
    expect(second).to_be_checked()
    tab.locator("main label").nth(0).click()
    expect(first).not_to_be_checked()
    tab.reload()
    assert [box.is_checked() for box in boxes.all()] == [False] * boxes.count()
    assert tab.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert troubles == []


def test_boxes_are_ticked_without_script(tab_without_script: Page, server: str) -> None:
    tab_without_script.goto(server + PAGES["checklist.md"]["sv"])
    tab_without_script.locator("main label").first.click(force=True)  # in Firefox, what it would wait with is a script
    assert tab_without_script.get_by_role("checkbox").first.is_checked()  # to wait until it is so would be a script too


def test_what_is_missing_is_answered_in_every_language_with_a_way_on(tab: Page, server: str) -> None:
    answer = tab.goto(f"{server}en/{MISSING}")
    assert answer is not None
    assert answer.status == 404
    expect(tab.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    tab.get_by_role("link", name="Go to the start page").click()
    tab.wait_for_url(f"{server}en/")
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    tab.go_back()
    tab.get_by_role("link", name="Siirry etusivulle").click()
    tab.wait_for_url(f"{server}fi/")
    expect(tab.locator("html")).to_have_attribute("lang", "fi")


@pytest.mark.parametrize("locale", [pytest.param(each, marks=[pytest.mark.long] * (each == "en")) for each in NAMES])
def test_the_menu_leads_through_its_pages(tab: Page, server: str, troubles: list[str], locale: str) -> None:
    addresses = [PAGES[name][locale] for name in MENU]
    tab.goto(server + addresses[0])
    for number, address in enumerate(addresses):
        tab.locator("nav.menu a").nth(number).click()
        tab.wait_for_url(server + address)
        expect(tab.locator("html")).to_have_attribute("lang", locale)
        expect(tab.locator("nav.menu a[aria-current=page]")).to_have_count(1)
    assert troubles == []
