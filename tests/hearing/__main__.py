"""Writes what a real screen reader says. Run by ``make heard-for-real``.

Of the tests' service: ``tests/heard/real/``, which make proof compares. Of the real site, every page in every language,
by line, by heading and by Tab: the folder ``review/heard/``, for reviewers alone, since editors change these pages as
they like. Ends with 1 if something is heard there that must never be.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path

from ..confirming import LOCALES
from ..conftest import INVENTED, ROOT, Build, copy_project
from ..places import locale_of
from ..serving import Server, serve
from ..weigh import build
from .never import never
from .reading import read_whole, written
from .room import BROWSERS, at_once, not_to_be_heard, open_room
from .transcripts import as_text, main_page, record_of

TARGET = ROOT / "review" / "heard"


def hear_the_tests_service(server: Server, browser: str, locale: str) -> list[str]:
    """Writes one transcript; nothing is judged, since make proof does that."""
    record = record_of(browser, locale)
    record.parent.mkdir(parents=True, exist_ok=True)
    record.write_text(as_text(main_page(server.address, browser, locale)), encoding="utf-8")
    return []


def hear_the_real_site(server: Server, folder: Path, browser: str, address: str) -> list[str]:
    """Writes a transcript of a page and each way to read it; gives what must never be heard."""
    page, locale, found = Build(0, "", folder).page(address), locale_of(address), []
    name = address.strip("/").replace("/", "-").removesuffix(".html") or "main"
    with open_room(browser, locale) as room:
        room.open(server.address + address)
        whole = read_whole(room)
    for way, steps in whole.items():
        target = TARGET / browser / locale / f"{name}.{way}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(written(steps), encoding="utf-8")
        found += [f"/{address}, {browser}, by {way}: {each}" for each in never(steps, page, locale)]
    print(f"/{address}, {browser}", flush=True)
    return found


def addresses(folder: Path) -> list[str]:
    """Every page of a site, those with the most text first, so that none of them is left when all others are read."""
    pages = sorted(folder.rglob("*.html"), key=lambda path: -path.stat().st_size)
    return [path.relative_to(folder).as_posix().removesuffix("index.html") for path in pages]


def main() -> int:
    if why := not_to_be_heard(*BROWSERS):
        sys.exit(why)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        invented = place / "invented"
        invented.mkdir()
        ours, tests = build(ROOT, place / "site"), build(copy_project(invented, INVENTED).root, place / "tests")
        with serve(ours) as real, serve(tests) as of_tests:
            pages = product([real], [ours], BROWSERS, addresses(ours))
            hear = {hear_the_tests_service: product([of_tests], BROWSERS, LOCALES), hear_the_real_site: pages}
            jobs = [(each, *case) for each, cases in hear.items() for case in cases]
            heard = at_once(lambda each, *case: each(*case), jobs)
    found = [fault for faults in heard.values() for fault in faults]
    print("\n".join(found) or "Nothing is heard that must never be.")
    print(f"Written: {TARGET.relative_to(ROOT)}/ and tests/heard/real/")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
