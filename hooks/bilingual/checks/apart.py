"""Words that stand in two: divided at the end of a line, as in what was copied from a document, and terms of the
service that a language writes as one word and a hand has written as two, as in “stöd person”.

Nothing is guessed: two halves are one word if the dictionary has that word, or if it is a form of a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..languages.paragraphs import paragraphs
from ..messages import Message, say
from ..pages.section import Passage
from ..problems import Edit, Problem, quote
from ..text.words import Prose
from .spelling import Spelling

_DIVIDED = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,})(?P<sign>[-‐]\n?)(?P<second>[^\W\d_]{2,})(?![\w-])")
_TWO = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,})(?P<sign>[ \n])(?=(?P<second>[^\W\d_]{2,})(?![\w-]))")
_WORD = re.compile(r"[^\W\d_]+")
_ALLOW = say("<!-- allow {kind}: why -->", kind="spelling")


def find_words_apart(
    passage: Passage, prose: Sequence[Prose], spelling: Spelling
) -> tuple[list[Problem], set[tuple[int, str]]]:
    """Each word of a passage that stands in two, told at its first half; and its halves, which are not to be looked up.

    A half is (its line, as it stands there).
    """
    problems: list[Problem] = []
    halves: set[tuple[int, str]] = set()
    for part in prose if spelling.dictionary else ():
        for match, what in (*_divided(part, spelling), *_terms(part, spelling)):
            first, second = match["first"], match["second"]
            line, last = part.line_at(match.start()), part.line_at(match.start("second"))
            whole = first + second.lower()
            to_do = say("Write “{whole}”, or allow it beside the text: {allow}", whole=whole, allow=_ALLOW)
            old = f"{first}{match['sign']}{second}"
            edit = None if "\n" in old else Edit(passage.file, line, old, whole)
            problems.append(Problem(passage.file, line, what, to_do, "spelling", "warning", edit=edit))
            halves |= {(line, first), (line, old), (line, first + match["sign"].strip()), (last, second)}
    return problems, halves


def _divided(part: Prose, spelling: Spelling) -> Iterator[tuple[re.Match[str], Message]]:
    if "-\n" not in part.text and "‐" not in part.text:
        return
    for match in _DIVIDED.finditer(part.text):
        are_words = spelling.has(match["first"]) and spelling.has(match["second"])
        is_word = match["second"].islower() and spelling.has(match["first"] + match["second"])
        if is_word and ("\n" in match["sign"] or not are_words):
            said = " ".join(match[0].split("\n"))
            yield match, say("“{said}” is divided, as at the end of a line in a document.", said=quote(said))


def _is_asked(match: re.Match[str], spelling: Spelling) -> bool:
    """Whether the first half begins a sentence and asks for something: “Stöd personen i arbetet” is two words."""
    if not match["first"].istitle() or not match["second"].islower():
        return False
    behind = match.string[match.end("second") :].lstrip("\n ")
    following = _WORD.match(behind)
    return following is None or following[0].casefold() in spelling.after_an_object


def _terms(part: Prose, spelling: Spelling) -> Iterator[tuple[re.Match[str], Message]]:
    """Most texts have no word at all with which a term begins, and no other is looked through."""
    if not any(spelling.may_have_term_apart(paragraph) for _, paragraph in paragraphs(part.text)):
        return
    for match in _TWO.finditer(part.text):
        first, second = match["first"].casefold(), match["second"].casefold()
        if first in spelling.halves and spelling.is_term(first + second) and not _is_asked(match, spelling):
            said = f"{match['first']} {match['second']}"
            yield match, say("“{said}” is one word of the service, written as two.", said=quote(said))
