"""The main page as a real screen reader says it, in one browser; the whole is in tests/proof/test_heard_for_real.py."""

from __future__ import annotations

import pytest

from ..conftest import Build
from ..hearing.never import is_silent, never
from ..hearing.reading import read
from ..hearing.room import not_to_be_heard, open_room
from ..hearing.scenes import search
from ..hearing.transcripts import ASKED, words_of_the_frame
from ..serving import serve

BROWSER, LOCALE = "chromium", "sv"
LINES, HEADINGS = 12, 3  # from the top, as far as the first value of the fact box


@pytest.mark.skipif(bool(why := not_to_be_heard(BROWSER)), reason=why)
def test_the_top_of_the_main_page_and_search_are_heard_as_they_should(site: Build) -> None:
    """Its headings, its first lines, and the search dialog, which does not open in silence."""
    with serve(site.folder) as server, open_room(BROWSER, LOCALE) as room:
        room.open(server.address)
        lines = [*read(room, "line", LINES), *read(room, "heading", HEADINGS)]
        _, opened, answered, *_ = search(room, words_of_the_frame(LOCALE), ASKED[LOCALE])
    assert never(lines, site.page(""), LOCALE) == []
    assert not is_silent(opened, LOCALE)
    assert any(each[:1].isdigit() for each in answered.said), answered
