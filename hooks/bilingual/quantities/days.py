"""Days and times of day, in one language's style (months from CLDR)."""

from __future__ import annotations

import re

from .found import Found
from .number_words import NumberWords
from .patterns import GAP, WORD_ENDS, any_of, flat, whole

_YEAR = "(?:19|20)[0-9]{2}"
_NUMBERED_MONTH = "(?:1[0-2]|0?[1-9])"
_NUMBERED_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_DASH = r"\s?[-–—]\s?"
_NO_MORE = r"(?![^\W_]|[.,:/-][0-9])"


class Days:
    """The dates and times of one language: ``dates`` in the order to try them, and ``clock``."""

    def __init__(self, language: NumberWords) -> None:
        months = _months(language)
        self.months = {name.lower(): number for name, number in months.items()}
        self._capital = any(name[0].isupper() for name in months)
        self._ordinals = language.ordinals
        self._first_number = re.compile("[0-9]+")
        month = rf"(?P<month>{any_of(self.months)})(?:\.(?={GAP}[0-9]))?"
        marks = whole([*language.ordinal_marks, *language.day_marks])
        day = rf"(?:{_NUMBERED_DAY}(?![0-9])(?:{marks})?|{whole(language.ordinals)})"
        to = rf"(?:{_DASH}|{GAP}{any_of([*language.range_words, *language.conjunctions])}{GAP})"
        dates = rf"(?P<day>{day})(?:{to}(?P<last>{day}))?"
        year = rf"(?:,?{GAP}(?P<year>{_YEAR}){_NO_MORE})?"
        articles = "|".join(rf"(?<=\b{article}\s)" for article in language.date_articles) or "(?!)"
        of = f"(?:{GAP}{any_of(language.of)})?"
        self.dates = [
            rf"(?P<year>{_YEAR})-(?P<number>0[1-9]|1[0-2])(?:-(?P<day>{_NUMBERED_DAY}))?{_NO_MORE}",
            rf"(?P<day>{_NUMBERED_DAY})(?P<sign>[/.])(?P<number>{_NUMBERED_MONTH})(?:(?P=sign)|[ \u00a0-])"
            rf"(?P<year>{_YEAR}){_NO_MORE}",
            rf"(?:{articles})(?P<day>{_NUMBERED_DAY})/(?P<number>{_NUMBERED_MONTH}){_NO_MORE}",
            rf"{dates}{of}{GAP}{month}{WORD_ENDS}{year}",
            rf"{month}{GAP}(?P<year>{_YEAR}){_NO_MORE}",
        ]
        if language.month_before_day:
            day_word = f"(?:{GAP}{whole(language.day_words)})?"
            self.dates.append(rf"{month}{GAP}{dates}{_NO_MORE}{day_word}{year}")
        if language.day_marks:
            mark = any_of(language.day_marks)
            self.dates.append(rf"(?P<day>{_NUMBERED_DAY}){mark}(?P<number>{_NUMBERED_MONTH}){mark}{_NO_MORE}")
        self.clock = _clock(language)
        self._time = re.compile(_time(language, "P<hour>", "P<minute>", "P<meridiem>"))
        self._meridiems = language.meridiems

    def read_date(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """ISO 8601; both ends of a range of days share its month and year. None: “may” is not always May."""
        part = match.groupdict()
        if part.get("month") and self._capital and not prose[match.start("month")].isupper():
            return None
        month = int(part["number"]) if part.get("number") else self.months[part["month"]]
        year = part.get("year")
        beginning = f"{year or '-'}-{month:02}"
        if not part.get("day"):
            return [Found(beginning, "date", match.start(), match.end())]
        days = [place for place in ("day", "last") if part.get(place)]
        ends = [match.end(place) for place in days[:-1]] + [match.end()]
        starts = [match.start(), *(match.start(place) for place in days[1:])]
        return [
            Found(f"{beginning}-{self._day(part[place]):02}", "date", start, end)
            for place, start, end in zip(days, starts, ends, strict=True)
        ]

    def _day(self, written: str) -> int:
        digits = self._first_number.match(written)
        return int(digits[0]) if digits else self._ordinals[written]

    def read_clock(self, match: re.Match[str], prose: str) -> list[Found]:
        """T08:30. A time without its half of the day takes it from the one behind it (“8–10 am”)."""
        times = list(self._time.finditer(match.string, match.start(), match.end()))
        hours = [int(time["hour"]) for time in times]
        added = [self._meridiems.get(time["meridiem"] or "") for time in times]
        if len(times) == 2 and added[0] is None and added[1] is not None:
            added[0] = added[1] if hours[0] <= hours[1] or hours[1] == 12 else 0
        hours = [
            hour if more is None or hour > 12 else hour % 12 + more for hour, more in zip(hours, added, strict=True)
        ]
        starts = [match.start(), *(time.start() for time in times[1:])]
        return [
            Found(f"T{hour:02}:{time['minute'] or '00'}", "time", start, time.end())
            for time, hour, start in zip(times, hours, starts, strict=True)
        ]


def _months(language: NumberWords) -> dict[str, int]:
    """CLDR's names of the months, as it writes them, without the full stop of short ones, and the language's own."""
    months = dict(language.months)
    for use in ("format", "stand-alone") if language.cldr.language != "und" else ():
        for width in ("wide", "abbreviated"):
            months |= {name.rstrip("."): number for number, name in language.cldr.months[use][width].items()}
    return months


def _time(language: NumberWords, hour: str = ":", minute: str = ":", meridiem: str = ":") -> str:
    half_of_day = rf"(?:\s?(?{meridiem}{whole(language.meridiems)}))?"
    return rf"(?{hour}2[0-4]|[01]?[0-9])(?![0-9])(?:[.:](?{minute}[0-5][0-9])(?![0-9]))?{half_of_day}"


def _clock(language: NumberWords) -> str:
    """A time is known by the word before it, the half of the day behind it, its colon, or a range with full stops."""
    time, bare = _time(language), r"(?:2[0-4]|[01]?[0-9])"
    to = rf"(?:{_DASH}|{GAP}{any_of(language.range_words)}{GAP})"
    until = rf"(?:{to}|{GAP}{any_of(language.conjunctions)}{GAP})"
    half_of_day = rf"\s?{whole(language.meridiems)}"
    minutes = r"[.:][0-5][0-9](?![0-9])"
    hour = rf"{bare}(?:{minutes})?(?![0-9])"
    unit = rf"(?!\s?{any_of(flat(language.units))})"
    counted = rf"(?!\s?(?:{any_of([*flat(language.units), *flat(language.currencies)])}|%))"
    to_the_minute = rf"(?={bare}\.[0-5][0-9](?![0-9]){counted}){time}"
    return (
        rf"(?:{any_of(language.clock)}{GAP}?{time}(?:{until}{time})?|{hour}{half_of_day}(?:{until}{time})?"
        rf"|{any_of(language.clock_with_minutes)}{GAP}{to_the_minute}(?:{until}{to_the_minute})?"
        rf"|{hour}{until}{hour}{half_of_day}|{bare}{minutes}{to}{bare}{minutes}{unit}|{bare}:[0-5][0-9])"
        rf"(?![^\W_]|[.:/-][0-9])"
    )
