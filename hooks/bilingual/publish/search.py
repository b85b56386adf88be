"""The built pages → what readers can search: the lines of one language, an index of them, and the stemmers.

Why it is made here, and how it is divided: decisions/0009-search-in-pieces.md.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from ..build.renderer import Part
from ..data.facts import Fact
from ..data.terms import Term, TermIndex
from ..languages.forms import Words
from ..languages.language import Language
from ..languages.language import words as as_table
from ..languages.names import name_itself, name_language
from ..site.naming import BESIDE_WAYS, WAYS
from ..site.site import Site
from .index import (
    KINDS,
    NAMED,
    NO_LINE,
    PIECE,
    WORDS_AT_ONCE,
    Asked,
    Index,
    Indexed,
    Joined,
    Place,
    Row,
    Run,
    Stretch,
    as_signs,
    chunks,
    from_signs,
    run_of,
    stretch_of,
    words_of,
)
from .packed import Packed
from .sections import FACTS, Line, Section, find_sections
from .stemming import NAME, Stem, parts_of, script_of, stem_of

FOLDER = "assets/search"
AT_ONCE = 100_000  # bytes of an index and its texts that are sent together, about 20 KB when compressed
_DIGITS = 8
_TOGETHER = 32  # pages, about, that are put together once
# What matters less where several sections answer: what speaks of the site stands behind what speaks of the service.
_FACTS, _SERVICE, _OTHER = 8, 6, 5
_WEIGHTS = {"rules": 3, "about": 2, "accessibility": 2}
_LARGEST_IN_WORDS = 20  # the numbers of facts that are found in words too


class Searched(NamedTuple):
    """A page as it is searched: what it adds to the index, the names of its sections, the lines in which each term is
    used and those that say how to reach us, counted from its first, and what browsers get of it."""

    indexed: Indexed
    identifiers: Sequence[str]
    terms: Mapping[str, Sequence[int]]
    contact: Sequence[int]
    text: str


Sent = tuple[str, int]  # what browsers get of a page, and how many sections it has


class Together(NamedTuple):
    """The same of some pages that follow each other: lines and sections are counted from their first. ``begins`` are
    the lines with which the pages begin, by name, ``places`` say (section, line) of each section, by its key."""

    stretch: Stretch
    begins: Mapping[str, int]
    places: Mapping[str, tuple[int, int]]
    terms: Mapping[str, Run]
    contact: Sequence[int]
    sent: Sequence[Sent]


class Known(NamedTuple):
    """What is known of the pages as they are searched: each by its name and language, and those that follow each other
    by the digest of all of them and their language."""

    pages: Packed[Searched]
    together: Packed[Together]


NOTHING_KNOWN = Known(Packed(is_kept=False), Packed(is_kept=False))


@dataclass(frozen=True)
class _Page:
    """A page with its sections; ``language`` is that of its title if it is another than that of the search."""

    name: str
    address: str
    title: str
    weight: int
    sections: list[Section]
    language: str = ""


def write_search(site: Site, folder: Path, at_once: int = AT_ONCE, known: Known = NOTHING_KNOWN) -> None:
    """Writes what search needs into ``folder``, where the site has been built: the stemmers, and for each language a
    file to begin with, which names those that come later; up to so many bytes ``at_once`` there are no others. Without
    a page to search on, there is nothing to write. ``known`` are the pages that need not be read, by name and
    language; it gets the others.
    """
    if not site.addresses_of("search"):
        return
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    (folder / FOLDER / NAME).write_text(script_of(_languages(site)), encoding="utf-8")
    for locale in site.locales:
        for name, content in _files(site, folder, locale, at_once, known):
            (folder / FOLDER / name).write_bytes(content.encode())


def parts_of_search(site: Site) -> list[Part]:
    """What others have made of it."""
    return parts_of(_languages(site), f"{FOLDER}/{NAME}") if site.addresses_of("search") else []


def _languages(site: Site) -> list[Language]:
    return [site.data.languages[locale] for locale in site.locales]


def _files(site: Site, folder: Path, locale: str, most: int, known: Known) -> Iterator[tuple[str, str]]:
    """(name, content) of each file of a language; the last one is what browsers begin with."""
    index, sent = _index(site, locale, _find_pages(site, folder, locale, known))
    rows = index.rows()
    easy = _easy_link(site, locale)
    root: dict[str, object] = {
        "stops": " ".join(sorted({word for one in _languages(site) for word in one.stop_words})),
        "lines": as_signs(index.counts),
        "headings": "".join(map(str, index.headings)),
        "weights": "".join(map(str, index.weights)),
        "asked": index.targets(),
        "easy": easy,
    }
    texts = [text for text, _ in sent]
    if sum(map(len, texts)) <= most and _length(rows, texts) <= most:
        root |= {"terms": [["", _keyed(index, rows)]], "texts": [[0, list(map(json.loads, texts))]]}
    else:
        terms, found, words = [], [], []
        for chunk in chunks(rows, PIECE):
            name, content = _piece(locale, "terms", _keyed(index, chunk.items))
            terms.append([chunk.first, name])
            yield name, content
        for number, some in _by_size(sent):
            name, content = _named(locale, "texts", f"[{','.join(some)}]")
            found.append([number, name])
            yield name, content
        every = [key for key, _ in rows if key[0] not in "-="]
        for letter, keys in groupby(every, key=index.initial):
            name, content = _piece(locale, "words", " ".join(map(index.spelled, keys)))
            words.append([letter, name])
            yield name, content
        at_once = len(" ".join(every)) <= WORDS_AT_ONCE
        root |= {"terms": terms, "texts": found, "words": words, "atOnce": at_once}
    yield f"{locale}.json", _said(root)


def _keyed(index: Index, rows: Sequence[tuple[str, Row]]) -> list[str]:
    """Stems, and a text for each kind of lists: like stands by like, which is a tenth less as sent."""
    lists = ([row[kind].signs if kind < len(row) else "" for _, row in rows] for kind in range(KINDS))
    return [" ".join(index.spelled(key) for key, _ in rows), *map(" ".join, lists)]


def _length(rows: Sequence[tuple[str, Row]], texts: Iterable[str]) -> int:
    """How long all of it is, with a space between what stands in it and each letter as JSON can have it in ASCII."""
    lists = [(key, [from_signs(signs) for signs, _ in row]) for key, row in rows]
    return len(json.dumps(lists)) + len(json.dumps([json.loads(one) for one in texts]))


def _piece(locale: str, kind: str, content: object) -> tuple[str, str]:
    return _named(locale, kind, _said(content))


def _named(locale: str, kind: str, said: str) -> tuple[str, str]:
    return f"{locale}.{kind}.{sha256(said.encode()).hexdigest()[:_DIGITS]}.json", said


def _said(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _by_size(pages: Iterable[Sent]) -> Iterator[tuple[int, list[str]]]:
    """(number of the first section, the texts of some pages): about as much as one answer needs."""
    first, size, some, number = 0, 0, list[str](), 0
    for text, sections in pages:
        if size > PIECE:
            yield first, some
            first, size, some = number, 0, []
        some.append(text)
        size += len(text)
        number += sections
    yield first, some


def _text(page: _Page) -> list[object]:
    title = _line(((page.title, page.language),))
    return [page.address, title, [_section(page, one) for one in page.sections]]


def _section(page: _Page, section: Section) -> list[object]:
    heading = "" if section.is_page else _line(section.heading)
    said: list[object] = [section.identifier, heading, [_line(line) for line in section.lines]]
    return [*said, section.own] if section.own < len(section.lines) else said


def _line(line: Line) -> object:
    """A line as browsers get it: its text, or pieces of which those of another language name it."""
    if not any(locale for _, locale in line):
        return "".join(text for text, _ in line)
    return [[text, locale] if locale else text for text, locale in line]


def _easy_link(site: Site, locale: str) -> list[str]:
    """[name, address] of the easy page; empty without one."""
    address = site.addresses_of("easy").get(locale)
    return [site.title(site.data.service.pages["easy"], locale), address] if address is not None else []


def _find_pages(site: Site, folder: Path, locale: str, known: Known) -> Iterator[Together]:
    """The pages of a language, by name; those that follow each other are put together once, and again where one of
    them is another."""
    reader = _Searching(site, locale)
    read = {page.name: page for page in _read_pages(site, folder, locale, known.pages)}
    used = set[tuple[str, str]]()
    searched = [name for name in site.pairs if _is_searched(site, name, locale)]
    alone = {site.service_page, *site.data.service.pages.values()}  # which change when others do
    for names in _in_turn(searched, alone):
        new = {name: reader.read(read[name]) for name in names if name in read}
        known.pages.update({(name, locale): page for name, page in new.items()})
        key = known.pages.digest([(name, locale) for name in names]), locale
        if (together := known.together.get(key)) is None:
            pages = {name: new.get(name) or known.pages[name, locale] for name in names}
            together = known.together[key] = _together(pages)
        used.add(key)
        yield together
    for key in [*known.together]:
        if key[1] == locale and key not in used:
            del known.together[key]


def _in_turn(names: Iterable[str], alone: Container[str]) -> Iterator[list[str]]:
    """Some names at a time, and each of those ``alone`` by itself. Where some end, the last name itself says: so one
    more or less changes no others."""
    some = list[str]()
    for name in names:
        if name in alone and some:
            yield some
            some = []
        some.append(name)
        if name in alone or crc32(name.encode()) % _TOGETHER == 0:
            yield some
            some = []
    if some:
        yield some


def _together(pages: Mapping[str, Searched]) -> Together:
    """Pages that follow each other, of which those are left out that have nothing to find."""
    begins, places = dict[str, int](), dict[str, tuple[int, int]]()
    terms: dict[str, list[int]] = {}
    contact: list[int] = []
    section = line = 0
    found = {name: page for name, page in pages.items() if page.identifiers}
    for name, page in found.items():
        begins[name] = line
        for term, numbers in page.terms.items():
            terms.setdefault(term, []).extend(line + number for number in numbers)
        contact = [line + number for number in page.contact] or contact
        for identifier, count in zip(page.identifiers, page.indexed.counts, strict=True):
            places.setdefault(f"{name}#{identifier}".rstrip("#"), (section, line))
            section, line = section + 1, line + count
    return Together(
        stretch_of(page.indexed for page in found.values()),
        begins,
        places,
        {term: run for term, numbers in terms.items() if (run := run_of(numbers))},
        contact,
        [(page.text, len(page.identifiers)) for page in found.values()],
    )


def _read_pages(site: Site, folder: Path, locale: str, known: Container[tuple[str, str]]) -> list[_Page]:
    """Every page of a language that is searched, as built; what the easy page says of the same stands with it."""
    pages = {page.name: page for page in _read_each(site, folder, locale, known)}
    for page in pages.values():
        _lend_lines(page.sections)
    easy, service = pages.get(site.data.service.pages.get("easy", "")), pages.get(site.service_page)
    if easy and service:
        own = {one.identifier: one for one in service.sections if one.identifier not in ("", FACTS)}
        for section in list(easy.sections):
            if section.identifier in own:
                own[section.identifier].lines += section.lines
                easy.sections.remove(section)
    return list(pages.values())


def _is_searched(site: Site, name: str, locale: str) -> bool:
    """Whether there is such a page for search to find; the one that one searches on lists all others."""
    page = site.pairs[name].get(locale)
    return page is not None and page.standing.is_searched and site.data.service.role(name) != "search"


def _lend_lines(sections: list[Section]) -> None:
    """A section that has only sections inside it shows what the first of them says, so that no result is empty."""
    following: list[Line] = []
    for section in reversed(sections):
        if not section.lines and following:
            section.lines, section.own, section.is_lent = following[:1], 1, True
        following = section.lines
    sections[:] = [section for section in sections if section.lines]


def _read_each(site: Site, folder: Path, locale: str, known: Container[tuple[str, str]]) -> Iterator[_Page]:
    for name in site.pairs:
        role = site.data.service.role(name)
        if not _is_searched(site, name, locale) or (name, locale) in known:
            continue
        address, title = site.addresses(name)[locale], site.title(name, locale)
        page = (folder / address / "index.html").read_text(encoding="utf-8")
        sections = find_sections(page, locale, title, site.data.languages[locale])
        weight = _SERVICE if name == site.service_page else _WEIGHTS.get(role or "", _OTHER)
        if name == site.service_page and site.data.service.glance:
            _with_facts(site, locale, sections)
        yield _Page(name, address, title, weight, sections)


def _with_facts(site: Site, locale: str, sections: list[Section]) -> None:
    """The facts as sentences; they are shown in a list, of which a line alone says little."""
    facts: list[Line] = [((_fact(site, name, locale), ""),) for name in site.data.service.glance]
    onward, _ = site.next_step(locale) or ("", "")
    left_out = {onward, site.data.service.drawing_title.get(locale)}  # they say nothing that answers
    for section in sections:
        if section.identifier == FACTS:
            section.lines = facts + [
                line for line in section.lines if "".join(text for text, _ in line) not in left_out
            ]
            section.own = len(section.lines)


def _fact(site: Site, rule: str, locale: str) -> str:
    name = site.roots[locale]["rules"].phrase((rule, "name")).plain
    said = f"{name}: {site.rule_in_words(rule, locale)}"
    return said if said.endswith((".", "!", "?")) else f"{said}."


class _Searching:
    """What reads the sections of the pages of a language, each page by itself."""

    def __init__(self, site: Site, locale: str) -> None:
        self._site, self._locale = site, locale
        self._terms = TermIndex(site.data.terms, locale)
        self._stems = {one.locale: stem_of(one) for one in _languages(site)}
        self._stops = {one.locale: frozenset(one.stop_words) for one in _languages(site)}
        self._asked: dict[str, list[Fact]] = {}  # the facts that people ask for, by the names of the pages with them
        for fact in site.data.facts:
            for name in {place.partition("#")[0] for place in fact.places} if fact.asked else ():
                self._asked.setdefault(name, []).append(fact)

    def index(self) -> Index:
        """An index of the language, with nothing in it."""
        return Index(self._locale, self._stems, self._stops)

    def read(self, page: _Page) -> Searched:
        """A page as it is searched."""
        site, index = self._site, self.index()
        terms: dict[str, list[int]] = {}
        contact: list[int] = []
        called = self._called(page.name)
        for section in page.sections:
            is_facts = section.identifier == FACTS and page.name == site.service_page
            place = index.add(section, _FACTS if is_facts else page.weight)
            for other, titles in called.items():
                index.call(titles.get(section.identifier, ""), other, place)
            if f"{page.name}#{section.identifier}".rstrip("#") == site.data.service.contact:
                contact = [place.line + number for number in _lines_of_ways(site, self._locale, section)]
            for number, line in enumerate(section.lines, place.line):
                for use in self._terms.find_terms("".join(text for text, _ in line)):
                    terms.setdefault(use.name, []).append(number)
        names = [section.identifier for section in page.sections]
        return Searched(index.indexed(), names, terms, contact, _said(_text(page)))

    def find_facts(self, name: str, text: str, first: int) -> Iterator[tuple[str, range]]:
        """(fact, its lines) for each that people ask for and that the page says in one of its sections; ``first`` is
        the line with which the page begins."""
        begins, wanted = f"{name}#", self._asked.get(name, ())
        for identifier, _, lines, *own in json.loads(text)[2] if wanted else ():
            texts = [_plain(line) for line in lines[: own[0] if own else None]]
            for fact in (one for one in wanted if f"{begins}{identifier}" in one.places):
                said = _lines_of([self._said(fact, text) for text in texts])
                yield fact.name, range(first + said.start, first + said.stop)
            first += len(lines)

    def _said(self, fact: Fact, text: str) -> set[object]:
        """Which of the words and terms of a fact a text has."""
        words, used = Words(text), {use.name for use in self._terms.find_terms(text)}
        return {
            *(forms for forms in fact.words.get(self._locale, ()) if any(map(words.have, forms))),
            *used.intersection(fact.terms),
        }

    def _called(self, name: str) -> dict[str, dict[str, str]]:
        """What the sections of a page, and the page itself, are called in each other language, by their identifiers."""
        site = self._site
        return {
            other: {"": site.title(name, other)}
            | {
                section.heading.identifier: section.title(site.roots[other])
                for section in page.sections
                if section.heading and section.heading.identifier
            }
            for other, page in site.pairs[name].items()
            if other != self._locale
        }


def _index(site: Site, locale: str, pages: Iterable[Together]) -> tuple[Index, list[Sent]]:
    """The index of a language, and what browsers get of its pages, which are taken some at a time."""
    reader = _Searching(site, locale)
    index, places, sent = reader.index(), dict[str, Place](), list[Sent]()
    uses: dict[str, Joined] = defaultdict(Joined)
    contact: list[int] = []
    said: dict[str, range] = {}
    for some in pages:
        section, line = index.merge(some.stretch)
        for (name, first), (text, _) in zip(some.begins.items(), some.sent, strict=True):
            for fact, lines in reader.find_facts(name, text, line + first):
                said.setdefault(fact, lines)
        sent += some.sent
        for term, run in some.terms.items():
            uses[term].add(run, line)
        contact = [line + number for number in some.contact] or contact
        places.update((key, Place(section + one, line + first)) for key, (one, first) in some.places.items())
    _say_terms(index, site, locale)
    for there, names in _in_other_languages(site, locale):
        place = index.add(there.sections[0], there.weight)
        index.ask(Asked(place.line, "", names))
        sent.append((_said(_text(there)), 1))
    for asked in _asked(site, locale, places, uses, contact):
        index.ask(asked)
    for each in site.data.facts:
        if each.name in said:
            index.ask(Asked(said[each.name].start, "", _each(each.asked), len(said[each.name]) - 1))
    for name, used in uses.items():
        index.use(name, used)
    if facts := places.get(f"{site.service_page}#{FACTS}"):
        for number, rule in enumerate(site.data.service.glance):
            for word, other in _words_of_fact(site, rule):
                index.also(word, other, facts, number)
    return index, sent


def _say_terms(index: Index, site: Site, locale: str) -> None:
    """Says which words mean a term, in every language; those of this one are asked for it too, where they stand."""
    for name, term in site.data.terms.items():
        for other, one in term.items():
            forms = [each for form in one.all_forms for each in form.split(", ")]
            index.mean(name, other, [*forms, *(form.text for form in (*one.forbidden, *one.asked))])
            if other == locale:
                single = [(each, other) for form in forms if len(words_of(each := form.replace("*", ""))) == 1]
                index.ask(Asked(NAMED, name, single))


def _in_other_languages(site: Site, locale: str) -> Iterator[tuple[_Page, list[tuple[str, str]]]]:
    """The service's page in each other language, as it is found by the name of the language alone, and that name: as
    the language has it, and as it is called in this one."""
    for other, page in site.pairs[site.service_page].items():
        if other != locale and page.standing.is_searched:
            title, lead = site.title(page.name, other), site.front(page)["description"]
            section = Section("", (), [((lead, other),)], is_lent=True)
            address = site.addresses(page.name)[other]
            names = [(name_itself(other), other), (name_language(other, locale), locale)]
            yield _Page(page.name, address, title, _OTHER, [section], other), names


def _lines_of(said: Sequence[set[object]]) -> range:
    """The line that says most of a fact, with the one before it and the one behind it if they say more of it."""
    best = max(range(len(said)), key=lambda place: len(said[place]))
    before = best > 0 and not said[best - 1] <= said[best]
    behind = best + 1 < len(said) and not said[best + 1] <= said[best]
    return range(best - before, best + 1 + behind)


def _plain(line: str | Sequence[str | Sequence[str]]) -> str:
    """The text of a line as browsers get it."""
    return line if isinstance(line, str) else "".join(one if isinstance(one, str) else one[0] for one in line)


def _words_of_fact(site: Site, rule: str) -> Iterator[tuple[str, str]]:
    """(word, its language) by which a fact is found: its name and value in each language, its numbers in words too, and
    its units as they are shortened."""
    for other in site.locales:
        names = site.roots[other]["rules"]
        value = names.phrase((rule,)).plain if site.data.rules[rule].ends else ""
        said = words_of(f"{names.phrase((rule, 'name')).plain} {value}")
        ones = site.data.languages[other].group("numbers").get("ones", {})
        ones = ones if isinstance(ones, Mapping) else {}
        in_words = {str(number): word for number, word in ones.items() if int(number) <= _LARGEST_IN_WORDS}
        for word in said:
            yield from ((each, other) for each in words_of(str(in_words.get(word, ""))))
            yield word, other
            yield from ((each, other) for each in _shortened(word, site.data.languages[other]))


def _shortened(word: str, language: Language) -> Iterator[str]:
    """The short forms of a unit, if the word is one: “yr” of “year”. A letter alone could be another unit."""
    units = language.group("units")
    all_forms, short = units.get("units", {}), language.words("units", "short_units")
    for forms in map(as_table, map(str, all_forms.values())) if isinstance(all_forms, Mapping) else ():
        if word in forms:
            yield from (one for one in forms if one in short and one.isalpha() and len(one) > 1)


def _lines_of_ways(site: Site, locale: str, section: Section) -> list[int]:
    """The lines that say how to reach us, as far as it is known."""
    names, record = site.roots[locale]["organisation"], site.data.organisation.data
    known = record | record.get("details", {})
    ways = [names.phrase((name,)).plain for name in (*WAYS, *BESIDE_WAYS) if known.get(name)]
    if not any(map(record.get, WAYS)):
        return []
    lines = ["".join(text for text, _ in line) for line in section.lines[: section.own]]
    return [number for number, line in enumerate(lines) if any(way in line for way in ways)]


def _asked(
    site: Site, locale: str, places: Mapping[str, Place], uses: Mapping[str, Joined], contact: Sequence[int]
) -> Iterator[Asked]:
    """What people ask in their own words, in any language, and the line that answers; ``contact`` are the lines that
    say how to reach us.
    """
    service, words = site.data.service, site.data.service.pages.get("words", "")
    for target, each in service.asked.items():
        if place := places.get(target):
            lines = contact if target == service.contact and contact else [place.line]
            yield from (Asked(line, "", _each(each)) for line in lines)
    explained = service.pages.get("rules", "")
    facts = places.get(f"{site.service_page}#{FACTS}")
    for name in (one for one in service.asked if one in site.data.rules):
        line = facts.line + service.glance.index(name) if facts and name in service.glance else None
        if line is None and (place := places.get(f"{explained}#{name.replace('_', '-')}")):
            line = place.line
        if line is not None:
            yield Asked(line, "", _each(service.asked[name]))
    for question in site.data.questions:
        place = places.get(f"{site.service_page}#{question.name}")
        yield Asked(place.line if place else NO_LINE, "", _each(question.asked))
    for line, name in enumerate(service.glance, facts.line) if facts else ():
        names = [(site.roots[other]["rules"].phrase((name, "name")).plain, other) for other in site.locales]
        yield Asked(line, "", [each for each in names if each[1] != locale])
    for name, term in site.data.terms.items():
        place = places.get(f"{words}#{name}")
        line = place.line if place else uses[name].first if name in uses else None
        if line is not None:
            yield Asked(line, name, list(_words_for(term, locale)))


def _each(asked: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(text, locale) for locale, texts in asked.items() for text in texts]


def _words_for(term: Mapping[str, Term], within: str) -> Iterator[tuple[str, str]]:
    """(words, their language) that readers may say for a term instead of what stands in the text: what it is in other
    languages, what it forbids, and what is asked.
    """
    for locale, one in term.items():
        forms = one.all_forms if locale != within else ()
        for said in (*forms, *(form.text for form in (*one.forbidden, *one.asked))):
            yield from ((each.replace("*", ""), locale) for each in said.split(", "))


__all__ = ["FOLDER", "Stem", "parts_of_search", "write_search"]
