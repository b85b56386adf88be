"""The criteria of WCAG 2.2 and what can be said of each: by tests, by axe, by the way the site is made, or not yet."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

NUMBER = re.compile(r"\b[1-4]\.[1-5]\.\d{1,2}\b")
WORDS = re.compile(r"[a-z0-9]+(?:-[a-z]+)*")
AXE_TAG = re.compile(r"wcag(\d)(\d)(\d+)")


@dataclass(frozen=True)
class Criterion:
    """One success criterion, as criteria.yml has it."""

    number: str
    name: str
    level: str
    new: bool = False
    absent: str = ""
    built: str = ""
    without: str = ""
    person: str = ""

    @property
    def address(self) -> str:
        """Where the Recommendation has it."""
        return "https://www.w3.org/TR/WCAG22/#" + "-".join(WORDS.findall(self.name.lower()))

    @property
    def clause(self) -> str:
        """The clause of EN 301 549 V3.2.1, which has the A and AA criteria of WCAG 2.1; "" for others."""
        return "" if self.new or self.level == "AAA" else f"9.{self.number}"


@dataclass(frozen=True)
class Verdict:
    """What can be said of one criterion, how it was found out, and by what."""

    criterion: Criterion
    status: str  # one of STATUSES
    how: tuple[str, ...]
    evidence: tuple[str, ...]


STATUSES = {
    "holds": "Tests for it passed, or the site is made so that it cannot be otherwise.",
    "does not apply": "The site has nothing of the kind.",
    "needs a person": "No machine can tell. What machines can see of it is in order, if they can see anything.",
    "fails": "A test, an engine or a search in the pages says so.",
    "not checked": "Nothing was run that says anything about it.",
}


def read_criteria() -> tuple[Criterion, ...]:
    """All of them, in the order of their numbers."""
    listed = yaml.safe_load(Path(__file__).with_name("criteria.yml").read_text(encoding="utf-8"))
    return tuple(Criterion(**each) for each in listed)


def find_tests(folder: Path) -> dict[str, list[str]]:
    """By criterion, the tests whose docstring names it, as pytest calls them.

    A test that a module takes over from another one, for other pages or looks, is a test of its own there.
    """
    modules = {path: ast.parse(path.read_text(encoding="utf-8")).body for path in sorted(folder.glob("*/test_*.py"))}
    own = {
        (path, node.name): list(dict.fromkeys(NUMBER.findall(ast.get_docstring(node) or "")))
        for path, body in modules.items()
        for node in body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    taken_over = {
        (path, alias.name): own[source, alias.name]
        for path, body in modules.items()
        for node in body
        if isinstance(node, ast.ImportFrom) and node.level
        for source in [_source(path, node)]
        for alias in node.names
        if (source, alias.name) in own
    }
    found: dict[str, list[str]] = {}
    for (path, name), numbers in sorted((own | taken_over).items()):
        for number in numbers:
            found.setdefault(number, []).append(f"{path.relative_to(folder.parent).as_posix()}::{name}")
    return found


def _source(path: Path, node: ast.ImportFrom) -> Path:
    """The file that a relative import in the module at ``path`` reads."""
    return path.parents[node.level - 1].joinpath(*(node.module or "").split(".")).with_suffix(".py")


def criteria_of(tags: Sequence[str]) -> Iterator[str]:
    """The criteria that an axe rule belongs to, by its tags such as ``wcag143``."""
    for tag in tags:
        if match := AXE_TAG.fullmatch(tag):
            yield ".".join(match.groups())


def judge(criterion: Criterion, tests: Mapping[str, str], rules: Mapping[str, str], present: Sequence[str]) -> Verdict:
    """The verdict from what was run: tests and axe rules of this criterion with their outcomes, and the pages that have
    what must stand nowhere. An engine's silence alone proves nothing."""
    outcomes = {*tests.values(), *rules.values()}
    ran = outcomes - {"not run", "not found"}
    if present or "failed" in outcomes:
        status = "fails"
    elif criterion.absent:
        status = "does not apply"
    elif criterion.person or "needs a person" in outcomes:
        status = "needs a person"
    elif criterion.built or "passed" in tests.values():
        status = "holds"
    else:
        status = "needs a person" if ran else "not checked"
    how = {
        "by machine": ran or criterion.without,
        "by construction": criterion.built or criterion.absent,
        "by a person": status == "needs a person",
    }
    names = tuple(name for name, so in how.items() if so)
    return Verdict(criterion, status, names, tuple(_evidence(criterion, tests, rules, present)))


def _evidence(
    criterion: Criterion, tests: Mapping[str, str], rules: Mapping[str, str], present: Sequence[str]
) -> Iterator[str]:
    if reason := criterion.absent or criterion.built:
        yield reason
    if present:
        yield f"Found on {', '.join(present)}: {criterion.without}"
    elif criterion.without:
        yield f"On no page: {criterion.without}"
    for name, outcome in tests.items():
        yield f"{name}: {outcome}"
    for outcome in sorted({*rules.values()} - {"not found"}):
        yield f"axe, {outcome}: {', '.join(name for name, each in rules.items() if each == outcome)}"
