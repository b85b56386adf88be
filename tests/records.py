"""The data files of a service that say how accessible its site is and how to reach it, for a test to change."""

from __future__ import annotations

from .conftest import Project

ACCESSIBILITY = "docs/accessibility.yml"
ORGANISATION = "docs/organisation.yml"


def set_findings(project: Project, text: str) -> None:
    """Puts other findings in place of those that the record ends with."""
    before, _, _ = (project.root / ACCESSIBILITY).read_text(encoding="utf-8").partition("findings:")
    project.write(ACCESSIBILITY, before + text)
