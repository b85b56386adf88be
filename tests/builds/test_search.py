"""What search is given: the text of the pages in one language, and a library with its licences."""

from __future__ import annotations

import json
import re

import pytest

from ..confirming import THREE
from ..conftest import Build, words_of
from ..places import ADDRESSES, IN, locale_of, page_of

SEARCH = page_of("search")


@pytest.mark.parametrize("locale", THREE)
def test_what_is_searched_is_the_text_of_the_pages_in_one_language(site: Build, locale: str) -> None:
    others = [other for other in THREE if other != locale]
    sections = json.loads((site.folder / f"assets/search/{locale}.json").read_text(encoding="utf-8"))
    addresses = [address for address in ADDRESSES if locale_of(address) == locale and address != SEARCH[locale]]
    assert {each["address"].partition("#")[0] for each in sections} == set(addresses)
    for address in addresses:
        main = site.page(address).get_element_by_id("content")
        foreign = " or ".join(f"@lang='{other}'" for other in others)
        for each in main.xpath(f".//*[{foreign}] | .//svg | .//*[starts-with(@class, 'footnote-')]"):
            each.drop_tree()
        words = words_of(main)
        for each in sections:
            if each["address"].partition("#")[0] == address:
                sentences = re.split(r"(?<=[.?!:]) |\n", each["text"])
                assert [one for one in sentences if one.replace(" ", "") not in words.replace(" ", "")] == []
                assert [other for other in others if IN[other] in each["text"]] == []


@pytest.mark.parametrize(("locale", "notices"), [("sv", ["MIT", "MPL"]), ("en", ["MIT"]), ("fi", ["MIT", "MPL"])])
def test_the_library_carries_the_notices_of_its_licences(site: Build, locale: str, notices: list[str]) -> None:
    text = (site.folder / f"assets/search/{locale}.js").read_text(encoding="utf-8")
    assert [notice for notice in ("MIT", "MPL") if notice in text] == notices
