"""Listening to a page: it is there where the device has a voice of the page's language, and nowhere else.

A real engine has every language, and is done with a sentence within milliseconds because nothing plays the sound; as
tests say which voices there are, and when a sentence ends, ``speech_engine.js`` takes the place of the engine, and of
nothing else. With a real engine: tests/proof/test_listen.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from difflib import unified_diff
from itertools import product

import pytest
from playwright.sync_api import Page, Route, expect

from ..confirming import LOCALES, THREE
from ..conftest import ROOT, noted
from ..measuring import MISSING
from ..places import HOME, page_of
from ..voices import ENGLISH, FINNISH, KNOWN, SWEDISH, engine_of

REMOTE = {"name": "Sofie", "lang": "sv-SE", "localService": False, "default": True}
LISTENED = ROOT / "tests" / "listened"
LISTEN, PAUSE, RESUME, STOP = range(4)
NAMES = {
    "sv": ("Lyssna på sidan", "Pausa uppläsningen", "Fortsätt uppläsningen", "Sluta läsa upp"),
    "en": ("Listen to the page", "Pause the reading", "Continue the reading", "Stop the reading"),
    "fi": ("Kuuntele sivu", "Pidä tauko lukemisessa", "Jatka lukemista", "Lopeta lukeminen"),
}
WORDS = page_of("words")
RENEW = (
    "The main page is read aloud otherwise than tests/listened/{}.txt says. If that is meant: run "
    "pytest tests/browser/test_listen.py -k in_order --write-listened, and read the difference."
)
Open = Callable[..., Page]


@pytest.fixture
def page(tab: Page) -> Page:
    """Reading keeps nothing in the profile."""
    return tab


@pytest.fixture
def visit(page: Page, server: str) -> Iterator[Open]:
    """Opens a page in a browser that has the voices given."""
    with ExitStack() as engines:

        def opened(address: str = "", *voices: object, width: int = 1280, height: int = 800) -> Page:
            page.set_viewport_size({"width": width, "height": height})
            engines.enter_context(page.add_init_script(engine_of(*voices)))
            page.goto(server + address)
            return page

        yield opened


def press(page: Page, button: int, locale: str = "sv") -> None:
    page.get_by_role("button", name=NAMES[locale][button], exact=True).click()


def names(page: Page) -> list[str]:
    """What the control offers now, in order, by the names that are heard."""
    return [str(button.get_attribute("aria-label")) for button in page.locator(".listen button:visible").all()]


def said(page: Page) -> list[tuple[str, str]]:
    """Language and text of all that the engine was given, in order."""
    return [(each["lang"], each["text"]) for each in page.evaluate("engine.said")]


def spoken(page: Page) -> str:
    """The text of what is marked, if one thing is; nothing if nothing is."""
    marked = page.locator(".spoken").all_text_contents()
    assert len(marked) <= 1
    return " ".join("".join(marked).split())


def alone(page: Page) -> Page:
    """The page with nothing in its main part but the row with the control, and an element for a test's own text."""
    page.locator("main").evaluate(
        "main => main.replaceChildren(main.querySelector('.tools'), document.createElement('p'))"
    )
    return page


def read_to_the_end(page: Page) -> None:
    page.evaluate("while (engine.speaking().length) engine.end()")


def listened(locale: str) -> list[tuple[str, str]]:
    """What a listener to the main page hears: the language and the text of each portion."""
    lines = (LISTENED / f"{locale}.txt").read_text(encoding="utf-8").splitlines()
    return [(lang, text) for lang, _, text in (line.partition(" ") for line in lines)]


@pytest.mark.parametrize(
    "voices",
    [pytest.param((), marks=pytest.mark.long), (REMOTE,), (ENGLISH,), (REMOTE, ENGLISH)],
    ids=["none", "remote", "other language", "both"],
)
def test_without_a_voice_of_its_own_for_the_language_it_is_not_there(
    visit: Open, page: Page, voices: tuple[object, ...]
) -> None:
    with noted(page, "request") as asked:
        visit("", *voices)
        page.evaluate("engine.find(engine.voices)")
        page.wait_for_load_state("networkidle")
    expect(page.locator(".listen")).to_have_count(0)
    # What knows which voice is whose is only fetched where there is one of the language.
    assert any("listen" in each.url for each in asked) == (REMOTE in voices)


@pytest.mark.parametrize("language", ["sv", pytest.param("sv-SE", marks=pytest.mark.long), "sv_SE", "SV-FI"])
def test_it_comes_once_when_the_browser_finds_a_voice_late(visit: Open, language: str) -> None:
    page = visit()
    own = {**SWEDISH, "lang": language}
    for voices in ([REMOTE], [REMOTE, own], [own]):
        page.evaluate("voices => engine.find(voices)", voices)
    expect(page.locator(".listen")).to_have_count(1)
    assert names(page) == [NAMES["sv"][LISTEN]]


def test_a_voice_is_used_only_where_it_is_known_to_be_in_the_device(visit: Open) -> None:
    page = visit("", SWEDISH)
    wrong = []
    for where, voice, is_here in KNOWN:
        page.evaluate("voices => engine.find(voices)", [{**voice, "default": True}, SWEDISH])
        press(page, LISTEN)
        press(page, STOP)
        wrong += [where] * ((page.evaluate("engine.said.at(-1).voice") == voice["name"]) != is_here)
    assert wrong == []


def test_of_several_voices_the_plain_one_speaks(visit: Open) -> None:
    """What speech-dispatcher gives Firefox of espeak-ng, in any order."""
    names = ("Swedish+croak", "Swedish", "Swedish+Hugo")
    voices = [{**KNOWN[0][1], "name": name, "voiceURI": f"urn:moz-tts:speechd:{name}?sv"} for name in names]
    page = visit("", *voices)
    press(page, LISTEN)
    assert page.evaluate("engine.said.at(-1).voice") == "Swedish"


def test_a_sentence_says_where_the_voice_is(visit: Open) -> None:
    page = visit("", SWEDISH)
    sentence = page.get_by_text("Rösten finns i din dator eller telefon. Texten skickas inte någonstans.")
    expect(sentence).to_be_hidden()
    expect(page.get_by_role("button", name=NAMES["sv"][LISTEN])).to_have_accessible_description(
        "Rösten finns i din dator eller telefon. Texten skickas inte någonstans."
    )
    for button, is_seen in ((LISTEN, True), (PAUSE, True), (RESUME, True), (STOP, False), (LISTEN, True)):
        press(page, button)
        expect(sentence).to_be_visible(visible=is_seen)
    read_to_the_end(page)
    expect(sentence).to_be_hidden()
    assert said(page)[-1:] == listened("sv")[-1:]


def test_only_voices_of_the_device_speak_and_the_one_the_reader_has_set_comes_first(visit: Open) -> None:
    page = visit("", REMOTE, SWEDISH, {**SWEDISH, "name": "Oskar", "default": True}, ENGLISH)
    press(page, LISTEN)
    read_to_the_end(page)
    assert {each["voice"] for each in page.evaluate("engine.said")} == {"Oskar"}


@pytest.mark.parametrize("locale", THREE)
def test_the_main_page_is_heard_in_order_each_portion_in_its_language(
    visit: Open, locale: str, pytestconfig: pytest.Config
) -> None:
    page = visit(HOME[locale], SWEDISH, ENGLISH, FINNISH)
    press(page, LISTEN, locale)
    read_to_the_end(page)
    now = [f"{lang} {text}" for lang, text in said(page)]
    record = LISTENED / f"{locale}.txt"
    if pytestconfig.getoption("--write-listened"):
        record.write_text("\n".join([*now, ""]), encoding="utf-8")
    difference = list(unified_diff(record.read_text(encoding="utf-8").splitlines(), now, lineterm="", n=1))
    if difference:
        pytest.fail("\n".join([RENEW.format(locale), *difference]), pytrace=False)
    assert names(page) == [NAMES[locale][LISTEN]]


def test_what_is_wholly_in_a_language_without_a_voice_is_left_out(visit: Open) -> None:
    page = visit("en/", ENGLISH)
    press(page, LISTEN, "en")
    read_to_the_end(page)
    assert said(page) == [(lang, text) for lang, text in listened("en") if lang == "en"] != listened("en")


def test_what_cannot_be_seen_is_not_read_and_a_list_in_a_list_is_read_once(visit: Open) -> None:
    page = alone(visit("", SWEDISH, ENGLISH))
    page.locator("main").evaluate(
        """main => main.lastElementChild.outerHTML = `<p><b>Ett</b> <b hidden>dolt</b> <i>två</i></p><p hidden>dolt</p>
        <p aria-hidden="true">dolt</p><ul><li>Tre <ul><li>Fyra</li></ul> fem</li><li><p>Sex<br>
        sju</p></li></ul>
        <p><span lang="en">Eight</span> åtta</p><p> <span lang="en">Nine</span> </p><p></p>
        <details><summary>Mer</summary><p>dolt</p></details>`"""
    )
    press(page, LISTEN)
    read_to_the_end(page)
    expected = [("sv", "Ett två"), ("sv", "Tre"), ("sv", "Fyra"), ("sv", "fem"), ("sv", "Sex sju")]
    assert said(page) == [*expected, ("sv", "Eight åtta"), ("en", "Nine")]


def test_a_long_paragraph_is_read_in_portions_that_end_with_a_sentence(visit: Open) -> None:
    page = alone(visit("", SWEDISH))
    sentence = "En mening är ungefär så här lång, och sedan tar den slut. "
    endless = "utan punkt " * 40
    page.locator("main").evaluate(
        "(main, texts) => main.lastElementChild.replaceWith(...texts.map(text =>"
        " Object.assign(document.createElement('p'), {textContent: text})))",
        [sentence * 5, f"Kort. {endless}slut! Kort?", endless],
    )
    press(page, LISTEN)
    read_to_the_end(page)
    texts = [text for _, text in said(page)]
    three = (sentence * 3).strip()
    assert texts == [three, (sentence * 2).strip(), "Kort.", f"{endless}slut!", "Kort?", endless.strip()]


def test_reading_begins_with_the_paragraph_where_text_is_selected(visit: Open) -> None:
    page = visit("", SWEDISH)
    for length, begins in ((4, "Bor du långt"), (0, "Rullande biblioteket")):  # a word, and a place only
        page.locator("#ask-for-a-stop + p").evaluate(
            "(text, length) => getSelection().setBaseAndExtent(text.firstChild, 5, text.firstChild, 5 + length)", length
        )
        page.get_by_role("button", name=NAMES["sv"][LISTEN]).focus()
        page.keyboard.press("Enter")
        assert said(page)[-1:] == [portion for portion in listened("sv") if portion[1].startswith(begins)]
        press(page, STOP)


def test_each_paragraph_is_marked_and_in_sight_while_it_is_read(visit: Open) -> None:
    page = visit("", SWEDISH, width=320, height=640)
    press(page, LISTEN)
    heard: list[str] = []
    while now := page.evaluate(
        """() => {
          const marked = [...document.querySelectorAll(".spoken")];
          const [box, row] = [...marked, document.querySelector(".tools")].map(each => each.getBoundingClientRect());
          const found = engine.speaking().length && {
            text: engine.speaking()[0], marked: marked.map(each => each.textContent.replaceAll("\\xad", "")),
            drawn: marked[0].matches("svg"), top: box.top, row: [row.top, row.bottom] };
          if (found) engine.end();
          return found;
        }"""
    ):
        (marked,) = now["marked"]
        assert now["drawn"] or now["text"] in " ".join(marked.split())
        is_at_the_edge = now["row"][0] <= 0  # before that, the row covers nothing: what stands above it is read first
        assert (now["row"][1] if is_at_the_edge else 0) <= now["top"] <= 640 - 20
        heard.append(now["text"])
    assert heard == [text for _, text in listened("sv")]
    assert spoken(page) == ""
    assert page.evaluate("scrollY") > 1000  # the reader stays at the end, although the row is above again


def test_the_page_lies_still_while_what_is_read_is_in_sight(visit: Open) -> None:
    page = visit("", SWEDISH, height=1200)
    press(page, LISTEN)
    page.evaluate("scrollTo(0, 40)")
    page.evaluate("engine.end()")
    assert page.evaluate("scrollY") == 40


@pytest.mark.parametrize("locale", [*LOCALES, pytest.param(THREE[-1], marks=pytest.mark.long)])
def test_it_is_worked_by_keyboard_and_focus_is_never_lost(visit: Open, locale: str) -> None:
    page = visit(HOME[locale], SWEDISH, ENGLISH, FINNISH)
    listen, pause, resume, stop = (page.get_by_role("button", name=name, exact=True) for name in NAMES[locale])
    expect(listen).to_be_visible()
    page.locator(".tools .print").focus()
    page.keyboard.press("Tab")
    expect(listen).to_be_focused()
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    assert names(page) == [NAMES[locale][PAUSE], NAMES[locale][STOP]]
    page.evaluate("engine.end()")
    first, second = [text for _, text in listened(locale)][:2]
    page.keyboard.press("Space")
    expect(resume).to_be_focused()
    assert names(page) == [NAMES[locale][RESUME], NAMES[locale][STOP]]
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    assert page.evaluate("engine.speaking()") == [second]
    assert [text for _, text in said(page)] == [first, second, second]
    page.keyboard.press("Tab")
    page.evaluate("engine.end()")
    expect(stop).to_be_focused()
    page.keyboard.press("Enter")
    expect(listen).to_be_focused()
    assert names(page) == [NAMES[locale][LISTEN]]
    page.keyboard.press("Enter")
    read_to_the_end(page)
    expect(listen).to_be_focused()
    expect(page.locator(".spoken, .tools--reading")).to_have_count(0)
    assert page.evaluate("document.documentElement.style.scrollPaddingTop") == ""


def test_a_double_click_is_one_click(visit: Open) -> None:
    page = visit("", SWEDISH)
    page.get_by_role("button", name=NAMES["sv"][LISTEN]).dblclick()
    assert len(page.evaluate("engine.speaking()")) == 1
    assert names(page) == [NAMES["sv"][PAUSE], NAMES["sv"][STOP]]


def test_pause_keeps_the_place_and_is_silent(visit: Open) -> None:
    page = visit("", SWEDISH)
    press(page, LISTEN)
    page.evaluate("engine.end()")
    here = spoken(page)
    press(page, PAUSE)
    page.evaluate("new Promise(resolve => setTimeout(resolve))")  # what is cancelled has told its end by now
    assert page.evaluate("engine.speaking()") == []
    assert spoken(page) == here != ""
    assert len(said(page)) == 2
    expect(page.locator(".tools--reading")).to_have_count(1)


def test_reading_is_stopped_by_its_button_by_escape_and_by_leaving_the_page(visit: Open) -> None:
    page = visit("", SWEDISH)
    ways: dict[str, Callable[[], object]] = {
        "its button": lambda: press(page, STOP),
        "Escape": lambda: page.keyboard.press("Escape"),
        "leaving": lambda: page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))"),
    }
    for number, (way, is_paused) in enumerate(product(ways, (False, True)), 1):
        press(page, LISTEN)
        if is_paused:
            press(page, PAUSE)
        ways[way]()
        page.evaluate("new Promise(resolve => setTimeout(resolve))")  # what is cancelled has told its end by now
        assert page.evaluate("engine.speaking()") == [], way
        assert len(said(page)) == number, way
        assert names(page) == [NAMES["sv"][LISTEN]], way
        assert spoken(page) == "", way


def test_escape_elsewhere_stops_nothing(visit: Open) -> None:
    page = visit("", SWEDISH)
    press(page, LISTEN)
    page.locator("main h2 a").first.focus()
    page.keyboard.press("Escape")
    assert len(page.evaluate("engine.speaking()")) == 1


@pytest.mark.parametrize(
    "trouble", ["engine.fail()", "engine.find([]); engine.end()"], ids=["an error", "no voice now"]
)
def test_a_voice_that_fails_ends_the_reading_and_leaves_all_as_it_was(visit: Open, page: Page, trouble: str) -> None:
    with noted(page, "pageerror") as errors:
        visit("", SWEDISH)
        press(page, LISTEN)
        page.evaluate(f"() => {{ {trouble} }}")
        assert page.evaluate("engine.speaking()") == []
        assert (names(page), spoken(page), errors) == ([NAMES["sv"][LISTEN]], "", [])
        page.evaluate("voices => engine.find(voices)", [SWEDISH])
        press(page, LISTEN)
        assert page.evaluate("engine.speaking()") == [listened("sv")[0][1]]


def test_going_away_and_coming_back_finds_the_page_silent(visit: Open, server: str) -> None:
    page = visit("", SWEDISH)
    press(page, LISTEN)
    page.goto(server + WORDS["sv"])
    page.go_back()
    expect(page.get_by_role("button", name=NAMES["sv"][LISTEN])).to_be_visible()
    assert page.evaluate("engine.speaking()") == []
    expect(page.locator(".spoken")).to_have_count(0)


def test_reading_asks_for_nothing_and_keeps_nothing(visit: Open, page: Page) -> None:
    visit("", SWEDISH, ENGLISH)
    press(page, LISTEN)
    with noted(page, "request") as asked:
        read_to_the_end(page)
        page.wait_for_load_state("networkidle")
    assert [each.url for each in asked] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize(
    ("address", "width"),
    [
        ("", 320),
        pytest.param("", 1280, marks=pytest.mark.long),
        pytest.param(WORDS["en"], 320, marks=pytest.mark.long),
        (WORDS["en"], 1280),
    ],
)
def test_nothing_moves_when_it_comes_nor_around_it_when_it_is_used(visit: Open, address: str, width: int) -> None:
    """What stands below the row does when reading begins: the sentence on the voice comes, and ways to elsewhere go."""
    page = visit(address, width=width)
    page.evaluate(
        "window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(each =>"
        " each.hadRecentInput || shifts.push(each.value))).observe({type: 'layout-shift', buffered: true})"
    )
    place = """["main", ".tools", ".path ol"].map(each => {
      const { left, right, top } = document.querySelector(each)?.getBoundingClientRect() ?? {};
      return [left, right, top];
    })"""
    # Chromium gives what stands in a closed explanation no place at one time and its later one at another.
    around = """[...document.querySelectorAll("body *")]
      .filter(each => !each.closest(".listen, .voice") && each.checkVisibility())
      .map(each => JSON.stringify(each.getBoundingClientRect()))"""
    before, everything = page.evaluate(place), page.evaluate(around)
    page.evaluate("voices => engine.find(voices)", [SWEDISH, ENGLISH])
    expect(page.locator(".listen")).to_be_visible()
    assert page.evaluate(around) == everything
    for _ in range(3):  # listen, pause, continue
        expect(page.locator(".listen")).to_be_visible()
        assert page.evaluate(place) == before
        page.locator(".listen button:visible").first.click()
    page.evaluate("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("address", ["", WORDS["sv"]], ids=["main page", "words"])
def test_every_button_is_large_enough(visit: Open, address: str) -> None:
    """WCAG 2.2, 2.5.5, and 2.5.3: the name that is heard begins with the words that are seen."""
    page = visit(address, SWEDISH)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for button in (LISTEN, PAUSE, RESUME, STOP):
            found = page.evaluate(
                """() => {
                  const isSeen = each => each.checkVisibility({ visibilityProperty: true });
                  return [...document.querySelectorAll(".listen button")].filter(isSeen).map(each => {
                    const box = each.getBoundingClientRect();
                    return { name: each.ariaLabel, words: each.innerText, size: Math.min(box.width, box.height),
                             right: box.right };
                  });
                }"""
            )
            assert len(found) == (1 if button == LISTEN else 2)
            for each in found:
                assert each["size"] >= 44
                assert each["right"] <= width
                assert each["name"].startswith(each["words"])
            press(page, button)


def test_what_has_focus_is_never_below_the_row_while_reading(visit: Open) -> None:
    """WCAG 2.2, 2.4.12, in both directions."""
    page = visit(WORDS["sv"], SWEDISH, width=320, height=400)
    page.evaluate("document.querySelectorAll('main p, main dd').forEach(each => each.tabIndex = 0)")
    press(page, LISTEN)
    stops = 0
    for key in ("Tab", "Shift+Tab"):
        page.locator(".listen button:visible").last.focus()
        if key == "Shift+Tab":
            page.locator("main [tabindex='0']").last.focus()
        while True:
            page.keyboard.press(key)
            inside, top, row = page.evaluate(
                """() => {
                  const bounds = each => each.getBoundingClientRect();
                  const here = document.activeElement;
                  const row = document.querySelector(".tools");
                  return [here.matches("main :is([tabindex], h2 > a)"), bounds(here).top, bounds(row).bottom];
                }"""
            )
            if not inside:
                break
            assert top >= row
            stops += 1
    assert stops > 10


def test_the_mark_is_a_line_in_the_readers_own_colours_too(visit: Open) -> None:
    page = visit("", SWEDISH)
    page.emulate_media(forced_colors="active")
    press(page, LISTEN)
    style = page.locator(".spoken").evaluate(
        "each => [getComputedStyle(each).outlineStyle, parseFloat(getComputedStyle(each).outlineWidth) >= 2]"
    )
    assert style == ["solid", True]


def test_it_is_not_on_paper(visit: Open) -> None:
    page = visit(WORDS["sv"], SWEDISH)
    press(page, LISTEN)
    page.emulate_media(media="print")
    expect(page.locator(".path")).to_be_hidden()
    assert page.locator(".spoken").evaluate("each => getComputedStyle(each).outlineStyle") == "none"


@pytest.mark.parametrize(
    "address",
    ["", pytest.param(WORDS["sv"], marks=pytest.mark.long), MISSING],
    ids=["main page", "words", "no page"],
)
def test_it_works_where_only_the_sites_own_files_may_run(visit: Open, page: Page, server: str, address: str) -> None:
    def guarded(route: Route) -> None:
        answer = route.fetch()
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    with noted(page, "console") as messages, page.route(f"{server}{address}", guarded):
        visit(address, SWEDISH)
        press(page, LISTEN)
        assert len(page.evaluate("engine.speaking()")) == 1
        read_to_the_end(page)
    assert [each.text for each in messages if "404" not in each.text] == []
