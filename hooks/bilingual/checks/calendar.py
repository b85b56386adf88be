"""Days that no calendar has: the 31st of February, and a Monday that is a Tuesday. Readers would come on neither."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from ..languages.names import FALLBACK, known_locale
from ..messages import say
from ..pages.section import Passage
from ..problems import Problem, quote
from ..quantities import Quantity
from ..site.agreement import Found

_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)")
_LEAP_YEAR = 2024  # stands for a year that is not said
_BETWEEN = re.compile(r"[\s,]*(?:\w{1,4}\s+)?")  # “Monday, the ”: nothing that would part a day from its date


def find_impossible_days(passage: Passage, quantities: Sequence[Found]) -> Iterator[Problem]:
    """Dates in a text that do not exist, and days of the week that are not those of the date beside them.

    Without its year, a date can be that of any year.
    """
    dates = [found for found in quantities if found.quantity.kind == "date" and not found.tag]
    for found in dates:
        for quantity in filter(None, (found.quantity.begins, found.quantity)):
            parts = _DAY.fullmatch(quantity.value)
            if parts and int(parts["day"]) > (last := _last_day(parts)):
                what = say(
                    "“{words}” holds a day that does not exist: that month has {last} days.",
                    words=quote(found.words),
                    last=last,
                )
                to_do = say("Write the right day, or allow it beside the text: <!-- allow number: why -->")
                yield Problem(passage.file, found.line, what, to_do, "number", "warning")
    for before, found in pairwise(quantities):
        if before.quantity.kind == "weekday" and found in dates and (day := _date_beside(before, found)):
            number = day.isoweekday()
            if before.quantity.value != f"W{number}":
                names = (known_locale(passage.locale) or FALLBACK).days["format"]["wide"]
                what = say(
                    "“{said}” stands here beside {day}, which is another day of the week: “{name}”.",
                    said=quote(before.words),
                    day=day,
                    name=names[number - 1],
                )
                to_do = say("Write what is right, or allow it beside the text: <!-- allow number: why -->")
                yield Problem(passage.file, before.line, what, to_do, "number", "warning")


def _last_day(parts: re.Match[str]) -> int:
    year = _LEAP_YEAR if parts["year"] == "-" else int(parts["year"])
    return monthrange(year, int(parts["month"]))[1]


def _date_beside(weekday: Found, found: Found) -> date | None:
    """The date with a year that stands right behind a day of the week."""
    first: Quantity = found.quantity.begins or found.quantity
    if not weekday.part or weekday.part is not found.part:
        return None
    if not _BETWEEN.fullmatch(weekday.part.text, weekday.quantity.end, first.start):
        return None
    parts = _DAY.fullmatch(first.value)
    if not parts or parts["year"] == "-" or int(parts["day"]) > _last_day(parts):
        return None
    return date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
