"""A real web server in front of a folder, on this machine alone: nginx, as Debian has it.

Run as a program, it installs it where that can be done; the tests only look.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "nginx-light"  # Debian's
NOT_TO_BE_HAD = f"nginx is not installed: apt-get install {PACKAGE}"
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"  # Debian puts it where only the superuser looks
_CONFIGURATION = """
daemon off;
{user}
worker_processes 2;
pid {place}/pid;
error_log {place}/error.log crit;
events {{ worker_connections 256; }}
http {{
  types {{ text/html html; text/css css; text/javascript js; image/svg+xml svg; application/json json; }}
  access_log off;
  keepalive_requests 1000000;
  client_body_temp_path {place}/body;
  proxy_temp_path {place}/proxy;
  fastcgi_temp_path {place}/fastcgi;
  uwsgi_temp_path {place}/uwsgi;
  scgi_temp_path {place}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {root};
  }}
}}
"""


def find() -> str | None:
    """The path of an installed nginx; None without one."""
    return shutil.which("nginx", path=_PATH)


@contextmanager
def serve(folder: Path, place: Path) -> Iterator[int]:
    """The port of a running nginx for the folder; ``place`` is an empty folder for what it keeps."""
    command = find()
    assert command, NOT_TO_BE_HAD
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""  # so that its workers reach the tests' folders
    (place / "nginx.conf").write_text(_CONFIGURATION.format(user=user, place=place, port=port, root=folder))
    process = subprocess.Popen([command, "-e", place / "error.log", "-p", place, "-c", place / "nginx.conf"])
    try:
        while process.poll() is None:
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield port
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__" and find() is None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", PACKAGE]):
            subprocess.run(["apt-get", *arguments], env=quiet, stdout=subprocess.DEVNULL, check=False)
    else:
        print(NOT_TO_BE_HAD)
