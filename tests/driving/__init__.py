"""Other engines than Chromium, as Debian has them, driven by the tests as Chromium is: Firefox and WebKitGTK.

What both give is a browser as Playwright knows it. Playwright itself drives Firefox, over WebDriver BiDi. WebKitGTK
speaks WebDriver alone; ``webkit.py`` has the part of Playwright's language that the tests speak. Run as a program, the
package installs them where that can be done; the tests only look.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Playwright

from . import firefox, webkit

ENGINES = {"Firefox": firefox, "WebKitGTK": webkit}


def not_to_be_had(name: str) -> str:
    """Why an engine cannot be tried, and what to do."""
    return f"{name} is not installed: apt-get install {' '.join(ENGINES[name].PACKAGES)}"


@contextmanager
def launch(name: str, playwright: Playwright) -> Iterator[Any]:
    """An engine of this machine, running: what Playwright calls a browser."""
    engine = ENGINES[name]
    assert engine.is_here(), not_to_be_had(name)
    with engine.launch(playwright) as running:
        yield running
