"""The sentences that seem to have no counterpart, as an editor reads them: a hint, and no problem."""

from __future__ import annotations

from collections.abc import Sequence

from ..meaning.lost import MOST, Lost
from ..meaning.sentences import Section
from ..messages import ENGLISH, Figure, Message, in_quotes, say, say_number, together
from ..problems import quote

_BELOW = "\n    "
_LONG = 200  # characters of a sentence that are shown
_HINT = say(
    "A machine guesses this by how near two sentences are in meaning: 1 or more is usual if they say the same."
    "\nIt may not know again what is said freely. Read both; where nothing is wrong, nothing is to be done."
)


def as_text(found: Sequence[Lost], compared: int, too_long: Sequence[Section], language: str = ENGLISH) -> str:
    """All of them, the surest first, of so many ``compared`` sentences; and the sections that were not compared."""
    told = [_told(lost) for lost in sorted(found, key=lambda lost: (lost.likeness, lost.sentence.place))]
    for section in too_long:
        place = section.places[0]
        told.append(
            say(
                "{place}: This section has more than {number} sentences, and is not compared.",
                place=place,
                number=MOST,
            )
        )
    if found:
        told += [together([""]), _total(sum(1 + lost.instead for lost in found), compared), _HINT]
    else:
        told.append(say("Each of {all} sentences seems to have its counterpart.", all=Figure(compared)))
    return "\n".join(line.in_language(language) for line in told)


def _total(number: int, compared: int) -> Message:
    return say_number(
        number,
        "{number} of {all} sentences seems to have no counterpart.",
        "{number} of {all} sentences seem to have no counterpart.",
        all=Figure(compared),
    )


def _told(lost: Lost) -> Message:
    here, there = lost.sentence.place, lost.section.places[1 - lost.side]
    said = in_quotes(quote(lost.sentence.text, _LONG))
    if lost.nearest is None:
        what = say("{here}: The section at {there} says nothing, and here it is said:", here=here, there=there)
        return together([what, said], _BELOW)
    nearest, likeness = in_quotes(quote(lost.nearest.text, _LONG)), Figure(lost.likeness, 2)
    if lost.instead:
        what = say(
            "{here}: This and {there} seem to say different things ({likeness}):",
            here=here,
            there=lost.nearest.place,
            likeness=likeness,
        )
        return together([what, said, nearest], _BELOW)
    what = say("{here}: Nothing in the section at {there} seems to say this:", here=here, there=there)
    near = say("Nearest ({likeness}) is {place}: {said}", likeness=likeness, place=lost.nearest.place, said=nearest)
    return together([what, said, near], _BELOW)
