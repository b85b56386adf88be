"""Values: what a tag prints in one language, it prints as often in the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from ..data.rules.rule import Rule
from ..messages import Message, say, to_say
from ..pages.section import Passage
from ..problems import Problem
from ..site.agreement import Reading
from ..text.tags import Tag
from .numbers import typed_rules

_TIMES = {0: to_say("not at all"), 1: to_say("once"), 2: to_say("twice")}
Values = Mapping[str, Sequence[Rule]]  # the rules by what their value is as a quantity


def compare_tags(one: Reading, other: Reading, values: tuple[Values, Values]) -> Iterator[Problem]:
    """The tags that the two do not have equally often. Two that stand for each other are told once.

    Where the value of a rule is typed in, that it stands for the rule's tag is told already.
    """
    here, there = one.passage, other.passage
    ours, theirs = lost_tags(there, here), lost_tags(here, there)
    if not ours and not theirs:
        return
    counts, counts_there = (Counter(map(str, side.tags)) for side in (here, there))
    typed, typed_there = typed_rules(one.quantities, values[0]), typed_rules(other.quantities, values[1])
    ours = [tag for tag in ours if tag.path[0] != "rules" or tag.path[1] not in typed_there]
    theirs = [tag for tag in theirs if tag.path[0] != "rules" or tag.path[1] not in typed]
    for mine, yours in zip_longest(ours, theirs):
        place = f"{there.file}:{yours.line}" if yours else there.place
        to_do = say("Use it the same number of times in every language.")
        if mine and yours:
            what = say("{mine} stands here where {place} has {yours}.", mine=mine, place=place, yours=yours)
            to_do = say("Use the same value in every language.")
        else:
            tag = mine or yours
            times, times_there = _times(counts[str(tag)]), _times(counts_there[str(tag)])
            said = to_say("{tag} stands in this section {times}, but {times_there} in {place}.")
            if mine:
                said = to_say("{tag} stands here {times}, but {times_there} in {place}.")
            what = say(said, tag=tag, times=times, times_there=times_there, place=place)
        yield Problem(here.file, mine.line if mine else here.line, what, to_do, "value", "warning", place)


def lost_tags(here: Passage, there: Passage) -> list[Tag]:
    """The tags of ``there`` that ``here`` lacks or has less often: of each the last."""
    ours, theirs = here.tags, there.tags
    if [tag.path for tag in ours] == [tag.path for tag in theirs]:
        return []
    left = Counter(map(str, theirs)) - Counter(map(str, ours))
    last = {str(tag): tag for tag in theirs}
    return [last[name] for name in left]


def _times(count: int) -> Message:
    return say(_TIMES[count]) if count in _TIMES else say("{number} times", number=count)
