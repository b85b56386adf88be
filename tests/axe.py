"""What axe says of a page, asked for every rule that it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from playwright.sync_api import Page

from .engines import AXE

# Every rule: those of the AAA criteria, the best practices and the experimental ones are off by default.
# What has passed is told by name alone.
RUN = """async ([leftOut, only]) => {
  const rules = axe.getRules().filter(({ tags }) => !tags.includes("deprecated"));
  const isAsked = (ruleId) => !leftOut.includes(ruleId) && (!only || only.includes(ruleId));
  const enabled = Object.fromEntries(rules.map(({ ruleId }) => [ruleId, { enabled: isAsked(ruleId) }]));
  const resultTypes = ["violations", "incomplete"];
  const found = await axe.run(document, { rules: enabled, selectors: false, resultTypes });
  for (const rule of [...found.passes, ...found.inapplicable]) rule.nodes = [];
  return { ...found, asked: rules.map(({ ruleId }) => ruleId).filter(isAsked) };
}"""
LEFT_OUT = {
    # the beginning of a look's name: the rules that axe is not asked for there
    # It reads the colour that the reader's own has replaced (-webkit-text-fill-color); test_contrast.py measures that.
    "forced": ("color-contrast", "color-contrast-enhanced"),
    "print": ("target-size",),  # on paper there is nothing to hit
}
# The rules that ask how something looks; what the others ask is the same in looks that differ in colour alone.
OF_COLOURS = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
# What axe cannot judge, by rule and by what it says of it; with the reason why it is right all the same.
EXPLAINED = {
    ("hidden-content", ""): "what one width or the print hides is shown in another, and judged there",
}


def load_axe(page: Page) -> None:
    """Gives the page what ``ask_axe`` needs."""
    page.evaluate(AXE.read_text(encoding="utf-8"))


def ask_axe(page: Page, look: str, only: Sequence[str] | None = None) -> dict[str, Any]:
    """What axe, which the page must have loaded, says of the page as it looks now; by ``only`` these rules, or all."""
    left_out = [rule for start, rules in LEFT_OUT.items() if look.startswith(start) for rule in rules]
    return dict(page.evaluate(RUN, [left_out, only]))


def nodes(rules: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each rule's name with each part of the page that it speaks of."""
    return ((str(rule["id"]), node) for rule in rules for node in rule["nodes"])


def reason(node: dict[str, Any]) -> str:
    """Axe's own word for why it cannot tell, such as ``bgOverlap``."""
    checks = [check for kind in ("any", "all", "none") for check in node[kind]]
    keys = [check["data"].get("messageKey") for check in checks if isinstance(check["data"], dict)]
    return next((key for key in keys if key), "")
