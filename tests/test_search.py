"""Search: what it finds, how it is used, what it asks for, and what there is without it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from bilingual.publish.search import Section, find_sections
from playwright.sync_api import Browser, Locator, Page, expect

from .confirming import LOCALES
from .conftest import Build, Project, words_of
from .serving import serve
from .test_site import ADDRESSES, HOME, IN, locale_of

# The strictest policy: only the site's own files, no code from text, no HTML from strings.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
SEARCH = {"sv": "sok/", "en": "en/search/"}
RULES = {"sv": "regler/", "en": "en/rules/"}
FOUND = (
    # language, what is tried, (what is typed, a section that is found)
    (
        "sv",
        "inflected forms, in both directions",
        (
            ("arbetsgivarens", "#how-it-works"),
            ("arbetsgivare", "#how-it-works"),
            ("arbetsgivarna", "#what"),
            ("stöd", "#decision"),
            ("stödet", "#decision"),
            ("stöden", "#decision"),
            ("stödets", "#for-whom"),
            ("överenskommelser", "#how-it-works"),
            ("överenskommelsernas", "#how-it-works"),
            ("ersättningen", "#financial-support"),
            ("ersättningar", "#financial-support"),
            ("söka jobb", "#what"),
            ("sökte", "#what"),
            ("jobben", "#what"),
            ("anställningar", "#for-whom"),
            ("stödpersonernas", "#what"),
            ("arbetsförmedlarna", "#assessment"),
            ("möjlighet", "#assessment"),
            ("bedömningen", "#assessment"),
            ("beslutet", "#decision"),
            ("månad", "#at-a-glance"),
            ("praktiken", "#what"),
            ("inskrivning", "#for-whom"),
        ),
    ),
    (
        "sv",
        "å, ä and ö, also without their dots",
        (
            ("stödperson", "#what"),
            ("stodperson", "#what"),
            ("ÖVERENSKOMMELSE", "#how-it-works"),
            ("overenskommelser", "#how-it-works"),
            ("o\u0308verenskommelse", "#how-it-works"),
            ("bedomning", "#assessment"),
            ("ersattningen", "#financial-support"),
            ("for vem", "#for-whom"),
        ),
    ),
    (
        "sv",
        "parts of compounds",
        (
            ("person", "#what"),
            ("personer", "#what"),
            ("metodik", "#what"),
            ("platsen", "#what"),
            ("nedsättningar", "#for-whom"),
            ("stöd person", "#what"),
            ("givare", "#how-it-works"),
        ),
    ),
    (
        "sv",
        "typing errors",
        (
            ("arbetsgvare", "#how-it-works"),
            ("arbetsigvare", "#how-it-works"),
            ("intrduktion", "#what"),
            ("stödpersn", "#what"),
            ("överenskomelse", "#how-it-works"),
            ("ersätning", "#financial-support"),
            ("funktionsnedsätning", "#for-whom"),
            ("anstalning", "#for-whom"),
            ("besult", "#decision"),
        ),
    ),
    (
        "sv",
        "beginnings, questions and other words",
        (
            ("arbetsg", "#how-it-works"),
            ("hur får jag ersättning?", "#financial-support"),
            ("lön", "#financial-support"),
            ("bidragen", "#financial-support"),
            ("kontrakt", "#how-it-works"),
            ("SIUS", "#what"),
            ("vad", "#what"),
        ),
    ),
    (
        "en",
        "inflected forms, in both directions",
        (
            ("placements", "#what"),
            ("placement", "#what"),
            ("employer", "#what"),
            ("employers", "#how-it-works"),
            ("employer’s", "#how-it-works"),
            ("agreed", "#what"),
            ("agrees", "#what"),
            ("agreements", "#how-it-works"),
            ("disabilities", "#for-whom"),
            ("assessed", "#how-it-works"),
            ("judging", "#assessment"),
            ("decisions", "#decision"),
            ("looking for jobs", ""),
            ("registration", "#for-whom"),
            ("month", "#what"),
            ("years", "#what"),
            ("prepared", "#contact-us"),
            ("chance", "#assessment"),
            ("governments", "#decision"),
        ),
    ),
    ("en", "parts of compounds", (("place", "#what"), ("job-seeker", "#for-whom"), ("jobseekers", "#for-whom"))),
    (
        "en",
        "typing errors",
        (
            ("emplyer", "#how-it-works"),
            ("emploeyr", "#how-it-works"),
            ("disablity", "#for-whom"),
            ("compensaton", "#financial-support"),
            ("agreemnt", "#how-it-works"),
            ("placment", "#what"),
            ("assesment", "#assessment"),
            ("desicion", "#decision"),
            ("goverment", "#decision"),
        ),
    ),
    (
        "en",
        "beginnings, questions and other words",
        (
            ("empl", "#how-it-works"),
            ("what compensation do I get?", "#financial-support"),
            ("salaries", "#financial-support"),
            ("contract", "#how-it-works"),
            ("Särskild stödperson", ""),
        ),
    ),
)
SAID = (
    # language, what is typed, what is announced
    ("sv", "lättläst", "1 träff."),
    ("sv", "beslut", "2 träffar."),
    ("sv", "bselut", "2 träffar. Inget stämmer helt, men det här liknar det du skrev."),
    ("sv", "xylofon", "Inga träffar. Pröva ett annat ord eller färre ord, eller titta bland alla sidor."),
    ("en", "appointed", "1 result."),
    ("en", "desicion", "2 results. Nothing matches exactly, but this is like what you wrote."),
    ("en", "xylophone", "No results. Try another word or fewer words, or look among all pages."),
)


@pytest.fixture(scope="module")
def strict(site: Build) -> Iterator[str]:
    """The site behind the strictest policy."""
    with serve(site.folder, POLICY) as running:
        yield running.address


@pytest.fixture
def troubles(page: Page) -> Iterator[None]:
    """Nothing is said on the console while a test goes on: no error, no violation of the policy."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    yield
    assert found == []


def link(page: Page) -> Locator:
    return page.locator("header a[data-search]")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def field(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("textbox")


def results(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("listitem").get_by_role("link")


def open_search(page: Page, address: str) -> None:
    page.goto(address)
    link(page).click()
    expect(field(page)).to_be_focused()


def search(page: Page, words: str) -> list[str]:
    """What is found, as addresses from the site's root."""
    field(page).fill("")
    expect(page.get_by_role("status")).to_be_empty()
    field(page).fill(words)
    expect(page.get_by_role("status")).not_to_be_empty()
    addresses = [str(each.get_attribute("href")) for each in results(page).all()]
    return [urlsplit(address)._replace(scheme="", netloc="").geturl()[1:] for address in addresses]


@pytest.mark.parametrize(("locale", "tried", "rows"), FOUND, ids=[f"{row[0]} {row[1]}" for row in FOUND])
@pytest.mark.usefixtures("troubles")
def test_a_section_is_found_by(page: Page, strict: str, locale: str, tried: str, rows: tuple[tuple[str, str]]) -> None:
    open_search(page, strict + HOME[locale])
    found = {typed: search(page, typed) for typed, _ in rows}
    assert [(typed, found[typed]) for typed, section in rows if HOME[locale] + section not in found[typed]] == []
    assert {locale_of(address) for addresses in found.values() for address in addresses} == {locale}


@pytest.mark.parametrize(("locale", "typed", "said"), SAID, ids=[row[1] for row in SAID])
def test_the_number_of_results_is_announced(page: Page, server: str, locale: str, typed: str, said: str) -> None:
    open_search(page, server + HOME[locale])
    number = len(search(page, typed))
    expect(page.get_by_role("status")).to_have_text(said)
    assert said.startswith(str(number) if number else ("Inga", "No"))


def test_the_section_whose_heading_is_typed_comes_first(page: Page, server: str) -> None:
    open_search(page, server)
    assert search(page, "ekonomiskt stöd")[0] in ("#financial-support", "lattlast/#financial-support")
    assert "ord-att-kunna/#compensation" in search(page, "lön")[:3]
    field(page).fill("arbetsgivarens")
    expect(results(page).first).to_have_text("arbetsgivare Ord att kunna")
    expect(page.locator(".search__results mark").first).to_have_text("Arbetsgivaren")


@pytest.mark.usefixtures("troubles")
def test_search_goes_by_keyboard_from_the_link_to_a_section_and_back(page: Page, strict: str) -> None:
    page.goto(strict)
    press_until(page, "Tab", link(page))
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    expect(dialog(page)).to_have_accessible_name("Sök på webbplatsen")
    expect(field(page)).to_have_accessible_name("Sök på webbplatsen")
    page.keyboard.type("beslut")
    expect(results(page)).to_have_count(2)
    page.keyboard.press("Tab")
    expect(results(page).nth(0)).to_be_focused()
    page.keyboard.press("Tab")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(link(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("beslut")
    page.keyboard.type("bedömning")  # in place of what stood there
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()
    address = results(page).first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(address))
    expect(dialog(page)).to_be_hidden()


@pytest.mark.parametrize("start", ["", "om-webbplatsen/"], ids=["on the same page", "on another page"])
def test_a_result_leads_to_its_section_and_the_keyboard_goes_on_from_there(page: Page, server: str, start: str) -> None:
    open_search(page, server + start)
    assert "#contact-us" in search(page, "kontakta")
    page.locator(f"a[href='{server}#contact-us']").click()
    page.wait_for_url(f"{server}#contact-us")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator("#contact-us")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Det här kan du tänka igenom före kontakten")).to_be_focused()


def test_the_button_closes_search_and_gives_the_focus_back(page: Page, server: str) -> None:
    open_search(page, server)
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Stäng")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_hidden()
    expect(link(page)).to_be_focused()


def test_enter_without_a_result_keeps_what_was_typed(page: Page, server: str) -> None:
    open_search(page, server)
    field(page).fill("xylofon")
    field(page).press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Inga träffar")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("xylofon")
    page.get_by_role("search").get_by_role("link", name="Alla sidor").click()
    page.wait_for_url(f"{server}sok/#all-pages")


def test_no_key_alone_opens_search(page: Page, server: str) -> None:
    page.goto(server)
    for key in ("f", "s", "/", "k", "?"):
        page.keyboard.press(key)
    expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("modifier", ["Control", "Shift"])
def test_a_click_with_a_key_follows_the_link(page: Page, server: str, modifier: str) -> None:
    page.goto(server)
    with page.context.expect_page() as other:
        link(page).click(modifiers=["Control"] if modifier == "Control" else ["Shift"])
    other.value.wait_for_url(f"{server}sok/")
    expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_fetched_before_search_is_opened_and_nothing_of_another_language_then(
    page: Page, server: str, locale: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(server)))
    page.goto(server + HOME[locale], wait_until="networkidle")
    assert [address for address in asked if "search" in address or address == SEARCH[locale]] == []
    before = len(asked)
    link(page).click()
    search(page, "sius")
    data = [f"assets/search/{locale}.js", f"assets/search/{locale}.json"]
    assert sorted(asked[before:]) == sorted([SEARCH[locale], "assets/search.css", "assets/search.js", *data])


def test_the_page_of_all_pages_has_the_same_search(page: Page, server: str) -> None:
    page.goto(f"{server}en/search/")
    expect(page.locator("dialog")).to_have_count(0)
    assert "en/#decision" in search(page, "desicion")
    link(page).click()
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()
    page.get_by_role("search").get_by_role("link", name="All pages").click()
    page.wait_for_url(f"{server}en/search/#all-pages")


@pytest.mark.parametrize("missing", ["assets/search.js", "assets/search.css", "assets/search/sv.json"])
def test_what_cannot_be_loaded_leaves_a_way_out(page: Page, server: str, missing: str) -> None:
    page.route(f"**/{missing}", lambda route: route.abort())
    page.goto(server)
    link(page).click()
    if missing.endswith(".json"):
        expect(page.get_by_role("status")).to_have_text(
            "Sökningen går inte att använda just nu. Titta bland alla sidor i stället."
        )
        dialog(page).get_by_role("link", name="Alla sidor").click()
    page.wait_for_url(re.compile(f"{re.escape(server)}sok/(#all-pages)?$"))
    expect(page.get_by_role("heading", name="Alla sidor", exact=True)).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_all_pages_and_their_main_sections_are_links(
    without_script: Page, site: Build, server: str, locale: str
) -> None:
    page = without_script
    page.goto(server + HOME[locale])
    link(page).click()
    page.wait_for_url(server + SEARCH[locale])
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.locator("main noscript p")).to_be_visible()
    listed = [str(each.get_attribute("href")) for each in page.locator(".all-pages a").all()]
    addresses = [address for address in ADDRESSES if locale_of(address) == locale and address != SEARCH[locale]]
    headings = {address: site.page(address).xpath("//main/h2[@id]/@id") for address in addresses}
    headings[RULES[locale]] = []  # the rules, which are no sections of the text
    assert [urljoin(f"/{SEARCH[locale]}", each)[1:] for each in listed] == [
        target for address in addresses for target in (address, *(f"{address}#{each}" for each in headings[address]))
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_searched_is_the_text_of_the_pages_in_one_language(site: Build, locale: str) -> None:
    other = "en" if locale == "sv" else "sv"
    sections = json.loads((site.folder / f"assets/search/{locale}.json").read_text(encoding="utf-8"))
    addresses = [address for address in ADDRESSES if locale_of(address) == locale and address != SEARCH[locale]]
    assert {each["address"].partition("#")[0] for each in sections} == set(addresses)
    for address in addresses:
        main = site.page(address).get_element_by_id("content")
        for each in main.xpath(f".//*[@lang='{other}'] | .//svg"):
            each.drop_tree()
        words = words_of(main)
        for each in sections:
            if each["address"].partition("#")[0] == address:
                sentences = re.split(r"(?<=[.?!:]) |\n", each["text"])
                assert [one for one in sentences if one.replace(" ", "") not in words.replace(" ", "")] == []
                assert IN[other] not in each["text"]


def test_what_an_editor_adds_is_found_after_a_build(project: Project, page: Page) -> None:
    project.change("docs/sv/about.md", "Är något fel,", "Är xylofonen ostämd? Är något fel,")
    project.change("docs/en/about.md", "Is something wrong,", "Is the xylophone out of tune? Is something wrong,")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    with serve(build.folder) as running:
        open_search(page, running.address)
        assert search(page, "xylofoner") == ["om-webbplatsen/#report-an-error"]
        expect(page.locator(".search__results p")).to_have_text("Är xylofonen ostämd?")


@pytest.mark.parametrize(("locale", "notices"), [("sv", ["MIT", "MPL"]), ("en", ["MIT"])])
def test_the_library_carries_the_notices_of_its_licences(site: Build, locale: str, notices: list[str]) -> None:
    text = (site.folder / f"assets/search/{locale}.js").read_text(encoding="utf-8")
    assert [notice for notice in ("MIT", "MPL") if notice in text] == notices


SECTIONS = (
    # what, HTML inside main, sections as (address, heading, text, also)
    ("text before the first heading", "<h1>A</h1><p>B</p>", [("a/", "Page", "B", "A")]),
    (
        "headings and terms with identifiers",
        '<h2 id="b">B</h2><p>C</p><h3 id="d">D</h3><dl><div id="e"><dt>E</dt><dd>F</dd></div></dl>',
        [("a/", "Page", "", ""), ("a/#b", "B", "C", ""), ("a/#d", "D", "", ""), ("a/#e", "E", "F", "")],
    ),
    (
        "words within a line stay together, blocks apart",
        "<p>un<strong>hap</strong>py.</p><ul><li>B</li><li>C<br>D</li></ul>",
        [("a/", "Page", "unhappy.\nB\nC\nD", "")],
    ),
    (
        "words of another language are found and not shown",
        '<h2 id="b"><span lang="sv">Ett</span> two</h2><p>C <i lang="sv">d <b>e</b></i> f</p><p lang="en">G</p>',
        [("a/", "Page", "", ""), ("a/#b", "two", "C f\nG", "Ett d e")],
    ),
    (
        "what is no text",
        '<p>B</p><svg><text>C</text></svg><p class="elsewhere">D</p><p class="older">E</p><nav>F</nav>'
        "<button>G</button><p hidden>H</p><!-- H --><script>I</script><template>J</template>",
        [("a/", "Page", "B", "")],
    ),
)


@pytest.mark.parametrize(("what", "inside", "expected"), SECTIONS, ids=[row[0] for row in SECTIONS])
def test_a_page_is_searched_by_its_sections(what: str, inside: str, expected: list[tuple[str, ...]]) -> None:
    frame = f'<html><body><header>X</header><main id="content">{inside}</main><footer>Y</footer></body></html>'
    assert find_sections(frame, "en", "a/", "Page") == [
        Section(address, "Page", heading, text, also) for address, heading, text, also in expected
    ]


@pytest.mark.parametrize("colours", ["none", "active"], ids=["own colours", "forced colours"])
def test_search_fits_a_small_screen_with_targets_large_enough(browser: Browser, server: str, colours: str) -> None:
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, forced_colors="active" if colours == "active" else "none"
    )
    page = context.new_page()
    open_search(page, server)
    search(page, "funktionsnedsättning arbetsförmedlare")
    wide = dialog(page).evaluate(
        "dialog => [dialog, ...dialog.querySelectorAll(':not(input)')]"
        ".filter(each => each.getBoundingClientRect().right > innerWidth || each.scrollWidth > each.clientWidth + 1 "
        "&& getComputedStyle(each).display !== 'inline').map(each => each.outerHTML.slice(0, 80))"
    )
    low = [
        each.evaluate("element => element.outerHTML")
        for each in dialog(page).locator("a, button, input").all()
        if (each.bounding_box() or {"height": 0})["height"] < 44
    ]
    outline = field(page).evaluate("field => parseFloat(getComputedStyle(field).outlineWidth)")
    context.close()
    assert (wide, low) == ([], [])
    assert outline >= 3


def press_until(page: Page, key: str, target: Locator) -> None:
    """Presses a key until the target has the focus."""
    for _ in range(20):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    expect(target).to_be_focused()
