"""Listening to a page: it is there where the device has a voice of the page's language, and nowhere else.

Where a real engine can be had (speech-dispatcher with espeak-ng), Chromium reads whole pages with it. It has every
language, and is done with a sentence within milliseconds because nothing plays the sound; so where a test says which
voices there are, or when a sentence ends, ``speech_engine.js`` takes the place of the engine, and of nothing else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .browser import find, has_voices
from .confirming import LOCALES
from .conftest import ROOT
from .test_site import HOME

SWEDISH = {"name": "Alva", "lang": "sv-SE", "localService": True, "default": False}
ENGLISH = {"name": "Daniel", "lang": "en-GB", "localService": True, "default": False}
REMOTE = {"name": "Sofie", "lang": "sv-SE", "localService": False, "default": True}
ENGINE = (ROOT / "tests" / "speech_engine.js").read_text(encoding="utf-8")
LISTEN, PAUSE, RESUME, STOP = range(4)
NAMES = {
    "sv": ("Lyssna på sidan", "Pausa uppläsningen", "Fortsätt uppläsningen", "Sluta läsa upp"),
    "en": ("Listen to the page", "Pause the reading", "Continue the reading", "Stop the reading"),
}
Open = Callable[..., Page]


@pytest.fixture
def visit(page: Page, server: str) -> Open:
    """Opens a page in a browser that has the voices given."""

    def opened(address: str = "", *voices: object, width: int = 1280, height: int = 800) -> Page:
        page.set_viewport_size({"width": width, "height": height})
        page.add_init_script(ENGINE.replace("GIVEN", json.dumps(voices)))
        page.goto(server + address)
        return page

    return opened


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


def read_to_the_end(page: Page) -> None:
    page.evaluate("while (engine.speaking().length) engine.end()")


def listened(locale: str) -> list[tuple[str, str]]:
    """What a listener to the main page hears: the language and the text of each portion."""
    lines = (ROOT / "tests" / "listened" / f"{locale}.txt").read_text(encoding="utf-8").splitlines()
    return [(lang, text) for lang, _, text in (line.partition(" ") for line in lines)]


@pytest.mark.parametrize(
    "voices", [(), (REMOTE,), (ENGLISH,), (REMOTE, ENGLISH)], ids=["none", "remote", "other language", "both"]
)
def test_without_a_voice_of_its_own_for_the_language_it_is_not_there(
    visit: Open, page: Page, voices: tuple[object, ...]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    visit("", *voices)
    page.evaluate("engine.find(engine.voices)")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".listen")).to_have_count(0)
    assert [address for address in asked if address.endswith("listen.js")] == []


@pytest.mark.parametrize("language", ["sv", "sv-SE", "sv_SE", "SV-FI"])
def test_it_comes_once_when_the_browser_finds_a_voice_late(visit: Open, language: str) -> None:
    page = visit()
    own = {**SWEDISH, "lang": language}
    for voices in ([REMOTE], [REMOTE, own], [own]):
        page.evaluate("voices => engine.find(voices)", voices)
    expect(page.locator(".listen")).to_have_count(1)
    assert names(page) == [NAMES["sv"][LISTEN]]


def test_only_voices_of_the_device_speak_and_the_one_the_reader_has_set_comes_first(visit: Open) -> None:
    page = visit("", REMOTE, SWEDISH, {**SWEDISH, "name": "Oskar", "default": True}, ENGLISH)
    press(page, LISTEN)
    read_to_the_end(page)
    assert {each["voice"] for each in page.evaluate("engine.said")} == {"Oskar"}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_main_page_is_heard_in_order_each_portion_in_its_language(visit: Open, locale: str) -> None:
    page = visit(HOME[locale], SWEDISH, ENGLISH)
    press(page, LISTEN, locale)
    read_to_the_end(page)
    assert said(page) == listened(locale)
    assert names(page) == [NAMES[locale][LISTEN]]


def test_what_is_wholly_in_a_language_without_a_voice_is_left_out(visit: Open) -> None:
    page = visit("en/", ENGLISH)
    press(page, LISTEN, "en")
    read_to_the_end(page)
    assert said(page) == [(lang, text) for lang, text in listened("en") if lang == "en"] != listened("en")


def test_what_cannot_be_seen_is_not_read_and_a_list_in_a_list_is_read_once(visit: Open) -> None:
    page = visit("", SWEDISH, ENGLISH)
    page.locator("main").evaluate(
        """main => main.innerHTML = `<p><b>Ett</b> <b hidden>dolt</b> <i>två</i></p><p hidden>dolt</p>
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
    page = visit("", SWEDISH)
    sentence = "En mening är ungefär så här lång, och sedan tar den slut. "
    endless = "utan punkt " * 40
    page.locator("main").evaluate(
        "(main, texts) => main.replaceChildren(...texts.map(text => Object.assign(document.createElement('p'),"
        "{textContent: text})))",
        [sentence * 5, f"Kort. {endless}slut! Kort?", endless],
    )
    press(page, LISTEN)
    read_to_the_end(page)
    texts = [text for _, text in said(page)]
    three = (sentence * 3).strip()
    assert texts == [three, (sentence * 2).strip(), "Kort.", f"{endless}slut!", "Kort?", endless.strip()]


@pytest.mark.parametrize(("length", "first"), [(4, -1), (0, 0)], ids=["a word", "a place only"])
def test_reading_begins_with_the_paragraph_where_text_is_selected(visit: Open, length: int, first: int) -> None:
    page = visit("", SWEDISH)
    page.locator("#decision + p").evaluate(
        "(text, length) => getSelection().setBaseAndExtent(text.lastChild, 5, text.lastChild, 5 + length)", length
    )
    page.get_by_role("button", name=NAMES["sv"][LISTEN]).focus()
    page.keyboard.press("Enter")
    assert said(page) == [listened("sv")[first]]


def test_each_paragraph_is_marked_and_in_sight_while_it_is_read(visit: Open) -> None:
    page = visit("", SWEDISH, width=320, height=640)
    press(page, LISTEN)
    count = 0
    while texts := page.evaluate("engine.speaking()"):
        if page.locator("svg.spoken").count() == 0:
            assert texts[0] in spoken(page)
        box = page.locator(".spoken").bounding_box()
        row = page.locator(".path").bounding_box()
        assert box is not None
        assert row is not None
        assert 0 <= row["y"] < row["y"] + row["height"] <= box["y"] <= 640 - 20
        page.evaluate("engine.end()")
        count += 1
    assert count == len(listened("sv"))
    assert spoken(page) == ""
    assert page.evaluate("scrollY") > 1000  # the reader stays at the end, although the row is above again


def test_the_page_lies_still_while_what_is_read_is_in_sight(visit: Open) -> None:
    page = visit("", SWEDISH, height=1200)
    press(page, LISTEN)
    page.evaluate("scrollTo(0, 40)")
    page.evaluate("engine.end()")
    assert page.evaluate("scrollY") == 40


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_worked_by_keyboard_and_focus_is_never_lost(visit: Open, locale: str) -> None:
    page = visit(HOME[locale], SWEDISH, ENGLISH)
    listen, pause, resume, stop = (page.get_by_role("button", name=name, exact=True) for name in NAMES[locale])
    expect(listen).to_be_visible()
    page.locator("nav.menu a").last.focus()
    page.keyboard.press("Tab")
    expect(listen).to_be_focused()
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    assert names(page) == [NAMES[locale][STOP], NAMES[locale][PAUSE]]
    page.evaluate("engine.end()")
    first, second = [text for _, text in listened(locale)][:2]
    page.keyboard.press("Space")
    expect(resume).to_be_focused()
    assert names(page) == [NAMES[locale][STOP], NAMES[locale][RESUME]]
    page.keyboard.press("Enter")
    expect(pause).to_be_focused()
    assert page.evaluate("engine.speaking()") == [second]
    assert [text for _, text in said(page)] == [first, second, second]
    page.keyboard.press("Shift+Tab")
    page.evaluate("engine.end()")
    expect(stop).to_be_focused()
    page.keyboard.press("Enter")
    expect(listen).to_be_focused()
    assert names(page) == [NAMES[locale][LISTEN]]
    page.keyboard.press("Enter")
    read_to_the_end(page)
    expect(listen).to_be_focused()
    expect(page.locator(".spoken, .path--reading")).to_have_count(0)
    assert page.evaluate("document.documentElement.style.scrollPaddingTop") == ""


def test_a_double_click_is_one_click(visit: Open) -> None:
    page = visit("", SWEDISH)
    page.get_by_role("button", name=NAMES["sv"][LISTEN]).dblclick()
    assert len(page.evaluate("engine.speaking()")) == 1
    assert names(page) == [NAMES["sv"][STOP], NAMES["sv"][PAUSE]]


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
    expect(page.locator(".path--reading")).to_have_count(1)


@pytest.mark.parametrize("state", ["reading", "paused"])
@pytest.mark.parametrize("how", ["stop", "Escape", "leaving"])
def test_reading_is_stopped(visit: Open, how: str, state: str) -> None:
    page = visit("", SWEDISH)
    press(page, LISTEN)
    if state == "paused":
        press(page, PAUSE)
    if how == "leaving":
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    elif how == "Escape":
        page.keyboard.press("Escape")
    else:
        press(page, STOP)
    page.evaluate("new Promise(resolve => setTimeout(resolve))")  # what is cancelled has told its end by now
    assert page.evaluate("engine.speaking()") == []
    assert len(said(page)) == 1
    assert names(page) == [NAMES["sv"][LISTEN]]
    assert spoken(page) == ""


def test_escape_elsewhere_stops_nothing(visit: Open) -> None:
    page = visit("", SWEDISH)
    press(page, LISTEN)
    page.locator("main a").first.focus()
    page.keyboard.press("Escape")
    assert len(page.evaluate("engine.speaking()")) == 1


@pytest.mark.parametrize(
    "trouble", ["engine.fail()", "engine.find([]); engine.end()"], ids=["an error", "no voice now"]
)
def test_a_voice_that_fails_ends_the_reading_and_leaves_all_as_it_was(visit: Open, page: Page, trouble: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
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
    page.goto(f"{server}forbered-dig/")
    page.go_back()
    expect(page.get_by_role("button", name=NAMES["sv"][LISTEN])).to_be_visible()
    assert page.evaluate("engine.speaking()") == []
    expect(page.locator(".spoken")).to_have_count(0)


def test_reading_asks_for_nothing_and_keeps_nothing(visit: Open, page: Page) -> None:
    visit("", SWEDISH, ENGLISH)
    press(page, LISTEN)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    read_to_the_end(page)
    page.wait_for_load_state("networkidle")
    assert asked == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["", "en/words/"])
def test_nothing_moves_when_it_comes_nor_around_it_when_it_is_used(visit: Open, address: str, width: int) -> None:
    page = visit(address, width=width)
    page.evaluate(
        "window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(each =>"
        " each.hadRecentInput || shifts.push(each.value))).observe({type: 'layout-shift', buffered: true})"
    )
    place = "['main', '.path', '.path ol'].map(each => document.querySelector(each)?.getBoundingClientRect().toJSON())"
    before = page.evaluate(place)
    page.evaluate("voices => engine.find(voices)", [SWEDISH, ENGLISH])
    for _ in range(3):  # listen, pause, continue
        expect(page.locator(".listen")).to_be_visible()
        assert page.evaluate(place) == before
        page.locator(".listen button:visible").last.click()
    page.evaluate("new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    assert page.evaluate("shifts") == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["", "ord-att-kunna/"])
def test_every_button_is_large_enough_and_apart_from_the_path(visit: Open, address: str, width: int) -> None:
    """WCAG 2.2, 2.5.5, and 2.5.3: the name that is heard begins with the words that are seen."""
    page = visit(address, SWEDISH, width=width)
    for button in (LISTEN, PAUSE, RESUME):
        for each in page.locator(".listen button:visible").all():
            box = each.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44
            assert box["x"] + box["width"] <= width
            assert str(each.get_attribute("aria-label")).startswith(each.inner_text())
        path = page.locator(".path ol:visible")
        if path.count():
            assert path.evaluate(
                "path => path.getBoundingClientRect().right < "
                "document.querySelector('.listen button:not([hidden])').getBoundingClientRect().left"
            )
        press(page, button)


def test_what_has_focus_is_never_below_the_row_while_reading(visit: Open) -> None:
    """WCAG 2.2, 2.4.12, in both directions."""
    page = visit("ord-att-kunna/", SWEDISH, width=320, height=400)
    page.evaluate("document.querySelectorAll('main p, main dd').forEach(each => each.tabIndex = 0)")
    press(page, LISTEN)
    stops = 0
    for key in ("Tab", "Shift+Tab"):
        page.locator(".listen button:visible").last.focus()
        if key == "Shift+Tab":
            page.locator("main [tabindex='0']").last.focus()
        while page.locator("main [tabindex='0']:focus").count() or stops == 0:
            page.keyboard.press(key)
            stops += 1
            below = page.locator(".path").evaluate(
                "row => !document.activeElement.closest('main') || "
                "document.activeElement.getBoundingClientRect().top >= row.getBoundingClientRect().bottom"
            )
            assert below
    assert stops > 10


def test_the_mark_is_a_line_in_the_readers_own_colours_too(browser: Browser, server: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.add_init_script(ENGINE.replace("GIVEN", json.dumps([SWEDISH])))
    page.goto(server)
    press(page, LISTEN)
    style = page.locator(".spoken").evaluate(
        "each => [getComputedStyle(each).outlineStyle, parseFloat(getComputedStyle(each).outlineWidth) >= 2]"
    )
    context.close()
    assert style == ["solid", True]


def test_it_is_not_on_paper(visit: Open) -> None:
    page = visit("ord-att-kunna/", SWEDISH)
    press(page, LISTEN)
    page.emulate_media(media="print")
    expect(page.locator(".path")).to_be_hidden()
    assert page.locator(".spoken").evaluate("each => getComputedStyle(each).outlineStyle") == "none"


@pytest.mark.parametrize("address", ["", "ord-att-kunna/", "no/such/page/"])
def test_it_works_where_only_the_sites_own_files_may_run(visit: Open, page: Page, server: str, address: str) -> None:
    def guarded(route: Route) -> None:
        answer = route.fetch()
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    said_by_the_browser: list[str] = []
    page.on("console", lambda message: said_by_the_browser.append(message.text))
    page.route(f"{server}{address}", guarded)
    visit(address, SWEDISH)
    press(page, LISTEN)
    assert len(page.evaluate("engine.speaking()")) == 1
    read_to_the_end(page)
    assert [text for text in said_by_the_browser if "404" not in text] == []


@pytest.fixture
def with_voices(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page in a browser that speaks with a real engine, which starts with it and ends a little after it."""
    if not has_voices():
        pytest.skip("There is no speech engine here: install speech-dispatcher and espeak-ng.")
    settings = tmp_path / ".config" / "speech-dispatcher" / "speechd.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text('AudioOutputMethod "libao"\nAddModule "espeak-ng" "sd_espeak-ng" ""\nTimeout 3\n')
    (tmp_path / ".libao").write_text("default_driver=null\n")
    own = {name: str(tmp_path) for name in ("HOME", "XDG_RUNTIME_DIR")} | {"XDG_CONFIG_HOME": str(tmp_path / ".config")}
    speaking = browser.browser_type.launch(
        executable_path=find(), args=["--enable-speech-dispatcher"], env={**os.environ, **own}
    )
    yield speaking.new_page()
    speaking.close()


def test_real_voices_read_a_page_in_two_languages_to_its_end(with_voices: Page, server: str) -> None:
    page = with_voices
    page.goto(f"{server}no/such/page/")
    page.evaluate(
        "window.spoken = []; new MutationObserver(changes => changes.forEach(({target}) =>"
        " target.classList.contains('spoken') && spoken.push(target.textContent)))"
        ".observe(document.querySelector('main'), {attributeFilter: ['class'], subtree: true})"
    )
    press(page, LISTEN)
    expect(page.get_by_role("button", name=NAMES["sv"][LISTEN])).to_be_visible(timeout=60_000)  # again, at the end
    assert page.evaluate("spoken") == [
        "Sidan finns inte",
        "Adressen kan vara felskriven, eller så har sidan flyttats.",
        "Gå till startsidan",
        "The page does not exist",
        "The address may be mistyped, or the page has moved.",
        "Go to the start page",
    ]
