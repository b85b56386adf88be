"""The browser that the tests drive: found on this machine, or installed by the platform's own means.

Run as a program, it installs what is missing; the tests only look.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NOT_TO_BE_HAD = "The tests need a browser and none can be installed here: install Chromium, then run make test again."


def find() -> str | None:
    """The path of an installed Chromium, Playwright's own included; None without one."""
    on_path = (shutil.which(name) for name in NAMES)
    installed = next((path for path in (*on_path, *PLACES) if path and Path(path).exists()), None)
    return installed or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Debian's package where we may install one, else Playwright's download. Gives the browser's path, or None."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", "chromium"]):
            subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find()


if __name__ == "__main__":
    path = find() or install()
    print(f"Browser: {path}" if path else NOT_TO_BE_HAD)
    sys.exit(0 if path else 1)
