"""All that is known of one language, from its file: languages/<locale>.yml, and what docs/languages/ adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from unicodedata import normalize

from babel import Locale, UnknownLocaleError

from ..problems import MESSAGE_LANGUAGE
from .names import name_language, primary

Words = tuple[str, ...]
Tables = Mapping[str, "str | bool | Tables"]
_AS_COMPARED = str.maketrans("‐‑’", "--'")  # as quantities/patterns.py folds the text in which they are looked for
_MARKS = '"“”„»«'  # of quotations, where a language's file names none
_ENDINGS = '"”'
_OTHERS = "’')]"  # what else may close behind the end of a sentence


@lru_cache(maxsize=4096)  # some tables are asked for again and again
def words(line: str) -> Words:
    """A line of words as a table, in small letters. “_” is the gap inside a phrase; “…” lets a compound go on."""
    return tuple(word.replace("_", " ") for word in normalize("NFC", line).lower().translate(_AS_COMPARED).split())


def lineage(locale: str) -> list[str]:
    """The locales whose files speak of this one, from its language to itself: zh, zh-Hant, zh-Hant-TW."""
    parts = locale.replace("_", "-").split("-")
    return ["-".join(parts[:length]) for length in range(1, len(parts) + 1)]


@dataclass(frozen=True, eq=False)
class Language:
    """What is known of one language; two of them are equal only if they are the same object.

    ``tables`` are the groups of its file, by name; whatever is not there is not known. A table is a line of words.
    """

    locale: str
    tables: Tables = field(default_factory=dict, repr=False)

    def line(self, group: str, name: str) -> str:
        """A table as it is written; empty if it is not known."""
        found = self.group(group).get(name, "")
        return found if isinstance(found, str) else ""

    def words(self, group: str, name: str) -> Words:
        """A table; empty if it is not known."""
        return words(self.line(group, name))

    def group(self, name: str) -> Tables:
        """All tables of a group."""
        found = self.tables.get(name)
        return found if isinstance(found, Mapping) else {}

    @cached_property
    def cldr(self) -> Locale:
        """Where CLDR has the digits and months of this language; its root if it does not know the language."""
        return _cldr(str(self.tables.get("cldr") or self.locale))

    @cached_property
    def name(self) -> str:
        """What editors call it, each in the language of their messages; its locale, if CLDR has no name for it."""
        return name_language(self.locale)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """What may stand before a full stop inside a sentence."""
        return frozenset(self.words("sentences", "abbreviations"))

    @cached_property
    def abbreviations_before_numbers(self) -> frozenset[str]:
        """The same, only where a number follows."""
        return frozenset(self.words("sentences", "abbreviations_before_numbers"))

    @cached_property
    def quotation_marks(self) -> str:
        """Every sign that may stand around what somebody else says."""
        own = self.line("sentences", "opening") + self.line("sentences", "closing")
        return "".join(dict.fromkeys(own.replace(" ", ""))) or _MARKS

    @cached_property
    def closing_marks(self) -> str:
        """Every sign that may stand behind the end of a sentence and belongs to it."""
        return "".join(dict.fromkeys((self.line("sentences", "closing").replace(" ", "") or _ENDINGS) + _OTHERS))

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that are seen at once to be of this language."""
        return frozenset(self.words("detection", "small_words"))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The letters besides a to z, small and capital."""
        letters = normalize("NFC", self.line("detection", "letters")).replace(" ", "")
        return frozenset(letters + letters.upper())

    @cached_property
    def units_alone(self) -> bool:
        """Whether a unit without a number can mean one of it, as where there is no article: “kuukauden ajan”."""
        return bool(self.line("units", "units_alone"))

    @cached_property
    def has_lix(self) -> bool:
        """Whether LIX says how hard a text of this language is."""
        return self.line("readability", "formula") == "LIX"

    @cached_property
    def usual_lix(self) -> float:
        """How much higher LIX is than that of the same text in Swedish or English."""
        return float(self.line("readability", "usual_lix") or 0)

    @cached_property
    def usual_length(self) -> float | None:
        """How many words say what takes a hundred in Swedish or English; None if nobody knows, or there are no gaps."""
        return float(length) if (length := self.line("readability", "usual_length")) else None

    @cached_property
    def usual_characters(self) -> float | None:
        """How many characters say what takes a hundred in Swedish; None if nobody knows."""
        return float(length) if (length := self.line("readability", "usual_characters")) else None

    @property
    def stemmer(self) -> str:
        """What Snowball calls its stemmer for this language, where nothing else is said: the first word of its name."""
        if said := self.line("search", "stemmer"):
            return said
        name = _cldr(primary(self.locale)).get_display_name(MESSAGE_LANGUAGE) or ""
        return name.lower().partition(" ")[0]

    @cached_property
    def stop_words(self) -> Words:
        """Words of a question that tell nothing of what is looked for."""
        return self.words("search", "stop_words")


def leaves(tables: Tables, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str | bool]]:
    """Every line, sign and number of the tables, with the names that lead to it."""
    for name, value in tables.items():
        if isinstance(value, Mapping):
            yield from leaves(value, (*path, name))
        else:
            yield (*path, name), value


def _name_in(language: str, locale: str) -> str:
    own = _cldr(locale)
    return (own.get_display_name(language) if own.language != "und" else None) or locale


def _cldr(locale: str) -> Locale:
    for known in reversed(lineage(locale)):
        try:
            return Locale.parse(known, sep="-")
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse("und")
