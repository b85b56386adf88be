"""Attribute lists after headings, blocks and what stands in a line: ``{ #name .class lang=en }``."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ITEM = re.compile(
    r"""\s*(?:\#(?P<id>[\w:.-]+)|\.(?P<class>[\w-]+)|(?P<key>[\w:-]+)=(?:"(?P<a>[^"]*)"|'(?P<b>[^']*)'|(?P<c>[^\s"'{}=]+)))"""
)
_LONGEST = 500  # characters
LOOKS_LIKE_ONE = re.compile(r"\{:?[ \t]*[#.][^\s{}]")


# What a text may say of an element: nothing that runs, or that looks or leads otherwise than it says.
_ALLOWED = frozenset(
    [
        "abbr",
        "alt",
        "checked",
        "cite",
        "class",
        "colspan",
        "controls",
        "datetime",
        "default",
        "dir",
        "disabled",
        "download",
        "headers",
        "height",
        "href",
        "hreflang",
        "id",
        "kind",
        "label",
        "lang",
        "loading",
        "markdown",
        "open",
        "poster",
        "preload",
        "rel",
        "reversed",
        "role",
        "rowspan",
        "scope",
        "src",
        "srclang",
        "start",
        "tabindex",
        "target",
        "title",
        "translate",
        "type",
        "value",
        "width",
    ]
)
_ADDRESSES = frozenset(("href", "poster", "src"))


def not_allowed(attributes: Mapping[str, str], of_html: bool) -> list[str]:
    """What is wrong with the attributes of an element of a text. A list in braces never changes an address."""
    return [
        f"“{name}” is no attribute that something in a text can have."
        for name in attributes
        if not (name in _ALLOWED or name.startswith(("aria-", "data-"))) or (name in _ADDRESSES and not of_html)
    ]


def read_attributes(source: str) -> dict[str, str] | None:
    """``{ #name .class key="value" }`` with its braces → attributes; None for anything else."""
    if len(source) > _LONGEST or source[:1] != "{" or source[-1:] != "}":
        return None
    inner = source[1:-1].removeprefix(":").rstrip()
    found: dict[str, str] = {}
    end = 0
    while end < len(inner):
        match = _ITEM.match(inner, end)
        if not match or (match.end() < len(inner) and not inner[match.end()].isspace()):
            return None
        end = match.end()
        if match["id"]:
            found["id"] = match["id"]
        elif match["class"]:
            found["class"] = f"{found['class']} {match['class']}" if "class" in found else match["class"]
        else:
            found[match["key"]] = next(match[one] for one in "abc" if match[one] is not None)
    return found or None


def leading(text: str) -> tuple[dict[str, str], int] | None:
    """The attribute list that a text begins with, and where it ends."""
    end = text.find("}", 0, _LONGEST)
    found = read_attributes(text[: end + 1]) if text.startswith("{") and end > 0 else None
    return (found, end + 1) if found else None


def trailing(text: str) -> tuple[dict[str, str], str] | None:
    """The attribute list that a text ends with, and the text before it."""
    start = text.rfind("{")
    found = read_attributes(text[start:]) if start >= 0 and text.endswith("}") else None
    return (found, text[:start].rstrip()) if found else None
