"""Numbers: what is counted, measured or dated in one language is so in the other; a rule's value comes from its tag."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import product
from operator import attrgetter
from typing import cast

from ..data.rules.rule import FILE as RULES_FILE
from ..data.rules.rule import Rule
from ..data.rules.wording import Wording
from ..languages.language import Language
from ..messages import Message, first_of, in_quotes, say, to_say, together
from ..pages.section import Passage
from ..problems import Edit, Problem, quote
from ..quantities import (
    Quantity,
    every_in,
    find_quantities,
    in_other_units,
    normal_value,
    quantity_at,
    rates_in,
    things_per,
)
from ..quantities.quantity import Bound, Kind, Limit, is_opposite
from ..site.agreement import TO, Found, Reading
from ..text.words import Prose
from .alike import Side, can_be_the_same, without_alike
from .gaps import lacks
from .limits import unmatched, with_its_limit, words_with_limit

_VALUES = ((), ("now",), ("amount",))  # what follows the name of a rule where its value is said
_start, _end = attrgetter("start"), attrgetter("end")

_TO_DO = say("Say the same in every language, or allow it beside the text: <!-- allow {kind}: why -->", kind="number")
_WITH_RATES = ("money", "duration", "count", "multiple", "percentage", "measure")
_TIMES = {
    "PT1H": to_say("per hour"),
    "P1D": to_say("per day"),
    "P7D": to_say("per week"),
    "P14D": to_say("per fortnight"),
    "P1M": to_say("per month"),
    "P3M": to_say("per quarter"),
    "P6M": to_say("per half-year"),
    "P1Y": to_say("per year"),
    "P1T": to_say("per term"),
}


def quantities_of(prose: Sequence[Prose], language: Language, rules: Mapping[str, Rule]) -> list[Found]:
    """The quantities that a reader reads in a passage, in order. What the tag of a rule prints is the rule's value."""
    return [
        Found.of(quantity, part)
        for part in prose
        for quantity in _with_rules(find_quantities(part.text, language), part, language, rules)
    ]


def _with_rules(
    quantities: Sequence[Quantity], part: Prose, language: Language, rules: Mapping[str, Rule]
) -> Sequence[Quantity]:
    """The quantities, with the value of each rule where a tag has said it in words that cannot be read back."""
    more: list[Quantity] = []
    instead: set[int] = set()  # the numbers of those that others stand for
    for start, end, tag in part.spans:
        rule = rules.get(tag.path[1]) if tag.path[0] == "rules" and tag.path[2:] in _VALUES else None
        values = [normal_value(end) for end in rule.machine_ends] if rule else []
        first, after = bisect_right(quantities, start, key=_end), bisect_left(quantities, end, key=_start)
        within = [quantities[number] for number in range(first, after) if number not in instead]
        if _say(within, values) or _say(find_quantities(part.text[start:end], language), values):
            continue
        assert rule
        said = [quantity_at(part.text, start, end, value, cast(Kind, rule.kind), language) for value in values]
        if tag.path[2:] != ("amount",):
            limit = cast(Limit | None, rule.limit)
            said = [replace(one, bound=Bound(limit, one.start, one.end) if limit else None) for one in said]
        more += said
        instead.update(range(first, after))
    if not more:
        return quantities
    left = (one for number, one in enumerate(quantities) if number not in instead)
    return sorted([*more, *left], key=_start)


def _say(quantities: Iterable[Quantity], values: Iterable[str]) -> bool:
    return {one.value for one in quantities} >= set(values)


def compare_numbers(one: Reading, other: Reading, languages: tuple[Language, Language]) -> Iterator[Problem]:
    """The quantities that one of two passages has and the other lacks, with their limits.

    What a tag has printed is compared as the tag: it is not told that a language says it in words that are not read.
    """
    here, there = one.passage, other.passage
    with_limits = not any(lacks(language, "limits") for language in languages)
    extra_here, extra_there = unmatched(one.quantities, other.quantities, languages if with_limits else None)
    if not extra_here and not extra_there:
        yield from _compare_what_for(one, other, languages)
        return
    tags, others = (Counter(tag.path for tag in each.tags) for each in (here, there))
    same = {path for path in tags if tags[path] == others[path]}
    extra_here, extra_there = (
        [each for each in extra if not _is_same_tag(each, same, partly) and not (can_be_unsaid and each.is_one_unit)]
        for extra, partly, can_be_unsaid in (
            (extra_here, _partly_printed(extra_there), languages[1].units_alone),
            (extra_there, _partly_printed(extra_here), languages[0].units_alone),
        )
    )
    if not extra_here and not extra_there:
        yield from _compare_what_for(one, other, languages)
        return
    extra_here, extra_there = without_alike(Side(one, extra_here, languages[0]), Side(other, extra_there, languages[1]))
    limited = all(
        any(each.is_bare_one and each.quantity.bound for each in extra) for extra in (extra_here, extra_there)
    )
    if all(
        (each.is_bare_one and not limited) or tags[each.tag or ()] != others[each.tag or ()]
        for each in (*extra_here, *extra_there)
    ):
        if not extra_here and not extra_there:
            yield from _compare_what_for(one, other, languages)
        return  # nothing, or what is said of the tags
    line = extra_here[0].line if extra_here else here.line
    place = f"{there.file}:{extra_there[0].line if extra_there else there.line}"
    if not extra_there:
        what = say("{said} has no counterpart in {place}.", said=quoted(extra_here), place=place)
    elif not extra_here:
        what = say("{said} in {place} has no counterpart in this section.", said=quoted(extra_there), place=place)
    else:
        values = [{each.quantity.value for each in extra} for extra in (extra_here, extra_there)]
        both = values[0] & values[1]
        for mine, yours in product(extra_here[:_MANY], extra_there[:_MANY]):
            if mine.quantity.bound and yours.quantity.bound and can_be_the_same(mine.quantity, yours.quantity):
                both |= {mine.quantity.value, yours.quantity.value}  # “under 18” and “over 18 years”

        said = to_say("The numbers differ: {ours} here, {theirs} in {place}.")
        if values[0] | values[1] == both:
            said = to_say("The limits differ: {ours} here, {theirs} in {place}.")
        what = say(said, ours=quoted(extra_here, both), theirs=quoted(extra_there, both), place=place)
    yield Problem(here.file, line, what, _TO_DO, "number", "warning", place)


def _compare_what_for(one: Reading, other: Reading, languages: tuple[Language, Language]) -> Iterator[Problem]:
    """What the same numbers are for: so many kronor a day or a month, per person or per family."""
    yield from (
        list(_compare_rates(one, other))
        or list(_compare_things(one, other, languages))
        or _compare_times(one, other, languages)
    )


def _compare_rates(one: Reading, other: Reading) -> Iterator[Problem]:
    """What is the same number of the same things, but in another time: SEK 500 a day or a month.

    Not where only one text says the time.
    """
    if not all(any(each.quantity.per for each in reading.quantities) for reading in (one, other)):
        return
    here, there = one.passage, other.passage
    ours, theirs = (_by_value(reading.quantities) for reading in (one, other))
    for value, found in ours.items():
        others = theirs.get(value, [])
        times = [Counter(each.quantity.per for each in side) for side in (found, others)]
        if not any(None in each for each in times) and times[0] - times[1] and times[1] - times[0]:
            ((mine, _), *_), ((yours, _), *_) = ((a - b).items() for a, b in (times, times[::-1]))
            said, counterpart = (
                next(each for each in side if each.quantity.per == per)
                for side, per in ((found, mine), (others, yours))
            )
            place = f"{there.file}:{counterpart.line}"
            pattern = to_say(
                "The numbers are of different times: {ours} {time} here, {theirs} {time_there} in {place}."
            )
            if not all(each and each.startswith("P") for each in (mine, yours)):
                pattern = to_say(
                    "It differs what the numbers are for: {ours} {time} here, {theirs} {time_there} in {place}."
                )
            what = say(
                pattern,
                ours=quoted([said]),
                time=_per(mine),
                theirs=quoted([counterpart]),
                time_there=_per(yours),
                place=place,
            )
            yield Problem(here.file, said.line, what, _TO_DO, "number", "warning", place)


def _compare_things(one: Reading, other: Reading, languages: tuple[Language, Language]) -> Iterator[Problem]:
    """The same sum for another thing: SEK 60 per person or per family, per visit or per hour."""
    if not all(any(each.quantity.kind == "money" for each in reading.quantities) for reading in (one, other)):
        return
    sides = [
        {value: found[0] for value, found in _by_value(reading.quantities).items() if not found[1:]}
        for reading in (one, other)
    ]
    for value, found in sides[0].items():
        counterpart = sides[1].get(value)
        if found.quantity.kind != "money" or not counterpart:
            continue
        both = (found, counterpart)
        things = [_things_of(each, language) for each, language in zip(both, languages, strict=True)]
        if not any(things):
            continue
        mine, yours = (
            each.keys() | ({found.quantity.per} if found.quantity.per else set[str]())
            for each, found in zip(things, both, strict=True)
        )
        if mine - yours and yours - mine:
            ours, theirs = min(mine - yours), min(yours - mine)
            place = f"{other.passage.file}:{counterpart.line}"
            what = say(
                "It differs what the numbers are for: {ours} {time} here, {theirs} {time_there} in {place}.",
                ours=quoted([found]),
                time=_per(things[0].get(ours, ours)),
                theirs=quoted([counterpart]),
                time_there=_per(things[1].get(theirs, theirs)),
                place=place,
            )
            yield Problem(one.passage.file, found.line, what, _TO_DO, "number", "warning", place)


def _things_of(found: Found, language: Language) -> dict[str, str]:
    return things_per(found.part.text, found.quantity.end, language) if found.part else {}


def _compare_times(one: Reading, other: Reading, languages: tuple[Language, Language]) -> Iterator[Problem]:
    """What happens every week in one text and every month in the other, with no number to it."""
    if any(lacks(language, "numbers") for language in languages):
        return
    sides: list[list[tuple[str, str, int]]] = []
    for reading, language in zip((one, other), languages, strict=True):
        sides.append(list(_times_in(reading, language)))
        if not sides[-1]:
            return
    times = [_all_times(reading, language) for reading, language in zip((one, other), languages, strict=True)]
    ours = [said for said in sides[0] if said[0] not in times[1]]
    theirs = [said for said in sides[1] if said[0] not in times[0]]
    if ours and theirs:
        (_, words, line), (_, counterpart, line_there) = ours[0], theirs[0]
        place = f"{other.passage.file}:{line_there}"
        what = say(
            "The times differ: “{ours}” here, “{theirs}” in {place}.",
            ours=quote(words),
            theirs=quote(counterpart),
            place=place,
        )
        yield Problem(one.passage.file, line, what, _TO_DO, "number", "warning", place)


def _times_in(reading: Reading, language: Language) -> Iterator[tuple[str, str, int]]:
    for part in reading.prose:
        for time, start, end in every_in(part.text, language):
            yield time, part.text[start:end], part.line_at(start)


def _all_times(reading: Reading, language: Language) -> set[str]:
    """Every time that a text can mean: “7 dagar” is a week."""
    said = {one.quantity.value for one in reading.quantities} | {one.quantity.per or "" for one in reading.quantities}
    return said.union(*(rates_in(part.text, language) for part in reading.prose))


def _by_value(quantities: Iterable[Found]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for one in quantities:
        if one.quantity.kind in _WITH_RATES:
            found.setdefault(one.quantity.value, []).append(one)
    return found


def _per(time: str | None) -> Message:
    if time in _TIMES:
        return say(_TIMES[time])
    measure, _, amount = (time or "").partition(" ")
    if amount and amount[0].isdigit():  # km 10
        time = measure if amount == "1" else f"{amount} {measure}"
    return say("per {time}", time=time)


def _is_same_tag(found: Found, same: Container[tuple[str, ...]], partly: Container[tuple[str, ...] | None]) -> bool:
    """Whether a tag that both passages have has printed all of it there too, in whatever words.

    ``partly`` are the tags there that have printed only some of a quantity.
    """
    return found.tag in same and found.is_printed and found.tag not in partly


def _partly_printed(found: Iterable[Found]) -> set[tuple[str, ...] | None]:
    return {one.tag for one in found if not one.is_printed}


_STOP = re.compile(r"[.!?…](?=\s)|\n\n")
_OPENS = re.compile(r"\((?:[^\W\d_]+ )?\Z")  # “(i högst 6 månader)”
_NEAR = 12  # characters in which that is looked for
_MANY = 20  # quantities that a message can quote and still be read


def quoted(found: Sequence[Found], limited: Container[str] = ()) -> Message:
    """The words of what was found, with the limits of some values."""
    said = [
        with_its_limit(one) if one.quantity.value in limited else in_quotes(quote(one.words)) for one in found[:_MANY]
    ]
    return first_of([*said, *found[_MANY:]], _MANY)


def values_of_rules(rules: Mapping[str, Rule]) -> dict[str, list[Rule]]:
    """The rules by what their value is as a quantity, or the ends of their range, to be recognised in any spelling."""
    values: dict[str, list[Rule]] = {}
    for rule in rules.values():
        if rule.ends:
            values.setdefault(TO.join(map(normal_value, rule.machine_ends)), []).append(rule)
    return values


def _in_other_units(said: Quantity, values: Mapping[str, Sequence[Rule]]) -> list[Rule]:
    """The rules whose length is about the same: 26 weeks for 6 months."""
    if said.kind != "duration":
        return []
    near = (rule for value in in_other_units(said.value) for rule in values.get(value, ()))
    return [rule for rule in near if rule.kind == "duration" and _can_be(said, rule)]


def _can_be(said: Quantity, rule: Rule) -> bool:
    """Whether a quantity can be the value of a rule: “18 years” is said of ages too, a rate is one of the same time."""
    if rule.machine_per and said.per != normal_value(rule.machine_per):
        return False
    return said.kind == rule.kind or (said.kind, rule.kind) in (("duration", "age"), ("multiple", "count"))


def _has_another_limit(said: Quantity, rule: Rule) -> bool:
    """Whether a quantity stands with a limit, and it is not that of a rule in other words."""
    if said.limit or not said.bound:
        return said.limit is not None
    return said.bound.side in ("under", "over") and is_opposite(said.bound.side, cast(Limit, rule.limit))


def _with_ranges(found: Iterable[Found], values: Mapping[str, Sequence[Rule]]) -> Iterator[Found]:
    """The quantities, and behind what ends a range all of that, if it is the value of a rule."""
    for one in found:
        yield one
        if one.range_value in values:
            yield one.whole_range()


def typed_rules(found: Sequence[Found], values: Mapping[str, Sequence[Rule]]) -> set[str]:
    """The names of the rules whose value is written by hand, with whatever limit."""
    typed = _with_ranges((one for one in found if one.tag is None), values)
    return {rule.name for one in typed for rule in values.get(one.quantity.value, ()) if _can_be(one.quantity, rule)}


def _typed_in(one: Found, rules: Sequence[Rule], wording: Wording, passage: Passage) -> Edit | None:
    """What is typed in, looked up instead: only where one rule has that value, and says it in the very same words."""
    if len(rules) != 1 or not passage.file.endswith(".md"):
        return None
    said = words_with_limit(one) if one.quantity.limit else one.words
    if said != " ".join(wording.value(rules[0]).split()):
        return None
    return Edit(passage.file, one.line, said, f"{{{{ rules.{rules[0].name} }}}}", is_sure=True, is_read=False)


class _Sentences:
    """The quantities of some texts by their sentences; a text is taken apart once, where it is asked for."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = found
        self._ends: dict[int, list[int]] = {}

    def like(self, one: Found) -> Sequence[Found]:
        """Those of the same kind in the same sentence, in order, itself among them."""
        return self._by_sentence.get(self._key(one), ())

    @cached_property
    def _by_sentence(self) -> dict[tuple[int, int, str], list[Found]]:
        by_sentence: dict[tuple[int, int, str], list[Found]] = {}
        for one in self._found:
            by_sentence.setdefault(self._key(one), []).append(one)
        return by_sentence

    def _key(self, one: Found) -> tuple[int, int, str]:
        if id(one.part) not in self._ends:
            self._ends[id(one.part)] = [stop.end() for stop in _STOP.finditer(one.part.text)] if one.part else []
        return id(one.part), bisect_right(self._ends[id(one.part)], one.quantity.start), one.quantity.kind


def _stands_for(one: Found, sentences: _Sentences) -> Found | None:
    """What the tag of a rule prints in parentheses in the same sentence, or with this in parentheses, if it differs.

    Both say how long, how much or how many the same thing is: “nine months (up to 6 months)”. None if the sentence
    speaks of more than these two.
    """
    part, said = one.part, one.quantity
    if not part or "(" not in part.text:
        return None
    same = sentences.like(one)
    beside = [each for each in same if each.tag and each.tag[0] == "rules"]
    if len(same) != 2 or len(beside) != 1 or beside[0].quantity.begins or beside[0].quantity.value == said.value:
        return None
    if said.bound and not said.limit:
        return None  # “can be ended within two weeks” says something else
    return beside[0] if any(_in_parentheses(part.text, each.quantity) for each in (one, beside[0])) else None


def _in_parentheses(text: str, said: Quantity) -> bool:
    first = said.bound.start if said.bound else said.start
    return bool(_OPENS.search(text, max(0, first - _NEAR), first)) and text[said.end : said.end + 1] == ")"


def find_typed_values(
    passage: Passage,
    found: Sequence[Found],
    values: Mapping[str, Sequence[Rule]],
    wording: Wording,
    with_limits: bool = True,
) -> Iterator[Problem]:
    """Values of rules that are written by hand, and, if limits can be read, values that stand without their limit."""
    with_tags = any(one.tag and one.tag[0] == "rules" for one in found)
    sentences = _Sentences(found)
    for one in _with_ranges(found, values):
        rules = [rule for rule in values.get(one.quantity.value, ()) if _can_be(one.quantity, rule)]
        nearly = [] if rules else _in_other_units(one.quantity, values)
        if one.tag is None and (rules or nearly) and not one.is_written_one:
            candidates = rules or nearly
            rule = next((rule for rule in candidates if rule.limit == one.quantity.limit), candidates[0])
            value, words = wording.value(rule), one.words
            what = say("“{words}” is typed in here, but it is the value of a rule: {value}.", words=words, value=value)
            if not rules:
                what = say(
                    "“{words}” is typed in here, and it is about the value of a rule: {value}.",
                    words=words,
                    value=value,
                )
            if rule.limit and rule.limit != one.quantity.limit:
                is_another = _has_another_limit(one.quantity, rule)
                what = together([what, say("Its limit is another.") if is_another else say("Its limit is missing.")])
            to_do = say(
                "Write {tag} instead, or allow it beside the text: <!-- allow {kind}: why -->",
                tag=f"{{{{ rules.{rule.name} }}}}",
                kind="value",
            )
            if passage.file == RULES_FILE:
                to_do = say(
                    "In easy words, write {{amount}} instead; in any other text of this file, say it without the value."
                )
            edit = _typed_in(one, rules, wording, passage)
            yield Problem(passage.file, one.line, what, to_do, "value", "warning", edit=edit)
        elif with_tags and one.tag is None and (beside := _stands_for(one, sentences)):
            tag = f"{{{{ {'.'.join(beside.tag or ())} }}}}"
            what = say(
                "“{words}” stands here beside “{beside}”, which {tag} prints: they are not the same.",
                words=one.words,
                beside=beside.words,
                tag=tag,
            )
            to_do = say("Leave one of them out, or allow it beside the text: <!-- allow value: why -->")
            yield Problem(passage.file, one.line, what, to_do, "value", "warning")
        elif one.tag and one.tag[-1] == "amount" and with_limits:
            for rule in rules:
                if rule.name == one.tag[1] and rule.limit and rule.limit != one.quantity.limit:
                    value = wording.value(rule)
                    what = say(
                        "“{words}” stands here without its limit; the rule says: {value}.", words=one.words, value=value
                    )
                    if _has_another_limit(one.quantity, rule):
                        what = say(
                            "“{words}” stands here with another limit; the rule says: {value}.",
                            words=words_with_limit(one),
                            value=value,
                        )
                    to_do = say(
                        "Write {tag} instead, or allow it beside the text: <!-- allow {kind}: why -->",
                        tag=f"{{{{ rules.{rule.name} }}}}",
                        kind="limit",
                    )
                    yield Problem(passage.file, one.line, what, to_do, "limit", "warning")
