"""Words beside a rule's value that the value says by itself, or that cannot stand there: “at most up to 6 months”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..data.rules.rule import Rule
from ..languages.language import Language, words
from ..messages import say
from ..pages.section import Passage
from ..problems import Edit, Problem, quote
from ..text.tags import Tag
from ..text.words import Prose

_ROOT = "rules"
_SIDES = ("at_most", "at_least", "exactly", "under", "over")  # words of limits that no other limit can follow
_REACH = 40  # characters beside a value: the longest words of a limit
_BLOCK = re.compile(r"\n\n")  # between blocks
_BEHIND = re.compile(r"[ \u00a0\n](\w+)")
_JOINED = re.compile(r"\u00ad?[-\u2010\u2011](?P<word>[^\W\d_]\w*)")


def find_doubled(
    passage: Passage, prose: Sequence[Prose], language: Language, rules: Mapping[str, Rule]
) -> Iterator[Problem]:
    """A limit before or behind a value that has its own, and a hyphen that would join a word to the last of several."""
    for part in prose:
        for start, end, tag in part.spans:
            if tag.path[0] == _ROOT and tag.path[1:] and (said := part.text[start:end]):
                rule = rules.get(tag.path[1])
                has_limit = rule and rule.limit and (tag.path[2:] or ("easy",)) == ("easy",)
                if beside := _limit_beside(part.text, start, end, language) if has_limit else None:
                    is_sure = rule is not None and beside[0] in _words_of(language, rule.limit)
                    yield _doubled(passage, part.line_at(start), tag, quote(said), *beside, is_sure)
                if again := _same_word_behind(part.text, end, said):
                    read, word = quote(f"{said} {again}"), quote(again)
                    what = say(
                        "{tag} says “{word}” by itself, so that readers would get “{read}”.",
                        tag=tag,
                        word=word,
                        read=read,
                    )
                    edit = Edit(passage.file, part.line_at(start), f"{tag} {again}", str(tag))
                    to_do = say("Take out “{word}” behind it.", word=word)
                    yield Problem(passage.file, part.line_at(start), what, to_do, "value", "warning", edit=edit)
                joined = _JOINED.match(part.text, end)
                if joined and len(said.split()) > 1:
                    what = say(
                        "{joined} would be joined to the last word alone: “{said}{joined}”.",
                        joined=joined[0],
                        said=quote(said),
                    )
                    to_do = say("Say it in other words, with {tag} standing by itself.", tag=tag)
                    yield Problem(passage.file, part.line_at(start), what, to_do, "value", "warning")


def _same_word_behind(text: str, end: int, said: str) -> str:
    """The word behind a value that is its last one too: “6 months months”; empty if it is another."""
    last = said.split()[-1]
    match = _BEHIND.match(text, end) if last.isalpha() else None
    return match[1] if match and match[1].casefold() == last.casefold() else ""


def _limit_beside(text: str, start: int, end: int, language: Language) -> tuple[str, bool] | None:
    """The words of a limit right before or behind a value, and whether they stand before it."""
    before, after, all_before, ends, begins = _patterns(language)
    near = _BLOCK.split(text[max(0, start - _REACH) : start])[-1].lower()
    if near.rstrip().endswith(ends):  # as hardly anything does
        if match := before.search(near):
            return match[0].strip(), True
        if (match := all_before.search(near)) and text[start:end].lower().startswith(match[1]):
            return match[1], True  # the very same words, which could mean something else before other ones
    near = _BLOCK.split(text[end : end + _REACH])[0].lower()
    if near.lstrip().startswith(begins) and (match := after.match(near)):
        return match[0].strip(), False
    return None


def _doubled(passage: Passage, line: int, tag: Tag, said: str, limit: str, is_before: bool, is_sure: bool) -> Problem:
    read = f"{limit} {said}" if is_before else f"{said} {limit}"
    what = say("{tag} says its limit by itself, so that readers would get “{read}”.", tag=tag, read=read)
    amount = "{{ " + ".".join((*tag.path[:2], "amount")) + " }}"
    to_do = say("Take out “{limit}”, or write {amount}, which has no limit.", limit=limit, amount=amount)
    old = f"{limit} {tag}" if is_before else f"{tag} {limit}"
    edit = Edit(passage.file, line, old, str(tag), is_sure)  # unless its words say another limit
    return Problem(passage.file, line, what, to_do, "limit", "warning", edit=edit)


@lru_cache(maxsize=32)
def _patterns(
    language: Language,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], tuple[str, ...], tuple[str, ...]]:
    """What finds words of limits before and behind a value; their last words before it, their first behind it."""
    times = frozenset(language.words("limits", "limits_or_times"))  # “under”, which is “during” as well
    every = list(_of_sides(language, "limits_before", _SIDES))
    firm = [word for word in every if word not in times]
    behind = list(_of_sides(language, "limits_after", ("at_most", "at_least")))
    return (
        re.compile(rf"(?<!\w)(?:{_any(firm)})\s+\Z"),
        re.compile(rf"\s+(?:{_any(behind)})(?!\w)"),
        re.compile(rf"(?<!\w)({_any(every)})\s+\Z"),
        tuple({phrase.split(" ")[-1] for phrase in every}),
        tuple({phrase.split(" ")[0] for phrase in behind}),
    )


def _words_of(language: Language, limit: str | None) -> set[str]:
    """The words that say the limit of a rule, before its value or behind it."""
    return {word for table in ("limits_before", "limits_after") for word in _of_sides(language, table, (str(limit),))}


def _of_sides(language: Language, table: str, sides: Sequence[str]) -> Iterator[str]:
    found = language.group("limits").get(table)
    if isinstance(found, Mapping):
        for side in sides:
            yield from words(str(found.get(side, "")))


def _any(phrases: Sequence[str]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest) or r"(?!)"
