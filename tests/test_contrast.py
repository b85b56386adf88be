"""Text and drawings stand out from what is behind them, in every look; measured as they are shown."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from .measuring import LOOKS, look_at_all, measure, must_be_empty, widths_of


@dataclass(frozen=True)
class Shown:
    """What every page shows in one look: pairs of colours and drawings, each as words, with its contrast."""

    look: str
    ordinary: dict[str, float]
    large: dict[str, float]
    drawings: dict[str, float]


@pytest.fixture(scope="module", params=LOOKS)
def shown(request: pytest.FixtureRequest, browser: Browser, server: str, addresses: tuple[str, ...]) -> Shown:
    found = Shown(request.param, {}, {}, {})
    page = browser.new_page()
    for address in addresses:
        page.goto(server + address)
        for width in widths_of(found.look):
            look_at_all(page, found.look, width)
            for each in measure(page, "contrasts()"):
                words = f"{each['ratio']:.2f}, {each['ink']} on {each['ground']}: {address} {width} {each['example']}"
                (found.large if each["large"] else found.ordinary)[words] = each["ratio"]
            for each in measure(page, "drawings()"):
                found.drawings[f"{each['drawing']}: {each['ratio']:.2f}, {address} {width}"] = each["ratio"]
    page.close()
    return found


def test_text_stands_out(shown: Shown) -> None:
    """1.4.3 Contrast (Minimum) (AA) and 1.4.6 Contrast (Enhanced) (AAA), in drawings too."""
    # With forced colours the pairs are the reader's own; the site must only not put one half of one beside another's.
    ordinary, large = (4.5, 3) if shown.look.startswith("forced") else (7, 4.5)
    assert len(shown.ordinary) > 2
    must_be_empty(
        [words for words, ratio in shown.ordinary.items() if ratio < ordinary]
        + [words for words, ratio in shown.large.items() if ratio < large]
    )


def test_what_is_drawn_stands_out(shown: Shown) -> None:
    """1.4.11 Non-text Contrast (AA): the drawing, the numbers of steps, the mark of the page that is shown."""
    kinds = {words.split()[0] for words in shown.drawings}
    assert {"<rect", "<circle", "::before"} <= kinds
    assert ("the" in kinds) == (shown.look != "print")  # the mark in the menu, which is not printed
    must_be_empty(words for words, ratio in shown.drawings.items() if ratio < 3)
