"""The site does not hang on the platform: what could stand in its place builds the same files, byte by byte."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from ..conftest import DAY, INVENTED, ROOT, Build, Project, copy_project

BIN = ROOT / ".venv" / "successors" / "bin"
SUCCESSORS = (
    # what stands in the place of MkDocs and of Material's package
    pytest.param("properdocs", "material", id="ProperDocs"),
    pytest.param("mkdocs", "materialx", id="MaterialX"),
    pytest.param("properdocs", "materialx", id="both"),
)


@dataclass(frozen=True)
class Today:
    """A service as it is built now, and the day of that build."""

    project: Project
    build: Build
    day: dict[str, str]


@pytest.fixture(scope="module", params=[INVENTED, ROOT], ids=["the invented service", "the real one"])
def today(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Today:
    """Each service, built once by what stands there today."""
    if not BIN.is_dir():
        pytest.skip("the successors are not installed: make .venv/successors")
    day = DAY if request.param == INVENTED else {**DAY, "SOURCE_DATE_EPOCH": str(int(time.time()))}
    project = copy_project(tmp_path_factory.mktemp("today"), request.param)
    build = project.build(folder="today", environment=day)
    assert (build.code, build.errors) == (0, "")
    return Today(project, build, day)


@pytest.mark.parametrize(("command", "theme"), SUCCESSORS)
def test_a_successor_builds_the_same_files_for_one_word(tmp_path: Path, today: Today, command: str, theme: str) -> None:
    project = copy_project(tmp_path, today.project.root)
    project.change("mkdocs.yml", "\n  name: material\n", f"\n  name: {theme}\n")
    done = subprocess.run(
        [BIN / command, "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", "tomorrow"],
        cwd=project.root,
        env={**os.environ, **today.day, "PYTHONPATH": "hooks"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    tomorrow = project.root / "tomorrow"
    built = {path.relative_to(tomorrow).as_posix(): path.read_bytes() for path in tomorrow.rglob("*") if path.is_file()}
    assert built == today.build.files()
