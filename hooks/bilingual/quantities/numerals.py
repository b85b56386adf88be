"""Numbers in digits and words, in one language's style."""

from __future__ import annotations

import re
from fractions import Fraction

from ..languages.language import Words
from .number_words import NumberWords
from .patterns import GAP, NEVER, any_of, whole

_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_SPACES = " \u00a0\u202f"
_REMEMBERED = 2_000  # numbers
_MOST_GROUPS = 4  # of thousands; what is longer is a row of numbers, of which Python would count no more than some


class Numerals:
    """The numbers of one language: ``pattern`` finds one in text in lower case, ``read`` gives its value."""

    def __init__(self, language: NumberWords) -> None:
        symbols = language.cldr.number_symbols["latn"]
        decimal = re.escape(symbols["decimal"])
        group = re.escape("".join({*_SPACES, *language.group_signs, symbols["group"]} - {symbols["decimal"]}))
        vulgar = f"[{''.join(_VULGAR)}]"
        halves = [*language.halves, *language.bare_halves]
        self.pattern = (
            rf"(?:(?:{_digits(decimal, group, vulgar)}|{whole(halves)}|{_words(language)})"
            rf"(?:{GAP}{whole(language.and_a_half)})?(?:(?:{GAP}|-){whole(language.multipliers)})?)"
        )
        self._figures = re.compile(
            rf"(?P<whole>[0-9{group}]*?)(?:{decimal}(?P<decimals>[0-9]+))?"
            rf"[{_SPACES}]?(?:(?P<vulgar>{vulgar})|(?P<above>[1-9])/(?P<below>[0-9]+))?"
        )
        self._not_digit = re.compile("[^0-9]")
        self._multiplier = re.compile(rf"(?:{GAP}|-)(?P<word>{any_of(language.multipliers)})\Z")
        self._and_a_half = re.compile(rf"{GAP}{any_of(language.and_a_half)}\Z")
        self._half = re.compile(any_of(halves))
        self._values = {**language.ones, **language.elided, **language.tens, **dict.fromkeys(language.articles, 1)}
        self._ten, self._teens = frozenset(language.ten), dict.fromkeys(language.teens, 10)
        self._values |= self._teens
        self._scales = dict.fromkeys(language.hundred, 100) | dict.fromkeys(language.thousand, 1000)
        articles = rf"\b{any_of(language.articles)}\b"
        words = any_of([*language.ones, *language.tens, *language.ten, *language.teens, *self._scales])
        self._atom = re.compile("|".join([*_elided(language), articles, words]))
        self._multipliers = language.multipliers
        self._known: dict[str, Fraction] = {}

    def read(self, text: str) -> Fraction:
        """The value of what ``pattern`` has found; the same few numbers stand in most texts."""
        if text not in self._known:
            if len(self._known) == _REMEMBERED:
                self._known.clear()
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> Fraction:
        factor = 1
        if match := self._multiplier.search(text):
            factor = self._multipliers[match["word"]]
            text = text[: match.start()]
        added = Fraction(0)
        if match := self._and_a_half.search(text):
            added = Fraction(1, 2)
            text = text[: match.start()]
        if self._half.fullmatch(text):
            return Fraction(1, 2) * factor
        if match := self._figures.fullmatch(text):
            return (self._read_figures(match) + added) * factor
        return (self._read_words(text) + added) * factor

    def _read_figures(self, match: re.Match[str]) -> Fraction:
        decimals = match["decimals"] or ""
        number = Fraction(int(self._not_digit.sub("", match["whole"]) + decimals or "0"), 10 ** len(decimals))
        if match["vulgar"]:
            return number + _VULGAR[match["vulgar"]]
        return number + Fraction(int(match["above"]), int(match["below"])) if match["above"] else number

    def _read_words(self, text: str) -> Fraction:
        total = part = last = 0
        for atom in self._atom.findall(text):
            scale = self._scales.get(atom)
            if last and atom in self._ten:
                part, last = part + 9 * last, 0
                continue
            last = 0 if scale else self._values[atom]
            if scale == 1000:
                total, part = total + (part or 1) * scale, 0
            elif scale:
                part = (part or 1) * scale
            else:
                part += last
        return Fraction(total + part)


def _digits(decimal: str, group: str, vulgar: str) -> str:
    """Digits with their signs. No more of them than here: longer ones are identifiers, and 000 ends one, or a scale."""
    grouped = rf"[0-9]{{1,3}}(?:[{group}][0-9]{{3}}){{1,{_MOST_GROUPS}}}(?![{group}][0-9]{{3}}(?![0-9]))"
    whole = rf"(?!000)(?:{grouped}|[0-9]{{1,9}})(?![0-9])"
    part = rf"(?:[{_SPACES}]?{vulgar}|[{_SPACES}][1-9]/[2-9](?![0-9/]))"
    share = r"[1-9]/(?:[2-9]|10)(?![0-9/])"
    return rf"{whole}(?:{decimal}[0-9]{{1,6}})?{part}?(?![0-9]|[.,:/][0-9])|{share}|{vulgar}"


def _words(language: NumberWords) -> str:
    """Number words below a million: at each place the larger part first, so that nothing is tried twice.

    What may follow a hundred or a thousand stands once, behind all that ends with one, since it is long to compile.
    """
    gap = f"(?:{GAP}|-)" + ("?" if language.written_together else "")
    link = rf"(?:{GAP}{any_of(language.number_and)}{GAP}|{gap})"
    hundred, thousand = any_of(language.hundred), any_of(language.thousand)
    larger = any_of([*language.hundred, *language.thousand, *language.multipliers])
    one = "|".join([*_elided(language), any_of(language.ones), rf"{any_of(language.articles)}(?={GAP}{larger})"])
    tens = rf"{any_of(language.tens)}(?:(?:{re.escape(language.joint)}|-)(?:{any_of(language.ones)}))?"
    tens = tens if language.tens else NEVER
    more = rf"{any_of(language.teens)}|{any_of(language.ten)}(?:{any_of(language.ones)})?" if language.ten else NEVER
    below_100 = rf"(?:{tens}|(?:{one})(?:{more})?)"
    behind_hundred = rf"(?:{_behind(language.hundred)}{link}{below_100}(?!{GAP}{hundred}))?"
    below_1000 = rf"(?:(?:{hundred}|{tens}|(?:{one})(?:{more}|{gap}{hundred})?){behind_hundred})"
    behind_thousand = rf"(?:{_behind(language.thousand)}(?:{re.escape(language.after_thousand)})?{link}{below_1000})?"
    return rf"(?:(?:{thousand}|{below_1000}(?:{gap}{thousand})?){behind_thousand})"


def _behind(words: Words) -> str:
    """Where one of the words has just ended."""
    return f"(?:{'|'.join(f'(?<={re.escape(word)})' for word in words)})" if words else NEVER


def _elided(language: NumberWords) -> list[str]:
    return [f"{word}(?={any_of(language.thousand)})" for word in language.elided]
