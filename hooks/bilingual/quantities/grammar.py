"""All that can be said in numbers in one language, in the order in which it is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache

from ..languages.beginnings import Beginnings, first_word, places_of, words_in
from ..languages.language import Language
from .amounts import Amounts, by_form
from .days import Days
from .found import Found
from .limits import Limits
from .names import Names
from .number_words import NumberWords, number_words
from .numerals import Numerals
from .patterns import GAP, NEVER, WORD_ENDS, any_of, as_in_table, beginning_with, flat, whole
from .ranges import Ranges
from .rates import Rates
from .times import Times
from .units import PIECE, PLACE, SHARE, TIMES
from .weekdays import Weekdays

# What a match says; None if it is something else after all. The prose is the same text with its capitals.
Read = Callable[[re.Match[str], str], list[Found] | None]
_COUNTS = re.compile(r"[0-9]+ [^\W\d_]")  # “12 dagar”: no date, price or pair of years stands in digits there
_SIGN = re.compile("[§+€$£]")
_TELEPHONE = r"[a-z]{1,2}-[0-9]{3}\s[0-9]{2}(?![0-9])"
_OF_TELEPHONE = re.compile(_TELEPHONE)
_EN = re.compile("en[0-9]")  # a standard
_YEARS = r"(?P<first>(?:19|20)[0-9]{2})(?P<sign>[/–])(?P<last>(?:19|20)[0-9]{2}|[0-9]{2})(?![^\W_]|[.,:/–-][0-9])"


class _Expression:
    """What one thing that can be said looks like, and how it is read. Compiled once it is tried: some never are."""

    def __init__(self, pattern: str, read: Read) -> None:
        self.pattern, self.read = pattern, read

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Finds it where it begins in a text in lower case."""
        return re.compile(self.pattern).match


class Grammar:
    """The expressions of one language, for text in lower case.

    ``places`` finds where one may begin, ``expressions_at`` is what to try there, and ``rest`` what to pass over if
    nothing fits: 1,5 in English, 5G.
    """

    rest = re.compile(r"[^\W_](?:[.,:/+-]?[^\W_])*|.", re.S)

    def __init__(self, language: NumberWords) -> None:
        self._units = by_form(language.units)
        self._phrases = {form: (unit, Fraction(n)) for (unit, n), forms in language.phrases.items() for form in forms}
        self._tens, self._ordinals = language.tens, language.ordinals
        self._nouns = {
            place: re.compile(GAP + whole(nouns))
            for place, nouns in ((1, language.nouns_of_first), (2, language.nouns_of_second))
        }
        self.limits = Limits(language)
        self.rates = Rates(language)
        self.ranges = Ranges(language)
        self.continues = re.compile(rf"{GAP}(?:{any_of(language.conjunctions)}{GAP})?")
        self.has_numbered_lists = not language.day_marks  # “1. maaliskuuta” begins no list
        amounts = Amounts(language, Numerals(language))
        days = Days(language)
        times, names = Times(language), Names(language)
        weekdays = Weekdays(language, days.with_capitals)
        anchor = _Anchor(language, [*days.months, *weekdays.begins])
        self.places = anchor.places
        price, once, every = _price(language), _once(language), _every(language)
        alone, ordinal = _alone(language), _ordinal(language)
        expressions: list[tuple[str, Read]] = [
            *((pattern, days.read_date) for pattern in days.dates),
            (price, self._read_price),
            (_YEARS, self._read_years),
            (times.pattern, times.read),
            (names.pattern, names.read),
            (weekdays.span, weekdays.read_day),
            (weekdays.day, weekdays.read_day),
            (weekdays.month, weekdays.read_month),
            (once, self._read_once),
            (every, self._read_every),
            (whole(self._phrases), self._read_phrase),
            (alone, self._read_alone),
            (ordinal, self._read_ordinal),
            (_limited(language), self._read_limited),
            (amounts.pattern, amounts.read),
        ]
        every_one = [_Expression(pattern, read) for pattern, read in expressions]
        self._amounts = every_one[-1]
        of_digits = {price, _YEARS, *days.in_digits}
        of_words = {weekdays.span, weekdays.day, weekdays.month, once, every, alone, ordinal}
        self._of_digits = [one for one in every_one if one.pattern not in of_words]
        self._of_others = [one for one in every_one if one.pattern not in of_digits]
        self._of_both = [one for one in self._of_others if one.pattern not in of_words]

    def expressions_at(self, text: str, start: int) -> Sequence[_Expression]:
        """What to try where one may begin: some begin with a digit, some never do."""
        if not "0" <= text[start : start + 1] <= "9":
            return self._of_others
        return self._of_both if _COUNTS.match(text, start) else self._of_digits

    def _read_price(self, match: re.Match[str], prose: str) -> list[Found]:
        amount = Fraction(int(match["whole"]) * 100 + int(match["part"]), 100)
        return [Found.of(amount, self._units[as_in_table(match["unit"])], match.start(), match.end())]

    def _read_years(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """2026/27, which is 2026–2027; None unless one year follows the other, as in 2016/679. 2025–28 is longer."""
        first, last = int(match["first"]), int(match["last"])
        last = last if last > 99 else first // 100 * 100 + last + 100 * (last == (first + 1) % 100 == 0)
        if last != first + 1 and not (first < last and match["sign"] == "–" and len(match["last"]) == 2):
            return None
        ends = match.start(), match.start("last"), match.end()
        return [
            Found.of(Fraction(year), PIECE, start, end)
            for year, start, end in zip((first, last), ends, (match.end("first"), match.end()), strict=False)
        ]

    def _read_once(self, match: re.Match[str], prose: str) -> list[Found]:
        return [Found.of(Fraction(1), TIMES, match.start(), match.end())]

    def _read_phrase(self, match: re.Match[str], prose: str) -> list[Found]:
        written = as_in_table(match[0])
        unit, amount = self._phrases.get(written) or next(
            said for form, said in self._phrases.items() if form[-1] == "…" and written.startswith(form[:-1])
        )
        return [Found.of(amount, unit, match.start(), match.end())]

    def _read_alone(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """“vähintään vuoden”: the limit counts it."""
        found = Found.of(Fraction(1), self._units[match[0]], match.start(), match.end())
        bound = self.limits.around(found, match.string)
        return [found] if bound and bound.limit else None

    def _read_limited(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """“minst en person”, “over half”: the limit makes a number of it. None if more than that is said there."""
        amount, unit = (Fraction(1), PIECE) if match["one"] else (Fraction(1, 2), SHARE)
        found = Found.of(amount, unit, match.start(), match.end())
        bound = self.limits.around(found, match.string)
        if not bound or bound.start == found.start:
            return None
        more = self._amounts.match(match.string, match.start())
        return None if more and self._amounts.read(more, prose) else [found]

    def _read_every(self, match: re.Match[str], prose: str) -> list[Found]:
        amount = Fraction(2 if match["other"] else match["digits"] or self._place(match))
        return [Found.of(amount, self._units[as_in_table(match["unit"])], match.start(), match.end())]

    def _read_ordinal(self, match: re.Match[str], prose: str) -> list[Found]:
        place = self._place(match)
        if match["law"]:
            return [Found(str(place), "name", match.start(), match.end())]
        if place in self._nouns and not self._nouns[place].match(match.string, match.end()):
            return []
        return [Found.of(Fraction(place), PLACE, match.start(), match.end())]

    def _place(self, match: re.Match[str]) -> int:
        return self._tens.get(match["tens"] or "", 0) + self._ordinals[match["ordinal"]]


@lru_cache(maxsize=32)
def grammar_of(language: Language) -> Grammar:
    """The grammar of a language. One without a table has digits and CLDR's months alone."""
    return Grammar(number_words(language))


class _Anchor:
    """Where an expression may begin. A written one begins one only before what it can count."""

    def __init__(self, language: NumberWords, days: Iterable[str]) -> None:
        one = {*(word for word, number in language.ones.items() if number == 1), *language.elided, *language.articles}
        numbers = {*language.ones, *language.tens, *language.hundred, *language.thousand, *language.ordinals} - one
        words = {form for forms in language.phrases.values() for form in forms}.union(
            *(language.halves, language.bare_halves, language.age_before, language.between, language.between_ages),
            *(language.once, language.every, language.every_other, language.clock),
            *(language.clock_with_minutes, language.references, language.times_of_day),
            *(language.minutes_past, language.minutes_to),
            *(language.look_alikes, days, language.units_alone, filter(str.isalpha, flat(language.currencies))),
        )
        behind_one = {*flat(language.units), *language.ones}.union(
            *(language.adjectives, language.hundred, language.thousand, language.multipliers, language.fractions),
            *(language.fractions_of, language.range_words, language.and_a_half),
            *(language.clock_marks, language.meridiems),
        )
        joined_to_one = {
            *flat(language.compounds),
            *language.teens,
            *language.hundred,
            *language.thousand,
            *language.compound_nouns,
        }
        begun, complete = (numbers, words) if language.written_together else (set[str](), numbers | words)
        self._pattern = re.compile(
            rf"\W(?:(?={beginning_with(begun, complete)})"
            rf"|(?={any_of(one)}(?:(?:{GAP}|\s?[-–—]\s?){beginning_with((), behind_one)}"
            rf"|{GAP}\([0-9]|-?{beginning_with(joined_to_one, ())}))"
            rf"|(?={_limited_one(language)})"
            rf"|(?<![.,:/#])(?<![^\W_][-‐‑])(?=[0-9])|(?=[½¼¾⅓⅔§]|(?:en|[+€$£])\s?[0-9]|{_TELEPHONE}))"
        )
        going_on = {*begun, *(phrase for phrase in complete if phrase[-1] == "…")}
        self._whole = frozenset(map(first_word, {*complete, *one, "en"}))
        self._begun = tuple(map(first_word, {*going_on, "½", "¼", "¾", "⅓", "⅔"}))
        self._one = tuple(map(first_word, one))
        self._joined = tuple(filter(None, map(first_word, joined_to_one)))  # behind a hyphen, one is a whole word
        self._are_words = all((*self._whole, *self._begun))
        self._words = Beginnings(self._can_begin)

    def places(self, text: str) -> Iterator[int]:
        """Every place of a text in lower case, which begins with a line break."""
        if not self._are_words or _SIGN.search(text) or ("-" in text and _OF_TELEPHONE.search(text)):
            yield from (match.end() for match in self._pattern.finditer(text))
        elif begins := self._words.among(words_in(text[1:])):  # which other checks ask for as well
            for start, _ in places_of(begins, text[1:]):
                if self._pattern.match(text, start):
                    yield start + 1

    def _can_begin(self, word: str) -> bool:
        """Whether an expression can begin with a word, which is soon seen: where it does the pattern says."""
        if word in self._whole or word.startswith(self._begun) or "0" <= word[0] <= "9" or "_" in word:
            return True
        ones = (one for one in self._one if word.startswith(one))
        return any(word.startswith(self._joined, len(one)) for one in ones) or bool(_EN.match(word))


def _price(language: NumberWords) -> str:
    """18:50 kr"""
    money = [form for unit, forms in language.units.items() if unit.kind == "money" for form in forms]
    return rf"(?P<whole>[0-9]{{1,6}}):(?P<part>[0-9]{{2}}){GAP}?(?P<unit>{any_of(money)}){WORD_ENDS}"


def _limited_one(language: NumberWords) -> str:
    """A written one behind a limit that makes a number of it: “minst en”, “more than one”, but not “över en bro”."""
    tables = language.limits_before
    clear = {*tables.get("at_most", ()), *tables.get("at_least", ())}
    clear |= {phrase for side in ("over", "under") for phrase in tables.get(side, ()) if " " in phrase}
    ones = [word for word, number in language.ones.items() if number == 1]
    numbers = any_of([*(word for word in language.ones if word not in ones), *language.tens])
    # “at least a metre”, but neither “up to a maximum of” nor “at least a two-metre distance”
    articles = rf"{any_of([*language.articles, *ones])}{WORD_ENDS}(?!{GAP}(?:[0-9]|{numbers}-))"
    firm = clear.difference(language.limits_or_times)
    return rf"(?={articles})(?:{_behind(firm)}{articles}|{_behind(clear)}{whole(ones)})"


def _behind(phrases: Iterable[str]) -> str:
    """A place behind one of them and a space."""
    by_length: dict[int, list[str]] = {}
    for phrase in sorted(phrases):
        by_length.setdefault(len(phrase), []).append(re.escape(phrase))
    behind = (rf"(?<=(?:{'|'.join(same)}) )" for same in by_length.values())
    return f"(?:{'|'.join(behind) or NEVER})"


def _limited(language: NumberWords) -> str:
    return rf"(?P<one>{_limited_one(language)})|(?P<half>{whole(language.bare_halves)})"


def _once(language: NumberWords) -> str:
    rate = rf"{any_of(language.rate_words)}{GAP}{whole(flat(language.units))}|{whole(flat(language.rate_adverbs))}"
    return rf"{any_of(language.once)}{GAP}(?:{rate})"


def _alone(language: NumberWords) -> str:
    return rf"{whole(language.units_alone)}(?!{GAP}[0-9])"


def _ordinal_word(language: NumberWords) -> str:
    return rf"(?:(?P<tens>{any_of(language.tens)})-?)?(?P<ordinal>{any_of(language.ordinals)}){WORD_ENDS}"


def _every(language: NumberWords) -> str:
    place = rf"(?:{_ordinal_word(language)}|(?P<digits>[0-9]{{1,3}})(?:{any_of(language.ordinal_marks)}){WORD_ENDS})"
    every = rf"(?:(?P<other>{any_of(language.every_other)})|{any_of(language.every)}{GAP}{place})"
    return rf"{every}{GAP}(?P<unit>{any_of(flat(language.units))}){WORD_ENDS}"


def _ordinal(language: NumberWords) -> str:
    return rf"{_ordinal_word(language)}(?:{GAP}(?P<law>{any_of(language.law_parts)}){WORD_ENDS})?"
