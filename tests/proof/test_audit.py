"""Whatever text is let through, the printed page holds nothing but what a page may hold, as a browser reads it."""

from __future__ import annotations

from bilingual.data.origins import Origins
from bilingual.publish.audit import Audit
from bilingual.text.printing import Frame, Printer
from bilingual.text.reading import read_document
from hypothesis import given, settings
from hypothesis import strategies as st

from ..units.test_audit import PAGE
from ..units.test_text import FILE, PIECES, WORDS, nodes_of, say

HTML = (
    *("<span>", "</span>", "<p>", "</p>", "<details>", "<summary>s</summary>", "</details>", "</a>", "<em>", "</em>"),
    *('<a href="x">', '<img src="x" alt="y">', "<br>", "<hr>", "<figure>", "<figcaption>c</figcaption>", "</figure>"),
    *("<kbd>k</kbd>", "[", "](u)", "![a](u)", "{{ a.b }}", "{{ a.mail }}", "{ #i }", "\n", "&lt;", "<", ">", '"', "'"),
    *("<!-- c -->", "</div>", "<div>\n\n", "~~", "<q>", "</q>", "\xa0", "<del>", "</del>", "<pre>", "<script>", "<a\n"),
    *("javascript:x", "<javascript:x>", "](//x)", "](\\x)", ' onclick="f()"', "{ onclick=f }", "{ .c #d lang=sv }"),
)
TEXTS = st.lists(st.lists(st.sampled_from((*PIECES, *HTML)), max_size=4).map("".join), max_size=6).map("\n".join)
NOT_OF_A_TEXT = ("The name", "A picture has no")  # told where a whole page is known, or as a warning


@settings(max_examples=3000)
@given(TEXTS)
def test_what_is_let_through_is_printed_as_a_browser_reads_it(source: str) -> None:
    document = read_document(source, FILE)
    if all(problem.severity == "warning" for problem in document.problems):
        printer = Printer(Frame(say, words=WORDS), document.tags, nodes_of(document))
        printed = printer.print(nodes_of(document)) + printer.footnotes()
        faults = Audit(Origins(), "https://own.example/").faults(PAGE % printed)
        assert [fault.what for fault in faults if not fault.what.startswith(NOT_OF_A_TEXT)] == []
