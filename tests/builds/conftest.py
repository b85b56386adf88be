"""Builds that several modules read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ..conftest import Build, copy_project
from .dating import DAYS, build_on, change_on_a_day


@pytest.fixture(scope="session")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Build]:
    """The site on each of the days around a change of a rule."""
    project = change_on_a_day(copy_project(tmp_path_factory.mktemp("dated")))
    return {day: build_on(project, day) for day in DAYS}
