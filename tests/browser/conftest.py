"""What the tests in a real browser share: the invented service's pages, each visited once a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ..conftest import INVENTED, Build
from ..visiting import Plain, Visits, in_every_run, share, visit_all, visit_without_script


@pytest.fixture(scope="session")
def sources() -> Path:
    """Where the service's docs/ lie."""
    return INVENTED


@pytest.fixture(scope="session")
def visits(browser: Browser, site: Build) -> Visits:
    """What was noted on every page."""
    return visit_all(browser, site, share, in_every_run(site))


@pytest.fixture(scope="session")
def visits_without_script(browser: Browser, site: Build) -> tuple[Plain, ...]:
    """What was noted on every page in a browser that runs no script."""
    return visit_without_script(browser, site)


@pytest.fixture(scope="session")
def tab_without_script(browser: Browser) -> Iterator[Page]:
    """A tab that tests share, in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
