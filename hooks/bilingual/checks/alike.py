"""What says the same although it is written in another way, and what one language may say and the other leave out.

It is asked only where two passages differ at first sight. What is in doubt is taken for the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import chain, pairwise, product
from typing import NamedTuple

from ..languages.forms import Words
from ..languages.language import Language, words
from ..quantities import NAMING, ONE_OF_A_UNIT, Quantity, rates_in
from ..quantities.measures import in_base
from ..quantities.quantity import Bound
from ..quantities.times import SPOKEN
from ..quantities.units import MONTH, plain
from ..quantities.units import value as value_of
from ..site.agreement import Found, Reading
from ..text.addresses import host_of
from .gaps import lacks
from .limits import SaidLimit, Sentences, say_opposite

# Of these it counts that they are said, not how often; beside them stands no number of anything.
SAID = NAMING | {"weekday", "month"}
_NUMBERS = re.compile("[0-9]+")
_PART = re.compile("[0-9]+[a-z]?")
_TIME = re.compile(rf"T(\d\d):(\d\d)({SPOKEN})?")
_GROUPED = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9])")
_SLASH = re.compile("([0-9]{1,2})/([0-9]{1,2})")
_WITH_COMMA = re.compile("[0-9]+,[0-9]+")
# Round numbers, and the table with the words for each, besides those for all multipliers.
_ROUND = {"100": "hundred", "1000": "thousand", "1000000": "", "1000000000": ""}
_AGES = range(10, 111)
_WORKING_DAYS = {"W1", "W5"}  # the ends of Monday to Friday
_WEEKEND, _WEEK = {"W6", "W7"}, {"W1", "W7"}
_WORKING_DAY = "P1D working"
_DAYS_OF_WORK = re.compile("P([0-9]+)D working")
_NO_LETTERS = re.compile(r"[\W\d_]")
_YEARS = re.compile("P([0-9]+)Y")
_ROMAN = dict(zip("23456789", ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX"), strict=True))
# By the value of one of a unit, its name in a language's table.
_UNITS = {"PT1M": "minute", "PT1H": "hour", "P1D": "day", "P7D": "week", "P1M": "month", "P1Y": "year"}
_PARTS_OF_A_YEAR = {"P3M": "quarter", "P6M": "half_year"}
_YEAR = re.compile("(?=([0-9]{4}))")
_CALENDAR_YEAR = re.compile("(?:19|20)[0-9]{2}")
# What a limit that leaves its number out is called where the last number within it is said.
_CLOSED = {
    "under": ("at_most", "within"),
    "before": ("at_most", "within", "until"),
    "over": ("at_least", "reached"),
    "after": ("at_least", "reached", "from"),
}
_UP_TO = ("at_most", "within", "until")
_TIMES_A_YEAR = frozenset({"2", "3", "4", "6", "12"})
_FEW = frozenset({"2", "3", "4", "5", "6"})  # what a list has, so that its number need not be said
_NEAR, _WORDS_NEAR = 40, 2  # characters and words behind such a number
_AREA = 3  # digits of a country at most (ITU-T E.164)
_WITHOUT_PARTS = frozenset({"age", "duration", "count"})


_Said = tuple[str, str, str | None, bool, SaidLimit, str]  # a quantity without its place, its limit, and its words
_NONE = SaidLimit()


class Side:
    """One of two passages, and what of it the other does not say in the same form."""

    def __init__(self, reading: Reading, extra: Sequence[Found], language: Language) -> None:
        self.reading, self.language = reading, language
        self.extra = list(extra)

    @cached_property
    def text(self) -> str:
        return "\n\n".join(part.text for part in self.reading.prose)

    @cached_property
    def _words(self) -> Words:
        return Words(self.text)

    def says(self, forms: Iterable[str]) -> bool:
        """Whether one of the words stands in the text."""
        return any(self._words.have(form.replace("…", "*")) for form in forms)

    @cached_property
    def years(self) -> set[str]:
        """What can be a year in its days and numbers."""
        return {year for value in self.values("date", "count") for year in _YEAR.findall(value)}

    @cached_property
    def rates(self) -> set[str]:
        """The times of the rates in the text that stand with no number: P7D of “weekly”."""
        with_numbers = Counter(one.quantity.per for one in self.reading.quantities if one.quantity.per)
        return set(Counter(rates_in(self.text, self.language)) - with_numbers)

    def values(self, *kinds: str) -> list[str]:
        return [one.quantity.value for one in self.reading.quantities if one.quantity.kind in kinds]

    def of_kind(self, kind: str) -> list[Found]:
        return [one for one in self.extra if one.quantity.kind == kind]

    def drop(self, found: Iterable[Found]) -> None:
        dropped = set(map(id, found))
        self.extra = [one for one in self.extra if id(one) not in dropped]

    def drop_if(self, kind: str, is_said: Callable[[Found], bool]) -> None:
        """Drops those of a kind that are said: it is asked once of all that say the same in the same words."""
        self.drop([one for same in _as_said(self.of_kind(kind)).values() if is_said(same[0]) for one in same])


def without_alike(here: Side, there: Side) -> tuple[list[Found], list[Found]]:
    """What each of two passages says and the other does not say in any way."""
    _drop_said_again(here, there)
    for side, other in ((here, there), (there, here)):
        _drop_ranges_without_unit(side, other)
    _pair_off(here, there)
    _drop_repeated(here, there)
    for side, other in ((here, there), (there, here)):
        _drop_what_is_said_otherwise(side, other)
    for side, other in ((here, there), (there, here)):
        _drop_what_may_be_unsaid(side, other)
    _drop_equal_names(here, there)
    return here.extra, there.extra


def _drop_said_again(here: Side, there: Side) -> None:
    """What the other says too, if not as often; but not what both say with another limit.

    Where both say as many, one by one, and not the same, each of them counts: one of three has changed.
    """
    for kind in SAID:
        ours, theirs = here.values(kind), there.values(kind)
        if len(ours) == len(theirs) and set(ours) != set(theirs):
            continue
        here_only, there_only = ({one.quantity.value for one in side.of_kind(kind)} for side in (here, there))
        for side, said in ((here, set(theirs) - there_only), (there, set(ours) - here_only)):
            side.drop([one for one in side.of_kind(kind) if one.quantity.value in said])


def _drop_repeated(here: Side, there: Side) -> None:
    """What a paragraph says twice and the other text once: “turned 12 or will turn 12”, if that says nothing else."""
    for side, other in ((here, there), (there, here)):
        if not other.extra and (said := set(other.values(*{one.quantity.kind for one in side.extra}))):
            repeated = _repeated(side.reading.quantities)
            side.drop([one for one in side.extra if one.quantity.value in said and _place(one) in repeated])


def _repeated(quantities: Iterable[Found]) -> set[tuple[int, int]]:
    """Where a value stands that stands once more in the same paragraph, with the same limit or without one."""
    repeated: set[tuple[int, int]] = set()
    last: dict[str, Found] = {}
    for one in quantities:  # in order
        before = last.get(one.quantity.value)
        part = one.part if before and before.part is one.part and _place(before) != _place(one) else None
        if before and part and "\n\n" not in part.text[before.quantity.start : one.quantity.end]:
            repeated |= {_place(before), _place(one)}
        last[one.quantity.value] = one
    return repeated


def _place(one: Found) -> tuple[int, int]:
    return id(one.part), one.quantity.start


def _as_said(found: Iterable[Found], sentences: Sentences | None = None) -> dict[_Said, list[Found]]:
    """What says the same in the same words together, each in order; with ``sentences``, where these say as much."""
    same: dict[_Said, list[Found]] = {}
    for one in found:
        said, bound, limit = one.quantity, one.quantity.bound, _NONE
        if bound:
            limit = (
                sentences.limit(one) if sentences else SaidLimit(bound.side, bound.is_a_time, of_nobody=bound.of_nobody)
            )
        words = one.words if said.kind not in NAMING else ""  # there are many ways to write a telephone number
        same.setdefault((said.kind, said.value, said.per, said.can_be_unsaid, limit, words), []).append(one)
    return same


def _pair_off(here: Side, there: Side) -> None:
    """Drops of each what the other says in another form, one for one."""
    known = not any(lacks(side.language, "limits") for side in (here, there))
    ours, theirs = (
        list(_as_said(side.extra, Sentences(side.reading.quantities, side.language) if known else None).items())
        for side in (here, there)
    )
    by_key: dict[str, list[int]] = {}
    for number, (_, others) in enumerate(theirs):
        for key in _keys(others[0]).own:
            by_key.setdefault(key, []).append(number)
    for (*_, limit, _), some in ours:
        for number in sorted({number for key in _keys(some[0]).of_others for number in by_key.get(key, ())}):
            (*_, other_limit, _), others = theirs[number]
            opposite = known and say_opposite(limit, other_limit)
            if some and others and not opposite and _are_alike(some[0], others[0], here, there):
                paired = min(len(some), len(others))
                del some[:paired], others[:paired]
    for side, left in ((here, ours), (there, theirs)):
        kept = {id(one) for _, each in left for one in each}
        side.extra = [one for one in side.extra if id(one) in kept]


class _Keys(NamedTuple):
    """What it is found by, and by what others are found that can be alike; most of it is the same."""

    own: set[str]
    of_others: set[str]


def _keys(one: Found) -> _Keys:
    """What this has in common with whatever can be alike: it is compared with nothing else, however much there is."""
    value, kind = one.quantity.value, one.quantity.kind
    amount = value.split(" ")[-1]
    keys = {amount, *_NUMBERS.findall(amount)} if amount[:1] == "P" else {amount}
    own, of_others = set[str](), set[str]()
    if kind == "time" and (time := _TIME.fullmatch(value)):
        keys.add(f"T{int(time[1]) % 12}:{time[2]}")
    elif kind == "duration" and (of_work := _DAYS_OF_WORK.fullmatch(value)):
        keys.add(f"T{int(of_work[1]) % 12}:00")
    elif kind == "telephone":  # from abroad it is longer by the country, without the 0
        digits = value.removeprefix("+") if value.startswith("+") else value.removeprefix("0")
        keys |= {f"+{digits[area:]}" for area in range(_AREA + 1 if value.startswith("+") else 1)}
    elif kind == "date":  # of two, one has a year and the other has none
        is_whole = value[0].isdigit()
        day = value[4:] if is_whole else value[1:]
        own |= {f"{is_whole}{day}", f"day{day}"}
        of_others |= {f"{not is_whole}{day}", f"count{day}"}
        keys |= {f"next{each}" for each in (value, *_days_beside(one.quantity))}
    elif kind == "count":
        keys.add(f"19{value}")
        first, _, second = value.partition(".")
        if first.isdigit() and len(first) <= len("24"):
            keys.add(f"T{int(first) % 12}:{second.ljust(2, '0')}")
    if kind == "measure":
        keys.add(in_base(value))
    if kind in ("count", "name", "percentage"):
        first, _, second = (value if kind != "percentage" else _shared(one)).partition(".")
        if second.isdigit():
            days = {f"-{second:0>2}-{first:0>2}", f"-{second:0<2}-{first:0>2}"}
            own |= {f"count{day}" for day in days}
            of_others |= {f"day{day}" for day in days}
    if kind == "ordinal" and value.isdigit():
        keys.add(str((int(value) - 1) * 100))
    if kind == "percentage":
        keys.add(_whole_per_cent(value))
    if one.quantity.bound and kind in _WITHOUT_PARTS and (number := _NUMBERS.search(amount)):
        keys |= {str(int(number[0]) + step) for step in (-1, 1)}
    if grouped := _GROUPED.search(one.words):
        keys.add(grouped[0].replace(".", ""))
    if _WITH_COMMA.fullmatch(value):
        keys.add(plain(Fraction(value.replace(",", "."))))
    return _Keys(keys | own, keys | of_others)


def _are_alike(one: Found, other: Found, here: Side, there: Side) -> bool:
    if {one.quantity.kind, other.quantity.kind} == {"percentage", "date"}:
        share, day = sorted((one, other), key=lambda each: each.quantity.kind, reverse=True)
        return _can_count_mean(replace(share.quantity, value=_shared(share)), day.quantity)
    return _stand_for_each_other(one.quantity, other.quantity, here, there) or _are_grouped(one, other)


def _shared(one: Found) -> str:
    """“1.9” of “1/9”, which is a share, or the first of September where the other text has that day."""
    match = _SLASH.fullmatch(one.words)
    return f"{match[1]}.{match[2]}" if match else ""


def _stand_for_each_other(one: Quantity, other: Quantity, here: Side, there: Side) -> bool:
    kinds = one.kind, other.kind
    if kinds == ("time", "time"):
        return _is_same_time(one.value, other.value)
    if kinds == ("telephone", "telephone"):
        return _is_same_telephone(one.value, other.value)
    if kinds == ("measure", "measure"):
        return in_base(one.value) == in_base(other.value)
    if kinds == ("percentage", "percentage"):
        return _is_a_rounded_share(one.value, other.value)
    is_a_day = kinds == ("date", "date")
    if set(kinds) == {"duration", "time"}:
        return _are_hours(*sorted((one, other), key=lambda each: each.kind))
    if is_a_day and (_is_same_day(one.value, other.value, there) or _is_same_day(other.value, one.value, here)):
        return True
    return can_be_the_same(one, other) or _is_next_to(one, other) or _is_next_to(other, one)


def _is_a_rounded_share(one: str, other: str) -> bool:
    """Two thirds are 67 per cent, and 66.7 too; but 66.7 are not 67."""
    return "/" in one + other and _whole_per_cent(one) == _whole_per_cent(other)


def _whole_per_cent(share: str) -> str:
    """“0.67” for “2/3” and “0.667”."""
    return plain(round(Fraction(share.partition(" ")[0]), 2))


def _are_grouped(one: Found, other: Found) -> bool:
    """50.000 is 50,000 too, in a language that writes it otherwise: no one measures thousandths in such texts.

    And 1,5 is 1.5: how it is written is not asked here.
    """
    for each, beside in ((one, other), (other, one)):
        amount = beside.quantity.value.split(" ")[-1]
        if (match := _GROUPED.search(each.words)) and match[0].replace(".", "") == amount:
            return True
        if (
            _WITH_COMMA.fullmatch(each.quantity.value)
            and plain(Fraction(each.quantity.value.replace(",", "."))) == amount
        ):
            return True
    return False


def can_be_the_same(one: Quantity, other: Quantity) -> bool:
    """Whether one of two is a number without what it counts, and can count what the other does."""
    if one.kind == other.kind == "count":
        return _is_decade(*sorted((one.value, other.value), key=len))
    if {one.kind, other.kind} == {"age", "ordinal"}:  # “3rd birthday”, “tredje födelsedag”
        age, ordinal = sorted((one.value, other.value), reverse=True)
        return age == f"P{ordinal}Y"
    if {one.kind, other.kind} == {"count", "ordinal"}:
        return one.value == other.value or _is_century(*sorted((one, other), key=lambda each: each.kind))
    if {one.kind, other.kind} == {"name", "date"}:  # “31/12”, which may be a number that something is called by
        return _can_count_mean(*sorted((one, other), key=lambda each: each.kind, reverse=True))
    if one.kind == "count":
        return _can_count_mean(one, other)
    return other.kind == "count" and _can_count_mean(other, one)


def _is_decade(short: str, long: str) -> bool:
    """“90-talet” is the 1990s."""
    return len(short) == 2 and short[1:] == "0" and long == f"19{short}"


def _is_century(count: Quantity, ordinal: Quantity) -> bool:
    """“1900-talet” is the 20th century."""
    return (
        all(each.value.isdigit() for each in (count, ordinal))
        and int(count.value) == (int(ordinal.value) - 1) * 100 > 900
    )


def _is_next_to(open_: Quantity, closed: Quantity) -> bool:
    """Under seven is at most six, and over seven at least eight, of what has no parts; before 1 May is by 30 April."""
    side = closed.bound.side if closed.bound else "at_most" if closed.begins else ""  # “between 20 and 64”
    if not open_.bound or side not in _CLOSED.get(open_.bound.side, ()):
        return False
    if open_.kind == closed.kind == "date":
        return closed.value in _days_beside(open_)
    has_parts = open_.bound.side in ("before", "after") and not _CALENDAR_YEAR.fullmatch(open_.value)
    if has_parts or {open_.kind, closed.kind} - _WITHOUT_PARTS:
        return False
    values = [match[1] if (match := _YEARS.fullmatch(each.value)) else each.value for each in (open_, closed)]
    if not all(map(str.isdigit, values)):
        return False
    return int(values[1]) - int(values[0]) == (-1 if open_.bound.side in ("under", "before") else 1)


def _days_beside(one: Quantity) -> set[str]:
    """The last day before a day, or the first after it, as its limit says; without a year both of 28 February's."""
    if (
        not one.bound
        or one.kind != "date"
        or one.bound.side not in ("before", "after")
        or len(one.value) < len("--03-01")
    ):
        return set()
    has_year, month_and_day = one.value[0].isdigit(), one.value[-len("-03-01") :]
    days = set()
    for year in (one.value[:4],) if has_year else ("2000", "2001"):  # one of them is a leap year
        try:
            day = date.fromisoformat(year + month_and_day) + timedelta(days=-1 if one.bound.side == "before" else 1)
        except (ValueError, OverflowError):
            continue
        days.add(day.isoformat() if has_year else f"-{day:-%m-%d}")
    return days


def _is_same_time(one: str, other: str) -> bool:
    """Half past two is 14:30 too, where nobody says which half of the day."""
    first, second = _TIME.fullmatch(one), _TIME.fullmatch(other)
    if not first or not second or not (first[3] or second[3]):
        return False
    return int(first[1]) % 12 == int(second[1]) % 12 and first[2] == second[2]


def _are_hours(length: Quantity, time: Quantity) -> bool:
    """“10–18 vardagar” is “10 am to 6 pm on weekdays”: the number before the days is an hour."""
    days, at = _DAYS_OF_WORK.fullmatch(length.value), _TIME.fullmatch(time.value)
    return bool(days and at and at[2] == "00" and int(days[1]) % 12 == int(at[1]) % 12)


def _is_same_telephone(one: str, other: str) -> bool:
    """+46 8 123 is 08-123."""
    national, foreign = sorted((one, other), key=lambda each: each.startswith("+"))
    if national.startswith("+") or not foreign.startswith("+"):
        return False
    number = national.removeprefix("0")
    return foreign.endswith(number) and len(foreign) - 1 - len(number) <= _AREA


def _is_same_day(whole: str, part: str, beside: Side) -> bool:
    """The year of a day can stand somewhere else: “1 January–31 December 2026”."""
    if not part.startswith("--") or whole[4:] != part[1:]:
        return False
    return whole[:4] in beside.years


def _can_count_mean(count: Quantity, other: Quantity) -> bool:
    """A number without what it counts: “9–16” is 9 am to 4 pm, “over 18” 18 years, “10” 10 MB, “1.12” 1 December."""
    if other.kind == "measure":
        return other.value.endswith(f" {count.value}")
    if other.value == f"PT{count.value}S":
        return True  # “10s”
    if other.kind == "duration" and count.per and count.per == other.per:
        return other.value.strip("PTYMDH") == count.value  # “working hours: 40 a week”
    is_bound_alike = bool(count.bound and other.bound and count.bound.side == other.bound.side)
    is_age = other.kind == "age" or (other.kind == "duration" and is_bound_alike)  # “under 7” of a list of prices
    if is_age and count.value.isdigit() and 0 < int(count.value) < _AGES.start:
        return other.value == f"P{count.value}Y"
    if other.kind in ("age", "duration"):
        return count.value.isdigit() and int(count.value) in _AGES and other.value == f"P{count.value}Y"
    if other.kind == "date":
        day, _, month = count.value.partition(".")
        return month.isdigit() and other.value[-5:] in (f"{month:0>2}-{day:0>2}", f"{month:0<2}-{day:0>2}")
    time = _TIME.fullmatch(other.value) if other.kind == "time" else None
    if not time:
        return False
    hour, _, minute = count.value.partition(".")
    if not hour.isdigit() or minute.ljust(2, "0") != time[2]:
        return False
    return int(hour) == int(time[1]) or (int(hour) <= 12 and int(hour) % 12 == int(time[1]) % 12)


def _drop_what_is_said_otherwise(side: Side, other: Side) -> None:
    """What stands in the other text in words that say it as well, or that say less of it."""
    if not side.extra:
        return
    table, dates, counts = other.language.words, other.values("date"), other.values("count")
    _drop_shares(side, other)
    _drop_frequencies(side, other)
    _drop_ranges_from_nothing(side, other)
    _drop_nothing(side, other)
    side.drop_if("percentage", lambda one: one.quantity.value == "1" and other.says(table("numbers", "wholes")))
    names = set(other.values("name"))
    names |= {part for name in names for part in _NUMBERS.findall(name)}
    halves = (*table("numbers", "halves"), *table("numbers", "bare_halves"))
    both = table("numbers", "both")  # “the two parents” are “båda föräldrarna”
    side.drop_if("count", lambda one: one.quantity.value in names)
    side.drop_if("name", lambda one: one.quantity.value in counts)
    side.drop_if("count", lambda one: _is_of_a_term(one, other))
    side.drop_if("count", lambda one: _is_said_by_its_place(one, other) or _begins_a_word(one, other))
    rates = {one.quantity.per for one in other.reading.quantities}
    side.drop_if("measure", lambda one: one.quantity.value in rates)  # “per 10 kilometres” is “per mil”
    side.drop_if("time", lambda one: _is_about_an_hour(one, other))
    side.drop_if("date", lambda one: other.says(_line(other, ("dates", "holidays", one.quantity.value[-5:]))))
    months = set(map(_month_of, dates))
    side.drop_if("month", lambda one: _month_of(one.quantity.value) in months)
    side.drop_if("ordinal", lambda one: one.quantity.value in "12" and other.says(_ordinals(other, one)))
    side.drop_if("count", lambda one: one.quantity.value == "2" and _in_words(one) and other.says(both))
    for kind in ("count", "money", "measure"):
        side.drop_if(kind, lambda one: _is_said_roundly(one, other))
    if not other.of_kind("multiple"):
        side.drop_if("multiple", lambda one: one.quantity.value == "1" and one.quantity.per in other.rates)
    side.drop_if("duration", lambda one: one.quantity.value in other.rates - ONE_OF_A_UNIT)
    side.drop_if("duration", lambda one: _is_said_by_its_unit(one, other))
    side.drop_if("duration", lambda one: _is_a_minute(one) and other.says(table("repetition", "moments")))
    half = [one for one in side.of_kind("percentage") if one.quantity.value == "0.5"]
    half_time = table("numbers", "half_time")
    side.drop([one for one in half if other.says(halves if _in_words(one) else half_time)])


def _drop_shares(side: Side, other: Side) -> None:
    """“Två av tre” is two thirds."""
    shares = {one.quantity.value: one for one in side.of_kind("percentage")}
    if not shares:
        return
    dropped: list[Found] = []
    counted: list[Found] = []
    for one, whole in pairwise(other.of_kind("count")):
        values = (one.quantity.value, whole.quantity.value)
        if not all(map(str.isdigit, values)) or values[1] == "0":
            continue
        if share := shares.pop(plain(Fraction(int(values[0]), int(values[1]))), None):
            dropped.append(share)
            counted += (one, whole)
    for one in (*other.of_kind("count"), *other.of_kind("ordinal")):  # “one in five”, “var femte”
        parts = one.quantity.value
        if parts.isdigit() and parts != "0" and (share := shares.pop(plain(Fraction(1, int(parts))), None)):
            dropped.append(share)
            counted.append(one)
    if dropped:
        side.drop(dropped)
        other.drop(counted)


def _drop_frequencies(side: Side, other: Side) -> None:
    """Four times a year is every quarter, and so on."""
    yearly: dict[str, list[Found]] = {}
    for one in side.of_kind("multiple"):
        if one.quantity.per == "P1Y" and one.quantity.value in _TIMES_A_YEAR:
            yearly.setdefault(one.quantity.value, []).append(one)
    for times, found in yearly.items():
        time = value_of(Fraction(12, int(times)), MONTH)
        same = [
            each
            for each in other.extra
            if time in (each.quantity.value, each.quantity.per if each.quantity.value == "1" else "")
        ]
        if same or time in other.rates:
            side.drop(found)
            other.drop(same)


def _drop_ranges_without_unit(side: Side, other: Side) -> None:
    """“7–19” is “7–19 år”: both ends, of which a lone 7 would say too little."""
    for last in side.of_kind("count"):
        if not (begins := last.quantity.begins):
            continue
        ends = (f"P{begins.value}Y", f"P{last.quantity.value}Y")
        for each in (*other.of_kind("duration"), *other.of_kind("age")):
            first = each.quantity.begins
            if first and (first.value, each.quantity.value) == ends:
                side.drop([last, *_beginning_at(side, last, begins.start)])
                other.drop([each, *_beginning_at(other, each, first.start)])
                break


def _beginning_at(side: Side, last: Found, start: int) -> list[Found]:
    """What begins a range, as it stands for itself."""
    return [one for one in side.extra if one.part is last.part and one.quantity.start == start]


def _drop_ranges_from_nothing(side: Side, other: Side) -> None:
    """“0–6 år” is “up to six years”, and “under 7”."""
    zeros = [one for one in side.extra if one.quantity.value.strip("PYMD").split(" ")[-1] == "0"]
    for zero, last in product(zeros, side.reading.quantities if zeros else ()):
        begins = last.quantity.begins
        if last.part is not zero.part or not begins or begins.start != zero.quantity.start:
            continue
        closed = replace(last.quantity, bound=Bound("at_most", last.quantity.start, last.quantity.end))
        for each in other.reading.quantities:
            said, bound = each.quantity, each.quantity.bound
            if bound and ((said.value == closed.value and bound.side in _UP_TO) or _is_next_to(said, closed)):
                side.drop([zero, last])
                other.drop([each])
                break


def _drop_nothing(side: Side, other: Side) -> None:
    """“Avgiften är noll kronor” is “There is no fee”."""
    nothing = [one for one in side.extra if one.quantity.value.split(" ")[-1] == "0"]
    if nothing and other.says(
        chain(
            other.language.words("sense", "negations"),
            *(_line(other, ("sense", table, "free")) for table in ("negating", "opposites")),
        )
    ):
        side.drop(nothing)


def _is_said_by_its_place(one: Found, other: Side) -> bool:
    """“Order 2” is “den andra beställningen”, and “zon 2” is “zone II”."""
    value = one.quantity.value
    if not one.quantity.bound and value in _ROMAN and re.search(rf"(?<!\w){_ROMAN[value]}(?!\w)", other.text):
        return True
    return not _in_words(one) and not one.quantity.bound and other.says(_ordinals(other, one))


def _begins_a_word(one: Found, other: Side) -> bool:
    """“Five stars” is “femstjärnemodell”, where a language writes words together."""
    if one.quantity.value == "1" or not other.language.group("numbers").get("written_together"):
        return False
    words = map(re.escape, _line(other, ("numbers", "ones", one.quantity.value)))
    return any(re.search(rf"(?<!\w){word}[^\W\d_]{{3}}", other.text, re.I) for word in words)


def _is_of_a_term(one: Found, other: Side) -> bool:
    """“Spring 2025” is “VT25”."""
    year, marks = one.quantity.value, other.language.words("dates", "term_marks")
    if not marks or not _CALENDAR_YEAR.fullmatch(year):
        return False
    said = rf"(?<!\w)(?:{'|'.join(map(re.escape, marks))})[ \u00a0]?(?:{year[:2]})?{year[2:]}(?!\d)"
    return bool(re.search(said, other.text, re.I))


def _is_about_an_hour(one: Found, other: Side) -> bool:
    """“About ten o'clock” is “vid tiotiden”."""
    time = _TIME.fullmatch(one.quantity.value)
    if not time or time[2] != "00" or not other.language.group("numbers").get("written_together"):
        return False
    hour = str(int(time[1]) % 12 or 12)
    words = map(re.escape, _line(other, ("dates", "hours", hour)))
    return any(re.search(rf"(?<!\w){word}[^\W\d_]{{3}}", other.text, re.I) for word in words)


def _is_said_by_its_unit(one: Found, other: Side) -> bool:
    """“en vecka” is “the last week”; within a week, it is one. The last six months are “det senaste halvåret”."""
    bound, unit = one.quantity.bound, _UNITS.get(one.quantity.value)
    if part := _PARTS_OF_A_YEAR.get(one.quantity.value):
        return not other.of_kind("duration") and other.says(_line(other, ("units", "units", part)))
    if unit and bound and one.is_one_unit and not other.of_kind("duration") and _is_the_one_before(unit, other):
        return True
    if not unit or not one.is_one_unit or (bound and not bound.is_a_time) or other.of_kind("duration"):
        return False
    return other.says((*_line(other, ("units", "units", unit)), *_line(other, ("repetition", "rate_adverbs", unit))))


def _is_the_one_before(unit: str, other: Side) -> bool:
    """“at least one day in advance” is “senast dagen före”."""
    turners = other.language.words("limits", "limit_turners")
    text, forms = other.text.lower(), _line(other, ("units", "units", unit))
    return any(f"{form} {turner}" in text for form in forms for turner in turners)


def _is_said_roundly(one: Found, other: Side) -> bool:
    """“Flera hundra kronor” are hundreds of kronor, and “per en miljon” is “per million”."""
    value = one.quantity.value.split(" ")[-1]
    if value not in _ROUND or not _in_words(one):
        return False
    table = other.language.group("numbers")
    multipliers = table.get("multipliers")
    said = [multipliers.get(value, "") if isinstance(multipliers, Mapping) else ""]
    said += [table.get(_ROUND[value], "")]
    return other.says(f"{word}…" for line in said for word in words(str(line)))


def _month_of(value: str) -> str:
    """The month of a day or a month (2027-03-01, --03), with its sign."""
    return value[4:7] if value[:4].isdigit() else value[1:4]


def _ordinals(side: Side, one: Found) -> Sequence[str]:
    return _line(side, ("ordinals", "ordinals", one.quantity.value))


def _line(side: Side, path: tuple[str, str, str]) -> Sequence[str]:
    group, table, name = path
    tables = side.language.group(group).get(table)
    return words(str(tables.get(name, ""))) if isinstance(tables, Mapping) else ()


def _is_a_minute(one: Found) -> bool:
    return one.quantity.value == "PT1M" and one.is_one_unit


def _in_words(one: Found) -> bool:
    return not any(map(str.isdigit, one.words))


def _drop_what_may_be_unsaid(side: Side, other: Side) -> None:
    """What a faithful text can do without, and what the check of links tells."""
    if lacks(side.language, "days") or lacks(other.language, "days"):
        side.drop([*side.of_kind("weekday"), *side.of_kind("month")])
    if lacks(other.language, "hours"):
        side.drop_if("time", lambda one: one.quantity.value.endswith(SPOKEN))
    table, days = other.language.words, {one.quantity.value for one in side.of_kind("weekday")}
    works = other.says(_line(other, ("units", "units", "working_day")))
    is_weekend = days == _WEEKEND and other.says(_line(other, ("sense", "opposites", "weekend")))
    is_week = days == _WEEK and other.says(table("dates", "every_day"))
    if days and ((days <= _WORKING_DAYS and works) or is_weekend or is_week):
        side.drop(side.of_kind("weekday"))
    side.drop_if("duration", lambda one: one.quantity.value == _WORKING_DAY and one.is_one_unit and works)
    if side.of_kind("count") and not other.of_kind("count"):
        nouns = frozenset(side.language.words("numbers", "nouns_of_lists"))
        side.drop([one for one in side.of_kind("count") if _counts_a_list(one, nouns)])
    side.drop_if("weekday", lambda one: other.says([_short_name(one, other.language)]))
    for kind in ("weekday", "month"):
        if not other.of_kind(kind):
            side.drop_if(kind, lambda one: one.quantity.can_be_unsaid)
    links = {link.target.lower() for each in (side, other) for link in each.reading.passage.shape.links}
    side.drop_if("mail", lambda one: f"mailto:{one.quantity.value}" in links)
    hosts = {host_of(link).removeprefix("www.") for link in links}
    side.drop_if("site", lambda one: one.quantity.value in hosts)


def _counts_a_list(one: Found, nouns: Container[str]) -> bool:
    """“på tre sätt”, where the list shows how many there are."""
    if one.quantity.value not in _FEW or not _in_words(one) or not one.part or one.quantity.bound:
        return False
    following = one.part.text[one.quantity.end : one.quantity.end + _NEAR].lower()
    return any(word.strip(".,:;!?)") in nouns for word in following.split()[:_WORDS_NEAR])


def _short_name(one: Found, language: Language) -> str:
    """“Fre”, which may be another word too where it stands alone, so that it is not read."""
    return str(language.cldr.days["format"]["abbreviated"][int(one.quantity.value[1:]) - 1]).rstrip(".")


def _drop_equal_names(here: Side, there: Side) -> None:
    """Of what numbers name, and of sites, it is told that they differ, and not that one is lost.

    Each may be said in parts: “Article 5(2)” is “artikel 5 punkt 2”. A site can have a name in each country.
    """
    ours, theirs = _parts_of_names(here, there)
    if not (ours - theirs and theirs - ours) and not _are_other_versions(here, there):
        for side in (here, there):
            side.drop(side.of_kind("name"))
    ours, theirs = (Counter(map(_name_of_site, side.of_kind("site"))) for side in (here, there))
    if not (ours - theirs and theirs - ours):
        for side in (here, there):
            side.drop(side.of_kind("site"))


def _are_other_versions(here: Side, there: Side) -> bool:
    """Whether both call one thing by the same word, with the same parts in another order: version 3.2 and 2.3."""
    names = [side.of_kind("name") for side in (here, there)]
    if any(len(each) != 1 for each in names):
        return False
    (one,), (other,) = names
    words = {_NO_LETTERS.sub("", each.words.lower()) for each in (one, other)}
    return len(words) == 1 and any(words) and one.quantity.value != other.quantity.value


def _parts_of_names(here: Side, there: Side) -> list[Counter[str]]:
    """The numbers in the names of each, with the letter of a section (12a) where both have such."""
    values = [" ".join(one.quantity.value for one in side.of_kind("name")) for side in (here, there)]
    parts = [Counter(_PART.findall(each)) for each in values]
    have_letters = all(any(part[-1].isalpha() for part in each) for each in parts)
    return parts if have_letters else [Counter(_NUMBERS.findall(each)) for each in values]


def _name_of_site(one: Found) -> str:
    return one.quantity.value.split(".")[-2]
