"""Equal ease: a section is not much longer or harder to read in one language than in the other.

The limits are rough by nature. English says the same thing in about a tenth more words than Swedish, which writes its
compounds together; for the same reason Swedish has more long words, and its LIX lies some units higher.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..languages.readability import Readability, readability
from ..pages.section import Passage
from ..problems import Problem
from ..quantities import is_known
from ..text.words import Prose

MORE_WORDS = 1.7  # times as many words as the other text
ENOUGH_WORDS = 25  # words; the difference in shorter texts says nothing
HARDER = 25.0  # units of LIX


def readability_of(prose: Sequence[Prose], locale: str, without: Sequence[str] = ()) -> Readability:
    """The readability of a whole passage; the words ``without`` are never counted as long."""
    return readability("\n\n".join(part.text for part in prose), locale, without)


def compare_ease(here: Passage, ours: Readability, there: Passage, theirs: Readability) -> Iterator[Problem]:
    """A passage that is much longer, or much harder, than its counterpart, where the limits are made for both."""
    if not (is_known(here.locale) and is_known(there.locale)):
        return
    to_do = "Say as much in every language, or allow it beside the text: <!-- allow ease: why -->"
    if max(ours.words, theirs.words) >= ENOUGH_WORDS and not _near(ours.words, theirs.words):
        what = f"This section has {ours.words} words; {there.place} has {theirs.words}."
        yield Problem(here.file, here.line, what, to_do, "ease", "warning", there.place)
    if min(ours.words, theirs.words) < ENOUGH_WORDS or ours.lix is None or theirs.lix is None:
        return
    if abs(ours.lix - theirs.lix) > HARDER:
        what = f"This section has the readability {ours.lix:.0f} (LIX); {there.place} has {theirs.lix:.0f}."
        to_do = "Make the harder text easier, or allow it beside the text: <!-- allow ease: why -->"
        yield Problem(here.file, here.line, what, to_do, "ease", "warning", there.place)


def _near(one: int, other: int) -> bool:
    return max(one, other) <= MORE_WORDS * min(one, other)
