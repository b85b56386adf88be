"""The pages on paper: a handout of two pages, without what only a screen can use, with whole addresses and the date."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page

from ..measuring import MISSING, must_be_empty
from ..places import HOME, shown_at
from ..visiting import Note, Visits


def on_paper(visits: Visits) -> list[Note]:
    """All pages but the one for what is missing, which nobody prints."""
    return [note for note in visits.of("paper") if note.address != MISSING]


def home_of(note: Note) -> str:
    """The public address of the site, by what the page says of its own."""
    canonical = str(note.found["canonical"])
    page = shown_at(note.address)
    assert canonical.endswith(page), note
    return canonical.removesuffix(page)


def without_spaces(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_main_page_is_a_handout_of_two_pages(visits: Visits) -> None:
    for address in {*HOME.values()} & {*visits.addresses}:
        printed = visits.on_each_page("paper")[address].found
        assert printed["headings"] != []
        assert [each for each in printed["headings"] if without_spaces(each) not in printed["text"]] == []
        assert printed["sheets"] <= 2


def test_nothing_is_printed_that_only_a_screen_can_use(visits: Visits) -> None:
    must_be_empty(f"{note}: {each}" for note in on_paper(visits) for each in note.found["useless"])


def test_a_list_to_tick_has_lines_to_write_on(visits: Visits) -> None:
    lines = [(note, height) for note in on_paper(visits) for height in note.found["lines"]]
    assert len(lines) > 3
    must_be_empty(f"{note}: {height} pixels" for note, height in lines if height < 24)


def test_the_button_prints_the_page(tab: Page, server: str) -> None:
    tab.goto(server)
    tab.evaluate("window.print = () => { window.printed = true; }")
    tab.locator("main button.print").click()
    assert tab.evaluate("window.printed")


def test_links_are_printed_with_whole_addresses(visits: Visits) -> None:
    """But not those of words that are explained elsewhere on the site: they would tear the sentences apart.

    Nor those of the page with the search, which is a list of the site's pages and of no use on paper.
    """
    outside = [
        (note, target.replace(visits.server, home_of(note)))
        for note in on_paper(visits)
        if not note.found["lists"]
        for target in note.found["leads"]
        if urlsplit(target).path != f"/{note.address}"
    ]
    assert len(outside) > 5
    must_be_empty(
        f"{note}: {target}"
        for note, target in outside
        if re.sub("^(mailto|tel):", "", target) not in note.found["text"]
    )


def test_addresses_stand_in_the_line_of_their_links(visits: Visits) -> None:
    shown = [(note, *each) for note in on_paper(visits) for each in note.found["displays"]]
    assert len(shown) > 5
    must_be_empty(f"{note}: {target}" for note, target, display in shown if display != "inline")


def test_paper_says_where_and_when_it_comes_from(visits: Visits) -> None:
    silent = []
    for note in on_paper(visits):
        days, text = [without_spaces(day) for day in note.found["days"]], note.found["text"]
        silent += [f"{note}: no date of the last review"] * (not days or days[0] not in text)
        silent += [f"{note}: not its own address"] * (home_of(note) + note.address not in text)
    must_be_empty(silent)
