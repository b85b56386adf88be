"""Where sentences end: abbreviations, initials, numbers, quotations; “|” in the tables stands where one ends."""

from __future__ import annotations

from ..conftest import ROOT
from ..in_language import find_sentences
from ..tables import for_each

CASES = [
    (path.stem, line)
    for path in sorted((ROOT / "tests/sentences").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@for_each(("locale", "case"), CASES)
def test_a_sentence_ends_where_a_reader_pauses(locale: str, case: str) -> None:
    text = case.replace("|", "")
    assert [text[start:end] for start, end in find_sentences(text, locale)] == case.split("| ")
