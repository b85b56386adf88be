"""A rule → its names in the vocabulary of one language: words that carry their machine value."""

from __future__ import annotations

from html import escape

from ..vocabulary import Names, Phrase, escape_text
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
    if coming:
        forms["announcement"] = _marked(wording.change(coming, "alone"), coming, "announced")
        beside = _marked(wording.change(coming, "alone" if rule.kind == "note" else "inside"), coming, "announced")
        own = Phrase(f"{now.plain} {beside.plain}", f"{now.html} {beside.html}")
    return Names(f"rules.{rule.name}", forms, own=own if coming else now, value=rule)


def _marked(text: str, rule: Rule, what: str) -> Phrase:
    """The words in an element that names the rule, so that every occurrence on a page can be found."""
    words = escape_text(text)
    if rule.machine_value is None:
        return Phrase(text, f'<span data-{what}="{rule.name}">{words}</span>')
    value = escape(rule.machine_value)
    return Phrase(text, f'<data value="{value}" data-{what}="{rule.name}">{words}</data>')
