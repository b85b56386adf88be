"""Dates, in one language's style (months from CLDR)."""

from __future__ import annotations

import re

from .found import Found
from .number_words import NumberWords
from .patterns import GAP, WORD_ENDS, any_of, whole

_YEAR = "(?:19|20)[0-9]{2}"
_NUMBERED_MONTH = "(?:1[0-2]|0?[1-9])"
_NUMBERED_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_DASH = r"\s?[-–—]\s?"
_NO_MORE = r"(?![^\W_]|[.,:/-][0-9])"


class Days:
    """The dates of one language: ``dates`` in the order to try them, first those ``in_digits``."""

    def __init__(self, language: NumberWords) -> None:
        months = _months(language)
        self.months = {name.lower(): number for name, number in months.items()}
        self.with_capitals = any(name[0].isupper() for name in months)
        self._ordinals = language.ordinals
        self._first_number = re.compile("[0-9]+")
        month = rf"(?P<month>{any_of(self.months)})(?:\.(?={GAP}[0-9]))?"
        marks = whole([*language.ordinal_marks, *language.day_marks])
        stop = rf"\.(?={GAP}{whole(self.months)})"  # 1. juni
        day = rf"(?:{_NUMBERED_DAY}(?![0-9])(?:{marks}|{stop})?|{whole(language.ordinals)})"
        article = rf"(?:{any_of([*language.date_articles, *language.day_articles])}{GAP})?"
        to = rf"(?:{_DASH}|{GAP}{any_of([*language.range_words, *language.conjunctions])}{GAP}{article})"
        dates = rf"(?P<day>{day})(?:{to}(?P<last>{day}))?"
        year = rf"(?:,?{GAP}(?P<year>{_YEAR}){_NO_MORE})?"
        articles = "|".join(rf"(?<=\b{article}\s)" for article in language.date_articles) or "(?!)"
        of = f"(?P<of>{GAP}{any_of(language.of)})?"
        self.in_digits = [
            rf"(?P<year>{_YEAR})-(?P<number>0[1-9]|1[0-2])(?:-(?P<day>{_NUMBERED_DAY}))?{_NO_MORE}",
            rf"(?P<day>{_NUMBERED_DAY})(?P<sign>[/.])(?P<number>{_NUMBERED_MONTH})(?:(?P=sign)|[ \u00a0-])"
            rf"(?P<year>{_YEAR}){_NO_MORE}",
            # 8.–20.1.2026, 8/1–20/1 2026
            rf"(?P<day>{_NUMBERED_DAY})(?:[/.](?P<first>{_NUMBERED_MONTH}))?\.?{_DASH}(?P<last>{_NUMBERED_DAY})"
            rf"(?P<sign>[/.])(?P<number>{_NUMBERED_MONTH})(?:(?P=sign)|[ \u00a0-])(?P<year>{_YEAR}){_NO_MORE}",
            # 3/3–17/4, 23–24/12
            rf"(?P<day>{_NUMBERED_DAY})(?:/(?P<first>{_NUMBERED_MONTH}))?{_DASH}(?P<last>{_NUMBERED_DAY})"
            rf"/(?P<number>{_NUMBERED_MONTH}){_NO_MORE}",
            rf"(?:{articles})(?P<day>{_NUMBERED_DAY})/(?P<number>{_NUMBERED_MONTH}){_NO_MORE}",
        ]
        self.dates = [
            *self.in_digits,
            rf"{dates}{of}{GAP}{month}{WORD_ENDS}{year}",
            rf"{month}{GAP}(?P<year>{_YEAR}){_NO_MORE}",
        ]
        if language.month_before_day:
            day_word = f"(?:{GAP}{whole(language.day_words)})?"
            self.dates.append(rf"{month}{GAP}{dates}{_NO_MORE}{day_word}{year}")
        if language.day_marks:
            mark = any_of(language.day_marks)
            self.dates.append(rf"(?P<day>{_NUMBERED_DAY}){mark}(?P<number>{_NUMBERED_MONTH}){mark}{_NO_MORE}")

    def read_date(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """ISO 8601; both ends of a range of days share what only one has. None: “may” is not May, but “of may”."""
        part = match.groupdict()
        may_be_else = self.with_capitals and part.get("month") and not part.get("of")
        if may_be_else and not prose[match.start("month")].isupper():
            return None
        month = int(part["number"]) if part.get("number") else self.months[part["month"]]
        first = int(part["first"]) if part.get("first") else month
        year = part.get("year") or "-"
        is_span_in_digits = part.get("number") and part.get("last") and year == "-"
        if is_span_in_digits and int(part["last"]) <= month and int(part["day"]) <= first:
            return None  # 1/3–1/2 are shares
        if not part.get("day"):
            return [Found(f"{year}-{month:02}", "date", match.start(), match.end())]
        days = [place for place in ("day", "last") if part.get(place)]
        ends = [match.end("first" if part.get("first") else place) for place in days[:-1]] + [match.end()]
        starts = [match.start(), *(match.start(place) for place in days[1:])]
        return [
            Found(f"{year}-{first if place == 'day' else month:02}-{self._day(part[place]):02}", "date", start, end)
            for place, start, end in zip(days, starts, ends, strict=True)
        ]

    def _day(self, written: str) -> int:
        digits = self._first_number.match(written)
        return int(digits[0]) if digits else self._ordinals[written]


def _months(language: NumberWords) -> dict[str, int]:
    """CLDR's names of the months, as it writes them, without the full stop of short ones, and the language's own."""
    months = dict(language.months)
    for use in ("format", "stand-alone") if language.cldr.language != "und" else ():
        for width in ("wide", "abbreviated"):
            months |= {name.rstrip("."): number for number, name in language.cldr.months[use][width].items()}
    return months
