"""Sections whose texts are not those that a person has confirmed to say the same, each with its ways out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ..data.confirmations import Sections, State
from ..problems import Problem, ProblemCode, as_argument

KIND: ProblemCode = "confirmed"  # the kind of problem that only a person can settle


def find_stale(sections: Sections, states: Mapping[str, State], today: date) -> Iterable[Problem]:
    """The sections whose texts are not those that a person confirmed, each with its ways out."""
    for key, state in states.items():
        if state.is_in_step or state.is_released(today):
            continue
        pair = sections[key]
        last = state.confirmation
        told = [*state.changed, *state.new, *state.expired(today)]
        at = pair[told[0]] if told else next(iter(pair.values()))
        others = " and ".join(passage.place for passage in pair.values() if passage is not at)
        confirm = f"make confirm SECTION={as_argument(key)}"
        more: tuple[str, ...] = ()
        if last is None:
            what = f"Nobody has confirmed yet that the section “{key}” says the same here and in {others}."
            to_do = f"Read both, then: {confirm}"
        elif not state.changed and state.new:
            what = f"Nobody has confirmed yet that the section “{key}” says the same here as in {others}."
            to_do = f"Read it, then: {confirm}"
        elif not state.changed:
            until = last.behind[at.locale]
            what = f"The section “{key}” is behind {others}, and was let out only until {until}."
            to_do = f"Bring it up to date, then: {confirm}"
        elif state.is_one_sided:
            what = f"The section “{key}” has changed here since {last.day}, but not in {others}."
            to_do = f"Change that too, then: {confirm}"
            more = (f'Or, if the meaning is the same: {confirm} REASON="why"',)
        else:
            what = f"The section “{key}” has changed since {last.day}; does it say the same here and in {others}?"
            to_do = f"Read both, then: {confirm}"
        yield Problem(at.file, at.line, what, to_do, KIND, "warning", others, more=more)
