"""Sections whose texts are not those that a person has confirmed to say the same, each with its ways out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..data.confirmations import FILE, Sections, State
from ..languages.names import in_a_row
from ..pages.section import Passage
from ..problems import Problem, ProblemCode, as_argument

KIND: ProblemCode = "confirmed"  # the kind of problem that only a person can settle

_FEW = 20  # sections, which a person can confirm one by one


def find_stale(sections: Sections, states: Mapping[str, State], today: date) -> Iterable[Problem]:
    """The sections whose texts are not those that a person confirmed, each with its ways out."""
    if len(states) > _FEW and not any(state.confirmation for state in states.values()):
        what = f"The record of what has been confirmed is missing or empty, so that {len(states)} sections seem new."
        to_do = "Bring it back from an earlier version. For a new site, read all texts, then: make confirm SECTION=all"
        yield Problem(FILE, 1, what, to_do, KIND, "warning")
        return
    for key, state in states.items():
        if state.is_in_step or state.is_released(today):
            continue
        pair, last = sections[key], state.confirmation
        if last and not state.changed and not state.new:
            yield from _expired(key, pair, state, today)
            continue
        told = state.changed or state.new or tuple(pair)
        others = [locale for locale in pair if locale != told[0]]
        also = f" and in {_places(pair, told[1:])}" if told[1:] else ""
        confirm = f"make confirm SECTION={as_argument(key)}"
        to_do = f"Read {'both' if len(pair) == 2 else 'all of them'}, then: {confirm}"
        more: tuple[str, ...] = ()
        if last is None:
            what = (
                f"Nobody has confirmed yet that the section “{key}” says the same here and in {_places(pair, others)}."
            )
        elif state.is_one_sided:
            others = list(state.unchanged)
            what = f"The section “{key}” has changed here{also} since {last.day}, but not in {_places(pair, others)}."
            to_do = f"Change {'those' if others[1:] else 'that'} too, then: {confirm}"
            more = (f'Or, if the meaning is the same: {confirm} REASON="why"',)
        elif state.changed:
            same = f"does it say the same here and in {_places(pair, others)}?"
            what = f"The section “{key}” has changed since {last.day}; {same}"
        else:
            others = list(state.known)
            same = f"says the same here{also} as in {_places(pair, others)}"
            what = f"Nobody has confirmed yet that the section “{key}” {same}."
            to_do = f"Read {'them' if also else 'it'}, then: {confirm}"
        at, there = pair[told[0]], pair[others[0]].place if others else ""
        yield Problem(at.file, at.line, what, to_do, KIND, "warning", there, more=more)


def _expired(key: str, pair: Mapping[str, Passage], state: State, today: date) -> Iterable[Problem]:
    """Each language in which a section was let out until a day that is over: each has its own."""
    newer = [locale for locale in pair if locale not in state.behind]
    for locale in state.expired(today):
        only = f"was let out only until {state.behind[locale]}"
        what = f"The section “{key}” is behind {_places(pair, newer)}, and {only}."
        to_do = f"Bring it up to date, then: make confirm SECTION={as_argument(key)}"
        at, there = pair[locale], pair[newer[0]].place if newer else ""
        yield Problem(at.file, at.line, what, to_do, KIND, "warning", there)


def _places(pair: Mapping[str, Passage], locales: Sequence[str]) -> str:
    """Where a section stands in some of its languages: “docs/sv/index.md:9 and docs/en/index.md:9”."""
    return in_a_row([pair[locale].place for locale in locales])
