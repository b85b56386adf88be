"""The folder that a site is published in changes at once or not at all.

A site is built in a folder of its own beside the old one, under a hidden name, and the two change places when all of it
is sound. Whatever happens before that, the old site is untouched; whatever happens after it, the new one is whole.
"""

from __future__ import annotations

import errno
import fcntl
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..disk.seen import HIDDEN_FOR_ALL
from ..disk.walking import walk
from ..disk.whole import NotWritten, locked, said_of, sync_folder
from ..messages import Message, say, to_say, together
from . import exchange
from .host import SECURITY

# The assets that stay for one version more, by path, in the folder that holds them; there is none without such assets.
CARRIED = ".of-the-version-before"
_ASSETS = (".css", ".js", ".mjs", ".json", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff2")
_OF_A_SITE = ("404.html", "sitemap.xml")  # every site that was built has them, and hardly anything else has both
_CANNOT_MOVE = frozenset({errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM})  # a mount point, or a folder not ours


@dataclass(frozen=True)
class Output:
    """A build on its way: ``target`` is where readers look, ``new`` where it is built. ``name`` is the target's name
    for people, and ``lock`` an open file: while it is open, no other build takes ``new`` for left over.
    """

    name: str
    target: Path
    new: Path
    lock: int

    def publish(self, look: Callable[[Path], object] = bool) -> str:
        """Puts the new site in place of the old. Raises NotWritten, and the old site is there as it was.

        Before, when all of it is ready, ``look`` may look at it.

        What is said is empty if it was done at once, as it is wherever the system and the disk can do it.
        """
        try:
            with ExitStack() as alone:
                alone.enter_context(locked(self.new.parent))
                self._make_ready()
                look(self.new)
                if self.new.parent != self.target and self.target.is_dir():
                    alone.enter_context(locked(self.target))  # nobody reads in it meanwhile
                said = self._take_the_place()
        except OSError as error:
            raise NotWritten(said_of(self.name, error)) from error
        finally:
            self.discard()
        return said

    def discard(self) -> None:
        """Removes whatever stands in the folder for the new site, which may be the old one by now."""
        remove(self.new)
        with suppress(OSError):
            os.close(self.lock)

    def _make_ready(self) -> None:
        """Readable for a server, whatever this user's umask is; with what stays of the old site; and on the disk."""
        _carry(self.target, self.new)
        _open(self.new)
        if self.new.parent != self.target:
            _keep_hidden(self.target, self.new)
        exchange.write_out(self.new)

    def _take_the_place(self) -> str:
        if self.new.parent == self.target:
            return self._take_the_place_by_file(self.new)
        if not self.target.exists():
            self.new.rename(self.target)
            sync_folder(self.target.parent)
            return ""
        try:
            exchange.exchange(self.new, self.target)
        except OSError as error:
            if error.errno in exchange.NONE:
                return self._take_the_place_in_two_steps()
            if error.errno in _CANNOT_MOVE:
                return self._take_the_place_by_file(_copied(self.new, self.target))
            raise
        sync_folder(self.target.parent)
        return ""

    def _take_the_place_in_two_steps(self) -> str:
        before = _parked(self.target)
        self.target.rename(before)
        try:
            self.new.rename(self.target)
        except OSError:
            before.rename(self.target)
            raise
        sync_folder(self.target.parent)
        remove(before)
        what = to_say("{name}: This disk cannot exchange two folders, so for a moment there was none of them.")
        return say(what, name=self.name)

    def _take_the_place_by_file(self, new: Path) -> str:
        """File by file, what pages ask for before the pages, and what is gone at the end."""
        files = sorted(_files(new), key=lambda name: (name.endswith(".html"), (self.target / name).exists(), name))
        for name in files:
            path = self.target / name
            _make_way(path, self.target)
            (new / name).replace(path)
        remove(new)
        kept = set(files)
        for name in [*_files(self.target)]:
            if name not in kept and (name in (CARRIED, SECURITY) or not name.startswith(".")):
                (self.target / name).unlink()
        for folder, folders, _ in os.walk(self.target, topdown=False):
            for name in folders:
                if not Path(folder, name).relative_to(self.target).parts[0].startswith("."):
                    with suppress(OSError):  # it holds something
                        Path(folder, name).rmdir()
        sync_folder(self.target)
        return say(
            "{name}: This folder cannot change places with another, as it is a mount point or stands in a folder"
            " that is not yours. Its files were replaced one by one, pages last.",
            name=self.name,
        )


def prepare(folder: Path, tell: Callable[[Message], None] = lambda said: None) -> Output:
    """A folder for the new site beside the one that it will replace. Raises NotWritten before anything is built.

    A link in place of the output folder stays: the folder that it leads to is the one that changes. While another build
    is on its way to it, this one waits, and tells so: of two at once the one that read first could be the last to end.
    """
    name = str(folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder)
    try:
        target = Path(os.path.realpath(folder))
        _refuse(name, target)
        _make_folders(target.parent)
        holder = target if target.is_dir() and not _can_change(target) else target.parent
        while True:
            with locked(holder) as is_alone:
                if is_alone:
                    _tidy(target)
                if not is_alone or (other := _at_work(target)) is None:
                    new = holder / f".{target.name[:40]}.{secrets.token_hex(4)}"
                    new.mkdir()
                    new.chmod(0o700)  # until it is whole, whatever the umask
                    lock = os.open(new, os.O_RDONLY | os.O_DIRECTORY)
                    with suppress(OSError):  # some network disks have no locks
                        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
            tell(_who(name, other))
            _wait(other)
    except OSError as error:
        raise NotWritten(said_of(name, error)) from error
    return Output(name, target, new, lock)


def _make_folders(folder: Path) -> None:
    """A folder, with those above it that are lacking, which a server can look into whatever this user's umask is."""
    for each in reversed([folder, *folder.parents]):
        if not each.is_dir():
            each.mkdir(exist_ok=True)  # another build may have made it meanwhile
            each.chmod(0o755)


def _refuse(name: str, target: Path) -> None:
    """Nothing but a site gives way to a site."""
    if os.path.lexists(target) and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    if not target.is_dir():
        return
    if not os.access(target, os.R_OK | os.W_OK | os.X_OK):
        read_only = os.statvfs(target).f_flag & os.ST_RDONLY
        number = errno.EROFS if read_only else errno.EACCES
        raise OSError(number, os.strerror(number))
    others = sorted(entry for entry in os.listdir(target) if not entry.startswith("."))
    if others and not all((target / each).is_file() for each in _OF_A_SITE):
        some = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        raise NotWritten(
            say(
                "{name} stays as it was, because it holds what no build has made ({some})."
                " Choose another folder for the site, or empty this one.",
                name=name,
                some=some,
            )
        )


def _can_change(target: Path) -> bool:
    return not os.path.ismount(target) and os.access(target.parent, os.R_OK | os.W_OK | os.X_OK)


def _tidy(target: Path) -> None:
    """Removes what builds have left that were killed: folders of such a name, this user's, in which nobody builds."""
    before = _parked(target)
    if before.is_dir() and not target.exists():
        before.rename(target)
    remove(before)
    pattern = _of_a_build(target)
    for holder in (target.parent, target):
        with suppress(OSError), os.scandir(holder) as entries:
            for entry in entries:
                if pattern.fullmatch(entry.name) and _is_left(entry):
                    remove(Path(entry))


def _at_work(target: Path) -> int | None:
    """An open folder in which somebody builds for this target; None if nobody does."""
    for holder in (target.parent, target):
        with suppress(OSError), os.scandir(holder) as entries:
            for entry in entries:
                if not _of_a_build(target).fullmatch(entry.name):
                    continue
                with suppress(OSError):
                    number = os.open(entry.path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
                    try:
                        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    except BlockingIOError:
                        return number
                    except OSError:  # some network disks have no locks
                        pass
                    os.close(number)
    return None


def _who(name: str, other: int) -> Message:
    """Says that a build waits, for which program, and what to do if that one was stopped and so never ends."""
    said = [say("{name}: Another build is at work there. This one begins when that has ended.", name=name)]
    if (process := _holder(other)) and _is_stopped(process):
        to_do = to_say(
            "It is process {process}, which has been stopped, as by Ctrl+Z: write fg in its window, or end it:"
            " kill -KILL {process}"
        )
        said.append(say(to_do, process=process))
    elif process:
        said.append(say("It is process {process}.", process=process))
    return together(said)


def _holder(other: int) -> int:
    """The process that holds an open folder; 0 where the system does not say (proc(5), /proc/locks)."""
    inode = os.fstat(other).st_ino
    with suppress(OSError, ValueError), open("/proc/locks", encoding="ascii") as locks:
        for lock in locks:
            _, kind, _, _, process, place, *_ = lock.split()
            if kind == "FLOCK" and place.rpartition(":")[2] == str(inode):
                return max(0, int(process))
    return 0


def _is_stopped(process: int) -> bool:
    """Whether a process waits to be let go on, as after Ctrl+Z (proc(5), /proc/pid/stat)."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text(errors="replace").rpartition(")")[2].split()[:1] == ["T"]
    return False


def _wait(other: int) -> None:
    """Until nobody builds in an open folder any more, however that ends; it is closed then."""
    try:
        fcntl.flock(other, fcntl.LOCK_EX)
    finally:
        os.close(other)


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    """No build takes the place of a site meanwhile, so that what is read of it is all of one. Raises OSError."""
    is_held = not folder.is_dir()
    if is_held:
        yield
    while not is_held:
        before = folder.stat()
        with locked(folder):
            if is_held := os.path.samestat(before, folder.stat()):
                yield


def _of_a_build(target: Path) -> re.Pattern[str]:
    """The names of the folders in which a site is built."""
    return re.compile(rf"\.{re.escape(target.name[:40])}\.[0-9a-f]{{8}}")


def _parked(target: Path) -> Path:
    """Where the old site waits, for the blink of an eye, on a disk that cannot exchange two folders."""
    return target.with_name(f".{target.name[:40]}.before")


def _is_left(entry: os.DirEntry[str]) -> bool:
    if not entry.is_dir(follow_symlinks=False) or entry.stat(follow_symlinks=False).st_uid != os.geteuid():
        return False
    try:
        number = os.open(entry.path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(number)
    return True


def _open(folder: Path) -> None:
    """Has a server read all that is in the folder."""
    for top, entries in walk(folder):
        os.chmod(top, 0o755)
        for entry in entries:
            if entry.is_file(follow_symlinks=False):  # what a link leads to is somebody else's
                os.chmod(entry.path, 0o644)


def _carry(old: Path, new: Path) -> None:
    """Puts into the new site, for one version more, what the old pages ask for and the new ones do not."""
    carried = old / CARRIED
    outlived = set(carried.read_text(encoding="utf-8").splitlines()) if carried.is_file() else set()
    stay = sorted(
        name
        for name in _files(old)
        if name.endswith(_ASSETS)
        and not name.startswith(".")
        and name not in outlived
        and not os.path.lexists(new / name)
        and not any(parent.is_file() for parent in (new / name).parents)
    )
    for name in stay:
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        link(old / name, new / name)
    if stay:
        (new / CARRIED).write_text("".join(f"{name}\n" for name in stay), encoding="utf-8")


def _keep_hidden(old: Path, new: Path) -> None:
    """Puts into the new site what is hidden in the old one, but what builds make."""
    for entry in os.listdir(old) if old.is_dir() else ():
        if entry.startswith(".") and entry != CARRIED:
            path = old / entry
            if path.is_dir() and not path.is_symlink():
                shutil.copytree(path, new / entry, symlinks=True, ignore=_made, copy_function=link, dirs_exist_ok=True)
            elif not os.path.lexists(new / entry):
                link(path, new / entry)


def _made(folder: str, names: list[str]) -> list[str]:
    """Which of the names in a hidden folder a build makes: what is old of these does not stay."""
    place = SECURITY.rpartition("/")
    return [place[2]] if Path(folder).name == place[0] and place[2] in names else []


def link(source: str | Path, target: str | Path) -> None:
    """The same file under a second name, or a copy of it where the disk has no such links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _copied(new: Path, target: Path) -> Path:
    """The new site on the disk of the target, hidden in it: from there a file can take another's place at once."""
    inside = target / new.name
    shutil.copytree(new, inside)
    for entry in os.listdir(inside):
        is_hidden = entry.startswith(".") and entry != HIDDEN_FOR_ALL
        if is_hidden and (target / entry).is_dir():  # it stays where it is
            remove(inside / entry)
    exchange.write_out(inside)
    return inside


def _files(folder: Path) -> Iterator[str]:
    """Every file in a folder, by its path from there; links are files. What is built in it is not in it."""
    start = len(os.path.join(folder, ""))
    for _, entries in walk(folder, lambda name: name.startswith(".") and name != HIDDEN_FOR_ALL):
        yield from (entry.path[start:] for entry in entries if not entry.is_dir(follow_symlinks=False))


def _make_way(path: Path, top: Path) -> None:
    """A file can stand at the path: what is a folder there, or a file in place of a folder above it, goes."""
    for parent in reversed(path.relative_to(top).parents):
        if (there := top / parent).is_symlink() or there.is_file():
            there.unlink()
        if not there.is_dir():
            there.mkdir()
            there.chmod(0o755)
    if path.is_dir() and not path.is_symlink():
        remove(path)


def remove(folder: Path) -> None:
    """Removes a folder as far as this user can, also what is protected in it. Never follows a link."""
    if not folder.is_dir() or folder.is_symlink():
        return
    shutil.rmtree(folder, ignore_errors=True)
    for top, folders, _ in os.walk(folder):
        for path in (Path(top), *(Path(top, name) for name in folders)):
            if not path.is_symlink():
                with suppress(OSError):
                    path.chmod(path.stat().st_mode | stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)
