"""What one expression says, before its neighbours and its limit are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from . import units
from .quantity import Kind
from .units import Unit


@dataclass(frozen=True)
class Found:
    """A value and its place. ``amount`` and ``unit`` are kept where a smaller unit can follow: 1 year and 6 months."""

    value: str
    kind: Kind
    start: int
    end: int
    amount: Fraction = Fraction(0)
    unit: Unit | None = None
    can_be_unsaid: bool = False

    @classmethod
    def of(cls, amount: Fraction, unit: Unit, start: int, end: int) -> Found:
        return cls(units.value(amount, unit), unit.kind, start, end, amount, unit)

    def continued_by(self, other: Found) -> bool:
        """Whether ``other`` is the rest of the same length: the same base, in a smaller unit; of money, its coins."""
        mine, yours = self.unit, other.unit
        if mine is None or yours is None or mine.kind != yours.kind or mine.kind not in ("duration", "money"):
            return False
        return mine.base == yours.base and mine.factor > yours.factor and (mine.kind == "duration" or yours.factor < 1)

    def with_rest(self, other: Found) -> Found:
        """Both lengths as one."""
        assert self.unit is not None
        assert other.unit is not None
        total = self.amount * self.unit.factor + other.amount * other.unit.factor
        return Found.of(total / other.unit.factor, other.unit, self.start, other.end)
