"""How an address says the language of what it leads to, and whether two addresses are one in two languages.

Sites say it in the name of their host (``sv.example.org``), in a part of the path (``/sv/``, ``/en-GB/``,
``/svenska/``, ``/in-english/``), at the end of a file's name (``fees_en.pdf``) or in the query (``?lang=sv``). What
stands behind such a part is in that language too, so its words are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize
from urllib.parse import parse_qsl, unquote, urlsplit

from .language import Language
from .names import primary

_PARTS = re.compile(r"[^\W_]+")
_LOCALE = re.compile(r"([a-z]{2,3})(?:[-_][a-z]{2,4})?")
_GAP = re.compile(r"[-_.+ ]")
_LETTERS_AROUND = 2  # as of “in” in “inenglish”
_SHORT = 3  # letters by which a language's name is shortened: swe, eng
_A_NUMBER = 4  # digits; a longer one may be what a site calls the page, which can differ between languages
_TELLING = 4  # letters that a word of an address and one of the link have in common


@dataclass(frozen=True)
class _Read:
    """An address, taken apart, without what says its language; ``languages`` are those that it says."""

    host: str
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    fragment: str
    languages: frozenset[str]

    @property
    def numbers(self) -> list[str]:
        """The numbers of a year, a form, a part."""
        said = [*self.path, *(value for _, value in self.query)]
        parts = (part for text in said for part in _PARTS.findall(text))
        return sorted(part for part in parts if part.isdecimal() and len(part) <= _A_NUMBER)


def is_version(one: str, other: str, words: tuple[str, str], languages: tuple[Language, Language]) -> bool:
    """Whether two addresses are one, each in the language of the text that it stands in.

    ``words`` are those of the two links. Without any part that says a language it is known by them: the address of each
    ends in a word of its link. A number that differs, as that of a year, is another address.
    """
    names = _names(languages)
    ours, theirs = _read(one, names), _read(other, names)
    if ours.query != theirs.query:
        return False
    if ours.host != theirs.host:
        return _are_named_in_two_languages(ours, theirs, words)
    if not ours.languages <= {languages[0].locale} or not theirs.languages <= {languages[1].locale}:
        return False
    if ours.numbers and theirs.numbers and ours.numbers != theirs.numbers:
        return False
    if ours.languages or theirs.languages:
        return True
    if bool(ours.fragment) != bool(theirs.fragment):
        return False
    return ours.path != theirs.path and _is_named(ours.path, words[0]) and _is_named(theirs.path, words[1])


def _are_named_in_two_languages(ours: _Read, theirs: _Read, words: tuple[str, str]) -> bool:
    """Whether a service has a host in each language, and its links say so: servicemap.example.org."""
    (own, _, parent), (name, _, other) = ours.host.partition("."), theirs.host.partition(".")
    is_root = not (ours.path or theirs.path or ours.fragment or theirs.fragment)
    return is_root and "." in parent and parent == other and _is_named([own], words[0]) and _is_named([name], words[1])


def _is_named(path: Sequence[str], words: str) -> bool:
    """Whether the last part of a path has a word of the link in it."""
    said = {word[:_TELLING] for word in _PARTS.findall(_plain(words)) if len(word) >= _TELLING}
    return any(part[:_TELLING] in said for part in _PARTS.findall(path[-1] if path else ""))


class _Names:
    """How an address can say one language: its code, its names in either language, their first letters: swe, eng."""

    def __init__(self, language: Language, among: Sequence[Language]) -> None:
        code = primary(language.locale)
        names = {_plain(name) for each in among if (name := each.cldr.languages.get(code))}
        self.locale, self.codes = language.locale, {code, *(name[:_SHORT] for name in names)}
        self.names = sorted((name for name in names if len(name) > _SHORT), key=len, reverse=True)

    def are_said(self, text: str) -> bool:
        """Whether a text, in small letters and without accents, is the language's code or name, and nothing more."""
        locale = _LOCALE.fullmatch(text)
        if locale and locale[1] in self.codes:
            return True
        rest = text
        for name in self.names:
            rest = rest.replace(name, "")
        return rest != text and sum(map(str.isalnum, rest)) <= _LETTERS_AROUND


@lru_cache(maxsize=32)
def _names(languages: tuple[Language, Language]) -> tuple[_Names, ...]:
    return tuple(_Names(language, languages) for language in languages)


def _read(address: str, names: Sequence[_Names]) -> _Read:
    said: set[str] = set()

    def is_said(text: str) -> bool:
        spoken = {each.locale for each in names if each.are_said(text)}
        said.update(spoken)
        return bool(spoken)

    found = urlsplit(address)
    labels = [label for label in found.netloc.lower().split(".") if label != "www"]
    host = labels[1:] if len(labels) > 2 and is_said(labels[0]) else labels
    parts = [_plain(unquote(part)) for part in found.path.split("/") if part]
    path = [part for part in parts if not is_said(part)]
    if path and path[-1] == parts[-1]:
        path[-1] = _without_language(path[-1], is_said)
    query = sorted((name, value) for name, value in parse_qsl(found.query, True) if not is_said(_plain(value)))
    return _Read(".".join(host), tuple(path), tuple(query), found.fragment, frozenset(said))


def _without_language(file: str, is_said: Callable[[str], bool]) -> str:
    """The name of a file without the language at its end: ``fees`` of ``fees_en.pdf``, ``fees.en.pdf``, ``fees.en``."""
    name, _, ending = file.rpartition(".")
    if name and is_said(ending):
        return name
    name = name or file
    for gap in _GAP.finditer(name):
        if is_said(name[gap.end() :]):
            return name[: gap.start()]
    return name


def _plain(text: str) -> str:
    """In small letters, without accents."""
    return "".join(sign for sign in normalize("NFD", text.lower()) if not combining(sign))
