"""What the record of confirmations tells of sections that have another name now, or are gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ..data.confirmations import FILE, Confirmation, Sections, State
from ..problems import Problem, quote


def find_renamed(sections: Sections, states: Mapping[str, State]) -> Iterator[Problem]:
    """Sections whose texts were confirmed under another name of the same page: links to that lead to no place any more.

    It is told until a heading keeps the old name, or the section is confirmed by its new one.
    """
    for key, state in states.items():
        was = state.confirmation.key if state.confirmation else key
        page, _, old = was.partition("#")
        if was == key or not old or key.partition("#")[0] != page or was in sections:
            continue
        for passage in sections[key].values():
            heading = passage.heading
            if heading and old not in heading.old and old != str(heading.identifier).lower():
                name = heading.identifier
                what = f"This section was “{old}” when it was confirmed; whoever has that address is led to no section."
                to_do = f'Keep the old name beside the new one: {{ #{name} old="{" ".join((*heading.old, old))}" }}'
                more = (f"Or, if nobody can have it: make confirm SECTION={key}",)
                yield Problem(passage.file, heading.line, what, f"{to_do}.", "address", "warning", more=more)


def find_gone(
    record: Iterable[Confirmation], there: Collection[str], states: Mapping[str, State], drafts: Collection[str]
) -> Iterator[Problem]:
    """The lines of pages and sections that are gone, one for each page. They do no harm, and go by themselves.

    ``there`` are the keys of all sections, and the names of all pages.
    """
    kept = {state.confirmation.key for state in states.values() if state.confirmation}
    gone: dict[str, list[Confirmation]] = {}
    for line in record:
        page = line.key.partition("#")[0]
        if line.key not in there and line.key not in kept and page.endswith(".md") and page not in drafts:
            gone.setdefault(page, []).append(line)
    for page, (first, *others) in gone.items():
        more = f", nor are {len(others)} more sections of {page}" if others else ""
        what = f"“{quote(first.key)}” is no section any more{more}."
        to_do = "Nothing needs to be done: the next make confirm takes out the lines of what is gone."
        yield Problem(FILE, first.line, what, to_do, "without-effect", "note")
