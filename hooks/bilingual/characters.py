"""Characters that no editor means: those that cannot be seen or that turn a text around, letters that are not what they
look like, and letters that were lost or changed when a file was saved.

What they are follows Unicode: general categories and names (``unicodedata``), controls of direction (UAX 9), words of
several scripts (UTS 39, 5.2; of those, scripts whose letters look like each other's), sequences of emoji (UTS 51), and
joiners in the scripts that need them (UAX 31, 2.3). Soft hyphens, spaces of every width, whole words of any script and
what is younger than the table of names are what an editor may write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from unicodedata import category, combining, name, normalize

from .messages import Message, say, say_number, to_say, together
from .problems import Edit, Problem, quote

MOST_LINES = 10  # of one kind in one file that are told each by itself
MOST_MARKS = 3  # on one letter: Vietnamese and Hebrew have two, a third is possible
_LONGEST = 30  # letters of a word in a message
# What nearly every text is made of; nothing of all this begins with one of these. Read in one go.
_UNUSUAL = re.compile(
    "[^\n\t -~\u00a0-\u00c1\u00c4-\u00cd\u00d2-\u00d6\u00da-\u00e1\u00e3-\u00ee\u00f1-\u024f"
    "\u2000-\u200a\u2010-\u2027\u202f\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]"
)
_SUSPECT = re.compile(
    "[^\n -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u05ff\u0900-\u10ff\u1e00-\u1fff\u2000-\u200a\u2010-\u2027"
    "\u202f\u2030-\u205e\u2070-\u27ff\u2900-\u2dff\u3001-\u30ff\u4e00-\u9fff\uac00-\ud7a3\U0001f300-\U0001faff]"
    "|[\u17b4\u17b5\u2800\u180b-\u180f\u115f\u1160]"
)
# All that html.unescape reads, which is all that a browser does: the ; may be missing, and a number have many zeros.
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,31});?")
_BEGUN = re.compile(r"#?[A-Za-z0-9]*")
_LARGEST = 0x10FFFF  # the number of the last character
_TOO_LONG = say("A character is written with far more digits here than any has"), say("Write the character itself.")

_UNSEEN = say("There is a character here that cannot be seen")
_TURNS = say("There is a character here that turns the text around")
_NO_FONT = say("There is a character here that no font can show")
_NOTHING = say("There is a character here that does not exist")
_LOST_PICTURE = say("A picture was lost here when the text was copied")
_CONTROLS = {
    0x00: "null",
    0x07: "bell",
    0x08: "backspace",
    0x0B: "line tabulation",
    0x0C: "form feed",
    0x0D: "carriage return",
    0x1B: "escape",
    0x7F: "delete",
    0x85: "next line",
    0xFEFF: "byte order mark",
}
_WITHOUT_A_NAME = {"Cc": say("control character"), "Co": say("private use"), "Cn": say("not assigned")}
_TURN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # UAX 9, 2
# Without a shape although Unicode has them as letters, marks or signs: fillers, a joiner of marks, an empty cell.
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159")
_SHOWN = frozenset("\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_LIGATURE = re.compile("[\ufb00-\ufb06]")  # of Latin letters
_ITEM = re.compile(r".[ \t\u00a0]+\S")
# Scripts in which joiners shape the letters.
_JOINED = re.compile(
    "ARABIC|SYRIAC|THAANA|NKO|MONGOLIAN|MANDAIC|DEVANAGARI|BENGALI|GURMUKHI|GUJARATI|ORIYA|TAMIL|TELUGU|KANNADA|"
    "MALAYALAM|SINHALA|TIBETAN|MYANMAR|KHMER|BALINESE|JAVANESE"
)
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")  # UTS 51, of a region

# Scripts whose letters can be taken for those of another of them.
_ALIKE = re.compile("LATIN|CYRILLIC|GREEK|COPTIC|ARMENIAN|CHEROKEE|LISU|GEORGIAN|FULLWIDTH|MATHEMATICAL")
_NOT_LATIN = re.compile(
    "[\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1cbf\u1f00-\u1fff\u2c80-\u2d2f\ua4d0-\ua4ff\ua640-\ua69f"
    "\uab70-\uabbf\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
_OF_FORMULAS = frozenset("μΩΔΣΠΘΛΞΦΨΓβδεζηθλξπσφψω")  # Greek that is no Latin letter to anyone: μg, kΩ, Δt

_MARK = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # for letters of any script
# What may be marks: neither letters nor digits, spaces, or signs that stand by themselves. Their category says it.
_MAY_BE_MARKS = re.compile(
    rf"[^\w\s!-~\u00a0-\u02ff\u2010-\u205e\u2070-\u20cf\u2100-\u2bff\u3001-\u3029]{{{MOST_MARKS + 1},}}"
)
_RUN_OF_MARKS = re.compile(f"m{{{MOST_MARKS + 1},}}")
_STACKED = frozenset(["TIBETAN", "MYANMAR", "BALINESE", "JAVANESE", "TAI"])  # letters below letters are marks there
_MARKS = re.compile(f"[{_MARK}]")
_WORD = re.compile(f"[\\w\u00ad{_MARK}]+")
_DECOMPOSED = re.compile("[^\\W_][\u0300-\u036f]+")

# UTF-8 that was read as Windows-1252, once or more often: é as Ã©, – as â€“, § as Â§.
_SECOND = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "".join(map(chr, range(0x80, 0xC0)))
_NEXT = f"[{re.escape(_SECOND)}]"
_TWICE = re.compile(
    f"(?:[\u00c2\u00c3]{_NEXT}|\u00e2[\u20ac\u201a\u201e\u2020\u02c6\u0080\u0082]{_NEXT}|\u00ef\u00bb\u00bf"
    f"|\u00f0[\u0178\u009f]{_NEXT}{_NEXT})+"
    f"|(?:[\u00ce\u00cf\u00d0\u00d1\u00d7\u00d8\u00d9]{_NEXT}){{3,}}"
)
_AFTER_A_LETTER = "„…–‰"  # Ã and one of these is Ä, Å, Ö or É behind a letter, and Portuguese before a quotation mark
_PUNCTUATION = "‚†‡‘’“”•—‹›«»·\u00a0" + _AFTER_A_LETTER


class _Found(NamedTuple):
    """A stretch of text that is not fit. ``kind`` is what makes two of them the same; ``instead`` could stand there."""

    start: int
    end: int
    kind: str
    what: Message
    to_do: Message
    instead: str
    is_certain: bool = False


_TAKE_IT_OUT = say("Take it out. If you cannot find it, write the line anew.")
_BEGIN_AN_ITEM = say("Write - and a space instead of it, if it began an item of a list.")


def mend_characters(text: str, file: str, first_line: int, references: bool = False) -> tuple[str, list[Problem]]:
    """The text with what is not fit taken out or mended, and what is wrong, line by line.

    The problems stop every build; the text can be read on without false alarms, and has as many lines as before. With
    ``references``, characters count that are written as HTML has them: ``&#8203;``.
    """
    found = _find_with_references(text) if references and "&" in text else _find(text)
    if not found:
        return text, []
    pieces, end = [], 0
    for one in found:
        if one.start >= end:
            before, instead = text[end : one.start], one.instead
            _, sign, begun = before.rpartition("&")
            if references and sign and not instead and _BEGUN.fullmatch(begun):
                instead = " "  # so that what stands around it does not become a reference itself
            pieces += [before, instead]
            end = one.end
    return "".join([*pieces, text[end:]]), list(_problems(found, text, file, first_line))


def find_in_value(value: str) -> tuple[Message, Message] | None:
    """What is wrong with a text that was written with escapes, and what to do; None if nothing is."""
    first = next(iter(_find(value)), None)
    return (say("{what}.", what=first.what), first.to_do) if first else None


def called(sign: str) -> Message:
    """A character as a message names it, since it cannot be shown: U+200B (zero width space)."""
    code = ord(sign)
    known = _CONTROLS.get(code) or name(sign, "").lower() or _WITHOUT_A_NAME.get(category(sign), say("no name"))
    return say("U+{code} ({name})", code=f"{code:04X}", name=known)


@dataclass
class _Place:
    line: int
    column: int
    found: _Found
    times: int = 1


def _problems(found: Sequence[_Found], text: str, file: str, first_line: int) -> Iterator[Problem]:
    kinds: dict[str, list[_Place]] = {}
    line, start, counted = first_line, 0, 0
    for one in found:
        if ends := text.count("\n", counted, one.start):
            line, start = line + ends, text.rfind("\n", counted, one.start) + 1
        counted = one.start
        places = kinds.setdefault(one.kind, [])
        if places and places[-1].line == line:
            places[-1].times += 1
        else:
            places.append(_Place(line, one.start - start + 1, one))
    for places in kinds.values():
        for number, place in enumerate(places[:MOST_LINES], 1):
            one, times = place.found, place.times
            what = say("{what} (column {column}).", what=one.what, column=place.column)
            if times > 1:
                more = to_say("{what} (column {column}, and {more} more on this line).")
                what = say(more, what=one.what, column=place.column, more=times - 1)
            if number == MOST_LINES < len(places):
                rest = say_number(
                    len(places) - number,
                    "{number} more line has the same, the last is {line}.",
                    "{number} more lines have the same, the last is {line}.",
                    line=places[-1].line,
                )
                what = together([what, rest])
            old = text[one.start : one.end]
            edit = Edit(file, place.line, old, one.instead, is_sure=True) if one.is_certain else None
            yield Problem(file, place.line, what, one.to_do, "character", edit=edit)


def _find(text: str) -> list[_Found]:
    """All that is not fit, in order; none inside a stretch that was encoded twice."""
    if not _UNUSUAL.search(text):
        return []
    twice = list(_find_twice_encoded(text))
    found = [*_find_hidden(text), *_find_floods(text), *_find_in_words(text), *_find_lost(text), *_find_ligatures(text)]
    if twice:
        inside = {place for one in twice for place in range(one.start, one.end)}
        found = [*twice, *(one for one in found if one.start not in inside)]
    return sorted(found)


def _referred(reference: str) -> str:
    """What a reference stands for, as a browser reads it (WHATWG HTML, 13.2.5.72 to 84)."""
    if reference[1] != "#":
        return unescape(reference)
    digits = reference.strip("&#;")
    is_hexadecimal = digits[0] in "xX"
    number = int(digits.lstrip("xX"), 16 if is_hexadecimal else 10)
    return unescape(f"&#{number};") or chr(min(number, _LARGEST))


def _find_with_references(text: str) -> list[_Found]:
    """The same in a text in which HTML's references stand for characters."""
    pieces: list[str] = []
    places: list[int] = []  # where in ``text`` each character comes from
    end = 0
    long = [match for match in _REFERENCE.finditer(text) if len(match[0]) > _LONGEST]
    if long:  # Python counts no further than a few thousand digits
        return sorted(_Found(*match.span(), "long", *_TOO_LONG, "?") for match in long)
    for match in _REFERENCE.finditer(text):
        sign = _referred(match[0])
        if sign.isascii() and (sign.isprintable() or sign in "\n\t"):
            continue
        pieces += [text[end : match.start()], sign]
        places += [*range(end, match.start()), *[match.start()] * len(sign)]
        end = match.end()
    if not pieces:
        return _find(text)
    places += range(end, len(text) + 1)
    found: list[_Found] = []
    for one in _find("".join([*pieces, text[end:]])):
        start, after = places[one.start], places[one.end]
        if written := _REFERENCE.match(text, start):
            what = say("{what}, written as {written}", what=one.what, written=quote(written[0], _LONGEST))
            one = one._replace(what=what, is_certain=False)
        found.append(one._replace(start=start, end=after))
    return found


def _find_hidden(text: str) -> Iterator[_Found]:
    flags = {place for match in _FLAG.finditer(text) for place in range(*match.span())}
    for match in _SUSPECT.finditer(text):
        place, sign = match.start(), match[0]
        if place in flags or not (said := _hidden(sign, text[place - 1 : place], text[place + 1 : place + 2])):
            continue
        kind = category(sign) if category(sign) in ("Co", "Cn") else "tag" if sign > "\U000e0000" else sign
        instead = " " if sign in "\x0b\x0c\x85\u2028\u2029" else "?" if kind == "Co" else ""
        what, to_do = _said_of(said, sign), _TAKE_IT_OUT
        if kind == "Co" and _ITEM.match(text, place) and not text[text.rfind("\n", 0, place) + 1 : place].strip():
            kind, to_do, instead = "item", _BEGIN_AN_ITEM, "-"
        yield _Found(place, place + 1, kind, what, to_do, instead)


@lru_cache(maxsize=256)  # of thousands in a text, there are a few kinds
def _said_of(what: Message, sign: str) -> Message:
    return say("{what}: {sign}", what=what, sign=called(sign))


def _hidden(sign: str, before: str, after: str) -> Message | None:
    """What is wrong with a character that may have no shape, between two others; None if it is fit there."""
    kind, code = category(sign), ord(sign)
    if sign == "\t":
        return None
    if sign in _TURN:
        return _TURNS
    if sign in "\u200c\u200d":
        is_joined = _JOINED.fullmatch(_script(before)) or (_is_picture(before) and _is_picture(after))
        return None if is_joined else _UNSEEN
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180F:
        return None if _is_shown_by(sign, before, after) else _UNSEEN
    if kind == "Co":
        return _NO_FONT
    if kind == "Cn":  # noncharacters, and what Unicode keeps for characters without a shape; others may be new emoji
        nothing = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or 0xFFF0 <= code <= 0xFFF8
        return _NOTHING if nothing or 0xE0000 <= code <= 0xE0FFF else None
    if sign == "\ufffc":
        return _LOST_PICTURE
    return _UNSEEN if sign in _FILLERS or (kind in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in _SHOWN) else None


def _is_shown_by(selector: str, before: str, after: str) -> bool:
    """Whether a variation selector changes the shape of what stands before it."""
    if selector in "\ufe0e\ufe0f":
        return _is_picture(before) or (before in tuple("0123456789#*") and after == "\u20e3")
    return _script(before) in ("CJK", "MONGOLIAN", "MYANMAR", "PHAGS") or (before != "" and category(before) == "Sm")


def _is_picture(sign: str) -> bool:
    """Whether a character can be a part of an emoji (UTS 51)."""
    return sign in tuple("\u2139\u203c\u2049\u3030\u303d\ufe0f\U000e007f") or (
        sign != "" and not sign.isascii() and category(sign) in ("So", "Sm", "Sk", "Cn")
    )


def _script(sign: str) -> str:
    """The script of a character, the first word of its name: LATIN, CYRILLIC, CJK."""
    return name(sign, "").partition(" ")[0].partition("-")[0] if sign else ""


def _find_floods(text: str) -> Iterator[_Found]:
    for some in _MAY_BE_MARKS.finditer(text):
        kinds = "".join("m" if category(sign)[0] == "M" else " " for sign in some[0])
        for run in _RUN_OF_MARKS.finditer(kinds):
            start, end = some.start() + run.start(), some.start() + run.end()
            most = max(map(_most_marks, text[start : min(end, start + 3 * MOST_MARKS)]))
            if end - start > most:
                what = say(
                    "{marks} marks stand on one letter here, the first of them {sign}",
                    marks=end - start,
                    sign=called(text[start]),
                )
                to_do = say("Take out those that the letter does not need; it can have {most}.", most=most)
                yield _Found(start, end, "flood", what, to_do, "")


def _most_marks(mark: str) -> int:
    """How many marks a letter can have of which this is one: vowels and tones are marks too in many scripts."""
    script = _script(mark)
    if script == "COMBINING":  # for letters of any script
        return MOST_MARKS
    return 3 * MOST_MARKS if script in _STACKED else 2 * MOST_MARKS - 1


def _find_in_words(text: str) -> Iterator[_Found]:
    """Letters of another script, and letters in two pieces."""
    is_strange, is_apart = bool(_NOT_LATIN.search(text)), bool(_MARKS.search(text))
    if not (is_strange or is_apart):
        return
    for match in _WORD.finditer(text):
        start = match.start()
        for word in match[0].split("_"):
            if not word.isascii():
                if is_strange and _NOT_LATIN.search(word):
                    yield from _mixed(word, start)
                if is_apart and _MARKS.search(word):
                    yield from _decomposed(word, start)
            start += len(word) + 1


def _mixed(word: str, start: int) -> Iterator[_Found]:
    letters = [(sign, script) for sign in word if _ALIKE.fullmatch(script := _script(sign))]
    if any(script == "LATIN" for _, script in letters):
        letters = [(sign, script) for sign, script in letters if sign not in _OF_FORMULAS]
    count = Counter(script for _, script in letters)
    own = max(count, key=lambda script: (count[script], script == "LATIN"), default="")
    other = [sign for sign, script in letters if script != own]
    if other:
        place = start + word.index(other[0])
        what = say("“{word}” has a letter of another alphabet in it: {sign}", word=_shown(word), sign=called(other[0]))
        to_do = say("Write the word anew, with the letters of one alphabet.")
        yield _Found(place, place + 1, f"mixed {other[0]}", what, to_do, other[0])
    elif own == "MATHEMATICAL" and len(word) > 1:
        plain = normalize("NFKC", word)
        what = say(
            "“{word}” is written with signs for formulas, not with letters: {sign}",
            word=_shown(plain),
            sign=called(word[0]),
        )
        to_do = say("Write it with plain letters, which every device can read; **text** makes them bold.")
        yield _Found(start, start + len(word), "formula", what, to_do, plain)


def _decomposed(word: str, start: int) -> Iterator[_Found]:
    whole = normalize("NFC", word)
    if len(whole) == len(word) or next(_find_floods(word), None):
        return
    piece = next(one for one in _DECOMPOSED.findall(word) if normalize("NFC", one) != one)
    letter, mark = normalize("NFC", piece)[0], called(piece[1])
    what = say(
        "“{letter}” in “{word}” is written as two characters, a letter and {sign}",
        letter=letter,
        word=_shown(whole),
        sign=mark,
    )
    to_do = say("Write “{letter}” anew, as one letter.", letter=letter)
    yield _Found(start, start + len(word), "decomposed", what, to_do, whole, True)


def _shown(word: str) -> str:
    """A word for a message, without what cannot be seen in it."""
    plain = "".join(sign for sign in word[: 2 * _LONGEST] if sign.isalnum() or combining(sign))
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _find_twice_encoded(text: str) -> Iterator[_Found]:
    for match in _TWICE.finditer(text):
        start, end = match.span()
        said = _decode(match[0]) if _is_no_accident(match[0], text[start - 1 : start], text[end : end + 1]) else ""
        if not said:
            continue
        while again := _decode(said):
            said = again
        shown = say(
            "“{text}” is “{meant}”, saved in an encoding other than UTF-8",
            text=_shown_or_called(match[0]),
            meant=_shown_or_called(said),
        )
        to_do = say("Write “{text}”, and save the file with the encoding UTF-8.", text=said[:_LONGEST])
        if not said.isprintable():
            to_do = say("Write the words anew, and save the file with the encoding UTF-8.")
        yield _Found(start, end, f"twice {said}", shown, to_do, said.replace("\ufeff", ""))


def _shown_or_called(text: str) -> str:
    some = text[:_LONGEST] + ("…" if len(text) > _LONGEST else "")
    return "".join(sign if sign.isprintable() else f"[{called(sign)}]" for sign in some)


def _decode(text: str) -> str:
    """What the text is if it is UTF-8 that was read as Windows-1252; empty if it is not."""
    try:
        raw = b"".join(bytes([ord(sign)]) if "\x80" <= sign <= "\xff" else sign.encode("cp1252") for sign in text)
        said = raw.decode()
    except UnicodeError:
        return ""
    return said if said != text else ""


def _is_no_accident(pair: str, before: str, after: str) -> bool:
    """Whether Ã or Â with punctuation after it is no letter that a name or a foreign word ends with."""
    if len(pair) > 2 or pair[1] not in _PUNCTUATION:
        return True
    return after.isalnum() or (before.isalnum() and pair[1] in _AFTER_A_LETTER)


def _find_ligatures(text: str) -> Iterator[_Found]:
    for match in _LIGATURE.finditer(text):
        meant = normalize("NFKC", match[0])
        what = say("“{letters}” is one single character here, as in what is copied from a PDF", letters=meant)
        to_do = say("Write “{letters}” anew, letter by letter.", letters=meant)
        yield _Found(*match.span(), f"ligature {meant}", what, to_do, meant, True)


def _find_lost(text: str) -> Iterator[_Found]:
    for match in re.finditer("\ufffd+", text):
        what = say("A letter was lost here when the file was saved: {sign}", sign=called(match[0][0]))
        yield _Found(*match.span(), "lost", what, say("Write it anew, and save the file with the encoding UTF-8."), "?")
