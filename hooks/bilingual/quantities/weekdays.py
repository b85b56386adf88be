"""Days of the week, and months that stand without a day: “on Tuesdays”, “Mon–Fri”, “in August”."""

from __future__ import annotations

import re

from .found import Found
from .number_words import NumberWords
from .patterns import GAP, WORD_ENDS, any_of, beginning_with, whole

_DAYS = range(1, 8)  # Monday is the first, as in ISO 8601
_REACH = 24


class Weekdays:
    """The days and months of one language. A language whose file names no days has neither."""

    def __init__(self, language: NumberWords, with_capitals: bool) -> None:
        names = _days(language, "wide") if language.weekdays else {}
        short = _days(language, "abbreviated") if language.weekdays else {}
        self._numbers = {**short, **names, **language.weekdays}
        self.months = _months(language) if language.weekdays else {}
        self._with_capitals = with_capitals
        self._whole = frozenset(names) | frozenset(language.weekdays)
        ends = any_of([*short, *names])
        self.begins = [*names, *language.weekdays, *short, *self.months]
        to = rf"(?:\s?[-–—/]\s?|{GAP}{any_of(language.range_words)}{GAP})"
        self.span = rf"(?P<day>{ends})\.?{to}(?P<last>{ends})\.?{WORD_ENDS}"
        self.day = rf"(?P<day>{whole([*names, *language.weekdays])})"
        self.month = rf"(?P<month>{whole(self.months)})"
        articles = any_of(language.date_articles)
        self._of_a_date = re.compile(rf"[ ,]*(?:{articles}{GAP})?(?:[0-9]|{beginning_with(language.ordinals, ())})")
        self._before_months = re.compile(rf"(?<![^\W_]){any_of(language.before_months)}{GAP}\Z")

    def read_day(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """“W2”, or both ends. Beside a date it need not be said. A short one needs its capital: Sun."""
        places = [place for place in ("day", "last") if match.groupdict().get(place)]
        if self._with_capitals and any(
            match[place] not in self._whole and not prose[match.start(place)].isupper() for place in places
        ):
            return None
        beside = bool(self._of_a_date.match(match.string, match.end()))
        return [
            Found(f"W{self._number(match[place])}", "weekday", *match.span(place), can_be_unsaid=beside)
            for place in places
        ]

    def _number(self, written: str) -> int:
        known = self._numbers.get(written)
        return known or next(
            number for form, number in self._numbers.items() if form[-1] == "…" and written.startswith(form[:-1])
        )

    def read_month(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """“--08”. Where its name can be another word or that of a person, the other language may lack it."""
        has_capital = prose[match.start()].isupper()
        if self._with_capitals and not has_capital:
            return None
        before = match.string[max(0, match.start() - _REACH) : match.start()]
        is_sure = bool(self._before_months.search(before)) if self._with_capitals else not has_capital
        value = f"--{self.months[match['month']]:02}"
        return [Found(value, "month", match.start(), match.end(), can_be_unsaid=not is_sure)]


def _months(language: NumberWords) -> dict[str, int]:
    """CLDR's names of the months, without the short ones, and the language's own."""
    wide = [language.cldr.months[use]["wide"] for use in ("format", "stand-alone")]
    return {**language.months, **{name.lower(): number for names in wide for number, name in names.items()}}


def _days(language: NumberWords, width: str) -> dict[str, int]:
    """CLDR's names of the days."""
    if language.cldr.language == "und":
        return {}
    names = language.cldr.days["format"][width]
    return {names[day - 1].lower().rstrip("."): day for day in _DAYS}
