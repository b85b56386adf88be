"""What the checks, the guards of what is printed, the reports and a third language cost. Run by ``make bench ALSO=…``.

All is done in processes of their own, in turns; what counts is their CPU time, user and system together. “First” is
without anything remembered, “again” is with it. The reports also say their time by the clock, since the two builds of
an impact run side by side; beside each stands the strict build of the pages that it changes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from bilingual.problems import report
from bilingual.site.site import Site

from .confirming import LOCALES, THREE, confirm_everything, gather_confirmed
from .conftest import SOURCES, Project, copy_in_two, copy_project
from .corpora import (
    FORMER,
    copy_sources,
    forget,
    make_corpus,
    numbers_of,
    texts_of_former,
    unpack_former,
    write_into_former,
    write_many_pages,
)
from .git import git
from .spending import build, check, run_python

ROUNDS = 5
HUNDRED = 100  # pages of the invented service in each language
THOUSAND = 1000  # page pairs, of about 400 words a page
WITHOUT_GUARDS = """\
from bilingual.publish.audit import Audited
from mkdocs.__main__ import cli

Audited.look_at = lambda *page: None
cli(["build", "--strict"])
"""


def another_number(rule: str, project: Project) -> tuple[str, str, str]:
    """(file, the part of it that says the rule, the same with another value)"""
    file = "docs/rules.yml"
    text = (project.root / file).read_text(encoding="utf-8")
    part = re.search(rf"(?ms)^{rule}:$.*?value: \d+", text)
    assert part
    return file, part[0], f"{part[0]}1"


def compare_checks(site: Site, folder: Path) -> None:
    """Prints the checks of many pages beside the building of them."""
    many = folder / "many"
    corpus = make_corpus(site, THOUSAND)
    write_many_pages(many, corpus)
    _, problems = gather_confirmed(many)
    if problems:
        sys.exit(f"The pages made for this do not agree:\n{report(problems)}")
    first, again = [], []
    for _ in range(3):
        forget(many)
        first.append(check(many))
        again.append(check(many))
    built = build(many) - median(again)
    print(f"\nCPU seconds, {THOUSAND} page pairs of {corpus.words} words and the site's own pages")
    print(f"building them, the checks taken off{built:9.2f}")
    for name, row in (("first", first), ("again", again)):
        print(f"checking them, {name:<20}{median(row):9.2f}{median(row) / built:8.0%} of building")


def compare_checks_with_former(site: Site, folder: Path) -> None:
    """Prints the checks of many pages beside those of an earlier version on the same pages, in turns.

    The paragraphs are those that both versions have in their main page; then such as stand nowhere twice, so that it is
    of no use to remember what was found in one.
    """
    former = folder / "former"
    if why := unpack_former(former):
        print(f"\nThe checks are not compared with those of {FORMER}: {why}.")
        return
    known = texts_of_former(former)
    for name, recombined in (("the same paragraphs", False), ("no paragraph twice", True)):
        ours = folder / f"beside-former-{recombined}"
        corpus = make_corpus(site, THOUSAND, known, recombined)
        write_many_pages(ours, corpus)
        write_into_former(former, corpus)
        _compare_with_former(ours, former, name)


def _compare_with_former(ours: Path, former: Path, of: str) -> None:
    gather_confirmed(ours)
    rows: dict[Path, list[tuple[float, float]]] = {ours: [], former: []}
    for number in range(ROUNDS + 1):
        for project in sorted(rows, reverse=bool(number % 2)):
            forget(project)
            rows[project].append((check(project), check(project)))
    print(f"\nCPU seconds of the checks of {THOUSAND} page pairs, {of:<20}    first    again")
    medians = {
        project: [median(column) for column in zip(*row[1:], strict=True)]  # the first has Python compiled
        for project, row in rows.items()
    }
    for project, name in ((ours, "this"), (former, FORMER)):
        print(f"{name:<66}{medians[project][0]:9.2f}{medians[project][1]:9.2f}")
    first, again = (one / other for one, other in zip(medians[ours], medians[former], strict=True))
    print(f"{'this / ' + FORMER:<66}{first:9.2f}{again:9.2f}")


def compare_guards(site: Site, folder: Path) -> None:
    """Prints strict builds with the guards of what is printed beside builds without them, in turns."""
    print("\nCPU seconds of a strict build       with the guards    without    the guards' share")
    for pairs in (100, THOUSAND):
        project = folder / f"guarded-{pairs}"
        write_many_pages(project, make_corpus(site, pairs))
        gather_confirmed(project)
        build(project)  # so that compiled Python and what is remembered lie ready for both
        rows = [(build(project), run_python(project, "-c", WITHOUT_GUARDS).cpu) for _ in range(3)]
        guarded, without = (median(column) for column in zip(*rows, strict=True))
        print(f"{pairs} page pairs{guarded:30.2f}{without:15.2f}{guarded / without - 1:15.1%}")


def compare_reports(site: Site, folder: Path) -> None:
    """Prints how long where-used and impact take on the many pages, beside a strict build of the pages concerned."""
    many, few = folder / "reported", folder / "few"
    write_many_pages(many, make_corpus(site, THOUSAND))
    confirm_everything(many)
    copy_sources(few)
    for locale in LOCALES:
        page = (many / "docs" / locale / "page-0.md").read_bytes()
        (few / "docs" / locale / "page-0.md").write_bytes(page)
    confirm_everything(few)
    repository = Project(many)
    git(repository, "init", "--quiet")
    git(repository, "add", *SOURCES)
    git(repository, "commit", "--quiet", "--message=before")
    print(f"\nSeconds by the clock (CPU), {THOUSAND} page pairs      report          strict build of the pages")
    every, some = numbers_of(site)
    for name, change, pages in (
        ("one page changed", ("docs/sv/page-0.md", "description: ", "description: x "), few),
        ("a rule of few pages changed", another_number(some, repository), few),
        ("a rule of every page changed", another_number(every, repository), many),
    ):
        repository.change(*change)
        confirm_everything(many)
        report_time = _clock(many, "bilingual", "impact", "HEAD", "--format", "json")
        forget(pages)
        print(f"{'impact, ' + name:<44}{report_time}{_clock(pages, 'mkdocs', 'build', '--strict')}")
        git(repository, "checkout", "--quiet", "docs")
    print(f"{'where, a rule of every page':<44}{_clock(many, 'bilingual', 'where', every)}")


def compare_languages(folder: Path) -> None:
    """Prints the strict builds of a hundred pages in three languages beside those in two, in turns."""
    projects = []
    for locales, copy in ((LOCALES, copy_in_two), (THREE, copy_project)):
        root = folder / f"in-{len(locales)}"
        root.mkdir()
        projects.append(copy(root))
        names = [f"page-{number}.md" for number in range(HUNDRED)]
        for locale in locales:
            _, front, body = (root / f"docs/{locale}/index.md").read_text(encoding="utf-8").split("---\n", 2)
            for name in names:
                text = f"---\n{front}slug: {name.removesuffix('.md')}\n---\n{body}"
                (root / f"docs/{locale}/{name}").write_text(text, encoding="utf-8")
        confirm_everything(root, locales)
    rows = []
    for number in range(ROUNDS + 1):
        for project in projects:
            forget(project.root)
        took = {project.root: build(project.root) for project in projects[:: 1 if number % 2 else -1]}
        rows.append([took[project.root] for project in projects])
    two, three = (median(column) for column in zip(*rows[1:], strict=True))  # the first has Python compiled
    print(f"\nCPU seconds of a strict build, {HUNDRED} pages more in each language")
    print(f"in two languages{two:9.2f}    in three{three:9.2f}    three/two{three / two:9.2f}")


def _clock(project: Path, *arguments: str) -> str:
    spent = run_python(project, "-m", *arguments)
    return f"{spent.clock:9.2f} ({spent.cpu:.2f})"


ALSO: Mapping[str, Callable[[Site, Path], None]] = {
    "checks": compare_checks,
    "former": compare_checks_with_former,
    "guards": compare_guards,
    "reports": compare_reports,
    "languages": lambda _, folder: compare_languages(folder),
}
