"""Words at the start of a line have their capital written out, in plain text and inside the marks of a value."""

from __future__ import annotations

import pytest
from bilingual.vocabulary import Phrase, escape_text, tie_joined
from hypothesis import given
from hypothesis import strategies as st

CAPITALS = (
    # plain text and HTML, the same with a capital
    (("högst 6 månader", "högst 6 månader"), ("Högst 6 månader", "Högst 6 månader")),
    (("åtta", "åtta"), ("Åtta", "Åtta")),
    (
        ("up to 6 months", '<data value="P6M" data-rule="loan">up to 6 months</data>'),
        ("Up to 6 months", '<data value="P6M" data-rule="loan">Up to 6 months</data>'),
    ),
    (
        ("not known", '<em class="not-known">not known</em>'),
        ("Not known", '<em class="not-known">Not known</em>'),
    ),
    (("a", "<b><i>a</i></b>"), ("A", "<b><i>A</i></b>")),
    (("Already", "<b>Already</b>"), ("Already", "<b>Already</b>")),
    (("6 months", "<data>6 months</data>"), ("6 months", "<data>6 months</data>")),
    (("SEK 20", "SEK 20"), ("SEK 20", "SEK 20")),
    (("<b>", "&lt;b&gt;"), ("<b>", "&lt;b&gt;")),
    (("& so on", "&amp; so on"), ("& so on", "&amp; so on")),
    (("_name_", "&#95;name&#95;"), ("_name_", "&#95;name&#95;")),
    (("", ""), ("", "")),
)


@pytest.mark.parametrize(("phrase", "expected"), CAPITALS, ids=[repr(phrase[1]) for phrase, _ in CAPITALS])
def test_a_phrase_that_begins_a_line_has_a_capital(phrase: tuple[str, str], expected: tuple[str, str]) -> None:
    assert Phrase(*phrase).capital == Phrase(*expected)


@given(st.text("aåÖ6 &<>*_`|~"))
def test_a_capital_is_the_same_in_plain_text_and_in_html_and_changes_no_other_letter(text: str) -> None:
    capital = Phrase.of(text).capital
    assert capital.html == escape_text(capital.plain)
    assert capital.plain[:1] == text[:1].upper()
    assert capital.plain[1:] == text[1:]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("the drive-in library", 'the <span class="tied">drive-in</span> library'),
        ("bok- och filmbuss – BUSS", "bok- och filmbuss – BUSS"),
        ('<i lang="sv-FI">a</i> x-ray.', '<i lang="sv-FI">a</i> <span class="tied">x-ray</span>.'),
        ("a parliamentary-investigation", "a parliamentary-investigation"),
    ],
)
def test_words_that_a_hyphen_joins_are_held_together_if_a_line_of_a_phone_holds_them(html: str, expected: str) -> None:
    assert tie_joined(html) == expected
