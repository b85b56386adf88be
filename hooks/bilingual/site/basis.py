"""All that the printed pages of a pair depend on, as one digest: where it is the same, they are, byte by byte.

What every page can show is one digest: the data files, the words of the frame with their values, templates and assets,
the day, and of each page what others can see of it. A pair adds its own sources, the values that its texts look up, and
how its sections stand in the record. The pages with a role show what others say too: they have one digest together, of
all that any of them says, every rule, where each stands, and, where they list sections, what these are called. So a
page can be printed once more although it would be the same, never the other way round. The main page, that of the
service and the easy one have none: the renderer asks for the first, and search reads the others together.

What assets hold is no part of it: it is in their names and digests, which stand on every page and are told by
``find_stamps``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from ..data.assets import FOLDER as ASSETS
from ..data.confirmations import FILE as RECORD
from ..data.confirmations import State
from ..data.rules.rule import FILE as RULES
from ..files.places import DOCS, OVERRIDES
from ..pages.page import Page
from ..text.tags import Tag
from ..vocabulary import Name, all_said
from .site import Site
from .uses import UseIndex

if TYPE_CHECKING:
    from hashlib import _Hash as Digest

_FOR_ALL = ("words", "organisation")  # what stands around every page
_OF_A_PAGE, _INTEGRITY = ".md", "integrity"
_ASSETS = f"{OVERRIDES}/{ASSETS}/"


class Bases:
    """The digests of the pairs of a site that have one; ``around`` is what the renderer adds that a page depends on."""

    def __init__(self, site: Site, around: str) -> None:
        self._site = site
        self._said = {locale: all_said(site.roots[locale]) for locale in site.locales}
        self._common = _digest(sha256(around.encode()), _common(site, self._said))
        self._states: dict[str, list[str]] = {}
        for key, state in site.agreement.states.items():
            self._states.setdefault(key.partition("#")[0], []).append(f"{key} {_stands(state)}")

    def of_texts(self) -> dict[str, bytes]:
        """Those of the pairs without a role, by name."""
        return {
            name: _digest(self._common.copy(), self._own(name)).digest()
            for name in self._site.pairs
            if self._site.data.service.role(name) is None and not self._is_always_printed(name)
        }

    def of_roles(self, uses: UseIndex) -> dict[str, bytes]:
        """That of the pairs with a role, by name, which is one; ``uses`` say where the rules stand."""
        names = [name for name in self._site.pairs if self._site.data.service.role(name) is not None]
        digest = _digest(self._common.copy(), self._of_roles(names, uses)).digest()
        return {name: digest for name in names if not self._is_always_printed(name)}

    def _is_always_printed(self, name: str) -> bool:
        site = self._site
        return name in (site.main_page, site.service_page) or site.data.service.role(name) == "easy"

    def _own(self, name: str) -> Iterator[str]:
        """What the pages of a pair show of their own."""
        yield from _own(self._site, self._site.pairs[name], self._said)
        yield from self._states.get(name, ())

    def _of_roles(self, names: Sequence[str], uses: UseIndex) -> Iterator[str]:
        """What the pages with a role show: their own, what the data says, and what they say of all others."""
        site = self._site
        for name in names:
            yield from self._own(name)
        for kind in sorted(self._states.keys() - site.pairs.keys()):
            yield from self._states[kind]
        yield site.digests[RULES].hex()
        yield repr(self._said)
        yield from (repr((rule, uses.places(rule))) for rule in site.data.histories)
        for name, pair in site.pairs.items() if site.lists_sections else ():
            for locale, page in pair.items():
                yield repr((name, [section.title(site.roots[locale]) for section in page.sections]))


def _digest(digest: Digest, texts: Iterable[str]) -> Digest:
    for text in texts:
        digest.update(f"{text}\0".encode(errors="surrogatepass"))
    return digest


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
        names = sorted({name for name in _names(page) if name[0] not in _FOR_ALL})
        yield from (f"{name} {said[locale].get(name)}" for name in names)


def _names(page: Page) -> Iterator[Name]:
    """Every look-up of a page, in what its front matter says too."""
    for part in page.front.values():
        tags = (*part.tags, *part.values, *(piece for piece in part.text if isinstance(piece, Tag)))
        yield from ((tag.path[0], "".join(tag.path[1:2])) for tag in tags)
    yield from ((tag.path[0], "".join(tag.path[1:2])) for tag in page.sections[0].parts[-1].values)  # of all sections
    for section in page.sections:
        yield from section.names


def _stands(state: State) -> str:
    return repr((str(state.confirmation), state.changed, state.new, state.known))
