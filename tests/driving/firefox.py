"""Debian's Firefox, driven by Playwright over WebDriver BiDi; Playwright's own Firefox is a patched one.

Playwright asks every engine for one thing that Firefox ESR does not know and needs no answer to; ``bridge.py`` stands
between the two.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright

PACKAGES = ("firefox-esr",)
PREFERENCES: dict[str, bool | float | str] = {
    "ui.useOverlayScrollbars": 1,  # no row of pixels is the scroll bar's, as in the other engines' windows
    "general.smoothScroll": False,  # what has the focus is in view when the next key is pressed
    "browser.sessionhistory.max_total_viewers": 0,  # Playwright waits for the load that a page from memory has not
    "fission.bfcacheInParent": False,
    "accessibility.typeaheadfind.manual": False,  # “/” and “'” are the page's: Firefox looks for words with them
}
WITHOUT_VOICES: dict[str, bool | float | str] = {"media.webspeech.synth.enabled": False}
WITHOUT_SCRIPT: dict[str, bool | float | str] = {"javascript.enabled": False}
WITHOUT_MOVEMENT: dict[str, bool | float | str] = {"ui.prefersReducedMotion": 1}


def find() -> str | None:
    """The path of an installed Firefox; None without one."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


def is_here() -> bool:
    """Whether Firefox can be driven."""
    return find() is not None


@contextmanager
def launch(playwright: Playwright, *, speaks: bool = False, **options: Any) -> Iterator[Firefox]:
    """Firefox, running without a window; ``options`` are Playwright's.

    Unless it is to speak it finds no voices: they come when it likes, and with them a button on the page.
    """
    with TemporaryDirectory() as folder, ExitStack() as running:
        preferences = {**PREFERENCES, **({} if speaks else WITHOUT_VOICES)}
        yield Firefox(playwright, Path(folder), running, {"firefox_user_prefs": preferences, **options})


class Firefox:
    """A browser as Playwright has it. What a reader sets holds for a whole Firefox: there may be several of them."""

    def __init__(self, playwright: Playwright, folder: Path, running: ExitStack, options: Mapping[str, Any]) -> None:
        self.playwright, self.running, self.options = playwright, running, options
        self.started: dict[tuple[bool, bool], Browser] = {}
        self.command = folder / "firefox"  # a program of its own, since Playwright puts its options first
        bridge = Path(__file__).with_name("bridge.py")
        self.command.write_text(f'#!/bin/sh\nexec {shlex.join([sys.executable, str(bridge), str(find())])} "$@"\n')
        self.command.chmod(0o700)

    def new_context(
        self, *, java_script_enabled: bool = True, reduced_motion: str = "no-preference", **options: Any
    ) -> BrowserContext:
        """A profile of its own."""
        wanted = (java_script_enabled, reduced_motion == "reduce")
        if wanted not in self.started:
            own = {**({} if wanted[0] else WITHOUT_SCRIPT), **(WITHOUT_MOVEMENT if wanted[1] else {})}
            self.started[wanted] = self.playwright.firefox.launch(
                channel="moz-firefox",  # without which Playwright speaks its own language to it
                executable_path=self.command,
                **{**self.options, "firefox_user_prefs": {**self.options["firefox_user_prefs"], **own}},
            )
            self.running.callback(self.started[wanted].close)
        return self.started[wanted].new_context(**options)
