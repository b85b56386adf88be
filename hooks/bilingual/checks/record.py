"""What the record of confirmations tells of sections that have another name now, or are gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from ..data.confirmations import FILE, Confirmation, Sections, State
from ..messages import say, say_number
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
                what = say(
                    "This section was “{old}” when it was confirmed; whoever has that address is led to no section.",
                    old=old,
                )
                attributes = f'{{ #{name} old="{" ".join((*heading.old, old))}" }}'
                to_do = say("Keep the old name beside the new one: {attributes}.", attributes=attributes)
                more = (say("Or, if nobody can have it: make confirm SECTION={key}", key=key),)
                yield Problem(passage.file, heading.line, what, to_do, "address", "warning", more=more)


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
        what = say("“{key}” is no section any more.", key=quote(first.key))
        if others:
            what = say_number(
                len(others),
                "“{key}” is no section any more, nor are {number} more sections of {page}.",
                "“{key}” is no section any more, nor are {number} more sections of {page}.",
                key=quote(first.key),
                page=page,
            )
        to_do = say("Nothing needs to be done: the next make confirm takes out the lines of what is gone.")
        yield Problem(FILE, first.line, what, to_do, "without-effect", "note")
