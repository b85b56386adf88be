"""Asking the search of a page that is open in a real browser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

# Writes each of the words into the field and presses Enter, and goes on as soon as the number of results is announced:
# that is never said twice, so the field is emptied in between.
ASK = """async words => {
  const panel = document.querySelector("[role=search]");
  const [field, status] = ["input", "[aria-live]"].map(each => panel.querySelector(each));
  const text = each => each.textContent.replace(/\\s+/g, " ").trim();
  const write = async typed => {
    const announced = new Promise(resolve => new MutationObserver(resolve).observe(status, {childList: true}));
    field.value = typed;
    field.dispatchEvent(new InputEvent("input"));
    field.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter"}));
    await announced;
  };
  const answers = [];
  for (const typed of words) {
    if (status.textContent) await write("");
    await write(typed);
    const results = [...panel.querySelectorAll("li")];
    const contact = panel.querySelector(".search__contact:not([hidden]) a");
    const more = panel.querySelector(".search__more");
    while (!more.hidden) {
      const count = panel.querySelectorAll("li").length;
      const list = panel.querySelector("ol");
      const added = new Promise(resolve => new MutationObserver(resolve).observe(list, {childList: true}));
      more.click();
      await added;
    }
    answers.push([
      status.textContent,
      [...panel.querySelectorAll("li > a:first-child")].map(link => link.href),
      results.slice(0, 3).map(each => text(each)),
      contact?.href ?? "",
      [...panel.querySelectorAll("li > .search__easy")].map(link => link.href),
    ]);
  }
  return answers;
}"""


@dataclass(frozen=True)
class Answer:
    """What is announced, and what is found, as addresses from the site's root, the best first.

    ``shown`` is the whole text of the first results; ``contact`` is where the reader is sent on, empty for nowhere.
    ``easy`` are the sections of the easy page that stand beside what is found.
    """

    said: str
    found: list[str]
    shown: list[str]
    contact: str
    easy: list[str]


def link(page: Page) -> Locator:
    """What opens search."""
    return page.locator("header a[data-search]")


def field(page: Page) -> Locator:
    """Where a reader types."""
    return page.get_by_role("search").get_by_role("textbox")


def open_search(page: Page, address: str) -> None:
    """Opens search over a page, ready to type."""
    page.goto(address)
    link(page).click()
    expect(field(page)).to_be_focused()


def ask(page: Page, words: Iterable[str]) -> dict[str, Answer]:
    """What the opened search answers to each of the words."""
    typed = list(dict.fromkeys(words))
    answers = page.evaluate(ASK, typed)
    return {
        each: Answer(
            said, list(map(from_root, found)), shown, contact and from_root(contact), list(map(from_root, easy))
        )
        for each, (said, found, shown, contact, easy) in zip(typed, answers, strict=True)
    }


def from_root(address: str) -> str:
    """An address without the server."""
    return urlsplit(address)._replace(scheme="", netloc="").geturl()[1:]
