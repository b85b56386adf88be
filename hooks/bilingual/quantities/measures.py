"""Signs of measures that are written alike in every language (SI, IEC 80000), in small letters.

Only those that no word looks like; they are compared as they stand: 10 MB are not 10 GB.
"""

from __future__ import annotations

from fractions import Fraction

from .units import Unit

_WORDED = "m mile inch foot t lb oz l g"  # only in the words of a language
_SIGNS = "kB MB GB TB mm cm dm km mg hg kg ml cl dl kWh MWh MW kW W Hz kHz MHz GHz px dpi m² m³ km² °C Mbit/s"
MEASURES = {sign.lower(): Unit("measure", sign) for sign in _SIGNS.split()}


def measure_of(sign: str) -> Unit:
    """The measure of a sign; ``10 km`` is ten of it. Raises KeyError. Nobody counts “a metre” in words."""
    amount, _, name = sign.rpartition(" ")
    if name not in (*_WORDED.split(), *_SIGNS.split()):
        raise KeyError(sign)
    return Unit("measure", name, Fraction(amount or 1), article=False)
