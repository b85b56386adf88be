"""What accessibility reviewers get is complete, for people and machines, and claims nothing that was not run."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bilingual.site import gather
from playwright.sync_api import Browser, Page

from .confirming import LOCALES
from .conftest import ROOT, Build
from .engines import AXE
from .measuring import LOOKS, must_be_empty, widths_of
from .review.__main__ import judge_all, look, run_tests, write
from .review.criteria import NUMBER, STATUSES, Criterion, find_tests, judge, read_criteria
from .test_accessible import RUN

ADDRESS, FOLDER = "om-webbplatsen/", "om-webbplatsen"
CRITERIA = read_criteria()


@pytest.fixture(scope="module")
def review(site: Build, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for one page, without the tests that name criteria."""
    target = tmp_path_factory.mktemp("review")
    gathered, _ = gather(ROOT, LOCALES, date.today())
    assert gathered is not None
    pages = look(browser, site.folder, [ADDRESS], target)
    write(target, gathered, pages, judge_all(pages, {}), browser.version)
    return target


@pytest.fixture(scope="module")
def graph(review: Path) -> list[dict[str, Any]]:
    """The nodes of the report in EARL."""
    report = json.loads((review / "earl.json").read_text(encoding="utf-8"))
    assert report["@context"]["earl"] == "http://www.w3.org/ns/earl#"
    return list(report["@graph"])


def test_all_criteria_of_wcag_22_are_there() -> None:
    assert Counter(criterion.level for criterion in CRITERIA) == {"A": 31, "AA": 24, "AAA": 31}
    numbers = [tuple(map(int, criterion.number.split("."))) for criterion in CRITERIA]
    assert numbers == sorted(set(numbers))
    assert sum(criterion.new for criterion in CRITERIA) == 9
    assert len({criterion.address for criterion in CRITERIA}) == 86


@pytest.mark.parametrize(
    ("number", "address", "clause"),
    [
        ("1.2.1", "audio-only-and-video-only-prerecorded", "9.1.2.1"),
        ("2.5.8", "target-size-minimum", ""),
        ("1.4.6", "contrast-enhanced", ""),
        ("3.3.4", "error-prevention-legal-financial-data", "9.3.3.4"),
    ],
)
def test_a_criterion_knows_its_place_in_the_two_standards(number: str, address: str, clause: str) -> None:
    (criterion,) = [each for each in CRITERIA if each.number == number]
    assert (criterion.address, criterion.clause) == (f"https://www.w3.org/TR/WCAG22/#{address}", clause)


def test_every_criterion_that_a_test_names_exists() -> None:
    removed = "4.1.1"
    assert set(find_tests(ROOT / "tests")) - {removed} <= {criterion.number for criterion in CRITERIA}


def test_what_a_criterion_must_not_meet_stands_on_no_page(site: Build) -> None:
    pages = {name: site.page(name) for name in site.files() if name.endswith(".html")}
    paths = {criterion.number: criterion.without for criterion in CRITERIA if criterion.without}
    assert len(paths) > 20
    must_be_empty(
        f"{number}: {name} has {path}"
        for number, path in paths.items()
        for name, page in pages.items()
        if page.xpath(path)
    )


PLAIN = Criterion("1.4.3", "Contrast (Minimum)", "AA")
VERDICTS: tuple[tuple[Any, ...], ...] = (
    # criterion, tests, axe's rules, pages that have what must not be there; status, how
    (PLAIN, {}, {}, [], "not checked", ()),
    (PLAIN, {"t": "not run"}, {"r": "not found"}, [], "not checked", ()),
    (PLAIN, {"t": "passed"}, {"r": "passed"}, [], "holds", ("by machine",)),
    (PLAIN, {}, {"r": "passed"}, [], "needs a person", ("by machine", "by a person")),
    (PLAIN, {"t": "passed"}, {"r": "needs a person"}, [], "needs a person", ("by machine", "by a person")),
    (PLAIN, {"t": "passed"}, {"r": "failed"}, [], "fails", ("by machine",)),
    (PLAIN, {"t": "failed", "u": "passed"}, {}, [], "fails", ("by machine",)),
    (
        Criterion("1", "N", "A", person="Look."),
        {"t": "passed"},
        {},
        [],
        "needs a person",
        ("by machine", "by a person"),
    ),
    (Criterion("1", "N", "A", built="So."), {}, {}, [], "holds", ("by construction",)),
    (Criterion("1", "N", "A", absent="None."), {}, {}, [], "does not apply", ("by construction",)),
    (
        Criterion("1", "N", "A", absent="None.", without="//a"),
        {},
        {},
        ["/"],
        "fails",
        ("by machine", "by construction"),
    ),
)


@pytest.mark.parametrize(("criterion", "tests", "rules", "present", "status", "how"), VERDICTS)
def test_a_status_claims_no_more_than_was_run(
    criterion: Criterion,
    tests: dict[str, str],
    rules: dict[str, str],
    present: list[str],
    status: str,
    how: tuple[str, ...],
) -> None:
    verdict = judge(criterion, tests, rules, present)
    assert (verdict.status, verdict.how) == (status, how)


def test_what_came_of_tests_is_read_from_their_own_report() -> None:
    name = "tests/test_review.py::test_all_criteria_of_wcag_22_are_there"
    assert run_tests([name]) == {name: "passed"}


def test_every_page_has_its_pictures_its_keyboard_path_and_what_is_heard(review: Path) -> None:
    page = Build(0, "", review).page(FOLDER)
    needed = {str(each) for each in page.xpath("//@href | //@src") if not re.match(r"#|\.\./|https?:", each)}
    assert {path.name for path in (review / FOLDER).iterdir()} == {*needed, "index.html"}
    looks = {f"{look.replace(', ', '-').replace(' ', '-')}-{width}.png" for look in LOOKS for width in widths_of(look)}
    assert looks < needed
    assert {name.partition("-")[0] for name in needed - looks} == {"axe.json", "print.pdf", "stop", "tree.txt"}
    assert all((review / FOLDER / name).stat().st_size > 200 for name in needed)
    heard = (review / FOLDER / "tree.txt").read_text(encoding="utf-8")
    assert "heading: Om webbplatsen (level 1)" in heard


def test_every_criterion_has_a_status_how_it_was_checked_and_evidence(review: Path) -> None:
    index = Build(0, "", review).page("")
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


@pytest.mark.parametrize("name", ["index.html", f"{FOLDER}/index.html"])
def test_the_review_is_accessible_itself(review: Path, page: Page, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((review / name).as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert [rule["id"] for rule in page.evaluate(RUN)["violations"]] == []
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
