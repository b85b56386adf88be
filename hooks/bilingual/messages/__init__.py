"""What is said to editors, in their language: English in the code, every other language in a catalogue.

A catalogue is a file of gettext, ``<language>.po`` in this folder, which translators and their programs know. Each of
its entries has the English pattern, with its places by name: “There is no page “{page}”.” What is said is a text, and
remembers how it was made, so that it is put into another language only where it is shown, and one message can be shown
in several.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from gettext import NullTranslations

    from babel.messages.catalog import Catalog

ENGLISH = "en"  # the language of the patterns
CATALOGUES = Path(__file__).parent
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Sayable(Protocol):
    """What has words of its own in each language, such as the name of a language."""

    def in_language(self, language: str) -> str:
        """Its words in a language."""


class Message(str):
    """What is said: in English as it is, in another language by its catalogue.

    ``pattern`` has places by name, ``places`` what stands in each: a text or number that is the same in every language,
    or what is ``Sayable``. ``plural`` is the pattern for any other number than one, ``number`` that number.
    """

    __slots__ = ("number", "pattern", "places", "plural")
    pattern: str
    plural: str
    number: int
    places: Mapping[str, object]

    def __new__(
        cls, pattern: str, plural: str = "", number: int = 1, places: Mapping[str, object] | None = None
    ) -> Message:
        chosen = plural if plural and number != 1 else pattern
        stand = {name: _as_it_stands(value) for name, value in (places or {}).items()}
        message = super().__new__(cls, chosen.format_map({"number": number, **stand}))
        message.pattern, message.plural, message.number, message.places = pattern, plural, number, stand
        return message

    def __reduce__(self) -> tuple[Any, ...]:
        return Message, (self.pattern, self.plural, self.number, self.places)

    def with_texts(self, change: Callable[[str], str]) -> Message:
        """The same with each text that stands in a place changed, in messages that stand in one too."""
        changed = {
            name: value.with_texts(change)
            if isinstance(value, Message)
            else change(value)
            if isinstance(value, str)
            else value
            for name, value in self.places.items()
        }
        return Message(self.pattern, self.plural, self.number, changed)

    def in_language(self, language: str) -> str:
        """The message in a language; in English what its catalogue does not have."""
        if language == ENGLISH or not self.pattern:
            return str(self)
        known = _catalogue(language)
        pattern, plural = self.pattern, self.plural
        said = known.ngettext(pattern, plural, self.number) if plural else known.gettext(pattern)
        if not has_its_places(said, pattern, plural):
            return str(self)
        return said.format_map(
            {"number": self.number, **{name: in_language(value, language) for name, value in self.places.items()}}
        )


def say(pattern: str, /, **places: object) -> Message:
    """A message; ``pattern`` is written where it is said, or was marked by ``to_say``."""
    return Message(pattern, places=places)


def say_number(number: int, one: str, many: str, /, **places: object) -> Message:
    """A message that is another one for one thing than for several; ``{number}`` is a place of both."""
    return Message(one, many, number, places)


def to_say(pattern: str) -> str:
    """Marks a pattern that is said elsewhere, as by ``say(PATTERN, page=…)``, so that the catalogues have it."""
    return pattern


def together(parts: Iterable[object], between: str = " ") -> Message:
    """Several messages and texts as one, in this order in every language, with a text or message between them."""
    places = {f"part{index}": part for index, part in enumerate(parts)}
    return Message("{between}".join(f"{{{name}}}" for name in places), places={**places, "between": between})


def as_is(text: object) -> Message:
    """An editor's own words, code, or what was put into a language already: the same in every language."""
    return Message("{text}", places={"text": text})


def in_quotes(text: object) -> Message:
    """A text in the quotation marks of the language."""
    return say("“{text}”", text=text)


def all_of(parts: Iterable[object]) -> Message:
    """What is named in a row: “a, b and c”."""
    return _row(parts, to_say("{some} and {last}"))


def either(parts: Iterable[object]) -> Message:
    """What can be chosen from: “a, b or c”."""
    return _row(parts, to_say("{some} or {last}"))


def first_of(parts: Sequence[object], most: int, between: str = ", ") -> Message:
    """As many as can be read in a message: “a, b and 3 more”."""
    some = together(parts[:most], between)
    rest = len(parts) - most
    return say_number(rest, "{some} and {number} more", "{some} and {number} more", some=some) if rest > 0 else some


class Clause(NamedTuple):
    """A sentence that goes on, in every language: its words without the stop at its end."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence.removesuffix(".")

    def in_language(self, language: str) -> str:
        """The same in a language."""
        return str(in_language(self.sentence, language)).removesuffix(".")


class Beginning(NamedTuple):
    """As much of a message as can be read, at most so many characters, in every language."""

    message: str
    most: int

    def __str__(self) -> str:
        return self._of(self.message)

    def in_language(self, language: str) -> str:
        """The same in a language."""
        return self._of(str(in_language(self.message, language)))

    def _of(self, said: str) -> str:
        return said if len(said) <= self.most else f"{said[: self.most]}…"


class Figure(NamedTuple):
    """A number as it is written in a language, with so many ``digits`` behind the point: 1,234 and 0.96 in English."""

    number: float
    digits: int = 0

    def __str__(self) -> str:
        return f"{self.number:,.{self.digits}f}"

    def in_language(self, language: str) -> str:
        """The same in a language."""
        from babel.numbers import format_decimal

        pattern = "#,##0" + (f".{'0' * self.digits}" if self.digits else "")
        return str(self) if language == ENGLISH else format_decimal(self.number, pattern, locale=language)


def message_of(error: BaseException) -> str:
    """What an error says: its message as it was made, which can be said in any language."""
    first = error.args[0] if error.args else ""
    return first if isinstance(first, Message) else str(error)


def in_words(value: object, language: str) -> str:
    """What is said, in a language, as it is printed."""
    return str(in_language(value, language))


def in_language(value: object, language: str) -> object:
    """What stands in a place, in a language: itself unless it has words of its own."""
    said = getattr(value, "in_language", None)  # Python 3.11 takes long to ask whether it is Sayable
    return said(language) if said else value


def _row(parts: Iterable[object], pattern: str) -> Message:
    *some, last = list(parts) or [""]
    return say(pattern, some=together(some, ", "), last=last) if some else together([last])


def _as_it_stands(value: object) -> object:
    """What can be remembered and said again: a number, a text, or what has words of its own."""
    return value if isinstance(value, str | int) or hasattr(value, "in_language") else str(value)


def languages() -> list[str]:
    """The languages in which messages can be said, English first."""
    return [ENGLISH, *sorted(file.stem for file in CATALOGUES.glob("*.po"))]


def choose_language(wanted: Iterable[str]) -> str:
    """The first language that there is, of settings and locales as POSIX writes them: ``sv_SE.UTF-8``; else English."""
    known = languages()
    return next((one for locale in wanted if (one := _language_of(locale)) in known), ENGLISH)


def _language_of(locale: str) -> str:
    found = _LANGUAGE.match(locale.lower())
    return found[0] if found else ""


def has_its_places(said: str, pattern: str, plural: str = "") -> bool:
    """Whether a translation has the places of what it translates, and no others; a number may be said in words."""
    try:
        there, wanted = places_of(said), places_of(pattern) | places_of(plural)
    except ValueError:
        return False
    return there <= wanted | {"number"} and wanted - {"number"} <= there if plural else there == wanted


@cache
def places_of(pattern: str) -> frozenset[str]:
    """The names of the places in a pattern.

    :raises ValueError: a brace that is none of a place is not doubled
    """
    from string import Formatter

    return frozenset(name for _, name, _, _ in Formatter().parse(pattern) if name is not None)


@cache
def _catalogue(language: str) -> NullTranslations:
    """What gettext knows of one language; without the messages that a translator has not finished.

    A file that cannot be read has none: all is said in English then.
    """
    from gettext import GNUTranslations, NullTranslations
    from io import BytesIO

    from babel.messages.mofile import write_mo

    compiled = BytesIO()
    try:
        write_mo(compiled, read_catalogue(language))
    except (OSError, ValueError):
        return NullTranslations()
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def read_catalogue(language: str) -> Catalog:
    """The file of one language.

    :raises OSError: there is none
    :raises ValueError: it cannot be read
    """
    from babel.messages.pofile import read_po  # a thirtieth of a second, which English does without

    with (CATALOGUES / f"{language}.po").open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)
