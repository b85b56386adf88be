"""How wide the letters of the pictures' font are, read from the font: ``python -m tests.lettering`` writes it where
pictures are made, after a new release of the font."""

from __future__ import annotations

import json

from bilingual.view.lettering import FONT, WIDTHS
from bilingual.view.social import WEIGHTS
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]


def read_widths() -> bytes:
    """The size of the font in its own units, its letters, and in each weight how wide each of them is."""
    with TTFont(FONT, lazy=True) as font:
        letters, size = font.getBestCmap(), font["head"].unitsPerEm
        shapes = {weight: font.getGlyphSet(location={"wght": weight}) for weight in WEIGHTS}
        widths = {str(weight): [of[letters[code]].width for code in letters] for weight, of in shapes.items()}
    known = {"size": size, "letters": "".join(map(chr, letters)), "widths": widths}
    return json.dumps(known, separators=(",", ":")).replace(".0,", ",").replace(".0]", "]").encode() + b"\n"


if __name__ == "__main__":
    WIDTHS.write_bytes(read_widths())
