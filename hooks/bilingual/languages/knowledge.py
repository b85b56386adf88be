"""The files of languages that come with the generator → what is known of each, and how more is put above that.

A region (``en-GB``) has its language's file (``en``), then its own where there is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from .language import Language, Tables, lineage, words

_DEFAULTS = Path(__file__).parent
# The parser in C, without the types of YAML: 1 ms a language. The tests hold these files to the schema.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# What is no line of words, and so is never added to.
SINGLE = frozenset({
    "cldr", "dictionary", "quotation_marks", "other_marks", "formula", "usual_lix", "usual_length", "usual_characters",
    "longest_sentence", "longest_easy_sentence", "stemmer", "patterns", "joint",
    "after_thousand", "group_signs", "written_together", "month_before_day", "opening", "closing",
})  # fmt: skip
# “Only 5” is a limit on either side, the turn of the year two days, and “prov” is said of schools and of doctors.
SHARED = frozenset({"limit_hints", "holidays", "topics"})
GROUPED = 2  # names that lead to a table; a longer path leads to one of several that exclude each other


@lru_cache(maxsize=32)
def known(locale: str) -> Language:
    """What comes with the generator; a language without a file has nothing but what CLDR knows of it."""
    return Language(locale, defaults(locale))


def defaults(locale: str) -> Tables:
    """The tables that come with the generator; none for a language without a file."""
    tables: Tables = {}
    for file in (_DEFAULTS / f"{each}.yml" for each in lineage(locale)):
        if file.is_file():
            tables = joined(tables, yaml.load(file.read_bytes(), Loader=_LOADER))  # noqa: S506 makes nothing but text
    return tables


@cache
def small_words_of_strangers() -> Mapping[str, frozenset[str]]:
    """Small words of languages of which nothing else is known, by the code of each."""
    tables = yaml.load((_DEFAULTS / "small_words/strangers.yml").read_bytes(), Loader=_LOADER)  # noqa: S506 the same
    return {code: frozenset(words(line)) for code, line in tables.items()}


def joined(below: Tables, above: Mapping[str, Any], depth: int = 1) -> Tables:
    """What stands ``above`` is added to each table, or stands in its place: a line that begins with “=”, or is empty.

    A word that gets another meaning, as another number or unit, loses the one that it had.
    """
    result = dict(below)
    named: dict[str, set[str]] = {}  # by a word, the lines that may hold it
    for name, line in below.items() if depth > GROUPED else ():
        for word in line.split() if isinstance(line, str) else ():
            named.setdefault(word, set()).add(name)
    for name, value in above.items():
        old = result.get(name)
        if isinstance(value, Mapping):
            of_its_own = 1 if name in SHARED else depth + 1
            result[name] = joined(old if isinstance(old, Mapping) else {}, value, of_its_own)
        elif value is None:
            result[name] = {} if isinstance(old, Mapping) else ""
        elif name in SINGLE or not isinstance(value, str):
            result[name] = value if isinstance(value, bool) else str(value)
        else:
            taken = set(value.split()) if depth > GROUPED else set()
            for other in {other for word in taken for other in named.get(word, ())}:
                if isinstance(line := result[other], str):
                    result[other] = " ".join(word for word in line.split() if word not in taken)
            before = "" if value.startswith("=") else str(result.get(name, ""))
            result[name] = f"{before} {value.removeprefix('=')}".strip()
        if depth > GROUPED and isinstance(line := result[name], str):
            for word in line.split():
                named.setdefault(word, set()).add(name)
    return result
