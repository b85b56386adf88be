"""What the detector knows about one language: a table of words. Digits and months come from CLDR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .quantity import Limit
from .units import Unit

Words = tuple[str, ...]
Numbers = Mapping[str, int]


def words(text: str) -> Words:
    """A line of words as a table. “_” is the gap inside a phrase; “…” at the end lets a compound go on."""
    return tuple(word.replace("_", " ") for word in text.split())


@dataclass(frozen=True)
class Language:
    """The words of one language, all in lower case. An empty table leaves digits and CLDR's months."""

    locale: str

    # Number words. ``joint`` is a sign that may stand between tens and ones; ``number_and`` may stand behind a hundred.
    ones: Numbers = field(default_factory=dict)
    elided: Numbers = field(default_factory=dict)  # what is left of a word before the thousand that swallowed its end
    tens: Numbers = field(default_factory=dict)
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
    compounds: Mapping[Unit, Words] = field(default_factory=dict)  # written together with the number, and going on
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
    every: Words = ()  # before an ordinal and a unit: a duration
    every_other: Words = ()

    ordinals: Numbers = field(default_factory=dict)
    ordinal_marks: Words = ()
    # The words for first and second have other meanings too; they count only before these nouns.
    nouns_of_first: Words = ()
    nouns_of_second: Words = ()

    month_before_day: bool = False
    date_articles: Words = ()
    clock: Words = ()
    meridiems: Numbers = field(default_factory=dict)  # hours to add

    limits_before: Mapping[Limit, Words] = field(default_factory=dict)
    day_limits_before: Mapping[Limit, Words] = field(default_factory=dict)  # only of days and times of day
    limits_after: Mapping[Limit, Words] = field(default_factory=dict)
    limit_links: Words = ()

    # Not quantities.
    references: Words = ()  # before the number
    numbered_references: Words = ()  # behind the number
    law_parts: Words = ()  # behind an ordinal
    look_alikes: Words = ()
