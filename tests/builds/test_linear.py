"""Twice the pages cost twice the work: no function is called more and more often for each page that is added.

Calls say that more surely than a clock does, and name the function.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType

import pytest

from ..conftest import ROOT, Agreed, Project
from ..tiny import words_in, write_tiny

LOCALES = ("sv", "en")
# In both languages together, besides those of the smallest site.
PAGES = ((0, 20, 40), (0, 50, 100))
# A function may be called half as often again for each of the last pages: what is remembered of a page is often
# remembered of two. What grows with the square of the pages is called three times as often.
MOST = 1.5
FEW = 100  # calls more do not count, as where a table is needed only from some size on


def write_more(project: Project, pages: int) -> None:
    """Pages outside of the menu, each with its own words, a value and a link. None is the same as in another number of
    pages, since what is known of a text stays known in a process."""
    for number in range(1000 * pages, 1000 * pages + pages // len(LOCALES)):
        for locale in LOCALES:
            title, lead, heading, _, season, _ = words_in(locale)
            text = f"---\ntitle: {title} {number}\ndescription: {lead}\nslug: more-{number}\n---\n"
            text += f"\n## {heading} {{ #who }}\n\n{season} {number}: {{{{ rules.season }}}}. [{title}](index.md#who)\n"
            project.write(f"docs/{locale}/more-{number}.md", text)


def count_calls(project: Project) -> Counter[str]:
    """How often each function of this generator is called in a build from nothing, and each of Python's own by it."""
    calls: Counter[str] = Counter()
    own = f"{ROOT / 'hooks'}/"

    def note(frame: FrameType, event: str, about: object) -> None:
        code = frame.f_code
        if event in ("call", "c_call") and code.co_filename.startswith(own):
            called = f" → {getattr(about, '__name__', '')}" if event == "c_call" else ""
            calls[f"{code.co_filename.removeprefix(own)}: {code.co_qualname}{called}"] += 1

    sys.setprofile(note)
    try:
        build = project.build("--no-strict")
    finally:
        sys.setprofile(None)
    assert build.code == 0
    return calls


@pytest.mark.long
@pytest.mark.parametrize("numbers", PAGES)
def test_no_function_is_called_more_and_more_often_for_each_page_that_is_added(
    numbers: tuple[int, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Agreed, "is_used", False)  # each of the builds compares all texts
    found = []
    for number, pages in enumerate((numbers[0], *numbers)):  # the first does what a process does once
        (tmp_path / str(number)).mkdir()
        project = write_tiny(tmp_path / str(number), LOCALES)
        write_more(project, pages)
        found.append(count_calls(project))
    _, none, some, many = found
    assert sum(many.values()) > 10_000
    grown = {name: (none[name], some[name], many[name]) for name in many if is_too_much(none, some, many, name)}
    assert grown == {}


def is_too_much(none: Counter[str], some: Counter[str], many: Counter[str], name: str) -> bool:
    return many[name] - some[name] > MOST * max(0, some[name] - none[name]) + FEW


def test_a_function_that_is_called_for_each_pair_of_pages_would_be_found() -> None:
    none, some, many = (
        Counter(each=number + 4, all=(number + 4) ** 2, pairs=(number // 2) ** 2) for number in (0, 20, 40)
    )
    assert [name for name in many if is_too_much(none, some, many, name)] == ["all", "pairs"]
