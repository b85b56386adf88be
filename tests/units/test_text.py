"""One reading of Markdown: what is printed, what is counted and what is compared come from the same parse.

Each file in constructs/ holds one construct: its source, and its HTML as printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from bilingual.pages.page import read_page
from bilingual.problems import report
from bilingual.text.document import Document
from bilingual.text.nodes import Node
from bilingual.text.parser import KINDS, make_parser, parse
from bilingual.text.printing import Frame, Printer
from bilingual.text.reading import MOST_ABBREVIATIONS, read_document, read_line
from bilingual.text.shape import Shape, shape_of
from bilingual.text.tags import Tag
from bilingual.text.words import Prose, read_prose
from bilingual.vocabulary import Phrase
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from markdown_it.rules_core import inline
from markdown_it.token import Token

from ..tables import for_each

FILE = "docs/en/page.md"
CONSTRUCTS = sorted((Path(__file__).parent.parent / "constructs").glob("*.txt"))
# A value's own HTML is the same in both languages, and not counted.
COUNTED = [path for path in CONSTRUCTS if path.stem != "a-value-that-is-a-list"]
VALUES: Mapping[tuple[str, ...], Phrase] = {
    ("a", "b"): Phrase("up to 6 months", '<data value="P6M">up to 6 months</data>'),
    ("a", "list"): Phrase("one two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
    ("a", "mail"): Phrase("x_y@a.example", '<a href="mailto:x_y@a.example">x_y@a.example</a>'),
}
WORDS = {
    "note": "Obs",
    "tip": "Tips",
    "important": "Viktigt",
    "warning": "Varning",
    "caution": "Var försiktig",
    "table": "Tabell",
    "code": "Kod",
    "footnotes": "Fotnoter",
    "footnote": "Fotnot",
    "footnote_back": "Tillbaka till fotnot",
}


def read_case(path: Path) -> tuple[str, str]:
    """(source, HTML)"""
    source, _, printed = path.read_text(encoding="utf-8").partition("\n=== printed\n")
    return source, printed


def say(tag: Tag) -> Phrase:
    return VALUES[tag.path]


def nodes_of(document: Document) -> tuple[Node, ...]:
    return tuple(node for section in document.sections for node in section.nodes)


def printed(source: str, easy: bool = False) -> str:
    document = read_document(source, FILE, 1, easy)
    assert report(document.problems) == ""
    printer = Printer(Frame(say, words=WORDS), document.tags, nodes_of(document))
    return printer.print(nodes_of(document)) + printer.footnotes()


def counted(source: str) -> Shape:
    document = read_document(source, FILE)
    return shape_of(nodes_of(document), document.tags, "page.md")


def compared(source: str, easy: bool = False) -> Prose:
    document = read_document(source, FILE, 1, easy)
    return read_prose(nodes_of(document), 1, document.tags, lambda tag: say(tag).plain)


def told(source: str) -> str:
    return report(read_document(source, FILE).problems)


def parsed(source: str) -> html.HtmlElement:
    return html.fragment_fromstring(printed(source), create_parent="main")


# printed = counted = compared


@for_each("path", CONSTRUCTS)
def test_a_construct_is_printed_as_its_case_says(path: Path) -> None:
    source, expected = read_case(path)
    assert printed(source) == expected


@for_each("path", COUNTED)
def test_what_is_counted_is_what_is_printed(path: Path) -> None:
    source, _ = read_case(path)
    page, shape = parsed(source), counted(source)
    for note in page.xpath("//section[@class='footnotes']"):
        note.drop_tree()
    own = "//section[@class='footnotes']"
    lists = [len(one.findall("li")) for one in page.xpath("//ul | //ol")]
    assert tuple(lists) == shape.lists
    assert tuple(len(one.xpath(".//tr")) for one in page.xpath("//table")) == shape.tables
    assert tuple(len(one.findall("dt")) for one in page.xpath("//dl")) == shape.definitions
    callouts = page.xpath("//blockquote | //*[contains(@class, 'callout--')]")
    assert tuple("quote" if one.tag == "blockquote" else one.get("class").partition("--")[2] for one in callouts) == (
        shape.callouts
    )
    assert len(page.xpath("//img")) == len(shape.pictures)
    assert len(page.xpath("//input[@type='checkbox']")) == shape.boxes
    assert len(page.xpath("//sup[@class='footnote-ref']")) == shape.footnotes
    itself = "[not(parent::*[self::h2 or self::h3] and @href = concat('#', ../@id))]"  # a heading leads to itself
    links = page.xpath(f"//a[@href][not(ancestor::sup) and not(ancestor::{own.strip('/')})]{itself}")
    assert len(links) == len(shape.links)


@for_each("path", CONSTRUCTS)
def test_what_is_compared_is_what_is_read_on_the_page(path: Path) -> None:
    """Words in the order of the page. Code and addresses are no words of a language; what is struck out is not said;
    what the site itself says is not the editor's; notes and abbreviations stand elsewhere on the page.
    """
    source, _ = read_case(path)
    page = parsed(source)
    for element in page.xpath("//code | //del | //sup | //a[@role='doc-backlink']"):
        element.drop_tree()
    for link in page.xpath("//a"):
        if link.text_content() in (link.get("href"), link.get("href").removeprefix("mailto:")):
            link.drop_tree()
    for title in page.xpath("//*[@class='callout__title']"):
        if title.text_content() in WORDS.values():
            title.drop_tree()
    for picture in page.xpath("//img"):
        picture.tail = f"{picture.get('alt')} {picture.tail or ''}"
    shorts = {one.get("title") for one in page.xpath("//abbr")}
    read = f"{page.text_content()} {' '.join(shorts)}".split()
    assert sorted(read) == sorted(compared(source).text.replace("\N{OBJECT REPLACEMENT CHARACTER}", "").split())


LINES = (
    # source, a word, the line that it is on
    ("one\ntwo\n\nthree", {"one": 1, "two": 2, "three": 4}),
    ("- one\n  two\n- three\n\n  four", {"one": 1, "two": 2, "three": 3, "four": 5}),
    ("> one\n> two\n>\n> three", {"one": 1, "two": 2, "three": 4}),
    ("> [!NOTE] one\n> two", {"one": 1, "two": 2}),
    ("!!! note\n    one\n\n    two\n\nthree", {"one": 2, "two": 4, "three": 6}),
    ("| one | two |\n|---|---|\n| three | four |", {"one": 1, "two": 1, "three": 3, "four": 3}),
    ("one `a\nb` two\nthree", {"one": 1, "two": 2, "three": 3}),
    ("one [two](page.md\n'three') four\nfive", {"one": 1, "two": 1, "four": 2, "five": 3}),
    ("one <span\ntitle='a'>two</span>\nthree", {"one": 1, "two": 2, "three": 3}),
    ("one ![two\nthree](x.svg) four\nfive", {"one": 1, "four": 2, "five": 3}),
    ("one {{ a\n.b }}\ntwo", {"one": 1, "two": 3}),
    ("one\n<!-- a\nb -->\ntwo\n\nthree", {"one": 1, "two": 4, "three": 6}),
    ("<div>\none\ntwo</div>\n\nthree", {"one": 2, "two": 3, "three": 5}),
    ("one[^1]\n\n[^1]: two\n    three\n\n    four", {"one": 1, "two": 3, "three": 4, "four": 6}),
    ("one\n: two\n  three\n\nfour", {"one": 1, "two": 2, "three": 3, "four": 5}),
    ("**one\ntwo** three\nfour", {"one": 1, "two": 2, "three": 2, "four": 3}),
)


@for_each(("source", "lines"), LINES)
def test_each_word_is_on_its_line_of_the_source(source: str, lines: Mapping[str, int]) -> None:
    prose = compared(source)
    assert {word: prose.line_at(prose.text.index(word)) for word in lines} == lines


def test_a_value_is_compared_as_the_tag_that_printed_it() -> None:
    prose = compared("You get it for **{{ a.b }}**.")
    start, end = (prose.text.index("up to"), prose.text.index("."))
    assert prose.span_at(start + 6, start + 7) == (start, end, Tag(("a", "b"), 1))
    assert prose.span_at(0, 3) is None


# easy pages

EASY = "One line.\nAnother line.  \nA third.\n\n1. Four\n   five\n2. Six\n\n| a | b |\n|---|---|\n| c | d |\n"


def test_on_an_easy_page_each_line_of_the_source_is_a_line() -> None:
    assert printed(EASY, easy=True).count("<br>") == 3


@pytest.mark.parametrize("link", ["[Rules](a.md)", "*[Rules](a.md)*", "[*Rules*](a.md)", "<https://example.org>"])
def test_a_line_that_ends_with_a_link_has_no_end_that_is_heard(link: str) -> None:
    """Orca says “new line” there, as a text of its own (tests/hearing/)."""
    assert re.findall("<br[^>]*>", printed(f"One {link}\nTwo {link}.\nThree", easy=True)) == [
        '<br aria-hidden="true">',
        "<br>",
    ]


def test_an_editor_that_trims_spaces_changes_nothing_on_an_easy_page() -> None:
    trimmed = "\n".join(line.rstrip() for line in EASY.split("\n"))
    assert printed(trimmed, easy=True) == printed(EASY, easy=True)
    assert compared(trimmed, easy=True) == compared(EASY, easy=True)
    assert printed(trimmed).count("<br>") == 0


def test_a_page_is_easy_if_its_role_says_so() -> None:
    raw = b"---\ntitle: A\ndescription: B\nslug: c\n---\n\nOne\ntwo\n"
    sections = [read_page(raw, "en", "page.md", easy)[0] for easy in (False, True)]
    assert [page and len(page.sections[0].parts[-1].nodes[0].children) for page in sections] == [1, 3]  # type: ignore[union-attr]


# half-written constructs

NO_SPACE = "Write a space after it; for the sign itself, write"
NO_TABLE = "Write it below the first row, with as many cells: | --- | --- |"
HOW_TO_CALL_OUT = 'Write it like this: !!! note "Title", and the text below, indented by four spaces.'
POSSIBLE = f"Possible here: {', '.join(KINDS)}."
LINK = "Write [text](address), the address without spaces, and end it with )."
NO_END = ("This code never ends: its ``` has no second one.", "Write ``` alone on the line below the code.")
MISTAKES = (
    # source, line, what is wrong, what to do
    ("```\na", 1, *NO_END),
    (
        "a\n\n~~~\nb\n```",
        3,
        "This code never ends: its ~~~ has no second one.",
        "Write ~~~ alone on the line below the code.",
    ),
    (
        "- ```\n  a\n\nb",
        1,
        "This code never ends: its ``` has no second one.",
        "Write ``` alone on the line below the code.",
    ),
    (
        "a\n\n    b",
        3,
        "This is indented by four spaces or more, which makes it code.",
        "Take the spaces out; if it is code, write ``` alone on the line above and on the line below.",
    ),
    (
        "a\nb[^1]",
        2,
        "The footnote [^1] has no text.",
        "Write it anywhere in the page, on a line of its own: [^1]: text",
    ),
    ("a[^1]\n\n[^1]:", 3, "The footnote [^1] has no text.", "Write it after the colon."),
    ("[^1]: a", 1, "Nothing in the text leads to the footnote [^1].", "Write [^1] where it belongs, or take it out."),
    (
        "[^1]: a[^1]",
        1,
        "Nothing in the text leads to the footnote [^1].",
        "Write [^1] where it belongs, or take it out.",
    ),
    (
        "a[^1]\n\n[^1]: b\n[^1]: c",
        4,
        "The footnote [^1] already has a text on line 3.",
        "Give one of the two another sign.",
    ),
    ("a ^[b]", 1, "A footnote cannot stand within a line.", "Write [^1] here, and [^1]: text below."),
    ("!!! info\n    a", 1, "“info” is no kind of callout.", POSSIBLE),
    ("> [!TIPP]\n> a", 1, "“tipp” is no kind of callout.", f"Did you mean “tip”? {POSSIBLE}"),
    ("!!!note\n    a", 1, "“!!!note” is no callout as it stands.", HOW_TO_CALL_OUT),
    ('!!! note "T\n    a', 1, '“!!! note "T” is no callout as it stands.', HOW_TO_CALL_OUT),
    (
        "!!! note\na",
        1,
        "The callout “note” has no text.",
        "Write its text below it, each line indented by four spaces.",
    ),
    ("> [!NOTE]", 1, "The callout “note” has no text.", "Write it on the next line, after > and a space."),
    (
        "> [!NOTE]\n> a\nb\nc",
        3,
        "This line stands right below a callout, so that readers would get it inside.",
        "Leave the line above it empty; if it belongs to the callout, write > and a space before it.",
    ),
    (
        "!!! note\n    a\nb\nc",
        3,
        "This line stands right below a callout, so that nobody can see whether it belongs to it.",
        "Leave the line above it empty; if it belongs to the callout, indent it by four spaces.",
    ),
    (
        "!!! note\n    a\n- b\n- c",
        3,
        "This line stands right below a callout, so that nobody can see whether it belongs to it.",
        "Leave the line above it empty; if it belongs to the callout, indent it by four spaces.",
    ),
    (
        "Dear {name}, welcome.",
        1,
        "“{name}” would be printed as it stands.",
        "Write the words in its place, or a value, {{ rules.NAME }}; for the signs, \\{ and \\}.",
    ),
    (
        "- a\n - b\n   c\n- d",
        2,
        "This item is indented by 1 space: too few to stand inside the one above.",
        "Begin it below the first letter of the item above, or at the edge to end that list.",
    ),
    ("| a | b |\n| c | d |", 1, "This is no table yet: the line of dashes below its head is missing.", NO_TABLE),
    (
        "| a | b |\n|---|\n| c | d |",
        1,
        "This is no table yet: the line of dashes below its head has another number of cells.",
        NO_TABLE,
    ),
    (
        "| a | b |\n|---|---|\n| c |",
        3,
        "This row has 1 cell; the head of the table has 2.",
        "Give every row as many cells as the head; a cell may be empty.",
    ),
    (
        "| a |\n|---|\n| b |\nc",
        4,
        "This line would become a row of the table above it.",
        "Leave the line above it empty.",
    ),
    ("a\n-b", 2, "“-b” would not become an item of a list: there is no space after -.", f"{NO_SPACE} \\-."),
    ("-[ ] a", 1, "“-[ ] a” would not become an item of a list: there is no space after -.", f"{NO_SPACE} \\-."),
    ("-**a**", 1, "“-**a**” would not become an item of a list: there is no space after -.", f"{NO_SPACE} \\-."),
    (
        "-[a](b.md)",
        1,
        "“-[a](b.md)” would not become an item of a list: there is no space after -.",
        f"{NO_SPACE} \\-.",
    ),
    ("*a", 1, "“*a” would not become an item of a list: there is no space after *.", f"{NO_SPACE} \\*."),
    ("1.a", 1, "“1.a” would not become an item of a list: there is no space after 1.", "Write a space after it."),
    (
        "a\n2. b",
        2,
        "This would not become a list, because there is no empty line before it.",
        "Leave the line above it empty.",
    ),
    (
        "1. a\n  - b",
        2,
        "This item is indented by 2 spaces: too few to stand inside the one above.",
        "Begin it below the first letter of the item above, or at the edge to end that list.",
    ),
    (
        "- [] a",
        1,
        "“[]” is no box to tick as it stands.",
        "Write it with a space in it and one after it: - [ ] text.",
    ),
    (
        "- [x]a",
        1,
        "“[x]” is no box to tick as it stands.",
        "Write it with a space in it and one after it: - [ ] text.",
    ),
    ("- [ ]", 1, "This box has no text.", "Write after it what can be ticked."),
    (
        "##a",
        1,
        "“##a” would not become a heading: there is no space after ##.",
        "Write ## and a space before the heading; for the sign itself, write \\#.",
    ),
    ("## { #a }", 1, "This heading has no words.", "Write them after its number signs, or take the line out."),
    (
        "## a { #b c }",
        1,
        "“{ #b c }” cannot be read as a name for the heading.",
        "Write one name without spaces: { #b-c }.",
    ),
    (
        "> ## a",
        1,
        "A heading cannot stand inside a list, a quote or a callout.",
        "Begin the line with its number signs, or write it in bold.",
    ),
    (
        "a\n---",
        2,
        "This underlines the text above it and makes it a heading.",
        "Write the heading with ## before it, or leave a line empty.",
    ),
    ("[a](b c.md)", 1, "This is no link: its address cannot be read.", LINK),
    ("a [b](", 1, "This is no link: its address cannot be read.", LINK),
    (
        "[a] (b.md)",
        1,
        "This is no link: a space stands between its text and its address.",
        "Take the space out.",
    ),
    ("(a)[b.md]", 1, "This is no link: its brackets are the wrong way round.", "Write [text](address)."),
    (
        "[a][b]",
        1,
        "This is no link: nothing on the page says where it leads.",
        "Write [text](address), or [name]: address on a line of its own.",
    ),
    (
        "[](a.md)",
        1,
        "The link to “a.md” has no text, so nobody can read where it leads.",
        "Write it between the brackets: [text](address).",
    ),
    ("[a]()", 1, "This link leads nowhere: it has no address.", "Write it: [text](page.md)."),
    (
        "[a](javascript:b)",
        1,
        "An address cannot begin with “javascript:”.",
        "Begin it with https://, mailto: or tel:, or name the file of a page, as in prepare.md.",
    ),
    (
        "![](a.svg)",
        1,
        "The picture has no text alternative.",
        "Say between the brackets what it shows: ![text](picture.svg).",
    ),
    (
        "a **b",
        1,
        "This ** has no second one.",
        "Write it before and after the words, without a space inside: **words**. "
        "For the signs themselves, write \\*\\*.",
    ),
    (
        "a `b",
        1,
        "This ` has no second one.",
        "Write it before and after the code; for the sign itself, write \\`.",
    ),
    (
        "a --> b",
        1,
        "“-->” ends no comment here.",
        "A comment begins with <!-- and ends with -->; for an arrow, write →.",
    ),
    ("<b>a", 1, "<b> has no end in this part of the text.", "Write </b> where it ends."),
    ("a</b>", 1, "</b> ends nothing that has begun in this part of the text.", "Take it out."),
    (
        "<h2>a</h2>",
        1,
        "<h2> cannot be compared with the other languages.",
        "Write it in Markdown: ## Heading { #name }",
    ),
    (
        "<script>a</script>",
        1,
        "<script> cannot stand in a text.",
        "Take it out. CONTRIBUTING.md says which HTML a text can hold.",
    ),
    ("*[A]", 1, "“*[A]” does not say what it is short for.", "Write it like this: *[WHO]: World Health Organization"),
    ("A\n\n*[A]:", 3, "“A” has no words that it is short for.", "Write them after the colon."),
    ("*[A]: b", 1, "“A” stands nowhere else in the text.", "Take the line out."),
    (
        "a\n\n\n: b",
        4,
        "This explains no word: a definition stands right below its word.",
        "Write the word alone on the line above, or take out the colon.",
    ),
    (
        "a { .b }",
        1,
        "This list of attributes belongs to nothing.",
        "Write it right after what it is for, as in **words**{ .class }, or take it out.",
    ),
    ("{ a.b }", 1, "A value needs two braces on each side.", "Write {{ a.b }}."),
    (
        "a\ue000",
        1,
        "There is a character here that no font can show: U+E000 (private use) (column 2).",
        "Take it out. If you cannot find it, write the line anew.",
    ),
)


@for_each(("source", "line", "what", "to_do"), MISTAKES)
def test_a_half_written_construct_is_told_at_its_line(source: str, line: int, what: str, to_do: str) -> None:
    assert told(source) == f"{FILE}:{line}: {what}\n    {to_do}"


def test_an_address_that_nothing_leads_to_is_told_and_so_is_a_value_in_it() -> None:
    unused, value = read_document("[a]: {{ a.b }}", FILE).problems
    assert (unused.what, unused.severity) == (
        "Readers get nothing of “[a]: …”: no link on this page has that name.",
        "warning",
    )
    assert value.what == "{{ a.b }} stands where nothing is printed, or where no value can stand."
    assert read_document("[a], [B c], ![d][e]\n\n[a]: a.md\n[b  C]: b.md\n[e]: c.svg", FILE).problems == []


def test_the_braces_of_a_value_are_no_list_of_attributes() -> None:
    assert not read_document("Write {{ .a }} here.", FILE).problems


def test_a_comment_that_never_ends_is_told_where_it_begins() -> None:
    *_, problem = read_document("a\n\n<!-- b\n\nc", FILE).problems
    assert (problem.line, problem.to_do) == (3, "Write --> where it ends.")


def test_two_versions_that_were_merged_are_told_at_each_of_their_signs() -> None:
    problems = read_document("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n", FILE).problems
    assert [(problem.line, problem.what[:25]) for problem in problems] == [
        (line, "Two versions of the text ") for line in (2, 4, 6)
    ]


def test_all_mistakes_of_a_text_come_at_once_each_at_its_line() -> None:
    sources = [row for row in MISTAKES if not row[0].startswith(("```", "a\n\n~~~", "a\n\n<!--", "*[", "A\n", "[^1]"))]
    lines, start = [], 1
    for source, line, *_ in sources:
        lines.append(start + line - 1)
        start += source.count("\n") + 3
    text = "\n\n.\n".join(source for source, *_ in sources)
    found = {problem.line for problem in read_document(text.replace("\n\n.\n", "\n\n\n"), FILE).problems}
    assert len(found) >= 40
    assert found <= set(range(1, start))


INNOCENT = (
    "-5 degrees, +46 8 12 34 and 2 * 3 * 4",
    "Name: ______",
    "snake_case and __init__ are words",
    "You write [your name] at the top (in capitals).",
    "The support [1] is free [see above].",
    "a > b, a < b, a & b",
    "Room #5 costs 5 % { and more }.",
    "\\-a and \\*b\\* and \\`c",
    "\\{name\\} and `{name}` and {1, 2} and {}",
    " 8. a\n 9. b\n10. c",
    "- a\n  - b\n\n    c\n- d",
    "> [!NOTE]\n> a\n>\n> - b\n>   c\n\nd",
    "> a\nb",
    "24 December\n30 January",
    "You can call us\n– also in the evening.",
    "a | b",
    "“It’s”, he said -- and left…",
    "```a`b``` is code",
)


@for_each("source", INNOCENT)
def test_what_only_looks_like_a_construct_is_left_alone(source: str) -> None:
    assert told(source) == ""


# values and lines of the front matter


def test_a_line_is_one_paragraph_whatever_it_begins_with() -> None:
    told = {"# one *two*": "#", "- one *two*": "-"}  # readers get the sign
    for source in ("1. one *two*", "# one *two*", "- one *two*", "> one *two*", "-5 *two*"):
        document = read_line(source, FILE)
        assert "".join(re.findall(r"<[a-z]+>", Printer(Frame(say)).print(nodes_of(document)))) == "<em>"
        said = [(problem.severity, str(problem.what)[1]) for problem in document.problems]
        assert said == ([("note", told[source])] if source in told else [])


def _paths(source: str) -> Sequence[tuple[str, ...]]:
    document = read_document(source, FILE)
    return [tag.path for section in document.sections for tag in section.values]


def test_every_value_that_is_printed_is_known_wherever_it_stands() -> None:
    source = "{{ a.b }} `{{ a.list }}` [x]({{ a.mail }}) <!-- {{ a.b }} -->\n\n```\n{{ a.b }}\n```"
    assert _paths(source) == [("a", "b"), ("a", "list"), ("a", "mail"), ("a", "b")]


def test_a_comment_in_code_is_code() -> None:
    document = read_document("`<!-- a -->`\n\n```\n<!-- b -->\n```\n\n<!-- c -->\n", FILE)
    assert [comment.text for comment in document.comments] == [" c "]


def test_a_comment_on_its_own_line_speaks_of_the_next_line_with_text() -> None:
    document = read_document("<!-- a\n\nb -->\n<!-- c -->\n\none <!-- d -->\n- two\n<!-- e -->\n- three\n", FILE)
    assert [(comment.line, comment.covers) for comment in document.comments] == [(1, 6), (4, 6), (8, 9), (6, 6)]


PIECES = (
    *(
        "a",
        "b c",
        "- ",
        "* ",
        "1. ",
        "2) ",
        "  ",
        "    ",
        "> ",
        "# ",
        "## x",
        "---",
        "===",
        "| a | b |",
        "|---|---|",
        "```",
    ),
    *(
        ": x",
        "[^1]",
        "[^1]: n",
        "!!! note",
        "> [!NOTE]",
        "**",
        "_",
        "`",
        "[l](u)",
        "<b>",
        "</b>",
        "<div>",
        "*[A]: b",
        "\\",
    ),
    *(
        "&amp;",
        "! ",
        "~",
        "-a",
        "{ .c }",
        "A",
        "å",
        "\t",
        "x: y - z",
        "5 %",
        "it’s",
        "a  ",
        "a\\",
        "[ ] t",
        "[x] t",
        "???",
    ),
)
LINES_OF_PIECES = st.lists(st.lists(st.sampled_from(PIECES), max_size=3).map("".join), max_size=7).map("\n".join)


def _slow_parser() -> MarkdownIt:
    """The parser without its ways past lines that hold nothing but words."""
    md = make_parser()
    md.block.ruler.disable("line")
    md.core.ruler.at("inline", inline)
    md.inline.terminator_re = MarkdownIt().inline.terminator_re
    return md


FAST, SLOW = make_parser(), _slow_parser()


def _tokens(tokens: Sequence[Token]) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for token in tokens:
        if token.type == "text" and found and found[-1][0] == "text":
            found[-1] = ("text", f"{found[-1][1]}{token.content}")
        elif token.type == "text":
            found.append(("text", token.content))
        else:
            children = _tokens(token.children or [])
            found.append((token.type, token.content, token.map, token.level, token.hidden, token.meta, children))
    return found


@given(LINES_OF_PIECES)
def test_the_way_past_plain_words_finds_what_every_rule_would(source: str) -> None:
    assert _tokens(parse(FAST, source)[0]) == _tokens(parse(SLOW, source)[0])


@given(LINES_OF_PIECES)
def test_no_text_is_too_strange_to_be_read_and_printed(source: str) -> None:
    for easy in (False, True):
        document = read_document(source, FILE, 1, easy)
        printer = Printer(Frame(say), document.tags, nodes_of(document))
        printer.print(nodes_of(document))
        printer.footnotes()
        last = source.count("\n") + 1
        assert all(1 <= problem.line <= last for problem in document.problems)


@for_each(
    "text",
    [
        *(
            '**a**{ onclick="f()" }',
            "A.\n{ onfocus=f }",
            "**a**{ style=x }",
            '[a](b.md){ href="c.md" }',
            "**a**{ hidden=x }",
        ),
        *("## A { #a onclick=f }", '<p onmouseover="f()">a</p>', '<video autoplay src="a"></video>', "<svg></svg>"),
        *("<dialog>a</dialog>", "<input>", "• a", "·a", "-\u00a0a", "1.\u00a0a"),
    ],
)
def test_what_runs_or_only_looks_like_a_list_is_told(text: str) -> None:
    assert read_document(f"{text}\n", FILE).problems


@pytest.mark.parametrize("title", ['"Titel"', "“Titel”", "”Titel”", "„Titel“", "»Titel»", "«Titel»"])
def test_the_title_of_a_callout_has_the_quotes_of_any_language(title: str) -> None:
    document = read_document(f"!!! note {title}\n    Text.\n", FILE)
    assert not document.problems


def test_what_is_advised_against_a_sign_of_word_makes_a_list() -> None:
    (problem,) = read_document("• Packa väskan.\n", FILE).problems
    assert problem.what == "“• Packa väskan.” would not become an item of a list: • begins none."
    assert problem.to_do == "Write - and a space instead of it."  # no backslash: it would be printed
    assert read_document("- Packa väskan.\n", FILE).problems == []


def test_more_abbreviations_than_are_written_out_are_told_once() -> None:
    lines = [f"*[A{number}]: b A{number}" for number in range(MOST_ABBREVIATIONS + 5)]
    assert told("\n".join(lines[:MOST_ABBREVIATIONS])) == ""
    assert told("\n".join(lines)) == (
        f"{FILE}:{MOST_ABBREVIATIONS + 1}: This text has more than {MOST_ABBREVIATIONS} abbreviations; from here on"
        " none is written out.\n    Divide the page, or take out those that nobody needs."
    )
