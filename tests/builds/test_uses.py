"""Where a rule stands, as the sources tell it, is where the built pages show it."""

from __future__ import annotations

import pytest
from bilingual.gather import gather
from bilingual.problems import report
from bilingual.site.site import Site
from bilingual.site.uses import UseIndex

from ..confirming import THREE, TODAY
from ..conftest import Build, copy_project, words_of


@pytest.fixture(scope="module")
def index(gathered: Site) -> UseIndex:
    """Looks for everything once."""
    return UseIndex(gathered)


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = copy_project(tmp_path_factory.mktemp("gathered")).root
    site, problems = gather(root, THREE, TODAY, compare=False)
    assert site is not None, report(problems)
    return site


def test_each_place_that_a_page_can_list_is_read_there(gathered: Site, index: UseIndex, site: Build) -> None:
    for rule in gathered.data.rules:
        places = index.places(rule)
        assert len(places) == len(set(places)) > 4
        for locale, title, address in places:
            path, _, fragment = address.partition("#")
            page = site.page(path)
            assert page.get("lang") == locale
            said = words_of(page.get_element_by_id(fragment) if fragment else page)
            assert title.lower() in said.lower()
    assert ("en", "What the book bus offers", "en/#offer") in index.places("season")


def test_every_marked_value_of_the_built_pages_is_listed(gathered: Site, index: UseIndex, site: Build) -> None:
    addresses = [address for name in gathered.pairs for address in gathered.addresses(name).values()]
    marked = [
        (str(name), address)
        for address in addresses
        for name in site.page(address).xpath("//main//@data-rule | //main//@data-announced")
    ]
    listed = {name: {place[2].partition("#")[0] for place in index.places(name)} for name, _ in marked}
    assert [each for each in marked if each[1] not in listed[each[0]]] == []
    assert len(marked) > 60
