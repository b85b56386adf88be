"""A menu in three levels, in a real browser: on a phone and on a desk, by keyboard, and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from ..browser.conftest import tab_without_script  # noqa: F401
from ..browser.test_accessible import test_axe_finds_nothing_wrong  # noqa: F401
from ..browser.test_heard import test_landmarks_are_told_apart_by_name  # noqa: F401
from ..browser.test_keyboard import (  # noqa: F401
    test_every_stop_is_reached_in_both_directions_and_in_view,
    test_every_target_is_large_enough_for_any_hand,
)
from ..browser.test_reflow import (  # noqa: F401
    test_a_page_needs_no_scrolling_sideways_at_320_pixels,
    test_nothing_is_lost_at_any_width_in_any_look,
    test_text_of_twice_the_size_is_followed_and_nothing_is_lost,
)
from ..conftest import Build
from ..measuring import View, views_of
from ..serving import serve
from ..visiting import TROUBLES, Visits, visit_all

# A section's own page, one in the third level, and one in a section without a page of its own.
PAGES = ("handledning/", "en/guide/forms/card/", "handledning/rights/klaga/")
BRANCH = "nav.branch [aria-current]"


def plan(_: str) -> dict[str, tuple[View, ...]]:
    """What can go wrong with a menu: colours, places, sizes and stops."""
    small, wide = views_of("light")[::2]
    ends = (small, wide)
    forced = ("forced colours", wide[1])
    return {
        "axe": (*ends, ("dark", wide[1])),
        **dict.fromkeys(TROUBLES, (*ends, forced)),
        **dict.fromkeys(("sideways", "larger"), (small,)),
        **dict.fromkeys(("targets", "walk"), ends),
        "heard": (small,),
        "unmatched": (wide,),
    }


@pytest.fixture(scope="module")
def visits(browser: Browser, grown: Build) -> Visits:
    """What was noted on the three pages."""
    return visit_all(browser, grown, plan, PAGES)


def test_every_selector_of_the_branch_matches_something(visits: Visits) -> None:
    unmatched = frozenset.intersection(*(frozenset(note.found) for note in visits.of("unmatched")))
    assert [each for each in unmatched if "branch" in each] == []


def test_a_reader_finds_the_way_down_and_up_again_without_script(
    tab_without_script: Page,  # noqa: F811
    grown: Build,
) -> None:
    page = tab_without_script
    with serve(grown.folder) as server:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(server.address)
        page.locator("nav.menu").get_by_role("link", name="Låna").click()
        page.wait_for_url(f"{server.address}handledning/")
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()  # the text comes first on a phone
        page.get_by_role("navigation", name="Låna").get_by_role("link", name="Dina rättigheter").click()
        page.wait_for_url(f"{server.address}handledning/rights/overklaga/")
        expect(page.locator(BRANCH)).to_have_text(["Låna", "Dina rättigheter", "Överklaga"])
        page.get_by_role("navigation", name="Du är här").get_by_role("link", name="Låna").click()
        page.wait_for_url(f"{server.address}handledning/")
        expect(page.locator(BRANCH)).to_have_text(["Låna"])


def test_the_branch_stands_beside_the_text_where_there_is_room_and_never_on_paper(tab: Page, grown: Build) -> None:
    with serve(grown.folder) as server:
        tab.goto(f"{server.address}{PAGES[1]}")
        text, branch = (tab.locator(each).bounding_box() for each in ("main", "nav.branch"))
        assert text
        assert branch
        assert branch["x"] >= text["x"] + text["width"]
        assert abs(branch["y"] - text["y"]) < 1
        tab.emulate_media(media="print")
        expect(tab.locator("nav.branch")).to_be_hidden()


def test_where_one_is_can_be_seen_in_forced_colours(tab: Page, grown: Build) -> None:
    """1.4.1 Use of Color (A), 1.4.11 Non-text Contrast (AA): a bar that the other entries do not have, and weight."""
    with serve(grown.folder) as server:
        tab.goto(f"{server.address}{PAGES[1]}")
        tab.emulate_media(forced_colors="active")
        here, other = (tab.locator(f"nav.branch a{which}") for which in ("[aria-current=page]", ":not([aria-current])"))
        styles = [
            each.first.evaluate("e => [getComputedStyle(e).borderInlineStartColor, getComputedStyle(e).fontWeight]")
            for each in (here, other)
        ]
        ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        assert styles[0][0] != ground == styles[1][0]
        assert [weight for _, weight in styles] == ["700", "400"]
