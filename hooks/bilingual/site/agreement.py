"""How the languages of the site stand to each other: what each passage says, what is confirmed, what is allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..data.confirmations import Sections, State
from ..languages.readability import Readability
from ..pages.section import Passage
from ..quantities import ONE_OF_A_UNIT, Quantity
from ..text.words import Prose

TO = "–"  # between the ends of a range; a slash stands in fractions


@dataclass(frozen=True)
class Found:
    """A quantity in a passage: its words, its line, and the tag that has printed it, or some of it, if one has.

    ``is_printed``: the tag has printed all of it, its limit too. ``part`` is the text that it stands in.
    """

    quantity: Quantity
    words: str
    line: int
    tag: tuple[str, ...] | None
    is_printed: bool = False
    part: Prose | None = field(default=None, compare=False, repr=False)

    @classmethod
    def of(cls, quantity: Quantity, part: Prose) -> Found:
        """A quantity of a text, with what stands there."""
        words = " ".join(part.text[quantity.start : quantity.end].split())
        start, end, tag = part.span_at(quantity.start, quantity.end) or (0, 0, None)
        said = quantity.bound or quantity
        is_printed = start <= said.start and said.end <= end
        return cls(quantity, words, part.line_at(quantity.start), tag.path if tag else None, is_printed, part)

    @property
    def range_value(self) -> str:
        """Both ends of the range that it ends; empty if it ends none."""
        begins = self.quantity.begins
        return f"{begins.value}{TO}{self.quantity.value}" if begins else ""

    def whole_range(self) -> Found:
        """The range that it ends: its value is both ends, its words and line those of all of it."""
        assert self.quantity.begins
        assert self.part
        start = self.quantity.begins.start
        return Found.of(replace(self.quantity, value=self.range_value, start=start, begins=None), self.part)

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
