"""How one language says a value: its table of words (docs/wording/), plural forms, digits and dates by CLDR."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

from ...problems import Problem
from ...records.checking import find_problems
from ...records.reading import Record, read_record
from .rule import FILE as RULES_FILE
from .rule import Rule

NO_BREAK_SPACE = "\u00a0"
Forms = Mapping[str, str]


def wording_file(locale: str) -> str:
    """Where the words of a language stand."""
    return f"docs/wording/{locale}.yml"


@dataclass(frozen=True)
class Wording:
    """The words of one language. Plural forms are named by CLDR's categories (one, other …).

    ``texts`` are those of the page frame; ``of_the_theme`` are the names of those that the theme says, and not we.
    """

    locale: str
    cldr: Locale
    units: Mapping[str, Forms]
    currencies: Mapping[str, Forms]
    percent: Forms
    age: Forms
    date: str
    limits: Mapping[str, Mapping[str, str]]
    changes: Forms
    spans: Forms
    texts: Mapping[str, str]
    text_lines: Mapping[str, int]
    texts_line: int
    of_the_theme: frozenset[str] = frozenset()

    @property
    def plural_categories(self) -> tuple[str, ...]:
        """The categories that this language tells apart, with ``other`` last (CLDR, language plural rules)."""
        return (*sorted(set(self.cldr.plural_form.tags) - {"other"}), "other")

    @property
    def direction(self) -> str:
        """Which way the language is written: ``ltr`` or ``rtl`` (CLDR, character order)."""
        return "rtl" if self.cldr.character_order == "right-to-left" else "ltr"

    def amount(self, rule: Rule) -> str:
        """The value without its limit, its number and its unit on one line: “6 månader”. The rule is not a note."""
        if isinstance(rule.value, date):
            return say_day(rule.value, self)
        assert isinstance(rule.value, int | Decimal)
        match rule.kind:
            case "duration":
                forms = self.units[str(rule.unit)]
            case "money":
                forms = self.currencies[str(rule.unit)]
            case "percentage":
                forms = self.percent
            case "age":
                forms = self.age
            case _:
                forms = rule.nouns.get(self.locale, {"other": "{amount}"})
        form = forms.get(self.cldr.plural_form(rule.value), forms["other"])
        digits = self._digits(rule.value, two_decimals=rule.kind == "money")
        for beside in ("{amount} ", " {amount}"):
            form = form.replace(beside, beside.replace(" ", NO_BREAK_SPACE))
        return form.replace("{amount}", digits)

    def _digits(self, value: int | Decimal, *, two_decimals: bool) -> str:
        pattern = "#,##0.00" if two_decimals and value != int(value) else None
        return format_decimal(value, format=pattern, locale=self.cldr, decimal_quantization=bool(pattern))

    def value(self, rule: Rule) -> str:
        """The value as it stands in a sentence: with its limit, or the sentence of a note."""
        if rule.kind == "note":
            return rule.texts["text"][self.locale]
        limits = self.limits["date" if rule.kind == "date" else "amount"]
        return limits[str(rule.limit)].replace("{amount}", self.amount(rule))

    def change(self, rule: Rule, form: str, value: str = "") -> str:
        """What will hold from a day on: ``alone`` as a sentence, ``inside`` one. The rule has a start.

        The ``value`` is said in the words that the rule has for it, if it is not given in others.
        """
        assert rule.start
        said = value or self.value(rule)
        return self.changes[form].replace("{day}", say_day(rule.start, self)).replace("{value}", said)


def say_day(day: date, wording: Wording) -> str:
    """A day as it stands in a sentence, its number and its month on one line: “den 1 mars 2027”."""
    said = format_date(day, "long", locale=wording.cldr)
    return wording.date.replace("{amount}", said.replace(" ", NO_BREAK_SPACE, 1))


def read_wording(
    raw: bytes, locale: str, of_the_theme: Sequence[tuple[str, str]], locales: Sequence[str]
) -> tuple[Wording | None, list[Problem]]:
    """The words of one language; None with any problem. ``of_the_theme`` are (name, text) that may be lacking here."""
    record, problems = read_record(raw, wording_file(locale))
    problems = problems or find_problems(record, "wording", locales)
    if problems:
        return None, problems
    data = record.data
    try:
        cldr = Locale.parse(data["cldr"])
    except UnknownLocaleError:
        what = f"CLDR has no locale “{data['cldr']}”."
        to_do = "Use one like sv_SE or en_GB; if it lacks the language, one with the same plural forms."
        return None, [Problem(record.file, record.line(("cldr",)), what, to_do, "unknown-locale")]
    wording = Wording(
        locale=locale,
        cldr=cldr,
        units=data["units"],
        currencies=data["currencies"],
        percent=data["percent"],
        age=data["age"],
        date=data["date"],
        limits=data["limits"],
        changes=data["changes"],
        spans=data["spans"],
        texts={**dict(of_the_theme), **data["texts"]},
        text_lines={name: record.line(("texts", name)) for name in (*dict(of_the_theme), *data["texts"])},
        texts_line=record.line(("texts",)),
        of_the_theme=frozenset(dict(of_the_theme)) - data["texts"].keys(),
    )
    problems = list(_wrong_forms(wording, record))
    return (None if problems else wording), problems


def _wrong_forms(wording: Wording, record: Record) -> Iterator[Problem]:
    tables: list[tuple[tuple[str, ...], Forms]] = [(("units", name), forms) for name, forms in wording.units.items()]
    tables += [(("currencies", name), forms) for name, forms in wording.currencies.items()]
    tables += [(("percent",), wording.percent), (("age",), wording.age)]
    for path, forms in tables:
        if what := _forms_missing(forms, wording):
            what = f"{'.'.join(path)}: {what}"
            yield Problem(record.file, record.line(path), what, _write_forms(wording), "plural-forms")


def _forms_missing(forms: Forms, wording: Wording) -> str | None:
    expected = wording.plural_categories
    if set(forms) == set(expected):
        return None
    return f"The forms are {', '.join(forms)}, but this language has {', '.join(expected)}."


def _write_forms(wording: Wording) -> str:
    return f"Write just these forms, each with {{amount}}: {', '.join(wording.plural_categories)}."


def cannot_say(rule: Rule, wording: Wording) -> Iterator[Problem]:
    """What ``wording`` lacks to put ``rule`` into words."""
    if rule.kind == "money" and rule.unit not in wording.currencies:
        what = f"{rule.name}: {wording_file(wording.locale)} has no words for the currency “{rule.unit}”."
        known = ", ".join(wording.currencies)
        to_do = f"Add its forms there, under currencies, or use one of: {known}."
        yield Problem(RULES_FILE, rule.line, what, to_do, "currency-words")
    forms = rule.nouns.get(wording.locale)
    if forms and (wrong := _forms_missing(forms, wording)):
        what = f"{rule.name}.noun.{wording.locale}: {wrong}"
        yield Problem(RULES_FILE, rule.line, what, _write_forms(wording), "plural-forms")
