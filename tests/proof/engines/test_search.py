"""All of tests/browser/test_search.py, in the other engines."""

from ...browser.test_search import *  # noqa: F403
