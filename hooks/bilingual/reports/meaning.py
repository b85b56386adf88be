"""The sentences that seem to have no counterpart, as an editor reads them: a hint, and no problem."""

from __future__ import annotations

from collections.abc import Sequence

from ..meaning.lost import MOST, Lost
from ..meaning.sentences import Section
from ..problems import quote

_LONG = 200  # characters of a sentence that are shown
_HINT = (
    "A machine guesses this by how near two sentences are in meaning: 1 or more is usual if they say the same."
    "\nIt may not know again what is said freely. Read both; where nothing is wrong, nothing is to be done."
)


def as_text(found: Sequence[Lost], compared: int, too_long: Sequence[Section]) -> str:
    """All of them, the surest first, of so many ``compared`` sentences; and the sections that were not compared."""
    told = [_told(lost) for lost in sorted(found, key=lambda lost: (lost.likeness, lost.sentence.place))]
    for section in too_long:
        told.append(f"{section.places[0]}: This section has more than {MOST} sentences, and is not compared.")
    if not found:
        return "\n".join([*told, f"Each of {compared:,} sentences seems to have its counterpart."])
    number = sum(1 + lost.instead for lost in found)
    seem = "seems" if number == 1 else "seem"
    return "\n".join([*told, "", f"{number} of {compared:,} sentences {seem} to have no counterpart.", _HINT])


def _told(lost: Lost) -> str:
    here, there = lost.sentence.place, lost.section.places[1 - lost.side]
    said = f"“{quote(lost.sentence.text, _LONG)}”"
    if lost.nearest is None:
        return f"{here}: The section at {there} says nothing, and here it is said:\n    {said}"
    nearest = f"“{quote(lost.nearest.text, _LONG)}”"
    if lost.instead:
        what = f"This and {lost.nearest.place} seem to say different things ({lost.likeness:.2f}):"
        return f"{here}: {what}\n    {said}\n    {nearest}"
    what = f"Nothing in the section at {there} seems to say this:"
    return f"{here}: {what}\n    {said}\n    Nearest ({lost.likeness:.2f}) is {lost.nearest.place}: {nearest}"
