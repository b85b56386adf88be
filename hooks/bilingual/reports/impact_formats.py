"""The impact of a change for people, for a pull request, for machines, and as a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..build.impact import EVERY_PAGE, ChangedSentence, Piece, mark_words
from ..messages import ENGLISH, Message, in_language, in_words, say, to_say, together
from .plain_json import to_json

NOTHING = say("No sentence reads differently.")
# The words of the templates, by their names there.
_WORDS = {
    "before": to_say("before"),
    "after": to_say("after"),
    "Before": to_say("Before"),
    "After": to_say("After"),
    "removed": to_say("[removed:"),
    "added": to_say("[added:"),
    "where": to_say("where"),
}
LONGEST = 60_000  # characters; GitHub takes no more than 65,536 in a comment
_SHOWN = 3  # addresses that are listed before the rest is counted
_FOLDER = Path(__file__).parent / "templates"
# What Markdown gives a meaning. GitHub looks for names to call, issues and addresses in what has been made of it, where
# each sign is itself again, however it was written: only a sign without width behind it keeps it from what follows
# (cmark-gfm, issue 181).
_NOT_MARKDOWN = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]~^|<>&@#"} | dict.fromkeys("\n\r", " "))
_CALLS = re.compile(r"&#(?:64|35);(?=\w)|\bgh-(?=\d)|:(?=//)|\bwww(?=\.)", re.I)
_APART = "&#8203;"
_NO_CODE = re.compile(r"[`|\n\r]")


@dataclass(frozen=True)
class Impact:
    """What has changed between two sides; the heading says between which. ``notes`` are what to look at twice."""

    heading: str
    locales: Sequence[str]
    changes: Sequence[ChangedSentence]
    notes: Sequence[Message] = ()


@dataclass(frozen=True)
class _Row:
    """One sentence, before and after, in pieces."""

    locale: str
    place: str
    shown: Sequence[str]
    more: str
    was: Sequence[Piece]
    becomes: Sequence[Piece]


@dataclass(frozen=True)
class _Section:
    title: str
    changes: Sequence[_Row]


@dataclass(frozen=True)
class _Page:
    name: str
    sections: Sequence[_Section]


def _pages(impact: Impact) -> list[_Page]:
    """The changes by page and section, the languages of one section together."""
    by_place: dict[str, dict[str, list[ChangedSentence]]] = {}
    for one in impact.changes:
        by_place.setdefault(one.page, {}).setdefault(one.section, []).append(one)
    return [
        _Page(name or say("On several pages"), [_section(changes, impact) for changes in sections.values()])
        for name, sections in by_place.items()
    ]


def _section(changes: Iterable[ChangedSentence], impact: Impact) -> _Section:
    ordered = sorted(changes, key=lambda one: impact.locales.index(one.locale) if one.locale in impact.locales else -1)
    titles = dict.fromkeys(one.title for one in ordered if one.title)
    return _Section(" / ".join(titles), [_row(one, impact) for one in ordered])


def _row(one: ChangedSentence, impact: Impact) -> _Row:
    was, becomes = mark_words(one.before, one.after)
    times = say("{number} times", number=one.times) if one.times > 1 else ""
    shown = () if one.everywhere else one.addresses[:_SHOWN]
    rest = len(one.addresses) - len(shown)
    more = say("and {number} more pages", number=rest) if rest else ""
    more = say("every page") if one.everywhere else more
    place = together(filter(None, (one.locale, one.what, times)), ", ")
    return _Row(one.locale, place, shown, more, was, becomes)


def summary_of(impact: Impact) -> Message:
    """What to look at twice; how many sentences, in how many places."""
    return together([*impact.notes, _count(impact)])


def _count(impact: Impact) -> Message:
    if not impact.changes:
        return NOTHING
    counts = ", ".join(f"{locale}: {sum(one.locale == locale for one in impact.changes)}" for locale in impact.locales)
    pages = len({one.page for one in impact.changes} - {EVERY_PAGE})
    return say(
        "Sentences that read differently: {counts}. Pages with changes of their own: {number}.",
        counts=counts,
        number=pages,
    )


def as_text(impact: Impact, language: str = ENGLISH) -> str:
    """For people: each sentence before and after, its changed words in brackets."""
    lines: list[str] = [impact.heading, ""]
    for page in _pages(impact):
        for section in page.sections:
            lines += [together([page.name, section.title], ": ") if section.title else page.name, ""]
            for row in section.changes:
                place = together(filter(None, (row.place, *(f"/{each}" for each in row.shown), row.more)), ", ")
                lines.append(together(["  ", place], ""))
                lines.append(say("    before: {text}", text=_plain(row.was)))
                lines += [say("    after:  {text}", text=_plain(row.becomes)), ""]
    return "\n".join(in_words(line, language) for line in [*lines, summary_of(impact)])


def _plain(pieces: Sequence[Piece]) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "come": "[+{}+]"}
    return " ".join(signs[what].format(words) for what, words in pieces) or "–"


def as_json(impact: Impact, language: str = ENGLISH) -> str:
    """For machines: every change with all its addresses."""
    changes = [asdict(one) | {"what": in_words(one.what, language)} for one in impact.changes]
    return to_json(
        {
            "heading": in_words(impact.heading, language),
            "notes": [in_words(one, language) for one in impact.notes],
            "changes": changes,
        }
    )


def as_html(impact: Impact, language: str = ENGLISH) -> str:
    """A page that stands alone."""
    return _render("impact.html", impact, language)


def as_markdown(impact: Impact, language: str = ENGLISH, longest: int = LONGEST) -> str:
    """For a comment on a pull request: as many pages as it can hold, in so many characters at most."""
    text = _render("impact.md", impact, language)
    kept, pages = impact, list(dict.fromkeys(one.page for one in impact.changes))
    count = len(pages)
    while len(text) > longest and count:
        count //= 2
        few = set(pages[:count])
        kept = Impact(impact.heading, impact.locales, [one for one in impact.changes if one.page in few], impact.notes)
        left = say(
            "A comment can hold no more; changes on {number} more pages are left out here.", number=len(pages) - count
        )
        text = _render("impact.md", kept, language, summary_of(impact), left)
    return text


def without_markdown(text: str) -> str:
    """A text as it stands, where Markdown is read."""
    return _CALLS.sub(rf"\g<0>{_APART}", text.translate(_NOT_MARKDOWN))


def as_code(text: str) -> str:
    """A name, an address or a command in a list or a table: as code where it can be no more, else as it stands."""
    return without_markdown(text) if not text or _NO_CODE.search(text) else f"`{text}`"


def _render(template: str, impact: Impact, language: str, summary: str = "", left_out: str = "") -> str:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=template.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: in_language(value, language) if isinstance(value, str) else value,
    )
    environment.filters["plain"] = lambda value: without_markdown(in_words(value, language))
    environment.filters["code"] = as_code
    return (
        environment.get_template(template)
        .render(
            heading=impact.heading,
            summary=summary or summary_of(impact),
            pages=_pages(impact),
            left_out=left_out,
            language=language,
            said={name: in_words(say(said), language) for name, said in _WORDS.items()},
        )
        .strip()
    )


FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json, "html": as_html}
