"""Files are changed by a command only where that can be undone: what git does not have yet is left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from ..build.revisions import git
from ..disk.whole import NotWritten, digest_of, write_whole
from ..messages import Message, say
from ..problems import as_argument
from .menu import difference

Files = Mapping[str, bytes]  # by path from the project's root


def find_changes(before: Files, after: Files) -> dict[str, bytes | None]:
    """The files that are new or have changed, and those that are gone: None."""
    changed: dict[str, bytes | None] = {file: text for file, text in after.items() if before.get(file) != text}
    return changed | {file: None for file in before if file not in after}


def differences(before: Files, changes: Mapping[str, bytes | None]) -> Iterator[str]:
    """What changes in each file, line by line."""
    for file, text in sorted(changes.items()):
        old, new = ((raw or b"").decode("utf-8", "replace") for raw in (before.get(file), text))
        yield difference(file, old, new) or file


def why_not(root: Path, files: Iterable[str]) -> Message | None:
    """Why these files are not to be changed, if they are not: something in them is not committed. Raises NoRevision."""
    names = sorted(files)
    if git(root, "rev-parse", "--git-dir") is None:
        return say(
            "This folder is no git repository, so that nothing could be undone. Get it by git clone, and try again."
        )
    told = git(root, "status", "--porcelain", "-z", "--untracked-files=all", "--", *names) or b""
    waiting = [entry[3:] for entry in told.decode("utf-8", "replace").split("\0") if entry[3:] in names]
    if not waiting:
        return None
    return say(
        "What you have changed is not committed yet, and could not be told from what would be changed now: {files}."
        " Commit it first, or put it away: git stash. Nothing has been written.",
        files=", ".join(map(as_argument, waiting)),
    )


def write(root: Path, changes: Mapping[str, bytes | None], before: Files) -> None:
    """Writes the files, each whole, and then takes away those that are gone. Raises NotWritten.

    Nothing is written if one of them is not any more what it was ``before``: somebody may have saved it meanwhile.
    """
    was = {file: sha256(before[file]).digest() if file in before else b"" for file in changes}
    if changed := [file for file, digest in was.items() if digest_of(root / file) != digest]:
        what = say("{files}: changed meanwhile, so that nothing has been written. Try again.", files=", ".join(changed))
        raise NotWritten(what)
    for file, text in changes.items():
        if text is not None:
            write_whole(root / file, text, was[file])
    for file, text in changes.items():
        if text is None:
            (root / file).unlink()


def how_to_undo(changes: Mapping[str, bytes | None], before: Files) -> Message:
    """The one command that brings the files back as they were; nothing is lost by it."""
    names = " ".join(as_argument(file) for file in sorted(changes))
    has_new = any(file not in before for file in changes)
    command = f"git stash push --include-untracked -- {names}" if has_new else f"git restore -- {names}"
    return say("To undo all of this: {command}", command=command)
