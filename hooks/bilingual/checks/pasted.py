"""What comes along when the text of a document is copied: numbers of its pages and notes, lines of its contents, and
what a program for text had written where something was missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..languages.language import Language
from ..messages import say
from ..pages.section import Passage
from ..problems import Problem, quote
from ..text.words import Prose
from .spelling import ALLOW, GROUP

_IN_BRACKETS = re.compile(r"\[([^\[\]\n]{2,40})\]")
_FOOTNOTE = re.compile(r"(?<![\w./-])(?P<word>[a-zà-öø-ÿ]{4,})(?P<sign>\d{1,2}|[¹²³⁴-⁹]{1,2})(?![\w-])")
_BEHIND_A_LETTER = re.compile(r"[\d¹²³⁴-⁹](?<=[a-zà-öø-ÿ].)")  # most texts have few figures, and many letters
_CONTENTS = re.compile(r"[^\n]{0,200}?(?:\. ?|\t|…){6,}[ \t]?\d{1,4}(?![^\n])")
_OF_CONTENTS = ".....", "…………"
_ENDS_A_NUMBER = "0123456789)–-"
_FOOT = 80  # characters of the number of a page with all that stands beside it


def find_pasted(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """All of it in one text."""
    yield from _leavings(passage, part, language)
    yield from _fields(passage, part, language)
    yield from _numbers_of_pages(passage, part, language)
    yield from _contents(passage, part)
    yield from _numbers_of_footnotes(passage, part)


def may_be_pasted(paragraph: str, language: Language) -> bool:
    """Whether any of it can be in a text with this paragraph, by one look at it."""
    lower = paragraph.lower()
    return (
        "[" in paragraph
        or any(map(paragraph.__contains__, _OF_CONTENTS))
        or (len(paragraph) <= _FOOT and paragraph[-1] in _ENDS_A_NUMBER)
        or any(map(lower.__contains__, _words_of_programs(language)))
        or bool(_BEHIND_A_LETTER.search(paragraph))
    )


def _leavings(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """What a program for text has written where it found nothing, or where somebody was to write."""
    folded = part.text.lower()
    for words in _words_of_programs(language):
        if (start := folded.find(words)) >= 0:
            what = say(
                "“{text}” is what a program for text writes where something is missing.",
                text=quote(part.text[start : start + len(words)]),
            )
            to_do = say("Write what belongs there, or take the sentence out.")
            yield Problem(passage.file, part.line_at(start), what, to_do, "unfinished", "warning")


def _fields(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """What a template has in square brackets for somebody to fill in."""
    for match in _IN_BRACKETS.finditer(part.text) if "[" in part.text else ():
        if match[1].strip().lower() in language.words(GROUP, "to_fill_in"):
            what = say("“{text}” is still to be filled in.", text=quote(match[0]))
            to_do = say("Write what belongs there, or take the sentence out.")
            yield Problem(passage.file, part.line_at(match.start()), what, to_do, "unfinished", "warning")


@lru_cache(maxsize=32)
def _words_of_programs(language: Language) -> Sequence[str]:
    return language.words(GROUP, "leavings")


def _numbers_of_pages(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """What stands at the foot of each page of a document, and comes along when its text is copied."""
    pattern = _number_of_a_page(language)
    for block in part.blocks if pattern else ():
        if block.kind == "p" and block.end - block.start <= _FOOT and part.text[block.end - 1] in _ENDS_A_NUMBER:
            text = part.text[block.start : block.end]
            if pattern and pattern.fullmatch(text.strip()) and not part.span_at(block.start, block.end):
                what = say("“{text}” stands alone, like the number of a page in a document.", text=quote(text.strip()))
                yield Problem(passage.file, part.line_at(block.start), what, say("Take it out."), "unfinished", "note")


def _contents(passage: Passage, part: Prose) -> Iterator[Problem]:
    """A line of the list of contents of a document, with the number of a page behind its stops."""
    for match in _CONTENTS.finditer(part.text) if any(map(part.text.__contains__, _OF_CONTENTS)) else ():
        what = say("“{text}” looks like a line of the contents of a document.", text=quote(match[0].strip()))
        to_do = say("Take it out: each page has its own contents, and no numbers.")
        yield Problem(passage.file, part.line_at(match.start()), what, to_do, "unfinished", "note")


def _numbers_of_footnotes(passage: Passage, part: Prose) -> Iterator[Problem]:
    for match in _FOOTNOTE.finditer(part.text) if _BEHIND_A_LETTER.search(part.text) else ():
        if not part.span_at(match.start(), match.end()):
            what = say("“{word}” ends with “{sign}”, like a word with a footnote.", word=match[0], sign=match["sign"])
            to_do = say("Take it out, or leave a space, or allow it beside the text: {allow}", allow=ALLOW)
            yield Problem(passage.file, part.line_at(match.start()), what, to_do, "spelling", "warning")


@lru_cache(maxsize=32)
def _number_of_a_page(language: Language) -> re.Pattern[str] | None:
    """“Page 3 of 5”, “3 (5)”, “– 3 –”, “3”; None of a language of which nothing is known."""
    named = "|".join(map(re.escape, language.words(GROUP, "pages")))
    of = "|".join(map(re.escape, language.words(GROUP, "of_pages")))
    if not named:
        return None
    all_of_them = rf"(?: ?\(\d{{1,4}}\)|/\d{{1,4}}| (?:{of or 'of'}) \d{{1,4}})"
    beside = r"(?:[^\n.!?]{1,60}[ \t|])?"  # what else stands at the head or foot of a page
    return re.compile(
        rf"(?:{named}) \d{{1,4}}|{beside}(?:{named}) \d{{1,4}}{all_of_them}|{beside}\d{{1,4}} ?\(\d{{1,4}}\)"
        rf"|\d{{1,4}}{all_of_them}|[–-] ?\d{{1,4}} ?[–-]|\d{{1,3}}",
        re.I,
    )
