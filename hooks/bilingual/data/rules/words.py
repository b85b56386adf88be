"""A rule → its names in the vocabulary of one language: words that carry their machine value."""

from __future__ import annotations

from html import escape

from ...vocabulary import Names, Phrase, escape_text
from .rule import Rule
from .wording import Wording

_OF_THE_RULES_PAGE = ("text", "why", "source", "law", "decision")


def name_rule(rule: Rule, wording: Wording, coming: Rule | None = None) -> Names:
    """``rules.NAME`` and its named forms: ``now``, ``amount`` (not for a note) and each text that the rule has.

    Wherever the value stands, a change that is ``coming`` and to be announced stands beside it; ``now`` is without it,
    and ``announcement`` is what is said of it.
    """
    texts = {key: each[wording.locale] for key, each in rule.texts.items() if key not in _OF_THE_RULES_PAGE}
    forms = {key: Phrase.of(text) for key, text in texts.items()}
    forms["now"] = now = _marked(wording.value(rule), rule, "rule")
    if rule.kind != "note":
        forms["amount"] = _marked(wording.amount(rule), rule, "rule")
    if "easy" in forms:
        forms["easy"] = _easy(rule, wording, coming)
    if coming:
        forms["announcement"] = _marked(wording.change(coming, "alone"), coming, "announced")
        beside = _marked(wording.change(coming, "alone" if rule.kind == "note" else "inside"), coming, "announced")
    return Names(f"rules.{rule.name}", forms, own=_beside(now, beside) if coming else now, value=rule)


def _easy(rule: Rule, wording: Wording, coming: Rule | None) -> Phrase:
    """The easy words of a rule, and beside them those that are coming if they are others."""
    text = rule.texts["easy"][wording.locale]
    easy = _named(text, rule, "rule")
    other = coming.texts.get("easy", {}).get(wording.locale, text) if coming else text
    if coming is None or other == text:
        return easy
    return _beside(easy, _named(wording.change(coming, "alone", other), coming, "announced"))


def _beside(one: Phrase, other: Phrase) -> Phrase:
    return Phrase(f"{one.plain} {other.plain}", f"{one.html} {other.html}")


def _marked(text: str, rule: Rule, what: str) -> Phrase:
    """The words in an element that names the rule, so that every occurrence on a page can be found."""
    if rule.machine_value is None:
        return _named(text, rule, what)
    value = escape(rule.machine_value)
    return Phrase(text, f'<data value="{value}" data-{what}="{rule.name}">{escape_text(text)}</data>')


def _named(text: str, rule: Rule, what: str) -> Phrase:
    """The same, of words without a value for machines."""
    return Phrase(text, f'<span data-{what}="{rule.name}">{escape_text(text)}</span>')
