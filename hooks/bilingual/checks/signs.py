"""Words that turn what a sentence says: “not”, “before”, “only”, “we” and the like, found where they stand.

Which words they are stands in the language's file, below ``sense``. A phrase in which such a word says something else
(“not only”, “look after”) stands there too, and hides it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..languages.beginnings import Beginnings, first_word, places_of, words_in
from ..languages.language import Language, Tables, Words, words
from ..languages.names import primary
from ..languages.paragraphs import BETWEEN, REMEMBERED, paragraphs
from ..languages.sentences import find_sentences
from ..problems import ProblemCode
from ..quantities.patterns import GAP, NEVER, as_in_table, beginning_with, folded
from ..text.words import Prose

GROUP = "sense"
BESIDE_NEGATIONS = "beside_negations"  # words that negate, and as often stand beside a negation: “not until”
_FIRST = ("conditions_first",)
_NO_PERSONS = ("no_persons",)
_CONDITIONS = ("conditions", "conditions_first")
OR = "or"  # a word that carries a negation on: “not this or that” is “not this and not that”
_NEGATING = "negating"
_THINGS = "things"  # what stands for each other in two languages, asked only where something may have changed places
_APART = (_NEGATING, _THINGS, "topics")  # groups whose tables no text is searched for at once
_BETWEEN = ("articles", "clauses")  # what stands before a person and keeps a link to it, and what begins a clause
_AT = ("persons_at",)
_LINKS = "person_links", "persons_to", "persons_from"  # what stands before a person: “about”, “to”, “by”
# Opposites that are people and bodies: each can do something to the other.
_OF_PEOPLE = frozenset(
    {"buyer", "seller", "tenant", "landlord", "child", "guardian", "employer", "employee", "municipality", "region"}
    | {"mother", "father"}
)
_WITHOUT, _PERHAPS_WITHOUT = ("negations", "without"), ("negations_or_not", "perhaps_without")
_SPEAKERS = {"we": "we", "us": "we", "you": "you", "you_object": "you"}
# The tables that a language must have for a check.
NEEDED: Mapping[ProblemCode, tuple[str, ...]] = {
    "polarity": ("negations",),
    "opposite": ("before", "after"),
    "who": ("we", "us", "you"),
    "condition": ("conditions",),
    "only": ("only",),
    "duty": ("duties", "permissions"),
}
# Sought only where one of them may stand for another word; so may those of ``negating``.
_LIKE_CONDITIONS = ("like_conditions", "like_conditions_first")
_LIKE = (
    "like_only", "like_conditions", "like_conditions_first", "like_whens", "like_duties", "like_not_until",
    "like_not_without", "persons_getting", "by_oneself", "then",
)  # fmt: skip
_QUOTED = re.compile(  # what begins with the signs themselves is sought much faster than what looks behind first
    r"[“”„»«\"'‘’](?:(?<=[“”„»«\"])[^“”„»«\"\n]{1,160}[“”„»«\"]"
    r"|(?<=['‘’])(?<!\w.)(?=\w)(?:[^'‘’“”\"\n]|(?<=\w)['’](?=\w)){1,160}(?<!\s)['’](?!\w))"  # ‘I don’t know’
)
_AS_ONE = re.compile(r"\n(?:[^\S\n]+|\n)\n|Σ")  # where the letters of a paragraph are not folded as those of the whole
_WORD = re.compile(r"\w+")
_WORDS = 20_000  # of which it is remembered what may begin with them
_IS_NO_WORD = re.compile(r"\.?\s?\d|-\w")  # No. 5, no-reply
_SENTENCE_ENDS = re.compile(r"[.!?…:;]\s|\n")
_LETTERS = re.compile(r"[^\W_]*")
_LAST_WORD = re.compile(r"(\w+)\W+\Z")
_ONE_WORD = re.compile(r"(\w+)")  # which is all that stands in a table for it
_CLAUSE = 200  # characters from a negation in which another word belongs to it
_REACH = 40  # characters before a word in which the one before it is looked for
_APOSTROPHES = "´`‘ʼ"  # as in “don´t”
_WORDS_BEFORE_THEN = 3  # in its clause, the word that joins it included: “och välj sedan”
_JOINTS = ",;:–("  # signs that join what could be two sentences
_SOFT_HYPHEN = "\u00ad"


class Sign(NamedTuple):
    """A word or phrase that can turn a sentence: the tables it stands in, and its offsets in the text."""

    start: int
    end: int
    means: tuple[str, ...]


class Signs:
    """The words of one language by which the sense of a sentence is seen. ``known`` are its tables with words."""

    def __init__(self, language: Language) -> None:
        groups = language.group(GROUP)
        tables = dict(_tables(groups))
        self.known = frozenset(tables)
        self._persons = frozenset(_group(groups, "persons"))
        self._hiding = frozenset(name for name in tables if name.startswith("no_"))
        self._links = {word: name for name in _LINKS for word in tables.get(name, ())}
        self.actors = frozenset(_group(groups, "actors")).union(_OF_PEOPLE) & self.known
        self.named = self.known & {*self.actors, *_group(groups, "opposites"), "your", "our"}
        self._roles = {name: name for name in self.actors} | _SPEAKERS
        self._at = frozenset(tables.get("persons_at", ()))
        self._articles = frozenset(tables.get("articles", ()))
        self._clauses = _any_of(tables.get("clauses", ()))
        genitives = language.words("spelling", "genitives")
        self._owning = frozenset(
            word
            for name in self.actors
            for word in tables[name]
            if word.endswith(tuple(genitives)) and any(word.removesuffix(end) in tables[name] for end in genitives)
        )
        self._genitives = tuple(end for end in genitives if not end[0].isalpha())
        self._things: dict[str, list[tuple[str, str]]] = {}
        self._things_begun: dict[str, str] = {}
        for name, line in _group(groups, _THINGS).items():
            for phrase in words(str(line)):
                if _goes_on(phrase):
                    self._things_begun[phrase[:-1]] = name
                else:
                    self._things.setdefault(first_word(phrase), []).append((phrase, name))
        self._like = _Sought({name: tables.get(name, ()) for name in _LIKE})
        ifs = {word for name in _CONDITIONS for word in tables.get(name, ())}
        alike = tables.get("like_conditions", ())  # “even if” is none, and yet what “if” can be in the other text
        about = [
            phrase
            for phrase in tables.get("no_conditions", ())
            if phrase.rpartition(" ")[2] in ifs and phrase not in alike
        ]
        self._about = _any_of(about)  # “information om”, but not “if you like”
        self._if = _any_of(phrase for phrase in tables.get("conditions", ()) if " " in phrase)
        self._negating = {name: words(str(line)) for name, line in _group(groups, _NEGATING).items()}
        self._negates = _Sought(self._negating)
        by_phrase: dict[str, list[str]] = {}
        for name in sorted(self.known.difference(_LIKE, _LINKS, _AT, _BETWEEN)):
            for phrase in tables[name]:
                by_phrase.setdefault(phrase, []).append(name)
        self._means = {phrase.removesuffix("…"): tuple(names) for phrase, names in by_phrase.items()}
        # The person that a phrase of something else begins with: “you” of “you need to”.
        self._led = {
            phrase: self._means[first]
            for phrase in self._means
            if (first := first_word(phrase)) != phrase
            and self._persons.issuperset(self._means.get(first, ("",)))
            and self._persons.union(_NO_PERSONS).isdisjoint(self._means[phrase])
        }
        self._phrases: dict[str, list[str]] = {}  # by the word that each begins with
        for phrase in by_phrase:
            self._phrases.setdefault(first_word(phrase), []).append(phrase)
        self._begun = tuple(first for first, some in self._phrases.items() if any(map(_goes_on, some)))
        self._words = Beginnings.of(self._phrases, self._begun)
        self._by_word: dict[str, re.Pattern[str]] = {}  # what to look for where a word stands
        self._by_phrases: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._of_paragraph = lru_cache(maxsize=REMEMBERED)(lambda paragraph: tuple(self._find(paragraph)))
        self.said_in = lru_cache(maxsize=REMEMBERED)(self._said_in)

    def find(self, text: str) -> Iterator[Sign]:
        """The signs of a folded text, in order. Within a phrase only persons are found, but all in “if it is not”.

        None reaches over an empty line, or hangs on what stands before one.
        """
        for offset, paragraph in paragraphs(text):
            signs = self._of_paragraph(paragraph)
            yield from (Sign(start + offset, end + offset, means) for start, end, means in signs) if offset else signs

    def _matches(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, the phrase as it stands there) of each phrase of a table. Most words begin none: these are not
        looked at more closely."""
        if "" in self._phrases:
            every = self._pattern(self._phrases, r"(?<!\w)(?=({}))")
            yield from ((*match.span(1), match[1]) for match in every.finditer(text))
        elif begins := self._words.among(words_in(text)):
            for start, word in places_of(begins, text):
                pattern = self._pattern_at(word)
                if pattern is _ONE_WORD:
                    yield start, start + len(word), word
                elif match := pattern.match(text, start):
                    yield start, match.end(), match[0]

    def _pattern_at(self, word: str) -> re.Pattern[str]:
        """What finds the longest phrase that stands where a word begins; compiled once it is met."""
        pattern = self._by_word.get(word)
        if pattern is None:
            usual = [word] if word in self._phrases else []
            others = self._phrases if "_" in word else self._begun
            firsts = (*usual, *(first for first in others if first != word and word.startswith(first)))
            if len(self._by_word) == _WORDS:
                self._by_word.clear()
            is_all = firsts == (word,) and self._phrases[word] == [word] and not _goes_on(word) and word.isalnum()
            self._by_word[word] = pattern = _ONE_WORD if is_all else self._pattern(firsts)
        return pattern

    def _pattern(self, firsts: Iterable[str], around: str = "({})") -> re.Pattern[str]:
        firsts = tuple(firsts)
        if firsts not in self._by_phrases:
            phrases = {phrase for first in firsts for phrase in self._phrases[first]}
            begun = set(filter(_goes_on, phrases))
            self._by_phrases[firsts] = re.compile(around.format(beginning_with(begun, phrases - begun)))
        return self._by_phrases[firsts]

    def _find(self, text: str) -> Iterator[Sign]:
        hidden = persons_hidden = negated = 0
        for start, end, said in self._matches(text):
            if text[end : end + 1].isalnum():
                end = _LETTERS.match(text, end).end()  # type: ignore[union-attr]  # of a word that goes on
            means = self._means.get(said) or self._means.get(as_in_table(said), ())  # most are written so
            if self._persons.issuperset(means):
                if means and start >= persons_hidden:
                    yield Sign(start, end, means)
                continue
            if start >= persons_hidden and (led := self._led.get(said)):
                yield Sign(start, start + len(first_word(said)), led)
            if start < hidden or (means == _FIRST and (not _begins(text, start) or _IS_NO_WORD.match(text, end))):
                continue
            hidden = end if means[0] not in _CONDITIONS else hidden
            if "no_persons" in means:
                persons_hidden = end
                if others := tuple(name for name in means if name not in self._hiding):
                    yield Sign(start, end, others)  # “hör av dig”
            elif "negations_alone" in means:
                # A single “utan” is “without”; “inte … utan” is that, or “not … but”.
                is_far = not negated or start - negated > _CLAUSE
                is_alone = is_far or _SENTENCE_ENDS.search(text, negated, start)
                yield Sign(start, end, _WITHOUT if is_alone else _PERHAPS_WITHOUT)
            elif not self._hiding.issuperset(means) and not self._is_no_word(means, text, end):
                yield Sign(start, end, means)
            if "negations" in means or "no_negations" in means:
                negated = end

    @staticmethod
    def _is_no_word(means: Sequence[str], text: str, end: int) -> bool:
        """“No. 5”, and what begins a longer word: “open-source”, “employee(r)”."""
        if "negations" in means:
            return bool(_IS_NO_WORD.match(text, end))
        return text.startswith("-", end) or (text.startswith("(", end) and text[end + 1 : end + 2].isalpha())

    def _said_in(self, text: str) -> tuple[Mapping[str, int], Sequence[str]]:
        """How many signs of each table stand in a folded text, and the people and bodies that it names, in order."""
        signs = list(self.find(text))
        times: dict[str, int] = {}
        for sign in signs:
            for name in sign.means:
                times[name] = times.get(name, 0) + 1
        return times, [name for name, _ in self.actors_in(text, signs)]

    def has(self, name: str, text: str) -> bool:
        """Whether a word of a table that is only sought in doubt stands in a folded text."""
        return bool(
            self._like[name].search(self._about.sub(self._unless_if, text) if name in _LIKE_CONDITIONS else text)
        )

    def _unless_if(self, about: re.Match[str]) -> str:
        """Nothing of “information om”, but all of it in “information om du vill”."""
        return about[0] if self._if.match(about.string, about.end() - len(about[0].split()[-1])) else ""

    def begins(self, name: str, text: str) -> bool:
        """Whether a folded text begins with such a word."""
        return bool(self._like[name].match(text.lstrip()))

    def things(self, text: str) -> list[tuple[str, int]]:
        """(name, offset) of what is known by its words in two languages, in a folded text."""
        found = list[tuple[str, int]]()
        begun = tuple(self._things_begun)
        for word in _WORD.finditer(text):
            start, said = word.start(), word[0]
            for phrase, name in self._things.get(said, ()):
                if said == phrase or (text.startswith(phrase, start) and not text[start + len(phrase) :][:1].isalpha()):
                    found.append((name, start))
            if said.startswith(begun):
                found += [(name, start) for head, name in self._things_begun.items() if said.startswith(head)]
        return found

    def then(self, text: str) -> int | None:
        """Where a folded text goes on to what is done next: “then”."""
        match = self._like["then"].search(text)
        if not match:
            return None
        start = match.start()
        joints = [start, *(joint.start() for joint in self._clauses.finditer(text, 0, start))]
        joints += [place for sign in _JOINTS if (place := text.rfind(sign, 0, start)) >= 0]
        return min(place for place in joints if len(text[place:start].split()) <= _WORDS_BEFORE_THEN)

    def begins_clause(self, text: str) -> bool:
        """Whether a folded text begins with “who”, “that” or the like."""
        return bool(self._clauses.match(text.lstrip()))

    def joints(self, text: str) -> tuple[int, int]:
        """How many words and signs can join two sentences in a text: “and”, “which”; a comma."""
        text = folded(text)
        return len(self._clauses.findall(text)), sum(map(text.count, _JOINTS))

    def negating(self, text: str) -> Counter[str]:
        """How many words of each kind negate by themselves in a folded text: “lack”, “unable”."""
        return Counter({name: len(found) for name in self._negating if (found := self._negates[name].findall(text))})

    def link(self, text: str, sign: Sign) -> str | None:
        """The table of the word that stands before a person, if it is such as “from”; None if it is another."""
        before = _LAST_WORD.search(text, max(0, sign.start - _REACH), sign.start)
        return self._links.get(before[1]) if before else None

    def is_at(self, text: str, sign: Sign) -> bool:
        """Whether “at” stands before a person, as in “hos dig”."""
        before = _LAST_WORD.search(text, max(0, sign.start - _REACH), sign.start)
        return before is not None and before[1] in self._at

    def is_article_before(self, text: str, start: int) -> bool:
        """Whether nothing but an article stands before a place in a text."""
        return text[:start].strip() in self._articles

    def actors_in(self, text: str, signs: Iterable[Sign]) -> list[tuple[str, Sign]]:
        """(who, the sign) of the people and bodies that are named, and not as those whom something belongs to."""
        return [
            (self._roles[name], sign)
            for sign in signs
            for name in sign.means
            if name in self._roles and not self._is_owner(text, sign)
        ]

    def _is_owner(self, text: str, sign: Sign) -> bool:
        """“skolans”, “school's”"""
        if self._genitives and text.startswith(self._genitives, sign.end):
            return True
        return text[sign.start : sign.end] in self._owning

    def role(self, text: str, first: Sign, second: Sign) -> str | None:
        """What stands before the second of two: “to”, “by”, or nothing; None where it is not seen what they do."""
        between = text[first.end : second.start]
        if any(sign in between for sign in ",;:.!?\n(–") or self._clauses.search(between):
            return None
        if self._link_of(text[max(0, first.start - _REACH) : first.start]):
            return None
        link = self._link_of(between)
        return None if link == "person_links" else link

    def _link_of(self, before: str) -> str:
        """The table of the last word, or of the one before an article: “to the”."""
        last, *more = before.split()[:-3:-1] or [""]
        return self._links.get(more[0] if more and last in self._articles else last, "")


class _Sought(dict[str, re.Pattern[str]]):
    """What finds the phrases of a table, by its name; compiled once it is asked for, since some are only in doubt."""

    def __init__(self, tables: Mapping[str, Words]) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, name: str) -> re.Pattern[str]:
        self[name] = pattern = _any_of(self._tables[name])
        return pattern


@lru_cache(maxsize=32)
def signs_of(language: Language) -> Signs:
    """The words of a language, made ready once."""
    return Signs(language)


class Said:
    """A text of a passage with its signs: none in what it quotes, in what a tag prints, in words of other languages.

    ``text`` is folded; where characters have moved, ``places`` says where each one stands in the prose.
    """

    def __init__(self, part: Prose, language: Language) -> None:
        self.part, self.language, self.known = part, language, signs_of(language)
        text = _folded(part, language)
        self.places: Sequence[int] = ()
        if _SOFT_HYPHEN in text:
            self.places = [place for place, sign in enumerate(text) if sign != _SOFT_HYPHEN]
            text = text.replace(_SOFT_HYPHEN, "")
        self.text = text

    @cached_property
    def signs(self) -> Sequence[Sign]:
        """All of them, in order. Most texts are never asked for theirs, since nothing can be turned in them."""
        return list(self.known.find(self.text))

    def signs_within(self, first: int, last: int) -> Sequence[Sign]:
        """Those that begin between two offsets of the folded text."""
        return self.signs[bisect_left(self.signs, (first,)) : bisect_left(self.signs, (last,))]

    def within(self, start: int, end: int) -> Unit:
        """What stands between two offsets of the prose."""
        first, last = (bisect_left(self.places, at) for at in (start, end)) if self.places else (start, end)
        return Unit(self, start, end, first, self.text[first:last])


@dataclass(eq=False)  # there are so many that to freeze each would take its time
class Unit:
    """A block or a sentence with its signs: ``start`` to ``end`` of the prose.

    ``text`` is the same, folded, which begins at ``first`` there.
    """

    said: Said
    start: int
    end: int
    first: int
    text: str

    @cached_property
    def signs(self) -> Sequence[Sign]:
        """Its signs, in order."""
        return self.said.signs_within(self.first, self.first + len(self.text))

    @cached_property
    def by_meaning(self) -> Mapping[str, Sequence[Sign]]:
        """The signs of each table."""
        found: dict[str, list[Sign]] = {}
        for sign in self.signs:
            for name in sign.means:
                found.setdefault(name, []).append(sign)
        return found

    def of(self, *names: str) -> list[Sign]:
        """The signs of some tables."""
        return [sign for name in names for sign in self.by_meaning.get(name, ())]

    @property
    def words(self) -> str:
        """What a reader reads here."""
        return self.said.part.text[self.start : self.end]

    @property
    def line(self) -> int:
        """The line of the source that it begins on."""
        return self.said.part.line_at(self.start)

    def words_of(self, sign: Sign) -> str:
        """A sign as it is written."""
        start, end = (self.place(at) for at in (sign.start, sign.end - 1))
        return self.said.part.text[start : end + 1]

    def line_of(self, sign: Sign) -> int:
        """The line of the source that a sign stands on."""
        return self.said.part.line_at(self.place(sign.start))

    def place(self, offset: int) -> int:
        """Where a character of the folded text stands in the prose."""
        return self.said.places[offset] if self.said.places else offset

    def link(self, person: Sign) -> str | None:
        """What stands before a person, as in ``Signs.link``."""
        return self.said.known.link(self.said.text, person)

    def is_at(self, person: Sign) -> bool:
        """Whether “at” stands before a person."""
        return self.said.known.is_at(self.said.text, person)

    def actors(self) -> list[tuple[str, Sign]]:
        """The people and bodies that are named in it, as in ``Signs.actors_in``."""
        return self.said.known.actors_in(self.said.text, self.signs)

    def first_and_then(self, first: str) -> tuple[set[str], set[str]] | None:
        """What is known of what is done first, and of what is done then; ``first`` names the sign of the former."""
        known, begins = self.said.known, self.of(first)[0]
        if (then := known.then(self.text)) is None:
            return None
        starts = [0, *(sentence.first - self.first for sentence in self.sentences()), len(self.text)]
        last = min(start for start in starts if start > then)
        sentence = max(start for start in starts if start <= then)
        is_first_there = sentence <= begins.start - self.first < then  # “Pay first and then register.”
        if len(self.text[sentence:then].split()) < _WORDS_BEFORE_THEN and not is_first_there:
            then = sentence  # “Boka sedan en tid.”
        if begins.start - self.first > then:
            return None
        begin = max(start for start in starts if start <= begins.start - self.first)
        found = known.things(self.text)
        found += [
            (name, sign.start - self.first)
            for sign in self.signs
            for name in sign.means
            if name in known.named and name not in _SPEAKERS and name != first
        ]
        return (
            {name for name, place in found if begin <= place < then},
            {name for name, place in found if then <= place < last},
        )

    def role(self, first: Sign, second: Sign) -> str | None:
        """What stands before the second of two of them, as in ``Signs.role``."""
        return self.said.known.role(self.said.text, first, second)

    def sentences(self) -> list[Unit]:
        """Its sentences, each with its signs."""
        found = find_sentences(self.words, self.said.language)
        return [self.said.within(self.start + first, self.start + last) for first, last in found]


def _goes_on(phrase: str) -> bool:
    return phrase.endswith("…")


def _begins(text: str, start: int) -> bool:
    """Whether a sentence can begin at a place."""
    before = text[max(0, start - 3) : start].strip(" ")
    return not before or before[-1] in ".!?:\n"


def _group(groups: Tables, name: str) -> Tables:
    found = groups.get(name)
    return found if isinstance(found, Mapping) else {}


def _tables(groups: Tables) -> Iterator[tuple[str, Words]]:
    """Each table with words, by its own name; those of ``negating`` are kept for themselves."""
    for name, said in groups.items():
        for inner, line in said.items() if isinstance(said, Mapping) else ((name, said),):
            if name not in _APART and (phrases := words(str(line))):
                yield inner, phrases


def _folded(part: Prose, language: Language) -> str:
    """What is left in, folded: paragraph by paragraph, unless something that is left out reaches over a line end."""
    left_out = [(start, end) for start, end, code in part.marked if primary(code) != primary(language.locale)]
    left_out += [(start, end) for start, end, _ in part.spans]
    text = part.text
    if not left_out and not _AS_ONE.search(text):
        return BETWEEN.join(map(_fold_whole, text.split(BETWEEN)))
    if _AS_ONE.search(text) or any("\n" in text[start:end] for start, end in left_out):
        return _fold(_left_in(text, left_out))
    pieces, end = [], 0
    for offset, paragraph in paragraphs(text):
        pieces.append(text[end:offset])
        end = offset + len(paragraph)
        own = [(start - offset, last - offset) for start, last in left_out if offset <= start < end]
        pieces.append(_fold(_left_in(paragraph, own)) if own else _fold_whole(paragraph))
    return "".join([*pieces, text[end:]])


@lru_cache(maxsize=REMEMBERED)
def _fold_whole(paragraph: str) -> str:
    return _fold(_left_in(paragraph, ()))


def _fold(text: str) -> str:
    text = folded(text)
    for sign in _APOSTROPHES:
        text = text.replace(sign, "'")
    return text


def _left_in(text: str, left_out: Sequence[tuple[int, int]]) -> str:
    """The text with nothing where it quotes, prints the value of a tag, or speaks another language."""
    text = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    if not left_out:
        return text
    signs = list(text)
    for start, end in left_out:
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    pieces = [_piece(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?!\w)" if pieces else NEVER)


def _piece(phrase: str) -> str:
    """“…” lets letters stand before or behind."""
    body = re.escape(phrase.strip("…")).replace(r"\ ", GAP)
    before, after = ("\\w+" if phrase[0] == "…" else ""), ("\\w*" if phrase[-1] == "…" else "")
    return before + body + after
