"""The invented service in three languages: Finnish added to it by data alone, as CONTRIBUTING.md says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from .conftest import ROOT, Project, copy_project

FINNISH = ROOT / "tests" / "finnish" / "docs"  # its pages and wording, and what it adds to the data files
THREE = ("sv", "en", "fi")


def copy_in_three(root: Path) -> Project:
    """The service with its pages and data in all three languages; nobody has confirmed the Finnish yet."""
    project = copy_project(root)
    shutil.copytree(FINNISH / "fi", root / "docs/fi", copy_function=shutil.copyfile)
    shutil.copyfile(FINNISH / "wording/fi.yml", root / "docs/wording/fi.yml")
    for path in FINNISH.glob("*.yml"):
        name = f"docs/{path.name}"
        data = _merged(_read(root / name), _read(path))
        project.write(name, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    english = "        - locale: en\n          name: English\n"
    project.change("mkdocs.yml", english, english + "        - locale: fi\n          name: Suomi\n")
    return project


def three_languages(root: Path) -> Project:
    """The same, its Finnish confirmed."""
    project = copy_in_three(root)
    code, said = project.run("confirm", "all")
    assert code == 0, said
    return project


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _merged(data: Any, more: Any) -> Any:
    if isinstance(data, dict) and isinstance(more, dict):
        return {**data, **{key: _merged(data.get(key), value) for key, value in more.items()}}
    if isinstance(data, list) and isinstance(more, list):
        return [_merged(one, other) for one, other in zip(data, more, strict=True)]
    return data if more in ({}, None) else more
