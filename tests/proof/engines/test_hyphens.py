"""Long words are divided where lines do not hold them, and whole in what is copied, in the other engines too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ...browser.test_hyphens import TINY, test_words_have_soft_hyphens_only_where_a_line_may_not_hold_them  # noqa: F401
from ...conftest import Build
from ...serving import serve

PASTE = """(() => {
  const field = document.createElement("textarea");
  document.body.replaceChildren(field);
  field.focus();
  return field.value;
})()"""


@pytest.fixture(scope="module")
def shown(browser: Any, site: Build) -> Iterator[Any]:
    """The page of all parts, where a line holds little more than a word."""
    with serve(site.folder) as server:
        context = browser.new_context()
        page = context.new_page()
        page.set_viewport_size(TINY)
        page.goto(f"{server.address}byggdelar/")
        yield page
        context.close()


def test_what_is_copied_has_none_where_it_is_pasted(shown: Any) -> None:
    text = shown.evaluate("document.querySelector('main').textContent")
    assert "\u00ad" in text
    divided = next(word for word in text.split() if "\u00ad" in word)
    shown.keyboard.press("Control+a")
    shown.keyboard.press("Control+c")
    assert shown.evaluate(PASTE) == ""
    shown.keyboard.press("Control+v")
    shown.wait_for_function("document.activeElement.value !== ''")
    pasted = shown.evaluate("document.activeElement.value")
    assert divided.replace("\u00ad", "") in pasted
    assert "\u00ad" not in pasted
