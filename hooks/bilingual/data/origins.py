"""docs/origins.yml → the other sites that the pages may lead to, and those that they may show pictures of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..problems import Problem
from ..records.checking import find_problems
from ..records.reading import read_record
from ..text.addresses import host_of

FILE = "docs/origins.yml"


@dataclass(frozen=True)
class Origins:
    """Names of sites in small letters; each stands for all that end with it too: digg.se for www.digg.se."""

    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()

    def allows_link(self, address: str) -> bool:
        """Whether an address leads to one of the sites, or to no other site at all."""
        return _is_one_of(host_of(address), self.links)

    def allows_picture(self, address: str) -> bool:
        """Whether a picture lies on one of the sites, or on no other site at all."""
        return _is_one_of(host_of(address), self.pictures)


def not_on_the_list(address: str) -> tuple[str, str]:
    """What is wrong with a link to a site that ``Origins`` does not allow, and what to do."""
    host = host_of(address)
    what = f"The link to “{address}” leads to another site, {host}, which is not on the list of known ones."
    return what, f"If readers are to go there, add “- {host}” below links in {FILE}; a reviewer will look at it."


def _is_one_of(host: str, known: Iterable[str]) -> bool:
    return not host or any(host == one or host.endswith(f".{one}") for one in known)


def read_origins(raw: bytes, locales: Sequence[str]) -> tuple[Origins, list[Problem]]:
    """The sites; none with any problem."""
    record, problems = read_record(raw, FILE)
    problems = problems or find_problems(record, "origins", locales)
    if problems:
        return Origins(), problems
    return Origins(tuple(record.data.get("links", ())), tuple(record.data.get("pictures", ()))), []


def hosts_in(data: Any) -> Iterator[str]:
    """The sites whose addresses stand in a data file: what is said of them there has been looked at."""
    if isinstance(data, str):
        if host := host_of(data):
            yield host
    elif isinstance(data, Mapping):
        for each in data.values():
            yield from hosts_in(each)
