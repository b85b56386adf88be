"""One source: a value changed in docs/rules.yml changes wherever it stands, and nothing else needs an edit."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from lxml import html

from .conftest import Build, Project, copy_project, words_of

HOME = {"sv": "", "en": "en/"}
PLACES = (
    # where, how it is found on the main page
    ("text", "//main/ul//data[@data-rule='introductory_support']"),
    ("fact box", "//section[@class='glance']//dd/data[@data-rule='introductory_support']"),
    ("drawing", "//*[local-name()='svg'][@class='timeline']/*[local-name()='text'][2]"),
    ("text alternative of the drawing", "//*[local-name()='desc']"),
)
SAID = {
    # language: before, after
    "sv": ("högst 6 månader", "högst 9 månader"),
    "en": ("up to 6 months", "up to 9 months"),
}
PAGES = {
    # every page that says how long the introductory support is
    "sv": ("", "lattlast/", "ord-att-kunna/"),
    "en": ("en/", "en/easy-read/", "en/words/"),
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site after 6 months became 9 and the note on compensation another sentence."""
    project = copy_project(tmp_path_factory.mktemp("changed"))
    project.change("docs/rules.yml", "value: 6", "value: 9")
    project.change(
        "docs/rules.yml", "får du samma ersättning som när du var arbetssökande.", "ändras ersättningen inte."
    )
    project.change(
        "docs/rules.yml", "you get the same compensation as when you were a job seeker.", "compensation stays the same."
    )
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    return build


def bars(page: html.HtmlElement) -> list[Decimal]:
    """The heights of the drawing's two bars, in em."""
    heights = page.xpath("//*[local-name()='svg'][@class='timeline']/*[local-name()='rect']/@height")
    return [Decimal(str(height).removesuffix("em")) for height in heights]


def test_a_changed_value_leaves_nothing_to_confirm_and_a_changed_sentence_does(project: Project) -> None:
    project.change("docs/rules.yml", "value: 6", "value: 9")
    assert project.report() == ""
    project.change("docs/rules.yml", "får du samma ersättning", "får du fortfarande samma ersättning")
    assert project.report().startswith(
        "docs/rules.yml:43: The section “rules.yml#compensation” has changed here since 2026-11-22"
    )


@pytest.mark.parametrize("locale", HOME)
@pytest.mark.parametrize("path", [path for _, path in PLACES], ids=[place for place, _ in PLACES])
def test_a_changed_value_changes_in_each_place(site: Build, changed: Build, path: str, locale: str) -> None:
    for build, expected in zip((site, changed), SAID[locale], strict=True):
        (place,) = build.page(HOME[locale]).xpath(path)
        assert expected in words_of(place)


@pytest.mark.parametrize("locale", HOME)
def test_a_changed_value_changes_what_machines_read(changed: Build, locale: str) -> None:
    values = changed.page(HOME[locale]).xpath("//data[@data-rule='introductory_support']/@value")
    assert values == ["P9M", "P9M"]


@pytest.mark.parametrize("locale", HOME)
def test_the_drawing_is_drawn_anew_and_to_scale(site: Build, changed: Build, locale: str) -> None:
    before, after = bars(site.page(HOME[locale])), bars(changed.page(HOME[locale]))
    assert before == [Decimal("4.5"), Decimal("9.0")]  # 6 months : 1 year
    assert after == [Decimal("5.79"), Decimal("7.71")]  # 9 months : 1 year, in the same height


@pytest.mark.parametrize("locale", PAGES)
def test_nothing_of_the_old_value_is_left_on_any_page(changed: Build, locale: str) -> None:
    old, new = SAID[locale]
    for address in PAGES[locale]:
        assert new in words_of(changed.page(address))
    for name, content in changed.files().items():
        if name.endswith(".html"):
            text = re.sub(r"[\s\u00a0]+", " ", content.decode())
            assert old not in text
            assert re.findall(r"P6M|\b6 (?:mån|month)|\b(?:sex|six) (?:mån|month)|halvår|half a year", text) == []


@pytest.mark.parametrize(
    ("addresses", "old", "new"),
    [
        (("", "lattlast/", "forbered-dig/", "ord-att-kunna/"), "samma ersättning", "ändras ersättningen inte."),
        (("en/", "en/easy-read/", "en/prepare/", "en/words/"), "the same compensation", "compensation stays the same."),
    ],
    ids=["sv", "en"],
)
def test_a_changed_note_changes_on_every_page(changed: Build, addresses: tuple[str, ...], old: str, new: str) -> None:
    for address in addresses:
        text = words_of(changed.page(address).get_element_by_id("content"))
        assert new in text
        assert old not in text


def test_a_new_limit_changes_the_words_and_the_drawing_in_both_languages(project: Project) -> None:
    project.change("docs/rules.yml", "limit: at_least", "limit: exactly")
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    for locale, expected in (("sv", "exakt 1 år"), ("en", "exactly 1 year")):
        page = build.page(HOME[locale])
        found = [words_of(value) for value in page.xpath("//data[@data-rule='follow_up_support']")]
        assert found == [expected, expected]
        assert page.xpath("//*[@class='timeline__onward' or @class='timeline__arrow']") == []


def test_a_fact_about_the_organisation_is_told_once_and_shown_everywhere(project: Project) -> None:
    project.change("docs/organisation.yml", 'site_address: ""', "site_address: https://stod.example/sius/")
    project.change("docs/organisation.yml", 'email: ""', "email: unit_one@stod.example")
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    for address in ("om-webbplatsen/", "en/about/"):
        page = build.page(address)
        (link,) = page.xpath("//main//a[starts-with(@href, 'mailto:')]")
        assert (link.get("href"), words_of(link)) == ("mailto:unit_one@stod.example", "unit_one@stod.example")
        assert page.xpath("/html/head/link[@rel='canonical']/@href") == [f"https://stod.example/sius/{address}"]
    addresses = re.findall(r"https?://[^\"<]+", (build.folder / "sitemap.xml").read_text(encoding="utf-8"))
    ours = [each for each in addresses if "w3.org" not in each and "sitemaps.org" not in each]
    assert all(each.startswith("https://stod.example/sius/") for each in ours)
    assert ours
