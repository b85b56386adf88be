"""Blocks: what they are, and which of one text is which of its counterpart."""

from __future__ import annotations

import pytest
from bilingual.checks.alignment import COSTS, Piece, align, difference
from bilingual.checks.pairing import Pair, Stretch, pair_blocks, pair_readings
from bilingual.pages.section import find_sections
from bilingual.text.words import Prose

RATIO = 1.03  # of English to Swedish


def read(body: str) -> Prose:
    """The words of a text without headings."""
    (section,), problems = find_sections(body, 1, "sv", "page.md")
    assert problems == []
    return section.prose({})[0]


def shown(pairs: list[Pair]) -> list[tuple[str, str, bool]]:
    """The pairs by the first word of each of their blocks."""

    def firsts(stretch: Stretch | None) -> str:
        return " ".join(block.split()[0] for block in stretch.text.split("\n\n")) if stretch else ""

    return [(firsts(pair.here), firsts(pair.there), pair.is_certain) for pair in pairs]


BLOCKS = """\
Ett stycke
i två rader.

- en punkt
- två

  stycken

| a | b |
|---|---|
| 1 |   |
| 2 | ![bild](x.png) |

> Ett citat.

!!! note "En titel"
    En text.

Ett ord
:   En förklaring

<div><p>Ett</p>till</div>

<p> </p>
"""


def test_a_text_is_cut_into_paragraphs_items_cells_and_the_like() -> None:
    prose = read(BLOCKS)
    assert [(block.kind, prose.text[block.start : block.end]) for block in prose.blocks] == [
        ("p", "Ett stycke\ni två rader."),
        ("li", "en punkt"),
        ("li", "två"),
        ("li", "stycken"),
        ("th", "a"),
        ("th", "b"),
        ("td", "1"),
        ("td", "2"),
        ("td", "bild"),
        ("blockquote", "Ett citat."),
        ("callout-title", "En titel"),
        ("callout", "En text."),
        ("dt", "Ett ord"),
        ("dd", "En förklaring"),
        ("p", "Ett"),
        ("div", "till"),
    ]


LONG = (
    "Bussen kommer till torget varje tisdag och stannar där hela eftermiddagen. Alla som vill kan låna böcker, läsa "
    "tidningar eller bara sitta en stund i värmen och prata med andra."
)
LONG_THERE = (
    "The bus comes to the square every Tuesday and stays there all afternoon. Anyone who wants to can borrow books, "
    "read newspapers or just sit in the warmth for a while and talk to others."
)
MIDDLE = "Föraren hjälper dig gärna att hitta en bok."
MIDDLE_THERE = "The driver is happy to help you find a book."
SHORT = "Välkommen!"
SHORT_THERE = "Welcome!"
WELCOME = ("Välkommen!", "Welcome!", True)

# name: (here, there, the pairs by the first words of their blocks)
Cases = dict[str, tuple[tuple[str, ...], tuple[str, ...], list[tuple[str, str, bool]]]]
PAIRS: Cases = {
    "the same blocks": ((LONG, SHORT), (LONG_THERE, SHORT_THERE), [("Bussen", "The", True), WELCOME]),
    "a long paragraph without a counterpart": (
        (SHORT, LONG, MIDDLE),
        (SHORT_THERE, MIDDLE_THERE),
        [WELCOME, ("Bussen", "", True), ("Föraren", "The", True)],
    ),
    "two paragraphs in one": (
        (LONG, LONG, SHORT),
        (f"{LONG_THERE} {LONG_THERE}", SHORT_THERE),
        [("Bussen Bussen", "The", True), WELCOME],
    ),
    "which of two alike is lost is not known": (
        (f"- {SHORT}", LONG, LONG, f"- {SHORT}"),
        (f"- {SHORT_THERE}", LONG_THERE, f"- {SHORT_THERE}"),
        [WELCOME, ("Bussen Bussen", "The", False), WELCOME],
    ),
    "a number and a name tell which": (
        (f"{LONG} Hylla 1848 är Boye.", f"{LONG} Hylla 1903 är Söderberg.", f"{LONG} Hylla 1910 är Lagerlöf."),
        (f"{LONG_THERE} Shelf 1848 is Boye.", f"{LONG_THERE} Shelf 1910 is Lagerlöf."),
        [("Bussen", "The", True), ("Bussen", "", True), ("Bussen", "The", True)],
    ),
    "two paragraphs in another order": (
        (LONG, f"{MIDDLE} {MIDDLE}", f"- {SHORT}"),
        (f"{MIDDLE_THERE} {MIDDLE_THERE}", LONG_THERE, f"- {SHORT_THERE}"),
        [("Bussen Föraren", "The The", True), WELCOME],
    ),
    "a list in place of a paragraph": (
        (f"- {MIDDLE}", SHORT),
        (MIDDLE_THERE, SHORT_THERE),
        [("Föraren", "The", True), WELCOME],
    ),
    "nothing": ((), (SHORT_THERE,), [("", "Welcome!", True)]),
    "too many of which one is lost": (
        (SHORT,) * 2_000,
        (SHORT_THERE,) * 1_999,
        [(" ".join(["Välkommen!"] * 2_000), " ".join(["Welcome!"] * 1_999), False)],
    ),
}


@pytest.mark.parametrize(("here", "there", "pairs"), PAIRS.values(), ids=PAIRS)
def test_blocks_pair(here: tuple[str, ...], there: tuple[str, ...], pairs: list[tuple[str, str, bool]]) -> None:
    assert shown(pair_blocks(read("\n\n".join(here)), read("\n\n".join(there)), RATIO)) == pairs


def test_each_block_stands_in_one_pair() -> None:
    for here, there, _ in PAIRS.values():
        texts = read("\n\n".join(here)), read("\n\n".join(there))
        pairs = pair_blocks(*texts, RATIO)
        for text, stretches in zip(texts, zip(*((pair.here, pair.there) for pair in pairs), strict=True), strict=True):
            assert "\n\n".join(stretch.text for stretch in stretches if stretch) == text.text.strip()


def test_without_a_ratio_of_lengths_blocks_pair_by_what_they_are() -> None:
    assert shown(pair_blocks(read(f"{LONG}\n\n{SHORT}"), read(f"{SHORT_THERE}\n\n{LONG_THERE}"), None)) == [
        ("Bussen", "Welcome!", True),
        ("Välkommen!", "The", True),
    ]
    assert shown(pair_blocks(read(f"{LONG}\n\n{SHORT}"), read(LONG_THERE), None)) == [
        ("Bussen Välkommen!", "The", False)
    ]


def test_a_text_of_the_front_matter_pairs_with_that_of_the_other_page() -> None:
    here, there = read(f"{LONG}\n\n{SHORT}"), read(f"{LONG_THERE}\n\n{SHORT_THERE}")
    body = [("Bussen", "The", True), WELCOME]
    assert shown(pair_readings((read(MIDDLE), here), (read(MIDDLE_THERE), there), RATIO)) == [
        ("Föraren", "The", True),
        *body,
    ]
    assert shown(pair_readings((here,), (read(MIDDLE_THERE), there), RATIO)) == body
    assert pair_readings((), (), RATIO) == []


def test_a_stretch_knows_the_lines_of_its_source() -> None:
    (first, second) = pair_blocks(read(BLOCKS), read(BLOCKS), RATIO)[:2]
    assert first.here
    assert second.here
    assert (first.here.line, first.here.line_at(first.here.text.index("i två")), second.here.line) == (1, 2, 4)


def test_the_costs_are_those_of_gale_and_church_but_for_joined_sentences() -> None:
    """-100 × the logarithm of how rare each is beside one for one: theirs, but two joined cost more."""
    assert COSTS == {(1, 1): 0, (1, 0): 450, (0, 1): 450, (2, 1): 262, (1, 2): 262, (2, 2): 439}


def test_texts_of_equal_length_do_not_differ_and_a_longer_one_does() -> None:
    assert difference(100, 103, 1.03) == pytest.approx(0)
    assert difference(0, 0, 1.03) == 0
    assert difference(100, 50, 1) == pytest.approx(50 / (6.8 * 75) ** 0.5)
    assert difference(50, 100, 1) == pytest.approx(-50 / (6.8 * 75) ** 0.5)


def test_what_stands_far_apart_or_is_too_much_is_not_tried() -> None:
    assert align([Piece(10)] * 10_000, [Piece(10)] * 9_999, 1.0) is None
    assert align([], [], 1.0) == []
