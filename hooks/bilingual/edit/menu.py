"""A menu in the renderer's own configuration → the same in docs/site.yml, with a field for each name that it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from typing import Any

import yaml

from ..build.renderer import OldEntry
from ..data.basics import FILE
from ..messages import Message, say
from ..pages.page import Pair, page_file
from ..problems import Problem, quote
from ..records.reading import decode, read_mapping
from ..text.addresses import has_scheme

_NO_LIMIT = 2**31  # of the length of a line, in characters: a name stays on one


class _Indented(yaml.SafeDumper):
    """Writes the items of a list further in than what they belong to, as all data files here do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        del indentless
        super().increase_indent(flow, False)


def add_menu(
    raw: bytes, entries: Sequence[OldEntry], locales: Sequence[str], pages: Iterable[str]
) -> tuple[str, str, list[Problem]]:
    """(docs/site.yml as it is, the same with the menu at its end, what stands in the way)"""
    text, problems = decode(raw, FILE)
    record, unread = read_mapping(text, FILE) if text.strip() and not problems else (None, [])
    if problems := [*problems, *unread]:
        return text, text, problems
    if record and "menu" in record.data:
        what = say("There is a menu here already, and this command overwrites none.")
        to_do = say("Take out the old one, there; or take this one out with all below it, then: make menu")
        return text, text, [Problem(FILE, record.line(("menu",)), what, to_do, "duplicate")]
    menu = [_entry(entry, locales, frozenset(pages)) for entry in entries]
    said = yaml.dump(
        {"menu": menu}, Dumper=_Indented, allow_unicode=True, sort_keys=False, default_flow_style=False, width=_NO_LIMIT
    )
    return text, f"{text.rstrip()}\n\n{said}".lstrip("\n"), []


def _entry(entry: OldEntry, locales: Sequence[str], pages: frozenset[str]) -> Any:
    names = {locale: entry.names.get(locale, "") for locale in locales}
    if entry.target is None:
        return {"names": names, "pages": [_entry(each, locales, pages) for each in entry.inside]}
    page = page_of(entry.target, locales, pages)
    return page or {"names": names, "address": entry.target}


def page_of(target: str, locales: Sequence[str], pages: Iterable[str]) -> str:
    """The name of the page that an old entry leads to, whether there is one or not; empty if it leads to no page."""
    name = target.removeprefix("./").lstrip("/")
    if has_scheme(target) or not name.endswith(".md"):
        return ""
    folder, _, inside = name.partition("/")
    return inside if folder in locales and name not in pages and inside in pages else name


def lost_names(entries: Sequence[OldEntry], pairs: Mapping[str, Pair], locales: Sequence[str]) -> Iterator[Message]:
    """Names that the old menu gave to pages, where these call themselves otherwise: a sentence for each."""
    for entry in entries:
        yield from lost_names(entry.inside, pairs, locales)
        name = page_of(entry.target, locales, pairs) if entry.target else ""
        for locale, said in entry.names.items() if name else ():
            if page := pairs.get(name, {}).get(locale):
                own = "".join(map(str, page.front.get("short_title", page.front["title"]).text))
                if own != said:
                    yield say(
                        "“{said}” was the name of {page}, which calls itself “{own}”."
                        " To keep it, write short_title: {said} in {file}.",
                        said=quote(said),
                        page=name,
                        own=quote(own),
                        file=page_file(locale, name),
                    )


def difference(file: str, old: str, new: str) -> str:
    """What differs in a file, line by line; empty if nothing does."""
    lines = unified_diff(old.splitlines(), new.splitlines(), file, file, n=1, lineterm="")
    return "\n".join(lines)
