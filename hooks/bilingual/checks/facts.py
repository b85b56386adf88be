"""Facts: each page says what docs/facts.yml demands of it, in the section where a reader looks for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ..data.confirmations import Sections
from ..data.facts import FILE, Alternatives, Fact
from ..languages.forms import Words
from ..messages import Message, either, in_quotes, say, to_say, together
from ..pages.section import Passage
from ..problems import MESSAGE_LANGUAGE, Problem, ProblemCode, choose, find_moved
from .words import terms_of

if TYPE_CHECKING:
    from .agreement import Language

_VALUES = ((), ("now",), ("amount",), ("easy",))  # what follows the name of a rule where its value is shown


@dataclass(frozen=True)
class _Said:
    """What a fact says, in the language of whoever is told, with the words of the page's own beside it."""

    says: Mapping[str, str]
    own: str
    with_own: bool = True

    def __str__(self) -> str:
        return self.in_language(MESSAGE_LANGUAGE)

    def in_language(self, language: str) -> str:
        """The words of a language, if the fact has any."""
        said, own = self.says.get(language, self.says[self.own]), self.says[self.own]
        return said if said == own or not self.with_own else f"{said} ({in_quotes(own).in_language(language)})"


def find_lost_facts(
    facts: Sequence[Fact],
    sections: Sections,
    readable: Collection[str],
    pages: Collection[str],
    languages: Mapping[str, Language],
    terms: Mapping[str, object],
    drafts: Collection[str] = (),
) -> Iterator[Problem]:
    """What a page no longer says, and what facts ask for that is not there to be asked for.

    A section that only some languages have is compared by its structure; here those that have it are read. Of a page
    that cannot be read, and of a section that is not among the ``readable``, nothing is said. Nobody reads ``drafts``.
    """
    read, known = {_page(key) for key in sections}, dict[tuple[str, str], _Read]()
    for fact in facts:
        if unknown := list(_unknown_names(fact, languages, terms)):
            yield from unknown
            continue
        for number, place in enumerate(fact.places):
            if place in readable:
                for locale, passage in sections[place].items():
                    if (place, locale) not in known:
                        known[place, locale] = _Read(passage, languages[locale])
                    yield from _lost(fact, known[place, locale], sections)
            elif place not in sections and (_page(place) in read or _page(place) not in pages):
                path = ("in",) if fact.record.data[fact.name]["in"] == place else ("in", number)
                yield _no_such_place(fact, place, fact.line_of(*path), sections, _page(place) in drafts)


def _unknown_names(fact: Fact, languages: Mapping[str, Language], terms: Mapping[str, object]) -> Iterator[Problem]:
    rules = next(iter(languages.values())).rules
    asked: tuple[tuple[str, Sequence[str], str, ProblemCode, Mapping[str, object]], ...] = (
        ("values", fact.values, to_say("{fact}: There is no rule “{name}”."), "unknown-rule", rules),
        ("terms", fact.terms, to_say("{fact}: There is no term “{name}”."), "unknown-term", terms),
    )
    for key, wanted, said, code, known in asked:
        for number, name in enumerate(wanted):
            if name not in known:
                line, choice = fact.line_of(key, number), choose(name, known)
                what = say(said, fact=fact.name, name=name)
                yield Problem(FILE, line, what, choice.advice, code, "warning", edit=choice.edit(FILE, line))


def _no_such_place(fact: Fact, place: str, line: int, sections: Sections, is_draft: bool) -> Problem:
    page, _, section = place.partition("#")
    says = _Said(fact.says, next(iter(fact.says)), with_own=False)
    if own := [key for key in sections if _page(key) == page]:
        code: ProblemCode = "unknown-section"
        what = say(
            "{fact}: {page} has no section “{section}” that could say that {says}.",
            fact=fact.name,
            page=page,
            section=section,
            says=says,
        )
        others = (key for key in sections if ".md#" in key and key not in fact.places)
        choice = find_moved(place, others) or choose(place, own)
    else:
        pages = dict.fromkeys(_page(key) for key in sections if ".md#" in key)
        code = "unknown-page"
        what = say(
            "{fact}: There is no page “{page}” that could say that {says}.", fact=fact.name, page=page, says=says
        )
        if is_draft:
            what = say(
                "{fact}: “{page}” is a draft, where nobody reads that {says}.", fact=fact.name, page=page, says=says
            )
        choice = choose(page, pages)

    to_do = say("Bring it back, or write here where this is said now. {advice}", advice=choice.advice)
    return Problem(FILE, line, what, to_do, code, "warning", edit=choice.edit(FILE, line))


def _lost(fact: Fact, read: _Read, sections: Sections) -> Iterator[Problem]:
    passage = read.passage
    page = _page(passage.key)
    missing = list(_missing(fact, read))
    gone = [name for name in fact.headings if passage.locale not in sections.get(f"{page}#{name}", ())]
    says = _Said(fact.says, passage.locale)

    lost = say("The page no longer says that {says}.", says=says)
    where = f"{FILE}:{fact.line}, {fact.name}"
    if missing:
        what = say("{lost} Not found in this section: {missing}.", lost=lost, missing=together(missing, ", "))
        to_do = say("Say it here again. If it is said in other words, add those words in {where}.", where=where)
        yield Problem(passage.file, passage.line, what, to_do, "fact", "warning")
    if gone:
        what = say("{lost} The page has no section {names}.", lost=lost, names=together(map(in_quotes, gone), ", "))
        to_do = say("Bring it back. If its name has changed, write the new one below headings in {where}.", where=where)
        yield Problem(passage.file, passage.line, what, to_do, "fact", "warning")


class _Read:
    """What a section says that facts can ask for: each is read once, however many ask."""

    def __init__(self, passage: Passage, language: Language) -> None:
        self.passage, self.terms_of_site = passage, language.terms.words
        self._prose, self._index = passage.prose(language.roots), language.terms

    @cached_property
    def shown(self) -> set[str]:
        """The rules whose value it shows."""
        return {tag.path[1] for tag in self.passage.tags if tag.path[0] == "rules" and tag.path[2:] in _VALUES}

    @cached_property
    def terms(self) -> Collection[str]:
        """The terms that it uses, by name."""
        return terms_of(self._prose, self._index)

    @cached_property
    def words(self) -> Words:
        """All of its words."""
        return Words(" ".join(part.text for part in self._prose))

    @cached_property
    def has(self) -> Callable[[str], bool]:
        """Whether a form of a word stands in it."""
        return cache(self.words.have)


def _missing(fact: Fact, read: _Read) -> Iterator[str]:
    """What is not found of a fact in the section, in words."""
    yield from (f"{{{{ rules.{name} }}}}" for name in fact.values if name not in read.shown)
    yield from (in_quotes(read.terms_of_site[name]) for name in fact.terms if name not in read.terms)
    of_language = fact.words.get(read.passage.locale, ())
    yield from (_in_words(each) for each in of_language if not any(map(read.has, each)))


def _page(key: str) -> str:
    return key.partition("#")[0]


def _in_words(alternatives: Alternatives) -> Message:
    return either(in_quotes(form.replace("*", "…")) for form in alternatives)
