"""What a change holds, such as a pull request: content, which is read and never run, papers, and code.

Whatever is not known here as content or as a paper is code, and so is what git keeps as something other than a plain
file: a program, a link, another repository.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ..data.confirmations import FILE as CONFIRMATIONS_FILE
from ..data.origins import FILE as ORIGINS_FILE
from ..files.places import PLACES
from ..load import DATA_FILES
from ..messages import say
from .revisions import commit_of, git

Kind = Literal["page", "data", "picture or document", "paper", "code"]
# The list of known sites decides where readers can be led, so whoever reads code reads it too.
_DATA = sorted({*DATA_FILES, CONFIRMATIONS_FILE} - {ORIGINS_FILE})
# What is no code, as .github/CODEOWNERS writes it: ** is any number of folders, * anything but a slash.
PATTERNS: dict[str, Kind] = {
    "/docs/**/*.md": "page",
    **dict.fromkeys((f"/{file}" for file in (*_DATA, "docs/wording/*.yml")), "data"),
    **{
        f"/docs/**/{place}/**/*.{ending}": "picture or document"
        for place, endings in PLACES.items()
        for ending in endings
    },
    "/*.md": "paper",
    "/decisions/*.md": "paper",
    "/pictures/*.png": "paper",
}
_PLAIN, _NOTHING = "100644", "000000"  # git's modes: a file that is no program, and no file
_OTHERWISE = {
    "100755": say("a program (its executable bit is set)"),
    "120000": say("a link on disk"),
    "160000": say("another repository (a submodule)"),
}
_DONE = {"A": "new", "D": "gone", "M": "changed", "T": "changed"}


@dataclass(frozen=True, order=True)
class ChangedFile:
    """A file of a change. ``file`` is from the project's root; ``done`` is new, changed or gone.

    ``why`` says what else than a plain file it is, which makes code of it whatever its name; empty for plain files.
    """

    file: str
    done: str
    kind: Kind
    why: str = ""


def kind_of(file: str) -> Kind:
    """What a plain file is, by its path."""
    return next((kind for pattern, kind in PATTERNS.items() if _matches(pattern).fullmatch(f"/{file}")), "code")


@cache
def _matches(pattern: str) -> re.Pattern[str]:
    """The same as a regular expression; letters count as they are, since some disks tell them apart by case."""
    parts = re.split(r"(\*\*/|\*)", pattern)
    return re.compile("".join({"**/": "(?:[^/]+/)*", "*": "[^/]*"}.get(part, re.escape(part)) for part in parts), re.S)


def changed_files(root: Path, base: str) -> list[ChangedFile]:
    """All that differs from where the work on ``base`` was left, committed or not; a renamed file is gone and new.

    Raises NoRevision. Nothing that a change brings can choose how it is compared: no filter, no other program is asked.
    """
    commit = commit_of(root, base)
    left = git(root, "merge-base", commit, "HEAD")
    since = left.decode().strip() if left else commit
    raw = git(
        root, "diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--ignore-submodules=dirty", since
    )
    others = git(root, "ls-files", "--others", "--exclude-standard", "-z") or b""
    found = list(_read(raw or b""))
    found += (_changed(file, "A", _NOTHING, _mode(root, file)) for file in _names(others))
    return sorted(found)


def _names(raw: bytes) -> Iterator[str]:
    yield from (name.decode("utf-8", "surrogateescape") for name in raw.split(b"\0") if name)


def _read(raw: bytes) -> Iterator[ChangedFile]:
    """git's raw format: “:old-mode new-mode old-name new-name status”, then the path, each ended by a zero byte."""
    fields = iter(raw.split(b"\0"))
    for head in fields:
        if head:
            old, new, _, _, done = head.decode().lstrip(":").split()
            yield _changed(next(fields).decode("utf-8", "surrogateescape"), done[0], old, new)


def _mode(root: Path, file: str) -> str:
    """git's mode of what lies on the disk, by its name in bytes: whatever the locale, git's names are UTF-8."""
    mode = os.lstat(os.path.join(os.fsencode(root), file.encode("utf-8", "surrogateescape"))).st_mode
    if stat.S_ISLNK(mode):
        return "120000"
    return "100755" if mode & 0o111 else _PLAIN


def _changed(file: str, done: str, old: str, new: str) -> ChangedFile:
    modes = (
        _OTHERWISE.get(mode, say("git's mode {mode}", mode=mode))
        for mode in (new, old)
        if mode not in (_PLAIN, _NOTHING)
    )
    odd = next(modes, "")
    return ChangedFile(file, _DONE.get(done, "changed"), "code" if odd else kind_of(file), odd)
