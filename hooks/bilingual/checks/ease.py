"""Equal ease: a section is not much longer or harder to read in one language than in the other.

The limits are rough by nature. English says the same thing in about a tenth more words than Swedish, which writes its
compounds together; for the same reason Swedish has more long words, and its LIX lies some units higher. What goes far
beyond that, as in Finnish, stands in the language's file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sqrt

from ..languages.language import Language
from ..languages.readability import Readability, readability
from ..messages import say
from ..problems import Problem
from ..site.agreement import Reading
from ..text.words import Prose

MORE_WORDS = 1.7  # times as many words as the other text
ENOUGH_WORDS = 25  # words; the difference in shorter texts says nothing
MANY_WORDS = 15  # so many more at least: a remark in brackets makes no text longer
HARDER = 25.0  # units of LIX
# The shorter a text, the more of its LIX is chance: of n words, three in ten of them long, by 65 / √n units on either
# side (the standard deviation of two shares). Twice that is let pass besides what two languages usually differ by.
_BY_CHANCE, _USUALLY = 130.0, 15.0


def readability_of(prose: Sequence[Prose], language: Language, without: Sequence[str] = ()) -> Readability:
    """The readability of a whole passage; the words ``without`` are never counted as long."""
    return readability("\n\n".join(part.text for part in prose), language, without)


def compare_ease(here: Reading, there: Reading, languages: tuple[Language, Language]) -> Iterator[Problem]:
    """A passage that is much longer, or much harder, than its counterpart, as the two languages usually go."""
    ours, theirs, place = here.readability, there.readability, there.passage.place
    file, line = here.passage.file, here.passage.line
    if is_much_longer(here, there, languages):
        to_do = say("Say as much in every language, or allow it beside the text: <!-- allow ease: why -->")
        what = say(
            "This section has {number} words; {place} has {other}.",
            number=ours.words,
            place=place,
            other=theirs.words,
        )
        yield Problem(file, line, what, to_do, "ease", "warning", place)
    if min(ours.words, theirs.words) < ENOUGH_WORDS or ours.lix is None or theirs.lix is None:
        return
    usual = languages[0].usual_lix - languages[1].usual_lix
    limit = max(HARDER, _USUALLY + _BY_CHANCE / sqrt(min(ours.words, theirs.words)))
    if abs(ours.lix - theirs.lix - usual) > limit:
        what = say(
            "This section has the readability {lix} (LIX); {place} has {other}.",
            lix=f"{ours.lix:.0f}",
            place=place,
            other=f"{theirs.lix:.0f}",
        )
        to_do = say("Make the harder text easier, or allow it beside the text: <!-- allow ease: why -->")
        yield Problem(file, line, what, to_do, "ease", "warning", place)


def is_much_longer(here: Reading, there: Reading, languages: tuple[Language, Language]) -> bool:
    """Whether one of two texts says much more than the other."""
    ours, theirs = here.readability.words, there.readability.words
    are_long = max(ours, theirs) >= ENOUGH_WORDS and abs(ours - theirs) >= MANY_WORDS
    return are_long and not _near(ours, theirs, languages)


def _near(one: int, other: int, languages: tuple[Language, Language]) -> bool:
    """Whether two numbers of words say about as much; where nobody knows how much a language needs, they do."""
    lengths = languages[0].usual_length, languages[1].usual_length
    if lengths[0] is None or lengths[1] is None:
        return True
    ours, theirs = one * lengths[1], other * lengths[0]
    return max(ours, theirs) <= MORE_WORDS * min(ours, theirs)
