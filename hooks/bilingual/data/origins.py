"""docs/origins.yml → the other sites that the pages may lead to, and those that they may show pictures of."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from ..messages import Message, say
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
        return _is_one_of(host_of(address), self._links)

    def allows_picture(self, address: str) -> bool:
        """Whether a picture lies on one of the sites, or on no other site at all."""
        return _is_one_of(host_of(address), self._pictures)

    @cached_property
    def _links(self) -> frozenset[str]:
        return frozenset(self.links)

    @cached_property
    def _pictures(self) -> frozenset[str]:
        return frozenset(self.pictures)

    def add(self, address: str, key: str) -> Message:
        """What lets an address through, in the middle of a sentence; ``key`` is “links” or “pictures”."""
        host = host_of(address)
        if key in self.empty:
            return say(
                "write “  - {host}” below the line “{key}:” in {file}, which then has no [] behind it;"
                " a reviewer will look at it.",
                host=host,
                key=key,
                file=FILE,
            )
        return say(
            "write “  - {host}” below the line “{key}:” in {file}; a reviewer will look at it.",
            host=host,
            key=key,
            file=FILE,
        )

    def not_on_the_list(self, address: str) -> tuple[Message, Message]:
        """What is wrong with a link to a site that is not allowed, and what to do."""
        host = host_of(address)
        what = say(
            "The link to “{address}” leads to another site, {host}, which is not on the list of known ones.",
            address=address,
            host=host,
        )
        return what, say("If readers are to go there, {add}", add=self.add(address, "links"))


def _is_one_of(host: str, known: Container[str]) -> bool:
    labels = host.split(".")
    return not host or any(".".join(labels[at:]) in known for at in range(len(labels)))


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
            what = say("“{host}” is written in letters that cannot be sent.", host=quote(host))
            problem = replace(problem, what=what, to_do=say("Write the name as it is sent: {name}", name=name))
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
                what = say(
                    "“{host}” has no effect here: it stands on line {line} already.", host=host, line=lines[host]
                )
                if wider:
                    what = say(
                        "“{host}” has no effect beside “{wider}” on line {line}, which is for it too.",
                        host=host,
                        wider=wider,
                        line=lines[wider],
                    )
                yield Problem(FILE, line, what, say("Take it out."), "without-effect", "warning")


def hosts_in(data: Any) -> Iterator[str]:
    """The sites whose addresses stand in a data file: what is said of them there has been looked at."""
    if isinstance(data, str):
        if host := host_of(data):
            yield host
    elif isinstance(data, Mapping):
        for each in data.values():
            yield from hosts_in(each)
