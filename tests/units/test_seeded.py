"""Seeded cases: each file in seeded/ holds a Swedish and an English section, and the whole report on the two.

The first word of a file's name is its family. A case with an empty report is an innocent look-alike. All cases are read
together, each as a page pair of its own name; in the cases themselves the page is called page.md. Run as a program,
this prints how many of the seeded faults of each family are found, and how many of its innocents raise an alarm.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from bilingual.checks.exceptions import KINDS
from bilingual.problems import Problem, report

from ..confirming import LOCALES, gather_confirmed
from ..frozen import FROZEN, SVG, copy_frozen
from ..tables import for_each

CASES = sorted(FROZEN.glob("*.txt"))
# Eight lines, so that the first line of a case is line 9 of its page.
PAGE = "---\ntitle: {title}\ndescription: {title}.\nslug: {slug}\n---\n\n## {title} {{ #part }}\n\n{text}"
TITLES = {"sv": "Del", "en": "Part"}
TARGETS = ("about", "easy-read", "prepare", "words")
SECTIONS = ("next-steps", "decision", "how-it-works", "what")
PICTURES = ("house.svg", "huset.svg", "room.svg")
OWN_NAME = re.compile(r"(?<![\w-])page\.md")


def read_case(path: Path) -> tuple[dict[str, str], str]:
    """(text by language, the whole report)"""
    _, *parts = re.split(r"^=== (\w+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    case = dict(zip(parts[::2], parts[1::2], strict=True))
    return {locale: case[locale] for locale in LOCALES}, case["report"].rstrip("\n")


def put_targets(root: Path) -> None:
    """The pages, sections and pictures that links of the cases lead to."""
    for locale, title in TITLES.items():
        folder = root / "docs" / locale
        sections = "".join(f"\n## {title} {{ #{name} }}\n\n{title}.\n" for name in SECTIONS)
        (folder / "index.md").write_text(
            f"---\ntitle: {title}\ndescription: {title}.\n---\n{sections}", encoding="utf-8"
        )
        for name in TARGETS:
            page = f"---\ntitle: {title}\ndescription: {title}.\nslug: {name}\n---\n"
            (folder / f"{name}.md").write_text(page, encoding="utf-8")
        for name in PICTURES:
            (folder / "pictures").mkdir(exist_ok=True)
            (folder / "pictures" / name).write_text(SVG, encoding="utf-8")


def find_problems(root: Path) -> list[Problem]:
    """What is said of all cases, after all of them have been confirmed."""
    copy_frozen(root)
    put_targets(root)
    for path in CASES:
        for locale, text in read_case(path)[0].items():
            page = PAGE.format(title=TITLES[locale], slug=path.stem, text=OWN_NAME.sub(f"{path.stem}.md", text))
            (root / f"docs/{locale}/{path.stem}.md").write_text(page, encoding="utf-8")
    site, problems = gather_confirmed(root)
    assert site is not None, report(problems)  # an error in one case would hide what is said of others
    return problems


def reports_of(problems: Iterable[Problem]) -> dict[str, str]:
    """What is said of each page that is spoken of, by its name."""
    by_page: dict[str, list[Problem]] = {}
    for problem in problems:
        by_page.setdefault(Path(problem.file).stem, []).append(problem)
    return {name: report(said).replace(f"{name}.md", "page.md") for name, said in by_page.items()}


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[Problem]:
    return find_problems(tmp_path_factory.mktemp("seeded"))


@pytest.fixture(scope="module")
def reports(problems: list[Problem]) -> dict[str, str]:
    return reports_of(problems)


@for_each("path", CASES)
def test_a_seeded_case_is_reported_word_for_word(path: Path, reports: dict[str, str]) -> None:
    assert reports.get(path.stem, "") == read_case(path)[1]


def test_nothing_is_said_of_anything_but_the_cases(reports: dict[str, str]) -> None:
    assert reports.keys() <= {path.stem for path in CASES}


def test_every_warning_that_an_exception_can_allow_names_it(problems: list[Problem]) -> None:
    allowed = [problem for problem in problems if problem.code in KINDS]
    assert {problem.code for problem in allowed} == {*KINDS} - {"easy"}  # which is of a page that no case is
    unnamed = [problem for problem in allowed if f"<!-- allow {problem.code}: why -->" not in problem.to_do]
    assert all(problem.what.startswith("The section “") for problem in unnamed), report(unnamed)  # nothing allows that


def test_a_third_of_the_cases_is_innocent() -> None:
    innocent = [path for path in CASES if not read_case(path)[1]]
    assert len(CASES) >= 80
    assert len(innocent) * 3 >= len(CASES)


def main() -> None:
    """Prints recall and false alarms for each family."""
    seeded: Counter[str] = Counter()
    found: Counter[str] = Counter()
    innocent: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        reports = reports_of(find_problems(Path(folder)))
    for path in CASES:
        family = path.stem.partition("-")[0]
        expected = read_case(path)[1]
        (seeded if expected else innocent)[family] += 1
        (found if expected else alarms)[family] += path.stem in reports
    print(f"{'family':<14}{'seeded':>8}{'found':>8}{'innocent':>10}{'false alarms':>14}")
    for family in sorted({*seeded, *innocent}):
        figures = f"{seeded[family]:>8}{found[family]:>8}{innocent[family]:>10}{alarms[family]:>14}"
        print(f"{family:<14}{figures}")
    print(f"{'all':<14}{seeded.total():>8}{found.total():>8}{innocent.total():>10}{alarms.total():>14}")


if __name__ == "__main__":
    main()
