"""What readers do to text: narrow windows, large letters, wide spacing. Nothing is lost; lines stay readable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .measuring import WIDTHS, look_at, measure, must_be_empty, widths_of

# The most that a reader may set without losing anything (WCAG 2.2, 1.4.12).
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"
LONGEST_LINE = 80
# The words of the rules' values that a line ends within.
TORN = r"""[...document.querySelectorAll("data")].flatMap(value => {
  const texts = document.createTreeWalker(value, NodeFilter.SHOW_TEXT);
  const torn = [];
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/\S+/g)) {
      const range = new Range();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) torn.push(word);
    }
  }
  return torn;
})"""


@pytest.fixture
def zoomed(browser: Browser) -> Iterator[Page]:
    """A window 1280 pixels wide at 400 %."""
    context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    yield context.new_page()
    context.close()


def troubles(page: Page) -> list[str]:
    """What is cut, reaches beyond the sides of the window, or lies on other words."""
    return [*measure(page, "lost()"), *measure(page, "overlaps()")]


def visit(page: Page, server: str, addresses: tuple[str, ...], width: int) -> Iterator[str]:
    """Shows each page in turn, in a window of this many pixels."""
    look_at(page, "light", width)
    for address in addresses:
        page.goto(server + address)
        yield address


def test_nothing_is_lost_at_any_width_in_any_look(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    """1.4.10 Reflow (AA)."""
    found = []
    for address in addresses:
        page.goto(server + address)
        for look in ("light", "forced colours", "print"):  # the others differ in colour alone
            for width in widths_of(look):
                look_at(page, look, width)
                found += [f"{address} {look}, {width}: {trouble}" for trouble in troubles(page)]
    must_be_empty(found)


def test_nothing_is_lost_at_400_per_cent(zoomed: Page, server: str, addresses: tuple[str, ...]) -> None:
    """1.4.10 Reflow (AA)."""
    found = []
    for address in addresses:
        zoomed.goto(server + address)
        found += [f"{address}: {trouble}" for trouble in troubles(zoomed)]
        assert zoomed.evaluate("devicePixelRatio") == 4
    must_be_empty(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_text_of_twice_the_size_is_followed_and_nothing_is_lost(
    page: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """1.4.4 Resize Text (AA) and 1.4.8 Visual Presentation (AAA): the size that is set in the browser counts."""
    found = []
    for address in visit(page, server, addresses, width):
        usual = page.evaluate(SIZE)
        settings = page.context.new_cdp_session(page)
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
        assert page.evaluate(SIZE) == 2 * usual
        found += [f"{address}: {trouble}" for trouble in troubles(page)]
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        settings.detach()
    must_be_empty(found)


@pytest.mark.parametrize(("width", "size"), [(280, 16), (320, 32)])
def test_no_line_ends_within_a_word_of_a_value(
    page: Page, server: str, addresses: tuple[str, ...], width: int, size: int
) -> None:
    """1.4.4 Resize Text (AA): in a window narrower than a phone, and on a phone with letters of twice the size."""
    torn, number = [], 0
    for address in visit(page, server, addresses, width):
        settings = page.context.new_cdp_session(page)
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": 13}})
        torn += [f"{address}: {word}" for word in page.evaluate(TORN)]
        number += page.locator("data").count()
        settings.detach()
    assert number > 5
    must_be_empty(torn)


@pytest.mark.parametrize("width", WIDTHS)
def test_text_has_room_for_the_readers_own_spacing(
    page: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """1.4.12 Text Spacing (AA)."""
    found = []
    for address in visit(page, server, addresses, width):
        before = measure(page, "words()")
        page.add_style_tag(content=SPACING)
        assert measure(page, "words()") == before
        found += [f"{address}: {trouble}" for trouble in troubles(page)]
    must_be_empty(found)


@pytest.mark.parametrize("width", [768, 1280])
def test_no_line_is_longer_than_80_characters(page: Page, server: str, addresses: tuple[str, ...], width: int) -> None:
    """1.4.8 Visual Presentation (AAA)."""
    found = []
    for address in visit(page, server, addresses, width):
        lines = measure(page, "longestLines()")
        assert len(lines) > 5
        found += [f"{address}: {each['longest']} {each['block']}" for each in lines if each["longest"] > LONGEST_LINE]
    must_be_empty(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_and_paragraphs_have_room_and_an_even_left_edge(
    page: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """1.4.8 Visual Presentation (AAA): line height 1.5, between paragraphs 1.5 times that, not justified."""
    tight = []
    for address in visit(page, server, addresses, width):
        blocks = measure(page, "paragraphs()")
        assert blocks != []
        for each in blocks:
            if each["lineHeight"] < 1.499:
                tight.append(f"{address}: line height {each['lineHeight']:.2f}, {each['block']}")
            if each["justified"]:
                tight.append(f"{address}: justified, {each['block']}")
            if each["gap"] is not None and each["gap"] < 1.499:
                tight.append(f"{address}: gap of {each['gap']:.2f} lines below {each['block']}")
    must_be_empty(tight)
