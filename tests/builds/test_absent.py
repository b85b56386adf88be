"""What no built page has: what would ask more of a reader, and what nobody would miss."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import sha256

import pytest

from ..conftest import Build, words_of
from ..measuring import must_be_empty

# What would bring a criterion of level AAA into play that is met because there is no such thing (ACCESSIBILITY.md).
ABSENT = {
    "1.2.6, 1.2.7, 1.2.8, 1.2.9, 1.4.7: video and sound": "//video | //audio | //object | //embed | //track",
    "2.2.5, 2.2.6, 3.3.9: a log-in, and what ends it": "//input[@type='password'] | //input[@autocomplete='username']",
    "3.3.6: a form that sends something": (
        "//form[not(@role='search' or ancestor::search or (@method='dialog' and @hidden and not(*)))]"
        " | //form[@method='post'] | //*[@formaction]"
    ),
    "2.2.4, 3.2.5: what changes by itself": "//meta[@http-equiv='refresh' or @http-equiv='Refresh'] | //*[@autoplay]",
    "2.2.2, 2.3.2: what moves or flashes": "//marquee | //blink | //*[local-name()='animate'] | //canvas",
    "2.4.1, 4.1.2: a page within the page": "//iframe | //frame",
    "3.2.5: a new window unasked": "//a[@target and @target != '_self']",
    "1.4.9: a picture that may hold text": "//img | //picture | //input[@type='image'] | //*[local-name()='image']",
    "3.1.6: words whose meaning hangs on how they are said": "//ruby",
}

# What scripts listen to and styles ask for. None of it hangs on how a device is held, moved, pointed at or touched.
EVENTS = {
    "change",  # of the width of the window
    "keyup",  # of Tab alone: all of what has the focus is to be seen
    "click",
    "close",
    "copy",
    "end",
    "error",
    "focus",
    "hashchange",
    "input",
    "keydown",
    "load",
    "pagehide",
    "voiceschanged",
}
FEATURES = {
    "forced-colors",
    "max-width",
    "min-width",
    "prefers-color-scheme",
    "prefers-contrast",
    "prefers-reduced-motion",
    "scripting",
}

SVG = "//*[local-name()='svg'][not(ancestor::*[local-name()='svg'])]"


@pytest.mark.parametrize("criterion", ABSENT)
def test_no_page_has_what_would_ask_more_of_readers(site: Build, criterion: str) -> None:
    """Criteria of level AAA that are met while no such content exists; the name of each case says which."""
    pages = {name: site.page(name) for name in site.files() if name.endswith(".html")}
    assert len(pages) > 10
    must_be_empty(
        f"{name}: <{element.tag}> {words_of(element)[:60]}"
        for name, page in pages.items()
        for element in page.xpath(ABSENT[criterion])
    )


def test_nothing_on_paper_or_screen_is_a_picture_of_text(site: Build) -> None:
    """1.4.5 and 1.4.9 Images of Text (AA, AAA): no style sheet brings a picture in; drawings have no words."""
    for name, content in site.files().items():
        if name.endswith(".css"):
            assert b"url(" not in content.replace(b"url(#", b""), name
    drawings = [
        drawing for name in site.files() if name.endswith("index.html") for drawing in site.page(name).xpath(SVG)
    ]
    assert len(drawings) > 1
    assert {drawing.get("aria-hidden") for drawing in drawings} == {"true"}
    assert [words_of(drawing) for drawing in drawings if words_of(drawing)] == []


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


def test_no_file_is_published_twice_or_for_those_who_made_it(site: Build) -> None:
    copies = Counter(sha256(content).hexdigest() for content in site.files().values())
    assert [digest for digest, count in copies.items() if count > 1] == []
    assert [name for name, content in site.files().items() if b"sourceMappingURL" in content] == []


def test_every_token_is_used_and_every_used_one_exists(site: Build) -> None:
    styles = " ".join(content.decode() for name, content in site.files().items() if name.endswith(".css"))
    defined = set(re.findall(r"(?<![\w-])(--[\w-]+)\s*:", styles))
    used = set(re.findall(r"var\(\s*(--[\w-]+)", styles))
    assert defined == used
