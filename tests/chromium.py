"""The browser that the tests drive, and its voices: found on this machine, or installed by the platform's own means.

Run as a program, it installs what is missing; the tests only look.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

SHELL = "chromium-headless-shell"  # the same engine without a window, for a third less of the processor's time
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
VOICES = ("speech-dispatcher", "speech-dispatcher-espeak-ng")  # Debian's packages
MODULE = "sd_espeak-ng"
NOT_TO_BE_HAD = "The tests need a browser and none can be installed here: install Chromium, then run make test again."


def find(playwright: Playwright | None = None, *, whole: bool = False) -> str | None:
    """The path of an installed Chromium, Playwright's own included; None without one.

    Without a window if it can be had so, or ``whole``, with all that its readers have, such as voices. Playwright runs
    once in a process, so whoever has it running gives it.
    """
    on_path = (shutil.which(name) for name in (*((SHELL,) if not whole else ()), *NAMES))
    installed = next((path for path in (*on_path, *PLACES) if path and Path(path).exists()), None)
    return installed or _of_playwright(playwright)


def _of_playwright(playwright: Playwright | None) -> str | None:
    with ExitStack() as own:
        path = (playwright or own.enter_context(sync_playwright())).chromium.executable_path
    return path if Path(path).exists() else None


def has_voices() -> bool:
    """Whether there is a speech engine that browsers on Linux find, with the module whose voices the tests ask for."""
    speaks = "SPEECHD_CMD" in os.environ or shutil.which("speech-dispatcher") is not None
    return speaks and any(Path("/usr").glob(f"lib*/speech-dispatcher-modules/{MODULE}"))


def install() -> str | None:
    """Debian's package where we may install one, else Playwright's download. Gives the browser's path, or None."""
    if may_install():
        install_packages("chromium", SHELL)
        if find() is None:  # not every system has the latter
            install_packages("chromium")
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


def may_install() -> bool:
    """Whether there are Debian's packages, and we are allowed to install some."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install_packages(*packages: str) -> None:
    """Installs Debian's packages, as far as they can be had; options of apt-get may stand before them."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", *packages]):
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)


@contextmanager
def launch(playwright: Playwright | None = None) -> Iterator[Browser]:
    """The browser, running, without requests of its own."""
    path = find(playwright)
    if path is None:
        sys.exit(NOT_TO_BE_HAD)
    arguments = ["--disable-background-networking", "--disable-quic", "--no-first-run"]
    with ExitStack() as own:
        playwright = playwright or own.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


if __name__ == "__main__":
    path = find() or install()
    if path and may_install() and not shutil.which(SHELL):
        install_packages(SHELL)
    if not has_voices() and may_install():
        install_packages("--no-install-recommends", *VOICES)
    print(f"Browser: {path}" if path else NOT_TO_BE_HAD)
    sys.exit(0 if path else 1)
