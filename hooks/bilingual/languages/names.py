"""What a language is called, by its code and CLDR's names; how several are named in a row."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError
from babel.lists import format_list

FALLBACK = Locale.parse("en-GB", sep="-")  # for what is said in a language that CLDR does not have


def primary(code: str) -> str:
    """The language of a code without its script and its region: ``sv`` of ``sv-FI``."""
    return code.replace("_", "-").split("-")[0].lower()


def known_locale(code: str) -> Locale | None:
    """CLDR's locale of a code; None without one."""
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def name_language(code: str, within: str) -> str:
    """A language as it is called in the language ``within``: “Swedish”; its code if CLDR has no name for it."""
    own, said = known_locale(code), known_locale(within) or FALLBACK
    return (own.get_display_name(said) if own else None) or code


def name_in_a_row(codes: Iterable[str], within: str) -> str:
    """Languages as they are named in a sentence of the language ``within``: “Swedish, Finnish and English”."""
    return format_list([name_language(code, within) for code in codes], locale=known_locale(within) or FALLBACK)
