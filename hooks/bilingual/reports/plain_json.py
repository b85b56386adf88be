"""JSON for machines that people can read too, whatever stands in it."""

from __future__ import annotations

import json
from typing import Any

from ..problems import show


def to_json(value: Any) -> str:
    """Letters of every language stay; what has no shape, or could act on a screen, is escaped (RFC 8259)."""
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(line if line.isprintable() else "".join(map(_escape, line)) for line in lines)


def _escape(sign: str) -> str:
    if show(sign) == sign:
        return sign
    units = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[place : place + 2].hex()}" for place in range(0, len(units), 2))
