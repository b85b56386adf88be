"""How the languages stand to each other: every section with its state, its readability, and every exception."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ..checks.ease import readability_of
from ..site.agreement import Agreement, Reading
from ..site.site import Site
from .drafts import say_drafts


def find_status(site: Site) -> dict[str, Any]:
    """The status as plain data: ``sections`` in the order of the pages, and ``exceptions``."""
    agreement = site.agreement
    return {
        "day": site.today.isoformat(),
        "languages": list(site.locales),
        "sections": [_section(key, agreement, site) for key in agreement.sections],
        "texts of the theme": {locale: sorted(each.of_the_theme) for locale, each in site.data.wordings.items()},
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
        "confirmed": last.day.isoformat() if last else None,
        "reason": last.reason if last else "",
        "readability": {locale: _readability(reading, site) for locale, reading in agreement.readings[key].items()},
    }


def state_of(key: str, agreement: Agreement, site: Site) -> str:
    """One of: draft, in step, behind, let out until a day, not confirmed, in one language."""
    if key.partition("#")[0] in site.drafts:
        return "draft"
    state = agreement.states.get(key)
    if state is None:
        return "in one language"
    if state.confirmation is None:
        return "not confirmed"
    if state.is_in_step:
        return "in step"
    if state.is_released(site.today):
        return ", ".join(f"{locale} let out until {until}" for locale, until in state.behind.items())
    if state.new and not state.changed:
        return f"not confirmed: {', '.join(state.new)}"
    return f"behind: {', '.join(locale for locale in site.locales if locale not in state.changed) or 'unknown'}"


def _readability(reading: Reading, site: Site) -> dict[str, float | None]:
    """Words and LIX, also without the official terms, which are long but not hard."""
    locale = reading.passage.locale
    terms = [form for each in site.data.terms.values() for form in each[locale].all_forms]
    easier = readability_of(reading.prose, locale, terms)
    return {
        "words": reading.readability.words,
        "lix": _rounded(reading.readability.lix),
        "lix_without_terms": _rounded(easier.lix),
    }


def _rounded(lix: float | None) -> float | None:
    return None if lix is None else round(lix, 1)


def as_table(status: Mapping[str, Any]) -> str:
    """The status for people: one line a section, then the exceptions with their reasons, then the totals."""
    return "\n".join(_lines(status))


def _lines(status: Mapping[str, Any]) -> Iterator[str]:
    locales = status["languages"]
    sections = status["sections"]
    rows = [("section", "state", "confirmed", *(f"{locale}: words, LIX (without terms)" for locale in locales))]
    for one in sections:
        figures = (_figures(one["readability"].get(locale)) for locale in locales)
        rows.append((one["section"], one["state"], one["confirmed"] or "never", *figures))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield ""
    for one in status["exceptions"]:
        yield f"{one['file']}:{one['line']}: allows {one['kind']}: {one['reason']}"
    yield from status["drafts"]
    for locale, names in status["texts of the theme"].items():
        if names:
            yield f"docs/wording/{locale}.yml does not say these, so the theme does: {', '.join(names)}"
    in_step = sum(one["state"] == "in step" for one in sections)
    yield f"{in_step} of {len(sections)} sections in step; exceptions: {len(status['exceptions'])}."


def _figures(ease: Mapping[str, float | None] | None) -> str:
    if ease is None or ease["lix"] is None:
        return "–"
    return f"{ease['words']}, {ease['lix']:.0f} ({ease['lix_without_terms']:.0f})"
