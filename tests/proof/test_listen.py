"""Listening with a real engine: speech-dispatcher with espeak-ng, which has every language. Nothing plays the sound."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from ..browser.test_listen import LISTEN, NAMES, press
from ..chromium import VOICES, find, has_voices
from ..driving import firefox, not_to_be_had
from ..measuring import MISSING


@pytest.fixture(params=["Chromium", "Firefox"])
def with_voices(
    request: pytest.FixtureRequest, browser: Browser, playwright: Playwright, tmp_path: Path
) -> Iterator[Page]:
    """A page in a browser that speaks with a real engine, which starts with it and ends a little after it."""
    if not has_voices():
        pytest.skip(f"There is no speech engine here: apt-get install {' '.join(VOICES)}")
    settings = tmp_path / ".config" / "speech-dispatcher" / "speechd.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text('AudioOutputMethod "libao"\nAddModule "espeak-ng" "sd_espeak-ng" ""\nTimeout 3\n')
    (tmp_path / ".libao").write_text("default_driver=null\n")
    own = {name: str(tmp_path) for name in ("HOME", "XDG_RUNTIME_DIR")} | {"XDG_CONFIG_HOME": str(tmp_path / ".config")}
    if request.param == "Firefox":
        if not firefox.is_here():
            pytest.skip(not_to_be_had("Firefox"))
        with firefox.launch(playwright, speaks=True, env={**os.environ, **own}) as running:
            yield running.new_context().new_page()
        return
    speaking = browser.browser_type.launch(
        executable_path=find(playwright, whole=True), args=["--enable-speech-dispatcher"], env={**os.environ, **own}
    )
    yield speaking.new_page()
    speaking.close()


def test_real_voices_read_a_page_in_three_languages_to_its_end(with_voices: Page, server: str) -> None:
    page = with_voices
    page.goto(server + MISSING)
    page.evaluate(
        "window.spoken = []; new MutationObserver(changes => changes.forEach(({target}) =>"
        " target.classList.contains('spoken') && spoken.push(target.textContent)))"
        ".observe(document.querySelector('main'), {attributeFilter: ['class'], subtree: true})"
    )
    expect(page.locator(".listen")).to_be_visible(timeout=60_000)  # Firefox finds 13,000 voices first
    press(page, LISTEN)
    expect(page.get_by_role("button", name=NAMES["sv"][LISTEN])).to_be_visible(timeout=60_000)  # again, at the end
    assert page.evaluate("spoken") == [
        "Sidan finns inte",
        "Adressen kan vara felskriven, eller så har sidan flyttats.",
        "Gå till startsidan",
        "The page does not exist",
        "There may be a mistake in the address, or the page has moved.",
        "Go to the start page",
        "Sivua ei ole",
        "Osoitteessa voi olla virhe, tai sivu on siirretty.",
        "Siirry etusivulle",
    ]
