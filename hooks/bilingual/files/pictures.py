"""A picture of pixels: its kind by its content, its size, and that it is whole, from its own frame of chunks.

Only the frame is read, as the formats lay it down (PNG, W3C 2025; JPEG, ITU-T T.81; WebP, RFC 9649); no pixel is
decoded, so that no decoder meets what a stranger has sent. That takes a few lines; Pillow would bring 7 MB of decoders.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from ..problems import Problem

MAX_PIXELS = 24_000_000  # a reader's device needs four bytes of memory for each
MAX_SIDE = 8_192
_PNG = b"\x89PNG\r\n\x1a\n"
_ENDINGS = {"PNG": ("png",), "JPEG": ("jpg", "jpeg"), "WebP": ("webp",)}
_AGAIN = "Open it in a drawing or photo program and save it again."
_STANDS_ALONE = (0x01, *range(0xD0, 0xD9))  # markers of JPEG without a length
_WITH_SIZE = (*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0))


@dataclass(frozen=True)
class _Seen:
    """What the frame of a picture says."""

    width: int
    height: int
    moves: bool = False


class _Damaged(Exception):
    """The frame of the picture breaks off, contradicts itself, or goes on after its end."""


def find_problems_in_picture(raw: bytes, file: str) -> list[Problem]:
    """What is wrong with a picture whose ending is png, jpg, jpeg or webp."""

    def told(what: str, to_do: str = _AGAIN) -> list[Problem]:
        return [Problem(file, 1, what, to_do, "file-content")]

    ending = file.rpartition(".")[2]
    kind = _kind(raw)
    if not kind:
        return told(f"This is no picture, although its name ends with .{ending}.")
    if ending not in _ENDINGS[kind]:
        return told(f"This is a {kind} picture, although its name ends with .{ending}.",
                    f"Give its name the ending .{_ENDINGS[kind][0]}.")  # fmt: skip
    try:
        seen = {"PNG": _read_png, "JPEG": _read_jpeg, "WebP": _read_webp}[kind](raw)
    except (_Damaged, struct.error, IndexError):
        return told("The picture is damaged, or something else stands in its file.")
    if seen.moves:
        what = "The picture moves, and readers could not stop it (WCAG 2.2, 2.2.2)."
        return told(what, "Save one picture of it.")
    if not seen.width or not seen.height:
        return told("The picture is empty.")
    if max(seen.width, seen.height) > MAX_SIDE or seen.width * seen.height > MAX_PIXELS:
        what = f"The picture is too large: {seen.width} × {seen.height} pixels."
        most = f"{MAX_SIDE:,} pixels on a side and {MAX_PIXELS // 1_000_000} million in all"
        return told(what, f"Make it smaller: at most {most}; 2,000 pixels on a side are enough for any screen.")
    return []


def _kind(raw: bytes) -> str:
    if raw.startswith(_PNG):
        return "PNG"
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WebP" if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP" else ""


def _read_png(raw: bytes) -> _Seen:
    width = height = 0
    moves = has_data = False
    at = len(_PNG)
    while True:
        length, name = struct.unpack_from(">I4s", raw, at)
        end = at + 12 + length
        if end > len(raw) or (at == len(_PNG)) != (name == b"IHDR"):
            raise _Damaged
        if zlib.crc32(memoryview(raw)[at + 4 : end - 4]) != struct.unpack_from(">I", raw, end - 4)[0]:
            raise _Damaged
        if name == b"IHDR":
            width, height = struct.unpack_from(">II", raw, at + 8)
        moves = moves or name == b"acTL"
        has_data = has_data or name == b"IDAT"
        at = end
        if name == b"IEND":
            if at != len(raw) or not has_data:
                raise _Damaged
            return _Seen(width, height, moves)


def _read_jpeg(raw: bytes) -> _Seen:
    width = height = 0
    at = 2
    while True:
        if raw[at] != 0xFF:
            raise _Damaged
        marker = raw[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        at += 2
        if marker in _STANDS_ALONE:
            continue
        (length,) = struct.unpack_from(">H", raw, at)
        if length < 2 or at + length > len(raw):
            raise _Damaged
        if marker in _WITH_SIZE:
            height, width = struct.unpack_from(">HH", raw, at + 3)
        at += length
        if marker == 0xDA:  # the pixels follow, up to the marker of the end
            if not raw.rstrip(b"\0").endswith(b"\xff\xd9"):
                raise _Damaged
            return _Seen(width, height)


def _read_webp(raw: bytes) -> _Seen:
    (length,) = struct.unpack_from("<I", raw, 4)
    if length + 8 != len(raw):
        raise _Damaged
    name, size = struct.unpack_from("<4sI", raw, 12)
    at, moves, seen = 12, False, _Seen(0, 0)
    while at < len(raw):
        name, size = struct.unpack_from("<4sI", raw, at)
        at += 8
        if at + size > len(raw):
            raise _Damaged
        moves = moves or name in (b"ANIM", b"ANMF")
        if name == b"VP8X":
            seen = _Seen(
                1 + int.from_bytes(raw[at + 4 : at + 7], "little"), 1 + int.from_bytes(raw[at + 7 : at + 10], "little")
            )
        elif name == b"VP8 " and not seen.width:
            width, height = struct.unpack_from("<HH", raw, at + 6)
            seen = _Seen(width & 0x3FFF, height & 0x3FFF)
        elif name == b"VP8L" and not seen.width:
            (bits,) = struct.unpack_from("<I", raw, at + 1)
            seen = _Seen(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
        at += size + size % 2
    return _Seen(seen.width, seen.height, moves)
