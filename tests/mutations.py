"""Every small harm that can be done to the pages of a site, one at a time: is it caught, and blamed on the right file?

Run as a program, it prints the score for each kind of harm to the real pages, and beside it what the detectors find
without the record of what was confirmed.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bilingual.checks.checked import open_memory
from bilingual.disk import memory
from bilingual.gather import gather
from bilingual.pages.page import Page
from bilingual.problems import Problem, report
from bilingual.site.site import Site

from .confirming import LOCALES, TODAY, confirm_everything
from .conftest import ROOT, Project, copy_project

KINDS = (
    "a heading is dropped",
    "a heading is put on another level",
    "a list item is dropped",
    "a link is dropped",
    "a link leads elsewhere",
    "a tag is dropped",
    "a tag is another",
    "a tag is a number",
    "a number is added",
    "a number word is changed",
    "a term is another word",
    "a sentence is in the other language",
    "a sentence is edited",
    "a sentence is dropped",
    "a negation is added",
    "a negation is dropped",
    "a limit is turned",
    "a condition is dropped",
    "we and you are swapped",
    "two sections are swapped",
)
NUMBER_WORDS = {
    "sv": {"två": "tre", "tre": "fyra", "fyra": "fem"},
    "en": {"two": "three", "three": "four", "four": "five"},
}
OTHER_NUMBER = {"sv": "högst 7 veckor", "en": "up to 7 weeks"}
ADDED_NUMBER = {"sv": " Det tar 3 dagar.", "en": " It takes 3 days."}
OTHER_WORD = {"sv": "sak", "en": "thing"}
OTHER_LANGUAGE = {
    "sv": " The driver helps you with everything that you need on the way.",
    "en": " Föraren hjälper dig med allt som du behöver på vägen.",
}
# Words by which a text comes to say the opposite: (what is looked for, what stands there instead).
NEGATED = {
    "sv": (r"\b(kan|ska|får|är|har|måste|behöver)\b(?! inte)", r"\1 inte"),
    "en": (r"\b(can|must|is|are|may|will)\b(?! not)", r"\1 not"),
}
NOT_NEGATED = {"sv": (r"\b(?:inte|aldrig) ", ""), "en": (r"\b(?:not|never) |(?<=\bcan)not\b", "")}
_NUMBER = r"(?= (?:den |the )?(?:\d|två|tre|fyra|fem|sex|two|three|four|five|six))"
TURNED = {
    "sv": {
        "högst": "minst",
        "minst": "högst",
        "inom": "efter",
        "före": "efter",
        "efter": "före",
        "mer än": "mindre än",
    },
    "en": {
        "at most": "at least",
        "at least": "at most",
        "within": "after",
        "before": "after",
        "after": "before",
        "more than": "less than",
    },
}
# A condition at the beginning of a sentence, and the words behind it, the last of which come first without it.
CONDITION = {
    "sv": r"(?:(?<=[.] )|(?<=\n\n))Om [^,.\n{}]{5,80}?,? ((?:kan|ska|måste|får|behöver) )(du|vi|den|det)\b",
    "en": r"(?:(?<=[.] )|(?<=\n\n))If [^,.\n{}]{5,80},( )(\w)",
}
OTHER_PERSON = {"sv": {"vi": "du", "Vi": "Du", "du": "vi", "Du": "Vi"}, "en": {"we": "you", "We": "You", "you": "we"}}
# A page pair with what the others of the invented service have none of: number words.
TRIPS = {
    "sv": "---\ntitle: Turer\ndescription: Så ofta kommer bussen.\nslug: turer\n---\n\n"
    "Bussen kommer två gånger i veckan. Den stannar i tre timmar. Vi har minst fyra hyllor.\n",
    "en": "---\ntitle: Trips\ndescription: How often the bus comes.\nslug: trips\n---\n\n"
    "The bus comes two times a week. It stays for three hours. We have at least four shelves.\n",
}
COMMENT = re.compile(r"<!--.*?-->", re.S)


@dataclass(frozen=True)
class Mutant:
    """One harm: the file and the text that it has instead."""

    kind: str
    file: str
    text: str


@dataclass
class Score:
    """How many mutants of a kind there are, and how they fared."""

    mutants: int = 0
    caught: int = 0
    by_detectors: int = 0
    misplaced: int = 0


def mutants_of(site: Site, page: Page, text: str) -> Iterator[Mutant]:
    """All mutants of one page that a reader would notice. Its terms, rules and other pages are those of the site."""
    seen = COMMENT.sub("", text)
    for kind, mutated in _harms(site, page, text):
        if COMMENT.sub("", mutated) != seen:
            yield Mutant(kind, page.file, mutated)


def _harms(site: Site, page: Page, text: str) -> Iterator[tuple[str, str]]:
    locale, front = page.locale, text.index("\n---\n") + 5
    elsewhere = next(name for name in site.pairs if name != page.name and f"]({name}" not in text)
    rules = [f"{{{{ rules.{name} }}}}" for name in site.data.rules]

    def swapped(kind: str, pattern: str, new: str) -> Iterator[tuple[str, str]]:
        for match in re.compile(pattern, re.MULTILINE).finditer(text, front):
            yield kind, text[: match.start()] + match.expand(new) + text[match.end() :]

    yield from swapped("a heading is dropped", r"^##.*\n", "")
    yield from swapped("a heading is put on another level", r"^##(?= )", "###")
    yield from swapped("a list item is dropped", r"^(?:-|\d\.) .*\n", "")
    yield from swapped("a link is dropped", r"\[([^\]]+)\]\([^)]+\)", r"\1")
    yield from swapped("a link leads elsewhere", r"\]\([^)]+\)", f"]({elsewhere})")
    yield from swapped("a tag is dropped", r" ?\{\{ [^}]+ \}\}", "")
    for tag, other in pairwise([*rules, *rules[:1]]):
        yield from swapped("a tag is another", re.escape(tag), other)
    yield from swapped("a tag is a number", r"\{\{ rules\.\w+ \}\}", OTHER_NUMBER[locale])
    yield from swapped("a number is added", r"(?<=[a-zåäö]\.)$", ADDED_NUMBER[locale])
    for word, other in NUMBER_WORDS[locale].items():
        yield from swapped("a number word is changed", rf"\b{word}\b", other)
    for use in site.terms[locale].find_terms(text[front:]):
        forbidden = site.data.terms[use.name][locale].forbidden
        other = forbidden[0].text.rstrip("*") if forbidden else OTHER_WORD[locale]
        yield "a term is another word", text[: front + use.start] + other + text[front + use.end :]
    yield from swapped("a sentence is in the other language", r"(?<=[a-zåäö]\.)$", OTHER_LANGUAGE[locale])
    yield from swapped("a sentence is edited", r"(?<=[a-zåäö]{3} )[a-zåäö]{3,}(?=[^\n]*[.?])", "inte")
    yield from swapped("a sentence is dropped", r"(?<=\. )[A-ZÅÄÖ][^.\n{}]+\.", "")
    for kind, (pattern, new) in (
        ("a negation is added", NEGATED[locale]),
        ("a negation is dropped", NOT_NEGATED[locale]),
    ):
        yield from swapped(kind, pattern, new)
    for word, other in TURNED[locale].items():
        yield from swapped("a limit is turned", rf"\b{word}\b{_NUMBER}", other)
    for match in re.compile(CONDITION[locale]).finditer(text, front):
        rest = f"{match[2].capitalize()} {match[1]}".rstrip() if match[1].strip() else match[2].upper()
        yield "a condition is dropped", text[: match.start()] + rest + text[match.end() :]
    for word, other in OTHER_PERSON[locale].items():
        yield from swapped("we and you are swapped", rf"\b{word}\b", other)
    sections = [match.start() for match in re.finditer(r"^## ", text, re.MULTILINE)] + [len(text)]
    for first, second, end in zip(sections, sections[1:], sections[2:], strict=False):
        moved = text[second:end].rstrip("\n") + "\n\n" + text[first:second].rstrip("\n") + "\n\n"
        yield "two sections are swapped", text[:first] + moved + text[end:]


def add_trips(project: Project) -> Project:
    """Adds a page pair with what the invented service's pages have none of."""
    for locale, text in TRIPS.items():
        project.write(f"docs/{locale}/trips.md", text)
    return project


def all_mutants(root: Path) -> list[Mutant]:
    """Every mutant of every page, by kind of harm, after everything has been confirmed."""
    confirm_everything(root)
    site, problems = gather(root, LOCALES, TODAY, open_memory(root))
    assert site
    assert report(problems) == ""
    pages = [page for pair in site.pairs.values() for page in pair.values()]
    texts = {page.file: (root / page.file).read_text(encoding="utf-8") for page in pages}
    mutants = [mutant for page in pages for mutant in mutants_of(site, page, texts[page.file])]
    return sorted(mutants, key=lambda mutant: KINDS.index(mutant.kind))


def share_of(mutants: Sequence[Mutant], every: int) -> list[Mutant]:
    """Of each kind of harm every second mutant, or every third …, beginning with the first."""
    return [one for kind in KINDS for one in [mutant for mutant in mutants if mutant.kind == kind][::every]]


def find_scores(root: Path, mutants: Iterable[Mutant]) -> dict[str, Score]:
    """The scores by kind of harm."""
    scores: dict[str, Score] = {}
    for mutant in mutants:
        with done_to(root, mutant):
            problems = gather(root, LOCALES, TODAY, open_memory(root))[1]
        _count(scores.setdefault(mutant.kind, Score()), mutant, problems)
    return scores


@contextmanager
def done_to(root: Path, mutant: Mutant) -> Iterator[None]:
    """The project with one harm; afterwards it, and its memory of what agrees, are as they were before."""
    files = [file for file in (root / mutant.file, root / memory.FILE) if file.is_file()]
    before = [file.read_bytes() for file in files]
    files[0].write_text(mutant.text, encoding="utf-8")
    yield
    for file, content in zip(files, before, strict=True):
        file.write_bytes(content)


def _count(score: Score, mutant: Mutant, problems: list[Problem]) -> None:
    score.mutants += 1
    score.caught += bool(problems)
    score.by_detectors += any(problem.code != "confirmed" for problem in problems)
    elsewhere = [one for one in problems if one.file != mutant.file]
    # A link is told where it stands, not where it led; so is an exception that allows nothing any longer.
    if any(one.code not in ("broken-link", "exception") for one in elsewhere):
        score.misplaced += 1
        print("misplaced:", mutant.kind, mutant.file, *problems, sep="\n  ", file=sys.stderr)


def main() -> int:
    """Prints the scores; 0 if every mutant was caught, and none blamed on another file."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder), ROOT)
        scores = find_scores(project.root, all_mutants(project.root))
    total = Score(*(sum(getattr(score, field) for score in scores.values()) for field in vars(Score())))
    print(f"{'harm':<36}{'mutants':>9}{'caught':>9}{'without record':>16}{'misplaced':>11}")
    for kind, score in (*scores.items(), ("all", total)):
        caught, alone = (f"{100 * part // score.mutants} %" for part in (score.caught, score.by_detectors))
        print(f"{kind:<36}{score.mutants:>9}{caught:>9}{alone:>16}{score.misplaced:>11}")
    return int(total.caught < total.mutants or total.misplaced > 0)


if __name__ == "__main__":
    sys.exit(main())
