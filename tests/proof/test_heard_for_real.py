"""The pages as a real screen reader says them: Orca with Firefox and with Chromium, without sound (tests/hearing/)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from difflib import unified_diff
from itertools import product
from operator import gt
from pathlib import Path

import pytest
from lxml import html

from ..confirming import LOCALES
from ..conftest import ROOT, Build
from ..hearing.never import is_said_to_be_open, is_silent, never
from ..hearing.reading import presses_to, read, read_whole
from ..hearing.room import BROWSERS, at_once, not_to_be_heard, open_room, processes_in
from ..hearing.scenes import results
from ..hearing.transcripts import ASKED, RENEW, as_text, main_page, record_of, words_of_the_frame
from ..places import HOME, PAGES, SIDE_BY_SIDE_SEEN, locale_of
from ..serving import serve

pytestmark = [pytest.mark.alone, pytest.mark.skipif(bool(why := not_to_be_heard(*BROWSERS)), reason=why)]

FAULTS = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Sida med fel</title>
<style>
.torn::first-letter { font-weight: 700 }
.glued { display: flex }
.glued::before { content: "1" }
.boxed { display: inline-flex }
.other { display: block }
</style>
<header><a href="#d">Hem</a></header>
<main><h1>Sida med fel</h1>
<p class="torn">Högst sex månader.</p>
<section aria-labelledby="a"><h2 id="a">Ett område</h2><p>Text.</p></section>
<h2 id="b">7</h2><p>Text.</p>
<h3 class="glued">Kontakta</h3>
<div><a class="boxed" href="#c"><span>Ett namn</span></a> och text</div>
<p>Ett stycke som slutar med en <a href="#a">sidan</a><br>.</p>
<p>En rad som slutar med <a href="#b">en länk.</a><br>
Och en till.</p>
<nav aria-label="Innehåll"><details><summary>Innehåll</summary><p>Text.</p></details></nav>
<div role="img" tabindex="0" style="block-size: 9px"></div>
<dl><dt>Nu</dt><dd><em>Uppgiften saknas</em></dd></dl>
<div><h2><a href="#c">Ett ord</a></h2><p>Ordets förklaring.
<span class="other" lang="en">English: A word</span></p></div></main>"""
# The kinds that are found on it: Firefox says what stands first in a dd twice, a first letter apart from its word, and
# not that a link is one whose words have a box of their own; Chromium says what it is before what it says, and names
# main again before a paragraph with a block in it.
COMMON = {
    *("twice", "a heading without words", "a sign alone", "nothing but what it is", "an image without a name"),
    "nothing, or the end of a line",
}
KINDS = {
    "firefox": COMMON - {"nothing but what it is"}
    | {"torn", "a heading with its number glued to it", "a link that is not said to be one"},
    "chromium": COMMON | {"the main part of the page named again"},
}


# The main page of the real site: presses to the first answer and to the next step, by line and by heading, without the
# line that only a preview has.
MOST = {"answer": (10, 3), "next step": (16, 7)}


@pytest.mark.parametrize("kind", BROWSERS)
def test_each_fault_is_heard_on_a_page_that_has_it(kind: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(FAULTS, encoding="utf-8")
    (tmp_path / "404.html").write_text(FAULTS, encoding="utf-8")
    page = Build(0, "", tmp_path).page("")
    with serve(tmp_path) as server, open_room(kind, "sv") as room:
        room.open(server.address)
        found = [fault for steps in read_whole(room).values() for fault in never(steps, page, "sv")]
    assert {each.partition(":")[0] for each in found} == KINDS[kind], found
    assert [each for each in found if each.startswith("twice: navigering Innehåll")], found


def test_nothing_is_heard_on_any_page_that_must_not_be(site: Build) -> None:
    """Every page, one that says that there is none, and two that show a pair side by side."""
    addresses = ["404.html", *SIDE_BY_SIDE_SEEN, *(each[locale] for each in PAGES.values() for locale in LOCALES)]

    def hear(kind: str, address: str) -> list[str]:
        locale = locale_of(address)
        with open_room(kind, locale) as room:
            room.open(server.address + address)
            whole = read_whole(room)
        page = site.page(address, whole=False)
        return [f"by {way}: {each}" for way, steps in whole.items() for each in never(steps, page, locale)]

    with serve(site.folder) as server:
        found = at_once(hear, product(BROWSERS, addresses))
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_nothing_is_heard_of_what_is_found_that_must_not_be(site: Build) -> None:
    """Results line by line, whose words stand on all pages: none is torn, and none said to be marked."""
    texts = {locale: [site.page(each[locale]).text_content() for each in PAGES.values()] for locale in LOCALES}

    def hear(kind: str, locale: str) -> list[str]:
        with open_room(kind, locale) as room:
            room.open(server.address + PAGES["find.md"][locale])
            steps = results(room, words_of_the_frame(locale), ASKED[locale], 30)
        assert any(each[:1].isdigit() for one in steps for each in one.said), steps
        whole = html.fromstring("<main/>")
        whole.text = " ".join(texts[locale])
        return never(steps, whole, locale)

    with serve(site.folder) as server:
        found = at_once(hear, product(BROWSERS, LOCALES))
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_the_main_page_is_said_as_it_was_last_read(site: Build) -> None:
    """By line, heading and Tab; search, what opens and closes, boxes, the way to another language, a narrow window."""
    with serve(site.folder) as server:
        heard = at_once(lambda kind, locale: list(main_page(server.address, kind, locale)), product(BROWSERS, LOCALES))
    different: list[str] = []
    for (kind, locale), parts in heard.items():
        (_, opened, *_), (*_, closed, _) = dict(parts)["search"], dict(parts)["explanation"]
        assert not is_silent(opened, locale), kind
        assert not is_said_to_be_open(closed, locale), kind
        record, now = record_of(kind, locale), as_text(iter(parts))
        lines = unified_diff(record.read_text("utf-8").split("\n"), now.split("\n"), lineterm="", n=1)
        if difference := list(lines):
            different += [RENEW.format(record.relative_to(ROOT)), *difference]
    if different:
        pytest.fail("\n".join(different), pytrace=False)


def test_the_answers_are_not_far(real_site: Build) -> None:
    """The first value of the fact box and the way on, from the top of the main page."""

    def count(kind: str, locale: str) -> dict[str, tuple[int, int]]:
        page = real_site.page(HOME[locale])
        glance = page.find_class("glance")[0]
        value, *_ = glance.iter("data")
        (onward,) = page.find_class("onward")
        title = glance.find(".//h2").text_content()
        with open_room(kind, locale) as room:
            room.open(server.address + HOME[locale])
            lines, headings = read(room, "line"), read(room, "heading")
        preview = len(page.find_class("preview"))
        answer, way_on = value.text_content(), onward.text_content()
        below = presses_to(answer, lines) - presses_to(title, lines)
        return {
            "answer": (presses_to(answer, lines) - preview, presses_to(title, headings) + below),
            "next step": (presses_to(way_on, lines) - preview, presses_to(way_on, headings)),
        }

    with serve(real_site.folder) as server:
        presses = at_once(count, product(BROWSERS, LOCALES))
    far = {where: [what for what in MOST if any(map(gt, each[what], MOST[what]))] for where, each in presses.items()}
    assert not any(far.values()), presses


@pytest.mark.parametrize("kind", BROWSERS)
def test_a_room_ends_with_whoever_has_opened_it(kind: str) -> None:
    """Also if that is killed, so that nothing is left on a machine."""
    opens = (
        "import sys; sys.path.insert(0, 'hooks'); from tests.hearing.room import open_room\n"
        f"with open_room({kind!r}, 'sv') as room: print(room.place, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", opens]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        place = Path(process.stdout.readline().strip())
        assert len(list(processes_in(place))) > 5
        os.kill(process.pid, signal.SIGKILL)
    while any(True for _ in processes_in(place)):
        time.sleep(0.1)
    shutil.rmtree(place)
