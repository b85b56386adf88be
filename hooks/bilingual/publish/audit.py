"""Each printed page as a browser reads it, held against the list of what a page may hold, whatever it comes from.

A browser's own way of reading (WHATWG HTML, by lexbor) is written out again. In that form every tag is one match of
one expression: text never holds “<”, and an attribute neither “<” nor “>”. Most tags were looked at before in this
build, so few are left to look at; and the names of the tags in order must be those that were printed, or a browser has
closed, moved or swallowed something.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from ..data.origins import Origins
from ..pages.page import Page
from ..problems import Problem
from ..site.site import Site
from .allowed import Allowed, Fault
from .origin import find_place

_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"<(/?[!a-zA-Z][^\s/>]*)")
_CLOSED_BY_ITSELF = re.compile(r"<([a-z]+)([^<>]*)/>")  # in a drawing
_IDENTIFIER = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r' (?:aria-labelledby|aria-describedby|for)="([^"]*)"')
_NAMELESS = re.compile(r"<a [^>]*>(?:\s|\xad|&nbsp;|<[^>]*>)*?</a>")
_SAYS = re.compile(r' (?:aria-label|alt)="\s*[^"\s]')
_TITLE = re.compile(r"<title>\s*[^\s<]")
_LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)

# A piece of a page, looked at by itself.
_AROUND = '<!doctype html><html lang="en"><head><title>t</title></head><body><main><h1>h</h1>%s</main></body></html>'
_TO_DO = "Take it out there. hooks/bilingual/publish/allowed.py lists what a page may hold."


class Audit:
    """The audit of the pages of one build; it remembers the tags that it has found sound, by what they say."""

    def __init__(self, origins: Origins, own: str) -> None:
        self._allowed = Allowed(origins, own)
        self._sound: dict[str, str] = {}  # tags as they are read, with their names
        self._written: dict[str, str] = {}  # tags as they are printed

    def faults(self, printed: str) -> list[Fault]:
        """What is wrong with a page; empty for nearly every one."""
        read = LexborHTMLParser(printed).html or ""
        tags, names = _TAG.findall(read), self._sound
        found: list[Fault] = []
        for tag in set(tags).difference(names):
            found += self._allowed.faults(tag)
            names[tag] = _name(tag)
        written = self._names(_CLOSED_BY_ITSELF.sub(r"<\1\2></\1>", printed) if "/>" in printed else printed)
        found += _structure([names[tag] for tag in tags], written)
        found += _relations(read, "".join(tags))
        if found:
            self._sound = {}  # so that the next page with the same is told too
        return list(dict.fromkeys(found))

    def _names(self, printed: str) -> list[str]:
        tags, names = _TAG.findall(printed), self._written
        for tag in set(tags).difference(names):
            names[tag] = _name(tag)
        return [names[tag] for tag in tags]


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match[1].lower() if match else tag


def _structure(read: list[str], written: list[str]) -> Iterator[Fault]:
    """What is wrong with the order of the tags of a page."""
    if read != written:
        pairs = enumerate(zip(read, written, strict=False))
        place = next((place for place, (one, other) in pairs if one != other), min(len(read), len(written)))
        tag = written[place] if place < len(written) else read[place]
        what = f"A browser does not read <{tag}> where it stands: what is before it is not closed, or cannot hold it."
        yield Fault(what, f"<{tag}")
    for name in ("main", "h1"):
        if (times := read.count(name)) != 1:
            yield Fault(f"<{name}> stands on the page {times} times, and must stand there once.", f"<{name}")


def _relations(read: str, tags: str) -> Iterator[Fault]:
    """What is wrong with names, links and scripts."""
    if "<!--" in read:
        yield Fault("A comment would be sent to readers.", "<!--")
    if not _TITLE.search(read):
        yield Fault("The page has no title.", "<title")
    identifiers = _IDENTIFIER.findall(tags)
    known = set(identifiers)
    if len(known) != len(identifiers):
        for one in sorted(one for one, times in Counter(identifiers).items() if times > 1):
            yield Fault(f"The name “{one}” stands on the page more than once.", f'id="{one}"')
    for references in _REFERENCE.findall(tags):
        for one in references.split():
            if one not in known:
                yield Fault(f"Something is said to be named by “{one}”, which is not on the page.", one)
    for match in _NAMELESS.finditer(read):
        if ' href="' in match[0] and not _SAYS.search(match[0]):
            yield Fault("A link has no words that say where it leads.", _TAG.findall(match[0])[0])
    if read.count('<script type="module"') != read.count('.js"></script>'):
        yield Fault("A script stands in the page itself.", "<script")
    for said in _LINKED_DATA.findall(read) if "application/ld+json" in tags else ():
        try:
            json.loads(said)
        except ValueError:
            yield Fault("The linked data cannot be read.", "application/ld+json")


class Audited:
    """What the audit of all pages of one build has found, each at the line that it comes from."""

    def __init__(self, site: Site, site_url: str) -> None:
        self._site, self._url = site, site_url
        self._audit = Audit(site.data.origins, site_url)
        self.problems: list[Problem] = []

    def look_at(self, printed: str, template: str, page: Page | None = None) -> None:
        """Looks at one printed page: that of a text, or one that its template makes alone."""
        for fault in self._audit.faults(printed):
            file, line = find_place(fault, self._site, page, template, self._url, self._look)
            self.problems.append(Problem(file, line, f"{_said_of(page)}{fault.what}", _TO_DO, "printed"))

    def _look(self, piece: str) -> list[Fault]:
        return self._audit.faults(_AROUND % piece)


def _said_of(page: Page | None) -> str:
    return f"On the printed page of {page.file}: " if page else "On a printed page: "
