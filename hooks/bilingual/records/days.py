"""What counts as a day in a data file, in front matter, in the record and on the command line."""

from __future__ import annotations

import re
from datetime import date

# No rule, statement or confirmation of a service is older or lies further ahead; between them the calendar can be
# reckoned with: a month before the first and a century after the last are days still.
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)  # ISO 8601, the form of RFC 3339's full-date


def read_day(text: str) -> date:
    """A day written as in 2027-03-01. Raises ValueError if it is none, or beyond ``FIRST`` and ``LAST``."""
    if not _ISO.fullmatch(text):
        raise ValueError(text)
    day = date.fromisoformat(text)
    if not FIRST <= day <= LAST:
        raise ValueError(text)
    return day
