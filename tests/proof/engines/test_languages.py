"""All of tests/browser/test_languages.py, in the other engines."""

from ...browser.test_languages import *  # noqa: F403
