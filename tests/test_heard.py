"""The pages as they are heard: languages, names, headings, landmarks, and the main page in full as text."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from itertools import pairwise, takewhile
from urllib.parse import urljoin

import pytest
from bilingual.language import find_foreign_sentences
from bilingual.terms import FILE, ForeignWords, TermIndex, read_terms
from playwright.sync_api import Page, expect

from .confirming import LOCALES
from .conftest import ROOT
from .listening import heard
from .measuring import MISSING, look_at, measure, must_be_empty

MAIN_PAGES = {"sv": "", "en": "en/"}
REVIEWED = ("Senast granskad: ", "Last reviewed: ")
TERMS, _ = read_terms((ROOT / FILE).read_bytes(), LOCALES)
FOREIGN = {locale: ForeignWords.of(TERMS, locale) for locale in LOCALES}
INDEX = {locale: TermIndex(TERMS, locale) for locale in LOCALES}
OTHERS_LETTERS = {"sv": "", "en": "åäöÅÄÖ"}
RENEW = (
    "The main page is heard otherwise than tests/heard/{}.txt says. If that is meant: run make heard, "
    "read the difference as somebody who only hears it, and commit it."
)
IN_VIEW = "each => { const { top, bottom } = each.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"


@pytest.mark.parametrize("locale", MAIN_PAGES)
def test_the_accessibility_tree_of_the_main_page_reads_as_it_was_last_read(
    page: Page, server: str, locale: str, pytestconfig: pytest.Config
) -> None:
    """1.3.1 Info and Relationships (A), 1.3.2 Meaningful Sequence (A), 4.1.2 Name, Role, Value (A)."""
    look_at(page, "light", 1280)
    page.goto(server + MAIN_PAGES[locale])
    record, now = ROOT / f"tests/heard/{locale}.txt", heard(page)
    if pytestconfig.getoption("--write-heard"):
        record.write_text(now, encoding="utf-8")
    difference = list(unified_diff(record.read_text(encoding="utf-8").split("\n"), now.split("\n"), lineterm="", n=1))
    if difference:
        pytest.fail("\n".join([RENEW.format(locale), *difference]), pytrace=False)


def test_every_page_and_every_part_says_its_language(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    """3.1.1 Language of Page (A), 3.1.2 Language of Parts (AA)."""
    foreign = []
    for address in addresses:
        page.goto(server + address)
        expected = "en" if address.startswith("en/") else "sv"
        assert page.locator("html").get_attribute("lang") == expected, address
        for locale, text in measure(page, "languages()"):
            found = [text[start:end] for _, start, end in FOREIGN[locale].find(text)]
            found += [
                text[each.start : each.end]
                for each in find_foreign_sentences(text, locale, LOCALES, INDEX[locale].find_terms)
            ]
            found += [text] * any(letter in text for letter in OTHERS_LETTERS[locale])
            foreign += [f"{address}: said to be {locale}: {each}" for each in found]
        for link in page.locator("a[hreflang]:not([hreflang=''])").all():
            locale, target = link.get_attribute("hreflang"), str(link.get_attribute("href"))
            said = link.evaluate("link => link.closest('[lang]').lang")
            foreign += [f"{address}: the link to {target} is said to be {said}"] * (said != locale)
    must_be_empty(foreign)


def test_every_page_has_a_title_of_its_own_that_begins_with_its_heading(
    page: Page, server: str, addresses: tuple[str, ...]
) -> None:
    """2.4.2 Page Titled (A), 2.4.6 Headings and Labels (AA)."""
    titles = []
    for address in addresses:
        page.goto(server + address)
        titles.append(page.title())
        assert page.title().startswith(page.get_by_role("heading", level=1).inner_text()), address
    assert [title for title, number in Counter(titles).items() if number > 1] == []


@pytest.mark.parametrize("width", [320, 1280])
def test_headings_have_no_gaps_and_names_of_their_own(
    page: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """1.3.1 Info and Relationships (A), 2.4.6 Headings and Labels (AA), 2.4.10 Section Headings (AAA)."""
    look_at(page, "light", width)
    for address in addresses:
        page.goto(server + address)
        headings = page.get_by_role("heading").all()
        levels = [int(str(heading.evaluate("each => each.localName"))[1]) for heading in headings]
        names = [heading.inner_text() for heading in page.locator("main").get_by_role("heading").all()]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == [], address
        assert [name for name, number in Counter(names).items() if number > 1 or not name.strip()] == [], address


@pytest.mark.parametrize("width", [320, 1280])
def test_landmarks_are_told_apart_by_name(page: Page, server: str, addresses: tuple[str, ...], width: int) -> None:
    """1.3.1 Info and Relationships (A), 2.4.1 Bypass Blocks (A), 1.3.6 Identify Purpose (AAA)."""
    look_at(page, "light", width)
    for address in addresses:
        page.goto(server + address)
        lines = [line.strip() for line in heard(page).split("\n")]
        assert [lines.count(role) for role in ("banner", "main", "contentinfo")] == [1, 1, 1], address
        named = [line for line in lines if line.split(":")[0] in ("navigation", "region", "search", "complementary")]
        assert sorted(named) == sorted(set(named)), address
        assert [line for line in named if line in ("navigation", "region")] == [], address


def test_the_menu_says_where_the_reader_is(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    """2.4.8 Location (AAA), 1.3.1 Info and Relationships (A): once in the menu, if it has the page; in words always."""
    for address in addresses:
        page.goto(server + address)
        menu = page.get_by_role("banner").get_by_role("navigation")
        targets = [urljoin(page.url, str(link.get_attribute("href"))) for link in menu.get_by_role("link").all()]
        current = menu.locator("[aria-current=page]")
        assert len(targets) > 1
        assert current.count() == targets.count(page.url), address
        if address != MISSING:
            assert page.locator("nav [aria-current=page]").count() > 0, address


@pytest.mark.parametrize("locale", LOCALES)
def test_menu_and_help_are_in_the_same_place_on_every_page(
    page: Page, server: str, addresses: tuple[str, ...], locale: str
) -> None:
    """3.2.3 Consistent Navigation (AA), 3.2.4 Consistent Identification (AA), 3.2.6 Consistent Help (A)."""
    frames = set()
    for address in addresses:
        if (address.startswith("en/")) == (locale == "en"):
            page.goto(server + address)
            said = heard(page).replace(" (current page)", "").split("\n")
            lines = [line for line in said if not line.strip().startswith(REVIEWED)]  # what is missing was never read
            frames.add("\n".join([*part(lines, "banner"), *part(lines, "contentinfo")]))
    assert len(frames) == 1


def part(lines: list[str], role: str) -> list[str]:
    """A landmark and all that is heard in it."""
    start = lines.index(role)
    return [role, *takewhile(lambda line: line.startswith(" "), lines[start + 1 :])]


PLACES = "main [id]:not(svg, svg *)"  # sections, and the words of the page that explains them
NAMES = "all => all.map(each => each.id)"


def test_every_section_is_kept_when_the_language_changes(page: Page, server: str, addresses: tuple[str, ...]) -> None:
    """2.4.5 Multiple Ways (AA), 3.1.2 Language of Parts (AA): by the link in the header."""
    for address in addresses:
        if address == MISSING:
            continue
        page.goto(server + address)
        link, here = page.locator("header a[hreflang]"), page.url
        there = str(link.evaluate("link => link.href"))
        names = page.locator(PLACES).evaluate_all(NAMES)
        assert names != [], address
        for name in names:
            page.evaluate("name => { location.hash = name; }", name)
            expect(link).to_have_attribute("href", f"{there}#{name}")
        link.evaluate("link => link.click()")  # without scrolling to it first
        page.wait_for_url(f"{there}#{names[-1]}")
        assert page.locator(f"[id='{names[-1]}']").evaluate(IN_VIEW), address
        assert page.locator(PLACES).evaluate_all(NAMES) == names
        expect(page.locator("header a[hreflang]")).to_have_attribute("href", f"{here}#{names[-1]}")


def test_every_main_section_leads_to_itself_in_the_other_language_without_script(
    without_script: Page, server: str, addresses: tuple[str, ...]
) -> None:
    """2.4.5 Multiple Ways (AA), 2.4.9 Link Purpose (Link Only) (AAA): by the link at the section's end."""
    page = without_script
    for address in addresses:
        if address == MISSING:
            continue
        page.goto(server + address)
        there = page.locator("header a[hreflang]").evaluate("link => link.href")
        names = page.locator("main > h2[id]").evaluate_all(NAMES)
        links = page.locator("main > h2[id] ~ p > a[hreflang]")
        assert links.evaluate_all("all => all.map(each => each.href)") == [f"{there}#{name}" for name in names], address
        for name in names[-1:]:
            links.last.click()
            page.wait_for_url(f"{there}#{name}")
            assert page.locator(f"[id='{name}']").evaluate(IN_VIEW), address
