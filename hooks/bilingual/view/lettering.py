"""Words → lines of a width, in the one font of the pictures that are made of words: the same on every machine."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FONT = str(files("fontpkg_open_sans").joinpath("files", "OpenSans[wdth,wght].ttf"))  # SIL Open Font License 1.1


class _Letters:
    """The letters of the font in one weight."""

    def __init__(self, weight: int) -> None:
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # slow to load, and no check needs it

        font = TTFont(FONT, lazy=True)
        self._shapes, self._size = font.getGlyphSet(location={"wght": weight}), font["head"].unitsPerEm
        self._known: dict[str, float] = {}
        self.names: Mapping[int, str] = font.getBestCmap()

    def width(self, text: str) -> float:
        """How wide a text is, in parts of the size of its letters; those set closer to each other count as others."""
        for letter in set(text) - self._known.keys():
            self._known[letter] = self._shapes[self.names[ord(letter)]].width / self._size
        return sum(map(self._known.__getitem__, text))


_in_weight = cache(_Letters)


def has_letters(text: str, weight: int) -> bool:
    """Whether the font has every letter of a text."""
    return {ord(letter) for letter in text} <= _in_weight(weight).names.keys()


def lines_of(text: str, weight: int, size: float, width: float) -> list[str] | None:
    """A text in lines of at most this width, in the unit of ``size``; None if a word of it is wider.

    The font has all of its letters.
    """
    most, width_of = width / size, _in_weight(weight).width
    lines: list[str] = []
    for word in text.split(" "):
        if width_of(word) > most:
            return None
        if lines and width_of(longer := f"{lines[-1]} {word}") <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
