"""Every page of both sites is visited once in each engine, as in Chromium (tests/visiting.py); the claims are the same.

What only Chromium can be told, letters of twice the size, zoom and colours, is tried there alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ...browser.test_heard import (  # noqa: F401
    test_every_page_and_every_part_says_its_language,
    test_every_page_has_a_title_of_its_own_that_begins_with_its_heading,
    test_every_section_is_kept_when_the_language_changes,
    test_headings_have_no_gaps_and_names_of_their_own,
    test_the_menu_says_where_the_reader_is,
)
from ...browser.test_keyboard import (  # noqa: F401
    test_every_stop_is_reached_in_both_directions_and_in_view,
    test_every_target_is_large_enough_for_any_hand,
    test_no_key_alone_does_anything,
    test_nobody_can_miss_where_the_focus_is,
    test_the_first_stop_leads_past_everything_that_repeats,
)
from ...browser.test_predictable import (  # noqa: F401
    test_nothing_leads_away_or_opens_before_the_reader_acts,
    test_what_is_seen_of_a_control_is_in_its_name,
)
from ...browser.test_print import (  # noqa: F401
    test_addresses_stand_in_the_line_of_their_links,
    test_links_are_printed_with_whole_addresses,
    test_nothing_is_printed_that_only_a_screen_can_use,
    test_paper_says_where_and_when_it_comes_from,
    test_the_main_page_is_a_handout_of_two_pages,
)
from ...browser.test_reflow import (  # noqa: F401
    test_a_long_word_ends_a_line_at_a_hyphen_or_where_its_language_lets_it,
    test_a_page_needs_no_scrolling_sideways_at_320_pixels,
    test_lines_and_paragraphs_have_room_and_an_even_left_edge,
    test_no_line_is_longer_than_80_characters,
    test_nothing_is_lost_at_any_width_in_any_look,
    test_text_has_room_for_the_readers_own_spacing,
)
from ...browser.test_without import (  # noqa: F401
    test_every_word_and_control_is_there_without_script,
    test_no_control_is_shown_that_would_do_nothing_without_script,
)
from ...browser.test_without import test_nothing_moves_for_who_wants_no_movement as tell_what_moves
from ...conftest import INVENTED, ROOT, Build
from ...measuring import MISSING, must_be_empty
from ...visiting import Plain, Visits, addresses_of, anywhere, visit_all, visit_without_script


@pytest.fixture(scope="module", params=["invented", "real"])
def which(request: pytest.FixtureRequest) -> str:
    """The site that is looked at."""
    return str(request.param)


@pytest.fixture(scope="module")
def sources(which: str) -> Path:
    """Where the service's docs/ lie."""
    return INVENTED if which == "invented" else ROOT


@pytest.fixture(scope="module")
def built(which: str, request: pytest.FixtureRequest) -> Build:
    """The site as it was built."""
    build: Build = request.getfixturevalue("site" if which == "invented" else "real_site")
    return build


@pytest.fixture(scope="module")
def visits(which: str, browser: Any, built: Build, request: pytest.FixtureRequest) -> Visits:
    """What was noted on every page."""
    if which == "invented":
        noted: Visits = request.getfixturevalue("visits_of_invented")
        return noted
    return visit_all(browser, built, anywhere)


@pytest.fixture(scope="module")
def visits_without_script(browser: Any, built: Build) -> tuple[Plain, ...]:
    """What was noted on every page in a browser that runs no script."""
    return visit_without_script(browser, built, (*addresses_of(built), MISSING))


def test_no_line_ends_within_a_word_of_a_value(visits: Visits) -> None:
    """As in Chromium, with letters of the usual size."""
    assert sum(note.found["number"] for note in visits.of("torn")) > 5
    must_be_empty(f"{note}: {word}" for note in visits.of("torn") for word in note.found["words"])


def test_nothing_moves_for_who_wants_no_movement(browser: Any, built: Build) -> None:
    """As in Chromium, where a reader sets that for all pages."""
    still = visit_all(browser, built, lambda _: {"still": (("light", 1280),)}, reduced_motion="reduce")
    assert {note.address for note in still.of("still")} >= {*addresses_of(built)}
    tell_what_moves(still)
