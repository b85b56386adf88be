"""What is not there: no need of a script, no movement, and nothing that would ask more of a reader."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from .conftest import Build, words_of
from .measuring import WIDTHS, look_at, measure, must_be_empty

# What would bring a criterion of level AAA into play that is met because there is no such thing (ACCESSIBILITY.md).
ABSENT = {
    "1.2.6, 1.2.7, 1.2.8, 1.2.9, 1.4.7: video and sound": "//video | //audio | //object | //embed | //track",
    "2.2.5, 2.2.6, 3.3.9: a log-in, and what ends it": "//input[@type='password'] | //input[@autocomplete='username']",
    "3.3.6: a form that sends something": (
        "//form[not(@role='search' or ancestor::search)] | //form[@method='post'] | //*[@formaction]"
    ),
    "2.2.4, 3.2.5: what changes by itself": "//meta[@http-equiv='refresh' or @http-equiv='Refresh'] | //*[@autoplay]",
    "2.2.2, 2.3.2: what moves or flashes": "//marquee | //blink | //*[local-name()='animate'] | //canvas",
    "2.4.1, 4.1.2: a page within the page": "//iframe | //frame",
    "3.2.5: a new window unasked": "//a[@target and @target != '_self']",
    "1.4.9: a picture that may hold text": "//img | //picture | //input[@type='image'] | //*[local-name()='image']",
    "3.1.6: words whose meaning hangs on how they are said": "//ruby",
}

# What scripts listen to and styles ask for. None of it hangs on how a device is held, moved, pointed at or touched.
EVENTS = {"click", "error", "focus", "hashchange", "input", "keydown", "load", "end", "pagehide", "voiceschanged"}
FEATURES = {
    "forced-colors",
    "max-width",
    "min-width",
    "prefers-color-scheme",
    "prefers-contrast",
    "prefers-reduced-motion",
    "scripting",
}

SVG = "//*[local-name()='svg'][@role='img']"
LINKS = """[...document.querySelectorAll("a[href], summary, input[type=checkbox]")]
  .filter(each => each.checkVisibility() && !each.closest("search, [role=search]"))
  .map(each => each.href ?? each.parentElement.textContent)"""
WORDS = "words('button, search, [role=search], [role=status]')"  # all but what a script alone can do
# What works by a script alone; a button is one that leads somewhere if its form says where.
IDLE = "button:not(form[action] button), [role=button], [role=switch], [onclick], a:not([href])"


@pytest.mark.parametrize("criterion", ABSENT)
def test_no_page_has_what_would_ask_more_of_readers(site: Build, addresses: tuple[str, ...], criterion: str) -> None:
    """Criteria of level AAA that are met while no such content exists; the name of each case says which."""
    pages = {name: site.page(name) for name in site.files() if name.endswith(".html")}
    assert len(pages) == len(addresses)
    must_be_empty(
        f"{name}: <{element.tag}> {words_of(element)[:60]}"
        for name, page in pages.items()
        for element in page.xpath(ABSENT[criterion])
    )


def test_nothing_on_paper_or_screen_is_a_picture_of_text(site: Build) -> None:
    """1.4.5 and 1.4.9 Images of Text (AA, AAA): no style sheet brings a picture in; words in drawings are text."""
    for name, content in site.files().items():
        if name.endswith(".css"):
            assert b"url(" not in content.replace(b"url(#", b""), name
    drawings = [
        drawing for name in site.files() if name.endswith("index.html") for drawing in site.page(name).xpath(SVG)
    ]
    assert len(drawings) > 1
    assert all(drawing.xpath(".//*[local-name()='text']") for drawing in drawings)


def test_nothing_hangs_on_how_a_device_is_held_moved_or_touched(site: Build) -> None:
    """1.3.4 Orientation (AA), 2.5.1 Pointer Gestures (A), 2.5.2 Pointer Cancellation (A), 2.5.4 Motion Actuation (A),
    2.5.6 Concurrent Input Mechanisms (AAA): no script and no style asks for it."""
    events: set[tuple[str, str]] = set()
    features: set[str] = set()
    for name, content in site.files().items():
        if name.endswith(".js"):
            events.update(re.findall(r"addEventListener\(\W*(\w+)|\.on(\w+)\s*=[^=]", content.decode()))
        if name.endswith(".css"):
            for asked in re.findall(r"@media([^{]+)", content.decode()):
                features.update(re.findall(r"\(\s*([\w-]+)", asked))
    heard = {one or other for one, other in events}
    assert (heard - EVENTS, features - FEATURES) == (set(), set())
    assert {"click"} < heard
    assert {"min-width"} < features


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_moves_for_who_wants_no_movement(
    page: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """2.3.3 Animation from Interactions (AAA); scrolling to a section does not glide either."""
    look_at(page, "light", width)
    page.emulate_media(reduced_motion="reduce")
    moving = []
    for address in addresses:
        page.goto(server + address)
        assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
        moving += [f"{address}: {each}" for each in measure(page, "motions()")]
    must_be_empty(moving)


@pytest.mark.parametrize("width", [320, 1280])
def test_every_word_and_control_is_there_without_script(
    page: Page, without_script: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """The pages stand on HTML alone: text, menu, language links, boxes to tick and help are all there."""
    for address in addresses:
        for each in (page, without_script):
            look_at(each, "light", width)
            each.goto(server + address)
        text, plain = (set(measure(each, WORDS).split()) for each in (page, without_script))
        links, always = (set(each.evaluate(LINKS)) for each in (page, without_script))
        assert (text - plain, links - always) == (set(), set()), address


@pytest.mark.parametrize("width", [320, 1280])
def test_no_control_is_shown_that_would_do_nothing_without_script(
    without_script: Page, server: str, addresses: tuple[str, ...], width: int
) -> None:
    """4.1.2 Name, Role, Value (A): links and boxes work by themselves; a button needs a form that leads somewhere."""
    look_at(without_script, "light", width)
    for address in addresses:
        without_script.goto(server + address)
        assert without_script.locator(IDLE).locator("visible=true").count() == 0, address
