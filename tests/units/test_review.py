"""The criteria of WCAG 2.2: all are there, tests name none that is not, and a status claims no more than was run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ..conftest import ROOT
from ..review.__main__ import read_outcomes
from ..review.criteria import Criterion, find_tests, judge, read_criteria

CRITERIA = read_criteria()


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


def test_tests_are_found_in_every_folder_and_where_they_are_taken_over(tmp_path: Path) -> None:
    modules = {
        "units/test_one.py": 'def test_a() -> None:\n    """1.1.1, 2.4.6."""\n\n\ndef test_b() -> None:\n    pass\n',
        "units/helping.py": 'def test_c() -> None:\n    """1.1.1."""\n',
        "proof/test_one.py": "from ..units.test_one import test_a, test_b\nfrom ..units.helping import test_c\n",
        "proof/test_two.py": 'from .test_one import test_x\n\n\ndef test_d() -> None:\n    """2.4.6 (AA)."""\n',
    }
    for name, text in modules.items():
        (tmp_path / "tests" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tests" / name).write_text(text, encoding="utf-8")
    assert find_tests(tmp_path / "tests") == {
        "1.1.1": ["tests/proof/test_one.py::test_a", "tests/units/test_one.py::test_a"],
        "2.4.6": [
            "tests/proof/test_one.py::test_a",
            "tests/proof/test_two.py::test_d",
            "tests/units/test_one.py::test_a",
        ],
    }


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


def test_the_worst_that_came_of_the_cases_of_a_test_counts() -> None:
    case = '<testcase classname="tests.units.test_x" name="{}">{}</testcase>'
    cases = (
        case.format("test_a[one]", ""),
        case.format("test_a[two]", "<failure/>"),
        case.format("test_a[three]", "<skipped/>"),
        case.format("test_b[one]", "<skipped/>"),
        case.format("test_b[two]", "<system-out/>"),
        case.format("test_c", ""),
        case.format("test_d", "<error/>"),
    )
    assert read_outcomes(f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>") == {
        "tests/units/test_x.py::test_a": "failed",
        "tests/units/test_x.py::test_b": "not run",
        "tests/units/test_x.py::test_c": "passed",
        "tests/units/test_x.py::test_d": "failed",
    }
