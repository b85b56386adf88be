"""All of tests/content/test_search.py, the search of the real pages, in the other engines."""

from ...content.test_search import *  # noqa: F403
