"""What accessibility reviewers get of the real pages is complete, for people and machines."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bilingual.gather import gather
from bilingual.pages.page import MAIN_PAGE
from playwright.sync_api import Browser, Page

from ..axe import ask_axe, load_axe
from ..confirming import LOCALES
from ..conftest import ROOT, Build
from ..measuring import LOOKS, widths_of
from ..review.__main__ import judge_all, look, run_tests, write
from ..review.criteria import NUMBER, STATUSES, read_criteria

CRITERIA = read_criteria()


@dataclass(frozen=True)
class Review:
    """The folder of a review of one page, without the tests that name criteria; and the page's own folder in it."""

    target: Path
    folder: str
    title: str


@pytest.fixture(scope="module")
def review(real_site: Build, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Review:
    """The review of the first page besides the main page."""
    target = tmp_path_factory.mktemp("review")
    site, _ = gather(ROOT, LOCALES, date.today())
    assert site is not None
    name = next(name for name in site.pairs if name != MAIN_PAGE)
    pages = look(browser, real_site.folder, [site.addresses(name)[LOCALES[0]]], target)
    write(target, site, pages, judge_all(pages, {}), browser.version)
    return Review(target, pages[0].folder, site.front(site.pairs[name][LOCALES[0]])["title"])


@pytest.fixture(scope="module")
def graph(review: Review) -> list[dict[str, Any]]:
    """The nodes of the report in EARL."""
    report = json.loads((review.target / "earl.json").read_text(encoding="utf-8"))
    assert report["@context"]["earl"] == "http://www.w3.org/ns/earl#"
    return list(report["@graph"])


def test_what_came_of_tests_is_read_from_their_own_report() -> None:
    name = "tests/units/test_review.py::test_all_criteria_of_wcag_22_are_there"
    assert run_tests([name]) == {name: "passed"}


def test_every_page_has_its_pictures_its_keyboard_path_and_what_is_heard(review: Review) -> None:
    page = Build(0, "", review.target).page(review.folder)
    here = review.target / review.folder
    needed = {str(each) for each in page.xpath("//@href | //@src") if not re.match(r"#|\.\./|https?:", each)}
    assert {path.name for path in here.iterdir()} == {*needed, "index.html"}
    looks = {f"{look.replace(', ', '-').replace(' ', '-')}-{width}.png" for look in LOOKS for width in widths_of(look)}
    assert looks < needed
    assert {name.partition("-")[0] for name in needed - looks} == {"axe.json", "print.pdf", "stop", "tree.txt"}
    assert all((here / name).stat().st_size > 200 for name in needed)
    assert f"heading: {review.title} (level 1)" in (here / "tree.txt").read_text(encoding="utf-8")


def test_every_criterion_has_a_status_how_it_was_checked_and_evidence(review: Review) -> None:
    index = Build(0, "", review.target).page("")
    rows = index.xpath("//table[.//*[@id='criteria-table']]/tbody/tr")
    cells = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    assert [NUMBER.findall(row[0])[0] for row in cells] == [criterion.number for criterion in CRITERIA]
    assert {row[3] for row in cells} <= set(STATUSES)
    assert [row[0] for row in cells if row[3] != "not checked" and not (row[4] and row[5])] == []


def test_the_report_for_machines_has_all_that_earl_asks_for(graph: list[dict[str, Any]]) -> None:
    known = {node["@id"] for node in graph if "@id" in node}
    assertions = [node for node in graph if node["@type"] == "earl:Assertion"]
    outcomes = {f"earl:{name}" for name in ("passed", "failed", "cantTell", "inapplicable", "untested")}
    for each in assertions:
        assert {each["assertedBy"], each["subject"]} <= known
        assert each["test"].startswith("https://")
        assert each["mode"] in ("earl:automatic", "earl:undisclosed")
        assert each["result"]["@type"] == "earl:TestResult"
        assert each["result"]["outcome"] in outcomes
    of_criteria = {each["test"] for each in assertions if "/WCAG22/#" in each["test"]}
    assert of_criteria == {criterion.address for criterion in CRITERIA}
    assert len(assertions) > len(CRITERIA) + 50  # axe's rules


@pytest.mark.parametrize("which", ["the criteria", "the page"])
def test_the_review_is_accessible_itself(review: Review, page: Page, which: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((review.target / (review.folder if which == "the page" else "") / "index.html").as_uri())
    load_axe(page)
    assert [rule["id"] for rule in ask_axe(page, "light")["violations"]] == []
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
