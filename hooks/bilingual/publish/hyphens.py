"""Long words of the built pages get soft hyphens, where a narrow line may end within them.

They come last, when everything has been checked and whatever is made of the pages, such as the list that is searched,
has been made. Where they may stand is known from patterns of the language that the words are in (TeX's, as LibreOffice
has them); a line ends best where the parts of a compound meet.

Most of them are for windows in which a line holds little more than a word: narrow ones with large letters. A word that
has no room in a line of any phone is set apart by a class, so that styles let it, and no other, end a line there; one
that only has none beside a link, by another class, so that they put the link below it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from ..checks.links import BROAD, LONG
from ..disk.walking import walk
from ..languages.language import Language
from ..site.site import Site
from ..text.html import VOID
from .dividing import patterns_of

SOFT_HYPHEN = "\u00ad"
# (letters that a word must have, the most that may stay together) in headings and elsewhere: with letters of twice the
# size, that is what a line holds in a window of 320 pixels.
_LARGE, _USUAL = (9, 8), (10, 9)
_NAMED = 16  # letters of a word in a link or a button whose name is another: what is seen is to be in it (WCAG 2.5.3)
# Letters that every line holds in a window of 16 em or more, where site.css divides no others; and those that it holds
# where a link stands beside them, as beside a heading of the second level.
_ROOM, _ROOM_OF_HEADINGS, _ROOM_BESIDE = 20, {"h1": 16, "h2": 16, "h3": 16}, {"h2": 10}
_END = "</span>"
_FEWEST = 3  # letters before and behind a hyphen
_FEWEST_BEFORE_A_PART = 4
_TAGS = re.compile(r"(</?[a-zA-Z][^>]*>)")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)(.*)>", re.DOTALL)
_SHORTEST = 9  # letters of a word that is looked at
_WORDS = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
_LANGUAGE = re.compile(r' lang="([^"]*)"')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTROLS, _NAME = frozenset({"a", "button", "summary"}), ' aria-label="'
_SAYS_LANGUAGE = ' lang="'
_AS_IT_IS = frozenset({"head", "script", "style", "svg", "code", "pre", "kbd", "samp", "textarea", "option"})
_OF_THEIR_OWN = _HEADINGS | _CONTROLS | _AS_IT_IS | {"body"}  # elements in which something else holds than around them
_BEFORE, _AFTER = re.compile(r"[^\s<>]*\Z"), re.compile(r"[^\s<>]*")
_REMEMBERED = 10_000  # pieces of text, and tags
_LONGEST = 200  # characters that are looked at before a word
_IS_NO_WORD = re.compile(r"[\d@/\\_&\u00ad]|\.\w")  # an address, a name for machines, or a word that has its hyphens


def write_hyphens(site: Site, folder: Path, but: Container[str] = ()) -> None:
    """Puts them into every page in ``folder``, where the site has been built, ``but`` into files, by their paths, that
    have them. In hidden folders there are no pages of the site."""
    hyphens = Hyphens(site.data.languages)
    start = len(os.path.join(folder, ""))
    every = (entry for _, entries in walk(folder, lambda name: name.startswith(".")) for entry in entries)
    for page in (entry.path for entry in every if entry.name.endswith(".html") and not entry.is_dir()):
        if page[start:] in but:
            continue
        with open(page, "r+b") as opened:  # what is emptied first takes five times as long to write
            printed = opened.read().decode()
            if (hyphenated := hyphens.into(printed)) != printed:
                opened.seek(0)
                opened.write(hyphenated.encode())
                opened.truncate()


class Hyphens:
    """Where words may be divided in the languages of a site; each word is looked at once."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._divide = {locale: cache(_Words(language).divided) for locale, language in languages.items()}
        self._said = lru_cache(_REMEMBERED)(self._divided)  # what stands around the text is the same on many pages
        self._opened: dict[tuple[_Element, str, str, bool], _Element] = {}

    def into(self, printed: str) -> str:
        """A page with soft hyphens in the long words of its text, the longest set apart; nothing else changes."""
        divide, said = self._divide, self._said
        pieces = _TAGS.split(printed)  # text and tag in turn
        inside: list[tuple[str, _Element]] = []  # those that are open, with their names
        here = _NOWHERE
        for place in range(1, len(pieces), 2):
            is_end, name, attributes = _parts_of_tag(pieces[place])
            if is_end:
                if inside and inside[-1][0] == name:
                    inside.pop()
                    here = inside[-1][1] if inside else _NOWHERE
            elif attributes is not None:
                if name in _OF_THEIR_OWN or here.is_control or _SAYS_LANGUAGE in attributes:
                    here = self._inside(here, name, attributes)
                inside.append((name, here))
            text = pieces[place + 1]
            if len(text) >= _SHORTEST and here.size and here.language in divide:
                pieces[place + 1] = said(text, here)
        return "".join(pieces)

    def _inside(self, around: _Element, name: str, attributes: str) -> _Element:
        """What holds in an element within another."""
        said = _LANGUAGE.search(attributes)
        key = around, name, said[1] if said else around.language, _NAME in attributes
        return self._opened.get(key) or self._opened.setdefault(key, around.opened(*key[1:]))

    def _divided(self, text: str, element: _Element) -> str:
        """What stands between two tags."""
        assert element.size is not None
        least, most = element.size
        is_control = element.is_control
        set_apart = ""  # by which class

        def divided(match: re.Match[str]) -> str:
            nonlocal set_apart
            word = match[0]
            if len(word) < least or not _is_word(text, match):
                return word
            parts = self._divide[element.language](word, most)
            if len(word) <= element.beside or parts == word:
                return parts
            of_word = BROAD if len(word) <= element.room else LONG
            set_apart = LONG if set_apart == LONG else of_word
            return parts if is_control else f'<span class="{of_word}">{parts}{_END}'

        found = _WORDS.sub(divided, text)
        # In a row, as controls are laid out, a part of the text would be an item of its own.
        return f'<span class="{set_apart}">{found}{_END}' if set_apart and is_control else found


@lru_cache(_REMEMBERED)
def _parts_of_tag(tag: str) -> tuple[bool, str, str | None]:
    """Whether it is an end tag, its name and its attributes; None for those where it opens nothing."""
    found = _TAG.fullmatch(tag)
    assert found is not None
    is_end, name, attributes = found.groups()
    return bool(is_end), name, None if name in VOID or attributes.endswith("/") else attributes


@dataclass(frozen=True, eq=False)  # each is made once, so that it is its own key
class _Element:
    """What holds for the text in an element that is open; that most hold on to is what holds around them."""

    language: str = ""
    size: tuple[int, int] | None = None  # as _USUAL; where nothing is to be divided, None
    room: int = _ROOM  # letters of a word that any line holds
    beside: int = _ROOM  # and beside a link
    is_control: bool = False

    def opened(self, name: str, language: str, has_name: bool) -> _Element:
        """One within it."""
        size, room, beside, is_control = self.size, self.room, self.beside, name in _CONTROLS
        if name in _AS_IT_IS:
            size = None
        elif size and is_control and has_name:
            size = (_NAMED, size[1])
        elif name == "body":
            size = _USUAL
        elif size and name in _HEADINGS:
            size, room = _LARGE, _ROOM_OF_HEADINGS.get(name, _ROOM)
            beside = _ROOM_BESIDE.get(name, room)
        return _Element(language, size, room, beside, is_control)


_NOWHERE = _Element()


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around some letters leaves them a word."""
    before = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
    after = _AFTER.match(text, match.end())
    return not _IS_NO_WORD.search((before[0] if before else "") + match[0] + (after[0] if after else ""))


class _Words:
    """The words of one language; those of a language without patterns stay as they are."""

    def __init__(self, language: Language) -> None:
        patterns = language.line("hyphenation", "patterns")
        self._patterns = patterns_of(patterns) if patterns else None
        self._parts = tuple(part.rstrip("…") for part in language.words("hyphenation", "parts"))

    def divided(self, word: str, most: int) -> str:
        """A word with soft hyphens: where its parts meet, and in a part of more than ``most`` letters."""
        if self._patterns is None:
            return word
        points = [at for at in self._patterns.points(word) if _FEWEST <= at <= len(word) - _FEWEST]
        small = word.lower()
        joints = [at for at in points if at >= _FEWEST_BEFORE_A_PART and small.startswith(self._parts, at)]
        ends = [0, *joints, len(word)]
        cuts = [cut for start, end in pairwise(ends) for cut in _cuts(start, end, points, most)]
        cuts = sorted({*joints, *cuts})
        return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise([0, *cuts, len(word)]))


def _cuts(start: int, end: int, points: Sequence[int], most: int) -> Iterator[int]:
    """As few of the points within a part as leave no more than ``most`` letters together, if they can."""
    while end - start > most:
        within = [at for at in points if start + _FEWEST <= at <= end - _FEWEST]
        if not within:
            return
        reached = [at for at in within if at - start <= most]
        start = reached[-1] if reached else within[0]
        yield start
