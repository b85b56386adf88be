"""In place of Chromium: each of the other engines, for all that the tests of tests/browser/ ask a browser for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright, expect

from ...browser.conftest import tab_without_script  # noqa: F401
from ...conftest import Build
from ...driving import ENGINES, launch
from ...driving.webkit import Expected, Found
from ...visiting import Plain, Visits, anywhere, visit_all, visit_without_script

# What cannot be tried there, and why; by the beginning of a test's name.
NOT_THERE = {
    "WebKitGTK": {
        "test_no_page_asks_for_what_is_missing_or_elsewhere": "its driver tells of no requests",
        "test_nothing_is_fetched_before_search_is_opened": "the same",
        "test_what_cannot_be_loaded_leaves_a_way_out": "its driver stops no requests",
        "test_a_click_with_a_key_follows_the_link": "a window of the tests opens no second one",
        "test_search_fits_a_small_screen": "its driver sets no colours of the reader's own",
    },
}
HERE = Path(__file__).parent
TALKING = ("browser.test_walk", "browser.test_search", "searching")  # those that say themselves what is expected


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What an engine cannot be asked is not tried there; it is no failure of the machine's."""
    left_out = [
        item
        for item in items
        for engine, names in NOT_THERE.items()
        if HERE in item.path.parents and engine in item.name and item.name.startswith(tuple(names))
    ]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session", params=ENGINES)
def browser(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Any]:
    """An engine, running."""
    with launch(request.param, playwright) as running:
        yield running


@pytest.fixture(scope="session")
def visits_of_invented(browser: Any, site: Build) -> Visits:
    """What was noted on every page of the invented service."""
    return visit_all(browser, site, anywhere)


@pytest.fixture(scope="session")
def visits(visits_of_invented: Visits) -> Visits:
    """The same, where a test says no more."""
    return visits_of_invented


@pytest.fixture(scope="session")
def visits_without_script(browser: Any, site: Build) -> tuple[Plain, ...]:
    """What was noted on every page in a browser that runs no script."""
    return visit_without_script(browser, site)


@pytest.fixture(scope="session", autouse=True)
def _expectations() -> Iterator[None]:
    """What is expected of what Playwright has found, Playwright knows; of the rest, the driver that has found it."""

    def expected(found: Any, *message: Any) -> Any:
        return Expected(found) if isinstance(found, Found) else expect(found, *message)

    with pytest.MonkeyPatch.context() as patch:
        for name in TALKING:
            patch.setattr(importlib.import_module(f"tests.{name}"), "expect", expected)
        yield
