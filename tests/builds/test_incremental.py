"""Forty edits by chance, one after the other: the site built with what earlier builds have left is the one built from
nothing. Of the smallest site that has everything; 420 of larger ones, killed in between, are in tests/proof/."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from ..conftest import Project
from ..incremental import Incremental, run
from ..random_edits import OWN_HOOKS, write_as_yaml
from ..tiny import write_tiny

STALE = """\
from pathlib import Path


def on_post_page(output, page, **_):
    kept = Path(".cache", f"page of {page.file.src_uri.replace('/', ' ')}")
    if not kept.exists():
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(output, encoding="utf-8")
    return kept.read_text(encoding="utf-8")
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """The smallest site, with its data as editors write them."""
    (tmp_path / "project").mkdir()
    project = write_tiny(tmp_path / "project", ("sv", "en"))
    write_as_yaml(project.root)
    project.confirm()
    return project


def test_after_40_edits_by_chance_the_site_is_as_if_it_was_built_from_nothing(tiny: Project, tmp_path: Path) -> None:
    there = Incremental(tiny, tmp_path / "beside", random.Random(6))
    run(there, 40, every=4, in_processes=False)
    assert there.edits == 40
    assert there.compared > 5


def test_a_build_that_remembered_a_page_by_its_name_alone_would_be_found_out(tiny: Project, tmp_path: Path) -> None:
    tiny.write(f"{OWN_HOOKS}/stale.py", STALE)
    tiny.change("mkdocs.yml", '"hooks/on_build.py"', f'"hooks/on_build.py", "{OWN_HOOKS}/stale.py"')
    there = Incremental(tiny, tmp_path / "beside", random.Random(1))
    there.build()
    tiny.change("docs/sv/index.md", "Låna den.", "Låna den nu.")
    there.read()
    with pytest.raises(AssertionError, match="Other bytes than from nothing"):
        there.build()
