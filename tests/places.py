"""Where the pages of the invented service stand, read from its own files."""

from __future__ import annotations

import re

import yaml

from .confirming import THREE
from .conftest import INVENTED, ROOT
from .measuring import MISSING

HOME = {"sv": "", "en": "en/", "fi": "fi/"}
NAMES = {"sv": "Svenska", "en": "English", "fi": "Suomi"}
IN = {"sv": "På svenska", "en": "In English", "fi": "Suomeksi"}
OUTSIDE = "https://not-known-yet.invalid/"  # the site's address is not known (RFC 6761)


def _address(locale: str, name: str) -> str:
    slug = re.search(r"^slug: (.*)$", (INVENTED / f"docs/{locale}/{name}").read_text(encoding="utf-8"), re.M)
    return f"{HOME[locale]}{slug[1]}/" if slug else HOME[locale]


PAGES = {
    # file name: address by language
    name: {locale: _address(locale, name) for locale in THREE}
    for name in sorted(path.name for path in (INVENTED / "docs/sv").glob("*.md"))
}
ADDRESSES = tuple(address for each in PAGES.values() for address in each.values())
ROLES: dict[str, str] = yaml.safe_load((INVENTED / "docs/service.yml").read_text(encoding="utf-8"))["pages"]
_BESIDE, _REALLY_BESIDE = (
    yaml.safe_load((sources / "docs/site.yml").read_text(encoding="utf-8"))["side_by_side"]
    for sources in (INVENTED, ROOT)
)
SIDE_BY_SIDE = {
    # file name: address, by language of the frame, of the page that shows it in all its languages
    name: {locale: f"{address}{_BESIDE[locale]}/" for locale, address in pair.items()}
    for name, pair in PAGES.items()
    if name not in {ROLES[role] for role in ("words", "rules", "search")}
}
SIDE_BY_SIDE_SEEN = {SIDE_BY_SIDE["index.md"]["sv"], SIDE_BY_SIDE["components.md"]["en"]}  # by a browser in every run
# Pages with a sort of control that no other has: every run uses them, as a reader does.
USED = {*HOME.values(), *(PAGES[name]["sv"] for name in ("checklist.md", "components.md", ROLES["search"])), MISSING}
BESIDE = {address for pair in SIDE_BY_SIDE.values() for address in pair.values()}  # with all languages on them
SHOWN = {SIDE_BY_SIDE[name][locale]: PAGES[name][locale] for name in SIDE_BY_SIDE for locale in THREE}


def shown_at(address: str) -> str:
    """The address of the page whose text a page shows, of either site: its own, or that of the pair it shows."""
    above, _, last = address.rstrip("/").rpartition("/")
    is_beside = last in {*_BESIDE.values(), *_REALLY_BESIDE.values()}
    return (f"{above}/" if above else "") if is_beside else address


def page_of(role: str) -> dict[str, str]:
    """The address, by language, of the page that has a role."""
    return PAGES[ROLES[role]]


def locale_of(address: str) -> str:
    """The language of a page, by its address."""
    first, *others = HOME
    return next((locale for locale in others if address.startswith(HOME[locale])), first)
