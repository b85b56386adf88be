"""Lengths of time in the data files, such as “3 months”, counted by the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from ...messages import Message, say_number


@dataclass(frozen=True)
class Interval:
    """``amount`` days, weeks, months or years.

    One month from 31 January is the last day of February: a day that does not exist is the last one of its month.
    """

    amount: int
    unit: str

    @classmethod
    def read(cls, text: str) -> Interval:
        """From “1 year” or “3 months”, as the schema demands."""
        amount, unit = text.split()
        return cls(int(amount), unit.removesuffix("s"))

    def after(self, day: date) -> date:
        """The day that lies this long after; the last day of all if the calendar ends before it."""
        try:
            return day + self._delta
        except (ValueError, OverflowError):
            return date.max

    def before(self, day: date) -> date:
        """The day that lies this long before; the first day of all if the calendar begins after it."""
        try:
            return day - self._delta
        except (ValueError, OverflowError):
            return date.min

    @property
    def _delta(self) -> relativedelta:
        return relativedelta(**{f"{self.unit}s": self.amount})  # type: ignore[arg-type]

    @property
    def as_often(self) -> Message:
        """How often something is done that is done once in each: every 3 months."""
        if self.unit == "day":
            return say_number(self.amount, "every day", "every {number} days")
        if self.unit == "week":
            return say_number(self.amount, "every week", "every {number} weeks")
        if self.unit == "month":
            return say_number(self.amount, "every month", "every {number} months")
        return say_number(self.amount, "every year", "every {number} years")

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}{'s' if self.amount > 1 else ''}"
