"""The preview: what is saved is seen, and half-done work is normal.

One preview serves all tests here, as an editor's does all day. Each test saves something else, and needs nothing that
another one has saved.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from gzip import decompress
from pathlib import Path
from threading import Timer
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from lxml import html
from mkdocs.__main__ import cli

from .. import assets
from ..conftest import DAY, Build, Project, copy_in_two, words_of
from ..places import PAGES

DRAFT = "---\ntitle: Idé\ndescription: Text.\nslug: {slug}\ndraft: true\n---\n"
BUILT = "Reloading browsers"
FAILED = "bilingual: The pages say so too, and come back when it is mended."
LONGEST = 90  # seconds, so that a test ends that would otherwise wait for ever; the preview answers within 60


@dataclass(frozen=True)
class Preview:
    """A running preview of a project. Reading a page also tells which version of the site it is from."""

    project: Project
    address: str
    process: subprocess.Popen[str]
    temporary: Path  # where it has made a folder for what it shows

    def files(self) -> dict[str, Path]:
        """What it shows, by the path from there, and where that lies."""
        (folder,) = self.temporary.glob("mkdocs_*")
        return {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}

    def read(self, path: str) -> tuple[str, int]:
        """(a file of the site as text, the version that the preview's own script waits on)"""
        with urlopen(self.address + path, timeout=LONGEST) as answer:
            text: str = answer.read().decode("utf-8")
        version = re.search(r"livereload\((\d+), \d+\);", text)
        return text, int(version[1]) if version else 0

    def wait_for_newer(self, version: int) -> None:
        """Waits as the page's own script does: the answer comes when a newer version has been built."""
        with urlopen(f"{self.address}livereload/{version}/{version}", timeout=LONGEST) as answer:
            assert int(answer.read()) > version

    @contextmanager
    def held(self) -> Iterator[None]:
        """Meanwhile it neither looks nor builds."""
        self.process.send_signal(signal.SIGSTOP)
        yield
        self.process.send_signal(signal.SIGCONT)

    def says(self, *ends: str, what: str = "") -> str:
        """What the preview says after it was last heard, up to and with the first line that holds an end.

        Of several such parts, the first in which it says ``what``.
        """
        said, heard = "", ""
        assert self.process.stdout is not None
        patience = Timer(LONGEST, self.process.kill)
        patience.start()
        for line in self.process.stdout:
            said += line
            if any(end in line for end in ends):
                if what in said:
                    patience.cancel()
                    return said
                said, heard = "", heard + said
        patience.cancel()
        pytest.fail(f"The preview ended without saying {what!r}: {heard}{said}")

    def says_of_a_build_with(self, what: str) -> str:
        """What the preview says of the next build, good or bad, in which it says this."""
        return self.says(BUILT, FAILED, what=what)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """That of a copy of the project and of the generator."""
    project = copy_in_two(tmp_path_factory.mktemp("served"), hooks=True)
    with serving(project, tmp_path_factory.mktemp("shown")) as running:
        yield running


@contextmanager
def serving(project: Project, temporary: Path) -> Iterator[Preview]:
    """``mkdocs serve`` as make serve calls it, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project.root,
        env={**os.environ, **DAY, "PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    running = Preview(project, f"http://127.0.0.1:{port}/", process, temporary)
    try:
        running.says("Serving on")
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


@pytest.mark.parametrize("port", ["taken", "70000"])
def test_a_port_that_cannot_be_had_is_told_with_a_way_out(tmp_path: Path, port: str) -> None:
    """Not with a traceback, after which nobody knows what to do."""
    project = copy_in_two(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = str(taken.getsockname()[1]) if port == "taken" else port
        with chdir(project.root):
            done = CliRunner().invoke(cli, ["serve", "--livereload", f"--dev-addr=127.0.0.1:{number}"], env=DAY)
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    why = {"taken": "something else is shown there, perhaps another preview"}.get(port, "that is no port")
    said = (
        f"The preview cannot be shown at 127.0.0.1:{number}: {why}.\n"
        "    End that, or take another port: make serve PORT=8001\n"
    )
    assert said in done.stderr
    is_built = "Building 'en' documentation" in done.stderr  # the last thing that is said in every build
    assert is_built == (port == "taken")  # what can be known is told before the build


CHANGES = (
    # file, what stands there, what is written, page, what the page shows then
    ("docs/sv/index.md", "Personalen hjälper dig", "Föraren hjälper dig", "", "Föraren hjälper dig"),
    ("docs/rules.yml", "value: 9", "value: 11", "en/", 'at least <span class="tied">11 months</span>'),
    ("docs/sv/index.md", "ligger närmast", "finns närmast", "assets/search/sv.json", "finns närmast"),
    ("overrides/partials/footer.html", "{{ words.email }}</dt>", "A new footer.</dt>", "en/find/", "A new footer."),
    ("overrides/assets/tokens.css", "--measure: 36rem", "--measure: 37rem", "site.css", "--measure:37rem"),
)


@pytest.mark.parametrize(("file", "old", "new", "path", "shown"), CHANGES, ids=[change[4] for change in CHANGES])
def test_what_is_saved_is_seen_without_a_restart(
    preview: Preview, file: str, old: str, new: str, path: str, shown: str
) -> None:
    before, _ = preview.read(_named(path, preview))
    _, version = preview.read("")
    assert shown not in before
    preview.project.change(file, old, new)
    preview.wait_for_newer(version)
    after, _ = preview.read(_named(path, preview))
    assert shown in after


def _named(path: str, preview: Preview) -> str:
    """The address of an asset says what is in it, so it is another one after a change."""
    return assets.read(preview.project.root / "overrides").addresses.get(path, path)


def test_a_half_done_page_is_a_warning_and_is_shown(preview: Preview) -> None:
    _, version = preview.read("")
    preview.project.write(
        "docs/sv/half.md",
        "---\ntitle: Halv sida\ndescription: Inte klar.\nslug: halv-sida\n---\n\n## Om den\n\nText.\n",
    )
    preview.wait_for_newer(version)
    text, _ = preview.read("halv-sida/")
    page = html.fromstring(text)
    assert [words_of(each) for each in page.iter("h1", "h2") if each.xpath("ancestor::main")] == ["Halv sida", "Om den"]
    assert [words_of(each) for each in page.iter("a") if each.get("hreflang")] == ["Go to the start page"]
    said = preview.says_of_a_build_with(
        "WARNING -  bilingual: docs/sv/half.md:1: This page has no counterpart: docs/en/half.md does not exist.\n"
        "    Write that page, with the same file name, or remove this one.\n"
        "    If it is meant to be in some languages only, say why in the front matter: only: …\n"
    )
    assert (
        "WARNING -  bilingual: docs/sv/half.md:7: The heading “Om den” has no identifier.\n"
        "    Add one after it, the same in every language: { #name-of-section }.\n"
    ) in said


def test_a_draft_is_shown_and_says_that_it_is_one(preview: Preview) -> None:
    _, version = preview.read("")
    preview.project.write("docs/en/idea.md", DRAFT.format(slug="idea"))
    preview.project.write("docs/sv/idea.md", DRAFT.format(slug="ide"))
    preview.wait_for_newer(version)
    assert BUILT in preview.says_of_a_build_with("docs/sv/idea.md:5: This is a draft: the preview has it, and the site")
    for address, note in (
        ("ide/", "Den här sidan är ett utkast. Den syns i förhandsvisningen men inte på webbplatsen."),
        ("en/idea/", "This page is a draft. It is in this preview, and not on the site."),
    ):
        page = html.fromstring(preview.read(address)[0].replace("\u00ad", ""))
        assert [words_of(each) for each in page.iter("div") if each.get("class") == "as-of"] == [note]
        assert [each.get("content") for each in page.iter("meta") if each.get("name") == "robots"] == ["noindex"]
    assert "idea" not in preview.read("sitemap.xml")[0]


def test_a_storm_of_saves_is_one_build_of_the_last_of_them(preview: Preview) -> None:
    """All of it is saved while the preview cannot look, so nothing here hangs on how quick this machine is."""
    half = "---\ntitle: Storm\ndescription: Text.\nslug: {0}\n---\n\n## Rubrik {0}\n\nText.\n"
    preview.project.write("docs/sv/storm-0.md", half.format("forst"))
    preview.says_of_a_build_with("The heading “Rubrik forst” has no identifier.")
    with preview.held():
        for number in range(50):
            preview.project.write(f"docs/sv/storm-{number % 5}.md", half.format(f"nummer-{number}"))
    assert "The heading “Rubrik nummer-49” has no identifier." in preview.says(BUILT, FAILED)
    with preview.held():
        for number in range(5):
            preview.project.remove(f"docs/sv/storm-{number}.md")
    assert "Rubrik nummer-49" not in preview.says(BUILT, FAILED)


def test_a_page_of_the_menu_without_its_counterpart_is_still_shown(preview: Preview) -> None:
    preview.project.remove("docs/en/easy.md")
    said = preview.says_of_a_build_with("WARNING -  bilingual: docs/sv/easy.md:1: This page has no counterpart")
    assert BUILT in said
    text, _ = preview.read(PAGES["easy.md"]["sv"])
    (heading,) = html.fromstring(text).iter("h1")
    assert words_of(heading) == "RULL – på lätt svenska"


def test_a_mistake_is_said_without_a_traceback_and_its_mending_is_shown(preview: Preview) -> None:
    _, version = preview.read("")
    preview.project.change("docs/rules.yml", "value: 25", "value: some")
    said = preview.says_of_a_build_with(
        "docs/rules.yml:92: discount.value: This must be a number, but it is the text “some”.\n"
        "    Write the percentage as a number: 25 means 25 percent. A range has min and max in its place.\n"
    )
    assert "Traceback" not in said
    assert FAILED in said
    text, version = preview.read("en/")
    (alert,) = (each for each in html.fromstring(text).iter("section") if each.get("role") == "alert")
    assert "discount.value: This must be a number, but it is the text “some”." in words_of(alert)
    assert [each.get("href") for each in alert.iter("a")] == [
        f"vscode://file{quote(str(preview.project.root.resolve()))}/docs/rules.yml:92"
    ]
    preview.project.change("docs/rules.yml", "value: some", "value: 30")
    preview.wait_for_newer(version)
    text, _ = preview.read("en/")
    assert 'exactly <span class="tied">30 per</span> cent' in text
    assert 'role="alert"' not in text


def test_each_page_tells_editors_what_is_wrong_and_how_it_stands_and_no_file_of_the_site_has_that(
    preview: Preview, site: Build
) -> None:
    _, version = preview.read("")
    preview.project.change("docs/sv/index.md", "Du måste ha ett lånekort", "Du ska ha ett lånekort")
    preview.wait_for_newer(version)
    (panel,) = (
        each for each in html.fromstring(preview.read("en/")[0]).iter("details") if each.get("class") == "editors"
    )
    said = words_of(panel)
    assert "The section “index.md#who” has changed here since" in said
    assert 'make confirm SECTION=index.md#who REASON="why"' in [words_of(each) for each in panel.iter("code")]
    assert "All languages side by side" in said
    assert preview.read("_preview/preview.css")[0].startswith("/*")
    assert [file for file, raw in site.files().items() if b"editors" in raw or b"_preview" in raw] == []


def test_only_what_reads_differently_is_printed_again(preview: Preview) -> None:
    before = {name: path.stat().st_ino for name, path in preview.files().items()}
    _save_more(preview, "docs/sv/checklist.md", "\nMer.\n")
    after = {name: path.stat().st_ino for name, path in preview.files().items()}
    assert after.keys() == before.keys()
    of_a_page = (f"{PAGES[name]['sv']}index.html" for name in ("components.md", "checklist.md"))
    assert [after[name] == before[name] for name in of_a_page] == [True, False]


@pytest.mark.long
def test_after_all_that_was_saved_it_shows_what_a_new_one_shows(preview: Preview, tmp_path: Path) -> None:
    rules = (preview.project.root / "docs/rules.yml").read_text("utf-8")
    preview.project.write("docs/rules.yml", rules.replace("value: 20\n", "value: 21\n"))
    _save_more(preview, "docs/en/checklist.md", "\nMore.\n")
    _save_more(preview, "overrides/assets/site.css", ".more {\n  margin: 0;\n}\n")
    _save_more(preview, "docs/en/components.md", "\nMore.\n")
    _save_more(preview, "overrides/partials/footer.html", "<p>More.</p>\n")
    _save_more(preview, "docs/confirmed.txt", "\n")
    with serving(preview.project, tmp_path) as new_one:
        found, fresh = (_as_shown(one) for one in (preview, new_one))
    assert found.keys() == fresh.keys()
    assert [name for name in found if found[name] != fresh[name]] == []


def _save_more(preview: Preview, file: str, more: str) -> None:
    """Adds something to a file, and waits until it is shown."""
    _, version = preview.read("")
    preview.project.write(file, (preview.project.root / file).read_text("utf-8") + more)
    preview.wait_for_newer(version)


def _as_shown(preview: Preview) -> dict[str, bytes]:
    """The files, whatever the port is that the pages name."""
    address = preview.address.encode()
    files = {name: path.read_bytes() for name, path in preview.files().items()}
    plain = {name: decompress(raw) if name.endswith(".gz") else raw for name, raw in files.items()}
    return {name: raw.replace(address, b"/") for name, raw in plain.items()}
