"""What readers get of pages that have moved, that are not finished, and that are not in every language."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from ..conftest import Build, words_of
from ..moving import copy_moving
from ..places import OUTSIDE, page_of

MAPPED = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
NEWS = {"sv": "nytt/", "en": "en/news/", "fi": "fi/uutisia/"}
NAMES_OF_DRAFT = (b"utkast", b"draft", b"luonnos")
# Former address → (language, what its heading says, the way on, the words of that).
FORMER = {
    "nyheter/": ("sv", "Sidan har flyttat", "../nytt/", "Nytt från bussen"),
    "arkiv/nyheter/": ("sv", "Sidan har flyttat", "../../nytt/", "Nytt från bussen"),
    "en/latest/": ("en", "The page has moved", "../news/", "News of the bus"),
    "fi/viimeisin/": ("fi", "Sivu on siirretty", "../uutisia/", "Uutisia bussista"),
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A strict build, which a draft full of faults does not stop."""
    build = copy_moving(tmp_path_factory.mktemp("moved")).build()
    assert (build.code, build.errors) == (0, "")
    return build


def mapped(build: Build) -> dict[str, str | None]:
    """The day of the last change of each page in the sitemap, by its address."""
    found = {}
    for url in etree.fromstring((build.folder / "sitemap.xml").read_bytes()):
        address = str(url.findtext("s:loc", namespaces=MAPPED))
        found[address.removeprefix(OUTSIDE)] = url.findtext("s:lastmod", namespaces=MAPPED)
    return found


def searched(build: Build, locale: str) -> dict[str, str]:
    """The headings of what the search of a language finds, by address."""
    ((_, pages),) = json.loads((build.folder / f"assets/search/{locale}.json").read_text("utf-8"))["texts"]
    return {
        f"{address}#{identifier}".rstrip("#"): heading
        for address, _, sections in pages
        for identifier, heading, *_ in sections
    }


def links(element: html.HtmlElement) -> Sequence[tuple[str, str | None, str]]:
    """(address, hreflang, words) of each link in an element."""
    return [(str(one.get("href")), one.get("hreflang"), words_of(one)) for one in element.iter("a")]


@pytest.mark.parametrize("former", FORMER)
def test_a_former_address_leads_on_without_script(moved: Build, former: str) -> None:
    """WCAG 2.2, 2.2.1 (A): at once, so that nobody has to hurry; and by a link for who does not want that."""
    locale, said, way, title = FORMER[former]
    page = moved.page(former)
    (name,) = moved.page(f"{former}{way}").xpath("//html/@lang")
    assert page.get("lang") == locale == name
    assert page.xpath("//meta[@http-equiv]/@content") == [f"0; url={way}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{OUTSIDE}{NEWS[locale]}"]
    assert [words_of(one) for one in page.iter("h1")] == [said]
    assert links(page) == [(way, None, title)]
    assert words_of(page.find("head/title")).startswith(f"{said}: {title} – ")
    assert page.xpath("//script | //style | //link[@rel='stylesheet']") == []


def test_a_former_address_is_in_no_list_and_no_search(moved: Build) -> None:
    assert not FORMER.keys() & mapped(moved).keys()
    for locale, find in page_of("search").items():
        listed = {address.lstrip("./") for address, _, _ in links(moved.page(find))}
        assert not FORMER.keys() & (searched(moved, locale).keys() | listed)


def test_a_draft_is_nowhere_in_the_site(moved: Build) -> None:
    files = moved.files()
    assert not any(name.startswith(("utkast", "en/draft", "fi/luonnos", "forut")) for name in files)
    read = {name: content.lower() for name, content in files.items() if name.endswith((".html", ".json", ".xml"))}
    del read["rules.schema.json"]  # which is written in a draft of JSON Schema
    assert [name for name, content in read.items() if any(each in content for each in NAMES_OF_DRAFT)] == []


def test_an_old_name_of_a_section_leads_to_it_and_is_neither_seen_nor_heard(moved: Build) -> None:
    for address in NEWS.values():
        (heading,) = moved.page(address).xpath("//h2[@id='trips']")
        assert [(one.tag, one.get("id"), one.text) for one in heading.iter("span")] == [
            ("span", "routes", None),
            ("span", "tours", None),
        ]
    assert searched(moved, "en")["en/news/#trips"] == "Trips"


def test_readers_of_another_language_are_told_where_a_page_is(moved: Build) -> None:
    """Where the links to the other languages stand, in the list of all pages, and at a link in a text."""
    page = moved.page("lokala-regler/")
    for locale, only, onward in (
        ("en", "This page is only in Swedish.", "Go to the start page"),
        ("fi", "Tätä sivua ei ole suomeksi. Sen kieli: ruotsi.", "Siirry etusivulle"),
    ):
        (said,) = page.xpath(f"//header//p[@lang='{locale}']")
        assert words_of(said) == f"{only} {onward}"
        assert links(said) == [(f"../{locale}/", locale, onward)]
    assert page.xpath("//header//a[@data-keeps-section]") == []
    (entry,) = (one for one in moved.page("en/find/").xpath("//ul[@class='all-pages']/li") if "Lokala" in words_of(one))
    assert links(entry) == [("../../lokala-regler/", "sv", "Lokala regler")]
    assert entry.find("a").get("lang") == "sv"
    assert words_of(entry.find("p")) == "This page is only in Swedish."
    assert page.xpath("//link[@rel='alternate'][@hreflang]/@hreflang") == ["sv", "x-default"]
    assert [
        words_of(one) for one in moved.page("en/").xpath("//nav[@class='menu']//a") if "Lokala" in words_of(one)
    ] == []


def test_a_link_to_another_language_says_so_unless_its_words_are_in_it(moved: Build) -> None:
    (swedish,), (english,), (finnish,) = (
        moved.page(where).xpath("//h2[@id='trips']/following-sibling::p[1]") for where in NEWS.values()
    )
    assert words_of(swedish) == "Bara här, på engelska och resten."
    assert links(swedish) == [
        ("../lokala-regler/#part", None, "Bara här"),
        ("../en/news/#trips", "en", "på engelska"),
        ("../tyst/", None, "resten"),
    ]
    assert words_of(english) == "Only here (in Swedish), in the other words (in Swedish) and the rest."
    assert links(english) == [
        ("../../lokala-regler/#part", "sv", "Only here"),
        ("../../nytt/#trips", "sv", "in the other words"),
        ("../quiet/", None, "the rest"),
    ]
    assert words_of(finnish) == "Vain täällä (kieli: ruotsi), englanniksi (kieli: englanti) ja loput."


def test_a_page_can_be_left_out_of_the_search_and_of_search_engines(moved: Build) -> None:
    for locale, address in (("sv", "tyst/"), ("en", "en/quiet/"), ("fi", "fi/hiljainen/")):
        find = page_of("search")[locale]
        assert moved.page(address).xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert address not in mapped(moved)
        assert address not in searched(moved, locale)
        assert address in {urljoin(find, way) for way, _, _ in links(moved.page(find))}
    assert moved.page("nytt/").xpath("//meta[@name='robots']") == []


def test_the_sitemap_says_when_a_page_has_changed_as_far_as_that_is_known(moved: Build) -> None:
    days = mapped(moved)
    assert days.pop("lokala-regler/") is None  # nobody confirms a page that has no counterpart
    assert set(days.values()) == {"2026-11-22"}
