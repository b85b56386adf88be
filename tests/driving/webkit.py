"""Debian's WebKitGTK, driven by its own driver (WebDriver), in the part of Playwright's language that the tests speak.

Names, arguments and waiting are Playwright's: what is done waits until it can be done, and what is expected until it is
so. What is not here cannot be done by this driver.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from PIL import Image

from ..servers import free_port

PACKAGES = ("webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb")
PYTHON = "/usr/bin/python3"  # Debian's, which its packages are for
VIEW = Path(__file__).with_name("webkit_view.py")
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # WebDriver's name for an element
T = TypeVar("T")
PATIENCE = 20  # seconds until what was waited for is given up; Playwright's own is 30, of an expectation 5
LONGEST = 300  # seconds for one answer of the driver; what search says to all of its table is one
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Space": " ",
    "Backspace": "\ue003",
}
# What is found by its role; its name is asked of the engine.
ROLES = {
    "button": "button, [role=button]",
    "checkbox": "input[type=checkbox]",
    "dialog": "dialog",
    "heading": "h1, h2, h3, h4, h5, h6",
    "link": "a[href]",
    "listitem": "li",
    "navigation": "nav",
    "search": "search, [role=search]",
    "status": "[role=status]",
    "textbox": "input:not([type=checkbox]), textarea",
}
# What a selector finds within any of the elements, or within the document; what is shown to nobody has no role.
FIND = """(css, words, isSeen, ...within) => {
  const found = (within.length ? within : [document]).flatMap((each) => [...each.querySelectorAll(css)]);
  const shown = (each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest("[aria-hidden=true]");
  const plain = (text) => text.replace(/\\s+/g, " ").toLowerCase();
  const has = (each) => plain(each.textContent).includes(plain(words));
  return [...new Set(found)].filter((each) => (!isSeen || shown(each)) && has(each));
}"""


class Gone(Exception):
    """What the driver answers when it cannot do what it is asked, by WebDriver's own word for it."""


def is_here() -> bool:
    """Whether WebKitGTK can be driven."""
    asked = "import gi; gi.require_version('WebKit2', '4.1')"
    programs = all(map(shutil.which, ("WebKitWebDriver", "Xvfb", PYTHON)))
    return programs and subprocess.run([PYTHON, "-c", asked], capture_output=True, check=False).returncode == 0


@contextmanager
def launch(_: object = None) -> Iterator[Browser]:
    """WebKitGTK on a screen of its own, which nobody sees."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as said:
        display = said.readline().strip()
    browser = Browser({**os.environ, "DISPLAY": f":{display}", "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"})
    try:
        yield browser
    finally:
        for context in browser.contexts:
            context.close()
        screen.terminate()
        screen.wait()


class Browser:
    """What opens profiles; each is a process of its own, with a driver of its own."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment, self.contexts = environment, list[Context]()

    def new_context(self, *, java_script_enabled: bool = True, reduced_motion: str = "no-preference") -> Context:
        """A profile of its own."""
        without = {"--no-script": not java_script_enabled, "--no-movement": reduced_motion == "reduce"}
        self.contexts.append(Context(self, [option for option, is_set in without.items() if is_set]))
        return self.contexts[-1]


class Context:
    """A profile with one page."""

    def __init__(self, browser: Browser, options: Sequence[str]) -> None:
        self.browser, self.pages = browser, list[Page]()
        self.kept = TemporaryDirectory()
        self.folder = Path(self.kept.name)
        self.listeners: list[tuple[Callable[[Any], object], int]] = []
        self.port = free_port()
        self.driver = subprocess.Popen(
            ["WebKitWebDriver", f"--port={self.port}"],
            env=browser.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        started = {"binary": PYTHON, "args": [str(VIEW), str(self.folder), *options]}
        limits = dict.fromkeys(("script", "pageLoad"), 1000 * LONGEST)
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": started, "timeouts": limits}}
        session = wait_for(lambda: self.ask("POST", "/session", {"capabilities": wanted}), (OSError, Gone))
        self.session = f"/session/{session['sessionId']}"

    def ask(self, method: str, path: str, what: Any = None) -> Any:
        """An answer of the driver."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST)
        try:
            connection.request(method, path, None if what is None else json.dumps(what))
            answer = connection.getresponse()
            value = json.load(answer)["value"]
        finally:
            connection.close()
        if answer.status != 200:
            raise Gone(f"{value['error']}: {value['message']}")
        return value

    def new_page(self) -> Page:
        """Its page."""
        self.pages.append(Page(self))
        return self.pages[0]

    def said(self) -> list[str]:
        """All that was ever said on the console."""
        return (self.folder / "console").read_text(encoding="utf-8").splitlines()

    def on(self, event: str, listener: Callable[[Any], object]) -> None:
        """Of all that Playwright tells, the console alone, and that afterwards."""
        if event == "console":
            self.listeners.append((listener, len(self.said())))

    def remove_listener(self, event: str, listener: Callable[[Any], object]) -> None:
        """Tells the listener what was said since it listens."""
        for each, start in self.listeners:
            if (event, each) == ("console", listener):
                for line in self.said()[start:]:
                    listener(Message(line))
        if event == "console":
            self.listeners = [each for each in self.listeners if each[0] != listener]

    def close(self) -> None:
        """Ends it, if it has not ended."""
        if self.driver.poll() is None:
            with suppress(Gone, OSError):
                self.ask("DELETE", self.session)
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGTERM)
            self.driver.terminate()
            self.driver.wait()
            self.kept.cleanup()

    @property
    def process(self) -> int:
        """The number of the window's process."""
        return int((self.folder / "process").read_text())


@dataclass(frozen=True)
class Message:
    """What is said on the console."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Answer:
    """What came for an address."""

    status: int


class Page:
    """The page that is shown."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.keyboard = Keyboard(self)
        self.on, self.remove_listener = context.on, context.remove_listener

    def ask(self, method: str, path: str, what: Any = None) -> Any:
        return self.context.ask(method, self.context.session + path, what)

    @property
    def url(self) -> str:
        return str(self.ask("GET", "/url"))

    def title(self) -> str:
        return str(self.ask("GET", "/title"))

    def goto(self, address: str, **_: str) -> Answer:
        self.ask("POST", "/url", {"url": address})
        status = self.context.folder / "status"
        return Answer(int(status.read_text()) if status.exists() else 0)

    def reload(self) -> None:
        self.ask("POST", "/refresh", {})

    def go_back(self) -> None:
        self.ask("POST", "/back", {})

    def wait_for_url(self, wanted: str | re.Pattern[str]) -> None:
        self.expect(
            lambda: re.search(wanted, self.url) if isinstance(wanted, re.Pattern) else self.url == wanted, wanted
        )

    def wait_for_function(self, source: str) -> None:
        self.expect(lambda: self.evaluate(source), source)

    def wait_for_load_state(self, _: str) -> None:
        self.expect(lambda: self.evaluate("document.readyState") == "complete", "complete")

    def evaluate(self, source: str, argument: Any = None) -> Any:
        """What an expression is, or what a function gives for the argument; or nothing, after a program."""
        expression = source.strip().removesuffix(";")
        value = f"const value = (\n{expression}\n); return typeof value === 'function' ? value(arguments[0]) : value;"
        try:
            return self.ask("POST", "/execute/sync", {"script": value, "args": [argument]})
        except Gone as error:
            if "SyntaxError" not in str(error):
                raise
        return self.ask("POST", "/execute/sync", {"script": source, "args": [argument]})

    def set_viewport_size(self, size: Mapping[str, int]) -> None:
        """The window has no edges: its size is that of the page."""
        self.ask("POST", "/window/rect", dict(size))
        self.expect(lambda: self.evaluate("[innerWidth, innerHeight]") == [size["width"], size["height"]], size)

    def emulate_media(self, **_: str) -> None:
        """This driver cannot set what a reader prefers."""

    @contextmanager
    def expect_navigation(self, **_: int) -> Iterator[None]:
        """Waits until another page is there."""
        where = "[location.href, performance.timeOrigin]"
        before = self.evaluate(where)
        yield
        self.expect(lambda: self.evaluate(where) != before, "another page")
        self.wait_for_load_state("load")

    def add_style_tag(self, content: str) -> Found:
        """A style of the reader's own."""
        add = (
            "(content) => document.head.append(Object.assign(document.createElement('style'), {textContent: content}))"
        )
        self.evaluate(add, content)
        return self.locator("style").last

    def pdf(self, **_: Any) -> bytes:
        """The page on sheets of A4."""
        printed = self.context.folder / "printed.pdf"
        printed.unlink(missing_ok=True)
        os.kill(self.context.process, signal.SIGUSR1)
        self.expect(printed.exists, "printed")
        return printed.read_bytes()

    def screenshot(self, clip: Mapping[str, float]) -> bytes:
        """A part of the window, once it shows what the page has become."""
        self.rest()
        whole = Image.open(BytesIO(base64.b64decode(self.ask("GET", "/screenshot"))))
        part = BytesIO()
        left, top = clip["x"], clip["y"]
        whole.crop((int(left), int(top), int(left + clip["width"]), int(top + clip["height"]))).save(part, "PNG")
        return part.getvalue()

    def rest(self) -> None:
        """Waits until what was done is shown: WebKit scrolls to a field some time after it has the focus."""
        self.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def locator(self, css: str, has_text: str = "") -> Found:
        return Found(self).locator(css, has_text=has_text)

    def get_by_role(self, role: str, **which: Any) -> Found:
        return Found(self).get_by_role(role, **which)

    def expect(self, is_so: Callable[[], object], wanted: object) -> None:
        """Waits until it is so."""
        last: list[object] = []

        def asked() -> object:
            last[:] = [is_so()]
            if not last[0]:
                raise Gone(f"not yet: {wanted}")
            return last[0]

        wait_for(asked, Gone)


class Keyboard:
    """What is pressed goes to where the focus is."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, keys: str) -> None:
        """A key, or several at once, as in Shift+Tab."""
        codes = [KEYS.get(key, key) for key in (keys.split("+") if len(keys) > 1 else [keys])]
        downs = [{"type": "keyDown", "value": code} for code in codes]
        self.act([*downs, *({"type": "keyUp", "value": code} for code in reversed(codes))])
        if keys.endswith("Tab"):
            self.page.rest()

    def type(self, text: str) -> None:
        """Key after key."""
        self.act([{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")])

    def act(self, actions: Sequence[Mapping[str, str]]) -> None:
        self.page.ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": [*actions]}]})


@dataclass(frozen=True)
class Step:
    """Within what was found before: what a selector finds; of it what is seen, contains words, is named, stands nth."""

    css: str
    words: str = ""
    is_seen: bool = False
    name: str | re.Pattern[str] = ""
    exact: bool = False
    number: int | None = None


@dataclass(frozen=True)
class Found:
    """What Playwright calls a locator: how elements are found, each time that they are asked for."""

    page: Page
    steps: tuple[Step, ...] = ()

    def locator(self, css: str, has_text: str = "") -> Found:
        return replace(self, steps=(*self.steps, Step(css, has_text)))

    def get_by_role(
        self, role: str, name: str | re.Pattern[str] = "", exact: bool = False, level: int | None = None
    ) -> Found:
        step = Step(f"h{level}" if level else ROLES[role], is_seen=True, name=name, exact=exact)
        return replace(self, steps=(*self.steps, step))

    def nth(self, number: int) -> Found:
        *before, last = self.steps
        return replace(self, steps=(*before, replace(last, number=number)))

    @property
    def first(self) -> Found:
        return self.nth(0)

    @property
    def last(self) -> Found:
        return self.nth(-1)

    def elements(self) -> list[str]:
        """The elements that are there now, by WebDriver's names for them."""
        found: list[str] = []
        for number, step in enumerate(self.steps):
            if number and not found:
                return []
            within = [{ELEMENT: each} for each in found]
            script = f"return ({FIND})(...arguments)"
            asked = {"script": script, "args": [step.css, step.words, step.is_seen, *within]}
            found = [each[ELEMENT] for each in self.page.ask("POST", "/execute/sync", asked)]
            if step.name:
                found = [each for each in found if fits(self.name_of(each), step.name, step.exact)]
            if step.number is not None:
                found = found[step.number :][:1]
        return found

    def name_of(self, element: str) -> str:
        """What the engine calls an element to those who do not see it."""
        return str(self.page.ask("GET", f"/element/{element}/computedlabel"))

    def element(self) -> str:
        """The one element, as soon as it is there."""
        return wait_for(self._element, Gone)

    def _element(self) -> str:
        found = self.elements()
        if len(found) != 1:
            raise Gone(f"{len(found)} found: {self.steps}")
        return found[0]

    def all(self) -> list[Found]:
        return [self.nth(number) for number in range(self.count())]

    def count(self) -> int:
        return len(self.elements())

    def evaluate(self, source: str, argument: Any = None) -> Any:
        asked = {"script": f"return ({source})(...arguments)", "args": [{ELEMENT: self.element()}, argument]}
        return self.page.ask("POST", "/execute/sync", asked)

    def get_attribute(self, name: str) -> str | None:
        value: str | None = self.evaluate("(element, name) => element.getAttribute(name)", name)
        return value

    def is_visible(self) -> bool:
        """At once, as in Playwright."""
        shown = "element => element.checkVisibility({ visibilityProperty: true })"
        return self.count() > 0 and bool(self.evaluate(shown))

    def is_checked(self) -> bool:
        return bool(self.evaluate("element => element.checked"))

    def click(self, **_: bool) -> None:
        self.evaluate("element => element.scrollIntoView({ block: 'center' })")  # the driver does so too late
        wait_for(lambda: self.page.ask("POST", f"/element/{self._element()}/click", {}), Gone)

    def focus(self) -> None:
        self.evaluate("element => element.focus()")

    def press(self, keys: str) -> None:
        self.focus()
        self.page.keyboard.press(keys)

    def fill(self, text: str) -> None:
        """As Playwright: at once, and told once."""
        self.evaluate(
            "(field, text) => { field.focus(); field.value = text;"
            " field.dispatchEvent(new InputEvent('input', { bubbles: true })); }",
            text,
        )


class Expected:
    """What is expected of what is found, as soon as it is so."""

    def __init__(self, found: Found) -> None:
        self.found = found

    def one(self, source: str, wanted: Any) -> None:
        """What a function gives for the one element."""
        self.found.page.expect(lambda: self.found.evaluate(source) == wanted, wanted)

    def to_have_count(self, number: int) -> None:
        self.found.page.expect(lambda: self.found.count() == number, number)

    def to_have_text(self, text: str) -> None:
        self.one("element => element.textContent.replace(/[\\s\u200b\u00ad]+/g, ' ').trim()", " ".join(text.split()))

    def to_contain_text(self, text: str) -> None:
        self.found.page.expect(lambda: text in self.found.evaluate("element => element.textContent"), text)

    def to_be_empty(self) -> None:
        self.one("element => element.textContent.trim()", "")

    def not_to_be_empty(self) -> None:
        self.one("element => element.textContent.trim() !== ''", True)

    def to_be_visible(self) -> None:
        self.one("element => element.checkVisibility({ visibilityProperty: true })", True)

    def to_be_hidden(self) -> None:
        is_seen = "element => element.checkVisibility({ visibilityProperty: true })"
        self.found.page.expect(lambda: not self.found.count() or not self.found.evaluate(is_seen), "hidden")

    def to_be_in_viewport(self) -> None:
        self.one(
            "each => { const { top, bottom } = each.getBoundingClientRect(); return top < innerHeight && bottom > 0 }",
            True,
        )

    def to_be_checked(self) -> None:
        self.one("element => element.checked", True)

    def not_to_be_checked(self) -> None:
        self.one("element => element.checked", False)

    def to_be_focused(self) -> None:
        self.one("element => element === document.activeElement", True)

    def to_have_value(self, value: str) -> None:
        self.one("element => element.value", value)

    def to_have_attribute(self, name: str, value: str) -> None:
        self.found.page.expect(lambda: self.found.get_attribute(name) == value, value)

    def to_have_css(self, name: str, value: str) -> None:
        self.one(f"element => getComputedStyle(element).getPropertyValue({name!r})", value)

    def to_have_accessible_name(self, name: str) -> None:
        self.found.page.expect(lambda: self.found.name_of(self.found.element()) == name, name)


def fits(name: str, wanted: str | re.Pattern[str], exact: bool) -> bool:
    """Whether a name is the one that is wanted; one that is not exact is a part of it."""
    if isinstance(wanted, re.Pattern):
        return bool(wanted.search(name))
    name, wanted = " ".join(name.split()), " ".join(wanted.split())
    return name == wanted if exact else wanted.lower() in name.lower()


def wait_for(ask: Callable[[], T], until: type[Exception] | tuple[type[Exception], ...]) -> T:
    """What is answered as soon as it is, and no error any more."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except until as error:
            if time.monotonic() > end:
                raise AssertionError(str(error)) from error
            time.sleep(0.01)
