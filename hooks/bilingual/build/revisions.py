"""The files of a project: as they lie on the disk, and as they were in a revision that git knows."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from ..files.places import DOCS, OVERRIDES
from ..files.tree import MB, find_files, read_file
from ..messages import say, together
from ..problems import Problem, Report, choose, quote
from .renderer import Unreadable

_MOST = 10 * MB  # of any file; what each kind may have at most, the build says
_SOURCES = ("docs", "hooks", "overrides", "mkdocs.yml")  # all that a build needs


class NoRevision(Exception):
    """The revision cannot be had; the message says why, in plain words."""


def working_files(root: Path) -> dict[str, bytes]:
    """What lies on the disk now, committed or not. Raises Unreadable for what is no plain file."""
    code = (path for path in (root / "hooks").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    files = {path.relative_to(root).as_posix(): path.read_bytes() for path in code}
    names, problems = ["mkdocs.yml"], list[Problem]()
    for top in (DOCS, OVERRIDES):
        found = find_files(root, top)
        names += found.files
        problems += found.problems
    for name in names:
        files[name], wrong = read_file(root, name, _MOST)
        problems += wrong
    if any(problem.severity == "error" for problem in problems):
        raise Unreadable(together([Report(tuple(problems))]))
    return files


def files_of_revision(root: Path, revision: str) -> dict[str, bytes]:
    """The files of the project in a revision. Raises NoRevision."""
    commit = commit_of(root, revision)
    archive = git(root, "archive", "--format=tar", commit)
    files: dict[str, bytes] = {}
    with tarfile.open(fileobj=BytesIO(archive or b"")) as tar:
        for member in tar:
            if member.isfile() and member.name.split("/")[0] in _SOURCES and (content := tar.extractfile(member)):
                files[member.name] = content.read()
    return files


def commit_of(root: Path, revision: str) -> str:
    """The name of the commit that git knows a revision by. Raises NoRevision."""
    if git(root, "rev-parse", "--git-dir") is None:
        raise NoRevision(
            say(
                "This folder is no git repository, so it has no earlier revision."
                " Get it by git clone; only make impact AS_OF=2027-03-01 can do without."
            )
        )
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        names = (git(root, "for-each-ref", "--format=%(refname:short)", "refs") or b"").decode().split()
        what = [say("git knows no revision “{revision}” here.", revision=quote(revision))]
        if (git(root, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true":
            what.append(
                say("This clone is shallow, without what was before: run git fetch --unshallow, then try again.")
            )
        raise NoRevision(together([*what, choose(revision, names).advice]))
    return commit.decode().strip()


def git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None if it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        raise NoRevision(
            say(
                "git is not installed, so no earlier revision can be had."
                " Install it; only make impact AS_OF=2027-03-01 can do without."
            )
        ) from None
    return done.stdout if done.returncode == 0 else None
