"""Writes the assets of every page where the site has been built, each under its name."""

from __future__ import annotations

from pathlib import Path

from ..data.assets import FOLDER, Assets


def write_assets(assets: Assets, folder: Path) -> None:
    """Writes them into ``folder``."""
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for address, content in assets.files.items():
        (folder / address).write_bytes(content)
