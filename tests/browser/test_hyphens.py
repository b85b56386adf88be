"""Where lines hold them, and in what is copied, words are whole; where letters are large they may end a line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from ..conftest import Build
from ..serving import serve

TINY, PHONE, WIDE = (ViewportSize(width=width, height=800) for width in (240, 320, 1280))
SIGNS = "document.body.textContent.split('\\xad').length - 1"
LONGEST = "[...document.querySelectorAll('.long')].map(({ textContent }) => textContent).join()"
IN_THE_LONGEST = f"{LONGEST}.split('\\xad').length - 1"


@pytest.fixture(scope="module")
def shown(browser: Browser, site: Build) -> Iterator[Page]:
    """The page of all parts, where a line holds little more than a word, with a clipboard that can be read."""
    with serve(site.folder) as server:
        context = browser.new_context(viewport=TINY, permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{server.address}byggdelar/")
        yield page
        context.close()


def test_words_have_soft_hyphens_only_where_a_line_may_not_hold_them(shown: Page) -> None:
    before, text = shown.evaluate(SIGNS), shown.evaluate("document.body.textContent")
    longest = shown.evaluate(IN_THE_LONGEST)
    assert 0 < longest < before
    for size, number in ((PHONE, longest), (WIDE, 0), (PHONE, longest), (TINY, before)):
        shown.set_viewport_size(size)
        shown.wait_for_function(f"{SIGNS} === {number}")
    assert shown.evaluate("document.body.textContent") == text


def test_what_is_copied_has_none(shown: Page) -> None:
    before = shown.evaluate(SIGNS)
    shown.keyboard.press("ControlOrMeta+a")
    chosen = shown.evaluate("String(getSelection())")
    assert "\u00ad" in chosen
    shown.keyboard.press("ControlOrMeta+c")
    copied = shown.evaluate(
        "navigator.clipboard.read().then(([item]) => Promise.all(item.types.map("
        "async (type) => [type, await (await item.getType(type)).text()])))"
    )
    assert {kind for kind, _ in copied} == {"text/plain", "text/html"}
    assert [kind for kind, said in copied if "\u00ad" in said] == []
    divided = next(word for word in chosen.split() if "\u00ad" in word)
    assert all(divided.replace("\u00ad", "") in said for _, said in copied)
    shown.wait_for_function(f"{SIGNS} === {before}")
    assert shown.evaluate("String(getSelection())") == chosen
