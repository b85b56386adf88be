"""Real git, for a project that a test may change."""

from __future__ import annotations

import subprocess

from .conftest import Project


def git(project: Project, *arguments: str) -> str:
    """The output of a real git command, which must succeed."""
    identity = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    return subprocess.run(
        ["git", *identity, *arguments], cwd=project.root, capture_output=True, text=True, check=True
    ).stdout


def commit(project: Project) -> Project:
    """The same project, in a repository of its own with everything committed."""
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=before")
    return project
