"""The ways in which readers look at the pages, and what can be measured in them (the measures: measuring.js)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, PdfMargins

MEASURES = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
WIDTHS = (320, 768, 1280)
PAPER = 673  # A4 between its margins, in CSS pixels
MARGINS: Final[PdfMargins] = {"top": "12mm", "right": "16mm", "bottom": "12mm", "left": "16mm"}  # as in site.css
MISSING = "no/such/page/"  # an address where nothing is
PLAIN: Final[Mapping[str, Any]] = {
    "media": "screen",
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}
LOOKS: Final[Mapping[str, Mapping[str, Any]]] = {
    "light": PLAIN,
    "dark": {**PLAIN, "color_scheme": "dark"},
    "more contrast": {**PLAIN, "contrast": "more"},
    "more contrast, dark": {**PLAIN, "contrast": "more", "color_scheme": "dark"},
    "forced colours": {**PLAIN, "forced_colors": "active"},
    "forced colours, dark": {**PLAIN, "forced_colors": "active", "color_scheme": "dark"},
    "print": {**PLAIN, "media": "print"},
}


View = tuple[str, int]  # a look and a width
Views = tuple[View, ...]


def widths_of(look: str) -> tuple[int, ...]:
    """The widths that this look is seen at."""
    return (PAPER,) if look == "print" else WIDTHS


def views_of(*looks: str) -> Views:
    """These looks at each of their widths."""
    return tuple((look, width) for look in looks for width in widths_of(look))


def look_at(page: Page, look: str, width: int, height: int = 800) -> None:
    """Shows the page as somebody with these settings has it. It need not be loaded again for that."""
    page.set_viewport_size({"width": width, "height": height})
    take_look(page, look)


def take_look(page: Page, look: str) -> None:
    """The same in a window that stays as it is. Where an engine cannot be told, the page is: as on paper, or not."""
    page.emulate_media(**LOOKS[look])
    is_paper = LOOKS[look]["media"] == "print"
    if page.evaluate("matchMedia('print').matches") != is_paper or page.evaluate("globalThis.measure?.isAsOnPaper()"):
        page.evaluate(f"measure.asOnPaper({str(is_paper).lower()})")


def look_at_all(page: Page, look: str, width: int) -> None:
    """The same in a window that holds the whole page: colours can only be asked for within the window."""
    look_at(page, look, width)
    look_at(page, look, width, page.evaluate("document.documentElement.scrollHeight"))


def measure(page: Page, what: str) -> Any:
    """What measuring.js finds; also in a page that runs no script of its own."""
    return page.evaluate(f"{MEASURES}\nmeasure.{what}")


def measure_all(page: Page, names: Iterable[str]) -> dict[str, Any]:
    """What several measures find in a page that measuring.js was given before, in one go."""
    return dict(page.evaluate(f"({{ {', '.join(f'{name}: measure.{name}()' for name in names)} }})"))


def must_be_empty(found: Iterable[str]) -> None:
    """Fails with everything that was found, each once."""
    if said := list(dict.fromkeys(found)):
        pytest.fail("\n".join([f"{len(said)} found:", *said]), pytrace=False)
