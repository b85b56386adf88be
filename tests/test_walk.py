"""A reader's walk through the built site, in a real browser."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from .confirming import LOCALES
from .test_site import ADDRESSES, MENU, NAMES, PAIRS, SECTIONS

IN_VIEW = (
    "element => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"
)


@pytest.fixture
def troubles(page: Page, server: str) -> list[str]:
    """What goes wrong while pages are used: messages of the console, failed requests, requests to elsewhere."""
    found: list[str] = []
    everywhere = page.context
    everywhere.on("console", lambda message: found.append(f"console: {message.text}"))
    everywhere.on("weberror", lambda error: found.append(f"error: {error.error}"))
    everywhere.on("requestfailed", lambda request: found.extend(failures(request)))
    everywhere.on("response", lambda answer: found.extend([f"{answer.status}: {answer.url}"] * (answer.status >= 400)))
    everywhere.on(
        "request", lambda request: found.extend([f"elsewhere: {request.url}"] * (not request.url.startswith(server)))
    )
    return found


def failures(request: Request) -> list[str]:
    """What failed, unless the reader has gone on to another page before it came."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.failure}: {request.url}"]


def language_link(page: Page) -> None:
    page.locator("header a[hreflang]").click()


@pytest.mark.parametrize("section", [section[1] for section in SECTIONS])
def test_the_reader_keeps_the_section_when_the_language_changes(
    page: Page, server: str, troubles: list[str], section: str
) -> None:
    page.goto(f"{server}#{section}")
    for address, locale in (("en/", "en"), ("", "sv")):
        page.locator("header a[hreflang]").evaluate("link => link.click()")  # without scrolling to it first
        page.wait_for_url(f"{server}{address}#{section}")
        expect(page.locator("html")).to_have_attribute("lang", locale)
        assert page.locator(f"#{section}").evaluate(IN_VIEW)
    assert troubles == []


def test_the_walk_there_and_back(page: Page, server: str, troubles: list[str]) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(server)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Särskild stödperson för introduktions- och uppföljningsstöd – SIUS"
    )
    expect(page.locator("main > ul data").first).to_have_text("högst 6\u00a0månader")
    page.get_by_role("navigation", name="På den här sidan").get_by_role("link", name="Så här fungerar det").click()
    page.wait_for_url(f"{server}#how-it-works")
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(f"{server}en/#how-it-works")
    heading = page.get_by_role("heading", name="How it works")
    expect(heading).to_be_visible()
    assert heading.evaluate(IN_VIEW)
    for value in ("up to 6\u00a0months", "at least 1\u00a0year"):
        expect(page.locator("main > ul data", has_text=value)).to_be_visible()
        expect(page.locator(".glance data", has_text=value)).to_be_visible()
        expect(page.locator(".timeline text", has_text=value)).to_be_visible()
    page.get_by_role("link", name="Svenska", exact=True).click()
    page.wait_for_url(f"{server}#how-it-works")
    assert page.get_by_role("heading", name="Så här fungerar det").evaluate(IN_VIEW)
    assert troubles == []


def test_a_section_reached_after_loading_is_kept_too(page: Page, server: str) -> None:
    page.goto(server)
    page.evaluate("location.hash = 'decision'")
    language_link(page)
    page.wait_for_url(f"{server}en/#decision")
    page.go_back()
    page.wait_for_url(f"{server}#decision")
    page.evaluate("location.hash = 'what'")
    language_link(page)
    page.wait_for_url(f"{server}en/#what")
    assert page.locator("#what").evaluate(IN_VIEW)


@pytest.mark.parametrize(("swedish", "english"), PAIRS)
def test_the_language_link_leads_to_the_pair_without_script(
    without_script: Page, server: str, swedish: str, english: str
) -> None:
    page = without_script
    page.goto(server + swedish)
    for address, locale in ((english, "en"), (swedish, "sv")):
        language_link(page)
        page.wait_for_url(server + address)
        expect(page.locator("html")).to_have_attribute("lang", locale)


def test_no_page_asks_for_what_is_missing_or_elsewhere(page: Page, server: str, troubles: list[str]) -> None:
    asked: set[str] = set()
    page.context.on("request", lambda request: asked.add(urlsplit(request.url).path))
    pages = [page.context.new_page() for _ in ADDRESSES]
    for each, address in zip(pages, ADDRESSES, strict=True):
        each.goto(server + address)
    for each in pages:
        each.wait_for_load_state("networkidle")
    assert troubles == []
    ours = {"/assets/icon.svg", "/assets/site.js", "/assets/site.css"}
    search = {"/assets/search.js", "/assets/search.css"}  # on its own page
    assert asked == {*ours, *search, *(f"/{address}" for address in ADDRESSES)}


@pytest.mark.parametrize("address", [*ADDRESSES, "no/such/page/"])
def test_a_page_needs_no_scrolling_sideways_at_320_pixels(page: Page, server: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server + address)
    wide = page.evaluate(
        "[...document.querySelectorAll('body *')]"
        ".filter(each => each.getBoundingClientRect().right > innerWidth + 0.5 && each.getClientRects().length)"
        ".map(each => each.outerHTML.slice(0, 80))"
    )
    assert wide == []
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320


@pytest.mark.parametrize("address", ["", "en/"])
@pytest.mark.parametrize("colours", ["none", "active"], ids=["own colours", "forced colours"])
def test_the_words_of_the_drawing_stay_inside_it_and_apart_at_320_pixels(
    browser: Browser, server: str, address: str, colours: str
) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, forced_colors="active" if colours == "active" else "none"
    )
    page = context.new_page()
    page.goto(server + address)
    drawing = page.locator("svg.timeline")
    outer = drawing.bounding_box()
    boxes = [words.bounding_box() for words in drawing.locator("text").all()]
    hidden = drawing.evaluate(
        "svg => [...svg.querySelectorAll('rect, circle, text, path')]"
        ".map(each => getComputedStyle(each))"
        ".filter(style => (style.fill === 'none' && style.stroke === 'none') || style.display === 'none').length"
    )
    context.close()
    assert outer is not None
    assert (len(boxes), hidden) == (5, 0)
    below = outer["y"]
    for box in boxes:
        assert box is not None
        assert box["x"] >= outer["x"]
        assert box["x"] + box["width"] <= outer["x"] + outer["width"]
        assert box["y"] >= below - 2  # the line boxes of a name and its value may touch
        below = box["y"] + box["height"] - 2
    assert below <= outer["y"] + outer["height"]


@pytest.mark.parametrize("address", ["forbered-dig/", "en/prepare/"])
def test_a_box_is_ticked_by_its_label_and_by_keyboard_and_keeps_nothing(
    page: Page, server: str, address: str, troubles: list[str]
) -> None:
    page.goto(server + address)
    boxes = page.get_by_role("checkbox")
    first, second = boxes.nth(0), boxes.nth(1)
    page.locator("main label").nth(0).click()
    expect(first).to_be_checked()
    expect(second).not_to_be_checked()
    page.keyboard.press("Tab")
    expect(second).to_be_focused()
    page.keyboard.press("Space")
    expect(second).to_be_checked()
    page.locator("main label").nth(0).click()
    expect(first).not_to_be_checked()
    page.reload()
    assert [box.is_checked() for box in boxes.all()] == [False] * boxes.count()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert troubles == []


def test_boxes_are_ticked_without_script(without_script: Page, server: str) -> None:
    without_script.goto(f"{server}forbered-dig/")
    without_script.locator("main label").first.click()
    expect(without_script.get_by_role("checkbox").first).to_be_checked()


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_first_stop_of_the_keyboard_leads_past_the_menu(page: Page, server: str, address: str) -> None:
    page.goto(server + address)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_what_is_missing_is_answered_in_both_languages_with_a_way_on(page: Page, server: str) -> None:
    answer = page.goto(f"{server}en/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    page.get_by_role("link", name="Go to the start page").click()
    page.wait_for_url(f"{server}en/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("locale", NAMES)
def test_the_menu_leads_through_its_pages(page: Page, server: str, troubles: list[str], locale: str) -> None:
    addresses = [pair[LOCALES.index(locale)] for pair in MENU]
    page.goto(server + addresses[0])
    for number, address in enumerate(addresses):
        page.locator("nav.menu a").nth(number).click()
        page.wait_for_url(server + address)
        expect(page.locator("html")).to_have_attribute("lang", locale)
        expect(page.locator("nav.menu a[aria-current=page]")).to_have_count(1)
    assert troubles == []
