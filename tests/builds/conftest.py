"""Builds that several modules read."""

from __future__ import annotations

from collections.abc import Mapping

import mkdocs_adapter
import pytest

from ..conftest import Build, copy_project
from ..impacts import build_here
from .dating import DAYS, build_on, change_on_a_day


@pytest.fixture(scope="session")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Build]:
    """The site on each of the days around a change of a rule."""
    project = change_on_a_day(copy_project(tmp_path_factory.mktemp("dated")))
    return {day: build_on(project, day) for day in DAYS}


@pytest.fixture
def builds_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that builds sites does so in this process; that it does in those of its own, test_impact.py shows."""
    monkeypatch.setattr(mkdocs_adapter, "build", build_here)
