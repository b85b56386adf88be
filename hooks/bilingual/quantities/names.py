"""Numbers that name something: laws and their sections, versions, standards, boxes, telephones.

What they name is compared and counts nothing. ``value`` is the number alone: 5.2 of “Article 5(2)”, 12a of “12 a §”.
"""

from __future__ import annotations

import re

from .found import Found
from .number_words import NumberWords
from .patterns import GAP, WORD_ENDS, any_of, flat, whole

SPACE = "[ \u00a0\u202f]"
_BETWEEN_DIGITS = f"(?:{SPACE}(?:[-–()]{SPACE}?)?|[-–()]{SPACE}?)?"  # in one way only, so that a long row takes no time
_LETTER = rf"(?:{SPACE}?[a-h](?![^\W_]))?"  # 12 a §; none that is a word of its own in the languages of the north
# As ITU-T E.123 and each country's own writing have them.
_TELEPHONES = (
    rf"(?:\+|00)[1-9](?:{_BETWEEN_DIGITS}[0-9])+",  # +46 10 488 00 00
    rf"0[0-9]{{1,3}}(?:{_BETWEEN_DIGITS}[0-9]{{2,4}}){{2,5}}(?![0-9])",  # 0771-416 416
    r"0[0-9]{1,3}[-–][0-9]{5,8}",
)
# Numbers that name something in every language.
_IDENTIFIERS = (
    r"[0-9]{4}:[0-9]+",  # SFS 2018:1937
    r"[0-9]{4}/[0-9]{2,4}:[0-9]+",  # 2025/26:114 of a parliament
    r"[0-9]{4}/[0-9]+",  # Regulation (EU) 2016/679
    rf"§{{1,2}}\s?[0-9]+{_LETTER}(?:\s?[-–]\s?[0-9]+)?|[0-9]+\s?(?:[-–]\s?[0-9]+\s?)?[a-z]?\s?§{{1,2}}",
    rf"en{SPACE}[0-9]{{3}}{SPACE}[0-9]{{3}}",  # the European standard EN 301 549
    r"[0-9]+(?:[-.:/][0-9]+){2,}",  # 2.2.1
    r"[0-9]{6,8}-[0-9]{4}",  # organisation and personal numbers
    rf"[a-z]{{1,2}}-[0-9]{{3}}{SPACE}[0-9]{{2}}",  # SE-123 45
    r"[0-9]+/[0-9]{2,}",  # 26/27, 24/7 is the next
    r"24/7",
)
POSTAL_CODE = rf"[1-9][0-9]{{2}}{SPACE}[0-9]{{2}}(?={SPACE}[^\W\d_])"  # 123 45, before the name of a place
_PARTS = re.compile(rf"[0-9]+(?:[.:/-][0-9]+|\([0-9]{{1,3}}\))*{_LETTER}")
_STOPS = ".:/–-"
_SIGNS = re.compile(r"[:/(-]")
_NOT_IN_A_VALUE = re.compile(rf"\)|{SPACE}")
_DIGITS = re.compile("[0-9]")


class Names:
    """The numbers of one language that name something: ``pattern`` finds one, for text in lower case."""

    def __init__(self, language: NumberWords) -> None:
        self.pattern = _pattern(language)

    def read(self, match: re.Match[str], prose: str) -> list[Found] | None:
        """Each number by itself: “Sections 5 and 7” are two. None of a postal code before a small letter."""
        if match["nothing"]:
            return []
        if match["telephone"]:
            return [Found(_telephone(match["telephone"]), "telephone", match.start("telephone"), match.end())]
        if match["postal"]:
            if not prose[match.end() + 1].isupper():
                return None
            return [Found(_digits(match["postal"]), "name", match.start(), match.end())]
        parts = list(_PARTS.finditer(match.string, match.start(), match.end()))
        if not parts or (match["identifier"] and match["identifier"][0].isalpha()):
            return [Found(_digits(match[0]), "name", match.start(), match.end())] if parts else []
        starts = [match.start(), *(part.start() for part in parts[1:])]
        ends = [*(part.end() for part in parts[:-1]), match.start() + len(match[0].rstrip(_STOPS))]
        return [
            Found(_value(part[0]), "name", start, end) for part, start, end in zip(parts, starts, ends, strict=True)
        ]


def _value(written: str) -> str:
    return _SIGNS.sub(".", _NOT_IN_A_VALUE.sub("", written))


def _digits(written: str) -> str:
    return "".join(_DIGITS.findall(written))


def _telephone(written: str) -> str:
    """The digits as they are dialled from abroad, with “+”, or at home, with 0."""
    plain = written.replace("(0)", "").replace(" 0)", "")
    digits = _digits(plain)
    if plain[0] == "+":
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def _pattern(language: NumberWords) -> str:
    number = rf"\(?[0-9][0-9:/.–-]*(?:\([0-9]{{1,3}}\))*{_LETTER}\)?"
    joined = rf"(?:,|{GAP}{any_of([*language.conjunctions, *language.range_words])}){GAP}"
    more = rf"(?:{joined}[0-9]+{_LETTER}(?![^\W_]|{SPACE}[0-9]))*"
    words = any_of(language.references)
    references = rf"{words}{GAP}{number}{more}(?!{GAP}?{whole(flat(language.units))})"
    numbered = rf"[0-9]+{GAP}?{any_of(language.numbered_references)}"
    telephone = rf"(?:{words}{GAP})?(?P<telephone>{'|'.join(_TELEPHONES)})"
    return (
        rf"(?:{telephone}|(?P<reference>{references}|{numbered})|(?P<identifier>{'|'.join(_IDENTIFIERS)})"
        rf"|(?P<postal>{POSTAL_CODE})|(?P<nothing>{any_of(language.look_alikes)})){WORD_ENDS}"
    )
