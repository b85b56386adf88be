"""In which language editors are told: as they ask, as docs/site.yml says, or as the machine of whoever asks does."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .data.basics import FILE, read_language_of_messages
from .files.tree import read_file
from .messages import CATALOGUES, ENGLISH, choose_language, has_its_places, languages, read_catalogue, say, together
from .problems import Problem, choose, quote
from .records.reading import MAX_BYTES

VARIABLE = "MESSAGES"  # the code of a language; it is asked before anything else
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")  # POSIX, 8.2: the first of them that is set counts


class NoLanguage(ValueError):
    """Nothing can be said in the language that was asked for; the message says which there are."""


def language_of(root: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The language in which the editors of the site below ``root`` are told. Raises NoLanguage."""
    asked = environment.get(VARIABLE, "").strip()
    if asked and asked not in languages():
        what = say(
            "{variable}={language}: Messages cannot be said in this language.", variable=VARIABLE, language=quote(asked)
        )
        raise NoLanguage(together([what, choose(asked, languages()).advice], "\n    "))
    return asked or _without_asking(root, environment)


def language_at_least(root: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The same, where nobody can be told that there is no such language: then the one that would be without asking."""
    try:
        return language_of(root, environment)
    except NoLanguage:
        return _without_asking(root, environment)


def languages_of_all(root: Path, locales: Iterable[str], environment: Mapping[str, str] = os.environ) -> list[str]:
    """Every language of messages, for what a whole team reads: first that which is asked for, or is set for the site.

    Without either it is that of the site's first language: what machine says it, nobody of the team has chosen.
    """
    raw, _ = read_file(root, FILE, MAX_BYTES)
    asked = environment.get(VARIABLE, "").strip() or read_language_of_messages(raw)
    return list(dict.fromkeys([asked or choose_language(locales), *languages()]))


def find_faults(language: str) -> Iterator[Problem]:
    """What is wrong with the catalogue of a language, at its line; what is meant there is said untranslated."""
    file = f"{CATALOGUES.name}/{language}.po"
    try:
        entries = read_catalogue(language) if language != ENGLISH else ()
    except (OSError, ValueError) as error:
        what = say("This catalogue of messages cannot be read: {reason}.", reason=str(error))
        to_do = say("All is said untranslated meanwhile. Bring the file back from an earlier version.")
        yield Problem(file, getattr(error, "lineno", 0) + 1, what, to_do, "record-unreadable", "note")
        return
    for entry in entries:
        patterns = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
        said = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        if patterns[0] and not all(not text or has_its_places(text, *patterns) for text in said):
            what = say("The places of this message are not those of the original: “{message}”", message=quote(said[0]))
            to_do = say(
                "It is said untranslated meanwhile. Write each place as it stands there: {pattern}",
                pattern=quote(patterns[0]),
            )
            yield Problem(file, entry.lineno or 1, what, to_do, "record-unreadable", "note")


def _without_asking(root: Path, environment: Mapping[str, str]) -> str:
    raw, _ = read_file(root, FILE, MAX_BYTES)
    locale = next(filter(None, map(environment.get, LOCALES)), "")
    return read_language_of_messages(raw) or choose_language([locale])
