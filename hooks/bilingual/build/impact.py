"""Two ways in which a site reads → every sentence that differs, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import Literal, TypeVar

from .built import Block

PageKey = tuple[str, str]  # the name of the pair, and the language; 404.html has none
EVERY_PAGE = ""
NOT_FOUND = "404.html"
T = TypeVar("T")
_ALIKE = 0.4  # of the words two sentences share, from where on one is taken for what the other has become


@dataclass(frozen=True)
class PageText:
    """What is read on one page at one time; ``address`` is from the site's root."""

    address: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class ChangedSentence:
    """A sentence before and after; one of the two is empty if it is new or gone.

    ``page`` is the name of the pair; it is empty for what stands around the content of several pages, whose addresses
    are ``addresses``; ``everywhere`` if that is every page of the language. ``times`` is how often it stands there.
    """

    page: str
    section: str
    title: str
    what: str
    locale: str
    before: str
    after: str
    addresses: tuple[str, ...]
    times: int = 1
    everywhere: bool = False


@dataclass(frozen=True)
class _Said:
    """One sentence at its place."""

    block: Block
    text: str


def compare_pages(
    before: Mapping[PageKey, PageText], after: Mapping[PageKey, PageText], pages: Mapping[str, int]
) -> list[ChangedSentence]:
    """Every sentence whose words differ. ``pages`` is how many pages each language has, in the order of the site.

    A sentence that only moves within its page is the same. What stands around the content of several pages is told
    once, and first.
    """
    changed: list[ChangedSentence] = []
    around: dict[tuple[str, str, str, str], list[tuple[ChangedSentence, bool]]] = {}
    order = {locale: place for place, locale in enumerate(pages)}
    for key in sorted(before.keys() | after.keys(), key=lambda key: (key[0], order.get(key[1], 0))):
        here = list(_compare_page(key[0], before.get(key), after.get(key)))
        told = {(one.before, one.after) for one, in_frame in here if not in_frame}
        changed += (one for one, in_frame in here if not in_frame)
        for one in (one for one, in_frame in here if in_frame):
            is_told = (one.before, one.after) in told  # the contents repeat headings, the head repeats the lead
            around.setdefault((one.locale, one.what, one.before, one.after), []).append((one, is_told))
    for found in around.values():
        everywhere = sum(one.page != NOT_FOUND for one, _ in found) == pages.get(found[0][0].locale, 0)
        kept = [one for one, is_told in found if everywhere or not is_told]
        if everywhere or len(kept) > 1:
            addresses = tuple(one.addresses[0] for one in kept)
            kept = [replace(kept[0], page=EVERY_PAGE, addresses=addresses, everywhere=everywhere)]
        changed += kept
    return sorted(changed, key=lambda one: one.page)


def _compare_page(name: str, before: PageText | None, after: PageText | None) -> Iterator[tuple[ChangedSentence, bool]]:
    """(what has changed, whether it stands around the content), in the order of the page."""
    old, new = _without_common(before.blocks if before else (), after.blocks if after else ())
    places: dict[tuple[bool, str, str], tuple[list[_Said], list[_Said]]] = {}
    for side, sentences in enumerate((old, new)):
        for one in sentences:
            place = one.block.in_frame, one.block.section, one.block.locale
            places.setdefault(place, ([], []))[side].append(one)
    page = after or before
    for (in_frame, section, locale), (gone, come) in places.items():
        assert page
        title = (come or gone)[0].block.title
        address = f"{page.address}#{section}" if section else page.address
        for (was, becomes, what), times in Counter(_pairs(gone, come)).items():
            yield ChangedSentence(name, section, title, what, locale, was, becomes, (address,), times), in_frame


def _without_common(old: Sequence[Block], new: Sequence[Block]) -> tuple[list[_Said], list[_Said]]:
    """The sentences of each side that the other lacks. Those that stand in the same place are taken for each other."""
    old, new = _difference(old, new, lambda block: block)
    said, says = ([_Said(block, text) for block in blocks for text in block.sentences] for blocks in (old, new))
    here, there = _difference(said, says, lambda one: (one.block.section, one.block.in_frame, one.block.what, one.text))
    return _difference(here, there, lambda one: one.text)


def _difference(old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable]) -> tuple[list[T], list[T]]:
    """What each side has more of than the other, by ``key``, in order."""
    counts = Counter(map(key, old)), Counter(map(key, new))
    common = counts[0] & counts[1]
    return _without(old, common.copy(), key), _without(new, common, key)


def _without(things: Sequence[T], taken: Counter[Hashable], key: Callable[[T], Hashable]) -> list[T]:
    kept = []
    for thing in things:
        if taken[key(thing)]:
            taken[key(thing)] -= 1
        else:
            kept.append(thing)
    return kept


def _pairs(gone: Sequence[_Said], come: Sequence[_Said]) -> Iterator[tuple[str, str, str]]:
    """(before, after, what it is) for each sentence: with the one most like it, else with the next that has none."""
    left, alone = list(come), list[_Said]()
    for one in gone:
        best = max(left, key=lambda other: _likeness(one.text, other.text), default=None)
        if best and _likeness(one.text, best.text) >= _ALIKE:
            left.remove(best)
            yield one.text, best.text, best.block.what
        else:
            alone.append(one)
    for was, becomes in zip_longest(alone, left):
        known = becomes or was
        yield was.text if was else "", becomes.text if becomes else "", known.block.what


@lru_cache(maxsize=4096)
def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


Piece = tuple[Literal["same", "gone", "come"], str]


@lru_cache(maxsize=4096)
def mark_words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both sentences in pieces, each with whether its words are the same, gone or come."""
    old, new = before.split(), after.split()
    was: list[Piece] = []
    becomes: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if a < b:
            was.append(("same" if what == "equal" else "gone", " ".join(old[a:b])))
        if c < d:
            becomes.append(("same" if what == "equal" else "come", " ".join(new[c:d])))
    return tuple(was), tuple(becomes)
