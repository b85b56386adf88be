"""The engines' verdicts: axe in a real browser, with every rule that it has, and the Nu checker of HTML and CSS."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Build
from .engines import AXE, VNU
from .measuring import LOOKS, look_at, must_be_empty, widths_of

# Every rule: those of the AAA criteria, the best practices and the experimental ones are off by default.
# With forced colours axe reads the colour that the reader's own has replaced (-webkit-text-fill-color), so there it is
# not asked for contrast; test_contrast.py measures what is shown.
RUN = """async (forced) => {
  const rules = axe.getRules().filter(({ tags }) => !tags.includes("deprecated"));
  const isAsked = (ruleId) => !(forced && ruleId.startsWith("color-contrast"));
  const enabled = Object.fromEntries(rules.map(({ ruleId }) => [ruleId, { enabled: isAsked(ruleId) }]));
  const resultTypes = ["violations", "incomplete"];
  const found = await axe.run(document, { rules: enabled, selectors: false, resultTypes });
  return { ...found, asked: rules.map(({ ruleId }) => ruleId) };
}"""
# What axe cannot judge, by rule and by what it says of it; with the reason why it is right all the same.
EXPLAINED = {
    ("hidden-content", ""): "what one width or the print hides is shown in another, and judged there",
    ("color-contrast", "pseudoContent"): "a step has its number drawn beside it; test_contrast.py measures both",
    ("color-contrast-enhanced", "pseudoContent"): "the same",
    ("color-contrast", "imgNode"): "axe takes words in a drawing for a picture; test_contrast.py measures them",
}


@dataclass(frozen=True)
class Verdicts:
    """What axe said of every page at every width in every look: what is wrong, what a person must judge."""

    violations: tuple[str, ...]
    undecided: frozenset[tuple[str, str, str]]  # rule, what axe says, where
    asked: frozenset[str]
    passed: frozenset[str]


@pytest.fixture(scope="module")
def verdicts(browser: Browser, server: str, addresses: tuple[str, ...]) -> Verdicts:
    """One load of each page; the looks and widths change under it, as they do for a reader."""
    axe = AXE.read_text(encoding="utf-8")
    page = browser.new_page()
    violations, undecided = list[str](), set[tuple[str, str, str]]()
    asked, passed = set[str](), set[str]()
    for address in addresses:
        page.goto(server + address)
        page.evaluate(axe)
        for look in LOOKS:
            for width in widths_of(look):
                look_at(page, look, width)
                found = ask_axe(page, look)
                asked |= set(found["asked"])
                passed |= {rule["id"] for rule in found["passes"]}
                for rule, node in nodes(found["violations"]):
                    violations.append(f"{rule}: {address} {look}, {width}: {node['html'][:90]}")
                for rule, node in nodes(found["incomplete"]):
                    undecided.add((rule, reason(node), f"{address} {look}, {width}: {node['html'][:90]}"))
    page.close()
    return Verdicts(tuple(violations), frozenset(undecided), frozenset(asked), frozenset(passed))


def ask_axe(page: Page, look: str) -> dict[str, Any]:
    """What axe, which the page must have loaded, says of the page as it looks now."""
    return dict(page.evaluate(RUN, look.startswith("forced")))


def nodes(rules: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    return [(str(rule["id"]), node) for rule in rules for node in rule["nodes"]]


def reason(node: dict[str, Any]) -> str:
    """Axe's own word for why it cannot tell, such as ``bgOverlap``."""
    checks = [check for kind in ("any", "all", "none") for check in node[kind]]
    keys = [check["data"].get("messageKey") for check in checks if isinstance(check["data"], dict)]
    return next((key for key in keys if key), "")


def test_axe_finds_nothing_wrong(verdicts: Verdicts) -> None:
    """All criteria that axe knows, A to AAA, with its best practices and its experimental rules."""
    must_be_empty(verdicts.violations)


def test_what_axe_leaves_to_a_person_is_explained(verdicts: Verdicts) -> None:
    must_be_empty(
        f"{rule} ({why}): {where}" for rule, why, where in sorted(verdicts.undecided) if (rule, why) not in EXPLAINED
    )


def test_every_explanation_is_needed(verdicts: Verdicts) -> None:
    assert set(EXPLAINED) - {(rule, why) for rule, why, _ in verdicts.undecided} == set()


def test_axe_did_ask_and_did_find_what_to_judge(verdicts: Verdicts) -> None:
    """Else all of the above would hold of a page that is never shown."""
    off_by_default = {"color-contrast-enhanced", "target-size", "identical-links-same-purpose", "focus-order-semantics"}
    assert off_by_default <= verdicts.asked
    seen = {"color-contrast-enhanced", "target-size", "heading-order", "landmark-unique", "skip-link", "label", "list"}
    assert seen <= verdicts.passed


def nu(*arguments: str) -> list[dict[str, Any]]:
    """The errors and warnings of the Nu checker; not its remarks on style, such as on XHTML's slash in ``<br />``."""
    done = subprocess.run([*VNU, "--format", "json", "--stdout", *arguments], capture_output=True, check=False)
    said = json.loads(done.stdout)["messages"]
    return [each for each in said if each["type"] != "info" or each.get("subType") == "warning"]


def line_of(message: dict[str, Any], site: Build) -> str:
    name = str(message["url"]).removeprefix(site.folder.as_uri().replace("file://", "file:") + "/")
    return f"{name}:{message.get('lastLine', '')}: {message['message']} {message.get('extract', '')}"


@pytest.mark.parametrize(("kind", "options"), [("html", []), ("css", ["--css"]), ("svg", ["--svg"])])
def test_the_nu_checker_finds_nothing_to_say(site: Build, kind: str, options: list[str]) -> None:
    """4.1.2 Name, Role, Value (A) rests on markup that browsers read alike; 4.1.1 Parsing did until WCAG 2.1."""
    files = sorted(str(path) for path in site.folder.rglob(f"*.{kind}"))
    assert files != []
    must_be_empty(line_of(message, site) for message in nu(*options, *files))
