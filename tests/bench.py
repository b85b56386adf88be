"""How long sites take to build: by this generator, by itself at an earlier commit, and by the stock theme.

Run by ``make bench``, with PAIRS=100,1000,5000, ROUNDS=5, PEERS=1 or ALSO=checks,former.

The same pages are built by each in turn, in processes of their own, each round in the other order: from nothing; again,
where nothing has changed; after one pair was edited; after a value that stands on some of the pages; after a template;
after a style sheet. What counts is the CPU time of all processes of a build, user and system together. Every build is
strict, with all checks, search and the audit of what is printed; nothing is compressed. Of the stock theme, which
checks nothing and remembers nothing, only the first and an edit are measured.

The real site is measured beside itself too. Growth is how many times as much ten times the pages cost. All figures are
also written as JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import log10
from pathlib import Path
from shutil import copytree, rmtree
from statistics import median

from bilingual.gather import gather
from bilingual.site.site import Site

from .bench_checks import ALSO
from .confirming import LOCALES
from .corpora import (
    FORMER,
    ROOT,
    SHARE,
    Corpus,
    another_value,
    confirm_former,
    confirmed_by_section,
    copy_sources,
    forget,
    make_corpus,
    texts_of_former,
    unpack_former,
    write_hugo,
    write_into_former,
    write_many_pages,
    write_pages,
    write_stock,
    write_zensical,
)
from .spending import Spent, run_python, spend

JSON_FILE = ROOT / ".cache/bench.json"
COLD, AGAIN, PAIR, VALUE, TEMPLATE, STYLE = ROWS = (
    "from nothing",
    "again, nothing changed",
    "one pair edited",
    f"a value on {SHARE:.0%} of the pages",
    "a template",
    "the style sheet",
)
MAKE_AGAIN, MAKE_PAIR = OF_MAKE = ("make site, nothing changed", "make site, one pair edited")
SITE_COLD, SITE_AGAIN = "the real site, from nothing", "the real site, again"
# What is to be reached, as a share of what the same costs at the earlier commit. A build that is asked for by make
# site is held against one by MkDocs there, since that is what make site did.
AIMS: Mapping[str, float] = {
    COLD: 0.45,
    AGAIN: 1 / 18,
    PAIR: 1 / 15,
    VALUE: 1 / 6,
    TEMPLATE: 0.35,
    STYLE: 0.35,
    MAKE_AGAIN: 1 / 40,
    MAKE_PAIR: 1 / 30,
    SITE_COLD: 0.7,
    SITE_AGAIN: 0.6,
}
MOST_GROWTH = 11  # for ten times the pages
SAME_AS = {MAKE_AGAIN: AGAIN, MAKE_PAIR: PAIR}
THIS, STOCK = "this", "stock"
FIRST_PAGE, FIRST_SECTION = "page-0.md", "page-0.md#part-0"
Measured = dict[str, dict[str, list[Spent]]]  # by who builds and what was done


@dataclass(frozen=True)
class Builder:
    """A project and how it is built. ``changes`` are done one after the other, each before a build that is measured."""

    name: str
    folder: Path
    command: Sequence[str]
    changes: Mapping[str, Callable[[int], object]]  # by row; each gets the number of the round

    def prepare(self) -> None:
        """Compiled Python lies ready."""
        if (self.folder / "hooks").is_dir():
            run_python(self.folder, "-m", "compileall", "-q", "hooks")

    def measure(self, number: int) -> Iterator[tuple[str, Spent]]:
        """One round: the first build has nothing that an earlier one left."""
        forget(self.folder)
        for name in ("site", "public"):
            rmtree(self.folder / name, ignore_errors=True)
        yield COLD, spend(self.folder, self.command)
        for row, change in self.changes.items():
            change(number)
            yield row, spend(self.folder, MAKE if row in OF_MAKE else self.command)


BUILD = (sys.executable, "-m", "mkdocs", "build", "--strict")
# The command as it stands in the Makefile; what it would set up is there.
MAKE = ("make", "--silent", "--old-file=.venv/ready", "site")


def _nothing(number: int) -> None:
    """Nothing is changed."""


def _adds(file: Path, text: str) -> Callable[[int], object]:
    """A change that adds a line to a file; another one in each round."""

    def change(number: int) -> None:
        with file.open("a", encoding="utf-8") as opened:
            opened.write(text.replace("{}", str(number)))

    return change


class Edited:
    """The first pair with other words in each round, confirmed as an editor would: its line of the record is known
    before, so that only the build is measured."""

    def __init__(self, folder: Path, versions: Sequence[tuple[Mapping[str, str], str]]) -> None:
        self._folder = folder
        self._versions = [*versions]

    def __call__(self, number: int) -> None:
        pair, line = self._versions.pop(0)
        write_pages(self._folder / "docs", {FIRST_PAGE: pair})
        record = self._folder / "docs/confirmed.txt"
        lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
        record.write_text(
            "".join(f"{line}\n" if one.startswith(f"{FIRST_SECTION} ") else one for one in lines), encoding="utf-8"
        )


def versions_of(corpus: Corpus, number: int) -> Iterator[Mapping[str, str]]:
    """The first pair in so many versions, each with another number in it."""
    for each in range(number):
        yield {
            locale: text.replace("\n- {{", f"\nPlan B {each + 50}.\n\n- {{{{", 1)
            for locale, text in corpus.pages[FIRST_PAGE].items()
        }


def builders(site: Site, pairs: int, rounds: int, folder: Path, peers: Path | None) -> tuple[list[Builder], Corpus]:
    """Everybody who builds these pages. What cannot be had is told."""
    ours, former = folder / THIS, folder / FORMER
    without_former = unpack_former(former)
    corpus = make_corpus(site, pairs, None if without_former else texts_of_former(former))
    found = [_ours(site, corpus, ours, 2 * rounds)]
    if without_former:
        print(f"{FORMER} is not measured: {without_former}.")
    else:
        found.append(_former(corpus, former, rounds))
    stock = folder / STOCK
    write_stock(site, corpus, stock)
    found.append(Builder(STOCK, stock, BUILD, {PAIR: _adds(stock / f"docs/sv/{FIRST_PAGE}", "\nPlan B {}.\n")}))
    if peers:
        for name, write, command, file in (
            ("hugo", write_hugo, ("hugo", "--quiet"), f"content/sv/{FIRST_PAGE}"),
            ("zensical", write_zensical, ("zensical", "build"), f"docs/sv/{FIRST_PAGE}"),
        ):
            write(site, corpus, folder / name)
            change = _adds(folder / name / file, "\nPlan B {}.\n")
            program = str(peers / "bin" / command[0])
            found.append(Builder(name, folder / name, (program, *command[1:]), {AGAIN: _nothing, PAIR: change}))
    return found, corpus


def _ours(site: Site, corpus: Corpus, folder: Path, versions: int) -> Builder:
    """This generator. Its record is made by the core itself."""
    few = folder.with_name("few")
    copy_sources(few)
    known = []
    for pair in versions_of(corpus, versions):
        write_pages(few / "docs", {FIRST_PAGE: pair})
        known.append((pair, confirmed_by_section(few)[FIRST_SECTION]))
    write_many_pages(folder, corpus)
    (folder / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    (folder / ".venv").symlink_to(sys.prefix)
    edited = Edited(folder, known)
    record = confirmed_by_section(folder)
    assert FIRST_SECTION in record
    return Builder(
        THIS,
        folder,
        BUILD,
        {**_changes(folder, corpus, edited), MAKE_AGAIN: _nothing, MAKE_PAIR: edited},
    )


def _former(corpus: Corpus, folder: Path, versions: int) -> Builder:
    """The generator at the earlier commit, whose record is made by its own core."""
    few = folder.with_name("few-of-former")
    copytree(folder, few)
    write_into_former(few, Corpus({FIRST_PAGE: corpus.pages[FIRST_PAGE]}, corpus.few, corpus.all))
    known = []
    for pair in versions_of(corpus, versions):
        write_pages(few / "docs", {FIRST_PAGE: pair})
        confirm_former(few)
        lines = (few / "docs/confirmed.txt").read_text(encoding="utf-8").splitlines()
        known.append((pair, next(line for line in lines if line.startswith(f"{FIRST_SECTION} "))))
    write_into_former(folder, corpus)
    return Builder(FORMER, folder, BUILD, _changes(folder, corpus, Edited(folder, known)))


def _changes(folder: Path, corpus: Corpus, edited: Edited) -> dict[str, Callable[[int], object]]:
    return {
        AGAIN: _nothing,
        PAIR: edited,
        VALUE: lambda _: another_value(folder, corpus.few),
        TEMPLATE: _adds(folder / "overrides/partials/footer.html", "<p>{}</p>\n"),
        STYLE: _adds(folder / "overrides/assets/site.css", "\n.bench-{} {\n  margin: 0;\n}\n"),
    }


def measure(found: Sequence[Builder], rounds: int) -> Measured:
    """All rounds, each in the other order."""
    spent: Measured = {}
    for one in found:
        one.prepare()
    for number in range(rounds):
        for one in found[:: 1 if number % 2 else -1]:
            for row, each in one.measure(number):
                spent.setdefault(one.name, {}).setdefault(row, []).append(each)
    return spent


def measure_real_site(rounds: int, folder: Path) -> Measured:
    """The real site by this generator, and as it was at the earlier commit by that one."""
    ours, former = folder / "real", folder / "real-former"
    copy_sources(ours)
    found = [Builder(THIS, ours, BUILD, {AGAIN: _nothing})]
    if not unpack_former(former):
        found.append(Builder(FORMER, former, BUILD, {AGAIN: _nothing}))
    named = {COLD: SITE_COLD, AGAIN: SITE_AGAIN}
    return {name: {named[row]: each for row, each in rows.items()} for name, rows in measure(found, rounds).items()}


def show(spent: Measured, title: str) -> Iterator[str]:
    """The table: medians, and between which figures the others lie."""
    yield f"\n{title}"
    names = [name for name in spent if name not in (THIS, FORMER)]
    yield f"{'CPU seconds':<36}{THIS:>22}{FORMER:>22}{'share':>9}{'aim':>8}{'clock':>9}" + "".join(
        f"{name:>22}" for name in names
    )
    for row in spent[THIS]:
        before = SAME_AS.get(row, row)
        line = f"{row:<36}{_figure(spent[THIS][row]):>22}{_figure(spent.get(FORMER, {}).get(before, [])):>22}"
        share = _share(spent, row, before, "cpu")
        by_the_clock = _share(spent, row, before, "clock")
        line += f"{_number(share, 3):>9}{_number(AIMS.get(row), 3):>8}{_number(by_the_clock, 3):>9}"
        yield line + "".join(f"{_figure(spent[name].get(row, [])):>22}" for name in names)
    memory = {name: max(each.memory for row in rows.values() for each in row) for name, rows in spent.items()}
    yield (
        f"{'MB, the largest process':<36}"
        + "".join(f"{_number(memory.get(name), 0):>22}" for name in (THIS, FORMER))
        + " " * 26
        + "".join(f"{memory[name]:>22.0f}" for name in names)
    )


def _figure(spent: Sequence[Spent]) -> str:
    took = [each.cpu for each in spent]
    return f"{median(took):.2f} ({min(took):.2f}–{max(took):.2f})" if took else ""


def _number(number: float | None, digits: int) -> str:
    return "" if number is None else f"{number:.{digits}f}"


def _share(spent: Measured, row: str, before: str, of: str) -> float | None:
    """The median of the shares of each round, since what else the machine does changes from one to the next."""
    pairs = zip(spent[THIS][row], spent.get(FORMER, {}).get(before, []), strict=False)
    shares = [getattr(one, of) / getattr(other, of) for one, other in pairs]
    return median(shares) if shares else None


def growth(by_size: Mapping[int, Measured]) -> Iterator[str]:
    """How many times as much ten times the pages cost, from each size to the next."""
    sizes = sorted(by_size)
    for few, many in pairwise(sizes):
        line = f"{few:,} to {many:,} pairs:"
        for name in by_size[few]:
            less, more = (median(each.cpu for each in by_size[size][name][COLD]) for size in (few, many))
            line += f" {name} × {(more / less) ** (1 / log10(many / few)):.1f},"
        yield f"{line[:-1]} for ten times the pages (aim: {MOST_GROWTH})"


def compare_checkouts(other: Path, rounds: int, folder: Path) -> Measured:
    """The strict build of the real site by this checkout beside that of another one."""
    found = []
    for name, root in ((THIS, ROOT), (FORMER, other)):
        copy_sources(folder / name, root)
        found.append(Builder(name, folder / name, BUILD, {AGAIN: _nothing}))
    return measure(found, rounds)


def write_json(file: Path, by_size: Mapping[int, Measured], real: Measured, rounds: int) -> None:
    """Every figure: CPU seconds, seconds by the clock and MB, in the order of the rounds."""
    data = {
        "day": str(date.today()),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "rounds": rounds,
        "aims": {**AIMS, "growth": MOST_GROWTH},
        "pairs": {size: _plain(spent) for size, spent in by_size.items()},
        "real": _plain(real),
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _plain(spent: Measured) -> Mapping[str, Mapping[str, list[dict[str, float]]]]:
    return {name: {row: [each._asdict() for each in of] for row, of in rows.items()} for name, rows in spent.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--pairs", default="100", help="how many page pairs, as in 100,1000,5000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, default=JSON_FILE, metavar="FILE")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="an environment with hugo and zensical")
    parser.add_argument("--only", default="", help=f"of whom only the first figures count, as in {THIS},{STOCK}")
    parser.add_argument("--also", default="", help=f"any of {', '.join(ALSO)}, or all; then nothing else is measured")
    parser.add_argument("--against", type=Path, metavar="FOLDER", help="another checkout, for the real site alone")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if asked.against:
            print(*show(compare_checkouts(asked.against, asked.rounds, folder), "The real site"), sep="\n")
            return
        site, problems = gather(ROOT, LOCALES, date.today())
        if site is None or problems:
            sys.exit("The site has problems; make site says which.")
        if asked.also:
            for name in ALSO if asked.also == "all" else asked.also.split(","):
                ALSO[name](site, folder)
            return
        by_size: dict[int, Measured] = {}
        for size in map(int, asked.pairs.split(",")):
            there = folder / str(size)
            there.mkdir()
            found, corpus = builders(site, size, asked.rounds, there, asked.peers)
            chosen = [one for one in found if not asked.only or one.name in asked.only.split(",")]
            by_size[size] = measure(chosen, asked.rounds)
            title = f"{size:,} page pairs of {corpus.words} words and the site's own, {asked.rounds} rounds"
            print(*show(by_size[size], title), sep="\n", flush=True)
            rmtree(there)
        real = measure_real_site(asked.rounds, folder)
        print(*show(real, "The real site, at each commit its own"), sep="\n")
        print("", *growth(by_size), sep="\n")
        write_json(asked.json, by_size, real, asked.rounds)
        print(f"All figures: {asked.json}")


if __name__ == "__main__":
    main()
