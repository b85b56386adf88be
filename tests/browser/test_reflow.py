"""What readers do to text: narrow windows, large letters, wide spacing. Nothing is lost; lines stay readable."""

from __future__ import annotations

from collections.abc import Iterator

from ..confirming import LOCALES
from ..measuring import must_be_empty
from ..places import BESIDE, locale_of
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
        if note.address not in BESIDE  # where that third stands too
    ]
    for notes in (narrow, large):
        assert sum(found["number"] for _, found in notes) > 5
    must_be_empty(f"{where}: {word}" for where, found in (*narrow, *large) for word in found["words"])


def test_a_long_word_ends_a_line_at_a_hyphen_or_where_its_language_lets_it(visits: Visits) -> None:
    """In a window narrower than a phone and with letters of twice the size, in languages whose patterns are known."""
    large = [(note, note.found["broken"]) for note in visits.notes.get("larger", ()) if note.width == 320]
    known = [
        (f"{note}", found)
        for note, found in (*((note, note.found) for note in visits.of("broken")), *large)
        if locale_of(note.address) in LOCALES
        if note.address not in BESIDE  # where a third language stands too
    ]
    assert sum(found["divided"] for _, found in known) > 5
    must_be_empty(f"{where}: {word}" for where, found in known for word in found["words"])


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


def test_the_bars_of_the_fact_box_stay_inside_it_and_apart_from_its_words_at_320_pixels(visits: Visits) -> None:
    """In the site's own colours and in forced ones, on each page that has bars."""
    drawings = [note for note in visits.of("drawing") if note.found]
    assert {note.look for note in drawings} == {"light", "forced colours"}
    for note in drawings:
        outer, words, bars = note.found["outer"], note.found["words"], note.found["bars"]
        assert (len(words) > 3, len(bars) > 1) == (True, True), note
        assert note.found["hidden"] == 0, note
        assert outer["left"] <= min(each["left"] for each in (*words, *bars)), note
        assert max(each["right"] for each in (*words, *bars)) <= outer["right"], note
        across = [
            (word, bar) for word in words for bar in bars if word["top"] < bar["bottom"] and bar["top"] < word["bottom"]
        ]
        assert across == [], note
