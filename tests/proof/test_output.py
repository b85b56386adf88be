"""Whatever happens to a build, readers get the old site or the new one, whole: the long proofs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .. import load, servers
from ..conftest import DAY, Build, Project, copy_in_two, copy_project
from ..killing import build_until

MOMENTS = 50


def test_a_build_that_is_killed_at_any_of_50_moments_leaves_a_whole_site(tmp_path: Path) -> None:
    """Half of the moments lie anywhere in the build; the others between the exchange and its end."""
    project = copy_in_two(tmp_path)
    old = project.build().files()
    shutil.copytree(project.root / "site", kept := tmp_path / "kept", symlinks=True)
    asked = int(build_until(0, project.root, ["--site-dir", "site"], DAY).stdout)
    project.change("docs/rules.yml", "value: 9", "value: 11")
    new = project.build(folder=str(tmp_path / "new")).files()
    assert new != old
    half = MOMENTS // 2
    moments = [str(asked * number // (half + 1)) for number in range(1, half + 1)]
    moments += [f"renameat2+{3 * number}" for number in range(half)]
    left: Counter[str] = Counter()
    for moment in moments:
        done = build_until(moment, project.root, ["--site-dir", "site"], DAY)
        found = Build(done.returncode, "", project.root / "site").files()
        assert done.returncode < 0, done.stderr
        assert found in (old, new), f"neither old nor new, killed at {moment} of {asked}"
        left["old" if found == old else "new"] += 1
        if found == new:
            shutil.rmtree(project.root / "site")
            shutil.copytree(kept, project.root / "site", symlinks=True)
    print(f"\n{MOMENTS} builds killed: {left['old']} old sites whole, {left['new']} new ones, 0 others")
    assert min(left["old"], left["new"]) > 10
    assert project.build().files() == new  # by a build that is left alone, after all those
    assert [name for name in os.listdir(project.root) if name.startswith(".site")] == []


@pytest.mark.parametrize("put", [None, load.publish], ids=["built there", "published there"])
def test_a_real_server_answers_every_request_while_the_site_changes_again_and_again(
    tmp_path: Path, put: Callable[[Project, Path], object] | None
) -> None:
    if servers.find("nginx") is None:
        pytest.skip(servers.not_to_be_had("nginx"))
    answers = load.measure(tmp_path, put)
    print(f"\n{answers}")
    assert list(answers.statuses) == [200]
    assert answers.wrong == []
    assert answers.requests > 1000
    assert answers.assets_of_before > 0
    assert sum(1 for name in answers.versions if name.startswith("only in")) > 2


NOT_MOUNTED = "this machine lets this user mount nothing, which unshare --map-root-user --mount needs"


def in_a_machine_of_its_own(project: Project, *mounts: str, options: str = "") -> subprocess.CompletedProcess[str]:
    """A strict build that sees mounts of its own: the system forgets them when it ends. Prints the files after it."""
    show = "cd site && find . -type f -exec sha256sum {} + | sort"
    build = f"{sys.executable} -m mkdocs build --strict --site-dir site {options}"
    script = " && ".join([*mounts, f"{{ {build} >&2; {show}; }}"])
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=project.root,
        env={**os.environ, **DAY},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if "unshare failed" in done.stderr or "permission denied" in done.stderr:
        pytest.skip(NOT_MOUNTED)
    return done


@pytest.fixture
def changed(tmp_path: Path) -> Iterator[tuple[Project, str, str]]:
    """A project whose site is old, and how the listings of the old and of the new site look."""
    project = copy_project(tmp_path)
    project.change("docs/rules.yml", "value: 9", "value: 11")
    project.build()
    new = listing(project.root / "site")
    project.change("docs/rules.yml", "value: 11", "value: 9")
    project.build()
    old = listing(project.root / "site")
    project.change("docs/rules.yml", "value: 9", "value: 11")
    yield project, old, new
    assert listing(project.root / "site") in (old, new)
    assert [name for name in os.listdir(project.root) if name.startswith(".site")] == []


def listing(folder: Path) -> str:
    script = "find . -type f -exec sha256sum {} + | sort"
    return subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_a_mount_point_gets_the_new_site_file_by_file_and_it_is_said(changed: tuple[Project, str, str]) -> None:
    project, _, new = changed
    mount = "cp -a site kept && mount -t tmpfs none site && cp -a kept/. site && rm -r kept"
    done = in_a_machine_of_its_own(project, mount)
    assert done.stdout == new, done.stderr
    assert "site: This folder cannot change places with another, as it is a mount point" in done.stderr


def test_a_folder_that_is_mounted_onto_itself_is_such_a_one_too(changed: tuple[Project, str, str]) -> None:
    """The system's own test for mount points does not see these: the exchange itself is refused (EBUSY)."""
    project, _, new = changed
    done = in_a_machine_of_its_own(project, "mount --bind site site")
    assert done.stdout == new, done.stderr
    assert "Its files were replaced one by one, pages last." in done.stderr


@pytest.mark.parametrize("room", [1.1, 1.5])
def test_a_disk_that_is_full_leaves_the_old_site(changed: tuple[Project, str, str], room: float) -> None:
    """The old site fits on it, and not a second one."""
    project, old, _ = changed
    pages = sum(-(-path.stat().st_size // 4096) for path in (project.root / "site").rglob("*") if path.is_file())
    size = int(4 * pages * room)  # KB
    mount = f"cp -a site kept && mount -t tmpfs -o size={size}k none site && cp -a kept/. site && rm -r kept"
    done = in_a_machine_of_its_own(project, mount)
    assert done.stdout == old, done.stderr
    assert "site stays as it was, because the disk is full. Make room, and try again." in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_remembered_is_done_without_where_it_finds_no_room(changed: tuple[Project, str, str]) -> None:
    """The site is published all the same, also by the next build, which has what was remembered before."""
    project, _, new = changed
    done = in_a_machine_of_its_own(project, "mount -t tmpfs -o size=8k none .cache")
    assert done.stdout == new, done.stderr
    assert "Traceback" not in done.stderr
    assert project.build().code == 0
    assert listing(project.root / "site") == new


@pytest.mark.parametrize("what", ["site", "."], ids=["the site", "the whole checkout"])
def test_what_can_only_be_read_stays_as_it_was(changed: tuple[Project, str, str], what: str) -> None:
    project, old, _ = changed
    mount = f"mount --bind {what} {what} && mount -o remount,bind,ro {what} && cd $PWD"
    done = in_a_machine_of_its_own(project, mount)
    assert done.stdout == old, done.stderr
    assert (
        "site stays as it was, because this disk can only be read."
        " Make it writable for this user, or choose another place, and try again." in done.stderr
    )
    assert "Traceback" not in done.stderr


def test_a_checkout_that_can_only_be_read_is_built_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    project = copy_project(tmp_path / "project")
    mount = "mount --bind . . && mount -o remount,bind,ro . && cd $PWD"
    done = in_a_machine_of_its_own(project, mount, options=f"--site-dir {tmp_path / 'site'}")
    assert (tmp_path / "site/index.html").is_file(), done.stderr
    assert "Traceback" not in done.stderr
