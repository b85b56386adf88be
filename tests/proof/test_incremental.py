"""A site that is built with what earlier builds have left is the one built from nothing, whatever was edited."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ..conftest import INVENTED, ROOT, copy_project
from ..incremental import Incremental, run


@pytest.mark.parametrize(
    ("service", "seed", "edits"),
    [(INVENTED, 1, 150), (INVENTED, 2, 150), (ROOT, 3, 120)],
    ids=["the invented service", "the same with another chance", "the real one"],
)
def test_after_each_of_420_edits_by_chance_the_site_is_as_if_it_was_built_from_nothing(
    service: Path, seed: int, edits: int, tmp_path: Path
) -> None:
    (tmp_path / "project").mkdir()
    project = copy_project(tmp_path / "project", service)
    there = Incremental(project, tmp_path / "beside", random.Random(seed))
    run(there, edits)
    print(f"\n{there.edits} edits: {there.compared} sites compared, {there.refused} builds that failed alike")
    assert there.edits >= edits
    assert there.compared > edits / 2  # most of the edits can be built
    assert there.refused > edits / 20
