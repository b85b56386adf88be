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
from ..messages import Message, say
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
        to_do = say("Ask whoever is responsible, and write it here. Never guess it.")
        what = say("“{name}” is not known yet.", name=name)
        yield _obstacle(organisation.file, organisation.line((name,)), what, to_do, "not-known")


def _open_questions(site: Site) -> Iterator[Problem]:
    """What readers ask and nobody has answered; an answer that only some languages have is told by itself."""
    locale = site.locales[0]
    for question in site.data.questions:
        if question.is_open:
            what = say(
                "“{question}” has no answer yet, so no reader sees the question.", question=question.question[locale]
            )
            to_do = say(
                "Ask whoever is responsible, and write the answer here, in every language. Never guess it."
                " If there is nothing to say, take the question out: {name}.",
                name=question.name,
            )
            yield _obstacle(QUESTIONS_FILE, question.lines["answer", locale], what, to_do, "not-known")


def _security_contact(site: Site) -> Iterator[Problem]:
    """How long the contact of security.txt is sure to be right: RFC 9116, 2.5.5, asks for less than a year."""
    organisation = site.data.organisation
    contact, until = site.security_contact
    if not contact or not site.is_at_root:
        return
    line, to_do = organisation.line((UNTIL,)), say("Ask whether the contact is still right, and write a new day.")
    if until is None:
        line = line if UNTIL in organisation.data else organisation.line(("security_contact",))
        what = say("“{name}” is not known yet, so there is no {file}.", name=UNTIL, file=SECURITY)
        to_do = say(
            "Ask until when the contact is sure to be right, and write it as in: {example}",
            example=f"{UNTIL}: 2027-03-01",
        )
    elif until < site.today:
        what = say(
            "The security contact was sure to be right until {day} only, so there is no {file} any more.",
            day=until,
            file=SECURITY,
        )
    elif until < site.today + _SOON:
        what = say(
            "The security contact is sure to be right until {day} only; after that day there is no {file}.",
            day=until,
            file=SECURITY,
        )
    elif is_due(site.today, until):
        what = say("Nobody can be sure of the security contact until {day}, which is a year away or more.", day=until)
        to_do = say("Write a day that is less than a year away.")
    else:
        return
    yield _obstacle(organisation.file, line, what, to_do, "contact-due")


def _let_out(site: Site) -> Iterator[Problem]:
    for key, state in site.agreement.states.items():
        for locale in state.let_out(site.today):
            passage = site.agreement.sections[key][locale]
            what = say("The section “{key}” is behind, and let out until {day}.", key=key, day=state.behind[locale])
            to_do = say("Bring it up to date, then: make confirm SECTION={key}", key=as_argument(key))
            yield _obstacle(passage.file, passage.line, what, to_do, "let-out")


def _old_reviews(site: Site) -> Iterator[Problem]:
    for name, pair in site.pairs.items():
        day = site.reviewed(name)
        if day and is_due(day, site.today):
            what = say("The last review of this page, on {day}, was a year ago or longer.", day=day)
            to_do = say("Read the page in every language, then: make confirm SECTION={key}", key=as_argument(name))
            yield _obstacle(next(iter(pair.values())).file, 1, what, to_do, "review-due")


def _statement(site: Site) -> Iterator[Problem]:
    statement = site.data.accessibility
    days = {key: statement.data[key] for key in DATES}
    for key, day in days.items():
        line, updated = statement.line((key,)), days["updated"]
        if not day and key == "endorsed":
            to_do = say("Have whoever is responsible endorse it, and write the day here.")
            what = say("Nobody has endorsed the statement yet.")
            yield _obstacle(ACCESSIBILITY_FILE, line, what, to_do, "not-endorsed")
        elif not day:
            what = say("“{name}” is not known yet.", name=key)
            yield _obstacle(ACCESSIBILITY_FILE, line, what, say("Write the day here."), "not-known")
        elif key == "endorsed" and day < updated:
            what = say(
                "The statement was endorsed on {day}, before its last update on {updated}.", day=day, updated=updated
            )
            to_do = say("Have it endorsed again, and write the day here.")
            yield _obstacle(ACCESSIBILITY_FILE, line, what, to_do, "not-endorsed")
        elif key == "updated" and is_due(date.fromisoformat(day), site.today):
            what = say("The last update of the statement, on {day}, was a year ago or longer.", day=day)
            to_do = say("Assess the site again, mend the statement, and write the new days.")
            yield _obstacle(ACCESSIBILITY_FILE, line, what, to_do, "review-due")
    for name, finding in statement.data["findings"].items():
        if finding["group"] == "non_compliance":  # the law allows the other groups
            what = say("The finding “{name}” is open: something on the site is not accessible.", name=name)
            to_do = say("Mend it on the site, and take the finding out.")
            yield _obstacle(ACCESSIBILITY_FILE, statement.line(("findings", name)), what, to_do, "finding-open")


def _licence(site: Site) -> Iterator[Problem]:
    record = site.data.service.record
    licence = record.data.get("licence")
    if licence and not licence["confirmed"]:
        to_do = say(
            "Ask the owner of the site whether others may use it under this licence, and write the day of the yes here."
        )
        what = say("Nobody has confirmed the licence {licence} yet.", licence=licence["name"])
        yield _obstacle(SERVICE_FILE, record.line(("licence", "confirmed")), what, to_do, "licence-not-confirmed")


def find_unnamed_owners(root: Path) -> Iterator[Problem]:
    """The teams that are to read changes on GitHub, while nobody has named them; nothing where that is not used."""
    path = root / _OWNERS_FILE
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []
    for number, line in enumerate(lines, 1):
        if _NO_OWNER in line and not line.startswith("#"):
            what = say(
                "“{name}…” stands for owners that nobody has named, so GitHub asks nobody to read a change.",
                name=_NO_OWNER,
            )
            to_do = say("Write the names of your teams on GitHub in place of each {name}…", name=_NO_OWNER)
            yield _obstacle(_OWNERS_FILE, number, what, to_do, "not-known")
            return


def _obstacle(file: str, line: int, what: Message, to_do: Message, code: ProblemCode) -> Problem:
    return Problem(file, line, what, to_do, code, "warning")
