"""What is found of a real change, in a real repository and by real builds, as it stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilingual.reports.comment import Report, as_json, find_report, read_report
from bilingual.reports.comment_formats import as_markdown

from ..confirming import TODAY
from ..conftest import Project, copy_in_two
from ..git import commit
from ..impacts import Here

SENTENCE = "Personalen hjälper dig att välja."


@pytest.fixture
def committed(tmp_path: Path) -> Project:
    """The invented service in two languages, committed, to be changed."""
    return commit(copy_in_two(tmp_path / "project", hooks=True))


def found(project: Project) -> Report:
    """What is found, and is the same when it has been handed on."""
    report = find_report(project.root, "HEAD", TODAY, Here())
    file = project.root.parent / "report.json"
    file.write_text(as_json(report), encoding="utf-8")
    assert as_markdown(read_report(file), ["sv", "en"]) == as_markdown(report, ["sv", "en"])
    return report


def test_an_edit_is_told_with_its_pages_what_they_weigh_and_what_waits(committed: Project) -> None:
    committed.change("docs/sv/index.md", f" {SENTENCE}", "")
    committed.write("tool.py", "")
    report = found(committed)
    assert [(one.before, one.after, one.locale) for one in report.sentences] == [(SENTENCE, "", "sv")]
    assert [(one.name, one.locale, one.address) for one in report.pages] == [
        ("index.md", "sv", ""),
        ("index.md", "en", "en/"),
    ]
    (swedish, english) = ((page.before or 0, page.after or 0) for page in report.pages)
    assert 0 < swedish[0] - swedish[1] < 200
    assert 5_000 < english[1] < 50_000
    assert [(one.section, one.is_one_sided) for one in report.waiting] == [("index.md#offer", True)]
    assert [(one.file, one.line) for one in report.problems] == [("docs/sv/index.md", 11)]  # where it is lost
    assert (report.code, report.why) == (["tool.py"], "")


def test_what_cannot_be_built_is_told_by_what_is_to_be_mended(committed: Project) -> None:
    committed.change("docs/sv/index.md", SENTENCE, "{{ rules.nowhere }}")
    report = found(committed)
    assert [(one.file, "rules.nowhere" in one.what) for one in report.problems] == [("docs/sv/index.md", True)]
    assert report.why == "How the pages would read can be told once this has been mended."
    assert not report.sentences


@pytest.mark.long
def test_a_page_is_touched_by_a_picture_that_is_another_one_under_the_same_name(tmp_path: Path) -> None:
    project = copy_in_two(tmp_path / "project", hooks=True)
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' width='9' height='9'><path d='M0 0'/></svg>"
    project.write("docs/pictures/bus.svg", drawing)
    for locale, alternative in (("sv", "En buss"), ("en", "A bus")):
        page = project.root / f"docs/{locale}/about-us.md"
        page.write_text(f"{page.read_text('utf-8')}\n![{alternative}](../pictures/bus.svg)\n", "utf-8")
    commit(project)
    heavy = " ".join(f"L{number} {number * number % 97}" for number in range(1_000))
    project.write("docs/pictures/bus.svg", drawing.replace("M0 0", f"M0 0 {heavy}"))
    report = found(project)
    assert not report.sentences
    assert [(page.name, page.locale) for page in report.pages] == [("about-us.md", "sv"), ("about-us.md", "en")]
    assert all((page.after or 0) - (page.before or 0) > 1_000 for page in report.pages)
