"""Nothing changes before the reader acts, and a control is called what stands on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .measuring import look_at, measure, must_be_empty

NAMED_OTHERWISE = """[...document.querySelectorAll("[aria-label], [aria-labelledby]")]
  .filter(each => each.matches("a, button, input, select, textarea, summary"))
  .map(each => [each.ariaLabel ?? each.ariaLabelledByElements.map(one => one.textContent).join(" "), each.innerText])
  .filter(([name, seen]) => !name.toLowerCase().includes(seen.trim().toLowerCase()))"""


def test_what_is_seen_of_a_control_is_in_its_name(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    """2.5.3 Label in Name (A): who speaks to the browser says what stands there."""
    found = []
    for address in addresses:
        page.goto(server + address)
        found += [f"{address}: {name!r} for {seen!r}" for name, seen in page.evaluate(NAMED_OTHERWISE)]
    must_be_empty(found)


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_leads_away_or_opens_before_the_reader_acts(
    page: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """3.2.1 On Focus (A), 3.2.2 On Input (A) and 3.2.5 Change on Request (AAA): every control is focused, every box
    ticked."""
    look_at(page, "light", width)
    for address in addresses:
        page.goto(server + address)
        loaded = page.evaluate("performance.timeOrigin")
        before = measure(page, "words()")
        for number in range(measure(page, "stops().length")):
            page.keyboard.press("Tab")
            assert measure(page, "focus()")["stop"] == number
            if page.evaluate("document.activeElement.type") == "checkbox":
                page.keyboard.press("Space")
                assert page.evaluate("document.activeElement.checked")
        assert measure(page, "words()") == before
        assert (page.url, page.evaluate("performance.timeOrigin")) == (server + address, loaded)
    assert page.context.pages == [page]
