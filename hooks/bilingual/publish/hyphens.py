"""Long words of the built pages get soft hyphens, where a narrow line may end within them.

They come last, when everything has been checked and whatever is made of the pages, such as the list that is searched,
has been made. Where they may stand is known from patterns of the language that the words are in (TeX's, as LibreOffice
has them); a line ends best where the parts of a compound meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from pyphen import Pyphen  # type: ignore[import-untyped]

from ..languages.language import Language
from ..site.site import Site
from ..text.html import VOID

SOFT_HYPHEN = "\u00ad"
# (letters that a word must have, the most that may stay together) in headings and elsewhere: with letters of twice the
# size, that is what a line holds in a window of 320 pixels.
_LARGE, _USUAL = (10, 8), (12, 10)
_FEWEST = 3  # letters before and behind a hyphen
_FEWEST_BEFORE_A_PART = 4
_PIECES = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>|[^\W\d_]{10,}")
_LANGUAGE = re.compile(r' lang="([^"]*)"')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CONTROLS, _NAME = frozenset({"a", "button", "summary"}), ' aria-label="'  # what is seen is in the name (WCAG 2.5.3)
_AS_IT_IS = frozenset({"head", "script", "style", "svg", "code", "pre", "kbd", "samp", "textarea", "option"})
_BEFORE, _AFTER = re.compile(r"[^\s<>]*\Z"), re.compile(r"[^\s<>]*")
_LONGEST = 200  # characters that are looked at before a word
_IS_NO_WORD = re.compile(r"[\d@/\\_&\u00ad]|\.\w")  # an address, a name for machines, or a word that has its hyphens


def write_hyphens(site: Site, folder: Path) -> None:
    """Puts them into every page in ``folder``, where the site has been built."""
    hyphens = Hyphens(site.data.languages)
    for path in folder.rglob("*.html"):
        printed = path.read_text(encoding="utf-8")
        if (hyphenated := hyphens.into(printed)) != printed:
            path.write_text(hyphenated, encoding="utf-8")


class Hyphens:
    """Where words may be divided in the languages of a site; each word is looked at once."""

    def __init__(self, languages: Mapping[str, Language]) -> None:
        self._divide = {locale: cache(_Words(language).divided) for locale, language in languages.items()}

    def into(self, printed: str) -> str:
        """A page with soft hyphens in the long words of its text; nothing else of it changes."""
        out: list[str] = []
        end = 0
        inside: list[tuple[str, str, tuple[int, int] | None]] = []  # elements that are open: name, language, size
        language, size = "", None
        for match in _PIECES.finditer(printed):
            name = match[2]
            if name is None:
                if size and language in self._divide and len(match[0]) >= size[0] and _is_word(printed, match):
                    out += printed[end : match.start()], self._divide[language](match[0], size[1])
                    end = match.end()
            elif match[1]:
                if inside and inside[-1][0] == name:
                    inside.pop()
                    _, language, size = inside[-1] if inside else ("", "", None)
            elif name not in VOID and not match[3].endswith("/"):
                said = _LANGUAGE.search(match[3])
                language = said[1] if said else language
                if name in _AS_IT_IS or (name in _CONTROLS and _NAME in match[3]):
                    size = None
                elif name == "body":
                    size = _USUAL
                elif size and name in _HEADINGS:
                    size = _LARGE
                inside.append((name, language, size))
        return "".join([*out, printed[end:]])


def _is_word(printed: str, match: re.Match[str]) -> bool:
    """Whether what stands around some letters leaves them a word."""
    before = _BEFORE.search(printed, max(0, match.start() - _LONGEST), match.start())
    after = _AFTER.match(printed, match.end())
    return not _IS_NO_WORD.search((before[0] if before else "") + match[0] + (after[0] if after else ""))


class _Words:
    """The words of one language; those of a language without patterns stay as they are."""

    def __init__(self, language: Language) -> None:
        patterns = language.line("hyphenation", "patterns")
        self._patterns = Pyphen(lang=patterns) if patterns else None
        self._parts = tuple(part.rstrip("…") for part in language.words("hyphenation", "parts"))

    def divided(self, word: str, most: int) -> str:
        """A word with soft hyphens: where its parts meet, and in a part of more than ``most`` letters."""
        if self._patterns is None:
            return word
        known = [at for at in self._patterns.positions(word) if not at.data]  # without those that change letters
        points = [int(at) for at in known if _FEWEST <= at <= len(word) - _FEWEST]
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
