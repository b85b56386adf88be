"""What search is given: the text of the pages in one language, and stemmers with their licence."""

from __future__ import annotations

import json
import re

import pytest

from ..confirming import THREE
from ..conftest import Build, words_of
from ..places import ADDRESSES, HOME, IN, locale_of, page_of

SEARCH = page_of("search")


@pytest.mark.parametrize("locale", THREE)
def test_what_is_searched_is_the_text_of_the_pages_in_one_language(site: Build, locale: str) -> None:
    root = json.loads((site.folder / f"assets/search/{locale}.json").read_text(encoding="utf-8"))
    ((first, pages),) = root["texts"]
    assert first == 0
    addresses = [address for address in ADDRESSES if locale_of(address) == locale and address != SEARCH[locale]]
    others = {HOME[other]: other for other in THREE if other != locale}  # found by the names of their languages
    assert {address for address, _, _ in pages} == {*addresses, *others}
    easy = words_of(site.page(page_of("easy")[locale]).get_element_by_id("content"))
    for address, title, sections in pages:
        if address in others:
            foreign = [*title, *(piece for _, _, lines, *_ in sections for line in lines for piece in line)]
            assert {language for _, language in foreign} == {others[address]}
            continue
        words = words_of(site.page(address).get_element_by_id("content"))
        for identifier, _, lines, *own in sections:
            for place, line in enumerate(lines):
                said = "".join(piece if isinstance(piece, str) else piece[0] for piece in line)
                text = easy if own and place >= own[0] else words
                if identifier != "at-a-glance":  # the facts are told in sentences
                    assert _letters(said) in _letters(text), address
            alone = "".join(piece for line in lines for piece in line if isinstance(piece, str))
            assert [other for other in THREE if other != locale and IN[other] in alone] == []


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def test_the_stemmers_carry_the_notice_of_their_licence(site: Build) -> None:
    text = (site.folder / "assets/search/stemmers.js").read_text(encoding="utf-8")
    assert text.startswith("/*! Snowball: licences.txt,")
    assert "BSD-3-Clause" in (site.folder / "licences.txt").read_text(encoding="utf-8")
