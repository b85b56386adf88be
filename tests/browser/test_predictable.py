"""Nothing changes before the reader acts, and a control is called what stands on it."""

from __future__ import annotations

from ..measuring import must_be_empty
from ..visiting import Visits


def test_what_is_seen_of_a_control_is_in_its_name(visits: Visits) -> None:
    """2.5.3 Label in Name (A): who speaks to the browser says what stands there."""
    must_be_empty(f"{note}: {name!r} for {seen!r}" for note in visits.of("misnamed") for name, seen in note.found)


def test_nothing_leads_away_or_opens_before_the_reader_acts(visits: Visits) -> None:
    """3.2.1 On Focus (A), 3.2.2 On Input (A) and 3.2.5 Change on Request (AAA): every control is focused, every box
    ticked."""
    assert [str(note) for note in visits.of("walk") if not all(note.found["ticked"])] == []
    assert any(note.found["ticked"] for note in visits.of("walk"))
    for note in visits.of("walk"):
        assert note.found["after"] == note.found["before"], note  # address, page, words, number of windows
