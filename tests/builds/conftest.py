"""Builds that several modules read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ..conftest import Build, Project, copy_in_two, copy_project
from .dating import DAYS, build_on, change_on_a_day


@pytest.fixture(scope="session")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Build]:
    """The site on each of the days around a change of a rule."""
    project = change_on_a_day(copy_project(tmp_path_factory.mktemp("dated")))
    return {day: build_on(project, day) for day in DAYS}


@pytest.fixture
def in_two(tmp_path: Path) -> Project:
    """The invented service in two of its languages, for one test to change: where two show what is claimed."""
    return copy_in_two(tmp_path)
