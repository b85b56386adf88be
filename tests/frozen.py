"""Data that stays as it is, for tables of cases: a few rules, the words of an invented service, empty main pages.

It stands beside the seeded cases, in tests/seeded/docs/.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from bilingual.data.rules.wording import Wording, read_wording, wording_file
from bilingual.data.terms import FILE, Terms, read_terms
from bilingual.problems import report

from .confirming import LOCALES

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'  # a drawing of nothing
FROZEN = Path(__file__).parent / "seeded"


def copy_frozen(root: Path) -> Path:
    """A project with these data files and main pages, and without templates."""
    shutil.copytree(FROZEN / "docs", root / "docs", copy_function=shutil.copyfile)
    (root / "overrides").mkdir()
    return root


def frozen_terms() -> Terms:
    """The words of the invented service."""
    terms, problems = read_terms((FROZEN / FILE).read_bytes(), LOCALES)
    assert report(problems) == ""
    return terms


def frozen_wording(locale: str) -> Wording:
    """How a language says units, limits and days."""
    wording, problems = read_wording((FROZEN / wording_file(locale)).read_bytes(), locale, (), LOCALES)
    assert report(problems) == ""
    assert wording is not None
    return wording
