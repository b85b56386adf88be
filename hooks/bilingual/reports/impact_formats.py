"""The impact of a change for people, for a pull request, for machines, and as a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..build.impact import EVERY_PAGE, ChangedSentence, Piece, mark_words
from .plain_json import to_json

NOTHING = "No sentence reads differently."
LONGEST = 60_000  # characters; GitHub takes no more than 65,536 in a comment
_SHOWN = 3  # addresses that are listed before the rest is counted
_FOLDER = Path(__file__).parent / "templates"
# What Markdown gives a meaning, and GitHub: names are not called, issues not linked.
_NOT_MARKDOWN = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]~^|<>&@#"})


@dataclass(frozen=True)
class Impact:
    """What has changed between two sides; the heading says between which."""

    heading: str
    locales: Sequence[str]
    changes: Sequence[ChangedSentence]


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
        _Page(name or "On several pages", [_section(changes, impact) for changes in sections.values()])
        for name, sections in by_place.items()
    ]


def _section(changes: Iterable[ChangedSentence], impact: Impact) -> _Section:
    ordered = sorted(changes, key=lambda one: impact.locales.index(one.locale) if one.locale in impact.locales else -1)
    titles = dict.fromkeys(one.title for one in ordered if one.title)
    return _Section(" / ".join(titles), [_row(one, impact) for one in ordered])


def _row(one: ChangedSentence, impact: Impact) -> _Row:
    was, becomes = mark_words(one.before, one.after)
    times = f"{one.times} times" if one.times > 1 else ""
    shown = () if one.everywhere else one.addresses[:_SHOWN]
    rest = len(one.addresses) - len(shown)
    more = "every page" if one.everywhere else f"and {rest} more pages" if rest else ""
    place = ", ".join(filter(None, (one.locale, one.what, times)))
    return _Row(one.locale, place, shown, more, was, becomes)


def summary_of(impact: Impact) -> str:
    """How many sentences, in how many places."""
    if not impact.changes:
        return NOTHING
    counts = ", ".join(f"{locale}: {sum(one.locale == locale for one in impact.changes)}" for locale in impact.locales)
    pages = len({one.page for one in impact.changes} - {EVERY_PAGE})
    return f"Sentences that read differently: {counts}. Pages with changes of their own: {pages}."


def as_text(impact: Impact) -> str:
    """For people: each sentence before and after, its changed words in brackets."""
    lines = [impact.heading, ""]
    for page in _pages(impact):
        for section in page.sections:
            lines += [f"{page.name}: {section.title}" if section.title else page.name, ""]
            for row in section.changes:
                lines.append(f"  {', '.join(filter(None, (row.place, *(f'/{each}' for each in row.shown), row.more)))}")
                lines += [f"    before: {_plain(row.was)}", f"    after:  {_plain(row.becomes)}", ""]
    return "\n".join([*lines, summary_of(impact)])


def _plain(pieces: Sequence[Piece]) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "come": "[+{}+]"}
    return " ".join(signs[what].format(words) for what, words in pieces) or "–"


def as_json(impact: Impact) -> str:
    """For machines: every change with all its addresses."""
    changes = [asdict(one) for one in impact.changes]
    return to_json({"heading": impact.heading, "changes": changes})


def as_html(impact: Impact) -> str:
    """A page that stands alone."""
    return _render("impact.html", impact)


def as_markdown(impact: Impact) -> str:
    """For a comment on a pull request: as many pages as it can hold."""
    text = _render("impact.md", impact)
    kept, pages = impact, list(dict.fromkeys(one.page for one in impact.changes))
    count = len(pages)
    while len(text) > LONGEST and count:
        count //= 2
        few = set(pages[:count])
        kept = Impact(impact.heading, impact.locales, [one for one in impact.changes if one.page in few])
        left = f"A comment can hold no more; changes on {len(pages) - count} more pages are left out here."
        text = _render("impact.md", kept, summary_of(impact), left)
    return text


def without_markdown(text: str) -> str:
    """A text as it stands, where Markdown is read."""
    return text.translate(_NOT_MARKDOWN)


def _render(template: str, impact: Impact, summary: str = "", left_out: str = "") -> str:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=template.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = without_markdown
    return (
        environment.get_template(template)
        .render(heading=impact.heading, summary=summary or summary_of(impact), pages=_pages(impact), left_out=left_out)
        .strip()
    )


FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json, "html": as_html}
