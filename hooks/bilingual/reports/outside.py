"""Whether the addresses on other sites that pages and data lead to are still there.

Each is asked once, its headers alone where that is enough (RFC 9110, 9.3.2). It is told only if it is gone for sure: a
site that lets no programs in, or that has too much to do, may well be there for readers.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from http.client import HTTPException
from pathlib import Path
from socket import gaierror
from ssl import SSLError
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag
from urllib.request import Request, build_opener

from ..disk.memory import FOLDER, Memory
from ..files.places import DOCS
from ..files.tree import find_files, read_alone
from ..load import MOST
from ..messages import Message, say
from ..problems import Problem
from ..records.reading import Path as Place
from ..records.reading import read_record
from ..site.site import Site
from ..text.addresses import host_of

FILE = FOLDER / "links"
DAY = 86_400  # seconds for which an address that was there is taken to be there
_AT_ONCE = 8
_WAIT = 20  # seconds for an answer
_TRIES = 2
_PAUSE = 5.0  # seconds before a site that has a fault, or does not answer, is asked for the last time
_GONE = {404: say("there is no such page"), 410: say("the page has been taken away")}
_BUSY = 503
_REDIRECTS = (301, 302, 303, 307, 308)
_ANYWHERE = re.compile(r"https://[^\s<>\"'()\[\]]+[^\s<>\"'()\[\].,;:!?]")  # in a text of a data file
_WHOLE = re.compile(r"https://\S+")
_AGENT = "Mozilla/5.0 (compatible; link check of a public service; asks each address once a day)"


@dataclass(frozen=True)
class Outside:
    """An address on another site, without the part behind ``#``, which is not sent; and where it stands first.

    ``others`` are all its other places, as file:line.
    """

    address: str
    file: str
    line: int
    others: tuple[str, ...] = ()


def open_memory(root: Path) -> Memory:
    """When each address was there, in seconds since 1970, of the checkout ``root``."""
    return Memory(root, "1", file=FILE)


def find_outside(root: Path, site: Site) -> list[Outside]:
    """Every address on another site, in the order of the pages and then of the data; the site's own is none."""
    own = host_of(site.data.organisation.data.get("site_address") or "")
    found: dict[str, Outside] = {}
    for address, file, line in [*_in_pages(site), *_in_data(root)]:
        asked = urldefrag(address).url
        if host_of(asked) in ("", own):
            continue
        first = found.setdefault(asked, Outside(asked, file, line))
        if (place := f"{file}:{line}") not in (f"{first.file}:{first.line}", *first.others):
            found[asked] = replace(first, others=(*first.others, place))
    return list(found.values())


def _in_pages(site: Site) -> Iterator[tuple[str, str, int]]:
    for pair in site.pairs.values():
        for page in pair.values():
            for section in page.sections:
                for link in [*section.shape.links, *section.shape.pictures]:
                    yield link.target, page.file, link.line


def _in_data(root: Path) -> Iterator[tuple[str, str, int]]:
    for file in find_files(root, DOCS).files:
        if file.endswith(".yml"):
            record, _ = read_record(read_alone(root, file, MOST)[0], file)
            for place, text in _texts(record.data):
                whole = _WHOLE.fullmatch(text)
                for address in [text] if whole else _ANYWHERE.findall(text):
                    yield address, file, record.line(place)


def _texts(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(each, (*place, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts(each, (*place, number))


def find_gone(addresses: Iterable[Outside], memory: Memory | None = None, pause: float = _PAUSE) -> list[Problem]:
    """Those that are gone, each told once, at its first line, with its other places.

    ``memory`` then knows those that are there, and no others. ``pause`` is how many seconds a site is given that has a
    fault or does not answer, before it is asked again.
    """
    now, known, there = int(time.time()), list(addresses), dict[str, bytes]()
    for one in known:
        seen = memory.get(one.address) if memory else b""
        if seen.isdigit() and 0 <= now - int(seen) < DAY:
            there[one.address] = seen
    waiting = [one for one in known if one.address not in there]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(zip(waiting, pool.map(lambda one: _ask(one.address, pause), waiting), strict=True))
    there |= {one.address: str(now).encode() for one, why in answers.items() if not why}
    if memory:
        memory.keep_only(there)
    to_do = say("Open it. If it has moved, write the new address; if it is gone, take the link out.")
    return [
        Problem(one.file, one.line, _silent(one.address, why), to_do, "gone", "warning", more=_others(one))
        for one, why in answers.items()
        if why
    ]


def _others(one: Outside) -> tuple[Message, ...]:
    return (say("It also stands in {places}.", places=", ".join(one.others)),) if one.others else ()


def _silent(address: str, why: str) -> Message:
    return say("{address} does not answer: {why}.", address=address, why=why)


def _ask(address: str, pause: float) -> str:
    """Why an address is gone; empty if it is there, or if it cannot be known."""
    why, status = "", 0
    for number, method in enumerate(["HEAD", *["GET"] * _TRIES]):
        if number == _TRIES and status not in _GONE:
            time.sleep(pause)  # a fault may be mended soon
        status, why = _answer(address, method)
        if status and status not in _GONE and (status < 500 or status == _BUSY):
            return ""
        why = why or _GONE.get(status, say("the site has a fault ({status})", status=status))
    return why


def _answer(address: str, method: str) -> tuple[int, str]:
    """(status, or 0 if there is no answer; why there is none)."""
    asked = quote(address, safe=":/?#[]@!$&'()*+,;=%~")
    try:
        request = Request(asked, method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"})
        with closing(build_opener().open(request, timeout=_WAIT)) as answer:
            return int(answer.status), ""
    except HTTPError as error:
        error.close()
        is_lost = error.code in _REDIRECTS  # they are followed, and the last of ten leads further
        return (0, say("it leads from one address to the next without end")) if is_lost else (error.code, "")
    except (OSError, HTTPException, ValueError) as error:
        return 0, _said(error.reason if isinstance(error, URLError) else error)


def _said(error: object) -> Message:
    if isinstance(error, gaierror):
        return say("there is no site of this name, or this machine cannot ask for it")
    if isinstance(error, SSLError):
        return say("its certificate does not hold ({reason})", reason=error.reason or str(error))
    if isinstance(error, TimeoutError):
        return say("nothing came within {number} seconds", number=_WAIT)
    return say("there is no connection ({reason})", reason=str(error))
