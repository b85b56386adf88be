"""Serves a built site on this machine alone, as a good public server would, and keeps count of all that it sends.

HTTP/1.1, everything that gets smaller by gzip compressed at its highest level, and answers that a browser may keep: a
page as long as it is asked for each time, the rest for a day. No Brotli, which would weigh about a tenth less, so that
any server can hold what is measured here.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

KINDS = ("HTML", "CSS", "JS", "font", "image", "other")
TYPES = {
    # ending: kind, media type
    ".html": ("HTML", "text/html; charset=utf-8"),
    ".css": ("CSS", "text/css; charset=utf-8"),
    ".js": ("JS", "text/javascript; charset=utf-8"),
    ".woff2": ("font", "font/woff2"),
    ".svg": ("image", "image/svg+xml"),
    ".png": ("image", "image/png"),
    ".ico": ("image", "image/x-icon"),
    ".json": ("other", "application/json"),
    ".jsonld": ("other", "application/ld+json"),
    ".xml": ("other", "application/xml"),
    ".txt": ("other", "text/plain; charset=utf-8"),
    ".wasm": ("other", "application/wasm"),
}
UNKNOWN = ("other", "application/octet-stream")


@dataclass(frozen=True)
class Answer:
    """What is sent for one address: the bytes on the wire, with the headers."""

    kind: str
    etag: str
    content: bytes


@dataclass(frozen=True)
class Sent:
    """One request that was answered, and the bytes that it took."""

    path: str
    kind: str
    size: int


class Server(ThreadingHTTPServer):
    """A folder's files, read and compressed once; ``sent`` grows with every request."""

    def __init__(self, folder: Path, policy: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        files = (path for path in folder.rglob("*") if path.is_file())
        self.answers = {f"/{path.relative_to(folder).as_posix()}": _answer(path, policy) for path in files}
        self.missing = _answer(folder / "404.html", policy, "404 Not Found")
        self.sent: list[Sent] = []

    @property
    def address(self) -> str:
        """The site's address, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def answer(self, path: str) -> Answer:
        """The answer to a path; a folder without its slash is sent on, as public servers do."""
        if f"{path}/index.html" in self.answers:
            return Answer("HTML", "", _head("301 Moved Permanently", {"Location": f"{path}/", "Content-Length": "0"}))
        return self.answers.get(f"{path}index.html" if path.endswith("/") else path, self.missing)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        answer = self.server.answer(path)
        content = answer.content
        if answer.etag and self.headers.get("If-None-Match") == answer.etag:
            content = _head("304 Not Modified", {"ETag": answer.etag})
        self.wfile.write(content)
        self.server.sent.append(Sent(path, answer.kind, len(content)))

    def log_message(self, format: str, *args: object) -> None:
        pass


def _answer(path: Path, policy: str, status: str = "200 OK") -> Answer:
    kind, media_type = TYPES.get(PurePosixPath(path).suffix, UNKNOWN)
    plain = path.read_bytes()
    body = min(plain, gzip.compress(plain, mtime=0), key=len)
    etag = f'"{sha256(body).hexdigest()[:16]}"'
    headers = {
        "Content-Type": media_type,
        "Content-Length": str(len(body)),
        "Cache-Control": "no-cache" if kind == "HTML" else "max-age=86400",
        "ETag": etag,
        "Vary": "Accept-Encoding",
    }
    if policy:
        headers["Content-Security-Policy"] = policy
    if body is not plain:
        headers["Content-Encoding"] = "gzip"
    return Answer(kind, etag, _head(status, headers) + body)


def _head(status: str, headers: dict[str, str]) -> bytes:
    lines = (f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items()), "", "")
    return "\r\n".join(lines).encode()


@contextmanager
def serve(folder: Path, policy: str = "") -> Iterator[Server]:
    """A running server of a folder; ``policy`` is its Content Security Policy."""
    with Server(folder, policy) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
