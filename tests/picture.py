"""The picture of the main page that the README shows, made anew: ``make picture``, after a change of how it looks."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from .chromium import launch
from .measuring import PLAIN
from .serving import serve

PICTURE = Path(__file__).parent.parent / "pictures" / "the-main-page.png"
PAGE = "en/"  # the README is in English
WIDTH, HEIGHT = 1120, 1180  # pixels: down to the first words after the fact box
COLOURS = 64  # as many as a page without photographs has, with the edges of its letters
LARGEST = 100_000  # bytes


def take(built: Path) -> bytes:
    """The top of the main page of a built site, as a PNG with a palette."""
    with sync_playwright() as playwright, launch(playwright) as browser, serve(built) as server:
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.emulate_media(**PLAIN)
        page.goto(f"{server.address}{PAGE}", wait_until="networkidle")
        shot = page.screenshot()
    written = BytesIO()
    Image.open(BytesIO(shot)).convert("RGB").quantize(COLOURS, kmeans=1).save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    PICTURE.write_bytes(take(Path(sys.argv[1])))
    print(PICTURE.relative_to(Path.cwd()))
