"""The rules → plain data for machines: every period with its value, its days and the words that a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ..data.rules.history import Histories, History
from ..data.rules.rule import EachLanguage, Rule, Value
from ..data.rules.wording import Wording
from ..vocabulary import untie


def publish_rules(histories: Histories, wordings: Mapping[str, Wording], today: date) -> list[dict[str, Any]]:
    """Each rule in the order of the file, its periods from the earliest, as ``rules.schema.json`` describes them."""
    return [
        {
            "rule": history.name,
            "kind": history.periods[0].kind,
            "name": history.periods[0].texts["name"],
            "periods": [dict(_period(rule, history, wordings, today)) for rule in history.periods],
        }
        for history in histories.values()
    ]


def _period(rule: Rule, history: History, wordings: Mapping[str, Wording], today: date) -> Iterator[tuple[str, Any]]:
    def in_words(say: Callable[[Wording], str]) -> EachLanguage:
        return {locale: untie(say(wording)) for locale, wording in wordings.items()}

    yield "from", _iso(rule.start)
    yield "until", _iso(rule.until)
    yield "in_force", rule is history.on(today)
    if rule.limit:
        yield "limit", rule.limit
    yield from zip(("value",) if rule.upper is None else ("min", "max"), map(_plain, rule.ends), strict=False)
    if rule.ends:
        yield "machine_value", rule.machine_value
    if rule.unit:
        yield "unit", rule.unit
    if rule.minutes:
        yield "minutes", rule.minutes
    if rule.per:
        yield "per", rule.per
    yield "words", in_words(lambda wording: wording.value(rule))
    if rule is history.announced(today):
        yield "announcement", in_words(lambda wording: wording.change(rule, "alone"))
    for key, each in rule.texts.items():
        if key not in ("name", "text"):
            yield key, in_words(lambda wording: wording.in_easy_words(rule) or "") if key == "easy" else each
    if rule.page:
        yield "page", rule.page
    if rule.checked:
        yield "checked", _iso(rule.checked)


def _plain(value: Value) -> float | str:
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
