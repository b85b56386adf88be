"""The statement → its names in the vocabulary of one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ..data.rules.wording import Wording, say_day
from ..data.statement import DATES, GROUPS, TEXTS
from ..records.reading import Record
from ..text.nodes import Element, Node, Words
from ..text.printing import Frame, Printer
from ..text.words import plain_words
from ..vocabulary import NO_BREAK_SPACE, Names, Phrase, escape_text, tie, untie


def name_statement(statement: Record, wording: Wording) -> Names:
    """``accessibility.NAME`` for each item of the record; a group of findings is a list."""
    data, texts = statement.data, wording.texts
    missing = {**dict.fromkeys(DATES, texts["not_known"]), "endorsed": texts["accessibility_not_endorsed"]}
    to_whom, where = data["supervisor"][wording.locale], escape_text(data["complaints"])
    complaints = texts["accessibility_complaints"].replace("{authority}", to_whom)
    entries = {
        **{name: Phrase.of(data[name][wording.locale]) for name in ("scope", "law")},
        **{name: Phrase.of(data[name].replace(" ", NO_BREAK_SPACE, 2)) for name in ("standard", "guidelines")},
        **{name: Phrase.of(texts[f"accessibility_{data[name]}"]) for name in ("status", "method")},
        **{name: _day(data[name], wording) if data[name] else Phrase.missing(missing[name]) for name in DATES},
        "complaints": Phrase(complaints, f'<a href="{where}" data-address="{where}">{escape_text(complaints)}</a>'),
    }
    for group in GROUPS:
        findings = [one for one in data["findings"].values() if one["group"] == group]
        entries[group] = _list(findings, wording) if findings else Phrase.of(texts["accessibility_no_finding"])
    return Names("accessibility", entries)


def _day(day: str, wording: Wording) -> Phrase:
    words = say_day(date.fromisoformat(day), wording)
    return Phrase(untie(words), f'<time datetime="{day}">{tie(escape_text(words))}</time>')


def _list(findings: Iterable[Mapping[str, Mapping[str, str]]], wording: Wording) -> Phrase:
    items = []
    for finding in findings:
        said = {key: " ".join(finding[key][wording.locale].split()) for key in TEXTS if key in finding}
        what = Words(said.pop("what"), 0)
        more = tuple(_item(Words(f"{wording.texts[f'accessibility_{key}']} {text}", 0)) for key, text in said.items())
        items.append(_item(what, *([Element("ul", {}, more)] if more else [])))
    found = (Element("ul", {}, tuple(items)),)
    return Phrase(plain_words(found, (), str), Printer(Frame(lambda tag: Phrase.of(str(tag)))).print(found))


def _item(*nodes: Node) -> Element:
    return Element("li", {}, nodes)
