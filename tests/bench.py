"""How long the site takes to build and to check. Run by ``make bench``.

First: a build beside the same pages built by MkDocs, Material and static-i18n alone. On the plain side every value is
typed in; neither side has a search. Then: the checks of a thousand page pairs beside the building of them.

All is done in processes of their own, in turns; what counts is their CPU time, user and system together. “First” is
without the memory of texts that were found to agree, “again” is with it. Last: the reports on that many pages, by the
clock, since the two builds of an impact run side by side; beside each the strict build of the pages that it changes.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shutil import copytree
from statistics import median

from bilingual.pages.page import Page
from bilingual.parity import checked
from bilingual.problems import report
from bilingual.site import Site, gather

from .confirming import LOCALES, confirm_everything
from .conftest import SOURCES, Project
from .test_commands import git

ROOT = Path(__file__).parent.parent
ROUNDS = 5
THOUSAND = 1000  # page pairs, of about 400 words a page
SECTIONS, PARAGRAPHS = 5, 4  # of each of them
PLAIN = """\
site_name: SIUS, Arbetsförmedlingen
site_url: https://not-known-yet.invalid/
theme:
  name: material
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - locale: sv
          name: Svenska
          default: true
        - locale: en
          name: English
          site_name: SIUS, Swedish Public Employment Service
markdown_extensions:
  - attr_list
  - sane_lists
"""


def write_plain_project(site: Site, folder: Path) -> None:
    """The same pages as a project without hooks or templates of its own: titles as headings, values as plain text."""
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    for name, pair in site.pairs.items():
        for locale, page in pair.items():
            front = site.front(page)
            pieces = (
                piece if isinstance(piece, str) else site.roots[locale][piece.path[0]].phrase(piece.path[1:]).plain
                for piece in page.body
            )
            path = folder / "docs" / locale / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"# {front['title']}\n\n{front['description']}\n\n{''.join(pieces)}", encoding="utf-8")


def cpu_seconds(project: Path, module: str, *arguments: str) -> float:
    """The user and system time of one command, which must succeed."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks"}
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=project,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=said,
        ) as process,
    ):
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{module} {' '.join(arguments)} failed:\n{said.read().decode()}")
    return usage.ru_utime + usage.ru_stime


def build(project: Path) -> float:
    return cpu_seconds(project, "mkdocs", "build", "--strict")


def check(project: Path) -> float:
    return cpu_seconds(project, "bilingual", "check")


def forget(project: Path) -> None:
    """Removes what is remembered to agree."""
    (project / checked.FILE).unlink(missing_ok=True)


def copy_sources(target: Path) -> None:
    for name in ("docs", "hooks", "overrides"):
        copytree(ROOT / name, target / name)
    (target / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())


def compare_builds(site: Site, folder: Path) -> None:
    """Prints the builds of the real site beside the plain ones, in turns."""
    ours, plain = folder / "ours", folder / "plain"
    copy_sources(ours)
    plain.mkdir()
    write_plain_project(site, plain)
    build(ours), build(plain)  # so that compiled Python lies ready for both
    print("CPU seconds of a strict build    first    again    plain   first/plain   again/plain")
    rows = []
    for number in range(1, ROUNDS + 1):
        forget(ours)
        row = build(ours), build(ours), build(plain)
        rows.append(row)
        print(f"round {number:<24}{_figures(row)}")
    medians = tuple(median(column) for column in zip(*rows, strict=True))
    print(f"{'median':<30}{_figures(medians)}")


def _figures(row: Sequence[float]) -> str:
    first, again, plain = row
    return f"{first:9.3f}{again:9.3f}{plain:9.3f}{first / plain:14.2f}{again / plain:14.2f}"


def write_many_pages(site: Site, target: Path) -> None:
    """A thousand more page pairs, of the main page's own paragraphs in another order, with a value in each section."""
    copy_sources(target)
    chance = random.Random(1)
    paragraphs = {locale: _paragraphs(page) for locale, page in site.pairs["index.md"].items()}
    count = min(map(len, paragraphs.values()))
    names = [f"page-{number}.md" for number in range(THOUSAND)]
    for name in names:
        chosen = [[chance.randrange(count) for _ in range(PARAGRAPHS)] for _ in range(SECTIONS)]
        for locale, own in paragraphs.items():
            text = f"---\ntitle: {name}\ndescription: {name}\nslug: {name.removesuffix('.md')}\n---\n"
            for number, section in enumerate(chosen):
                text += f"\n## {number} {{ #part-{number} }}\n\n" + "".join(f"{own[one]}\n\n" for one in section)
                text += "- {{ rules.introductory_support }}\n"
            (target / "docs" / locale / name).write_text(text, encoding="utf-8")
    leave_out_of_the_menu(names, target)


def leave_out_of_the_menu(names: Sequence[str], project: Path) -> None:
    """Says in mkdocs.yml that the pages are meant to stand in no menu."""
    config = project / "mkdocs.yml"
    more = "".join(f"  {name}\n" for name in names)
    config.write_text(config.read_text(encoding="utf-8").replace("  about.md\n", f"  about.md\n{more}"), "utf-8")


def _paragraphs(page: Page) -> list[str]:
    """The plain paragraphs of the sections of a page, in order."""
    texts = ("".join(map(str, section.parts[-1].text)) for section in page.sections[1:])
    return [one for text in texts for one in text.strip().split("\n\n") if one[0].isalpha() and "[" not in one]


def compare_checks(site: Site, folder: Path) -> None:
    """Prints the checks of many pages beside the building of them."""
    many = folder / "many"
    write_many_pages(site, many)
    _, problems = confirm_everything(many)
    if problems:
        sys.exit(f"The pages made for this do not agree:\n{report(problems)}")
    first, again = [], []
    for _ in range(3):
        forget(many)
        first.append(check(many))
        again.append(check(many))
    built = build(many) - median(again)
    words = len((many / "docs/sv/page-0.md").read_text(encoding="utf-8").split())
    print(f"\nCPU seconds, {THOUSAND} page pairs of {words} words and the site's own pages")
    print(f"building them, the checks taken off{built:9.2f}")
    for name, row in (("first", first), ("again", again)):
        print(f"checking them, {name:<20}{median(row):9.2f}{median(row) / built:8.0%} of building")


def compare_reports(folder: Path) -> None:
    """Prints how long where-used and impact take on the many pages, beside a strict build of the pages concerned."""
    many, few = folder / "many", folder / "few"
    copy_sources(few)
    for locale in LOCALES:
        page = (many / "docs" / locale / "page-0.md").read_bytes()
        (few / "docs" / locale / "page-0.md").write_bytes(page)
    leave_out_of_the_menu(["page-0.md"], few)
    confirm_everything(few)
    repository = Project(many)
    git(repository, "init", "--quiet")
    git(repository, "add", *SOURCES)
    git(repository, "commit", "--quiet", "--message=before")
    print(f"\nSeconds by the clock (CPU), {THOUSAND} page pairs      report          strict build of the pages")
    for name, file, old, new, pages in (
        ("one page changed", "docs/sv/page-0.md", "description: ", "description: x ", few),
        ("a rule of four page pairs changed", "docs/rules.yml", "  value: 1\n", "  value: 2\n", few),
        ("a rule of every page changed", "docs/rules.yml", "  value: 6\n", "  value: 9\n", many),
    ):
        repository.change(file, old, new)
        confirm_everything(many)
        report_time = _clock(many, "bilingual", "impact", "HEAD", "--format", "json")
        forget(pages)
        print(f"{'impact, ' + name:<44}{report_time}{_clock(pages, 'mkdocs', 'build', '--strict')}")
        git(repository, "checkout", "--quiet", "docs")
    print(f"{'where, a rule of every page':<44}{_clock(many, 'bilingual', 'where', 'introductory_support')}")


def _clock(project: Path, module: str, *arguments: str) -> str:
    start = time.perf_counter()
    cpu = cpu_seconds(project, module, *arguments)
    return f"{time.perf_counter() - start:9.2f} ({cpu:.2f})"


def main() -> None:
    site, problems = gather(ROOT, LOCALES, date.today())
    if site is None or problems:
        sys.exit("The site has problems; make site says which.")
    with tempfile.TemporaryDirectory() as temporary:
        compare_builds(site, Path(temporary))
        compare_checks(site, Path(temporary))
        compare_reports(Path(temporary))


if __name__ == "__main__":
    main()
