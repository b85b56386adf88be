"""Rules that were removed or renamed while something still looks them up: one message for each, with every place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches

from ..data.rules.rule import FILE, Rule
from ..languages.language import Language
from ..languages.sentences import find_sentences
from ..messages import as_is, say
from ..pages.prose import Part
from ..pages.section import Passage
from ..problems import MOST_OF_A_FILE, Problem, quote
from ..text.tags import Tag

_LONGEST = 1_000  # characters of a sentence
_MISSPELT = 0.85  # of a name's letters that are those of another, as difflib counts them
Places = dict[tuple[str, int], str]  # file and line → the sentence or the line of the template


def one_for_each(
    problems: Sequence[Problem],
    passages: Iterable[Passage],
    rules: Mapping[str, Rule],
    languages: Mapping[str, Language],
) -> list[Problem]:
    """The problems, with one in place of all those that a rule is missed by in several places.

    A name that is nearly that of a rule which stands elsewhere is misspelt, as often as it stands: told at each place.
    """
    missing: dict[str, Places] = {}
    shown: set[str] = set()
    for passage in passages:
        for part in passage.parts:
            names = {tag.path[1] for tag in part.tags if tag.path[0] == "rules" and tag.path[1:]}
            shown |= names
            for name, line, said in _sentences(part, names - rules.keys(), languages[passage.locale]):
                missing.setdefault(name, {})[passage.file, line] = said
    unused = [name for name in rules if name not in shown]
    used = shown & rules.keys()
    several = {
        name: places
        for name, places in missing.items()
        if len(places) > 1 and not get_close_matches(name.lower(), used, n=1, cutoff=_MISSPELT)
    }
    kept = [one for one in problems if (one.file, one.line) not in several.get(one.about.removeprefix("rules."), {})]
    return [*kept, *(_missing(name, places, rules, unused) for name, places in several.items())]


def _sentences(part: Part, names: Collection[str], language: Language) -> Iterator[tuple[str, int, str]]:
    """(name, line, sentence as it stands in the source) of each look-up that prints a rule of these names."""
    if not names:
        return
    source, printed, at = "".join(map(str, part.text)), set(part.tags), 0
    sentences = list(find_sentences(source, language))
    ends = [end for _, end in sentences]
    for piece in part.text:
        if (
            isinstance(piece, Tag)
            and piece in printed
            and piece.path[0] == "rules"
            and piece.path[1:2]
            and piece.path[1] in names
        ):
            start, end = sentences[bisect_right(ends, at)]
            yield piece.path[1], piece.line, quote(source[start:end], _LONGEST)
        at += len(str(piece))


def _missing(name: str, places: Places, rules: Mapping[str, Rule], unused: Sequence[str]) -> Problem:
    renamed = next(_new_names(name, rules, unused), None)
    what = say("There is no rule “{name}”, but {number} places show it.", name=name, number=len(places))
    to_do = say(
        "If it is “{renamed}” now, write {tag} in these places; if not, bring it back:",
        renamed=renamed,
        tag=f"{{{{ rules.{renamed} }}}}",
    )
    shown = sorted(places.items())[:MOST_OF_A_FILE]
    listed = tuple(as_is(f"{file}:{line}: {said}") for (file, line), said in shown)
    listed += (say("and {number} more", number=len(places) - MOST_OF_A_FILE),) if len(places) > MOST_OF_A_FILE else ()
    line = rules[renamed].line if renamed else 1
    to_do = to_do if renamed else say("Bring it back, or take it out of these places:")
    return Problem(FILE, line, what, to_do, "unknown-rule", more=listed)


def _new_names(name: str, rules: Mapping[str, Rule], unused: Sequence[str]) -> Iterator[str]:
    """What a missing rule may be called now, the likeliest first: one that nothing shows yet, one with a near name."""
    yield from get_close_matches(name, unused, n=1, cutoff=0.6)
    yield from unused if len(unused) == 1 else ()
    yield from get_close_matches(name, rules, n=1, cutoff=0.6)
