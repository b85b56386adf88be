"""The day of the site: the day that it is in the site's own time zone, for builds and commands alike."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path

from .data.basics import FILE, read_time_zone
from .files.tree import read_file
from .messages import say, together
from .problems import quote
from .records.days import FIRST, LAST
from .records.reading import MAX_BYTES

EPOCH = "SOURCE_DATE_EPOCH"  # seconds since 1970 in UTC; https://reproducible-builds.org/specs/source-date-epoch/


class NoDay(ValueError):
    """The day cannot be told; the message says why, in plain words."""


def zone_of(root: Path) -> tzinfo:
    """The time zone of the site below ``root``; UTC where docs/site.yml cannot say it, which every check reports."""
    raw, _ = read_file(root, FILE, MAX_BYTES)
    return read_time_zone(raw) or UTC


def moment_of_build(environment: Mapping[str, str] = os.environ) -> int | None:
    """SOURCE_DATE_EPOCH, if it is set. Raises NoDay."""
    if not (epoch := environment.get(EPOCH)):
        return None
    if not (epoch.isascii() and epoch.isdecimal() and len(epoch) <= len(str(_seconds(LAST, UTC)))):
        raise _no_day(epoch)
    return int(epoch)


def day_of_site(root: Path, environment: Mapping[str, str] = os.environ) -> date:
    """The day on which the site is built: that of SOURCE_DATE_EPOCH if it is set, else that of now. Raises NoDay."""
    zone, moment = zone_of(root), moment_of_build(environment)
    if moment is None:
        return datetime.now(zone).date()
    day = datetime.fromtimestamp(moment, zone).date()
    if not FIRST <= day <= LAST:
        raise _no_day(environment[EPOCH])
    return day


def _no_day(epoch: str) -> NoDay:
    what = say(
        "{variable}={value} is no moment between {first} and {last}.",
        variable=EPOCH,
        value=quote(epoch),
        first=FIRST,
        last=LAST,
    )
    to_do = say("Write it as whole seconds since 1970-01-01 in UTC, as in 1795305600, or take it out.")
    return NoDay(together([what, to_do], "\n    "))


def moment_of(day: date, zone: tzinfo) -> int:
    """A moment, in seconds since 1970, that is on this day both in the zone and in UTC: no zone is a day apart."""
    return max(_seconds(day, zone), _seconds(day, UTC))


def moments_of(day: date, zone: tzinfo) -> tuple[int, int]:
    """From the first moment of a day up to that of the next; none where the clocks of a zone change at midnight."""
    first, end = _seconds(day, zone), _seconds(day + timedelta(1), zone)
    seen = [datetime.fromtimestamp(moment, zone).date() for moment in (first - 1, first, end - 1, end)]
    return (first, end) if seen[0] < seen[1] == day == seen[2] < seen[3] else (end, end)


def _seconds(day: date, zone: tzinfo) -> int:
    return int(datetime.combine(day, time(), zone).timestamp())
