"""Every harm to every page of both sites is caught and blamed on the page that was harmed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ..conftest import INVENTED, ROOT, copy_in_two, copy_project
from ..mutations import KINDS, Score, add_trips, all_mutants, find_scores

SERVICES = {"the invented service": INVENTED, "the real one": ROOT}


@pytest.fixture(scope="module", params=list(SERVICES.values()), ids=list(SERVICES))
def scores(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    service: Path = request.param
    folder = tmp_path_factory.mktemp("mutations")
    project = add_trips(copy_in_two(folder) if service == INVENTED else copy_project(folder, service))
    return find_scores(project.root, all_mutants(project.root))


def total(scores: Mapping[str, Score]) -> int:
    return sum(score.mutants for score in scores.values())


def test_each_kind_of_harm_is_done_and_many_harms_in_all(scores: dict[str, Score]) -> None:
    assert scores.keys() == set(KINDS)
    assert total(scores) > 500


@pytest.mark.parametrize("kind", KINDS)
def test_every_harm_of_this_kind_is_caught(scores: dict[str, Score], kind: str) -> None:
    assert scores[kind].caught == scores[kind].mutants


@pytest.mark.parametrize("kind", KINDS)
def test_no_harm_of_this_kind_is_blamed_on_another_page(scores: dict[str, Score], kind: str) -> None:
    assert scores[kind].misplaced == 0
