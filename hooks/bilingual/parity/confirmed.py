"""The record of what a person has confirmed to say the same in every language: docs/confirmed.txt.

One line for each section, sorted, so that a pull request shows each confirmation and two of them merge:

    index.md#  sv=5ab0d3e1f6c4 en=77c0c1d5a9e8  2026-11-22 order=0d9f6a1c22b7
    index.md#what  sv=1f0c8a66d3b2 en=9b1e22d0a4c7  2026-11-22
    index.md#decision  sv=… en=…  2026-11-22 | a comma was moved
    index.md#for-whom  sv=… en=…  2026-11-22 behind=en until=2026-12-31 | the translation is ordered
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from ..pages.prose import COMMENT
from ..pages.section import Passage
from ..problems import Problem

FILE = "docs/confirmed.txt"
KIND = "confirmed"  # the kind of problem that only a person can settle
Sections = Mapping[str, Mapping[str, Passage]]  # by key, then by locale
_LINE = re.compile(
    r"(?P<key>\S+)\s+(?P<prints>(?:[a-z-]+=[0-9a-f]{12}\s+)+)(?P<day>\d{4}-\d\d-\d\d)"
    r"(?:\s+order=(?P<order>[0-9a-f]{12}))?"
    r"(?:\s+behind=(?P<behind>[a-z-]+)\s+until=(?P<until>\d{4}-\d\d-\d\d))?(?:\s+\|\s*(?P<reason>.*?))?\s*"
)
_WHITE = re.compile(r"\s+")
_HEADING_IDENTIFIER = re.compile(r"^(\s*#.*?)\{:?[^{}\n]*\}\s*$", re.M)


@dataclass(frozen=True)
class Confirmation:
    """On ``day`` a person confirmed that the texts with these fingerprints say the same.

    ``behind`` is a language whose text is known to be older; the section may be published so up to and with ``until``.
    ``order`` is the fingerprint of the order of the page's sections; it stands with the first of them.
    """

    key: str
    prints: Mapping[str, str]
    day: date
    reason: str = ""
    behind: str | None = None
    until: date | None = None
    order: str = ""
    line: int = 0

    def __str__(self) -> str:
        prints = " ".join(f"{locale}={value}" for locale, value in self.prints.items())
        order = f" order={self.order}" if self.order else ""
        released = f" behind={self.behind} until={self.until}" if self.behind else ""
        reason = f" | {self.reason}" if self.reason else ""
        return f"{self.key}  {prints}  {self.day}{order}{released}{reason}"


@dataclass(frozen=True)
class State:
    """How a section stands to its last confirmation; ``changed`` are the languages whose text is another now."""

    confirmation: Confirmation | None
    changed: tuple[str, ...]

    @property
    def is_in_step(self) -> bool:
        """Whether the texts are those that were confirmed, and none of them is known to be behind."""
        return self.confirmation is not None and not self.changed and self.confirmation.behind is None

    @property
    def behind(self) -> str | None:
        """The language that is known to be older than the others."""
        return self.confirmation.behind if self.confirmation else None

    @property
    def is_one_sided(self) -> bool:
        """Whether some of the languages have changed and others have not, so that they may say different things.

        A language that was behind and has changed since is not one-sided: it has caught up.
        """
        last = self.confirmation
        return bool(last and 0 < len(self.changed) < len(last.prints) and self.changed != (last.behind,))

    def is_released(self, today: date) -> bool:
        """Whether the section may be published although one language is behind."""
        last = self.confirmation
        return bool(last and not self.changed and last.until and today <= last.until)


def fingerprint(passage: Passage) -> str:
    """Twelve hexadecimal digits of what the passage says, by SHA-256.

    A tag counts as its name, so that a new value makes nothing stale; white space, line breaks, comments and the
    identifier of the heading do not count.
    """
    said = ["".join(str(piece) for piece in part.text) for part in passage.parts]
    if passage.heading:
        said[0] = _HEADING_IDENTIFIER.sub(r"\1", said[0], count=1)
    text = "\n\n".join(_WHITE.sub(" ", COMMENT.sub("", part)).strip() for part in said)
    return sha256(text.encode()).hexdigest()[:12]


def is_due(day: date, today: date) -> bool:
    """Whether what was done on ``day`` is to be done again: it was a year ago, or longer."""
    return (day.year, day.month, day.day) <= (today.year - 1, today.month, today.day)


def find_moved(name: str, orders: Mapping[str, str], record: Iterable[Confirmation]) -> str | None:
    """The one language in which sections of the page ``name`` have moved since it was confirmed; None if unknown."""
    confirmed = {line.order for line in record if line.key == f"{name}#" and line.order}
    moved = [locale for locale, order in orders.items() if order not in confirmed]
    return moved[0] if confirmed and len(moved) == 1 else None


def read_confirmations(text: str) -> tuple[list[Confirmation], list[Problem]]:
    """The lines of the record that can be read, and those that cannot."""
    found, problems = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            found.append(_read(line, number))
        except ValueError:
            what = "This line of the record cannot be read."
            problems.append(Problem(FILE, number, what, "Take the line out and confirm the section again."))
    return found, problems


def _read(line: str, number: int) -> Confirmation:
    match = _LINE.fullmatch(line)
    if not match:
        raise ValueError(line)
    prints = dict(pair.split("=") for pair in match["prints"].split())
    until = date.fromisoformat(match["until"]) if match["until"] else None
    day = date.fromisoformat(match["day"])
    return Confirmation(
        match["key"], prints, day, match["reason"] or "", match["behind"], until, match["order"] or "", number
    )


def find_states(sections: Sections, record: Sequence[Confirmation]) -> dict[str, State]:
    """The state of every section that exists in more than one language.

    A section that was renamed keeps its confirmation: it takes that of a section that is gone, with the same texts.
    Two lines for one section, as after a merge, are both good: the one that fits the texts better counts.
    """
    by_key: dict[str, list[Confirmation]] = {}
    orphans: dict[str, list[Confirmation]] = {}
    for line in record:
        if line.key in sections:
            by_key.setdefault(line.key, []).append(line)
        else:
            for value in line.prints.values():
                orphans.setdefault(value, []).append(line)
    states = {}
    for key, pair in sections.items():
        prints = {locale: fingerprint(passage) for locale, passage in pair.items()}
        candidates = by_key.get(key) or [line for value in prints.values() for line in orphans.get(value, [])]
        last = max(candidates, key=lambda line: (_fits(line, prints), line.day, line.line), default=None)
        changed = tuple(locale for locale, value in prints.items() if last and last.prints.get(locale) != value)
        states[key] = State(last, changed)
    return states


def _fits(line: Confirmation, prints: Mapping[str, str]) -> int:
    return sum(line.prints.get(locale) == value for locale, value in prints.items())


def find_stale(sections: Sections, states: Mapping[str, State], today: date) -> Iterable[Problem]:
    """The sections whose texts are not those that a person confirmed, each with its ways out."""
    for key, state in states.items():
        if state.is_in_step or state.is_released(today):
            continue
        pair = sections[key]
        last = state.confirmation
        at = pair[state.changed[0]] if state.changed else next(iter(pair.values()))
        others = " and ".join(passage.place for passage in pair.values() if passage is not at)
        confirm = f"make confirm SECTION={key}"
        if last is None:
            what = f"Nobody has confirmed yet that the section “{key}” says the same here and in {others}."
            to_do = f"Read both, then: {confirm}"
        elif not state.changed:
            at = pair[str(last.behind)]
            others = " and ".join(passage.place for passage in pair.values() if passage is not at)
            what = f"The section “{key}” is behind {others}, and was let out only until {last.until}."
            to_do = f"Bring it up to date, then: {confirm}"
        elif state.is_one_sided:
            what = f"The section “{key}” has changed here since {last.day}, but not in {others}."
            to_do = f'Change that too, then: {confirm}\n    Or, if the meaning is the same: {confirm} REASON="why"'
        else:
            what = f"The section “{key}” has changed since {last.day}; does it say the same here and in {others}?"
            to_do = f"Read both, then: {confirm}"
        yield Problem(at.file, at.line, what, to_do, "warning", KIND, others)


def confirm(
    sections: Sections,
    record: Sequence[Confirmation],
    keys: Iterable[str],
    today: date,
    orders: Mapping[str, str],
    reason: str = "",
    behind: str | None = None,
    until: date | None = None,
) -> tuple[list[Confirmation], list[Problem]]:
    """The record after a person has confirmed the sections ``keys`` as they are now.

    What is confirmed already stays as it is; once its confirmation is a year old, it gets the new day. Where one
    language alone has changed, a reason is needed; without one the section is a problem, and the record keeps its old
    line. Lines of sections that are gone are left out.
    ``orders`` are the fingerprints of the order of sections, by key, of the pages that have the same in every language.
    """
    states = find_states(sections, record)
    lines = {key: state.confirmation for key, state in states.items() if state.confirmation}
    problems = []
    for key in keys:
        state, pair = states[key], sections[key]
        if state.is_in_step and behind is None and state.confirmation and not is_due(state.confirmation.day, today):
            continue
        if state.confirmation and state.is_one_sided and behind is None and not reason:
            at = pair[state.changed[0]]
            what = f"Only one language of the section “{key}” has changed since {state.confirmation.day}."
            to_do = f'Change the other too, or say why the meaning is the same: make confirm SECTION={key} REASON="why"'
            problems.append(Problem(at.file, at.line, what, to_do))
            continue
        prints = {locale: fingerprint(passage) for locale, passage in pair.items()}
        lines[key] = Confirmation(key, prints, today, reason, behind, until)
    kept = (replace(line, key=key, order=orders.get(key, line.order)) for key, line in lines.items())
    return sorted(kept, key=lambda line: line.key), problems


def write_confirmations(record: Iterable[Confirmation]) -> str:
    """The text of docs/confirmed.txt."""
    return "".join(f"{line}\n" for line in record)
