"""The limit that stands with a quantity: “up to”, “at least”, “or more”, “within”, “before”, “more than”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from ..languages.language import Words
from .found import Found
from .number_words import NumberWords
from .patterns import GAP, NEVER, WORD_ENDS, any_of, as_in_table, flat, whole
from .quantity import Bound, Side, is_opposite
from .rates import rate

# More than the longest limit with its links; nothing further away stands with the quantity.
_REACH = 80
_LINKS = 3  # phrases between a limit and its quantity: “senast | fredagen | den | 1 mars”
_AROUND = "\"'“”„»«‘([–—-/+"  # may stand before a word
_BARRIERS = "\n\0"
_WORDS_OF_A_CLAUSE = 8  # in which a clause of a limit begins before its number
_IN_CLAUSES = ("age", "duration", "count", "money", "percentage", "measure", "name")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
# What a day's limit says of a length that is counted backwards: “at the latest 5 days before” is at least 5 days.
_TURNED: Mapping[Side, Side] = {"until": "reached", "before": "over", "from": "within", "after": "under"}

_DENIED: Mapping[Side, Side] = {"under": "reached", "over": "within", "before": "from", "after": "until"}


class Limits:
    """The limit words of one language, for text in lower case."""

    def __init__(self, language: NumberWords) -> None:
        amounts, days = _by_phrase(language.limits_before), _by_phrase(language.day_limits_before)
        self._of_amounts = _Phrases(amounts, language.limit_links)
        or_times = {phrase for phrase in language.limits_or_times if amounts.get(phrase) in ("under", "over")}
        sure = {phrase: side for phrase, side in amounts.items() if phrase not in or_times}  # not “under 2027”
        self._of_days = _Phrases({**sure, **days}, language.limit_links)
        self._of_years = _Phrases({**days, **sure}, language.limit_links)
        self._of_ages = _Phrases({**amounts, **_by_phrase(language.age_limits_before)}, language.limit_links)
        in_a_time = rf"(?:(?:{GAP}|(?=\s?/)){rate(language)})?"  # “SEK 300 a day or more”
        after = language.limits_after
        numbers = any_of([*language.ones, *language.tens, *flat(language.currencies)])
        alone = rf"{WORD_ENDS}(?!{GAP}(?:[0-9]|{numbers}{WORD_ENDS}))"  # “over 18 and under 30”
        long = any_of(phrase for phrases in after.values() for phrase in phrases if phrase.count(" ") > 1)
        begins = rf"(?:{GAP}|,{GAP}(?={long}))"  # “5 days, at the latest”, but not “5 days, at least in theory”
        self._after = re.compile(rf"{in_a_time}{begins}(?:{_named(after)}){alone}")
        # “5 new books or more”, “5 books minimum”
        firm = ("at_most", "at_least")
        or_more = {side: [one for one in phrases if " " in one or side in firm] for side, phrases in after.items()}
        inside = {side: [one for one in phrases if " " in one] for side, phrases in after.items()}
        self._inside = re.compile(rf"{GAP}(?:{_named(inside)}){GAP}")  # “two or more days”
        # “4 weeks in advance at the latest”
        turned = rf"{GAP}{any_of(language.limit_turners)}(?:{GAP}[^\W\d_]+){{0,4}},?{GAP}"
        counted_back = {
            side: [phrase for phrase in phrases if amounts.get(phrase) in _TURNED] for side, phrases in after.items()
        }
        self._after_turned = re.compile(rf"{turned}(?:{_named(counted_back)}){alone}")
        self._as_before = amounts
        counted = rf"(?:{GAP}(?!{any_of(language.conjunctions)} )[^\W\d_]+){{1,2}}"
        self._after_counted = re.compile(rf"{counted}{GAP}(?:{_named(or_more)}){alone}")
        links = any_of([*language.limit_links, *language.date_articles, *language.clock_with_minutes])
        self._same_time = re.compile(rf",?(?:{GAP}{links}){{0,2}}{GAP}")
        self._turners = re.compile(rf"(?<!\w){whole(language.limit_turners)}")
        self._ago = re.compile(rf"{GAP}{whole(language.limits_ago)}")
        clauses = language.clause_limits
        self._clause_words = frozenset(phrase.partition(" ")[0] for phrase in flat(clauses))
        said, more = (rf"(?:{GAP}[^\W\d_]+){{0,{words}}}{GAP}" for words in (3, 3))
        verb = whole(language.clause_verbs)
        self._clause = re.compile(rf"(?<!\w)(?:{_named(clauses)}){WORD_ENDS}{said}{verb}{more}\Z")
        self._or_times = tuple(f"{phrase} " for phrase in language.limits_or_times)
        self._people = re.compile(rf"(?<!\w){any_of(language.age_bound_subjects)}{GAP}\Z")
        negations = whole(language.limit_negations)
        self._negations = re.compile(rf"(?<!\w){negations}")
        self._nobody = re.compile(whole(language.limit_nobody))
        self._denied = re.compile(rf"(?<!\w){negations}(?:{GAP}[^\W\d_]+){{0,2}}{GAP}\Z")
        self._hints = {
            side: re.compile(rf"(?<!\w){whole(words)}") for side, words in language.limit_hints.items() if words
        }

    def around(self, found: Found, text: str) -> Bound | None:
        """The limit of what was found, with its offsets in the text."""
        before = self._before(found, text)
        if before and before.limit:
            return before
        if inside := self._inside.search(text, found.start, found.end):
            return Bound(_side(inside), found.start, found.end)
        if text[found.end : found.end + 1] not in (" ", "/", ","):
            return before
        match = self._after.match(text, found.end)
        if not match and found.kind == "count":
            match = self._after_counted.match(text, found.end)
        if not match and found.kind == "duration" and (turned := self._after_turned.match(text, found.end)):
            side = self._as_before[as_in_table(turned[_side(turned)])]
            return before or Bound(_TURNED[side], found.start, turned.end())
        if match:
            after = Bound(_side(match), found.start, match.end())
            return after if not before or (after.limit and not is_opposite(before.side, after.side)) else before
        return before

    def of_the_same_time(self, before: Found, found: Found, text: str) -> bool:
        """Whether a limit of ``before`` is one of what was found too: “senast den 1 mars klockan 12”."""
        is_one = {before.kind, found.kind} == {"date", "time"}
        return is_one and bool(self._same_time.fullmatch(text, before.end, found.start))

    def denials(self, text: str) -> list[int]:
        """Where a text denies something."""
        return [match.start() for match in self._negations.finditer(text)]

    def hints(self, text: str) -> Mapping[Side, list[int]]:
        """Where a text speaks of a limit in words that can stand away from a number."""
        return {side: [match.start() for match in pattern.finditer(text)] for side, pattern in self._hints.items()}

    def _before(self, found: Found, text: str) -> Bound | None:
        """The limit in front of what was found; one that is denied close to it is the other: “may not be under 18”."""
        bound = self._said_before(found, text)
        if not bound or bound.side not in _DENIED:
            return bound
        denied = self._denied.search(text, max(0, bound.start - _REACH), bound.start)
        if not denied:
            return bound
        if self._nobody.match(text, denied.start()):
            return replace(bound, is_a_time=False, of_nobody=True)
        if bound.is_a_time:
            return bound
        return Bound(_DENIED[bound.side], denied.start(), bound.end)

    def _said_before(self, found: Found, text: str) -> Bound | None:
        phrases = self._of_amounts
        if found.kind in ("date", "time", "weekday", "month"):
            phrases = self._of_days
        elif found.kind == "age":
            return self._of_age(found, text)
        elif found.kind == "ordinal" or (found.kind == "count" and _YEAR.fullmatch(found.value)):
            phrases = self._of_years
        tokens = _words_before(text, found.start)
        if not (said := phrases.ending(tokens)):
            return self._of_clause(tokens, found, text)
        side, first = said
        start, end = _start(tokens[first:], text, found.start), found.end
        if found.kind != "duration":
            return Bound(side, start, end)
        can_be_else = text[start : found.start].startswith(self._or_times)
        if turner := self._turners.match(text, end + 1):
            side, end = "either" if can_be_else else _TURNED.get(side, side), turner.end()
        is_a_time = can_be_else and side in ("under", "over") and not self._is_of_people(text, start)
        is_a_time = is_a_time and not self._ago.match(text, end)  # “över ett år sedan”
        return Bound(side, start, end, is_a_time)

    def _of_age(self, found: Found, text: str) -> Bound | None:
        """“över 18 år”, and “fyllt 18 år”, where a word of the age itself says a limit."""
        tokens = _words_before(text, found.start)
        own = text[found.start : found.end].split(" ")
        for word in (own[0], own[-1]):
            if self._of_ages.can_end(word) and (said := self._of_ages.ending([*tokens, word])):
                start = _start(tokens[said[1] :], text, found.start)
                if self._turners.search(text, max(0, found.start - _REACH), start):
                    # “innan du har fyllt 18”
                    return self._of_clause(tokens, found, text) or Bound("either", found.start, found.end)
                return Bound(said[0], start, found.end)  # “fyllt 18”, “tills du fyller 18”
        said = self._of_ages.ending(tokens)
        if not said:
            return self._of_clause(tokens, found, text)
        return Bound(said[0], _start(tokens[said[1] :], text, found.start), found.end)

    def _of_clause(self, tokens: Sequence[str], found: Found, text: str) -> Bound | None:
        """“until the child is 18 months”, “once you have worked 450 hours”: what the clause begins with."""
        if self._clause_words.isdisjoint(tokens[-_WORDS_OF_A_CLAUSE:]) or found.kind not in _IN_CLAUSES:
            return None
        match = self._clause.search(text, max(0, found.start - _REACH), found.start)
        return Bound(_side(match), match.start(), found.end) if match else None

    def _is_of_people(self, text: str, end: int) -> bool:
        return bool(self._people.search(text, max(0, end - _REACH), end))


class _Phrases:
    """Phrases that stand before a quantity, and what may stand between."""

    def __init__(self, sides: Mapping[str, Side], links: Words) -> None:
        self._links = frozenset(links)
        self._sides = sides
        every = {*self._links, *sides}
        self._last = frozenset(phrase.rpartition(" ")[2] for phrase in every)
        self._begun = tuple(word[:-1] for word in self._last if word[-1] == "…")
        self._longest = max((phrase.count(" ") + 1 for phrase in every), default=0)

    def can_end(self, word: str) -> bool:
        """Whether a phrase ends with a word."""
        return word in self._last or bool(self._begun and word.startswith(self._begun))

    def ending(self, tokens: Sequence[str]) -> tuple[Side, int] | None:
        """The side that the last words name, links between, and the number of the word that begins it."""
        end, nearest = len(tokens), None
        for _ in range(_LINKS + 1):
            last = tokens[end - 1].lstrip(_AROUND) if end else ""
            if not last or not (self.can_end(last) or self.can_end(last := last.rstrip(","))):
                break
            if last not in self._last:
                last = next(word for word in self._begun if last.startswith(word)) + "…"
            for first in range(max(0, end - self._longest), end):
                phrase = " ".join([*tokens[first : end - 1], last]).lstrip(_AROUND)
                is_link = phrase in self._links
                if side := self._sides.get(phrase):
                    nearest = nearest or (side, first)
                    if not is_link:
                        return side, first
                if is_link:
                    end = first
                    break
            else:
                break
        return nearest


def _start(tokens: Sequence[str], text: str, end: int) -> int:
    """Where some words that stand before an offset begin."""
    for token in reversed(tokens):
        end = text.rindex(token, 0, end)
    return end + len(tokens[0]) - len(tokens[0].lstrip(_AROUND)) if tokens else end


def _words_before(text: str, start: int) -> list[str]:
    """The words of the same paragraph that stand before an offset and a space."""
    if text[start - 1 : start] != " ":
        return []
    begin = max(0, start - _REACH)
    window = text[text.find(" ", begin, start) if begin else 0 : start]
    return window[max(map(window.rfind, _BARRIERS)) + 1 :].split()


def _side(match: re.Match[str]) -> Side:
    """The side whose words were found: the groups are named by the sides."""
    return next(cast(Side, side) for side, words in match.groupdict().items() if words)


def _by_phrase(table: Mapping[Side, Words]) -> dict[str, Side]:
    return {phrase: side for side, phrases in table.items() for phrase in phrases}


def _named(table: Mapping[Side, Sequence[str]]) -> str:
    return "|".join(f"(?P<{side}>{any_of(phrases)})" for side, phrases in table.items()) or NEVER
