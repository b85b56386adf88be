"""What most people write is read at once (text/parser.py, ``_plain_blocks``): exactly as the parser would read it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bilingual.text.document import Document
from bilingual.text.inlines import parser
from bilingual.text.parser import parse
from bilingual.text.reading import read_document
from bilingual.text.source import FIRST_SIGN
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ..conftest import INVENTED, ROOT

ROWS = (
    "Ord och mer. ¦ word ¦ {{ rules.loan_time }} ¦ {{ rules.loan_time }} efter det ¦ é ¦ ½ dag ¦ ªx ¦ ² ¦ 5 dagar",
    "- word ¦ - {{ rules.loan_time }} ¦ -  two ¦ - - word ¦ - ¦ - [ ] box ¦ * word ¦ + word ¦ 1. word ¦ 2) word",
    "## Heading { #name } ¦ ## Heading ¦ # Title ¦ ####### Seven ¦ ##No ¦ ## #x ¦ ## Word ## ¦ ## Word # ¦ ##\tTab",
    ": said of a word ¦ : ¦ ~ said ¦   : said ¦ Term ¦   word ¦     code ¦ \tcode ¦ - word { .class }",
    "**bold** and *more* ¦ a **half ¦ [link](page.md) ¦ [link] ¦ [link]: page.md ¦ ![picture](p.svg) ¦ <b>bold</b>",
    "<b> ¦ </b> ¦ <details> ¦ </details> ¦ <!-- a remark --> ¦ a <!-- remark --> b ¦ a --> b ¦ `code` ¦ ``` ¦ ~~~",
    "> quote ¦ | a | b | ¦ a | b ¦ |---|---| ¦ --- ¦ === ¦ !!! note ¦ ??? tip ¦ [^1]: note ¦ word[^1] ¦ *[WHO]: World",
    "WHO ¦ a\\ ¦ \\ ¦ a & b &amp; c ¦ a\u00a0b ¦ a\u2028b ¦ a\x0cb ¦ { .class } ¦ word { ¦ } ¦ a - b ¦ a -- > b",
    "word { .class }",
)
LINES = [line for row in ROWS for line in row.split(" ¦ ")] + ["word ", " ", "word  ", "## ", "## Word # "]
ENDS = ["\n", "\n\n", "\n\n", "\n\n\n"]
TEXTS = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(ENDS)).map("".join), max_size=12).map("".join)


def read_by_the_parser(text: str, easy: bool) -> Document:
    parser().block.ruler.disable("plain")
    try:
        return read_document(text, "docs/sv/index.md", 4, easy)
    finally:
        parser().block.ruler.enable("plain")


def assert_same(text: str, easy: bool = False) -> None:
    read, expected = read_document(text, "docs/sv/index.md", 4, easy), read_by_the_parser(text, easy)
    assert read == expected
    assert read.problems == expected.problems


def test_all_texts_that_there_are_are_read_the_same() -> None:
    paths = [
        path for root in (ROOT, INVENTED, ROOT / "tests" / "units") for path in root.glob("**/*.md") if _is_ours(path)
    ]
    assert len(paths) > 50
    for path in paths:
        assert_same(path.read_text(encoding="utf-8"))


def _is_ours(path: Path) -> bool:
    return not {"node_modules", ".venv", ".cache"}.intersection(path.parts)


@given(TEXTS, st.booleans())
@settings(max_examples=4 * settings().max_examples)
@example("- a\n- b\n\n## C\n", False)
@example("- a\n\n- b\n", False)
@example("Term\n\n: said of it\n", False)
@example("<b>\n\nword\n\n</b>\n", False)
def test_whatever_is_written_is_read_the_same(text: str, easy: bool) -> None:
    assert_same(text, easy)


def test_a_text_that_is_plain_is_one_token() -> None:
    text = "Ord.\n\n## Rubrik { #r }\n\nMer.\n\n- ett\n- {{ rules.x }}\n\nSlut.\n"
    tokens, _, _ = parse(parser(), text.replace("{{ rules.x }}", chr(FIRST_SIGN)))
    assert [token.type for token in tokens] == ["plain"]


@pytest.mark.parametrize(
    "text",
    ["a[" * 30, "a" * 2001, pytest.param("word\n\n" + "- *a*\n" * 20_000, marks=pytest.mark.long)],
    ids=["brackets", "a long word", "items"],
)
def test_a_text_with_very_many_signs_is_read_by_the_parser(text: str) -> None:
    assert_same(text)
