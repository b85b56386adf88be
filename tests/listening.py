"""What a screen reader gets of a page: the browser's own accessibility tree, in its order, as text.

One line for each thing that is announced: its role, then its name or text, then its state. What is in another language
than the page stands in brackets with that language, as a voice would change there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from playwright.sync_api import Page

# Announced by a name of their own, before what is in them, which follows one step further in.
NAMED = frozenset(
    (
        "banner",
        "navigation",
        "main",
        "contentinfo",
        "complementary",
        "region",
        "search",
        "form",
        "list",
        "table",
        "Details",
        "group",
        "figure",
        "dialog",
        "status",
    )
)
# Announced without a name: what is in them says it.
AROUND = frozenset(("listitem", "row", "term", "definition"))
# Announced as one thing, by its name.
WHOLE = frozenset(
    (
        "heading",
        "link",
        "button",
        "checkbox",
        "radio",
        "textbox",
        "searchbox",
        "combobox",
        "image",
        "img",
        "cell",
        "columnheader",
        "rowheader",
        "DisclosureTriangle",
        "slider",
        "progressbar",
    )
)
BLOCKS = frozenset(("paragraph", "blockquote", "LabelText"))  # not announced, but running text ends with them
STATES = ("level", "checked", "expanded", "pressed", "disabled", "invalid", "required", "live")


@dataclass(frozen=True)
class Mark:
    """What the document says of a node beyond its role and name."""

    locale: str
    current: str


@dataclass(frozen=True)
class Said:
    """A line, how deep it stands, and whether it is running text: neighbours of that kind are read in one go."""

    depth: int
    text: str
    runs: bool = False


def heard(page: Page) -> str:
    """The page as text, one line for each thing that is announced."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    root = session.send("DOM.getDocument", {"depth": -1})["root"]
    session.detach()
    reader = _Reader({node["nodeId"]: node for node in nodes}, dict(_marks(root, Mark("", ""))))
    lines: list[str] = []
    for (depth, runs), group in groupby(reader.read(nodes[0], 0), lambda said: (said.depth, said.runs)):
        texts = [said.text for said in group]
        texts = [" ".join("".join(texts).split(" ")).strip()] if runs else texts
        lines += ["  " * depth + text for text in texts if text]
    return "\n".join([f"{nodes[0]['name']['value']} ({page.locator('html').get_attribute('lang')})", *lines, ""])


def _marks(node: Mapping[str, Any], above: Mark) -> Iterator[tuple[int, Mark]]:
    given = node.get("attributes", [])
    attributes = dict(zip(given[::2], given[1::2], strict=True))
    mark = Mark(attributes.get("lang", above.locale), attributes.get("aria-current", ""))
    yield node["backendNodeId"], mark
    for child in (*node.get("pseudoElements", ()), *node.get("children", ())):
        yield from _marks(child, mark)


@dataclass(frozen=True)
class _Reader:
    nodes: Mapping[str, Mapping[str, Any]]
    marks: Mapping[int, Mark]

    def read(self, node: Mapping[str, Any], depth: int) -> Iterator[Said]:
        role = "" if node["ignored"] else str(node["role"]["value"])
        if role in ("StaticText", "LineBreak"):
            yield Said(depth, self.in_its_language(node), runs=True)
        elif role in WHOLE:
            yield Said(depth, self.announce(node, role))
        elif role in NAMED | AROUND:
            yield Said(depth, self.announce(node, role))
            yield from self.inside(node, depth + 1)
        elif role in BLOCKS:
            yield Said(depth, "")
            yield from self.inside(node, depth)
            yield Said(depth, "")
        elif role != "InlineTextBox":
            yield from self.inside(node, depth)

    def inside(self, node: Mapping[str, Any], depth: int) -> Iterator[Said]:
        for child in node.get("childIds", ()):
            if child in self.nodes:
                yield from self.read(self.nodes[child], depth)

    def announce(self, node: Mapping[str, Any], role: str) -> str:
        name = "" if role in AROUND else self.in_its_language(node)
        if role in WHOLE and name:
            parts = "".join(said.text for said in self.inside(node, 0) if said.runs)
            name = parts if "[" in parts else name
        described = node.get("description", {}).get("value", "")
        said = f"{role}: {name}" if name else role
        states = ", ".join(self.states(node, role))
        return said + (f" – {described}" if described else "") + (f" ({states})" if states else "")

    def states(self, node: Mapping[str, Any], role: str) -> Iterator[str]:
        given = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
        for state in STATES:
            value = given.get(state)
            if (value and value != "false" and role != "listitem") or (state == "checked" and value):
                yield f"{state} {value}"
        if current := self.mark_of(node).current:
            yield f"current {current}"
        if role == "list":
            yield f"items {sum(child in self.nodes for child in node.get('childIds', ()))}"

    def in_its_language(self, node: Mapping[str, Any]) -> str:
        text = str(node.get("name", {}).get("value", "")).replace("\n", " ")
        locale = self.mark_of(node).locale
        return text if locale == self.locale or not text.strip() else f"[{locale}: {text}]"

    def mark_of(self, node: Mapping[str, Any]) -> Mark:
        return self.marks.get(node.get("backendDOMNodeId", 0), Mark(self.locale, ""))

    @property
    def locale(self) -> str:
        """The page's own language."""
        return next((mark.locale for mark in self.marks.values() if mark.locale), "")
