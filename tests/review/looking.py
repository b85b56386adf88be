"""One page as reviewers need it: as it is seen, walked through by keyboard and heard, and what axe says of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page

from ..axe import EXPLAINED, ask_axe, load_axe, reason
from ..listening import heard
from ..measuring import LOOKS, look_at, look_at_all, measure, widths_of

WIDE = 1280
AROUND = (120, 60)  # pixels to each side of a focused control, and above and below it
OUTCOMES = {
    # axe's word: ours, from good to bad
    "inapplicable": "not found",
    "passes": "passed",
    "incomplete": "needs a person",
    "violations": "failed",
}
LINKS = """() => [...document.links].map(link => ({
  text: link.textContent.trim().replace(/\\s+/g, " "), address: link.getAttribute("href"),
  language: link.closest("[lang]").lang }))"""
MARKS = """() => [...document.querySelectorAll("[lang]")].map(each => ({
  language: each.lang, element: each.localName,
  text: each.localName === "html" ? "" : each.textContent.trim().replace(/\\s+/g, " ").slice(0, 120) }))"""
HOLDS = "path => document.evaluate(`boolean(${path})`, document, null, XPathResult.BOOLEAN_TYPE).booleanValue"


@dataclass(frozen=True)
class Rule:
    """One rule of axe, and its worst outcome over all looks and widths."""

    outcome: str  # one of OUTCOMES
    tags: tuple[str, ...]
    address: str  # where it is explained


@dataclass(frozen=True)
class Seen:
    """All of it as plain data; the pictures lie in ``folder``, under the names given here."""

    address: str
    folder: str
    title: str
    language: str
    pictures: dict[str, dict[int, str]]  # by look and width
    stops: list[dict[str, str]]  # of the keyboard: control, picture
    tree: str
    engine: str  # the version of axe
    rules: dict[str, Rule]
    contrasts: dict[str, list[dict[str, Any]]]  # by look
    links: list[dict[str, str]]
    marks: list[dict[str, str]]
    present: frozenset[str]  # those of the given XPaths that find something

    def rules_that(self, outcome: str) -> list[str]:
        """The names of axe's rules with that outcome."""
        return [name for name, rule in self.rules.items() if rule.outcome == outcome]


def see(page: Page, server: str, address: str, target: Path, paths: Iterable[str]) -> Seen:
    """Visits a page and writes its pictures, its tree and axe's reports below ``target``."""
    folder = address.strip("/").replace("/", "-") or "start"
    here = target / folder
    here.mkdir()
    look_at(page, "light", WIDE)
    page.goto(server + address)
    tree = heard(page)
    (here / "tree.txt").write_text(tree, encoding="utf-8")
    page.pdf(path=here / "print.pdf", format="A4")
    load_axe(page)
    stops = _walk(page, here)
    pictures: dict[str, dict[int, str]] = {}
    runs = []
    for look in LOOKS:
        for width in widths_of(look):
            look_at(page, look, width)
            name = f"{look.replace(', ', '-').replace(' ', '-')}-{width}.png"
            _save(page.screenshot(full_page=True), here / name)
            pictures.setdefault(look, {})[width] = name
            runs.append({"look": look, "width": width, **ask_axe(page, look)})
    (here / "axe.json").write_text(json.dumps([_in_short(run) for run in runs], indent=1) + "\n", encoding="utf-8")
    contrasts = {}
    for look in LOOKS:
        look_at_all(page, look, widths_of(look)[-1])
        contrasts[look] = sorted(measure(page, "contrasts()"), key=lambda pair: float(pair["ratio"]))
    return Seen(
        address,
        folder,
        page.title(),
        str(page.locator("html").get_attribute("lang")),
        pictures,
        stops,
        tree,
        str(runs[0]["testEngine"]["version"]),
        find_outcomes(runs),
        contrasts,
        page.evaluate(LINKS),
        page.evaluate(MARKS),
        frozenset(path for path in paths if page.evaluate(HOLDS, path)),
    )


def find_outcomes(runs: Iterable[dict[str, Any]]) -> dict[str, Rule]:
    """Each rule's worst outcome. What axe leaves undecided has passed only where the tests say why it is right."""
    found: dict[str, Rule] = {}
    for run in runs:
        for kind, outcome in OUTCOMES.items():
            for rule in run[kind]:
                name = str(rule["id"])
                explained = all((name, reason(node)) in EXPLAINED for node in rule["nodes"])
                said = "passed" if kind == "incomplete" and explained else outcome
                before = found[name].outcome if name in found else said
                worst = max(before, said, key=list(OUTCOMES.values()).index)
                found[name] = Rule(worst, tuple(rule["tags"]), str(rule["helpUrl"]))
    return dict(sorted(found.items()))


def _in_short(run: dict[str, Any]) -> dict[str, Any]:
    """A report of axe with all that it found wrong or could not judge; of the other rules the names."""
    return run | {kind: [rule["id"] for rule in run[kind]] for kind in ("passes", "inapplicable")}


def _walk(page: Page, here: Path) -> list[dict[str, str]]:
    """Every stop of the Tab key with a picture of it and what is around it."""
    stops: list[dict[str, str]] = []
    visited: set[int] = set()
    while True:
        page.keyboard.press("Tab")
        focus = measure(page, "focus()")
        if focus["stop"] < 0 or focus["stop"] in visited:
            return stops
        visited.add(focus["stop"])
        name = f"stop-{len(stops) + 1}.png"
        _save(page.screenshot(clip=_around(focus["box"])), here / name)
        stops.append({"control": str(focus["told"]), "picture": name})


def _around(box: dict[str, float]) -> Any:
    aside, above = AROUND
    left, top = max(0, box["left"] - aside), max(0, box["top"] - above)
    return {
        "x": left,
        "y": top,
        "width": min(WIDE, box["right"] + aside) - left,
        "height": min(800, box["bottom"] + above) - top,
    }


def _save(png: bytes, file: Path) -> None:
    """With 64 colours: a third of the size."""
    Image.open(BytesIO(png)).convert("RGB").quantize(64, Image.Quantize.FASTOCTREE).save(file)
