"""docs/accessibility.yml: what the statement says, and what it cannot truthfully say.

What a statement holds: lag (2018:1937) om tillgänglighet till digital offentlig service.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ..messages import Message, say
from ..problems import Problem, Severity
from ..records.reading import Record

FILE = "docs/accessibility.yml"
GROUPS = ("non_compliance", "disproportionate_burden", "outside_the_law")
TEXTS = ("what", "where", "why", "instead", "assessment")  # of a finding, in the order of reading
DATES = ("assessed", "prepared", "updated", "endorsed")


def find_texts(statement: Record, locale: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """(name of a finding, its texts in one language with their lines); the name of the statement's own is empty."""

    def read(each: Mapping[str, Any], keys: Iterable[str], *path: str) -> list[tuple[int, str]]:
        return [(statement.line((*path, key, locale)), each[key][locale]) for key in keys if key in each]

    yield "", read(statement.data, ("scope", "law"))
    for name, finding in statement.data["findings"].items():
        yield name, read(finding, TEXTS, "findings", name)


def find_untrue(statement: Record, organisation: Record, today: date) -> Iterator[Problem]:
    """What would be false of a site with this ``organisation`` on the day ``today``.

    A day in the future is a warning: the site can still be looked at as of a day before it.
    """
    data = statement.data
    status, findings = data["status"], ", ".join(data["findings"])

    def untrue(key: str, what: Message, to_do: Message, severity: Severity = "error") -> Problem:
        said = say("{key}: {what}", key=key, what=what)
        return Problem(FILE, statement.line((key,)), said, to_do, "untrue", severity)

    if status == "fully" and findings:
        what = say("“fully” is not true while a finding is listed: {findings}.", findings=findings)
        yield untrue("status", what, say("Write “partially” or “not”, or take out each finding that is mended."))
    if status == "fully" and not organisation.data.get("accessibility_form"):
        place = f"{organisation.file}:{organisation.line(('accessibility_form',))}"
        what = say("“fully” is not true while there is no form for reporting faults ({place}).", place=place)
        yield untrue("status", what, say("Write “partially”, with a finding that says so, or fill in the form there."))
    for name, finding in data["findings"].items():
        for key in finding.get("untrue_with", ()):
            if organisation.data.get(key):
                place = f"{organisation.file}:{organisation.line((key,))}"
                what = say(
                    "findings.{name}: This says that there is no {key}, but {place} has one.",
                    name=name,
                    key=key,
                    place=place,
                )
                to_do = say(
                    "Take the finding out, or write anew what is still not accessible, and take out what is known."
                )
                yield Problem(FILE, statement.line(("findings", name)), what, to_do, "untrue", there=place)
                break
    if status != "fully" and not findings:
        what = say("“{status}” does not say what is not accessible: no finding is listed.", status=status)
        yield untrue("status", what, say("Write each below findings, or write “fully”."))
    days = {key: date.fromisoformat(data[key]) for key in DATES if data[key]}
    for key, day in days.items():
        if day > today:
            yield untrue(
                key, say("{day} is in the future.", day=day), say("Write the day on which it was done."), "warning"
            )
        elif key in ("assessed", "prepared") and day > days.get("updated", day):
            what = say("{day} is later than the last update, {updated}.", day=day, updated=days["updated"])
            yield untrue(key, what, say("Write the day of the change at “updated” too."))
