"""A room in which a screen reader works, without sound and without a screen: Debian's Orca, and one browser.

Each room has a display, buses, a home and a browser's profile of its own, so that any number of them can be used at
once. Orca gives its text to speech-dispatcher, whose module for any program writes each utterance to a file instead of
speaking it. A room ends with all that was started in it, also if whoever has opened it is killed.

Run as a program, this installs the packages where that can be done; the tests only look.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from lxml import html

from ..chromium import install_packages, may_install

BROWSERS = {"firefox": "firefox-esr", "chromium": "chromium"}  # by the class of its window: its command and package
PACKAGES = (
    *("orca", "at-spi2-core", "dbus-daemon", "xvfb", "xdotool", "openbox", "speech-dispatcher", "util-linux"),
    "liblouis-bin",  # what fingers read: tests/proof/test_braille.py
)
COMMANDS = ("orca", "dbus-daemon", "Xvfb", "xdotool", "openbox", "speech-dispatcher", "setpriv", "lou_translate")
BUS_OF_ASSISTANCE = "/usr/libexec/at-spi-bus-launcher"

_MARK = "HEARING_ROOM"  # in the environment of all that runs in a room: its folder
_LOOK = 0.05  # seconds between two looks at what the room does
_QUIET = 10  # looks in a row that find the room quiet: longer than any pause that a page makes before it goes on
_SILENCE = 60  # looks, if nothing was said at all: what takes long on a busy machine is no silence
_LONGEST = 20  # seconds until it is silence also where a browser never rests
_PAUSE = 5  # looks, once something was said of what only stands there: Orca says the whole of it in one go
_TRIES = 8  # how often the top of a page is asked for until its browser is started anew
_PATIENCE = 300  # seconds until a room that never gets quiet, or a page that does not come, is an error

_SPEECH = """
LogLevel 0
LogDir "{place}"
CommunicationMethod "unix_socket"
AudioOutputMethod "alsa"
DefaultLanguage "en"
AddModule "writer" "sd_generic" "writer.conf"
DefaultModule writer
"""
# A text is cut at none but the delimiters, which must be one byte each. Orca asks for the language of the environment.
_WRITER = """
GenericExecuteSynth "printf '%s\\\\n' '$DATA' >> {heard}"
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "any"
GenericMaxChunkLength 4000
GenericDelimiters "\x7f"
"""
_NO_SOUND = "pcm.!default { type null }\nctl.!default { type null }\n"
# Pages are not read aloud by themselves as soon as they are there, and nothing is said of the keys.
_ORCA = {
    "profile": ["Default", "default"],
    "pronunciations": {},
    "keybindings": {},
    "sayAllOnLoad": False,
    "enableEchoByCharacter": False,
    "enableKeyEcho": False,
    "wrappedStructuralNavigation": False,
}
# Orca asks pgrep for another one of the same user, and would give up if there is one in another room.
_NO_OTHER = "#!/bin/sh\nexit 1\n"
_FIREFOX = {
    "accessibility.force_disabled": "-1",
    "browser.aboutwelcome.enabled": "false",
    "browser.shell.checkDefaultBrowser": "false",
    "browser.startup.firstrunSkipsHomepage": "true",
    "browser.startup.homepage_override.mstone": '"ignore"',
    "browser.translations.enable": "false",
    "datareporting.policy.dataSubmissionEnabled": "false",
    "network.captive-portal-service.enabled": "false",
    "network.connectivity-service.enabled": "false",
    "termsofuse.bypassNotification": "true",
    "toolkit.cosmeticAnimations.enabled": "false",
    "toolkit.legacyUserProfileCustomizations.stylesheets": "true",
    "trailhead.firstrun.didSeeAboutWelcome": "true",
}
# Behind the last stop of a page come those of the browser's own bars: without them its first one comes again.
_NO_BARS = "#navigator-toolbox { display: none !important }"
_DISPLAYS = (1000, 30000)  # the numbers of displays, so many that two rooms hardly ever ask for the same
# A page has its size from the beginning: lines break where they break. It is so high that nothing scrolls: Orca tells
# by where things stand what is on one line, and says a heading twice if the page moves while it looks.
WIDE, NARROW, _HEIGHT = 1280, 400, 7000  # CSS pixels
AT_ONCE = 3 * (os.cpu_count() or 1)  # rooms: most of the time they wait until all is quiet
_CHROMIUM = (
    "--window-position=0,0",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--force-renderer-accessibility",
    "--password-store=basic",
)


Case = TypeVar("Case", bound=tuple[Any, ...])
Heard = TypeVar("Heard")


class NotHeardError(Exception):
    """A room that did not do what was asked of it, with what is known of the reason."""


def missing(*browsers: str) -> list[str]:
    """The packages that have to be installed for a room with these browsers; none if it can be opened."""
    lacking = [command for command in COMMANDS if not shutil.which(command)]
    lacking += [BUS_OF_ASSISTANCE] * (not Path(BUS_OF_ASSISTANCE).exists())
    lacking += [BROWSERS[each] for each in browsers if not shutil.which(BROWSERS[each])]
    return [*PACKAGES, *(BROWSERS[each] for each in browsers)] if lacking else []


def not_to_be_heard(*browsers: str) -> str:
    """Why there can be no room with these browsers, and what to do; empty if there can be."""
    packages = missing(*browsers)
    how = f"apt-get install --no-install-recommends {' '.join(packages)}"
    return f"There is no screen reader here that can be run without a screen: {how} (Debian 12)" if packages else ""


@dataclass
class Room:
    """A running screen reader and its browser."""

    place: Path
    browser: str
    locale: str  # in which Orca says its own words
    width: int = WIDE
    environment: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _at_work: set[int] = field(default_factory=set)  # the processes of the room
    _newest: int = 0  # the last process that the system has started, when somebody looked
    _read: int = 0  # bytes of what was heard that somebody has been given

    @property
    def _heard(self) -> Path:
        return self.place / "heard"

    def open(self, address: str) -> list[str]:
        """Opens a page in a browser that knows nothing of any other; gives what is said until its top is heard."""
        title, until = _title(address), time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            self._close_browser()
            self._start_browser(address)
            self._wait_for(lambda: title in self._window(), f"“{title}”")
            said = self.settle()
            for _ in range(_TRIES):  # the window may be there before what is in it
                if top := self.press("ctrl+Home"):
                    return said + top
                self.press("Tab")  # into the page, if Orca has not seen that there is one
        raise NotHeardError(f"Nothing is said at the top of “{title}”; see {self.place}")

    def press(self, *keys: str) -> list[str]:
        """Presses keys one after another, as xdotool names them; gives what is said then, until it is quiet."""
        self._do("xdotool", "key", "--clearmodifiers", *keys)
        return self.settle()

    def go(self, key: str) -> list[str]:
        """Presses a key that only goes on in the page and changes nothing there; gives what is said of that place."""
        self._do("xdotool", "key", "--clearmodifiers", key)
        return self.settle(_PAUSE)

    def write(self, text: str) -> list[str]:
        """Writes a text where the focus is, letter by letter."""
        self._do("xdotool", "type", "--delay", "40", text)
        return self.settle()

    def settle(self, pause: int = _QUIET) -> list[str]:
        """What has been said since somebody asked last; waits until nothing is said any more and nobody works on it.

        ``pause`` is how many looks in a row must find the room quiet once something was said.

        Nobody does if no process of the room waits for the machine or has used it since the last look: so it does not
        matter how fast the machine is, or what else it does.
        """
        until, quiet, before = time.monotonic() + _PATIENCE, 0, None
        if pause == _QUIET:  # going on in a page starts nothing whose parent is not known
            self._newest, self._at_work = _newest(), self._processes()
        silent = time.monotonic() + _LONGEST
        while quiet < (pause if (is_said := self._heard.stat().st_size > self._read) else _SILENCE):
            if not is_said and time.monotonic() > silent:
                break
            time.sleep(_LOOK)
            self._take_in()
            used = [_work(Path(f"/proc/{pid}/stat")) for pid in self._at_work]
            now = (self._heard.stat().st_size, used)
            is_quiet = now == before and all(state not in ("R", "D") for state, _ in used)
            quiet, before = (quiet + 1 if is_quiet else 0), now
            if time.monotonic() > until:
                break
        said = self._heard.read_bytes()[self._read :]
        self._read += len(said)
        return said.decode().split("\n")[:-1]

    def _take_in(self) -> None:
        """Adds the processes that the room has started since the last look: each utterance is written by one."""
        before, self._newest = self._newest, _newest()
        for pid in range(before + 1, self._newest + 1):
            if {*map(int, _fields(Path(f"/proc/{pid}/stat"))[1:2])} & self._at_work:
                self._at_work.add(pid)

    def _processes(self) -> set[int]:
        """Every process of the room, and what has come of it: Chromium writes its own name over its environment."""
        ours = {*processes_in(self.place), *(each.pid for each in self.started)}
        parents = {int(path.parent.name): _fields(path)[1:2] for path in Path("/proc").glob("[0-9]*/stat")}
        while more := {pid for pid, parent in parents.items() if pid not in ours and ours & {*map(int, parent)}}:
            ours |= more
        return ours

    def _do(self, *command: str) -> None:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NotHeardError(f"{' '.join(command)}: {done.stderr}")

    def _wait_for(self, is_there: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + _PATIENCE
        while not is_there():
            if time.monotonic() > until:
                raise NotHeardError(f"{what} did not come; see {self.place}")
            time.sleep(_LOOK)

    def _start(self, *command: str, told: str = "KILL", fds: tuple[int, ...] = ()) -> subprocess.Popen[bytes]:
        """Starts a program that the system ends, by the signal ``told``, if this one is ended in any way."""
        with (self.place / f"{Path(command[0]).name}.log").open("ab") as log:
            process = subprocess.Popen(
                ["setpriv", "--pdeathsig", told, *command],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=fds,
            )
        self.started.append(process)
        return process

    def _furnish(self) -> None:
        place, home = self.place, self.place / "home"
        settings, orca = home / "config" / "speech-dispatcher", home / "data" / "orca"
        for folder in (home, settings / "modules", orca, place / "run", place / "bin"):
            folder.mkdir(mode=0o700, parents=True)
        said = {"place": place, "heard": self._heard, "locale": self.locale}
        (settings / "speechd.conf").write_text(_SPEECH.format(**said))
        (settings / "modules" / "writer.conf").write_text(_WRITER.format(**said))
        (home / ".asoundrc").write_text(_NO_SOUND)
        (orca / "user-settings.conf").write_text(
            json.dumps(
                {
                    "general": {"startingProfile": ["Default", "default"], **_ORCA},
                    "pronunciations": {},
                    "keybindings": {},
                    "profiles": {"default": _ORCA},
                }
            )
        )
        (place / "bin" / "pgrep").write_text(_NO_OTHER)
        (place / "bin" / "pgrep").chmod(0o700)
        self._heard.write_bytes(b"")
        outside = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "SPEECHD_CMD")
        self.environment = {name: value for name, value in os.environ.items() if name not in outside} | {
            _MARK: str(place),
            "PATH": f"{place / 'bin'}:{os.environ['PATH']}",
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(place / "run"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": self.locale,
            "GDK_BACKEND": "x11",
            "MOZ_ENABLE_WAYLAND": "0",
            "GNOME_ACCESSIBILITY": "1",
            "GTK_MODULES": "gail:atk-bridge",
            "NO_AT_BRIDGE": "0",
        }

    def _people(self) -> None:
        """Starts all but the browser, each when what it needs is there."""
        read, write = os.pipe()
        with os.fdopen(read) as display:
            # Left alone it takes the lowest free number, whose socket another one that ends may just be removing.
            self._start(
                "Xvfb",
                f":{random.randrange(*_DISPLAYS)}",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                f"{self.width}x{_HEIGHT}x24",
                "-noreset",  # or it ends when whoever looks whether there is a window manager has looked
                "-nolisten",
                "tcp",
                fds=(write,),
            )
            os.close(write)
            number = display.readline().strip()
        if not number:
            raise NotHeardError((self.place / "Xvfb.log").read_text(errors="replace"))
        self.environment["DISPLAY"] = f":{number}"
        bus = self.place / "run" / "bus"
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"
        self._start("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={bus}")
        self._wait_for(bus.exists, "the session bus")
        self._start("openbox")
        self._wait_for(self._is_managed, "the window manager")  # or a browser that comes first is as small as it likes
        self._start(
            BUS_OF_ASSISTANCE, "--launch-immediately", "--a11y=1", "--screen-reader=1", told="TERM"
        )  # it ends its bus
        self._start("speech-dispatcher", "-s", "-t", "0", "-C", str(self.place / "home/config/speech-dispatcher"))
        self._wait_for((self.place / "run/speech-dispatcher/speechd.sock").exists, "speech-dispatcher")
        orca = self._start("orca", "--disable=braille")

        def speaks() -> bool:
            nonlocal orca
            if orca.poll() is not None:  # it gives up if it is not ready within ten seconds
                orca = self._start("orca", "--disable=braille")
            return self._heard.stat().st_size > 0

        self._wait_for(speaks, "the first word of Orca")

    def _is_managed(self) -> bool:
        asked = subprocess.run(["xdotool", "get_num_desktops"], env=self.environment, capture_output=True, check=False)
        return asked.returncode == 0

    def _window(self) -> str:
        """The title of the window that has the focus; empty while there is none. Orca does not always say it."""
        command = ["xdotool", "getactivewindow", "getwindowname"]
        asked = subprocess.run(command, env=self.environment, capture_output=True, check=False)
        return " ".join(asked.stdout.decode(errors="replace").split())

    def _start_browser(self, address: str) -> None:
        profile = Path(tempfile.mkdtemp(prefix="profile-", dir=self.place))
        if self.browser == "firefox":
            lines = (f'user_pref("{name}", {value});\n' for name, value in _FIREFOX.items())
            (profile / "user.js").write_text("".join(lines))
            (profile / "chrome").mkdir()
            (profile / "chrome" / "userChrome.css").write_text(_NO_BARS)
            size = ("--width", f"{self.width}", "--height", f"{_HEIGHT}")
            self._start(BROWSERS["firefox"], "--profile", str(profile), "--no-remote", *size, "--kiosk", address)
        else:
            (profile / "Default").mkdir()
            (profile / "Default" / "Preferences").write_text('{"translate": {"enabled": false}}')
            own = (f"--window-size={self.width},{_HEIGHT}", f"--user-data-dir={profile}")
            self._start(BROWSERS["chromium"], *_CHROMIUM, *own, "--kiosk", address)

    def _close_browser(self) -> None:
        names = set(BROWSERS.values())
        for process in [each for each in self.started if isinstance(each.args, list) and each.args[3] in names]:
            process.terminate()
            process.wait()
            self.started.remove(process)

    def _end(self) -> None:
        for process in reversed(self.started):
            process.terminate()
        for process in reversed(self.started):
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for pid in processes_in(self.place):  # what they have started, and not ended
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue


def _title(address: str) -> str:
    """The title of a page, as a window has it."""
    with urllib.request.urlopen(address) as answer:
        sent = answer.read()
        page = gzip.decompress(sent) if answer.headers["Content-Encoding"] == "gzip" else sent
    return " ".join((html.fromstring(page).findtext(".//title") or "").split())


def _newest() -> int:
    """The process that the system has started last (proc(5))."""
    return int(Path("/proc/loadavg").read_text().split()[4])


def _work(stat: Path) -> tuple[str, str]:
    """(state, time of the machine used) of a process (proc(5)); of one that has ended neither."""
    fields = _fields(stat)
    return (fields[0], f"{fields[11]} {fields[12]}") if fields else ("", "")


def _fields(stat: Path) -> list[str]:
    """What proc(5) says of a process behind its name: state, parent and so on; of one that has ended nothing."""
    try:
        return stat.read_text().rpartition(") ")[2].split()
    except OSError:
        return []


def processes_in(place: Path) -> Iterator[int]:
    """Every process that has the room's folder in its environment."""
    mark = f"{_MARK}={place}".encode()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            is_in_it = mark in (path / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        if is_in_it:
            yield int(path.name)


@contextmanager
def open_room(browser: str, locale: str, width: int = WIDE) -> Iterator[Room]:
    """A room with one of the BROWSERS, in which Orca says its own words in the language of a locale.

    ``width`` is that of the page, in CSS pixels.
    """
    with tempfile.TemporaryDirectory(prefix="hearing-", ignore_cleanup_errors=True) as place:
        room = Room(Path(place), browser, locale, width)
        try:
            room._furnish()
            room._people()
            room.settle()
            yield room
        finally:
            room._end()


def at_once(hear: Callable[..., Heard], cases: Iterable[Case]) -> dict[Case, Heard]:
    """What is heard in each of many cases, each in a room of its own, as many at once as the machine can hold."""
    with ThreadPoolExecutor(AT_ONCE) as rooms:
        jobs = {case: rooms.submit(hear, *case) for case in cases}
        return {case: job.result() for case, job in jobs.items()}


def _install(*browsers: str) -> None:
    if (packages := missing(*browsers)) and may_install():
        install_packages("--no-install-recommends", *packages)
    print(not_to_be_heard(*browsers) or f"A screen reader, with {' and '.join(browsers)}")


if __name__ == "__main__":
    _install(*sys.argv[1:])
