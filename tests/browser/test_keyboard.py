"""The site by keyboard: every stop is reached in both directions, in view, with a mark that cannot be missed."""

from __future__ import annotations

from ..measuring import must_be_empty
from ..visiting import Visits


def test_every_stop_is_reached_in_both_directions_and_in_view(visits: Visits) -> None:
    """2.1.1 Keyboard (A), 2.1.2 No Keyboard Trap (A), 2.1.3 Keyboard, No Exception (AAA), 2.4.3 Focus Order (A),
    2.4.11 and 2.4.12 Focus Not Obscured (AA, AAA)."""
    hidden = []
    for note in visits.of("walk"):
        order = list(range(note.found["number"]))
        assert len(order) > 5, note
        for direction, expected in (("forwards", order), ("backwards", order[::-1])):
            *stops, beyond = note.found[direction]
            assert [here["stop"] for here in stops] == expected, f"{note} {direction}"
            assert beyond["stop"] in (-1, expected[0]), f"{note} {direction}"  # out of the page, or around again
            hidden += [
                f"{note} {direction}: {here['told']} is covered by {', '.join(here['hidden'])}"
                for here in stops
                if here["hidden"]
            ]
    must_be_empty(hidden)


def test_nobody_can_miss_where_the_focus_is(visits: Visits) -> None:
    """2.4.7 Focus Visible (AA), 2.4.13 Focus Appearance (AAA): each kind of stop, by the pixels that change."""
    marks = [(note, mark) for note in visits.of("marks") for mark in note.found]
    looks = [(note.look, note.width) for note, _ in marks]
    assert {view for view in looks if looks.count(view) < 6} == set()
    assert [f"{note}: {mark['told']}" for note, mark in marks if mark["stop"] != mark["number"]] == []
    must_be_empty(
        f"{note}: {mark['changed']} of {2 * mark['edge']:.0f} pixels, {mark['told']}"
        for note, mark in marks
        if mark["changed"] < 2 * mark["edge"]
    )


def test_the_first_stop_leads_past_everything_that_repeats(visits: Visits) -> None:
    """2.4.1 Bypass Blocks (A): on every page, 404 included, and the next stop is then in the main part."""
    for note in visits.of("walk"):
        first = note.found["forwards"][0]
        assert (first["stop"], first["hidden"]) == (0, []), note
        assert first["told"].startswith('<a class="skip">'), note
        assert min(first["box"]["left"], first["box"]["top"]) >= 0, note
        assert note.found["skip"] == ["#content", "main", True], note


def test_every_target_is_large_enough_for_any_hand(visits: Visits) -> None:
    """2.5.5 Target Size (Enhanced) (AAA) and 2.5.8 Target Size (Minimum) (AA): 44 × 44, but for links in a sentence,
    whose size is bound by the line height of the text."""
    assert [str(note) for note in visits.of("targets") if len(note.found) < 6] == []
    must_be_empty(
        f"{note}: {each['width']:.0f} × {each['height']:.0f}, {each['control']}"
        for note in visits.of("targets")
        for each in note.found
        if min(each["width"], each["height"]) < 44 and not each["inText"]
    )


def test_no_key_alone_does_anything(visits: Visits) -> None:
    """2.1.4 Character Key Shortcuts (A): no letter, digit or sign moves the focus, scrolls or leads away."""
    for note in visits.of("keys"):
        assert note.found["after"] == note.found["before"], note
