"""One clock: the day of the site is the day in its own time zone, whatever the machine is set to."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bilingual.clock import NoDay, day_of_site, moment_of, zone_of
from bilingual.records.days import FIRST, LAST, read_day

from ..conftest import Project

MACHINES = ("America/Los_Angeles", "Asia/Tokyo", "UTC")
MOMENTS = (
    # UTC, and the day in Stockholm
    ("2027-06-30T21:59:59", "2027-06-30"),
    ("2027-06-30T22:00:00", "2027-07-01"),  # summer: two hours ahead
    ("2027-06-30T22:30:00", "2027-07-01"),
    ("2027-02-28T22:30:00", "2027-02-28"),  # winter: one hour ahead
    ("2027-02-28T23:30:00", "2027-03-01"),
    ("2027-03-28T00:59:59", "2027-03-28"),  # the night in which an hour is left out
    ("2027-10-31T00:30:00", "2027-10-31"),  # the night in which an hour comes twice
    ("2026-12-31T23:00:00", "2027-01-01"),
)


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A machine that is set to a time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def seconds(moment: str) -> str:
    return str(int(datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()))


@pytest.mark.usefixtures("machine")
def test_the_day_is_that_of_the_site_whatever_the_machine_is_set_to(project: Project) -> None:
    for moment, day in MOMENTS:
        assert str(day_of_site(project.root, {"SOURCE_DATE_EPOCH": seconds(moment)})) == day, moment
    assert day_of_site(project.root, {}) == datetime.now(ZoneInfo("Europe/Stockholm")).date()


def test_half_past_midnight_is_the_new_day_for_the_commands(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds("2027-01-14T23:30:00"))  # a rule changes on 2027-01-15
    assert "högst 6 veckor" in said_of(project, "where", "loan_time")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds("2027-01-14T22:30:00"))
    assert "högst 4 veckor" in said_of(project, "where", "loan_time")


def said_of(project: Project, *arguments: str) -> str:
    code, said = project.run(*arguments, today=None)
    assert code == 0, said
    return said.splitlines()[0]


@pytest.mark.parametrize(
    "epoch",
    ["x", "1.5", "-1", "١", "0x10", " 1", "1e9", "9" * 12, "9" * 400, "$(touch hit)", "\x1b[31m", "-99999999999"],
)
def test_a_moment_that_is_none_is_told_in_a_sentence(
    project: Project, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    with pytest.raises(NoDay) as told:
        day_of_site(project.root, {"SOURCE_DATE_EPOCH": epoch})
    lines = str(told.value).split("\n")
    assert lines[0].startswith("SOURCE_DATE_EPOCH=")
    assert lines[0].endswith(" is no moment between 1900-01-01 and 2099-12-31.")
    assert lines[1:] == ["    Write it as whole seconds since 1970-01-01 in UTC, as in 1795305600, or take it out."]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert project.run("check", today=None) == (2, f"{told.value}\n")


def test_where_no_time_zone_can_be_read_it_is_utc_and_every_check_tells_why(project: Project) -> None:
    project.change("docs/site.yml", "Europe/Stockholm", "[]")
    assert zone_of(project.root) is UTC
    assert "docs/site.yml:6: time_zone: This must be text, but it is a list.\n" in project.report()
    project.remove("docs/site.yml")
    assert zone_of(project.root) is UTC


@pytest.mark.parametrize("zone", ["Europe/Stockholm", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "UTC"])
def test_one_moment_is_on_the_day_in_the_zone_and_in_utc(project: Project, zone: str) -> None:
    project.change("docs/site.yml", "Europe/Stockholm", zone)
    for day in (date(2026, 11, 22), date(2027, 3, 28), date(2027, 10, 31), date(2099, 12, 31)):
        moment = moment_of(day, zone_of(project.root))
        assert datetime.fromtimestamp(moment, UTC).date() == day
        assert day_of_site(project.root, {"SOURCE_DATE_EPOCH": str(moment)}) == day


NO_DAYS = (
    *("", "2027-02-29", "2027-13-01", "0001-01-01", "0000-01-01", "1899-12-31", "2100-01-01", "9999-12-31", "20270301"),
    *("2027-W09-1", "2027-3-1", "٢٠٢٧-٠٣-٠١", "2027-03-01\n", " 2027-03-01", "2027-03-01T00:00", "-2027-03-01", "2027"),
)


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_here_is_none_anywhere(text: str) -> None:
    with pytest.raises(ValueError, match="no day"):
        read_day(text)


def test_the_first_and_the_last_day_are_days() -> None:
    assert (read_day("1900-01-01"), read_day("2099-12-31"), read_day("2028-02-29")) == (FIRST, LAST, date(2028, 2, 29))


CHANGED = (
    # the file, what stands there, what is written instead, the line, what is said
    (
        "docs/confirmed.txt",
        "index.md#who  2026-11-22",
        "index.md#who  2026-11-23",
        "2026-11-23 is in the future, so nobody has confirmed “index.md#who” on that day yet.\n"
        "    Take the line out, then: make confirm SECTION=index.md#who",
    ),
    (
        "docs/confirmed.txt",
        "index.md#offer  2026-11-22",
        "index.md#offer  2099-12-31",
        "2099-12-31 is in the future, so nobody has confirmed “index.md#offer” on that day yet.\n"
        "    Take the line out, then: make confirm SECTION=index.md#offer",
    ),
    (
        "docs/accessibility.yml",
        'assessed: "2026-11-20"',
        'assessed: "2027-01-01"',
        "assessed: 2027-01-01 is in the future.\n    Write the day on which it was done.",
    ),
    (
        "docs/accessibility.yml",
        'endorsed: ""',
        'endorsed: "2026-11-23"',
        "endorsed: 2026-11-23 is in the future.\n    Write the day on which it was done.",
    ),
    (
        "docs/service.yml",
        "identifier: RULL\n",
        'identifier: RULL\nlicence: { name: EUPL-1.2, confirmed: "2026-11-23" }\n',
        "licence.confirmed: 2026-11-23 is in the future.\n    Write the day on which the owner said yes.",
    ),
    (
        "docs/rules.yml",
        "      from: 2027-01-15\n",
        "      from: 2027-01-15\n      checked: 2026-12-01\n",
        "loan_time.checked: 2026-12-01 has not come yet.\n    Write the day on which a person checked it.",
    ),
)
BEYOND = "is not possible: a day here lies between 1900-01-01 and 2099-12-31.\n    "
UNREADABLE = "This line of the record cannot be read.\n    Take the line out and confirm the section again."
OF_A_RULE = f"{BEYOND}Write a day that exists as year-month-day, as in 2027-03-01."
NEVER = (
    (
        "docs/rules.yml",
        "      from: 2027-01-15\n",
        "      from: 0001-01-01\n",
        f"loan_time.from: 0001-01-01 {OF_A_RULE}",
    ),
    (
        "docs/accessibility.yml",
        'assessed: "2026-11-20"',
        'assessed: "9999-12-31"',
        f"assessed: 9999-12-31 {BEYOND}"
        'Write the day of the last assessment, as in 2027-03-01, or "" as long as it is not known.',
    ),
    ("docs/confirmed.txt", "index.md#who  2026-11-22", "index.md#who  9999-12-31", UNREADABLE),
    ("docs/confirmed.txt", "/behind/2027-06-30", "/behind/9999-12-31", UNREADABLE),
    ("docs/confirmed.txt", "index.md#offer  2026-11-22", "index.md#offer  2026-02-30", UNREADABLE),
    (
        "docs/service.yml",
        "identifier: RULL\n",
        'identifier: RULL\nlicence: { name: EUPL-1.2, confirmed: "2026-02-30" }\n',
        "licence.confirmed: “2026-02-30” is not written in the right way.\n    Write the day on which the owner "
        'confirmed the licence, as in 2027-03-01, or "" as long as nobody has.',
    ),
)


@pytest.mark.parametrize("changes", [CHANGED, NEVER], ids=["not come yet", "no day here"])
def test_a_day_is_told_where_it_cannot_be(project: Project, changes: tuple[tuple[str, str, str, str], ...]) -> None:
    expected: list[tuple[str, int, str]] = []
    for file, old, new, _ in changes:
        project.change(file, old, new)
    for file, _, new, said in changes:
        before, _, _ = (project.root / file).read_text(encoding="utf-8").partition(new.rstrip("\n"))
        line = before.count("\n") + 1 + new.rstrip("\n").count("\n")
        expected.append((file, line, said))
    told = re.split(r"\n(?=docs/)", project.report())
    assert [each for each in told if " confirmed yet that " not in each] == [
        f"{file}:{line}: {said}" for file, line, said in sorted(expected)
    ]


def test_days_of_today_and_days_that_may_come_are_no_mistake(project: Project) -> None:
    project.change("docs/rules.yml", "      from: 2027-01-15\n", "      from: 2045-12-31\n")
    project.change("docs/confirmed.txt", "en=81b86e54a637/behind/2027-06-30", "en=81b86e54a637/behind/2099-12-31")
    assert project.report() == ""


def test_a_section_is_not_let_out_until_a_day_that_has_passed(project: Project) -> None:
    record = (project.root / "docs/confirmed.txt").read_bytes()
    code, said = project.run("confirm", "index.md#who", "--behind", "en", "--until", "2026-11-21", "--reason", "x")
    assert (code, said) == (2, "UNTIL=2026-11-21 has passed: it is 2026-11-22.\n")
    assert (project.root / "docs/confirmed.txt").read_bytes() == record


def test_the_zone_is_read_from_the_folder_that_is_asked_for(tmp_path: Path) -> None:
    assert zone_of(tmp_path) is UTC
