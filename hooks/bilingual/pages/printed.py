"""On paper a link is its address: the whole one, which the page's style prints after the link."""

from __future__ import annotations

from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class PrintedAddressesExtension(Extension):
    """Gives each link to another page ``data-address``, from the public address of the page that it stands on.

    So it does with an e-mail address or a telephone number that the link's text does not say.
    """

    def __init__(self, page_address: str) -> None:
        super().__init__()
        self.page_address = page_address

    def extendMarkdown(self, md: Markdown) -> None:
        # After MkDocs (0) has made addresses of files, before links to explanations (-2), which paper does not need.
        md.treeprocessors.register(_Addresses(md, self.page_address), "printed_addresses", -1)


class _Addresses(Treeprocessor):
    def __init__(self, md: Markdown, page_address: str) -> None:
        super().__init__(md)
        self.page_address = page_address

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            address = urljoin(self.page_address, link.get("href", ""))
            kind, _, contact = address.partition(":")
            if kind in ("mailto", "tel") and contact not in "".join(link.itertext()):
                link.set("data-address", contact)
            if address.startswith("http") and not address.startswith(f"{self.page_address}#"):
                link.set("data-address", address)
