"""All that can be said in numbers in one language, in the order in which it is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache

from ..languages.language import Language
from .amounts import Amounts, by_form
from .days import Days
from .found import Found
from .limits import Limits
from .number_words import NumberWords, number_words
from .numerals import Numerals
from .patterns import GAP, NEVER, WORD_ENDS, any_of, as_in_table, beginning_with, flat, whole
from .ranges import Ranges
from .rates import Rates
from .units import PIECE, PLACE, SHARE, TIMES

# What a match says; None if it is something else after all. The prose is the same text with its capitals.
Read = Callable[[re.Match[str], str], list[Found] | None]
_SPACE = "[ \u00a0\u202f]"
_BETWEEN_DIGITS = (
    f"(?:{_SPACE}(?:[-–()]{_SPACE}?)?|[-–()]{_SPACE}?)?"  # in one way only, so that a long row takes no time
)
# Numbers that name something in every language.
_IDENTIFIERS = (
    r"[0-9]{4}:[0-9]+",  # SFS 2018:1937
    r"[0-9]{4}/[0-9]+",  # Regulation (EU) 2016/679
    r"§+\s?[0-9]+(?:\s?[-–]\s?[0-9]+)?|[0-9]+\s?(?:[-–]\s?[0-9]+\s?)?[a-z]?\s?§+",
    rf"en{_SPACE}[0-9]{{3}}{_SPACE}[0-9]{{3}}",  # the European standard EN 301 549
    rf"(?:\+|00)[1-9](?:{_BETWEEN_DIGITS}[0-9])+",  # +46 10 488 00 00
    rf"0[0-9]{{1,3}}(?:{_BETWEEN_DIGITS}[0-9]{{2,4}}){{2,5}}(?![0-9])",  # 0771-416 416
    r"0[0-9]{1,3}[-–][0-9]{5,8}",
    r"[0-9]+(?:[-.:/][0-9]+){2,}",  # 2.2.1
    r"[0-9]{6,8}-[0-9]{4}",  # organisation and personal numbers
    r"[0-9]+/[0-9]{2,}",  # 2026/27, 24/7 is the next
    r"24/7",
)


class Grammar:
    """The expressions of one language, for text in lower case.

    ``anchor`` finds where one may begin, ``expressions`` is what to try there, and ``rest`` what to pass over if
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
        self.anchor = re.compile(_anchor(language, days.months))
        expressions: list[tuple[str, Read]] = [
            *((pattern, days.read_date) for pattern in days.dates),
            (days.clock, days.read_clock),
            (_look_alike(language), lambda match, prose: []),
            (_once(language), self._read_once),
            (_every(language), self._read_every),
            (whole(self._phrases), self._read_phrase),
            (_alone(language), self._read_alone),
            (_ordinal(language), self._read_ordinal),
            (_limited(language), self._read_limited),
            (amounts.pattern, amounts.read),
        ]
        self.expressions = [(re.compile(pattern), read) for pattern, read in expressions]

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
        of_amount, read = self.expressions[-1]
        more = of_amount.match(match.string, match.start())
        return None if more and read(more, prose) else [found]

    def _read_every(self, match: re.Match[str], prose: str) -> list[Found]:
        amount = Fraction(2) if match["other"] else Fraction(self._place(match))
        return [Found.of(amount, self._units[as_in_table(match["unit"])], match.start(), match.end())]

    def _read_ordinal(self, match: re.Match[str], prose: str) -> list[Found]:
        place = self._place(match)
        if match["law"] or (place in self._nouns and not self._nouns[place].match(match.string, match.end())):
            return []
        return [Found.of(Fraction(place), PLACE, match.start(), match.end())]

    def _place(self, match: re.Match[str]) -> int:
        return self._tens.get(match["tens"] or "", 0) + self._ordinals[match["ordinal"]]


@lru_cache(maxsize=32)
def grammar_of(language: Language) -> Grammar:
    """The grammar of a language. One without a table has digits and CLDR's months alone."""
    return Grammar(number_words(language))


def _anchor(language: NumberWords, months: Mapping[str, int]) -> str:
    """A sign, and behind it the beginning of an expression. A written one begins one only before what it can count."""
    one = {*(word for word, number in language.ones.items() if number == 1), *language.elided, *language.articles}
    numbers = {*language.ones, *language.tens, *language.hundred, *language.thousand, *language.ordinals} - one
    words = {form for forms in language.phrases.values() for form in forms}.union(
        *(language.halves, language.bare_halves, language.age_before, language.between, language.between_ages),
        *(language.once, language.every, language.every_other, language.clock),
        *(language.clock_with_minutes, language.references),
        *(language.look_alikes, months, language.units_alone, filter(str.isalpha, flat(language.currencies))),
    )
    behind_one = {*flat(language.units), *language.ones}.union(
        *(language.adjectives, language.hundred, language.thousand, language.multipliers, language.fractions),
        *(language.fractions_of, language.range_words, language.and_a_half),
    )
    joined_to_one = {
        *flat(language.compounds),
        *language.teens,
        *language.hundred,
        *language.thousand,
        *language.compound_nouns,
    }
    begun, complete = (numbers, words) if language.written_together else (set[str](), numbers | words)
    return (
        rf"\W(?:(?={beginning_with(begun, complete)})"
        rf"|(?={any_of(one)}(?:(?:{GAP}|\s?[-–—]\s?){beginning_with((), behind_one)}"
        rf"|-?{beginning_with(joined_to_one, ())}))"
        rf"|(?={_limited_one(language)})"
        rf"|(?<![.,:/#])(?<![^\W_][-‐‑])(?=[0-9])|(?=[½¼¾⅓⅔§]|(?:en|[+€$£])\s?[0-9]))"
    )


def _limited_one(language: NumberWords) -> str:
    """A written one behind a limit that makes a number of it: “minst en”, “more than one”, but not “över en bro”."""
    tables = language.limits_before
    clear = {*tables.get("at_most", ()), *tables.get("at_least", ())}
    clear |= {phrase for side in ("over", "under") for phrase in tables.get(side, ()) if " " in phrase}
    by_length: dict[int, list[str]] = {}
    for phrase in sorted(clear):
        by_length.setdefault(len(phrase), []).append(re.escape(phrase))
    behind = "|".join(rf"(?<=(?:{'|'.join(same)}) )" for same in by_length.values()) or NEVER
    one = whole(word for word, number in language.ones.items() if number == 1)
    return rf"(?={one})(?:{behind}){one}"


def _limited(language: NumberWords) -> str:
    return rf"(?P<one>{_limited_one(language)})|(?P<half>{whole(language.bare_halves)})"


def _look_alike(language: NumberWords) -> str:
    """Numbers that name something: laws, standards, telephones, versions."""
    number = rf"\(?[0-9][0-9:/.–-]*(?:{_SPACE}?[a-z](?![^\W_]))?\)?"
    more = rf"(?:(?:,|{GAP}{any_of([*language.conjunctions, *language.range_words])}){GAP}[0-9]+(?![^\W_]))*"
    references = rf"{any_of(language.references)}{GAP}{number}{more}(?!{GAP}?{whole(flat(language.units))})"
    numbered = rf"[0-9]+{GAP}?{any_of(language.numbered_references)}"
    return rf"(?:{'|'.join([references, numbered, *_IDENTIFIERS, any_of(language.look_alikes)])}){WORD_ENDS}"


def _once(language: NumberWords) -> str:
    rate = rf"{any_of(language.rate_words)}{GAP}{whole(flat(language.units))}|{whole(flat(language.rate_adverbs))}"
    return rf"{any_of(language.once)}{GAP}(?:{rate})"


def _alone(language: NumberWords) -> str:
    return rf"{whole(language.units_alone)}(?!{GAP}[0-9])"


def _ordinal_word(language: NumberWords) -> str:
    return rf"(?:(?P<tens>{any_of(language.tens)})-?)?(?P<ordinal>{any_of(language.ordinals)}){WORD_ENDS}"


def _every(language: NumberWords) -> str:
    every = rf"(?:(?P<other>{any_of(language.every_other)})|{any_of(language.every)}{GAP}{_ordinal_word(language)})"
    return rf"{every}{GAP}(?P<unit>{any_of(flat(language.units))}){WORD_ENDS}"


def _ordinal(language: NumberWords) -> str:
    return rf"{_ordinal_word(language)}(?:{GAP}(?P<law>{any_of(language.law_parts)}){WORD_ENDS})?"
