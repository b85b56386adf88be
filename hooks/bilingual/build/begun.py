"""Periods of rules that a change brings and that have begun already: to come, perhaps, with a slip in the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..data.rules.history import read_histories
from ..data.rules.rule import FILE
from ..messages import Message, say


def find_begun(
    before: Mapping[str, bytes], after: Mapping[str, bytes], locales: Sequence[str], today: date
) -> Iterator[Message]:
    """What is said of each rule whose value is another today by a new period of an earlier day.

    The past of a rule may be written down at any time: what holds today is then as it was. ``before`` and ``after`` are
    the files of the two sides. What cannot be read is told elsewhere.
    """
    was, _ = read_histories(before.get(FILE, b""), locales)
    now, _ = read_histories(after.get(FILE, b""), locales)
    for name in was.keys() & now.keys():
        old, new = was[name].on(today), now[name].on(today)
        if (
            old
            and new
            and new.start
            and new.start < today
            and new.start not in {one.start for one in was[name].periods}
        ):
            said = [(one.machine_value, one.limit, one.texts.get("text")) for one in (old, new)]
            if said[0] != said[1]:
                yield say(
                    "{place}: “{name}” has a new period, which began on {start} and so holds already. If it is to come,"
                    " mend the day.",
                    place=f"{FILE}:{new.lines.get('from', new.line)}",
                    name=name,
                    start=new.start,
                )
