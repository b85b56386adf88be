"""Each printed page as a browser reads it, held against the list of what a page may hold, whatever it comes from.

What a browser reads (WHATWG HTML, by lexbor) is written out again. In that form every tag is one match of one
expression: text never holds “<”, and an attribute neither “<” nor “>”. Most tags were looked at before in this build,
so few are left to look at. And the tags must be those that were printed, in their order, or a browser has closed, moved
or swallowed something: nearly every page is the same letter for letter, and only the tags of the others are compared.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser

from ..data.origins import Origins
from ..messages import say, to_say
from ..pages.page import Page
from ..problems import Problem
from ..site.site import Site
from ..text.html import VOID
from .allowed import Allowed, Fault
from .origin import find_place

_TAG = re.compile(r"<[^>]*>")
_START = re.compile(r"<[a-zA-Z][^>]*>")
_NAME = re.compile(r"<(/?[!a-zA-Z][^\s/>]*)")
# What is written out otherwise than the templates print it.
_WRITTEN_OUT = (
    (" hidden>", ' hidden="">'),
    (" data-search>", ' data-search="">'),
    (" data-keeps-section>", ' data-keeps-section="">'),
    ("\xa0", "&nbsp;"),
)
_OPENED = re.compile(r"<([a-z]+)[^<>]*")
_NAMED = re.compile(r"<[^>]* (?:id|for|aria-labelledby|aria-describedby)=[^>]*>")
_IDENTIFIER = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r' (?:aria-labelledby|aria-describedby|for)="([^"]*)"')
_NAMELESS = re.compile(r"<a [^>]*>(?:\s|\xad|&nbsp;|<[^>]*>)*?</a>")
_SAYS = re.compile(r' (?:aria-label|alt)="\s*[^"\s]')
_TITLE = re.compile(r"<title>\s*[^\s<]")
_FREE = "aria-label|data-address"  # attributes that may hold any text, wherever they may stand
_OF_META = "|content"  # likewise, but where it leads on
_LOADED = re.compile(r'\.js"(?: integrity="[^"]*")?></script>')
_LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)

# A piece of a page, looked at by itself.
_AROUND = '<!doctype html><html lang="en"><head><title>t</title></head><body><main><h1>h</h1>%s</main></body></html>'
_TO_DO = say("Take it out there. hooks/bilingual/publish/allowed.py lists what a page may hold.")


class Audit:
    """The audit of the pages of one build; it remembers the tags that it has found sound, by what they say."""

    def __init__(self, origins: Origins, own: str, is_former: bool = False) -> None:
        """``is_former``: the pages are those at former addresses."""
        self._allowed = Allowed(origins, own, is_former)
        free = _FREE if is_former else f"{_FREE}{_OF_META}"
        self._harmless = re.compile(rf' (href|id)="(?:{re.escape(own)})?(?!/)[\w./#%~-]*"| ({free})="[^"]*"')
        self._shapes: set[str] = set()  # sound tags without what is harmless in them
        self._sound: set[str] = set()  # sound tags

    def faults(self, printed: str) -> list[Fault]:
        """What is wrong with a page; empty for nearly every one."""
        read = LexborHTMLParser(printed).html or ""
        tags = set(_START.findall(read))
        found: list[Fault] = []
        for tag in sorted(tags - self._sound):
            shape = self._harmless.sub(r" \1\2", tag)
            if shape not in self._shapes:
                found += self._allowed.faults(tag)
                self._shapes.add(shape)
        self._sound |= tags
        if not _is_read_as_printed(read, printed):
            found += _moved(read, printed)
        found += _relations(read)
        if found:
            self._sound, self._shapes = set(), set()  # so that the next page with the same is told too
        return list(dict.fromkeys(found))


def _is_read_as_printed(read: str, printed: str) -> bool:
    """Whether a page is read letter for letter as it is printed, from its head on."""
    for one, other in _WRITTEN_OUT:
        printed = printed.replace(one, other)
    printed = _closed(printed)
    start, end = printed.find("<head>"), printed.find("</body>")
    return start > 0 and read[read.find("<head>") : -len("</body></html>")].rstrip() == printed[start:end].rstrip()


def _closed(printed: str) -> str:
    """A page with an end tag for each element that is closed by itself, as in a drawing."""
    *before, rest = printed.split("/>")  # of which there are few
    pieces: list[str] = []
    for piece in before:
        opened = _OPENED.fullmatch(piece, max(0, piece.rfind("<")))
        pieces.append(f"{piece}></{opened[1]}>" if opened else f"{piece}/>")
    return "".join([*pieces, rest])


def _moved(read: str, printed: str) -> Iterator[Fault]:
    """The first tag that a browser reads otherwise than it is printed."""
    source = _closed(printed)
    written, names = _names(source), _names(read)
    if names == written:
        return
    if unclosed := _not_closed(_TAG.findall(source), written):
        yield Fault(say("{tag} is not closed where what is around it ends.", tag=unclosed), unclosed)
        return
    pairs = enumerate(zip(names, written, strict=False))
    place = next((place for place, (one, other) in pairs if one != other), min(len(names), len(written)))
    tag = written[place] if place < len(written) else names[place]
    what = say("A browser does not read <{tag}> where it stands: what is around it cannot hold it.", tag=tag)
    yield Fault(what, f"<{tag}")


def _not_closed(tags: Sequence[str], names: Sequence[str]) -> str | None:
    """The tag that is still open where something around it ends."""
    opened: list[int] = []
    for place, name in enumerate(names):
        if name.startswith("/"):
            if opened and names[opened[-1]] != name[1:]:
                return tags[opened[-1]]
            del opened[-1:]
        elif name not in VOID and not name.startswith("!"):
            opened.append(place)
    return None


def _names(page: str) -> list[str]:
    matches = ((_NAME.match(tag), tag) for tag in _TAG.findall(page))
    return [match[1].lower() if match else tag for match, tag in matches]


def _relations(read: str) -> Iterator[Fault]:
    """What is wrong with what stands on a page once, names, links and scripts."""
    for name in ("main", "h1"):
        if (times := read.count(f"<{name}>") + read.count(f"<{name} ")) != 1:
            what = to_say("<{name}> stands on the page {times} times, and must stand there once.")
            yield Fault(say(what, name=name, times=times), f"<{name}")
    if "<!--" in read:
        yield Fault(say("A comment would be sent to readers."), "<!--")
    if not _TITLE.search(read):
        yield Fault(say("The page has no title."), "<title")
    tags = "".join(_NAMED.findall(read))
    identifiers = _IDENTIFIER.findall(tags)
    known = set(identifiers)
    if len(known) != len(identifiers):
        for one in sorted(one for one, times in Counter(identifiers).items() if times > 1):
            yield Fault(say("The name “{name}” stands on the page more than once.", name=one), f'id="{one}"')
    for references in _REFERENCE.findall(tags):
        for one in references.split():
            if one not in known:
                yield Fault(say("Something is said to be named by “{name}”, which is not on the page.", name=one), one)
    for match in _NAMELESS.finditer(read):
        if ' href="' in match[0] and not _SAYS.search(match[0]):
            yield Fault(say("A link has no words that say where it leads."), _TAG.findall(match[0])[0])
    if read.count('<script type="module"') != len(_LOADED.findall(read)):
        yield Fault(say("A script stands in the page itself."), "<script")
    for said in _LINKED_DATA.findall(read) if "application/ld+json" in read else ():
        try:
            json.loads(said)
        except ValueError:
            yield Fault(say("The linked data cannot be read."), "application/ld+json")


class Audited:
    """What the audit of all pages of one build has found, each at the line that it comes from."""

    def __init__(self, site: Site, site_url: str) -> None:
        self._site, self._url = site, site_url
        self._audit = Audit(site.data.origins, site_url)
        self._of_former = Audit(site.data.origins, site_url, is_former=True)
        self.problems: list[Problem] = []

    def look_at(self, printed: str, template: str, *pages: Page, is_former: bool = False) -> None:
        """Looks at one printed page: that of a text or of several, one at its former address, or one that a template
        makes alone."""
        for fault in (self._of_former if is_former else self._audit).faults(printed):
            place = find_place(fault, self._site, pages, template, self._url, self._look)
            what = say("On the printed page: {what}", what=fault.what)
            if pages and not place:
                what = say("On the printed page of {file}: {what}", file=pages[0].file, what=fault.what)
            file, line = place or (f"overrides/{template}", 1)
            problem = Problem(file, line, what, _TO_DO, "printed")
            if problem not in self.problems:  # a template speaks on every page
                self.problems.append(problem)

    def _look(self, piece: str) -> list[Fault]:
        return self._audit.faults(_AROUND % piece)
