"""Names of files and folders: which can stand in an address, on every system and in every message.

A name becomes a part of an address, a line of the record of confirmations, a word on a command line and a line of a
log. Letters a to z, digits, hyphens and low lines mean the same in all of them; what else there is must be escaped
differently in each, looks like something else, or is spelled in two ways (Unicode's normal forms, UAX #15).
"""

from __future__ import annotations

import re
import unicodedata
from posixpath import basename, dirname

from ..messages import Message, in_quotes, say, to_say

MAX_NAME = 100  # characters; disks hold 255 bytes, and an address has to be read aloud on the telephone
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[a-z0-9]+)?")
_FILE_OF_TEMPLATES = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*\.[a-z0-9]+")
# Windows has no files of these names, whatever their ending: a checkout there fails.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?")
_UNLIKE = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ł": "l"})
_CONTROL = {"\0": "NULL", "\t": "TAB", "\n": "LINE FEED", "\r": "CARRIAGE RETURN", "\x1b": "ESCAPE", "\x7f": "DELETE"}
# What programs leave beside the files that people write: a name of such a file, and what it is.
_LEFTOVERS = tuple(
    (re.compile(pattern), what)
    for pattern, what in (
        (r"\.DS_Store|\._.+|\.localized", say("macOS keeps such files for its own windows")),
        (r"(?i)Thumbs\.db|ehthumbs\.db|desktop\.ini", say("Windows keeps such files for its own windows")),
        (r"~\$.+|~WR[A-Z]\d*\.tmp|\.~lock\..*#", say("a word processor marks by it that a document is open")),
        (r"\..+\.sw[a-p]|\.#.+|#.+#", say("a text editor marks by it that a file is open")),
        (r".+~|.+\.(bak|old|orig|rej|save)", say("a text editor or git keeps an earlier version in it")),
        (
            r".+_(BACKUP|BASE|LOCAL|REMOTE)_\d+(\.\w+)?",
            say("git keeps one of several versions in it while they are made one"),
        ),
        (r".+\.(tmp|temp|part|crdownload|download)", say("a program has not finished writing it")),
    )
)
_LEFT_FOLDERS = (
    (
        re.compile(r"__MACOSX|\.(AppleDouble|Spotlight-V100|Trashes|fseventsd|TemporaryItems)"),
        say("macOS puts such folders on disks and into zip files"),
    ),
    (re.compile(r"\$RECYCLE\.BIN|System Volume Information"), say("Windows keeps such folders on its disks")),
)
# As systems name them in the languages of their windows.
_COPY = re.compile(
    r"(?i)(?:copy of|kopia av|kopi af|kopie von) .+|.+[ _-]\(?(?:copy|kopia|kopi|kopio|kopie)\b.*|.+ ?\(\d+\)"
)
_SAVED_AS = re.compile(
    r"(?i)([a-z0-9][a-z0-9_-]*\.(?:md|ya?ml|svg|png|jpe?g|webp|pdf))\.(?:txt|md|rtf|docx?|html?|webarchive)"
)
_PLAIN = say("A name has letters a to z, small ones at best, digits, hyphens and low lines.")


def shown(path: str) -> str:
    """A path as a message shows it: whatever cannot be seen, or would turn a line around, by its name in Unicode."""
    folder, name = dirname(path), basename(path)
    said = "".join(sign if sign.isprintable() else f"[{_called(sign)}]" for sign in name)
    if len(said) > MAX_NAME:
        said = f"{said[:60]}…{said[-20:]}"
    return f"{shown(folder)}/{said}" if folder else said


def _called(sign: str) -> str:
    """A character by its number and its name in Unicode; a byte that is no UTF-8 by its value."""
    if 0xDC80 <= ord(sign) <= 0xDCFF:  # how Python tells what is no UTF-8 (PEP 383)
        return f"byte {ord(sign) - 0xDC00:02X}"
    return f"U+{ord(sign):04X} {_CONTROL.get(sign) or unicodedata.name(sign, 'without a name')}"


def _is_known_to_editors(sign: str) -> bool:
    """Whether a character says itself what it is: a sign of ASCII, or one of the letters that have a plain one."""
    return sign.isprintable() and (sign.isascii() or (sign.isalpha() and bool(plain(sign, "folder"))))


def leftover(name: str, kind: str = "file") -> Message | None:
    """What a file or a folder is, if a program has left it there and nobody has written it."""
    known = _LEFTOVERS if kind == "file" else _LEFT_FOLDERS
    return next((what for pattern, what in known if pattern.fullmatch(name)), None)


def wrong_folder(name: str) -> tuple[Message, Message] | None:
    """What is wrong with the name of a folder, and what to do."""
    if _NAME.fullmatch(name) and len(name) <= MAX_NAME and not _RESERVED.fullmatch(name):
        return None
    return _wrong(name, "folder")


def wrong_file(name: str, of_templates: bool = False) -> tuple[Message, Message] | None:
    """What is wrong with the name of a file, and what to do. A template may have several dots."""
    form = _FILE_OF_TEMPLATES if of_templates else _FILE
    if form.fullmatch(name) and len(name) <= MAX_NAME and not _RESERVED.fullmatch(name):
        return None
    return _wrong(name, "file")


def plain(name: str, kind: str = "file") -> str:
    """A name in the plain alphabet that reads like this one: ``Förbered dig.MD`` → ``forbered-dig.md``."""
    apart = unicodedata.normalize("NFKD", name.translate(_UNLIKE)).lower()
    stem, dot, ending = apart.rpartition(".") if kind == "file" else (apart, "", "")
    if not dot:
        stem, ending = apart, ""
    stem, ending = (
        re.sub(r"[^A-Za-z0-9_]+", "-", "".join(sign for sign in part if not unicodedata.combining(sign)))
        for part in (stem, ending)
    )
    stem = stem.strip("-_")[:60].rstrip("-_")
    if _RESERVED.fullmatch(stem):
        stem = f"{stem}-1"
    ending = ending.strip("-_")
    return f"{stem}.{ending}" if stem and ending else stem


def _wrong(name: str, kind: str) -> tuple[Message, Message]:
    said = shown(name)
    near = plain(name, kind)
    if any(sign.isalpha() and not plain(sign, "folder") for sign in name):
        near = ""  # a letter without a counterpart: who wrote the name knows how it is spelled
    to_do = say("Give it another name. {rule}", rule=_PLAIN)
    if near and near != name:
        to_do = say("Name it {name}, or otherwise, and on the pages too. {rule}", name=near, rule=_PLAIN)
    is_folder = kind == "folder"
    if name.startswith("."):
        what = say("“{name}” is hidden: its name begins with a dot.", name=said)
        return what, say("Take the folder out.") if is_folder else say("Take the file out.")
    if len(name) > MAX_NAME:
        too_long = (
            to_say("The name of this folder is too long: {size} characters, more than {most}.")
            if is_folder
            else to_say("The name of this file is too long: {size} characters, more than {most}.")
        )
        return say(too_long, size=len(name), most=MAX_NAME), to_do
    if _RESERVED.fullmatch(name):
        of_windows = (
            to_say("Windows has no folder called “{name}”: the name is that of a device.")
            if is_folder
            else to_say("Windows has no file called “{name}”: the name is that of a device.")
        )
        return say(of_windows, name=said), to_do
    strange = next((sign for sign in name if not (sign.isascii() and (sign.isalnum() or sign in "._-"))), None)
    stem, dot, _ = name.rpartition(".")
    if strange and not is_folder and _COPY.fullmatch(stem if dot else name):
        what = say("“{name}” looks like a copy of another file.", name=said)
        return what, say("Take it out, or give it a name of its own. {rule}", rule=_PLAIN)
    if strange == " ":
        return say("The name “{name}” holds a space, which no address can.", name=said), to_do
    if strange:
        sign = in_quotes(strange) if _is_known_to_editors(strange) else _called(strange)
        return say("The name “{name}” holds {sign}, which cannot stand in a name here.", name=said, sign=sign), to_do
    if not name[0].isalnum():
        return say("The name “{name}” begins with “{sign}”.", name=said, sign=name[0]), to_do
    if is_folder:
        return say("The name of the folder “{name}” holds a dot.", name=said), to_do
    ending = name.rpartition(".")[2]
    if said_twice := _SAVED_AS.fullmatch(name):
        what = say("“{name}” was saved by a program that wrote its own ending behind the name.", name=said)
        return what, say("Name it {name}, or take it out.", name=said_twice[1])
    if name.count(".") == 1 and ending and ending != ending.lower():
        return say("The ending of “{name}” is written in capital letters.", name=said), to_do
    return say("The name “{name}” has a dot other than the one before its ending.", name=said), to_do
