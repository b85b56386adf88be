"""What hands do while they write: a word twice, a wrong day of the week, a link that says “here”, a note to oneself,
signs of another language; and on the easy page, what makes a text harder.

Each is sought only where one look at the whole text, or at the set of its words, says that it can be there. Signs and
long sentences are told and stop nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import compress, pairwise

from ..languages.language import Language
from ..languages.paragraphs import REMEMBERED, paragraphs
from ..languages.sentences import find_sentences
from ..messages import say
from ..pages.section import Passage
from ..problems import FAR, Edit, Problem, is_far, quote
from ..site.agreement import Found
from ..text.words import Prose
from .pasted import find_pasted, may_be_pasted
from .spelling import GROUP

_ALLOW_SPELLING, _ALLOW_DAY, _ALLOW_EASY = (
    say("<!-- allow {kind}: why -->", kind=kind) for kind in ("spelling", "day", "easy")
)
_NOTES = ("TODO", "FIXME", "TBD", "TBC", "XX", "Lorem ipsum", "???", "[", "___")  # what nobody writes for readers
_NOTE = re.compile(
    r"(?<!\w)(?:TODO|FIXME|TBD|TBC|XX+(?:[- ]XX+)+|XXX+|\d\dXX|Lorem ipsum)(?!\w)|\?\?\?+"
    r"|\[(?:[^\W\d_]{3,12} )?[A-ZÅÄÖ]{1,4}\d{1,3}\]"
)  # [KJ1]: a remark of a program for text
# Who prints the page may be meant to write there, and XX may be a number: that stops nothing.
_BLANK = re.compile(r"(?<!\w)(?<!X[ -])(?:_{3,}|XX(?= ))(?!\w)")
_TWICE = re.compile(r"(?<![\w-])(?P<word>[^\W\d_]+)(?P<gap>[ \u00a0]|(?<! )\n)(?P<again>(?P=word))(?![\w-])", re.I)
_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)")
_NO_DAY = re.compile(
    r"(?<![\w-])(?:19|20)\d\d-(?:(?:00|1[3-9]|[2-9]\d)-\d\d|\d\d-(?:00|3[2-9]|[4-9]\d))(?![\w-])"
)  # 2027-13-01, 2027-03-32
_TOO_LATE = re.compile(r"(?<![\w.,:/-])(?:3[2-9]|[4-9]\d)(?:\.|\b)[ \u00a0]\Z")  # in a month
_A_MONTH = len("2027-03")
_HIGH = re.compile(r"2[5-9]|[3-9][0-9]")  # an hour or a minute that no clock has
_LEAP_YEAR = 2000  # in which 29 February is a day: without a year, nobody knows that it is none
_ENDS, _DASHES = ".;!?", "–—"
_PER_WORD = 3  # characters at least, a space among them, in the mean of so many words
_A_TEXT = 12  # characters of a paragraph or an item that nobody writes twice
_ALONE = ("p", "li")
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")  # “SEK” and “AB” are written so
_STOP = re.compile(r"\.[ \n](?=[a-zà-öø-ÿ]{2})(?<=[a-zà-öø-ÿ]{4}..)")  # a small letter begins a sentence
_SIGNS_TWICE = ("..", ",,", ",.", ";;")
_SIGN_TWICE = re.compile(r"(?<=\w)(?:\.\.(?!\.)|,,|,\.|;;)(?=\s|\Z)")
_BESIDE = 12  # characters between a day of the week and its date: “ den ”, “, the ”
_MARKS = '"“”„»«'
_DASH = re.compile(r"(?<=[^\W\d_][ \u00a0])-(?=[ \u00a0\n][^\W\d_])|(?<=[\w ])--(?=[\w ])")
_MARKDOWN = re.compile(
    r"\*\*(?=\S)[^*\n]{1,200}\*\*|\[[^\[\]\n]{1,200}\]\([^()\s]{1,200}\)|`[^`\n]{1,200}`|</?[a-z][^<>\n]{0,200}>"
    r"|&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
)
_QUOTED = re.compile(rf"[{_MARKS[1:]}][^{_MARKS}]+[{_MARKS[1:]}]")
_LINE = re.compile(r"  \n|\n\n")
_TEXTS = frozenset(["p", "li", "dd", "td", "blockquote", "callout"])
_Find = Callable[[Passage, Prose, Language], Iterator[Problem]]


def find_habits(
    passage: Passage,
    prose: Sequence[Prose],
    quantities: Sequence[Found],
    language: Language,
    is_easy: bool,
    this_year: int = 0,
) -> Iterator[Problem]:
    """All of it in one passage; ``is_easy`` on the page that is written in easy language. Without ``this_year``, no day
    is far away."""
    yield from _links(passage, language)
    yield from _pictures(passage, language)
    yield from _days(passage, quantities, language, this_year)
    for part in prose:
        texts = [paragraph for _, paragraph in paragraphs(part.text)]
        sought = {find for text in texts for find in _sought(text, language)}
        if len(set(texts)) < len(texts):
            sought.add(_blocks_twice)
        if not passage.file.endswith(".md") or part is not prose[-1]:  # the others stand in the front matter
            sought.update((_signs_of_markdown, _quoted_whole))
        for find in _IN_ORDER if sought else ():
            if find in sought:
                yield from find(passage, part, language)
        yield from _long(passage, part, language, is_easy)
    if is_easy:
        yield from _of_the_easy_page(passage, prose[-1], language)  # the others stand in the front matter


@lru_cache(maxsize=REMEMBERED)
def _sought(paragraph: str, language: Language) -> tuple[_Find, ...]:
    """What can be in a text with this paragraph, by one look at it: nothing, of most."""
    has, marks, (_, spaced), no_time = (
        paragraph.__contains__, _marks(language), _signs_without_space(language), _no_time(language),
    )  # fmt: skip
    can_be: Mapping[_Find, object] = {
        _no_days: has("-"),
        _times: no_time and _HIGH.search(paragraph) and no_time.search(paragraph),
        _unfinished: any(map(has, _NOTES)),
        find_pasted: may_be_pasted(paragraph, language),
        _twice: _may_be_twice(paragraph),
        _signs: marks and (has(" - ") or has("--") or any(map(has, marks.looked_for))),
        _spaces: any(map(has, spaced)),
        _signs_alone: any(map(has, _SIGNS_TWICE)) or _has_one_alone(paragraph, marks),
        _small_beginnings: _STOP.search(paragraph),
        _capitals: paragraph.isupper(),
    }
    return tuple(find for find, may_be in can_be.items() if may_be)


def _links(passage: Passage, language: Language) -> Iterator[Problem]:
    """Links whose words say nothing when they are read alone, as in a list of links (WCAG 2.2, 2.4.9)."""
    for link in passage.shape.links:
        said = " ".join(link.words.split())
        if said.lower().strip(" .:!…>»→") in _empty_links(language):
            what = say("The link “{said}” does not say where it leads.", said=quote(said))
            to_do = say("Put the name of what readers find there between the brackets.")
            yield Problem(passage.file, link.line, what, to_do, "link-form", "warning")


def _pictures(passage: Passage, language: Language) -> Iterator[Problem]:
    """Pictures of which no more is said than that they are some (WCAG 2.2, 1.1.1)."""
    for picture in passage.shape.pictures:
        said = " ".join(picture.words.split())
        if said and said.lower().strip(" .:!…") in language.words(GROUP, "empty_pictures"):
            what = say("The text alternative “{alt}” says nothing of what the picture shows.", alt=quote(said))
            to_do = say("Say between the brackets what the picture shows: ![text](picture.svg).")
            yield Problem(passage.file, picture.line, what, to_do, "picture", "warning")


@lru_cache(maxsize=32)
def _empty_links(language: Language) -> frozenset[str]:
    return frozenset(language.words(GROUP, "empty_links"))


def _days(passage: Passage, quantities: Sequence[Found], language: Language, this_year: int) -> Iterator[Problem]:
    """Dates that no calendar has, those that are another day of the week than the one beside them, and those that are
    so far ahead that a figure may have slipped."""
    before: Found | None = None
    for found in quantities:
        if found.quantity.kind == "date" and found.part and len(found.quantity.value) == _A_MONTH:
            start = found.quantity.start
            if match := _TOO_LATE.search(found.part.text, max(0, start - _BESIDE), start):
                yield _no_such_day(passage, found.part.text[match.start() : found.quantity.end], found.line)
        if found.quantity.kind == "date" and not found.tag and (match := _DAY.fullmatch(found.quantity.value)):
            year = _LEAP_YEAR if match["year"] == "-" else int(match["year"])
            month, day = int(match["month"]), int(match["day"])
            if not 1 <= day <= monthrange(year, month)[1]:
                yield _no_such_day(passage, found.words, found.line)
            elif before and match["year"] != "-" and _is_beside(before, found, _DASHES):
                weekday = date(year, month, day).isoweekday()
                if before.quantity.value != f"W{weekday}":
                    right = language.cldr.days["format"]["wide"][weekday - 1]
                    yield _wrong_weekday(passage, before, found, right)
            if this_year and match["year"] != "-" and is_far(year, this_year):
                what = say("“{day}” is more than {number} years ahead.", day=quote(found.words), number=FAR)
                to_do = say("If the year is right, allow it beside the text: {allow}", allow=_ALLOW_DAY)
                yield Problem(passage.file, found.line, what, to_do, "day", "note")
        before = found if found.quantity.kind == "weekday" and not _is_beside(before, found) else None


def _no_such_day(passage: Passage, day: str, line: int) -> Problem:
    what = say("There is no such day: {day}.", day=quote(day))
    to_do = say("Write the right one, or allow it beside the text: {allow}", allow=_ALLOW_DAY)
    return Problem(passage.file, line, what, to_do, "day", "warning")


def _no_days(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """Days in figures that no calendar has, in any language."""
    for match in _NO_DAY.finditer(part.text):
        yield _no_such_day(passage, match[0], part.line_at(match.start()))


def _times(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """Times that no clock shows: “klockan 25”, “at 9:75”."""
    pattern = _no_time(language)
    for match in pattern.finditer(part.text) if pattern else ():
        what = say("There is no such time: {time}.", time=quote(match[0]))
        to_do = say("Write the right one, or allow it beside the text: {allow}", allow=_ALLOW_DAY)
        yield Problem(passage.file, part.line_at(match.start()), what, to_do, "day", "warning")


@lru_cache(maxsize=32)
def _no_time(language: Language) -> re.Pattern[str] | None:
    """A word for the clock, and behind it hours from 25 or minutes from 60; where the word has other uses, only with a
    colon. None where the language has no such word."""
    names = "clock", "clock_with_minutes"
    clock, weaker = ("|".join(map(re.escape, language.words("dates", name))) for name in names)
    hour, minute = r"(?:2[5-9]|[3-9][0-9])", r"[6-9][0-9]"
    forms = [rf"(?:{clock})\s(?:{hour}(?:[.:][0-9]{{2}})?|[0-9]{{1,2}}[.:]{minute})"] if clock else []
    forms += [rf"(?:{weaker})\s(?:{hour}:[0-9]{{2}}|[0-9]{{1,2}}:{minute})"] if weaker else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?![\w%‰]|[.,:/-][0-9]|\s?[%‰])", re.I) if forms else None


def _is_beside(before: Found | None, found: Found, without: str = "") -> bool:
    """Whether a day of the week stands right before something: two of them are a span, of which none is sure."""
    if not before or before.part is not found.part or not found.part:
        return False
    between = found.part.text[before.quantity.end : found.quantity.start]
    return len(between) <= _BESIDE and "\n\n" not in between and not any(sign in between for sign in _ENDS + without)


def _wrong_weekday(passage: Passage, weekday: Found, found: Found, right: str) -> Problem:
    what = say(
        "“{weekday}” does not fit “{day}”, which is “{right}”.",
        weekday=quote(weekday.words), day=quote(found.words), right=right,
    )  # fmt: skip
    to_do = say("Write the right day, or allow it beside the text: {allow}", allow=_ALLOW_DAY)
    return Problem(passage.file, weekday.line, what, to_do, "day", "warning")


def _unfinished(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """Notes to oneself, in any language."""
    for match in _NOTE.finditer(part.text):
        what = say("“{note}” looks like a note to yourself, and readers would get it.", note=match[0])
        to_do = say("Finish the text, or put the note into a comment: {comment}", comment=f"<!-- {match[0]} -->")
        yield Problem(passage.file, part.line_at(match.start()), what, to_do, "unfinished", "warning")
    for match in _BLANK.finditer(part.text):
        what = say("“{text}” looks like a place where something is still to be written.", text=match[0])
        yield Problem(
            passage.file, part.line_at(match.start()), what, say("Write what belongs there."), "unfinished", "note"
        )


def _blocks_twice(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """A paragraph or an item right below the very same one, as where two versions were made one."""
    for above, block in pairwise(part.blocks):
        length = block.end - block.start
        if length >= _A_TEXT and length == above.end - above.start and block.kind == above.kind in _ALONE:
            text = part.text[block.start : block.end]
            if text == part.text[above.start : above.end]:
                what = say("This stands here twice in a row: “{text}”.", text=quote(text))
                to_do = say("Take one out, or allow it beside the text: {allow}", allow=_ALLOW_SPELLING)
                yield Problem(passage.file, part.line_at(block.start), what, to_do, "spelling", "warning")


def _twice(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    may = language.words(GROUP, "twice")
    for match in _TWICE.finditer(part.text):
        word, again = match["word"], match["again"]
        is_name = word[0].isupper() and again[0].isupper()
        if word.lower() not in may and not is_name and not part.span_at(match.start(), match.end()):
            what = say("“{word}” stands here twice in a row.", word=word)
            to_do = say("Take one out, or allow it beside the text: {allow}", allow=_ALLOW_SPELLING)
            line = part.line_at(match.start())
            edit = Edit(passage.file, line, match[0], word)
            yield Problem(passage.file, line, what, to_do, "spelling", "warning", edit=edit)


def _may_be_twice(paragraph: str) -> bool:
    """Whether a word stands in it right before itself, or before what begins with it and no letter."""
    pieces = paragraph.lower().split()
    after = pieces[1:]
    begun = compress(zip(pieces, after, strict=False), map(str.startswith, after, pieces))  # “i” and “inte” too
    return any(again == word or not again[len(word)].isalpha() for word, again in begun)


def _signs(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """Quotation marks of another language, straight ones, and hyphens in the place of a dash: they stop nothing."""
    marks = _marks(language)
    if marks and any(sign in part.text for sign in marks.looked_for):
        for match in marks.pattern.finditer(part.text):
            if not part.span_at(match.start(), match.end()):
                said, line = match["said"], part.line_at(match.start())
                right = f"{marks.begins}{said}{marks.ends}"
                what = say("{marks} are no quotation marks of this language.", marks=f"{match[0][0]} {match[0][-1]}")
                to_do = say("Write {right}.", right=quote(right))
                edit = Edit(passage.file, line, match[0], right)
                yield Problem(passage.file, line, what, to_do, "typography", "note", edit=edit)
    if marks and (" - " in part.text or "--" in part.text):
        for match in _DASH.finditer(part.text):
            what = say("A hyphen stands here in the place of a dash.")
            line = part.line_at(match.start())
            yield Problem(passage.file, line, what, say("Write {right}.", right="–"), "typography", "note")


def _spaces(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """A space before a sign that a language writes right behind the word."""
    signs, _ = _signs_without_space(language)
    starts = {start for start, _ in part.lines}
    for match in re.finditer(rf"(?<=[\w)”\"])[ \u00a0]([{re.escape(signs)}])(?=\s|\Z)", part.text):
        if match.start(1) in starts:
            continue  # behind an address or a code, of which no word is here
        what = say("A space stands before “{sign}”.", sign=match[1])
        to_do = say("Take it out, or allow it beside the text: {allow}", allow=_ALLOW_SPELLING)
        yield Problem(passage.file, part.line_at(match.start()), what, to_do, "spelling", "warning")


@lru_cache(maxsize=32)
def _signs_without_space(language: Language) -> tuple[str, tuple[str, ...]]:
    """The signs, and each behind a space."""
    signs = language.line(GROUP, "without_space").replace(" ", "")
    return signs, tuple(f" {sign}" for sign in signs)


def _signs_alone(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """A stop or a comma twice, and a bracket or a quotation mark that begins and never ends: they stop nothing."""
    text = part.text
    for match in _SIGN_TWICE.finditer(text) if any(map(text.__contains__, _SIGNS_TWICE)) else ():
        what = say("“{signs}” stands here, where one sign is enough.", signs=match[0])
        yield Problem(passage.file, part.line_at(match.start()), what, say("Take one out."), "typography", "note")
    marks = _marks(language)
    pairs = [("(", ")")] if text.count("(") > text.count(")") else []
    is_own = marks and not any(sign in text for sign in marks.foreign)  # those are told as such
    if marks and is_own and _is_alone(text, marks.begins, marks.ends):
        pairs.append((marks.begins, marks.ends))
    for begins, ends in pairs:
        for block in part.blocks:
            said = text[block.start : block.end]
            if _is_alone(said, begins, ends):
                what = say("This {sign} has no second one.", sign=begins)
                to_do = say("Write {sign} where it ends.", sign=ends)
                line = part.line_at(block.start + said.rindex(begins))
                yield Problem(passage.file, line, what, to_do, "typography", "note")


def _has_one_alone(paragraph: str, marks: _Marks | None) -> bool:
    """Whether a bracket or a mark of the language has no second one: a text with such a paragraph may have one."""
    return _is_alone(paragraph, "(", ")") or (marks is not None and _is_alone(paragraph, marks.begins, marks.ends))


def _is_alone(text: str, begins: str, ends: str) -> bool:
    """Whether one of the signs that begin has none that ends; where both are the same sign, whether one is over."""
    return text.count(begins) % 2 == 1 if begins == ends else text.count(begins) > text.count(ends)


def _small_beginnings(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """A small letter behind a stop that no abbreviation has: either sign may be the slip, and it stops nothing."""
    for match in _STOP.finditer(part.text):
        word = part.text[: match.start()].rpartition("\n")[2].rpartition(" ")[2].lstrip('(”“"')
        if word.lower() not in language.abbreviations and not part.span_at(match.start(), match.end()):
            what = say("A small letter stands behind “{words}”, as if the sentence went on.", words=f"{word}.")
            to_do = say("Write a capital letter, or a comma in place of the full stop.")
            yield Problem(passage.file, part.line_at(match.start()), what, to_do, "typography", "note")


def _capitals(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """A line in capitals, as old documents have for a heading: it is hard to read, and none to whoever hears it."""
    for block in part.blocks:
        if block.kind == "p" and part.text[block.start : block.end].isupper():
            text = part.text[block.start : block.end].strip()
            if len(_LONG_WORD.findall(text)) > 1 and len(text) >= _A_TEXT and not part.span_at(block.start, block.end):
                what = say("“{text}” stands alone in capitals: it looks like a heading, and is none.", text=quote(text))
                to_do = say("Write it as a heading, ### and a space before it, in small letters.")
                yield Problem(passage.file, part.line_at(block.start), what, to_do, "typography", "note")


def _quoted_whole(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """Straight marks around a text of YAML, which a program for text has made typeset ones; it may be a title too."""
    if match := _QUOTED.fullmatch(part.text.strip()):
        what = say("All of this text stands between quotation marks, which readers get.")
        to_do = say('If they are those of the file, write straight ones, "…", or none.')
        yield Problem(passage.file, part.line_at(match.start()), what, to_do, "typography", "note")


def _signs_of_markdown(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """What stands in a data file is read as it is, so that readers would get these signs."""
    for match in (
        _MARKDOWN.finditer(part.text) if any(sign in part.text for sign in ("**", "](", "`", "<", "&")) else ()
    ):
        what = say("“{text}” is read as it stands in this file: readers would get its signs.", text=quote(match[0]))
        to_do = say(
            "Write the words alone, since only the text of a page has links, bold text and the like, or allow it beside"
            " the text: {allow}",
            allow=_ALLOW_SPELLING,
        )
        yield Problem(passage.file, part.line_at(match.start()), what, to_do, "spelling", "warning")


class _Marks:
    """The signs of quotation of one language, and how those of others look that it does not have."""

    def __init__(self, begins: str, ends: str, others: str) -> None:
        self.begins, self.ends = begins, ends
        own = {begins, ends, *others}
        self.foreign = frozenset(sign for sign in _MARKS if sign not in own)
        signs = re.escape("".join(_MARKS))
        first = re.escape("".join(sorted(self.foreign)))
        self.looked_for = self.foreign if begins == ends else self.foreign | {ends}
        turned = rf"|(?<!\w){re.escape(ends)}(?=\w)" if begins != ends else ""  # the one that ends, where one begins
        self.pattern = re.compile(rf"(?:[{first}]{turned})(?P<said>[^{signs}\n]{{1,200}})[{signs}]")


@lru_cache(maxsize=32)
def _marks(language: Language) -> _Marks | None:
    own = language.line(GROUP, "quotation_marks")
    return _Marks(own[0], own[-1], language.line(GROUP, "other_marks").replace(" ", "")) if own else None


def _long(passage: Passage, part: Prose, language: Language, is_easy: bool) -> Iterator[Problem]:
    """Sentences of more words than the page's level lets through. What a value prints is one word: it has its day."""
    most = _most_words(language, is_easy)
    for start, end in _of_more_words(part.text, most, language) if most else ():
        printed = [text for first, last, _ in part.spans_from(start, end) if (text := part.text[first:last])]
        number = len(part.text[start:end].split()) - sum(len(text.split()) - 1 for text in printed)
        if number > most:
            what = say(
                "This sentence has {number} words; more than {most} are hard to follow here: “{said}”.",
                number=number, most=most, said=quote(part.text[start:end]),
            )  # fmt: skip
            line = part.line_at(start)
            if is_easy:
                to_do = say("Make two of it, or allow it beside the text: {allow}", allow=_ALLOW_EASY)
                yield Problem(passage.file, line, what, to_do, "easy", "warning")
            else:
                yield Problem(passage.file, line, what, say("Make two of it."), "long-sentence", "note")


@lru_cache(maxsize=32)
def _most_words(language: Language, is_easy: bool) -> int:
    """Of a sentence; 0 if its language says nothing of that."""
    return int(language.line("readability", "longest_easy_sentence" if is_easy else "longest_sentence") or 0)


def _of_more_words(text: str, most: int, language: Language) -> list[tuple[int, int]]:
    """The sentences of a text that have more words, if any stretch of it is long enough for so many."""
    found = [(offset, *_long_sentences(paragraph, most, language)) for offset, paragraph in paragraphs(text)]
    if not any(is_long for _, is_long, _ in found):
        return []
    return [(offset + start, offset + end) for offset, _, sentences in found for start, end in sentences]


@lru_cache(maxsize=REMEMBERED)
def _long_sentences(paragraph: str, most: int, language: Language) -> tuple[bool, tuple[tuple[int, int], ...]]:
    """Whether a stretch without a stop is long, and the sentences of more words: none reaches over an empty line."""
    if len(paragraph) <= most:
        return False, ()  # as most headings and items, which have not so many words
    is_long = max(map(len, paragraph.replace("\n", ".").split("."))) > most * _PER_WORD
    if len(paragraph.split()) <= most:
        return is_long, ()
    sentences = find_sentences(paragraph, language)
    return is_long, tuple((start, end) for start, end in sentences if len(paragraph[start:end].split()) > most)


def _is_printed(part: Prose, offset: int) -> bool:
    """Whether a value has printed what begins there: how it is written is not said on this page."""
    return part.span_at(offset, offset + 1) is not None


def _of_the_easy_page(passage: Passage, part: Prose, language: Language) -> Iterator[Problem]:
    """A sentence a line, and none that asks what nobody answers."""
    for block in part.blocks:
        if block.kind not in _TEXTS:
            continue
        text = part.text[block.start : block.end]
        start = 0
        for end in [*(match.end() for match in _LINE.finditer(text)), len(text)]:
            here = block.start + start
            found = [(here + first, here + last) for first, last in find_sentences(text[start:end], language)]
            said = [part.text[first:last] for first, last in found if not _is_printed(part, first)]
            line = part.line_at(here)
            if len(said) > 1:
                what = say("{number} sentences stand on one line of the easy page.", number=len(said))
                to_do = say("Begin a new line with each, or allow it beside the text: {allow}", allow=_ALLOW_EASY)
                yield Problem(passage.file, line, what, to_do, "easy", "warning")
            for sentence in said:
                if sentence.endswith("?"):
                    what = say("A question stands on the easy page: “{said}”.", said=quote(sentence))
                    to_do = say("Say it as a statement, unless readers are really asked.")
                    yield Problem(passage.file, line, what, to_do, "question", "note")
            start = end


_IN_ORDER: Sequence[_Find] = (
    _no_days,
    _times,
    _unfinished,
    find_pasted,
    _twice,
    _blocks_twice,
    _signs,
    _spaces,
    _signs_alone,
    _small_beginnings,
    _capitals,
    _signs_of_markdown,
    _quoted_whole,
)
