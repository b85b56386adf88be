"""A person confirms that sections say the same: the record as it is after that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..data.confirmations import Confirmation, Sections, State, find_states, is_due
from ..languages.names import name_in_a_row
from ..messages import Message, say, say_number, together
from ..pages.section import Passage
from ..problems import Problem, as_argument

_TURNS = frozenset(["limit", "number", "opposite", "polarity"])  # what no reason in the record makes right


def confirm(
    sections: Sections,
    record: Sequence[Confirmation],
    keys: Iterable[str],
    today: date,
    orders: Mapping[str, str],
    reason: str = "",
    behind: Mapping[str, date] | None = None,
    told: Sequence[Problem] = (),
    by: str = "",
    addresses: Mapping[str, Sequence[str]] | None = None,
) -> tuple[list[Confirmation], list[Problem]]:
    """The record after a person has confirmed the sections ``keys`` as they are now.

    What is confirmed already stays as it is; once its confirmation is a year old, it gets the new day. Where some of
    the languages have changed and others have not, a reason is needed; without one the section is a problem, and the
    record keeps its old line. A reason is not enough where the texts say the opposite, or another number or limit, as
    far as is ``told`` of them: why both are right stands beside the text then. Lines of sections that are gone are left
    out. ``by`` is who confirms it, if that is to be recorded. ``addresses`` are those of each page, by its first key:
    once a page is confirmed by that, nobody asks for its earlier ones; of a page that is gone, they stay in the record.
    ``orders`` are the fingerprints of the order of sections, by key, of the pages that have the same in every language.
    ``behind`` are the languages whose text is older, each with the last day to let the section out so; not all can be.
    """
    reason, by = _one_line(reason), _one_line(by).replace("|", "/")  # a line of the record is one
    states = find_states(sections, record)
    lines = {key: state.confirmation for key, state in states.items() if state.confirmation}
    problems = []
    for key in keys:
        state, pair = states[key], sections[key]
        if state.is_in_step and not behind and state.confirmation and not is_due(state.confirmation.day, today):
            if (now := tuple((addresses or {}).get(key, ()))) and state.confirmation.at:
                lines[key] = replace(state.confirmation, at=now)
            continue
        if state.confirmation and state.is_one_sided and not behind:
            turned = [one for one in told if one.code in _TURNS and _stands_in(one, pair.values())]
            if turned or not reason:
                day = state.confirmation.day
                at = pair[state.changed[0]]
                problems.append(_turns(key, state, turned, day) if turned else _needs_a_reason(key, state, at, day))
                continue
        prints = {locale: passage.fingerprint for locale, passage in pair.items()}
        released = _still_behind(state, {locale: day for locale, day in (behind or {}).items() if locale in pair})
        why = state.confirmation.reason if state.confirmation and released and not reason else reason
        lines[key] = Confirmation(key, prints, today, why, released, by=by, at=tuple((addresses or {}).get(key, ())))
    kept = [
        replace(line, key=key, order=orders.get(key, line.order), at=line.at or tuple((addresses or {}).get(key, ())))
        for key, line in lines.items()
    ]
    if addresses is not None:
        lead, there = {where for each in addresses.values() for where in each}, {line.line for line in lines.values()}
        kept += (line for line in record if line.line not in there and line.key not in lines and {*line.at} - lead)
    return sorted(kept, key=lambda line: line.key), problems


def _one_line(text: str) -> str:
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


def _stands_in(problem: Problem, passages: Iterable[Passage]) -> bool:
    return any(one.file == problem.file and one.line <= problem.line <= one.last_line for one in passages)


def _turns(key: str, state: State, turned: Sequence[Problem], day: date) -> Problem:
    first, *others = turned
    to_do = say_number(
        len(state.unchanged),
        "Change the {languages} one too, or say beside the text why both are right: <!-- allow {code}: why -->",
        "Change the {languages} ones too, or say beside the text why both are right: <!-- allow {code}: why -->",
        languages=name_in_a_row(state.unchanged),
        code=first.code,
    )
    what = together([_one_sided(key, state, day), first.what])
    more = tuple(say("{place}: {what}", place=f"{each.file}:{each.line}", what=each.what) for each in others)
    return Problem(first.file, first.line, what, to_do, "reason", there=first.there, more=more)


def _one_sided(key: str, state: State, day: date) -> Message:
    return say_number(
        len(state.changed),
        "Only the {languages} text of the section “{key}” has changed since {day}.",
        "Only the {languages} texts of the section “{key}” have changed since {day}.",
        languages=name_in_a_row(state.changed),
        key=key,
        day=day,
    )


def _needs_a_reason(key: str, state: State, at: Passage, day: date) -> Problem:
    to_do = say_number(
        len(state.unchanged),
        'Change the {languages} one too, or say why the meaning is the same: make confirm SECTION={key} REASON="why"',
        'Change the {languages} ones too, or say why the meaning is the same: make confirm SECTION={key} REASON="why"',
        languages=name_in_a_row(state.unchanged),
        key=as_argument(key),
    )
    return Problem(at.file, at.line, _one_sided(key, state, day), to_do, "reason")


def _still_behind(state: State, behind: Mapping[str, date]) -> dict[str, date]:
    """The languages that are behind now: these, and others that were, if only other texts are confirmed anew.

    Confirming what has not changed since says that all of it is in step.
    """
    others = state.still_behind if behind or state.changed or state.new else {}
    return {**others, **behind}
