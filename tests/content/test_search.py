"""The search of the real pages: each section and each term is found by what a reader would type for it."""

from __future__ import annotations

from datetime import date

import pytest
from bilingual.gather import gather
from bilingual.pages.page import MAIN_PAGE
from bilingual.site.site import Site
from playwright.sync_api import Page

from ..confirming import LOCALES
from ..conftest import ROOT, Build, noted
from ..searching import ask, open_search
from ..serving import serve


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
    assert [(typed, address) for typed, address in wanted if address not in answers[typed].found] == []
    assert [str(each) for each in troubles] == []


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
