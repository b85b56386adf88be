"""The comment beside a change: what to do next, the pages that it touches, what waits for a person, what reads anew.

One comment in every language of messages: whole in the first, and whole again in the others, each of them folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..build.sides import TouchedPage
from ..languages.names import name_language
from ..messages import Figure, Message, in_words, say, say_number, together
from .comment import NoReport, Report
from .impact_formats import LONGEST, Impact, as_code, without_markdown
from .impact_formats import as_markdown as impact_as_markdown
from .status import confirming

MARK = "<!-- what this changes -->"  # by which the comment is found again, to be written anew
_FOLDER = Path(__file__).parent / "templates"
_ALL, _FEW = 20, 3  # of each list, where there is room, and where there is not
_IN_A_SENTENCE = 5
_NOTHING = 100  # bytes that nobody waits for


def as_markdown(report: Report | NoReport, languages: Sequence[str], preview: str = "", run: str = "") -> str:
    """The comment. ``preview`` is the address below which the site can be seen as it would be, ``run`` that of all that
    was said of the change; neither need be known.

    :raises ValueError: one of them is no address on the web
    """
    say_it = partial(_in_a_language, report, preview=_address(preview), run=_address(run))
    longest = (LONGEST - 1_000) // max(1, len(languages))
    first, *others = ((language, say_it(language, longest=longest)) for language in languages)
    folded = (
        f"<details>\n<summary>{_summary(language)}</summary>\n\n{said}\n\n</details>" for language, said in others
    )
    return "\n\n".join([f"{MARK}\n{first[1]}", *folded])


def _address(text: str) -> str:
    """An address that a link in Markdown can hold."""
    if text and not text.startswith(("https://", "http://")):
        raise ValueError(say("“{address}” is no address that begins with https://.", address=text))
    return quote(text, safe="/:?#@&=+,;%~").rstrip("/")


def _summary(language: str) -> str:
    name = name_language(language, language)
    return say("All of this in {language}", language=name).in_language(language)


def _in_a_language(report: Report | NoReport, language: str, preview: str, run: str, longest: int) -> str:
    if isinstance(report, NoReport):
        title = in_words(say("What this changes"), language)
        more = in_words(_run(run), language)
        return f"### {title}\n\n{without_markdown(in_words(report.args[0], language))}{more}"
    for most in (_ALL, _FEW, 0):
        head = _render(report, language, preview, run, most, "")
        if len(head) <= longest // 2:
            break
    heading = say("What reads differently, compared with {base}", base=report.base)
    impact = Impact(heading, report.locales, report.sentences)
    sentences = "" if report.why or not report.pages else impact_as_markdown(impact, language, longest - len(head))
    if len(report.sentences) < report.counted.sentences:
        left = say(
            "Of {all} sentences, {number} are looked at here.",
            all=report.counted.sentences,
            number=len(report.sentences),
        )
        sentences = f"{sentences}\n\n{left.in_language(language)}"
    return _render(report, language, preview, run, most, sentences)


def _render(report: Report, language: str, preview: str, run: str, most: int, sentences: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = lambda value: without_markdown(in_words(value, language))
    environment.filters["code"] = as_code

    def put(message: str | Message) -> str:
        return in_words(message, language)

    return (
        environment.get_template("comment.md")
        .render(
            to_do=[put(one) for one in _to_do(report, most)],
            why=report.why,
            problems=report.problems[:most],
            waiting=[(one, put(confirming(one.section, one.is_one_sided))) for one in report.waiting[:most]],
            languages=[without_markdown(name_language(locale, language)) for locale in report.locales],
            pages=[
                (name, [put(_cell(cells.get(locale), preview)) for locale in report.locales])
                for name, cells in _by_name(report.pages, most)
            ],
            left_out=put(_left_out(report, most)),
            sentences=sentences,
            run=put(_run(run)),
            words={name: put(message) for name, message in _WORDS.items()},
        )
        .strip()
    )


_WORDS = {
    "title": say("What this changes"),
    "problems": say("To be mended"),
    "waiting": say("Waiting for a person"),
    "section": say("section"),
    "state": say("state"),
    "confirm": say("once all say the same"),
    "pages": say("Pages"),
    "page": say("page"),
    "weight": say(
        "A page weighs what a first visit fetches with it, compressed: styles, scripts and pictures,"
        " but not what a script fetches later."
    ),
    "made_by": say(
        "The code of this change has found all this: where it changes code, read that before you believe this."
    ),
}


def _run(run: str) -> Message | str:
    return (
        together(
            [" ", say("[The site as it would be, and all that was said]({address})", address=f"{run}#artifacts")], ""
        )
        if run
        else ""
    )


def _to_do(report: Report, most: int) -> Iterator[Message]:
    """What is to be done next, and by whom, in order."""
    counted = report.counted
    if counted.code:
        yield say_number(
            counted.code,
            "Someone who programs reads the code first, {number} file: {files}.",
            "Someone who programs reads the code first, {number} files: {files}.",
            files=_row(report.code, counted.code, most),
        )
    if counted.problems:
        yield say_number(
            counted.problems,
            "Mend {number} problem. It stands at its line among the changed files, and below.",
            "Mend {number} problems. They stand at their lines among the changed files, and below.",
        )
    if counted.waiting:
        yield say_number(
            counted.waiting,
            "Read {number} section in every language. If it says the same in each, record it with the command below;"
            " the line that this writes to docs/confirmed.txt belongs here too.",
            "Read {number} sections in every language. Where they say the same in each, record it with the commands"
            " below; the lines that this writes to docs/confirmed.txt belong here too.",
        )
    if report.sentences:
        yield say(
            "Read each sentence below, before and after: whether it is right, and whether a reader understands it."
        )
    if not (counted.problems or counted.waiting or report.why):
        yield say("Merge it: no check finds anything, and no section waits for a person.")


def _row(names: Sequence[str], number: int, most: int) -> Message:
    shown = [as_code(name) for name in names[: min(most, _IN_A_SENTENCE)]]
    rest = number - len(shown)
    return together(
        [*shown, *([say("{number} more", number=rest)] if shown and rest else [say("all of it")] if rest else [])], ", "
    )


def _by_name(pages: Sequence[TouchedPage], most: int) -> Sequence[tuple[str, Mapping[str, TouchedPage]]]:
    found: dict[str, dict[str, TouchedPage]] = {}
    for page in pages:
        found.setdefault(page.name, {})[page.locale] = page
    return list(found.items())[:most]


def _cell(page: TouchedPage | None, preview: str) -> Message | str:
    """Where a page is to be seen, and what it weighs."""
    if page is None:
        return "–"
    path = f"/{page.address}"
    if page.after is None:
        return say("{page}, taken away", page=as_code(path))
    link = f"[{without_markdown(path)}]({preview}{quote(path)})" if preview else as_code(path)
    after = _kilobytes(page.after)
    if page.before is None:
        return say("{page}, new, {weight}", page=link, weight=after)
    before = _kilobytes(page.before)
    if abs(page.before - page.after) < _NOTHING:
        return say("{page}, {weight} as before", page=link, weight=after)
    return say("{page}, {weight}, was {before}", page=link, weight=after, before=before)


def _kilobytes(weight: int) -> Message:
    return say("{size} KB", size=Figure(weight / 1000, 1))


def _left_out(report: Report, most: int) -> Message | str:
    """How many of each there are that are not listed."""
    counted = report.counted
    rest = (
        counted.problems - min(most, len(report.problems)),
        counted.waiting - min(most, len(report.waiting)),
        counted.pages - len(_by_name(report.pages, most)),
    )
    if not any(rest):
        return ""
    return say(
        "Not listed here, for want of room: problems: {problems}, sections: {sections}, pages: {pages}.",
        problems=rest[0],
        sections=rest[1],
        pages=rest[2],
    )
