"""Times as <time>, <del> and <ins> give them to machines (HTML, 2.3.5 and 4.5.14): days that there are, hours."""

from __future__ import annotations

import re
from datetime import date

_DAY = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_HOUR = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?"
_ZONE = r"(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)"
_MOMENT = re.compile(rf"{_DAY}(?:[T ]{_HOUR}{_ZONE})?")
_TIME = re.compile(
    rf"{_DAY}(?:[T ]{_HOUR}{_ZONE}?)?|\d{{4}}-(?:0[1-9]|1[0-2])|{_HOUR}{_ZONE}?|{_ZONE}"
    r"|(?:--)?(?P<any_month>\d\d)-(?P<any_day>\d\d)|\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])|\d{4}"
    r"|P(?=[\dT])(?:\d{1,5}D)?(?:T(?=\d)(?:\d{1,5}H)?(?:\d{1,5}M)?(?:\d{1,5}(?:\.\d{1,3})?S)?)?",
    re.ASCII,
)
_LEAP_YEAR = 2000


def is_time(value: str) -> bool:
    """Whether <time> can have it: a day, month, week, year, hour, both, or how long something takes."""
    match = _TIME.fullmatch(value)
    if match and match["any_month"]:
        return _is_day(_LEAP_YEAR, match["any_month"], match["any_day"])
    return bool(match and _is_day(match["year"], match["month"], match["day"]))


def is_moment(value: str) -> bool:
    """Whether <del> and <ins> can have it: a day, or a time of it with its zone."""
    match = _MOMENT.fullmatch(value)
    return bool(match and _is_day(match["year"], match["month"], match["day"]))


def _is_day(*parts: str | int | None) -> bool:
    """Whether the calendar has a day of this year, month and number; True for none."""
    if None in parts:
        return True
    try:
        date(*(int(part) for part in parts if part is not None))
    except ValueError:
        return False
    return True
