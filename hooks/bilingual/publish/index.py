"""Where words stand: an index of the lines of one language, by the stems of their words, that can be sent in pieces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, zip_longest
from typing import NamedTuple
from unicodedata import category, normalize

from .sections import Line, Section
from .stemming import Stem

PIECE = 9_000  # bytes of an index or of texts that are sent together, about 3 KB when compressed
WORDS_AT_ONCE = 150_000  # bytes of words that are sent together, where one is looked for by its parts
NO_LINE, NAMED = -1, -2
KINDS = 3  # of lists in a row
Run = tuple[int, int, str, int]  # rising numbers: the first, the last, the distances between as signs, their digits
# What can be left out in writing: the accents of Latin letters and the like, the vowels of Hebrew and Arabic.
_OPTIONAL = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]")
# Scripts without spaces between words: each two signs are looked for.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"


class Place(NamedTuple):
    """Where a section stands among all of a language, and its first line."""

    section: int
    line: int


class Distances(NamedTuple):
    """How far each number is from the one before, the first from 0, as signs, and how many digits that takes."""

    signs: str
    digits: int


Row = list[Distances]


@dataclass(frozen=True)
class Asked:
    """(words, their language) by which people ask for a line; ``term`` is the term that they mean, empty for none.

    The line ``NO_LINE`` says that nothing answers, whatever has the same words, and ``NAMED`` that they are words for
    the term and no question. ``more`` lines behind it belong to it.
    """

    line: int
    term: str
    words: Sequence[tuple[str, str]]
    more: int = 0


@dataclass(frozen=True)
class Chunk:
    """Some rows of the index, and the beginning that none before them has."""

    first: str
    items: Sequence[tuple[str, Row]]


# Where nothing of this stands, no sign is a mark on another one, and spaces divide the words.
_HAS_MARKS = re.compile("[^\0-\u02ff\u2000-\u205f]")  # many ranges are compiled forty times as slowly
_PLAIN_WORD = re.compile(r"[^\W_]+")


@cache
def _word() -> re.Pattern[str]:
    marks = "".join(sign for sign in map(chr, range(0x300, 0x20000)) if category(sign)[0] == "M")
    return re.compile(rf"[^\W_][{re.escape(marks)}]*(?:[^\W_][{re.escape(marks)}]*)*")


@cache  # like the former slow to compile, and most sites have nothing of it
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, composed; each two signs where no spaces divide words."""
    text = normalize("NFC", text).lower()
    if not _HAS_MARKS.search(text):
        return _PLAIN_WORD.findall(text)
    found = list[str]()
    for word in _word().findall(text):
        if _unspaced().search(word):
            found += [word[start : start + 2] for start in range(max(len(word) - 1, 1))]
        else:
            found.append(word)
    return found


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without what can be left out in writing."""
    return _OPTIONAL.sub("", normalize("NFD", word))


class Indexed(NamedTuple):
    """What the sections of one page add to an index: for each stem the lines with it and the sections with it in their
    heading, counted from the first of the page, and the words that it is the stem of."""

    rows: Mapping[str, tuple[Sequence[int], Sequence[int]]]
    forms: Mapping[str, Sequence[str]]
    counts: Sequence[int]
    headings: Sequence[int]
    weights: Sequence[int]


class Stretch(NamedTuple):
    """What some pages that follow each other add, in the same way, of numbers that need not be looked at one by one."""

    rows: Mapping[str, tuple[Run | None, Run | None]]
    forms: Mapping[str, Sequence[str]]
    counts: Sequence[int]
    headings: Sequence[int]
    weights: Sequence[int]


class Joined:
    """Rising numbers, put together from runs of them in their order."""

    __slots__ = ("_signs", "digits", "first", "last")

    def __init__(self) -> None:
        self._signs: list[str] = []
        self.digits = self.first = self.last = 0

    def add(self, run: Run, offset: int) -> None:
        """Adds a run behind those that are there, each number of it larger by the offset."""
        first, last, signs, digits = run
        distance = first + offset - self.last
        if not self._signs:
            self.first = distance
        self._signs += (_sign(distance), signs)
        self.digits += len(str(distance)) + digits
        self.last = last + offset

    def distances(self) -> Distances:
        """All of them as they are sent."""
        return Distances("".join(self._signs), self.digits)

    def with_others(self, others: Iterable[int]) -> Distances:
        """The same with others, which may stand anywhere."""
        return distances_of({*numbers_in("".join(self._signs)), *others})


def stretch_of(pages: Iterable[Indexed]) -> Stretch:
    """What pages that follow each other add together."""
    rows: dict[str, tuple[list[int], list[int]]] = {}
    forms: dict[str, dict[str, None]] = {}
    counts, headings, weights = list[int](), list[int](), list[int]()
    line = 0
    for page in pages:
        section = len(counts)
        for key, (lines, sections) in page.rows.items():
            row = rows.get(key)
            if row is None:
                row = rows[key] = [], []
            row[0].extend(line + number for number in lines)
            row[1].extend(section + number for number in sections)
        for key, words in page.forms.items():
            forms.setdefault(key, {}).update(dict.fromkeys(words))
        counts += page.counts
        headings += page.headings
        weights += page.weights
        line += sum(page.counts)
    return Stretch(
        {key: (run_of(lines), run_of(sections)) for key, (lines, sections) in rows.items()},
        {key: list(words) for key, words in forms.items()},
        counts,
        headings,
        weights,
    )


def run_of(numbers: Iterable[int]) -> Run | None:
    """Numbers as a run, each once; None without any."""
    found = sorted({*numbers})
    if not found:
        return None
    signs, digits = distances_of(number - found[0] for number in found)
    return found[0], found[-1], signs[1:], digits - 1  # without that of the first, which is 0


def distances_of(numbers: Iterable[int]) -> Distances:
    """Numbers as they are sent."""
    found = sorted(numbers)
    distances = [after - before for before, after in zip([0, *found], found, strict=False)]
    return Distances(as_signs(distances), len("".join(map(str, distances))))


class Index:
    """The index of one language, to be filled section by section, or with what was found in pages that follow each
    other.

    Each row has up to three lists of numbers, each the distance from the number before: the lines with the word, the
    sections with it in their heading, the ways of asking that it belongs to.
    """

    def __init__(self, locale: str, stems: Mapping[str, Stem], stops: Mapping[str, frozenset[str]]) -> None:
        self._locale, self._stems, self._stops = locale, stems, stops
        self._rows: dict[str, tuple[dict[int, None], dict[int, None], dict[int, None]]] = {}
        self._joined: dict[str, tuple[Joined, Joined]] = defaultdict(lambda: (Joined(), Joined()))
        self._targets: list[list[object]] = []
        self._ways = 0
        self._forms: dict[str, dict[str, None]] = {}
        self._keys_of: dict[str, dict[str, str]] = defaultdict(dict)  # the stems of words, by language
        self._terms: dict[tuple[str, str], str] = {}  # what a word means, by it and its language; “contract*” too
        self._lines = 0
        self.counts: list[int] = []
        self.headings: list[int] = []
        self.weights: list[int] = []

    def add(self, section: Section, weight: int) -> Place:
        """Adds a section, and how much it weighs: 0 to 9."""
        place = Place(len(self.counts), self._lines)
        heading = list(self._keys(section.heading, apart=True))
        for key in heading:
            self._row(key)[1][place.section] = None
        for key in self._keys([(section.also, "")], apart=True):
            self._row(key)[0][place.line] = None
        for number, line in enumerate(section.lines, place.line):
            for key in () if section.is_lent and number == place.line else self._keys(line, apart=True):
                self._row(key)[0][number] = None
        self.counts.append(len(section.lines))
        self.headings.append(min(max(sum(key[0] != "-" for key in heading), 1), 9))
        self.weights.append(weight)
        self._lines += len(section.lines)
        return place

    def indexed(self) -> Indexed:
        """What has been added, in plain form."""
        rows = {key: (list(lines), list(sections)) for key, (lines, sections, _) in self._rows.items()}
        return Indexed(
            rows, {key: list(words) for key, words in self._forms.items()}, self.counts, self.headings, self.weights
        )

    def merge(self, stretch: Stretch) -> Place:
        """Adds the sections of some pages behind those that are there, and says where the first of them stands then."""
        section, line = place = Place(len(self.counts), self._lines)
        joined = self._joined
        for key, (lines, sections) in stretch.rows.items():
            of_lines, of_sections = joined[key]
            if lines:
                of_lines.add(lines, line)
            if sections:
                of_sections.add(sections, section)
        for key, words in stretch.forms.items():
            self._forms.setdefault(key, {}).update(dict.fromkeys(words))
        self.counts += stretch.counts
        self.headings += stretch.headings
        self.weights += stretch.weights
        self._lines += sum(stretch.counts)
        return place

    def ask(self, asked: Asked) -> None:
        """Adds ways of asking for a line; of each, all its words have to be there.

        The long ones stand first: like beside like is less to send.
        """
        # What nobody answers is asked in just these words: “own business” is no “own employer”.
        is_open = asked.line == NO_LINE
        found = dict.fromkeys(self._way(text, locale, as_written=is_open) for text, locale in asked.words)
        found.pop((), None)
        ways = sorted(found, key=len, reverse=True)
        if asked.line == NAMED:  # what stands nowhere is found by what is like it
            ways = [keys for keys in ways if self._stands(keys[0])]
        if ways:
            more = [asked.more] if asked.more else []
            self._targets.append([asked.line, asked.term, as_signs(map(len, ways)), *more])
        for keys in ways:
            for key in keys:
                self._row(key)[2][self._ways] = None
            self._ways += 1

    def mean(self, term: str, locale: str, words: Iterable[str]) -> None:
        """Says which words mean a term, as “contract*”: in a way of asking with other words, each of those that are
        one word stands for all of them. Has to be said before the ways are."""
        for word in words:
            if len(words_of(word)) == 1:
                self._terms.setdefault((word.lower(), locale), term)

    def _way(self, text: str, locale: str, *, as_written: bool = False) -> tuple[str, ...]:
        """The stems of a way of asking, without its words that tell nothing where most tell something: “contact with
        bosses” is “boss contact” too, but “what does a support person do” is no “support person”."""
        words = words_of(text)
        telling = [word for word in words if word not in self._stops.get(locale, ())]
        if len(telling) > 1 and 2 * len(telling) > len(words):
            words = telling
        locale = locale if locale in self._stems else self._locale
        stems = {self._stem(word, locale) for word in words}
        terms = {word: self._term_of(word, locale) for word in words} if len(stems) > 1 and not as_written else {}
        if len({terms.get(word) or self._stem(word, locale) for word in words}) < len(stems):
            terms = {}  # two words for the same say more than one
        return tuple(sorted({terms.get(word) or self._key(word, locale) for word in words}))

    def _term_of(self, word: str, locale: str) -> str:
        """The row of the term that a word means, as “=agreement”; empty for none."""
        begins = (f"{word[:end]}*" for end in range(len(word), 1, -1))
        term = next(filter(None, (self._terms.get((each, locale)) for each in (word, *begins))), "")
        return term and f"={term}"

    def _stem(self, word: str, locale: str) -> str:
        return normalize("NFC", self._stems[locale](word))

    def _stands(self, key: str) -> bool:
        """Whether any line has the word."""
        has_lines = key in self._rows and bool(self._rows[key][0])
        return has_lines or (key in self._joined and bool(self._joined[key][0].last or self._joined[key][0].digits))

    def use(self, term: str, lines: Joined) -> None:
        """Says where a term is used, for those who say it in other words."""
        self._joined[f"={term}"] = lines, Joined()

    def also(self, word: str, locale: str, place: Place, number: int) -> None:
        """Adds a word by which a line of a section is found as by its heading, whether it stands in it or not."""
        if word not in self._stops[locale]:
            row = self._row(self._key(word, locale))
            row[0][place.line + number] = row[1][place.section] = None

    def call(self, text: str, locale: str, place: Place) -> None:
        """Adds what a section is called in another language, by which it is found as by its heading."""
        for key in self._keys([(text, locale)], apart=True):
            row = self._row(key)
            row[0][place.line] = row[1][place.section] = None

    def targets(self) -> list[list[object]]:
        """[line, term, how many words each way of asking has, as signs, how many lines more, if any] of all that is
        asked, in the order of the ways."""
        return self._targets

    def rows(self) -> list[tuple[str, Row]]:
        """(stem, its lists) in the order of what is left of the stems without their accents."""
        keys = sorted(self._rows.keys() | self._joined.keys(), key=lambda key: (fold(key), key))
        return [(key, self._lists(key)) for key in keys]

    def _lists(self, key: str) -> Row:
        """The lists of a stem, without empty ones at the end."""
        alone, joined = self._rows.get(key, ()), self._joined.get(key, ())
        found = [
            distances_of(own) if not there else there.with_others(own) if own else there.distances()
            for own, there in zip_longest(alone, joined, fillvalue=())
        ]
        while found and not found[-1].signs:
            found.pop()
        return found

    def spelled(self, key: str) -> str:
        """A stem and the words that it is the stem of, for those who write one of them wrongly.

        A word is told by how it goes on after the stem; before that stands how many of its last letters are others.
        """
        return ",".join([key, *(_after(key, word) for word in self._forms.get(key, ()) if word != key)])

    def initial(self, key: str) -> str:
        """What a stem begins with, without accents."""
        return fold(key)[:1]

    def _keys(self, line: Iterable[tuple[str, str]], *, apart: bool = False) -> Iterator[str]:
        """The stems of a line; of words that tell nothing they can be kept apart, for questions that have no others."""
        for text, said in line:
            locale = said if said in self._stems else self._locale
            for word in words_of(text):
                key = self._key(word, locale)
                yield f"-{key}" if apart and word in self._stops[locale] else key

    def _key(self, word: str, locale: str) -> str:
        known = self._keys_of[locale].get(word)
        if known is not None:
            return known
        self._keys_of[locale][word] = key = self._stem(word, locale)
        if word not in self._stops[locale]:
            self._forms.setdefault(key, {})[word] = None
        return key

    def _row(self, key: str) -> tuple[dict[int, None], dict[int, None], dict[int, None]]:
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = {}, {}, {}
        return row


def _after(stem: str, word: str) -> str:
    same = next((at for at, (one, other) in enumerate(zip(stem, word, strict=False)) if one != other), len(stem))
    same = min(same, len(word))
    return f"{len(stem) - same or ''}{word[same:]}"


def as_signs(numbers: Iterable[int]) -> str:
    """Numbers as one sign each: from “0” on, without the surrogates, which are no signs by themselves."""
    return "".join(map(_sign, numbers))


def _sign(number: int) -> str:
    code = number + ord("0")
    return chr(code if code < 0xD800 else code + 0x800)


def from_signs(signs: str) -> list[int]:
    """The numbers that ``as_signs`` has made signs of."""
    return [code - ord("0") - 0x800 * (code > 0xDFFF) for code in map(ord, signs)]


def numbers_in(signs: str) -> list[int]:
    """The numbers that stand as distances in signs."""
    return list(accumulate(from_signs(signs)))


def _size(row: Row) -> int:
    """How many bytes a row takes as numbers in brackets."""
    return 2 + sum(3 + digits + max(len(signs) - 1, 0) for signs, digits in row) - bool(row)


def chunks(rows: Sequence[tuple[str, Row]], size: int) -> Iterator[Chunk]:
    """Rows in pieces of about so many bytes; rows whose stems differ in accents alone stay together."""
    some, length, before = list[tuple[str, Row]](), 0, ""
    for key, row in rows:
        if length > size and fold(key) != fold(some[-1][0]):
            yield Chunk(_beginning(before, some), some)
            some, length, before = [], 0, some[-1][0]
        some.append((key, row))
        length += len(key) + _size(row)
    yield Chunk(_beginning(before, some), some)


def _beginning(before: str, some: Sequence[tuple[str, Row]]) -> str:
    """The shortest beginning of the first stem that comes after the last one before it."""
    first, last = fold(some[0][0]) if some and before else "", fold(before)
    return next((first[:end] for end in range(1, len(first) + 1) if first[:end] > last), first)


__all__ = [
    "KINDS",
    "NAMED",
    "NO_LINE",
    "PIECE",
    "WORDS_AT_ONCE",
    "Asked",
    "Chunk",
    "Index",
    "Indexed",
    "Joined",
    "Line",
    "Place",
    "Run",
    "Stretch",
    "as_signs",
    "chunks",
    "fold",
    "from_signs",
    "numbers_in",
    "run_of",
    "stretch_of",
    "words_of",
]
