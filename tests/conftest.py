"""What the tests share: two sites, each built once and served; a project to change; a real browser.

What the generator promises is tested on the invented service in tests/site/, so that editors may change docs/ as they
like. What is tested of the real pages stands in tests/content/.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import chdir, contextmanager, nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, ClassVar

import pytest
from bilingual.__main__ import main
from bilingual.checks.checked import Answers, Asked, Checked
from bilingual.disk.memory import CI, Memory
from bilingual.gather import gather
from bilingual.pages.section import Passage
from bilingual.problems import report
from bilingual.vocabulary import Name
from click.testing import CliRunner
from hypothesis import settings
from lxml import html
from mkdocs import utils
from mkdocs.__main__ import cli
from mkdocs_adapter import read_locales
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from .chromium import NOT_TO_BE_HAD, find, launch
from .confirming import LOCALES, THREE, TODAY, confirm_everything
from .dropping import drop_language
from .measuring import MISSING, PLAIN
from .menus import grow
from .parts import ALONE, how_long, set_parts, taking_turns
from .serving import serve

# How long an example takes is no claim of a test; speed has its benchmark. Each run tries the same examples: make proof
# four times as many.
settings.register_profile("test", deadline=None, derandomize=True, max_examples=25)
settings.register_profile("proof", deadline=None, derandomize=True, max_examples=100)

ROOT = Path(__file__).parent.parent
INVENTED = ROOT / "tests" / "site"  # a service of its own, in three languages: docs/ and mkdocs.yml
SOURCES = ("docs", "hooks", "overrides", "mkdocs.yml")  # all that a build needs
REPAIR_ROOM = ROOT / "tests" / "services" / "repair_room"  # another one: docs/ alone, without the words of a language
NOTHING_TO_EDIT = "docs/ has nothing that this edit can be done to"
SHAPES = "CPSV_AP_SHAPES"  # names the file of CPSV-AP's official shapes, which are no part of this project
NO_SHAPES = f"the official shapes of CPSV-AP are tried where {SHAPES} names their file"
NO_FAULT = (NOTHING_TO_EDIT, NO_SHAPES)  # why a test may be skipped even where nothing is
DAY = {"SOURCE_DATE_EPOCH": "1795305600", "NO_MKDOCS_2_WARNING": "1"}  # TODAY, for a build
PATIENCE = 120_000  # ms until what a page must show is an error: on a busy machine 5 s are nothing
os.environ["MESSAGES"] = "en"  # whatever the locale of whoever runs the tests

_CLEAN = utils.clean_directory


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--skip-nothing", action="store_true", help="what would be skipped fails (make proof)")
    parser.addoption("--write-heard", action="store_true", help="write what is heard to tests/heard/ (make heard)")
    parser.addoption("--write-guides", action="store_true", help="write what is said to EDITING.md and REDIGERA.md")
    parser.addoption("--write-listened", action="store_true", help="write what is read aloud to tests/listened/")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("proof" if config.getoption("--skip-nothing") else "test")
    Agreed.is_used = not config.getoption("--skip-nothing")
    expect.set_options(timeout=PATIENCE)
    gc.set_threshold(50_000)  # nearly all that tests make is freed by counting; to look for the rest takes seconds


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long is left to make proof, which goes by parts."""
    if config.getoption("--skip-nothing"):
        set_parts(items)
    else:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("long")])
        items[:] = [item for item in items if not item.get_closest_marker("long")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Beside the other processes of make proof, where there are some."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return (yield)
    folder = Path(tempfile.gettempdir(), f"parts-{os.environ['PYTEST_XDIST_TESTRUNUID']}")
    folder.mkdir(exist_ok=True)
    with taking_turns(folder, is_alone=item.get_closest_marker(ALONE) is not None):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With --skip-nothing, what this machine lacks for a test is a failure. What docs/ does not have is none, nor what
    no machine has unless somebody puts it there."""
    report = yield
    is_fault = report.skipped and not any(why in str(report.longrepr) for why in NO_FAULT)
    if is_fault and item.config.getoption("--skip-nothing"):
        report.outcome = "failed"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """make proof says how long each file took."""
    if terminalreporter.config.getoption("--skip-nothing"):
        told = (one for some in terminalreporter.stats.values() for one in some)
        if lines := how_long(one for one in told if isinstance(one, pytest.TestReport)):
            terminalreporter.section("how long each file took")
            terminalreporter.line("\n".join(lines))


@dataclass(frozen=True)
class Build:
    """What a build left behind: its exit code, its warnings and errors, and the folder it wrote to."""

    code: int
    errors: str
    folder: Path
    said: str = ""  # with what is only told

    def files(self) -> dict[str, bytes]:
        """Every published file by its path."""
        paths = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def page(self, address: str, whole: bool = True) -> html.HtmlElement:
        """The page at an address from the site's root, such as ``en/words/``, with its words whole or as it is sent."""
        path = self.folder / address
        content = (path / "index.html" if path.is_dir() else path).read_bytes()
        return html.fromstring(content.replace("\u00ad".encode(), b"") if whole else content)


@dataclass(frozen=True)
class Project:
    """A copy of the project that a test may change."""

    root: Path

    @property
    def locales(self) -> list[str]:
        """Its languages, the default one first; where no wiring says them, those of the real site."""
        return read_locales(self.root) if (self.root / "mkdocs.yml").exists() else [*LOCALES]

    def change(self, file: str, old: str, new: str) -> None:
        """Replaces what must stand in the file exactly once."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        self.write(file, text.replace(old, new))

    def write(self, file: str, text: str) -> None:
        """Writes a file, and the folders above it."""
        path = self.own(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def remove(self, file: str) -> None:
        """Removes a file."""
        self.own(file).unlink()

    def own(self, file: str) -> Path:
        """A file that the project may change: a folder that it only has a link to becomes a copy before that."""
        top = self.root / PurePath(file).parts[0]
        if top.is_symlink():
            source = top.resolve()
            top.unlink()
            _copy(source, top)
        return self.root / file

    def report(self) -> str:
        """Everything that the core finds wrong, as an editor reads it."""
        return report(gather(self.root, self.locales, TODAY)[1])

    def confirm(self) -> None:
        """Confirms every section as it is now."""
        confirm_everything(self.root, self.locales)

    def build(self, *options: str, folder: str = "site", environment: Mapping[str, str | None] | None = None) -> Build:
        """What ``mkdocs build`` does, by its own command line, on the day TODAY; strict if no options are given.

        Not with --quiet: MkDocs would then neither print warnings nor count them, and every strict build would pass.
        """
        arguments = ["build", "--site-dir", folder, *(options or ("--strict",))]
        logging.getLogger("mkdocs.commands.build").filters.clear()  # they say nothing twice in one process
        utils.clean_directory = _CLEAN  # which static-i18n does not put back if a build fails in its second language
        with chdir(self.root), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            done = CliRunner().invoke(cli, arguments, env={**DAY, **(environment or {})})
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return self._built(done.exit_code, done.stderr, folder)

    def build_in_a_process(self, *options: str, folder: str = "site", environment: Mapping[str, str]) -> Build:
        """The same in a process of its own, where that is what is claimed."""
        arguments = [sys.executable, "-m", "mkdocs", "build", "--site-dir", folder, *(options or ("--strict",))]
        done = subprocess.run(
            arguments,
            cwd=self.root,
            env={**os.environ, **DAY, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return self._built(done.returncode, done.stderr, folder)

    def _built(self, code: int, errors: str, folder: str) -> Build:
        wrong = re.sub(r"^INFO .*\n(?: {4}.*\n)*", "", errors, flags=re.M)  # a note has further lines
        return Build(code, wrong, self.root / folder, errors)

    def run(self, *arguments: str, today: str | None = str(TODAY)) -> tuple[int, str]:
        """(exit code, what is printed) of one of the core's commands; without ``today`` on the day that it is."""
        said = io.StringIO()
        is_of_texts = "status" in arguments  # it tells how each of them reads
        reading = all_is_read() if is_of_texts else nullcontext()
        with chdir(self.root), redirect_stdout(said), redirect_stderr(said), reading:
            try:
                code = main([*(("--today", today) if today else ()), *arguments])
            except SystemExit as end:
                code = int(str(end.code))
        return code, said.getvalue()


def copy_project(target: Path, service: Path = INVENTED, *, hooks: bool = False) -> Project:
    """What a build needs: the pages and data of a service, the generator's templates, and its code.

    The code and the templates are the generator's own, reached by links, unless a copy is asked for.
    """
    for name in SOURCES:
        source = (service if (service / name).exists() else ROOT) / name
        if name in ("hooks", "overrides") and not hooks:
            (target / name).symlink_to(source, target_is_directory=True)
        elif source.is_dir():
            _copy(source, target / name)
        else:
            shutil.copyfile(source, target / name)
    return Project(target)


def copy_in_two(target: Path, *, hooks: bool = False) -> Project:
    """The invented service without its third language: where two show what is claimed, and a third costs time."""
    project = copy_project(target, hooks=hooks)
    drop_language(target, THREE[-1])
    return project


def _copy(source: Path, target: Path) -> None:
    """A copy of a folder: what is in its files, not when they were written."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), copy_function=shutil.copyfile)


@pytest.fixture(scope="session", autouse=True)
def _own_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Builds remember in a place of the tests' own, also where a service runs the tests.

    What agrees is compared once in a run, whichever tests have it: most change one text of a site and ask of all. make
    proof compares all of it each time, as a project does that remembers nothing.
    """
    with pytest.MonkeyPatch.context() as patch:
        if Agreed.is_used:
            patch.setattr("bilingual.gather.Checked", Agreed)
        for name in CI:
            patch.delenv(name, raising=False)
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


class Agreed(Checked):
    """Of the passages of one run of the tests, those that were found to agree in any of its projects.

    They are known by the digest by which a project knows its own, of all that their checks depend on.
    """

    is_used: ClassVar[bool] = False
    known: ClassVar[dict[str, Answers]] = {}

    def __init__(
        self,
        memory: Memory | None,
        data: Iterable[bytes],
        said: Mapping[str, Mapping[Name, str]],
        asked: Asked[Any],
    ) -> None:
        content = list(data)
        super().__init__(memory, content, said, asked)
        self._own = Checked(_Always(), content, said, asked)

    def digest(self, key: str, passages: Mapping[str, Passage]) -> str:
        return self._own.digest(key, passages)

    def __contains__(self, digest: str) -> bool:
        if super().__contains__(digest):
            return True
        known = self.known.get(digest)
        if known is None or not self._asked.would_be(known):
            return False
        self._met[digest] = known
        return True

    def remember(self, digests: Iterable[str]) -> None:
        found = [*digests]
        self.known.update((digest, self._met[digest]) for digest in found if digest in self._met)
        super().remember(found)


class _Always(Memory):
    """Nothing is remembered in it, but something could be."""

    def __init__(self) -> None:
        pass

    def __bool__(self) -> bool:
        return True

    def get(self, name: str) -> bytes:
        return b""


@contextmanager
def all_is_read() -> Iterator[None]:
    """What other tests have compared is read again: where it is asked what is read, or how it reads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bilingual.gather.Checked", Checked)
        yield


@pytest.fixture
def nothing_agreed() -> Iterator[None]:
    """The same for a test."""
    with all_is_read():
        yield


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The invented service, for one test to change."""
    return copy_project(tmp_path)


@pytest.fixture
def in_two(tmp_path: Path) -> Project:
    """The invented service in two of its languages, for one test to change: where two show what is claimed."""
    return copy_in_two(tmp_path)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site of the invented service, built strictly, once for all tests."""
    build = copy_project(tmp_path_factory.mktemp("invented")).build()
    assert (build.code, build.errors) == (0, "")
    return build


@pytest.fixture(scope="session")
def repair_room(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site of the other invented service, built strictly from its docs/ and the words of the languages alone."""
    project = copy_project(tmp_path_factory.mktemp("repair_room"), REPAIR_ROOM)
    _copy(INVENTED / "docs/wording", project.root / "docs/wording")
    project.confirm()
    build = project.build()
    assert (build.code, build.errors) == (0, "")
    return build


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The same service with a menu in three levels and pages in folders (tests/menus.py)."""
    build = grow(copy_project(tmp_path_factory.mktemp("grown"))).build()
    assert (build.code, build.errors) == (0, "")
    return build


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The real site, built strictly for today, since editors write days that come; once for all tests."""
    build = copy_project(tmp_path_factory.mktemp("real"), ROOT).build(environment={"SOURCE_DATE_EPOCH": None})
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
def playwright() -> Iterator[Playwright]:
    """What drives browsers; it can run once in a process."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real browser, for all tests."""
    if find(playwright) is None:
        pytest.exit(NOT_TO_BE_HAD, returncode=1)
    with launch(playwright) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a profile of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def only_tab(browser: Browser) -> Iterator[Page]:
    """The tab that tests share, as the test before has left it."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def empty(tab: Page) -> None:
    """Makes the tab that tests share empty and of the usual size and look again."""
    tab.goto("about:blank")
    tab.set_viewport_size({"width": 1280, "height": 720})
    tab.emulate_media(**PLAIN)


@pytest.fixture
def tab(only_tab: Page) -> Iterator[Page]:
    """A tab that tests share, empty and of the usual size again: it takes a fifth of the time of a new profile.

    What a site keeps in a profile stays in it. A test takes off again what it has put on the tab to listen or to route.
    """
    empty(only_tab)
    yield only_tab
    for other in only_tab.context.pages:
        if other != only_tab:
            other.close()


@contextmanager
def noted(page: Page, *events: Any) -> Iterator[list[Any]]:
    """Everything of these kinds that happens in a page meanwhile: requests, messages on the console, errors."""
    found: list[Any] = []

    def note(one: Any) -> None:
        found.append(one)

    for event in events:
        page.on(event, note)
    yield found
    for event in events:
        page.remove_listener(event, note)


def words_of(element: html.HtmlElement) -> str:
    """The text that a reader sees, with every run of spaces as one."""
    return re.sub(r"\s+", " ", element.text_content()).strip()
