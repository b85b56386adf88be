"""All that two texts must agree on, found once in each and compared pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Sized
from dataclasses import replace
from datetime import date
from functools import partial

from ..data.confirmations import Confirmation, Sections, State, find_states
from ..data.rules.rule import Rule
from ..data.rules.wording import Wording
from ..data.terms import TermIndex
from ..languages.language import Language as Known
from ..messages import say
from ..pages.section import Passage
from ..problems import Problem
from ..progress import each
from ..site.agreement import Agreement, Exemption, Reading
from ..vocabulary import Names
from .apart import find_words_apart
from .checked import Checked
from .confirmed import find_stale
from .consequences import without_consequences
from .destinations import compare_links
from .doubled import find_doubled
from .ease import compare_ease, is_much_longer, readability_of
from .exceptions import MEANING, find_exemptions, without_allowed
from .figures import compare_figures
from .gaps import lacks
from .glued import find_glued_values
from .habits import find_habits
from .lost import compare_sentences
from .numbers import compare_numbers, find_typed_values, quantities_of, values_of_rules
from .pairing import pair_readings, usual_ratio
from .sense import compare_sense
from .spelling import Spelling, find_misspelled
from .structure import compare_shapes
from .swapped import compare_order, compare_places
from .tags import compare_tags
from .words import compare_terms, find_wrong_words, terms_of


class Language:
    """What the checks need to know of one language of the site."""

    def __init__(
        self,
        known: Known,
        wording: Wording,
        roots: Mapping[str, Names],
        terms: TermIndex,
        rules: Mapping[str, Rule],
        easy: str = "",
        this_year: int = 0,
        values: Mapping[str, Sequence[Rule]] | None = None,
        names: Sequence[str] = (),
    ) -> None:
        self.easy = easy  # the name of the page in easy language
        self.this_year = this_year  # that of the build
        self.known, self.locale, self.wording, self.roots, self.terms = known, wording.locale, wording, roots, terms
        self.rules, self.values = rules, values_of_rules(rules) if values is None else values
        self.spelling = Spelling(known, terms, names)  # the names are those of the data files, which are right


def check_agreement(
    sections: Sections,
    languages: Mapping[str, Language],
    record: Sequence[Confirmation],
    today: date,
    checked: Checked,
) -> tuple[Agreement, list[Problem]]:
    """Reads every passage once and compares those that have a counterpart.

    A passage that is known to agree in all languages is not read; only the record of confirmations speaks of it.
    """
    states = find_states(_with_counterpart(sections), record)
    problems = list(find_stale(sections, states, today))
    exemptions: list[Exemption] = []
    waiting: set[Exemption] = set()
    readings: dict[str, dict[str, Reading]] = {}
    flawless: list[str] = []
    dictionaries = [each.spelling.dictionary for each in languages.values() if each.spelling.dictionary]
    checked.remember_words(dictionaries)

    def asked() -> int:
        return sum(each.spelling.attempts for each in languages.values())

    for key, passages in each(sections.items(), len(sections), say("Sections are compared")):
        digest = checked.digest(key, passages) if len(passages) == len(languages) else ""
        if digest in checked:
            flawless.append(digest)
            continue
        state = states.get(key)
        older = state.let_out(today) if state else ()
        compared = [locale for locale in passages if locale not in older]
        read = partial(_look_at, passages, compared, state, languages, readings.setdefault(key, {}))
        before = asked()
        lasts = partial(_lasts, asked, before, bool(older))
        allowed, found = checked.told(digest, passages, (*compared, state and (state.changed, state.new)), read, lasts)
        if key in states and states[key].is_as_confirmed:
            found = [_as_note(problem) for problem in found]
        exemptions += allowed
        waiting.update(allowed if len(compared) < len(languages) else ())
        problems += found
        if digest and not older and not found and not allowed and asked() == before:
            flawless.append(digest)
    checked.keep_words(dictionaries)
    checked.remember(flawless)
    readings = {key: read for key, read in readings.items() if read}
    return Agreement(sections, readings, states, exemptions), list(without_allowed(problems, exemptions, waiting))


def _lasts(asked: Callable[[], int], before: int, is_let_out: bool, found: tuple[Sized, Sized]) -> bool:
    """Whether what was found in a section is worth remembering, and hangs on nothing but the section.

    Where it was asked what is near a word, it hangs on the sections before it: only so many words are asked for.
    """
    return asked() == before and (is_let_out or any(found))


def _look_at(
    passages: Mapping[str, Passage],
    compared: Collection[str],
    state: State | None,
    languages: Mapping[str, Language],
    readings: dict[str, Reading],
) -> tuple[list[Exemption], list[Problem]]:
    """Reads a passage in every language, and compares those languages: the exceptions in it, and what is wrong."""
    read, allowed, found = _read_all(passages, languages)
    readings.update(read)
    those = [reading for locale, reading in read.items() if locale in compared]
    if state and those[1:]:
        found += list(compare(those, state, languages, allowed, found))
    return allowed, found


def _as_note(problem: Problem) -> Problem:
    """What is told of texts that a person has confirmed as they are: what they mean, that person knows better.

    So a check that is new, or has learnt more, stops a site only where its texts change.
    """
    return replace(problem, severity="note") if problem.code in MEANING else problem


def without_comparing(sections: Sections, record: Sequence[Confirmation]) -> Agreement:
    """The sections with their states, for whoever only wants to show them: nothing is read."""
    return Agreement(sections, {}, find_states(_with_counterpart(sections), record), ())


def _with_counterpart(sections: Sections) -> Sections:
    """The sections that exist in more than one language."""
    return {key: passages for key, passages in sections.items() if len(passages) > 1}


def _read_all(
    passages: Mapping[str, Passage], languages: Mapping[str, Language]
) -> tuple[dict[str, Reading], list[Exemption], list[Problem]]:
    """What a passage says in each language, the exceptions in it, and what is wrong with each text by itself."""
    readings: dict[str, Reading] = {}
    exemptions: list[Exemption] = []
    problems: list[Problem] = []
    known = [each.known for each in languages.values()]
    spellings = {locale: each.spelling for locale, each in languages.items()}
    for locale, passage in passages.items():
        allowed, wrong = find_exemptions(passage)
        readings[locale], found = read_passage(passage, languages[locale], known, spellings)
        exemptions += allowed
        problems += [*wrong, *found]
    return readings, exemptions, problems


def read_passage(
    passage: Passage, language: Language, others: Sequence[Known], spellings: Mapping[str, Spelling] | None = None
) -> tuple[Reading, list[Problem]]:
    """What one passage says, and what is wrong with it whatever the other language says."""
    prose = passage.prose(language.roots)
    quantities = quantities_of(prose, language.known, language.rules)
    terms = terms_of(prose, language.terms)
    reading = Reading(passage, prose, quantities, terms, readability_of(prose, language.known))
    with_limits = not lacks(language.known, "limits")
    problems = list(find_typed_values(passage, quantities, language.values, language.wording, with_limits))
    problems += find_glued_values(passage, prose)
    problems += find_doubled(passage, prose, language.known, language.rules)
    problems += find_wrong_words(passage, prose, language.terms, language.known, others)
    in_two, halves = find_words_apart(passage, prose, language.spelling)
    problems += in_two
    problems += find_misspelled(passage, prose, spellings or {language.locale: language.spelling}, problems, halves)
    is_easy = passage.key.partition("#")[0] == language.easy
    problems += find_habits(passage, prose, quantities, language.known, is_easy, language.this_year)
    return reading, problems


def compare(
    readings: Sequence[Reading],
    state: State,
    languages: Mapping[str, Language],
    allowed: Sequence[Exemption] = (),
    wrong: Sequence[Problem] = (),
) -> Iterator[Problem]:
    """What the texts of one passage do not agree on. ``wrong`` is what is wrong with each of them by itself.

    Each language is compared with the first. It is said of the text that has changed since they were confirmed. Where
    that tells nothing, it is said of the later language in the site's order; both places are named in any case.
    """
    for other in readings[1:]:
        here, there = other, readings[0]
        if there.passage.locale in state.changed and here.passage.locale not in (*state.changed, *state.new):
            here, there = there, here
        yield from _compare_two(here, there, languages, allowed, wrong)


def _compare_two(
    here: Reading,
    there: Reading,
    languages: Mapping[str, Language],
    allowed: Sequence[Exemption],
    wrong: Sequence[Problem],
) -> Iterator[Problem]:
    """What two texts do not agree on, said of the text ``here``."""
    ours, theirs = languages[here.passage.locale], languages[there.passage.locale]
    known = ours.known, theirs.known
    shapes = list(compare_shapes(here.passage, there.passage))
    found = list(compare_links(here.passage, there.passage, known))
    found += compare_tags(here, there, (ours.values, theirs.values))
    if any(lacks(language, "numbers") for language in known):
        found += compare_figures(here, there)
    else:
        found += compare_numbers(here, there, known)
    found += compare_terms(here, there, ours.terms, theirs.terms)
    length = list(compare_ease(here, there, known))
    if shapes:
        found, length = (list(without_consequences(each, here, there)) for each in (found, length))
    pairs = pair_readings(here.prose, there.prose, usual_ratio(*known))
    if not shapes and not any(one.code == "number" for one in found):
        found += list(compare_places(here, there, pairs, known)) or compare_order(here, there, pairs, known)
    told = [*shapes, *found]
    foreign = [one for one in wrong if one.code == "language"]  # which is one change, and told
    lost = list(compare_sentences(here.passage, there.passage, pairs, known, [*told, *foreign]))
    if not is_much_longer(here, there, known):
        told += compare_sense(here, there, pairs, known, [*wrong, *told, *lost], allowed)
    yield from told
    if lost and length and any(one.kind == "ease" for one in allowed):
        yield from length  # which is allowed, and so is what makes the difference
    else:
        yield from lost or length
