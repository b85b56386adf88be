"""What stands between the site and the public, each with its place and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

from ..data.confirmations import is_due
from ..data.questions import FILE as QUESTIONS_FILE
from ..data.service import FILE as SERVICE_FILE
from ..data.statement import DATES
from ..data.statement import FILE as ACCESSIBILITY_FILE
from ..load import SECURITY_CONTACT_UNTIL as UNTIL
from ..problems import Problem, ProblemCode, as_argument, to_mend
from ..publish.host import SECURITY
from ..site.site import Site

_SOON = timedelta(days=30)
_OWNERS_FILE = ".github/CODEOWNERS"
_NO_OWNER = "@OWNER/"


def find_obstacles(site: Site, problems: Iterable[Problem]) -> list[Problem]:
    """The ``problems`` of the site, and what is no problem while it is being made but has to be gone before it is used.

    Age is such a thing: a site must not become impossible to publish by waiting.
    """
    of_the_site = (
        _unknown_facts(site),
        _open_questions(site),
        _security_contact(site),
        _let_out(site),
        _old_reviews(site),
        _statement(site),
        _licence(site),
    )
    return [*to_mend(problems), *chain(*of_the_site)]


def _unknown_facts(site: Site) -> Iterator[Problem]:
    organisation = site.data.organisation
    for name in site.unknown_facts:
        to_do = "Ask whoever is responsible, and write it here. Never guess it."
        what = f"“{name}” is not known yet."
        yield _obstacle(organisation.file, organisation.line((name,)), what, to_do, "not-known")


def _open_questions(site: Site) -> Iterator[Problem]:
    """What readers ask and nobody has answered; an answer that only some languages have is told by itself."""
    locale = site.locales[0]
    for question in site.data.questions:
        if question.is_open:
            what = f"“{question.question[locale]}” has no answer yet, so no reader sees the question."
            to_do = (
                "Ask whoever is responsible, and write the answer here, in every language. Never guess it. If there is"
                f" nothing to say, take the question out: {question.name}."
            )
            yield _obstacle(QUESTIONS_FILE, question.lines["answer", locale], what, to_do, "not-known")


def _security_contact(site: Site) -> Iterator[Problem]:
    """How long the contact of security.txt is sure to be right: RFC 9116, 2.5.5, asks for less than a year."""
    organisation = site.data.organisation
    contact, until = site.security_contact
    if not contact or not site.is_at_root:
        return
    line, to_do = organisation.line((UNTIL,)), "Ask whether the contact is still right, and write a new day."
    if until is None:
        line = line if UNTIL in organisation.data else organisation.line(("security_contact",))
        what = f"“{UNTIL}” is not known yet, so there is no {SECURITY}."
        to_do = f"Ask until when the contact is sure to be right, and write it as in: {UNTIL}: 2027-03-01"
    elif until < site.today:
        what = f"The security contact was sure to be right until {until} only, so there is no {SECURITY} any more."
    elif until < site.today + _SOON:
        what = f"The security contact is sure to be right until {until} only; after that day there is no {SECURITY}."
    elif is_due(site.today, until):
        what = f"Nobody can be sure of the security contact until {until}, which is a year away or more."
        to_do = "Write a day that is less than a year away."
    else:
        return
    yield _obstacle(organisation.file, line, what, to_do, "contact-due")


def _let_out(site: Site) -> Iterator[Problem]:
    for key, state in site.agreement.states.items():
        for locale in state.let_out(site.today):
            passage = site.agreement.sections[key][locale]
            what = f"The section “{key}” is behind, and let out until {state.behind[locale]}."
            to_do = f"Bring it up to date, then: make confirm SECTION={as_argument(key)}"
            yield _obstacle(passage.file, passage.line, what, to_do, "let-out")


def _old_reviews(site: Site) -> Iterator[Problem]:
    for name, pair in site.pairs.items():
        day = site.reviewed(name)
        if day and is_due(day, site.today):
            what = f"The last review of this page, on {day}, was a year ago or longer."
            to_do = f"Read the page in every language, then: make confirm SECTION={as_argument(name)}"
            yield _obstacle(next(iter(pair.values())).file, 1, what, to_do, "review-due")


def _statement(site: Site) -> Iterator[Problem]:
    statement = site.data.accessibility
    days = {key: statement.data[key] for key in DATES}
    for key, day in days.items():
        line, updated = statement.line((key,)), days["updated"]
        if not day and key == "endorsed":
            to_do = "Have whoever is responsible endorse it, and write the day here."
            what = "Nobody has endorsed the statement yet."
            yield _obstacle(ACCESSIBILITY_FILE, line, what, to_do, "not-endorsed")
        elif not day:
            what = f"“{key}” is not known yet."
            yield _obstacle(ACCESSIBILITY_FILE, line, what, "Write the day here.", "not-known")
        elif key == "endorsed" and day < updated:
            what = f"The statement was endorsed on {day}, before its last update on {updated}."
            to_do = "Have it endorsed again, and write the day here."
            yield _obstacle(ACCESSIBILITY_FILE, line, what, to_do, "not-endorsed")
        elif key == "updated" and is_due(date.fromisoformat(day), site.today):
            what = f"The last update of the statement, on {day}, was a year ago or longer."
            to_do = "Assess the site again, mend the statement, and write the new days."
            yield _obstacle(ACCESSIBILITY_FILE, line, what, to_do, "review-due")
    for name, finding in statement.data["findings"].items():
        if finding["group"] == "non_compliance":  # the law allows the other groups
            what = f"The finding “{name}” is open: something on the site is not accessible."
            to_do = "Mend it on the site, and take the finding out."
            yield _obstacle(ACCESSIBILITY_FILE, statement.line(("findings", name)), what, to_do, "finding-open")


def _licence(site: Site) -> Iterator[Problem]:
    record = site.data.service.record
    licence = record.data.get("licence")
    if licence and not licence["confirmed"]:
        to_do = (
            "Ask the owner of the site whether others may use it under this licence, and write the day of the yes here."
        )
        what = f"Nobody has confirmed the licence {licence['name']} yet."
        yield _obstacle(SERVICE_FILE, record.line(("licence", "confirmed")), what, to_do, "licence-not-confirmed")


def find_unnamed_owners(root: Path) -> Iterator[Problem]:
    """The teams that are to read changes on GitHub, while nobody has named them; nothing where that is not used."""
    path = root / _OWNERS_FILE
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, 1):
        if _NO_OWNER in line and not line.startswith("#"):
            what = f"“{_NO_OWNER}…” stands for owners that nobody has named, so GitHub asks nobody to read a change."
            to_do = f"Write the names of your teams on GitHub in place of each {_NO_OWNER}…"
            yield _obstacle(_OWNERS_FILE, number, what, to_do, "not-known")
            return


def _obstacle(file: str, line: int, what: str, to_do: str, code: ProblemCode) -> Problem:
    return Problem(file, line, what, to_do, code, "warning")
