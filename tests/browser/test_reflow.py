"""What readers do to text: narrow windows, large letters, wide spacing. Nothing is lost; lines stay readable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..confirming import LOCALES
from ..measuring import must_be_empty
from ..places import locale_of
from ..visiting import Note, Visits

LONGEST_LINE = 80


def test_nothing_is_lost_at_any_width_in_any_look(visits: Visits) -> None:
    """1.4.10 Reflow (AA): nothing is cut, reaches beyond the sides of the window, or lies on other words."""
    must_be_empty(
        f"{note}: {trouble}" for kind in ("lost", "overlaps") for note in visits.of(kind) for trouble in note.found
    )


def test_a_page_needs_no_scrolling_sideways_at_320_pixels(visits: Visits) -> None:
    """1.4.10 Reflow (AA)."""
    assert {str(note): note.found for note in visits.of("sideways") if note.found != {"wide": [], "width": 320}} == {}


def troubles(notes: list[Note]) -> Iterator[str]:
    """What is lost once the reader has changed the letters."""
    return (f"{note}: {trouble}" for note in notes for trouble in note.found["troubles"])


def test_nothing_is_lost_at_400_per_cent(visits: Visits) -> None:
    """1.4.10 Reflow (AA)."""
    assert {note.found["times"] for note in visits.of("zoomed")} == {4}
    must_be_empty(troubles(visits.of("zoomed")))


def test_text_of_twice_the_size_is_followed_and_nothing_is_lost(visits: Visits) -> None:
    """1.4.4 Resize Text (AA) and 1.4.8 Visual Presentation (AAA): the size that is set in the browser counts."""
    assert {note.found["times"] for note in visits.of("larger")} == {2}
    must_be_empty(troubles(visits.of("larger")))


def test_no_line_ends_within_a_word_of_a_value(visits: Visits) -> None:
    """1.4.4 Resize Text (AA): in a window narrower than a phone, and on a phone with letters of twice the size."""
    narrow = [(f"{note}", note.found) for note in visits.of("torn")]
    large = [
        (f"{note}, large", note.found["torn"])
        for note in visits.of("larger")
        if note.width == 320 and locale_of(note.address) in LOCALES  # a third has words that no such line can hold
    ]
    for notes in (narrow, large):
        assert sum(found["number"] for _, found in notes) > 5
    must_be_empty(f"{where}: {word}" for where, found in (*narrow, *large) for word in found["words"])


def test_no_word_is_broken_where_nothing_lets_it(visits: Visits) -> None:
    """In a window narrower than a phone: a long word ends a line at a hyphen, or where its language lets it."""
    assert [str(note) for note in visits.of("broken") if note.width > 280] == []
    must_be_empty(f"{note}: {word}" for note in visits.of("broken") for word in note.found)


def test_text_has_room_for_the_readers_own_spacing(visits: Visits) -> None:
    """1.4.12 Text Spacing (AA)."""
    assert [str(note) for note in visits.of("spaced") if not note.found["same words"]] == []
    must_be_empty(troubles(visits.of("spaced")))


def test_no_line_is_longer_than_80_characters(visits: Visits) -> None:
    """1.4.8 Visual Presentation (AAA)."""
    assert [str(note) for note in visits.of("longestLines") if len(note.found) < 6] == []
    must_be_empty(
        f"{note}: {each['longest']} {each['block']}"
        for note in visits.of("longestLines")
        for each in note.found
        if each["longest"] > LONGEST_LINE
    )


def test_lines_and_paragraphs_have_room_and_an_even_left_edge(visits: Visits) -> None:
    """1.4.8 Visual Presentation (AAA): line height 1.5, between paragraphs 1.5 times that, not justified."""
    tight = []
    for note in visits.of("paragraphs"):
        assert note.found != []
        for each in note.found:
            if each["lineHeight"] < 1.499:
                tight.append(f"{note}: line height {each['lineHeight']:.2f}, {each['block']}")
            if each["justified"]:
                tight.append(f"{note}: justified, {each['block']}")
            if each["gap"] is not None and each["gap"] < 1.499:
                tight.append(f"{note}: gap of {each['gap']:.2f} lines below {each['block']}")
    must_be_empty(tight)


def test_the_words_of_the_drawing_stay_inside_it_and_apart_at_320_pixels(visits: Visits) -> None:
    """In the site's own colours and in forced ones, on each page that has a drawing."""
    drawings = [note for note in visits.of("drawing") if note.found]
    assert {note.look for note in drawings} == {"light", "forced colours"}
    for note in drawings:
        outer, words = note.found["outer"], note.found["words"]
        assert len(words) > 3, note
        assert note.found["hidden"] == 0, note
        assert outer["left"] - 1 <= min(word["left"] for word in words), note  # a T may begin a little early
        assert max(word["right"] for word in words) <= outer["right"], note
        assert outer["top"] - 2 <= words[0]["top"], note
        assert words[-1]["bottom"] <= outer["bottom"] + 2, note
        # The line boxes of a name and its value may touch.
        assert [(one, two) for one, two in pairwise(words) if two["top"] < one["bottom"] - 4] == [], note
