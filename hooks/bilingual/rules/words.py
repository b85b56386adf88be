"""A rule → its names in the vocabulary of one language: words that carry their machine value."""

from __future__ import annotations

from html import escape

from ..vocabulary import Names, Phrase, escape_text
from .rule import Rule
from .wording import Wording


def name_rule(rule: Rule, wording: Wording) -> Names:
    """``rules.NAME`` and its named forms: ``amount`` (not for a note) and each text that the rule has."""
    forms = {key: Phrase.of(each[wording.locale]) for key, each in rule.texts.items() if key not in ("text", "source")}
    if rule.kind != "note":
        forms["amount"] = _marked(wording.amount(rule), rule)
    return Names(f"rules.{rule.name}", forms, own=_marked(wording.value(rule), rule), value=rule)


def _marked(text: str, rule: Rule) -> Phrase:
    """The words in an element that names the rule, so that every occurrence on a page can be found."""
    words = escape_text(text)
    if rule.machine_value is None:
        return Phrase(text, f'<span data-rule="{rule.name}">{words}</span>')
    value = escape(rule.machine_value)
    return Phrase(text, f'<data value="{value}" data-rule="{rule.name}">{words}</data>')
