"""Texts of one thing, far longer than any page, are read to their end."""

from __future__ import annotations

import pytest

from ..units.test_language import PIECES, look_for_english
from ..units.test_quantities import HOSTILE, look_for_quantities


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_page_of_one_thing_is_searched_for_the_other_language(piece: str) -> None:
    look_for_english(f"the and of {piece * 50_000} see")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_text_is_searched_for_quantities(piece: str) -> None:
    look_for_quantities(piece * 10_001)
