"""Text and drawings stand out from what is behind them, in every look; measured as they are shown."""

from __future__ import annotations

import pytest

from ..measuring import LOOKS, must_be_empty
from ..visiting import Visits


@pytest.mark.parametrize("look", LOOKS)
def test_text_stands_out(visits: Visits, look: str) -> None:
    """1.4.3 Contrast (Minimum) (AA) and 1.4.6 Contrast (Enhanced) (AAA), in drawings too."""
    # With forced colours the pairs are the reader's own; the site must only not put one half of one beside another's.
    ordinary, large = (4.5, 3) if look.startswith("forced") else (7, 4.5)
    found = [(note, pair) for note in visits.of("contrasts") if note.look == look for pair in note.found]
    assert sum(not pair["large"] for _, pair in found) > 2
    must_be_empty(
        f"{pair['ratio']:.2f}, {pair['ink']} on {pair['ground']}: {note}: {pair['example']}"
        for note, pair in found
        if pair["ratio"] < (large if pair["large"] else ordinary)
    )


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_drawn_stands_out(visits: Visits, look: str) -> None:
    """1.4.11 Non-text Contrast (AA): the drawing, the numbers of steps, the mark of the page that is shown."""
    found = [(note, each) for note in visits.of("drawings") if note.look == look for each in note.found]
    kinds = {each["drawing"].split()[0] for _, each in found}
    assert {"<rect", "<circle", "<path", "::before"} <= kinds
    assert ("the" in kinds) == (look != "print")  # the mark in the menu, which is not printed
    must_be_empty(f"{note}: {each['ratio']:.2f}, {each['drawing']}" for note, each in found if each["ratio"] < 3)
