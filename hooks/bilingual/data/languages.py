"""docs/languages/: what a site knows of its languages besides what comes with the generator, table by table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..languages.knowledge import GROUPED, SHARED, defaults, joined, known
from ..languages.language import Language, leaves, lineage, words
from ..messages import say
from ..problems import Problem, choose
from ..records.checking import find_problems
from ..records.reading import Record, read_record

FOLDER = "docs/languages"


def language_file(locale: str) -> str:
    """Where a site says what it knows of a language."""
    return f"{FOLDER}/{locale}.yml"


def read_languages(files: Mapping[str, bytes], locales: Sequence[str]) -> tuple[dict[str, Language], list[Problem]]:
    """The languages of a site by locale. ``files`` are its data files, by path; those of languages may be lacking."""
    own = {file: raw for file, raw in files.items() if file.startswith(f"{FOLDER}/")}
    problems = list(_without_effect(own, locales))
    languages: dict[str, Language] = {}
    for locale in locales:
        about = [file for each in lineage(locale) if (file := language_file(each)) in own]
        languages[locale], found = _language(locale, tuple((file, own[file]) for file in about))
        problems += found
    return languages, list(dict.fromkeys(problems))


@lru_cache(maxsize=32)
def _language(locale: str, own: tuple[tuple[str, bytes], ...]) -> tuple[Language, list[Problem]]:
    """One language; of the same files it is the same object, so that nothing is made from it twice."""
    if not own:
        return known(locale), []
    tables, problems = defaults(locale), []
    for file, raw in own:
        record, wrong = read_record(raw, file)
        wrong = wrong or find_problems(record, "language", ()) or list(_ambiguous(record))
        problems += wrong
        tables = tables if wrong else joined(tables, record.data)
    return Language(locale, tables), problems


def _ambiguous(record: Record) -> Iterator[Problem]:
    """Words that stand for two things in one table, as for two numbers or two units."""
    seen: dict[tuple[tuple[str, ...], str], str] = {}
    for path, line in leaves(record.data):
        for word in words(str(line)) if len(path) > GROUPED and path[1] not in SHARED else ():
            other = seen.setdefault((path[:-1], word), path[-1])
            if other != path[-1]:
                what = say(
                    "{path}: “{word}” stands at “{other}” too, and can mean one of them only.",
                    path=".".join(path),
                    word=word,
                    other=other,
                )
                yield Problem(record.file, record.line(path), what, say("Take it out of one of the two."), "duplicate")


def _without_effect(own: Mapping[str, bytes], locales: Sequence[str]) -> Iterator[Problem]:
    """Files about languages that the site does not have."""
    possible = dict.fromkeys(language_file(each) for locale in locales for each in lineage(locale))
    for file in own:
        if file not in possible:
            what = say("This file has no effect: the site has no language of this name.")
            yield Problem(file, 1, what, choose(file, possible).advice, "without-effect")
