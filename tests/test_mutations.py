"""Harm done to the real pages, one place at a time, is caught and blamed on the page that was harmed."""

from __future__ import annotations

import pytest

from . import mutations

SCORES = mutations.find_scores(every=5)  # make score takes every one


@pytest.mark.parametrize("kind", SCORES)
def test_every_harm_of_this_kind_is_caught(kind: str) -> None:
    score = SCORES[kind]
    assert score.mutants > 0
    assert score.caught == score.mutants


@pytest.mark.parametrize("kind", SCORES)
def test_no_harm_of_this_kind_is_blamed_on_another_page(kind: str) -> None:
    assert SCORES[kind].misplaced == 0
