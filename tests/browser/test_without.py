"""What is not there: no need of a script, and no movement."""

from __future__ import annotations

from typing import Any

from ..measuring import must_be_empty
from ..visiting import Plain, Visits


def test_nothing_moves_for_who_wants_no_movement(visits: Visits) -> None:
    """2.3.3 Animation from Interactions (AAA); scrolling to a section does not glide either."""
    assert {note.found["is asked for"] for note in visits.of("still")} == {True}
    must_be_empty(f"{note}: {each}" for note in visits.of("still") for each in note.found["moves"])


def test_every_word_and_control_is_there_without_script(
    visits: Visits, visits_without_script: tuple[Plain, ...]
) -> None:
    """The pages stand on HTML alone: text, menu, language links, boxes to tick and help are all there."""
    for kind in ("plainWords", "ways"):
        always = {
            (page.address, width): seen[kind] for page in visits_without_script for width, seen in page.seen.items()
        }
        notes = visits.of(kind)
        assert {(note.address, note.width) for note in notes} == set(always)
        must_be_empty(
            f"{note}: {each}"
            for note in notes
            for each in pieces(note.found, visits.server) - pieces(always[note.address, note.width], "")
        )


def pieces(found: Any, server: str) -> set[str]:
    """The words of a text, or all ways, as addresses from the site's root."""
    return set(found.split()) if isinstance(found, str) else {each.removeprefix(server) for each in found}


def test_no_control_is_shown_that_would_do_nothing_without_script(visits_without_script: tuple[Plain, ...]) -> None:
    """4.1.2 Name, Role, Value (A): links and boxes work by themselves; a button needs a form that leads somewhere."""
    must_be_empty(
        f"{page.address} {width}: {each}"
        for page in visits_without_script
        for width, seen in page.seen.items()
        for each in seen["idle"]
    )
