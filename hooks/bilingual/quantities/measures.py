"""Signs of measures that are written alike in every language (SI, IEC 80000), in small letters.

Only those that no word looks like; they are compared as they stand: 10 MB are not 10 GB.
"""

from __future__ import annotations

from .units import Unit

_SIGNS = "kB MB GB TB mm cm dm km mg hg kg ml cl dl kWh MWh MW Hz kHz MHz GHz px dpi m² m³ km² °C Mbit/s"
MEASURES = {sign.lower(): Unit("measure", sign) for sign in _SIGNS.split()}
