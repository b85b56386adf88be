"""Rules that were removed or renamed while something still looks them up: one message for each, with every place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from ..pages.prose import Part
from ..pages.section import Passage
from ..pages.tags import Tag
from ..problems import Problem
from ..rules.rule import FILE, Rule
from ..sentences import find_sentences
from ..templates import Template

Places = dict[tuple[str, int], str]  # file and line → the sentence or the line of the template


def one_for_each(
    problems: Sequence[Problem],
    passages: Iterable[Passage],
    templates: Iterable[Template],
    rules: Mapping[str, Rule],
) -> list[Problem]:
    """The problems, with one in place of all those that a rule is missed by in several places."""
    looked_up: dict[str, Places] = {}
    for passage in passages:
        for part in passage.parts:
            for tag in part.tags:
                if tag.path[0] == "rules" and tag.path[1:]:
                    looked_up.setdefault(tag.path[1], {})[passage.file, tag.line] = _sentence(part, tag, passage.locale)
    for template in templates:
        lines = template.source.split("\n")
        for look_up in template.look_ups:
            if look_up.path[0] == "rules" and look_up.path[1:]:
                place = template.file, look_up.line
                looked_up.setdefault(look_up.path[1], {})[place] = lines[look_up.line - 1].strip()
    unused = [name for name in rules if name not in looked_up]
    kept = list(problems)
    for name, places in looked_up.items():
        if name not in rules and len(places) > 1:
            said = f"“rules.{name}” does not exist."
            kept = [one for one in kept if not (one.what.endswith(said) and (one.file, one.line) in places)]
            kept.append(_missing(name, places, rules, unused))
    return kept


def _sentence(part: Part, tag: Tag, locale: str) -> str:
    """The sentence around a tag, as it stands in the source."""
    source = "".join(map(str, part.text))
    before = part.text[: next(place for place, piece in enumerate(part.text) if piece is tag)]
    at = len("".join(map(str, before)))
    return next(" ".join(source[start:end].split()) for start, end in find_sentences(source, locale) if at < end)


def _missing(name: str, places: Places, rules: Mapping[str, Rule], unused: Sequence[str]) -> Problem:
    renamed = next(_new_names(name, rules, unused), None)
    what = f"There is no rule “{name}”, but {len(places)} places show it."
    to_do = f"If it is “{renamed}” now, write {{{{ rules.{renamed} }}}} in these places; if not, bring it back:"
    listed = "".join(f"\n    {file}:{line}: {said}" for (file, line), said in sorted(places.items()))
    line = rules[renamed].line if renamed else 1
    return Problem(FILE, line, what, (to_do if renamed else "Bring it back, or take it out of these places:") + listed)


def _new_names(name: str, rules: Mapping[str, Rule], unused: Sequence[str]) -> Iterator[str]:
    """What a missing rule may be called now, the likeliest first: one that nothing shows yet, one with a near name."""
    yield from get_close_matches(name, unused, n=1, cutoff=0.6)
    yield from unused if len(unused) == 1 else ()
    yield from get_close_matches(name, rules, n=1, cutoff=0.6)
