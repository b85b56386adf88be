"""The status as one page, to be looked at, sorted and printed: every section in every language, exceptions, reviews."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..data.confirmations import State, is_due
from ..languages.names import name_language
from ..messages import Message, in_language, say, say_number
from ..site.site import Site

_FOLDER = Path(__file__).parent / "templates"
_FEW = 20  # words: of fewer, LIX says nothing


@dataclass(frozen=True)
class _Cell:
    """How a section stands in one language, and how hard its text is: by words and LIX, None where nobody can know."""

    state: str
    is_in_step: bool
    words: int | None = None
    lix: float | None = None


@dataclass(frozen=True)
class _Row:
    key: str
    day: str
    reason: str
    by: str
    is_due: bool
    cells: Sequence[_Cell]


def as_page(site: Site, status: Mapping[str, Any], language: str) -> str:
    """One file of HTML that asks for nothing else; ``language`` is that of messages, ``status`` what is known."""

    def put(message: str | Message) -> str:
        return str(in_language(message, language))

    rows = [_row(one, site, put) for one in status["sections"]]
    in_step = sum(all(cell.is_in_step for cell in row.cells) for row in rows)
    due = [row for row in rows if row.is_due]
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("status.html").render(
        language=language,
        title=put(say("Status of {site}", site=site.data.basics.names[site.locales[0]])),
        summary=put(say("{day}: {number} of {all} sections in step.", day=site.today, number=in_step, all=len(rows))),
        locales=[(locale, name_language(locale, language)) for locale in site.locales],
        rows=rows,
        due=[put(_to_review(row)) for row in due],
        exceptions=status["exceptions"],
        drafts=[*map(put, status["drafts"])],
        counted=put(say_number(len(due), "{number} review is due", "{number} reviews are due")),
        words={name: put(message) for name, message in _words().items()},
    )


def _words() -> Mapping[str, Message]:
    return {
        "sections": say("Sections"),
        "section": say("Section"),
        "confirmed": say("Confirmed"),
        "never": say("never"),
        "why": say("Why"),
        "words": say("words"),
        "sort": say("Press a heading to sort."),
        "exceptions": say("Exceptions"),
        "none": say("There is none."),
        "reviews": say("Reviews"),
        "no_reviews": say("No review is due: every section was read less than a year ago."),
        "drafts": say("Drafts"),
    }


def _row(one: Mapping[str, Any], site: Site, put: Callable[[Message], str]) -> _Row:
    key = str(one["section"])
    state = site.agreement.states.get(key)
    last = state.confirmation if state else None
    cells = []
    for locale in site.locales:
        ease = one["readability"].get(locale) or {}
        said, is_in_step = _state(key, state, locale, site)
        words = ease.get("words")
        cells.append(_Cell(put(said), is_in_step, words, ease.get("lix") if words and words >= _FEW else None))
    day = last.day.isoformat() if last else ""
    return _Row(key, day, one["reason"], last.by if last else "", bool(last and is_due(last.day, site.today)), cells)


def _state(key: str, state: State | None, locale: str, site: Site) -> tuple[Message, bool]:
    """How a section stands in one language, and whether there is nothing to do about it."""
    if key.partition("#")[0] in site.drafts:
        return say("draft"), True
    if locale not in site.agreement.sections[key]:
        pair = site.pairs.get(key.partition("#")[0], {})
        is_meant = any(page.standing.only for page in pair.values())
        return say("not in this language"), is_meant
    if state is None:
        return say("only in this language"), True
    if state.confirmation is None or locale in state.new:
        return say("not confirmed"), False
    if locale in state.changed:
        return say("changed"), False
    if locale in state.let_out(site.today):
        return say("let out until {day}", day=state.behind[locale]), False
    if state.changed or locale in state.expired(site.today):
        return say("behind"), False
    return say("in step"), True


def _to_review(row: _Row) -> Message:
    return say("{section}: last read on {day}", section=row.key, day=row.day)
