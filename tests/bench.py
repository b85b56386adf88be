"""How long the site takes to build, against the same pages built by MkDocs, Material and static-i18n alone.

Run by ``make bench``. Both are built strictly, each in a process of its own, in turns; what counts is the CPU time of
that process, user and system together. On the plain side every value is typed in. Neither side has a search.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from shutil import copytree
from statistics import median

from bilingual.site import Site, gather

ROOT = Path(__file__).parent.parent
PAIRS = 5
LOCALES = ("sv", "en")
PLAIN = """\
site_name: SIUS, Arbetsförmedlingen
site_url: https://not-known-yet.invalid/
theme:
  name: material
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - locale: sv
          name: Svenska
          default: true
        - locale: en
          name: English
          site_name: SIUS, Swedish Public Employment Service
markdown_extensions:
  - attr_list
  - sane_lists
"""


def write_plain_project(site: Site, folder: Path) -> None:
    """The same pages as a project without hooks or templates of its own: titles as headings, values as plain text."""
    (folder / "mkdocs.yml").write_text(PLAIN, encoding="utf-8")
    for name, pair in site.pairs.items():
        for locale, page in pair.items():
            front = site.front(page)
            pieces = (
                piece if isinstance(piece, str) else site.roots[locale][piece.path[0]].phrase(piece.path[1:]).plain
                for piece in page.body
            )
            path = folder / "docs" / locale / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"# {front['title']}\n\n{front['description']}\n\n{''.join(pieces)}", encoding="utf-8")


def cpu_seconds(project: Path, site_folder: Path) -> float:
    """The user and system time of one strict build."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site_folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"The build of {project} failed.")
    return usage.ru_utime + usage.ru_stime


def pages_in(folder: Path) -> int:
    return len(list(folder.rglob("*.html")))


def main() -> None:
    site, problems = gather(ROOT, LOCALES, date.today())
    if site is None or problems:
        sys.exit("The site has problems; make site says which.")
    with tempfile.TemporaryDirectory() as temporary:
        ours, plain = Path(temporary, "ours"), Path(temporary, "plain")
        for name in ("docs", "hooks", "overrides"):
            copytree(ROOT / name, ours / name)
        (ours / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
        plain.mkdir()
        write_plain_project(site, plain)
        built = {project: Path(temporary, f"{project.name}-site") for project in (ours, plain)}
        for project, folder in built.items():  # once before counting, so that compiled Python lies ready for both
            cpu_seconds(project, folder)
        print("CPU seconds of a strict build   this site   plain   ratio")
        rows = []
        for number in range(1, PAIRS + 1):
            mine, theirs = cpu_seconds(ours, built[ours]), cpu_seconds(plain, built[plain])
            rows.append((mine, theirs))
            print(f"pair {number}                          {mine:9.3f} {theirs:7.3f} {mine / theirs:7.2f}")
        mine, theirs = (median(column) for column in zip(*rows, strict=True))
        ratio = median(mine / theirs for mine, theirs in rows)
        print(f"median                          {mine:9.3f} {theirs:7.3f} {ratio:7.2f}")
        print(f"pages                           {pages_in(built[ours]):9} {pages_in(built[plain]):7}")


if __name__ == "__main__":
    main()
