"""Axe's verdict on every page, with every rule that it has, and what it leaves to a person."""

from __future__ import annotations

from ..axe import EXPLAINED
from ..confirming import LOCALES
from ..measuring import must_be_empty
from ..places import HOME, locale_of
from ..visiting import Visits


def undecided(visits: Visits) -> set[tuple[str, str, str]]:
    """Rule, what axe says, and where."""
    return {(rule, why, f"{note}: {html}") for note in visits.of("axe") for rule, why, html in note.found["undecided"]}


def test_axe_finds_nothing_wrong(visits: Visits) -> None:
    """All criteria that axe knows, A to AAA, with its best practices and its experimental rules."""
    must_be_empty(f"{rule}: {note}: {html}" for note in visits.of("axe") for rule, html in note.found["violations"])


def test_what_axe_leaves_to_a_person_is_explained(visits: Visits) -> None:
    must_be_empty(
        f"{rule} ({why}): {where}" for rule, why, where in sorted(undecided(visits)) if (rule, why) not in EXPLAINED
    )


def test_every_explanation_is_needed(visits: Visits) -> None:
    assert set(EXPLAINED) - {(rule, why) for rule, why, _ in undecided(visits)} == set()


def test_axe_did_ask_and_did_find_what_to_judge(visits: Visits) -> None:
    """Else all of the above would hold of a page that is never shown."""
    notes = visits.of("axe")
    asked, passed = ({rule for note in notes for rule in note.found[kind]} for kind in ("asked", "passed"))
    off_by_default = {"color-contrast-enhanced", "target-size", "identical-links-same-purpose", "focus-order-semantics"}
    assert off_by_default <= asked
    seen = {"color-contrast-enhanced", "target-size", "heading-order", "landmark-unique", "label", "list"}
    assert seen <= passed
    whole = {each for each in visits.addresses if each in HOME.values() or locale_of(each) == LOCALES[0]}
    assert {note.address for note in notes} >= whole  # each page, in one language at least
