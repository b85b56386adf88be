"""What of a page's text is prose: everything else is taken out, and every character keeps its place."""

from __future__ import annotations

import re
from functools import lru_cache

# Stands for what was taken out, where nothing may reach across.
BARRIER = "\0"

# (a sign without which there is nothing to take out, what to take out, what stands there instead)
_NOT_PROSE = (
    ("```", re.compile(r"\n(`{3,})[^\n]*\n.*?(?:\n\1`*[^\S\n]*(?=\n)|\Z)", re.S), BARRIER),
    ("~~~", re.compile(r"\n(~{3,})[^\n]*\n.*?(?:\n\1~*[^\S\n]*(?=\n)|\Z)", re.S), BARRIER),
    ("`", re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.S), BARRIER),
    ("<!--", re.compile(r"<!--.*?(?:-->|\Z)", re.S), " "),
    ("<", re.compile(r"</?(?:a|abbr|b|bdi|data|em|i|mark|q|s|small|span|strong|time|u)\b[^<>]*>"), " "),
    ("<", re.compile(r"</?[a-zA-Z][^<>]*>"), BARRIER),
    ("{", re.compile(r"\{[^{}\n]*\}"), BARRIER),
    ("](", re.compile(r"\]\([^()\n]*\)"), BARRIER),
    ("][", re.compile(r"\]\[[^\[\]\n]*\]"), BARRIER),
    ("[", re.compile(r"\[(?:\^[^\[\]\n]+|[0-9]+)\]"), BARRIER),
    ("://", re.compile(r"[a-zA-Z+.-]{2,9}://[^\s<>]+"), BARRIER),
    ("www.", re.compile(r"www\.[^\s<>]+"), BARRIER),
    ("@", re.compile(r"(?<!\S)[^\s@]+@[^\s@]+"), BARRIER),
    ("x", re.compile(r"(?:(?<=[0-9])|(?<=[0-9]m)|(?<=[0-9][cmk]m))x(?=[0-9])"), " "),  # 10x15 cm
    ("&", re.compile(r"&(?:nbsp|#160|#xa0|thinsp);", re.I), " "),
    ("*", re.compile(r"\*+"), " "),
    ("_", re.compile(r"(?<![^\W_])_+|_+(?![^\W_])"), " "),
)
_LIST_NUMBER = re.compile(r"\n[^\S\n]*(?:>[^\S\n]*)*(?:[-+][^\S\n]+)?(?:#+[^\S\n]*)?[0-9]{1,3}[.)](?=\s)")


@lru_cache(maxsize=16)  # of one text, each value in it is asked for
def prose_of(text: str, with_lists: bool = True) -> str:
    """A line break and the text, with spaces or barriers where code, markup, addresses and list numbers stand.

    ``with_lists``: a number with a full stop at the beginning of a line is that of an item.

    Every character keeps its place, one behind the line break, which makes the text begin like any of its lines.
    """
    text = "\n" + text
    for sign, pattern, filling in _NOT_PROSE:
        if sign in text:
            text = _taken_out(pattern, filling, text)
    return _taken_out(_LIST_NUMBER, BARRIER, text) if with_lists else text


def _taken_out(pattern: re.Pattern[str], filling: str, text: str) -> str:
    return pattern.sub(lambda match: filling * len(match[0]), text)
