"""The pages as a real screen reader says them: Orca with Firefox and with Chromium, without sound (tests/hearing/)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from difflib import unified_diff
from operator import gt
from pathlib import Path

import pytest

from ..confirming import LOCALES
from ..conftest import ROOT, Build
from ..hearing.never import is_silent, never
from ..hearing.reading import WAYS, presses_to, read
from ..hearing.room import BROWSERS, not_to_be_heard, open_room, processes_in
from ..hearing.transcripts import RENEW, as_text, main_page, record_of
from ..places import HOME, PAGES
from ..serving import serve

FAULTS = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Sida med fel</title>
<style>
.torn::first-letter { font-weight: 700 }
.glued { display: flex }
.glued::before { content: "1" }
</style>
<main><h1>Sida med fel</h1>
<p class="torn">Högst sex månader.</p>
<section aria-labelledby="a"><h2 id="a">Ett område</h2><p>Text.</p></section>
<h2 id="b">7</h2><p>Text.</p>
<h3 class="glued">Kontakta</h3>
<p>Ett stycke som slutar med en <a href="#a">sidan</a>.</p>
<div role="img" tabindex="0" style="block-size: 9px"></div>
<dl><dt>Nu</dt><dd><em>Uppgiften saknas</em></dd></dl></main>"""
# The kinds that are found on it: Firefox says what stands first in a dd twice, and a first letter apart from its word;
# Chromium says what it is before what it says.
COMMON = {"twice", "a heading without words", "a sign alone", "nothing but what it is", "an image without a name"}
KINDS = {
    "firefox": COMMON - {"nothing but what it is"} | {"torn", "a heading with its number glued to it"},
    "chromium": COMMON,
}


# The main page of the real site: presses to the first answer and to the next step, by line and by heading.
MOST = {"answer": (10, 4), "next step": (19, 7)}


@pytest.fixture(params=BROWSERS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each browser in which the pages are heard, where it can be had."""
    name: str = request.param
    if why := not_to_be_heard(name):
        pytest.skip(why)
    return name


def test_each_fault_is_heard_on_a_page_that_has_it(kind: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(FAULTS, encoding="utf-8")
    (tmp_path / "404.html").write_text(FAULTS, encoding="utf-8")
    found = []
    with serve(tmp_path) as server, open_room(kind, "sv") as room:
        for way in WAYS:
            room.open(server.address)
            found += never(read(room, way), Build(0, "", tmp_path).page(""), "sv")
    assert {each.partition(":")[0] for each in found} == KINDS[kind], found


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_heard_on_any_page_that_must_not_be(site: Build, kind: str, locale: str) -> None:
    found = {}
    with serve(site.folder) as server, open_room(kind, locale) as room:
        for each in PAGES.values():
            for way in WAYS:
                room.open(server.address + each[locale])
                found[each[locale], way] = never(read(room, way), site.page(each[locale]), locale)
    assert {where: faults for where, faults in found.items() if faults} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_main_page_is_said_as_it_was_last_read(site: Build, kind: str, locale: str) -> None:
    record = record_of(kind, locale)
    with serve(site.folder) as server, open_room(kind, locale) as room:
        parts = list(main_page(room, server.address, locale))
    (_, opened, *_) = dict(parts)["search"]
    assert not is_silent(opened, locale)
    now = as_text(iter(parts))
    if difference := list(unified_diff(record.read_text("utf-8").split("\n"), now.split("\n"), lineterm="", n=1)):
        pytest.fail("\n".join([RENEW.format(record.relative_to(ROOT)), *difference]), pytrace=False)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_answers_are_not_far(real_site: Build, kind: str, locale: str) -> None:
    """The first value of the fact box and the way on, from the top of the main page."""
    page = real_site.page(HOME[locale])
    value, *_ = page.find_class("glance")[0].iter("data")
    (onward,) = page.find_class("onward")
    answers = {"answer": value.text_content(), "next step": onward.text_content()}
    with serve(real_site.folder) as server, open_room(kind, locale) as room:
        room.open(server.address + HOME[locale])
        lines = read(room, "line")
        room.open(server.address + HOME[locale])
        headings = read(room, "heading")
    title = page.find_class("glance")[0].find(".//h2").text_content()
    below = presses_to(answers["answer"], lines) - presses_to(title, lines)
    presses = {
        "answer": (presses_to(answers["answer"], lines), presses_to(title, headings) + below),
        "next step": (presses_to(answers["next step"], lines), presses_to(answers["next step"], headings)),
    }
    assert {what: each for what, each in presses.items() if any(map(gt, each, MOST[what]))} == {}, presses


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
