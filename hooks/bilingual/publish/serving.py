"""serving.yml → how servers answer: headers, types, caching; and what of it would weaken the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from ..data.assets import FOLDER, HASHED
from ..files.tree import read_alone
from ..load import MOST
from ..messages import Message, either, say, together
from ..problems import Problem
from ..records.checking import find_problems
from ..records.reading import Record, read_record
from ..site.site import Site

FILE = "serving.yml"
POLICY, TRANSPORT, EMBEDDER = "Content-Security-Policy", "Strict-Transport-Security", "Cross-Origin-Embedder-Policy"
METHODS = ("GET", "HEAD")
_KEPT = re.compile(rf"{FOLDER}/{HASHED}")
_AGE = re.compile(r"max-age=(\d+)")
_YEAR = 31_536_000  # seconds; what browsers ask for before they know a site to be https only (hstspreload.org)
_SAYS = {  # headers that every answer needs, each with the only value that it can have
    "X-Content-Type-Options": ("nosniff",),
    "Referrer-Policy": ("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"),
    "Cross-Origin-Opener-Policy": ("same-origin",),
    EMBEDDER: ("require-corp",),
    "Cross-Origin-Resource-Policy": ("same-origin", "same-site"),
}
_ONLY = {  # what each part of the policy may say at most (CSP 3)
    **dict.fromkeys(("default-src", "base-uri", "form-action", "frame-ancestors", "object-src"), ("'none'",)),
    **dict.fromkeys(
        ("script-src", "style-src", "img-src", "connect-src", "font-src", "media-src", "manifest-src"),
        ("'none'", "'self'"),
    ),
    "require-trusted-types-for": ("'script'",),
    "trusted-types": ("'none'",),
    "upgrade-insecure-requests": (),
}
_NEEDED = ("default-src", "base-uri", "form-action", "frame-ancestors", "require-trusted-types-for")
_OF_SERVERS = re.compile(  # what servers say themselves, of each answer
    "Age|Allow|Cache-Control|Connection|Content-(Encoding|Length|Type)|Date|ETag|Expires|Keep-Alive|Last-Modified"
    "|Location|Server|Transfer-Encoding|Vary",
    re.I,
)
_REFUSED = {
    "Set-Cookie": say("This cannot be sent: the site keeps nothing on readers' devices, and says so."),
    "Access-Control-Allow-Credentials": say("This cannot be sent: the site knows no readers."),
    "Public-Key-Pins": say(
        "This cannot be sent: browsers no longer know it, and with a mistake in it nobody could reach the site."
    ),
    "X-Powered-By": say("This cannot be sent: it tells attackers what to try."),
}


@dataclass(frozen=True)
class Serving:
    """How servers answer. ``headers`` are those of every answer, ``types`` the media types by the endings of files.

    ``kept`` and ``asked`` are Cache-Control of files that have their digest in their name, and of all others.
    """

    headers: Mapping[str, str]
    types: Mapping[str, str]
    kept: str
    asked: str

    def type_of(self, name: str) -> str:
        """The media type of a file; that of any bytes, if the ending is not known (RFC 2046, 4.5.1)."""
        return self.types.get(PurePosixPath(name).suffix[1:], "application/octet-stream")

    def is_text(self, name: str) -> bool:
        """Whether a file is text, and so gets smaller by being compressed."""
        return "charset" in self.type_of(name)

    def caching(self, name: str) -> str:
        """Cache-Control of a file, by its path from the site's root."""
        return self.kept if _KEPT.fullmatch(name) else self.asked


def read_serving(root: Path, site: Site) -> tuple[Serving | None, list[Problem]]:
    """The description; None with any error in it."""
    raw, problems = read_alone(root, FILE, MOST) if (root / FILE).exists() else (b"", [_missing()])
    record, found = (Record(FILE), problems) if problems else read_record(raw, FILE)
    problems = found or find_problems(record, "serving", ()) or list(_find_weaknesses(record))
    if problems:
        return None, problems
    headers = {name: " ".join(value.split()) for name, value in record.data["headers"].items()}
    caching = record.data["caching"]
    return Serving(
        _with_pictures(headers, site.data.origins.pictures),
        record.data["types"],
        caching["named_by_content"],
        caching["all_else"],
    ), []


def base_of(site: Site) -> str:
    """The path of the site's public address, with a slash at each end."""
    return f"/{urlsplit(site.site_address).path.strip('/')}/".replace("//", "/")


def redirects_of(site: Site) -> list[tuple[str, str]]:
    """(former address from the site's root, the path of today's one), each with and without the slash at its end."""
    base, found = base_of(site), list[tuple[str, str]]()
    for redirect in site.redirects:
        old = redirect.old.rstrip("/")
        found += [(one, base + redirect.new) for one in (old, f"{old}/")]
    return found


def _missing() -> Problem:
    return Problem(FILE, 1, say("The file is missing."), say("Bring it back from an earlier version."), "missing-file")


def _with_pictures(headers: Mapping[str, str], hosts: Sequence[str]) -> dict[str, str]:
    """The headers, if readers see pictures of other sites: these need not say that they may be shown elsewhere."""
    if not hosts:
        return dict(headers)
    sources = " ".join(f"https://{host} https://*.{host}" for host in hosts)
    policy = headers[POLICY].replace("img-src 'self'", f"img-src 'self' {sources}")
    return {**{name: value for name, value in headers.items() if name != EMBEDDER}, POLICY: policy}


def _find_weaknesses(record: Record) -> Iterator[Problem]:
    headers: Mapping[str, str] = record.data["headers"]
    at = ("headers",)

    def wrong(name: str, what: Message, to_do: Message) -> Problem:
        said = say("headers.{name}: {what}", name=name, what=what)
        return Problem(FILE, record.line((*at, name)), said, to_do, "bad-choice")

    for name in headers:
        if _OF_SERVERS.fullmatch(name):
            yield wrong(name, say("Servers say this of each answer by themselves."), say("Take the line out."))
        elif name in _REFUSED:
            yield wrong(name, _REFUSED[name], say("Take the line out."))
    for name in (POLICY, TRANSPORT, *_SAYS):
        if name not in headers:
            yield wrong(name, say("This header is missing."), say("Bring it back from an earlier version."))
    for name, values in _SAYS.items():
        if name in headers and headers[name] not in values:
            what = say("“{value}” protects less.", value=headers[name])
            yield wrong(name, what, say("Write {values}.", values=either(values)))
    if TRANSPORT in headers and not ((age := _AGE.search(headers[TRANSPORT])) and int(age[1]) >= _YEAR):
        what = say("Browsers have to know for a year at least that the site is reached by https only.")
        yield wrong(TRANSPORT, what, say("Write {value}.", value=f"max-age={_YEAR * 2}"))
    yield from (wrong(POLICY, what, to_do) for what, to_do in _wrong_policy(headers.get(POLICY, "")))


def _wrong_policy(policy: str) -> Iterator[tuple[Message, Message]]:
    """(what is wrong, what to do) of a policy that would let more through than the site needs."""
    parts = {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}
    for name in _NEEDED if policy else ():
        if name not in parts:
            yield say("“{name}” is missing.", name=name), say("Write {value}.", value=f"{name} {_ONLY[name][0]}")
    for name, values in parts.items():
        if name not in _ONLY:
            yield say("“{name}” is not known here.", name=name), say("Take it out.")
        for value in values:
            if name in _ONLY and value not in _ONLY[name]:
                to_do = say("Write {name} {values}.", name=name, values=either(_ONLY[name]))
                to_do = to_do if _ONLY[name] else say("Write {name} alone.", name=name)
                if name == "img-src":
                    to_do = together([to_do, say("Sites whose pictures may be shown stand in docs/origins.yml.")])
                yield (
                    say("“{value}” in {name} lets through what the site does not need.", value=value, name=name),
                    to_do,
                )
