"""The sentences of a site, section by section, each language beside the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..pages.section import Passage
from ..site.site import Site


@dataclass(frozen=True)
class Sentence:
    """A sentence as a reader reads it, values filled in, at the line that it begins on."""

    file: str
    line: int
    text: str

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Section:
    """A passage: where it stands and what it says in the first language of the site, and in another one."""

    key: str
    places: tuple[str, str]
    sides: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]


@dataclass(frozen=True)
class Page:
    """All sections of a page or of a data file that both languages have."""

    name: str
    sections: tuple[Section, ...]


def find_pages(site: Site, locale: str) -> Sequence[Page]:
    """What is to be compared in the first language and in ``locale``.

    A section that is let out, since one of the two is older, is not.
    """
    first = site.locales[0]
    pages: dict[str, list[Section]] = {}
    for key, passages in site.agreement.sections.items():
        state = site.agreement.states.get(key)
        is_older = state and {first, locale}.intersection(state.let_out(site.today))
        if first in passages and locale in passages and not is_older:
            one, two = passages[first], passages[locale]
            sides = tuple(_sentences(one, site)), tuple(_sentences(two, site))
            pages.setdefault(key.partition("#")[0], []).append(Section(key, (one.place, two.place), sides))
    return [Page(name, tuple(sections)) for name, sections in pages.items()]


def _sentences(passage: Passage, site: Site) -> Iterator[Sentence]:
    language, roots = site.data.languages[passage.locale], site.roots[passage.locale]
    for part in passage.parts:
        for line, text, _ in part.sentences(roots, language):
            yield Sentence(passage.file, line, text)
