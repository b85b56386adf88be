"""The preview: what is saved is seen, and half-done work is normal."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from urllib.request import urlopen

import pytest
from lxml import html

from .conftest import Project, words_of

BUILT = "Reloading browsers"
FAILED = "An error happened during the rebuild."
LONGEST = 90  # seconds, so that a test ends that would otherwise wait for ever; the preview answers within 60


@dataclass(frozen=True)
class Preview:
    """A running preview. Reading a page also tells which version of the site it is from."""

    address: str
    output: IO[str]

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

    def says(self, *ends: str) -> str:
        """What the preview says, up to and with the first line that holds one of ``ends``."""
        lines: list[str] = []
        for line in self.output:
            lines.append(line)
            if any(end in line for end in ends):
                return "".join(lines)
        pytest.fail(f"The preview ended: {''.join(lines)}")

    def says_of_a_build(self) -> str:
        """What the preview says, up to and with the end of the next build, good or bad."""
        return self.says(BUILT, FAILED)


@pytest.fixture
def preview(project: Project) -> Iterator[Preview]:
    """``mkdocs serve`` as make serve calls it, on a free port, for a copy of the project."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project.root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    assert process.stdout is not None
    with process.stdout:
        running = Preview(f"http://127.0.0.1:{port}/", process.stdout)
        try:
            running.says("Serving on")
            yield running
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate()


CHANGES = (
    # file, what stands there, what is written, page, what the page shows then
    ("docs/sv/index.md", "En stödperson hjälper", "En person hjälper", "", "En person hjälper"),
    ("docs/rules.yml", "value: 6", "value: 9", "en/", "up to 9 months"),
    ("docs/sv/index.md", "kopplas in medan", "kommer in medan", "assets/search/sv.json", "kommer in medan"),
    ("overrides/partials/footer.html", "{{ words.email }}</dt>", "A new footer.</dt>", "en/words/", "A new footer."),
    ("overrides/assets/tokens.css", "--measure: 36rem", "--measure: 37rem", "assets/site.css", "--measure: 37rem"),
)


def test_what_is_saved_is_seen_without_a_restart(project: Project, preview: Preview) -> None:
    for file, old, new, path, shown in CHANGES:
        before, _ = preview.read(path)
        _, version = preview.read("")
        assert shown not in before.replace("\u00a0", " ")
        project.change(file, old, new)
        preview.wait_for_newer(version)
        after, _ = preview.read(path)
        assert shown in after.replace("\u00a0", " "), file


def test_a_half_done_page_is_a_warning_and_is_shown(project: Project, preview: Preview) -> None:
    _, version = preview.read("")
    project.write(
        "docs/sv/half.md",
        "---\ntitle: Halv sida\ndescription: Inte klar.\nslug: halv-sida\n---\n\n## Om den\n\nText.\n",
    )
    preview.wait_for_newer(version)
    text, _ = preview.read("halv-sida/")
    page = html.fromstring(text)
    assert [words_of(each) for each in page.iter("h1", "h2") if each.xpath("ancestor::main")] == ["Halv sida", "Om den"]
    assert page.xpath("//header//a[@hreflang]") == []
    said = preview.says_of_a_build()
    assert (
        "WARNING -  bilingual: docs/sv/half.md:1: This page has no counterpart: docs/en/half.md does not exist.\n"
        "    Write that page, with the same file name, or remove this one.\n"
    ) in said
    assert (
        "WARNING -  bilingual: docs/sv/half.md:7: The heading “Om den” has no identifier.\n"
        "    Add one after it, the same in both languages: { #name-of-section }.\n"
    ) in said


def test_a_page_of_the_menu_without_its_counterpart_is_still_shown(project: Project, preview: Preview) -> None:
    project.remove("docs/en/words.md")
    said = preview.says_of_a_build()
    assert BUILT in said
    assert "WARNING -  bilingual: docs/sv/words.md:1: This page has no counterpart" in said
    text, _ = preview.read("ord-att-kunna/")
    (heading,) = html.fromstring(text).iter("h1")
    assert words_of(heading) == "Ord att kunna"


def test_a_mistake_is_said_without_a_traceback_and_its_mending_is_shown(project: Project, preview: Preview) -> None:
    _, version = preview.read("")
    project.change("docs/rules.yml", "value: 6", "value: six")
    said = preview.says_of_a_build()
    assert (
        "docs/rules.yml:16: introductory_support.value: This must be a number, but it is the text “six”.\n"
        "    Write a number above 0, with a point for decimals, without quotation marks.\n"
    ) in said
    project.change("docs/rules.yml", "value: six", "value: 7")
    preview.wait_for_newer(version)
    text, _ = preview.read("en/")
    assert "up to 7\u00a0months" in text
    assert "Traceback" not in said
