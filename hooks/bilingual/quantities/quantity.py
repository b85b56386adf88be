"""A quantity: what a sentence says in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["duration", "age", "date", "time", "percentage", "money", "count", "ordinal", "multiple"]
Limit = Literal["at_most", "at_least", "exactly"]


@dataclass(frozen=True)
class Quantity:
    """One quantity and the place where it stands.

    ``value`` is what two languages have in common, so that equal quantities are equal strings:

    - duration, age: ISO 8601, in one canonical unit (P14D, P6M, P1Y, P18M, PT1H30M); working days as “P5D working”
    - date: ISO 8601 (2027-03-01, 2027-03; --03-01 without a year; a year alone is a count); time: T08:30
    - percentage: the share of the whole, also for fractions (0.25, 1/3); percentage points as “0.25 points”
    - money: the currency of ISO 4217 and the amount (SEK 1250.5)
    - count, ordinal, multiple: the plain number, so that “the third step” is “step 3”, and “twice” is “two times”

    ``start`` and ``end`` are the character offsets of the whole expression, its limit word included.
    ``limit`` is the limit that stands with it (“up to”, “or more”). ``per`` is the time of a rate in the same form
    (P1D of “a day”). ``begins`` is the other end of the range that this one ends, in the unit of this one.
    """

    value: str
    kind: Kind
    start: int
    end: int
    limit: Limit | None = None
    per: str | None = None
    begins: Quantity | None = None
