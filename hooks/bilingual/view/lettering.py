"""Words → lines of a width, in the one font of the pictures that are made of words: the same on every machine.

How wide its letters are stands in ``lettering.json``, as ``tests/lettering.py`` reads it from the font: to load what
can read a font takes longer than everything else that is done for a picture.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

FONT = str(files("fontpkg_open_sans").joinpath("files", "OpenSans[wdth,wght].ttf"))  # SIL Open Font License 1.1
WIDTHS = Path(__file__).with_suffix(".json")


@cache
def widths_in(weight: int) -> Mapping[str, float]:
    """How wide each letter of the font is in one of the weights that pictures have, in parts of its size."""
    known = json.loads(WIDTHS.read_bytes())
    of_weight = known["widths"][str(weight)]
    return {letter: width / known["size"] for letter, width in zip(known["letters"], of_weight, strict=True)}


def has_letters(text: str, weight: int) -> bool:
    """Whether the font has every letter of a text."""
    return widths_in(weight).keys() >= {*text}


def lines_of(text: str, weight: int, size: float, width: float) -> list[str] | None:
    """A text in lines of at most this width, in the unit of ``size``; None if a word of it is wider.

    The font has all of its letters. Those set closer to each other count as others.
    """
    most, widths = width / size, widths_in(weight)

    def width_of(words: str) -> float:
        return sum(map(widths.__getitem__, words))

    lines: list[str] = []
    for word in text.split(" "):
        if width_of(word) > most:
            return None
        if lines and width_of(longer := f"{lines[-1]} {word}") <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
