"""Where lines are long, and in what is copied, words are whole; in narrow windows they may end a line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from ..conftest import Build
from ..serving import serve

SIGNS = "document.body.textContent.split('\\xad').length - 1"


@pytest.fixture(scope="module")
def shown(browser: Browser, site: Build) -> Iterator[Page]:
    """The main page in a narrow window, with a clipboard that can be read."""
    with serve(site.folder) as server:
        context = browser.new_context(
            viewport={"width": 320, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
        )
        page = context.new_page()
        page.goto(server.address)
        yield page
        context.close()


def test_words_have_soft_hyphens_only_while_the_window_is_narrow(shown: Page) -> None:
    before, text = shown.evaluate(SIGNS), shown.evaluate("document.body.textContent")
    assert before > 3
    shown.set_viewport_size({"width": 1280, "height": 800})
    shown.wait_for_function(f"{SIGNS} === 0")
    shown.set_viewport_size({"width": 320, "height": 800})
    shown.wait_for_function(f"{SIGNS} === {before}")
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
