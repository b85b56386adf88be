"""The stems of words, in Python and in browsers: one release of Snowball on both sides, or they would not meet.

``languages/stemmers/`` holds what Snowball's compiler makes for JavaScript, unchanged. For Python, PyStemmer has it in
C, ten times as fast as ``snowballstemmer`` of the same release, which here only says whose it is. Where it has no
stemmer for a language, words are searched as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path

from rjsmin import jsmin  # type: ignore[import-untyped]
from Stemmer import Stemmer  # type: ignore[import-not-found]

from ..build.renderer import Part
from ..languages.language import Language
from .licences import FILE

FOLDER = Path(__file__).parents[1] / "languages/stemmers"
NAME = "stemmers.js"  # as readers' devices get it
SOURCE = "https://github.com/snowballstem/snowball"
_BASE = "base"  # what the stemmers of all languages share
_PACKAGE = "snowballstemmer"
_MADE = re.compile(r"^// Generated from .* by Snowball (\S+)")
Stem = Callable[[str], str]


def stem_of(language: Language) -> Stem:
    """What gives the stem of a word in small letters, composed (NFC); the same word where nobody knows better."""
    return _stem(name) if (name := _known(language)) else _as_it_is


def _as_it_is(word: str) -> str:
    return word


@cache
def _stem(name: str) -> Stem:
    own: Stem = Stemmer(name).stemWord
    return lru_cache(maxsize=200_000)(own)


def _known(language: Language) -> str:
    return language.stemmer if _file(language.stemmer).is_file() else ""


def _file(name: str) -> Path:
    return FOLDER / f"{name}-stemmer.js.txt"


def script_of(languages: Iterable[Language]) -> str:
    """A module with ``stemmers``: for each language of the site what gives the stem of a word, the first one first.

    A word of one language stands in the text of another, so each search has them all.
    """
    languages = list(languages)
    names = list(dict.fromkeys(name for one in languages if (name := _known(one))))
    texts = [jsmin(_file(name).read_text(encoding="utf-8")) for name in ([_BASE, *names] if names else [])]
    made = {name: f"new {name.title()}Stemmer()" for name in names}
    stems = (f'"{one.locale}":{_called(made.get(_known(one)))}' for one in languages)
    notice = f"/*! Snowball: {FILE}, at the root of this site, has its notice and its licence. */"
    return "\n".join([*([notice, "let BaseStemmer;"] if names else []), *texts, _exported(stems)])


def _called(made: str | None) -> str:
    return f"(own=>word=>own.stemWord(word))({made})" if made else "word=>word"


def _exported(stems: Iterable[str]) -> str:
    return f"export const stemmers={{{','.join(stems)}}};\n"


def parts_of(languages: Iterable[Language], file: str) -> list[Part]:
    """What of Snowball is in the ``file`` that readers get."""
    names = list(dict.fromkeys(name for one in languages if (name := _known(one))))
    if not names:
        return []
    notice = next(text for one in ("licenses/COPYING", "COPYING") if (text := distribution(_PACKAGE).read_text(one)))
    notice = notice.partition("\n\n")[0]  # the licence itself stands below, once
    return [_part(name, file, notice) for name in (_BASE, *names)]


def _part(name: str, file: str, notice: str) -> Part:
    path = _file(name)
    version = version_of(name)
    package = f"pkg:github/snowballstem/snowball@v{version}#{path.stem}"
    digest = sha256(path.read_bytes()).hexdigest()
    return Part(f"Snowball: {path.stem}", version, "BSD-3-Clause", SOURCE, notice, package, digest, (file,))


def version_of(name: str) -> str:
    """The release of Snowball that made a script; what they share does not say it, and comes with them."""
    path = (
        _file(name) if name != _BASE else next(path for path in sorted(FOLDER.glob("*.js.txt")) if path != _file(name))
    )
    made = _MADE.match(path.read_text(encoding="utf-8"))
    assert made
    return made[1]
