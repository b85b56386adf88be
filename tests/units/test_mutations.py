"""Harm done to the pages, one place at a time, is caught and blamed on the page that was harmed.

Here it is a share of the harms to the invented service's pages; tests/proof/ does every one, to the real pages too.
"""

from __future__ import annotations

import pytest

from ..conftest import copy_in_two
from ..mutations import KINDS, Score, add_trips, all_mutants, find_scores, share_of


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    root = add_trips(copy_in_two(tmp_path_factory.mktemp("mutations"))).root
    return find_scores(root, share_of(all_mutants(root), every=25))


@pytest.mark.parametrize("kind", KINDS)
def test_every_harm_of_this_kind_is_caught(scores: dict[str, Score], kind: str) -> None:
    assert scores[kind].mutants > 0
    assert scores[kind].caught == scores[kind].mutants


@pytest.mark.parametrize("kind", KINDS)
def test_no_harm_of_this_kind_is_blamed_on_another_page(scores: dict[str, Score], kind: str) -> None:
    assert scores[kind].misplaced == 0
