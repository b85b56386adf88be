"""A picture of pixels: its kind by its content, its size, and that it is whole, from its own frame of chunks.

Only the frame is read, as the formats lay it down (PNG, W3C 2025; JPEG, ITU-T T.81; WebP, RFC 9649), and whether the
bytes of a PNG are as many as its pixels need; no pixel is decoded, so that no decoder meets what a stranger has sent.
That takes a few lines; Pillow would bring 7 MB of decoders.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

from ..messages import Figure, Message, say
from ..problems import Problem

MAX_PIXELS = 24_000_000  # a reader's device needs four bytes of memory for each
MAX_SIDE = 8_192
_ENOUGH = 2_000  # pixels on a side, for any screen
_PNG = b"\x89PNG\r\n\x1a\n"
_ENDINGS = {"PNG": ("png",), "JPEG": ("jpg", "jpeg"), "WebP": ("webp",)}
_AGAIN = say("Open it in a drawing or photo program and save it again.")
# PNG, 11.2.2: colour type → values of a pixel, and the bits that each can have.
_VALUES = {0: (1, (1, 2, 4, 8, 16)), 2: (3, (8, 16)), 3: (1, (1, 2, 4, 8)), 4: (2, (8, 16)), 6: (4, (8, 16))}
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))  # Adam7
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

    def told(what: Message, to_do: Message = _AGAIN) -> list[Problem]:
        return [Problem(file, 1, what, to_do, "file-content")]

    ending = file.rpartition(".")[2]
    kind = _kind(raw)
    if not kind:
        return told(say("This is no picture, although its name ends with .{ending}.", ending=ending))
    if ending not in _ENDINGS[kind]:
        what = say("This is a {kind} picture, although its name ends with .{ending}.", kind=kind, ending=ending)
        return told(what, say("Give its name the ending .{ending}.", ending=_ENDINGS[kind][0]))
    try:
        seen = {"PNG": _read_png, "JPEG": _read_jpeg, "WebP": _read_webp}[kind](raw)
    except (_Damaged, struct.error, IndexError):
        return told(say("The picture is damaged, or something else stands in its file."))
    if seen.moves:
        what = say("The picture moves, and readers could not stop it (WCAG 2.2, 2.2.2).")
        return told(what, say("Save one picture of it."))
    if not seen.width or not seen.height:
        return told(say("The picture is empty."))
    if _is_too_large(seen.width, seen.height):
        what = say("The picture is too large: {width} × {height} pixels.", width=seen.width, height=seen.height)
        to_do = say(
            "Make it smaller: at most {side} pixels on a side and {millions} million in all;"
            " {enough} pixels on a side are enough for any screen.",
            side=Figure(MAX_SIDE),
            millions=MAX_PIXELS // 1_000_000,
            enough=Figure(_ENOUGH),
        )
        return told(what, to_do)
    return []


def _is_too_large(width: int, height: int) -> bool:
    return max(width, height) > MAX_SIDE or width * height > MAX_PIXELS


def _kind(raw: bytes) -> str:
    if raw.startswith(_PNG):
        return "PNG"
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WebP" if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP" else ""


def _read_png(raw: bytes) -> _Seen:
    width = height = needed = 0
    moves = False
    pixels = bytearray()
    names = set()
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
            needed = _bytes_of_png(width, height, *struct.unpack_from("5B", raw, at + 16))
        elif name == b"IDAT":
            pixels += memoryview(raw)[at + 8 : end - 4]
        moves = moves or name == b"acTL"
        names.add(name)
        at = end
        if name == b"IEND":
            has_colours = b"PLTE" in names or raw[25] != 3  # the colour type
            if at != len(raw) or b"IDAT" not in names or not has_colours:
                raise _Damaged
            if width and height and not _is_too_large(width, height) and not _inflates_to(pixels, needed):
                raise _Damaged
            return _Seen(width, height, moves)


def _bytes_of_png(width: int, height: int, bits: int, colours: int, packed: int, filtered: int, woven: int) -> int:
    """How many bytes a PNG's pixels are before they are packed: each line begins with one more (PNG, 7 to 9)."""
    values, possible = _VALUES.get(colours, (0, ()))
    if bits not in possible or packed or filtered or woven > 1:
        raise _Damaged
    total = 0
    for left, top, right, down in _PASSES if woven else ((0, 0, 1, 1),):
        columns, lines = (width - left + right - 1) // right, (height - top + down - 1) // down
        total += lines * (1 + (columns * values * bits + 7) // 8) if columns > 0 and lines > 0 else 0
    return total


def _inflates_to(packed: bytes | bytearray, size: int) -> bool:
    """Whether packed bytes become just so many; never more than that and a piece of a MB are unpacked."""
    unpacking, found = zlib.decompressobj(), 0
    waiting = bytes(packed)
    try:
        while waiting and found <= size and not unpacking.eof:
            found += len(unpacking.decompress(waiting, 1024**2))
            waiting = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof and found == size and not unpacking.unused_data


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
    at, moves, has_pixels, seen = 12, False, False, _Seen(0, 0)
    while at < len(raw):
        name, size = struct.unpack_from("<4sI", raw, at)
        at += 8
        if at + size > len(raw):
            raise _Damaged
        moves = moves or name in (b"ANIM", b"ANMF")
        has_pixels = has_pixels or (name == b"VP8 " and raw[at + 3 : at + 6] == b"\x9d\x01\x2a")
        has_pixels = has_pixels or (name == b"VP8L" and raw[at : at + 1] == b"\x2f")
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
    if not (has_pixels or moves):
        raise _Damaged
    return _Seen(seen.width, seen.height, moves)
