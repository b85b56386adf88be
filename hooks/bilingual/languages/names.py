"""What a language is called, by its code (BCP 47, RFC 5646) and CLDR's names; how several are named in a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from babel import Locale, UnknownLocaleError
from babel.core import parse_locale
from babel.lists import format_list

MESSAGES = "en-GB"  # what editors are told
FALLBACK = Locale.parse(MESSAGES, sep="-")  # for what is said in a language that CLDR does not have


def known_locale(code: str) -> Locale | None:
    """CLDR's locale of a code, or of as much of it as CLDR has: of ``sv-AX`` that of ``sv``. None without any."""
    parts = code.replace("_", "-").split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None


def name_language(code: str, within: str = MESSAGES) -> str:
    """A language as it is called in the language ``within``: “Swedish”; its code if CLDR has no name for it."""
    said = known_locale(within) or FALLBACK
    try:
        language, territory, script, *_ = parse_locale(code, sep="-")
    except ValueError:
        return code
    name = said.languages.get(language)
    if name is None:
        return code
    more = [said.scripts.get(script or "", script), said.territories.get(territory or "", territory)]
    return f"{name} ({', '.join(filter(None, more))})" if any(more) else name


def name_itself(code: str) -> str:
    """What a language calls itself, with a capital, as it stands alone: “Svenska”."""
    name = name_language(code, code) if known_locale(code) else code
    return name[:1].upper() + name[1:]


def name_in_a_row(codes: Iterable[str], within: str = MESSAGES) -> str:
    """Languages as they are named in a sentence of the language ``within``: “Swedish, Finnish and English”."""
    return in_a_row([name_language(code, within) for code in codes], within)


def in_a_row(names: Sequence[str], within: str = MESSAGES) -> str:
    """Names as they are listed in a sentence of a language."""
    return format_list(names, locale=known_locale(within) or FALLBACK)
