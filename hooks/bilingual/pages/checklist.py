"""``- [ ] text`` in Markdown → a box with the text as its label (WCAG 2.2, 1.3.1 and 4.1.2)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BOX = "[ ] "


class ChecklistExtension(Extension):
    """Boxes that work without script and keep nothing: no name, no form, no memory of the browser's."""

    def extendMarkdown(self, md: Markdown) -> None:
        # Before the inline patterns (20), so that links and values inside the label are still read.
        md.treeprocessors.register(_Checklist(md), "checklist", 25)


class _Checklist(Treeprocessor):
    def run(self, root: Element) -> None:
        for items in root.iter("ul"):
            boxes = [item for item in items if (item.text or "").startswith(_BOX)]
            for item in boxes:
                label = Element("label")
                box = SubElement(label, "input", type="checkbox")
                box.tail = (item.text or "").removeprefix(_BOX)
                item.text = None
                item.insert(0, label)
            if boxes:
                items.set("class", "checklist")
