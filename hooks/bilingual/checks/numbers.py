"""Numbers: what is counted, measured or dated in one language is so in the other; a rule's value comes from its tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..data.rules.rule import FILE as RULES_FILE
from ..data.rules.rule import Rule
from ..data.rules.wording import Wording
from ..pages.section import Passage
from ..problems import Problem, quote
from ..quantities import Quantity, find_quantities, is_known, normal_value
from ..site.agreement import Found
from ..text.words import Prose

_TO = "–"  # between the ends of a range; a slash stands in fractions


def quantities_of(prose: Sequence[Prose], locale: str) -> list[Found]:
    """The quantities that a reader reads in a passage, in order."""
    return [_found(quantity, part) for part in prose for quantity in find_quantities(part.text, locale)]


def _found(quantity: Quantity, part: Prose) -> Found:
    words = " ".join(part.text[quantity.start : quantity.end].split())
    tag = part.tag_at(quantity.start, quantity.end)
    whole = None
    if quantity.begins:
        value = f"{quantity.begins.value}{_TO}{quantity.value}"
        whole = _found(replace(quantity, value=value, start=quantity.begins.start, begins=None), part)
    return Found(quantity, words, part.line_at(quantity.start), tag.path if tag else None, whole)


def compare_numbers(here: Passage, ours: Sequence[Found], there: Passage, theirs: Sequence[Found]) -> Iterator[Problem]:
    """The quantities that one of two passages has and the other lacks, with their limits.

    Nothing is said of a language whose words for numbers and limits are not known; values are compared by their tags.
    """
    if not (is_known(here.locale) and is_known(there.locale)):
        return
    extra_here, extra_there = _unmatched(ours, theirs), _unmatched(theirs, ours)
    tags, others = (Counter(tag.path for tag in each.tags) for each in (here, there))
    if all(one.is_bare_one or tags[one.tag or ()] != others[one.tag or ()] for one in (*extra_here, *extra_there)):
        return  # nothing, or what is said of the tags
    line = extra_here[0].line if extra_here else here.line
    place = f"{there.file}:{extra_there[0].line if extra_there else there.line}"
    if not extra_there:
        what = f"{_quoted(extra_here)} has no counterpart in {place}."
    elif not extra_here:
        what = f"{_quoted(extra_there)} in {place} has no counterpart in this section."
    elif {one.quantity.value for one in extra_here} == {one.quantity.value for one in extra_there}:
        what = f"The limits differ: {_quoted(extra_here, True)} here, {_quoted(extra_there, True)} in {place}."
    else:
        what = f"The numbers differ: {_quoted(extra_here)} here, {_quoted(extra_there)} in {place}."
    to_do = "Say the same in every language, or allow it beside the text: <!-- allow number: why -->"
    yield Problem(here.file, line, what, to_do, "number", "warning", place)


def _unmatched(ours: Sequence[Found], theirs: Sequence[Found]) -> list[Found]:
    left = Counter(found.meaning for found in theirs)
    unmatched = []
    for found in ours:
        if left[found.meaning]:
            left[found.meaning] -= 1
        else:
            unmatched.append(found)
    return unmatched


_MANY = 20  # quantities that a message can quote and still be read
_LIMITS = {"at_most": "at most", "at_least": "at least", "exactly": "exactly", None: "no limit"}


def _quoted(found: Sequence[Found], with_limit: bool = False) -> str:
    quoted = [
        f"“{quote(one.words)}” ({_LIMITS[one.quantity.limit]})" if with_limit else f"“{quote(one.words)}”"
        for one in found[:_MANY]
    ]
    return ", ".join(quoted) + (f" and {len(found) - _MANY} more" if len(found) > _MANY else "")


def values_of_rules(rules: Mapping[str, Rule]) -> dict[str, list[Rule]]:
    """The rules by what their value is as a quantity, or the ends of their range, to be recognised in any spelling."""
    values: dict[str, list[Rule]] = {}
    for rule in rules.values():
        if rule.ends:
            values.setdefault(_TO.join(map(normal_value, rule.machine_ends)), []).append(rule)
    return values


def _can_be(said: Quantity, rule: Rule) -> bool:
    """Whether a quantity can be the value of a rule: “18 years” is said of ages too, a rate is one of the same time."""
    if rule.machine_per and said.per != normal_value(rule.machine_per):
        return False
    return said.kind == rule.kind or (said.kind, rule.kind) in (("duration", "age"), ("multiple", "count"))


def find_typed_values(
    passage: Passage, found: Sequence[Found], values: Mapping[str, Sequence[Rule]], wording: Wording
) -> Iterator[Problem]:
    """Values of rules that are written by hand, and values that stand without their limit.

    Nothing is said of a language whose words for numbers and limits are not known.
    """
    if not is_known(passage.locale):
        return
    for one in (each for single in found for each in (single, single.whole) if each):
        rules = [rule for rule in values.get(one.quantity.value, ()) if _can_be(one.quantity, rule)]
        if one.tag is None and rules:
            rule = next((rule for rule in rules if rule.limit == one.quantity.limit), rules[0])
            what = f"“{one.words}” is typed in here, but it is the value of a rule: {wording.value(rule)}."
            if rule.limit and rule.limit != one.quantity.limit:
                what += " Its limit is missing." if one.quantity.limit is None else " Its limit is another."
            to_do = f"Write {{{{ rules.{rule.name} }}}} instead, or allow it beside the text: <!-- allow value: why -->"
            if passage.file == RULES_FILE:
                to_do = (
                    "In easy words, write {amount} instead; in any other text of this file, say it without the value."
                )
            yield Problem(passage.file, one.line, what, to_do, "value", "warning")
        elif one.tag and one.tag[-1] == "amount":
            for rule in rules:
                if rule.name == one.tag[1] and rule.limit and rule.limit != one.quantity.limit:
                    how = "without its limit" if one.quantity.limit is None else "with another limit"
                    what = f"“{one.words}” stands here {how}; the rule says: {wording.value(rule)}."
                    tag = f"{{{{ rules.{rule.name} }}}}"
                    to_do = f"Write {tag} instead, or allow it beside the text: <!-- allow limit: why -->"
                    yield Problem(passage.file, one.line, what, to_do, "limit", "warning")
