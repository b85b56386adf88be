"""A version → a folder, or a host by rsync over ssh, so that readers of any moment get pages with all they ask for.

First what pages ask for, then the pages, each in place at once when all have come; last what is gone. What pages ask
for and is gone from this version stays for one version more: readers may still have a page of the one before open.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from ..disk.seen import HIDDEN_FOR_ALL
from ..messages import Message, say, together
from .host import SECURITY
from .version import Version

LIST = ".of-this-version"  # on the target: the files of the version that is there, a line each
# What others put there stays, such as what https is set up through (RFC 8555); what is gone of our own does not.
_HIDDEN = (f"risk /{SECURITY}*", f"protect /{HIDDEN_FOR_ALL}/**", "protect /.*")
_PAGES = ("*.html", "*.html.br", "*.html.gz", "*.html.zst")
_WAIT = 60  # seconds without a word from the other side
_NO_CONNECTION = say("no connection could be made, or it broke")
_REASONS = {  # exit codes of rsync, rsync(1); without a connection it ends with one of several, as it happens
    5: say("the other side does not let this user in"),
    10: _NO_CONNECTION,
    11: say("a file could not be read or written"),
    12: _NO_CONNECTION,
    23: say("some files could not be written there"),
    24: say("some files were gone before they could be sent"),
    30: say("nothing came from the other side for a minute"),
    35: say("the other side did not answer in time"),
    127: say("the other side has no rsync"),
    255: _NO_CONNECTION,
}


class NotPublished(Exception):
    """The version was not put there, or not all of it; the message says why and what readers get."""


def publish(version: Version, target: str) -> None:
    """Puts a version on its target, a folder or ``host:folder``. Raises NotPublished."""
    if not which("rsync"):
        raise NotPublished(say("rsync is not installed, which sends the files: apt-get install rsync"))
    if target.startswith("-") or "::" in target or target.startswith("rsync:"):
        raise NotPublished(
            say("“{target}” is neither a folder nor host:folder, as in TO=web@www.example.org:/srv/site", target=target)
        )
    with TemporaryDirectory() as temporary:
        old = _read_list(target, Path(temporary))
        gone = sorted(set(old) - set(version.files))
        kept = [name for name in gone if not name.endswith(".html")]
        listed = Path(temporary, LIST)
        listed.write_text("".join(f"{name}\n" for name in version.files), encoding="utf-8")
        source = f"{version.folder}/"
        _rsync([*_each("--exclude", _PAGES), source], target, say("Readers get the version before."))
        _rsync(
            [source],
            target,
            say("Readers get some pages of this version and others of the one before, all of them whole."),
        )
        done = say("Readers get this version; only what is gone from it is still there.")
        forms = [f"/{name}{ending}" for name in kept for ending in ("", ".br", ".gz", ".zst")]
        protected = _each("--filter", (*_HIDDEN, *(f"protect {one}" for one in forms)))
        _rsync(["--delete-after", *protected, source], target, done)
        _rsync([str(listed)], target, done)


def _read_list(target: str, folder: Path) -> Sequence[str]:
    """The files of the version that is on the target; none where there is no list, as at the first time."""
    path = folder / "before"
    done = subprocess.run(
        _command([f"{target.rstrip('/')}/{LIST}"], str(path)), capture_output=True, text=True, check=False
    )
    if done.returncode in (0, 23) or (done.returncode == 3 and ":" not in target):  # 23: there is no such file yet
        return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    raise NotPublished(_said(target, done, say("Readers get the version before.")))


def _each(option: str, values: Iterable[str]) -> list[str]:
    return [word for value in values for word in (option, value)]


def _rsync(arguments: Sequence[str], target: str, what_readers_get: Message) -> None:
    done = subprocess.run(_command(arguments, f"{target.rstrip('/')}/"), capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotPublished(_said(target, done, what_readers_get))


def _command(arguments: Sequence[str], target: str) -> list[str]:
    """By content, since every build writes every file anew; what is the same keeps its time."""
    is_asked = bool(sys.stdin) and sys.stdin.isatty()  # then ssh may ask for a password
    shell = [] if is_asked or os.environ.get("RSYNC_RSH") else ["--rsh", "ssh -o BatchMode=yes"]
    options = [
        "--recursive",
        "--mkpath",
        "--checksum",
        "--delay-updates",
        "--chmod=D755,F644",
        "--protect-args",
        f"--timeout={_WAIT}",
    ]
    return ["rsync", *options, *shell, *arguments[:-1], "--", arguments[-1], target]


def _said(target: str, done: subprocess.CompletedProcess[str], what_readers_get: Message) -> Message:
    why = _REASONS.get(done.returncode) or say("rsync ended with {status}", status=done.returncode)
    said = next((line.strip() for line in done.stderr.split("\n") if line.strip()), "")
    what = say("{target}: Not published, because {why}.", target=target, why=why)
    if said:
        what = say("{target}: Not published, because {why} ({said}).", target=target, why=why, said=said)
    return together([what, together([what_readers_get, say("Mend it, and publish again.")])], "\n    ")
