"""A reader's walk through the site of another service, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from ..checks_of_a_site import Expected, read_expected
from ..confirming import TODAY
from ..conftest import Build
from ..serving import serve
from ..visiting import troubles_of


@pytest.fixture(scope="module")
def expected(repair_room: Build) -> Expected:
    """What its sources lead one to expect."""
    return read_expected(repair_room.folder.parent, TODAY)


@pytest.fixture(scope="module")
def room(repair_room: Build) -> Iterator[str]:
    """The address of a real server of its site, with a slash at its end."""
    with serve(repair_room.folder) as running:
        yield running.address


@pytest.fixture
def troubles(tab: Page, room: str) -> Iterator[list[str]]:
    """What goes wrong meanwhile."""
    found: list[str] = []
    with troubles_of(tab.context, room, found.append):
        yield found


def test_every_page_opens_and_the_language_link_keeps_each_section(
    tab: Page, room: str, expected: Expected, troubles: list[str]
) -> None:
    for name, pair in expected.pages.items():
        (first, here), (second, there) = pair.items()
        answer = tab.goto(room + here)
        assert answer is not None
        assert answer.ok, name
        expect(tab.locator("h1")).to_have_count(1)
        sections = [f"#{identifier}" for _, identifier, _ in expected.headings[here]]
        for section in sections or [""]:
            tab.goto(f"{room}{here}{section}")
            tab.locator(f"header a[hreflang={second}]").click()
            tab.wait_for_url(f"{room}{there}{section}")
            expect(tab.locator("html")).to_have_attribute("lang", second)
            tab.locator(f"header a[hreflang={first}]").click()
            tab.wait_for_url(f"{room}{here}{section}")
    assert troubles == []


def test_menu_and_button_lead_on(tab: Page, room: str, expected: Expected, troubles: list[str]) -> None:
    for locale, home in expected.home.items():
        tab.goto(room + home)
        for place, name in enumerate(expected.menu):
            link = tab.locator("nav.menu a").nth(place)
            link.click()
            tab.wait_for_url(room + expected.pages[name][locale])
            expect(tab.locator("nav.menu a[aria-current=page]")).to_have_count(1)
            expect(link).to_have_attribute("aria-current", "page")
        tab.goto(room + home)
        tab.locator("a.onward").click()
        tab.wait_for_url(room + expected.pages["contact.md"][locale])
    assert troubles == []


def test_the_headings_of_steps_are_numbered_up_to_the_next_section(tab: Page, room: str) -> None:
    tab.goto(room)
    numbers = tab.locator("main h3").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').content !== 'none')"
    )
    assert numbers == [True] * 3
    tab.goto(f"{room}villkor/")
    assert tab.locator("main h2").first.evaluate("one => getComputedStyle(one, '::before').content") == "none"
