"""Rules that were removed or renamed while something still looks them up: one message for each, with every place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from ..data.rules.rule import FILE, Rule
from ..languages.sentences import find_sentences
from ..pages.prose import Part
from ..pages.section import Passage
from ..problems import Problem
from ..text.tags import Tag

Places = dict[tuple[str, int], str]  # file and line → the sentence or the line of the template


def one_for_each(
    problems: Sequence[Problem],
    passages: Iterable[Passage],
    rules: Mapping[str, Rule],
) -> list[Problem]:
    """The problems, with one in place of all those that a rule is missed by in several places."""
    looked_up: dict[str, Places] = {}
    for passage in passages:
        for part in passage.parts:
            printed = set(part.tags)
            for place, tag in enumerate(part.text):
                if isinstance(tag, Tag) and tag in printed and tag.path[0] == "rules" and tag.path[1:]:
                    said = _sentence(part, place, passage.locale)
                    looked_up.setdefault(tag.path[1], {})[passage.file, tag.line] = said
    unused = [name for name in rules if name not in looked_up]
    kept = list(problems)
    for name, places in looked_up.items():
        if name not in rules and len(places) > 1:
            kept = [one for one in kept if not (one.about == f"rules.{name}" and (one.file, one.line) in places)]
            kept.append(_missing(name, places, rules, unused))
    return kept


def _sentence(part: Part, place: int, locale: str) -> str:
    """The sentence around a tag, the piece of the text at ``place``, as it stands in the source."""
    source = "".join(map(str, part.text))
    at = len("".join(map(str, part.text[:place])))
    return next(" ".join(source[start:end].split()) for start, end in find_sentences(source, locale) if at < end)


def _missing(name: str, places: Places, rules: Mapping[str, Rule], unused: Sequence[str]) -> Problem:
    renamed = next(_new_names(name, rules, unused), None)
    what = f"There is no rule “{name}”, but {len(places)} places show it."
    to_do = f"If it is “{renamed}” now, write {{{{ rules.{renamed} }}}} in these places; if not, bring it back:"
    listed = tuple(f"{file}:{line}: {said}" for (file, line), said in sorted(places.items()))
    line = rules[renamed].line if renamed else 1
    to_do = to_do if renamed else "Bring it back, or take it out of these places:"
    return Problem(FILE, line, what, to_do, "unknown-rule", more=listed)


def _new_names(name: str, rules: Mapping[str, Rule], unused: Sequence[str]) -> Iterator[str]:
    """What a missing rule may be called now, the likeliest first: one that nothing shows yet, one with a near name."""
    yield from get_close_matches(name, unused, n=1, cutoff=0.6)
    yield from unused if len(unused) == 1 else ()
    yield from get_close_matches(name, rules, n=1, cutoff=0.6)
