"""Of one file no more problems are listed than anyone mends before looking again."""

from __future__ import annotations

import json
from dataclasses import replace

from bilingual.messages import as_is
from bilingual.problems import MOST_OF_A_FILE, Problem, report
from bilingual.reports.problems import FORMATS


def problem(line: int, file: str = "docs/en/index.md", severity: str = "warning") -> Problem:
    assert severity in ("warning", "error")
    return Problem(
        file, line, as_is("It is wrong."), as_is("Mend it."), "number", "error" if severity == "error" else "warning"
    )


def test_eight_thousand_problems_of_a_file_are_fifty_and_a_number() -> None:
    found = [problem(line) for line in range(1, 8001)] + [problem(1, "docs/en/other.md")]
    said = report(found).split("\n")
    assert said[:2] == ["docs/en/index.md:1: It is wrong.", "    Mend it."]
    assert said[2 * MOST_OF_A_FILE :] == [
        "docs/en/index.md:51: 7950 more are to mend in this file, from this line on.",
        "    Mend those above, then look again.",
        "docs/en/other.md:1: It is wrong.",
        "    Mend it.",
    ]


def test_an_error_is_listed_before_any_warning() -> None:
    found = [problem(line) for line in range(1, 100)] + [problem(500, severity="error")]
    assert "docs/en/index.md:500: It is wrong." in report(found)


def test_what_is_wrong_is_never_longer_than_can_be_read() -> None:
    long = Problem("docs/en/index.md", 1, as_is("a" * 5000), as_is("Mend it."), "number")
    assert len(report([long])) < 1100


def test_a_report_for_gitlab_knows_a_problem_again_when_lines_move() -> None:
    what = as_is("“12” is not at docs/en/index.md:8.")
    one = Problem("docs/sv/index.md", 7, what, as_is("Mend\n::it."), "number", "warning", more=(as_is("Or not."),))
    moved = replace(one, line=9, what=as_is("“12” is not at docs/en/index.md:10."))
    (said,) = json.loads(FORMATS["gitlab"]([one]))
    fingerprint = said.pop("fingerprint")
    assert said == {
        "description": "“12” is not at docs/en/index.md:8. Mend[U+000A]::it. Or not.",
        "check_name": "number",
        "severity": "minor",
        "location": {"path": "docs/sv/index.md", "lines": {"begin": 7}},
    }
    assert [each["fingerprint"] for each in json.loads(FORMATS["gitlab"]([moved]))] == [fingerprint]
    both = json.loads(FORMATS["gitlab"]([one, moved, replace(one, severity="error"), replace(one, file="docs/a.md")]))
    assert len({each["fingerprint"] for each in both}) == 4
    assert json.loads(FORMATS["gitlab"]([])) == []


def test_every_list_says_how_many_there_are_and_holds_fifty_of_a_file() -> None:
    found = [problem(line) for line in range(1, 27_001)] + [problem(1, "docs/en/other.md")]
    assert FORMATS["text"](found).endswith("\n\n27001 to mend, of which 51 are listed.")
    assert FORMATS["text"](found[:2]).endswith("\n\n2 to mend.")
    assert len(json.loads(FORMATS["json"](found))) == len(FORMATS["github"](found).splitlines()) == MOST_OF_A_FILE + 2
