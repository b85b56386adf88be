"""Golden pairs: each file in pairs/ holds the pages of one case, and what is said of them.

A line with three equals signs and a path begins a page; the last such line gives the verdict, and below it stands the
whole report.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from bilingual.problems import report

from .confirming import confirm_everything
from .conftest import ROOT

CASES = sorted(Path(__file__).parent.joinpath("pairs").glob("*.txt"))
VERDICTS = {"every build goes through", "the strict build stops", "every build stops"}


def read_case(path: Path) -> tuple[dict[str, str], str, str]:
    """(pages by path, verdict, report)"""
    _, *parts = re.split(r"^=== (.+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    *pages, verdict, expected = parts
    return dict(zip(pages[::2], pages[1::2], strict=True)), verdict, expected.rstrip("\n")


def verdict_of(severities: set[str]) -> str:
    if not severities:
        return "every build goes through"
    return "every build stops" if "error" in severities else "the strict build stops"


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_pair_is_judged_as_its_case_says(path: Path, tmp_path: Path) -> None:
    pages, verdict, expected = read_case(path)
    assert verdict in VERDICTS
    other_pages = shutil.ignore_patterns("[!i]*.md")
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=other_pages)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    site, problems = confirm_everything(tmp_path)
    assert report(problems) == expected
    assert verdict_of({problem.severity for problem in problems}) == verdict
    assert (site is None) == (verdict == "every build stops")
