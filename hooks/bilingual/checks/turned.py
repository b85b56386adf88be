"""Two blocks that say the opposite, as far as words show it: one negates, one says before, one speaks of another.

Only what is clear is told. A word can be said otherwise in the other language (“inte … förrän”, “only when”); which
words do so stands in the languages' files, and they excuse each other. What nobody knows of a language is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..languages.language import Language
from ..languages.paragraphs import REMEMBERED
from ..problems import ProblemCode
from .signs import BESIDE_NEGATIONS, NEEDED, OR, Sign, Unit, signs_of

# What excludes each other. It is told where one text has words of the one only, and the other of the other only.
OPPOSITES = (
    ("before", "after"),
    ("always", "never"),
    ("always", "sometimes"),
    ("often", "seldom"),
    ("all", "some"),
    ("more", "less"),
    ("earlier", "later"),
    ("first", "second"),
    ("begin", "end"),
    ("increase", "decrease"),
    ("higher", "lower"),
    ("open", "closed"),
    ("safe", "dangerous"),
    ("easy", "hard"),
    ("large", "small"),
    ("long", "short"),
    ("required", "voluntary"),
    ("possible", "impossible"),
    ("free", "charged"),
    ("allowed", "forbidden"),
    ("granted", "refused"),
    ("included", "excluded"),
    ("temporary", "permanent"),
    ("indoors", "outdoors"),
    ("cheap", "expensive"),
    ("remote", "on_site"),
    ("full_time", "part_time"),
    ("summer", "winter"),
    ("spring", "autumn"),
    ("employed", "unemployed"),
    ("weekend", "weekdays"),
    ("highest", "lowest"),
    ("public", "secret"),
    ("left", "right"),
    ("same", "different"),
    ("inside", "outside"),
    ("by_day", "by_night"),
    ("morning", "afternoon"),
    ("morning", "evening"),
    ("business", "private"),
    ("buyer", "seller"),
    ("tenant", "landlord"),
    ("child", "guardian"),
    ("employer", "employee"),
    ("municipality", "region"),
    ("mother", "father"),
    ("hundreds", "thousands"),
    ("thousands", "millions"),
    ("still", "no_longer"),
    ("log_in", "log_out"),
    ("north", "south"),
    ("east", "west"),
    ("above", "below"),
    ("written", "oral"),
    ("gross", "net"),
    ("arrival", "departure"),
    ("add", "remove"),
    ("upload", "download"),
    ("income", "expense"),
    ("adult", "child"),
    ("woman", "man"),
    ("old", "new"),
    ("warm", "cold"),
    ("domestic", "international"),
    ("import", "export"),
    ("today", "tomorrow"),
    ("last_time", "next_time"),
    ("odd", "even"),
    ("youngest", "oldest"),
    ("high", "low"),
    ("even_if", "unless"),
    ("both", "one_of"),
    ("locked", "unlocked"),
    ("accept", "decline"),
    ("buy", "sell"),
    ("front", "back"),
    ("lose", "keep"),
    ("turn_on", "turn_off"),
    ("taxable", "tax_free"),
    ("better", "worse"),
    ("advantage", "disadvantage"),
    ("positive", "negative"),
    ("present", "absent"),
    ("alone", "together"),
    ("fast", "slow"),
    ("first", "last"),
    ("boy", "girl"),
    ("brother", "sister"),
    ("against", "in_favour"),
    ("recommend", "advise_against"),
)
# Who turns to whom, and at whose place: as opposites are, but told as such.
_SIDES = (("contact_us", "contact_you"), ("at_ours", "at_yours"))
# What one of them may be called besides, where it stands beside its opposite: “the company and its employees”.
_MAY_BE = {"employer": "business", "guardian": "adult"}
_RELATIVE = 11  # the first of them: the opposite of one is not the other of the two, as “not after” is not “before”
_OPPOSITES = [(one, other) for pair in OPPOSITES for one, other in (pair, pair[::-1])]
_OPPOSITE = {one: tuple(other for mine, other in _OPPOSITES if mine == one) for one, _ in _OPPOSITES}
_CONTRARY = {one: other for pair in OPPOSITES[_RELATIVE:] for one, other in (pair, pair[::-1])}
_NEVER = frozenset({"always", "never"})
_DENY_A_TIME = frozenset({"never", "no_longer"})
_STOPS = (".", "!", "?")
_WORDS_OF_A_SENTENCE = 4
# Times as many characters, and so many more: such sentences, or blocks, are no counterparts.
_COUNTED = ("negations", "perhaps_without", "conditions", "conditions_first", "only", "failures", "unless")
_FIRST = "first"
_FAILURES, _UNLESS = "failures", "unless"
_DENIALS = frozenset({_FAILURES, "forbidden"})
_DENYING = ("negations", "negations_or_not", "before", "only")
_WHENS = "whens"
_WITHOUT_CLAUSE = 0.66  # a text that lacks a clause has at most so many characters for each of the other
_WE = frozenset({"we", "our"})
_DUTIES = frozenset({"duties", "perhaps_duties"})
_ONE_AND_OTHER = ("we", "us", "you", "you_object")
_OURS = frozenset({"we", "us"})
_YOU = ("you", "you_object", "your")
_SENT = frozenset({"", "persons_to"})  # “send them” is “send to them”; but “you turn to them” is “they help you”
_SPEAKERS = frozenset({"we", "you"})
_OF_SIDES = frozenset(name for pair in _SIDES for name in pair)
_PERSONS = (("we",), ("us",), ("our",), ("you", "you_object"), ("your",))
_MUCH_LONGER, _FAR_LONGER, _FEW = 2.5, 4.0, 20


_Signs = tuple[list[Sign], list[Sign]]


class Turned(NamedTuple):
    """What one text says and the other does not, or the opposite of it: the signs of each, and where they stand."""

    kind: ProblemCode
    ours: Sequence[Sign]
    theirs: Sequence[Sign]
    here: Unit
    there: Unit
    is_of_order: bool = False  # one does first what the other does then


def find_turned(here: Unit, there: Unit, is_certain: bool = True) -> Iterator[Turned]:
    """What is turned between two blocks: at most one of each two sentences that are counterparts, the clearest first.

    Of most, ``can_be_turned`` says before that nothing is. Where it is not certain that they are counterparts, a
    negation is told that one of them has and the other has not.
    """
    if not _alike(here, there, _FAR_LONGER):
        return  # one of them says much more, which is told otherwise
    pairs = list(_sentences(here, there)) if is_certain else [(here, there)]
    if is_certain and (moved := _order(here, there)):
        yield moved
        return
    # A negation may stand in another sentence there, so it is missing only where the whole block has fewer.
    ours, theirs = here.of("negations"), there.of("negations")
    more = len(_with_without(ours, here, there)) - len(_with_without(theirs, there, here))
    has_failures = any(name in unit.by_meaning for unit in (here, there) for name in (_FAILURES, _UNLESS))
    for one, other in pairs:
        negated = _negation(one, other) if more or has_failures else None
        if negated and more and (len(negated.ours) > len(negated.theirs)) != (more > 0):
            negated = None
        if not is_certain:
            found = negated if negated and not (negated.ours and negated.theirs) else None
        else:
            found = _opposite(one, other) or negated or next(_others(one, other), None)
        if found:
            yield found


@lru_cache(maxsize=REMEMBERED)
def can_be_turned(here: str, there: str, language: Language, language_there: Language) -> bool:
    """Whether anything can be told of two blocks, folded: of most of them nothing can, which is seen at once."""
    (ours, named), (theirs, named_there) = signs_of(language).said_in(here), signs_of(language_there).said_in(there)
    if any(ours.get(name) != theirs.get(name) for name in _COUNTED):
        return True
    if _FIRST in ours and _FIRST in theirs:
        return True
    if not _OPPOSITE.keys().isdisjoint(ours) and any(
        other in theirs for name in ours for other in _OPPOSITE.get(name, ())
    ):
        return True
    if ("permissions" in theirs and not _DUTIES.isdisjoint(ours)) or (
        "permissions" in ours and not _DUTIES.isdisjoint(theirs)
    ):
        return True
    if not _OF_SIDES.isdisjoint(ours) and not _OF_SIDES.isdisjoint(theirs):
        return True
    if (_WHENS in ours) != (_WHENS in theirs):
        return True
    if "your" in ours and "you" in theirs and "you" not in ours:
        return True
    if "your" in theirs and "you" in ours and "you" not in theirs:
        return True
    if "they" in theirs and "you" in ours and "you" not in theirs:
        return True
    if "they" in ours and "you" in theirs and "you" not in ours:
        return True
    actors, actors_there = signs_of(language).actors, signs_of(language_there).actors
    if not (actors.isdisjoint(ours) or actors_there.isdisjoint(theirs)) and _have_other_orders(named, named_there):
        return True
    if ("you" in theirs and not actors.isdisjoint(ours) and signs_of(language_there).has("by_oneself", there)) or (
        "you" in ours and not actors_there.isdisjoint(theirs) and signs_of(language).has("by_oneself", here)
    ):
        return True
    return not _WE.isdisjoint((*ours, *theirs)) and any(
        sum(ours.get(name, 0) for name in names) != sum(theirs.get(name, 0) for name in names) for names in _PERSONS
    )


def _order(here: Unit, there: Unit) -> Turned | None:
    """What is done first in one text and then in the other: “first you pay, then you get a decision”."""
    if _FIRST not in here.by_meaning or _FIRST not in there.by_meaning:
        return None
    ours, theirs = here.first_and_then(_FIRST), there.first_and_then(_FIRST)
    if not ours or not theirs:
        return None
    mine, yours = ([sides[0] - sides[1], sides[1] - sides[0]] for sides in (ours, theirs))
    if mine[0] & yours[0] or mine[1] & yours[1] or not (mine[0] & yours[1] or mine[1] & yours[0]):
        return None
    return Turned("opposite", here.of(_FIRST)[:1], there.of(_FIRST)[:1], here, there, is_of_order=True)


def _have_other_orders(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the people and bodies that are named stand in another order: some sentence of them may be turned."""
    return len(ours) > 1 and len(theirs) > 1 and ours != theirs


def _sentences(here: Unit, there: Unit) -> Iterator[tuple[Unit, Unit]]:
    """The sentences of two blocks that are counterparts as far as number and length show; else the blocks."""
    ours, theirs = here.sentences(), there.sentences()
    if len(ours) == len(theirs) and all(map(_alike, ours, theirs)):
        yield from zip(ours, theirs, strict=True)
    else:
        yield here, there


def _alike(one: Unit, other: Unit, times: float = _MUCH_LONGER) -> bool:
    shorter, longer = sorted((one.end - one.start, other.end - other.start))
    return longer <= times * shorter + _FEW


def _both_know(here: Unit, there: Unit, *names: str) -> bool:
    return here.said.known.known.issuperset(names) and there.said.known.known.issuperset(names)


def _negation(here: Unit, there: Unit) -> Turned | None:
    """The negations of one text that the other lacks, where no word in that negates by itself."""
    ours, theirs = here.of("negations"), there.of("negations")
    if not ours and not theirs:
        return _unless(here, there) or _failure(here, there)
    ours, theirs = _with_without(ours, here, there), _with_without(theirs, there, here)
    if len(ours) == len(theirs) or not _both_know(here, there, *NEEDED["polarity"]):
        return None
    less, more = (there, here) if len(ours) > len(theirs) else (here, there)
    missing = abs(len(ours) - len(theirs)) - len(less.of("negations_or_not"))
    if more.of("without") and len(more.of("negations")) - len(less.of("negations")) > 1:
        missing -= 2  # “never without” is “always with”
    elif more.of("without", "perhaps_without") and (
        "always" in less.by_meaning or less.said.known.has("like_not_without", less.text)
    ):
        missing -= 1  # “cannot … without” is “you need”
    if ("before" in less.by_meaning or less.said.known.has("like_not_until", less.text)) and more.said.known.negating(
        more.text
    )[BESIDE_NEGATIONS]:
        missing -= 1  # “inte förrän” is “before”, and “not until you have” is “once you have”
    missing -= any(_CONTRARY.get(one) in there.by_meaning for one in here.by_meaning)  # “not open” is “closed”
    if "always" in less.by_meaning and "never" in more.by_meaning and _denies_in_words(here, there):
        missing -= 1  # “never unlocked” is “always locked”
    return Turned("polarity", ours, theirs, here, there) if missing > 0 and missing > _excused(less, more) else None


def _with_without(found: list[Sign], one: Unit, other: Unit) -> list[Sign]:
    """The negations with “utan” behind another one, which is “without” where the other text says that."""
    return [*found, *one.of("perhaps_without")] if other.of("without") else found


def _unless(here: Unit, there: Unit) -> Turned | None:
    """“Unless you study” where the other text says “if you study” and denies nothing."""
    ours, theirs = here.of(_UNLESS), there.of(_UNLESS)
    if bool(ours) == bool(theirs) or not _both_know(here, there, _UNLESS):
        return None
    other = there if ours else here
    if not other.of("conditions") or other.of(*_DENYING) or other.said.known.negating(other.text):
        return None
    return Turned("polarity", ours, theirs, here, there)


def _failure(here: Unit, there: Unit) -> Turned | None:
    """“Failed to save” where the other text says in no word that something is not so."""
    ours, theirs = here.of(_FAILURES), there.of(_FAILURES)
    if (
        bool(ours) == bool(theirs)
        or not all(_DENIALS.issuperset(sign.means) for sign in (*ours, *theirs))
        or not _both_know(here, there, _FAILURES)
    ):
        return None
    other = there if ours else here
    if other.of(*_DENYING) or any(kind != OR for kind in other.said.known.negating(other.text)):
        return None
    return Turned("polarity", ours, theirs, here, there)


def _excused(less: Unit, more: Unit) -> int:
    """How many words of the text with fewer negations negate by themselves and have none of their kind in the other."""
    found, others = less.said.known.negating(less.text), more.said.known.negating(more.text)
    beside = 2 * found.pop(BESIDE_NEGATIONS, 0)  # “inte … om inte” is “only if”
    if not less.of("negations"):
        del found[OR]
    return beside + sum(max(0, number - others[kind]) for kind, number in found.items())


def _opposite(here: Unit, there: Unit) -> Turned | None:
    """The words of each that exclude each other, but not in “always open” and “never closed”."""
    ours, theirs = here.by_meaning, there.by_meaning
    found = [
        (one, other)
        for one in ours
        for other in _OPPOSITE.get(one, ())
        if other in theirs and one not in theirs and other not in ours and _both_know(here, there, one, other)
        if _MAY_BE.get(one) not in theirs and _MAY_BE.get(other) not in ours
    ]
    names = {one for one, _ in found}
    if not found or (names & _NEVER and names & _CONTRARY.keys()):
        return None
    if names <= _NEVER and _denies_in_words(here, there):
        return None  # “alltid låst”, “never unlocked”
    if _is_negated(here, there) and (names.isdisjoint(OPPOSITES[0]) or _negates_otherwise(here, there)):
        return None
    one, other = found[0]
    return Turned("opposite", ours[one], theirs[other], here, there)


def _denies_in_words(here: Unit, there: Unit) -> bool:
    """Whether the text that says “never” has a word more that negates, or “without”."""
    never, other = (here, there) if "never" in here.by_meaning else (there, here)
    if never.of("without", "perhaps_without"):
        return True
    found, others = (unit.said.known.negating(unit.text) for unit in (never, other))
    return any(number > others[kind] for kind, number in found.items())


def _is_negated(*units: Unit) -> bool:
    """Whether a word negates in one of them, besides “never” and “no longer”, which have opposites."""
    return any(_DENY_A_TIME.isdisjoint(sign.means) for unit in units for sign in unit.of("negations"))


def _negates_otherwise(here: Unit, there: Unit) -> bool:
    """Whether one negates more than the other, or with another word beside it: “not before”, “inte förrän efter”."""
    (ours, mine), (theirs, yours) = (
        (len(unit.of("negations")), unit.said.known.negating(unit.text)[BESIDE_NEGATIONS]) for unit in (here, there)
    )
    return ours != theirs or mine != yours


def _others(here: Unit, there: Unit) -> Iterator[Turned]:
    """What is turned or lost besides negations and opposites; each is asked in both directions."""
    ours, theirs = here.by_meaning.keys(), there.by_meaning.keys()
    for kind, asked, turned in _OTHERS:
        if (
            asked.isdisjoint(ours | theirs) and (kind != "who" or here.said.known.actors.isdisjoint(ours | theirs))
        ) or not _both_know(here, there, *NEEDED[kind]):
            continue
        if found := turned(here, there):
            yield Turned(kind, *found, here, there)
        elif found := turned(there, here):
            yield Turned(kind, *found[::-1], here, there)


def _persons(one: Unit, other: Unit) -> _Signs | None:
    """Where we do in ``one`` what you do in ``other``, or what you do to us, or what is ours is yours."""
    ours, theirs = one.by_meaning, other.by_meaning
    if roles := _roles(one, other):
        return roles
    if "your" in ours and "you" in theirs and (yours := _you_for_yours(one, other)):
        return yours
    if _begins_with_other(one, other):
        return _all(one, other)
    if "you" in theirs and (alone := _alone_for_somebody(one, other)):
        return alone
    if "they" in theirs and _WE.isdisjoint((*ours, *theirs)):
        return _they_for_you(one, other)
    if _WE.isdisjoint(ours) or "we" in theirs:
        return None
    has_objects = "you_object" in one.said.known.known  # else “you” is both
    others_we = theirs.keys() & {"us", "our"}
    if "we" in ours and "they" in theirs and "they" not in ours and not others_we:
        is_first = theirs["they"][0].start == other.first  # else it stands for something named before
        if is_first and len(one.of(*_ONE_AND_OTHER)) == len(other.of("they", *_ONE_AND_OTHER)):
            return _all(one, other)
    if "we" in ours and "us" in theirs and _is_done_with_us(one, other):
        return _all(one, other)
    if "we" in ours and "our" in theirs and _is_ours_for_yours(one, other):
        return _all(one, other)
    if "we" in ours and "us" in theirs and _is_done_at(one, other):
        return _all(one, other)
    if "we" in ours and "you_object" in ours and not others_we and _does_it_alone(one, other):
        return _all(one, other)
    if "we" in ours and "us" not in ours:
        are_one_word = has_objects and "you_object" not in other.said.known.known
        are_all_you = are_one_word and "you_object" in ours and "you" in theirs and not others_we
        if are_all_you and len(one.of(*_ONE_AND_OTHER)) == len(theirs["you"]):
            return _all(one, other)  # “Vi kontaktar dig”, “You contact you”
        is_we_for_you = "you" in theirs and not others_we and "you_object" not in (*ours, *theirs)
        is_we_for_you = is_we_for_you and not other.said.known.has("persons_getting", other.text)  # what we do to you
        if is_we_for_you and len(one.of("we", "you")) == len(theirs["you"]):
            return _all(one, other)
        done_to = "you_object" in ours and "you" not in ours if has_objects else "you" in ours
        if done_to and _is_done_to_us(one, other) and "you_object" not in theirs:
            return _all(one, other)
    if "our" in ours and "your" in theirs and not ours.keys() & {"we", "us", "your"} and not others_we:
        # “Du kan ändra våra uppgifter”, “You can change your information”: one of ours, one of yours
        is_alone = not ours.keys() & {"you", "you_object"} and not theirs.keys() & {"you", "you_object"}
        are_one_each = len(one.of("our")) == len(other.of("your")) == 1
        are_same_you = len(one.of("you", "you_object")) == len(other.of("you", "you_object")) == 1
        if is_alone or (are_one_each and are_same_you):
            return _all(one, other)
    return None


def _begins_with_other(one: Unit, other: Unit) -> bool:
    """Whether we begin what you begin in ``other``, and all else is the same: “We decide when we meet”."""
    we, you = (sorted(unit.of(*_ONE_AND_OTHER)) for unit in (one, other))
    if len(we) != len(you) or len(we) < 2 or "we" not in we[0].means or "you" not in you[0].means:
        return False
    if we[0].start != one.first or you[0].start != other.first:
        return False
    mine, yours = ([not _OURS.isdisjoint(sign.means) for sign in signs[1:]] for signs in (we, you))
    return mine == yours and not other.said.known.has("persons_getting", other.text)


def _roles(one: Unit, other: Unit) -> _Signs | None:
    """Where one acts on another, or gives to or gets from another, and in ``other`` it is the other way round.

    Only where nothing else can be meant: both are named once in each, with the same word before the second (“to”, “by”
    or none; between others than us and you, “to” is none) and none before the first, and in one clause.
    """
    if one.said.known.actors.isdisjoint(one.by_meaning) or other.said.known.actors.isdisjoint(other.by_meaning):
        return None
    ours, theirs = one.actors(), other.actors()
    if len(ours) == len(theirs) == 3:  # “The interpreter comes with you to the doctor”
        ours, theirs = ([each for each in side if each[0] not in _SPEAKERS] for side in (ours, theirs))
    if len(ours) != 2 or len(theirs) != 2:
        return None
    (first, sign), (second, sign_too) = ours
    if first == second or [name for name, _ in theirs] != [second, first]:
        return None
    links = one.role(sign, sign_too), other.role(theirs[0][1], theirs[1][1])
    if None in links or (links[0] != links[1] and (not _SENT.issuperset(links) or _SPEAKERS & {first, second})):
        return None
    return [sign, sign_too], [sign for _, sign in theirs]


def _sides(one: Unit, other: Unit) -> _Signs | None:
    """“Hör av dig till oss” where the other text says “We will contact you”, and neither says both."""
    ours, theirs = one.by_meaning, other.by_meaning
    for us, you in _SIDES:
        if us in ours and you in theirs and us not in theirs and you not in ours and not _is_negated(one, other):
            return list(ours[us]), list(theirs[you])
    return None


def _you_for_yours(one: Unit, other: Unit) -> _Signs | None:
    """Where ``one`` begins with somebody of yours, and ``other`` with you and without them: “your manager”, “you”."""
    your, you = one.of("your"), other.of("you")
    if (
        len(your) != 1
        or your[0].start != one.first
        or one.of("we", "you", "you_object")
        or len(one.of("us")) != len(other.of("us"))
        or not you
        or you[0].start != other.first
    ):
        return None
    who = [each for each in one.actors() if each[0] not in _SPEAKERS]
    if len(who) != 1 or who[0][1].start > your[0].end + 1 or who[0][0] in other.by_meaning or other.of("your"):
        return None
    return None if other.said.known.has("persons_getting", other.text) else ([your[0], who[0][1]], [you[0]])


def _they_for_you(one: Unit, other: Unit) -> _Signs | None:
    """Where ``one`` begins with you, and ``other`` with her or him, and neither speaks of the other: “You choose”."""
    you, they = one.of("you"), other.of("they")
    if not you or one.of("they", "us") or other.of("us", *_YOU):
        return None
    return _all(one, other) if you[0].start == one.first and they[0].start == other.first else None


def _does_it_alone(one: Unit, other: Unit) -> bool:
    """Whether you do in ``other`` yourself what is done for you in ``one``: “We pay for you”, “You pay yourself”."""
    you = other.of("you")
    if not you or you[0].start != other.first or one.said.known.has("by_oneself", one.text):
        return False
    return other.said.known.has("by_oneself", other.text) and not other.said.known.has("persons_getting", other.text)


def _alone_for_somebody(one: Unit, other: Unit) -> _Signs | None:
    """Where somebody begins ``one`` that speaks of no you and we, and you do it yourself in ``other``."""
    if one.of("us", "we", "our", "they", *_YOU) or other.of("we", "us"):
        return None
    who = [
        each
        for each in one.actors()
        if each[1].start == one.first or one.said.known.is_article_before(one.text, each[1].start - one.first)
    ]
    if len(who) != 1 or who[0][0] in other.by_meaning or not _does_it_alone(one, other):
        return None
    return [who[0][1]], other.of("you")


def _is_ours_for_yours(one: Unit, other: Unit) -> bool:
    """“We read your letter” where the other text says “You read our letter”."""
    we, you = one.of("we"), other.of("you")
    if not you or we[0].start != one.first or you[0].start != other.first:
        return False
    mine, yours = sorted(one.of(*_ONE_AND_OTHER, "our", "your")), sorted(other.of(*_ONE_AND_OTHER, "our", "your"))
    if len(mine) != 2 or len(yours) != 2 or "your" not in mine[1].means or "our" not in yours[1].means:
        return False
    return not other.said.known.has("persons_getting", other.text)


def _is_done_at(one: Unit, other: Unit) -> bool:
    """Whether we do in ``one`` at you what you do at us in ``other``: “Vi lämnar bilen hos dig”; or take from you.

    With a word such as “with” both do it, unless the other language says “at” (``persons_at``).
    """
    we, you = one.of("we")[0], other.of("you")
    if we.start != one.first or not you or you[0].start != other.first or other.of("we") or one.of("us"):
        return False
    if other.said.known.has("persons_getting", other.text):
        return False
    mine = {(one.link(sign), one.is_at(sign)) for sign in one.of("you_object", "you")}
    yours = {(other.link(sign), other.is_at(sign)) for sign in other.of("us")}
    if len(mine) != 1 or len(yours) != 1:
        return False
    ((link, is_at),), ((link_there, is_at_there),) = mine, yours
    if not (is_at or is_at_there) or None in (link, link_there):
        return False
    return {link, link_there} <= {"person_links", "persons_from"}


def _is_done_to_us(one: Unit, other: Unit) -> bool:
    """Whether something is done to us in ``other``, not “with us”; or to us or from us, and in ``one`` as to you."""
    links = [other.link(sign) for sign in other.of("us")]
    if None in links:
        return True
    mine = [one.link(sign) for sign in one.of("you_object", "you")]
    return any(link in links and link in mine for link in ("persons_to", "persons_from"))


def _is_done_with_us(one: Unit, other: Unit) -> bool:
    """Whether we do something with what is yours in ``one``, and you do it in ``other``, “with us”."""
    you = other.of("you")
    if one.of("us", "you", "you_object") or other.of("our", "you_object") or not one.of("your") or not you:
        return False
    if one.of("we")[0].start != one.first or you[0].start != other.first:
        return False
    links = {other.link(sign) for sign in other.of("us")}
    return links == {"person_links"} and not other.said.known.has("persons_getting", other.text)


def _all(one: Unit, other: Unit) -> _Signs:
    persons = ["they", *(name for names in _PERSONS for name in names)]
    return sorted(one.of(*persons)), sorted(other.of(*persons))


def _condition(one: Unit, other: Unit) -> _Signs | None:
    """A condition that has no counterpart, and nothing that can be one."""
    signs = one.of("conditions") or _condition_first(one)
    if not signs or other.of("conditions"):
        return None
    known, text = other.said.known, _without_named_before(other, one, signs)
    is_said = known.has("like_conditions", text) or known.begins("like_conditions_first", text)
    is_said = is_said or "?" in text  # “Ill? Call us.”
    is_said = is_said or bool(other.of("only"))  # “only” is “not if not”
    return None if is_said or _is_only_if(one, other) else (signs, [])


def _when(one: Unit, other: Unit) -> _Signs | None:
    """“When you have paid” where the other text is too short to say that, and has no word that can stand for it."""
    signs = one.of(_WHENS)
    if not signs or len(other.text) > _WITHOUT_CLAUSE * len(one.text) or one.text.count(" ") < _WORDS_OF_A_SENTENCE:
        return None
    if one.text.rstrip()[-1:] not in _STOPS or "?" in one.text + other.text:
        return None
    if len(one.sentences()) != 1 or len(other.sentences()) != 1:
        return None
    if other.of(_WHENS, "conditions", "conditions_first", "before", "after"):
        return None
    known, text = other.said.known, other.text
    is_said = known.has("like_conditions", text) or known.begins("like_conditions_first", text)
    return None if is_said or known.has("like_whens", text) else (signs[:1], [])


def _without_named_before(other: Unit, one: Unit, conditions: Sequence[Sign]) -> str:
    """The text of ``other`` without whom ``one`` names before its condition: not “if you are a parent” then."""
    text, first = other.text, min(sign.start for sign in conditions)
    for name in other.said.known.actors & other.by_meaning.keys() & one.by_meaning.keys():
        if all(sign.start < first for sign in one.by_meaning[name]):
            for sign in other.by_meaning[name]:
                start, end = sign.start - other.first, sign.end - other.first
                if other.said.known.begins_clause(text[end:]):
                    continue  # “children who are ill”
                text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_only_if(one: Unit, other: Unit) -> bool:
    """Whether one says “only if you are”, and the other “you must be”, or “you cannot … without”."""
    return bool(one.of("only") and one.of("conditions") and other.of("duties", "negations"))


def _condition_first(one: Unit) -> list[Sign]:
    """“Om” or “Har du” at the beginning of a whole sentence; in a heading it is “about”, and in a question it asks."""
    is_whole = one.text.rstrip()[-1:] in _STOPS and "?" not in one.text and one.text.count(" ") >= _WORDS_OF_A_SENTENCE
    return [sign for sign in one.of("conditions_first") if sign.start == one.first] if is_whole else []


def _only(one: Unit, other: Unit) -> _Signs | None:
    """“Only” without a counterpart, and without a negation for it: “only one” is “not more than one” too."""
    if not one.of("only") or other.of("only") or len(other.of("negations")) > len(one.of("negations")):
        return None
    if other.of("duties") and not one.of("duties"):
        return None  # “only members may” is “you must be a member”
    is_said = other.said.known.has("like_only", other.text) or _excused(other, one)
    return None if is_said else (one.of("only"), [])


def _duty(one: Unit, other: Unit) -> _Signs | None:
    """What must be done in ``one`` and may be done in ``other``, where no “only” or “if” makes a duty of that."""
    must, may = one.of(*_DUTIES), _permissions(other)
    if not must or not may or _permissions(one) or other.of(*_DUTIES):
        return None
    if any(unit.of("only", "negations") for unit in (one, other)) or bool(one.of("conditions")) != bool(
        other.of("conditions")
    ):
        return None
    return None if other.said.known.has("like_duties", other.text) else (must, may)


def _permissions(unit: Unit) -> list[Sign]:
    """The words that permit, but not “May” inside a sentence, which is a month."""
    signs = unit.of("permissions")
    return [sign for sign in signs if sign.start == unit.first or not unit.words_of(sign)[0].isupper()]


_OTHERS: tuple[tuple[ProblemCode, frozenset[str], Callable[[Unit, Unit], _Signs | None]], ...] = (
    ("who", _WE | {"they"}, _persons),
    ("who", _OF_SIDES, _sides),
    ("condition", frozenset({"conditions", "conditions_first"}), _condition),
    ("condition", frozenset({_WHENS}), _when),
    ("only", frozenset({"only"}), _only),
    ("duty", _DUTIES, _duty),
)
