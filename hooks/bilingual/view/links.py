"""Links as templates write them: relative to the place that they are shown at."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..site.address import relative_name


@dataclass(frozen=True)
class Link:
    """A link: its words as HTML, and its address from where it is shown.

    ``locale`` is the language of what it leads to, if that is another, and ``direction`` the way that this is written,
    if that is another too; ``name`` is its accessible name where its words alone would not do; ``whole`` is the address
    from outside the site, for paper; ``current`` is its aria-current.
    """

    text: Markup
    address: str
    locale: str = ""
    name: str = ""
    whole: str = ""
    current: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Place:
    """Where something is shown: the address of its page from the site's root.

    ``page`` is None for what is shown at any address, such as 404.html; its links begin with ``root``, the path of the
    site's public address, with a slash at each end.
    """

    page: str | None
    root: str

    def to(self, target: str) -> str:
        """The way to a page (``""``, ``en/words/#agreement``) or a file (``assets/site.css``) of the site."""
        path, sign, fragment = target.partition("#")
        if self.page is None:
            way = self.root + path
        else:
            way = relative_name(path, self.page)
            way += "/" if path.endswith("/") or not path else ""
        return f"{way}{sign}{fragment}"
