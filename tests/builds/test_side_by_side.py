"""A page in all its languages at once: every section of every language stands there, beside its counterpart."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from ..confirming import THREE
from ..conftest import Build, Project, words_of
from ..places import IN, NAMES, OUTSIDE, PAGES, SIDE_BY_SIDE
from ..tiny import words_in, write_tiny

_SAID = {
    "sv": "Svenska, engelska och finska sida vid sida",
    "en": "Swedish, English, and Finnish side by side",
    "fi": "Rinnakkain: ruotsi, englanti ja suomi",
}


def cells(page: html.HtmlElement) -> list[list[html.HtmlElement]]:
    """The sides of each row, in order."""
    return [row.findall("div") for row in page.get_element_by_id("content").findall("div[@class='pair']")]


def test_pages_with_a_text_of_their_own_have_one_and_lists_of_data_none(site: Build) -> None:
    built = {name.removesuffix("index.html") for name in site.files() if name.endswith("index.html")}
    pages = {address for pair in PAGES.values() for address in pair.values()}
    assert built - pages == {address for pair in SIDE_BY_SIDE.values() for address in pair.values()}
    assert {"index.md", "checklist.md", "easy.md"} <= SIDE_BY_SIDE.keys()
    assert not {"glossary.md", "limits.md", "find.md"} & SIDE_BY_SIDE.keys()


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_every_section_stands_there_once_in_each_language_beside_its_counterpart(site: Build, name: str) -> None:
    beside = {locale: site.page(address) for locale, address in SIDE_BY_SIDE[name].items()}
    for around, page in beside.items():
        assert page.get("lang") == around
        rows = cells(page)
        assert {tuple(cell.get("lang") for cell in row) for row in rows} == {THREE}
        for place, locale in enumerate(THREE):
            alone = site.page(PAGES[name][locale]).get_element_by_id("content")
            headings = [(each.tag, words_of(each)) for each in alone.iter("h2", "h3", "h4") if each.get("id")]
            made = {"at-a-glance", "all-pages", "what-has-changed"}
            own = [
                one
                for one, each in zip(headings, alone.xpath(".//h2[@id]|.//h3[@id]|.//h4[@id]"), strict=True)
                if each.get("id") not in made
            ]
            there = [(each.tag, words_of(each)) for row in rows for each in row[place].iter("h2", "h3", "h4")]
            assert there == [("h2", f"{NAMES[locale]} {words_of(alone.find('h1'))}"), *own]
            assert [words_of(each) for each in rows[0][place].xpath("p[@class='lead']")] == [
                words_of(each) for each in alone.xpath("p[@class='lead']")
            ]
            text = words_of(alone)
            for row in rows:
                for each in row[place].iter("p", "li", "dd", "td"):
                    assert words_of(each) in text
        identifiers = [str(one) for one in page.xpath("//@id")]
        assert len(identifiers) == len(set(identifiers))
        named = " ".join(page.xpath("//@aria-labelledby | //@aria-describedby | //@for")).split()
        assert set(named) <= set(identifiers)
        sections = [each.get("id") for each in page.xpath("//div[@class='pair']")]
        assert sections[1:] == [
            each.get("id")
            for each in site.page(PAGES[name][around]).xpath("//main/*[@id]")
            if each.tag in ("h2", "h3", "h4")
        ]


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_its_links_lead_where_those_of_the_pages_lead(site: Build, name: str) -> None:
    for address in SIDE_BY_SIDE[name].values():
        page = site.page(address)
        for link in page.xpath("//a[@href]"):
            where = urlsplit(urljoin(f"/{address}", link.get("href")))
            if where.netloc or where.scheme:
                continue
            target = site.folder / unquote(where.path).lstrip("/")
            target = target / "index.html" if where.path.endswith("/") else target
            assert target.is_file(), link.get("href")
            if where.fragment:
                names = [each.get("id") for each in html.fromstring(target.read_bytes()).iter()]
                assert unquote(where.fragment) in names
    main = SIDE_BY_SIDE["index.md"]["en"]
    list_ = site.page(main).xpath("//div[@lang='fi']//a[contains(@href, 'fi/') and not(contains(@href, '#'))]/@href")
    assert urljoin(f"/{main}", list_[0]) == f"/{PAGES['checklist.md']['fi']}"


def test_every_page_leads_to_it_and_it_leads_back_and_to_the_other_languages(site: Build) -> None:
    for name, pair in PAGES.items():
        for locale, address in pair.items():
            links = [each for each in site.page(address).xpath("//main//a") if words_of(each) == _SAID[locale]]
            there = SIDE_BY_SIDE.get(name, {}).get(locale)
            assert [urljoin(f"/{address}", each.get("href")) for each in links] == ([f"/{there}"] if there else [])
            if not there:
                continue
            page = site.page(there)
            assert words_of(page.find(".//h1")) == _SAID[locale]
            steps = page.xpath("//nav[@class='path']//li//a/@href")
            assert urljoin(f"/{there}", steps[-1]) == f"/{address}"
            assert [(each.get("lang"), words_of(each), urljoin(f"/{there}", each.get("href"))) for each in
                    page.xpath("//header//a[@hreflang]")] == [
                (other, NAMES[other], f"/{SIDE_BY_SIDE[name][other]}") for other in THREE if other != locale
            ]  # fmt: skip


def test_search_engines_and_the_search_find_the_pages_themselves(site: Build) -> None:
    """It says what they say: the address that counts is that of the page, and neither list has another."""
    for name, pair in SIDE_BY_SIDE.items():
        for locale, address in pair.items():
            page = site.page(address)
            assert page.xpath("//link[@rel='canonical']/@href") == [f"{OUTSIDE}{PAGES[name][locale]}"]
            assert page.xpath("//link[@rel='alternate'] | //meta[@name='robots']") == []
            assert f"{OUTSIDE}{address}<" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")
            searched = (site.folder / f"assets/search/{locale}.json").read_text(encoding="utf-8")
            assert f'"{address}' not in searched
    assert f"{OUTSIDE}<" in (site.folder / "sitemap.xml").read_text(encoding="utf-8")


def test_terms_lead_nowhere_from_it_and_no_text_speaks_of_the_other_language(site: Build) -> None:
    for pair in SIDE_BY_SIDE.values():
        for address in pair.values():
            page = site.page(address)
            assert page.xpath("//main//a[@class='term'] | //main//*[@class='elsewhere']") == []
            assert not any(said in words_of(page) for said in IN.values())


def test_a_section_that_is_behind_says_so_there_too_without_links_to_what_stands_beside_it(site: Build) -> None:
    page = site.page(SIDE_BY_SIDE["about-us.md"]["fi"])
    (note,) = page.xpath("//*[@role='note']")
    assert note.xpath("ancestor::div[@lang]/@lang") == ["en"]
    assert note.xpath("ancestor::div[@class='pair']/@id") == ["origin"]
    assert note.xpath("a") == []


def test_without_words_of_its_own_it_is_called_by_its_languages_and_turned_where_they_are(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    project = write_tiny(tmp_path_factory.mktemp("turned"), ["ar", "sv"])
    for locale in ("ar", "sv"):
        file = project.root / f"docs/wording/{locale}.yml"
        text = re.sub(r'^ *"side_by_side": .*\n', "", file.read_text(encoding="utf-8"), flags=re.M)
        project.write(f"docs/wording/{locale}.yml", text)
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    page = build.page("side-by-side/")
    assert words_of(page.find(".//h1")) == "ar – sv"
    assert [(cell.get("lang"), cell.get("dir")) for cell in cells(page)[0]] == [("ar", None), ("sv", "ltr")]
    swedish = build.page("sv/side-by-side/")
    assert [(cell.get("lang"), cell.get("dir")) for cell in cells(swedish)[0]] == [("ar", "rtl"), ("sv", None)]
    assert [words_of(each) for each in swedish.xpath("//div[@lang='ar']//h2")] == [
        f"ar {words_in('ar')[0]}",
        words_in("ar")[2],
    ]


def test_a_section_that_a_language_lacks_leaves_its_side_empty_in_a_preview(project: Project) -> None:
    """A page that two of three languages have shows these, and one in a single language needs none."""
    text = (project.root / "docs/en/index.md").read_text(encoding="utf-8")
    start, end = text.index("## Who can borrow"), text.index("## How to borrow")
    project.write("docs/en/index.md", text[:start] + text[end:])
    page = "---\ntitle: {0}\ndescription: {0}.\nslug: kurs\nonly: {1}\n---\n"
    for locale, title in (("sv", "Kurs"), ("fi", "Kurssi")):
        project.write(f"docs/{locale}/course.md", page.format(title, "it is given in these languages"))
    project.write("docs/sv/stops.md", page.format("Stopp", "they are in Sweden").replace("kurs\n", "stopp\n"))
    build = project.build("--no-strict")
    assert build.code == 0, build.errors
    (row,) = build.page("en/side-by-side/").xpath("//div[@id='who']")
    swedish, english, finnish = row.findall("div")
    assert (words_of(swedish.find("h2")), words_of(english), words_of(finnish.find("h2"))) == (
        "Vem som kan låna",
        "",
        "Kuka voi lainata",
    )
    course = build.page("fi/kurs/rinnakkain/")
    assert [cell.get("lang") for cell in cells(course)[0]] == ["sv", "fi"]
    assert words_of(course.find(".//h1")) == "Rinnakkain: ruotsi ja suomi"
    assert not (build.folder / "stopp/sida-vid-sida").exists()


def test_an_address_of_such_a_page_can_be_no_other_pages(in_two: Project) -> None:
    in_two.change("docs/en/checklist.md", "slug: before-your-visit", "slug: side-by-side")
    assert (
        "docs/en/checklist.md:5: The address /en/side-by-side/ is that of index.md in all its languages.\n"
        "    Give the page another one, or the pages side by side another name in docs/site.yml." in in_two.report()
    )


def test_the_names_in_addresses_are_given_for_each_language(in_two: Project) -> None:
    in_two.change("docs/site.yml", "  en: side-by-side\n", "  en: Side by side\n")
    assert "docs/site.yml:16: side_by_side.en: “Side by side” is not written in the right way." in in_two.report()
