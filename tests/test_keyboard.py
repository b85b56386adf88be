"""The site by keyboard: every stop is reached in both directions, in view, with a mark that cannot be missed."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from .measuring import LOOKS, WIDTHS, look_at, measure, must_be_empty

AROUND = 12  # pixels around a control that its mark may use
INLINE_EXCEPTION = "inText"  # 2.5.5: the size of a target in a sentence is bound by the line height of the text


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Every stop in the order in which the key leads to it, until it leads out of the page or around again."""
    page.evaluate("document.activeElement.blur()")
    found: list[dict[str, Any]] = []
    while True:
        page.keyboard.press(key)
        here = measure(page, "focus()")
        if here["stop"] < 0 or any(here["stop"] == earlier["stop"] for earlier in found):
            return found
        found.append(here)


@pytest.mark.parametrize("look", ["light", "forced colours"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_stop_is_reached_in_both_directions_and_in_view(
    page: Page, server: str, addresses: tuple[str, ...], width: int, look: str
) -> None:
    """2.1.1 Keyboard (A), 2.1.2 No Keyboard Trap (A), 2.1.3 Keyboard, No Exception (AAA), 2.4.3 Focus Order (A),
    2.4.11 and 2.4.12 Focus Not Obscured (AA, AAA)."""
    look_at(page, look, width, 640)
    hidden = []
    for address in addresses:
        page.goto(server + address)
        expected = list(range(measure(page, "stops().length")))
        forwards, backwards = walk(page, "Tab"), walk(page, "Shift+Tab")
        assert [here["stop"] for here in forwards] == expected, address
        assert [here["stop"] for here in backwards] == expected[::-1], address
        hidden += [
            f"{address} {direction}: {here['told']} is covered by {', '.join(here['hidden'])}"
            for direction, stops in (("forwards", forwards), ("backwards", backwards))
            for here in stops
            if here["hidden"]
        ]
    must_be_empty(hidden)


@pytest.mark.parametrize("look", [look for look in LOOKS if look != "print"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_can_miss_where_the_focus_is(
    page: Page, server: str, addresses: tuple[str, ...], width: int, look: str
) -> None:
    """2.4.7 Focus Visible (AA), 2.4.13 Focus Appearance (AAA): each kind of stop, by the pixels that change."""
    look_at(page, look, width)
    known, faint = set(), []
    for address in addresses:
        page.goto(server + address)
        for number, kind in enumerate(measure(page, "kinds()")):
            if kind in known:
                continue
            known.add(kind)
            if number:
                measure(page, f"stops()[{number - 1}].focus()")
            page.keyboard.press("Tab")
            here = measure(page, "focus()")
            assert here["stop"] == number
            changed = changed_pixels(page, here["box"])
            if changed < 2 * here["edge"]:
                faint.append(f"{address}: {changed} of {2 * here['edge']:.0f} pixels, {here['told']}")
    assert len(known) > 5
    must_be_empty(faint)


def changed_pixels(page: Page, box: dict[str, float]) -> int:
    """How many pixels of the focused control and what is around it have 3:1 against themselves without the focus."""
    left, top = max(0, box["left"] - AROUND), max(0, box["top"] - AROUND)
    clip: Any = {"x": left, "y": top, "width": box["right"] + AROUND - left, "height": box["bottom"] + AROUND - top}
    with_focus = picture(page.screenshot(clip=clip))
    page.evaluate("document.activeElement.blur()")
    without = picture(page.screenshot(clip=clip))
    return sum(contrast(*pair) >= 3 for pair in zip(with_focus, without, strict=True) if pair[0] != pair[1])


def picture(png: bytes) -> list[tuple[int, int, int]]:
    data = Image.open(BytesIO(png)).convert("RGB").tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


@cache
def luminance(colour: tuple[int, int, int]) -> float:
    """As WCAG 2.2 defines it."""
    shares = [part / 255 for part in colour]
    red, green, blue = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_stop_leads_past_everything_that_repeats(
    page: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """2.4.1 Bypass Blocks (A): on every page, 404 included, and the next stop is then in the main part."""
    look_at(page, "light", width)
    for address in addresses:
        page.goto(server + address)
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        expect(skip).to_be_in_viewport(ratio=1)
        assert skip.get_attribute("href") == "#content", address
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
        assert inside or page.locator("main a, main input").count() == 0, address


@pytest.mark.parametrize("width", WIDTHS)
def test_every_target_is_large_enough_for_any_hand(
    page: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """2.5.5 Target Size (Enhanced) (AAA) and 2.5.8 Target Size (Minimum) (AA): 44 × 44, but for links in a sentence."""
    look_at(page, "light", width)
    small = []
    for address in addresses:
        page.goto(server + address)
        targets = measure(page, "targets()")
        assert len(targets) > 5
        small += [
            f"{address}: {each['width']:.0f} × {each['height']:.0f}, {each['control']}"
            for each in targets
            if min(each["width"], each["height"]) < 44 and not each[INLINE_EXCEPTION]
        ]
    must_be_empty(small)


def test_no_key_alone_does_anything(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    """2.1.4 Character Key Shortcuts (A): no letter, digit or sign moves the focus, scrolls or leads away."""
    look_at(page, "light", 1280)
    state = "[location.href, document.activeElement.outerHTML.slice(0, 200), scrollY, document.body.innerText]"
    for address in addresses:
        page.goto(server + address)
        before = page.evaluate(state)
        for key in "fsnpb/?.,[]<>123":
            page.keyboard.press(key)
        assert page.evaluate(state) == before, address
