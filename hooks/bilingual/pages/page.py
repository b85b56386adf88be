"""A source file → front matter and sections with their tags, each with its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from ..characters import mend_characters
from ..problems import Problem
from ..records.checking import find_problems
from ..records.reading import Record, decode, read_mapping
from ..records.slips import find_merges
from ..text.document import Heading
from ..text.reading import read_line
from ..text.shape import NOTHING, shape_of
from ..text.tags import Text, read_tags
from .beginning import find_lost_beginning
from .prose import Part
from .section import Passage, find_sections
from .standing import KEYS, Standing, read_standing

MAIN_PAGE = "index.md"
_SAID = ("title", "short_title", "description")  # what of the front matter a reader reads


@dataclass(frozen=True)
class Page:
    """One page in one language. ``name`` is the file's path below its language folder: the name of the pair.

    The first section is what comes before the first heading; what the front matter says belongs to it. ``front`` is
    what is read of it, ``standing`` what is done by it.
    """

    locale: str
    name: str
    front: Mapping[str, Part]
    sections: tuple[Passage, ...]
    standing: Standing = field(default_factory=Standing)

    @property
    def file(self) -> str:
        """The file's path from the project's root."""
        return page_file(self.locale, self.name)

    @property
    def slug(self) -> str | None:
        """The page's own part of its address, in its language."""
        return str(self.front["slug"].text[0]) if "slug" in self.front else None

    @cached_property
    def headings(self) -> Sequence[Heading]:
        """The headings below the title, in order."""
        return [section.heading for section in self.sections if section.heading]

    @property
    def identifiers(self) -> list[str]:
        """The names of its sections, in order; a heading without one has none."""
        return [heading.identifier for heading in self.headings if heading.identifier]

    @property
    def order(self) -> str:
        """A fingerprint of the order of the sections: twelve hexadecimal digits."""
        identifiers = "\n".join(str(heading.identifier) for heading in self.headings)
        return sha256(identifiers.encode()).hexdigest()[:12]

    @property
    def body(self) -> Text:
        """The Markdown of all sections."""
        return tuple(piece for section in self.sections for piece in section.parts[-1].text)

    def line(self, key: str) -> int:
        """The line of a key of the front matter, or the first line without it."""
        return self.front[key].line if key in self.front else self.standing.lines.get(key, 1)


Pair = Mapping[str, Page]  # by locale


def find_linked(path: str, locale: str, pairs: Mapping[str, Pair]) -> Page | None:
    """The page that a path from the folder of a language leads to; None without one.

    ``page.md`` is the language's own page, ``../sv/page.md`` that of another; of a page that the language does not have
    it is one that exists.
    """
    if own := pairs.get(path):
        return own.get(locale) or next(iter(own.values()))
    up, _, rest = path.partition("/")
    other, _, name = rest.partition("/")
    return pairs.get(name, {}).get(other) if up == ".." else None


def page_file(locale: str, name: str) -> str:
    """The path of a page's file from the project's root."""
    return f"docs/{locale}/{name}"


def read_page(raw: bytes, locale: str, name: str, easy: bool = False) -> tuple[Page | None, list[Problem]]:
    """A whole page; None if its front matter cannot be used. With ``easy``, a line of its text is one."""
    file = page_file(locale, name)
    text, problems = decode(raw, file)
    if problems:
        return None, problems
    record, body, body_line, problems = _split(text, file)
    problems = problems or find_problems(record, "page", ())
    if problems:
        return None, problems
    front: dict[str, Part] = {}
    lead = NOTHING
    for key, value in record.data.items():
        if key in KEYS:
            continue
        line = record.line((key,))
        said, wrong = read_tags(value, file, line)
        problems += wrong
        if key == "description":
            read = read_line(value, file, line)
            (only,) = read.sections
            front[key] = Part(line, said, only.nodes, tuple(read.tags), tuple(read.comments), only.values)
            lead = shape_of(only.nodes, read.tags, name)
            problems += read.problems
        else:
            front[key] = Part.plain(line, said)
    (beginning, *sections), wrong = find_sections(body, body_line, locale, name, easy)
    parts = (*(front[key] for key in _SAID if key in front), *beginning.parts)
    beginning = Passage(locale, file, beginning.key, parts, None, lead.followed_by(beginning.shape))
    return Page(locale, name, front, (beginning, *sections), read_standing(record)), problems + wrong


def _split(text: str, file: str) -> tuple[Record, str, int, list[Problem]]:
    """(front matter, the rest, the line that the rest begins on, problems)"""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        _, unfit = mend_characters(lines[0], file, 1)  # before its first hyphen, where nobody sees it
        return Record(file), text, 1, unfit or find_merges(text, file, 1) or [find_lost_beginning(lines, file)]
    record, problems = read_mapping("\n".join(lines[1:end]), file, first_line=2)
    return record, "\n".join(lines[end + 1 :]), end + 2, problems
