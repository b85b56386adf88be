"""Whoever builds a commit for a day gets the same bytes: in any folder, as any user, in any time zone and language.

Nobody has to believe the server, or whoever builds for it: https://reproducible-builds.org/docs/definition/
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from bilingual.clock import EPOCH, moment_of, zone_of
from bilingual.publish.transfer import LIST

from ..confirming import TODAY
from ..conftest import INVENTED, ROOT, Build, Project, copy_project

# Another user, who may read what root may, since this project may lie in a folder of root's.
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
NOBODY += ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search", "--"]


@dataclass(frozen=True)
class Builder:
    """Somebody who builds: as whom, with which rights for what is written, where, and with what around."""

    command: Sequence[str]
    umask: int
    folder: str
    environment: dict[str, str]
    hour: int

    def make(self, place: Path, service: Path, day: date) -> Project:
        """The site, what is published of it, and the bills."""
        (place / self.folder).mkdir(parents=True)
        project = copy_project(place / self.folder, service, hooks=True)
        for name in ("serving.yml", "requirements.lock"):
            shutil.copyfile(ROOT / name, project.root / name)
        if self.command:
            for path in (place, *place.rglob("*")):
                os.chown(path, 65534, 65534, follow_symlinks=False)
        moment = moment_of(day, zone_of(project.root)) + self.hour * 3600
        for arguments in (
            ["mkdocs", "build", "--strict"],
            ["bilingual", "publish", "--", "public"],
            ["bilingual", "bill"],
        ):
            self._run(project.root, arguments, moment)
        return project

    def _run(self, root: Path, arguments: Sequence[str], moment: int) -> None:
        """In a process of its own, with nothing of this one's environment but the way to the programs."""
        own = {"PATH": os.environ["PATH"], "PYTHONPATH": "hooks", "HOME": str(root / "home"), EPOCH: str(moment)}
        own |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", **self.environment}
        done = subprocess.run(
            [*self.command, sys.executable, "-m", *arguments],
            cwd=root,
            env=own,
            umask=self.umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def builders() -> tuple[Builder, Builder]:
    """Two who have nothing in common; where this is not root, they are one user."""
    is_root = os.geteuid() == 0
    if is_root and shutil.which("setpriv") is None:
        pytest.skip("setpriv (Debian's util-linux) runs a build as another user, and is not here")
    return (
        Builder([], 0o022, "a", {"TZ": "America/Adak", "LC_ALL": "C", "PYTHONHASHSEED": "1"}, 0),
        Builder(
            NOBODY if is_root else [],
            0o077,
            "another/folder, å",
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANGUAGE": "sv", "PYTHONHASHSEED": "2", "CI": "true"},
            9,
        ),
    )


@pytest.mark.parametrize("service", [INVENTED, ROOT], ids=["invented", "real"])
def test_two_builds_of_one_day_are_the_same_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, service: Path
) -> None:
    day = TODAY if service == INVENTED else datetime.fromtimestamp(time.time(), UTC).date()
    once, again = (one.make(tmp_path_factory.mktemp("built"), service, day) for one in builders())
    for folder in ("site", "public"):
        here, there = (Build(0, "", one.root / folder).files() for one in (once, again))
        assert sorted(here) == sorted(there)
        assert [name for name in here if here[name] != there[name]] == []
    serials = [
        {json.loads(raw)["serialNumber"] for raw in Build(0, "", one.root / "bill").files().values()}
        for one in (once, again)
    ]
    assert len(serials[0]) == 2
    assert serials[0] == serials[1]
    assert {f"index.html{ending}" for ending in ("", ".br", ".zst", ".gz")} | {LIST} <= set(here)
