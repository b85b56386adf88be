"""What the real data files and texts keep by themselves, found without what the generator compares them with."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from bilingual.site.agreement import Reading
from bilingual.site.site import Site
from bilingual.text.words import Prose

from ..checks_of_a_site import read_expected
from ..checks_of_terms import find_misled_terms, find_unexplained_abbreviations, read_names
from ..conftest import ROOT, Build
from ..in_language import find_foreign_sentences
from ..in_language import measure as readability
from ..units.test_rules_file import find_schema_errors
from .conftest import Content

DATA_FILES = sorted((ROOT / "docs").rglob("*.yml"))


@pytest.mark.parametrize("path", DATA_FILES, ids=[path.relative_to(ROOT).as_posix() for path in DATA_FILES])
def test_a_data_file_names_its_schema_and_keeps_it(path: Path) -> None:
    assert find_schema_errors(path) == []


def readings(site: Site, kind: str) -> Iterator[dict[str, Reading]]:
    """Every text in all languages, but for those with an exception of the kind."""
    allowed = [one for one in site.agreement.exemptions if one.kind == kind]
    for each in site.agreement.readings.values():
        passages = [reading.passage for reading in each.values()]
        if not any(one.file == it.file and it.line <= one.line <= it.last_line for one in allowed for it in passages):
            yield dict(each)


def prose(site: Site, kind: str) -> Iterator[tuple[str, Prose]]:
    """(language, text) of all that is read."""
    for each in readings(site, kind):
        yield from ((locale, part) for locale, reading in each.items() for part in reading.prose)


def test_each_text_uses_the_same_terms_in_both_languages(content: Content) -> None:
    site = content.source
    used = [
        {
            locale: {use.name for part in reading.prose for use in site.terms[locale].find_terms(part.text)}
            for locale, reading in each.items()
        }
        for each in readings(site, "term")
    ]
    assert [each for each in used if each["sv"] != each["en"]] == []
    assert any(each["sv"] for each in used)


def test_no_text_uses_a_word_that_a_term_forbids(content: Content) -> None:
    terms = content.source.terms
    assert [
        use for locale, part in prose(content.source, "forbidden") for use in terms[locale].find_forbidden(part.text)
    ] == []


def test_no_sentence_is_in_the_other_language(content: Content) -> None:
    terms, locales = content.source.terms, content.source.locales
    assert [
        part.text
        for locale, part in prose(content.source, "language")
        if find_foreign_sentences(part.text, locale, locales, terms[locale].find_terms)
    ] == []


@pytest.mark.parametrize("locale", ["sv", "en"])
def test_the_terms_make_the_text_look_harder_than_it_is(content: Content, locale: str) -> None:
    official = [form for each in content.source.data.terms.values() for form in each[locale].all_forms]
    text = "\n\n".join(part.text for each, part in prose(content.source, "") if each == locale)
    with_terms, without = readability(text, locale).lix, readability(text, locale, official).lix
    assert with_terms is not None
    assert without is not None
    assert without < with_terms


def test_each_term_of_a_page_leads_once_to_the_place_where_it_is_explained(real_site: Build) -> None:
    """WCAG 2.2, 3.1.3 Unusual Words (AAA)."""
    assert find_misled_terms(real_site, read_expected(ROOT, date.today())) == []


def test_an_abbreviation_is_written_out_or_leads_to_where_it_is(real_site: Build) -> None:
    """WCAG 2.2, 3.1.4 Abbreviations (AAA): capitals in a row, anywhere in the text of a page."""
    assert find_unexplained_abbreviations(real_site, read_expected(ROOT, date.today()), read_names(ROOT)) == []


def test_the_licence_is_the_one_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    service = yaml.safe_load((ROOT / "docs/service.yml").read_text(encoding="utf-8"))
    assert service["licence"]["name"] == project["license"]
