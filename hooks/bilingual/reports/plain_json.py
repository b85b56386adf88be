"""JSON for machines that people can read too, whatever stands in it."""

from __future__ import annotations

import json
from typing import Any

from ..problems import show


def to_json(value: Any) -> str:
    """Letters of every language stay; what has no shape, or could act on a screen, is escaped (RFC 8259)."""
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(line if line.isprintable() else "".join(map(_escape, line)) for line in lines)


def write_as_json(error: UnicodeError) -> tuple[str, int]:
    """For a stream that has not every letter (codecs.register_error): its number, so that JSON stays JSON."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_number, error.object[error.start : error.end])), error.end


def _escape(sign: str) -> str:
    return sign if show(sign) == sign else _number(sign)


def _number(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
