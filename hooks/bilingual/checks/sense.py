"""What is turned between two texts, told at its line: negations, opposites, persons, conditions, “only”, duties."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence, Set
from itertools import product
from operator import itemgetter

from ..languages.language import Language
from ..messages import Message, in_quotes, say, say_number, to_say, together
from ..problems import Problem, ProblemCode, quote
from ..quantities.quantity import Bound, is_opposite
from ..site.agreement import Exemption, Found, Reading
from .exceptions import is_allowed, places_of
from .pairing import Pair, Stretch
from .signs import NEEDED, Said, Sign, Unit
from .turned import Turned, can_be_turned, find_turned

_LACKS: dict[ProblemCode, str] = {
    "polarity": to_say("no word that negates"),
    "condition": to_say("no condition"),
    "only": to_say("no such word"),
}
_NOT_THE_SAME = frozenset({"sentence", "language"})  # a text that says something else, even on purpose
_OF_NUMBERS = frozenset({"number", "limit"})
_ROWS = frozenset({"td", "li"})  # whose order can be another in each language, as of names
_UNPAIRED = say("Not all paragraphs of this section could be paired, so it may stand elsewhere in it.")


def compare_sense(
    here: Reading,
    there: Reading,
    pairs: Sequence[Pair],
    languages: tuple[Language, Language],
    told: Sequence[Problem] = (),
    allowed: Sequence[Exemption] = (),
) -> Iterator[Problem]:
    """What is turned between the blocks of two texts.

    ``told`` is what has been said of them already: in a block of which that says enough, nothing more is told, unless
    an exception of ``allowed`` is for just this.
    """
    exceptions = places_of(allowed).keys()
    enough = (problem for problem in told if _says_enough(problem, exceptions))
    places = {place for problem in enough for place in (f"{problem.file}:{problem.line}", problem.there)}
    places.difference_update(f"{one.file}:{one.covers}" for one in allowed if one.kind in NEEDED)
    said: dict[int, Said] = {}
    bounds, bounds_there = _Bounds(here.quantities), _Bounds(there.quantities)
    is_certain = all(pair.is_certain and pair.here and pair.there for pair in pairs)
    found: list[tuple[Turned, Pair]] = []
    for pair in pairs:
        if not pair.here or not pair.there:
            continue
        ours, theirs = _unit(pair.here, languages[0], said), _unit(pair.there, languages[1], said)
        if not can_be_turned(ours.text, theirs.text, *languages):
            continue
        if places and not places.isdisjoint(pair.places(here.passage.file, there.passage.file)):
            continue
        for turned in find_turned(ours, theirs, is_certain):
            if turned.kind != "polarity" or not _is_a_limit(turned, bounds, bounds_there):
                found.append((turned, pair))
    in_rows = [
        turned
        for turned, pair in found
        if turned.kind == "opposite" and pair.here and _ROWS.issuperset(pair.here.kinds)
    ]
    rows = set(map(id, in_rows)) if in_rows[1:] else set[int]()
    turned_round = {pair for turned in in_rows for pair in product(_meanings(turned.theirs), _meanings(turned.ours))}
    for turned, _ in found:
        if id(turned) not in rows or not _is_mirrored(turned, turned_round):
            yield _problem(turned, here.passage.file, there.passage.file, is_certain)


def _is_mirrored(one: Turned, turned_round: Container[tuple[str, str]]) -> bool:
    """Whether “Adult” stands for “barn” in one row, and “Child” for “vuxen” in another: rows in another order.

    ``turned_round`` is what stands in all rows, (there, here).
    """
    return any(pair in turned_round for pair in product(_meanings(one.ours), _meanings(one.theirs)))


def _meanings(signs: Sequence[Sign]) -> set[str]:
    return {name for sign in signs for name in sign.means}


class _Bounds:
    """The limits of the quantities of a passage, by the text that they stand in; None where there is none."""

    def __init__(self, quantities: Sequence[Found]) -> None:
        self._of: dict[int, list[tuple[int, Bound | None]]] = {}
        for one in quantities:  # in order
            self._of.setdefault(id(one.part), []).append((one.quantity.start, one.quantity.bound))

    def within(self, unit: Unit) -> list[Bound | None]:
        """Those of the quantities that begin in a block or sentence."""
        found = self._of.get(id(unit.said.part), [])
        first, last = (bisect_left(found, at, key=itemgetter(0)) for at in (unit.start, unit.end))
        return [bound for _, bound in found[first:last]]


def _is_a_limit(turned: Turned, ours: _Bounds, theirs: _Bounds) -> bool:
    """Whether a negation belongs to a limit that the other text says without one: “not before”, “from … on”."""
    here, there = ours.within(turned.here), theirs.within(turned.there)
    if any(
        bound and bound.start <= unit.place(sign.start) < bound.end
        for bounds, signs, unit in ((here, turned.ours, turned.here), (there, turned.theirs, turned.there))
        for bound, sign in product(bounds, signs)
    ):
        return True
    return any(
        (one is None) != (other is None) or (one and other and is_opposite(one.side, other.side))
        for one, other in zip(here, there, strict=False)
    )


def _says_enough(problem: Problem, exceptions: Set[tuple[str, str]]) -> bool:
    return problem.code in _NOT_THE_SAME or (problem.code in _OF_NUMBERS and not is_allowed(problem, exceptions))


def _unit(stretch: Stretch, language: Language, known: dict[int, Said]) -> Unit:
    """A block with its signs; each text is searched once."""
    part = stretch.prose
    if id(part) not in known:
        known[id(part)] = Said(part, language)
    return known[id(part)].within(stretch.start, stretch.end)


def _problem(turned: Turned, file: str, file_there: str, is_certain: bool) -> Problem:
    kind, ours, theirs, here, there, _ = turned
    line = here.line_of(ours[0]) if ours else here.line
    place = f"{file_there}:{there.line_of(theirs[0]) if theirs else there.line}"
    what = _what(turned, place)
    if not is_certain:
        what = together([what, _UNPAIRED])
    to_do = say("Say the same in every language, or allow it beside the text: <!-- allow {kind}: why -->", kind=kind)
    return Problem(file, line, what, to_do, kind, "warning", place)


def _what(turned: Turned, place: str) -> Message:
    kind, ours, theirs, here, there, is_of_order = turned
    said = {"ours": _quoted(here, ours), "theirs": _quoted(there, theirs), "place": place, "words": quote(there.words)}
    if kind == "who":
        said |= {"ours": _row(here, ours), "theirs": _row(there, theirs)}
        return say("Who does what differs: “{ours}” here, “{theirs}” in {place}: “{words}”", **said)
    if kind == "opposite" and is_of_order:
        return say("What is done first here is done afterwards in {place}: “{words}”", **said)
    if kind != "polarity" and ours and theirs:
        return say_number(
            len(ours),
            "{ours} stands here, but {theirs} in {place}: “{words}”",
            "{ours} stand here, but {theirs} in {place}: “{words}”",
            **said,
        )
    if len(ours) > len(theirs):
        if not theirs:
            return say_number(
                len(ours),
                "{ours} stands here; the counterpart in {place} has {lack}: “{words}”",
                "{ours} stand here; the counterpart in {place} has {lack}: “{words}”",
                lack=say(_LACKS[kind]),
                **said,
            )
        return say_number(
            len(ours),
            "{ours} stands here; the counterpart in {place} has only {theirs}: “{words}”",
            "{ours} stand here; the counterpart in {place} has only {theirs}: “{words}”",
            **said,
        )
    said["words"] = quote(here.words)
    if not ours:
        return say_number(
            len(theirs),
            "{theirs} stands in {place}; here is {lack}: “{words}”",
            "{theirs} stand in {place}; here is {lack}: “{words}”",
            lack=say(_LACKS[kind]),
            **said,
        )
    return say_number(
        len(theirs),
        "{theirs} stands in {place}; here is only {ours}: “{words}”",
        "{theirs} stand in {place}; here is only {ours}: “{words}”",
        **said,
    )


def _row(unit: Unit, signs: Sequence[Sign]) -> str:
    """We … you"""
    return quote(" … ".join(unit.words_of(sign) for sign in signs))


def _quoted(unit: Unit, signs: Sequence[Sign]) -> Message:
    """Their words as they are written, each once: “not”, “never”."""
    return together(map(in_quotes, dict.fromkeys(quote(unit.words_of(sign)) for sign in signs)), ", ")
