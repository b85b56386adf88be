"""Words: both languages use the same terms, no forbidden ones, and each text is in its own language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..data.terms import TermIndex
from ..languages.detection import Span, find_foreign_sentences
from ..languages.language import Language
from ..languages.names import primary
from ..languages.strangers import find_strangers
from ..messages import say
from ..pages.section import Passage
from ..problems import Problem
from ..site.agreement import Reading, Said
from ..text.words import Prose
from .tags import lost_tags

_LONG = 60  # characters of a sentence that a message shows
_OF_TITLES = ("cite", "q")


def terms_of(prose: Sequence[Prose], index: TermIndex) -> dict[str, Said]:
    """The terms that a passage uses, by name: the first use of each that no tag has printed, if there is one."""
    found: dict[str, Said] = {}
    for part in prose:
        for use in index.find_terms(part.text):
            if use.name not in found or (found[use.name].tag and not part.span_at(use.start, use.end)):
                printed = part.span_at(use.start, use.end) if part.spans else None
                said = " ".join(part.text[use.start : use.end].split())
                found[use.name] = Said(said, part.line_at(use.start), str(printed[2]) if printed else "")
    return found


def compare_terms(here: Reading, there: Reading, index: TermIndex, index_there: TermIndex) -> Iterator[Problem]:
    """Terms that one of two passages uses, while the other has no word that can stand for them.

    Where each has such a term, one may stand in the place of the other: that is told once.
    """
    file = here.passage.file
    for mine, yours in zip_longest(_only_in(here, there, index_there), _only_in(there, here, index)):
        said, line, _ = here.terms[mine] if mine else ("", here.passage.line, "")
        said_there, line_there, _ = there.terms[yours] if yours else ("", 0, "")
        place = f"{there.passage.file}:{line_there}" if yours else there.passage.place
        to_do = say("Use the term there too, or allow it beside the text: <!-- allow term: why -->")
        if yours:
            to_do = say(
                "Use “{term}” here, or allow it beside the text: <!-- allow term: why -->", term=index.words[yours]
            )
        if not yours:
            what = say("“{said}” stands here, but the term has no counterpart in {place}.", said=said, place=place)
        elif not mine:
            what = say("“{said}” in {place} has no counterpart in this section.", said=said_there, place=place)
        else:
            what = say(
                "The terms differ: “{ours}” here, “{theirs}” in {place}.",
                ours=said,
                theirs=said_there,
                place=place,
            )
        yield Problem(file, line, what, to_do, "term", "warning", place)


def _only_in(one: Reading, other: Reading, index: TermIndex) -> list[str]:
    """The terms of a passage that another, of the language of ``index``, neither uses nor can be said to mean.

    What a tag has printed that the other lacks is told of the tag.
    """
    missing = [name for name in one.terms if name not in other.terms]
    lost = {str(tag) for tag in lost_tags(other.passage, one.passage)} if missing else ()
    missing = [name for name in missing if one.terms[name].tag not in lost]
    texts = [part.text for part in other.prose] if missing else []
    return [name for name in missing if not index.can_be_said(name, texts)]


def find_wrong_words(
    passage: Passage, prose: Sequence[Prose], index: TermIndex, language: Language, others: Sequence[Language]
) -> Iterator[Problem]:
    """Words that a term forbids, and sentences in another of the site's languages that nothing marks as such."""
    for part in prose:
        for use in index.find_forbidden(part.text):
            what = say("“{word}” is not to be used here.", word=use.word)
            to_do = say(
                "Write “{word}”, or allow it beside the text: <!-- allow forbidden: why -->",
                word=use.use_instead,
            )
            yield Problem(passage.file, part.line_at(use.start), what, to_do, "forbidden", "warning")
        text = _unmarked(part, language)
        strangers = {one.start: one for one in find_strangers(text, language, others, index.find_terms)}
        for sentence in find_foreign_sentences(text, language, others, index.find_terms):
            if sentence.start in strangers:
                continue  # “Du” is Swedish too, but what follows is German
            what = say(
                "This is {language} on a page in {own}: “{said}”",
                language=sentence.language.name,
                own=language.name,
                said=_short(part, sentence),
            )
            to_do = say("Translate it, or allow it beside the text: <!-- allow language: why -->")
            yield Problem(passage.file, part.line_at(sentence.start), what, to_do, "language", "warning")
        for stranger in strangers.values():
            what = say(
                "This looks like {language} on a page in {own}: “{said}”",
                language=stranger.language.name,
                own=language.name,
                said=_short(part, stranger),
            )
            to_do = say(
                "Translate it, mark it as {example} if it is meant, or allow it beside the text: "
                "<!-- allow language: why -->",
                example=f"**words**{{ lang={stranger.language.locale} }}",
            )
            yield Problem(passage.file, part.line_at(stranger.start), what, to_do, "language", "warning")


def _short(part: Prose, sentence: Span) -> str:
    """As much of a sentence as can be read in a message."""
    said = " ".join(part.text[sentence.start : sentence.end].split())
    return said if len(said) <= _LONG else f"{said[:_LONG].rsplit(' ', 1)[0]} …"


def _unmarked(part: Prose, language: Language) -> str:
    """The words of a text, with nothing where it marks words as those of another language, or as a title, itself."""
    marked = [(start, end) for start, end, code in part.marked if primary(code) != primary(language.locale)]
    if not marked and not part.cited:
        return part.text
    signs = list(part.text)
    for start, end in (*marked, *_titles(part)):
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def _titles(part: Prose) -> Iterator[tuple[int, int]]:
    """What can be a title in its own language: what is cited, and inside of a sentence words in italics or a link."""
    text = part.text
    before = end_of_paragraph = 0
    letters: list[int] = []  # the first and the last one of the paragraph
    for start, end, name in part.cited:
        if start < before or end > end_of_paragraph or not letters:
            before = text.rfind("\n\n", 0, start) + 1
            last = text.find("\n\n", end)
            end_of_paragraph = last if last >= 0 else len(text)
            said = [place for place in range(before, end_of_paragraph) if text[place].isalpha()]
            letters = [said[0], said[-1]] if said else [end_of_paragraph, before]
        is_inside = letters[0] < start or letters[1] >= end
        if name in _OF_TITLES or (is_inside and text[end - 1 : end] not in ".!?"):
            yield start, end
