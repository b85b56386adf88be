"""All of tests/browser/test_walk.py, in the other engines."""

from ...browser.test_walk import *  # noqa: F403
