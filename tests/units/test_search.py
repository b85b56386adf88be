"""The built HTML of a page → the sections that can be found."""

from __future__ import annotations

import pytest
from bilingual.publish.search import Section, find_sections

SECTIONS = (
    # what, HTML inside main, sections as (address, heading, text, also, and foreign where there is any)
    ("text before the first heading", "<h1>A</h1><p>B</p>", [("a/", "Page", "B", "A")]),
    (
        "headings and terms with identifiers",
        '<h2 id="b">B</h2><p>C</p><h3 id="d">D</h3><dl><div id="e"><dt>E</dt><dd>F</dd></div></dl>',
        [("a/", "Page", "", ""), ("a/#b", "B", "C", ""), ("a/#d", "D", "", ""), ("a/#e", "E", "F", "")],
    ),
    (
        "words within a line stay together, blocks apart",
        "<p>un<strong>hap</strong>py.</p><ul><li>B</li><li>C<br>D</li></ul>",
        [("a/", "Page", "unhappy.\nB\nC\nD", "")],
    ),
    (
        "words of another language are found and not shown",
        '<h2 id="b"><span lang="sv">Ett</span> two</h2><p>C <i lang="sv">d <b>e</b></i> f</p><p lang="en">G</p>',
        [("a/", "Page", "", ""), ("a/#b", "two", "C f\nG", "", "Ett d e")],
    ),
    (
        "what is no text",
        '<p>B</p><svg><text>C</text></svg><p class="elsewhere">D</p><p class="older">E</p><nav>F</nav>'
        "<button>G</button><p hidden>H</p><!-- H --><script>I</script><template>J</template>",
        [("a/", "Page", "B", "")],
    ),
)


@pytest.mark.parametrize(("what", "inside", "expected"), SECTIONS, ids=[row[0] for row in SECTIONS])
def test_a_page_is_searched_by_its_sections(what: str, inside: str, expected: list[tuple[str, ...]]) -> None:
    frame = f'<html><body><header>X</header><main id="content">{inside}</main><footer>Y</footer></body></html>'
    assert find_sections(frame, "en", "a/", "Page") == [
        Section(address, "Page", *texts) for address, *texts in expected
    ]
