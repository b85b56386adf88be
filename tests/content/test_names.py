"""The service of docs/ is data: nothing outside of it, its tests and the papers knows it by name."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from ..conftest import ROOT

ITS_OWN = ("docs", "tests/content")
PAPERS = ("decisions", "findings", "pictures")  # and what ends with .md


def test_no_code_template_or_test_knows_this_service_by_name() -> None:
    names = sorted(set(names_of_the_service()))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.I)
    files = list(others())
    assert PurePosixPath("hooks/on_build.py") in files
    assert PurePosixPath("overrides/service.html") in files
    found = [
        f"{file}:{number}: {match[0]}"
        for file in files
        for number, line in enumerate((ROOT / file).read_text(encoding="utf-8", errors="replace").split("\n"), 1)
        for match in pattern.finditer(line)
    ]
    assert found == []


def names_of_the_service() -> Iterator[str]:
    """What the service, its authority and its site are called, and the names by which its rules are looked up.

    A rule's name of one word, such as “compensation”, is a word of the language like any other.
    """
    service, organisation, site, rules = (_read(name) for name in ("service", "organisation", "site", "rules"))
    yield service["identifier"]
    yield from (
        name for each in (*service["names"].values(), organisation["name"], site["names"]) for name in each.values()
    )
    of_rules = [*rules, *(name for rule in rules.values() for name in rule["name"].values())]
    yield from (name for name in of_rules if re.search(r"\W|_", name))


def others() -> Iterator[PurePosixPath]:
    """Every text in the repository that is neither the service's own nor a paper."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for file in map(PurePosixPath, filter(None, listed.split("\0"))):
        is_own = any(file.is_relative_to(folder) for folder in (*ITS_OWN, *PAPERS))
        if not is_own and file.suffix != ".md" and (ROOT / file).is_file():
            yield file


def _read(name: str) -> Any:
    return yaml.safe_load(Path(ROOT / f"docs/{name}.yml").read_text(encoding="utf-8")) or {}
