"""The names that pages and templates may look up, in one language: one vocabulary, wherever text is made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from jinja2.exceptions import UndefinedError

from .messages import Message, say, together
from .problems import Choice, Edit, choose, choose_from

# Markdown gives these a meaning; a value never has one. As character references they pass through it unread.
_MARKDOWN = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\`*_[]~^|"})
NO_BREAK_SPACE = "\u00a0"
_TIED = re.compile(rf"(?<![^\s<>])[^\s<>]*(?:{NO_BREAK_SPACE}[^\s<>]*)+")
_JOINED = re.compile(r"(?<![^\s>(])[^\W_]{1,10}-[^\W_]{1,10}(?![^\s<,.)])")  # and no attribute of an element
_FIRST_LETTER = re.compile(r"((?:<[^>]*>)*)([^\W\d_])")


def escape_text(text: str) -> str:
    """Text → HTML that stays the same text in a page, a template and Markdown."""
    return escape(text).translate(_MARKDOWN)


def untie(text: str) -> str:
    """Text whose no-break spaces are spaces again.

    In Swedish braille a no-break space between a number and a word that begins with one of the letters a to j gets a
    sign of its own, which stands for nothing (liblouis 3.24; findings/liblouis-no-break-space.sh). In speech a number
    with one is two: “10 000” is ten, zero zero zero (findings/espeak-ng-ten-thousand-is-ten-zero-zero-zero.sh).
    """
    return text.replace(NO_BREAK_SPACE, " ")


def tie(html: str) -> str:
    """The same in HTML: what no-break spaces held together is held together by the style of the class ``tied``."""
    return _TIED.sub(_tied, html) if NO_BREAK_SPACE in html else html


def tie_joined(html: str) -> str:
    """HTML in which words that a hyphen joins are held together, as far as a line of a phone holds them."""
    return _JOINED.sub(lambda found: f'<span class="tied">{found[0]}</span>', html)


def _tied(match: re.Match[str]) -> str:
    return f'<span class="tied">{untie(match[0])}</span>'


@dataclass(frozen=True)
class Phrase:
    """A value in words: as plain text, and as HTML that carries its meaning."""

    plain: str
    html: str

    @classmethod
    def of(cls, text: str) -> Phrase:
        """A phrase without a meaning for machines."""
        return cls(untie(text), tie(escape_text(text)))

    @classmethod
    def missing(cls, text: str) -> Phrase:
        """A phrase that says of something that it is not known."""
        return cls(text, f'<span class="not-known">{escape_text(text)}</span>')

    @property
    def capital(self) -> Phrase:
        """The words as they begin a line, with a capital.

        Written so, not made so by ``::first-letter``: a screen reader says the letter apart from its word.
        """
        html = _FIRST_LETTER.match(self.html)
        return Phrase(
            self.plain[:1].upper() + self.plain[1:],
            html[1] + html[2].upper() + self.html[html.end() :] if html else self.html,
        )

    def __str__(self) -> str:
        return self.html

    def __html__(self) -> str:
        """For templates, which escape whatever does not say that it is HTML."""
        return self.html


class UnknownName(UndefinedError):
    """A look-up of what does not exist: what is wrong, and what can stand there, after ``path``."""

    def __init__(self, what: Message, to_do: Message | Choice, path: str = "") -> None:
        self._choice, self._path = to_do if isinstance(to_do, Choice) else None, path
        self.what, self.to_do = what, to_do.advice if isinstance(to_do, Choice) else to_do
        super().__init__(together([self.what, self.to_do]))

    def edit(self, file: str, line: int) -> Edit | None:
        """The nearest name in its place, where it is looked up."""
        before = f"{self._path}." if self._path else ""
        return self._choice.edit(file, line, before) if self._choice else None


class Names:
    """Names below a dotted path. Looking up an unknown one raises UnknownName, so a template never prints nothing.

    ``value`` is what the words are made from, for templates that draw it; ``plain`` is the words without markup.
    """

    def __init__(
        self, path: str, entries: Mapping[str, Names | Phrase], own: Phrase | None = None, value: Any = None
    ) -> None:
        self._path, self._entries, self._own, self.value = path, entries, own, value

    def __iter__(self) -> Iterator[Names | Phrase]:
        return iter(self._entries.values())

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __getattr__(self, name: str) -> Names | Phrase:
        if name.startswith("__"):
            raise AttributeError(name)
        return self.find(name)

    def find(self, name: str) -> Names | Phrase:
        """What stands below here by this name; never one of Python's own attributes."""
        found = self._entries.get(name)
        if found is None:
            what = say("“{path}.{name}” does not exist.", path=self._path, name=name)
            raise UnknownName(what, choose(name, self._entries), self._path)
        return found

    def __getitem__(self, name: str) -> Names | Phrase:
        return self.__getattr__(name)

    def __str__(self) -> str:
        return self.own.html

    def __html__(self) -> str:
        return self.own.html

    @property
    def plain(self) -> str:
        return self.own.plain

    @property
    def own(self) -> Phrase:
        """The words of this name itself."""
        if self._own is None:
            raise UnknownName(say("“{path}” alone has no words.", path=self._path), choose_from("", self._entries))
        return self._own

    def phrase(self, path: tuple[str, ...]) -> Phrase:
        """The words at ``path`` below here. Raises UnknownName for an unknown one."""
        here: Names | Phrase = self
        for depth, name in enumerate(path):
            if isinstance(here, Phrase):
                whole = ".".join((self._path, *path[:depth]))
                raise UnknownName(
                    say("Nothing can come after “{whole}”.", whole=whole), say("Take out “.{name}”.", name=name)
                )
            here = here.find(name)
        return here if isinstance(here, Phrase) else here.own

    def phrases(self) -> Iterator[tuple[tuple[str, ...], Phrase]]:
        """Every phrase below here with its path."""
        for name, entry in self._entries.items():
            if isinstance(entry, Phrase):
                yield (name,), entry
                continue
            if entry._own:
                yield (name,), entry._own
            yield from (((name, *path), phrase) for path, phrase in entry.phrases())


Name = tuple[str, str]  # a root of the vocabulary and a name below it; of the words of the root itself it is empty


def all_said(roots: Mapping[str, Names]) -> dict[Name, str]:
    """All that is said by each name and by what stands below it: where it is the same, no text says it otherwise."""
    found: dict[Name, list[str]] = {}
    for root, names in roots.items():
        for path, phrase in names.phrases():
            found.setdefault((root, path[0] if path else ""), []).append(repr((path, phrase.plain, phrase.html)))
    return {key: "".join(phrases) for key, phrases in found.items()}
