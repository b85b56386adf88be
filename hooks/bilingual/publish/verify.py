"""What is served, or lies in a folder, against the version that was built: every file, form, header and redirect."""

from __future__ import annotations

import gzip
import http.client
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
import zstandard

from ..messages import Message, say, to_say
from ..messages.programs import said_by_program
from ..site.site import Site
from .compression import CODINGS
from .serving import METHODS, Serving, base_of, redirects_of
from .version import Version

_CODINGS = {"br": ".br", "zstd": ".zst", "gzip": ".gz"}
_AT_ONCE = 8
_WAIT = 30  # seconds for an answer
_LARGEST = 64 * 2**20  # bytes of an answer
_MISSING = "not-there-{}/"


class NotVerified(Exception):
    """Nothing could be compared; the message says why."""


@dataclass(frozen=True)
class Answer:
    """An answer of a server: names of headers in small letters, and the body as it came."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def compare_folder(version: Version, folder: Path) -> list[Message]:
    """What differs in a folder, a line each; hidden files and what is of the version before are left alone."""
    differences = list[Message]()
    for name in version.files:
        for one in (name, *(f"{name}{ending}" for ending in CODINGS)):
            own, there = version.folder / one, folder / one
            if own.is_file() and not there.is_file():
                differences.append(say("{file}: is not there.", file=one))
            elif own.is_file() and own.read_bytes() != there.read_bytes():
                differences.append(say("{file}: is another file.", file=one))
    return differences


def compare_served(version: Version, serving: Serving, site: Site, address: str) -> list[Message]:
    """What a server answers otherwise than it should, a line each. Raises NotVerified if it does not answer at all."""
    asked = _Asking(address, base_of(site))
    asked.get("", "identity")  # or nothing is compared
    redirects = redirects_of(site)
    elsewhere = {"404.html", *(f"{old}index.html" for old, _ in redirects)}  # which servers answer otherwise
    work: list[Callable[[], Iterator[str]]] = [
        lambda name=name: _compare_file(version, serving, asked, name)  # type: ignore[misc]
        for name in version.files
        if name not in elsewhere
    ]
    work += [
        lambda: _compare_missing(version, serving, asked),
        lambda: _compare_methods(serving, asked),
        lambda: _compare_redirects(serving, asked, redirects),
    ]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return [line for found in pool.map(lambda one: list(one()), work) for line in found]


class _Asking:
    def __init__(self, address: str, base: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NotVerified(say("“{address}” is no address, as in URL=https://www.example.org/", address=address))
        self._parts, self._base = parts, parts.path.rstrip("/") + "/" if parts.path.strip("/") else base

    def get(self, path: str, codings: str, method: str = "GET") -> Answer:
        """One answer to a path from the site's root; nothing is followed."""
        host = self._parts.hostname or ""
        if self._parts.scheme == "https":
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                host, self._parts.port, timeout=_WAIT, context=ssl.create_default_context()
            )
        else:
            connection = http.client.HTTPConnection(host, self._parts.port, timeout=_WAIT)
        try:
            connection.request(method, self._base + path, headers={"Accept-Encoding": codings})
            found = connection.getresponse()
            headers: dict[str, str] = {}
            for name, value in found.getheaders():
                key = name.lower()
                headers[key] = f"{headers[key]}, {value}" if key in headers else value
            return Answer(found.status, headers, found.read(_LARGEST))
        except (OSError, http.client.HTTPException) as error:
            address = self._parts.geturl()
            raise NotVerified(
                say("{address} does not answer: {error}", address=address, error=said_by_program(str(error)))
            ) from error
        finally:
            connection.close()


def _path(name: str) -> str:
    return name.removesuffix("index.html")


def _compare_file(version: Version, serving: Serving, asked: _Asking, name: str) -> Iterator[Message]:
    content = (version.folder / name).read_bytes()
    codings = ["identity", *(one for one, ending in _CODINGS.items() if (version.folder / f"{name}{ending}").is_file())]
    for coding in codings:
        answer = asked.get(_path(name), coding)
        where = f"/{_path(name)}" + (f" ({coding})" if coding != "identity" else "")
        if answer.status != 200:
            yield say("{where}: {status} in place of 200.", where=where, status=answer.status)
            continue
        sent = answer.headers.get("content-encoding", "")
        if sent not in ("", coding):
            yield say("{where}: is sent as {sent}, which was not asked for.", where=where, sent=sent)
        elif _opened(answer, sent) != content:
            yield say("{file}: is another file.", file=where)
        elif coding in ("br", "gzip") and not sent:
            yield say("{where}: is not compressed.", where=where)
        yield from _compare_headers(serving, name, answer, where, varies=len(codings) > 1)


def _compare_headers(serving: Serving, name: str, answer: Answer, where: str, varies: bool) -> Iterator[Message]:
    wanted = {**serving.headers, "Content-Type": serving.type_of(name), "Cache-Control": serving.caching(name)}
    for header, value in wanted.items():
        said = answer.headers.get(header.lower())
        if said != value:
            what = to_say("{where}: {header} is missing, and should be “{value}”.")
            if said:
                what = to_say("{where}: {header} is “{said}”, and should be “{value}”.")
            yield say(what, where=where, header=header, said=said, value=value)
    if varies and "accept-encoding" not in answer.headers.get("vary", "").lower():
        yield say("{where}: Vary does not say that there are other forms (Accept-Encoding).", where=where)


def _compare_missing(version: Version, serving: Serving, asked: _Asking) -> Iterator[Message]:
    path = _MISSING.format("b1l1ngual")
    for place in (path, f"assets/{path}", ".git/config"):
        answer = asked.get(place, "identity")
        if answer.status != 404:
            yield say("{where}: {status} in place of 404.", where=f"/{place}", status=answer.status)
        elif answer.body != (version.folder / "404.html").read_bytes():
            yield say("{where}: does not get the page that says what is missing.", where=f"/{place}")
        else:
            yield from _compare_headers(serving, "404.html", answer, f"/{place}", varies=True)


def _compare_methods(serving: Serving, asked: _Asking) -> Iterator[Message]:
    for method in ("POST", "OPTIONS"):
        answer = asked.get("", "identity", method)
        if answer.status != 405 or answer.headers.get("allow") != ", ".join(METHODS):
            yield say(
                "{method} /: {status} in place of 405 with “Allow: {methods}”.",
                method=method,
                status=answer.status,
                methods=", ".join(METHODS),
            )


def _compare_redirects(serving: Serving, asked: _Asking, redirects: Sequence[tuple[str, str]]) -> Iterator[Message]:
    for old, new in redirects:
        answer = asked.get(old, "identity")
        where = answer.headers.get("location", "")
        if answer.status not in (301, 308) or urlsplit(where).path != new:
            what = to_say("{old}: {status} in place of 301 to {new}.")
            if where:
                what = to_say("{old}: {status} to {where} in place of 301 to {new}.")
            yield say(what, old=f"/{old}", status=answer.status, where=where, new=new)
        missing = [name for name, value in serving.headers.items() if answer.headers.get(name.lower()) != value]
        if missing:
            yield say("{old}: headers are missing or others: {names}.", old=f"/{old}", names=", ".join(missing))


def _opened(answer: Answer, coding: str) -> bytes | None:
    try:
        if coding == "br":
            return bytes(brotli.decompress(answer.body))
        if coding == "zstd":
            return zstandard.ZstdDecompressor().decompressobj().decompress(answer.body)
        return gzip.decompress(answer.body) if coding == "gzip" else answer.body
    except (brotli.error, zstandard.ZstdError, OSError, EOFError):
        return None
