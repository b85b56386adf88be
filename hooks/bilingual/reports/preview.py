"""What the preview says in the page itself: what is wrong with it and its counterparts, how it stands, what it weighs.

It is put into a page only when the preview sends it, and stands in no file of the site. What it says of a page is found
when somebody looks at it, so that building takes no longer.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..checks.ease import readability_of
from ..languages.names import name_language
from ..messages import Message, in_language, say, say_number, together
from ..pages.page import page_file
from ..pages.section import Passage
from ..problems import Problem, as_listed, choose, find_hidden, show, show_lines
from ..site.address import relative_address
from ..site.site import Site
from .status import confirming, find_waiting, state_of

EDIT = "EDIT"  # names the editor, or the address at which a file can be edited, in the environment
# The addresses by which editors open a file at a line, by their own documentation.
EDITORS = {
    "vscode": "vscode://file{path}:{line}",
    "vscodium": "vscodium://file{path}:{line}",
    "idea": "idea://open?file={path}&line={line}",
    "textmate": "txmt://open?url=file://{path}&line={line}",
    "sublime": "subl://open?url=file://{path}&line={line}",
}
FOLDER = "_preview/"  # of what the preview sends besides the site
_TEMPLATES = Path(__file__).parent / "templates"
_ASSETS = {"preview.css": "text/css; charset=utf-8"}
_END = b"</body>"
_AGAIN = b'<head><meta http-equiv="refresh" content="3">'
_SCRIPT = re.compile(rb"<script>.*?livereload.*?</script>", re.S)  # by which MkDocs' preview brings a page anew
Start = Callable[..., Any]
App = Callable[[dict[str, Any], Start], Iterable[bytes]]  # PEP 3333


def how_to_edit(root: Path, environment: Mapping[str, str] = os.environ) -> Callable[[str, int], str]:
    """(file, line) → the address at which it can be edited. Raises ValueError with a sentence."""
    asked = environment.get(EDIT) or "vscode"
    pattern = EDITORS.get(asked, asked)
    if "{file}" not in pattern and "{path}" not in pattern:
        what = say("EDIT={asked} is no editor that is known here.", asked=show(asked))
        to_do = say("Or write an address with {places} in it.", places="{file}, {line}")
        raise ValueError(together([what, choose(asked, EDITORS).advice, to_do]))
    folder = f"/{root.resolve().as_posix().lstrip('/')}"
    return lambda file, line: (
        pattern.replace("{path}", quote(f"{folder}/{file}", safe="/:"))
        .replace("{file}", quote(file))
        .replace("{line}", str(line))
    )


@dataclass(frozen=True)
class _Told:
    """A problem as the page shows it."""

    grade: str
    place: str
    edit: str
    what: str
    to_do: str
    more: tuple[str, ...]


@dataclass(frozen=True)
class _Section:
    """How a section of the page stands; ``command`` confirms it, where that is to be done."""

    name: str
    state: str
    command: str
    readability: tuple[str, ...]


class Preview:
    """What was built last, or why nothing was; and the pages as the preview sends them, in a language of messages."""

    def __init__(self, language: str, edit: Callable[[str, int], str]) -> None:
        self._language, self._edit = language, edit
        self._site: Site | None = None
        self._problems: Sequence[Problem] = ()
        self.why = ""  # why there is no site to be shown; empty where there is one
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def built(self, site: Site, problems: Sequence[Problem]) -> None:
        """The site is as it stands in the sources; ``problems`` are told besides."""
        self._site, self._problems, self.why = site, problems, ""
        self.__dict__.pop("_names", None)

    def failed(self, why: str, problems: Sequence[Problem] = ()) -> None:
        """There is no site to be shown, because of these problems, or for a reason in words."""
        if not self.why or problems:
            self.why = why
            self._problems = [one for one in problems if one.severity == "error"] or problems

    def around(self, inner: App) -> App:
        """A server of the site that says so in each page."""

        def answer(environment: dict[str, Any], start: Start) -> Iterable[bytes]:
            path = str(environment.get("PATH_INFO", "")).encode("latin-1").decode("utf-8", "replace")
            asset = path.rpartition(f"/{FOLDER}")[2]
            if asset in _ASSETS:
                body = (_TEMPLATES / asset).read_bytes()
                start("200 OK", [("Content-Type", _ASSETS[asset]), ("Content-Length", str(len(body)))])
                return [body]
            told: list[Any] = []
            sent = inner(environment, lambda *said: told.extend(said))
            status, headers, *_ = told
            if "text/html" not in dict(headers).get("Content-Type", ""):
                start(status, headers)
                return sent
            body = self._into(b"".join(sent), path)
            if str(status).startswith("404"):  # MkDocs' script is not on it, and the page may just be on its way
                body = body.replace(b"<head>", _AGAIN, 1)
            kept = [(name, value) for name, value in headers if name.lower() != "content-length"]
            start(status, [*kept, ("Content-Length", str(len(body)))])
            return [body]

        return answer

    def _into(self, page: bytes, path: str) -> bytes:
        said = self._say(page, path).encode()
        place = page.rfind(_END)
        start = page.find(b">", page.find(b"<body")) + 1
        if self.why:
            return page[:start] + said + page[start:]
        return page[:place] + said + page[place:] if place >= 0 else page

    def _say(self, page: bytes, path: str) -> str:
        name, locale, up = self._find(path)
        files = {page_file(each, name) for each in self._site.pairs[name]} if self._site and name else set()
        listed = as_listed(self._problems, self._language)
        own = [one for one in listed if one.file in files]
        others = [one for one in listed if one.file not in files]
        return self._environment.get_template("preview.html").render(
            language=self._language,
            folder=f"{up}{FOLDER}",
            why=show_lines(self.why) if self.why and not listed else "",
            has_failed=bool(self.why),
            own=[*map(self._told, own)],
            others=[*map(self._told, others)],
            sections=tuple(self._sections(name)) if name and not self.why else (),
            links=tuple(self._links(name, locale)) if name and not self.why else (),
            weight=self._weight(page),
            words=self._words(own, others),
        )

    def _find(self, path: str) -> tuple[str, str, str]:
        """(name of a page, its language, the way from its address to the site's root); empty names of anything else."""
        for address, (name, locale) in self._names.items():
            if path.removesuffix("index.html").endswith(f"/{address}") and (address or path.count("/") == 1):
                return name, locale, relative_address("", address)
        return "", "", "/"

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, str]]:
        """The pages by their addresses, the longest one first."""
        found = {
            address: (name, locale)
            for name in (self._site.pairs if self._site else ())
            for locale, address in (self._site.addresses(name) if self._site else {}).items()
        }
        return dict(sorted(found.items(), key=lambda each: -len(each[0])))

    def _told(self, problem: Problem) -> _Told:
        said = problem.in_language(self._language)
        edit = self._edit(problem.file, problem.line)
        more = tuple(map(show, said.more))
        return _Told(problem.severity, f"{problem.file}:{problem.line}", edit, show(said.what), show(said.to_do), more)

    def _sections(self, name: str) -> Iterator[_Section]:
        assert self._site
        agreement = self._site.agreement
        waiting = {key: is_one_sided for key, _, is_one_sided in find_waiting(self._site)}
        for key, passages in agreement.sections.items():
            if key.partition("#")[0] != name:
                continue
            state = state_of(key, agreement, self._site)
            is_asked = key in waiting and name not in self._site.drafts
            command = self._put(confirming(key, waiting[key])) if is_asked else ""
            readability = tuple(self._ease(locale, passage, self._site) for locale, passage in passages.items())
            yield _Section(key.partition("#")[2] or "–", self._put(state), command, readability)

    @staticmethod
    def _ease(locale: str, passage: Passage, site: Site) -> str:
        """How many words a text has, and how hard it is, by its LIX."""
        ease = readability_of(passage.prose(site.roots[locale]), site.data.languages[locale])
        return f"{locale}: {ease.words}" + ("" if ease.lix is None else f", LIX {ease.lix:.0f}")

    def _links(self, name: str, locale: str) -> Iterator[tuple[str, str]]:
        """(address, words): the sources of the page, its counterparts, and all of them side by side."""
        assert self._site
        here = self._site.addresses(name)[locale]
        for each in self._site.pairs[name]:
            file = page_file(each, name)
            yield self._edit(file, 1), self._put(say("Edit {file}", file=file))
        for each, address in self._site.addresses(name).items():
            if each != locale:
                yield (
                    relative_address(address, here),
                    self._put(say("The page in {language}", language=name_language(each, self._language))),
                )
        if beside := self._site.side_by_side(name).get(locale):
            yield relative_address(beside, here), self._put(say("All languages side by side"))

    def _weight(self, page: bytes) -> str:
        page = _SCRIPT.sub(b"", page)
        sizes = (f"{len(one) / 1000:.1f}" for one in (page, zlib.compress(page, 9)))
        return self._put(say("This page: {whole} KB, {sent} KB as it is sent.", whole=next(sizes), sent=next(sizes)))

    def _words(self, own: Sequence[Problem], others: Sequence[Problem]) -> Mapping[str, str]:
        grave = sum(one.severity != "note" for one in (*own, *others))
        said = {
            "title": say("For editors"),
            "failed": say("This has to be mended before the pages can be shown again."),
            "back": together(
                filter(
                    None,
                    [
                        say("What you see below is from before. The page comes back by itself."),
                        find_hidden([*own, *others]),
                    ],
                )
            ),
            "summary": say_number(grave, "{number} to mend", "{number} to mend") if grave else say("nothing to mend"),
            "own": say("On this page"),
            "others": say("Elsewhere"),
            "nothing": say("Nothing is wrong with this page."),
            "show_values": say("Show which values come from a rule"),
            "sections": say("Sections"),
            "section": say("Section"),
            "state": say("State"),
            "readability": say("Words and readability"),
            "note": say("only told"),
        }
        return {name: self._put(message) for name, message in said.items()}

    def _put(self, message: str | Message) -> str:
        return str(in_language(message, self._language))
