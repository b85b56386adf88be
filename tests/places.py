"""Where the pages of the invented service stand, read from its own files."""

from __future__ import annotations

import re

import yaml

from .confirming import LOCALES
from .conftest import INVENTED

HOME = {"sv": "", "en": "en/"}
NAMES = {"sv": "Svenska", "en": "English"}
IN = {"sv": "På svenska", "en": "In English"}
OUTSIDE = "https://not-known-yet.invalid/"  # the site's address is not known (RFC 6761)


def _address(locale: str, name: str) -> str:
    slug = re.search(r"^slug: (.*)$", (INVENTED / f"docs/{locale}/{name}").read_text(encoding="utf-8"), re.M)
    return f"{HOME[locale]}{slug[1]}/" if slug else HOME[locale]


PAGES = {
    # file name: address by language
    name: {locale: _address(locale, name) for locale in LOCALES}
    for name in sorted(path.name for path in (INVENTED / "docs/sv").glob("*.md"))
}
PAIRS = tuple((each["sv"], each["en"]) for each in PAGES.values())
ADDRESSES = tuple(address for pair in PAIRS for address in pair)
ROLES: dict[str, str] = yaml.safe_load((INVENTED / "docs/service.yml").read_text(encoding="utf-8"))["pages"]


def page_of(role: str) -> dict[str, str]:
    """The address, by language, of the page that has a role."""
    return PAGES[ROLES[role]]


def locale_of(address: str) -> str:
    """The language of a page, by its address."""
    return "en" if address.startswith("en/") else "sv"
