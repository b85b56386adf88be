"""Every section of the main page is walked to in the other language and back; tests/browser/ does so with one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from ..browser.test_walk import IN_VIEW, troubles  # noqa: F401
from ..conftest import INVENTED
from ..places import HOME, ROLES

MAIN = INVENTED / "docs/sv" / ROLES["service"]
SECTIONS = re.findall(r"^#+ .*\{ #(\S+) \}$", MAIN.read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("section", SECTIONS)
def test_the_reader_keeps_the_section_when_the_language_changes(
    tab: Page,
    server: str,
    troubles: list[str],  # noqa: F811
    section: str,
) -> None:
    tab.goto(f"{server}#{section}")
    for locale in ("en", "fi", "sv"):
        tab.locator(f"header a[hreflang={locale}]").evaluate("link => link.click()")  # without scrolling to it first
        tab.wait_for_url(f"{server}{HOME[locale]}#{section}")
        expect(tab.locator("html")).to_have_attribute("lang", locale)
        assert tab.locator(f"#{section}").evaluate(IN_VIEW)
    assert troubles == []


def test_the_main_page_has_sections() -> None:
    assert len(SECTIONS) > 5
