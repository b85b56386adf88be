"""How the languages of the site stand to each other: what each passage says, what is confirmed, what is allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..data.confirmations import Sections, State
from ..languages.readability import Readability
from ..pages.section import Passage
from ..quantities import ONE_OF_A_UNIT, Quantity
from ..text.words import Prose


@dataclass(frozen=True)
class Found:
    """A quantity in a passage: its words, its line, and the tag that has printed it, or some of it, if one has.

    ``whole`` is the range that it ends, if it does: its value is both ends, its words and line those of all of it.
    ``is_printed``: the tag has printed all of it, its limit too. ``part`` is the text that it stands in.
    """

    quantity: Quantity
    words: str
    line: int
    tag: tuple[str, ...] | None
    whole: Found | None = None
    is_printed: bool = False
    part: Prose | None = field(default=None, compare=False, repr=False)

    @property
    def is_bare_one(self) -> bool:
        """Whether this is the figure 1, or 1 km: written as a word it is not told from an article."""
        kind, value = self.quantity.kind, self.quantity.value
        return (kind == "count" and value == "1") or (kind == "measure" and value.endswith(" 1"))

    @property
    def is_written_one(self) -> bool:
        """Whether this is a one in words, which counts only where the other text has one with another limit."""
        return self.is_bare_one and not any(map(str.isdigit, self.words))

    @property
    def is_one_unit(self) -> bool:
        """Whether this is one of a unit, in words: “a month”. A language can say that by the unit alone."""
        return self.quantity.value in ONE_OF_A_UNIT and not any(map(str.isdigit, self.words))


class Said(NamedTuple):
    """A term as it is said in a passage, its line, and the tag that has printed it, if one has."""

    words: str
    line: int
    tag: str


@dataclass(frozen=True)
class Exemption:
    """What an editor allows on one line, and why."""

    file: str
    line: int
    covers: int
    kind: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """What a passage says, as far as a machine can know."""

    passage: Passage
    prose: Sequence[Prose]
    quantities: Sequence[Found]
    terms: Mapping[str, Said]
    readability: Readability


@dataclass(frozen=True)
class Agreement:
    """How the languages of the site stand to each other, by key; ``readings`` are of the passages that were read."""

    sections: Sections
    readings: Mapping[str, Mapping[str, Reading]]
    states: Mapping[str, State]
    exemptions: Sequence[Exemption]
