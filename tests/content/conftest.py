"""The real pages: as they are, and after each correct edit that an editor may make. Every test here runs on each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from bilingual.build.revisions import working_files
from bilingual.gather import gather
from bilingual.problems import report
from bilingual.site.site import Site

from ..confirming import LOCALES, confirm_everything
from ..conftest import ROOT, Build, Project, all_is_read, copy_project
from .editing import EDITS


@dataclass(frozen=True)
class Content:
    """A site of the real pages: its sources, what they say, and what was built of them."""

    project: Project
    source: Site
    build: Build


def as_it_is(project: Project) -> None:
    """Nothing is edited."""


def _edits() -> list[object]:
    """The real pages as they are, and after a new value and a few of the other edits; make proof tries all."""
    few = [number == 0 or number % 8 == 7 for number in range(len(EDITS))]
    edits = [
        pytest.param(edit, marks=[] if tried else [pytest.mark.long]) for edit, tried in zip(EDITS, few, strict=True)
    ]
    return [pytest.param(as_it_is), *edits]


@pytest.fixture(scope="session", params=_edits(), ids=lambda edit: edit.__name__.replace("_", " "))
def content(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The real site after one edit, confirmed where there was an edit, gathered and built strictly for today."""
    edit: Callable[[Project], None] = request.param
    is_edited = edit is not as_it_is
    if is_edited:
        project = copy_project(tmp_path_factory.mktemp("content"), ROOT)
        before = working_files(project.root)
        edit(project)
        assert working_files(project.root) != before, "the edit changes nothing"
        confirm_everything(project.root)
    else:
        project = Project(request.getfixturevalue("real_site").folder.parent)
    today = date.today()
    with all_is_read():
        source, problems = gather(project.root, LOCALES, today)
    assert (report(problems), source is None) == ("", False)
    assert source is not None
    build = (
        project.build(environment={"SOURCE_DATE_EPOCH": None}) if is_edited else request.getfixturevalue("real_site")
    )
    assert (build.code, build.errors) == (0, "")
    return Content(project, source, build)
