"""What a language is called, by its code (BCP 47, RFC 5646) and CLDR's names; how several are named in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import parse_locale
from babel.lists import format_list

from ..messages import as_is, in_language
from ..problems import MESSAGE_LANGUAGE

MESSAGES = f"{MESSAGE_LANGUAGE}-GB"  # as editors are told
_CODE = re.compile("[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
FALLBACK = Locale.parse(MESSAGES, sep="-")  # for what is said in a language that CLDR does not have


@lru_cache(maxsize=256)  # of each text it is asked, and more than once
def primary(code: str) -> str:
    """The language of a code without its script and its region: ``sv`` of ``sv-FI``."""
    return code.replace("_", "-").split("-")[0].lower()


def in_good_form(code: str) -> str:
    """A code as BCP 47 recommends to write it (RFC 5646, 2.1.1): ``en-GB`` of ``en_gb``, ``zh-Hant`` of ``zh-hant``."""
    first, *rest = code.replace("_", "-").split("-")
    forms = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(forms.get(len(part), str.lower)(part) for part in rest)])


def is_language(code: str) -> bool:
    """Whether a code in good form begins with that of a language that has a name in CLDR."""
    return bool(_CODE.fullmatch(code)) and primary(code) in FALLBACK.languages


def wider(code: str) -> list[str]:
    """A code, then those of the same language that say less: ``zh-Hant-HK``, ``zh-Hant``, ``zh``.

    A region has the script that is usual there: ``zh-HK`` is followed by ``zh-Hant`` (CLDR, likely subtags).
    """
    first, *rest = code.split("-")
    found = known_locale(code)
    script = [f"{first}-{found.script}"] if found and found.script else []
    return list(
        dict.fromkeys([code, *("-".join([first, *rest[:end]]) for end in range(len(rest) - 1, 0, -1)), *script, first])
    )


def known_locale(code: str) -> Locale | None:
    """CLDR's locale of a code, or of as much of it as CLDR has: of ``sv-AX`` that of ``sv``. None without any."""
    parts = code.replace("_", "-").split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return None


def name_language(code: str, within: str = "") -> str:
    """A language as it is called in the language ``within``: “Swedish”; its code if CLDR has no name for it.

    Without ``within``, as it is called in the language of the message that it stands in.
    """
    return _name_language(code, within) if within else as_is(_Name(code))


def name_itself(code: str) -> str:
    """What a language calls itself, with a capital, as it stands alone: “Svenska”."""
    name = name_language(code, code) if known_locale(code) else code
    return name[:1].upper() + name[1:]


def name_in_a_row(codes: Iterable[str], within: str = "") -> str:
    """Languages as they are named in a sentence of the language ``within``: “Swedish, Finnish and English”.

    Without ``within``, as they are named in the language of the message that they stand in.
    """
    return in_a_row([name_language(code, within) for code in codes], within)


def in_a_row(names: Sequence[str], within: str = "") -> str:
    """Names as they are listed in a sentence of a language; without ``within``, of that of the message around it."""
    return _list(tuple(names), within) if within else as_is(_Row(tuple(names)))


@dataclass(frozen=True)
class _Name:
    """A language as each language of the messages calls it."""

    code: str

    def __str__(self) -> str:
        return self.in_language(MESSAGES)

    def in_language(self, language: str) -> str:
        return _name_language(self.code, language)


@dataclass(frozen=True)
class _Row:
    """Names as each language of the messages lists them."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        return _list(tuple(map(str, self.names)), MESSAGES)

    def in_language(self, language: str) -> str:
        return _list(tuple(str(in_language(name, language)) for name in self.names), language)


@cache  # each page asks for the same few
def _name_language(code: str, within: str) -> str:
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


@cache
def _list(names: tuple[str, ...], within: str) -> str:
    return format_list(names, locale=known_locale(within) or FALLBACK)
