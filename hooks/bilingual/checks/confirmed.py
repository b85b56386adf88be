"""Sections whose texts are not those that a person has confirmed to say the same, each with its ways out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..data.confirmations import FILE, Sections, State
from ..languages.names import in_a_row
from ..messages import Message, say
from ..pages.section import Passage
from ..problems import Problem, ProblemCode, as_argument

KIND: ProblemCode = "confirmed"  # the kind of problem that only a person can settle

_FEW = 20  # sections, which a person can confirm one by one


def find_stale(sections: Sections, states: Mapping[str, State], today: date) -> Iterable[Problem]:
    """The sections whose texts are not those that a person confirmed, each with its ways out."""
    if len(states) > _FEW and not any(state.confirmation for state in states.values()):
        what = say(
            "The record of what has been confirmed is missing or empty, so that {number} sections seem new.",
            number=len(states),
        )
        to_do = say(
            "Bring it back from an earlier version. For a new site, read all texts, then: make confirm SECTION=all"
        )
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

        confirm = f"make confirm SECTION={as_argument(key)}"
        to_do = say("Read both, then: {confirm}", confirm=confirm)
        if len(pair) != 2:
            to_do = say("Read all of them, then: {confirm}", confirm=confirm)
        more: tuple[Message, ...] = ()
        if last is None:
            if (begun := key.partition("@")[2]) and begun < today.isoformat():
                more = (say("It begins on {day}, which has passed: is the year right?", day=begun),)
            what = say(
                "Nobody has confirmed yet that the section “{key}” says the same here and in {places}.",
                key=key,
                places=_places(pair, others),
            )
        elif state.is_one_sided:
            others = list(state.unchanged)
            what = say(
                "The section “{key}” has changed here since {day}, but not in {places}.",
                key=key,
                day=last.day,
                places=_places(pair, others),
            )
            if told[1:]:
                what = say(
                    "The section “{key}” has changed here and in {changed} since {day}, but not in {places}.",
                    key=key,
                    changed=_places(pair, told[1:]),
                    day=last.day,
                    places=_places(pair, others),
                )
            to_do = say("Change that too, then: {confirm}", confirm=confirm)
            if others[1:]:
                to_do = say("Change those too, then: {confirm}", confirm=confirm)
            more = (say('Or, if the meaning is the same: {confirm} REASON="why"', confirm=confirm),)
        elif state.changed:
            what = say(
                "The section “{key}” has changed since {day}; does it say the same here and in {places}?",
                key=key,
                day=last.day,
                places=_places(pair, others),
            )
        else:
            others = list(state.known)

            what = say(
                "Nobody has confirmed yet that the section “{key}” says the same here as in {places}.",
                key=key,
                places=_places(pair, others),
            )
            to_do = say("Read it, then: {confirm}", confirm=confirm)
            if told[1:]:
                what = say(
                    "Nobody has confirmed yet that the section “{key}” says the same here and in {new} as in {places}.",
                    key=key,
                    new=_places(pair, told[1:]),
                    places=_places(pair, others),
                )
                to_do = say("Read them, then: {confirm}", confirm=confirm)
        at, there = pair[told[0]], pair[others[0]].place if others else ""
        yield Problem(at.file, at.line, what, to_do, KIND, "warning", there, more=more)


def _expired(key: str, pair: Mapping[str, Passage], state: State, today: date) -> Iterable[Problem]:
    """Each language in which a section was let out until a day that is over: each has its own."""
    newer = [locale for locale in pair if locale not in state.behind]
    for locale in state.expired(today):
        what = say(
            "The section “{key}” is behind {places}, and was let out only until {day}.",
            key=key,
            places=_places(pair, newer),
            day=state.behind[locale],
        )
        to_do = say("Bring it up to date, then: make confirm SECTION={key}", key=as_argument(key))
        at, there = pair[locale], pair[newer[0]].place if newer else ""
        yield Problem(at.file, at.line, what, to_do, KIND, "warning", there)


def _places(pair: Mapping[str, Passage], locales: Sequence[str]) -> str:
    """Where a section stands in some of its languages: “docs/sv/index.md:9 and docs/en/index.md:9”."""
    return in_a_row([pair[locale].place for locale in locales])
