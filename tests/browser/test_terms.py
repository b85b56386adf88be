"""A word of the service is explained where it stands, and the reader is led back to it; else its link leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from ..confirming import THREE
from ..conftest import noted
from ..places import HOME, page_of

WORDS = page_of("words")
STANDS = (
    "link => { const at = link.closest('p, li, dd'); return (at.matches('p') ? at.nextSibling : at.lastChild).role }"
)
CLOSE = {"sv": "Stäng", "en": "Close", "fi": "Sulje"}


@pytest.fixture
def home(tab: Page, server: str) -> Iterator[Page]:
    """The Swedish main page."""
    tab.goto(server)
    yield tab
    tab.unroute_all()


def terms(page: Page) -> Locator:
    """The links of words that are explained, each of which leads to another explanation."""
    return page.locator("main .term")


def note(page: Page) -> Locator:
    return page.get_by_role("note")


def is_closed(page: Page, link: Locator) -> None:
    """The page is as before, and the reader where the word is."""
    expect(note(page)).to_have_count(0)
    expect(link).to_be_focused()
    expect(page.locator("[aria-expanded=true]")).to_have_count(0)


@pytest.mark.parametrize("locale", THREE)
def test_it_is_opened_and_closed_by_keyboard(tab: Page, server: str, locale: str) -> None:
    """2.1.1 Keyboard (A), 2.4.3 Focus Order (A), 2.5.5 Target Size (AAA), 3.1.3 Unusual Words (AAA)."""
    tab.goto(f"{server}{HOME[locale]}")
    link = terms(tab).first
    leads = str(link.get_attribute("href"))
    link.focus()
    tab.keyboard.press("Enter")
    expect(note(tab)).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "true")
    assert tab.url == f"{server}{HOME[locale]}"
    assert "\u00ad" not in note(tab).inner_text()
    assert link.evaluate(STANDS) == "note"
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name=CLOSE[locale], exact=True)).to_be_focused()
    box = tab.locator(":focus").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    said = whole(note(tab).locator("p").inner_text())
    expect(note(tab)).to_have_accessible_name(said)
    tab.keyboard.press("Enter")
    is_closed(tab, link)
    tab.keyboard.press("Enter")
    expect(note(tab)).to_be_focused()
    tab.keyboard.press("Escape")
    is_closed(tab, link)
    link.click(modifiers=["Shift"], no_wait_after=True)  # a window of its own, as for any link
    expect(note(tab)).to_have_count(0)
    tab.goto(f"{server}{WORDS[locale]}")
    explained = tab.locator(f"[id='{leads.partition('#')[2]}']")
    word, text = (whole(each.inner_text()) for each in (explained, explained.locator("xpath=following-sibling::p")))
    assert said == f"{word}: {text}"


def whole(text: str) -> str:
    """Words with every run of spaces as one."""
    return " ".join(text.split())


def test_one_is_open_at_a_time_and_its_word_closes_it_too(home: Page) -> None:
    first, second = terms(home).nth(0), terms(home).nth(1)
    with noted(home, "request") as asked:
        first.click()
        expect(note(home)).to_be_focused()
        second.click()
        expect(second).to_have_attribute("aria-expanded", "true")
        expect(first).not_to_have_attribute("aria-expanded", "true")
        expect(note(home)).to_have_count(1)
        second.click()
        is_closed(home, second)
    assert len([each for each in asked if WORDS["sv"] in each.url]) == 1


def test_who_is_quicker_than_the_network_has_one_explanation_all_the_same(home: Page) -> None:
    """A double click, or another word before the first is explained."""
    first, second = terms(home).nth(0), terms(home).nth(1)
    first.evaluate("(each, other) => { each.click(); each.click(); other.click(); }", second.element_handle())
    expect(second).to_have_attribute("aria-expanded", "true")
    home.wait_for_load_state("networkidle")
    expect(note(home)).to_have_count(1)
    home.keyboard.press("Escape")
    is_closed(home, second)


def test_its_link_leads_to_the_explanation_if_it_cannot_be_opened(home: Page, server: str) -> None:
    link = terms(home).first
    leads = link.evaluate("each => each.href")
    home.route(f"{server}{WORDS['sv']}", lambda route: route.abort(), times=1)
    link.click()
    home.wait_for_url(leads)
    expect(home.locator(":target")).to_be_visible()
