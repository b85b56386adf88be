"""docs/origins.yml → the other sites that the pages may lead to, and those that they may show pictures of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..problems import Problem, quote
from ..records.checking import find_problems
from ..records.reading import Record, read_record
from ..text.addresses import as_sent, host_of

FILE = "docs/origins.yml"


@dataclass(frozen=True)
class Origins:
    """Names of sites in small letters; each stands for all that end with it too: digg.se for www.digg.se."""

    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    """Which of the two lists hold nothing in the file."""

    def allows_link(self, address: str) -> bool:
        """Whether an address leads to one of the sites, or to no other site at all."""
        return _is_one_of(host_of(address), self.links)

    def allows_picture(self, address: str) -> bool:
        """Whether a picture lies on one of the sites, or on no other site at all."""
        return _is_one_of(host_of(address), self.pictures)

    def add(self, address: str, key: str) -> str:
        """What lets an address through, in the middle of a sentence; ``key`` is “links” or “pictures”."""
        empty = ", which then has no [] behind it" if key in self.empty else ""
        return f"write “  - {host_of(address)}” below the line “{key}:” in {FILE}{empty}; a reviewer will look at it."

    def not_on_the_list(self, address: str) -> tuple[str, str]:
        """What is wrong with a link to a site that is not allowed, and what to do."""
        host = host_of(address)
        what = f"The link to “{address}” leads to another site, {host}, which is not on the list of known ones."
        return what, f"If readers are to go there, {self.add(address, 'links')}"


def _is_one_of(host: str, known: Iterable[str]) -> bool:
    return not host or any(host == one or host.endswith(f".{one}") for one in known)


def read_origins(raw: bytes, locales: Sequence[str]) -> tuple[Origins, list[Problem]]:
    """The sites; none with any error."""
    record, problems = read_record(raw, FILE)
    problems = problems or list(_in_words(record, find_problems(record, "origins", locales)))
    if problems:
        return Origins(), problems
    links, pictures = (tuple(record.data.get(key, ())) for key in ("links", "pictures"))
    empty = tuple(key for key, hosts in record.data.items() if not hosts)
    return Origins(links, pictures, empty), list(_without_effect(record))


def _in_words(record: Record, problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems; a name in letters that cannot be sent is told with the one that can."""
    sent = {
        record.line((key, place)): (host, as_sent(host))
        for key, hosts in record.data.items()
        for place, host in enumerate(hosts if isinstance(hosts, list) else ())
        if isinstance(host, str) and as_sent(host)
    }
    for problem in problems:
        if problem.line in sent and problem.code == "bad-form":
            host, name = sent[problem.line]
            what = f"“{quote(host)}” is written in letters that cannot be sent."
            problem = replace(problem, what=what, to_do=f"Write the name as it is sent: {name}")
        yield problem


def _without_effect(record: Record) -> Iterator[Problem]:
    """Names that stand twice, or beside one that is for them too."""
    for key, hosts in record.data.items():
        lines: dict[str, int] = {}
        for place, host in enumerate(hosts):
            lines.setdefault(host, record.line((key, place)))
        for place, host in enumerate(hosts):
            line, labels = record.line((key, place)), host.split(".")
            wider = next((one for at in range(1, len(labels)) if (one := ".".join(labels[at:])) in lines), "")
            if wider or lines[host] != line:
                what = f"“{host}” has no effect here: it stands on line {lines[host]} already."
                if wider:
                    what = f"“{host}” has no effect beside “{wider}” on line {lines[wider]}, which is for it too."
                yield Problem(FILE, line, what, "Take it out.", "without-effect", "warning")


def hosts_in(data: Any) -> Iterator[str]:
    """The sites whose addresses stand in a data file: what is said of them there has been looked at."""
    if isinstance(data, str):
        if host := host_of(data):
            yield host
    elif isinstance(data, Mapping):
        for each in data.values():
            yield from hosts_in(each)
