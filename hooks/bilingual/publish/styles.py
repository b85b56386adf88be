"""The style sheets of every page → one: a request less before the first paint."""

from __future__ import annotations

from pathlib import Path

SOURCES = ("tokens.css", "text.css", "site.css")  # in the order in which they count


def join_styles(assets: Path) -> None:
    """Puts the sheets together into the last of them, in the folder where the site has been built."""
    *others, last = (assets / name for name in SOURCES)
    last.write_text("".join(path.read_text(encoding="utf-8") for path in (*others, last)), encoding="utf-8")
    for path in others:
        path.unlink()
