"""What a visit to a page weighs, and the most that it should."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from .serving import Sent

BLOCKING = (
    "performance.getEntriesByType('resource').filter(each => each.renderBlockingStatus === 'blocking')"
    ".map(each => new URL(each.name).pathname)"
)


@dataclass(frozen=True)
class Weight:
    """What one visit to one page took."""

    requests: tuple[Sent, ...]
    first: tuple[Sent, ...]  # what the first paint needs

    @property
    def bytes(self) -> int:
        return sum(one.size for one in self.requests)

    @property
    def first_bytes(self) -> int:
        return sum(one.size for one in self.first)

    def of(self, kind: str) -> int:
        """The bytes of one kind."""
        return sum(one.size for one in self.requests if one.kind == kind)


@dataclass(frozen=True)
class Aim:
    """The most that a page may take of something; the page of the search has a style sheet and a script of its own."""

    name: str
    most: int
    of: Callable[[Weight], int]
    with_search: int = 0  # the most of that page, if it may take more

    def is_met(self, weight: Weight, *, search: bool) -> bool:
        """Whether a page takes no more than it may."""
        return self.of(weight) <= ((search and self.with_search) or self.most)


AIMS = (
    Aim("bytes", 20_000, lambda weight: weight.bytes),
    Aim("requests", 5, lambda weight: len(weight.requests), with_search=7),
    Aim("bytes of JavaScript", 6_000, lambda weight: weight.of("JS")),
    # One round trip brings ten packets of 1,460 bytes.
    Aim("bytes before the first paint", 14_000, lambda weight: weight.first_bytes),
)

FORMER = "b9eb2a6"  # the version that no page may outweigh
FORMER_WEIGHTS = Path(__file__).with_name("weights-of-former.json")  # by address; python -m tests.weigh --former FOLDER
MORE = 1.1  # how many times as much a page may take
COMPARED: Mapping[str, Callable[[Weight], int]] = {
    "bytes": lambda weight: weight.bytes,
    "requests": lambda weight: len(weight.requests),
    "bytes before the first paint": lambda weight: weight.first_bytes,
}


def figures(weight: Weight) -> dict[str, int]:
    """What is compared of a visit."""
    return {name: of(weight) for name, of in COMPARED.items()}


def outweighing(weights: Mapping[str, Weight]) -> Iterator[str]:
    """The pages, by address, that take more than ``MORE`` times what they took in the former version.

    A page that it did not have is held against the heaviest of the pages that it had, the search's aside.
    """
    former: dict[str, dict[str, int]] = json.loads(FORMER_WEIGHTS.read_text(encoding="utf-8"))
    ordinary = [each for address, each in former.items() if not address.endswith(("sok/", "search/"))]
    heaviest = {name: max(each[name] for each in ordinary) for name in COMPARED}
    for address, weight in weights.items():
        before = former.get(address, heaviest)
        for name, most in before.items():
            if (now := figures(weight)[name]) > most * MORE:
                yield f"/{address}: {now:,} {name}, {now / most - 1:.0%} more than {most:,} at {FORMER}"


def weight_of(page: Page, address: str, sent: Sequence[Sent]) -> Weight:
    """The weight of the page that is shown, for which this was sent."""
    held_up_by = {f"/{address}", *page.evaluate(BLOCKING)}
    return Weight(tuple(sent), tuple(one for one in sent if one.path in held_up_by))
