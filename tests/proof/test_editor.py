"""An editor's day: what editors do ends in the right page, and what goes wrong in the right message.

Two editors do each of it side by side, on copies of the real pages: one is told in English, one in Swedish. Each has
the page open in a browser, in which everything has to come by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from ..conftest import ROOT
from ..desks import LONGEST, WITH_THE_BROWSER, Desk, Step, at_desks, pieces_of

LANGUAGES = ("en", "sv")  # of messages
TASKS, MISTAKES = (
    yaml.safe_load((ROOT / "tests/content/editor" / file).read_text(encoding="utf-8"))
    for file in ("tasks.yml", "mistakes.yml")
)
STOPPED, OPENED = "body > section.editors[role=alert]", "body > details.editors"  # where a page tells editors
WHY = {
    "en": "This has to be mended before the pages can be shown again.",
    "sv": "Det här måste rättas innan sidorna kan visas igen.",
}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[list[Desk]]:
    """The two editors' desks, all day."""
    with at_desks(tmp_path_factory.mktemp("desks"), LANGUAGES, browser) as desks:
        yield desks


@pytest.fixture
def desks(both: list[Desk]) -> Iterator[list[Desk]]:
    """The same, with everything as it was, and pages that say so by themselves once they are as they were again."""
    yield both
    for desk in both:
        desk.start_over()
    for desk in both:
        desk.sees_nothing_to_mend()


def test_there_are_as_many_tasks_and_mistakes_as_an_editor_meets() -> None:
    assert (len(TASKS) >= 25, len(MISTAKES) >= 60) == (True, True)
    assert all(set(LANGUAGES) <= said.keys() for said in _said())


def _said() -> Iterator[Mapping[str, Any]]:
    for case in MISTAKES.values():
        yield case if "en" in case else case["do"][-1]


@pytest.mark.parametrize("name", TASKS)
def test_what_an_editor_does_ends_in_the_right_page(name: str, desks: list[Desk]) -> None:
    for desk in desks:
        desk.go("")
    for step in TASKS[name]:
        _at_all(desks, step)
    for desk in desks:
        desk.sees_nothing_to_mend()


@pytest.mark.parametrize("name", MISTAKES)
def test_what_goes_wrong_ends_in_the_right_message_and_mending_brings_the_page_back(
    name: str, desks: list[Desk]
) -> None:
    case = MISTAKES[name]
    file = _changed(case["do"][-1])
    for desk in desks:
        desk.go(_address(desk, file))
    for step in case["do"]:
        _at_all(desks, step)
    for desk in desks if desks[0].language in case else ():
        is_stopped = case.get("hard", False)
        message = desk.told(STOPPED if is_stopped else OPENED, *_place(desk, case), pieces_of(case[desk.language]))
        expect(message).to_be_attached(timeout=LONGEST)
        if is_stopped:
            expect(desk.tab.locator(STOPPED)).to_contain_text(WHY[desk.language])
        else:
            desk.tab.locator(f"{OPENED} > summary").click()
        expect(message).to_be_visible()


def _at_all(desks: list[Desk], step: Step) -> None:
    """Each desk does the step; at the same time, where no browser is looked at."""
    if any(kind in step for kind in WITH_THE_BROWSER):
        for desk in desks:
            desk.do(step)
        return
    with ThreadPoolExecutor(len(desks)) as hands:
        for done in [hands.submit(desk.do, step) for desk in desks]:
            done.result()


def _changed(step: Step) -> str:
    """The file that a step changes; none of a command."""
    return str(next((step[kind] for kind in ("in", "file", "save", "remove", "merge") if kind in step), ""))


def _address(desk: Desk, file: str) -> str:
    """Where the page of a file stands before anything is changed; that of the main page for any other file."""
    _, locale, *rest = file.split("/") if file.count("/") == 2 else ("", "", "")
    start = "" if locale in ("", desk.project.locales[0]) else f"{locale}/"
    if not rest[0].endswith(".md") or not desk.file(file).exists():
        return ""
    front = yaml.safe_load(desk.file(file).read_text(encoding="utf-8").split("---\n")[1])
    return f"{start}{front['slug']}/" if "slug" in front else start


def _place(desk: Desk, case: Mapping[str, Any]) -> tuple[str, int]:
    """(file, line) that the message of a mistake has to lead to."""
    last = case["do"][-1]
    file, line = case.get("at", (_changed(last), last.get("new")))
    if isinstance(line, str):
        text = desk.file(file).read_text(encoding="utf-8")
        if "at" in case:
            return file, next(number for number, one in enumerate(text.split("\n"), 1) if one.startswith(line))
        line = text.count("\n", 0, text.index(line) + len(line) - len(line.lstrip("\n"))) + 1
    return file, line
