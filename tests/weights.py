"""What a visit to a page weighs, and the most that it should."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


def weight_of(page: Page, address: str, sent: Sequence[Sent]) -> Weight:
    """The weight of the page that is shown, for which this was sent."""
    held_up_by = {f"/{address}", *page.evaluate(BLOCKING)}
    return Weight(tuple(sent), tuple(one for one in sent if one.path in held_up_by))
