"""Transcripts of the main page of the tests' service, and of what is done on its pages, as a reviewer reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from ..conftest import INVENTED, ROOT
from ..places import HOME, NAMES, PAGES
from .reading import Step, read_whole, written
from .room import NARROW, open_room
from .scenes import boxes, contents, details, explanation, other_language, search

RECORDS = ROOT / "tests" / "heard" / "real"
RENEW = (
    "The pages are said otherwise than {} says. If that is meant: run make heard-for-real, read the difference as "
    "somebody who only hears it, and commit it."
)
ASKED = {"sv": "bok", "en": "book"}  # what is looked for
FIRST_TERM = {"sv": "Bokbussen", "en": "book bus"}  # of the main page's text
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


def main_page(server: str, browser: str, locale: str) -> Iterator[tuple[str, list[Step]]]:
    """(what is done, what is heard) on the pages of the tests' service at an address, in one language."""
    words, home, with_boxes = words_of_the_frame(locale), server + HOME[locale], server + PAGES[WITH_BOXES][locale]
    with open_room(browser, locale) as room:
        room.open(home)
        for way, steps in read_whole(room).items():
            yield f"by {way}", steps
        room.open(home)
        yield "search", search(room, words, ASKED[locale])
        room.open(home)
        yield "details", details(room, words)
        room.open(home)
        yield "explanation", explanation(room, FIRST_TERM[locale])
        room.open(with_boxes)
        yield "boxes", boxes(room)
        yield "other language", other_language(room, NAMES[OTHER[locale]])
    with open_room(browser, locale, NARROW) as room:
        room.open(home)
        yield "contents, where they are closed", contents(room, words)


def as_text(parts: Iterator[tuple[str, list[Step]]]) -> str:
    """The transcript in full."""
    return "\n".join(f"{name}\n{'-' * len(name)}\n{written(steps)}" for name, steps in parts)
