"""Words: both languages use the same terms, no forbidden ones, and each text is in its own language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..data.terms import TermIndex
from ..languages.detection import find_foreign_sentences
from ..languages.language import Language
from ..languages.names import primary
from ..pages.section import Passage
from ..problems import Problem
from ..text.words import Prose


def terms_of(prose: Sequence[Prose], index: TermIndex) -> dict[str, tuple[str, int]]:
    """The terms that a passage uses, by name: the words and the line of the first use of each."""
    found: dict[str, tuple[str, int]] = {}
    for part in prose:
        for use in index.find_terms(part.text):
            if use.name not in found:
                found[use.name] = (" ".join(part.text[use.start : use.end].split()), part.line_at(use.start))
    return found


def compare_terms(
    here: Passage,
    ours: Mapping[str, tuple[str, int]],
    there: Passage,
    theirs: Mapping[str, tuple[str, int]],
    words: Mapping[str, str],
) -> Iterator[Problem]:
    """Terms that one of two passages uses and the other does not.

    ``words`` says each term in the language of ``here``.
    """
    allow = "or allow it beside the text: <!-- allow term: why -->"
    for name in ours.keys() - theirs.keys():
        said, line = ours[name]
        what = f"“{said}” stands here, but the term has no counterpart in {there.place}."
        yield Problem(here.file, line, what, f"Use the term there too, {allow}", "term", "warning", there.place)
    for name in theirs.keys() - ours.keys():
        said, line = theirs[name]
        place = f"{there.file}:{line}"
        what = f"“{said}” in {place} has no counterpart in this section."
        yield Problem(here.file, here.line, what, f"Use “{words[name]}” here, {allow}", "term", "warning", place)


def find_wrong_words(
    passage: Passage, prose: Sequence[Prose], index: TermIndex, language: Language, others: Sequence[Language]
) -> Iterator[Problem]:
    """Words that a term forbids, and sentences in another of the site's languages that nothing marks as such."""
    for part in prose:
        for use in index.find_forbidden(part.text):
            what = f"“{use.word}” is not to be used here."
            to_do = f"Write “{use.use_instead}”, or allow it beside the text: <!-- allow forbidden: why -->"
            yield Problem(passage.file, part.line_at(use.start), what, to_do, "forbidden", "warning")
        for sentence in find_foreign_sentences(_unmarked(part, language), language, others, index.find_terms):
            said = " ".join(part.text[sentence.start : sentence.end].split())
            short = said if len(said) <= 60 else f"{said[:60].rsplit(' ', 1)[0]} …"
            what = f"This is {sentence.language.name} on a page in {language.name}: “{short}”"
            to_do = "Translate it, or allow it beside the text: <!-- allow language: why -->"
            yield Problem(passage.file, part.line_at(sentence.start), what, to_do, "language", "warning")


def _unmarked(part: Prose, language: Language) -> str:
    """The words of a text, with nothing where it marks words as those of another language itself."""
    text = part.text
    for start, end, code in part.marked:
        if primary(code) != primary(language.locale):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
