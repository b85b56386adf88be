"""A site that is built again and again while many ask for it, all on this machine: what each answer was.

``python -m tests.load`` prints the figures. Every version has an asset of a name of its own; whoever gets a page asks
for the asset of that page's version next, as a browser does, and once more when the next version is out, as one does
that has had the page open.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bilingual.gather import gather
from bilingual.publish.servers import configurations
from bilingual.publish.serving import FILE, read_serving

from . import servers
from .confirming import THREE, TODAY
from .conftest import DAY, ROOT, Build, Project, copy_project

CONNECTIONS = 64
VERSIONS = 6
PAUSE = 0.01  # seconds between two pages of one connection, so that the builds beside it come on
_VERSION = re.compile(rb"Hello from version (\d+)\.")


@dataclass
class Answers:
    """What was answered: how many by status, and from which version; and all that is neither old nor new."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    versions: Counter[str] = field(default_factory=Counter)
    assets: int = 0
    assets_of_before: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        statuses = ", ".join(f"{status}: {count:,}" for status, count in sorted(self.statuses.items()))
        versions = ", ".join(f"{name}: {count:,}" for name, count in sorted(self.versions.items()))
        return (
            f"{self.requests:,} requests over {CONNECTIONS} connections\n"
            f"answers by status      {statuses}\n"
            f"answers by version     {versions}\n"
            f"assets of a page       {self.assets:,}, when the next version was out: {self.assets_of_before:,}\n"
            f"partial, mixed, other  {len(self.wrong):,} {self.wrong[:3] or ''}"
        )


@dataclass
class _Run:
    """The versions by number, path and content; and the number of the one that was last published."""

    versions: Sequence[Mapping[str, bytes]]
    answers: Answers = field(default_factory=Answers)
    last: int = 0
    done: bool = False


def asset(number: int, files: Iterable[str]) -> str:
    """The name of a version's own asset, among the names of its files."""
    return next(name for name in files if name.startswith(f"assets/mark-{number}."))


def make_version(project: Project, number: int) -> None:
    """The project in another version: every page says so, and asks for an asset of another name."""
    for old in (project.root / "overrides/assets").glob("mark-*.svg"):
        old.unlink()
    project.write(
        f"overrides/assets/mark-{number}.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><title>{number}</title></svg>'
    )
    project.write("overrides/partials/mark.html", f"<p>Hello from version {number}.</p>\n")


def measure(folder: Path, put: Callable[[Project, Path], object] | None = None) -> Answers:
    """Builds the versions one after the other in ``folder``, an empty one, while all of them are asked for.

    ``put`` puts a project's site where it is served, if it is not built there.
    """
    put = put or _build
    (folder / "nginx").mkdir()
    (folder / "project").mkdir()
    project = copy_project(folder / "project")
    shutil.copyfile(ROOT / FILE, project.root / FILE)
    footer = (project.root / "overrides/partials/footer.html").read_text(encoding="utf-8")
    project.write("overrides/partials/footer.html", '{% include "partials/mark.html" %}\n' + footer)
    versions = []
    for number in range(VERSIONS):
        make_version(project, number)
        versions.append(_build(project, folder / f"version-{number}").files())
    make_version(project, 0)
    site = folder / "public" / "site"
    put(project, site)
    run = _Run(versions)
    with servers.serve("nginx", _configuration(project, site, folder), folder / "nginx") as server:
        load = threading.Thread(target=lambda: asyncio.run(_ask(run, server.port)))
        load.start()
        for number in range(1, VERSIONS):
            make_version(project, number)
            put(project, site)
            run.last = number
        run.done = True
        load.join()
    return run.answers


def publish(project: Project, target: Path) -> None:
    """By make publish, in processes of its own."""
    _build(project, project.root / "site")
    command = [sys.executable, "-m", "bilingual", "publish", "--", str(target)]
    subprocess.run(command, cwd=project.root, env={**os.environ, **DAY}, check=True, stdout=subprocess.DEVNULL)


def _configuration(project: Project, site: Path, folder: Path) -> Path:
    read, _ = gather(project.root, THREE, TODAY)
    assert read
    serving, _ = read_serving(ROOT, read)
    assert serving
    path = folder / "nginx.conf"
    path.write_text(configurations(serving, read, str(site))["nginx.conf"], encoding="utf-8")
    return path


def _build(project: Project, folder: Path) -> Build:
    """In a process of its own, as it is in life, so that this one can go on asking."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(
        command, cwd=project.root, env={**os.environ, **DAY}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return Build(done.returncode, "", folder)


async def _ask(run: _Run, port: int) -> None:
    await asyncio.gather(*(_connection(run, port, Random(number)) for number in range(CONNECTIONS)))


async def _connection(run: _Run, port: int, chance: Random) -> None:
    names = sorted(set.intersection(*(set(version) for version in run.versions)) - {"404.html", "sitemap.xml.gz"})
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    held = -1  # the version of a page that is kept open
    while not run.done:
        await asyncio.sleep(PAUSE)
        name = chance.choice(names)
        content = await _get(run, reader, writer, name, range(len(run.versions)))
        if found := _VERSION.search(content):
            number = int(found[1])
            await _get(run, reader, writer, asset(number, run.versions[number]), [number])
            run.answers.assets += 1
            if held < 0 and number == run.last:
                held = number
        if 0 <= held < run.last:
            await _get(run, reader, writer, asset(held, run.versions[held]), [held])
            run.answers.assets += 1
            run.answers.assets_of_before += 1
            held = -1
    writer.close()


async def _get(
    run: _Run, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, name: str, expected: Sequence[int]
) -> bytes:
    """One answer, counted; it must be, byte by byte, the file of one of the expected versions."""
    path = name.removesuffix("index.html")
    writer.write(f"GET /{path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head.split(b" ", 2)[1])
    length = re.search(rb"(?i)^content-length: (\d+)", head, re.M)
    content = await reader.readexactly(int(length[1])) if length else b""
    of = [number for number in expected if run.versions[number].get(name) == content]
    run.answers.requests += 1
    run.answers.statuses[status] += 1
    run.answers.versions["in several" if len(of) > 1 else f"only in {of[0]}" if of else "none"] += 1
    if status != 200 or not of:
        run.answers.wrong.append(f"{status} /{path}, {len(content)} bytes")
    return content


def main() -> None:
    if servers.find("nginx") is None:
        sys.exit(servers.not_to_be_had("nginx"))
    with tempfile.TemporaryDirectory() as folder:
        print(measure(Path(folder)))


if __name__ == "__main__":
    main()
