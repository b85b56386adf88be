"""The real pages as readers have them: each is visited once, and what its text alone can spoil is looked for there.

The claims are those of tests/browser/ and tests/builds/. In every look and at every width: tests/proof/.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from ..browser.test_accessible import (  # noqa: F401
    test_axe_finds_nothing_wrong,
    test_what_axe_leaves_to_a_person_is_explained,
)
from ..browser.test_heard import (  # noqa: F401
    test_every_page_and_every_part_says_its_language,
    test_every_page_has_a_title_of_its_own_that_begins_with_its_heading,
    test_headings_have_no_gaps_and_names_of_their_own,
    test_landmarks_are_told_apart_by_name,
    test_menu_and_help_are_in_the_same_place_on_every_page,
)
from ..browser.test_keyboard import test_every_target_is_large_enough_for_any_hand  # noqa: F401
from ..browser.test_predictable import test_what_is_seen_of_a_control_is_in_its_name  # noqa: F401
from ..browser.test_reflow import (  # noqa: F401
    test_a_page_needs_no_scrolling_sideways_at_320_pixels,
    test_no_line_ends_within_a_word_of_a_value,
    test_no_line_is_longer_than_80_characters,
    test_nothing_is_lost_at_any_width_in_any_look,
    test_text_of_twice_the_size_is_followed_and_nothing_is_lost,
)
from ..builds.test_absent import test_no_page_has_what_would_ask_more_of_readers  # noqa: F401
from ..builds.test_markup import files_of, line_of, nu
from ..conftest import ROOT, Build
from ..measuring import MISSING, must_be_empty
from ..visiting import Visits, glance, visit_all
from ..weights import AIMS, Aim


@pytest.fixture(scope="session")
def sources() -> Path:
    """Where the service's docs/ lie."""
    return ROOT


@pytest.fixture(scope="module")
def site(real_site: Build) -> Build:
    """What the tests of built files look at here."""
    return real_site


@pytest.fixture(scope="module")
def visits(browser: Browser, real_site: Build) -> Visits:
    """What was noted on every real page."""
    return visit_all(browser, real_site, glance)


@pytest.mark.parametrize("aim", AIMS, ids=[aim.name for aim in AIMS])
def test_no_page_is_heavier_than_it_should_be(visits: Visits, real_site: Build, aim: Aim) -> None:
    weights = {address: note.found for address, note in visits.on_each_page("weight").items()}
    assert set(weights) == set(visits.addresses)
    assert min(weight.bytes for weight in weights.values()) > 5_000  # the styles of each page were sent anew
    found = searches(real_site)
    assert {
        address: aim.of(weight)
        for address, weight in weights.items()
        if not aim.is_met(weight, search=address in found)
    } == {}


MOST_OF_THE_HEADER, MOST_OF_THE_MAIN_PAGE = (
    160,
    {"": 5_104, "en/": 5_337},
)  # pixels; of the page, three quarters of 2026's


def test_on_a_phone_the_header_is_low_and_the_main_page_short_and_contents_come_before_the_text(visits: Visits) -> None:
    heights = {note.address: note.found for note in visits.of("heights")}
    assert {address: each for address, each in heights.items() if each["header"] > MOST_OF_THE_HEADER} == {}
    assert {
        home: heights[home]["page"] for home, most in MOST_OF_THE_MAIN_PAGE.items() if heights[home]["page"] > most
    } == {}
    assert [address for address, each in heights.items() if each["late"]] == []


def searches(site: Build) -> set[str]:
    """The pages that the search's link leads to."""
    homes = [name for name in site.files() if name.endswith("index.html")]
    return {
        urljoin(f"/{name}", str(target)).removeprefix("/")
        for name in homes
        for target in site.page(name).xpath("//header//a[@data-search]/@href")
    }


def test_no_page_asks_for_what_is_missing_or_elsewhere(visits: Visits) -> None:
    must_be_empty(f"{address}: {said}" for address, said in visits.troubles if address != MISSING)
    assert len({said for address, said in visits.troubles if address == MISSING}) == 2  # that it is not there


@pytest.mark.long  # of the invented service's site, every run asks it
def test_the_nu_checker_finds_nothing_to_say(real_site: Build) -> None:
    must_be_empty(line_of(message) for message in nu([path for path in files_of(real_site) if path.suffix == ".html"]))
