"""Transcripts of the main page of the tests' service, and of what is done on its pages, as a reviewer reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from ..conftest import INVENTED, ROOT
from ..places import HOME, NAMES, PAGES
from .reading import WAYS, Step, read, written
from .room import Room
from .scenes import boxes, details, other_language, search

RECORDS = ROOT / "tests" / "heard" / "real"
RENEW = (
    "The pages are said otherwise than {} says. If that is meant: run make heard-for-real, read the difference as "
    "somebody who only hears it, and commit it."
)
ASKED = {"sv": "bok", "en": "book"}  # what is looked for
OTHER = {"sv": "en", "en": "sv"}
WITH_BOXES = "checklist.md"


def words_of_the_frame(locale: str, sources: Path = INVENTED) -> dict[str, str]:
    """The words of the frame of a service's pages."""
    data = yaml.safe_load((sources / f"docs/wording/{locale}.yml").read_text(encoding="utf-8"))
    texts: dict[str, str] = data["texts"]
    return texts


def record_of(browser: str, locale: str) -> Path:
    """Where a transcript of the tests' service stands."""
    return RECORDS / browser / f"{locale}.txt"


def main_page(room: Room, server: str, locale: str) -> Iterator[tuple[str, list[Step]]]:
    """(what is done, what is heard) on the pages of the tests' service at an address, in one language."""
    words, home = words_of_the_frame(locale), server + HOME[locale]
    for way in WAYS:
        room.open(home)
        yield f"by {way}", read(room, way)
    room.open(home)
    yield "search", search(room, words, ASKED[locale])
    room.open(home)
    yield "details", details(room, words)
    room.open(server + PAGES[WITH_BOXES][locale])
    yield "boxes", boxes(room)
    room.open(server + PAGES[WITH_BOXES][locale])
    yield "other language", other_language(room, NAMES[OTHER[locale]])


def as_text(parts: Iterator[tuple[str, list[Step]]]) -> str:
    """The transcript in full."""
    return "\n".join(f"{name}\n{'-' * len(name)}\n{written(steps)}" for name, steps in parts)
