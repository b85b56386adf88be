"""Where old links and bookmarks lead, in a browser that runs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from ..moving import copy_moving
from ..serving import serve

NAMES = ("tours", "trips")  # the old one, and today's


def test_old_links_lead_where_their_page_and_section_are_now(
    tab_without_script: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    build = copy_moving(tmp_path_factory.mktemp("moving")).build()
    assert (build.code, build.errors) == (0, "")
    page = tab_without_script
    with serve(build.folder) as server:
        page.goto(f"{server.address}arkiv/nyheter/")
        page.wait_for_url(f"{server.address}nytt/")
        assert page.locator("h1").inner_text() == "Nytt från bussen"
        page.set_viewport_size({"width": 320, "height": 200})
        page.goto(f"{server.address}en/news/#tours")
        heading = page.get_by_role("heading", name="Trips", exact=True)
        old, new = (page.locator(f"#{name}").evaluate("each => each.getBoundingClientRect().top") for name in NAMES)
        assert heading.count() == 1
        assert page.evaluate("scrollY") > 0
        assert abs(old - new) < 20
        page.goto(f"{server.address}lokala-regler/")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.goto("about:blank")
