"""The addresses of the styles, scripts and drawings that come with the generator, by their names there."""

from __future__ import annotations

from pathlib import Path

from bilingual.data.assets import Assets, read_assets

ROOT = Path(__file__).parent.parent


def read(overrides: Path) -> Assets:
    """Those of a folder of templates."""
    paths = [path for path in (overrides / "assets").iterdir() if path.is_file()]
    assets, problems = read_assets({f"overrides/assets/{path.name}": path.read_bytes() for path in paths})
    assert not problems
    return assets


ASSETS = read(ROOT / "overrides").addresses
