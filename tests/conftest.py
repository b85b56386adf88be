"""What the tests share: the real site, built once and served; a copy of the project to change; a real browser."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from bilingual.problems import report
from bilingual.site import gather
from hypothesis import settings
from lxml import html
from playwright.sync_api import Browser, Page

from .browser import NOT_TO_BE_HAD, find, launch
from .confirming import LOCALES, TODAY, confirm_everything
from .measuring import MISSING
from .serving import serve

# How long an example takes is no claim of a test; speed has its benchmark. Each run tries the same examples.
settings.register_profile("project", deadline=None, derandomize=True)
settings.load_profile("project")

ROOT = Path(__file__).parent.parent
SOURCES = ("docs", "hooks", "overrides", "mkdocs.yml")  # all that a build needs


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-heard", action="store_true", help="write what is heard to tests/heard/ (make heard)")


@dataclass(frozen=True)
class Build:
    """What a build left behind: its exit code, its warnings and errors, and the folder it wrote to."""

    code: int
    errors: str
    folder: Path

    def files(self) -> dict[str, bytes]:
        """Every published file by its path."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def page(self, address: str) -> html.HtmlElement:
        """The page at an address from the site's root, such as ``en/words/``."""
        path = self.folder / address
        return html.fromstring((path / "index.html" if path.is_dir() else path).read_bytes())


@dataclass(frozen=True)
class Project:
    """A copy of the project that a test may change."""

    root: Path

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces what must stand in the file exactly once."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def write(self, file: str, text: str) -> None:
        """Writes a file, and the folders above it."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def remove(self, file: str) -> None:
        """Removes a file."""
        (self.root / file).unlink()

    def report(self) -> str:
        """Everything that the core finds wrong, as an editor reads it."""
        return report(gather(self.root, LOCALES, TODAY)[1])

    def confirm(self) -> None:
        """Confirms every section as it is now."""
        confirm_everything(self.root)

    def build(self, *options: str, folder: str = "site", environment: Mapping[str, str] | None = None) -> Build:
        """A real build in a process of its own; strict if no options are given.

        Not with --quiet: MkDocs would then neither print warnings nor count them, and every strict build would pass.
        """
        chosen = options or ("--strict",)
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--site-dir", folder, *chosen],
            cwd=self.root,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        said = (line for line in done.stderr.splitlines(keepends=True) if not line.startswith("INFO "))
        return Build(done.returncode, "".join(said), self.root / folder)


def copy_project(target: Path) -> Project:
    """A fresh copy of what a build needs."""
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target / name)
    return Project(target)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The project as it is, for one test to change."""
    return copy_project(tmp_path)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The real site, built strictly, once for all tests."""
    build = copy_project(tmp_path_factory.mktemp("project")).build()
    assert (build.code, build.errors) == (0, "")
    return build


@pytest.fixture(scope="session")
def addresses(site: Build) -> tuple[str, ...]:
    """The address of every page that was built, and one where no page is: it shows 404.html."""
    found = sorted(name.removesuffix("index.html") for name in site.files() if name.endswith("index.html"))
    return (*found, MISSING)


@pytest.fixture(scope="session")
def server(site: Build) -> Iterator[str]:
    """The address of a real server of the built site, with a slash at its end."""
    with serve(site.folder) as running:
        yield running.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, for all tests."""
    if find() is None:
        pytest.exit(NOT_TO_BE_HAD, returncode=1)
    with launch() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a profile of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """An empty page in a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def words_of(element: html.HtmlElement) -> str:
    """The text that a reader sees, with every run of spaces as one."""
    return re.sub(r"\s+", " ", element.text_content()).strip()
