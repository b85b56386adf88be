"""docs/terms.yml → the words of the service, found in text; and those of the other languages marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import NamedTuple

from ..languages.forms import Forms, Words
from ..messages import say
from ..problems import Problem
from ..records.checking import find_problems
from ..records.reading import Record, read_record

FILE = "docs/terms.yml"
SHORTEST = 4  # letters; a shorter word of another language could as well be one of this language


@dataclass(frozen=True)
class Form:
    """How a word occurs in running text, in the notation of ``forms``, and its line."""

    text: str
    line: int


@dataclass(frozen=True)
class Term:
    """A word of the service in one language, explained in one or two sentences, with tags, that begin on ``line``.

    ``forms`` are the ways it occurs in running text, besides ``term``; ``forbidden`` must not be used for it. ``also``
    are words that can stand for it or for something else; ``unlike`` are phrases with a form in them that is not it.
    ``asked`` are words that people use for it and the site does not: search knows them. ``term_line`` is that of the
    word itself.
    """

    term: str
    explanation: str
    line: int
    forms: tuple[Form, ...] = ()
    forbidden: tuple[Form, ...] = ()
    also: tuple[Form, ...] = ()
    unlike: tuple[Form, ...] = ()
    asked: tuple[Form, ...] = ()
    term_line: int = 1

    @property
    def all_forms(self) -> list[str]:
        """Every way the term occurs in running text."""
        return [self.term, *(form.text for form in self.forms)]


Terms = Mapping[str, Mapping[str, Term]]


class TermUse(NamedTuple):
    """A term, by name, and where it stands in a text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class ForbiddenUse:
    """A word, as it stands in a text, that must not be used for the term ``name``, and the word to use instead."""

    name: str
    word: str
    start: int
    end: int
    use_instead: str


def read_terms(raw: bytes, locales: Sequence[str]) -> tuple[Terms, list[Problem]]:
    """The terms by name, each in every language; none with any problem."""
    record, problems = read_record(raw, FILE)
    problems = problems or find_problems(record, "terms", locales)
    if problems:
        return {}, problems
    terms = {
        name: {locale: _read_term(record, name, locale, words) for locale, words in each.items()}
        for name, each in record.data.items()
    }
    problems = [problem for locale in locales for problem in _find_clashes(terms, locale)]
    return ({} if problems else terms), problems


def _read_term(record: Record, name: str, locale: str, words: Mapping[str, list[str] | str]) -> Term:
    def forms(key: str) -> tuple[Form, ...]:
        return tuple(
            Form(text, record.line((name, locale, key, place))) for place, text in enumerate(words.get(key, ()))
        )

    line = record.line((name, locale, "explanation"))
    return Term(
        str(words["term"]),
        str(words["explanation"]),
        line,
        forms("forms"),
        forms("forbidden"),
        forms("also"),
        forms("not"),
        forms("asked as"),
        record.line((name, locale, "term")),
    )


def _find_clashes(terms: Terms, locale: str) -> Iterator[Problem]:
    """Forms that stand for two terms, and forbidden words that are a term."""
    taken = {_stem(form): name for name, form in reversed(list(_forms(terms, locale)))}
    first: dict[str, str] = {}
    for name, each in terms.items():
        if (other := first.setdefault(_stem(each[locale].term), name)) != name:
            what = say(
                "{name}.{locale}: “{text}” is the term “{other}” too.",
                name=name, locale=locale, text=each[locale].term, other=other,
            )  # fmt: skip
            yield Problem(FILE, each[locale].term_line, what, say("Keep it in one of the two places."), "duplicate")
        for form in each[locale].forms + each[locale].forbidden:
            other = taken.get(_stem(form.text), name)
            if other != name or (form in each[locale].forbidden and _stem(form.text) in taken):
                what = say(
                    "{name}.{locale}: “{text}” is already a form of the term “{other}”.",
                    name=name,
                    locale=locale,
                    text=form.text,
                    other=other,
                )
                yield Problem(FILE, form.line, what, say("Keep it in one of the two places."), "duplicate")
        for form in each[locale].asked:
            if taken.get(_stem(form.text)) == name:
                what = say(
                    "{name}.{locale}: “{text}” is a form of the term “{name}”, and found as that.",
                    name=name,
                    locale=locale,
                    text=form.text,
                )
                yield Problem(FILE, form.line, what, say("Take it out here."), "duplicate")
        for form in each[locale].also + each[locale].unlike:
            if taken.get(_stem(form.text)) == name:
                what = say(
                    "{name}.{locale}: “{text}” is already a form of the term “{name}”.",
                    name=name,
                    locale=locale,
                    text=form.text,
                )
                yield Problem(FILE, form.line, what, say("Keep it in one of the two places."), "duplicate")


def _stem(form: str) -> str:
    return " ".join(form.replace("*", "").casefold().split())


def _forms(terms: Terms, locale: str) -> Iterator[tuple[str, str]]:
    """(name of the term, form) for all forms in one language."""
    for name, each in terms.items():
        yield name, each[locale].term
        yield from ((name, form.text) for form in each[locale].forms)


def _unlike(terms: Terms, locale: str) -> dict[str, frozenset[str]]:
    """The terms that each phrase is not; a word that can stand for a term does not by itself either."""
    found: dict[str, frozenset[str]] = {}
    for name, each in terms.items():
        for other, term in each.items():
            for form in (*term.unlike, *(term.also if other == locale else ())):
                if not form.text.startswith("*"):
                    found[form.text] = found.get(form.text, frozenset()) | {name}
    return found


def _spelled(terms: Terms, locale: str) -> Iterator[str]:
    """Whatever stands in a term is right in a text of its language, whether it is to be used there or not."""
    for each in terms.values():
        term = each[locale]
        told = (*term.forbidden, *term.also, *term.unlike, *term.asked)
        yield from (*term.all_forms, *(form.text for form in told))


def _own_first(terms: Terms, locale: str) -> list[str]:
    """The languages of the terms, beginning with that of the text."""
    locales = {other for each in terms.values() for other in each}
    return sorted(locales, key=lambda other: (other != locale, other))


class TermIndex:
    """The terms as they are found in the texts of one language; to be built once.

    A term counts in whatever language it stands: the Swedish name of the service is that name in an English text too.
    """

    def __init__(self, terms: Terms, locale: str) -> None:
        self.spelled = tuple(_spelled(terms, locale))
        self.used = tuple(form for each in terms.values() for form in each[locale].all_forms)
        self._of_all, self._locale = terms, locale
        self.words: Mapping[str, str] = {name: each[locale].term for name, each in terms.items()}
        forms = [(form, name) for other in _own_first(terms, locale) for name, form in _forms(terms, other)]
        self._terms = Forms(forms)
        self._all: Forms[str | frozenset[str]] = Forms([*forms, *_unlike(terms, locale).items()])
        self._also = {name: [form.text for form in each[locale].also] for name, each in terms.items()}
        self._forbidden = Forms((form.text, name) for name, each in terms.items() for form in each[locale].forbidden)

    @cached_property
    def foreign(self) -> ForeignWords:
        """The terms of the other languages in texts of this one; built only if it is asked for."""
        return ForeignWords.of(self._of_all, self._locale)

    def find_terms(self, text: str) -> list[TermUse]:
        """Every use of a term, none inside another. In a phrase that is not a term, other terms still count."""
        uses = []
        for meaning, start, end in self._all.find(text):
            if isinstance(meaning, str):
                uses.append(TermUse(meaning, start, end))
            else:
                within = self._terms.find(text[start:end])
                uses += (
                    TermUse(name, start + first, start + last) for name, first, last in within if name not in meaning
                )
        return uses

    def can_be_said(self, name: str, texts: Sequence[str]) -> bool:
        """Whether texts that do not use a term have words that can stand for it, were it the one that it forbids."""
        if any(use.name == name for text in texts for use in self.find_forbidden(text)):
            return True
        return any(words.have(form) for words in map(Words, texts) for form in self._also[name])

    def find_forbidden(self, text: str) -> list[ForbiddenUse]:
        """Every word that a term of this language forbids."""
        return [
            ForbiddenUse(name, text[start:end], start, end, self.words[name])
            for name, start, end in self._forbidden.find(text)
        ]


class ForeignWords:
    """The terms of the other languages that stand in a text of this one as they are (WCAG 2.2, 3.1.2).

    What is a term of this language too is not foreign, nor what is shorter than four letters.
    """

    def __init__(self, locale: str, forms: Forms[str]) -> None:
        self.locale, self._forms = locale, forms

    @classmethod
    def of(cls, terms: Terms, locale: str) -> ForeignWords:
        """The words that are foreign in texts of this language."""
        forms = [(form, other) for other in _own_first(terms, locale) for _, form in _forms(terms, other)]
        return cls(locale, Forms((form, other) for form, other in forms if other == locale or _is_clear(form)))

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """(language, start, end) of each foreign word."""
        return (found for found in self._forms.find(text) if found[0] != self.locale)

    def mark(self, text: str) -> str:
        """Plain text → HTML in which each foreign word carries its ``lang``."""
        pieces, end = [], 0
        for locale, start, after in self.find(text):
            pieces.append(escape(text[end:start], quote=False))
            pieces.append(f'<span lang="{locale}">{escape(text[start:after], quote=False)}</span>')
            end = after
        return "".join([*pieces, escape(text[end:], quote=False)])


def _is_clear(form: str) -> bool:
    return sum(map(str.isalpha, form)) >= SHORTEST
