"""Facts: each page says what docs/facts.yml demands of it, in the section where a reader looks for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..data.confirmations import Sections
from ..data.facts import FILE, Alternatives, Fact
from ..languages.forms import Words
from ..pages.section import Passage
from ..problems import MESSAGE_LANGUAGE, Problem, ProblemCode, choose
from .words import terms_of

if TYPE_CHECKING:
    from .agreement import Language

_VALUES = ((), ("now",), ("amount",), ("easy",))  # what follows the name of a rule where its value is shown


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
    read = {_page(key) for key in sections}
    for fact in facts:
        if unknown := list(_unknown_names(fact, languages, terms)):
            yield from unknown
            continue
        for number, place in enumerate(fact.places):
            if place in readable:
                for locale, passage in sections[place].items():
                    yield from _lost(fact, passage, sections, languages[locale])
            elif place not in sections and (_page(place) in read or _page(place) not in pages):
                path = ("in",) if fact.record.data[fact.name]["in"] == place else ("in", number)
                yield _no_such_place(fact, place, fact.line_of(*path), sections, _page(place) in drafts)


def _unknown_names(fact: Fact, languages: Mapping[str, Language], terms: Mapping[str, object]) -> Iterator[Problem]:
    rules = [path[0] for path, _ in next(iter(languages.values())).roots["rules"].phrases() if len(path) == 1]
    asked: tuple[tuple[str, Sequence[str], str, ProblemCode, list[str]], ...] = (
        ("values", fact.values, "rule", "unknown-rule", rules),
        ("terms", fact.terms, "term", "unknown-term", list(terms)),
    )
    for key, wanted, kind, code, known in asked:
        for number, name in enumerate(wanted):
            if name not in known:
                line, choice = fact.line_of(key, number), choose(name, known)
                what = f"{fact.name}: There is no {kind} “{name}”."
                yield Problem(FILE, line, what, choice.advice, code, "warning", edit=choice.edit(FILE, line))


def _no_such_place(fact: Fact, place: str, line: int, sections: Sections, is_draft: bool) -> Problem:
    page, _, section = place.partition("#")
    says = fact.says.get(MESSAGE_LANGUAGE) or next(iter(fact.says.values()))
    if own := [key for key in sections if _page(key) == page]:
        code: ProblemCode = "unknown-section"
        what, choice = f"{page} has no section “{section}” that could say that {says}.", choose(place, own)
    else:
        pages = dict.fromkeys(_page(key) for key in sections if ".md#" in key)
        code = "unknown-page"
        what, choice = f"There is no page “{page}” that could say that {says}.", choose(page, pages)
        what = f"“{page}” is a draft, where nobody reads that {says}." if is_draft else what
    to_do = f"Bring it back, or write here where this is said now. {choice.advice}"
    return Problem(FILE, line, f"{fact.name}: {what}", to_do, code, "warning", edit=choice.edit(FILE, line))


def _lost(fact: Fact, passage: Passage, sections: Sections, language: Language) -> Iterator[Problem]:
    page = _page(passage.key)
    missing = list(_missing(fact, passage, language))
    gone = [name for name in fact.headings if passage.locale not in sections.get(f"{page}#{name}", ())]
    says = fact.says.get(MESSAGE_LANGUAGE, fact.says[passage.locale])
    own = "" if says == fact.says[passage.locale] else f" (“{fact.says[passage.locale]}”)"
    lost = f"The page no longer says that {says}{own}."
    where = f"{FILE}:{fact.line}, {fact.name}"
    if missing:
        what = f"{lost} Not found in this section: {', '.join(missing)}."
        to_do = f"Say it here again. If it is said in other words, add those words in {where}."
        yield Problem(passage.file, passage.line, what, to_do, "fact", "warning")
    if gone:
        what = f"{lost} The page has no section {', '.join(f'“{name}”' for name in gone)}."
        to_do = f"Bring it back. If its name has changed, write the new one below headings in {where}."
        yield Problem(passage.file, passage.line, what, to_do, "fact", "warning")


def _missing(fact: Fact, passage: Passage, language: Language) -> Iterator[str]:
    """What is not found of a fact in the section, in words."""
    prose = passage.prose(language.roots)
    shown = {tag.path[1] for tag in passage.tags if tag.path[0] == "rules" and tag.path[2:] in _VALUES}
    used = terms_of(prose, language.terms)
    yield from (f"{{{{ rules.{name} }}}}" for name in fact.values if name not in shown)
    yield from (f"“{language.terms.words[name]}”" for name in fact.terms if name not in used)
    words = Words(" ".join(part.text for part in prose))
    yield from (_in_words(each) for each in fact.words.get(passage.locale, ()) if not any(map(words.have, each)))


def _page(key: str) -> str:
    return key.partition("#")[0]


def _in_words(alternatives: Alternatives) -> str:
    return " or ".join(f"“{form.replace('*', '…')}”" for form in alternatives)
