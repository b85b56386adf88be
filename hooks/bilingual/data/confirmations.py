"""The record of what a person has confirmed to say the same in every language: docs/confirmed.txt.

The first line says the version of the format. Then one line for each section, sorted, so that a pull request shows each
confirmation and two of them merge. Columns stand two spaces apart: the section, the day, a fingerprint of the text in
each language, and what else there is to say. A language that is behind carries the last day to let the section out:

    confirmed.txt version 2
    index.md#  2026-11-22  sv=5ab0d3e1f6c4 en=77c0c1d5a9e8  order=0d9f6a1c22b7
    index.md#what  2026-11-22  sv=1f0c8a66d3b2 en=9b1e22d0a4c7
    index.md#decision  2026-11-22  sv=… en=…  by=Kim Berg  | a comma was moved
    index.md#for-whom  2026-11-22  sv=… en=…/behind/2026-12-31  | the translation is ordered
    prepare.md#  2026-11-22  sv=… en=…  order=…  at=forbered-dig/,en/prepare/
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..characters import mend_characters
from ..messages import say
from ..pages.section import Passage
from ..problems import Problem
from ..records.days import read_day

FILE = "docs/confirmed.txt"
Sections = Mapping[str, Mapping[str, Passage]]  # by key, then by locale
VERSION = "confirmed.txt version 2"
MOST_UNREADABLE = 1_000  # lines that are told
MOST_BYTES = 2 * 2**20  # the lines of twenty thousand sections
RENEW = "make record"
_LOCALE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"  # BCP 47, as far as a site's languages need it
_DAY = r"\d{4}-\d\d-\d\d"
_LINE = re.compile(
    rf"(?P<key>\S+(?: \S+)*)  +(?P<day>{_DAY})  +"
    rf"(?P<prints>{_LOCALE}=[0-9a-f]{{12}}(?:/behind/{_DAY})?(?: {_LOCALE}=[0-9a-f]{{12}}(?:/behind/{_DAY})?)*)"
    rf"(?:  +order=(?P<order>[0-9a-f]{{12}}))?(?:  +at=(?P<at>[A-Za-z0-9/,-]+))?"
    rf"(?:  +by=(?P<by>[^|\n]*[^|\s]))?(?:  +\|(?P<reason>.*))?\s*"
)
_LINE_OF_VERSION_1 = re.compile(
    rf"(?P<key>\S+)\s+(?P<prints>(?:[a-z-]+=[0-9a-f]{{12}}\s+)+)(?P<day>{_DAY})"
    rf"(?:\s+order=(?P<order>[0-9a-f]{{12}}))?"
    rf"(?:\s+behind=(?P<behind>[a-z-]+)\s+until=(?P<until>{_DAY}))?(?:\s+\|(?P<reason>.*))?\s*"
)
_OF_A_MERGE = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_MOST_ALIKE = 20  # things that are looked at where the first one nearly always is the one that was meant


@dataclass(frozen=True)
class Confirmation:
    """On ``day`` a person confirmed that the texts with these fingerprints say the same.

    ``behind`` are the languages whose text is known to be older, each with the last day on which the section may be
    published so. ``order`` is the fingerprint of the order of the page's sections; it stands with the first of them.
    ``by`` is who confirmed it, where that was asked for. ``at`` are the addresses of the page then, and those that led
    to it, from the site's root; they stand with its first section.
    """

    key: str
    prints: Mapping[str, str]
    day: date
    reason: str = ""
    behind: Mapping[str, date] = field(default_factory=dict)
    order: str = ""
    line: int = 0
    by: str = ""
    at: tuple[str, ...] = ()

    def __str__(self) -> str:
        behind = {locale: f"/behind/{until}" for locale, until in self.behind.items()}
        prints = " ".join(f"{locale}={value}{behind.get(locale, '')}" for locale, value in self.prints.items())
        order = f"  order={self.order}" if self.order else ""
        order += f"  at={','.join(self.at)}" if self.at else ""
        by = f"  by={self.by}" if self.by else ""
        reason = f"  | {self.reason}" if self.reason else ""
        return f"{self.key}  {self.day}  {prints}{order}{by}{reason}"


@dataclass(frozen=True)
class State:
    """How a section stands to its last confirmation, in the languages that it has now.

    ``changed`` are those whose text is another now, ``new`` those that the confirmation does not know yet, ``known``
    those that it does.
    """

    confirmation: Confirmation | None
    changed: tuple[str, ...]
    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    @property
    def is_as_confirmed(self) -> bool:
        """Whether the texts of all languages are those that were confirmed."""
        return self.confirmation is not None and not self.changed and not self.new

    @property
    def is_in_step(self) -> bool:
        """Whether they are, and none of them is known to be behind."""
        return self.is_as_confirmed and not self.behind

    @property
    def behind(self) -> Mapping[str, date]:
        """The languages that were confirmed as older than the others, each with the last day to let the section out."""
        last = self.confirmation
        return {locale: until for locale, until in last.behind.items() if locale in self.known} if last else {}

    @property
    def unchanged(self) -> tuple[str, ...]:
        """The languages whose text is still the one that was confirmed."""
        return tuple(locale for locale in self.known if locale not in self.changed)

    @property
    def is_one_sided(self) -> bool:
        """Whether some of the languages have changed and others have not, so that they may say different things.

        A language that was behind and has changed since is not one-sided: it has caught up.
        """
        return bool(self.changed and self.unchanged and not set(self.changed) <= self.behind.keys())

    @property
    def still_behind(self) -> Mapping[str, date]:
        """The languages that were behind and have not changed since."""
        return {locale: until for locale, until in self.behind.items() if locale not in self.changed}

    @property
    def newer(self) -> tuple[str, ...]:
        """The languages whose text is newer than that of those that are still behind."""
        return tuple(locale for locale in self.known if locale not in self.still_behind)

    def expired(self, today: date) -> tuple[str, ...]:
        """The languages that are behind and were let out only until a day before this one."""
        return tuple(locale for locale, until in self.still_behind.items() if until < today)

    def let_out(self, today: date) -> tuple[str, ...]:
        """The languages whose text is known to be older, and may still be published so."""
        return tuple(locale for locale, until in self.still_behind.items() if until >= today)

    def is_released(self, today: date) -> bool:
        """Whether the section may be published although a language is behind."""
        return self.is_as_confirmed and bool(self.behind) and not self.expired(today)


def is_due(day: date, today: date) -> bool:
    """Whether what was done on ``day`` is to be done again: it was a year ago, or longer."""
    return (day.year, day.month, day.day) <= (today.year - 1, today.month, today.day)


def find_reordered(name: str, orders: Mapping[str, str], record: Iterable[Confirmation]) -> str | None:
    """The one language in which sections of the page ``name`` have moved since it was confirmed; None if unknown."""
    confirmed = {line.order for line in record if line.key == f"{name}#" and line.order}
    moved = [locale for locale, order in orders.items() if order not in confirmed]
    return moved[0] if confirmed and len(moved) == 1 else None


def read_confirmations(text: str) -> tuple[list[Confirmation], list[Problem]]:
    """The lines of the record that can be read, and those that cannot."""
    _, unfit = mend_characters(text, FILE, 1)
    if unfit:
        return [], unfit
    first, *lines = text.split("\n") if text else [VERSION]
    start = 2
    if first.startswith(_OF_A_MERGE) and VERSION in map(str.strip, lines):  # which stands in both versions, or in one
        lines, start = [first, *("" if line.strip() == VERSION else line for line in lines)], 1
    elif first.strip() != VERSION:
        what, to_do = say("The first line is not “{version}”.", version=VERSION), say("Bring the line back.")
        if _is_of_version_1(text):
            what = say("The record is in an older format.")
            to_do = say("Bring it up to date: {command}", command=RENEW)
        return [], [Problem(FILE, 1, what, to_do, "record-format")]
    found, problems = list[Confirmation](), list[Problem]()
    for number, line in enumerate(lines, start):
        if not line.strip() or line.startswith("#"):
            continue
        if len(problems) == MOST_UNREADABLE:
            what = say("So many lines of the record cannot be read that from here on none has been.")
            problems.append(Problem(FILE, number, what, say("Mend those above first."), "record-unreadable"))
            break
        if line.startswith(_OF_A_MERGE):
            what = say("Two versions of the record were merged here.")
            problems.append(
                Problem(
                    FILE,
                    number,
                    what,
                    say(
                        "Take this line out, and keep the lines of both versions."
                        " Once the merge is committed, make fix does it too."
                    ),
                    "merge",
                )
            )
            continue
        try:
            found.append(_read(line, number))
        except ValueError:
            what = say("This line of the record cannot be read.")
            problems.append(
                Problem(
                    FILE, number, what, say("Take the line out and confirm the section again."), "record-unreadable"
                )
            )
    return found, problems


def _read(line: str, number: int) -> Confirmation:
    match = _LINE.fullmatch(line)
    if not match:
        raise ValueError(line)
    prints: dict[str, str] = {}
    behind: dict[str, date] = {}
    for each in match["prints"].split():
        locale, _, value = each.partition("=")
        prints[locale], _, state = value.partition("/behind/")
        if state:
            behind[locale] = read_day(state)
    day = read_day(match["day"])
    return Confirmation(
        key=match["key"],
        prints=prints,
        day=day,
        reason=_reason(match),
        behind=behind,
        order=match["order"] or "",
        line=number,
        by=match["by"] or "",
        at=tuple(match["at"].split(",")) if match["at"] else (),
    )


def _reason(match: re.Match[str]) -> str:
    return (match["reason"] or "").strip()


def _is_of_version_1(text: str) -> bool:
    return any(_LINE_OF_VERSION_1.fullmatch(line) for line in text.split("\n"))


def renew_record(text: str) -> tuple[str, list[Problem]]:
    """A record of version 1 in today's format, and the lines that cannot be read, which are left out.

    The fingerprints are those of version 1: text that has not changed keeps its confirmation, with its day, reason and
    order, and with the language that is behind; a section that had changed is not confirmed by it.
    """
    record, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE_OF_VERSION_1.fullmatch(line)
        try:
            if not match:
                raise ValueError(line)
            prints = dict(pair.split("=") for pair in match["prints"].split())
            behind = {match["behind"]: read_day(match["until"])} if match["behind"] else {}
            day, reason, order = read_day(match["day"]), _reason(match), match["order"] or ""
            record.append(Confirmation(match["key"], prints, day, reason, behind, order))
        except ValueError:
            what = say("This line of the record could not be read, and was left out.")
            problems.append(Problem(FILE, number, what, say("Confirm its section again."), "record-unreadable"))
    return write_confirmations(record), problems


def find_states(sections: Sections, record: Sequence[Confirmation]) -> dict[str, State]:
    """The state of every section that exists in more than one language.

    A section that was renamed keeps its confirmation: it takes that of a section that is gone, with the same texts.
    Two lines for one section, as after a merge, are both good: the one that fits the texts better counts. Of many
    sections that are gone, and of which only some texts are the same, the latest few count.
    """
    by_key: dict[str, list[Confirmation]] = {}
    orphans: dict[str, deque[Confirmation]] = {}
    same: dict[frozenset[tuple[str, str]], Confirmation] = {}
    for line in sorted(record, key=lambda line: (line.day, line.line)):
        if line.key in sections:
            by_key.setdefault(line.key, []).append(line)
        else:
            same[frozenset(line.prints.items())] = line
            for value in line.prints.values():
                orphans.setdefault(value, deque(maxlen=_MOST_ALIKE)).append(line)
    states = {}
    for key, pair in sections.items():
        prints = {locale: passage.fingerprint for locale, passage in pair.items()}
        candidates = by_key.get(key) or [line for value in prints.values() for line in orphans.get(value, ())]
        if key not in by_key and (whole := same.get(frozenset(prints.items()))):
            candidates = [whole]
        last = max(candidates, key=lambda line: (_fits(line, prints), line.day, line.line), default=None)
        known = last.prints if last else {}
        changed = tuple(locale for locale, value in prints.items() if known.get(locale, value) != value)
        fresh = tuple(locale for locale in prints if last and locale not in known)
        states[key] = State(last, changed, fresh, tuple(locale for locale in prints if locale in known))
    return states


def _fits(line: Confirmation, prints: Mapping[str, str]) -> int:
    return sum(line.prints.get(locale) == value for locale, value in prints.items())


def write_confirmations(record: Iterable[Confirmation]) -> str:
    """The text of docs/confirmed.txt."""
    return "".join(f"{line}\n" for line in (VERSION, *record))
