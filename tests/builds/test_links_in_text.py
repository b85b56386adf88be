"""On the built pages each term leads to its explanation once, and no abbreviation is left unexplained.

That the two checks see what they are there for is shown on copies of the built site that have one fault each.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ..checks_of_a_site import Expected, read_expected
from ..checks_of_terms import find_misled_terms, find_unexplained_abbreviations, read_names
from ..confirming import TODAY
from ..conftest import INVENTED, Build


@pytest.fixture(scope="module")
def expected() -> Expected:
    return read_expected(INVENTED, TODAY)


def find_unexplained(build: Build, expected: Expected) -> list[str]:
    return find_unexplained_abbreviations(build, expected, read_names(INVENTED))


def test_each_term_of_a_page_leads_once_to_the_place_where_it_is_explained(site: Build, expected: Expected) -> None:
    """WCAG 2.2, 3.1.3 Unusual Words (AAA)."""
    assert find_misled_terms(site, expected) == []
    assert len(site.page("").xpath("//a[@class='term']")) > 3


def test_an_abbreviation_is_written_out_or_leads_to_where_it_is(site: Build, expected: Expected) -> None:
    """WCAG 2.2, 3.1.4 Abbreviations (AAA): capitals in a row, anywhere in the text of a page."""
    assert find_unexplained(site, expected) == []


FAULTS: tuple[tuple[Callable[[Build, Expected], list[str]], str, str, str, list[str]], ...] = (
    # the check, the page, what stands there, what stands there instead, what the check finds
    (
        *(find_misled_terms, "index.html", 'href="ordlista/#bus-stop"', 'href="ordlista/#stop"'),
        [": hållplats → ordlista/#stop"],
    ),
    (
        *(find_misled_terms, "index.html", 'href="ordlista/#bus-stop"', 'href="hitta/#bus-stop"'),
        [": hållplats → hitta/#bus-stop"],
    ),
    (
        *(find_misled_terms, "index.html", '(<a class="term" href="ordlista/#bus-stop">)', r"\1a</a>\1"),
        [": hållplats → ordlista/#bus-stop"],
    ),
    (find_unexplained, "om-oss/index.html", "Säg till", "Säg till FBI", ["/om-oss/: FBI"]),
    (find_unexplained, "om-oss/index.html", "Säg till", "Säg till RULL", ["/om-oss/: RULL"]),
    (
        *(find_unexplained, "om-oss/index.html", "Säg till", '<a href="../byggdelar/">RULL</a>'),
        ["/om-oss/: RULL in “RULL”"],
    ),
    (
        find_unexplained,
        "for-alla/index.html",
        "Web Content Accessibility Guidelines",
        "WCAG",
        ["/for-alla/: WCAG"],
    ),
)
HARMLESS = (
    ("Säg till", '<a href="../hitta/">RULL</a> Rullande biblioteket i Lindeby'),
    ("Säg till", '<a href="../latt-svenska/">RULL</a>'),
    ("Säg till", "FBI (Federal Bureau of Investigation)"),
    ("Säg till", "WCAG 2.1 AA, EN 301 549, SEK 1,250"),
    ("Säg till", '<a class="term" href="../ordlista/#service">RULL</a>'),
)


def with_fault(site: Build, folder: Path, page: str, old: str, new: str) -> Build:
    shutil.copytree(site.folder, folder, dirs_exist_ok=True)
    text, count = re.subn(old, new, (folder / page).read_text(encoding="utf-8").replace("\u00ad", ""), count=1)
    assert count
    (folder / page).write_text(text, encoding="utf-8")
    return replace(site, folder=folder)


@pytest.mark.parametrize(("check", "page", "old", "new", "found"), FAULTS)
def test_a_fault_is_found(
    site: Build,
    expected: Expected,
    tmp_path: Path,
    check: Callable[[Build, Expected], list[str]],
    page: str,
    old: str,
    new: str,
    found: list[str],
) -> None:
    assert check(with_fault(site, tmp_path, page, old, new), expected) == found


@pytest.mark.parametrize(("old", "new"), HARMLESS)
def test_what_is_explained_in_another_way_is_no_fault(
    site: Build, expected: Expected, tmp_path: Path, old: str, new: str
) -> None:
    assert find_unexplained(with_fault(site, tmp_path, "om-oss/index.html", old, new), expected) == []
