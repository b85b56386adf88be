"""All that the printed pages of a pair depend on, as one digest: where it is the same, they are, byte by byte.

What every page can show is one digest: the data files, the words of the frame with their values, templates and assets,
the day, and of each page what others can see of it. A pair adds its own sources, the values that its texts look up, and
how its sections stand in the record. So a page can be printed once more although it would be the same, never the other
way round; the pages that show others, which are those with a role, have no such digest.

What assets hold is no part of it: it is in their names and digests, which stand on every page and are told by
``find_stamps``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from ..data.assets import FOLDER as ASSETS
from ..data.confirmations import FILE as RECORD
from ..data.confirmations import State
from ..data.rules.rule import FILE as RULES
from ..files.places import DOCS, OVERRIDES
from ..pages.page import Page
from ..text.tags import Tag
from ..vocabulary import Name, all_said
from .site import Site

_FOR_ALL = ("words", "organisation")  # what stands around every page
_OF_A_PAGE, _INTEGRITY = ".md", "integrity"
_ASSETS = f"{OVERRIDES}/{ASSETS}/"


def find_bases(site: Site, around: str) -> dict[str, bytes]:
    """The digest of each pair that has one, by name; ``around`` is what the renderer adds that a page depends on."""
    said = {locale: all_said(site.roots[locale]) for locale in site.locales}
    common = sha256(around.encode())
    for text in _common(site, said):
        common.update(f"{text}\0".encode(errors="surrogatepass"))
    states: dict[str, list[str]] = {}
    for key, state in site.agreement.states.items():
        states.setdefault(key.partition("#")[0], []).append(f"{key} {_stands(state)}")
    bases = {}
    for name, pair in site.pairs.items():
        if site.data.service.role(name) is None and name not in (site.main_page, site.service_page):
            own = common.copy()
            for text in (*_own(site, pair, said), *states.get(name, ())):
                own.update(f"{text}\0".encode(errors="surrogatepass"))
            bases[name] = own.digest()
    return bases


def find_stamps(site: Site) -> dict[str, str]:
    """What pages say of each asset's content: its address, and its digest."""
    addresses = site.assets.addresses
    return {**addresses, **{f"{name} {_INTEGRITY}": site.assets.integrity(name) for name in addresses}}


def _common(site: Site, said: Mapping[str, Mapping[Name, str]]) -> Iterator[str]:
    """What any page can show."""
    yield repr((site.locales, site.today, site.is_as_of, sorted(site.drafts), sorted(site.names.items())))
    for file, digest in sorted(site.digests.items()):
        is_page = file.startswith(f"{DOCS}/") and file.endswith(_OF_A_PAGE)
        if not is_page and not file.startswith(_ASSETS) and file not in (RECORD, RULES):
            yield f"{file} {digest.hex()}"
    yield repr(sorted(site.assets.addresses))
    for locale, names in said.items():
        yield from (f"{locale} {key} {phrases}" for key, phrases in names.items() if key[0] in _FOR_ALL)
        yield repr((site.next_step(locale), site.contact(locale)))
    for name, pair in site.pairs.items():
        for locale, page in pair.items():
            front = {key: text for key, text in site.front(page).items() if key != "description"}
            old = [(heading.identifier, heading.old) for heading in page.headings]
            standing = page.standing
            how = (standing.is_draft, standing.only, standing.is_searched, standing.is_listed)
            yield repr((name, locale, site.addresses(name)[locale], front, old, how))


def _own(site: Site, pair: Mapping[str, Page], said: Mapping[str, Mapping[Name, str]]) -> Iterator[str]:
    """What the pages of a pair show of their own."""
    for locale, page in pair.items():
        yield f"{page.file} {site.digests[page.file].hex()}"
        names = sorted({tag.path[:2] for tag in _tags(page) if tag.path[0] not in _FOR_ALL})
        yield from (f"{path} {said[locale].get((path[0], path[-1] if path[1:] else ''))}" for path in names)


def _tags(page: Page) -> Iterator[Tag]:
    """Every look-up of a page, in what its front matter says too."""
    for part in (*page.front.values(), *(part for section in page.sections for part in section.parts)):
        yield from part.tags
        yield from part.values
        yield from (piece for piece in part.text if isinstance(piece, Tag))


def _stands(state: State) -> str:
    return repr((str(state.confirmation), state.changed, state.new, state.known))
