"""The search of the real pages: each section and each term is found by what a reader would type for it, and what people
ask in their own words (tests/content/queries/) is answered first of all.
"""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from bilingual.gather import gather
from bilingual.languages.names import name_itself, name_language
from bilingual.pages.page import MAIN_PAGE
from bilingual.site.site import Site
from playwright.sync_api import Page

from ..confirming import LOCALES
from ..conftest import ROOT, Build, noted
from ..searching import ask, open_search
from ..serving import serve

QUERIES = ROOT / "tests/content/queries"
NOTHING = "nothing"


@pytest.fixture(scope="module")
def source() -> Site:
    """What the real pages say."""
    site, _ = gather(ROOT, LOCALES, date.today())
    assert site is not None
    return site


@pytest.mark.parametrize("locale", LOCALES)
def test_main_sections_and_terms_are_found_by_their_own_words_and_by_words_not_to_be_used(
    tab: Page, real_site: Build, source: Site, locale: str
) -> None:
    wanted = [*_sections(source, locale), *_terms(source, locale)]
    with serve(real_site.folder) as running, noted(tab, "console", "pageerror") as troubles:
        open_search(tab, running.address + source.addresses(MAIN_PAGE)[locale])
        answers = ask(tab, (typed for typed, _ in wanted))
    assert len(wanted) > len(source.pairs)
    found = {typed: {*answer.found, *answer.easy} for typed, answer in answers.items()}
    assert [(typed, address) for typed, address in wanted if address not in found[typed]] == []
    assert [str(each) for each in troubles] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_what_people_ask_is_answered_first(tab: Page, real_site: Build, source: Site, locale: str) -> None:
    asked: dict[str, list[str]] = yaml.safe_load((QUERIES / f"{locale}.yml").read_text(encoding="utf-8"))
    assert sum(map(len, asked.values())) > 90
    with serve(real_site.folder) as running, noted(tab, "console", "pageerror") as troubles:
        open_search(tab, running.address + source.addresses(MAIN_PAGE)[locale])
        answers = ask(tab, (typed for each in asked.values() for typed in each))
    assert [str(each) for each in troubles] == []
    contact = source.contact(locale)
    wrong = []
    for target, typed in ((target, one) for target, each in asked.items() for one in each):
        answer = answers[typed]
        if target == NOTHING:
            is_right = not answer.found and contact is not None and answer.contact == contact[1]
        elif ".md" in target:
            place, _, sentence = target.partition(": ")
            name, sign, section = place.partition("#")
            is_right = answer.found[:1] == [f"{source.addresses(name)[locale]}{sign}{section}"]
            is_right = is_right and sentence in answer.shown[0]
        else:
            said = [" ".join(source.rule_in_words(name, locale).split()) for name in target.split()]
            is_right = bool(answer.shown) and all(words in answer.shown[0] for words in said)
        if not is_right:
            wrong.append((typed, target, answer.shown[:3]))
    assert wrong == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_name_of_another_language_leads_to_its_page(tab: Page, real_site: Build, source: Site, locale: str) -> None:
    """As that language has it, and as it is called in this one."""
    others = [each for each in LOCALES if each != locale]
    asked = {other: (name_itself(other), f"{name_language(other, locale)}?") for other in others}
    with serve(real_site.folder) as running:
        open_search(tab, running.address + source.addresses(MAIN_PAGE)[locale])
        answers = ask(tab, (typed for each in asked.values() for typed in each))
        said = tab.locator(".search__results li:first-child [lang]").all()
        assert {each.get_attribute("lang") for each in said} == {others[-1]}
    found = {other: [answers[typed].found[0] for typed in each] for other, each in asked.items()}
    assert found == {other: [source.addresses(MAIN_PAGE)[other]] * 2 for other in others}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_result_says_a_whole_sentence_and_is_no_line_of_another_language(
    tab: Page, real_site: Build, source: Site, locale: str
) -> None:
    """Whatever is asked: by the words of each term, of which most stand somewhere in the text."""
    with serve(real_site.folder) as running:
        open_search(tab, running.address + source.addresses(MAIN_PAGE)[locale])
        answers = ask(tab, [typed for typed, _ in _terms(source, locale)])
    shown = [text for answer in answers.values() for text in answer.shown]
    assert shown
    assert [text for text in shown if len(text.split()) < 3] == []


def _sections(site: Site, locale: str) -> list[tuple[str, str]]:
    """(heading, address) of every main section of every page."""
    return [
        (section.title(site.roots[locale]), f"{site.addresses(page.name)[locale]}#{section.heading.identifier}")
        for page in (pair[locale] for pair in site.pairs.values() if locale in pair)
        for section in page.sections
        if section.heading and section.heading.level == 2 and section.heading.identifier
    ]


def _terms(site: Site, locale: str) -> list[tuple[str, str]]:
    """(word, address of the entry) of every term, and of every word that is not to be used for it."""
    words = site.addresses_of("words").get(locale)
    return [
        (word.replace("*", ""), f"{words}#{name}")
        for name, term in site.data.terms.items()
        for word in (term[locale].term, *(form.text for form in term[locale].forbidden))
        if words is not None
    ]
