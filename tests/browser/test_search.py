"""Search: what it finds, how it is used, what it asks for, and what there is without it.

Each language's search is opened once, behind the strictest policy, and answers everything that the tables try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Literal
from urllib.parse import urljoin

import pytest
from bilingual.gather import gather
from bilingual.languages.knowledge import known
from bilingual.publish.index import words_of
from bilingual.publish.search import write_search
from bilingual.publish.stemming import stem_of
from playwright.sync_api import Locator, Page, expect

from ..assets import ASSETS
from ..confirming import LOCALES, THREE, TODAY
from ..conftest import INVENTED, Build, Project, empty, noted
from ..places import HOME, PAGES, locale_of, page_of
from ..searching import Answer, ask, field, from_root, link, open_search
from ..serving import serve

# The strictest policy: only the site's own files, no code from text, no HTML from strings.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
SEARCH, RULES = page_of("search"), page_of("rules")
LISTED = (  # the menu, then all other pages by their names
    "index.md",
    "easy.md",
    "checklist.md",
    "glossary.md",
    "about-us.md",
    "components.md",
    "limits.md",
    "statement.md",
)
INFLECTED = "inflected forms, in both directions"
FOUND = (
    # language, what is tried, (what is typed, a section that is found)
    (
        "sv",
        INFLECTED,
        (
            ("hållplats", "#ask-for-a-stop"),
            ("hållplatserna", "#steps"),
            ("hållplatsernas", "#offer"),
            ("lånekort", "#get-a-card"),
            ("lånekortets", "#get-a-card"),
            ("lånekorten", "#who"),
            ("boken", "#cost"),
            ("böckernas", "#steps"),
            ("låna böcker", "#steps"),
            ("lånar", "#who"),
            ("lånade", "#steps"),
            ("önskemålens", "#steps"),
            ("säsongerna", "#offer"),
            ("förarens", "#steps"),
            ("rabatterna", "#cost"),
            ("kronan", "#cost"),
            ("kosta", "#cost"),
            ("kostade", "#cost"),
            ("hemleveransens", "#offer"),
            ("personal", "#offer"),
            ("tidningens", "#offer"),
            ("visade", "#steps"),
            ("väljer", "#offer"),
            ("månad", "#offer"),
            ("ansökans", "#get-a-card"),
        ),
    ),
    (
        "sv",
        "å, ä and ö, also without their dots",
        (
            ("hållplats", "#steps"),
            ("hallplats", "#steps"),
            ("HÅLLPLATSER", "#ask-for-a-stop"),
            ("onskemalen", "#steps"),
            ("o\u0308nskema\u030al", "#steps"),
            ("a\u030aret", "#offer"),
            ("sasongen", "#offer"),
            ("foraren", "#steps"),
            ("for dig", "#who"),
        ),
    ),
    (
        "sv",
        "parts of compounds",
        (
            ("platser", "#steps"),
            ("leverans", "#offer"),
            ("leveranserna", "#offer"),
            ("ljud", "#offer"),
            ("korten", "#get-a-card"),
            ("låne kort", "#get-a-card"),
            ("bussar", "#offer"),
        ),
    ),
    (
        "sv",
        "typing errors",
        (
            ("hålplats", "#steps"),
            ("hållplast", "#steps"),
            ("hålllplats", "#ask-for-a-stop"),
            ("önksemål", "#steps"),
            ("hemlevrans", "#offer"),
            ("lånekrot", "#get-a-card"),
            ("säsnog", "#offer"),
            ("personlen", "#offer"),
            ("rabbat", "#cost"),
        ),
    ),
    (
        "sv",
        "beginnings, questions and other words",
        (
            ("hemlev", "#offer"),
            ("hur får jag ett lånekort?", "#get-a-card"),
            ("busstopp", "fore-besoket/#at-home"),
            ("biblioteksbussarna", "om-oss/#origin"),
            ("bibliotekskortet", "fore-besoket/#at-home"),
            ("RULL", "#who"),
            ("vad", "#cost"),
        ),
    ),
    (
        "sv",
        "what sections are called in the other languages",
        (
            ("How to get started", "#next-steps"),
            ("what it costs", "#cost"),
            ("Kuka voi lainata", "#who"),
        ),
    ),
    (
        "en",
        "what sections are called in the other languages",
        (
            ("Vad det kostar", "#cost"),
            ("Pyydä uutta pysäkkiä", "#ask-for-a-stop"),
        ),
    ),
    (
        "en",
        INFLECTED,
        (
            ("libraries", "#who"),
            ("library", "#steps"),
            ("library’s", "#get-a-card"),
            ("borrows", "#who"),
            ("borrowed", "#steps"),
            ("card", "#get-a-card"),
            ("cards", "#who"),
            ("costing", "#cost"),
            ("week", "#offer"),
            ("choosing books", "#steps"),
            ("drivers", "#steps"),
            ("magazine", "#offer"),
            ("deliveries", "#offer"),
            ("delivering", "#offer"),
            ("requested", "#steps"),
            ("returning", "#steps"),
            ("discounts", "#cost"),
            ("helped", "#offer"),
            ("living", "#who"),
            ("sells", "#cost"),
            ("hardest", ""),
        ),
    ),
    ("en", "parts of compounds", (("audio", "#offer"), ("audio-books", "#offer"), ("phone", "#ask-us"))),
    (
        "en",
        "typing errors",
        (
            ("libary", "#who"),
            ("borow", "#who"),
            ("delivry", "#offer"),
            ("magasine", "#offer"),
            ("aduiobooks", "#offer"),
            ("discuont", "#cost"),
            ("requets", "#steps"),
            ("drivr", "#steps"),
            ("retrun", "#steps"),
        ),
    ),
    (
        "en",
        "beginnings, questions and other words",
        (
            ("deliv", "#offer"),
            ("how do I get a library card?", "#get-a-card"),
            ("library tickets", "before-your-visit/#at-home"),
            ("bookmobiles", "about-us/#origin"),
            ("Rullande biblioteket", ""),
        ),
    ),
    (
        "fi",
        INFLECTED,
        (
            ("pysäkillä", "#steps"),
            ("pysäkkien", "#ask-for-a-stop"),
            ("pysäkki", "#ask-for-a-stop"),
            ("kirjastokorttia", "#get-a-card"),
            ("kirjastokortin", "#get-a-card"),
            ("kirjastot", "#steps"),
            ("kirjasta", "#cost"),
            ("kuljettajan", "#steps"),
            ("toiveista", "#steps"),
            ("kotikuljetuksesta", "#offer"),
            ("äänikirjat", "#offer"),
            ("viikko", "#offer"),
        ),
    ),
    ("fi", "ä and ö, also without their dots", (("pysakki", "#steps"), ("aanikirja", "#offer"), ("PYSÄKKI", "#steps"))),
    ("fi", "typing errors", (("kirjastokrotti", "#get-a-card"), ("kuljetaja", "#steps"), ("alenus", "#cost"))),
    (
        "fi",
        "beginnings, questions and other words",
        (
            ("kotikulj", "#offer"),
            ("mikä on kirjabussi?", "#offer"),
            ("lainauskortti", "ennen-kayntia/#at-home"),
            ("bussipysäkit", "ennen-kayntia/#at-home"),
        ),
    ),
)
LIKE = {"sv": "Inget stämmer helt", "en": "Nothing matches exactly", "fi": "Mikään ei vastaa täysin"}
SAID = (
    # language, what is typed, what is announced
    ("sv", "ansökan", "1 träff."),
    ("sv", "önskemål", "3 träffar."),
    ("sv", "busstopp", "7 träffar."),
    ("sv", "önksemål", "3 träffar. Inget stämmer helt, men det här liknar det du skrev."),
    ("sv", "xylofon", "Inga träffar. Pröva ett annat ord eller färre ord, eller titta bland alla sidor."),
    ("fi", "xylofoni", "Ei tuloksia. Kokeile toista sanaa tai vähemmän sanoja, tai katso kaikkia sivuja."),
    ("en", "audiobooks", "1 result."),
    ("en", "library tickets", "5 results."),
    ("en", "delivry", "2 results. Nothing matches exactly, but this is close to what you wrote."),
    ("en", "xylophone", "No results. Try another word or fewer words, or look through all pages."),
)


@pytest.fixture(scope="module")
def strict(site: Build) -> Iterator[str]:
    """The site behind the strictest policy."""
    with serve(site.folder, POLICY) as running:
        yield running.address


@pytest.fixture
def page(tab: Page) -> Page:
    """Search keeps nothing in the profile."""
    return tab


@pytest.fixture
def troubles(page: Page) -> Iterator[None]:
    """Nothing is said on the console while a test goes on: no error, no violation of the policy."""
    with noted(page, "console", "pageerror") as found:
        yield
    assert [str(each) for each in found] == []


@pytest.fixture(scope="module")
def answers(only_tab: Page, strict: str) -> dict[str, dict[str, Answer]]:
    """What search answers to all that the tables try, by language, without a word on the console."""
    answered = {}
    empty(only_tab)
    with noted(only_tab, "console", "pageerror") as troubles:
        for locale in THREE:
            open_search(only_tab, strict + HOME[locale])
            rows = [typed for row in FOUND if row[0] == locale for typed, _ in row[2]]
            answered[locale] = ask(only_tab, [*rows, *(typed for row, typed, _ in SAID if row == locale)])
    assert [str(each) for each in troubles] == []
    return answered


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def results(page: Page) -> Locator:
    return page.locator(".search__results a:first-child")


def said(page: Page) -> Locator:
    """What is announced."""
    return page.locator(".search__status")


def search(page: Page, words: str) -> list[str]:
    """What is found after typing alone, as addresses from the site's root."""
    field(page).fill("")
    expect(said(page)).to_be_empty()
    field(page).fill(words)
    expect(said(page)).not_to_be_empty()
    return [from_root(str(each.get_attribute("href"))) for each in results(page).all()]


@pytest.mark.parametrize(("locale", "tried", "rows"), FOUND, ids=[f"{row[0]} {row[1]}" for row in FOUND])
def test_a_section_is_found_by(
    answers: dict[str, dict[str, Answer]], locale: str, tried: str, rows: tuple[tuple[str, str]]
) -> None:
    found = {typed: answers[locale][typed].found for typed, _ in rows}
    assert [(typed, found[typed]) for typed, section in rows if HOME[locale] + section not in found[typed]] == []
    assert {locale_of(address) for addresses in found.values() for address in addresses} == {locale}
    if tried != "typing errors":
        assert [typed for typed, _ in rows if LIKE[locale] in answers[locale][typed].said] == []


@pytest.mark.parametrize(("locale", "typed", "said"), SAID, ids=[row[1] for row in SAID])
def test_the_number_of_results_is_announced(
    answers: dict[str, dict[str, Answer]], locale: str, typed: str, said: str
) -> None:
    answer = answers[locale][typed]
    assert answer.said == said
    assert said.startswith(str(len(answer.found)) if answer.found else ("Inga", "No", "Ei"))


def test_the_section_whose_heading_is_typed_comes_first(page: Page, server: str) -> None:
    open_search(page, server)
    assert search(page, "skaffa ett lånekort")[0] == "#get-a-card"
    assert "ordlista/#bus-stop" in search(page, "busstopp")[:3]
    field(page).fill("bokbussarna")
    expect(results(page).first).to_have_text("Det här erbjuder bokbussen – Om RULL")
    entry = page.locator(".search__results li", has_text="Bokbuss, RULL – Ordlista")
    expect(entry.locator(".search__mark")).to_have_text("bokbuss")
    expect(entry.locator("mark")).to_have_count(0)  # a screen reader would say where each begins and ends
    expect(entry).to_have_css("hyphens", "none")  # and a word that is divided in two halves


def test_an_index_in_pieces_finds_the_same(tab: Page, site: Build, tmp_path: Path) -> None:
    """As a large site has it; of each question only what it needs is asked for."""
    source, _ = gather(site.folder.parent, THREE, TODAY)
    assert source
    copytree(site.folder, tmp_path / "site")
    write_search(source, tmp_path / "site", at_once=0)
    pieces = {path.name for path in (tmp_path / "site/assets/search").glob("sv.*.*.json")}
    assert len(pieces) > 10
    wanted = [row for locale, tried, rows in FOUND if (locale, tried) == ("sv", INFLECTED) for row in rows]
    wanted += [row for locale, tried, rows in FOUND if (locale, tried) == ("sv", "typing errors") for row in rows]
    with serve(tmp_path / "site") as running:
        open_search(tab, running.address)
        first = ask(tab, ["lånekort"])["lånekort"].found[0]
        fetched = {sent.path.rpartition("/")[2] for sent in running.sent} & pieces
        answers = ask(tab, [typed for typed, _ in wanted])
    assert first == "#get-a-card"
    assert 0 < len(fetched) < len(pieces) / 2
    assert [(typed, section) for typed, section in wanted if section not in answers[typed].found] == []


def test_python_and_browsers_give_the_same_stems(page: Page, server: str) -> None:
    """Of every word of the texts of the invented service, in each of its languages."""
    for locale in THREE:
        stem = stem_of(known(locale))
        texts = [(INVENTED / "docs" / locale / name).read_text(encoding="utf-8") for name in LISTED]
        words = sorted({word for text in texts for word in words_of(text)})
        assert len(words) > 200
        page.goto(server)
        there = page.evaluate(
            "([address, locale, words]) => import(address).then(({stemmers}) => words.map(stemmers[locale]))",
            [f"{server}assets/search/stemmers.js", locale, words],
        )
        assert [(word, one) for word, one in zip(words, there, strict=True) if stem(word) != one] == []


@pytest.mark.usefixtures("troubles")
def test_search_goes_by_keyboard_from_the_link_to_a_section_and_back(page: Page, strict: str) -> None:
    page.goto(strict)
    press_until(page, "Tab", link(page))
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    expect(dialog(page)).to_have_accessible_name("Sök på webbplatsen")
    assert "\u00ad" not in page.evaluate("document.querySelector('dialog').textContent")  # which Playwright hears not
    expect(field(page)).to_have_accessible_name("Sök på webbplatsen")
    page.keyboard.type("hemleverans")
    expect(results(page)).to_have_count(2)
    page.keyboard.press("Tab")
    expect(results(page).nth(0)).to_be_focused()
    page.keyboard.press("Tab")
    expect(results(page).nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(link(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(field(page)).to_have_value("hemleverans")
    page.keyboard.type("lånekort")  # in place of what stood there
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()
    address = results(page).first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(str(address))
    expect(dialog(page)).to_be_hidden()


@pytest.mark.parametrize("start", ["", "om-oss/"], ids=["on the same page", "on another page"])
def test_a_result_leads_to_its_section_and_the_keyboard_goes_on_from_there(page: Page, server: str, start: str) -> None:
    open_search(page, server + start)
    assert "#get-a-card" in search(page, "skaffa")
    page.locator(f"a[href='{server}#get-a-card']").click()
    page.wait_for_url(f"{server}#get-a-card")
    expect(dialog(page)).to_be_hidden()
    expect(page.locator("#get-a-card")).to_be_in_viewport()
    page.keyboard.press("Tab")  # to the heading's own link, or, in Firefox, to what comes behind it
    place = "[...document.querySelectorAll('main a[href]')].indexOf"
    page.wait_for_function(
        f"[0, 1].includes({place}(document.activeElement) - {place}(document.querySelector('#get-a-card > a')))"
    )


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
    expect(said(page)).to_contain_text("Inga träffar")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("xylofon")
    page.get_by_role("search").get_by_role("link", name="Alla sidor").click()
    page.wait_for_url(f"{server}{SEARCH['sv']}#all-pages")


def test_no_key_alone_opens_search(page: Page, server: str) -> None:
    page.goto(server)
    for key in ("f", "s", "/", "k", "?"):
        page.keyboard.press(key)
    expect(page.locator("dialog")).to_have_count(0)


def test_a_click_with_a_key_follows_the_link(page: Page, server: str) -> None:
    page.goto(server)
    keys: tuple[Literal["Control", "Shift"], ...] = ("Control", "Shift")
    for key in keys:
        with page.context.expect_page() as other:
            link(page).click(modifiers=[key])
        other.value.wait_for_url(server + SEARCH["sv"])
        expect(page.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("locale", [*LOCALES, pytest.param(THREE[-1], marks=pytest.mark.long)])
def test_nothing_is_fetched_before_search_is_opened_and_nothing_of_another_language_then(
    page: Page, server: str, locale: str
) -> None:
    with noted(page, "request") as asked:
        page.goto(server + HOME[locale], wait_until="networkidle")
        before = len(asked)
        link(page).click()
        search(page, "rull")
    addresses = [each.url.removeprefix(server) for each in asked]
    icons = {ASSETS["icon.svg"], ASSETS["icon.png"]}  # which Firefox asks for when it likes
    then = [address for address in addresses[before:] if address not in icons]
    assert [each for each in addresses[:before] if "search" in each or each == SEARCH[locale]] == []
    data = ["assets/search/stemmers.js", f"assets/search/{locale}.json"]
    assert sorted(then) == sorted(
        [SEARCH[locale], *(ASSETS[name] for name in ("search.css", "search.js", "find.js")), *data]
    )


def test_the_page_of_all_pages_has_the_same_search(page: Page, server: str) -> None:
    page.goto(server + SEARCH["en"])
    expect(page.locator("dialog")).to_have_count(0)
    assert "en/#offer" in search(page, "delivry")
    link(page).click()
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()
    page.get_by_role("search").get_by_role("link", name="All pages").click()
    page.wait_for_url(f"{server}{SEARCH['en']}#all-pages")


@pytest.mark.parametrize(
    "missing", [ASSETS["search.js"], ASSETS["search.css"], ASSETS["find.js"], "assets/search/sv.json"]
)
def test_what_cannot_be_loaded_leaves_a_way_out(page: Page, server: str, missing: str) -> None:
    with page.route(f"**/{missing}", lambda route: route.abort()):
        page.goto(server)
        link(page).click()
        if missing not in (ASSETS["search.js"], ASSETS["search.css"]):
            expect(said(page)).to_have_text("Sökningen går inte att använda just nu. Titta bland alla sidor i stället.")
            dialog(page).get_by_role("link", name="Alla sidor").click()
        page.wait_for_url(re.compile(f"{re.escape(server + SEARCH['sv'])}(#all-pages)?$"))
    expect(page.get_by_role("heading", name="Alla sidor", exact=True)).to_be_visible()


def test_without_script_all_pages_and_their_main_sections_are_links(
    tab_without_script: Page, site: Build, server: str
) -> None:
    page = tab_without_script
    for locale in THREE:
        page.goto(server + HOME[locale])
        link(page).click(force=True)
        page.wait_for_url(server + SEARCH[locale])
        # At once: to wait until it is so would be a script too.
        assert not page.get_by_role("search").is_visible()
        assert page.locator("main noscript p").is_visible()
        listed = [str(each.get_attribute("href")) for each in page.locator(".all-pages a").all()]
        addresses = [PAGES[name][locale] for name in LISTED]
        headings = {address: site.page(address).xpath("//main/h2[@id]/@id") for address in addresses}
        headings[RULES[locale]] = []  # the rules, which are no sections of the text
        assert [urljoin(f"/{SEARCH[locale]}", each)[1:] for each in listed] == [
            target
            for address in addresses
            for target in (address, *(f"{address}#{each}" for each in headings[address]))
        ]


@pytest.mark.long
def test_what_an_editor_adds_is_found_after_a_build(project: Project, page: Page) -> None:
    project.change("docs/sv/about-us.md", "Säg till om", "Är xylofonen ostämd? Säg till om")
    project.change("docs/en/about-us.md", "Tell us if", "Is the xylophone out of tune? Tell us if")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    with serve(build.folder) as running:
        open_search(page, running.address)
        assert search(page, "xylofoner") == ["om-oss/#reach-us"]
        expect(page.locator(".search__results div")).to_have_text("Är xylofonen ostämd?")


def test_search_fits_a_small_screen_with_targets_large_enough(page: Page, server: str) -> None:
    """In the site's own colours, and in the reader's."""
    page.set_viewport_size({"width": 320, "height": 640})
    open_search(page, server)
    search(page, "bokbuss hållplats")
    looks: tuple[Literal["none", "active"], ...] = ("none", "active")
    for forced_colours in looks:
        page.emulate_media(forced_colors=forced_colours)
        wide, low, outline = dialog(page).evaluate(
            """dialog => {
              const all = [dialog, ...dialog.querySelectorAll(":not(input)")];
              const isWide = each => each.getBoundingClientRect().right > innerWidth
                || each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline";
              const controls = [...dialog.querySelectorAll("a, button, input")];
              const said = each => each.outerHTML.slice(0, 80);
              return [
                all.filter(isWide).map(said),
                controls.filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 44).map(said),
                parseFloat(getComputedStyle(dialog.querySelector("input")).outlineWidth),
              ];
            }"""
        )
        assert (wide, low) == ([], [])
        assert outline >= 3


def press_until(page: Page, key: str, target: Locator) -> None:
    """Presses a key until the target has the focus."""
    for _ in range(20):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    expect(target).to_be_focused()
