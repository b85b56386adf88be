"""What check.yml says of a pull request → a comment beside it: python3 comment.py REPORT ADDRESS-OF-THE-RUN

The report is somebody else's. So many of its bytes are read, what could act on a screen is shown by its number, and all
of it stands in a block of code, whose fence is longer than any in it.
"""

from __future__ import annotations

import os
import re
import sys

MOST = 20_000  # bytes that are read, and characters that are shown; a comment has room for 65,536, fences included


def comment(report: bytes, run: str) -> str:
    """The text of the comment, in Markdown."""
    text = report[:MOST].decode("utf-8", "replace").strip("\n") or "Nothing reads differently."
    text = "".join(sign if sign.isprintable() or sign == "\n" else f"\\u{ord(sign):04x}" for sign in text)[:MOST]
    fence = "`" * (max([2, *map(len, re.findall("`+", text))]) + 1)
    cut = "\n\nIt goes on: the rest stands in the report." if len(report) > MOST else ""
    head = f"What this changes ([the site as it would be, and the whole report]({run}#artifacts)):"
    return f"{head}\n\n{fence}text\n{text}\n{fence}{cut}\n"


if __name__ == "__main__":
    with open(os.open(sys.argv[1], os.O_RDONLY | os.O_NOFOLLOW), "rb") as opened:  # no link to a file of this machine
        sys.stdout.write(comment(opened.read(MOST + 1), sys.argv[2]))
