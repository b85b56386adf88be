"""A service without one of its languages: what is written of that language goes, every other line stays as it is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml


def drop_language(root: Path, locale: str) -> None:
    """Takes a language, which is not the first one, out of a service by its data alone."""
    docs = root / "docs"
    shutil.rmtree(docs / locale)
    for folder in ("wording", "languages"):
        (docs / folder / f"{locale}.yml").unlink(missing_ok=True)
    for path in (*docs.glob("*.yml"), root / "mkdocs.yml"):
        path.write_text(_without(path.read_text(encoding="utf-8"), locale), encoding="utf-8", newline="")
    record = docs / "confirmed.txt"
    if record.exists():
        text = re.sub(rf"[ ,]{locale}[=/][^\s,]+", "", record.read_text(encoding="utf-8"))
        record.write_text(text, encoding="utf-8", newline="")


@cache  # hundreds of tests ask for the same of the same files
def _without(text: str, locale: str) -> str:
    for start, end in sorted(_places(yaml.compose(text, yaml.CSafeLoader), locale, text), reverse=True):
        text = text[:start] + text[end:]
    return text


def _places(node: yaml.Node | None, locale: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the text says something in or of the language: from the end of what stands before it to its own end."""
    if isinstance(node, yaml.SequenceNode):
        for before, each in pairwise((None, *node.value)):
            if before and isinstance(each, yaml.MappingNode) and _names(each, locale):
                yield _end(before, text), _end(each, text)
            else:
                yield from _places(each, locale, text)
    elif isinstance(node, yaml.MappingNode):
        for before, (key, value) in pairwise((None, *node.value)):
            if before and key.value == locale:
                yield _end(before[1], text), _end(value, text)
            else:
                yield from _places(value, locale, text)


def _names(entry: yaml.MappingNode, locale: str) -> bool:
    """Whether an entry of a list is that of the language."""
    return any((key.value, value.value) == ("locale", locale) for key, value in entry.value)


def _end(node: yaml.Node, text: str) -> int:
    """Where a value ends; that of a block, in the next line but for its remarks."""
    return len(text[: node.end_mark.index].rstrip())
