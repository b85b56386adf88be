"""A person confirms that sections say the same: the record as it is after that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..data.confirmations import Confirmation, Sections, State, find_states, fingerprint, is_due
from ..problems import Problem, as_argument


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
    reason = "".join(sign for sign in " ".join(reason.split()) if sign.isprintable())  # a line of the record is one
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
            command = f'make confirm SECTION={as_argument(key)} REASON="why"'
            to_do = f"Change the other too, or say why the meaning is the same: {command}"
            problems.append(Problem(at.file, at.line, what, to_do, "reason"))
            continue
        prints = {locale: fingerprint(passage) for locale, passage in pair.items()}
        released = _still_behind(state, behind, until) if behind and until else {}
        lines[key] = Confirmation(key, prints, today, reason, released)
    kept = (replace(line, key=key, order=orders.get(key, line.order)) for key, line in lines.items())
    return sorted(kept, key=lambda line: line.key), problems


def _still_behind(state: State, behind: str, until: date) -> dict[str, date]:
    """The languages that are behind now: this one, and others that were and have not changed since."""
    return {**{locale: day for locale, day in state.behind.items() if locale not in state.changed}, behind: until}
