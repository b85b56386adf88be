"""What must never be heard, whatever the page: faults of a transcript, found without knowing what the page should say.

Orca's own words, such as “länk” behind the words of a link, are taken from its translations, so that they are told from
those of the page in every language that Orca speaks.
"""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from lxml.html import HtmlElement

from .reading import Step

_CATALOGUES = ("orca", "at-spi2-core")  # of Debian's packages, in /usr/share/locale
# Behind the words of a part of the page Orca says what it is, and before those of a region.
_BEHIND = (
    "visited link",
    "link",
    "image",
    "description value",
    "description term",
    "push button",
    "toggle button",
    "collapsed",
    "expanded",
    "check box",
    "entry",
    "clickable",
    "dialog",
    "statusbar",
)
# What Orca says for a place where nothing, or no more than the end of a line, stands.
_NOTHING = ("newline", "blank")
_BEFORE = ("region", "navigation", "search", "bullet")
_MAIN = "main content"
_MARKED = "highlight start"  # of a mark, in the middle of a sentence
_LEVEL = r"%(role)s level %(level)d"
_SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_SAME_AGAIN = re.compile(r"(.{4,}?)[\s,.:–-]+\1", re.I)
_BACK = 3  # words at the end of an utterance that may stand before what was torn off: Orca says “länk” in between


@lru_cache(maxsize=512)
def said_by_orca(text: str, locale: str) -> str:
    """Orca's words for something, from its English ones."""
    for name in _CATALOGUES:
        catalogue = gettext.translation(name, "/usr/share/locale", [locale], fallback=True)
        for found in (catalogue.gettext(text), catalogue.pgettext("role", text)):
            if found != text:
                return found
    return text


@lru_cache(maxsize=16)
def _heading(locale: str) -> str:
    """A pattern of what Orca says behind the words of a heading."""
    said = said_by_orca(_LEVEL, locale) % {"role": said_by_orca("heading", locale), "level": 1}
    return rf"{re.escape(said[:-1])}\d"


@lru_cache(maxsize=16)
def _around(locale: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of what Orca says before, in its small letters (“Search link” has a word), and behind what is said."""
    before = "|".join(re.escape(said_by_orca(each, locale)) for each in _BEFORE)
    behind = "|".join([_heading(locale), *(re.escape(said_by_orca(each, locale)) for each in _BEHIND)])
    return re.compile(rf"^(?:{before})\s"), re.compile(rf"(?:^|\s)(?:{behind})\.?$", re.I)


def own_words(said: str, locale: str) -> str:
    """What an utterance says of the page, without Orca's own words around it and without the full stop at its end."""
    before, behind = _around(locale)
    while (rest := behind.sub("", before.sub("", said))) != said:
        said = rest
    return said.rstrip(" .")


def words_of(page: HtmlElement) -> frozenset[str]:
    """All words of a page, in small letters."""
    texts = (page.text_content(), " ".join(page.itertext()))
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold().replace("\u00ad", "")))


def never(steps: Sequence[Step], page: HtmlElement, locale: str) -> list[str]:
    """What is heard that must not be, each as its kind and the utterances it is about; ``locale`` is that of Orca.

    Two links that follow each other may have the same words: at the end of a list and at the beginning of the next.
    """
    said = [(number, each, own_words(each, locale)) for number, one in enumerate(steps) for each in one.said]
    known, text = words_of(page), " ".join(page.text_content().replace(_SOFT_HYPHEN, "").split()).casefold()
    divided = _divisions(page)
    link = said_by_orca("link", locale)
    found = [f"{kind}: {each}" for _, each, own in said for kind in _of_one(each, own, locale)]
    # Between words in bold, code and links Orca says each sign by itself, and a voice passes over it: a fault is only a
    # key after which nothing else comes.
    found += [f"a sign alone: {one.said[0]}" for one in steps if one.said and not _WORD.search("".join(one.said))]
    main = [each for _, each, _ in said if each.startswith(said_by_orca(_MAIN, locale))]
    found += [f"the main part of the page named again: {each}" for each in main[1:]]
    # At the top of a page a browser has not always told yet what stands there.
    links, below = _only_links(page), [each for each in said if steps[each[0]].done != "Home"]
    lost = [each for _, each, own in below if own.casefold() in links and link not in each]
    found += [f"a link that is not said to be one: {each}" for each in lost]
    for (before, one, first), (after, two, second) in pairwise(said):
        is_same = first.casefold() == second.casefold() and first.casefold() in text
        if first and is_same and (before == after or link not in one or link not in two):
            found.append(f"twice: {one} | {two}")
        if _is_torn(one, two, known, divided):
            found.append(f"torn: {one} | {two}")
    return found


def _of_one(said: str, own: str, locale: str) -> Iterator[str]:
    if not _WORD.search(said):
        return
    if said.strip(" .") in {said_by_orca(each, locale) for each in _NOTHING}:
        yield "nothing, or the end of a line"
    elif own == said_by_orca(_MARKED, locale):
        yield "where marked words begin"
    elif not own:
        yield "an image without a name" if said_by_orca("image", locale) in said else "nothing but what it is"
    elif _SAME_AGAIN.fullmatch(own):
        yield "twice"
    if re.search(rf"{_heading(locale)}\.?$", said, re.I):
        if not _LETTER.search(own):
            yield "a heading without words"
        elif re.match(r"\d+[^\W\d_]", own):
            yield "a heading with its number glued to it"


def _only_links(page: HtmlElement) -> frozenset[str]:
    """The words of each link that stand nowhere else on a page, in small letters, without a full stop at their end."""

    def words(element: HtmlElement) -> str:
        return " ".join(element.text_content().replace(_SOFT_HYPHEN, "").casefold().split()).rstrip(" .")

    body = page.find("body")
    text = words(page if body is None else body)
    links = Counter(name for each in page.iter("a") if each.get("href") and (name := words(each)))
    return frozenset(name for name, times in links.items() if text.count(name) == times)


def _divisions(page: HtmlElement) -> frozenset[tuple[str, str]]:
    """Where a line may end within a word, as the page has it written: before and behind each soft hyphen."""
    parts = (word.split(_SOFT_HYPHEN) for word in page.text_content().casefold().split() if _SOFT_HYPHEN in word)
    halves = (("".join(each[:place]), "".join(each[place:])) for each in parts for place in range(1, len(each)))
    return frozenset((_WORD.findall(left)[-1], _WORD.findall(right)[0]) for left, right in halves)


def _is_torn(one: str, two: str, known: frozenset[str], divided: frozenset[tuple[str, str]]) -> bool:
    """Whether one utterance ends and the next begins with the halves of a word that no line may divide there."""
    before, after = _WORD.findall(one.casefold())[-_BACK:], _WORD.findall(two.casefold())[:1]
    return any(
        not left.isdigit() and left + right in known and not {left, right} <= known and (left, right) not in divided
        for left in before
        for right in after
    )


def is_said_to_be_open(closing: Step, locale: str) -> bool:
    """Whether what has just been closed is said to be open."""
    return any(said_by_orca("expanded", locale) in said for said in closing.said)


def is_silent(opening: Step, locale: str) -> bool:
    """Whether a dialog opens and nobody who only listens knows."""
    return not any(said_by_orca("dialog", locale) in said for said in opening.said)
