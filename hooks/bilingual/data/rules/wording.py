"""How one language says a value: its table of words (docs/wording/), plural forms, digits, dates and lists by CLDR."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from ...messages import Message, say
from ...problems import Problem
from ...records.checking import find_problems
from ...records.reading import Record, read_record
from ...vocabulary import NO_BREAK_SPACE
from .rule import FILE as RULES_FILE
from .rule import Rule, Value

_ONCE = "1"  # the form of the number itself (CLDR, explicit 0 and 1 rules)
Forms = Mapping[str, str]


def wording_file(locale: str) -> str:
    """Where the words of a language stand."""
    return f"docs/wording/{locale}.yml"


@dataclass(frozen=True)
class Wording:
    """The words of one language. Plural forms are named by CLDR's categories (one, other …).

    ``times``, ``rates``, ``ranges`` and ``easy``, and some of the units, may be empty as long as no rule needs them.
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
    times: Forms
    rates: Forms
    ranges: Forms
    easy: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, str]
    text_lines: Mapping[str, int]
    texts_line: int
    of_the_theme: frozenset[str] = frozenset()
    unit_lines: Mapping[str, int] = field(default_factory=dict)

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
        said = self._days(rule.ends) if rule.kind == "date" else self._in_numbers(rule)
        return self.rates[rule.per].replace("{amount}", said) if rule.per else said

    def _days(self, ends: Sequence[Value]) -> str:
        return self._from_to("date", [say_day(day, self) for day in ends if isinstance(day, date)])

    def _in_numbers(self, rule: Rule) -> str:
        """“6 months”, “2–4 weeks”, “1 hour and 30 minutes”: CLDR's list joins an amount and the rest of it."""
        said = _filled(self._form(self._forms(rule), _numbers_of(rule)), self.digits(rule))
        if not rule.minutes:
            return said
        rest = _filled(self._form(self.units["minute"], [rule.minutes]), self._digits(rule.minutes, decimals=0))
        return format_list([said, rest], locale=self.cldr)

    def digits(self, rule: Rule) -> str:
        """The number, or both of a range as they belong together: “1,250”, “2–4”."""
        numbers = _numbers_of(rule)
        parts = max(map(_decimals, numbers))
        of_money = max(parts, 2) if rule.kind == "money" and parts else 0
        return self._from_to("amount", [self._digits(number, decimals=of_money) for number in numbers])

    def _forms(self, rule: Rule) -> Forms:
        match rule.kind:
            case "duration":
                return self.units[str(rule.unit)]
            case "money":
                return self.currencies[str(rule.unit)]
            case "percentage":
                return self.percent
            case "age":
                return self.age
            case _ if self.locale in rule.nouns:
                return rule.nouns[self.locale]
            case _:
                return self.times if rule.per else {"other": "{amount}"}

    def _form(self, forms: Forms, numbers: Sequence[int | Decimal]) -> str:
        """The plural form for a number, or for a range. A form by the name of the number itself comes first (CLDR)."""
        *_, last = numbers
        if len(numbers) == 1 and str(last) in forms:
            return forms[str(last)]
        is_by_last = len(numbers) == 1 or self.ranges["plural"] == "last"
        return forms.get(self.cldr.plural_form(last) if is_by_last else "other", forms["other"])

    def _from_to(self, what: str, said: Sequence[str]) -> str:
        if len(said) == 1:
            return said[0]
        return self.ranges[what].replace("{min}", said[0]).replace("{max}", said[1])

    def _digits(self, value: int | Decimal, *, decimals: int) -> str:
        """A number with just so many decimals; with 0 as many as it has."""
        pattern = f"#,##0.{'0' * decimals}" if decimals else None
        return format_decimal(value, format=pattern, locale=self.cldr, decimal_quantization=bool(pattern))

    def value(self, rule: Rule) -> str:
        """The value as it stands in a sentence: with its limit, or the sentence of a note."""
        if rule.kind == "note":
            return rule.texts["text"][self.locale]
        limits = self.limits["date" if rule.kind == "date" else "amount"]
        said = self.amount(rule)
        return limits[rule.limit].replace("{amount}", said) if rule.limit else said

    def in_easy_words(self, rule: Rule) -> str | None:
        """The value in easy words: the rule's own, or those of the language; None if neither has any."""
        own = rule.texts.get("easy")
        if own or rule.kind == "note":
            return own[self.locale].replace("{amount}", self.amount(rule) if rule.ends else "") if own else None
        if not self.easy:
            return None
        form = self.easy.get(rule.kind, {}).get(str(rule.limit))
        return form.replace("{amount}", self.amount(rule)) if form else self.value(rule)

    def change(self, rule: Rule, form: str, value: str = "") -> str:
        """What will hold from a day on: ``alone`` as a sentence, ``inside`` one. The rule has a start.

        The ``value`` is said in the words that the rule has for it, if it is not given in others.
        """
        assert rule.start
        said = value or self.value(rule)
        return self.changes[form].replace("{day}", say_day(rule.start, self)).replace("{value}", said)


def _numbers_of(rule: Rule) -> list[int | Decimal]:
    return [number for number in rule.ends if isinstance(number, int | Decimal)]


def _decimals(number: int | Decimal) -> int:
    """How many it has, those behind the last that counts left out: 0 of 20.00, 1 of 20.50, 3 of 10.123."""
    exponent = Decimal(number).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _filled(form: str, digits: str) -> str:
    for beside in ("{amount} ", " {amount}"):
        form = form.replace(beside, beside.replace(" ", NO_BREAK_SPACE))
    return form.replace("{amount}", digits)


def say_day(day: date, wording: Wording) -> str:
    """A day as it stands in a sentence, its number and its month on one line: “den 1 mars 2027”."""
    said = format_date(day, "long", locale=wording.cldr)
    return wording.date.replace("{amount}", said.replace(" ", NO_BREAK_SPACE, 1))


def _language_of(locale: str) -> str:
    """The language of a locale as CLDR calls it; empty if it does not know it."""
    try:
        return Locale.parse(locale, sep="-").language
    except (UnknownLocaleError, ValueError):
        return ""


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
        what = say("CLDR has no locale “{cldr}”.", cldr=data["cldr"])
        to_do = say("Use one like sv_SE or en_GB; if it lacks the language, one with the same plural forms.")
        return None, [Problem(record.file, record.line(("cldr",)), what, to_do, "unknown-locale")]
    own = _language_of(locale)
    if own and cldr.language != own:
        what = say("cldr: “{cldr}” is another language than that of this file, {own}.", cldr=data["cldr"], own=own)
        to_do = say("Write {own}, or one that begins with it and names a country.", own=own)
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
        times=data.get("times", {}),
        rates=data.get("rates", {}),
        ranges=data.get("ranges", {}),
        easy=data.get("easy", {}),
        changes=data["changes"],
        spans=data["spans"],
        texts={**dict(of_the_theme), **data["texts"]},
        text_lines={name: record.line(("texts", name)) for name in (*dict(of_the_theme), *data["texts"])},
        texts_line=record.line(("texts",)),
        of_the_theme=frozenset(dict(of_the_theme)) - data["texts"].keys(),
        unit_lines={name: record.line(("units", name)) for name in data["units"]},
    )
    problems = list(_wrong_forms(wording, record))
    return (None if problems else wording), problems


def _wrong_forms(wording: Wording, record: Record) -> Iterator[Problem]:
    tables: list[tuple[tuple[str, ...], Forms]] = [(("units", name), forms) for name, forms in wording.units.items()]
    tables += [(("currencies", name), forms) for name, forms in wording.currencies.items()]
    tables += [(("percent",), wording.percent), (("age",), wording.age)]
    if wording.times:
        tables.append((("times",), {name: form for name, form in wording.times.items() if name != _ONCE}))
    for path, forms in tables:
        if what := _forms_missing(forms, wording):
            said = say("{path}: {what}", path=".".join(path), what=what)
            yield Problem(record.file, record.line(path), said, _write_forms(wording), "plural-forms")


def _forms_missing(forms: Forms, wording: Wording) -> Message | None:
    expected = wording.plural_categories
    if set(forms) == set(expected):
        return None
    return say(
        "The forms are {forms}, but this language has {expected}.", forms=", ".join(forms), expected=", ".join(expected)
    )


def _write_forms(wording: Wording) -> Message:
    return say(
        "Write just these forms, each with {{amount}}: {forms}.",
        forms=", ".join(wording.plural_categories),
    )


def cannot_say(rule: Rule, wording: Wording) -> Iterator[Problem]:
    """What ``wording`` lacks to put ``rule`` into words."""
    if rule.kind == "money" and rule.unit not in wording.currencies:
        what = say(
            "{name}: {file} has no words for the currency “{unit}”.",
            name=rule.name,
            file=wording_file(wording.locale),
            unit=rule.unit,
        )
        known = ", ".join(wording.currencies)
        to_do = say("Add its forms there, under currencies, or use one of: {known}.", known=known)
        yield Problem(RULES_FILE, rule.line, what, to_do, "currency-words")
    for path, example in _needed(rule, wording):
        what = say(
            "{name}: {file} has no words for this: “{path}” is missing there.",
            name=rule.name,
            file=wording_file(wording.locale),
            path=path,
        )
        yield Problem(RULES_FILE, rule.line, what, say("Add it there: {example}", example=example), "rule-words")
    forms = rule.nouns.get(wording.locale)
    if forms and (wrong := _forms_missing(forms, wording)):
        what = say("{path}: {what}", path=f"{rule.name}.noun.{wording.locale}", what=wrong)
        yield Problem(RULES_FILE, rule.lines.get("noun", rule.line), what, _write_forms(wording), "plural-forms")


def _needed(rule: Rule, wording: Wording) -> Iterator[tuple[str, str]]:
    """The names in the table of words that a rule needs and that are not there, each with how to write it."""
    forms = _table(wording.plural_categories)
    if rule.kind == "duration":
        for unit in (str(rule.unit), *(["minute"] if rule.minutes else [])):
            if unit not in wording.units:
                yield f"units.{unit}", f"{unit}: {forms}"
    if rule.upper is not None and not wording.ranges:
        yield "ranges", 'ranges: { amount: "{min}–{max}", date: "{min} … {max}", plural: other }'
    if rule.per and not wording.rates:
        yield "rates", f"rates: {_table(('hour', 'day', 'week', 'month', 'year'))}"
    if rule.per and rule.kind == "count" and not rule.nouns and not wording.times:
        yield "times", f"times: {forms}"


def _table(names: Sequence[str]) -> str:
    """How a table of words is written."""
    lines = ", ".join(f'{name}: "{{amount}} …"' for name in names)
    return f"{{ {lines} }}"
