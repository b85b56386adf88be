"""What is turned between two texts, told at its line: negations, opposites, persons, conditions, “only”, duties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from ..languages.language import Language
from ..problems import Problem, ProblemCode, quote
from ..quantities.quantity import is_opposite
from ..site.agreement import Exemption, Found, Reading
from .exceptions import is_allowed
from .pairing import Pair, Stretch
from .signs import NEEDED, Said, Sign, Unit
from .turned import Turned, find_turned

_LACKS: dict[ProblemCode, str] = {
    "polarity": "no word that negates",
    "condition": "no condition",
    "only": "no such word",
}
_NOT_THE_SAME = frozenset({"sentence", "language"})  # a text that says something else, even on purpose
_OF_NUMBERS = frozenset({"number", "limit"})
_UNPAIRED = " Not all paragraphs of this section could be paired, so it may stand elsewhere in it."


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
    enough = (problem for problem in told if _says_enough(problem, allowed))
    places = {place for problem in enough for place in (f"{problem.file}:{problem.line}", problem.there)}
    places.difference_update(f"{one.file}:{one.covers}" for one in allowed if one.kind in NEEDED)
    said: dict[int, Said] = {}
    is_certain = all(pair.is_certain and pair.here and pair.there for pair in pairs)
    for pair in pairs:
        if not pair.here or not pair.there:
            continue
        ours, theirs = _unit(pair.here, languages[0], said), _unit(pair.there, languages[1], said)
        if not ours.signs and not theirs.signs:
            continue
        if places and not places.isdisjoint(pair.places(here.passage.file, there.passage.file)):
            continue
        for turned in find_turned(ours, theirs, is_certain):
            if turned.kind != "polarity" or not _is_a_limit(turned, here.quantities, there.quantities):
                yield _problem(turned, here.passage.file, there.passage.file, is_certain)


def _is_a_limit(turned: Turned, ours: Sequence[Found], theirs: Sequence[Found]) -> bool:
    """Whether a negation belongs to a limit that the other text says without one: “not before”, “from … on”."""
    here, there = (
        [one.quantity.bound for one in found if _stands_in(one, unit)]
        for found, unit in ((ours, turned.here), (theirs, turned.there))
    )
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


def _stands_in(found: Found, unit: Unit) -> bool:
    return found.part is unit.said.part and unit.start <= found.quantity.start < unit.end


def _says_enough(problem: Problem, allowed: Sequence[Exemption]) -> bool:
    return problem.code in _NOT_THE_SAME or (problem.code in _OF_NUMBERS and not is_allowed(problem, allowed))


def _unit(stretch: Stretch, language: Language, known: dict[int, Said]) -> Unit:
    """A block with its signs; each text is searched once."""
    part = stretch.prose
    if id(part) not in known:
        known[id(part)] = Said(part, language)
    return known[id(part)].within(stretch.start, stretch.end)


def _problem(turned: Turned, file: str, file_there: str, is_certain: bool) -> Problem:
    kind, ours, theirs, here, there = turned
    line = here.line_of(ours[0]) if ours else here.line
    place = f"{file_there}:{there.line_of(theirs[0]) if theirs else there.line}"
    mine, others = _quoted(here, ours), _quoted(there, theirs)
    stands = "stands" if len(ours or theirs) == 1 else "stand"
    if kind == "who":
        what = (
            f"Who does what differs: {_row(here, ours)} here, {_row(there, theirs)} in {place}: “{quote(there.words)}”"
        )
    elif kind != "polarity" and ours and theirs:
        what = f"{mine} {stands} here, but {others} in {place}: “{quote(there.words)}”"
    elif len(ours) > len(theirs):
        lacks = f"has only {others}" if theirs else f"has {_LACKS[kind]}"
        what = f"{mine} {stands} here; the counterpart in {place} {lacks}: “{quote(there.words)}”"
    else:
        lacks = f"only {mine}" if ours else _LACKS[kind]
        stands = "stands" if len(theirs) == 1 else "stand"
        what = f"{others} {stands} in {place}; here is {lacks}: “{quote(here.words)}”"
    if not is_certain:
        what += _UNPAIRED
    to_do = f"Say the same in every language, or allow it beside the text: <!-- allow {kind}: why -->"
    return Problem(file, line, what, to_do, kind, "warning", place)


def _row(unit: Unit, signs: Sequence[Sign]) -> str:
    """“We … you”"""
    return f"“{quote(' … '.join(unit.words_of(sign) for sign in signs))}”"


def _quoted(unit: Unit, signs: Sequence[Sign]) -> str:
    """Their words as they are written, each once: “not”, “never”."""
    return ", ".join(dict.fromkeys(f"“{quote(unit.words_of(sign))}”" for sign in signs))
