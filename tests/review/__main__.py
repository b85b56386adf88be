"""Writes the folder ``review/`` for accessibility reviewers. Run by ``make review``.

The built site is looked at in a real browser, and the tests that name a criterion are run: the table of criteria says
what came of them today, not what they once said. Ends with 1 if a criterion fails, or if nothing was run for it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bilingual.disk.memory import is_ci
from bilingual.gather import gather
from bilingual.messages import ENGLISH, say
from bilingual.pages.page import MAIN_PAGE, Page
from bilingual.progress import each, tell
from bilingual.reports.status import find_status
from bilingual.site.site import Site
from jinja2 import Environment, PackageLoader, StrictUndefined
from playwright.sync_api import Browser

from ..chromium import launch
from ..confirming import LOCALES
from ..corpora import ROOT
from ..measuring import MISSING
from ..serving import serve
from ..weigh import addresses, build
from .criteria import STATUSES, Verdict, criteria_of, find_tests, judge, read_criteria
from .earl import as_earl
from .looking import OUTCOMES, Seen, see

TARGET = ROOT / "review"
CASES = {"failure": "failed", "error": "failed", "skipped": "not run"}  # as pytest's report has them
EASY = 25  # LIX, on a page in easy words
ORDINARY = 40  # LIX, on all others


def run_tests(names: Iterable[str]) -> dict[str, str]:
    """Runs tests; gives the worst that came of the cases of each."""
    with tempfile.TemporaryDirectory() as temporary:
        report = Path(temporary, "tests.xml")
        subprocess.run([sys.executable, "-m", "pytest", f"--junit-xml={report}", *names], cwd=ROOT, check=False)
        return read_outcomes(report.read_text(encoding="utf-8"))


def read_outcomes(report: str) -> dict[str, str]:
    """The worst that came of the cases of each test, from pytest's report."""
    found: dict[str, str] = {}
    for case in ElementTree.fromstring(report).iter("testcase"):
        file = case.get("classname", "").replace(".", "/")
        name = f"{file}.py::{case.get('name', '').partition('[')[0]}"
        outcome = next((CASES[child.tag] for child in case if child.tag in CASES), "passed")
        found[name] = max(found.get(name, outcome), outcome, key=("passed", "not run", "failed").index)
    return found


def look(browser: Browser, folder: Path, pages: Sequence[str], target: Path) -> list[Seen]:
    """Looks at pages of a built site, each in a profile of its own."""
    paths = {criterion.without for criterion in read_criteria() if criterion.without}
    seen = []
    with serve(folder) as server:
        for address in each(pages, len(pages), say("Pages are looked at")):
            context = browser.new_context()
            seen.append(see(context.new_page(), server.address, address, target, paths))
            context.close()
    return seen


def judge_all(pages: Sequence[Seen], ran: Mapping[str, str]) -> list[Verdict]:
    """Every criterion, by the tests that were run and what axe found on the pages that were looked at."""
    tests = find_tests(ROOT / "tests")
    return [
        judge(
            criterion,
            {name: ran.get(name, "not run") for name in tests.get(criterion.number, [])},
            _rules_of(criterion.number, pages),
            [f"/{page.address}" for page in pages if criterion.without in page.present],
        )
        for criterion in read_criteria()
    ]


def _rules_of(criterion: str, pages: Iterable[Seen]) -> dict[str, str]:
    """The worst outcome of each rule of a criterion on any page."""
    order = list(OUTCOMES.values())
    found: dict[str, str] = {}
    for page in pages:
        for name, rule in page.rules.items():
            if criterion in criteria_of(rule.tags):
                found[name] = max(found.get(name, rule.outcome), rule.outcome, key=order.index)
    return found


def write(target: Path, site: Site, pages: Sequence[Seen], verdicts: Sequence[Verdict], chromium: str) -> None:
    """Writes what was found as pages for people and as EARL for machines."""
    templates = Environment(
        loader=PackageLoader(__package__ or "tests.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    day = date.today().isoformat()
    main_page = site.pairs[MAIN_PAGE][site.locales[0]]
    index = templates.get_template("index.html").render(
        name=site.front(main_page)["title"],
        language=main_page.locale,
        day=day,
        pages=pages,
        verdicts=verdicts,
        statuses=STATUSES,
        chromium=chromium,
    )
    (target / "index.html").write_text(index, encoding="utf-8")
    readability = _readability(site)
    for page in pages:
        text = templates.get_template("page.html").render(
            page=page, **readability.get(page.address, {"readability": {}})
        )
        (target / page.folder / "index.html").write_text(text, encoding="utf-8")
    earl = json.dumps(as_earl(site.site_address, pages, verdicts, day), ensure_ascii=False, indent=1)
    (target / "earl.json").write_text(earl + "\n", encoding="utf-8")


def _readability(site: Site) -> dict[str, dict[str, Any]]:
    """By address: how easy each section of a page is to read, and the LIX that is aimed at."""
    sections = find_status(site)["sections"]
    return {
        site.addresses(name)[locale]: {
            "target": EASY if _is_easy(site.pairs[name][locale]) else ORDINARY,
            "readability": {
                one["section"].partition("#")[2] or "before the first heading": one["readability"][locale]
                for one in sections
                if one["section"].startswith(f"{name}#") and locale in one["readability"]
            },
        }
        for name in site.pairs
        for locale in site.locales
    }


def _is_easy(page: Page) -> bool:
    """Whether a page says rules in easy words."""
    return any(tag.path[2:] == ("easy",) for section in page.sections for tag in section.tags)


def main() -> int:
    site, problems = gather(ROOT, LOCALES, date.today())
    if site is None or problems:
        sys.exit("The site has problems; make site says which.")
    tell(sys.stderr, ENGLISH, is_ci=is_ci(os.environ))
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir()
    with tempfile.TemporaryDirectory() as temporary, launch() as browser:
        folder = build(ROOT, Path(temporary))
        pages = look(browser, folder, [*(address for address, _ in addresses(site)), MISSING], TARGET)
        chromium = browser.version
    named = dict.fromkeys(name for names in find_tests(ROOT / "tests").values() for name in names)
    verdicts = judge_all(pages, run_tests(named))
    write(TARGET, site, pages, verdicts, chromium)
    for status in STATUSES:
        print(f"{sum(verdict.status == status for verdict in verdicts):3} {status}")
    print(f"Open {TARGET / 'index.html'}")
    return int(any(verdict.status in ("fails", "not checked") for verdict in verdicts))


if __name__ == "__main__":
    sys.exit(main())
