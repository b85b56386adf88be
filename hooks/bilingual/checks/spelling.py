"""Words that no dictionary has, looked up as they are printed: not in code, addresses and values, and each in the
language that it is marked as.

A text is read as a set of pieces between spaces, of which nearly all are known to be right by then; only where one is
not, its place is sought. A name is seen by its capital inside a sentence, and is told only if it is nearly a word of
the service.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple
from unicodedata import normalize

from ..data.basics import FILE as BASICS_FILE
from ..data.languages import language_file
from ..data.terms import TermIndex
from ..languages.detection import find_not_judged
from ..languages.dictionaries import Dictionary, find_dictionary
from ..languages.knowledge import known as known_language
from ..languages.language import Language, Tables, leaves, words
from ..languages.names import primary
from ..languages.paragraphs import REMEMBERED, paragraphs
from ..languages.strangers import is_in_another_script
from ..messages import Message, say
from ..pages.section import Passage
from ..problems import Edit, Problem, Severity, quote
from ..quantities.patterns import NEVER
from ..spans import Spans
from ..text.words import Prose

GROUP = "spelling"
_HYPHENS = "-‐‑"
# A word with all that can stand in it, an address, or the first half of a compound with its hyphen.
_TOKEN = re.compile(
    rf"(?:https?://|www\.)\S+|[^\W_][\w\u00ad]*(?:[{_HYPHENS}'’:.@/+&][\w\u00ad]+)*(?:[{_HYPHENS}](?!\w))?"
)
_PIECE = re.compile(r"\S+")
_SIGNS = '.,;:!?…()[]”“"’‘»«'
_AS_COMPARED = str.maketrans({"‐": "-", "‑": "-", "’": "'", "\u00ad": None})
_IS_ADDRESS = re.compile(r"@|://|^www\.|\w\.\w")
_GLUED = re.compile(r"(?P<end>[^\W\d_]{2,})\.(?P<next>[^\W\d_]{2,})")
_BETWEEN = re.compile(r"[/+&]")
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?:…]|\n\n|  \n)[\s\"“”„»«'‘’(\[–—-]*\Z")
_REACH = 12  # characters before a word in which a sentence may end
_SHORTEST = 2  # letters of a word that can be misspelled
_ABBREVIATION = 6  # capital letters at most; a longer row is a word in capitals
# How many words of a site hunspell is asked for what is near them, since each can take half a second: the first so many
# that are wrong in any case, and some more that may as well be names.
_MOST_ASKED, _MOST_OF_NAMES = 8, 24
_SHORTEST_TO_GUESS = 4  # letters: near a shorter word there is always another one
_A_SENTENCE = 2  # words in a row that no dictionary has; more are another language
_SHORTEST_COMPOUND = 6  # letters of a form of a term, so that a space in it is a slip
_TWO_SLIPS = 8  # letters of a word in which there can be two slips
_BETWEEN_WORDS = re.compile(r"[^\w.!?:\n]*\n?[^\w.!?:\n]*")
ALLOW = say("<!-- allow {kind}: why -->", kind="spelling")
_PLACE = re.compile(r"\{\w+\}")  # in the words of the page frame
_FORM = re.compile(r"\*?[^\W_][\w'’:-]*\*?")


class OwnWords:
    """The words of a site in one language, which no dictionary need have, in the notation of terms: “konsulent*”.

    Where a form is open, only ``endings`` that a word of the language can have make it one of them; each may have one
    of the ``genitives``.
    """

    def __init__(self, forms: Iterable[str], endings: Iterable[str] = (), genitives: Iterable[str] = ()) -> None:
        words = {word for form in forms for word in _FORM.findall(_folded(form).casefold())}
        self._words = {word.strip("*") for word in words}
        self._genitives = tuple(genitives)
        self._open = frozenset(word[:-1] for word in words if word.endswith("*") and word[0] != "*")
        self._begins = frozenset(word[:_SHORTEST] for word in self._open)
        self._ends = tuple(word[1:] for word in words if word.startswith("*") and word[-1] != "*")
        self._within = tuple(word.strip("*") for word in words if word.startswith("*") and word[-1] == "*")
        self._endings = frozenset(endings)
        self._longest_begun = max(map(len, self._open), default=0)
        self._longest = max(map(len, self._words), default=0)
        self._near: dict[str, str] = {}  # of the words that were asked for: names, most of which come again

    def have(self, word: str) -> bool:
        """Whether it is one of them."""
        folded = word.casefold()
        if folded in self._words or folded.endswith(self._ends) or any(part in folded for part in self._within):
            return True
        if folded.endswith(self._genitives) and any(
            folded.endswith(end) and folded.removesuffix(end) in self._words for end in self._genitives
        ):
            return True
        if folded[:_SHORTEST] not in self._begins:
            return False
        lengths = range(_SHORTEST, min(len(folded), self._longest_begun + 1))
        begun = (length for length in lengths if folded[:length] in self._open)
        return any(not self._endings or folded[length:] in self._endings for length in begun)

    def near(self, word: str) -> str:
        """The one that is but one slip away; empty if there is none."""
        if word not in self._near:
            self._near[word] = self._find_near(word)
        return self._near[word]

    def _find_near(self, word: str) -> str:
        folded = word.casefold()
        if len(folded) > self._longest + 1:
            return ""
        found = {own for shorter in _shorter(folded) for own in self._by_shorter.get(shorter, ())}
        return _like(next((own for own in sorted(found) if slips(folded, own) == 1), ""), word)

    @cached_property
    def _by_shorter(self) -> Mapping[str, Sequence[str]]:
        """Its words by what is left of them without a letter: two that are one slip apart have one of these in common,
        so that a word is compared with a few, and not with hundreds."""
        found: dict[str, list[str]] = {}
        for word in self._words:
            if len(word) > 3:
                for shorter in _shorter(word):
                    found.setdefault(shorter, []).append(word)
        return found


class Spelling:
    """How one language of a site is spelled; its ``terms`` and the words of ``names`` are right. Without a dictionary
    nothing is wrong."""

    def __init__(self, language: Language, terms: TermIndex | None = None, names: Iterable[str] = ()) -> None:
        self.language = language
        self.dictionary: Dictionary | None = find_dictionary(language.line(GROUP, "dictionary"))
        listed = (word.replace("…", "*") for word in language.line(GROUP, "words").split())
        self.terms = terms
        named = (word for name in names for word in name.split())
        forms = [*(terms.spelled if terms else ()), *listed, *_of_numbers_and_days(language), *named]
        self.own = OwnWords(forms, language.words(GROUP, "endings"), language.words(GROUP, "genitives"))
        one_word = list(_in_one_word(terms))
        self._one_word = OwnWords(one_word, language.words(GROUP, "endings"), language.words(GROUP, "genitives"))
        # Whatever such a term can begin with, where a space can have come into it.
        self.halves = frozenset(
            form[:length]
            for form in (_folded(form).casefold().strip("*") for form in one_word)
            for length in range(_SHORTEST, len(form) - _SHORTEST + 1)
        )
        self._counted, self._units = _counted(language)
        self._tails = language.words(GROUP, "tails")
        self._last_parts = language.words(GROUP, "last_parts")
        self.after_an_object = language.words(GROUP, "after_an_object")
        self._kept = frozenset(language.words(GROUP, "kept"))
        self._instead = dict(_turned(language, "instead"))
        endings = sorted(_turned(language, "endings_instead"), key=lambda each: -len(each[0]))
        self._endings_instead = dict(endings)
        self._in_doubt = tuple(self._endings_instead)
        self._right: set[str] = set()
        self._wrong: dict[str, Sequence[tuple[str, int]]] = {}
        self._asked: set[str] = set()
        self._beside: dict[str, Spelling] = {}
        self._attempts = 0
        self.may_have_term_apart = lru_cache(maxsize=REMEMBERED)(self._may_have_term_apart)
        self._in_paragraph = lru_cache(maxsize=REMEMBERED)(lambda paragraph: tuple(self._find(paragraph)))
        self.wrong_parts = lru_cache(maxsize=REMEMBERED)(lambda token: tuple(self._wrong_parts(token)))

    @property
    def attempts(self) -> int:
        """How often what is near a word was to be asked for. What is told then hangs on the words before it, too."""
        return self._attempts + sum(each.attempts for each in self._beside.values())

    def beside(self, code: str) -> Spelling:
        """How words of a language are spelled that the site does not speak."""
        if code not in self._beside:
            self._beside[code] = Spelling(known_language(code))
        return self._beside[code]

    def is_term(self, word: str) -> bool:
        """Whether it is a form of a term that is one word, in small letters."""
        return self._one_word.have(word)

    def _may_have_term_apart(self, paragraph: str) -> bool:
        """Whether two words of a paragraph that stand beside each other are together a form of such a term."""
        pieces = paragraph.casefold().split()
        return not self.halves.isdisjoint(pieces) and any(
            first in self.halves and self.is_term(first + second.strip(_SIGNS)) for first, second in pairwise(pieces)
        )

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """The words of a text, with their places, that are not certain to be right; most texts have none."""
        for offset, paragraph in paragraphs(text) if self.dictionary else ():
            for token, start in self._in_paragraph(paragraph):
                yield token, offset + start

    def _find(self, paragraph: str) -> Iterator[tuple[str, int]]:
        if not (new := set(paragraph.split()) - self._right):
            return
        for piece in _PIECE.finditer(paragraph) if any(map(self._wrong_of, new)) else ():
            if piece[0] in new:
                start = piece.start()
                yield from ((token, start + at) for token, at in self._wrong_of(piece[0]))

    def _wrong_of(self, piece: str) -> Sequence[tuple[str, int]]:
        """What is not right of what stands between two spaces, a word with the signs beside it, and where it begins."""
        if piece in self._right:
            return ()
        if piece not in self._wrong:
            tokens = _TOKEN.finditer(piece)
            wrong = [(one[0], one.start()) for one in tokens if self.wrong_parts(one[0]) or self.glued(one[0])]
            if not wrong:
                self._right.add(piece)
                return ()
            self._wrong[piece] = wrong
        return self._wrong[piece]

    def glued(self, token: str) -> str:
        """The end of a sentence with which the next one was grown together, as in “slut.Nästa”; empty if none is."""
        match = _GLUED.fullmatch(token)
        if not match or not match["end"].islower() or not match["next"].istitle():
            return ""
        return match["end"] if all(self.has(word) for word in match.groups()) else ""

    def _wrong_parts(self, token: str) -> Iterator[str]:
        """What no dictionary has of a word: all of it, or one of the parts between hyphens and slashes."""
        word = _folded(token).rstrip(":")
        if _IS_ADDRESS.search(word) or word.lower() in self.language.abbreviations:
            return
        for piece in _BETWEEN.split(word):
            if not self.has(piece):
                parts = piece.strip("-").split("-")
                for place, part in enumerate(parts):
                    is_half = place < len(parts) - 1 or piece.endswith("-")
                    is_counted = place > 0 and parts[place - 1].isdigit() and self._has_counted(part)
                    if not self.has(part) and not is_counted and not (is_half and self._begins_compounds(part)):
                        yield part

    def _has_counted(self, part: str) -> bool:
        """Whether it is a compound of what a number before it counts: “dagarsperiod” of “14-dagarsperiod”."""
        counted = self._units.match(part.lower())
        return counted is not None and self.has(part[counted.end() :])

    def _begins_compounds(self, part: str) -> bool:
        """Whether it is the first half of a compound: “introduktions” of “introduktions- och uppföljningsstöd”."""
        return len(part) > _SHORTEST and any(self.has(part + tail) for tail in self._tails)

    def has(self, word: str) -> bool:
        """Whether a word, or what is an abbreviation, a number or a single letter, is right."""
        stem, _, ending = word.partition(":")
        if len(word) < _SHORTEST or (stem.isupper() and len(stem) <= _ABBREVIATION):
            return True
        if not word.isalpha() and any(map(str.isdigit, word)) and "-" not in word:
            return True
        if self.own.have(word) or (ending and self.own.have(stem)):
            return True
        if not self.dictionary or self.instead(word):
            return not self.dictionary
        if self.dictionary.has(word):
            return True
        if counted := self._counted.match(word.lower()):  # “tredagarskurs”
            return self.dictionary.has(word[counted.end() :])
        for last in self._last_parts:
            if word.endswith(last) and self._begins_compounds(word.removesuffix(last)):
                return True
        stem, sign, ending = word.rpartition("'")  # “Skatteverket’s”
        return bool(sign) and ending in ("", "s") and len(stem) >= _SHORTEST and self.has(stem)

    def instead(self, word: str) -> str:
        """What this language writes in place of a word that another form of it has: “colour”; empty for any other."""
        folded = word.lower()
        if found := self._instead.get(folded):
            return _like(found, word)
        if self._in_doubt and folded.endswith(self._in_doubt) and folded not in self._kept:
            wrong = next(ending for ending in self._in_doubt if folded.endswith(ending))
            other = word[: -len(wrong)] + self._endings_instead[wrong]
            return other if self.dictionary and self.dictionary.has(other) else ""
        return ""

    def near(self, word: str, most_asked: int = _MOST_ASKED) -> str:
        """What can have been meant; empty if nothing is near, or if ``most_asked`` words were asked for before."""
        if word.isupper():
            return self.near(word.lower(), most_asked).upper()
        found = self.instead(word) or self.own.near(word)
        if found or not self.dictionary or len(word) < _SHORTEST_TO_GUESS:
            return found
        self._attempts += 1
        if word not in self._asked and len(self._asked) >= most_asked:
            return ""
        self._asked.add(word)
        most = 2 if len(word) >= _TWO_SLIPS else 1
        return next((one for one in self.dictionary.near(word) if slips(word.lower(), one.lower()) <= most), "")


def spelling_in(code: str, own: Spelling, spellings: Mapping[str, Spelling]) -> Spelling:
    """How words marked as those of a language are spelled in a text that is spelled by ``own``: as a site has it that
    speaks this language, or by itself."""
    wanted = primary(code)
    spoken = (one for one in spellings.values() if primary(one.language.locale) == wanted)
    return next(spoken, None) or own.beside(wanted)


def find_missing_dictionaries(languages: Mapping[str, Language]) -> Iterator[Problem]:
    """Languages whose dictionary is named and not installed: then none of their words is looked up."""
    for language in languages.values():
        name = language.line(GROUP, "dictionary")
        if name and not find_dictionary(name):
            what = say(
                "The dictionary {name} is not installed, so that no misspelled word of {language} is told.",
                name=name, language=language.name,
            )  # fmt: skip
            to_do = say("Install what the project needs: make serve does.")
            yield Problem(BASICS_FILE, 1, what, to_do, "missing-file", "note")


def find_misspelled(
    passage: Passage,
    prose: Sequence[Prose],
    spellings: Mapping[str, Spelling],
    found: Sequence[Problem],
    halves: Iterable[tuple[int, str]] = (),
) -> Iterator[Problem]:
    """Every word of a passage that is misspelled, once a line; no ``halves``, (line, as it stands there), of a word.

    ``spellings`` are those of the site, by locale. ``found`` is what is told already: of a sentence in another language
    no word is told besides.
    """
    elsewhere = {problem.line for problem in found if problem.code == "language"}
    elsewhere.update(link.line for link in passage.shape.links if link.language)  # which says its name there
    told = set(halves)
    for part in prose:
        for spelling, one in _doubtful(part, spellings[passage.locale], spellings):
            line = part.line_at(one.start)
            if line in elsewhere or (line, one.token) in told:
                continue
            told.add((line, one.token))
            if end := spelling.glued(one.token):
                yield _glued(passage.file, line, one.token, end)
            for word in spelling.wrong_parts(one.token):
                yield from _judged(passage.file, part, one, word, spelling, spellings)


class _Doubtful(NamedTuple):
    """A word that is not certain to be right, where it stands, and how many such words stand there in a row."""

    token: str
    start: int
    row: int = 1
    is_quoted: bool = False


def _doubtful(part: Prose, own: Spelling, spellings: Mapping[str, Spelling]) -> Iterator[tuple[Spelling, _Doubtful]]:
    """What is not certain to be right, and how it is to be spelled; what is marked as foreign, in its own language."""
    text, language = part.text, primary(own.language.locale)
    foreign = [span for span in part.marked if primary(span[2]) != language]
    if doubtful := _in_rows(part, list(own.find(text)), own.language):
        left_out = [(start, end) for start, end, _ in (*foreign, *part.spans)]
        left_out += ((start, end) for _, start, end in own.terms.foreign.find(text)) if own.terms else ()
        left_out += (match.span() for match in _PLACE.finditer(text))
        apart = Spans(left_out)
        yield from ((own, one) for one in doubtful if not apart.meet(one.start, one.start + len(one.token)))
    for start, end, code in foreign:
        other = spelling_in(code, own, spellings)
        yield from ((other, _Doubtful(word, start + at)) for word, at in other.find(text[start:end]))


def _in_rows(part: Prose, found: Sequence[tuple[str, int]], language: Language) -> list[_Doubtful]:
    """The words, each with how many stand in its row; those of one quotation or title are in one."""
    rows: list[list[tuple[str, int]]] = []
    for token, start in found:
        if rows and _BETWEEN_WORDS.fullmatch(part.text, _end(rows[-1][-1]), start):
            rows[-1].append((token, start))
        else:
            rows.append([(token, start)])
    doubtful = [_Doubtful(token, at, len(row)) for row in rows for token, at in row]
    for start, end in _quoted(part, language) if found else ():
        first, last = (bisect_left(found, at, key=itemgetter(1)) for at in (start, end))
        for place in range(first, last):
            one = doubtful[place]
            doubtful[place] = one._replace(row=max(one.row, last - first), is_quoted=True)
    return doubtful


def _quoted(part: Prose, language: Language) -> list[tuple[int, int]]:
    """(start, end) of each quotation, and of what can be a title."""
    quoted = [(start, end) for start, end, _ in part.cited]
    for offset, paragraph in paragraphs(part.text):
        matches = find_not_judged(paragraph, language)
        quoted += [(offset + match.start(), offset + match.end()) for match in matches]
    return quoted


def _end(found: tuple[str, int]) -> int:
    return found[1] + len(found[0])


def _judged(
    file: str, part: Prose, one: _Doubtful, word: str, spelling: Spelling, spellings: Mapping[str, Spelling]
) -> Iterator[Problem]:
    """What is told of a word that is in no dictionary: nothing if it seems to be a name, a title, or a quotation."""
    here, at = spelling.language, one.start + max(0, one.token.find(word))
    others = [each for each in spellings.values() if primary(each.language.locale) != primary(here.locale)]
    other = next((each for each in others if each.dictionary and each.dictionary.has(word)), None)
    is_apart = one.row > 1 or one.is_quoted
    if is_in_another_script(word, here) or one.row > _A_SENTENCE or (other and is_apart):
        return
    if word[0].isupper():
        begins = bool(_SENTENCE_BEGINS.search(part.text[max(0, at - _REACH) : at])) or word.isupper()
        near = spelling.near(word, _MOST_OF_NAMES) if begins else spelling.own.near(word)
        if not near:
            return
    else:
        near = spelling.near(word)
        if not near and is_apart:
            return
    line, language = part.line_at(at), here.name
    if near and spelling.instead(word):
        what = say("“{word}” is not how {language} is spelled here: “{near}”.", word=word, language=language, near=near)
    elif other:
        what = say(
            "“{word}” is in no dictionary of {language}, but it is {other}.",
            word=quote(word), language=language, other=other.language.name,
        )  # fmt: skip
    elif near:
        what = say(
            "“{word}” is in no dictionary of {language}. Did you mean “{near}”?",
            word=quote(word), language=language, near=near,
        )  # fmt: skip
    else:
        what = say("“{word}” is in no dictionary of {language}.", word=quote(word), language=language)
    edit = Edit(file, line, word, near) if near else None
    severity: Severity = "note" if other and not near else "warning"
    yield Problem(file, line, what, _what_to_do(spelling, other, near), "spelling", severity, edit=edit)


def _what_to_do(spelling: Spelling, other: Spelling | None, near: str) -> Message:
    listed, allow = language_file(spelling.language.locale), ALLOW
    if other and near:
        return say(
            "Write “{near}”, or mark it as **word**{{ lang={locale} }} if it is meant, or allow it beside the text:"
            " {allow}",
            near=near, locale=other.language.locale, allow=allow,
        )  # fmt: skip
    if other:
        return say(
            "Mark it as **word**{{ lang={locale} }} if it is meant, write it below spelling, words in {file}, or allow"
            " it beside the text: {allow}",
            locale=other.language.locale, file=listed, allow=allow,
        )  # fmt: skip
    return say(
        "Mend it. If it is right, write it below spelling, words in {file}, or allow it beside the text: {allow}",
        file=listed, allow=allow,
    )  # fmt: skip


def _glued(file: str, line: int, token: str, end: str) -> Problem:
    what = say("The space after “{word}.” is missing.", word=quote(end))
    to_do = say("Write it, or allow it beside the text: {allow}", allow=ALLOW)
    edit = Edit(file, line, token, token.replace(".", ". ", 1))
    return Problem(file, line, what, to_do, "spelling", "warning", edit=edit)


def _shorter(word: str) -> set[str]:
    """A word, and the same without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def slips(one: str, other: str, most: int = 2) -> int:
    """How many letters are left out, added, taken for another, or swapped with the next; ``most`` + 1 for any more.

    The distance of optimal string alignment (Damerau, CACM 7(3), 1964).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before, row = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)


def _in_one_word(terms: TermIndex | None) -> Iterator[str]:
    """The forms of terms that are one word, long enough to be a compound, and not a term in two words as well."""
    forms = terms.used if terms else ()
    in_two = {re.sub(r"[\s*-]", "", form).casefold() for form in forms if " " in form or "-" in form}
    for form in forms:
        is_compound = len(form) >= _SHORTEST_COMPOUND and _FORM.fullmatch(form) and not form.isupper()
        if is_compound and form.strip("*").casefold() not in in_two:
            yield form


def _of_numbers_and_days(language: Language) -> Iterator[str]:
    """Words that are known to be right, although some of them stand in no dictionary: “åring”, “tors”."""
    for _, line in leaves(language.group("units")):
        yield from (word.replace("…", "*") for word in words(str(line)))
    if language.cldr.language != "und":
        for names in (language.cldr.days, language.cldr.months):
            yield from names["format"]["abbreviated"].values()


def _counted(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What a compound begins with that counts something, as a language writes it that has compounds: a number in words
    with what it counts (“tredagars”), and behind digits what they count (“dagars”)."""
    numbers = [word for _, line in leaves(_group(language, "numbers", "ones")) for word in words(str(line))]
    units = [word for _, line in leaves(_group(language, "units", "compounds")) for word in words(str(line))]
    if not numbers or not units:
        return re.compile(NEVER), re.compile(NEVER)
    of_words, of_digits = (
        rf"(?:{'|'.join(map(re.escape, begins))})(?=\w{{3}})"
        for begins in (units, [*units, *language.words(GROUP, "counted")])
    )
    return re.compile(rf"(?:{'|'.join(map(re.escape, numbers))}){of_words}"), re.compile(of_digits)


def _group(language: Language, group: str, name: str) -> Tables:
    found = language.group(group).get(name)
    return found if isinstance(found, Mapping) else {}


def _turned(language: Language, table: str) -> Iterator[tuple[str, str]]:
    """(what is written elsewhere, what is written here) of a table that has them the other way round."""
    lines = language.group(GROUP).get(table)
    for right, line in lines.items() if isinstance(lines, Mapping) else ():
        yield from ((wrong, right.replace("_", " ")) for wrong in str(line).split())


def _folded(word: str) -> str:
    return normalize("NFC", word.translate(_AS_COMPARED))


def _like(word: str, other: str) -> str:
    """A word with a capital if the other one has it."""
    return word[:1].upper() + word[1:] if other[:1].isupper() else word
