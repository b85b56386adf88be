"""Numbers with what stands before and behind them: “between 3 and 6 months”, “SEK 1,250”, “sexmånaders”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from ..languages.language import Words
from .found import Found
from .measures import MEASURES
from .number_words import NumberWords
from .numerals import Numerals
from .patterns import GAP, LETTERS, NEVER, WORD_ENDS, any_of, as_in_table, flat, whole
from .units import PIECE, PLACE, SHARE, YEAR, YEAR_OF_AGE, Unit

_CALENDAR_YEAR = re.compile("(?:19|20)[0-9]{2}")
_STOP = r"\s*(?:[.,;:!?)\0]|\Z)"


class Amounts:
    """The amounts of one language: ``pattern`` finds one in text in lower case, ``read`` gives what it says."""

    def __init__(self, language: NumberWords, numerals: Numerals) -> None:
        self._numerals = numerals
        self._units = {**MEASURES, **by_form(language.measures), **by_form(language.units)}
        self._short = frozenset(language.short_units)
        self._stems = by_form(language.compounds)
        self._currencies = by_form(language.currencies)
        self._fractions = {**language.fractions, **language.fractions_of}
        self._articles = frozenset(language.articles)
        self._bare_halves = frozenset(language.bare_halves)
        self._pieces = frozenset(language.units.get(PIECE, ()))
        self._hundreds = {*language.hundred, *language.thousand, *language.multipliers}
        self._ones = {*language.articles, *(word for word, amount in language.ones.items() if amount == 1)}
        self.pattern = _amount(language, numerals.pattern)
        self._bound = re.compile(
            rf"(?<!\w){any_of(language.age_bound_subjects)}{GAP}{any_of(language.age_bounds)}{GAP}\Z"
        )
        self._bound_ends = re.compile(rf"{_STOP}|{GAP}{whole(language.age_bound_followers)}")
        # “a month” behind one of these is a rate: “SEK 500 a month”, “twice a week”, “hours a day”
        behind = {*self._units, *language.once, *flat(language.phrases)}
        # and so is one behind what is counted: “two short visits a week”
        number, one = any_of([*language.ones, *language.tens]), any_of(self._ones)
        plural = rf"(?!{whole(language.lasting)}){LETTERS}{any_of(language.plural_endings)}"
        counted = rf"(?:[0-9]|(?<!\w){number}){GAP}(?:{LETTERS}{GAP})?{plural}|(?<!\w){one}{GAP}{LETTERS}(?<!s)"
        self._rate = re.compile(rf"(?:[0-9]|(?<!\w){any_of(behind)}|{counted}){GAP}\Z")

    def read(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """Nothing, one, or both ends of a range, which share what stands with them.

        None of “between 1” with nothing to it: it may be “between 1 March and 15 April”.
        """
        if match["pair"] and match["second"] is None and match.end() == match.end("first"):
            return None
        if self._is_no_number(match):
            return []
        unit = self._unit(match)
        if unit is YEAR and match["second"] is None and _CALENDAR_YEAR.fullmatch(match["first"]):
            unit = PIECE  # “2019 års bedömning” is of the year 2019
        if match["unit"] in self._short and not self._is_short(match, prose):
            if not match["first"][0].isdigit():
                return []
            return [
                Found.of(self._numerals.read(as_in_table(match["first"])), PIECE, match.start(), match.end("first"))
            ]
        places = [place for place in ("first", "second") if match[place] is not None and unit]
        starts = [match.start(), match.start("end")]
        ends = [*(match.end(place) for place in places[:-1]), match.end()]
        return [
            Found.of(amount, unit, start, end)
            for place, start, end in zip(places, starts, ends, strict=False)
            if unit and (amount := self._amount(match, place, unit)) is not None
        ]

    def _is_no_number(self, match: re.Match[str]) -> bool:
        """“hundreds of libraries” say no number, “a %” is the sign, and “in turn a few” no age."""
        unit, first = match["unit"], as_in_table(match["first"])
        if match["age"] and not unit and first in self._articles:
            return True
        if not unit or first[0].isdigit():
            return False
        if first in self._hundreds:
            return unit in self._pieces
        return first in self._ones and not any(map(str.isalpha, unit))

    @staticmethod
    def _is_short(match: re.Match[str], prose: str) -> bool:
        """Whether a short form is that of a unit: “5 min”, “8h”, but neither “a min value” nor “5 HR specialists”."""
        written = prose[match.start("unit") : match.end("unit")]
        return match["first"][-1].isdigit() and (len(written) == 1 or not written.isupper())

    def _unit(self, match: re.Match[str]) -> Unit | None:
        """What is measured; None if this is no quantity after all."""
        if match["currency"]:
            return self._currencies[match["currency"]]
        if match["age"] or match["ages"] or match["aged"] or match["older"]:
            return YEAR_OF_AGE if not match["unit"] else self._of_age(self._units[as_in_table(match["unit"])])
        if match["stem"]:
            return self._stems[match["stem"]]
        if written := match["unit"] or match["far"]:
            return self._units[as_in_table(written)]
        if match["fraction"] or match["part"]:
            return SHARE
        if match["mark"]:
            return PLACE
        return self._unit_of_bare(match)

    @staticmethod
    def _of_age(unit: Unit) -> Unit:
        return Unit("age", unit.base, unit.factor) if unit.kind == "duration" else unit

    def _unit_of_bare(self, match: re.Match[str]) -> Unit | None:
        text = match.string
        behind = text[match.end() : match.end() + 2]
        if behind[:1].isalnum():
            return None  # part of a longer word, or of an identifier
        number = match["second"] or match["first"]
        if "/" in number or not (number[0].isdigit() or number[0].isalpha()):
            return SHARE
        digits = number[0].isdigit()
        if not digits and behind[:1] in "-‐‑" and behind[1:].isalpha():
            return None  # two-way, tre-
        if as_in_table(match["first"]) in self._bare_halves:
            return None
        if number.isdigit() and 10 <= int(number) <= 110 and self._is_age_bound(match):
            return YEAR_OF_AGE
        return PIECE

    def _is_age_bound(self, match: re.Match[str]) -> bool:
        """“people under 18” with nothing behind it that could be counted."""
        before = self._bound.search(match.string, max(0, match.start() - 40), match.start())
        return bool(before and self._bound_ends.match(match.string, match.end()))

    def _amount(self, match: re.Match[str], place: str, unit: Unit) -> Fraction | None:
        text = as_in_table(match[place])
        if text in self._articles:
            amount = Fraction(1)
            if not unit.article or self._rate.search(match.string, max(0, match.start() - 40), match.start()):
                return None
        else:
            amount = self._numerals.read(text)
        if not text[0].isdigit() and amount in (0, 1) and not self._counts_as_one(match, unit):
            return None
        if match["half"]:
            amount += Fraction(1, 2)
        if fraction := match["fraction"] or match["part"]:
            return amount / self._fractions[fraction]
        return amount

    @staticmethod
    def _counts_as_one(match: re.Match[str], unit: Unit) -> bool:
        """A written one (or zero) is a number only with a unit; else it is an article or a pronoun."""
        return bool(match["fraction"] or match["part"]) or (unit.base != "ones" and unit.article)


def by_form(table: Mapping[Unit, Words]) -> dict[str, Unit]:
    """The unit that each form names."""
    return {form: unit for unit, forms in table.items() for form in forms}


def _amount(language: NumberWords, number: str) -> str:
    units, stems, currencies = (
        [*flat(language.units), *flat(language.measures), *MEASURES],
        flat(language.compounds),
        flat(language.currencies),
    )
    article = any_of(language.articles)
    unit = rf"(?:{any_of(units)}{WORD_ENDS})"
    apart = rf"(?:{GAP}|(?=[0-9]))"  # “sektion” is no SEK 10
    currency = rf"(?:{any_of(currencies)}{apart})?"
    before = (
        rf"(?:(?P<age>{any_of(language.age_before)}){GAP})?"
        rf"(?:(?P<pair>(?P<ages>{any_of(language.between_ages)})|{any_of(language.between)}){GAP})?"
        rf"(?:(?P<currency>{any_of(currencies)}){apart})?"
    )
    join = (
        rf"(?:\s?[-–—]\s?|(?:-,?)?{GAP}{any_of(language.range_words)}{GAP}"
        rf"|(?(pair){GAP}{any_of(language.conjunctions)}{GAP}|(?!)))"
    )
    numbers = rf"(?P<first>{number}|(?P<article>{article})(?={GAP}))(?:{join}(?P<end>{currency}(?P<second>{number})))?"
    or_more = [phrase for phrases in language.limits_after.values() for phrase in phrases if " " in phrase]
    adjectives = rf"(?:{any_of([*language.adjectives, *or_more])}(?:{GAP}|-))*"  # “two or more days”
    whole_unit = rf"(?(article)(?!-[^\W\d_]|{GAP}[0-9])|)"  # but not “a SEK 500 voucher”
    of_a_whole = rf"(?={GAP}{whole(language.of)}(?!{GAP}{article}{GAP}{unit}))" if language.of else NEVER
    tails = [
        rf"-?(?P<stem>{any_of(stems)}){LETTERS}",
        rf"(?:-|{GAP})(?:(?P<fraction>{any_of(language.fractions)}){WORD_ENDS}(?(article){of_a_whole}|)"
        rf"|(?P<part>{any_of(language.fractions_of)}){of_a_whole})",
        rf"(?={GAP}\([^\W_]+\){GAP}(?P<far>{any_of(units)}){WORD_ENDS})",  # “six (6) months”
        rf"(?:-|{GAP})?{adjectives}(?P<unit>{any_of(units)}){WORD_ENDS}{whole_unit}"
        rf"(?:(?:{GAP}|-)(?P<aged>{any_of(language.age_after)}){WORD_ENDS})?"
        rf"(?:{GAP}(?P<half>{any_of(language.and_a_half)}){WORD_ENDS}(?!{GAP}{unit}))?",
        rf"(?={GAP}(?P<older>{any_of(language.older)}){WORD_ENDS})",
        rf"-?(?P<noun>{any_of(language.compound_nouns)}){LETTERS}",
        rf"(?P<mark>{any_of(language.ordinal_marks)}){WORD_ENDS}",
    ]
    return f"{before}{numbers}(?:{'|'.join(tails)})?"
