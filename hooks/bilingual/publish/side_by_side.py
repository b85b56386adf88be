"""Writes the pages that show another in all its languages; they stand around the same frame as any page."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from ..view.page import Setting
from ..view.views import Views
from .audit import Audited
from .templates import SIDE_BY_SIDE, Fill


def write_side_by_side(
    views: Views, setting: Setting, folder: Path, audit: Audited, fill: Fill, but: Container[str] = ()
) -> None:
    """Writes those of one language into ``folder``, where the site is being built, ``but`` of some pairs, by their
    names; the audit looks at each of them.

    ``fill`` fills in the template, which takes the frame from the renderer's environment.
    """
    site = views.site
    for name, pair in site.pairs.items():
        if name not in but and (address := site.side_by_side(name).get(setting.locale)):
            printed = fill(views.side_by_side(setting, name))
            audit.look_at(printed, SIDE_BY_SIDE, *pair.values())
            path = folder / address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(printed.encode())
