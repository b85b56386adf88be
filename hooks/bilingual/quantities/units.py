"""Units, and the normal form of an amount in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from .quantity import Kind


@dataclass(frozen=True)
class Unit:
    """What is measured. ``factor`` is in the base: months, days, seconds, wholes, a currency, or just ones.

    ``article``: “a month” is one of it (“a second” is not: it may be an ordinal, or just soon).
    """

    kind: Kind
    base: str
    factor: Fraction = Fraction(1)
    article: bool = True


SECOND = Unit("duration", "seconds", article=False)
MINUTE = Unit("duration", "seconds", Fraction(60))
QUARTER_HOUR = Unit("duration", "seconds", Fraction(15 * 60))
HALF_HOUR = Unit("duration", "seconds", Fraction(30 * 60))
HOUR = Unit("duration", "seconds", Fraction(60 * 60))
HALF_DAY = Unit("duration", "days", Fraction(1, 2))
DAY = Unit("duration", "days")
WORKING_DAY = Unit("duration", "working days")
WEEK = Unit("duration", "days", Fraction(7))
FORTNIGHT = Unit("duration", "days", Fraction(14))
MONTH = Unit("duration", "months")
QUARTER = Unit("duration", "months", Fraction(3))
HALF_YEAR = Unit("duration", "months", Fraction(6))
YEAR = Unit("duration", "months", Fraction(12))
TERM = Unit("duration", "terms", article=False)  # of a school; how long it is differs
DECADE = Unit("duration", "months", Fraction(120))
CENTURY = Unit("duration", "months", Fraction(1200))
YEAR_OF_AGE = Unit("age", "months", Fraction(12))
PER_CENT = Unit("percentage", "wholes", Fraction(1, 100))
PER_MILLE = Unit("percentage", "wholes", Fraction(1, 1000))
PERCENTAGE_POINT = Unit("percentage", "points", Fraction(1, 100))
SHARE = Unit("percentage", "wholes")
PIECE = Unit("count", "ones", article=False)
TIMES = Unit("multiple", "ones", article=False)
PLACE = Unit("ordinal", "ones", article=False)
# The names by which a language's file speaks of them, besides those of currencies.
NAMED = {name.lower(): unit for name, unit in globals().copy().items() if isinstance(unit, Unit)}

_NORMAL = re.compile(
    r"P(?P<time>T)?(?P<amount>\d+(?:\.\d+)?)(?P<unit>[YMWDHS])|(?P<code>[A-Z]{3}) (?P<money>\d+(?:\.\d+)?)"
)
_LENGTH = re.compile(
    r"P(?:(?P<years>[\d.]+)Y)?(?:(?P<months>[\d.]+)M)?(?:(?P<days>[\d.]+)D)?"
    r"(?:T(?:(?P<hours>[\d.]+)H)?(?:(?P<minutes>[\d.]+)M)?(?:[\d.]+S)?)?(?: working)?"
)
_SHARE = re.compile(r"\d+(?:\.\d+)?")
_ISO = {"Y": YEAR, "M": MONTH, "W": WEEK, "D": DAY, "TH": HOUR, "TM": MINUTE, "TS": SECOND}


def money(code: str, factor: Fraction = Fraction(1)) -> Unit:
    """A currency (ISO 4217), or a part or multiple of it."""
    return Unit("money", code, factor)


def plain(number: Fraction) -> str:
    """A number as a decimal without needless digits, or as a fraction if it has no end: 1250, 0.25, 1/3."""
    if number.denominator == 1:
        return str(number.numerator)
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = next(places for places in range(1, 60) if (number * 10**places).denominator == 1)
    whole, part = divmod(abs(number.numerator) * 10**places // number.denominator, 10**places)
    return f"{whole}.{part:0{places}d}"


def value(amount: Fraction, unit: Unit) -> str:
    """The normal form of an amount in a unit, as ``Quantity`` describes it."""
    total = amount * unit.factor
    match unit.base:
        case "months":
            return f"P{plain(total / 12)}Y" if (total / 12).denominator == 1 else f"P{plain(total)}M"
        case "days":
            return f"P{plain(total)}D"
        case "working days":
            return f"P{plain(total)}D working"
        case "seconds":
            return _clock_duration(total)
        case "wholes" | "ones":
            return plain(total)
        case "terms":
            return f"P{plain(total)}T"
        case "points":
            return f"{plain(total)} points"
        case code:
            return f"{code} {plain(total)}"


def _clock_duration(seconds: Fraction) -> str:
    if seconds % 86400 == 0:
        return f"P{plain(seconds / 86400)}D"
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = ((Fraction(hours), "H"), (Fraction(minutes), "M"), (rest, "S"))
    return "PT" + "".join(f"{plain(part)}{sign}" for part, sign in parts if part)


ONE_OF_A_UNIT = frozenset(
    value(Fraction(1), unit) for unit in (MINUTE, HOUR, DAY, WORKING_DAY, WEEK, MONTH, YEAR, DECADE, CENTURY)
)


def _about() -> Iterator[tuple[str, str]]:
    """Lengths in weeks or days, each with the months or years for which people say them."""
    for quarters in range(1, 41):
        months = value(Fraction(3 * quarters), MONTH)
        yield value(Fraction(13 * quarters), WEEK), months
        if quarters % 4 == 0:
            yield value(Fraction(365 * quarters // 4), DAY), months
    for days, number in ((90, 3), (180, 6), (183, 6), (366, 12)):
        yield value(Fraction(days), DAY), value(Fraction(number), MONTH)


def in_other_units(written: str) -> tuple[str, ...]:
    """The lengths that are about the same as one, in other units: P6M of P182D (26 weeks), and P182D of P6M."""
    return _IN_OTHER_UNITS.get(written, ())


_IN_OTHER_UNITS: dict[str, tuple[str, ...]] = {}
for _length, _said in _about():
    _IN_OTHER_UNITS[_length] = (_said,)
    _IN_OTHER_UNITS[_said] = (*_IN_OTHER_UNITS.get(_said, ()), _length)


@lru_cache(maxsize=1024)
def normal_value(written: str) -> str:
    """A machine value in its normal form: P2W → P14D, P12M → P1Y, SEK 1250.50 → SEK 1250.5. Others are left alone."""
    match = _NORMAL.fullmatch(written)
    if not match:
        return written
    if match["code"]:
        return value(Fraction(match["money"]), money(match["code"]))
    unit = _ISO.get((match["time"] or "") + match["unit"])
    return value(Fraction(match["amount"]), unit) if unit else written


def amounts_in(written: str) -> set[int]:
    """The whole numbers by which a machine value can be said, in any unit: P14D → 14 (days), 2 (weeks), 336 (hours)."""
    if match := _LENGTH.fullmatch(written):
        months = Fraction(match["years"] or 0) * 12 + Fraction(match["months"] or 0)
        seconds = Fraction(match["days"] or 0) * 86400
        seconds += sum(Fraction(match[unit] or 0) * size for unit, size in (("hours", 3600), ("minutes", 60)))
        totals = {"months": months, "seconds": seconds, "days": seconds / 86400, "working days": seconds / 86400}
    elif _SHARE.fullmatch(written):
        totals = {"wholes": Fraction(written)}
    else:
        return set()
    said = (totals.get(unit.base, Fraction(0)) / unit.factor for unit in NAMED.values())
    return {int(amount) for amount in said if amount and amount.denominator == 1}
