"""How long a browser works until the results of a search are announced, and how much it is sent.

    python -m tests.bench_search FOLDER [FOLDER …]

Each folder is a site that has been built: this one, one of a thousand page pairs, one of an earlier version. They are
asked in turns, for the same words, which stand on the first page of each. What is counted is the processor's time of
the main thread from the last key until the results are announced and shown, as Chromium tells it, so that other
programs do not count. “First” is the first question on a page, “later” are those that follow, “each” is the mean of
all five of a page; what the browser does for a word in the field and another text in the announcement, without any
search, is “nothing”, and taken off them. And the bytes of all that has come from opening search to the first answer,
compressed by Brotli as servers send it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
from playwright.sync_api import Browser, CDPSession, Page

from .chromium import launch
from .searching import link
from .serving import serve

ROUNDS = 2
WORDS = 5  # that each site is asked for, one after another
LONG = 6  # letters of a word that is asked for, at least
ANSWERED = "[role=search] [aria-live], [role=search] [role=status]"
# Empties the field, and then writes a word into it as a reader who has typed its last letter.
EMPTY = """async answered => {
  const [field, status] = ["[role=search] input", answered].map(each => document.querySelector(each));
  if (!status.textContent) return;
  const told = new Promise(resolve => new MutationObserver(resolve).observe(status, {childList: true}));
  field.value = "";
  field.dispatchEvent(new InputEvent("input"));
  await told;
}"""
TYPE = """async ([answered, word]) => {
  const [field, status] = ["[role=search] input", answered].map(each => document.querySelector(each));
  const told = new Promise(resolve => new MutationObserver(resolve).observe(status, {childList: true}));
  field.value = word;
  field.dispatchEvent(new InputEvent("input"));
  await told;
}"""


NOTHING = """async ([answered, word]) => {
  const [field, status] = ["[role=search] input", answered].map(each => document.querySelector(each));
  field.value = word;
  await new Promise(resolve => setTimeout(resolve, 200));
  status.textContent = word;
}"""
FORGET = "answered => { document.querySelector(answered).textContent = ''; }"
SHOWN = "() => new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(shown))))"


@dataclass(frozen=True)
class Took:
    """Milliseconds: of the first question of a page, of each that follows, and of the same without a search."""

    first: float
    later: list[float]
    nothing: float
    sent: int  # bytes until the first answer


def worked(session: CDPSession) -> float:
    """Milliseconds that the main thread has worked, by the clock of its own thread."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration") * 1000


def words_of(pages: Iterable[str]) -> list[str]:
    """Some words that stand in each of the texts, spread over the first."""
    first, *others = [[word.lower() for word in text.split() if word.isalpha() and len(word) >= LONG] for text in pages]
    words = [word for word in dict.fromkeys(first) if all(word in other for other in others)]
    if len(words) < WORDS:
        sys.exit(f"The first pages have fewer than {WORDS} words of {LONG} letters in common.")
    return words[:: len(words) // WORDS][:WORDS]


def first_page(browser: Browser, folder: Path) -> str:
    """The text of the page that a site begins with."""
    with serve(folder) as running, browser.new_context() as context:
        page = context.new_page()
        page.goto(running.address)
        return page.locator("main").inner_text()


def measure(page: Page, folder: Path, address: str, words: list[str]) -> Took:
    """Asks for the words, one after another."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    before = len(asked)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    link(page).click()
    page.locator("[role=search] input").wait_for()
    page.wait_for_load_state("networkidle")

    def took(script: str, word: str) -> float:
        page.evaluate(SHOWN)
        before = worked(session)
        page.evaluate(script, [ANSWERED, word])
        page.evaluate(SHOWN)
        return worked(session) - before

    nothing = min(took(NOTHING, words[0]), took(NOTHING, words[-1]))
    page.evaluate(FORGET, ANSWERED)
    first = took(TYPE, words[0])
    page.wait_for_load_state("networkidle")
    sent = sum(map(_size, {folder / urlsplit(url).path[1:] for url in asked[before:]}))
    later = []
    for word in words[1:]:
        page.evaluate(EMPTY, ANSWERED)
        later.append(took(TYPE, word))
    return Took(first, later, nothing, sent)


def _size(path: Path) -> int:
    return len(brotli.compress((path / "index.html" if path.is_dir() else path).read_bytes()))


def main(folders: list[Path]) -> None:
    """Prints a line for each site."""
    rows: dict[Path, list[Took]] = {folder: [] for folder in folders}
    with launch() as browser:
        words = words_of(first_page(browser, folder) for folder in folders)
        for number in range(ROUNDS * WORDS):
            turned = words[number % WORDS :] + words[: number % WORDS]
            for folder in folders[:: 1 if number % 2 else -1]:
                with serve(folder) as running, browser.new_context() as context:
                    rows[folder].append(measure(context.new_page(), folder, running.address, turned))
    print(", ".join(words))
    print(f"{'main thread, ms: first':>50}{'later':>10}{'each':>10}{'nothing':>10}{'bytes':>10}")
    for folder, row in rows.items():
        nothing = median(one.nothing for one in row)
        first, later = median(one.first for one in row), median(each for one in row for each in one.later)
        each = median(mean([one.first, *one.later]) for one in row)
        figures = "".join(f"{figure:10.1f}" for figure in (first - nothing, later - nothing, each - nothing, nothing))
        print(f"{str(folder)[-38:]:<40}{figures}{median(one.sent for one in row):10,.0f}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
