"""English, with dates in the British order where only digits are written."""

from fractions import Fraction

from . import units as unit
from .language import Language, words

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
_PARTS = words("third quarter fifth sixth seventh eighth ninth tenth")


def _noun(*nouns: str) -> tuple[str, ...]:
    """All forms of regular nouns: month, months, month's, months'."""
    return tuple(noun + ending for noun in nouns for ending in ("", "s", "'s", "s'"))


ENGLISH = Language(
    locale="en",
    ones={word: number for number, word in enumerate(words(_ONES))},
    tens={
        word: 10 * number
        for number, word in enumerate(words("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
    },
    hundred=words("hundred"),
    thousand=words("thousand"),
    multipliers={"thousand": 10**3, "million": 10**6, "billion": 10**9},
    joint="-",
    number_and=words("and"),
    after_thousand=",",
    articles=words("a an another"),
    plural_endings=words("s people children men women"),
    lasting=words("takes lasts needs costs runs gets gives goes has is was"),
    halves=words("half_a half_an a_half one_half"),
    bare_halves=words("half"),
    and_a_half=words("and_a_half and_one_half"),
    units={
        unit.SECOND: _noun("second") + words("sec secs sec."),
        unit.MINUTE: _noun("minute") + words("min mins min."),
        unit.QUARTER_HOUR: words("quarter_of_an_hour quarters_of_an_hour quarter-hour quarter-hours"),
        unit.HALF_HOUR: _noun("half-hour", "half hour"),
        unit.HOUR: _noun("hour") + words("h hr hrs"),
        unit.HALF_DAY: _noun("half-day", "half day"),
        unit.DAY: _noun("day", "calendar day"),
        unit.WORKING_DAY: _noun("working day", "business day", "weekday", "banking day", "workday"),
        unit.WEEK: _noun("week"),
        unit.FORTNIGHT: _noun("fortnight"),
        unit.MONTH: (*_noun("month", "calendar month"), *words("mo mos mo. mth mths")),
        unit.QUARTER: (*_noun("quarter"), *words("quarter_of_a_year quarters_of_a_year")),
        unit.HALF_YEAR: _noun("half-year", "half year"),
        unit.YEAR: (*_noun("year", "calendar year"), *words("yr yrs")),
        unit.DECADE: _noun("decade"),
        unit.CENTURY: words("century centuries century's"),
        unit.YEAR_OF_AGE: tuple(f"{mark} birthday" for mark in ("st", "nd", "rd", "th")),
        unit.PER_CENT: words("% per_cent percent pct"),
        unit.PER_MILLE: words("‰ per_mille per_mil"),
        unit.PERCENTAGE_POINT: words("percentage_point percentage_points"),
        unit.TIMES: words("times"),
        unit.PIECE: words("s"),
        unit.money("SEK"): words("kronor krona kr kr. sek swedish_kronor swedish_krona"),
        unit.money("SEK", Fraction(1, 100)): words("öre"),
        unit.money("EUR"): words("euro euros eur €"),
        unit.money("USD"): words("dollar dollars usd us_dollars"),
        unit.money("GBP"): words("pound pounds gbp"),
    },
    compound_nouns=words("-step -part -phase -stage -factor -room -person -digit"),
    adjectives=words(
        "whole full entire complete more further additional extra consecutive last past next following coming first "
        "good"
    ),
    fractions={
        f"{part}{ending}": number for number, part in enumerate(_PARTS, 3) for ending in ("", "s") if number != 4
    },
    fractions_of={"quarter": 4, "quarters": 4},
    of=words("of"),
    age_after=words("old olds of_age"),
    older=words("or_older and_older or_over and_over or_younger and_younger"),
    currencies={
        unit.money("SEK"): words("sek"),
        unit.money("EUR"): words("eur €"),
        unit.money("USD"): words("usd $ us$"),
        unit.money("GBP"): words("gbp £"),
    },
    age_before=words("aged ages age turned turns turn turning age_of age_limit_of age_is"),
    age_bound_subjects=words(
        "people persons adults children those anyone someone everyone you_are who_are they_are who_is he_is she_is"
    ),
    age_bounds=words("under over at_least"),
    age_bound_followers=words("who and or can may must are"),
    between=words("between"),
    between_ages=words("between_the_ages_of"),
    conjunctions=words("and"),
    range_words=words("to or up_to up_to_and_including until through but_not"),
    phrases={
        (unit.SHARE, "1/2"): words(
            "half_of half_the half_your half_his half_her half_their half_its half_as half_that half_price"
        ),
        (unit.TIMES, "2"): words("twice double_the"),
        (unit.TIMES, "3"): words("thrice"),
        (unit.HALF_YEAR, "1"): words("half-year half_year half-a-year half_of_a_year a_half_of_a_year"),
        (unit.HALF_HOUR, "1"): words("half-hour half_hour"),
        (unit.HALF_DAY, "1"): words("half-day half_day"),
        (unit.FORTNIGHT, "1"): _noun("fortnight"),
        (unit.YEAR, "1"): words("year-long yearlong"),
        (unit.MONTH, "1"): words("month-long monthlong"),
        (unit.WEEK, "1"): words("week-long weeklong"),
        (unit.DAY, "1"): words("day-long daylong"),
        (unit.HOUR, "1"): words("hour-long hourlong"),
    },
    once=words("once one_time"),
    rate_words=words("a an per every each in_a"),
    rate_adverbs={
        unit.HOUR: words("hourly"),
        unit.DAY: words("daily"),
        unit.WEEK: words("weekly"),
        unit.MONTH: words("monthly"),
        unit.YEAR: words("yearly annually"),
    },
    every=words("every each"),
    every_other=words("every_other every_second"),
    ordinals={word: number for number, word in enumerate(words(_ORDINALS), 1)}
    | {word: 10 * number for number, word in enumerate(words(_TENTHS), 2)},
    ordinal_marks=words("st nd rd th"),
    nouns_of_first=words("day days week weeks month months quarter year years time times step steps period phase part"),
    nouns_of_second=words("day week month quarter year time step phase"),
    month_before_day=True,
    meridiems={"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12, "o'clock": 0},
    limits_before={
        "at_most": words(
            "up_to at_most at_the_most no_more_than not_more_than no_longer_than not_longer_than a_maximum_of "
            "maximum_of maximum max max. not_exceeding a_maximum_period_of"
        ),
        "at_least": words(
            "at_least a_minimum_of minimum_of minimum min. no_less_than not_less_than no_fewer_than no_shorter_than "
            "not_fewer_than"
        ),
        "exactly": words("exactly precisely"),
    },
    day_limits_before={
        "at_most": words("no_later_than not_later_than"),
        "at_least": words("no_earlier_than not_earlier_than"),
    },
    limits_after={
        "at_most": words(
            "at_most at_the_most at_the_longest or_less or_fewer or_shorter or_younger and_under maximum max "
            "at_the_latest"
        ),
        "at_least": words("or_more or_longer or_older or_over and_over and_older at_least minimum"),
    },
    limit_links=words("for of the on in a"),
    references=words(
        "sfs sou section sections sec. chapter chapters article articles art. "
        "paragraph paragraphs annex appendix point points table figure wcag iso iec rfc version box telephone phone "
        "tel. tel fax number no. ref."
    ),
    law_parts=words("paragraph subparagraph sentence indent"),
    look_alikes=words(
        "third_party third_parties third-party third_person third_country third_countries third-country first_half "
        "second_half other_half another_day 24_hours_a_day"
    ),
)
