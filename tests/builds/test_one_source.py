"""One source: a value changed in docs/rules.yml changes wherever it stands, and nothing else needs an edit.

One site is built with a new length, new limit and other sentences, and with more details of the organisation.
"""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from lxml import html

from ..confirming import THREE
from ..conftest import Build, Project, copy_project, words_of
from ..places import HOME, PAGES, page_of

OUTSIDE = "https://rull.example/bus/"
PLACES = (
    # where, how it is found on the main page
    ("text", "//main/ul/li/data[@data-rule='season']"),
    ("fact box", "//section[@class='glance']//dd/data[@data-rule='season']"),
    (
        "words of a bar of the drawing",
        "//section[@class='glance']//dd[.//*[@class='timeline__arrow' or @width='90.0%']]",
    ),
)
SAID = {
    # language: before, after
    "sv": ("minst 9 månader", "exakt 14 månader"),
    "en": ("at least 9 months", "exactly 14 months"),
    "fi": ("vähintään 9 kuukautta", "tasan 14 kuukautta"),
}
OLD = r"P9M|\b(?:9|nio|nine|yhdeksän) (?:mån|month|kuuk)"  # in any form
WITH_THE_VALUE = ("index.md", "components.md", "limits.md")
WITH_THE_NOTE = {
    # language, the words that the note loses, those that it gets
    "sv": ("vad den kostar i affären", "betalar du priset."),
    "en": ("what it costs in the shop", "you pay its price."),
    "fi": ("mitä kirja maksaa kaupassa", "maksat sen hinnan."),
}
WITH_THE_EASY_WORDS = {
    "sv": ("måste du betala för den", "Betala om du tappar bort en bok."),
    "en": ("you must pay for it", "Pay if you lose a book."),
    "fi": ("sinun pitää maksaa siitä", "Maksa, jos kadotat kirjan."),
}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site after at least 9 months became exactly 14, and the sentences on a lost book others."""
    project = copy_project(tmp_path_factory.mktemp("changed"))
    project.change("docs/rules.yml", "limit: at_least\n  value: 9", "limit: exactly\n  value: 14")
    project.change("docs/rules.yml", "betalar du vad den kostar i affären.", "betalar du priset.")
    project.change("docs/rules.yml", "you pay what it costs in the shop.", "you pay its price.")
    project.change("docs/rules.yml", "maksat sen, mitä kirja maksaa kaupassa.", "maksat sen hinnan.")
    project.change("docs/rules.yml", "Jos kadotat kirjan, sinun pitää maksaa siitä.", WITH_THE_EASY_WORDS["fi"][1])
    project.change("docs/rules.yml", "Om du tappar bort en bok måste du betala för den.", WITH_THE_EASY_WORDS["sv"][1])
    project.change("docs/rules.yml", "If you lose a book, you must pay for it.", WITH_THE_EASY_WORDS["en"][1])
    project.change("docs/organisation.yml", 'site_address: ""', f"site_address: {OUTSIDE}")
    project.change("docs/organisation.yml", "email: rull@lindeby.example", "email: unit_one@rull.example")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    return build


def test_a_changed_value_leaves_nothing_to_confirm_and_a_changed_sentence_does(project: Project) -> None:
    project.change("docs/rules.yml", "limit: at_least\n  value: 9", "limit: exactly\n  value: 14")
    assert project.report() == ""
    project.change("docs/rules.yml", "betalar du vad den kostar", "betalar du precis vad den kostar")
    assert project.report().startswith(
        "docs/rules.yml:68: The section “rules.yml#lost_book” has changed here since 2026-11-22"
    )


@pytest.mark.parametrize("locale", THREE)
@pytest.mark.parametrize("path", [path for _, path in PLACES], ids=[place for place, _ in PLACES])
def test_a_changed_value_changes_in_each_place(site: Build, changed: Build, path: str, locale: str) -> None:
    for build, expected in zip((site, changed), SAID[locale], strict=True):
        (place,) = build.page(HOME[locale]).xpath(path)
        assert expected in words_of(place).lower()


@pytest.mark.parametrize("locale", THREE)
def test_a_changed_value_changes_what_machines_read(changed: Build, locale: str) -> None:
    values = changed.page(HOME[locale]).xpath("//data[@data-rule='season']/@value")
    assert values == ["P14M", "P14M"]


def bars(page: html.HtmlElement) -> list[Decimal]:
    """The lengths of the drawing's two bars, in per cent of its width."""
    widths = page.xpath("//*[@class='timeline__bar']/@width")
    return [Decimal(str(width).removesuffix("%")) for width in widths]


@pytest.mark.parametrize("locale", THREE)
def test_the_drawing_is_drawn_anew_and_to_scale(site: Build, changed: Build, locale: str) -> None:
    before, after = bars(site.page(HOME[locale])), bars(changed.page(HOME[locale]))
    assert before == [Decimal("9.2"), Decimal("90.0")]  # 4 weeks : 9 months
    assert after == [Decimal("5.91"), Decimal("90.0")]  # 4 weeks : 14 months, in the same width


@pytest.mark.parametrize("locale", THREE)
def test_an_arrow_says_that_it_may_be_more_and_no_arrow_that_it_may_not(
    site: Build, changed: Build, locale: str
) -> None:
    arrows = [len(build.page(HOME[locale]).xpath("//*[@class='timeline__arrow']")) for build in (site, changed)]
    assert arrows == [1, 0]


@pytest.mark.parametrize("locale", THREE)
def test_nothing_of_the_old_value_is_left_in_any_file(site: Build, changed: Build, locale: str) -> None:
    old, new = SAID[locale]
    for page in WITH_THE_VALUE:
        address = PAGES[page][locale]
        assert old in words_of(site.page(address)).lower()
        assert new in words_of(changed.page(address)).lower()
    for name, content in changed.files().items():
        if name.endswith((".html", ".json", ".ttl")):
            text = re.sub(r"[\s\u00a0]+", " ", content.decode())
            assert old not in text.lower()
            assert re.findall(OLD, text) == []


@pytest.mark.parametrize("locale", THREE)
@pytest.mark.parametrize(
    ("pages", "words"),
    [(("index.md", "components.md", "limits.md"), WITH_THE_NOTE), (("easy.md",), WITH_THE_EASY_WORDS)],
    ids=["note", "easy words"],
)
def test_a_changed_sentence_changes_on_every_page(
    site: Build, changed: Build, pages: tuple[str, ...], words: dict[str, tuple[str, str]], locale: str
) -> None:
    old, new = words[locale]
    for page in pages:
        before, after = (
            words_of(each.page(PAGES[page][locale]).get_element_by_id("content")) for each in (site, changed)
        )
        assert (old in before, new in before) == (True, False)
        assert (old in after, new in after) == (False, True)


def test_a_fact_about_the_organisation_is_told_once_and_shown_everywhere(changed: Build) -> None:
    for address in page_of("about").values():
        page = changed.page(address)
        (link,) = page.xpath("//main//a[starts-with(@href, 'mailto:')]")
        assert (link.get("href"), words_of(link)) == ("mailto:unit_one@rull.example", "unit_one@rull.example")
        assert page.xpath("/html/head/link[@rel='canonical']/@href") == [f"{OUTSIDE}{address}"]
    addresses = re.findall(r"https?://[^\"<]+", (changed.folder / "sitemap.xml").read_text(encoding="utf-8"))
    ours = [each for each in addresses if "w3.org" not in each and "sitemaps.org" not in each]
    assert all(each.startswith(OUTSIDE) for each in ours)
    assert ours
