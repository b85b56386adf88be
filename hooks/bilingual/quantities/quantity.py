"""A quantity: what a sentence says in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

Kind = Literal[
    "duration", "age", "date", "time", "percentage", "money", "count", "ordinal", "multiple", "measure",
    "weekday", "month", "name", "telephone", "mail", "site",
]  # fmt: skip
Limit = Literal["at_most", "at_least", "exactly"]  # of a rule; where one language says it, the other must
Side = Literal[Limit, "within", "reached", "under", "over", "before", "after", "from", "until", "either"]
NAMING: frozenset[Kind] = frozenset(["name", "telephone", "mail", "site"])  # they count nothing

_UPPER = frozenset({"at_most", "within", "under", "before", "until"})


def is_opposite(one: Side, other: Side) -> bool:
    """Whether two sides exclude each other: one is an upper limit and one a lower, or one of them is exact."""
    if "either" in (one, other):
        return False
    if "exactly" in (one, other):
        return one != other
    return (one in _UPPER) != (other in _UPPER)


@dataclass(frozen=True)
class Bound:
    """A limit beside a quantity: the side of it that its words name, and the offsets of both together.

    “either” is what can be read both ways (“up to 5 days before”). ``is_a_time``: the words can also
    mean that something goes on for so long (“under två år”, “over two years”). ``of_nobody``: it is said of nobody
    (“no one under 18”), of which it is not seen whether those within the limit are meant or the others.
    """

    side: Side
    start: int
    end: int
    is_a_time: bool = False
    of_nobody: bool = False

    @property
    def limit(self) -> Limit | None:
        """The side as a rule says it; None of one in weaker words, which a language can leave out."""
        return cast(Limit, self.side) if self.side in get_args(Limit) else None


@dataclass(frozen=True)
class Quantity:
    """One quantity and the place where it stands.

    ``value`` is what two languages have in common, so that equal quantities are equal strings:

    - duration, age: ISO 8601, in one canonical unit (P14D, P6M, P1Y, P18M, PT1H30M); working days as “P5D working”
    - date: ISO 8601 (2027-03-01, 2027-03; --03-01 without a year; a year alone is a count); time: T08:30,
      and T08:30/12 where nobody says which half of the day (“half past eight”)
    - weekday, month: W1 of Monday; --08 of August without a day
    - percentage: the share of the whole, also for fractions (0.25, 1/3); percentage points as “0.25 points”
    - money: the currency of ISO 4217 and the amount (SEK 1250.5)
    - count, ordinal, multiple: the plain number, so that “the third step” is “step 3”, and “twice” is “two times”
    - measure: the sign and the amount (MB 10)
    - name: the number by which something is called, as a law's section (5.2, 12a); telephone, mail, site: the address

    ``start`` and ``end`` are the character offsets of the whole expression, the words of its ``limit`` included.
    ``bound`` is the limit that stands with it (“up to”, “or more”, “within”). ``per`` is the time of a rate in the same
    form (P1D of “a day”), of money also the measure (km 10 of “per mil”). ``begins`` is the other end of the range that
    this one ends, in the unit of this one.
    """

    value: str
    kind: Kind
    start: int
    end: int
    bound: Bound | None = None
    per: str | None = None
    begins: Quantity | None = None
    can_be_unsaid: bool = False
    """Whether a faithful text may lack it: the day of the week beside a date."""

    @property
    def limit(self) -> Limit | None:
        """The limit as a rule would say it, if these are its words."""
        return self.bound.limit if self.bound else None
