"""Times of day in one language: “9 am”, “half past eight”, “kl. 9–15”, “noon”; ISO 8601."""

from __future__ import annotations

import re

from .found import Found
from .measures import MEASURES
from .number_words import NumberWords
from .patterns import GAP, any_of, as_in_table, flat, whole

SPOKEN = "/12"  # behind a time that is told in words, without the half of the day: T08:30 or T20:30
NIGHT = 24  # the hours to add “at night”: twelve from six o'clock on, none before, and twelve is midnight
_DASH = r"\s?[-–—]\s?"
_HOUR, _MINUTES = r"(?:2[0-4]|[01]?[0-9])(?![0-9])", r"[.:][0-5][0-9](?![0-9])"
_QUARTER = r"\.(?:00|15|30|45)(?![0-9])"


class Times:
    """The times of day of one language: ``pattern`` finds one or both ends of a span, for text in lower case."""

    def __init__(self, language: NumberWords) -> None:
        self._meridiems, self._hours = language.meridiems, language.hours
        self._named = language.times_of_day
        self._offsets = {**language.minutes_past, **{words: -number for words, number in language.minutes_to.items()}}
        self.pattern = _span(language)
        self._time = re.compile(_time(language, named=True))
        counted = [*flat(language.units), *flat(language.currencies), *MEASURES]
        self._counted = re.compile(rf"\s?(?:{whole(counted)}|[%€$£])")

    def read(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """T08:30. A time without its half of the day takes it from the one behind it (“8–10 am”).

        None of what counts something: “10.15–11.30 kronor”, “at 10.30 per cent”.
        """
        text, times = match.string, list(self._time.finditer(match.string, match.start(), match.end()))
        if not match["clock"] and any(not time["meridiem"] and self._counted.match(text, time.end()) for time in times):
            return None
        added = [self._added(time) for time in times]
        if len(times) == 2 and added[0] is None and added[1] is not None and not times[0]["named"]:
            hours = [self._hour(time) for time in times]
            added[0] = added[1] if hours[0] <= hours[1] or hours[1] == 12 else 0
        starts = [match.start(), *(time.start() for time in times[1:])]
        return [
            Found(self._value(time, more), "time", start, time.end())
            for time, more, start in zip(times, added, starts, strict=True)
        ]

    def _added(self, time: re.Match[str]) -> int | None:
        return self._meridiems[as_in_table(time["meridiem"])] if time["meridiem"] else None

    def _hour(self, time: re.Match[str]) -> int:
        if time["named"]:
            return self._named[as_in_table(time["named"])]
        return int(time["digits"]) if time["digits"] else self._hours[time["word"]]

    def _value(self, time: re.Match[str], more: int | None) -> str:
        hour, minute = self._hour(time), int(time["minute"] or 0)
        if more is not None and hour <= 12:
            night = more == NIGHT
            hour = (hour + 12) % 24 if night and hour >= 6 else hour if night else hour % 12 + more
        if time["offset"]:
            minute = self._offsets[as_in_table(time["offset"])]
        total = (hour * 60 + minute) % (24 * 60)
        is_spoken = more is None and hour <= 12 and bool(time["word"] or time["offset"] or time["mark"])
        total = total % (12 * 60) if is_spoken else total
        return f"T{total // 60:02}:{total % 60:02}{SPOKEN if is_spoken else ''}"


def _time(language: NumberWords, named: bool = False) -> str:
    """Any time; its parts have names only where one is read, since a span has two."""
    names = "named", "offset", "digits", "minute", "word", "mark", "meridiem"
    a, offset, digits, minute, word, mark, meridiem = (f"P<{name}>" if named else ":" for name in names)
    offsets = any_of([*language.minutes_past, *language.minutes_to])
    hour = rf"(?:(?{digits}{_HOUR})(?:[.:](?{minute}[0-5][0-9])(?![0-9]))?|(?{word}{whole(language.hours)}))"
    return (
        rf"(?<![^\W_])(?:(?:12{GAP})?(?{a}{whole(language.times_of_day)})"
        rf"|(?:(?{offset}{offsets}){GAP})?{hour}(?:\s?(?{mark}{whole(language.clock_marks)}))?"
        rf"(?:\s?(?{meridiem}{whole(language.meridiems)}))?)"
    )


def _span(language: NumberWords) -> str:
    """A time is known by words before or behind it, by its colon, or by minutes behind a full stop in a span."""
    time = _time(language)
    to = rf"(?:{_DASH}|{GAP}{any_of(language.range_words)}{GAP})"
    until = rf"(?:{to}|{GAP}{any_of(language.conjunctions)}{GAP})"
    behind = rf"\s?(?:{whole(language.meridiems)}|{whole(language.clock_marks)})"
    hour = rf"(?:{_HOUR}(?:{_MINUTES})?|{whole(language.hours)})"
    offsets = any_of([*language.minutes_past, *language.minutes_to])
    to_the_minute = rf"(?={_HOUR}\.[0-5][0-9](?![0-9])){time}"
    behind_clock = rf"(?P<clock>{any_of(language.clock)}){GAP}?{time}(?:{until}{time})?"
    at_a_minute = rf"{any_of(language.clock_with_minutes)}{GAP}{to_the_minute}(?:{until}{to_the_minute})?"
    spoken = (
        rf"(?:{whole(language.times_of_day)}|12{GAP}{whole(language.times_of_day)}"
        rf"|{offsets}{GAP}{hour}(?:{behind})?|{hour}{behind})(?:{until}{time})?"
    )
    digits = (
        rf"(?:{any_of(language.between)}{GAP})?{_HOUR}(?:{_MINUTES})?{until}{_HOUR}(?:{_MINUTES})?{behind}"
        rf"|{_HOUR}(?:{_MINUTES})?{to}{whole(language.times_of_day)}"
        rf"|{_HOUR}{_MINUTES}{to}{_HOUR}{_MINUTES}"
        rf"|{_HOUR}{to}{_HOUR}{_QUARTER}|{_HOUR}{_QUARTER}{to}{_HOUR}"
        rf"|{_HOUR}:[0-5][0-9](?![0-9])"
    )
    return rf"(?:{behind_clock}|{at_a_minute}|{spoken}|{digits})(?![^\W_]|[.:/-][0-9]|:[-–])"
