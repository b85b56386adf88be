"""The built HTML of a page → the sections that can be found; words → an index in pieces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from bilingual.languages.knowledge import known
from bilingual.publish.index import (
    KINDS,
    NAMED,
    NO_LINE,
    Asked,
    Index,
    Joined,
    as_signs,
    chunks,
    fold,
    numbers_in,
    run_of,
    stretch_of,
    words_of,
)
from bilingual.publish.sections import Line, Section, find_sections

ENGLISH = known("en")
SECTIONS = (
    # what, HTML inside main, sections as (identifier, heading, lines), with foreign words in brackets
    ("text before the first heading", "<h1>A</h1><p>B</p>", [("", "Page", ["B"])]),
    (
        "headings and terms with identifiers",
        '<h2 id="b">B</h2><p>C</p><h3 id="d">D</h3><dl><div id="e"><dt>E</dt><dd>F. G.</dd></div></dl>',
        [("b", "B", ["C"]), ("d", "D", []), ("e", "E", ["F. G."])],
    ),
    (
        "words within a line stay together, blocks and sentences apart",
        "<p>un<strong>hap</strong>py. Not so, e.g. here.</p><ul><li>B</li><li>C<br>D</li></ul>",
        [("", "Page", ["unhappy.", "Not so, e.g. here.", "B", "C", "D"])],
    ),
    (
        "what is described, with what is said of it",
        "<dl><dt>A</dt><dd>B</dd><dd>C</dd></dl>",
        [("", "Page", ["A: B", "C"])],
    ),
    (
        "words of another language stay where they are",
        '<h2 id="b"><span lang="sv">Ett</span> two</h2><p>C (<i lang="sv">d <b>e</b></i>) f</p><p lang="en">G</p>',
        [("b", "[sv Ett] two", ["C ([sv d e]) f", "G"])],
    ),
    (
        "what a section holds ends with it",
        '<section><h2 id="b">B</h2><p>C</p></section><p>D</p>',
        [("", "Page", ["D"]), ("b", "B", ["C"])],
    ),
    (
        "what is no text",
        '<p>B</p><div class="contents"><ul><li>A</li></ul></div>'
        '<svg><text>C</text></svg><p class="elsewhere">D</p><p class="older">E</p><nav>F</nav>'
        "<button>G</button><p hidden>H</p><!-- H --><script>I</script><template>J</template>",
        [("", "Page", ["B"])],
    ),
    ("where a word may be divided is no part of it", "<p>in\u00adtro</p>", [("", "Page", ["intro"])]),
)


@pytest.mark.parametrize(("what", "inside", "expected"), SECTIONS, ids=[row[0] for row in SECTIONS])
def test_a_page_is_searched_by_its_sections(what: str, inside: str, expected: list[tuple[str, str, list[str]]]) -> None:
    frame = f'<html><body><header>X</header><main id="content">{inside}</main><footer>Y</footer></body></html>'
    sections = find_sections(frame, "en", "Page", ENGLISH)
    assert [(one.identifier, _said(one.heading), [_said(line) for line in one.lines]) for one in sections] == expected


def _said(line: Line) -> str:
    return "".join(f"[{locale} {text}]" if locale else text for text, locale in line)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("År 1, a-kassa", ["år", "1", "a", "kassa"]),
        ("A\u030ar", ["år"]),
        ("这个季节", ["这个", "个季", "季节"]),
        ("谁", ["谁"]),
        ("المَوسِم", ["المَوسِم"]),
    ],
)
def test_a_text_is_searched_by_its_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_are_found_alike_with_and_without_marks_around_them() -> None:
    plain = "Året är 2026: “café” – don’t_know, ½ å/ä"
    assert words_of(f"{plain} \u0301") == words_of(plain)


def test_what_can_be_left_out_in_writing_is_no_part_of_where_a_word_is_kept() -> None:
    assert [fold(word) for word in ("år", "é", "المَوسِم", "ø")] == ["ar", "e", "الموسم", "ø"]


def test_the_index_has_each_line_of_a_word_its_headings_and_what_is_asked() -> None:
    index = Index("en", {"en": lambda word: word}, {"en": frozenset({"the"})})
    index.add(Section("a", (("The bus", ""),), [(("The bus comes", ""),), (("bus", ""),)]), 5)
    place = index.add(Section("b", (("Road", ""),), [(("bus", ""),)]), 5)
    index.call("The Way", "en", place)
    index.ask(Asked(2, "", [("the coach", "en"), ("van", "en")]))
    rows = {key: [numbers_in(signs) for signs, _ in row] for key, row in index.rows()}
    assert rows["bus"] == [[0, 1, 2], [0]]
    assert rows["-the"] == [[0, 2], [0, 1]]
    assert rows["way"] == [[2], [1]]
    assert rows["the"] == rows["coach"] == [[], [], [0]]
    assert rows["van"] == [[], [], [1]]
    assert index.targets() == [[2, "", "21"]]


WORDS = (("bus comes", "bus"), ("road", "bus bus"), ("the bus", "coach"), ("", "road"), ("bus", "The coach comes"))


@pytest.mark.parametrize("cuts", [(), (1,), (2, 3), (1, 2, 3, 4), (4,)])
def test_an_index_is_the_same_however_its_pages_are_put_together(cuts: tuple[int, ...]) -> None:
    stops = {"en": frozenset({"the"})}
    whole, joined = (Index("en", {"en": lambda word: word[:3]}, stops) for _ in range(2))
    pages, line, term, first = [], 0, Joined(), Section("", (), [(("the end", ""),)])
    for heading, text in WORDS:
        page = Index("en", {"en": lambda word: word[:3]}, stops)
        section = Section("a", ((heading, ""),), [((one, ""),) for one in text.split()])
        for index in (whole, page):
            index.call("road", "en", index.add(section, 5))
        pages.append(page.indexed())
    for start, end in pairwise((0, *cuts, len(pages))):
        stretch = stretch_of(pages[start:end])
        joined.merge(stretch)
        if run := run_of(range(0, sum(stretch.counts), 2)):
            term.add(run, line)
        line += sum(stretch.counts)
    for index in (whole, joined):
        place = index.add(first, 5)  # behind all others
        index.also("bus", "en", place, 0)
        index.also("coach", "en", type(place)(1, 1), 1)  # between them
        index.ask(Asked(NAMED, "", [("coach", "en"), ("nothing", "en")]))
    assert joined.rows() == whole.rows()
    assert [joined.spelled(key) for key, _ in joined.rows()] == [whole.spelled(key) for key, _ in whole.rows()]
    assert joined.targets() == whole.targets() == [[NAMED, "", "1"]]
    assert (joined.counts, joined.headings, joined.weights) == (whole.counts, whole.headings, whole.weights)
    assert all(row[0] == distances for key, row in joined.rows() for distances in [_of(numbers_in(row[0].signs))])
    assert numbers_in(term.distances().signs)[0] == 0


def _of(numbers: list[int]) -> tuple[str, int]:
    distances = [after - before for before, after in pairwise([0, *numbers])]
    return as_signs(distances), len("".join(map(str, distances)))


@pytest.mark.parametrize(
    ("line", "asked", "keys"),
    [
        (0, "call employers", {"call", "=employer"}),
        (0, "call my boss", {"call", "my", "=employer"}),
        (0, "boss", {"boss"}),  # alone it is asked by itself
        (0, "employer boss", {"employer", "boss"}),  # two words for the same say more than one
        (NO_LINE, "call boss", {"call", "boss"}),  # what nobody answers is asked in just these words
        (NAMED, "boss", set()),  # it stands nowhere, so whatever is like it is found
        (NAMED, "employer", {"employer"}),
    ],
)
def test_one_word_for_a_term_stands_for_all_in_a_way_of_asking(line: int, asked: str, keys: set[str]) -> None:
    index = Index("en", {"en": lambda word: word}, {"en": frozenset()})
    index.add(Section("a", (), [(("employer", ""),)]), 5)
    index.mean("employer", "en", ["employer*", "boss", "public employer"])
    index.ask(Asked(line, "", [(asked, "en")]))
    assert {key for key, row in index.rows() if len(row) == KINDS} == keys


def test_a_way_of_asking_needs_its_small_words_only_where_they_are_most_of_it() -> None:
    index = Index("en", {"en": lambda word: word}, {"en": frozenset({"with", "the", "who", "is"})})
    index.ask(Asked(0, "", [("contact with the boss", "en"), ("contact with boss", "en"), ("who is the boss", "en")]))
    rows = {key: [numbers_in(signs) for signs, _ in row] for key, row in index.rows()}
    assert (rows["contact"], rows["boss"], rows["with"]) == ([[], [], [0, 2]], [[], [], [0, 1, 2]], [[], [], [0]])
    assert index.targets() == [[0, "", "442"]]


def test_lines_that_belong_to_an_answer_stand_behind_it() -> None:
    index = Index("en", {"en": lambda word: word}, {"en": frozenset()})
    index.ask(Asked(3, "", [("van", "en")], more=1))
    assert index.targets() == [[3, "", "1", 1]]


def test_a_number_is_one_sign_whatever_it_is() -> None:
    numbers = [*range(0xD7CE, 0xD7D4), 0, 1, 9, 10, 1_000_000]
    signs = as_signs(numbers)
    assert signs.encode().decode() == signs
    assert [ord(sign) - (0x830 if sign > "\udfff" else 0x30) for sign in signs] == numbers


@pytest.mark.parametrize("size", [0, 20, 60, 10_000])
def test_each_piece_of_an_index_begins_where_none_before_it_does(size: int) -> None:
    index = Index("sv", {"sv": lambda word: word}, {"sv": frozenset()})
    words = ["ar", "år", "är", "arbeta", "arbete", "arbetare", "bil", "bild", "bilda", "zon", "ö"]
    index.add(Section("a", (), [((word, ""),) for word in words]), 5)
    pieces = list(chunks(index.rows(), size))
    assert sorted(key for piece in pieces for key, _ in piece.items) == sorted(words)
    for before, piece in pairwise(pieces):
        assert all(fold(key) < piece.first for key, _ in before.items)
        assert all(fold(key) >= piece.first for key, _ in piece.items)
