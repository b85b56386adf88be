"""The status as a page keeps what the site itself keeps: nothing is found by axe, it fits a phone, and it is sorted."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from ..axe import ask_axe, load_axe, nodes
from ..conftest import Project


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_can_be_read_by_everybody(project: Project, browser: Browser, width: int, scheme: str) -> None:
    assert project.run("status", "--page", "status.html")[0] == 0
    with browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme) as page:  # type: ignore[arg-type]
        page.goto((project.root / "status.html").as_uri())
        load_axe(page)
        assert [name for name, _ in nodes(ask_axe(page, scheme)["violations"])] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_pressed_heading_sorts_and_pressed_again_turns_the_order(project: Project, browser: Browser) -> None:
    assert project.run("status", "--page", "status.html")[0] == 0
    with browser.new_page() as page:
        page.goto((project.root / "status.html").as_uri())
        heading = page.get_by_role("button", name="words (sv)")
        for order, is_reversed in (("ascending", False), ("descending", True)):
            heading.press("Enter")
            assert page.locator("th[aria-sort]").get_attribute("aria-sort") == order
            numbers = [int(text) for text in page.locator("tbody td:nth-child(3)").all_text_contents() if text != "–"]
            assert numbers == sorted(numbers, reverse=is_reversed)
