"""What is said of a change beside it: found where the change can be built, and read again where it can be written.

Whoever finds it runs the code of the change, which may be a stranger's, so it may write nowhere; whoever writes it
runs none of that code. Between the two goes this report: names, numbers, and texts in each language of messages.
Nothing in it is believed to be anything but text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from ..build.contribution import changed_files
from ..build.impact import ChangedSentence
from ..build.renderer import Renderer, Unreadable
from ..build.revisions import files_of_revision, working_files
from ..build.sides import Side, TouchedPage, find_difference
from ..checks.confirmed import KIND as CONFIRMED
from ..files.tree import MB, read_file
from ..gather import gather
from ..messages import ENGLISH, Beginning, as_is, in_words, languages, message_of, say
from ..problems import Problem, to_mend
from ..site.site import Site
from .plain_json import to_json
from .status import find_waiting

MOST = 5 * MB  # of a report that is read
_SCHEMA = Path(__file__).with_name("comment.schema.json")
_NOT_BUILT = say("How the pages would read can be told once this has been mended.")
_LISTED = 50  # problems, sections, files and pages that a report has of each; how many there are is said besides
_SENTENCES = 1_000
_LONGEST = 2_000  # characters of a text
Texts = Mapping[str, str]  # the same in each language of messages


class NoReport(Exception):
    """A file holds no report; the message says what may be the reason."""


class Said(str):
    """A text that was put into each language where it was found."""

    __slots__ = ("_texts",)
    _texts: Texts

    def __new__(cls, texts: Texts) -> Said:
        said = super().__new__(cls, texts.get(ENGLISH, ""))
        said._texts = texts
        return said

    def in_language(self, language: str) -> str:
        """The same in a language; in English what it was not put into."""
        return self._texts.get(language, str(self))


@dataclass(frozen=True)
class ToMend:
    """A problem that stops a build."""

    file: str
    line: int
    what: str
    to_do: str


@dataclass(frozen=True)
class Waiting:
    """A section that waits for a person. ``is_one_sided`` if only some languages have changed."""

    section: str
    state: str
    is_one_sided: bool


@dataclass(frozen=True)
class Counted:
    """How many there are of what is listed, or more."""

    problems: int = 0
    waiting: int = 0
    code: int = 0
    pages: int = 0
    sentences: int = 0


@dataclass(frozen=True)
class Report:
    """What is said of a change. ``base`` is what it is compared with, ``why`` why nobody can tell how it reads.

    ``locales`` are the languages of the site, ``code`` the files of the change that could run.
    """

    base: str
    locales: Sequence[str]
    why: str
    counted: Counted
    problems: Sequence[ToMend]
    waiting: Sequence[Waiting]
    code: Sequence[str]
    pages: Sequence[TouchedPage]
    sentences: Sequence[ChangedSentence]


def find_report(root: Path, base: str, today: date, renderer: Renderer) -> Report:
    """What lies on the disk below ``root``, compared with a revision.

    :raises NoRevision: there is no such revision
    :raises OSError, ValueError: the renderer's configuration cannot be read
    """
    before = Side(base, files_of_revision(root, base), today)
    code = [each.file for each in changed_files(root, base) if each.kind == "code"]
    locales = renderer.read_locales(root)
    texts = renderer.texts_of_the_theme(root, locales)
    site, problems = gather(root, locales, today, of_the_theme=texts, with_drafts=True)
    problems += renderer.find_problems(root)
    waiting = [] if site is None else [Waiting(*each) for each in find_waiting(site)]
    sentences, pages, why = list[ChangedSentence](), list[TouchedPage](), ""
    try:
        found = find_difference(before, Side(say("The site as it is"), working_files(root), today), renderer)
        sentences, pages = found.sentences, found.pages
    except Unreadable as error:
        why = message_of(error) if site else _NOT_BUILT
    mend = _listed(problems, site)
    return Report(
        base,
        locales,
        why,
        Counted(len(mend), len(waiting), len(code), len({page.name for page in pages}), len(sentences)),
        [ToMend(one.file, one.line, one.what, one.to_do) for one in mend[:_LISTED]],
        waiting[:_LISTED],
        code[:_LISTED],
        _of_few(pages),
        sentences[:_SENTENCES],
    )


def _listed(problems: Iterable[Problem], site: Site | None) -> list[Problem]:
    """What is to be mended: errors first; without what is a matter of confirming, which has a list of its own."""
    found = {one for one in to_mend(problems) if site is None or one.code != CONFIRMED}
    return sorted(found, key=lambda one: (one.severity != "error", one))


def _of_few(pages: Sequence[TouchedPage]) -> list[TouchedPage]:
    names = list(dict.fromkeys(page.name for page in pages))[:_LISTED]
    return [page for page in pages if page.name in names]


def as_json(report: Report) -> str:
    """A report as a file that ``read_report`` reads, with every text in each language of messages."""
    said = asdict(report) | {"why": _texts(report.why)}
    said["problems"] = [asdict(one) | {"what": _texts(one.what), "to_do": _texts(one.to_do)} for one in report.problems]
    said["waiting"] = [asdict(one) | {"state": _texts(one.state)} for one in report.waiting]
    sentences = [_sentence(one) for one in report.sentences]
    while len(written := to_json(said | {"sentences": sentences}).encode("utf-8", "surrogatepass")) > MOST:
        sentences = sentences[: len(sentences) // 2]
    return written.decode("utf-8", "surrogatepass")


def _sentence(one: ChangedSentence) -> dict[str, Any]:
    texts = {name: in_words(Beginning(getattr(one, name), _LONGEST), ENGLISH) for name in ("title", "before", "after")}
    addresses = () if one.everywhere else one.addresses[:_SENTENCES]
    return asdict(one) | texts | {"what": _texts(one.what), "addresses": list(addresses)}


def _texts(text: str) -> Texts:
    return {language: in_words(as_is(Beginning(text, _LONGEST)), language) for language in languages()} if text else {}


def read_report(path: Path) -> Report:
    """The report in a file, which somebody else may have written. Raises NoReport."""
    raw, unreadable = read_file(path.parent, path.name, MOST)
    try:
        said = json.loads(raw)
        is_sound = not unreadable and _validator().is_valid(said)
    except (ValueError, RecursionError):
        is_sound = False
    if not is_sound:
        raise NoReport(
            say(
                "Nothing can be told of this change: it could not be built, or its generator is older or newer than"
                " this one. Look at what the checks said, or merge the main branch into it."
            )
        )
    return Report(
        said["base"],
        said["locales"],
        Said(said["why"]),
        Counted(**said["counted"]),
        [ToMend(**each | {"what": Said(each["what"]), "to_do": Said(each["to_do"])}) for each in said["problems"]],
        [Waiting(**each | {"state": Said(each["state"])}) for each in said["waiting"]],
        said["code"],
        [TouchedPage(**each) for each in said["pages"]],
        [
            ChangedSentence(**each | {"what": Said(each["what"]), "addresses": tuple(each["addresses"])})
            for each in said["sentences"]
        ],
    )


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))
