"""Where sentences end: abbreviations, initials, numbers, quotations; “|” in the tables stands where one ends."""

from __future__ import annotations

import pytest

from ..conftest import ROOT
from ..in_language import find_sentences

CASES = [
    (path.stem, line)
    for path in sorted((ROOT / "tests/sentences").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("locale", "case"), CASES, ids=[case for _, case in CASES])
def test_a_sentence_ends_where_a_reader_pauses(locale: str, case: str) -> None:
    text = case.replace("|", "")
    assert [text[start:end] for start, end in find_sentences(text, locale)] == case.split("| ")
