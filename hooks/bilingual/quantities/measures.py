"""Signs of measures that are written alike in every language (SI, IEC 80000), in small letters.

Only those that no word looks like; they are compared as they stand: 10 MB are not 10 GB.
"""

from __future__ import annotations

from fractions import Fraction

from .units import Unit, plain

_WORDED = "m mile inch foot t lb oz l g"  # only in the words of a language
_SIGNS = "kB MB GB TB mm cm dm km mg hg kg ml cl dl kWh MWh MW kW W Hz kHz MHz GHz px dpi m² m³ km² °C Mbit/s"
MEASURES = {sign.lower(): Unit("measure", sign) for sign in _SIGNS.split()}


# Of what, and how many of it, a larger or smaller measure is.
_SIZES = {
    "km": ("m", Fraction(1000)), "dm": ("m", Fraction(1, 10)), "cm": ("m", Fraction(1, 100)),
    "mm": ("m", Fraction(1, 1000)), "t": ("g", Fraction(1_000_000)), "kg": ("g", Fraction(1000)),
    "hg": ("g", Fraction(100)), "mg": ("g", Fraction(1, 1000)), "dl": ("l", Fraction(1, 10)),
    "cl": ("l", Fraction(1, 100)), "ml": ("l", Fraction(1, 1000)), "MWh": ("kWh", Fraction(1000)),
    "MW": ("W", Fraction(1_000_000)), "kW": ("W", Fraction(1000)),
}  # fmt: skip


def in_base(written: str) -> str:
    """A measure in that of which others are made: “g 1500” of “kg 1.5”. Others are left alone."""
    sign, _, amount = written.rpartition(" ")
    base, size = _SIZES.get(sign, (sign, Fraction(1)))
    try:
        return f"{base} {plain(Fraction(amount) * size)}"
    except ValueError:
        return written


def measure_of(sign: str) -> Unit:
    """The measure of a sign; ``10 km`` is ten of it. Raises KeyError. Nobody counts “a metre” in words."""
    amount, _, name = sign.rpartition(" ")
    if name not in (*_WORDED.split(), *_SIGNS.split()):
        raise KeyError(sign)
    return Unit("measure", name, Fraction(amount or 1), article=False)
