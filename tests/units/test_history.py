"""Rules that know their day: the period that holds, what is announced, and every way in which periods contradict."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from bilingual.data.rules.history import Histories, find_expired, in_force, read_histories
from bilingual.data.rules.interval import Interval
from bilingual.problems import report
from hypothesis import given
from hypothesis import strategies as st

from ..confirming import LOCALES
from .test_hostile_rules import FRAME as FRAME_OF_A_RULE

FRAME = f"{FRAME_OF_A_RULE}  announce: 3 months\n"
ONE_CHANGE = """\
  periods:
    - value: 6
    - value: 9
      from: 2027-03-01
"""
ENDS = """\
  periods:
    - value: 6
      from: 2026-01-01
      until: 2026-12-31
    - value: 9
      from: 2027-01-01
      until: 2027-12-31
"""


def read(periods: str) -> Histories:
    histories, problems = read_histories((FRAME + periods).encode(), LOCALES)
    assert report(problems) == ""
    return histories


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("periods", "on", "value"),
    [
        ("  value: 6\n", "0001-01-01", 6),
        ("  value: 6\n", "9999-12-31", 6),
        ("  value: 6\n  from: 2026-01-01\n", "2025-12-31", None),
        ("  value: 6\n  from: 2026-01-01\n", "2026-01-01", 6),
        (ONE_CHANGE, "2027-02-28", 6),
        (ONE_CHANGE, "2027-03-01", 9),
        (ONE_CHANGE, "2027-03-02", 9),
        (ENDS, "2025-12-31", None),
        (ENDS, "2026-12-31", 6),
        (ENDS, "2027-01-01", 9),
        (ENDS, "2027-12-31", 9),
        (ENDS, "2028-01-01", None),
        ("  periods:\n    - value: 1\n    - value: 2\n      from: 2028-02-29\n", "2028-02-28", 1),
        ("  periods:\n    - value: 1\n    - value: 2\n      from: 2028-02-29\n", "2028-02-29", 2),
        ("  periods:\n    - { value: 9, from: 2027-03-01 }\n    - value: 6\n", "2027-02-28", 6),
    ],
)
def test_the_value_is_that_of_the_period_which_holds_on_the_day(periods: str, on: str, value: int | None) -> None:
    rules = in_force(read(periods), day(on))
    assert [rule.value for rule in rules.values()] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("lead", "on", "announced"),
    [
        ("3 months", "2026-11-30", None),
        ("3 months", "2026-12-01", 9),
        ("3 months", "2027-02-28", 9),
        ("3 months", "2027-03-01", None),
        ("1 day", "2027-02-27", None),
        ("1 day", "2027-02-28", 9),
        ("2 weeks", "2027-02-14", None),
        ("2 weeks", "2027-02-15", 9),
        ("999 years", "1066-01-01", 9),
    ],
)
def test_a_change_is_announced_from_its_lead_time_until_it_holds(lead: str, on: str, announced: int | None) -> None:
    histories, _ = read_histories((FRAME + ONE_CHANGE).replace("3 months", lead).encode(), LOCALES)
    coming = histories["support"].announced(day(on))
    assert (coming.value if coming else None) == announced


def test_nothing_is_announced_by_a_rule_that_sets_no_lead_time() -> None:
    histories, _ = read_histories((FRAME + ONE_CHANGE).replace("  announce: 3 months\n", "").encode(), LOCALES)
    assert histories["support"].announced(day("2027-02-28")) is None


@pytest.mark.parametrize(
    ("interval", "start", "after", "before"),
    [
        ("1 month", "2027-01-31", "2027-02-28", "2026-12-31"),
        ("1 month", "2028-01-31", "2028-02-29", "2027-12-31"),
        ("1 month", "2027-03-31", "2027-04-30", "2027-02-28"),
        ("1 year", "2028-02-29", "2029-02-28", "2027-02-28"),
        ("4 years", "2028-02-29", "2032-02-29", "2024-02-29"),
        ("1 day", "2026-12-31", "2027-01-01", "2026-12-30"),
        ("2 weeks", "2026-12-25", "2027-01-08", "2026-12-11"),
        ("1 year", "9999-06-01", "9999-12-31", "9998-06-01"),
        ("1 year", "0001-06-01", "0002-06-01", "0001-01-01"),
    ],
)
def test_an_interval_goes_by_the_calendar(interval: str, start: str, after: str, before: str) -> None:
    read = Interval.read(interval)
    assert (read.after(day(start)), read.before(day(start))) == (day(after), day(before))
    assert str(read) == interval


CONTRADICTIONS = (
    (
        "two periods without a start",
        "  periods:\n    - value: 6\n    - value: 9\n",
        "docs/rules.yml:10: support: The periods on lines 9 and 10 both lack “from”.\n"
        "    Write from which day this one holds, as in from: 2027-03-01.",
    ),
    (
        "two periods from one day",
        ONE_CHANGE + "    - value: 12\n      from: 2027-03-01\n",
        "docs/rules.yml:13: support.from: The period on line 10 begins on 2027-03-01 too.\n"
        "    Keep one of the two, or give one of them another day.",
    ),
    (
        "an end before the start",
        "  value: 6\n  from: 2027-03-01\n  until: 2027-02-28\n",
        "docs/rules.yml:10: support.until: The period ends on 2027-02-28, before it begins on 2027-03-01.\n"
        "    Correct one of the two days.",
    ),
    (
        "two values on some days",
        ONE_CHANGE.replace("    - value: 6\n", "    - value: 6\n      until: 2027-03-01\n"),
        "docs/rules.yml:10: support.until: The period ends on 2027-03-01, but the one on line 11 begins on 2027-03-01: "
        "some days have two values.\n"
        "    Write until: 2027-02-28, or take the line out: the next period ends this one.",
    ),
    (
        "days without a value",
        ONE_CHANGE.replace("    - value: 6\n", "    - value: 6\n      until: 2027-02-27\n"),
        "docs/rules.yml:12: support.from: The period on line 9 ends on 2027-02-27, but this one begins on 2027-03-01: "
        "the days between have no value.\n"
        "    Write from: 2027-02-28, or add a period between the two.",
    ),
    (
        "no period at all",
        "  periods: []\n",
        "docs/rules.yml:8: support.periods: This is empty.\n"
        "    Write one entry for each period, beginning with a hyphen: from, value, source.",
    ),
    (
        "a period that is no list of names",
        "  periods:\n    - 6\n",
        "docs/rules.yml:9: support.periods.0: This must be a list of names with values, but it is 6.\n"
        "    Write what holds in this time, one line each: from, value, source.",
    ),
    (
        "periods that are no list",
        "  periods: 6\n",
        "docs/rules.yml:8: support.periods: This must be a list, but it is 6.\n"
        "    Write one entry for each period, beginning with a hyphen: from, value, source.",
    ),
    (
        "a period of another kind",
        ONE_CHANGE + "      kind: age\n",
        "docs/rules.yml:12: support.periods.1: “kind” is not a good name.\n"
        "    Write it above, for the whole rule; a period says what differs in its time.",
    ),
    (
        "a period without a value",
        "  periods:\n    - from: 2027-03-01\n",
        "docs/rules.yml:9: support: “value” is missing.\n"
        "    Write a number above 0, with a point for decimals, without quotation marks. "
        "A range has min and max in its place.",
    ),
    (
        "a misspelt word in a period",
        ONE_CHANGE.replace("from:", "form:"),
        "docs/rules.yml:11: support: “form” is not a name that can stand here.\n"
        "    Did you mean “from”? Possible here: kind, name, limit, value, min, max, unit, minutes, per, note, "
        "easy, source, counted_from, from, until, why, law, decision, page, checked, check_every, announce.",
    ),
    (
        "a day that does not exist",
        ONE_CHANGE.replace("2027-03-01", "2027-02-29"),
        "docs/rules.yml:11: support.from: “2027-02-29” is not written in the right way.\n"
        "    Write a day that exists as year-month-day, as in 2027-03-01.",
    ),
    (
        "a lead time that is no length of time",
        "  value: 6\n  check_every: soon\n",
        "docs/rules.yml:9: support.check_every: “soon” is not written in the right way.\n"
        "    Write a length of time as a number and day, week, month or year, as in 3 months.",
    ),
)


@pytest.mark.parametrize(
    ("periods", "expected"), [row[1:] for row in CONTRADICTIONS], ids=[row[0] for row in CONTRADICTIONS]
)
def test_periods_that_contradict_are_reported_at_their_line(periods: str, expected: str) -> None:
    histories, problems = read_histories((FRAME + periods).encode(), LOCALES)
    assert report(problems) == expected
    assert histories == {}


EXPIRED = (
    (
        "no period yet",
        "  value: 6\n  from: 2027-03-01\n",
        "docs/rules.yml:9: support: No period holds on 2026-11-22; the first begins on 2027-03-01.\n"
        "    Add the period before it. Leave out “from” if it is not known.",
    ),
    (
        "run out",
        "  value: 6\n  until: 2026-11-21\n",
        "docs/rules.yml:9: support: The rule has run out: its last period ended on 2026-11-21, and it is 2026-11-22.\n"
        "    Add the period that holds now, or take “until” out.",
    ),
    ("its last day", "  value: 6\n  until: 2026-11-22\n", ""),
    (
        "checked long ago",
        "  value: 6\n  check_every: 1 year\n  checked: 2025-11-21\n",
        "docs/rules.yml:10: support: Nobody has compared this with its source since 2025-11-21; the rule asks for it "
        "every year.\n"
        "    Compare it, then write checked: 2026-11-22",
    ),
    (
        "a slip of the year",
        "  periods:\n    - value: 6\n    - value: 9\n      from: 2072-03-01\n",
        "docs/rules.yml:11: support.from: 2072-03-01 is more than 20 years ahead.\n"
        "    If the year is right, there is nothing to do.",
    ),
    ("a law that comes", "  periods:\n    - value: 6\n    - value: 9\n      from: 2046-12-31\n", ""),
    ("a law of long ago", "  periods:\n    - value: 6\n      from: 1993-07-01\n", ""),
    ("checked a year ago", "  value: 6\n  check_every: 1 year\n  checked: 2025-11-22\n", ""),
    (
        "never checked",
        "  value: 6\n  check_every: 6 months\n",
        "docs/rules.yml:9: support: Nobody has compared this with its source yet; the rule asks for it every "
        "6 months.\n"
        "    Compare it, then write checked: 2026-11-22",
    ),
    (
        "checked tomorrow",
        "  value: 6\n  checked: 2026-11-23\n",
        "docs/rules.yml:9: support.checked: 2026-11-23 has not come yet.\n"
        "    Write the day on which a person checked it.",
    ),
    ("never asked for", "  value: 6\n", ""),
)


@pytest.mark.parametrize(("periods", "expected"), [row[1:] for row in EXPIRED], ids=[row[0] for row in EXPIRED])
def test_a_rule_that_is_not_fit_for_the_day_is_reported(periods: str, expected: str) -> None:
    assert report(list(find_expired(read(periods), day("2026-11-22")))) == expected


DAYS = st.dates(date(2026, 1, 1), date(2026, 2, 10))
PERIODS = st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), min_size=1, max_size=6)


@given(PERIODS)
def test_any_history_is_refused_or_gives_each_day_one_period_or_a_located_error(
    spans: list[tuple[date | None, date | None]],
) -> None:
    lines = ["  periods:\n"]
    for number, (start, until) in enumerate(spans, 1):
        lines.append(f"    - value: {number}\n")
        lines += [f"      {key}: {end}\n" for key, end in (("from", start), ("until", until)) if end]
    histories, problems = read_histories((FRAME + "".join(lines)).encode(), LOCALES)
    text = (FRAME + "".join(lines)).splitlines()
    for number in range(-2, 45):
        on = date(2026, 1, 1) + timedelta(days=number)
        begun = {place: start or date.min for place, (start, _) in enumerate(spans, 1) if (start or date.min) <= on}
        if histories:
            period = histories["support"].on(on)
            last = {place for place in begun if begun[place] == max(begun.values())}  # it ends all before it
            holding = {place for place in last if (spans[place - 1][1] or date.max) >= on}
            assert ({period.value} if period else set()) == holding
            errors = list(find_expired(histories, on))
            assert bool(errors) == (period is None)
            problems = [*problems, *errors]
    assert histories or problems
    assert all(problem.file == "docs/rules.yml" and 8 <= problem.line <= len(text) for problem in problems)
