"""What is read on a built page, and how much of what differs fits into a comment."""

from __future__ import annotations

from dataclasses import replace

from bilingual.build.built import read_built_page
from bilingual.build.impact import ChangedSentence
from bilingual.reports.impact_formats import Impact, as_markdown

from ..confirming import LOCALES


def test_text_on_two_lines_is_said_on_two_lines_and_labels_apart() -> None:
    page = (
        "<html lang='sv'><head><title>T</title></head><body><header>Meny</header><main><p>Ett<br>Två</p>"
        "<h2 id='a'>Del <span lang='en'>one</span></h2><p>Se <img alt='en bild'> här. Nu<b>!</b></p>"
        "<section><h3 id='b'>B</h3><svg><title>Rit</title><text>x</text></svg></section>"
        "<p>Åter i a</p></main></body></html>"
    )
    read = [(one.in_frame, one.section, one.title, one.what, one.sentences) for one in read_built_page(page.encode())]
    assert read == [
        (True, "", "", "title", ["T"]),
        (True, "", "", "", ["Meny"]),
        (False, "", "", "", ["Ett", "Två"]),
        (False, "a", "Del one", "", ["Del one"]),
        (False, "a", "Del one", "text alternative", ["en bild"]),
        (False, "a", "Del one", "", ["Se här.", "Nu!"]),
        (False, "b", "B", "", ["B"]),
        (False, "b", "B", "title of the drawing", ["Rit"]),
        (False, "b", "B", "", ["x"]),
        (False, "a", "Del one", "", ["Åter i a"]),
    ]


def test_a_comment_holds_no_more_than_it_can_and_calls_nobody() -> None:
    one = ChangedSentence("a.md", "", "", "", "sv", "@anna | #12 <b>", "*x*", ("a/",))
    said = as_markdown(Impact("x", LOCALES, [one]))
    assert (
        "| sv, `/a/` | <del>&#64;&#8203;anna &#124; &#35;&#8203;12 &#60;b&#62;</del> | <ins>&#42;x&#42;</ins> |" in said
    )
    many = [replace(one, page=f"{number}.md", before="ord " * 30) for number in range(1000)]
    said = as_markdown(Impact("x", LOCALES, many))
    assert len(said) <= 65_536
    assert said.endswith("A comment can hold no more; changes on 750 more pages are left out here.")
    assert "sv: 1000, en: 0. Pages with changes of their own: 1000." in said
