"""The impact of a change, proved by many random edits, and by builds in processes of their own."""

from __future__ import annotations

import json
from pathlib import Path

from ..conftest import copy_project
from ..git import commit
from ..impacts import SAYS_MORE, rounds_of_edits
from ..places import ADDRESSES

ROUNDS = 50


def test_the_impact_is_what_two_whole_sites_differ_by_after_200_random_edits(tmp_path: Path) -> None:
    rounds = []
    for each in rounds_of_edits(tmp_path, seed=2, number=ROUNDS):
        assert each.told == each.differs, each.edits
        rounds.append(each)
    assert sum(len(each.edits) for each in rounds) == 200
    assert sum(not each.differs for each in rounds) < ROUNDS / 4
    assert sum(each.built < each.all_pages for each in rounds) > ROUNDS / 2  # these did not need every page


def test_another_generator_builds_its_own_side_in_a_process_of_its_own(tmp_path: Path) -> None:
    project = commit(copy_project(tmp_path, hooks=True))
    project.change("hooks/on_build.py", *SAYS_MORE)
    code, said = project.run("impact", "HEAD", "--format", "json")
    changes = json.loads(said)["changes"]
    assert code == 0
    assert {(one["before"], one["after"]) for one in changes} == {("", "Slut.")}
    assert len(changes) == len(ADDRESSES)
