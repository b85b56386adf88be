"""How everything here reports what is wrong to the person who can mend it."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher, get_close_matches
from typing import Literal
from unicodedata import category, name

from .messages import ENGLISH, Beginning, Message, as_is, either, in_language, in_quotes, say, say_number, together

MOST_OF_A_FILE = 50  # problems that one file's messages list, more than anyone mends before looking again
_LONGEST = 1_000  # characters of what is wrong in one message
_MANY = 24  # names that a message can list and still be read
_LONG = 60  # characters of a text that a message can show and still be read
_LONGEST_NAME = 100  # characters of a name that is compared with others: how alike two are takes time
_NEAR = 0.6  # how alike two names are if one may be a slip for the other; 1 is the same
_WITHOUT_SHAPE = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")  # Unicode's categories
_SOFT_HYPHEN = "\u00ad"
_FIRST_TAG, _LAST_TAG = "\U000f0000", "\U000ffffd"  # stand for value tags until a message is told (text/source.py)
_PLAIN_ARGUMENT = re.compile(r"[\w./#:,@%+=-]+")  # what no shell reads as anything but itself
_GRADES = ("error", "warning", "note")  # the worst one first
MESSAGE_LANGUAGE = ENGLISH  # the language of what is said here to editors
Severity = Literal["error", "warning", "note"]
# What kind of problem it is, for tools. The first nineteen are what an editor writes in <!-- allow number: why --> too.
ProblemCode = Literal[
    "number",  # a number that the other language does not have, or has with another limit
    "value",  # a value typed by hand, or shown more often in one language
    "limit",  # a value without the limit of its rule
    "structure",  # a section, list, table or the like that the other language does not have
    "link",  # a link that the other language does not have
    "term",  # an official term that the other language does not use
    "forbidden",  # a word that a term forbids
    "language",  # a sentence in another language than its page
    "spelling",  # a word that no dictionary has, or one that stands twice in a row
    "day",  # a day that the calendar does not have, or that is another day of the week
    "easy",  # a line or a sentence that is hard on the page in easy language
    "ease",  # a section that is much longer or harder than its counterpart
    "sentence",  # a sentence or a paragraph that the other language does not have
    "polarity",  # a negation that the other language does not have
    "opposite",  # “before” where the other language says “after”, and the like
    "who",  # we do what you do in the other language
    "condition",  # an “if” that the other language does not have
    "only",  # an “only” that the other language does not have
    "duty",  # what must be done may be done in the other language
    "confirmed",  # a section that nobody has confirmed as it stands
    "fact",  # a page no longer says what docs/facts.yml asks for
    "abbreviation",  # an abbreviation that says nothing, or is used nowhere
    "address",  # an address that is missing, not used, or that of another page
    "attributes",  # a list of attributes that belongs to nothing
    "bad-choice",  # not one of the possible values
    "bad-form",  # a name or value that is not written in the right way
    "bad-number",  # a number that is too small or too large
    "bad-type",  # a text where a number belongs, and the like
    "braces",  # braces that are no look-up of a value
    "broken-link",  # a link to a page, section or file that is not there
    "callout",  # a callout that is none as it stands, or has no text
    "character",  # a character that cannot be seen, shown or read
    "checked-late",  # a rule that nobody has compared with its source in time
    "code",  # code that nobody may have meant as such
    "comment",  # a comment without its beginning or its end
    "contact-due",  # a security contact that is sure to be right for too short or too long
    "currency-words",  # a currency that a language has no words for
    "definition",  # an explanation without its word
    "document",  # a document without a title, a language, or tags that say how to read it
    "duplicate",  # what may stand only once
    "emphasis",  # a sign of emphasis without its second one
    "draft",  # a page that readers do not get, although something leads to it or needs it
    "empty",  # nothing stands where something must
    "exception",  # an exception that has no reason, or allows nothing
    "file-content",  # a picture or document that is not what its name says, or holds more than can be published
    "file-kind",  # a file of a kind that cannot be published
    "file-name",  # a name of a file or folder that cannot stand in an address
    "finding-open",  # the accessibility statement lists a fault that is not mended
    "footnote",  # a footnote without its text, or without its place in the text
    "front-matter",  # a page without front matter
    "gone",  # an address on another site that does not answer any more
    "heading",  # a heading that would not become one, or stands where none can
    "heading-level",  # a heading in the text with the level of the page's title
    "html",  # HTML that cannot stand in a text, or has no end
    "identifier",  # a heading without an identifier
    "leftover",  # a file that a program has left there
    "let-out",  # a section that is behind, and let out until a day
    "licence-not-confirmed",  # the owner has not said yes to the licence
    "line-break",  # a line break where no line ends
    "link-form",  # a link that would not become one, or has no text or address
    "list",  # a list or an item that would not become one
    "long-sentence",  # a sentence of more words than readers of this page can follow
    "menu-level",  # a section of the menu inside too many others
    "merge",  # two versions were merged here, and both still stand
    "misplaced-file",  # a file that would not be published where it stands
    "misplaced-value",  # a value where none can stand
    "missing-file",  # a file that must be there
    "missing-name",  # a name that a data file must have
    "missing-page",  # a page that one of the languages does not have
    "missing-text",  # a text of the page frame that one of the languages does not have
    "no-length",  # a rule that cannot be drawn, because it is no duration of days or more
    "not-a-file",  # a link on the disk, a device or the like where a file belongs
    "not-endorsed",  # nobody has endorsed the accessibility statement as it stands
    "not-known",  # what nobody has found out yet
    "origin",  # a link or picture that leads to a site which nobody has put on the list
    "paragraph",  # a text that holds far too much
    "printed",  # something on a printed page that is on no list of what a page may hold
    "period",  # periods of a rule that contradict each other
    "picture",  # a picture without an address or a text alternative
    "plural-forms",  # other forms of a word than its language has
    "reason",  # a confirmation that needs a reason
    "record-format",  # the record of confirmations is in another format
    "record-unreadable",  # a line of the record of confirmations, or of a data file, that cannot be read
    "review-due",  # a page or statement that was last reviewed too long ago
    "question",  # a question on the easy page
    "range",  # ends of a range that contradict each other, or something else that its rule says
    "rule-expired",  # a rule that has no value on the day of the build
    "rule-words",  # a rule that a language has no words for
    "table",  # a table that would not become one, or has a row of another length
    "template",  # a template that cannot be read
    "too-large",  # a file, a page or a table that is too large
    "typography",  # signs of quotation of another language, or a hyphen in the place of a dash
    "unclosed-fence",  # code that never ends
    "unfinished",  # a note to whoever writes, in a text that readers get
    "unknown-area",  # a country that ISO 3166-1 does not have
    "unknown-callout",  # a callout of a kind that does not exist
    "unknown-exception",  # an exception for what none can allow
    "unknown-folder",  # a folder that holds no page
    "unknown-key",  # a name that cannot stand in this place of a data file
    "unknown-locale",  # a language that CLDR does not have
    "unknown-name",  # a look-up of what does not exist
    "unknown-page",  # a page that does not exist
    "unknown-rule",  # a rule that does not exist
    "unknown-section",  # a section that does not exist
    "unknown-time-zone",  # a time zone that IANA does not know
    "unknown-term",  # a term that does not exist
    "unreadable",  # a file that the computer does not let be read
    "untrue",  # a statement that contradicts itself, or the day
    "without-effect",  # a setting that would do nothing
]


@dataclass(frozen=True)
class Edit:
    """What mends a problem: on one line, which holds the text ``old`` exactly once, ``new`` in its place.

    A tool may offer it; it is for a person to take it, since a near name need not be the one that was meant. Where
    nothing else can have been meant, it ``is_sure``, and ``is_read`` says whether readers read something else by it.
    """

    file: str
    line: int
    old: str
    new: str
    is_sure: bool = field(default=False, compare=False)
    is_read: bool = field(default=True, compare=False)

    def is_certain(self, text: str) -> bool:
        """Whether the line ``text`` holds ``old`` exactly once, and not as a part of a longer name."""
        start = r"(?<![\w-])" if self.old[:1].isalnum() else ""
        return text.count(self.old) == 1 and bool(re.search(f"{start}{re.escape(self.old)}(?![\\w-])", text))


@dataclass(frozen=True, order=True)
class Problem:
    """Something that an editor should mend.

    ``file`` is relative to the project's root, with ``/``; ``line`` counts from 1.
    ``error``: a page would print something false, or nothing; every build stops.
    ``warning``: the languages are out of step; the strict build stops, a preview goes on.
    ``note``: what a machine thinks of texts that a person has confirmed as they are, or what goes by itself;
    no build stops.
    ``there`` is the place of the counterpart, as ``file:line``. ``about`` is the name that does not exist, if it is
    that: ``rules.loan_time``. ``more`` are further lines: a second way out, other places. ``edit`` mends it,
    where a machine can know how. Whatever stands in any of them is printed on one line, as ``show`` shows it.
    """

    file: str
    line: int
    what: Message
    to_do: Message
    code: ProblemCode
    severity: Severity = "error"
    there: str = ""
    about: str = ""
    more: tuple[Message, ...] = ()
    edit: Edit | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return "\n    ".join(map(show, (f"{self.file}:{self.line}: {self.what}", self.to_do, *self.more)))

    def in_language(self, language: str) -> Problem:
        """The same, said in a language: nothing but its words changes."""
        what, to_do, *more = (as_is(in_language(text, language)) for text in (self.what, self.to_do, *self.more))
        return replace(self, what=what, to_do=to_do, more=tuple(more))


_THERE_MAY_BE_MORE = say("There may be more that could not be looked at yet: mend this first, then look again.")
FAR = 20  # years ahead: a law or a decision seldom names such a day, and a slip of a finger often does


def is_far(year: int, this_year: int) -> bool:
    """Whether a year is so far ahead that whoever wrote it should look at it again."""
    return year > this_year + FAR


def to_mend(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build: all but what is only told."""
    return [problem for problem in problems if problem.severity != "note"]


def report(problems: Iterable[Problem], language: str = ENGLISH) -> str:
    """All problems as one message, in the order of files and lines, each one once."""
    return "\n".join(str(problem) for problem in as_listed(problems, language))


@dataclass(frozen=True)
class Report:
    """All problems as one message, for whoever shows it in a language that is not known yet."""

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return report(self.problems)

    def in_language(self, language: str) -> str:
        """The same, said in a language."""
        return report(self.problems, language)


def as_listed(problems: Iterable[Problem], language: str = ENGLISH) -> list[Problem]:
    """The problems as people can read them: in order, each once; of one file no more than fifty, errors first of all.

    The last of a file then says how many more there are, at the line of the first that is left out. The order is the
    same in every language.
    """
    by_file: dict[str, list[Problem]] = {}
    for problem in set(problems):
        by_file.setdefault(problem.file, []).append(problem)
    listed: list[Problem] = []
    for file, found in sorted(by_file.items()):
        first = sorted(found, key=lambda problem: (_GRADES.index(problem.severity), problem))
        listed += sorted(first[:MOST_OF_A_FILE])
        if rest := first[MOST_OF_A_FILE:]:
            line = min(problem.line for problem in rest)
            what = say_number(
                len(rest),
                "One more is to mend in this file, from this line on.",
                "{number} more are to mend in this file, from this line on.",
            )
            to_do = say("Mend those above, then look again.")
            listed.append(Problem(file, line, what, to_do, rest[0].code, rest[0].severity))
    return [_shortened(problem.in_language(language)) for problem in listed]


def counted(problems: Iterable[Problem]) -> Message:
    """How many there are to mend, and how many of them are listed where that is not all."""
    every = set(problems)
    of_files = Counter(problem.file for problem in every)
    listed = sum(min(number, MOST_OF_A_FILE) for number in of_files.values())
    if listed < len(every):
        return say("{all} to mend, of which {listed} are listed", all=len(every), listed=listed)
    return say("{all} to mend", all=len(every))


def find_hidden(problems: Iterable[Problem]) -> Message:
    """Says that there may be more, where something could not be read; empty where all could.

    What is printed is read last of all, so that nothing waits for it.
    """
    is_hard = any(problem.severity == "error" and problem.code != "printed" for problem in problems)
    return _THERE_MAY_BE_MORE if is_hard else as_is("")


def _shortened(problem: Problem) -> Problem:
    is_long = len(problem.what) > _LONGEST
    return replace(problem, what=as_is(Beginning(problem.what, _LONGEST))) if is_long else problem


def show(text: str) -> str:
    """A text on one line: what has no shape, or could act on a screen or turn a line around, is shown as its name.

    A name is that of Unicode, as in [U+202E RIGHT-TO-LEFT OVERRIDE]; control characters have but a number. No-break
    spaces and soft hyphens stay.
    """
    return text if text.isprintable() else "".join(map(_show, text))


def _show(sign: str) -> str:
    if category(sign) not in _WITHOUT_SHAPE or sign == _SOFT_HYPHEN or _FIRST_TAG <= sign <= _LAST_TAG:
        return sign
    return f"[U+{ord(sign):04X} {name(sign, '')}".rstrip() + "]"


def show_lines(text: str) -> str:
    """The same of a text of several lines, which end as they are."""
    return "\n".join(map(show, text.split("\n")))


def quote(text: str, most: int = _LONG) -> str:
    """A text from a file as a message shows it: on one line, and not longer than can be read."""
    line = " ".join(text.split())
    return show(line if len(line) <= most else f"{line[:most]}…")


def as_argument(text: str) -> str:
    """A name in a command that a message proposes: one word for a shell, which runs nothing that stands in it.

    make is no shell, and would look into it; the Makefile takes each of its arguments as it is.
    """
    shown = show(text)
    return shown if _PLAIN_ARGUMENT.fullmatch(shown) else shlex.quote(shown)


@dataclass(frozen=True)
class Choice:
    """What can stand in place of a name that does not exist: in words, and as the one name that a machine can offer.

    ``near`` is empty where only people can choose: nothing is near, two names are equally near, or what makes them near
    is only what many names have in common, as “.md” or the page before “#”.
    """

    name: str
    near: str
    advice: Message
    is_sure: bool = False  # it is another name of the same, and not only near

    def edit(self, file: str, line: int, before: str = "", after: str = "") -> Edit | None:
        """The near name in place of the other, between what stands around both."""
        old, new = (f"{before}{name}{after}" for name in (self.name, self.near))
        return Edit(file, line, old, new, self.is_sure, is_read=False) if self.near else None


def choose(name: str, known: Iterable[str], written: Callable[[str], str] = str) -> Choice:
    """What can stand in place of a name that does not exist: the nearest one, if one is near, and all there are.

    ``written`` says how a name is written where it stands, if in another way than it is known by.
    """
    names = list(known)
    some = ", ".join(map(written, names[:_MANY])) + (" …" if len(names) > _MANY else "")
    possible = say("Possible here: {names}.", names=some) if names else say("There is none yet.")
    near = get_close_matches(name, dict.fromkeys(names), n=2, cutoff=_NEAR) if len(name) <= _LONGEST_NAME else []
    near = near or [known for known in names if known.lower() == name.lower()]  # too short to be near otherwise
    if not near:
        return Choice(written(name), "", possible)
    best, *others = near
    is_alone = all(_likeness(name, other) < _likeness(name, best) for other in others)
    is_near = is_alone and _likeness(_own(name), _own(best)) >= _NEAR
    advice = together([say("Did you mean “{name}”?", name=written(best)), possible])
    return Choice(written(name), written(best) if is_near else "", advice)


def find_moved(place: str, places: Iterable[str]) -> Choice | None:
    """The sections of another page that have the name of one that is not there, ``page.md#name``: it may have been
    moved. None if there is none among the ``places``, which are written in the same way.
    """
    name = place.partition("#")[2]
    moved = [other for other in dict.fromkeys(places) if name and other.partition("#")[2] == name and other != place]
    if not moved:
        return None
    advice = say("Did you mean {names}?", names=either(map(in_quotes, moved)))
    return Choice(place, moved[0] if len(moved) == 1 else "", advice)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, other, one).ratio()


def _own(name: str) -> str:
    """The part of a name that is its own: without its page or its ending."""
    _, sign, section = name.rpartition("#")
    return section if sign else name.rpartition(".")[0] or name


def choose_from(name: str, known: Iterable[str]) -> Message:
    """The same in words."""
    return choose(name, known).advice
