"""What the record of confirmations tells of sections that have another name now, or are gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from ..data.confirmations import FILE, Confirmation, Sections, State
from ..languages.names import in_a_row, name_language
from ..messages import in_quotes, say, say_number
from ..pages.page import Pair
from ..problems import Problem, as_argument, quote
from ..site.address import Folders, address, former_address

_FEW = 3  # names of sections that can be meant, and are worth a look each


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


def find_perhaps_renamed(
    sections: Sections, states: Mapping[str, State], record: Iterable[Confirmation]
) -> Iterator[Problem]:
    """Sections that nobody has confirmed yet, on a page that has lost others: one may be another by a new name.

    What a machine cannot know, who confirms the section says.
    """
    kept = {state.confirmation.key for state in states.values() if state.confirmation}
    named = {
        f"{passage.key.partition('#')[0]}#{old}"
        for passages in sections.values()
        for passage in passages.values()
        if passage.heading
        for old in passage.heading.old
    }
    there = sections.keys() | kept | named
    gone: dict[str, dict[str, None]] = {}
    for line in record:
        page, _, section = line.key.partition("#")
        if section and page.endswith(".md") and line.key not in there:
            gone.setdefault(page, {})[section] = None
    for key, state in states.items():
        names = [*islice(gone.get(key.partition("#")[0], ()), _FEW + 1)]
        if state.confirmation or not 0 < len(names) <= _FEW:
            continue
        for passage in sections[key].values():
            if heading := passage.heading:
                what = say_number(
                    len(names),
                    "This section is new, and {names}, which this page had, is gone.",
                    "This section is new, and {names}, which this page had, are gone.",
                    names=in_a_row([in_quotes(quote(name)) for name in names]),
                )
                attributes = f'{{ #{heading.identifier} old="{" ".join((*heading.old, names[0]))}" }}'
                to_do = say(
                    "If it only has another name now, keep the old one too: {attributes}.", attributes=attributes
                )
                yield Problem(passage.file, heading.line, what, to_do, "address", "warning")


def find_lost_addresses(
    record: Iterable[Confirmation],
    pairs: Mapping[str, Pair],
    locales: Sequence[str],
    folders: Folders,
    drafts: Collection[str],
) -> Iterator[Problem]:
    """Addresses that the record knows of a page, and that neither are those of a page now nor lead to one.

    It is told until they lead on, or until somebody has confirmed that nobody can have them.
    """
    default, *others = locales
    pages = [page for pair in pairs.values() for page in pair.values()]
    leading = {address(page, default, folders) for page in pages}
    leading |= {former_address(old.path, page.locale, default) for page in pages for old in page.standing.old}
    for line in record:
        name = line.key.partition("#")[0]
        for where in () if name in drafts else line.at:
            if where in leading:
                continue
            leading.add(where)  # which is told once
            first, _, rest = where.partition("/")
            if first in line.prints and first not in locales:
                continue  # a language that the site has no more
            locale = first if first in others else default
            own = (rest if locale == first else where).rstrip("/")
            pair = pairs.get(name, {})
            if pair and locale not in pair and not any(each.standing.only for each in pair.values()):
                continue  # which is told of the page: it has no counterpart
            if page := pair.get(locale):
                what = say("This page had the address /{where}, which leads nowhere now.", where=where)
                old = [own, *(each.path for each in page.standing.old)]
                kept = f"[{', '.join(old)}]" if old[1:] else own
                to_do = say("Let it lead here: write old: {kept} in the front matter.", kept=kept)
                more = say("Or, if nobody can have it: make confirm SECTION={key}", key=as_argument(line.key))
                yield Problem(page.file, page.line("slug"), what, to_do, "address", "warning", more=(more,))
            else:
                what = say(
                    "/{where} was the address of {page}, which is gone in {language}; it leads nowhere now.",
                    where=where,
                    page=name,
                    language=name_language(locale),
                )
                to_do = say("Write old: {own} in the front matter of the page that readers are to get there.", own=own)
                more = say("Or, if nobody can have it, take at= and what stands right behind it out of this line.")
                yield Problem(FILE, line.line, what, to_do, "address", "warning", more=(more,))


def find_gone(
    record: Iterable[Confirmation],
    there: Collection[str],
    states: Mapping[str, State],
    drafts: Collection[str],
    told: Collection[int] = (),
) -> Iterator[Problem]:
    """The lines of pages and sections that are gone, one for each page. They do no harm, and go by themselves.

    ``there`` are the keys of all sections, and the names of all pages; ``told`` are lines of which more is said.
    """
    kept = {state.confirmation.key for state in states.values() if state.confirmation}
    gone: dict[str, list[Confirmation]] = {}
    for line in record:
        page = line.key.partition("#")[0]
        if (
            line.line not in told
            and line.key not in there
            and line.key not in kept
            and page.endswith(".md")
            and page not in drafts
        ):
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
