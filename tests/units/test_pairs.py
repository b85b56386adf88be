"""Golden pairs: each file in pairs/ holds the pages of one case, and what is said of them.

A line with three equals signs and a path begins a page; the last such line gives the verdict, and below it stands the
whole report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from bilingual.problems import report

from ..confirming import LOCALES, gather_confirmed
from ..conftest import ROOT
from ..frozen import FROZEN, copy_frozen

CASES = sorted((ROOT / "tests/pairs").glob("*.txt"))
MAIN_PAGES = {
    name: (FROZEN / name).read_text(encoding="utf-8") for name in (f"docs/{locale}/index.md" for locale in LOCALES)
}
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


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose data all cases share."""
    return copy_frozen(tmp_path_factory.mktemp("pairs"))


def put_pages(root: Path, pages: Mapping[str, str]) -> None:
    """Gives the project these pages, and no other ones, of which nothing is confirmed."""
    for path in sorted((root / "docs").rglob("*"), reverse=True):
        if path.suffix in (".md", ".txt"):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for name, text in pages.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_pair_is_judged_as_its_case_says(path: Path, root: Path) -> None:
    pages, verdict, expected = read_case(path)
    assert verdict in VERDICTS
    put_pages(root, {**MAIN_PAGES, **pages})
    site, problems = gather_confirmed(root)
    assert report(problems) == expected
    assert verdict_of({problem.severity for problem in problems}) == verdict
    assert (site is None) == (verdict == "every build stops")
