"""What every build of the real pages keeps, whatever editors have written: the checks of the invented service's site.

Not among them is that no number is typed in: an editor may do that, in both languages alike.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from .. import checks_of_a_site as site
from ..checks_of_a_site import Expected, read_expected
from ..conftest import Build, words_of
from .conftest import Content

CHECKS: tuple[Callable[[Build, Expected], list[str]], ...] = (
    site.find_wrong_files,
    site.find_wrong_languages,
    site.find_unequal_identifiers,
    site.find_repeated_identifiers,
    site.find_wrong_language_links,
    site.find_wrong_links_between_sections,
    site.find_wrong_alternates,
    site.find_faults_of_the_sitemap,
    site.find_broken_links,
    site.find_requests_elsewhere,
    site.find_faults_of_the_page_that_does_not_exist,
    site.find_values_without_their_rule,
    site.find_leftovers,
    site.find_unsaid_gaps,
    site.find_faults_of_the_frame,
    site.find_wrong_menus,
    site.find_wrong_branches,
    site.find_wrong_ways,
    site.find_moved_help,
    site.find_boxes_without_a_label,
    site.find_unexplained_terms,
)


@pytest.fixture(scope="module")
def expected(content: Content) -> Expected:
    """What the sources lead one to expect of the build."""
    return read_expected(content.project.root, date.today())


@pytest.mark.parametrize("check", CHECKS, ids=[check.__name__ for check in CHECKS])
def test_nothing_is_found(content: Content, expected: Expected, check: Callable[[Build, Expected], list[str]]) -> None:
    assert check(content.build, expected) == []


def test_the_main_page_shows_the_rules_of_the_fact_box_and_the_bars_of_the_drawing(content: Content) -> None:
    service = content.source.data.service
    for address in content.source.addresses("index.md").values():
        page = content.build.page(address)
        assert page.xpath("//section[@class='glance']//dl//@data-rule") == list(service.glance)
        assert len(page.xpath("//*[@class='timeline__bar']")) == len(service.drawing)


def test_the_main_page_is_called_as_its_source_says(content: Content) -> None:
    for locale, address in content.source.addresses("index.md").items():
        (heading,) = content.build.page(address).xpath("//h1")
        assert words_of(heading) == content.source.front(content.source.pairs["index.md"][locale])["title"]
