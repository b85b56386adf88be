"""The built site: every fact stands where it belongs in both languages, and every address leads somewhere."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from bilingual.rules.history import read_histories
from lxml import etree, html

from .confirming import LOCALES
from .conftest import ROOT, Build, words_of

HOME = {"sv": "", "en": "en/"}
PAIRS = (
    # Swedish address, English address
    ("", "en/"),
    ("lattlast/", "en/easy-read/"),
    ("forbered-dig/", "en/prepare/"),
    ("ord-att-kunna/", "en/words/"),
    ("om-webbplatsen/", "en/about/"),
    ("tillganglighet/", "en/accessibility/"),
    ("regler/", "en/rules/"),
    ("sok/", "en/search/"),
)
MENU = PAIRS[:4]
ADDRESSES = tuple(address for pair in PAIRS for address in pair)
NAMES = {"sv": "Svenska", "en": "English"}
IN = {"sv": "På svenska", "en": "In English"}
STATEMENT = yaml.safe_load((ROOT / "docs/accessibility.yml").read_text(encoding="utf-8"))
ORGANISATION = yaml.safe_load((ROOT / "docs/organisation.yml").read_text(encoding="utf-8"))
OUTSIDE = ORGANISATION["site_address"] or "https://not-known-yet.invalid/"
SECTIONS = (
    # level, identifier, Swedish, English
    (2, "what", "Vad", "What"),
    (2, "for-whom", "För vem", "For whom"),
    (2, "how-it-works", "Så här fungerar det", "How it works"),
    (2, "financial-support", "Ekonomiskt stöd", "Financial support"),
    (2, "next-steps", "Så här tar du nästa steg", "How to take the next step"),
    (3, "contact-us", "Kontakta oss", "Contact us"),
    (3, "assessment", "Bedömning", "Assessment"),
    (3, "decision", "Beslut", "Decision"),
)
FACTS = (
    # fact, section, Swedish key terms, English key terms
    (
        "F1 who, when and what",
        "intro",
        "funktionsnedsättning|söker jobb|ny på en arbetsplats|stöd och hjälp",
        "disability|looking for a job|new at a workplace|support and help",
    ),
    (
        "F2 training on work tasks",
        "intro",
        "stödperson|träna|arbetsuppgifter|få ett jobb",
        "support person|train|work tasks|get a job",
    ),
    (
        "F3 individual, by a SIUS",
        "what",
        "individuell|stödperson|särskild kompetens|introduktionsmetodik|SIUS",
        "individual|support person|special competence|introductory methodology|SIUS",
    ),
    (
        "F4 contact with employers",
        "what",
        "söker|bland annat|kontakt|arbetsgivare",
        "look for work|among other things|in touch|employers",
    ),
    (
        "F5 during employment or placement",
        "what",
        "anställning|praktik|lär känna arbetsplatsen",
        "employment|work experience placement|get to know the workplace",
    ),
    (
        "F6 introduction and responsibility",
        "what",
        "introduktionen på arbetsplatsen|ansvar|kommit överens",
        "introduction at the workplace|responsible|agreed",
    ),
    ("F7 side by side", "what", "ibland|sida vid sida|en tid", "sometimes|side by side|a time"),
    (
        "F8 step by step to an end",
        "what",
        "steg för steg|upphör helt|självständigt",
        "step by step|ends entirely|independently",
    ),
    (
        "F9 introductory support",
        "what",
        "två delar|introduktionsstöd|högst 6 månader",
        "two parts|introductory support|up to 6 months",
    ),
    (
        "F10 follow-up support",
        "what",
        "uppföljningsstöd|minst 1 år|räknat från|anställningen började",
        "follow-up support|at least 1 year|counted from|employment began",
    ),
    (
        "F11 special support",
        "for-whom",
        "funktionsnedsättning|särskilt stöd|inför en anställning",
        "disability|special support|ahead of an employment",
    ),
    ("F12 registered", "for-whom", "inskriven som arbetssökande", "registered as a job seeker"),
    ("F13 step 1", "how-it-works 1", "vi bedömer|passar", "we assess|suits"),
    (
        "F14 step 2",
        "how-it-works 2",
        "vilka arbetsuppgifter|vilket stöd|överenskommelse med dig",
        "which tasks|which support|agreement with you",
    ),
    ("F15 step 3", "how-it-works 3", "vi ser till|utsedd SIUS|samarbetet", "we see to it|appointed SIUS|cooperation"),
    (
        "F16 step 4",
        "how-it-works 4",
        "överenskommelse tillsammans|arbetsgivaren|stödpersonen|introduktionen|omfattande",
        "agreement together|employer|support person|introduction|extensive",
    ),
    (
        "F17 the same compensation",
        "financial-support",
        "under introduktionen|före anställningen|samma ersättning|arbetssökande",
        "during the introduction|before the employment|same compensation|job seeker",
    ),
    (
        "F18 prepare",
        "contact-us",
        "förbered|förklara|förbättra dina möjligheter till arbete",
        "prepare|explain|improve your chances of work",
    ),
    (
        "F19 judged by an employment officer",
        "assessment",
        "tillsammans|din situation|arbetsförmedlare bedömer|förbättra dina möjligheter till arbete",
        "together|your situation|employment officer judges|improve your chances of work",
    ),
    (
        "F20 regulated by the government",
        "decision",
        "vilket stöd|din egen situation|rätt till stöd|ytterst|regeringen",
        "which support|your own situation|right to support|ultimately|government",
    ),
)
FORBIDDEN = {
    "sv": ("handikapp", "lön", "bidrag", "kontrakt", "avtal"),
    "en": ("contract", "salary", "benefit", "handicap", "wage"),
}


def locale_of(address: str) -> str:
    return "en" if address.startswith("en/") else "sv"


def sections(page: html.HtmlElement) -> dict[str, list[html.HtmlElement]]:
    """The elements of each section by its identifier; what stands before the first one is the intro."""
    result: dict[str, list[html.HtmlElement]] = {"intro": []}
    here = "intro"
    for element in page.get_element_by_id("content"):
        if element.tag in ("h2", "h3"):
            here = str(element.get("id"))
        result.setdefault(here, []).append(element)
    return result


def text_of_section(page: html.HtmlElement, name: str) -> str:
    """The text of a section, or of one step of its list: ``how-it-works 2``."""
    identifier, _, step = name.partition(" ")
    elements = sections(page)[identifier]
    if step:
        lists = [element for element in elements if element.tag == "ol"]
        assert len(lists) == 1
        elements = [lists[0].findall("li")[int(step) - 1]]
    return " ".join(words_of(element) for element in elements)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("section", *LOCALES), [fact[1:] for fact in FACTS], ids=[fact[0] for fact in FACTS])
def test_a_fact_stands_in_its_section(site: Build, section: str, sv: str, en: str, locale: str) -> None:
    text = text_of_section(site.page(HOME[locale]), section).casefold()
    terms = {"sv": sv, "en": en}[locale].casefold().split("|")
    assert [term for term in terms if term not in text] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_main_page_has_its_sections_in_their_order(site: Build, locale: str) -> None:
    headings = site.page(HOME[locale]).get_element_by_id("content").xpath("./h2 | ./h3")
    column = 2 + LOCALES.index(locale)
    assert [(int(heading.tag[1]), heading.get("id"), words_of(heading)) for heading in headings] == [
        (section[0], section[1], section[column]) for section in SECTIONS
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_main_page_has_the_service_as_its_title(site: Build, locale: str) -> None:
    page = site.page(HOME[locale])
    (heading,) = page.xpath("//h1")
    assert words_of(heading) == "Särskild stödperson för introduktions- och uppföljningsstöd – SIUS"
    marked = [(words_of(part), part.get("lang")) for part in heading.xpath("./*[@lang]")]
    assert marked == ([] if locale == "sv" else [(words_of(heading), "sv")])


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_word_is_used_that_means_something_else(site: Build, address: str) -> None:
    text = words_of(site.page(address).get_element_by_id("content")).casefold()
    assert [word for word in FORBIDDEN[locale_of(address)] if re.search(rf"\b{word}", text)] == []


@pytest.mark.parametrize(("swedish", "english"), PAIRS)
def test_a_pair_has_the_same_identifiers_in_the_same_order(site: Build, swedish: str, english: str) -> None:
    found = [
        [(element.tag, element.get("id")) for element in site.page(address).xpath("//main//*[@id]")]
        for address in (swedish, english)
    ]
    assert found[0] == found[1]
    assert site.page(swedish).xpath("//main//*[self::h2 or self::h3 or self::h4][not(@id)]") == []


def test_the_site_has_its_pages_and_nothing_else(site: Build) -> None:
    pages = {f"{address}index.html" for address in ADDRESSES}
    assert {name for name in site.files() if name.endswith(".html")} == {*pages, "404.html"}
    ours = {path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides" / "assets").rglob("*.*")}
    ours -= {"assets/tokens.css"}  # it is a part of site.css there
    others = {name for name in site.files() if not name.endswith(".html")}
    search = {f"assets/search/{locale}.{kind}" for locale in LOCALES for kind in ("js", "json")}
    for_machines = {"accessibility.json", "rules.json", "rules.schema.json", "service.ttl"}
    assert others == {*ours, *search, *for_machines, "sitemap.xml", "sitemap.xml.gz"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_says_its_language(site: Build, address: str) -> None:
    assert site.page(address).xpath("/html/@lang") == [locale_of(address)]


@pytest.mark.parametrize(("swedish", "english"), PAIRS)
def test_the_language_link_leads_to_the_pair_and_names_its_language(site: Build, swedish: str, english: str) -> None:
    for address, other in ((swedish, english), (english, swedish)):
        (link,) = site.page(address).xpath("//header//a[@hreflang]")
        locale = locale_of(other)
        assert (link.get("lang"), link.get("hreflang"), words_of(link)) == (locale, locale, NAMES[locale])
        assert urljoin(f"/{address}", link.get("href")) == f"/{other}"


@pytest.mark.parametrize(("swedish", "english"), PAIRS)
def test_each_main_section_ends_with_a_link_to_itself_in_the_other_language(
    site: Build, swedish: str, english: str
) -> None:
    for address, other in ((swedish, english), (english, swedish)):
        locale = locale_of(other)
        headings = [each for each in site.page(other).xpath("//main/h2") if each.get("id")]
        links = site.page(address).xpath("//main/p[@class='elsewhere']/a")
        assert [urljoin(f"/{address}", link.get("href")) for link in links] == [
            f"/{other}#{heading.get('id')}" for heading in headings
        ]
        assert [words_of(link) for link in links] == [f"{IN[locale]}: {words_of(heading)}" for heading in headings]
        assert {(link.get("lang"), link.get("hreflang")) for link in links} <= {(locale, locale)}


@pytest.mark.parametrize(("swedish", "english"), PAIRS)
def test_alternates_are_absolute_and_say_the_same_on_both_pages(site: Build, swedish: str, english: str) -> None:
    expected = [("sv", OUTSIDE + swedish), ("en", OUTSIDE + english), ("x-default", OUTSIDE + swedish)]
    for address in (swedish, english):
        links = site.page(address).xpath("/html/head/link[@rel='alternate'][@hreflang]")
        assert [(link.get("hreflang"), link.get("href")) for link in links] == expected
        assert site.page(address).xpath("/html/head/link[@rel='canonical']/@href") == [OUTSIDE + address]
        assert (site.folder / address / "index.html").is_file()


def test_the_sitemap_has_every_page_with_its_alternates(site: Build) -> None:
    tree = etree.fromstring((site.folder / "sitemap.xml").read_bytes())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = {
        url.findtext("s:loc", namespaces=names): [
            (link.get("rel"), link.get("hreflang"), link.get("href")) for link in url.findall("x:link", names)
        ]
        for url in tree.findall("s:url", names)
    }
    assert found == {
        OUTSIDE + address: [
            ("alternate", "sv", OUTSIDE + swedish),
            ("alternate", "en", OUTSIDE + english),
            ("alternate", "x-default", OUTSIDE + swedish),
        ]
        for swedish, english in PAIRS
        for address in (swedish, english)
    }
    assert len(tree) == len(ADDRESSES)


def references(page: html.HtmlElement) -> list[str]:
    """Every address that a page holds, wherever it stands.

    Not those that name the page itself to machines, nor the one outside the site that the law demands.
    """
    named = page.xpath("//link[@rel='canonical' or @hreflang]/@href")
    everywhere = page.xpath("//@href | //@src | //@srcset | //@action | //@poster | //@data | //@formaction | //@cite")
    return [str(address) for address in everywhere if address not in (*named, STATEMENT["complaints"])]


@pytest.mark.parametrize("address", [*ADDRESSES, "404.html"])
def test_every_link_leads_somewhere(site: Build, address: str) -> None:
    for reference in references(site.page(address)):
        parts = urlsplit(urljoin(f"/{address}", reference))
        assert (parts.scheme, parts.netloc) == ("", ""), f"{address} has a link to another origin: {reference}"
        target = site.folder / unquote(parts.path).lstrip("/")
        target = target / "index.html" if parts.path.endswith(("/", "/.")) else target
        assert target.is_file(), f"{address} has a link to {reference}, which does not exist"
        if parts.fragment:
            identifiers = [element.get("id") for element in html.fromstring(target.read_bytes()).iter()]
            assert unquote(parts.fragment) in identifiers, f"{address} has a link to {reference}: no such section"


@pytest.mark.parametrize(
    "name",
    [
        "site.css",
        "site.js",
        "listen.js",
        "icon.svg",
        "search.css",
        "search.js",
        "search/sv.js",
        "search/en.js",
    ],
)
def test_styles_scripts_and_pictures_ask_for_nothing_from_elsewhere(site: Build, name: str) -> None:
    text = (site.folder / "assets" / name).read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)  # the library's notices name their makers
    own = r"(?!\"\./|new URL\()"  # relative to the site
    assert (
        re.findall(rf"https?://(?!www\.w3\.org/)[^\s\"')]+|@import|url\((?!#)|fetch\({own}|import\({own}", text) == []
    )


@pytest.mark.parametrize("address", [*ADDRESSES, "404.html"])
def test_an_identifier_stands_once_on_a_page(site: Build, address: str) -> None:
    identifiers = [str(identifier) for identifier in site.page(address).xpath("//@id")]
    assert sorted(identifiers) == sorted(set(identifiers))
    named = " ".join(site.page(address).xpath("//@aria-labelledby | //@aria-describedby | //@for")).split()
    assert set(named) <= set(identifiers)


def test_the_page_for_what_is_missing_speaks_both_languages(site: Build) -> None:
    page = site.page("404.html")
    halves = {half.get("lang"): half for half in page.xpath("//main/*[@lang]")}
    assert list(halves) == list(LOCALES)
    assert [words_of(half) for half in halves.values()] == [
        "Sidan finns inte Adressen kan vara felskriven, eller så har sidan flyttats. Gå till startsidan",
        "The page does not exist The address may be mistyped, or the page has moved. Go to the start page",
    ]
    links = {locale: urljoin("/a/b/", half.xpath(".//a/@href")[0]) for locale, half in halves.items()}
    assert links == {"sv": "/", "en": "/en/"}
    assert words_of(page.xpath("//title")[0]) == "Sidan finns inte – The page does not exist"
    assert [address for address in references(page) if not address.startswith(("/", "#"))] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_value_carries_its_rule_and_what_it_means_to_machines(site: Build, address: str) -> None:
    rules, _ = read_histories((ROOT / "docs/rules.yml").read_bytes(), LOCALES)
    page = site.page(address)
    values = page.xpath("//data")
    assert [(each.get("data-rule"), each.get("value")) for each in values] == [
        (each.get("data-rule"), rules[str(each.get("data-rule"))].periods[0].machine_value) for each in values
    ]
    notes = page.xpath("//span[@data-rule]")
    texts = rules["compensation"].periods[0].texts["text"]
    assert {(each.get("data-rule"), words_of(each)) for each in notes} <= {("compensation", texts[locale_of(address)])}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_main_page_shows_every_rule_in_the_box_and_in_the_text(site: Build, locale: str) -> None:
    page = site.page(HOME[locale])
    in_the_box = page.xpath("//section[@class='glance']//dl//@data-rule")
    in_the_text = page.xpath("//main/*[not(self::section)]/descendant-or-self::*/@data-rule")
    assert in_the_box == in_the_text == ["introductory_support", "follow_up_support", "compensation"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_quantity_is_typed_in(site: Build, address: str) -> None:
    main = site.page(address).get_element_by_id("content")
    for marked in main.xpath(".//data | .//time | .//*[local-name()='svg']"):
        marked.drop_tree()
    text = words_of(main)
    for said in (*STATEMENT["law"].values(), STATEMENT["standard"], STATEMENT["guidelines"]):
        text = text.replace(said, "")
    assert re.findall(r"\d+", text) == []


def test_no_file_shows_a_tag_or_a_data_file(site: Build) -> None:
    files = site.files()
    for locale in LOCALES:
        del files[f"assets/search/{locale}.js"]  # a library, as it is
    assert [name for name, content in files.items() if re.search(rb"\{\{|\}\}|\{%|%\}|\{ ?#", content)] == []
    assert [name for name in files if PurePosixPath(name).suffix in (".yml", ".yaml", ".md", ".py", ".map")] == []


def test_what_nobody_has_told_is_said_on_the_page_about_the_site(site: Build) -> None:
    not_told = [name for name, value in ORGANISATION.items() if value == ""]
    for address, said in (("om-webbplatsen/", "Uppgiften saknas än."), ("en/about/", "Not known yet.")):
        page = site.page(address)
        lines = [words_of(line) for line in page.xpath("//main//li[.//*[@class='not-known']]")]
        assert len(lines) == len(not_told)
        assert all(line.endswith(f": {said}") for line in lines)
        footer = words_of(page.xpath("//footer")[0])
        assert ("förhandsvisning" in footer or "preview" in footer) == bool(not_told)


@pytest.mark.parametrize("address", [*ADDRESSES, "404.html"])
def test_a_page_has_one_title_one_main_part_and_no_script_or_style_of_its_own(site: Build, address: str) -> None:
    page = site.page(address)
    assert [
        len(page.xpath(path)) for path in ("//h1", "//main", "/html/head/title", "/html/head/meta[@name='viewport']")
    ] == [1] * 4
    scripts = page.xpath("//script[not(@src) and not(@type='application/ld+json')]")  # that type is data, and never run
    assert [*scripts, *page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]")] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_menu_says_which_page_it_is(site: Build, address: str) -> None:
    links = site.page(address).xpath("//nav[@class='menu']//a")
    column = LOCALES.index(locale_of(address))
    menu = [pair[column] for pair in MENU]
    assert [urljoin(f"/{address}", link.get("href")).removesuffix(".") for link in links] == [f"/{one}" for one in menu]
    current = [urljoin(f"/{address}", link.get("href")) for link in links if link.get("aria-current") == "page"]
    assert current == [f"/{one}" for one in menu if one == address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_but_the_first_says_the_way_to_it(site: Build, address: str) -> None:
    """WCAG 2.2, 2.4.8 Location (AAA)."""
    way = site.page(address).xpath("//div[@class='path']//li")
    home = address in PAIRS[0]
    first = ("Startsidan", "Start page")[LOCALES.index(locale_of(address))]
    assert [words_of(step) for step in way[:1]] == ([] if home else [first])
    assert [step.get("aria-current") for step in way] == ([] if home else [None, "page"])
    assert [urljoin(f"/{address}", link.get("href")) for step in way for link in step.xpath("./a")] == (
        [] if home else [f"/{HOME[locale_of(address)]}"]
    )


@pytest.mark.parametrize("address", [*ADDRESSES, "404.html"])
def test_help_stands_in_the_same_place_on_every_page(site: Build, address: str) -> None:
    """WCAG 2.2, 3.2.6 Consistent Help (A) and 3.3.5 Help (AAA)."""
    footer = site.page(address).xpath("/html/body/footer")[0]
    first = site.page(HOME[locale_of(address)]).xpath("/html/body/footer")[0]
    assert [words_of(each) for each in footer.iter("h2", "dt")] == [words_of(each) for each in first.iter("h2", "dt")]
    assert len(footer.xpath(".//dt")) == 3


def test_every_box_of_the_list_to_prepare_has_a_label_and_keeps_nothing(site: Build) -> None:
    numbers = []
    for address in ("forbered-dig/", "en/prepare/"):
        boxes = site.page(address).xpath("//input")
        assert [dict(box.attrib) for box in boxes] == [{"type": "checkbox"}] * len(boxes)
        assert all(words_of(box.getparent()) for box in boxes)
        assert {(box.getparent().tag, box.getparent().getparent().tag) for box in boxes} == {("label", "li")}
        numbers.append(len(boxes))
    assert numbers[0] == numbers[1] > 0


def test_the_page_of_words_explains_every_term_in_both_languages(site: Build) -> None:
    terms = yaml.safe_load((ROOT / "docs/terms.yml").read_text(encoding="utf-8"))
    swedish, english = (site.page(address).xpath("//dl[@class='words']/div") for address in PAIRS[3])
    assert [term.get("id") for term in swedish] == [term.get("id") for term in english] == list(terms)
    for here, there in zip(swedish, english, strict=True):
        for term, other, name in ((here, there, "English"), (there, here, "Svenska")):
            assert term.xpath("./dd[@class='words__other']")
            assert words_of(term.xpath("./dd[@class='words__other']")[0]) == f"{name}: {words_of(other.find('dt'))}"
