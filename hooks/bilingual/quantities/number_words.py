"""What the detector knows about one language: the words of its file. Digits and months come from CLDR."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any

from babel import Locale

from ..languages.language import Language, Tables, Words, words
from . import units
from .measures import measure_of
from .quantity import Side
from .units import Unit

Numbers = Mapping[str, int]


@dataclass(frozen=True)
class NumberWords:
    """The words of one language, all in lower case. An empty table leaves digits and CLDR's months."""

    cldr: Locale

    # Number words. ``joint`` is a sign that may stand between tens and ones; ``number_and`` may stand behind a hundred.
    ones: Numbers = field(default_factory=dict)
    elided: Numbers = field(default_factory=dict)  # what is left of a word before the thousand that swallowed its end
    tens: Numbers = field(default_factory=dict)
    teens: Words = ()  # behind one to nine, in one word with it: ten more
    ten: Words = ()  # behind two to nine, in one word with it: that many tens
    hundred: Words = ()
    thousand: Words = ()
    multipliers: Numbers = field(default_factory=dict)  # behind digits too: “2 million”
    joint: str = ""
    written_together: bool = False  # the larger parts may be one word
    number_and: Words = ()
    after_thousand: str = ""  # a sign that may stand there
    group_signs: str = ""  # between thousands, beside spaces and CLDR's sign
    articles: Words = ()  # one, but only before a unit
    plural_endings: Words = ()  # of a counted noun; an article and a unit behind it are a rate: “two visits a week”
    lasting: Words = ()  # verbs that end like a plural and stand before a length: “step 2 takes a week”
    halves: Words = ()  # a half, also of something without a unit
    bare_halves: Words = ()  # a half only before a unit
    and_a_half: Words = ()

    # What stands behind a number.
    units: Mapping[Unit, Words] = field(default_factory=dict)
    short_units: Words = ()  # of them, those that count only behind digits: “5 min”, and not “a min”
    measures: Mapping[Unit, Words] = field(default_factory=dict)  # words for signs of measures: metres
    compounds: Mapping[Unit, Words] = field(default_factory=dict)  # written together with the number, and going on
    units_alone: Words = ()  # one of the unit, without a number, behind a limit
    compound_nouns: Words = ()  # counted things written together with the number
    adjectives: Words = ()  # between number and unit
    fractions: Numbers = field(default_factory=dict)
    fractions_of: Numbers = field(default_factory=dict)  # only before a word of ``of``
    of: Words = ()
    age_after: Words = ()
    older: Words = ()  # makes an age of a number without a unit

    # What stands before a number.
    currencies: Mapping[Unit, Words] = field(default_factory=dict)
    age_before: Words = ()
    # “people under 18”: an age, if a word of ``age_bound_followers`` or a stop follows.
    age_bound_subjects: Words = ()
    age_bounds: Words = ()
    age_bound_followers: Words = ()
    between: Words = ()
    between_ages: Words = ()
    conjunctions: Words = ()
    range_words: Words = ()

    # Expressions of their own.
    phrases: Mapping[tuple[Unit, str], Words] = field(default_factory=dict)
    once: Words = ()  # counts only before ``rate_words`` and a unit
    rate_words: Words = ()
    rate_adverbs: Mapping[Unit, Words] = field(default_factory=dict)  # a rate by themselves: daily
    rate_things: Mapping[str, Words] = field(default_factory=dict)  # what a sum is for besides times: a person
    every: Words = ()  # before an ordinal and a unit: a duration
    every_other: Words = ()

    moments: Words = ()  # a short time that nobody counts; “a minute” can stand for it

    ordinals: Numbers = field(default_factory=dict)
    ordinal_marks: Words = ()
    # The words for first and second have other meanings too; they count only before these nouns.
    nouns_of_first: Words = ()
    nouns_of_second: Words = ()

    months: Numbers = field(default_factory=dict)  # besides CLDR's names
    month_before_day: bool = False
    day_marks: Words = ()  # signs behind the number of a day
    day_words: Words = ()  # between the day and the year, where the month stands before both
    date_articles: Words = ()
    day_articles: Words = ()  # besides those, before the second of two days: “the 1st to the 15th of March”
    weekdays: Numbers = field(default_factory=dict)  # besides CLDR's names, from 1, Monday; none without
    before_months: Words = ()  # makes a month of a name that can be another word: “in May”
    clock: Words = ()
    clock_with_minutes: Words = ()  # only of hours and minutes with a full stop
    hours: Numbers = field(default_factory=dict)
    minutes_past: Numbers = field(default_factory=dict)  # before the hour: “quarter past”
    minutes_to: Numbers = field(default_factory=dict)
    clock_marks: Words = ()  # behind the hour: “o'clock”
    times_of_day: Numbers = field(default_factory=dict)  # hours that have a name: noon
    meridiems: Numbers = field(default_factory=dict)  # hours to add; 24 at night: twelve from six o'clock on

    limits_before: Mapping[Side, Words] = field(default_factory=dict)
    day_limits_before: Mapping[Side, Words] = field(default_factory=dict)  # only of days and times of day
    age_limits_before: Mapping[Side, Words] = field(default_factory=dict)  # only of ages: “fyllt 18 år”
    limits_after: Mapping[Side, Words] = field(default_factory=dict)
    limit_links: Words = ()
    clause_limits: Mapping[Side, Words] = field(default_factory=dict)  # “until you have …”
    clause_verbs: Words = ()  # between such a word and the number
    limits_or_times: Words = ()  # of ``limits_before``: before a length they can also say how long something goes on
    limit_turners: Words = ()  # behind a length: it is counted backwards, “5 days before”
    limits_ago: Words = ()  # behind a length that has passed: what stands before it is no time of its own
    limit_negations: Words = ()  # in a clause before a limit
    limit_nobody: Words = ()  # of these, those that say of nobody what is within the limit
    limit_hints: Mapping[Side, Words] = field(default_factory=dict)  # of limits that stand away from the number

    # Not quantities.
    references: Words = ()  # before the number
    numbered_references: Words = ()  # behind the number
    law_parts: Words = ()  # behind an ordinal
    look_alikes: Words = ()


def number_words(language: Language) -> NumberWords:
    """What the file of a language says of numbers; a table that is not there is empty."""
    said = {name: table for group in _GROUPS for name, table in language.group(group).items()}
    readers = {one.name: _OWN_READERS.get(one.name, _READERS[str(one.type)]) for one in fields(NumberWords)[1:]}
    known = {name: read(said[name]) for name, read in readers.items() if said.get(name)}
    return NumberWords(language.cldr, **known)


def unit_of(name: str) -> Unit:
    """The unit that a language's file calls so: ``working_day``, ``SEK``, ``0.01 SEK``. Raises KeyError."""
    factor, _, code = name.rpartition(" ")
    return units.money(code, Fraction(factor or 1)) if code.isupper() else units.NAMED[name]


def _is(said: object) -> bool:
    return said in (True, "true")


def _numbers(table: Tables) -> Numbers:
    return {word: int(number) for number, line in table.items() for word in words(str(line))}


def _by_unit(table: Tables) -> Mapping[Unit, Words]:
    return {unit_of(name): words(str(line)) for name, line in table.items()}


def _by_measure(table: Tables) -> Mapping[Unit, Words]:
    return {measure_of(sign): words(str(line)) for sign, line in table.items()}


def _phrases(table: Mapping[str, Tables]) -> Mapping[tuple[Unit, str], Words]:
    return {(unit_of(name), n): words(str(line)) for name, each in table.items() for n, line in each.items()}


def _by_limit(table: Tables) -> Mapping[str, Words]:
    return {limit: words(str(line)) for limit, line in table.items()}


_GROUPS = "numbers", "units", "between_numbers", "ages", "repetition", "ordinals", "dates", "limits", "no_quantities"
_OWN_READERS: Mapping[str, Callable[[Any], Any]] = {"measures": _by_measure}
_READERS: Mapping[str, Callable[[Any], Any]] = {  # by the type of the table
    "Words": words,
    "Numbers": _numbers,
    "str": str,
    "bool": _is,
    "Mapping[Unit, Words]": _by_unit,
    "Mapping[tuple[Unit, str], Words]": _phrases,
    "Mapping[Side, Words]": _by_limit,
    "Mapping[str, Words]": _by_limit,
}
