"""What is claimed of a share of the looks and widths holds in all of them, of both sites.

The claims are those of tests/browser/; here each page of the invented service and of the real site is measured in every
look, at every width and by every kind of stop.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..browser.test_accessible import (  # noqa: F401
    test_axe_did_ask_and_did_find_what_to_judge,
    test_axe_finds_nothing_wrong,
    test_what_axe_leaves_to_a_person_is_explained,
)
from ..browser.test_contrast import test_text_stands_out, test_what_is_drawn_stands_out  # noqa: F401
from ..browser.test_heard import (  # noqa: F401
    test_every_main_section_leads_to_itself_in_each_other_language_without_script,
    test_every_page_and_every_part_says_its_language,
    test_every_page_has_a_title_of_its_own_that_begins_with_its_heading,
    test_every_section_is_kept_when_the_language_changes,
    test_headings_have_no_gaps_and_names_of_their_own,
    test_landmarks_are_told_apart_by_name,
    test_menu_and_help_are_in_the_same_place_on_every_page,
    test_the_menu_says_where_the_reader_is,
)
from ..browser.test_keyboard import (  # noqa: F401
    test_every_stop_is_reached_in_both_directions_and_in_view,
    test_every_target_is_large_enough_for_any_hand,
    test_no_key_alone_does_anything,
    test_nobody_can_miss_where_the_focus_is,
    test_the_first_stop_leads_past_everything_that_repeats,
)
from ..browser.test_predictable import (  # noqa: F401
    test_nothing_leads_away_or_opens_before_the_reader_acts,
    test_what_is_seen_of_a_control_is_in_its_name,
)
from ..browser.test_print import (  # noqa: F401
    test_addresses_stand_in_the_line_of_their_links,
    test_links_are_printed_with_whole_addresses,
    test_nothing_is_printed_that_only_a_screen_can_use,
    test_paper_says_where_and_when_it_comes_from,
)
from ..browser.test_reflow import (  # noqa: F401
    test_a_long_word_ends_a_line_at_a_hyphen_or_where_its_language_lets_it,
    test_a_page_needs_no_scrolling_sideways_at_320_pixels,
    test_lines_and_paragraphs_have_room_and_an_even_left_edge,
    test_no_line_ends_within_a_word_of_a_value,
    test_no_line_is_longer_than_80_characters,
    test_nothing_is_lost_at_400_per_cent,
    test_nothing_is_lost_at_any_width_in_any_look,
    test_text_has_room_for_the_readers_own_spacing,
    test_text_of_twice_the_size_is_followed_and_nothing_is_lost,
    test_the_bars_of_the_fact_box_stay_inside_it_and_apart_from_its_words_at_320_pixels,
)
from ..browser.test_without import (  # noqa: F401
    test_every_word_and_control_is_there_without_script,
    test_no_control_is_shown_that_would_do_nothing_without_script,
    test_nothing_moves_for_who_wants_no_movement,
)
from ..confirming import LOCALES
from ..conftest import INVENTED, ROOT, Build
from ..measuring import MISSING
from ..places import locale_of, shown_at
from ..visiting import Plain, Visits, addresses_of, visit_all, visit_without_script, whole


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
def addresses(built: Build) -> tuple[str, ...]:
    """Every page, and an address where none is.

    A page that shows a text in all languages is the same in every language but for its frame, which others have too: it
    is looked at in one.
    """
    others = {each for each in addresses_of(built) if shown_at(each) != each and locale_of(each) != LOCALES[0]}
    return (*(each for each in addresses_of(built) if each not in others), MISSING)


@pytest.fixture(scope="module")
def visits(browser: Browser, built: Build, addresses: tuple[str, ...]) -> Visits:
    """What was noted on every page."""
    return visit_all(browser, built, whole, addresses)


@pytest.fixture(scope="module")
def visits_without_script(browser: Browser, built: Build, addresses: tuple[str, ...]) -> tuple[Plain, ...]:
    """What was noted on every page in a browser that runs no script."""
    return visit_without_script(browser, built, addresses)
