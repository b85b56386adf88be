"""A drawing → a picture of dots (PNG), the same bytes on every machine: by resvg, with no font but the ones given."""

from __future__ import annotations

from functools import lru_cache

import resvg_py


class NotDrawn(ValueError):
    """The drawing cannot be drawn; the message says why."""


@lru_cache(maxsize=32)  # what is drawn seldom changes, and takes a tenth of a second where it is large
def draw(svg: str, width: int, background: str | None = None, fonts: tuple[str, ...] = ()) -> bytes:
    """The picture, ``width`` pixels wide; on a ``background`` if that is not to be seen through. Raises NotDrawn."""
    try:
        return resvg_py.svg_to_bytes(
            svg_string=svg, width=width, background=background, skip_system_fonts=True, font_files=list(fonts)
        )
    except ValueError as error:
        raise NotDrawn(str(error)) from error
