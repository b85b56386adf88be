"""What the units share."""

from __future__ import annotations

import pytest

from ..conftest import Project


@pytest.fixture
def project(in_two: Project) -> Project:
    """The invented service in two of its languages, for one test to change: messages about two texts are pinned word
    for word. test_three.py tries the same checks in all three."""
    return in_two
