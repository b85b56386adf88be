"""How the languages stand to each other: every section with its state, its readability, and every exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from ..checks.ease import readability_of
from ..checks.gaps import find_gaps
from ..data.confirmations import State
from ..messages import ENGLISH, Message, as_is, in_words, say, together
from ..problems import as_argument
from ..site.agreement import Agreement, Reading
from ..site.site import Site
from .drafts import say_drafts

_IN_STEP = say("in step")


def find_status(site: Site) -> dict[str, Any]:
    """The status as plain data: ``sections`` in the order of the pages, and ``exceptions``."""
    agreement = site.agreement
    return {
        "day": site.today.isoformat(),
        "languages": list(site.locales),
        "sections": [_section(key, agreement, site) for key in agreement.sections],
        "texts of the theme": {locale: sorted(each.of_the_theme) for locale, each in site.data.wordings.items()},
        "not known of": {
            language.name: [together([gap]) for gap in find_gaps(language)] for language in site.data.languages.values()
        },
        "exceptions": [asdict(one) for one in agreement.exemptions],
        "drafts": list(say_drafts(site)),
    }


def _section(key: str, agreement: Agreement, site: Site) -> dict[str, Any]:
    state = agreement.states.get(key)
    last = state.confirmation if state else None
    return {
        "section": key,
        "state": state_of(key, agreement, site),
        "changed": list(state.changed) if state else [],
        "new": list(state.new) if state else [],
        "behind": {locale: day.isoformat() for locale, day in state.still_behind.items()} if state else {},
        "confirmed": last.day.isoformat() if last else None,
        "reason": last.reason if last else "",
        "readability": {locale: _readability(reading, site) for locale, reading in agreement.readings[key].items()},
    }


def state_of(key: str, agreement: Agreement, site: Site) -> Message:
    """How a section stands: draft, in step, not confirmed, in one language, or what is to be said of each language.

    That is: behind, let out until a day, not confirmed, or missing.
    """
    if key.partition("#")[0] in site.drafts:
        return say("draft")
    state = agreement.states.get(key)
    if state is None:
        return say("in one language")
    if state.confirmation is None:
        return say("not confirmed")
    missing = [locale for locale in _expected(key, site) if locale not in agreement.sections[key]]
    said = list(_told(state, site.today))
    if missing:
        said.append(say("missing: {languages}", languages=", ".join(missing)))
    return together(said, "; ") if said else _IN_STEP


def find_waiting(site: Site) -> Iterator[tuple[str, Message, bool]]:
    """(section, how it stands, whether only some languages have changed) of what waits for a person, in order."""
    for key, state in site.agreement.states.items():
        if not (state.is_in_step or state.is_released(site.today)):
            yield key, state_of(key, site.agreement, site), state.is_one_sided


def confirming(section: str, is_one_sided: bool) -> Message:
    """The command that confirms a section; where only some languages have changed, it takes a reason.

    It is made where it is said: what a shell is given must not come from a stranger.
    """
    command = as_is(f"make confirm SECTION={as_argument(section)}")
    return say('{command} REASON="why"', command=command) if is_one_sided else command


def _expected(key: str, site: Site) -> Sequence[str]:
    """The languages that a section is to be in: all, unless its page says why it is in some only."""
    pair = site.pairs.get(key.partition("#")[0], {})
    return list(pair) if any(page.standing.only for page in pair.values()) else site.locales


def _told(state: State, today: date) -> Iterator[Message]:
    if state.changed:
        behind = ", ".join(state.unchanged)
        yield say("behind: {languages}", languages=behind) if behind else say("behind: unknown")
    else:
        released = [
            say("{language} let out until {day}", language=locale, day=state.behind[locale])
            for locale in state.let_out(today)
        ]
        if released:
            yield together(released, ", ")
        if expired := state.expired(today):
            yield say("behind: {languages}", languages=", ".join(expired))
    if state.new:
        yield say("not confirmed: {languages}", languages=", ".join(state.new))


def _readability(reading: Reading, site: Site) -> dict[str, float | None]:
    """Words and LIX, also without the official terms, which are long but not hard."""
    locale = reading.passage.locale
    terms = [form for each in site.data.terms.values() for form in each[locale].all_forms]
    easier = readability_of(reading.prose, site.data.languages[locale], terms)
    return {
        "words": reading.readability.words,
        "lix": _rounded(reading.readability.lix),
        "lix_without_terms": _rounded(easier.lix),
    }


def _rounded(lix: float | None) -> float | None:
    return None if lix is None else round(lix, 1)


def as_table(status: Mapping[str, Any], language: str = ENGLISH) -> str:
    """The status for people: one line a section, then the exceptions with their reasons, then the totals."""
    rows = [[in_words(cell, language) for cell in row] for row in _rows(status)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    table = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join([*table, "", *(in_words(line, language) for line in _lines(status))])


def _rows(status: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    locales = status["languages"]
    columns = [say("{language}: words, LIX (without terms)", language=locale) for locale in locales]
    yield say("section"), say("state"), say("confirmed"), *columns
    for one in status["sections"]:
        figures = (_figures(one["readability"].get(locale)) for locale in locales)
        yield one["section"], one["state"], one["confirmed"] or say("never"), *figures


def _lines(status: Mapping[str, Any]) -> Iterator[str]:
    sections = status["sections"]
    for one in status["exceptions"]:
        place = f"{one['file']}:{one['line']}"
        yield say("{place}: allows {kind}: {reason}", place=place, kind=one["kind"], reason=one["reason"])
    yield from status["drafts"]
    for locale, names in status["texts of the theme"].items():
        if names:
            file = f"docs/wording/{locale}.yml"
            yield say("{file} does not say these, so the theme does: {names}", file=file, names=", ".join(names))
    for language, gaps in status["not known of"].items():
        yield from (say("{language}: {gap}.", language=language, gap=gap) for gap in gaps)
    yield say(
        "{number} of {all} sections in step; exceptions: {exceptions}.",
        number=sum(one["state"] == _IN_STEP for one in sections),
        all=len(sections),
        exceptions=len(status["exceptions"]),
    )


def _figures(ease: Mapping[str, float | None] | None) -> str:
    if ease is None or ease["lix"] is None:
        return "–"
    return f"{ease['words']}, {ease['lix']:.0f} ({ease['lix_without_terms']:.0f})"
