"""Days on which something was done, and which have not come yet: of a confirmation, and of the yes to the licence.

Those of the statement and of rules stand with what else of them would be untrue. Each is a warning: it stops the public
site, and the site can still be looked at as of a day before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..data.confirmations import FILE as CONFIRMATIONS_FILE
from ..data.confirmations import Confirmation
from ..data.service import FILE as SERVICE_FILE
from ..data.service import Service
from ..messages import say, say_number
from ..problems import Problem, as_argument, quote


def find_days_to_come(record: Iterable[Confirmation], service: Service, today: date) -> Iterator[Problem]:
    """What was done, by what is written, on a day after ``today``."""
    to_come: dict[date, list[Confirmation]] = {}
    for line in record:
        if line.day > today:
            to_come.setdefault(line.day, []).append(line)
    for day, (line, *others) in to_come.items():  # all of one day at once: it may be the clock that is wrong
        what = say(
            "{day} is in the future, so nobody has confirmed “{key}” on that day yet.", day=day, key=quote(line.key)
        )
        if others:
            what = say_number(
                len(others),
                "{day} is in the future, so nobody has confirmed “{key}” on that day yet, nor {number} more section.",
                "{day} is in the future, so nobody has confirmed “{key}” on that day yet, nor {number} more sections.",
                day=day,
                key=quote(line.key),
            )
        to_do = say("Take the line out, then: make confirm SECTION={key}", key=as_argument(line.key))
        yield Problem(CONFIRMATIONS_FILE, line.line, what, to_do, "untrue", "warning")
    licence = service.record.data.get("licence", {})
    if licence.get("confirmed", "") > today.isoformat():
        what = say("licence.confirmed: {day} is in the future.", day=licence["confirmed"])
        line_of_it = service.record.line(("licence", "confirmed"))
        yield Problem(
            SERVICE_FILE, line_of_it, what, say("Write the day on which the owner said yes."), "untrue", "warning"
        )
