"""How long the site takes to build and to check. Run by ``make bench``.

First: a build beside the same pages built by MkDocs, Material and static-i18n alone. On the plain side every value is
typed in; neither side has a search. Then: the checks of a thousand page pairs beside the building of them, and beside
the checks of an earlier version, also of texts in which no paragraph repeats.

All is done in processes of their own, in turns; what counts is their CPU time, user and system together. “First” is
without the memory of texts that were found to agree, “again” is with it. Last: the reports on that many pages, by the
clock, since the two builds of an impact run side by side; beside each the strict build of the pages that it changes.
And the guards of what is printed: builds of a hundred and of a thousand page pairs with them, and without them.

Then a hundred pages of the invented service in three languages beside the same in two.

With ``--against FOLDER``, only this: the strict build of the real site beside that of another checkout.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import compress, islice
from pathlib import Path
from shutil import copytree, ignore_patterns
from statistics import median

from bilingual import answers
from bilingual.disk import memory
from bilingual.gather import gather
from bilingual.pages.page import Page
from bilingual.problems import report
from bilingual.site.site import Site

from .confirming import LOCALES, THREE, confirm_everything, gather_confirmed
from .conftest import SOURCES, Project, copy_in_two, copy_project
from .git import git
from .recombined import paragraphs_that_differ

ROOT = Path(__file__).parent.parent
ROUNDS = 5
HUNDRED = 100  # pages of the invented service in each language
THOUSAND = 1000  # page pairs, of about 400 words a page
SECTIONS, PARAGRAPHS = 5, 4  # of each of them
WITHOUT_GUARDS = """\
from bilingual.publish.audit import Audited
from mkdocs.__main__ import cli

Audited.look_at = lambda *page: None
cli(["build", "--strict"])
"""
FORMER = "b9eb2a6"  # the version whose checks today's are measured against
NEEDS = "readability==0.3.2"  # what it used, and today's does not
CONFIRM = """\
import sys
from pathlib import Path

sys.path.insert(0, "")
from tests.confirming import confirm_everything

confirm_everything(Path())
"""
PLAIN = """\
site_name: Webbplatsen
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
          site_name: The site
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
    return _cpu_seconds(project, "-m", module, *arguments)


def _cpu_seconds(project: Path, *arguments: str) -> float:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": "hooks"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or nothing is compiled that could lie ready
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            [sys.executable, *arguments],
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
            sys.exit(f"{' '.join(arguments)} failed:\n{said.read().decode()}")
    return usage.ru_utime + usage.ru_stime


def build(project: Path) -> float:
    return cpu_seconds(project, "mkdocs", "build", "--strict")


def check(project: Path) -> float:
    return cpu_seconds(project, "bilingual", "check")


def forget(project: Path) -> None:
    """Removes what is remembered to agree, and what was answered."""
    for file in (memory.FILE, answers.FILE):
        (project / file).unlink(missing_ok=True)


def copy_sources(target: Path, root: Path = ROOT) -> None:
    """Copies what a build needs of a checkout."""
    for name in ("docs", "hooks", "overrides"):
        copytree(root / name, target / name, ignore=ignore_patterns("__pycache__"))
    (target / "mkdocs.yml").write_bytes((root / "mkdocs.yml").read_bytes())


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


def compare_checkouts(other: Path, folder: Path) -> None:
    """Prints the builds of this checkout beside those of another one, in turns, each round in the other order."""
    projects = {"this": folder / "this", "other": folder / "other"}
    for project, root in zip(projects.values(), (ROOT, other), strict=True):
        copy_sources(project, root)
        build(project)  # so that compiled Python lies ready for both
    print("CPU seconds of a strict build    first    again    other: first    again       first       again")
    rows = []
    for number in range(1, ROUNDS + 1):
        took: dict[str, tuple[float, float]] = {}
        for name in sorted(projects, reverse=bool(number % 2)):
            forget(projects[name])
            took[name] = build(projects[name]), build(projects[name])
        rows.append((*took["this"], *took["other"]))
        print(f"round {number:<24}{_beside(rows[-1])}")
    print(f"{'median':<30}{_beside([median(column) for column in zip(*rows, strict=True)])}")


def _beside(row: Sequence[float]) -> str:
    first, again, other_first, other_again = row
    shares = f"{first / other_first:12.2f}{again / other_again:12.2f}"
    return f"{first:9.3f}{again:9.3f}{other_first:16.3f}{other_again:9.3f}{shares}"


def write_many_pages(
    site: Site,
    target: Path,
    number: int = THOUSAND,
    known: Mapping[str, str] | None = None,
    recombined: bool = False,
) -> None:
    """So many more page pairs, of the main page's own paragraphs in another order, with a value in each section.

    With ``known``, only of those that stand in these texts too; ``recombined``, of paragraphs that stand nowhere twice.
    """
    copy_sources(target)
    chance = random.Random(1)
    written = {locale: _paragraphs(page) for locale, page in site.pairs["index.md"].items()}
    texts = [known[locale] for locale in written] if known else []
    together = zip(*written.values(), strict=False)
    usable = [all(one in text for one, text in zip(pair, texts, strict=False)) for pair in together]
    paragraphs = {locale: list(compress(each, usable)) for locale, each in written.items()}
    count = sum(usable)
    rule, _ = numbers_of(site)
    names = [f"page-{number}.md" for number in range(number)]
    others = paragraphs_that_differ(1)
    for name in names:
        chosen = [[chance.randrange(count) for _ in range(PARAGRAPHS)] for _ in range(SECTIONS)]
        if recombined:
            new = list(islice(others, SECTIONS * PARAGRAPHS))
            paragraphs = {locale: [each[place] for each in new] for place, locale in enumerate(LOCALES)}
            chosen = [list(range(first, first + PARAGRAPHS)) for first in range(0, len(new), PARAGRAPHS)]
        for locale, own in paragraphs.items():
            text = f"---\ntitle: {name}\ndescription: {name}\nslug: {name.removesuffix('.md')}\n---\n"
            for number, section in enumerate(chosen):
                text += f"\n## {number} {{ #part-{number} }}\n\n" + "".join(f"{own[one]}\n\n" for one in section)
                text += f"- {{{{ rules.{rule} }}}}\n"
            (target / "docs" / locale / name).write_text(text, encoding="utf-8")


def numbers_of(site: Site) -> tuple[str, str]:
    """Two rules whose value is a number: the first one and the last."""
    rules = [name for name, rule in site.data.rules.items() if rule.kind not in ("note", "date")]
    return rules[0], rules[-1]


def another_number(rule: str, project: Project) -> tuple[str, str, str]:
    """(file, the part of it that says the rule, the same with another value)"""
    file = "docs/rules.yml"
    text = (project.root / file).read_text(encoding="utf-8")
    part = re.search(rf"(?ms)^{rule}:$.*?value: \d+", text)
    assert part
    return file, part[0], f"{part[0]}1"


def _paragraphs(page: Page) -> list[str]:
    """The plain paragraphs of the sections of a page, in order."""
    texts = ("".join(map(str, section.parts[-1].text)) for section in page.sections[1:])
    return [one for text in texts for one in text.strip().split("\n\n") if one[0].isalpha() and "[" not in one]


def compare_checks(site: Site, folder: Path) -> None:
    """Prints the checks of many pages beside the building of them."""
    many = folder / "many"
    write_many_pages(site, many)
    _, problems = gather_confirmed(many)
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


def compare_checks_with_former(site: Site, folder: Path) -> None:
    """Prints the checks of many pages beside those of an earlier version on the same pages, in turns.

    The paragraphs are those that both versions have in their main page; then such as stand nowhere twice, so that it is
    of no use to remember what was found in one.
    """
    former, archive = folder / "former", folder / "former.tar"
    command = ["git", "-C", str(ROOT), "archive", f"--output={archive}", FORMER]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        print(f"\nThe checks are not compared with those of {FORMER}: it is not in this clone.")
        return
    with tarfile.open(archive) as packed:
        packed.extractall(former, filter="data")
    install = ["pip", "install", "--quiet", "--no-deps", f"--target={former / 'hooks'}", NEEDS]
    if subprocess.run([sys.executable, "-m", *install], capture_output=True, check=False).returncode:
        print(f"\nThe checks are not compared with those of {FORMER}: {NEEDS} cannot be installed.")
        return
    known = {one: (former / f"docs/{one}/index.md").read_text("utf-8") for one in LOCALES}
    config = former / "mkdocs.yml"
    outside = "  about.md\n" + "".join(f"  page-{number}.md\n" for number in range(THOUSAND))  # of the menu
    config.write_text(config.read_text("utf-8").replace("  about.md\n", outside), "utf-8")
    for name, recombined in (("the same paragraphs", False), ("no paragraph twice", True)):
        ours = folder / f"beside-former-{recombined}"
        write_many_pages(site, ours, known=known, recombined=recombined)
        for locale in LOCALES:
            for path in (ours / "docs" / locale).glob("page-*.md"):
                (former / "docs" / locale / path.name).write_bytes(path.read_bytes())
        _compare_with_former(ours, former, name)


def _compare_with_former(ours: Path, former: Path, of: str) -> None:
    gather_confirmed(ours)
    _cpu_seconds(former, "-c", CONFIRM)
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
        write_many_pages(site, project, pairs)
        gather_confirmed(project)
        build(project)  # so that compiled Python and what is remembered lie ready for both
        rows = [(build(project), _cpu_seconds(project, "-c", WITHOUT_GUARDS)) for _ in range(3)]
        guarded, without = (median(column) for column in zip(*rows, strict=True))
        print(f"{pairs} page pairs{guarded:30.2f}{without:15.2f}{guarded / without - 1:15.1%}")


def compare_reports(site: Site, folder: Path) -> None:
    """Prints how long where-used and impact take on the many pages, beside a strict build of the pages concerned."""
    many, few = folder / "many", folder / "few"
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


def _clock(project: Path, module: str, *arguments: str) -> str:
    start = time.perf_counter()
    cpu = cpu_seconds(project, module, *arguments)
    return f"{time.perf_counter() - start:9.2f} ({cpu:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout to compare the build with")
    other = parser.parse_args().against
    if other:
        with tempfile.TemporaryDirectory() as temporary:
            compare_checkouts(other, Path(temporary))
        return
    site, problems = gather(ROOT, LOCALES, date.today())
    if site is None or problems:
        sys.exit("The site has problems; make site says which.")
    with tempfile.TemporaryDirectory() as temporary:
        compare_builds(site, Path(temporary))
        compare_checks(site, Path(temporary))
        compare_checks_with_former(site, Path(temporary))
        compare_guards(site, Path(temporary))
        compare_reports(site, Path(temporary))
        compare_languages(Path(temporary))


if __name__ == "__main__":
    main()
