"""What the units share."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import Project, copy_in_two


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The invented service in two of its languages, for one test to change: messages about two texts are pinned word
    for word. test_three.py tries the same checks in all three."""
    return copy_in_two(tmp_path)
