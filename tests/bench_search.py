"""How long a browser works until the results of a search are announced, and how much it is sent.

    python -m tests.bench_search FOLDER [FOLDER …]

Each folder is a site that has been built: this one, one of a thousand page pairs, one of an earlier version. They are
asked in turns. What is counted is the time of the main thread from the last key to the announcement, as Chromium tells
it, without the pause in which nothing is done, of each word the least in all rounds, since other programs take time as
well; and the bytes of all that has come from opening search to the first
answer, compressed by Brotli as servers send it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import brotli  # type: ignore[import-untyped]
from playwright.sync_api import CDPSession, Page

from .chromium import launch
from .searching import link
from .serving import serve

ROUNDS = 5
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


def worked(session: CDPSession) -> float:
    """Milliseconds that the main thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(float(each["value"]) for each in metrics if each["name"] == "TaskDuration") * 1000


def words_of(page: Page) -> list[str]:
    """Some words that stand in the text of a page, spread over it."""
    text = page.locator("main").inner_text()
    words = list(dict.fromkeys(word.lower() for word in text.split() if word.isalpha() and len(word) >= LONG))
    return words[:: max(len(words) // WORDS, 1)][:WORDS]


def measure(page: Page, folder: Path, address: str) -> tuple[list[float], int]:
    """(milliseconds of each question, bytes until the first answer)"""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    words, before = words_of(page), len(asked)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    link(page).click()
    page.locator("[role=search] input").wait_for()
    page.wait_for_load_state("networkidle")
    took, sent = [], 0
    for word in words:
        page.evaluate(EMPTY, ANSWERED)
        start = worked(session)
        page.evaluate(TYPE, [ANSWERED, word])
        took.append(worked(session) - start)
        if not sent:
            page.wait_for_load_state("networkidle")
            sent = sum(map(_size, {folder / urlsplit(url).path[1:] for url in asked[before:]}))
    return took, sent


def _size(path: Path) -> int:
    return len(brotli.compress((path / "index.html" if path.is_dir() else path).read_bytes()))


def main(folders: list[Path]) -> None:
    """Prints a line for each site."""
    times: dict[Path, list[list[float]]] = {folder: [] for folder in folders}
    sent = {}
    with launch() as browser:
        for number in range(ROUNDS):
            for folder in folders[:: 1 if number % 2 else -1]:
                with serve(folder) as running, browser.new_context() as context:
                    took, sent[folder] = measure(context.new_page(), folder, running.address)
                    times[folder].append(took)
    print(f"{'main thread, ms: median':>50}{'longest':>10}{'bytes':>10}")
    for folder in folders:
        least = [min(each) for each in zip(*times[folder], strict=True)]
        print(f"{str(folder)[-38:]:<40}{median(least):10.1f}{max(least):10.1f}{sent[folder]:10,}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
