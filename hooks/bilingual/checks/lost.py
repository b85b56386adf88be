"""Sentences and paragraphs that stand in one text only, found by how many there are and how long they are.

A translator may make two sentences of one, or one of two. So a sentence is told as lost only where a block has more of
them than its counterpart, is longer too, and is better explained by a loss than by sentences that were joined.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ..languages.language import Language
from ..languages.paragraphs import REMEMBERED
from ..languages.sentences import find_sentences
from ..messages import Message, first_of, in_quotes, say, say_number, to_say, together
from ..pages.section import Passage
from ..problems import Problem, quote
from ..text.words import Block
from .alignment import align, difference
from .pairing import Pair, Stretch, pieces_of, usual_ratio
from .signs import signs_of
from .topics import Subject, know_topics, subject_of

_LONGER = 1.0  # standard deviations that a block is longer at least, if a sentence of it has no counterpart
_A_LITTLE = 0.3  # how much shorter it may be where nothing can have been joined
_SHORTEST, _LONGEST = 10, 60  # characters of a sentence that is told then
_MORE_UNLIKE = 1.5  # by so much lengths may speak for two that were joined, if no word or sign does
_STOPS = (".", "!", "?")
_CLEAR = 50.0  # the margin (alignment.py) from which on nine of ten times it is the sentence that is shown
_MUCH_LONGER = 4.5  # standard deviations between blocks that do not say the same, however many sentences they have
_NEAR = 3  # paragraphs before and behind one, which may stand in its place
_NAMED = 2  # words of a sentence of which it is known what they speak of, if it is told as one that was replaced
_FEWEST = 20  # characters of a paragraph that is worth a word
_QUOTED = 3  # sentences that one message shows
_BEGINNING = re.compile(r"^((?:\w+ ){1,2}\w+),")  # “After that, ”, whose comma joins nothing
_SAID = re.compile(r"[^\W_]")
_TEXTS = frozenset(["blockquote", "callout", "div", "p"])  # blocks that nothing else counts
_NAMES = {
    "li": to_say("This item"),
    "td": to_say("This cell"),
    "th": to_say("This cell"),
    "dd": to_say("This explanation"),
    "footnote": to_say("This footnote"),
}
_PARAGRAPH = to_say("This paragraph")

_Places = tuple[tuple[int, int], tuple[int, int]]  # where a sentence begins and ends in each of two blocks


@dataclass(frozen=True)
class _Side:
    """What one text has of a pair: its file, the stretch and the sentences in it."""

    file: str
    stretch: Stretch
    sentences: Sequence[Block]

    def place(self, sentence: Block | None = None) -> str:
        """Where it begins, or where one of its sentences does."""
        return f"{self.file}:{self.line(sentence)}"

    def line(self, sentence: Block | None = None) -> int:
        return self.stretch.prose.line_at(sentence.start) if sentence else self.stretch.line


def compare_sentences(
    here: Passage,
    there: Passage,
    pairs: Sequence[Pair],
    languages: tuple[Language, Language],
    told: Sequence[Problem] = (),
) -> Iterator[Problem]:
    """The sentences and paragraphs that one of two passages has and the other lacks, as far as lengths tell.

    ``told`` is what has been said of the two already: where a number or a list is missing, that says enough. Where
    nobody knows how long texts in one of the languages are, nothing is told.
    """
    ratio = usual_ratio(*languages)
    if ratio is None:
        return
    last = here.line
    places = {place for problem in told for place in (f"{problem.file}:{problem.line}", problem.there)}
    if any(problem.code == "structure" for problem in told):
        pairs = [pair for pair in pairs if pair.is_certain and pair.here and pair.there]
    if places:
        pairs = [pair for pair in pairs if places.isdisjoint(pair.places(here.file, there.file))]
    in_place_of = _replaced_in(pairs, languages) if know_topics(*languages) else {}
    for is_alone, group in groupby(pairs, lambda pair: (pair.here is None, pair.there is None)):
        some = list(group)
        if any(is_alone):
            yield from _without_counterpart(here, there, some, last)
        else:
            for pair in some:
                if stands := in_place_of.get(pair):
                    yield _tell_replaced(here.file, there.file, pair, stands)
                else:
                    yield from _compare(here.file, there.file, pair, languages, ratio, pairs)
        last = some[-1].here.line if some[-1].here else last


def _without_counterpart(here: Passage, there: Passage, pairs: Sequence[Pair], last: int) -> Iterator[Problem]:
    """Paragraphs that stand in one text only; ``last`` is the line of the one before them here."""
    ours = [pair.here for pair in pairs if pair.here and _counts(pair.here)]
    theirs = [pair.there for pair in pairs if pair.there and _counts(pair.there)]
    if ours:
        said = _quoted([one.text for one in ours])
        what = say("This paragraph has no counterpart in {place}: {said}.", place=there.place, said=said)
        if ours[1:]:
            what = say(
                "{number} paragraphs, here and below, have no counterpart in {place}: {said}.",
                number=len(ours),
                place=there.place,
                said=said,
            )
        yield _problem(here.file, ours[0].line, what, there.place)
    if theirs:
        place = f"{there.file}:{theirs[0].line}"
        said = _quoted([one.text for one in theirs])
        what = say("The paragraph in {place} has no counterpart here: {said}.", place=place, said=said)
        if theirs[1:]:
            what = say(
                "{number} paragraphs, in {place} and below, have no counterpart here: {said}.",
                number=len(theirs),
                place=place,
                said=said,
            )
        yield _problem(here.file, last, what, place)


def _counts(stretch: Stretch) -> bool:
    return stretch.end - stretch.start >= _FEWEST and _TEXTS.issuperset(stretch.kinds)


def _compare(
    file: str,
    file_there: str,
    pair: Pair,
    languages: tuple[Language, Language],
    ratio: float,
    pairs: Sequence[Pair],
) -> Iterator[Problem]:
    assert pair.here
    assert pair.there
    lengths = _length(pair.here), _length(pair.there)
    longer = difference(*lengths, ratio)
    is_short = abs(longer) < _LONGER
    if is_short and not (pair.is_certain and _may_lack_a_short_one(pair, pairs, longer)):
        return  # as nearly all blocks are, so that their sentences need not be looked for
    if not pair.is_certain and not _TEXTS.issuperset((*pair.here.kinds, *pair.there.kinds)):
        return  # whose number is told
    ours, theirs = (
        _Side(each, stretch, _sentences(stretch, language))
        for each, stretch, language in zip((file, file_there), (pair.here, pair.there), languages, strict=True)
    )
    more = len(ours.sentences) - len(theirs.sentences)
    lost: Sequence[Block] = ()
    is_clear = False
    if more * longer > 0 and not is_short:
        lost, is_clear = _lost(ours, theirs, ratio, more > 0)
    if (more * longer > 0 or (more and is_short)) and not lost and pair.is_certain:
        sides = (ours, theirs) if more > 0 else (theirs, ours)
        known = languages if more > 0 else languages[::-1]
        lost = _not_joined(*sides, known, ratio if more > 0 else 1 / ratio) or _of_nothing_there(*sides, known)
    if lost:
        yield _tell(ours, theirs, lost, is_clear, pair.is_certain, more > 0)
    elif pair.is_certain and abs(longer) > _MUCH_LONGER:
        what = say(
            "{block} has {number} characters; {place} has {other}.",
            block=_name(pair.here),
            number=lengths[0],
            place=theirs.place(),
            other=lengths[1],
        )
        yield _problem(file, pair.here.line, what, theirs.place())


def _length(stretch: Stretch) -> int:
    """How many characters stand in it, without what tags have printed: that is compared where it is written."""
    printed = _printed(stretch) if stretch.prose.spans else ()
    return stretch.end - stretch.start - sum([min(end, stretch.end) - start for start, end in printed])


def _printed(stretch: Stretch) -> list[tuple[int, int]]:
    return [(start, end) for start, end, _ in stretch.prose.spans_from(stretch.start, stretch.end)]


def _sentences(stretch: Stretch, language: Language) -> list[Block]:
    """The sentences that say something, and that no tag has printed."""
    printed = _printed(stretch)
    found = [
        Block("", stretch.start + start, stretch.start + end)
        for start, end in find_sentences(stretch.text, language)
        if _SAID.search(stretch.text, start, end)
    ]
    ends = [end for _, end in printed]
    return [one for one in found if not _is_within(one, printed, bisect_left(ends, one.end))]


def _is_within(one: Block, printed: Sequence[tuple[int, int]], place: int) -> bool:
    """Whether a sentence stands in the first of some stretches that ends where it does, or behind that."""
    return place < len(printed) and printed[place][0] <= one.start


def _lost(ours: _Side, theirs: _Side, ratio: float, of_ours: bool) -> tuple[Sequence[Block], bool]:
    """The sentences of one side that most likely have no counterpart, and whether it is clear that it is just these."""
    pieces = pieces_of(ours.stretch.prose, ours.sentences, theirs.stretch.prose, theirs.sentences)
    alone = (1, 0) if of_ours else (0, 1)
    beads = [bead for bead in align(*pieces, ratio) or () if bead.shape == alone]
    lost = [ours.sentences[bead.start] if of_ours else theirs.sentences[bead.start_there] for bead in beads]
    return lost, all(bead.margin >= _CLEAR for bead in beads)


def _may_lack_a_short_one(pair: Pair, pairs: Sequence[Pair], longer: float) -> bool:
    """Whether one of two blocks has more full stops and is not the shorter one, and so has its whole text."""
    more = _more_stops([pair])
    return more * longer > -_A_LITTLE * abs(more) and more != 0 and more * _more_stops(pairs) > 0


def _more_stops(pairs: Iterable[Pair]) -> int:
    """How many more full stops the one text has than the other, which is soon seen."""
    return sum([_stops(pair.here) - _stops(pair.there) for pair in pairs])


def _stops(stretch: Stretch | None) -> int:
    return sum(map(stretch.text.count, _STOPS)) if stretch else 0


def _not_joined(many: _Side, few: _Side, languages: tuple[Language, Language], ratio: float) -> list[Block]:
    """The one sentence of ``many`` that ``few`` lacks, if none there can be two that were joined: “and”, “which”.

    Lengths alone do not show a short sentence. But what was joined of two has a word or sign more that joins.
    """
    if len(few.sentences) < 2 or len(many.sentences) != len(few.sentences) + 1:
        return []  # two short ones are easily said in one: “Ring oss. Vi hjälper dig.”, “Call us for help.”
    if not all("clauses" in signs_of(each).known for each in languages):
        return []
    sizes, sizes_there = ([one.end - one.start for one in each.sentences] for each in (many, few))
    places = range(len(sizes))
    without = [_unlikeness([*sizes[:at], *sizes[at + 1 :]], sizes_there, ratio) for at in places]
    joined = [
        _unlikeness([*sizes[:at], sum(sizes[at : at + 2]), *sizes[at + 2 :]], sizes_there, ratio) for at in places[:-1]
    ]
    at = without.index(min(without))
    if without[at] > min(joined) + _MORE_UNLIKE or not _SHORTEST <= sizes[at] <= _LONGEST:
        return []
    beside = ((place, place + (place >= at)) for place in (at - 1, at) if 0 <= place < len(few.sentences))
    if pieces_of(many.stretch.prose, many.sentences, few.stretch.prose, few.sentences)[0][at].marks:
        return []  # a name or number of it stands there
    for place, other in beside:
        words, signs = _joints(few, place, languages[1])
        usual, usual_signs = _joints(many, other, languages[0])
        if words > usual or signs > usual_signs:
            return []
    return [many.sentences[at]]


def _of_nothing_there(many: _Side, few: _Side, languages: tuple[Language, Language]) -> list[Block]:
    """The one sentence of ``many`` that speaks of nothing of which ``few`` speaks, if none there can be two."""
    if len(many.sentences) != len(few.sentences) + 1 or not know_topics(*languages):
        return []
    theirs = subject_of(few.stretch.text, languages[1])
    text = many.stretch.prose.text
    lost = [one for one in many.sentences if _is_beyond(subject_of(text[one.start : one.end], languages[0]), theirs)]
    if len(lost) != 1 or not theirs.topics:
        return []
    others = [place for place, one in enumerate(many.sentences) if one is not lost[0]]
    joints = [_joints(few, place, languages[1]) for place in range(len(few.sentences))]
    usual = [_joints(many, place, languages[0]) for place in others]
    is_joined = any(sum(one[sign] for one in joints) > sum(one[sign] for one in usual) for sign in (0, 1))
    return [] if is_joined else lost


def _is_beyond(said: Subject, other: Subject) -> bool:
    """Whether nothing of which a sentence speaks, or two words of it, is what the other text speaks of."""
    beyond = said.words_beyond(other)
    return beyond > 0 and said.marks.isdisjoint(other.marks) and (beyond == said.known or beyond >= _NAMED)


def _replaced_in(pairs: Sequence[Pair], languages: tuple[Language, Language]) -> dict[Pair, _Places]:
    """Of each pair of blocks the two sentences that speak of nothing that both speak of, if there are such.

    Paragraphs may stand in another order: then what one of them speaks of, the counterpart of one near it does.
    """
    found = {
        at: places
        for at, pair in enumerate(pairs)
        if pair.is_certain and pair.here and pair.there and len(pair.here.kinds) == len(pair.there.kinds) == 1
        if (places := _replaced(pair.here.text, pair.there.text, *languages))
    }
    return {
        pairs[at]: places
        for at, places in found.items()
        if not any(_is_said_near(pairs, at, places, of, languages) for of in (0, 1))
    }


def _is_said_near(
    pairs: Sequence[Pair], at: int, places: _Places, of: int, languages: tuple[Language, Language]
) -> bool:
    """Whether most of what a sentence of one text speaks of is what a paragraph near its counterpart speaks of."""
    topics = subject_of(_said(pairs[at], places, of), languages[of]).topics
    near = [pair[1 - of] for pair in [*pairs[max(0, at - _NEAR) : at], *pairs[at + 1 : at + 1 + _NEAR]]]
    return any(
        2 * len(topics & subject_of(one.text, languages[1 - of]).topics) > len(topics)
        for one in near
        if isinstance(one, Stretch)
    )


def _said(pair: Pair, places: _Places, of: int) -> str:
    stretch = pair[of]
    assert isinstance(stretch, Stretch)
    return stretch.text[slice(*places[of])]


@lru_cache(maxsize=REMEMBERED)
def _replaced(here: str, there: str, language: Language, language_there: Language) -> _Places | None:
    """Two sentences, one after the same number of others as the other, that speak of nothing that both speak of."""
    if here.count(". ") != there.count(". "):
        return None
    ours, theirs = find_sentences(here, language), find_sentences(there, language_there)
    if len(ours) != len(theirs):
        return None
    for one, other in zip(ours, theirs, strict=True):
        mine, yours = subject_of(here[slice(*one)], language), subject_of(there[slice(*other)], language_there)
        are_whole = here[one[1] - 1] in _STOPS and there[other[1] - 1] in _STOPS  # else a heading or a name
        if min(mine.known, yours.known) >= _NAMED + (not are_whole) and not mine.shares(yours):
            return one, other
    return None


def _tell_replaced(file: str, file_there: str, pair: Pair, places: _Places) -> Problem:
    assert pair.here
    assert pair.there
    (start, _), (first, _) = places
    place = f"{file_there}:{pair.there.line_at(first)}"
    what = say(
        "“{ours}” stands here, but {place} speaks of something else: “{theirs}”.",
        ours=quote(_said(pair, places, 0)),
        place=place,
        theirs=quote(_said(pair, places, 1)),
    )
    return _problem(file, pair.here.line_at(start), what, place)


def _unlikeness(sizes: Sequence[int], sizes_there: Sequence[int], ratio: float) -> float:
    return sum(difference(*both, ratio) ** 2 for both in zip(sizes, sizes_there, strict=True))


def _joints(side: _Side, place: int, language: Language) -> tuple[int, int]:
    """How many words and signs of a sentence can join two: “and”, a comma."""
    sentence = side.sentences[place]
    text = side.stretch.prose.text[sentence.start : sentence.end]
    return signs_of(language).joints(_BEGINNING.sub(r"\1 ", text))


def _tell(
    ours: _Side, theirs: _Side, lost: Sequence[Block], is_clear: bool, is_certain: bool, of_ours: bool
) -> Problem:
    text = (ours if of_ours else theirs).stretch.prose.text
    said = _quoted([text[one.start : one.end] for one in lost])
    what = together([_counts_of(ours, theirs, is_certain), _missing(said, len(lost), is_clear, of_ours)])
    if of_ours:
        return _problem(ours.file, ours.line(lost[0]), what, theirs.place())
    return _problem(ours.file, ours.line(), what, theirs.place(lost[0]))


def _missing(said: Message, number: int, is_clear: bool, of_ours: bool) -> Message:
    """Which sentences of one text the other seems to lack: ours there, or theirs here."""
    if not is_clear:
        if of_ours:
            return say("Something seems to be missing there, perhaps {said}.", said=said)
        return say("Something seems to be missing here, perhaps {said}.", said=said)
    if of_ours:
        return say_number(number, "{said} seems to be missing there.", "{said} seem to be missing there.", said=said)
    return say_number(number, "{said} seems to be missing here.", "{said} seem to be missing here.", said=said)


def _counts_of(ours: _Side, theirs: _Side, is_certain: bool) -> Message:
    """How many sentences each text has, in this paragraph or from here on."""
    number, other = len(ours.sentences), len(theirs.sentences)
    if is_certain:
        return say_number(
            number,
            "{block} has {number} sentence; {place} has {other}.",
            "{block} has {number} sentences; {place} has {other}.",
            block=_name(ours.stretch),
            place=theirs.place(),
            other=other,
        )
    counts = say_number(
        number,
        "From here on there is {number} sentence, and from {place} on {other}.",
        "From here on there are {number} sentences, and from {place} on {other}.",
        place=theirs.place(),
        other=other,
    )
    return together([counts, say("Their paragraphs could not be paired.")])


def _name(stretch: Stretch) -> Message:
    return say(_NAMES.get(stretch.kinds[0], _PARAGRAPH))


def _quoted(texts: Sequence[str]) -> Message:
    return first_of([in_quotes(quote(text)) for text in texts], _QUOTED, say(" and "))


def _problem(file: str, line: int, what: Message, place: str) -> Problem:
    to_do = say(
        "Say the same in every language, or allow it beside the text: <!-- allow {kind}: why -->", kind="sentence"
    )
    return Problem(file, line, what, to_do, "sentence", "warning", place)
