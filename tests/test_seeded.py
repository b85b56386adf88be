"""Seeded cases: each file in seeded/ holds a Swedish and an English section, and the whole report on the two.

The first word of a file's name is its family. A case with an empty report is an innocent look-alike. Run as a program,
this prints how many of the seeded faults of each family are found, and how many of its innocents raise an alarm.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from bilingual.parity.confirmed import FILE
from bilingual.problems import report

from .confirming import LOCALES, confirm_everything

ROOT = Path(__file__).parent.parent
CASES = sorted(Path(__file__).parent.joinpath("seeded").glob("*.txt"))
# Eight lines, so that the first line of a case is line 9 of its page.
PAGE = "---\ntitle: {title}\ndescription: {title}.\nslug: {slug}\n---\n\n## {title} {{ #part }}\n\n{text}"
TITLES = {"sv": "Del", "en": "Part"}


def read_case(path: Path) -> tuple[dict[str, str], str]:
    """(text by language, the whole report)"""
    _, *parts = re.split(r"^=== (\w+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    case = dict(zip(parts[::2], parts[1::2], strict=True))
    return {locale: case[locale] for locale in LOCALES}, case["report"].rstrip("\n")


def find_report(texts: dict[str, str], root: Path) -> str:
    """What is said of a page pair with these texts, in the project's own data and after both have been confirmed."""
    for locale, text in texts.items():
        page = PAGE.format(title=TITLES[locale], slug=TITLES[locale].lower(), text=text)
        (root / f"docs/{locale}/page.md").write_text(page, encoding="utf-8")
    (root / FILE).unlink(missing_ok=True)
    return report(confirm_everything(root)[1])


def copy_data(root: Path) -> Path:
    """A project with the real data files, and of pages only an empty main page."""
    shutil.copytree(ROOT / "docs", root / "docs", ignore=shutil.ignore_patterns("*.md"))
    for locale, title in TITLES.items():
        (root / f"docs/{locale}/index.md").write_text(f"---\ntitle: {title}\ndescription: {title}.\n---\n", "utf-8")
    (root / "overrides").mkdir()
    return root


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_data(tmp_path_factory.mktemp("seeded"))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_seeded_case_is_reported_word_for_word(path: Path, data: Path) -> None:
    texts, expected = read_case(path)
    assert find_report(texts, data) == expected


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
        root = copy_data(Path(folder))
        for path in CASES:
            family = path.stem.partition("-")[0]
            texts, expected = read_case(path)
            said = find_report(texts, root)
            (seeded if expected else innocent)[family] += 1
            (found if expected else alarms)[family] += bool(said)
    print(f"{'family':<14}{'seeded':>8}{'found':>8}{'innocent':>10}{'false alarms':>14}")
    for family in sorted({*seeded, *innocent}):
        figures = f"{seeded[family]:>8}{found[family]:>8}{innocent[family]:>10}{alarms[family]:>14}"
        print(f"{family:<14}{figures}")
    print(f"{'all':<14}{seeded.total():>8}{found.total():>8}{innocent.total():>10}{alarms.total():>14}")


if __name__ == "__main__":
    main()
