"""In a real browser: a language from right to left, and searching in scripts of other kinds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from ..conftest import noted
from ..searching import ask, open_search
from ..serving import serve
from ..tiny import write_tiny
from .test_search import POLICY

LOCALES = ("en-GB", "ar", "zh", "fi")
# The edges of each part of the drawing, from its left edge and to its right one, in pixels.
DRAWN = """() => {
  const whole = document.querySelector(".timeline").getBoundingClientRect();
  const edges = (query) => Array.from(document.querySelectorAll(`.timeline ${query}`), (each) => {
    const { left, right } = each.getBoundingClientRect();
    return [Math.round(left - whole.left), Math.round(whole.right - right)];
  });
  return [edges("rect"), edges("text"), edges("circle"), edges("path")];
}"""
SEARCHED = (
    # language, what is typed, a section that is found
    ("ar", "الموسم", "ar/#who"),
    ("ar", "موسم", "ar/#who"),  # without its article
    ("ar", "المَوسِم", "ar/#who"),  # with its vowels
    ("zh", "季节", "zh/#who"),
    ("zh", "谁", "zh/#who"),  # a word of one sign
    ("fi", "kausien", "fi/#who"),  # the plural in another case
    ("en-GB", "seasons", "#who"),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The smallest site in these languages, behind the strictest policy."""
    build = write_tiny(tmp_path_factory.mktemp("languages"), LOCALES).build()
    assert (build.code, build.errors) == (0, "")
    with serve(build.folder, POLICY) as running:
        yield running.address


@pytest.mark.parametrize("width", [1280, 320])
def test_the_drawing_begins_where_reading_begins_and_nothing_leaves_the_page(
    tab: Page, address: str, width: int
) -> None:
    tab.set_viewport_size({"width": width, "height": 720})
    drawn = {}
    for home, turned in (("", False), ("ar/", True)):
        tab.goto(address + home)
        parts = [[edge[::-1] if turned else edge for edge in edges] for edges in tab.evaluate(DRAWN)]
        bars, texts, events, arrows = parts
        assert [start for start, _ in bars] == [0] * len(bars)
        assert all(abs(start) <= 2 for start, _ in (*texts, *events))  # letters and lines have edges of their own
        assert all(end >= 0 for part in (bars, texts, events, arrows) for _, end in part)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        drawn[home] = bars, arrows
    assert drawn[""] == drawn["ar/"]


def test_a_section_is_found_in_any_script(tab: Page, address: str) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    with noted(tab, "console", "pageerror") as troubles:
        for locale in LOCALES:
            open_search(tab, f"{address}{'' if locale == LOCALES[0] else f'{locale}/'}")
            answers = ask(tab, [typed for one, typed, _ in SEARCHED if one == locale])
            found |= {(locale, typed): answer.found for typed, answer in answers.items()}
    assert [str(each) for each in troubles] == []
    assert [(one, typed) for one, typed, section in SEARCHED if section not in found[one, typed]] == []
