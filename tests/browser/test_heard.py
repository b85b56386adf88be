"""The pages as they are heard: languages, names, headings, landmarks, and the main page in full as text."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import unified_diff
from itertools import pairwise, takewhile
from pathlib import Path

import pytest
import yaml
from bilingual.data.terms import FILE, ForeignWords, TermIndex, read_terms
from mkdocs_adapter import read_locales
from playwright.sync_api import Page

from ..confirming import THREE
from ..conftest import ROOT
from ..in_language import find_foreign_sentences
from ..listening import heard
from ..measuring import MISSING, look_at, must_be_empty
from ..places import HOME, locale_of
from ..visiting import Plain, Visits

OTHERS_LETTERS = {"sv": "", "en": "åäöÅÄÖ", "fi": "åÅ"}
NAMED = ("navigation", "region", "complementary")
RENEW = (
    "The main page is heard otherwise than tests/heard/{}.txt says. If that is meant: run make heard, "
    "read the difference as somebody who only hears it, and commit it."
)


@pytest.mark.parametrize("locale", THREE)
def test_the_accessibility_tree_of_the_main_page_reads_as_it_was_last_read(
    tab: Page, server: str, locale: str, pytestconfig: pytest.Config
) -> None:
    """1.3.1 Info and Relationships (A), 1.3.2 Meaningful Sequence (A), 4.1.2 Name, Role, Value (A)."""
    look_at(tab, "light", 1280)
    tab.goto(server + HOME[locale])
    record, now = ROOT / f"tests/heard/{locale}.txt", heard(tab)
    if pytestconfig.getoption("--write-heard"):
        record.write_text(now, encoding="utf-8")
    difference = list(unified_diff(record.read_text(encoding="utf-8").split("\n"), now.split("\n"), lineterm="", n=1))
    if difference:
        pytest.fail("\n".join([RENEW.format(locale), *difference]), pytrace=False)


def test_every_page_and_every_part_says_its_language(visits: Visits, sources: Path) -> None:
    """3.1.1 Language of Page (A), 3.1.2 Language of Parts (AA)."""
    locales = read_locales(sources)
    terms, _ = read_terms((sources / FILE).read_bytes(), locales)
    words = {locale: ForeignWords.of(terms, locale) for locale in locales}
    index = {locale: TermIndex(terms, locale) for locale in locales}
    foreign = []
    for note in visits.of("languages"):
        assert note.found["page"] == locale_of(note.address), note
        assert len(note.found["parts"]) > 10, note
        for locale, text in note.found["parts"]:
            found = [text[start:end] for _, start, end in words[locale].find(text)]
            sentences = find_foreign_sentences(text, locale, locales, index[locale].find_terms)
            found += [text[each.start : each.end] for each in sentences]
            found += [text] * any(letter in text for letter in OTHERS_LETTERS[locale])
            foreign += [f"{note.address}: said to be {locale}: {each}" for each in found]
        for locale, said, target in note.found["links"]:
            foreign += [f"{note.address}: the link to {target} is said to be {said}"] * (said != locale)
    must_be_empty(foreign)


def test_every_page_has_a_title_of_its_own_that_begins_with_its_heading(visits: Visits) -> None:
    """2.4.2 Page Titled (A), 2.4.6 Headings and Labels (AA): or with the name below it in the page's language."""
    titles = {address: note.found for address, note in visits.on_each_page("title").items()}
    for note in visits.of("headings"):
        (heading,) = [each["called"] for each in note.found if each["level"] == 1]
        assert titles[note.address].startswith(heading.replace("\xa0", " ")), note
    assert [title for title, number in Counter(titles.values()).items() if number > 1] == []


def test_headings_have_no_gaps_and_names_of_their_own(visits: Visits) -> None:
    """1.3.1 Info and Relationships (A), 2.4.6 Headings and Labels (AA), 2.4.10 Section Headings (AAA)."""
    for note in visits.of("headings"):
        levels = [each["level"] for each in note.found]
        names = [each["words"] for each in note.found if each["main"]]
        assert levels[0] == 1, note
        assert levels.count(1) == 1, note
        assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == [], note
        assert [name for name, number in Counter(names).items() if number > 1 or not name.strip()] == [], note


def test_landmarks_are_told_apart_by_name(visits: Visits) -> None:
    """1.3.1 Info and Relationships (A), 2.4.1 Bypass Blocks (A), 1.3.6 Identify Purpose (AAA)."""
    for note in visits.of("heard"):
        lines = [line.strip() for line in note.found.split("\n")]
        assert [lines.count(role) for role in ("banner", "main", "contentinfo")] == [1, 1, 1], note
        named = [line for line in lines if line.split(":")[0] in NAMED]
        assert sorted(named) == sorted(set(named)), note
        assert [line for line in named if line in ("navigation", "region")] == [], note


def test_the_menu_says_where_the_reader_is(visits: Visits) -> None:
    """2.4.8 Location (AAA), 1.3.1 Info and Relationships (A): once in the menu, if it has the page; in words always."""
    for note in visits.of("menu"):
        here = visits.server + note.address
        assert len(note.found["leads"]) > 1, note
        assert note.found["current"] == [here] * note.found["leads"].count(here), note
        assert note.found["anywhere"] > 0 or note.address == MISSING, note


def test_menu_and_help_are_in_the_same_place_on_every_page(visits: Visits, sources: Path) -> None:
    """3.2.3 Consistent Navigation (AA), 3.2.4 Consistent Identification (AA), 3.2.6 Consistent Help (A)."""
    frames = defaultdict(set)
    for note in visits.of("heard"):
        locale = locale_of(note.address)
        wording = yaml.safe_load((sources / f"docs/wording/{locale}.yml").read_text(encoding="utf-8"))
        reviewed = f"{wording['texts']['reviewed']}: "  # what is missing was never read
        said = note.found.replace(" (current page)", "").split("\n")
        lines = [line for line in said if not line.strip().startswith(reviewed)]
        frames[locale, note.width].add("\n".join([*part(lines, "banner"), *part(lines, "contentinfo")]))
    assert {locale for locale, _ in frames} == set(read_locales(sources))
    assert {where: len(each) for where, each in frames.items() if len(each) > 1} == {}


def part(lines: list[str], role: str) -> list[str]:
    """A landmark and all that is heard in it."""
    start = lines.index(role)
    return [role, *takewhile(lambda line: line.startswith(" "), lines[start + 1 :])]


def test_every_section_is_kept_when_the_language_changes(visits: Visits) -> None:
    """2.4.5 Multiple Ways (AA), 3.1.2 Language of Parts (AA): by the link in the header."""
    for note in visits.of("follows"):
        if note.address == MISSING:
            continue
        here, there, places = note.found["here"], note.found["there"], note.found["places"]
        names = [name for name, _ in places]
        assert names != [], note
        assert places == [[name, f"{there}#{name}"] for name in names], note
        assert note.found["arrived"] == f"{there}#{names[-1]}", note
        assert note.found["in view"], note
        assert note.found["places there"] == names, note
        assert f"{here}#{names[-1]}" in note.found["back"], note


def test_every_main_section_leads_to_itself_in_each_other_language_without_script(
    visits_without_script: tuple[Plain, ...],
) -> None:
    """2.4.5 Multiple Ways (AA), 2.4.9 Link Purpose (Link Only) (AAA): by the link at the section's end."""
    assert sum(page.arrived is not None for page in visits_without_script) > 4
    for page in visits_without_script:
        addresses = [f"{there}#{name}" for name in page.sections for there in page.there]
        assert list(page.leads) == addresses, page.address
        if page.back and addresses:
            assert page.arrived == (addresses[-1], True), page.address
