"""What counts as a day in a data file, in front matter, in the record and on the command line."""

from __future__ import annotations

import re
from datetime import date

from ..messages import say

# Nothing that a service says of itself is older or lies further ahead, and whatever is reckoned from a day between them
# is a day of the calendar too. The time in a compressed file has 32 bits, which end on 2106-02-07 (RFC 1952, 2.3.1).
FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)  # ISO 8601, the form of RFC 3339's full-date


def is_beyond(text: str) -> bool:
    """Whether a text is a day of the calendar, and too early or too late to be one here."""
    try:
        return bool(_ISO.fullmatch(text)) and not FIRST <= date.fromisoformat(text) <= LAST
    except ValueError:
        return False


def read_day(text: str) -> date:
    """A day written as in 2027-03-01. Raises ValueError if it is none, or beyond ``FIRST`` and ``LAST``."""
    try:
        day = date.fromisoformat(text) if _ISO.fullmatch(text) else date.min
    except ValueError:
        day = date.min
    if not FIRST <= day <= LAST:
        raise ValueError(say("“{text}” is no day between {first} and {last}.", text=text, first=FIRST, last=LAST))
    return day
