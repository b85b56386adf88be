"""A rule → its names in the vocabulary of one language: words that carry their machine value."""

from __future__ import annotations

import re
from html import escape

from ...vocabulary import NO_BREAK_SPACE, Names, Phrase, escape_text, tie, untie
from .rule import Rule
from .wording import Wording

# A number and the word that a hyphen joins to it; not where a no-break space ties them to what is beside them.
_JOINED = re.compile(rf"(?<![^ >])\d++-[^\W\d_][^\s<>]*+(?!{NO_BREAK_SPACE})")
_ENDS = (".", "!", "?", "…")  # of a sentence, which stands for itself
_OF_THE_RULES_PAGE = ("text", "why", "source", "law", "decision")


def name_rule(rule: Rule, wording: Wording, coming: Rule | None = None) -> Names:
    """``rules.NAME`` and its named forms: ``now``, ``amount`` (not for a note) and each text that the rule has.

    Wherever the value stands, a change that is ``coming`` and to be announced stands beside it; ``now`` is without it,
    and ``announcement`` is what is said of it.
    """
    hidden = (*_OF_THE_RULES_PAGE, "easy")
    texts = {key: each[wording.locale] for key, each in rule.texts.items() if key not in hidden}
    forms = {key: Phrase.of(text) for key, text in texts.items()}
    forms["now"] = now = _marked(wording.value(rule), rule, wording, "rule")
    if rule.kind != "note":
        forms["amount"] = _marked(wording.amount(rule), rule, wording, "rule")
    if (easy := wording.in_easy_words(rule)) is not None:
        forms["easy"] = _easy(easy, rule, wording, coming)
    if coming:
        forms["announcement"] = _marked(wording.change(coming, "alone"), coming, wording, "announced")
        beside = wording.change(coming, "alone" if rule.kind == "note" else "inside")
    own = _beside(now, _marked(beside, coming, wording, "announced")) if coming else now
    return Names(f"rules.{rule.name}", forms, own=own, value=rule)


def _easy(text: str, rule: Rule, wording: Wording, coming: Rule | None) -> Phrase:
    """The easy words of a rule, and beside them those that are coming if they are others."""
    easy = _in_easy_words(text, rule, wording, "rule")
    other = (wording.in_easy_words(coming) or text) if coming else text
    if coming is None or other == text:
        return easy
    form = "alone" if other.endswith(_ENDS) else "inside"
    return _beside(easy, _in_easy_words(wording.change(coming, form, other), coming, wording, "announced"))


def _in_easy_words(text: str, rule: Rule, wording: Wording, what: str) -> Phrase:
    """They carry the value for machines only if they say it."""
    says_it = rule.ends and wording.amount(rule) in text
    return _marked(text, rule, wording, what) if says_it else _named(text, rule, what)


def _beside(one: Phrase, other: Phrase) -> Phrase:
    return Phrase(f"{one.plain} {other.plain}", f"{one.html} {other.html}")


def _marked(text: str, rule: Rule, wording: Wording, what: str) -> Phrase:
    """The words in an element that names the rule, so that every occurrence on a page can be found.

    The numbers of a range stand in one of their own within it: a line could else end behind their dash. So do a number
    and the word that a hyphen joins to it.
    """
    if rule.machine_value is None:
        return _named(text, rule, what)
    value, html = escape(rule.machine_value), escape_text(text)
    if rule.upper is not None and rule.kind != "date":
        both = escape_text(wording.digits(rule))
        if NO_BREAK_SPACE + both not in html and both + NO_BREAK_SPACE not in html:  # they are tied to their unit
            html = html.replace(both, f'<span class="tied">{both}</span>', 1)
    html = _JOINED.sub(r'<span class="tied">\g<0></span>', html)
    return Phrase(untie(text), f'<data value="{value}" data-{what}="{rule.name}">{tie(html)}</data>')


def _named(text: str, rule: Rule, what: str) -> Phrase:
    """The same, of words without a value for machines."""
    return Phrase(untie(text), f'<span data-{what}="{rule.name}">{tie(escape_text(text))}</span>')
