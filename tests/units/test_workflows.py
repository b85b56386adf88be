"""What runs on its own, every night and for every pull request: linters find nothing, and nobody can write into it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..conftest import ROOT

PROGRAMS = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
LINTERS = {
    "actionlint": ["actionlint", "-shellcheck=", "-pyflakes="],
    "zizmor": [
        "zizmor",
        "--offline",
        "--no-progress",
        "--quiet",
        "--strict-collection",
        "--persona=pedantic",
        ".github",
    ],
    "hadolint": ["hadolint", *map(str, sorted((ROOT / "containers").glob("*.Dockerfile")))],
}


@pytest.mark.parametrize("name", LINTERS)
def test_no_linter_finds_anything(name: str) -> None:
    program, *arguments = LINTERS[name]
    done = subprocess.run([PROGRAMS / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def read(path: Path) -> dict[Any, Any]:
    said: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return said


@pytest.mark.parametrize("path", WORKFLOWS, ids=[path.name for path in WORKFLOWS])
def test_a_workflow_has_no_more_rights_than_each_job_asks_for_and_an_end(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert [name for name, job in workflow["jobs"].items() if not {"permissions", "timeout-minutes"} <= set(job)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=[path.name for path in WORKFLOWS])
def test_nothing_of_a_request_is_written_into_a_shell(path: Path) -> None:
    steps = [step for job in read(path)["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []


def test_every_action_is_a_commit_with_its_version_beside_it_and_only_one_of_each() -> None:
    used = [line for path in WORKFLOWS for line in path.read_text("utf-8").split("\n") if re.match(r"\s*- uses:", line)]
    commits = {
        match[1]
        for line in used
        if (match := re.search(r"uses: (actions/[\w-]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$", line))
    }
    assert used
    assert [line for line in used if not re.search(r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []
    assert len(commits) == len({one.partition("@")[0] for one in commits})


def test_who_may_write_runs_nothing_of_a_pull_request_and_who_runs_it_may_not_write() -> None:
    for path in WORKFLOWS:
        workflow = read(path)
        triggers = workflow[True]  # “on” is a truth value in YAML 1.1
        rights = {right for job in workflow["jobs"].values() for right in job["permissions"].values()}
        assert ("pull_request" in triggers) <= (rights == {"read"})
        assert "pull_request_target" not in triggers
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        for step in steps:
            if "workflow_run" in triggers and "checkout" in step.get("uses", ""):
                assert "ref" not in step["with"]
