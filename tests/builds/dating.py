"""A change of a rule on a day, and the site on the days around it."""

from __future__ import annotations

from datetime import UTC, datetime

from ..conftest import Build, Project

RULE = "loan_time"
EVE, DAY = "2027-03-30", "2027-03-31"
DAYS = (
    "2027-02-27",
    "2027-02-28",
    EVE,
    DAY,
)  # the last day before it is announced, the first day after; the same of it


def change_on_a_day(project: Project) -> Project:
    """Moves the change of the rule to the last day of a month that the month before does not have."""
    project.change("docs/rules.yml", "      from: 2027-01-15\n", f"      from: {DAY}\n")
    project.change("docs/rules.yml", "announce: 3 months", "announce: 1 month")
    project.confirm()
    return project


def build_on(project: Project, day: str) -> Build:
    """The public site, built on a day."""
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    build = project.build(folder=day, environment={"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))})
    assert (build.code, build.errors) == (0, "")
    return build
